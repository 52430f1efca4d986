package layout

import "slices"

// continuedBy reports whether a table goes on in one at the top of the next
// page: both have the same left and right edge.
func (g *grid) continuedBy(next *grid) bool {
	const within = 3
	a, b := g.box(), next.box()
	return next.page > g.page && abs(a.X0-b.X0) <= within && abs(a.X1-b.X1) <= within
}

// append joins the rows of the next page's table. What the page tore is put
// together: a row of which one page has the values, and the label of several
// rows.
func (g *grid) append(next *grid) {
	if !slices.Equal(g.xs, next.xs) {
		xs := apart(sorted(g.xs, next.xs), thinnest)
		g.restep(xs)
		next.restep(xs)
	}
	g.page = min(g.page, next.page)
	next.dropHeader(g)
	seam := g.rowCount()
	torn := g.tornRow(next)
	shift := seam
	if torn {
		shift--
	}
	joined := map[int]bool{}
	var bottom []int
	for i := range next.firstRow() {
		c := &next.cells[i]
		k := g.ending(c.col, c.cols)
		if k < 0 {
			continue
		}
		above := &g.cells[k]
		switch {
		case torn && c.rows == 1:
			above.take(c)
		case g.restOfLabel(next, above, c):
			above.take(c)
			above.rows += c.rows
			if torn {
				above.rows--
			}
		default:
			continue
		}
		joined[i] = true
		if c.rows == next.rowCount() {
			bottom = append(bottom, k)
		}
	}
	g.stack(next, shift, joined, bottom)
}

// dropHeader takes away the rows of a header that a page repeats: those that
// begin the table as well, without values.
func (g *grid) dropHeader(first *grid) {
	rows, n, end := 0, 0, 0
	for i := range min(len(g.cells), len(first.cells)) {
		a, b := &first.cells[i], &g.cells[i]
		if a.row != b.row || a.col != b.col || a.rows != b.rows || a.cols != b.cols || a.text != b.text || value(a.text) && a.text != "" {
			break
		}
		end = max(end, a.row+a.rows)
		if (i+1 == len(g.cells) || g.cells[i+1].row >= end) && (i+1 == len(first.cells) || first.cells[i+1].row >= end) {
			rows, n = end, i+1
		}
	}
	if rows == 0 || rows >= g.rowCount() {
		return
	}
	g.cells = g.cells[n:]
	for i := range g.cells {
		g.cells[i].row -= rows
	}
	g.ys = g.ys[rows:]
}

// firstRow is the number of cells that begin in the first row.
func (g *grid) firstRow() int {
	n := 0
	for n < len(g.cells) && g.cells[n].row == 0 {
		n++
	}
	return n
}

// lastRow returns the cells that end with the last row.
func (g *grid) lastRow() []int {
	if g.bottom == nil {
		for i := range g.cells {
			if c := &g.cells[i]; c.row+c.rows == g.rowCount() {
				g.bottom = append(g.bottom, i)
			}
		}
	}
	return g.bottom
}

// sorted returns all values of two sorted lists in order.
func sorted(a, b []float32) []float32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return out
}

// restep gives a grid the columns xs, of which its own are a part.
func (g *grid) restep(xs []float32) {
	for i := range g.cells {
		c := &g.cells[i]
		left, right := nearest(xs, g.xs[c.col]), nearest(xs, g.xs[c.col+c.cols])
		c.col, c.cols = left, max(1, right-left)
	}
	g.xs = xs
}

// stack adds the cells of next below, shifted by a number of rows, but for those
// that were joined. bottom are the cells of g that now end with its last row.
func (g *grid) stack(next *grid, shift int, joined map[int]bool, bottom []int) {
	rows := g.rowCount()
	for i := range next.cells {
		c := next.cells[i]
		if joined[i] {
			continue
		}
		last := c.row+c.rows == next.rowCount()
		c.row += shift
		if c.row < rows { // the rest of a torn row
			c.rows -= rows - c.row
			c.row = rows
		}
		if c.rows < 1 {
			continue
		}
		if last {
			bottom = append(bottom, len(g.cells))
		}
		g.cells = append(g.cells, c)
	}
	end := g.ys[len(g.ys)-1]
	for _, y := range next.ys[rows-shift+1:] {
		g.ys = append(g.ys, end+y-next.ys[0])
	}
	g.bottom = bottom
}

// ending returns the cell that spans the given columns and ends with the last
// row, -1 for none.
func (g *grid) ending(col, cols int) int {
	for _, i := range g.lastRow() {
		if c := &g.cells[i]; c.col == col && c.cols == cols {
			return i
		}
	}
	return -1
}

// take adds the text of a cell that goes on with c.
func (c *cell) take(rest *cell) {
	switch {
	case c.text == "":
		c.text, c.page, c.box = rest.text, rest.page, rest.box
	case rest.text != "" && value(c.text) && (value(rest.text) || fragment(rest.text)) && !c.full:
		c.text += "\n" + rest.text
	case rest.text != "":
		c.text += rest.text
	}
	c.full = rest.full
}

// tornRow reports whether the first row of next is the rest of the last row:
// one of them has no values, and the label at the end of the page is full and
// goes on with no number.
func (g *grid) tornRow(next *grid) bool {
	values, labels, broken := 0, 0, 0
	for i := range next.firstRow() {
		c := &next.cells[i]
		if c.rows > 1 || c.text == "" {
			continue
		}
		k := g.ending(c.col, c.cols)
		if k < 0 {
			return false
		}
		above := &g.cells[k]
		switch {
		case value(c.text) || fragment(c.text):
			if above.text != "" {
				if !value(above.text) || g.nameless() {
					return false
				}
				broken++
			}
			values++
		default:
			if above.text == "" || value(above.text) || !above.full || numbered(c.text) {
				return false
			}
			labels++
		}
	}
	if broken > 0 {
		return labels == 0 // only the values that are too wide for their cells go on
	}
	return labels > 0 || values > 0 && g.labelOnly()
}

// nameless reports whether the last row has no label.
func (g *grid) nameless() bool {
	return !slices.ContainsFunc(g.lastCells(), func(c cell) bool { return c.text != "" && !value(c.text) })
}

// labelOnly reports whether the last row has a label and no value.
func (g *grid) labelOnly() bool {
	labels := 0
	for _, i := range g.lastRow() {
		c := &g.cells[i]
		if c.text == "" || c.rows > 1 {
			continue
		}
		if value(c.text) {
			return false
		}
		labels++
	}
	return labels > 0
}

// restOfLabel reports whether c, in the first row of next, is the rest of the
// cell above: both are the label of several rows, and c begins with no number
// where the label has begun; or both are in a header.
func (g *grid) restOfLabel(next *grid, above, c *cell) bool {
	if value(above.text) && above.text != "" || value(c.text) && c.text != "" {
		return false
	}
	first, last := next.cells[:next.firstRow()], g.lastCells()
	if (c.text == "") != (above.text == "") && header(last) && header(first) && !g.named(first) {
		return true
	}
	if !outer(c, first) || above.text != "" && numbered(c.text) {
		return false
	}
	if c.rows == 1 && above.rows == 1 && c.text != "" && above.text != "" && !above.full {
		return false // each is the label of its own row
	}
	return above.rows > 1 || outer(above, last)
}

// named reports whether a cell of a row and the one above it that is as wide both
// have a text, the upper one in its one row.
func (g *grid) named(row []cell) bool {
	return slices.ContainsFunc(row, func(c cell) bool {
		k := g.ending(c.col, c.cols)
		return k >= 0 && c.text != "" && g.cells[k].text != "" && g.cells[k].rows == 1
	})
}

// lastCells returns copies of the cells that end with the last row.
func (g *grid) lastCells() []cell {
	var out []cell
	for _, i := range g.lastRow() {
		out = append(out, g.cells[i])
	}
	return out
}

// outer reports whether a cell among those of a row is the label of several
// rows: it spans them, or the label of the row stands to the right of it.
func outer(c *cell, row []cell) bool {
	for i := range row {
		if o := &row[i]; o.col > c.col && o.rows < max(c.rows, 2) && o.text != "" && !value(o.text) {
			return true
		}
	}
	return false
}

// header reports whether a row is part of a header: most of its cells have a
// text and none a value.
func header(row []cell) bool {
	texts := 0
	for i := range row {
		if row[i].text == "" {
			continue
		}
		if value(row[i].text) {
			return false
		}
		texts++
	}
	return 2*texts > len(row)
}
