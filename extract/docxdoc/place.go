package docxdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// place makes the source of a document of its printed text, and gives each block
// and cell its place in it.
func place(doc *extract.Document) {
	size := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		size += len(b.Text) + 1
		if b.Table != nil {
			for k := range b.Table.Cells {
				size += len(b.Table.Cells[k].Text) + 1
			}
		}
	}
	p := printer{line: 1}
	p.source.Grow(size)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Table == nil {
			b.Text, b.Pos = p.print(b.Text)
			continue
		}
		p.printTable(b.Table)
		b.Pos = b.Table.Pos
	}
	doc.Source = p.source.String()
}

// printer writes the source of a document.
type printer struct {
	source strings.Builder
	line   int
}

// print adds a text as lines of its own and returns it where it stands now.
func (p *printer) print(text string) (string, extract.Pos) {
	pos := extract.Pos{Line: p.line, Offset: p.source.Len()}
	p.source.WriteString(text)
	p.source.WriteByte('\n')
	p.line += 1 + strings.Count(text, "\n")
	return p.source.String()[pos.Offset : pos.Offset+len(text)], pos
}

// printTable adds the cells of a table. Its place is that of its first text.
func (p *printer) printTable(t *extract.Table) {
	first := true
	for i := range t.Cells {
		c := &t.Cells[i]
		c.Text, c.Pos = p.print(c.Text)
		if first && c.Text != "" {
			t.Pos, first = c.Pos, false
		}
	}
}
