package textdoc

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// table is the table that is being read: the cells from first on.
type table struct {
	layout extract.Layout
	first  int // index of its first cell
	rows   int // 0 when no table is open
	cols   int
	pos    extract.Pos
	outer  bool  // a row of it has pipes at the beginning or end
	led    bool  // its first row begins with a pipe
	ruled  bool  // a delimiter row was read
	shut   bool  // its last row ends with a pipe
	closed bool  // some row does
	whole  int   // cells or tabs of its rows where some are broken, see wrapped.go and wrappedtabs.go; 0 before they were counted
	bare   bool  // its rows have no outer pipes
	inner  int   // columns of its delimiter row, if that has none; 0 for another one
	bands  []int // the rows behind the lines of a frame, see bands.go
	hangs  bool  // its last row goes on below, see hanging.go
	begun  bool  // the last cell of a row that goes on has text
	half   bool  // the values of its last row are to come, see valuesbelow.go
}

// open reports whether a table of the given layout is being read.
func (t *table) open(layout extract.Layout) bool { return t.rows > 0 && t.layout == layout }

// beginRow opens a table or goes on with the open one. It returns false where
// the document has all the cells that it may have.
func (r *reader) beginRow(layout extract.Layout, pos extract.Pos) bool {
	if r.full {
		return false
	}
	if r.table.rows > 0 && r.table.layout != layout {
		r.endTable()
	}
	r.gap = 0
	if r.table.rows == 0 {
		r.table = table{layout: layout, first: len(r.cells), pos: pos}
	}
	return true
}

// cell adds the cell in column col of the row that is being read.
func (r *reader) cell(text string, col int, pos extract.Pos) {
	if len(text) > r.limit.Cell {
		text = cut(text, r.limit.Cell)
		r.problem(extract.LimitReached, "cell text", pos)
	}
	t := &r.table
	if grid := (t.rows + 1) * max(t.cols, col+1); r.places+grid > r.limit.Cells {
		r.full = true
		r.problem(extract.LimitReached, "cells", pos)
		return
	}
	r.cells = append(r.cells, extract.Cell{Text: text, Row: t.rows, Col: col, RowSpan: 1, ColSpan: 1, Pos: pos})
	t.cols = max(t.cols, col+1)
}

// endTable closes the open table.
func (r *reader) endTable() {
	t := &r.table
	if t.rows == 0 {
		return
	}
	cells := r.cells[t.first:len(r.cells):len(r.cells)]
	if t.layout == extract.Pipes && len(cells) > 0 && !t.outer && !t.ruled && sentence(cells) {
		r.unread(cells)
	} else if t.quotes(cells) {
		r.quotedLines(cells)
	} else if n := len(cells); n > 0 {
		cells = t.doubled(t.banded(cells))
		n = len(cells)
		rows := cells[n-1].Row + 1
		r.places += rows * t.cols
		r.add(extract.Block{Kind: extract.TableBlock, Table: extract.NewTable(t.layout, rows, t.cols, cells, t.pos), Pos: t.pos})
	}
	t.rows, t.hangs, t.half = 0, false, false
}

// doubled leaves out the cells of a table of tabs in whose rows two stand between cells:
// every second one is empty.
func (t *table) doubled(cells []extract.Cell) []extract.Cell {
	if t.layout != extract.Tabs || t.cols < 3 {
		return cells
	}
	for i := range cells {
		if cells[i].Col%2 > 0 && cells[i].Text != "" {
			return cells // the common case: the first row's second cell
		}
	}
	kept := cells[:0]
	for _, c := range cells {
		if c.Col%2 == 0 {
			c.Col /= 2
			kept = append(kept, c)
		}
	}
	clear(cells[len(kept):])
	t.cols = (t.cols + 1) / 2
	return kept
}

// quotes reports whether the pipes before a table's rows quote lines, as in an answer by
// mail: each holds one text and has no pipe at its end.
func (t *table) quotes(cells []extract.Cell) bool {
	return t.layout == extract.Pipes && t.cols == 1 && t.led && !t.closed &&
		!slices.ContainsFunc(cells, func(c extract.Cell) bool { return c.Text == "" || strings.Contains(c.Text, "\n") })
}

// quotedLines adds the cells of a table of quoted lines as such.
func (r *reader) quotedLines(cells []extract.Cell) {
	r.cells = r.cells[:r.table.first]
	for i := range cells {
		r.paragraph(cells[i].Text, cells[i].Pos)
	}
	clear(cells)
}
