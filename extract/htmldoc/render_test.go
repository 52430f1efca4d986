package htmldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// read is Read for sources that must be readable.
func read(tb testing.TB, src string, limits extract.Limits) *extract.Document {
	tb.Helper()
	doc, err := Read(src, limits)
	if err != nil {
		tb.Fatalf("Read: %v", err)
	}
	return doc
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
