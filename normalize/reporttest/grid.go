package reporttest

import "slices"

// role says what a printed cell is for.
type role uint8

const (
	caption role = iota // announces a table or a part of it
	header              // names columns
	stub                // names rows
	value
)

// cell is one printed cell; its spans are at least 1.
type cell struct {
	label
	role       role
	rows, cols int
	fact       string // of a value that the form knows
}

// grid is a printed table: row by row the cells that begin there, as in HTML.
type grid struct {
	name string // statistics, disclosure, applications, proceedings
	rows [][]cell
	// stubs is the number of columns that name rows, heads of rows that name columns.
	stubs, heads int
}

// matrix gives for each place of the table the cell that covers it, nil where
// none does.
func (g *grid) matrix() [][]*cell {
	width := g.width()
	m := make([][]*cell, len(g.rows))
	for r := range m {
		m[r] = make([]*cell, width)
	}
	for r := range g.rows {
		c := 0
		for i := range g.rows[r] {
			for c < width && m[r][c] != nil {
				c++
			}
			here := &g.rows[r][i]
			for y := r; y < min(len(m), r+here.rows); y++ {
				for x := c; x < min(width, c+here.cols); x++ {
					m[y][x] = here
				}
			}
		}
	}
	return m
}

// width is the number of columns that the first row spans.
func (g *grid) width() int {
	width := 0
	for _, c := range g.rows[0] {
		width += c.cols
	}
	return width
}

// gridOf builds the table of a matrix: a rectangle of one cell becomes one cell.
func gridOf(name string, m [][]*cell) *grid {
	g := &grid{name: name, rows: make([][]cell, len(m))}
	done := make([][]bool, len(m))
	for r := range m {
		done[r] = make([]bool, len(m[r]))
	}
	for r := range m {
		g.rows[r] = make([]cell, 0, len(m[r]))
		for c := 0; c < len(m[r]); c++ {
			if done[r][c] {
				continue
			}
			here := m[r][c]
			cols, rows := 1, 1
			if here != nil {
				for c+cols < len(m[r]) && m[r][c+cols] == here {
					cols++
				}
				for r+rows < len(m) && m[r+rows][c] == here {
					rows++
				}
			}
			for y := r; y < r+rows; y++ {
				for x := c; x < c+cols; x++ {
					done[y][x] = true
				}
			}
			next := cell{}
			if here != nil {
				next = *here
			}
			next.rows, next.cols = rows, cols
			g.rows[r] = append(g.rows[r], next)
		}
	}
	return g
}

// transposed turns the table by 90°: rows become columns.
func (g *grid) transposed() *grid {
	m := g.matrix()
	turned := make([][]*cell, len(m[0]))
	for c := range turned {
		turned[c] = make([]*cell, len(m))
		for r := range m {
			turned[c][r] = m[r][c]
		}
	}
	out := gridOf(g.name, turned)
	out.stubs, out.heads = g.heads, g.stubs
	return out
}

// slice returns the table's rows from first up to but not including last.
func (g *grid) slice(first, last int) *grid {
	out := gridOf(g.name, g.matrix()[first:last])
	out.stubs, out.heads = g.stubs, max(0, g.heads-first)
	return out
}

// columns returns a table of the given columns only.
func (g *grid) columns(keep ...int) *grid {
	m := g.matrix()
	part := make([][]*cell, len(m))
	for r := range m {
		for _, c := range keep {
			part[r] = append(part[r], m[r][c])
		}
	}
	out := gridOf(g.name, part)
	out.stubs, out.heads = g.stubs, g.heads
	return out
}

// clone returns a copy that shares no cells with g.
func (g *grid) clone() *grid {
	out := *g
	out.rows = make([][]cell, len(g.rows))
	for r := range g.rows {
		out.rows[r] = slices.Clone(g.rows[r])
	}
	return &out
}

// each calls f for every cell.
func (g *grid) each(f func(c *cell)) {
	for r := range g.rows {
		for i := range g.rows[r] {
			f(&g.rows[r][i])
		}
	}
}

// fullRow reports whether a row begins without a cell reaching into it from
// above, so that the table can be cut before it without cutting a cell.
func (g *grid) fullRow(r int) bool {
	width := 0
	for _, c := range g.rows[r] {
		width += c.cols
	}
	return width == g.width()
}
