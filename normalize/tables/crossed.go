package tables

import (
	"bytes"
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
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

// crossing places the values of a table whose header names rows and columns.
type crossing struct {
	*pass
	pending named // since the last row of values
	head    named // of the last header
	row     int   // last row named, -1 for none
	fresh   bool  // nothing was placed in row since it was named
	stubbed bool  // the last row of values had a label that named a row
	hint    int
	run     []single // rows of one value whose row of the form is not known yet
	runRow  int      // named within the run, -1 for none
}

// single is a row of one value whose label names a column.
type single struct {
	column int
	value  *value
	table  int32
}

// crossed places a table whose form prints rows and columns in one header: as
// one line of values, as a table for each row, with rows down or with rows and
// columns exchanged.
func (p *placer) crossed(t int, rows []int) {
	c := &crossing{pass: &pass{placer: p, table: t, rows: rows}, row: -1, runRow: -1}
	all := len(c.form.Tables[t].Rows) * len(c.form.Tables[t].Columns)
	free := func(j int) bool { return false }
	for _, i := range rows {
		complete := c.complete(i)
		if r := &p.scan.rows[i]; r.valueEnd > r.values && complete {
			p.absorb(i, all, free)
		}
		if r := &p.scan.rows[i]; r.valueEnd > r.values && r.pieceEnd-r.pieces > 1 && complete {
			n := len(c.form.Tables[t].Columns)
			if rows := len(c.form.Tables[t].Rows); c.exchanged() || distinct(c.pending.rows) >= rows {
				n = rows
			}
			p.absorb(i, n, free)
		}
		c.hints(i)
		own := c.names(i)
		r := &p.scan.rows[i]
		if r.glued {
			c.glued(i)
			continue
		}
		switch {
		case own.crossed:
			c.promote(i, r.pieceEnd-2, 1, nil)
		case r.pieceEnd > r.pieces && len(own.rows)+len(own.columns) == 0:
			columns := len(c.form.Tables[t].Columns)
			c.promote(i, r.pieces-1, len(c.form.Tables[t].Rows)*columns, nil)
			c.promote(i, r.pieces-1, columns, nil)
		}
		if own.crossed && r.valueEnd == r.values {
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
		if r.valueEnd == r.values || !r.filled && !c.blankValues(&own, int(r.valueEnd-r.values)) {
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
	named := len(c.pending.columns) + len(c.names(i).columns)
	return max(named, len(c.head.columns)) >= len(c.form.Tables[c.table].Columns)
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

// blankAfter returns the blank behind the label of a row without values.
func (c *crossing) blankAfter(i int) *value {
	p := &c.scan.pieces[c.scan.rows[i].pieceEnd-1]
	return &value{row: p.row, col: p.col + 1, pos: after(p)}
}

// blankValues reports whether the n blanks of a row are values: its labels name
// one place, or a header has named the columns above it.
func (c *crossing) blankValues(own *named, n int) bool {
	columns, rows := len(c.form.Tables[c.table].Columns), len(c.form.Tables[c.table].Rows)
	switch {
	case own.crossed:
		return true
	case n >= rows*columns && len(own.columns)+len(c.pending.columns) >= columns:
		return true // labels of a header leave less room than that
	case len(own.columns) == 1:
		return c.row >= 0 || len(own.rows) == 1 || n == rows && distinct(c.pending.rows) >= rows
	case len(own.columns) > 1 || len(own.rows) > 1:
		return false
	case len(own.rows) == 0:
		return len(c.pending.columns) >= columns && (n == columns || n == rows*columns)
	}
	return n >= columns && n <= columns+2 && (len(c.pending.columns) >= columns || c.stubbed && len(c.pending.columns) == 0)
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
		if r.valueEnd-r.values == 1 {
			return true
		}
		own = next
	}
	return false
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
	if row := c.inside(folded); row >= 0 {
		n.row(row, 0, p.col)
	} else if p.row < 0 {
		return // a caption outside of tables
	} else if row := c.like(folded); row >= 0 {
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

// like returns the row whose label is most like a misprinted one, -1 for none.
func (c *crossing) like(folded []byte) int {
	if len(folded) < minFuzzy || len(folded) > maxCaption {
		return -1
	}
	row, best := -1, float32(minSimilarity)
	for i, words := range c.scan.m.labels[c.index][c.table] {
		for _, w := range words {
			if c.budget--; c.budget < 0 {
				return -1
			}
			if l := likeness(folded, c.scan.m.words[w].text); l > best {
				row, best = i, l
			}
		}
	}
	return row
}

// inside returns the row whose label a longer caption contains, the longest
// one; -1 for none.
func (c *crossing) inside(folded []byte) int {
	const longest = 120
	if len(folded) > longest {
		return -1
	}
	row, size := -1, 0
	for i, words := range c.scan.m.labels[c.index][c.table] {
		for _, w := range words {
			if text := c.scan.m.words[w].text; len(text) > size && bytes.Contains(folded, []byte(text)) {
				row, size = i, len(text)
			}
		}
	}
	return row
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
	return new(shape).fit(c.scan, i, n, nil) >= 0
}

// line places a row of several values.
func (c *crossing) line(i int, own, header *named) bool {
	rows, columns := len(c.form.Tables[c.table].Rows), len(c.form.Tables[c.table].Columns)
	fits := func(n int) bool { return c.fits(i, n) }
	all := make([]int, rows)
	for k := range all {
		all[k] = k
	}
	switch {
	case fits(rows * columns):
		c.runs(i, c.rowOrder(c.r(i).table, header, all))
	case len(own.rows) == 1 && len(own.columns) <= 1 && fits(columns):
		c.row = own.rows[0]
		c.runs(i, own.rows)
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
	case fits(2*columns) && len(header.rows) >= 2 && len(header.columns) <= 2*columns:
		c.runs(i, header.rows[len(header.rows)-2:])
	default:
		return c.r(i).aligned && c.below(i, own)
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
		start = new(shape).fit(c.scan, i, len(rows)*columns, &head{cols: c.head.cols})
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
