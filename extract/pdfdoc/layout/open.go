package layout

import (
	"cmp"
	"slices"
	"strings"
)

// grid makes the grid of a table without vertical rules. A place where nothing
// is printed is a blank cell of its own.
func (t *columns) grid(page int) *grid {
	g := &grid{xs: t.columnLines(), ys: t.rowLines(), page: page}
	levels, n := t.levels(), t.labelColumns()
	rows, cols := g.rowCount(), g.colCount()
	taken := make([]bool, rows*cols)
	add := func(b *block, row int) {
		c := cell{row: row, col: b.col, rows: b.rows, cols: b.cols, text: b.text(), page: page, box: b.box}
		c.clip(taken, rows, cols)
		if c.cols > 0 {
			g.cells = append(g.cells, c)
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
		if !taken[i] {
			r, c := i/cols, i%cols
			g.cells = append(g.cells, cell{row: r, col: c, rows: 1, cols: 1, page: page, box: Box{g.xs[c], g.ys[r], g.xs[c+1], g.ys[r+1]}})
		}
	}
	slices.SortStableFunc(g.cells, func(a, b cell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
	return g
}

// clip makes a cell as small as the free places demand and takes its places. A
// cell whose first place is taken goes to the next free one of its row.
func (c *cell) clip(taken []bool, rows, cols int) {
	for c.col < cols && taken[c.row*cols+c.col] {
		c.col, c.cols = c.col+1, max(1, c.cols-1)
	}
	if c.col >= cols {
		c.cols = 0
		return
	}
	c.cols, c.rows = min(c.cols, cols-c.col), min(c.rows, rows-c.row)
	for k := 1; k < c.cols; k++ {
		if taken[c.row*cols+c.col+k] {
			c.cols = k
		}
	}
	for r := 1; r < c.rows; r++ {
		for k := range c.cols {
			if taken[(c.row+r)*cols+c.col+k] {
				c.rows = r
			}
		}
	}
	for r := range c.rows {
		for k := range c.cols {
			taken[(c.row+r)*cols+c.col+k] = true
		}
	}
}

// valuesOf gives the tokens of a row their columns; those of one column are one
// cell.
func (t *columns) valuesOf(tokens []token) []block {
	var out []block
	for _, tok := range tokens {
		col := 0
		for k := range t.values {
			if abs(t.values[k].midX()-tok.box.midX()) < abs(t.values[col].midX()-tok.box.midX()) {
				col = k
			}
		}
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
	xs := append([]float32{min(t.outline.X0, t.values[0].X0) - 1}, t.stabs...)
	xs = append(xs, t.values[0].X0-1)
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
