package layout

import (
	"cmp"
	"slices"
	"strings"
)

// grid makes the grid of a table without vertical rules. A place where nothing
// is printed is a blank cell of its own.
func (t *columns) grid(page int) *grid {
	g := &grid{xs: t.columnLines(), ys: t.rowLines(), page: page, loose: t}
	levels, n := t.levels(), t.labelColumns()
	rows, cols := g.rowCount(), g.colCount()
	taken := make([]int, rows*cols) // number of the cell, from 1
	add := func(b *block, row int) {
		c := cell{row: row, col: min(b.col, cols-1), rows: b.rows, cols: b.cols, text: b.text(), page: page, box: b.box}
		if n := taken[c.row*cols+c.col]; n > 0 {
			other := &g.cells[n-1]
			other.text, other.box = other.text+" "+c.text, other.box.around(c.box)
			return
		}
		c.clip(taken, rows, cols)
		g.cells = append(g.cells, c)
		for r := range c.rows {
			for k := range c.cols {
				taken[(c.row+r)*cols+c.col+k] = len(g.cells)
			}
		}
	}
	for i := range t.header {
		add(&t.header[i], t.header[i].row)
	}
	for r, tokens := range t.tokens {
		for _, b := range t.valuesOf(tokens) {
			b.col += n
			add(&b, levels+r)
		}
	}
	for i := range t.labels {
		add(&t.labels[i], levels+t.labels[i].row)
	}
	for i := range taken {
		if taken[i] == 0 {
			r, c := i/cols, i%cols
			g.cells = append(g.cells, cell{row: r, col: c, rows: 1, cols: 1, page: page, box: Box{g.xs[c], g.ys[r], g.xs[c+1], g.ys[r+1]}})
		}
	}
	slices.SortStableFunc(g.cells, func(a, b cell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
	return g
}

// clip makes a cell as small as the free places demand.
func (c *cell) clip(taken []int, rows, cols int) {
	c.cols, c.rows = min(c.cols, cols-c.col), min(c.rows, rows-c.row)
	for k := 1; k < c.cols; k++ {
		if taken[c.row*cols+c.col+k] > 0 {
			c.cols = k
		}
	}
	for r := 1; r < c.rows; r++ {
		for k := range c.cols {
			if taken[(c.row+r)*cols+c.col+k] > 0 {
				c.rows = r
			}
		}
	}
}

// valuesOf gives the tokens of a row their columns; those of one column are one
// cell.
func (t *columns) valuesOf(tokens []token) []block {
	var out []block
	for _, tok := range tokens {
		col := t.column(tok.box.midX())
		if n := len(out); n > 0 && out[n-1].col >= col {
			out[n-1].tokens = append(out[n-1].tokens, tok)
			out[n-1].box = out[n-1].box.around(tok.box)
			continue
		}
		out = append(out, block{tokens: []token{tok}, box: tok.box, col: col, cols: 1, rows: 1})
	}
	return out
}

// text joins the lines of a block.
func (b *block) text() string {
	var s strings.Builder
	for i := range b.tokens {
		if i > 0 && (b.tokens[i].value || b.tokens[i-1].value) {
			s.WriteByte(' ')
		}
		s.WriteString(b.tokens[i].text)
	}
	return s.String()
}

// columnLines are the places between the columns.
func (t *columns) columnLines() []float32 {
	xs := []float32{min(t.outline.X0, t.values[0].X0) - 1}
	if t.labelColumns() > 0 {
		xs = append(append(xs, t.stabs...), t.values[0].X0-1)
	}
	for k := 1; k < len(t.values); k++ {
		xs = append(xs, (t.values[k-1].X1+t.values[k].X0)/2)
	}
	return append(xs, max(t.outline.X1, t.values[len(t.values)-1].X1)+1)
}

// rowLines are the places between the rows.
func (t *columns) rowLines() []float32 {
	levels := t.levels()
	top := t.ys[0] - t.em
	ys := []float32{min(t.outline.Y0-1, top)}
	for k := 1; k <= levels; k++ {
		ys = append(ys, ys[0]+(top-ys[0])*float32(k)/float32(levels))
	}
	for k := 1; k < len(t.ys); k++ {
		ys = append(ys, (t.ys[k-1]+t.ys[k])/2)
	}
	return append(ys, max(t.outline.Y1, t.ys[len(t.ys)-1])+1)
}

// sharing lets tables without rules that go on over pages have the columns that
// only some of their pages print values in.
func sharing(pages [][]item) {
	share := func(i int) {
		above, below := pages[i], pages[i+1]
		if len(above) == 0 || len(below) == 0 {
			return
		}
		a, b := &above[len(above)-1], &below[0]
		if a.table == nil || b.table == nil || a.table.loose == nil || b.table.loose == nil {
			return
		}
		if s, t := a.table.loose.values, b.table.loose.values; oneToOne(s, t) && oneToOne(t, s) {
			a.widen(t)
			b.widen(s)
		}
	}
	for i := range len(pages) - 1 {
		share(i)
	}
	for i := len(pages) - 2; i >= 0; i-- {
		share(i)
	}
}

// oneToOne reports whether no column lies over two of the others.
func oneToOne(columns, others []Box) bool {
	k := 0
	for _, c := range columns {
		for k < len(others) && others[k].X1 <= c.X0 {
			k++
		}
		if k+1 < len(others) && others[k+1].X0 < c.X1 {
			return false
		}
	}
	return true
}

// widen gives the table of an item the columns that it lacks.
func (it *item) widen(known []Box) {
	t := it.table.loose
	if !slices.ContainsFunc(known, func(b Box) bool { return !t.overValues(b) }) {
		return
	}
	it.table = newColumns(t.lines, known).grid(it.table.page)
}
