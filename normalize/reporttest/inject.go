package reporttest

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Slip is a kind of error that people make when they fill in a report.
type Slip string

// The slips.
const (
	DigitChanged     Slip = "digit_changed"
	DigitsSwapped    Slip = "digits_swapped"
	DigitDropped     Slip = "digit_dropped"
	DigitAdded       Slip = "digit_added"
	NeighbourValue   Slip = "neighbour_value"   // the value of the cell beside or below
	RowShifted       Slip = "row_shifted"       // the values of a row one column to the right
	SignLost         Slip = "sign_lost"         // a change (本年增/减) with the other sign
	TotalWrong       Slip = "total_wrong"       // a total added up wrongly
	ProceedingsTotal Slip = "proceedings_total" // a total of the proceedings table added up wrongly
)

// The slips that change several cells at once, beside RowShifted.
const (
	ValuesSwapped Slip = "values_swapped" // two values of a row, or of a column, in each other's place
	ValueMoved    Slip = "value_moved"    // a value in the next row or column, which has 0
	ValueSplit    Slip = "value_split"    // the last digits of a value in the cell to its right, which has 0
	RowsSwapped   Slip = "rows_swapped"   // two rows in each other's place, their totals not
	ColumnShifted Slip = "column_shifted" // the values of a column one row too low
)

// SetSlips lists the kinds of error that change several cells at once.
func SetSlips() []Slip {
	return []Slip{RowShifted, ValuesSwapped, ValueMoved, ValueSplit, RowsSwapped, ColumnShifted}
}

// Slips lists the kinds of error that Sample puts into reports.
func Slips() []Slip {
	return []Slip{DigitChanged, DigitsSwapped, DigitDropped, DigitAdded, NeighbourValue,
		RowShifted, SignLost, TotalWrong, ProceedingsTotal}
}

// Injection is an error that was put into a sound report.
type Injection struct {
	Slip Slip
	// Facts are the cells that changed, Was their numbers before.
	Facts []string
	Was   []string
	// Determined is true where one cell changed and the sums leave no other
	// single cell to have changed: then it must be named, with its old number.
	Determined bool
}

// Inject puts one error into a sound report. It reports false where the report
// has no cell for an error of that kind.
func (t Truth) Inject(rng *rand.Rand, slip Slip) (Truth, bool) {
	out := t.Clone()
	var changed map[string]string
	switch slip {
	case RowShifted:
		changed = t.shiftRow(rng)
	case NeighbourValue:
		changed = t.takeNeighbour(rng)
	case ValuesSwapped, ValueMoved, ValueSplit, RowsSwapped, ColumnShifted:
		changed = t.slipCells(rng, slip)
	default:
		changed = t.slipCell(rng, slip)
	}
	if len(changed) == 0 {
		return Truth{}, false
	}
	injection := &Injection{Slip: slip}
	for _, id := range t.IDs() {
		number, ok := changed[id]
		if !ok {
			continue
		}
		injection.Facts = append(injection.Facts, id)
		injection.Was = append(injection.Was, t.Facts[id].Number)
		out.Facts[id] = Value{Status: Stated, Number: number}
	}
	out.Broken = out.broken()
	if repairs := out.Repairs(); len(injection.Facts) == 1 && len(repairs) == 1 {
		injection.Determined = repairs[0] == Repair{injection.Facts[0], injection.Was[0]}
	}
	out.Injected = injection
	return out, true
}

// slipCell changes the number of one stated cell.
func (t Truth) slipCell(rng *rand.Rand, slip Slip) map[string]string {
	ids := slices.DeleteFunc(t.IDs(), func(id string) bool {
		v := t.Facts[id]
		if v.Status != Stated || strings.Contains(v.Number, ".") {
			return true
		}
		switch slip {
		case SignLost:
			return !strings.HasSuffix(id, ".change") || v.Number == "0"
		case TotalWrong:
			return !isTotal(id)
		case ProceedingsTotal:
			return !strings.HasPrefix(id, "proceedings.") || !isTotal(id)
		case DigitsSwapped, DigitDropped:
			return len(v.Number) < 2 || v.Number[0] == '-'
		}
		return v.Number[0] == '-'
	})
	for range 20 { // a swap of equal digits changes nothing
		if len(ids) == 0 {
			break
		}
		id := pick(rng, ids)
		was := t.Facts[id].Number
		if now := misprint(rng, slip, was); now != was {
			return map[string]string{id: now}
		}
	}
	return nil
}

// misprint returns a count with the slip in it, without leading zeros.
func misprint(rng *rand.Rand, slip Slip, was string) string {
	digits := []byte(was)
	i := rng.IntN(len(digits))
	switch slip {
	case DigitChanged:
		digits[i] = byte('0' + (int(digits[i]-'0')+1+rng.IntN(9))%10)
	case DigitsSwapped:
		i = rng.IntN(len(digits) - 1)
		digits[i], digits[i+1] = digits[i+1], digits[i]
	case DigitDropped:
		digits = slices.Delete(digits, i, i+1)
	case DigitAdded:
		digits = slices.Insert(digits, i, byte('0'+rng.IntN(10)))
	case SignLost:
		return strings.TrimPrefix("-"+was, "--")
	case TotalWrong, ProceedingsTotal:
		n, _ := strconv.Atoi(was)
		return strconv.Itoa(max(0, n+pick(rng, []int{-10, -3, -2, -1, 1, 2, 5, 9, 10, 100})))
	}
	if s := strings.TrimLeft(string(digits), "0"); s != "" {
		return s
	}
	return "0"
}

// shiftRow moves the values of a row one column to the right; the first column
// gets the value that fell out at the end.
func (t Truth) shiftRow(rng *rand.Rand) map[string]string {
	if t.Form == OGI2014 || t.Form == Fujian {
		return nil
	}
	rows := applicationRows(false)
	columns := applicantColumns()[:6]
	for range 30 {
		ids := prefixed("applications."+pick(rng, rows).key+".", columns, "")
		changed := map[string]string{}
		for i, id := range ids {
			from, to := t.Facts[ids[(i+5)%6]], t.Facts[id]
			if from.Status != Stated || to.Status != Stated {
				clear(changed)
				break
			}
			if from.Number != to.Number {
				changed[id] = from.Number
			}
		}
		if len(changed) > 0 {
			return changed
		}
	}
	return nil
}

// takeNeighbour gives a cell of the applications table the value of the cell to
// its right or below.
func (t Truth) takeNeighbour(rng *rand.Rand) map[string]string {
	if t.Form == OGI2014 || t.Form == Fujian {
		return nil
	}
	rows, columns := applicationRows(false), applicantColumns()[:6]
	for range 60 {
		r, c := rng.IntN(len(rows)-1), rng.IntN(len(columns)-1)
		nr, nc := r+1, c
		if chance(rng, 2) {
			nr, nc = r, c+1
		}
		id := "applications." + rows[r].key + "." + columns[c]
		from, to := t.Facts["applications."+rows[nr].key+"."+columns[nc]], t.Facts[id]
		if from.Status == Stated && to.Status == Stated && from.Number != to.Number {
			return map[string]string{id: from.Number}
		}
	}
	return nil
}
