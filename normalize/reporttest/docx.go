package reporttest

import (
	"archive/zip"
	"fmt"
	"math/rand/v2"
	"strings"
)

// docxFile writes a report as a Word document.
func docxFile(rng *rand.Rand, d *report, r rules) string {
	w := &docxWriter{paper: randomPaper(rng, r), line: pick(rng, []int{4, 4, 6, 8, 12})}
	w.turn(d)
	w.document(d)
	var out strings.Builder
	z := zip.NewWriter(&out)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/numbering.xml", w.numbers()},
		{"word/header1.xml", w.margin("hdr", w.headline(d))},
		{"word/footer1.xml", w.margin("ftr", w.pageNumber())},
		{"word/document.xml", w.String()},
	} {
		f, err := z.Create(part.name)
		if err == nil {
			_, err = f.Write([]byte(part.content))
		}
		if err != nil {
			panic(err) // nothing but memory is written to
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.String()
}

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpaces   = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	wordType     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + wordType + `header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + wordType + `footer+xml"/></Types>`
	packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/></Relationships>`
	documentRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relationType + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationType + `header" Target="header1.xml"/>` +
		`<Relationship Id="rId3" Type="` + relationType + `footer" Target="footer1.xml"/></Relationships>`
)

// docxWriter writes the parts of a Word document.
type docxWriter struct {
	strings.Builder
	paper
	line int // width of rules in eighths of a point
}

func (w *docxWriter) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// twips are the twentieths of a point in which Word counts.
func twips(points float64) int { return int(points * 20) }

func (w *docxWriter) document(d *report) {
	w.Grow(64 << 10)
	w.printf("%s<w:document%s><w:body>", xmlHead, wordSpaces)
	for i, b := range d.blocks {
		switch b.kind {
		case table:
			w.grid(b.grid)
			if i+1 < len(d.blocks) && d.blocks[i+1].kind == table {
				w.printf("<w:p/>") // or the two would be one table
			}
		case space:
			w.printf(`<w:p><w:pPr><w:spacing w:before="%d" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`, twips(float64(b.level)))
		default:
			w.paragraph(b)
		}
	}
	size := `w:w="11906" w:h="16838"`
	if w.landscape {
		size = `w:w="16838" w:h="11906" w:orient="landscape"`
	}
	w.printf(`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>`+
		`<w:pgSz %s/><w:pgMar w:top="%d" w:bottom="%[2]d" w:left="%[3]d" w:right="%[3]d" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		size, twips(float64(w.top)), twips(float64(w.paper.margin)))
}

func (w *docxWriter) paragraph(b block) {
	properties, text := "", b.String()
	switch b.kind {
	case title, dateline:
		properties = `<w:jc w:val="center"/>`
	case signature:
		properties = `<w:jc w:val="right"/>`
	case pageBreak:
		properties = `<w:jc w:val="center"/>`
	case heading:
		if w.numbering && b.level == 1 && strings.HasSuffix(b.number, "、") {
			properties, text = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, b.text
		}
		properties += `<w:outlineLvl w:val="` + fmt.Sprint(b.level-1) + `"/>`
	default:
		properties = `<w:ind w:firstLineChars="200" w:firstLine="480"/>`
	}
	size := w.size
	if b.kind == title {
		size = 20
	}
	w.printf("<w:p><w:pPr>%s</w:pPr>", properties)
	w.run(text, size)
	if b.kind == pageBreak {
		w.printf(`<w:r><w:br w:type="page"/></w:r>`)
	}
	w.printf("</w:p>")
}

// run writes a text; a line end in it becomes a break.
func (w *docxWriter) run(text string, size float64) {
	for i, line := range strings.Split(text, "\n") {
		w.printf(`<w:r><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans" w:eastAsia="WenQuanYi Micro Hei"/><w:sz w:val="%d"/></w:rPr>`, int(size*2))
		if i > 0 {
			w.printf("<w:br/>")
		}
		w.printf(`<w:t xml:space="preserve">%s</w:t></w:r>`, xmlEscapes.Replace(line))
	}
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// grid writes a table: every row has a cell in each column that no cell before
// it spans; those under a row span are marked as its continuation.
func (w *docxWriter) grid(g *grid) {
	widths := w.widths(g)
	w.printf(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>%s<w:tblLayout w:type="fixed"/>`+
		`<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, w.borders())
	for _, width := range widths {
		w.printf(`<w:gridCol w:w="%d"/>`, twips(width))
	}
	w.printf("</w:tblGrid>")
	m := g.matrix()
	for r := range m {
		w.printf("<w:tr><w:trPr>")
		if w.whole {
			w.printf("<w:cantSplit/>")
		}
		if w.repeats && r < g.heads {
			w.printf("<w:tblHeader/>")
		}
		w.printf("</w:trPr>")
		for k := 0; k < len(m[r]); {
			c, cols := m[r][k], 1
			for k+cols < len(m[r]) && c != nil && m[r][k+cols] == c {
				cols++
			}
			var width float64
			for _, column := range widths[k : k+cols] {
				width += column
			}
			w.cell(c, cols, width, r > 0 && m[r-1][k] == c)
			k += cols
		}
		w.printf("</w:tr>")
	}
	w.printf("</w:tbl>")
}

// cell writes a cell, or the part of one that a row below its first holds.
func (w *docxWriter) cell(c *cell, cols int, width float64, below bool) {
	w.printf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, twips(width))
	if cols > 1 {
		w.printf(`<w:gridSpan w:val="%d"/>`, cols)
	}
	switch {
	case c == nil:
	case below:
		w.printf(`<w:vMerge/>`)
	case c.rows > 1:
		w.printf(`<w:vMerge w:val="restart"/>`)
	}
	w.printf(`<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>`)
	if c == nil || c.role != stub || !w.left {
		w.printf(`<w:jc w:val="center"/>`)
	}
	w.printf(`</w:pPr>`)
	if c != nil && !below {
		if text := c.String(); text != "" {
			w.run(text, w.small)
		}
	}
	w.printf(`</w:p></w:tc>`)
}

// borders draws the rules between rows, and those between columns.
func (w *docxWriter) borders() string {
	var s strings.Builder
	s.WriteString("<w:tblBorders>")
	for _, edge := range []struct {
		name string
		from rules // the rules that leave it out
	}{{"top", noRules}, {"left", rowRules}, {"bottom", noRules}, {"right", rowRules}, {"insideH", noRules}, {"insideV", rowRules}} {
		if w.rules < edge.from {
			fmt.Fprintf(&s, `<w:%s w:val="single" w:sz="%d" w:space="0" w:color="auto"/>`, edge.name, w.line)
		}
	}
	s.WriteString("</w:tblBorders>")
	return s.String()
}

// numbers defines the numbering 一、 of headings.
func (w *docxWriter) numbers() string {
	return xmlHead + `<w:numbering` + wordSpaces + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
		`<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
}

// margin writes a header or footer.
func (w *docxWriter) margin(element, content string) string {
	return xmlHead + fmt.Sprintf(`<w:%s%s><w:p><w:pPr><w:jc w:val="center"/></w:pPr>%s</w:p></w:%[1]s>`, element, wordSpaces, content)
}

func (w *docxWriter) headline(d *report) string {
	if !w.head {
		return ""
	}
	return `<w:r><w:t>` + xmlEscapes.Replace(d.title()) + `</w:t></w:r>`
}

func (w *docxWriter) pageNumber() string {
	if w.footer == "" {
		return ""
	}
	before, after, _ := strings.Cut(w.footer, "%s")
	return `<w:r><w:t xml:space="preserve">` + before + `</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` +
		`<w:r><w:t xml:space="preserve">` + after + `</w:t></w:r>`
}
