package tables

// single is a row of one value whose label names a column.
type single struct {
	column int
	value  *value
	table  int32
}

// single adds a row of one value to the run. A column that does not follow the
// run's last one begins the next run.
func (c *crossing) single(column int, v *value, table int32) {
	if c.runEnds(column) {
		c.endRun()
	}
	if len(c.run) == 0 && c.fresh {
		c.runRow, c.fresh = c.row, false
	}
	c.run = append(c.run, single{column, v, table})
}

func (c *crossing) runEnds(column int) bool {
	n := len(c.run)
	return n > 0 && column <= c.run[n-1].column
}

// endRun places the run of single values where its row is known.
func (c *crossing) endRun() {
	for _, s := range c.run {
		if c.runRow >= 0 {
			c.one(c.runRow, s.column, s.value, s.table)
		}
	}
	c.run, c.runRow = c.run[:0], -1
}

// cell adds a value whose label names row and column in one phrase.
func (c *crossing) cell(row, column int, v *value, table int32) {
	if c.runEnds(column) {
		c.endRun()
	}
	c.named(row)
	c.single(column, v, table)
}

// blankAfter returns the blank behind the label of a row without values, or the word
// that stands there in aligned text.
func (c *crossing) blankAfter(i int) *value {
	r := c.r(i)
	p := &c.scan.pieces[r.pieceEnd-1]
	if r.aligned && r.pieceEnd-r.pieces > 1 && c.scan.isWord(r.pieceEnd-1) {
		word := wordValue(p)
		return &word
	}
	return &value{row: p.row, col: p.col + 1, pos: after(p)}
}

// listed reports whether row i of aligned text, a label without value, is one of
// a list of columns down the page: a run goes on, or the row below it has the
// label of a later column and one value.
func (c *crossing) listed(i int) bool {
	own := c.names(i)
	if n := len(c.run); n > 0 && own.columns[0] > c.run[n-1].column {
		return true
	}
	for k := i + 1; k < min(len(c.scan.rows), i+len(c.form.Tables[c.table].Columns)); k++ {
		r := &c.scan.rows[k]
		next := c.names(k)
		if r.table != c.r(i).table || len(next.columns) != 1 || len(next.rows) > 1 || next.columns[0] <= own.columns[0] {
			return false
		}
		if filled(c.scan.values[r.values:r.valueEnd]) == 1 {
			return true
		}
		own = next
	}
	return false
}
