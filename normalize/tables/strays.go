package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// strays adds the rows that stand in another order than the form's: the label means one
// row only, which is printed nowhere else, and a row beside it in its table is matched.
// In running text the rows on both sides are, one of them is its neighbour in the form as
// well, and it has a value for each column. pairs are in the order of the print.
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
		if times[items[i].row] == 1 && !ambiguous && a.scan.rows[observed].filled && !matched(pairs[:matches], observed) && a.beside(pairs[:matches], observed, items[i].row) {
			pairs = append(pairs, pair{observed, items[i].row, true})
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int { return x.observed - y.observed })
	return pairs
}

// beside reports whether the nearest matched row before or behind a row stands in its
// table; of running text both, with nothing that leaves the row in doubt.
func (a *alignment) beside(pairs []pair, observed, row int) bool {
	table := a.scan.rows[observed].table
	k, _ := slices.BinarySearchFunc(pairs, observed, func(p pair, observed int) int { return p.observed - observed })
	before := k > 0 && a.scan.rows[pairs[k-1].observed].table == table
	behind := k < len(pairs) && a.scan.rows[pairs[k].observed].table == table
	if a.scan.tables[table].Layout == extract.Lines {
		next := func(k int) bool { return pairs[k].row == row-1 || pairs[k].row == row+1 }
		return before && behind && (next(k-1) || next(k)) && a.complete(&a.scan.rows[observed], row)
	}
	return before || behind
}

// complete reports whether a label and a value for each column of a row of the form are
// printed, in aligned text on one line.
func (a *alignment) complete(r *observed, row int) bool {
	const shortest = len("其他情况") // of a label that says enough
	values := a.scan.values[r.values:r.valueEnd]
	if r.glued || r.doubtful || r.loose || r.pieceEnd == r.pieces || len(values) != len(a.scan.m.rowCols[a.form][a.table][row]) {
		return false
	}
	label := &a.scan.pieces[r.pieceEnd-1]
	return label.to-label.from > int32(shortest) && !slices.ContainsFunc(values, func(v value) bool { return v.reading.Kind == number.None || r.aligned && v.pos.Line != label.pos.Line })
}
