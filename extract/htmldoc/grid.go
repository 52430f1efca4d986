package htmldoc

import "github.com/gouji/gouji/extract"

// Limits of the HTML standard. A colspan beyond is taken for one to the end of
// the table.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
)

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
	c.row, c.col = int32(t.rows), int32(t.col)
	width := int(c.colSpan)
	if width > maxColSpan {
		width = max(1, t.cols-t.col)
	}
	end := t.col + width
	if r.cellsLeft == 0 || (t.rows+1)*max(t.cols, end) > r.placesLeft {
		r.problem(extract.LimitReached, "table cells", r.scan.token.start)
		return false
	}
	for ; t.cols < end; t.cols++ {
		r.until = append(r.until, 0)
	}
	below := c.row + c.rowSpan
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
func (r *reader) spans() cell {
	a := &r.scan.token.attrs
	c := cell{
		rowSpan: int32(a.span(rowspanAttr, 1)),
		colSpan: int32(max(1, a.span(colspanAttr, 1))),
	}
	if c.rowSpan == 0 {
		c.rowSpan, c.toEnd = maxRowSpan, true
	}
	c.rowSpan = min(c.rowSpan, maxRowSpan)
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

func (r *reader) clipRows(c *cell, rows int32) {
	if c.row+c.rowSpan <= rows {
		return
	}
	c.rowSpan = rows - c.row
	if !c.toEnd {
		r.problem(extract.SpanClipped, "rowspan", c.pos.Offset)
	}
}

// extent returns the number of columns that cells need. The columns at the
// right in which no cell begins count only if more than one row reaches that
// far: a lone wide row has a colspan that is too large.
func extent(cells []cell, rows int) int {
	var begun, widest, second, reaching int32
	for i := range cells {
		c := &cells[i]
		begun = max(begun, c.col+1)
		if c.colSpan > maxColSpan {
			continue
		}
		switch end := c.col + c.colSpan; {
		case end > widest:
			widest, second, reaching = end, widest, c.rowSpan
		case end == widest:
			reaching += c.rowSpan
		default:
			second = max(second, end)
		}
	}
	if rows > 1 && reaching == 1 {
		widest = second
	}
	return int(max(begun, widest))
}
