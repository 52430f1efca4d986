package tables

import (
	"cmp"
	"slices"
)

// underCell is a place of the table and the display column of the header cell above it.
type underCell struct {
	row, column int
	mid         int32
}

// r returns observed row i.
func (c *crossing) r(i int) *observed { return &c.scan.rows[i] }

// below places the values of a line of aligned text that prints fewer of them
// than there are columns: each below the label above it.
func (c *crossing) below(i int, own *named) bool {
	r := c.r(i)
	values := c.scan.values[r.values:r.valueEnd]
	cells := c.cellsAbove(own)
	if len(cells) == 0 || c.scan.unsure || c.scan.unaligned() {
		return false
	}
	middles := make([]int32, len(cells))
	for k := range cells {
		middles[k] = cells[k].mid
	}
	if m := c.reference(i, -1, len(cells)); m != nil && len(own.rows)+len(own.columns) > 0 {
		middles = m
	} else if m := c.reference(i, 1, len(cells)); m != nil && len(own.rows)+len(own.columns) > 0 {
		middles = m
	}
	at := c.byMiddles(values, middles)
	if at == nil {
		return false
	}
	last := &values[len(values)-1]
	for k := range cells {
		v := &value{row: last.row, col: last.col, pos: last.pos}
		if x := slices.Index(at, k); x >= 0 {
			v = &values[x]
		}
		c.one(cells[k].row, cells[k].column, v, r.table)
	}
	return true
}

// cellsAbove returns the places of the table that stand side by side under the
// last header: all of them, those of one row, or those of one column where rows
// stand across. It returns nil where the header does not name them in order.
func (c *crossing) cellsAbove(own *named) []underCell {
	rows, columns := len(c.form.Tables[c.table].Rows), len(c.form.Tables[c.table].Columns)
	var cells []underCell
	switch n := len(c.head.columns); {
	case len(own.columns) == 1 && c.exchanged():
		for k, row := range c.head.rows {
			if c.head.rowMids[k] == 0 {
				continue // a caption
			}
			cells = append(cells, underCell{row, own.columns[0], c.head.rowMids[k]})
		}
	case n == rows*columns && len(own.rows) == 0:
		for k, column := range c.head.columns {
			cells = append(cells, underCell{-1, column, c.head.mids[k]})
		}
	case n == columns:
		row := c.row
		if len(own.rows) == 1 {
			row = own.rows[0]
		}
		for k, column := range c.head.columns {
			cells = append(cells, underCell{row, column, c.head.mids[k]})
		}
	}
	slices.SortStableFunc(cells, func(a, b underCell) int { return cmp.Compare(a.mid, b.mid) })
	for k := range cells {
		if cells[k].row < 0 && len(cells) == rows*columns {
			if cells[k].column != k%columns {
				return nil
			}
			cells[k].row = k / columns
		}
		if cells[k].row < 0 {
			return nil
		}
	}
	return cells
}
