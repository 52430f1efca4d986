package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
)

// strays adds the rows of grids that stand in another order than the form's: the
// label means one row only, which is printed nowhere else, and a row beside it in
// its table is matched. pairs are in the order of the print.
func (a *alignment) strays(pairs []pair, items []item) []pair {
	times := make([]int, len(a.scan.m.forms[a.form].Tables[a.table].Rows)) // that a row is named, and once for its pair
	for _, p := range pairs {
		times[p.row] = 2
	}
	for i := range items {
		times[items[i].row]++
	}
	matches := len(pairs)
	for i := range items {
		observed := a.rows[items[i].observed]
		ambiguous := i > 0 && items[i-1].observed == items[i].observed || i+1 < len(items) && items[i+1].observed == items[i].observed
		if times[items[i].row] == 1 && !ambiguous && a.hasAll(observed, items[i].row) && !matched(pairs[:matches], observed) && a.beside(pairs[:matches], observed) {
			pairs = append(pairs, pair{observed, items[i].row, true})
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int { return x.observed - y.observed })
	return pairs
}

// hasAll reports whether a row has values, or a blank cell for each of its columns.
func (a *alignment) hasAll(observed, row int) bool {
	r := &a.scan.rows[observed]
	columns := len(a.scan.m.rowCols[a.form][a.table][row])
	return r.filled || columns > 1 && int(r.valueEnd-r.values) == columns
}

// beside reports whether the nearest matched row before or behind a row of a grid
// stands in its table.
func (a *alignment) beside(pairs []pair, observed int) bool {
	table := a.scan.rows[observed].table
	if a.scan.tables[table].Layout == extract.Lines {
		return false
	}
	k, _ := slices.BinarySearchFunc(pairs, observed, func(p pair, observed int) int { return p.observed - observed })
	return k > 0 && a.scan.rows[pairs[k-1].observed].table == table || k < len(pairs) && a.scan.rows[pairs[k].observed].table == table
}
