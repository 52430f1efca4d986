package read

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/gouji/gouji/extract"
)

var samples = filepath.Join("..", "..", "testdata", "samples")

func TestSamples(t *testing.T) {
	for file, format := range map[string]extract.Format{
		"pingtan-2011.txt":          extract.Text,
		"pingtan-2014.txt":          extract.Text,
		"pingtan-2018.html":         extract.HTML,
		"pingtan-2025.html":         extract.HTML,
		"ruzhou-2021.txt":           extract.Text,
		"shanghai-office-2019.html": extract.HTML,
		"shuyang-county-2025.md":    extract.Markdown,
		"suqian-2023.html":          extract.HTML,
		"suqian-2024.html":          extract.HTML,
	} {
		b, err := os.ReadFile(filepath.Join(samples, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{file, "", "report.bin"} {
			doc, err := Document(name, b, extract.Limits{})
			if err != nil {
				t.Errorf("%s as %q: %v", file, name, err)
				continue
			}
			if doc.Format != format || doc.Charset != "utf-8" || len(doc.Blocks) == 0 {
				t.Errorf("%s as %q: %s in %s with %d blocks, want %s in utf-8", file, name, doc.Format, doc.Charset, len(doc.Blocks), format)
			}
		}
	}
}

func TestFormat(t *testing.T) {
	const page = "<table><tr><td>规章</td></tr></table>"
	for _, c := range []struct {
		why, name, text string
		want            extract.Format
	}{
		{"plain", "a.txt", "一、总体情况\n5 < 6\n", extract.Text},
		{"plain without a name", "", "规章\t0\n", extract.Text},
		{"named HTML without tags", "a.html", "一、总体情况\n<条例> & 5<6\n", extract.Text},
		{"named HTML with few tags", "a.HTM", "一、总体情况<br>二\n", extract.HTML},
		{"named text with the same", "a.txt", "一、总体情况<br>二\n", extract.Text},
		{"a page named text", "a.txt", page, extract.HTML},
		{"a page named markdown", "a.md", "<!DOCTYPE html>\n# a\n## b\n" + page, extract.HTML},
		{"a part of a page named markdown", "a.md", page, extract.HTML},
		{"lines of text before the tags", "a.txt", strings.Repeat("标题: 平潭\n", 1000) + page, extract.HTML},
		{"comments before the page", "", "\ufeff <!-- # --> <!-- a --><HTML>", extract.HTML},
		{"XHTML", "", "<?xml version=\"1.0\"?><html/>", extract.HTML},
		{"one tag at the beginning", "", "<p>一", extract.HTML},
		{"cells that nobody closed", "", "情况 <td>1<td>2<td>3", extract.HTML},
		{"a line that begins with #", "", "<div>\n# 一\n</div>", extract.HTML},

		{"named markdown", "a.md", "规章\n", extract.Markdown},
		{"named markdown on Windows", `C:\b.c\a.MARKDOWN`, "规章\n", extract.Markdown},
		{"a heading", "", "# 一\n", extract.Markdown},
		{"a heading further down", "a.txt", "一\n\n## 二\n", extract.Markdown},
		{"rows between pipes", "a.txt", "| 规章 | 0 |\n| 许可 | 1 |\n", extract.Markdown},
		{"bold lines", "a.txt", "**一、总体情况**\n", extract.Markdown},
		{"markdown with tags", "", "# 一\n\n## 二\n<p align=\"center\">图</p>\n" + page, extract.Markdown},
		{"markdown behind a tag", "", "<center>\n\n# 一\n\n## 二\n", extract.Markdown},
		{"pages with markdown", "", "# 一\n<body>\n" + page, extract.HTML},
		{"the tables of a wiki, with tags in their cells", "a.txt", "一\n{|\n| <span>规章</span>\n| 0\n|}\n" + page, extract.Markdown},
		{"# that is none", "", "#一\n####### 七\n", extract.Text},
		{"a single row", "", "| 规章 | 0 |\n", extract.Text},
		{"a style sheet before a text", "", ".TRS_Editor P{margin-top: 1em;}\n" + strings.Repeat("一、总体情况\n", 9), extract.Text},
	} {
		doc, err := Document(c.name, []byte(c.text), extract.Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if doc.Format != c.want {
			t.Errorf("%s: %s, want %s", c.why, doc.Format, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		why, name, file string
		reason          extract.Reason
		detail          string
	}{
		{"no bytes", "a.txt", "", extract.Empty, "0 bytes, no text"},
		{"blanks of all widths", "a.html", "\ufeff \r\n\t　\u00a0\u200b\f", extract.Empty, "16 bytes, no text"},
		{"binary", "a.txt", strings.Repeat("\x00\x00\x01\xff\x00\x02", 50), extract.UnsupportedFormat, "binary data"},

		{"PDF", "a.html", "%PDF-1.7\n", extract.UnsupportedFormat, "pdf"},
		{"PDF behind junk", "a.txt", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", extract.UnsupportedFormat, "pdf"},
		{"an empty docx", "a.txt", zipOf(t, "[Content_Types].xml", "word/document.xml"), extract.Damaged, "word/document.xml: no Word document"},
		{"an empty docx whose parts come last", "", zipOf(t, "[Content_Types].xml", "big", "word/document.xml"), extract.Damaged, "word/document.xml: no Word document"},
		{"xlsx", "", zipOf(t, "[Content_Types].xml", "xl/workbook.xml"), extract.UnsupportedFormat, "xlsx"},
		{"Office without its main part", "", zipOf(t, "[Content_Types].xml"), extract.Damaged, "no main part such as word/document.xml"},
		{"OFD", "", zipOf(t, "OFD.xml", "Doc_0/Document.xml"), extract.UnsupportedFormat, "ofd"},
		{"ZIP", "a.docx", zipOf(t, "a.html"), extract.UnsupportedFormat, "zip"},
		{"doc", "a.txt", oleOf("WordDocument"), extract.UnsupportedFormat, "doc"},
		{"wps", "a.wps", oleOf("WordDocument"), extract.UnsupportedFormat, "wps"},
		{"xls", "", oleOf("Workbook"), extract.UnsupportedFormat, "xls"},
		{"a cut compound file", "", oleOf("WordDocument")[:600], extract.UnsupportedFormat, "ole (doc, wps, xls or another old Office file)"},
		{"a compound file without its end", "", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", extract.UnsupportedFormat, "ole (doc, wps, xls or another old Office file)"},
		{"RTF", "a.doc", "{\\rtf1\\ansi", extract.UnsupportedFormat, "rtf"},
		{"RAR", "", "Rar!\x1a\x07\x00", extract.UnsupportedFormat, "rar"},
		{"gzip", "", "\x1f\x8b\x08", extract.UnsupportedFormat, "gzip"},
		{"7z", "", "7z\xbc\xaf\x27\x1c", extract.UnsupportedFormat, "7z"},
		{"tar", "", "a.txt" + strings.Repeat("\x00", 252) + "ustar\x00", extract.UnsupportedFormat, "tar"},
		{"PNG", "", "\x89PNG\r\n\x1a\n", extract.UnsupportedFormat, "png"},
		{"JPEG", "", "\xff\xd8\xff\xe0", extract.UnsupportedFormat, "jpeg"},
		{"GIF", "", "GIF89a", extract.UnsupportedFormat, "gif"},
		{"BMP", "", "BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x02", extract.UnsupportedFormat, "bmp"},
		{"CAJ", "", "CAJ\x00", extract.UnsupportedFormat, "caj"},
		{"CEB", "", "Foudner CEB 3.2", extract.UnsupportedFormat, "ceb"},
		{"WARC", "", "WARC/1.0\r\n", extract.UnsupportedFormat, "warc"},

		{"MHTML", "a.mht", "From: <Saved by WebKit>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n<html>", extract.UnsupportedFormat, "mhtml"},
		{"JSON", "a.html", "\n{\"title\": \"报告\", \"html\": \"<table></table>\"", extract.UnsupportedFormat, "json"},
		{"a JSON list", "", "[1, 2]", extract.UnsupportedFormat, "json"},
		{"CSS", "", "/* 样式 */\nbody, .a > p { margin : 0 }\n", extract.UnsupportedFormat, "css"},
		{"CSS that imports", "", "@charset \"utf-8\";\n", extract.UnsupportedFormat, "css"},
		{"JavaScript", "a.html", "/*! jQuery */\n!function(a){document.write('<td>1</td>')}()", extract.UnsupportedFormat, "javascript"},
		{"more JavaScript", "", "// x\nvar a = 1;\n", extract.UnsupportedFormat, "javascript"},
		{"Word XML", "a.doc", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n<w:wordDocument>", extract.UnsupportedFormat, "doc (Word XML)"},
		{"RSS", "", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><title>a</title>", extract.UnsupportedFormat, "rss"},
	} {
		doc, err := Document(c.name, []byte(c.file), extract.Limits{})
		var e *extract.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: error %v, document %v", c.why, err, doc)
			continue
		}
		if e.Reason != c.reason || e.Detail != c.detail {
			t.Errorf("%s: %s (%s), want %s (%s)", c.why, e.Reason, e.Detail, c.reason, c.detail)
		}
	}
}

// TestNotRefused reads texts that look like something else at first sight.
func TestNotRefused(t *testing.T) {
	for _, text := range []string{
		"PK 一、总体情况", "BM一、总体情况，共5件。", "[附件](a.docx)", "[[…]]", "{注}一、总体情况", "%PDF 格式", "报告见%PDF-文件",
		"From: 办公室\n正文", "function 是函数", "var一、总体情况", "CAJ格式", "ID3",
	} {
		if _, err := Document("", []byte(text), extract.Limits{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	_, err := Document("a.txt", []byte("12345"), extract.Limits{Bytes: 4})
	var e *extract.Error
	if !errors.As(err, &e) || e.Reason != extract.TooLarge || e.Detail != "5 bytes, limit 4" {
		t.Errorf("error %v", err)
	}
}

func TestUTF16(t *testing.T) {
	const text = "一、总体情况\r\n规章\t0\r\n"
	for _, c := range []struct {
		order   binary.AppendByteOrder
		charset string
	}{{binary.LittleEndian, "utf-16le"}, {binary.BigEndian, "utf-16be"}} {
		b := c.order.AppendUint16(nil, 0xfeff)
		for _, u := range utf16.Encode([]rune(text)) {
			b = c.order.AppendUint16(b, u)
		}
		doc, err := Document("", b, extract.Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.charset, err)
			continue
		}
		if doc.Charset != c.charset || doc.Source != text || len(doc.Blocks) != 2 {
			t.Errorf("%s %q with %d blocks, want %s %q with 2", doc.Charset, doc.Source, len(doc.Blocks), c.charset, text)
		}
	}
}

func TestProblems(t *testing.T) {
	doc, err := Document("", []byte("一、总体情况\n坏\xff字\n尾\xe4\xb8"), extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Problem{
		{Kind: extract.InvalidBytes, Count: 1, Pos: extract.Pos{Line: 2, Offset: strings.Index(doc.Source, "\ufffd")}},
		{Kind: extract.TruncatedText, Count: 1, Pos: extract.Pos{Line: 3, Offset: len(doc.Source)}},
	}
	if len(doc.Problems) != 2 || doc.Problems[0] != want[0] || doc.Problems[1] != want[1] {
		t.Errorf("problems %+v, want %+v", doc.Problems, want)
	}
}

// TestMixed reads markdown with HTML tables: everything in its order and place.
func TestMixed(t *testing.T) {
	const text = "# 报告\n\n| a | b |\n|---|---|\n| c | d |\n<TABLE><tr><td rowspan=2>一</td><td>1<table><tr><td>x</td><td>y</td></tr></table></td></tr>\n" +
		"<tr><td>2</td></tr></TABLE>\n\n## 二\n<table>\n<tr><td>三</td><td>3</td>\n\n## 四\n五\n"
	doc, err := Document("a.md", []byte(text), extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range doc.Blocks {
		if b.Table == nil {
			got = append(got, b.Text)
			continue
		}
		for _, c := range b.Table.Cells {
			got = append(got, c.Text)
			if first, _, _ := strings.Cut(c.Text, "\n"); !strings.HasPrefix(doc.Source[c.Pos.Offset:], first) {
				t.Errorf("%q is not at %d", c.Text, c.Pos.Offset)
			}
			if line := 1 + strings.Count(text[:c.Pos.Offset], "\n"); line != c.Pos.Line {
				t.Errorf("%q is in line %d, want %d", c.Text, c.Pos.Line, line)
			}
		}
	}
	joined := strings.Join(got, " ")
	for _, want := range []string{"报告 a b c d 一 1", "2", "二 三 3 四 五"} {
		if !strings.Contains(joined, want) {
			t.Errorf("%q lacks %q", joined, want)
		}
	}
	if doc.Format != extract.Markdown || doc.Source != text {
		t.Errorf("%s, source %q", doc.Format, doc.Source)
	}
}

// TestMixedIsBounded reads tables that are small in the file and large as grids.
func TestMixedIsBounded(t *testing.T) {
	text := "# 一\n" + strings.Repeat("<table><tr><td rowspan=90 colspan=90>1</td><td>4</td></tr>"+strings.Repeat("<tr><td>2</td><td>3</td></tr>", 90)+"</table>\n", 100)
	doc, err := Document("a.md", []byte(text), extract.Limits{Cells: 20_000})
	if err != nil {
		t.Fatal(err)
	}
	if n := spent(doc); n > 40_000 {
		t.Errorf("%d places", n)
	}
	if len(doc.Problems) == 0 {
		t.Errorf("nothing says that tables are missing: %d blocks, %d places", len(doc.Blocks), spent(doc))
	}
}

// TestHostile reads texts that make careless detection take quadratic time; the
// test's own timeout would tell.
func TestHostile(t *testing.T) {
	const n = 1 << 20
	for _, unit := range []string{
		"<", "</", "<a", "<!--", "<b ", "<x>", "# ", "# a\n", "|", "| a |\n", "<table>", "</table>", "<table></table>", "<table>\n# a\n", "{", "[", "{\"", "/*", "//\n",
		"a{", "%PDF", "**", " ", "\u3000",
	} {
		for _, name := range []string{"a.txt", "a.md"} {
			_, err := Document(name, []byte("一"+strings.Repeat(unit, n/len(unit))), extract.Limits{Cells: 10_000})
			_, bare := Document(name, []byte(strings.Repeat(unit, n/len(unit))), extract.Limits{Cells: 10_000})
			for _, err := range []error{err, bare} {
				var e *extract.Error
				if err != nil && !errors.As(err, &e) {
					t.Errorf("%q: %v", unit, err)
				}
			}
		}
	}
}

// zipOf returns a ZIP archive of files with the given names; that of the name
// big is larger than what is searched at either end.
func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if name == "big" {
			if _, err := f.Write(make([]byte, 200<<10)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// oleOf returns an OLE compound file whose directory, behind 300 sectors of
// data, names a stream.
func oleOf(stream string) string {
	const sector, data = 512, 300
	b := make([]byte, sector*(1+data+1))
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	binary.LittleEndian.PutUint16(b[30:], 9)
	binary.LittleEndian.PutUint32(b[48:], data)
	copy(b[sector*(1+data):], utf16le("Root Entry"))
	copy(b[sector*(1+data)+128:], utf16le(stream))
	return string(append(b, make([]byte, 64<<10)...))
}

// FuzzDocument checks that any file is a document or an error, and that all that
// the document names is inside its source.
func FuzzDocument(f *testing.F) {
	for _, text := range []string{
		"一、总体情况\n规章\t0\n", "# 一\n<table><td>1<table>\n## 二\n| a | b |\n|-|-|\n", "<html><td>1</td><br>2", "\xff\xfeA\x00\x00\x4e", "%PDF-", "{\"a\":",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "PK\x03\x04word/", "\xd2\xbb\xa1\xa2\xd7\xdc\xcc\xe5",
	} {
		f.Add("a.html", []byte(text))
		f.Add("a.md", []byte(text))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		doc, err := Document(name, b, extract.Limits{Cells: 1 << 12, Cell: 1 << 10, Depth: 4})
		if err != nil {
			var e *extract.Error
			if !errors.As(err, &e) || e.Reason == "" {
				t.Errorf("%v is no extract.Error", err)
			}
			return
		}
		inside := func(p extract.Pos) {
			if p.Offset < 0 || p.Offset > len(doc.Source) || p.Line > 1+strings.Count(doc.Source, "\n")+strings.Count(doc.Source, "\r") {
				t.Errorf("%+v is outside of the source", p)
			}
		}
		for _, block := range doc.Blocks {
			inside(block.Pos)
			if block.Table == nil {
				continue
			}
			for _, c := range block.Table.Cells {
				inside(c.Pos)
				if doc.Format == extract.Text && !strings.HasPrefix(doc.Source[c.Pos.Offset:], c.Text) {
					t.Errorf("%q is not at its place", c.Text)
				}
			}
		}
		for _, p := range doc.Problems {
			inside(p.Pos)
		}
	})
}

func BenchmarkDocument(b *testing.B) {
	for _, file := range []string{"ruzhou-2021.txt", "shuyang-county-2025.md", "suqian-2024.html"} {
		data, err := os.ReadFile(filepath.Join(samples, file))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(file, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Document(file, data, extract.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestZeros has a block of a page lost: that is said, but not of a file that a program
// filled up.
func TestZeros(t *testing.T) {
	for src, want := range map[string]int{
		"<p>甲" + strings.Repeat("\x00", 40) + "乙</p>": 40,
		"<p>甲乙</p>" + strings.Repeat("\x00", 40):      0,
	} {
		doc, err := new(Reader).Document(t.Context(), "a.html", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, p := range doc.Problems {
			if p.Kind == extract.InvalidBytes {
				got += p.Count
			}
		}
		if got != want {
			t.Errorf("%q: %d bytes are no text, want %d", src, got, want)
		}
	}
}
