package docxdoc

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

const (
	declarations = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
	packageRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
)

// parts are the files of a document, by name.
type parts map[string]string

// body is a document of which only the body is given.
func body(xml string) parts {
	return parts{
		"_rels/.rels":       packageRels,
		"word/document.xml": root("document", "<w:body>"+xml+"<w:sectPr/></w:body>"),
	}
}

// with adds a part.
func (p parts) with(name, xml string) parts {
	p[name] = xml
	return p
}

// root is a part with a root element of WordprocessingML.
func root(name, xml string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n<w:" + name + " " + declarations + ">" + xml + "</w:" + name + ">"
}

// pack makes a docx file.
func pack(tb testing.TB, files parts) []byte {
	tb.Helper()
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(files[name]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph with one run.
func p(text string) string { return "<w:p>" + t(text) + "</w:p>" }

// t is a run.
func t(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }

// styled is a paragraph with properties.
func styled(properties, text string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + t(text) + "</w:p>"
}

// tbl is a table of rows.
func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>` + strings.Join(rows, "") + "</w:tbl>"
}

// tr is a row of cells; a text that is no cell becomes one.
func tr(cells ...string) string {
	var b strings.Builder
	b.WriteString("<w:tr>")
	for _, c := range cells {
		if !strings.HasPrefix(c, "<w:tc>") && !strings.HasPrefix(c, "<w:trPr>") {
			c = tc("", c)
		}
		b.WriteString(c)
	}
	return b.String() + "</w:tr>"
}

// tc is a cell with properties. Content that is no element is one paragraph.
func tc(properties, content string) string {
	if !strings.HasPrefix(content, "<") {
		content = p(content)
	}
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
}

// read is Read for files that must be readable.
func read(tb testing.TB, files parts, limits extract.Limits) *extract.Document {
	tb.Helper()
	doc, err := Read(pack(tb, files), limits)
	if err != nil {
		tb.Fatalf("Read: %v", err)
	}
	return doc
}

// refusal returns the reason for which a file is no document.
func refusal(tb testing.TB, b []byte, limits extract.Limits) extract.Reason {
	tb.Helper()
	doc, err := Read(b, limits)
	var why *extract.Error
	if !errors.As(err, &why) {
		tb.Fatalf("Read: %v, %v", doc, err)
	}
	return why.Reason
}

// render writes blocks on one line each: paragraphs as they are, headings with
// #, tables as {a | b ; c | d} with the spans (rows×columns) of a cell behind
// its text, ! before a header cell, ⏎ for line breaks.
func render(blocks []extract.Block) string {
	var lines []string
	for _, b := range blocks {
		switch b.Kind {
		case extract.Paragraph:
			lines = append(lines, b.Text)
		case extract.Heading:
			lines = append(lines, strings.Repeat("#", b.Level)+" "+b.Text)
		case extract.TableBlock:
			lines = append(lines, renderTable(b.Table))
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "\n", "⏎")
}

func renderTable(t *extract.Table) string {
	rows := make([]string, t.Rows)
	for row := range t.Rows {
		var cells []string
		for _, c := range t.Row(row) {
			text := c.Text
			if c.Header {
				text = "!" + text
			}
			if c.RowSpan > 1 || c.ColSpan > 1 {
				text += fmt.Sprintf("(%d×%d)", c.RowSpan, c.ColSpan)
			}
			cells = append(cells, text)
		}
		rows[row] = strings.Join(cells, " | ")
	}
	return "{" + strings.Join(rows, " ; ") + "}"
}

// problems writes the problems of a document as kind, detail and count.
func problems(doc *extract.Document) string {
	var all []string
	for _, p := range doc.Problems {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s", p.Kind, p.Detail))+fmt.Sprintf("*%d", p.Count))
	}
	return strings.Join(all, ", ")
}

// times repeats s.
func times(s string, n int) string { return strings.Repeat(s, n) }

// checkPlaces asserts that each text stands in the source at its place, that
// places are on the lines they name, in order, and that grids are sound.
func checkPlaces(tb testing.TB, doc *extract.Document) {
	tb.Helper()
	last, line := -1, 1
	check := func(text string, pos extract.Pos) {
		if !strings.HasPrefix(doc.Source[pos.Offset:], text+"\n") {
			tb.Fatalf("%.100q is not at %+v", text, pos)
		}
		if text != strings.TrimFunc(text, blank) {
			tb.Fatalf("%.100q is not trimmed", text)
		}
		if pos.Offset <= last {
			tb.Fatalf("%.100q at %+v is not behind offset %d", text, pos, last)
		}
		line += strings.Count(doc.Source[max(last, 0):pos.Offset], "\n")
		if pos.Line != line {
			tb.Fatalf("%.100q is on line %d, not %d", text, line, pos.Line)
		}
		last = pos.Offset
	}
	for _, b := range doc.Blocks {
		if b.Kind != extract.TableBlock {
			if b.Text == "" {
				tb.Fatal("a blank paragraph")
			}
			check(b.Text, b.Pos)
			continue
		}
		checkGrid(tb, b.Table)
		for _, c := range b.Table.Cells {
			check(c.Text, c.Pos)
		}
	}
}

func checkGrid(tb testing.TB, t *extract.Table) {
	tb.Helper()
	end, printed := 0, false
	for _, c := range t.Cells {
		if at := c.Row*t.Cols + c.Col; at < end {
			tb.Fatalf("%+v is out of order", c)
		} else {
			end = at + 1
		}
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > t.Rows || c.Col+c.ColSpan > t.Cols {
			tb.Fatalf("%+v is not inside %d×%d", c, t.Rows, t.Cols)
		}
		printed = printed || c.Text != ""
	}
	if !printed {
		tb.Fatal("a table without text")
	}
}
