package docxdoc

import (
	"unicode"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/dissolve"
)

// merge says how a cell is merged with the one above or to the left.
type merge uint8

const (
	alone     merge = iota
	begins          // a merged cell
	continues       // goes on with the cell above or to the left
)

// cell is a cell that is being read, and how it is merged with its neighbours.
type cell struct {
	dissolve.Cell
	down, across merge
}

// table is an open table.
type table struct {
	firstBlock, firstCell int  // where its blocks and cells begin in the reader's
	rows, cols            int  // so far; rows without the open one
	full                  bool // a limit was reached: nothing more is added

	// Of the open row:
	col    int // where the next cell begins
	left   int // the cell before: its index plus 1
	header bool
	filled bool // a cell is in it

	above, beside []merged // those of the row above and of the open row
	next          int      // the first of above that is not left of col
}

// merged is a cell that may go on in the next row.
type merged struct{ col, cell int }

// readTable reads a tbl element. Tables nested too deep are read as paragraphs.
func (r *reader) readTable() {
	if r.depth >= r.limits.Depth {
		r.problem(extract.NestingSkipped, "tables")
		r.readBlocks()
		return
	}
	r.depth++
	t := table{firstBlock: len(r.blocks), firstCell: len(r.cells)}
	for tag := range r.children() {
		r.tablePart(&t, tag)
	}
	r.finish(&t)
	r.cells = r.cells[:t.firstCell]
	r.depth--
}

// finish replaces the blocks of a table that ends by what the table is.
func (r *reader) finish(t *table) {
	cells := r.cells[t.firstCell:]
	for i := range cells {
		cells[i].First -= int32(t.firstBlock)
		cells[i].Last -= int32(t.firstBlock)
	}
	found := r.dissolver.Dissolve(dissolve.Table{Cells: cells, Blocks: r.blocks[t.firstBlock:], Rows: t.rows})
	r.blocks = append(r.blocks[:t.firstBlock], found...)
}

// tablePart reads an element between rows: a row, or what contains rows.
func (r *reader) tablePart(t *table, part tag) {
	switch part {
	case trTag:
		r.readRow(t)
	case alternateContentTag:
		r.alternate(func(inner tag) { r.tablePart(t, inner) })
	case delTag, moveFromTag, sdtPrTag:
	case pTag, tblTag:
		r.block(part) // only damaged files have them here; nothing is lost
	default:
		for inner := range r.children() {
			r.tablePart(t, inner)
		}
	}
	r.flush()
}

// readRow reads a tr element. Deleted and hidden rows are no part of the grid.
func (r *reader) readRow(t *table) {
	t.col, t.left, t.header, t.filled = 0, 0, false, false
	t.beside, t.next = t.beside[:0], 0
	for tag := range r.children() {
		if tag != trPrTag {
			r.rowPart(t, tag)
			continue
		}
		if !r.rowProperties(t) {
			return
		}
	}
	if t.filled {
		t.rows++
		t.above, t.beside = t.beside, t.above
	}
}

// rowPart reads an element between cells: a cell, or what contains cells.
func (r *reader) rowPart(t *table, part tag) {
	switch part {
	case tcTag:
		r.readCell(t)
	case alternateContentTag:
		r.alternate(func(inner tag) { r.rowPart(t, inner) })
	case delTag, moveFromTag, sdtPrTag:
	case pTag, tblTag:
		r.block(part)
	default:
		for inner := range r.children() {
			r.rowPart(t, inner)
		}
	}
	r.flush()
}

// rowProperties reads a trPr element. It reports false for a row that is not
// printed.
func (r *reader) rowProperties(t *table) bool {
	printed := true
	for tag := range r.children() {
		switch tag {
		case gridBeforeTag:
			t.col = r.span(t.col, r.scanner.number("val"))
		case tblHeaderTag:
			t.header = r.on()
		case delTag:
			printed = false
		case hiddenTag:
			if r.on() {
				r.problem(extract.HiddenSkipped, "table rows")
				printed = false
			}
		}
	}
	return printed
}

// span adds a number of columns, within the limits.
func (r *reader) span(col, n int) int {
	return min(col+max(n, 0), r.limits.Cells+1)
}

// readCell reads a tc element.
func (r *reader) readCell(t *table) {
	c := cell{Cell: dissolve.Cell{ColSpan: 1, RowSpan: 1, Header: t.header, First: int32(len(r.blocks))}}
	mute, mended := r.mute, r.scanner.mended
	for tag := range r.children() {
		if tag != tcPrTag {
			r.block(tag)
			continue
		}
		if !r.cellProperties(&c) {
			return
		}
		r.mute = mute || c.down == continues || c.across == continues
	}
	r.flush()
	if r.scanner.mended != mended || r.scanner.fault != "" {
		r.doubt(int(c.First))
	}
	r.mute = mute
	c.Last = int32(len(r.blocks))
	r.place(t, &c)
}

// doubt marks what was read of a cell, unless it is words: a number may be a part of
// another one.
func (r *reader) doubt(first int) {
	const unit = 3 // characters
	words := 0
	for i := first; i < len(r.blocks); i++ {
		for _, c := range r.blocks[i].Text {
			if unicode.IsLetter(c) {
				words++
			}
		}
	}
	if words <= unit {
		r.add(len(r.blocks), extract.Block{Kind: extract.Paragraph, Text: extract.Unread})
	}
}

// cellProperties reads a tcPr element. It reports false for a deleted cell.
func (r *reader) cellProperties(c *cell) bool {
	kept := true
	for tag := range r.children() {
		switch tag {
		case gridSpanTag:
			c.ColSpan = int32(r.span(0, max(1, r.scanner.number("val"))))
		case vMergeTag:
			c.down = mergeOf(r.attr("val"))
		case hMergeTag:
			c.across = mergeOf(r.attr("val"))
		case cellMergeTag:
			if to := r.attr("vMerge"); to != "" {
				c.down = mergeOf(to)
			}
		case cellDelTag:
			kept = false
		}
	}
	return kept
}

// mergeOf returns what a merge element says; its value is continue by default.
func mergeOf(value string) merge {
	if value == "restart" || value == "rest" {
		return begins
	}
	return continues
}

// place puts a cell in the next columns of the open row, or adds it to the cell
// that it goes on with.
func (r *reader) place(t *table, c *cell) {
	c.Row, c.Col = int32(t.rows), int32(t.col)
	t.col = r.span(t.col, int(c.ColSpan))
	if t.full || r.cellsLeft == 0 || (t.rows+1)*max(t.cols, t.col) > r.dissolver.PlacesLeft {
		t.full = true
		r.problem(extract.LimitReached, "table cells")
		r.blocks = r.blocks[:c.First]
		return
	}
	t.filled = true
	t.cols = max(t.cols, t.col)
	if c.across == continues && t.left > 0 {
		if before := &r.cells[t.left-1]; before.Row == c.Row {
			before.ColSpan = int32(t.col) - before.Col
		}
		r.conceal(c)
		return
	}
	if i := t.cellAbove(int(c.Col)); c.down == continues && i > 0 && c.ColSpan <= r.cells[i-1].ColSpan {
		r.cells[i-1].RowSpan++
		t.beside = append(t.beside, merged{int(c.Col), i})
		t.left = i
		r.conceal(c)
		return
	}
	r.cellsLeft--
	r.cells = append(r.cells, c.Cell)
	t.left = len(r.cells)
	if c.down != alone {
		t.beside = append(t.beside, merged{int(c.Col), t.left})
	}
}

// cellAbove returns the merged cell of the row above that begins in a column: its
// index plus 1, 0 if there is none. Columns must not decrease in a row.
func (t *table) cellAbove(col int) int {
	for t.next < len(t.above) && t.above[t.next].col < col {
		t.next++
	}
	if t.next < len(t.above) && t.above[t.next].col == col {
		return t.above[t.next].cell
	}
	return 0
}

// conceal drops what is in a cell that is merged away: Word does not print it.
func (r *reader) conceal(c *cell) {
	if len(r.blocks) > int(c.First) {
		r.problem(extract.HiddenSkipped, "text of merged cells")
		r.blocks = r.blocks[:c.First]
	}
}
