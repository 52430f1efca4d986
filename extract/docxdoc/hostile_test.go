package docxdoc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// hostile are bodies that are meant to exhaust a reader, of about size bytes.
func hostile(size int) map[string]string {
	repeat := func(s string) string { return times(s, size/len(s)) }
	nested := func(open, inside, end string) string {
		n := size / (len(open) + len(end))
		return times(open, n) + inside + times(end, n)
	}
	restart := "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
	return map[string]string{
		"paragraphs":            repeat(p("1")),
		"empty paragraphs":      repeat("<w:p/>"),
		"numbered paragraphs":   repeat("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"),
		"joined paragraphs":     repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + t("1") + "</w:p>"),
		"runs":                  "<w:p>" + repeat(t("1")) + "</w:p>",
		"breaks":                "<w:p>" + repeat("<w:r><w:br/></w:r>") + t("1") + "</w:p>",
		"cells":                 "<w:tbl><w:tr>" + repeat("<w:tc/>") + "</w:tr></w:tbl>",
		"filled cells":          "<w:tbl><w:tr>" + repeat("<w:tc>"+p("1")+"</w:tc>") + "</w:tr></w:tbl>",
		"rows":                  "<w:tbl>" + repeat("<w:tr/>") + "</w:tbl>",
		"filled rows":           tbl(repeat(tr("1", "2"))),
		"wide cells":            tbl(tr("1", "2"), repeat(tr(tc("<w:gridSpan w:val='1000000'/>", "1")))),
		"wide rows":             tbl(tr("1", tc("<w:gridSpan w:val='900'/>", "2")), repeat(tr("1", "2"))),
		"wide merged tables":    repeat("<w:tbl><w:tr>" + tc("<w:gridSpan w:val='19990'/>"+"<w:vMerge w:val='restart'/>", "1") + "</w:tr></w:tbl>"),
		"rows that go on":       "<w:tbl><w:tr>" + times("<w:tc>"+restart+p("1")+"</w:tc>", 900) + "</w:tr>" + repeat("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>") + "</w:tbl>",
		"gridBefore":            tbl(repeat("<w:tr><w:trPr><w:gridBefore w:val='99999999999999999999'/></w:trPr>" + tc("", "1") + "</w:tr>")),
		"nested tables":         nested("<w:tbl><w:tr><w:tc>"+p("1")+"</w:tc><w:tc>", p("1"), "</w:tc></w:tr></w:tbl>"),
		"many nested tables":    times("<w:tbl><w:tr><w:tc>"+p("1")+"</w:tc><w:tc>", 30) + repeat(p("1")) + times("</w:tc></w:tr></w:tbl>", 30),
		"nested text boxes":     nested("<w:p><w:r><w:t>1</w:t><w:txbxContent>", p("1"), "</w:txbxContent></w:r></w:p>"),
		"text box":              times("<w:p><w:r><w:t>1</w:t><w:txbxContent>", 100) + repeat(p("1")) + times("</w:txbxContent></w:r></w:p>", 100),
		"nested paragraphs":     nested("<w:p>", t("1"), "</w:p>"),
		"nested content":        nested("<w:sdt>", p("1"), "</w:sdt>"),
		"nested alternatives":   nested("<mc:AlternateContent><mc:Choice>", p("1"), "</mc:Choice></mc:AlternateContent>"),
		"alternatives":          repeat("<mc:AlternateContent><mc:Choice/><mc:Choice/><mc:Fallback/></mc:AlternateContent>"),
		"deep comments":         times("<w:sdt>", 600) + repeat("<!--'-->") + times("</w:sdt>", 600),
		"fields":                "<w:p>" + repeat("<w:r><w:fldChar w:fldCharType='begin'/></w:r>") + t("1") + "</w:p>",
		"text in fields":        "<w:p>" + times("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", 100) + repeat(t("1")) + "</w:p>",
		"instructions":          "<w:p><w:r><w:fldChar w:fldCharType='begin'/>" + repeat("<w:instrText>HYPERLINK</w:instrText>") + "</w:r></w:p>",
		"links":                 "<w:p>" + repeat(complexField("HYPERLINK x", t("1"))) + "</w:p>",
		"long link":             "<w:p>" + times(complexField("HYPERLINK x", ""), 100) + repeat(t("1")) + "</w:p>",
		"notes":                 "<w:p>" + repeat("<w:r><w:footnoteReference w:id='1'/></w:r>") + t("1") + "</w:p>",
		"objects":               "<w:p>" + repeat("<w:r><o:OLEObject ProgID='x'/></w:r>") + t("1") + "</w:p>",
		"unlike objects":        "<w:p>" + enumerate(size/40, "<o:OLEObject ProgID='%08d'/>") + t("1") + "</w:p>",
		"drawn letters":         "<w:p>" + repeat("<v:textpath string='x'/>") + "</w:p>",
		"hidden":                "<w:p>" + repeat("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r>") + t("1") + "</w:p>",
		"attributes":            p("1") + "<w:p " + repeat("a='b' ") + "/>",
		"namespaces":            "<w:p " + repeat("xmlns:a='b' ") + "/>",
		"namespaces in use":     "<w:p " + times("xmlns:a='b' ", 80) + ">" + repeat("<b:x/><c:x/>") + t("1") + "</w:p>",
		"references":            "<w:p><w:r><w:t>" + repeat("&") + "</w:t></w:r></w:p>",
		"entities":              "<w:p><w:r><w:t>" + repeat("&lol;") + "</w:t></w:r></w:p>",
		"CDATA":                 "<w:p><w:r><w:t>" + repeat("<![CDATA[1]]>") + "</w:t></w:r></w:p>",
		"comments":              p("1") + repeat("<!---->"),
		"blanks":                "<w:p>" + t("1"+repeat(" ")+"2") + "</w:p>",
		"long text":             "<w:p>" + t(repeat("文")) + "</w:p>",
		"long cell":             tbl(tr(tc("", repeat(p("文"))), "1")),
		"unclosed":              repeat("<w:p>"),
		"unlike":                repeat("<w:p><w:r>"),
		"text between elements": repeat("<w:p>1</w:p>"),
	}
}

// enumerate repeats a format with a number that counts.
func enumerate(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestHostile asserts that each of them is read within the limits; a quadratic
// reader would not come to an end.
func TestHostile(test *testing.T) {
	limits := extract.Limits{Cells: 20_000}
	for name, xml := range hostile(1 << 20) {
		test.Run(name, func(test *testing.T) {
			files := body(xml).with("word/numbering.xml", root("numbering", listOf(1, lvl(0, "decimal", times("%1", 1000)))))
			doc, err := Read(pack(test, files), limits)
			if err != nil {
				return
			}
			checkPlaces(test, doc)
			if len(doc.Blocks) > 2*limits.Cells || len(doc.Links) > limits.Cells {
				test.Errorf("%d blocks, %d links", len(doc.Blocks), len(doc.Links))
			}
			cells, places := 0, 0
			for _, b := range doc.Blocks {
				if b.Kind == extract.TableBlock {
					cells += len(b.Table.Cells)
					places += b.Table.Rows * b.Table.Cols
				}
			}
			if cells > limits.Cells || places > limits.Cells {
				test.Errorf("%d cells, %d places", cells, places)
			}
			if len(doc.Problems) > 60 || len(doc.Source) > 8<<20 {
				test.Errorf("%d problems, %d bytes", len(doc.Problems), len(doc.Source))
			}
		})
	}
}

func TestLimits(test *testing.T) {
	tests := []struct {
		name, body, want, problems string
		limits                     extract.Limits
	}{
		{"cells", tbl(times(tr("1", "2"), 5)), "{1 | 2 ; 1 | 2 ; 1 | 2}", "limit_reached table cells*4, limit_reached paragraphs*3", extract.Limits{Cells: 7}},
		{"places", tbl(tr("1", tc("<w:gridSpan w:val='50'/>", "2")), tr("3", "4")), "1", "limit_reached table cells*3", extract.Limits{Cells: 30}},
		{"paragraphs", times(p("1"), 5), "1⏎1⏎1", "limit_reached paragraphs*2", extract.Limits{Cells: 3}},
		{"depth", times("<w:tbl><w:tr><w:tc>"+p("1")+"</w:tc><w:tc>", 3) + p("2") + times("</w:tc></w:tr></w:tbl>", 3), "{1 | }⏎{1 | 1⏎2}", "nesting_skipped tables*1", extract.Limits{Depth: 2}},
		{"text", "<w:p>" + t("一二三") + t("四五六七") + t("八") + "</w:p>", "一二三四五", "limit_reached paragraph text*1", extract.Limits{Cell: 16}},
		{"cell", tbl(tr(tc("", p("一二三")+p("四五六")+p("七")), "1")), "一二三⏎四五六⏎七⏎1", "", extract.Limits{Cell: 16}},
		{"elements", times("<w:sdt>", maxElements) + p("甲") + times("</w:sdt>", maxElements) + p("乙"), "乙", "nesting_skipped elements*1", extract.Limits{}},
	}
	for _, c := range tests {
		test.Run(c.name, func(test *testing.T) {
			doc := read(test, body(c.body), c.limits)
			checkPlaces(test, doc)
			if got := render(doc.Blocks); got != c.want {
				test.Errorf("got  %s\nwant %s", got, c.want)
			}
			if got := problems(doc); got != c.problems {
				test.Errorf("got  %s\nwant %s", got, c.problems)
			}
		})
	}
}

func TestRefusals(test *testing.T) {
	good := pack(test, body(p("甲")))
	bomb := pack(test, body(p("甲"+times(" ", 8<<20))))
	types := `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	tests := []struct {
		name   string
		file   []byte
		limits extract.Limits
		want   extract.Reason
	}{
		{"nothing", nil, extract.Limits{}, extract.Empty},
		{"text", []byte("一、总体情况"), extract.Limits{}, extract.Damaged},
		{"OLE", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), extract.Limits{}, extract.UnsupportedFormat},
		{"large file", good, extract.Limits{Bytes: int64(len(good)) - 1}, extract.TooLarge},
		{"large part", good, extract.Limits{Bytes: int64(len(good))}, extract.TooLarge},
		{"bomb", bomb, extract.Limits{}, extract.TooLarge},
		{"empty archive", pack(test, parts{}), extract.Limits{}, extract.Damaged},
		{"no main part", pack(test, parts{"a.txt": "甲"}), extract.Limits{}, extract.Damaged},
		{"empty main part", pack(test, parts{"word/document.xml": ""}), extract.Limits{}, extract.Damaged},
		{"no text", pack(test, body("<w:p/>"+tbl(tr("", "")))), extract.Limits{}, extract.Empty},
		{"spreadsheet", pack(test, parts{"[Content_Types].xml": types, "xl/workbook.xml": "<x/>"}), extract.Limits{}, extract.UnsupportedFormat},
		{"no Word document", pack(test, parts{"word/document.xml": "<html><body>1</body></html>"}), extract.Limits{}, extract.Damaged},
		{"document type", pack(test, parts{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "甲">]>` + body(p("&a;"))["word/document.xml"]}), extract.Limits{}, extract.Damaged},
		{"encrypted", changed(good, func(b []byte) { eachHeader(b, func(h []byte, flags int) { h[flags] |= 1 }) }), extract.Limits{}, extract.UnsupportedFormat},
		{"compression", changed(good, func(b []byte) { eachHeader(b, func(h []byte, flags int) { h[flags+2] = 9 }) }), extract.Limits{}, extract.UnsupportedFormat},
		{"two main parts", rename(pack(test, body(p("甲")).with("word/documenT.xml", body(p("乙"))["word/document.xml"])), "documenT", "document"), extract.Limits{}, extract.Damaged},
	}
	for _, c := range tests {
		test.Run(c.name, func(test *testing.T) {
			if got := refusal(test, c.file, c.limits); got != c.want {
				test.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func changed(b []byte, change func([]byte)) []byte {
	b = bytes.Clone(b)
	change(b)
	return b
}

func rename(b []byte, from, to string) []byte {
	return bytes.ReplaceAll(b, []byte(from), []byte(to))
}

// eachHeader calls f with the headers of an archive and where their flags are.
func eachHeader(b []byte, f func(h []byte, flags int)) {
	for mark, flags := range map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8} {
		for i := 0; ; {
			n := bytes.Index(b[i:], []byte(mark))
			if n < 0 {
				break
			}
			i += n
			f(b[i:], flags)
			i += len(mark)
		}
	}
}

// TestTruncated cuts a file at every place: what is left of the text is read and
// said to be cut, or the file is refused as damaged.
func TestTruncated(test *testing.T) {
	var xml strings.Builder
	for i := range 60 {
		fmt.Fprintf(&xml, "%s%s", p(fmt.Sprint("第", i*i*7919, "段")), tbl(tr(fmt.Sprint(i*31337), fmt.Sprint(i*271828))))
	}
	file := pack(test, parts{"word/document.xml": body(xml.String())["word/document.xml"]})
	whole := read(test, parts{"word/document.xml": body(xml.String())["word/document.xml"]}, extract.Limits{})
	partly := 0
	for n := 1; n < len(file); n += 7 {
		doc, err := Read(file[:n], extract.Limits{})
		if err != nil {
			refusal(test, file[:n], extract.Limits{})
			continue
		}
		checkPlaces(test, doc)
		if !strings.HasPrefix(problems(doc), "truncated_text") {
			test.Fatalf("%d bytes: problems %q", n, problems(doc))
		}
		read := strings.TrimSuffix(doc.Source, "\n"+extract.Unread+"\n") // in the cell that is cut
		if last := strings.LastIndexByte(strings.TrimSuffix(read, "\n"), '\n') + 1; !strings.HasPrefix(whole.Source, doc.Source[:last]) {
			test.Fatalf("%d bytes: %q is no beginning", n, doc.Source)
		}
		if len(doc.Blocks) > 1 {
			partly++
		}
	}
	if partly < len(file)/7/4 {
		test.Errorf("only %d cut files were read", partly)
	}
}

func TestDamaged(test *testing.T) {
	stored := bytes.NewBuffer(nil)
	document := body(p("甲1") + p("乙"))["word/document.xml"]
	writeStored(stored, "word/document.xml", document)
	const tags = "invalid_bytes word/document.xml: tags that are damaged*1"
	tests := []struct {
		name           string
		file           []byte
		want, problems string
	}{
		{"malformed", pack(test, body(p("甲")+"<w:p></w:r>"+p("乙"))), "甲⏎乙", "invalid_bytes word/document.xml: tags that are damaged*1"},
		{"a cell that is cut", pack(test, parts{"word/document.xml": strings.Split(body(tbl(tr("甲", "1"), tr("乙", "23")))["word/document.xml"], "3</w:t>")[0]}), "{甲 | 1 ; 乙 | 2⏎�}", "truncated_text word/document.xml: the part ends inside an element*1"},
		{"the end of a text's start tag", mended(test, `preserve">2`, `preserve"2`), "{甲 | � | 3 ; 乙 | 4 | 5}", tags},
		{"the end of an end tag", mended(test, "2</w:t>", "2</w:t"), "{甲 | 2⏎� | 3 ; 乙 | 4 | 5}", tags},
		{"the beginning of an end tag", mended(test, "2</w:t>", "2/w:t>"), "{甲 | 2/w:t>⏎� | 3 ; 乙 | 4 | 5}", tags},
		{"the end of a cell", mended(test, "2</w:t></w:r></w:p></w:tc>", "2</w:t></w:r></w:p>"), "{甲 | 2⏎� | 3 ; 乙 | 4 | 5}", tags},
		{"the end of a row", mended(test, "3</w:t></w:r></w:p></w:tc></w:tr>", "3</w:t></w:r></w:p></w:tc>"), "{甲 | 2 | 3 ; 乙 | 4 | 5}", tags},
		{"text behind the root", pack(test, parts{"word/document.xml": body(p("甲"))["word/document.xml"] + "x"}), "甲", "truncated_text word/document.xml: text outside of elements*1"},
		{"zeros behind the root", pack(test, parts{"word/document.xml": body(p("甲"))["word/document.xml"] + "\x00\x00\r\n"}), "甲", ""},
		{"bytes that are no UTF-8", pack(test, body(p("甲\xff\xfe乙"))), "甲\ufffd乙", "invalid_bytes word/document.xml*1"},
		{"broken styles", pack(test, body(p("甲")).with("word/styles.xml", "<w:styles")), "甲", "truncated_text word/styles.xml: the part ends inside a tag*1"},
		{"junk in front", append([]byte("HTTP/1.1 200 OK\r\n\r\n"), pack(test, body(p("甲")))...), "甲", ""},
		{"no directory", stored.Bytes(), "甲1⏎乙", "truncated_text the ZIP archive has no directory: parts may be missing*1"},
		{"checksum", bytes.Replace(stored.Bytes(), []byte("甲1"), []byte("甲2"), 1), "甲2⏎乙", "truncated_text the ZIP archive has no directory: parts may be missing*1, checksum_failed word/document.xml*1"},
	}
	for _, c := range tests {
		test.Run(c.name, func(test *testing.T) {
			doc, err := Read(c.file, extract.Limits{})
			if err != nil {
				test.Fatal(err)
			}
			checkPlaces(test, doc)
			if got := render(doc.Blocks); got != c.want {
				test.Errorf("got %s, want %s", got, c.want)
			}
			if got := problems(doc); got != c.problems {
				test.Errorf("got %s, want %s", got, c.problems)
			}
		})
	}
}

// mended packs a table in which some markup is replaced.
func mended(test *testing.T, old, now string) []byte {
	test.Helper()
	table := tbl(tr("甲", "2", "3"), tr("乙", "4", "5"))
	if !strings.Contains(table, old) {
		test.Fatalf("no %s in %s", old, table)
	}
	return pack(test, body(strings.Replace(table, old, now, 1)))
}

// writeStored writes a file of an archive that is not compressed.
func writeStored(b *bytes.Buffer, name, content string) {
	h := make([]byte, 30)
	copy(h, "PK\x03\x04")
	binary.LittleEndian.PutUint32(h[14:], crc32.ChecksumIEEE([]byte(content)))
	binary.LittleEndian.PutUint32(h[18:], uint32(len(content)))
	binary.LittleEndian.PutUint32(h[22:], uint32(len(content)))
	binary.LittleEndian.PutUint16(h[26:], uint16(len(name)))
	b.Write(h)
	b.WriteString(name + content)
}
