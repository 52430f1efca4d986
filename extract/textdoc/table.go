package textdoc

import "github.com/gouji/gouji/extract"

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
	bare   bool  // its rows have no outer pipes
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
	} else if n := len(cells); n > 0 {
		cells = t.banded(cells)
		n = len(cells)
		rows := cells[n-1].Row + 1
		r.places += rows * t.cols
		r.add(extract.Block{Kind: extract.TableBlock, Table: extract.NewTable(t.layout, rows, t.cols, cells, t.pos), Pos: t.pos})
	}
	t.rows, t.hangs, t.half = 0, false, false
}
