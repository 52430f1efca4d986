package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// crossing places the values of a table whose header names rows and columns.
type crossing struct {
	*pass
	pending named // since the last row of values
	head    named // of the last header
	row     int   // last row named, -1 for none
	fresh   bool  // nothing was placed in row since it was named
	stubbed bool  // the last row of values had a label that named a row
	wide    bool  // the rows have cells of the label beside those of the values
	hint    int
	run     []single // rows of one value whose row of the form is not known yet
	runRow  int      // named within the run, -1 for none
}

// maxStub is the most labels before the value of one place: more are those of a header.
const maxStub = 3

// crossed places a table whose form prints rows and columns in one header: as
// one line of values, as a table for each row, with rows down or with rows and
// columns exchanged.
func (p *placer) crossed(t int, rows []int) {
	c := &crossing{pass: &pass{placer: p, table: t, rows: rows}, row: -1, runRow: -1}
	all := len(c.form.Tables[t].Rows) * len(c.form.Tables[t].Columns)
	free := func(j int) bool { return false }
	for _, i := range rows {
		if r := &p.scan.rows[i]; r.valueEnd > r.values && c.complete(i) {
			p.absorb(i, all, free)
			if r.valueEnd > r.values && r.pieceEnd-r.pieces > 1 {
				n := len(c.form.Tables[t].Columns)
				if rows := len(c.form.Tables[t].Rows); c.exchanged() || distinct(c.pending.rows) >= rows {
					n = rows
				}
				p.absorb(i, n, free)
			}
		}
		c.hints(i)
		own := c.names(i)
		r := &p.scan.rows[i]
		if r.glued {
			c.glued(i)
			continue
		}
		switch {
		case own.crossed, !r.filled && r.pieceEnd-r.pieces > 1 && len(own.columns) == 1 && len(own.rows) <= 1 && p.scan.isWord(r.pieceEnd-1) && c.listed(i):
			c.promote(i, r.pieceEnd-2, 1, nil)
		case r.pieceEnd > r.pieces && len(own.rows)+len(own.columns) == 0:
			columns := len(c.form.Tables[t].Columns)
			c.promote(i, r.pieces-1, len(c.form.Tables[t].Rows)*columns, nil)
			c.promote(i, r.pieces-1, columns, nil)
		}
		if own.crossed && r.valueEnd == r.values && r.pieceEnd-r.pieces <= maxStub {
			c.cell(own.cell[0], own.cell[1], c.blankAfter(i), r.table)
			continue
		}
		if r.valueEnd == r.values && r.pieceEnd-r.pieces == 1 && len(own.columns) == 1 && len(own.rows) == 0 && c.exchanged() {
			for row := range c.form.Tables[t].Rows {
				c.one(row, own.columns[0], c.blankAfter(i), r.table)
			}
			continue
		}
		if r.valueEnd == r.values && r.aligned && len(own.columns) == 1 && len(own.rows) <= 1 && c.listed(i) {
			if len(own.rows) == 1 {
				c.cell(own.rows[0], own.columns[0], c.blankAfter(i), r.table)
			} else {
				c.single(own.columns[0], c.blankAfter(i), r.table)
			}
			continue
		}
		if r.valueEnd == r.values || !r.filled && !c.blankValues(i, &own) {
			c.pending.add(&own)
			if n := len(own.rows); n > 0 {
				c.named(own.rows[n-1])
			}
			continue
		}
		c.values(i, &own)
	}
	c.endRun()
}

// complete reports whether all columns are named above the values of a row. Else
// words before them are the rest of a header.
func (c *crossing) complete(i int) bool {
	columns := len(c.form.Tables[c.table].Columns)
	return len(c.head.columns) >= columns || len(c.pending.columns)+len(c.names(i).columns) >= columns
}

// blankValues reports whether the blanks of a row are values: its labels name one
// place, a header has named the columns above it, or, in a stream of cells, right
// before as many blanks.
func (c *crossing) blankValues(i int, own *named) bool {
	n := int(c.r(i).valueEnd - c.r(i).values)
	columns, rows := len(c.form.Tables[c.table].Columns), len(c.form.Tables[c.table].Rows)
	switch {
	case own.crossed:
		return true
	case n >= rows*columns && len(own.columns)+len(c.pending.columns) >= columns:
		return true // labels of a header leave less room than that
	case len(own.columns) == 1:
		return c.row >= 0 || len(own.rows) == 1 || n == rows && distinct(c.pending.rows) >= rows
	case len(own.columns) == columns && len(own.rows) == 1 && n == columns:
		return c.scan.tables[c.r(i).table].Layout == extract.Lines
	case len(own.columns) > 1 || len(own.rows) > 1:
		return false
	case len(own.rows) == 0:
		return len(c.pending.columns) >= columns && (n == columns || n == rows*columns) && !(c.onlyValues(i+1, n) && !c.onlyValues(i+2, n))
	}
	return n >= columns && n <= columns+2 && (len(c.pending.columns) >= columns || c.stubbed && len(c.pending.columns) == 0)
}

// onlyValues reports whether a row has n values and no label, in the grid of the row
// before it: where one such row stands below blanks, these are the lower part of the
// header's merged cells.
func (c *crossing) onlyValues(i, n int) bool {
	if i >= len(c.scan.rows) {
		return false
	}
	r := c.r(i)
	return r.table == c.r(i-1).table && r.pieceEnd == r.pieces && r.filled && int(r.valueEnd-r.values) == n
}

// values places one row of values.
func (c *crossing) values(i int, own *named) {
	var header named
	header.add(&c.pending)
	header.add(own)
	if len(header.columns) > 1 || len(header.rows) > 1 {
		c.head = header
	}
	c.pending = named{}
	c.stubbed = len(own.rows) == 1 && len(own.columns) == 0
	if c.alone(i, own) {
		return
	}
	c.endRun()
	if c.line(i, own, &header) {
		return
	}
	c.lost(i, own, &header)
}

// glued says of a line whose numbers ran together that none can be read.
func (c *crossing) glued(i int) {
	var slots []int
	for row := range c.form.Tables[c.table].Rows {
		for column := range c.form.Tables[c.table].Columns {
			slots = append(slots, c.slot(row, column))
		}
	}
	c.unreadable(slots, i, ReasonRanTogether)
}

// alone places a row with one value: its label names row and column.
func (c *crossing) alone(i int, own *named) bool {
	r := &c.scan.rows[i]
	values := c.scan.values[r.values:r.valueEnd]
	if filled(values) > 1 {
		return false
	}
	v := &values[0]
	for k := range values {
		if values[k].reading.Kind != number.None {
			v = &values[k]
		}
	}
	switch {
	case own.crossed:
		c.cell(own.cell[0], own.cell[1], v, r.table)
		return true
	case len(own.columns) == 1 && len(own.rows) == 1 && !c.exchanged():
		c.cell(own.rows[0], own.columns[0], v, r.table)
		return true
	case len(own.columns) == 1 && len(own.rows) == 0 && !c.exchanged():
		c.single(own.columns[0], v, r.table)
		return true
	}
	return false
}

// exchanged reports whether the header names all rows: columns down, rows
// across.
func (c *crossing) exchanged() bool {
	return distinct(c.head.rows) >= len(c.form.Tables[c.table].Rows)
}

func (c *crossing) one(row, column int, v *value, table int32) {
	if slot := c.slot(row, column); slot >= 0 && c.bySlot[slot] == 0 {
		c.put(slot, v, table, false)
	}
}

// fits reports whether a row has a value for each of n columns.
func (c *crossing) fits(i, n int) bool {
	if cols := c.spaced(i, n); cols != nil {
		return c.under(i, cols)
	}
	return c.start(i, n, nil) >= 0
}

// start returns at which value of a row its n columns begin, -1 where there is no
// such place. In text of one cell a line, the values of several rows stand below
// the header, and the empty lines between print more than one blank before them.
func (c *crossing) start(i, n int, h *head) int {
	r := c.r(i)
	values := c.scan.values[r.values:r.valueEnd]
	if lead, trail := blanks(values); n > len(c.form.Tables[c.table].Columns) && lead+trail == len(values)-n {
		return lead
	}
	return new(shape).fit(c.scan, i, n, h)
}

// line places a row of several values.
func (c *crossing) line(i int, own, header *named) bool {
	rows, columns := len(c.form.Tables[c.table].Rows), len(c.form.Tables[c.table].Columns)
	fits := func(n int) bool { return c.fits(i, n) }
	all := make([]int, rows)
	for k := range all {
		all[k] = k
	}
	printed := slices.Compact(slices.Clone(header.rows)) // a merged cell may print its label in each of its places
	switch {
	case fits(rows * columns):
		c.runs(i, c.rowOrder(c.r(i).table, header, all))
	case len(own.rows) == 1 && len(own.columns) <= 1 && fits(columns):
		c.row = own.rows[0]
		c.runs(i, own.rows)
	case len(own.columns) == 1 && c.exchanged() && c.across(i, own.columns[0]):
	case len(own.columns) == 1 && c.exchanged() && fits(rows):
		start := new(shape).fit(c.scan, i, rows, nil)
		r := &c.scan.rows[i]
		for k := range rows {
			c.one(k, own.columns[0], &c.scan.values[int(r.values)+start+k], r.table)
		}
	case fits(columns) && len(header.columns) >= columns-1 && len(header.columns) < 2*columns:
		if len(header.rows) > 0 {
			c.row = header.rows[len(header.rows)-1]
		}
		if c.row < 0 {
			return false
		}
		c.runs(i, []int{c.row})
	case fits(2*columns) && len(printed) >= 2 && len(header.columns) <= 2*columns:
		c.runs(i, printed[len(printed)-2:])
	default:
		return c.r(i).aligned && c.below(i, own)
	}
	return true
}

// across places the values of a column in the rows under whose labels they stand, where
// a row of a grid has more cells than the form rows, or one before had: some are the label's.
func (c *crossing) across(i, column int) bool {
	r := c.r(i)
	values := c.scan.values[r.values:r.valueEnd]
	rows, under := c.head.inColumns()
	n := len(c.form.Tables[c.table].Rows)
	if c.scan.tables[r.table].Layout == extract.Lines || len(values) <= n && !c.wide || len(rows) != n || distinct(rows) != n || !c.under(i, under) {
		return false
	}
	c.wide = true
	for k, row := range rows {
		if at := slices.IndexFunc(values, func(v value) bool { return v.col == under[k] }); at >= 0 {
			c.one(row, column, &values[at], r.table)
		}
	}
	return true
}

// spaced returns the n header cells above a row of a grid by their columns where
// empty ones stand between them, as spreadsheets export merged cells, and the row
// has more cells than that; nil in another grid.
func (c *crossing) spaced(i, n int) []int32 {
	r := c.r(i)
	cols := c.head.cols
	if c.scan.tables[r.table].Layout == extract.Lines || int(r.valueEnd-r.values) <= n || len(cols) != n || !slices.IsSorted(cols) || int(cols[n-1]-cols[0]) == n-1 {
		return nil
	}
	return cols
}

// under reports whether all printed values of a row stand below a header cell.
func (c *crossing) under(i int, cols []int32) bool {
	r := c.r(i)
	for _, v := range c.scan.values[r.values:r.valueEnd] {
		if v.reading.Kind != number.None && !slices.Contains(cols, v.col) {
			return false
		}
	}
	return true
}

// runs places the values of a row as one run of columns for each of the rows.
func (c *crossing) runs(i int, rows []int) {
	columns := len(c.form.Tables[c.table].Columns)
	r := &c.scan.rows[i]
	order := c.columnOrder(r.table)
	values := c.scan.values[r.values:r.valueEnd]
	spaced := c.spaced(i, len(rows)*columns)
	start := 0
	if spaced == nil {
		start = c.start(i, len(rows)*columns, &head{cols: c.head.cols})
	}
	for k := range len(rows) * columns {
		at := start + k
		if spaced != nil {
			at = slices.IndexFunc(values, func(v value) bool { return v.col == spaced[k] })
		}
		if at >= 0 {
			c.one(rows[k/columns], order[k%columns], &values[at], r.table)
		}
	}
}

// lost says of a line that names columns that its values cannot be placed.
func (c *crossing) lost(i int, own, header *named) {
	columns := len(c.form.Tables[c.table].Columns)
	rows := len(header.columns) / columns
	r := &c.scan.rows[i]
	if c.exchanged() && len(own.columns) == 1 {
		var slots []int
		for row := range c.form.Tables[c.table].Rows {
			slots = append(slots, c.slot(row, own.columns[0]))
		}
		c.unreadable(slots, i, ReasonColumnsLost)
		return
	}
	if len(own.rows) == 1 {
		c.row, rows = own.rows[0], 1
	}
	if rows == 0 || filled(c.scan.values[r.values:r.valueEnd]) == 0 {
		return
	}
	var slots []int
	switch {
	case rows >= len(c.form.Tables[c.table].Rows):
		for row := range c.form.Tables[c.table].Rows {
			for column := range columns {
				slots = append(slots, c.slot(row, column))
			}
		}
	case c.row >= 0:
		for column := range columns {
			slots = append(slots, c.slot(c.row, column))
		}
	}
	c.unreadable(slots, i, ReasonColumnsLost)
}
