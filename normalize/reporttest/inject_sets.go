package reporttest

import "math/rand/v2"

// slipCells makes one error that changes several cells of the applications table.
func (t Truth) slipCells(rng *rand.Rand, slip Slip) map[string]string {
	if t.Form == OGI2014 || t.Form == Fujian {
		return nil
	}
	for range 200 {
		changed := t.tryCells(rng, slip)
		for id, number := range changed {
			if v := t.Facts[id]; v.Status != Stated || number == "" {
				changed = nil // a cell without a number is in the way
				break
			} else if v.Number == number {
				delete(changed, id)
			}
		}
		if len(changed) > 1 {
			return changed
		}
	}
	return nil
}

// tryCells chooses a place for the error. The numbers of cells that the report does
// not state are empty.
func (t Truth) tryCells(rng *rand.Rand, slip Slip) map[string]string {
	columns, rows := applicantColumns(), t.printedRows()
	id := func(row, column int) string { return "applications." + rows[row] + "." + columns[column] }
	number := func(id string) string {
		if v := t.Facts[id]; v.Status == Stated {
			return v.Number
		}
		return ""
	}
	row, column := rng.IntN(len(rows)), rng.IntN(6)
	a := id(row, column)
	switch slip {
	case ValueSplit:
		n, b := number(a), id(row, column+1)
		if len(n) < 2 || column == 5 || number(b) != "0" {
			return nil
		}
		cut := 1 + rng.IntN(len(n)-1)
		rest := n[cut:]
		if rest[0] == '0' {
			return nil
		}
		return map[string]string{a: n[:cut], b: rest}
	case RowsSwapped:
		other := rng.IntN(len(rows))
		changed := map[string]string{}
		for c := range 6 {
			changed[id(row, c)], changed[id(other, c)] = number(id(other, c)), number(id(row, c))
		}
		return changed
	case ColumnShifted:
		changed := map[string]string{}
		for r := range rows {
			changed[id((r+1)%len(rows), column)] = number(id(r, column))
		}
		return changed
	}
	// Two values of a line; one that moved goes to the cell beside.
	b := id(rng.IntN(len(rows)), column)
	if chance(rng, 2) {
		b = id(row, rng.IntN(6))
	}
	if slip == ValueMoved {
		r, c := min(row+1, len(rows)-1), column
		if chance(rng, 2) {
			r, c = row, min(column+1, 5)
		}
		if b = id(r, c); number(b) != "0" {
			return nil
		}
	}
	if slip == ValuesSwapped && (number(a) == "0" || number(b) == "0") {
		return nil
	}
	return map[string]string{a: number(b), b: number(a)}
}

// printedRows are the keys of the rows of the applications table that the report
// prints.
func (t Truth) printedRows() []string {
	_, single := t.Facts["applications.other_processing.total"]
	var keys []string
	for _, r := range applicationRows(single) {
		if _, ok := t.Facts["applications."+r.key+".total"]; ok {
			keys = append(keys, r.key)
		}
	}
	return keys
}
