package tables

import (
	"slices"

	"github.com/gouji/gouji/normalize/form"
)

// turned reports whether the table was turned by 90°: its rows are named by the
// form's columns.
func (p *pass) turned() bool {
	byColumn, byRow := 0, 0
	for k, i := range p.rows {
		r := &p.scan.rows[i]
		if r.valueEnd-r.values < 2 || r.pieceEnd == r.pieces {
			continue
		}
		if p.stub(i) >= 0 {
			byColumn++
		}
		if p.labels[k].n > 0 {
			byRow++
		}
	}
	return byColumn > 1 && byColumn > byRow
}

// stub returns the column that a row's last piece names, -1 for none.
func (p *pass) stub(i int) int {
	r := &p.scan.rows[i]
	column := -1
	if _, last := p.scan.leaf(r); last >= r.pieces {
		p.scan.anchorsOf(p.scan.pieces[last].word, p.index, func(a *anchor) {
			if int(a.table) == p.table && a.axis == columnAxis {
				column = int(a.column)
			}
		})
	}
	return column
}

// placeTurned places the values of a turned table: each row is a column of the
// form, its values are the form's rows in order.
func (p *pass) placeTurned() {
	present := make([]bool, len(p.form.Tables[p.table].Rows))
	cols := map[int32]int{} // row by the grid column of its header cell
	begun := false          // a row of values was met: what follows is no header
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		column := p.stub(i)
		begun = begun || r.filled
		own := r.pieceEnd
		if column >= 0 && r.valueEnd > r.values {
			own--
		}
		for k := r.pieces; k < own; k++ {
			p.scan.anchorsOf(p.scan.pieces[k].word, p.index, func(a *anchor) {
				if int(a.table) == p.table && a.axis == rowAxis && (own == r.pieceEnd || p.scan.pieces[k].word != p.scan.pieces[own].word) {
					present[a.row] = true
					cols[p.scan.pieces[k].col] = int(a.row)
				}
			})
		}
		if column < 0 || r.valueEnd == r.values || !begun {
			continue
		}
		rows, start := p.across(present, column, i)
		slots := make([]int, len(rows))
		for k, row := range rows {
			slots[k] = p.slot(row, column)
		}
		if start < 0 {
			if !p.underHeader(i, column, cols) {
				p.unreadable(slots, i, ReasonColumnsLost)
			}
			continue
		}
		for k, slot := range slots {
			p.put(slot, &p.scan.values[int(r.values)+start+k], r.table, false)
		}
	}
}

// across returns the rows that the values of observed row i belong to in a
// turned table, and where they begin: those that its header names, or all, with
// one of two alternatives. start is -1 where none fit.
func (p *pass) across(present []bool, column, i int) (rows []int, start int) {
	var named, long, short []int
	all := p.form.Tables[p.table].Rows
	for i := range all {
		if p.slot(i, column) < 0 {
			continue
		}
		alternative := len(all[i].Instead) > 0
		replaced := slices.ContainsFunc(all, func(r form.Row) bool { return slices.Contains(r.Instead, all[i].Key) })
		if present[i] && !(alternative && p.printed(present, all[i].Instead)) {
			named = append(named, i)
		}
		if !alternative {
			long = append(long, i)
		}
		if !replaced {
			short = append(short, i)
		}
	}
	var s shape
	r := &p.scan.rows[i]
	for _, rows := range [][]int{named, long, short} {
		if len(rows) == int(r.valueEnd-r.values) {
			return rows, 0
		}
	}
	for _, rows := range [][]int{named, long, short} {
		if start := s.fit(p.scan, i, len(rows)); start >= 0 {
			return rows, start
		}
	}
	return named, -1
}

// underHeader places the values of a row of a turned table below the header
// cells that name rows, by the columns of the grid: more values than rows mean
// a column that the form does not have.
func (p *pass) underHeader(i, column int, cols map[int32]int) bool {
	r := &p.scan.rows[i]
	at := make([]int, 0, len(cols))
	for k := r.values; k < r.valueEnd; k++ {
		if _, ok := cols[p.scan.values[k].col]; ok {
			at = append(at, int(k))
		}
	}
	if len(at) != len(cols) || len(at) == 0 {
		return false
	}
	for _, k := range at {
		v := &p.scan.values[k]
		if slot := p.slot(cols[v.col], column); slot >= 0 {
			p.put(slot, v, r.table, false)
		}
	}
	return true
}

// printed reports whether one of the rows with the given keys is there.
func (p *pass) printed(present []bool, keys []string) bool {
	rows := p.form.Tables[p.table].Rows
	for i := range rows {
		if present[i] && slices.Contains(keys, rows[i].Key) {
			return true
		}
	}
	return false
}
