package tables

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// leaf is a header cell of a turned table that names a row of the form, or one
// that the form does not have.
type leaf struct {
	row int // -1 for one that the form does not have
	col int32
	mid int32
	key int // by which leaves stand in the order of the form
}

// turnedTable places the values of a turned table: each row is a column of the
// form, its values are the form's rows.
type turnedTable struct {
	*pass
	leaves []leaf
	stubs  []int // observed rows of values below the header
}

// placeTurned places the values of a turned pass, header by header.
func (p *pass) placeTurned() {
	t := turnedTable{pass: p}
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		isStub := p.stub(i) >= 0 && (r.valueEnd > r.values || len(t.leaves) > 0 && p.blankStub(i))
		end := r.pieceEnd // of the header's cells in this row
		if r.filled {
			end--
		}
		if p.namesRows(r.pieces, end, len(t.stubs) == 0 && !r.filled) {
			if len(t.stubs) > 0 {
				t.place()
				t = turnedTable{pass: p}
			}
			t.header(r.pieces, end)
			isStub = isStub && r.filled
		}
		if isStub {
			t.stubs = append(t.stubs, i)
		}
	}
	t.place()
}

// place puts the values of the rows below a header into its leaves.
func (t *turnedTable) place() {
	if len(t.stubs) == 0 {
		return
	}
	swapped := t.swapped()
	t.groups()
	slices.SortStableFunc(t.leaves, func(a, b leaf) int { return cmp.Compare(a.key, b.key) })
	t.leaves = slices.CompactFunc(t.leaves, func(a, b leaf) bool { return a.row == b.row && (a.row >= 0 || a.col == b.col) })
	if t.scan.rows[t.stubs[0]].aligned {
		slices.SortStableFunc(t.leaves, func(a, b leaf) int { return cmp.Compare(a.mid, b.mid) })
	}
	if t.byColumns() {
		return
	}
	if swapped && !t.scan.rows[t.stubs[0]].aligned {
		for _, i := range t.stubs {
			t.lost(t.named(), t.stub(i), i)
		}
		return
	}
	middles := t.middles()
	for _, i := range t.stubs {
		t.row(i, middles)
	}
}

// swapped reports whether a row is named right behind the next one of the form, so that
// the header has an order of its own. Headers of several levels name them level by level.
func (t *turnedTable) swapped() bool {
	for k := 1; k < len(t.leaves); k++ {
		if row := t.leaves[k].row; row >= 0 && t.leaves[k-1].row == row+1 {
			return true
		}
	}
	return false
}

// byColumns places the values below the header cells of their grid columns. It
// does nothing where the header's cells do not stand above the values: their
// columns are not distinct, one stands above a label, or a value stands below none. Of a
// row that ends before its header a cell is missing, nobody knows which.
func (t *turnedTable) byColumns() bool {
	cols := make([]int32, 0, len(t.leaves))
	for i := range t.leaves {
		cols = append(cols, t.leaves[i].col)
	}
	if len(cols) < 2 || !slices.IsSortedFunc(cols, func(a, b int32) int { return int(a - b) }) || len(slices.Compact(cols)) != len(t.leaves) {
		return false
	}
	for _, i := range t.stubs {
		r := &t.scan.rows[i]
		if t.scan.tables[r.table].Layout == extract.Lines || t.scan.pieces[r.pieceEnd-1].col >= cols[0] {
			return false
		}
		for k := r.values; k < r.valueEnd; k++ {
			if v := &t.scan.values[k]; v.reading.Kind != number.None {
				if _, ok := slices.BinarySearch(cols, v.col); !ok {
					return false
				}
			}
		}
	}
	for _, i := range t.stubs {
		r := &t.scan.rows[i]
		column := t.stub(i)
		if r.valueEnd > r.values && t.scan.values[r.valueEnd-1].col < cols[len(cols)-1] {
			t.lost(t.named(), column, i)
			continue
		}
		for k := r.values; k < r.valueEnd; k++ {
			v := &t.scan.values[k]
			if at, ok := slices.BinarySearch(cols, v.col); ok && t.leaves[at].row >= 0 {
				t.fact(t.leaves[at].row, column, v, r.table)
			}
		}
	}
	return true
}

// fact files a value unless the form does not have it.
func (p *pass) fact(row, column int, v *value, table int32) {
	if slot := p.slot(row, column); slot >= 0 {
		p.put(slot, v, table, false)
	}
}

// row places the values of one row, in order. Between rows of the form that
// may be printed in place of each other, their number decides.
func (t *turnedTable) row(i int, middles []int32) {
	r := &t.scan.rows[i]
	values := t.scan.values[r.values:r.valueEnd]
	column := t.stub(i)
	if len(values) == 0 {
		t.blank(column, i)
		return
	}
	rows := t.rowsFor(values)
	if rows == nil || r.aligned && t.most() > len(rows) {
		rows = t.named()
		at := t.byMiddles(values, middles)
		if at == nil || len(middles) != len(rows) || t.most() > len(rows) {
			t.lost(rows, column, i)
			return
		}
		t.atColumns(rows, column, i, at)
		return
	}
	if r.aligned && len(rows) == len(t.leaves) && !t.beneath(values) {
		t.lost(rows, column, i)
		return
	}
	for k, row := range rows {
		if row >= 0 {
			t.fact(row, column, &values[k], r.table)
		}
	}
}

// blank files the facts of a row that prints nothing but its label.
func (t *turnedTable) blank(column, i int) {
	r := &t.scan.rows[i]
	piece := &t.scan.pieces[r.pieceEnd-1]
	for _, row := range t.named() {
		if row >= 0 {
			t.fact(row, column, &value{row: r.row, col: -1, pos: piece.pos}, r.table)
		}
	}
}

// most returns the largest number of values of a row: where blanks leave no
// trace, only rows of so many are complete.
func (t *turnedTable) most() int {
	n := 0
	for _, i := range t.stubs {
		r := &t.scan.rows[i]
		n = max(n, int(r.valueEnd-r.values))
	}
	return n
}

// beneath reports whether each value stands about below its header cell.
func (t *turnedTable) beneath(values []value) bool {
	const about = 8 // doubled display columns
	for k := range t.leaves {
		if distance(values[k].mid, t.leaves[k].mid) > about {
			return false
		}
	}
	return true
}

// atColumns files each value under the row at its index in at, and the rows
// without value as blank.
func (t *turnedTable) atColumns(rows []int, column, i int, at []int) {
	r := &t.scan.rows[i]
	values := t.scan.values[r.values:r.valueEnd]
	last := &values[len(values)-1]
	for k, row := range rows {
		v := &value{row: last.row, col: last.col, pos: last.pos}
		if x := slices.Index(at, k); x >= 0 {
			v = &values[x]
		}
		if row >= 0 {
			t.fact(row, column, v, r.table)
		}
	}
}

// lost files the facts of a row whose values cannot be placed.
func (t *turnedTable) lost(rows []int, column, i int) {
	slots := make([]int, 0, len(rows))
	for _, row := range rows {
		if row >= 0 {
			if slot := t.slot(row, column); slot >= 0 {
				slots = append(slots, slot)
			}
		}
	}
	t.unreadable(slots, i, ReasonColumnsLost)
}

// named returns the rows of the leaves, -1 for those that the form does not have.
func (t *turnedTable) named() []int {
	rows := make([]int, len(t.leaves))
	for i := range t.leaves {
		rows[i] = t.leaves[i].row
	}
	return rows
}

// rowsFor returns the rows that the values of a row belong to: those that the
// header names, or those of the form where the header's words were lost. The
// first value stands in the first one; blanks at the end may be padding. It
// returns nil where the number fits neither.
func (t *turnedTable) rowsFor(values []value) []int {
	trail := padding(values)
	fits := func(rows []int) bool {
		return len(rows) <= len(values) && len(rows) >= len(values)-trail && len(rows) > 1
	}
	named := t.named()
	if fits(named) {
		return named
	}
	all := t.form.Tables[t.table].Rows
	if len(named) > len(all)/2 {
		return nil
	}
	var long, short []int
	for i := range all {
		if len(all[i].Instead) == 0 {
			long = append(long, i)
		}
		if !slices.ContainsFunc(all, func(r form.Row) bool { return slices.Contains(r.Instead, all[i].Key) }) {
			short = append(short, i)
		}
	}
	if fits(long) != fits(short) || len(long) == len(short) {
		if fits(long) {
			return long
		}
		if fits(short) {
			return short
		}
	}
	return nil
}

// middles returns the display columns of the leaves: those of a row that
// prints all of them, or those of the header's cells.
func (t *turnedTable) middles() []int32 {
	table := t.scan.rows[t.stubs[0]].table
	if t.scan.tables[table].Layout != extract.Lines {
		return nil
	}
	for _, i := range t.stubs {
		r := &t.scan.rows[i]
		if values := t.scan.values[r.values:r.valueEnd]; len(values) == len(t.leaves) && oneLine(values) {
			out := make([]int32, len(values))
			for k := range values {
				out[k] = values[k].mid
			}
			return out
		}
	}
	out := make([]int32, len(t.leaves))
	for i := range t.leaves {
		out[i] = t.leaves[i].mid
	}
	return out
}
