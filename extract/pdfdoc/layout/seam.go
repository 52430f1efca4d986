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
	xs := apart(sorted(g.xs, next.xs), thinnest)
	g.restep(xs)
	next.restep(xs)
	g.page = min(g.page, next.page)
	seam := g.rowCount()
	torn := g.tornRow(next)
	shift := seam
	if torn {
		shift--
	}
	joined := map[int]bool{}
	for i := range next.cells {
		c := &next.cells[i]
		if c.row > 0 {
			break
		}
		above := g.ending(c.col, c.cols)
		switch {
		case above == nil:
		case torn && c.rows == 1:
			above.take(c)
			joined[i] = true
		case g.restOfLabel(next, above, c):
			above.take(c)
			above.rows += c.rows
			if torn {
				above.rows--
			}
			joined[i] = true
		}
	}
	g.stack(next, shift, joined)
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
// that were joined.
func (g *grid) stack(next *grid, shift int, joined map[int]bool) {
	for i := range next.cells {
		if c := next.cells[i]; !joined[i] {
			c.row += shift
			if c.row < g.rowCount() { // the rest of a torn row
				c.rows -= g.rowCount() - c.row
				c.row = g.rowCount()
				if c.rows < 1 {
					continue
				}
			}
			g.cells = append(g.cells, c)
		}
	}
	bottom := g.ys[len(g.ys)-1]
	for _, y := range next.ys[g.rowCount()-shift+1:] {
		g.ys = append(g.ys, bottom+y-next.ys[0])
	}
	g.open = next.open
}

// ending returns the cell that spans the given columns and ends with the last
// row.
func (g *grid) ending(col, cols int) *cell {
	last := g.rowCount()
	for i := len(g.cells) - 1; i >= 0; i-- {
		if c := &g.cells[i]; c.row+c.rows == last && c.col == col && c.cols == cols {
			return c
		}
	}
	return nil
}

// take adds the text of a cell that goes on with c.
func (c *cell) take(rest *cell) {
	switch {
	case c.text == "":
		c.text, c.page, c.box = rest.text, rest.page, rest.box
	case rest.text != "":
		c.text += rest.text
	}
	c.full = rest.full
}

// tornRow reports whether the first row of next is the rest of the last row:
// one of them has no values, and the label at the end of the page is full and
// goes on with no number. A row that has nothing printed in it is a rest, too.
func (g *grid) tornRow(next *grid) bool {
	values, labels := 0, 0
	for i := range next.cells {
		c := &next.cells[i]
		if c.row > 0 {
			break
		}
		above := g.ending(c.col, c.cols)
		if c.rows > 1 {
			continue
		}
		switch {
		case c.text == "":
		case above == nil:
			return false
		case value(c.text):
			if above.text != "" {
				return false
			}
			values++
		default:
			if above.text == "" || value(above.text) || !above.full || numbered(c.text) {
				return false
			}
			labels++
		}
	}
	return labels > 0 || values > 0 && g.labelOnly()
}

// labelOnly reports whether the last row has a label and no value.
func (g *grid) labelOnly() bool {
	labels := 0
	for i := range g.cells {
		c := &g.cells[i]
		if c.row+c.rows < g.rowCount() || c.text == "" || c.rows > 1 {
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
// label above: a label to the right of it, or its rows, say that it is a label
// of several rows, and it begins with no number.
func (g *grid) restOfLabel(next *grid, above, c *cell) bool {
	if above.text == "" || value(above.text) || numbered(c.text) || c.text != "" && value(c.text) {
		return false
	}
	for i := range next.cells {
		o := &next.cells[i]
		if o.row > 0 {
			break
		}
		if o.col > c.col && o.rows < max(c.rows, 2) && o.text != "" && !value(o.text) {
			return true
		}
	}
	return false
}
