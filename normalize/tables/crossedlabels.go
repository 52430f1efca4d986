package tables

import (
	"bytes"
	"slices"

	"github.com/gouji/gouji/extract"
)

// named collects the rows and columns that labels name, in the order of print.
type named struct {
	rows, columns []int
	cell          [2]int  // row and column named in one phrase
	crossed       bool    // cell is set
	mids          []int32 // display columns of the columns' middles, doubled
	rowMids       []int32 // the same of the rows
	rowCols       []int32 // grid columns in which the rows' labels begin
	cols          []int32 // grid columns of the columns
}

// row adds a row, unless the label before named it, too: converters that unmerge
// cells print labels twice.
func (n *named) row(row int, mid, col int32) {
	last := len(n.rows) - 1
	switch {
	case last < 0 || n.rows[last] != row:
		n.rows, n.rowMids, n.rowCols = append(n.rows, row), append(n.rowMids, mid), append(n.rowCols, col)
	case n.rowCols[last] < 0:
		n.rowMids[last], n.rowCols[last] = mid, col // a caption named it before
	}
}

func (n *named) add(m *named) {
	n.rows = append(n.rows, m.rows...)
	n.columns = append(n.columns, m.columns...)
	n.mids = append(n.mids, m.mids...)
	n.rowMids = append(n.rowMids, m.rowMids...)
	n.rowCols = append(n.rowCols, m.rowCols...)
	n.cols = append(n.cols, m.cols...)
}

// inColumns returns the rows whose labels stand in a grid, and in which column each does;
// those of captions stand in none.
func (n *named) inColumns() (rows []int, cols []int32) {
	for i, col := range n.rowCols {
		if col >= 0 {
			rows, cols = append(rows, n.rows[i]), append(cols, col)
		}
	}
	return rows, cols
}

// named takes note of a row that a label names. Within a run that has no row
// yet it is the run's, as where a label cell is printed in the middle of its
// rows; else it is that of the next run.
func (c *crossing) named(row int) {
	switch {
	case len(c.run) > 0 && c.runRow < 0 && len(c.run) < len(c.form.Tables[c.table].Columns):
		c.runRow = row
		c.row, c.fresh = row, false
		return
	case len(c.run) > 0 && c.runRow == row:
		return
	case len(c.run) > 0:
		c.endRun()
	}
	c.row, c.fresh = row, true
}

// hints reads the captions before an observed row.
func (c *crossing) hints(i int) {
	s := c.scan
	for ; c.hint < len(s.hints) && int(s.hints[c.hint].before) <= i; c.hint++ {
		var n named
		c.read(&n, s.hints[c.hint].piece)
		if len(n.rows) > 0 {
			for _, row := range n.rows {
				c.pending.row(row, 0, -1)
			}
			c.named(n.rows[len(n.rows)-1])
		}
	}
}

// names reads the labels of an observed row.
func (c *crossing) names(i int) named {
	var n named
	r := &c.scan.rows[i]
	for k := r.pieces; k < r.pieceEnd; k++ {
		c.read(&n, k)
	}
	return n
}

// read adds what one piece names.
func (c *crossing) read(n *named, k int32) {
	p := &c.scan.pieces[k]
	found := false
	c.scan.anchorsOf(p.word, c.index, func(a *anchor) {
		if int(a.table) != c.table {
			return
		}
		found = true
		switch a.axis {
		case rowAxis:
			n.row(int(a.row), p.x+p.end, p.col)
		case columnAxis:
			if last := len(n.columns) - 1; last < 0 || n.columns[last] != int(a.column) || p.end > 0 {
				n.columns = append(n.columns, int(a.column))
				n.mids, n.cols = append(n.mids, p.x+p.end), append(n.cols, p.col)
			}
		case cellAxis:
			n.cell, n.crossed = [2]int{int(a.row), int(a.column)}, true
		}
	})
	if found {
		return
	}
	folded := c.scan.arena[p.from:p.to]
	inside, contained := c.inside(folded)
	if p.row < 0 {
		if inside >= 0 { // else a caption outside of tables
			n.row(inside, 0, p.col)
		}
		return
	}
	row, likest := c.like(folded)
	if inside >= 0 && (row < 0 || likest <= contained) {
		n.row(inside, 0, p.col)
	} else if row >= 0 {
		n.row(row, p.x+p.end, p.col)
	} else if column := c.column(p); column >= 0 {
		n.columns, n.mids, n.cols = append(n.columns, column), append(n.mids, p.x+p.end), append(n.cols, p.col)
	}
}

// rowOrder returns the rows in the order in which a grid's header prints them,
// where each stands over its own columns; else all, in the form's order.
func (c *crossing) rowOrder(table int32, header *named, all []int) []int {
	if c.scan.tables[table].Layout != extract.Markup {
		return all
	}
	var order []int // indexes into header.rows; those of captions stand in no column
	for i, col := range header.rowCols {
		if col >= 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return int(header.rowCols[a] - header.rowCols[b]) })
	columns := int32(len(c.form.Tables[c.table].Columns))
	var rows []int
	for k, i := range order {
		if header.rowCols[i] != header.rowCols[order[0]]+int32(k)*columns || slices.Contains(rows, header.rows[i]) {
			return all
		}
		rows = append(rows, header.rows[i])
	}
	if len(rows) != len(all) {
		return all
	}
	return rows
}

// inside returns the row whose label a longer caption contains, the longest
// one; -1 for none. It also tells how like the caption is to that label.
func (c *crossing) inside(folded []byte) (row int, contained float32) {
	const longest = 120
	if len(folded) > longest {
		return -1, 0
	}
	row, label := -1, ""
	for i, words := range c.scan.m.labels[c.index][c.table] {
		for _, w := range words {
			if text := c.scan.m.words[w].text; len(text) > len(label) && bytes.Contains(folded, []byte(text)) {
				row, label = i, text
			}
		}
	}
	return row, likeness(folded, label, 0)
}

// distinct counts the different rows among rows.
func distinct(rows []int) int {
	n := 0
	for i, row := range rows {
		if !slices.Contains(rows[:i], row) {
			n++
		}
	}
	return n
}

// columnOrder returns the columns in the order of a grid's header: the form's,
// unless each stands once in a row of another order.
func (c *crossing) columnOrder(table int32) []int {
	columns := len(c.form.Tables[c.table].Columns)
	order := make([]int, columns)
	for k := range order {
		order[k] = k
	}
	if n := len(c.head.columns); n >= columns && n%columns == 0 && c.scan.tables[table].Layout != extract.Lines {
		first := c.head.columns[:columns]
		for k := range n {
			if c.head.columns[k] != first[k%columns] {
				return order
			}
		}
		if sorted := slices.Sorted(slices.Values(first)); slices.Equal(sorted, order) {
			return first
		}
	}
	return order
}
