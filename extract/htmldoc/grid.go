package htmldoc

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/dissolve"
)

// maxRowSpan is the limit of the HTML standard. Until its group of rows ends, a
// cell that spans all of them has one more.
const maxRowSpan = 65534

// grid is the state of the standard's algorithm that gives cells their places.
type grid struct {
	rows, cols  int  // so far; rows without the open one
	col         int  // in the open row, where the next cell may begin
	filled      bool // a cell begins in the open row
	firstColumn int  // where the table's part of until begins
	reach       int  // the largest of until
	groupRow    int  // the first row of the open group
	groupCell   int  // the first cell of the open group, among the reader's cells
}

func (g *grid) startGroup(cells int) { g.groupRow, g.groupCell = g.rows, cells }

func (g *grid) startRow() { g.col, g.filled = 0, false }

// endRow counts the row, unless nothing is in it. At most places may be in the
// grid.
func (g *grid) endRow(places int) {
	if g.filled || g.reach > g.rows && (g.rows+1)*g.cols <= places {
		g.rows++
	}
}

// columns returns, for each column of the innermost table, the first row that
// the cells placed so far leave free.
func (r *reader) columns(t *table) []int32 { return r.until[t.firstColumn:] }

// place adds the cell whose start tag was read: in the first free column of the
// row, across the columns and rows that it spans. It reports false if a limit
// forbids that.
func (r *reader) place(t *table) bool {
	if !t.counts {
		return false
	}
	until := r.columns(t)
	for t.col < t.cols && int(until[t.col]) > t.rows {
		t.col++
	}
	c := r.spans()
	c.Row, c.Col = int32(t.rows), int32(t.col)
	width := int(c.ColSpan)
	if width > dissolve.MaxColSpan {
		width = max(1, t.cols-t.col)
	}
	end := t.col + width
	if r.cellsLeft == 0 || (t.rows+1)*max(t.cols, end) > r.dissolver.PlacesLeft {
		r.problem(extract.LimitReached, "table cells", r.scan.token.start)
		return false
	}
	for ; t.cols < end; t.cols++ {
		r.until = append(r.until, 0)
	}
	below := c.Row + c.RowSpan
	until = r.columns(t)
	for i := t.col; i < end; i++ {
		until[i] = max(until[i], below)
	}
	t.reach = max(t.reach, int(below))
	t.col = end
	t.filled = true
	r.cellsLeft--
	r.cells = append(r.cells, c)
	return true
}

// spans reads the spans of the cell's start tag.
func (r *reader) spans() dissolve.Cell {
	a := &r.scan.token.attrs
	c := dissolve.Cell{
		RowSpan: min(int32(a.span(rowspanAttr, 1)), maxRowSpan),
		ColSpan: int32(max(1, a.span(colspanAttr, 1))),
	}
	if c.RowSpan == 0 {
		c.RowSpan = maxRowSpan + 1
	}
	return c
}

// endGroup clips what spans beyond the group of rows.
func (r *reader) endGroup(t *table) {
	if t.rows == t.groupRow {
		return
	}
	if t.reach > t.rows {
		for i := t.groupCell; i < len(r.cells); i++ {
			r.clipRows(&r.cells[i], int32(t.rows))
		}
		for i, row := range r.columns(t) {
			r.columns(t)[i] = min(row, int32(t.rows))
		}
		t.reach = t.rows
	}
}

func (r *reader) clipRows(c *dissolve.Cell, rows int32) {
	if c.Row+c.RowSpan <= rows {
		return
	}
	wanted := c.RowSpan
	c.RowSpan = rows - c.Row
	if wanted <= maxRowSpan {
		r.report(extract.SpanClipped, "rowspan", c.Pos)
	}
}
