package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// rowState says why a cell that is not printed is not.
type rowState uint8

const (
	rowMissing  rowState = iota // the form wants it and nothing stands in its place
	rowLacking                  // optional
	rowReplaced                 // other rows are printed in its place, or it in theirs
	rowPrinted                  // at least one of its cells is
	rowSubtotal                 // printed together with the rows that it stands for, and their sum
)

// rows holds the state of every row of a form.
type rows struct {
	first     []int // per table, index of its first row in states
	states    []rowState
	subtotals bool // some row is a subtotal
}

func (r *rows) of(fact *form.Fact) rowState { return r.states[r.first[fact.Table]+fact.Row] }

func newRows(f *form.Form, cells []normalize.Cell) rows {
	r := rows{first: make([]int, len(f.Tables))}
	n := 0
	for i := range f.Tables {
		r.first[i] = n
		n += len(f.Tables[i].Rows)
	}
	r.states = make([]rowState, n)
	for slot := range f.Facts {
		if cells[slot].Status != normalize.Absent {
			fact := &f.Facts[slot]
			r.states[r.first[fact.Table]+fact.Row] = rowPrinted
		}
	}
	for i := range f.Tables {
		t := &f.Tables[i]
		states := r.states[r.first[i]:][:len(t.Rows)]
		for row := range t.Rows {
			if t.Rows[row].Optional && states[row] == rowMissing {
				states[row] = rowLacking
			}
		}
		for row := range t.Rows {
			if len(t.Rows[row].Instead) > 0 {
				r.replace(f, cells, i, row)
			}
		}
	}
	return r
}

// replace settles what a row means that other rows may stand for: where only
// one of the two is printed, the other is replaced.
func (r *rows) replace(f *form.Form, cells []normalize.Cell, table, row int) {
	t := &f.Tables[table]
	states := r.states[r.first[table]:][:len(t.Rows)]
	others := make([]int, 0, len(t.Rows[row].Instead))
	printed := false
	for _, key := range t.Rows[row].Instead {
		other := slices.IndexFunc(t.Rows, func(r form.Row) bool { return r.Key == key })
		others = append(others, other)
		printed = printed || states[other] == rowPrinted
	}
	switch {
	case states[row] == rowPrinted && !printed:
		for _, other := range others {
			states[other] = rowReplaced
		}
	case states[row] != rowPrinted && printed:
		states[row] = rowReplaced
	case printed && isSubtotal(f, cells, table, row, others):
		states[row] = rowSubtotal
		r.subtotals = true
	}
}

// isSubtotal reports whether every known cell of a row is the sum of the cells
// of the others, some of them above 0. Then it may not be counted again.
func isSubtotal(f *form.Form, cells []normalize.Cell, table, row int, others []int) bool {
	positive := false
	for column := range max(1, len(f.Tables[table].Columns)) {
		if len(f.Tables[table].Columns) == 0 {
			column = -1
		}
		slot := f.SlotOf(table, row, column)
		if slot < 0 || !cells[slot].Status.Known() {
			continue
		}
		rest := cells[slot].Value
		positive = positive || rest.Sign() > 0
		for _, other := range others {
			slot := f.SlotOf(table, other, column)
			if slot < 0 || !cells[slot].Status.Known() {
				continue
			}
			var ok bool
			if rest, ok = number.Sub(rest, cells[slot].Value); !ok {
				return false
			}
		}
		if rest.Sign() != 0 {
			return false
		}
	}
	return positive
}
