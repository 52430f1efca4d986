package normalize

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/tables"
)

// narrative is what the outline of a document is read from.
type narrative struct {
	blocks []extract.Block
	skip   []bool
	first  int
}

// narrated returns the blocks of a document with those rows of its tables as
// paragraphs that are chapters' headings and text: a spreadsheet holds the whole
// report in one table, and editors put a heading into the first row of a table.
func (r *Reader) narrated(doc *extract.Document, found *tables.Result, o *opening) narrative {
	out := narrative{blocks: doc.Blocks, skip: found.InTable, first: o.after}
	if !slices.ContainsFunc(doc.Blocks, r.holdsHeading) {
		return out
	}
	out.blocks, out.skip = make([]extract.Block, 0, len(doc.Blocks)+32), make([]bool, 0, len(doc.Blocks)+32)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if i == o.after && (o.row < 0 || !r.holdsHeading(doc.Blocks[i-1])) {
			out.first = len(out.blocks)
		}
		out.add(*b, found.InTable[i])
		if !r.holdsHeading(*b) {
			continue
		}
		if i == o.after-1 && o.row >= 0 {
			out.first = len(out.blocks) // its rows below the title are text
		}
		line := -1
		for row := range b.Table.Rows {
			cells := b.Table.Row(row)
			if len(cells) > 0 {
				line++
			}
			c := only(cells)
			if i == o.after-1 && line <= o.row && !(line == o.row && c != nil && wholeReport(c.Text)) {
				continue
			}
			if c != nil && !r.tables.IsLabel(c.Text) {
				out.add(extract.Block{Kind: extract.Paragraph, Text: c.Text, Pos: c.Pos}, false)
			}
		}
	}
	return out
}

func (n *narrative) add(b extract.Block, skip bool) {
	n.blocks, n.skip = append(n.blocks, b), append(n.skip, skip)
}

// holdsHeading reports whether a block is a table of which a row is a chapter's
// heading, or holds the chapters of a report.
func (r *Reader) holdsHeading(b extract.Block) bool {
	if b.Kind != extract.TableBlock || b.Table.Layout == extract.Lines {
		return false
	}
	for row := range b.Table.Rows {
		if c := only(b.Table.Row(row)); c != nil && (r.tables.IsHeading(c.Text) || wholeReport(c.Text)) {
			return true
		}
	}
	return false
}

// wholeReport reports whether a cell is so long, and has chapters in it, that it is
// the text of a report which a page set in a table.
func wholeReport(text string) bool {
	const long = 120 * 3 // bytes
	return len(text) >= long && strings.Contains(text, "一、") && strings.Contains(text, "二、") && strings.Contains(text, "。")
}

// only returns the cell of a row in which alone something is printed, nil where
// there is none.
func only(cells []extract.Cell) *extract.Cell {
	var out *extract.Cell
	for i := range cells {
		if strings.TrimSpace(cells[i].Text) == "" {
			continue
		}
		if out != nil {
			return nil
		}
		out = &cells[i]
	}
	return out
}
