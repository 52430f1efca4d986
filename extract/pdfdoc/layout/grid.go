package layout

import (
	"slices"
	"sort"
)

// grid is a table under construction: the places of its lines and the cells
// between them.
type grid struct {
	xs, ys []float32 // places of the lines between columns and rows, with both outer ones
	cells  []cell    // in row-major order of their upper left corners
	owner  []int32   // (len(ys)-1)*(len(xs)-1): index into cells
	page   int
	bottom []int // the cells that end with the last row; nil when not known
}

// cell is a rectangle of a grid and the glyphs in it.
type cell struct {
	row, col, rows, cols int
	glyphs               []Glyph
	text                 string
	full                 bool // the last line of its text leaves no room for more
	page                 int
	box                  Box
}

func (g *grid) rowCount() int { return len(g.ys) - 1 }
func (g *grid) colCount() int { return len(g.xs) - 1 }

func (g *grid) places() int { return g.rowCount() * g.colCount() }

func (g *grid) box() Box {
	return Box{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]}
}

// newGrid makes cells of the rules of a frame. It returns nil where the frame
// encloses one cell only, or more places than the limit.
func newGrid(f *frame, page, limit int) *grid {
	g := &grid{xs: lines(f.down), ys: lines(f.across), page: page}
	rows, cols := g.rowCount(), g.colCount()
	if rows < 1 || cols < 1 || rows*cols < 2 || rows*cols > limit {
		return nil
	}
	right := edges(f.down, g.xs, g.ys)   // right[k*rows+r]: line k is drawn beside row r
	below := edges(f.across, g.ys, g.xs) // below[k*cols+c]: line k is drawn over column c
	g.merge(
		func(row, line int) bool { return right[line*rows+row] },
		func(line, col int) bool { return below[line*cols+col] },
	)
	if len(g.cells) < 2 {
		return nil
	}
	return g
}

// lines returns the places of parallel rules, lines of double rules as one.
func lines(rules []rule) []float32 {
	at := make([]float32, len(rules))
	for i, r := range rules {
		at[i] = r.at
	}
	slices.Sort(at)
	return apart(at, thinnest)
}

// apart leaves out of sorted places those within a distance of the one before.
func apart(at []float32, distance float32) []float32 {
	out := at[:0]
	for _, x := range at {
		if len(out) == 0 || x-out[len(out)-1] > distance {
			out = append(out, x)
		}
	}
	return out
}

// edges says for every line and every step along it whether at least 60 % of
// the step is ruled.
func edges(rules []rule, lines, steps []float32) []bool {
	const enough = 0.6
	n := len(steps) - 1
	length := make([]float32, len(lines)*n)
	for _, r := range rules {
		k := nearest(lines, r.at)
		for s := max(0, upper(steps, r.from)-1); s < n && steps[s] < r.to; s++ {
			length[k*n+s] += min(r.to, steps[s+1]) - max(r.from, steps[s])
		}
	}
	drawn := make([]bool, len(length))
	for i, l := range length {
		s := i % n
		drawn[i] = l >= enough*(steps[s+1]-steps[s])
	}
	return drawn
}

// upper returns the index of the first value above x.
func upper(sorted []float32, x float32) int {
	return sort.Search(len(sorted), func(i int) bool { return sorted[i] > x })
}

// nearest returns the index of the value that is nearest to x.
func nearest(sorted []float32, x float32) int {
	i := upper(sorted, x)
	if i == 0 || i < len(sorted) && sorted[i]-x < x-sorted[i-1] {
		return i
	}
	return i - 1
}

// merge makes cells of the places that no rule parts: each as wide as it can be
// in its first row, then as high.
func (g *grid) merge(right func(row, line int) bool, above func(line, col int) bool) {
	rows, cols := g.rowCount(), g.colCount()
	g.owner = make([]int32, rows*cols)
	for i := range g.owner {
		g.owner[i] = -1
	}
	for r := range rows {
		for c := 0; c < cols; c++ {
			if g.owner[r*cols+c] >= 0 {
				continue
			}
			end := c + 1
			for end < cols && g.owner[r*cols+end] < 0 && !right(r, end) {
				end++
			}
			bottom := r + 1
			for bottom < rows && g.goesOn(bottom, c, end, right, above) {
				bottom++
			}
			g.add(r, c, bottom, end)
			c = end - 1
		}
	}
}

// goesOn reports whether a row continues the cell above it.
func (g *grid) goesOn(row, from, to int, right func(row, line int) bool, above func(line, col int) bool) bool {
	for c := from; c < to; c++ {
		if above(row, c) || g.owner[row*g.colCount()+c] >= 0 || c > from && right(row, c) {
			return false
		}
	}
	return true
}

// add adds the cell of a rectangle of places.
func (g *grid) add(top, left, bottom, right int) {
	for r := top; r < bottom; r++ {
		for c := left; c < right; c++ {
			g.owner[r*g.colCount()+c] = int32(len(g.cells))
		}
	}
	g.cells = append(g.cells, cell{
		row: top, col: left, rows: bottom - top, cols: right - left, page: g.page,
		box: Box{g.xs[left], g.ys[top], g.xs[right], g.ys[bottom]},
	})
}

// at returns the cell in which a point lies, nil outside.
func (g *grid) at(x, y float32) *cell {
	c, r := upper(g.xs, x)-1, upper(g.ys, y)-1
	if c < 0 || r < 0 || c >= g.colCount() || r >= g.rowCount() {
		return nil
	}
	return &g.cells[g.owner[r*g.colCount()+c]]
}

// write makes the text of every cell out of its glyphs.
func (g *grid) write() {
	for i := range g.cells {
		c := &g.cells[i]
		c.text, c.full = cellText(c.glyphs, c.box)
		c.glyphs = nil
	}
}

// empty reports whether nothing is printed in a table.
func (g *grid) empty() bool {
	for i := range g.cells {
		if g.cells[i].text != "" {
			return false
		}
	}
	return true
}
