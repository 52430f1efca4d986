package reconcile

import (
	"bytes"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// slip is the kind of error that makes one number of another, the likeliest
// first.
type slip uint8

const (
	digitsSwapped slip = iota
	digitChanged
	digitDropped
	digitAdded
	neighbour // the number of the cell beside, above or below
	signLost  // the same number with the other sign
	unitLost  // an amount in 元 where the form wants 万元, or the other way round
	copied    // the number of another cell of the row or column
	otherSlip
)

// String returns the slip as the record writes it.
func (s slip) String() string {
	return [...]string{"digits_swapped", "digit_changed", "digit_dropped", "digit_added", "neighbour", "sign", "unit", "copied", "other"}[s]
}

// slip says what error made the cell's number of the one it should be.
func (l *locator) slip(slot int, expected number.Value) slip {
	stated := l.value(slot)
	if stated.Sign()*expected.Sign() < 0 {
		if stated.Equal(expected.Neg()) {
			return signLost
		}
	} else if s := misprint(digits(stated), digits(expected)); s != otherSlip {
		return s
	}
	switch {
	case stated.Sign() != 0 && l.besides(slot, stated):
		return neighbour
	case l.form.Facts[slot].Money && isUnitLost(stated, expected):
		return unitLost
	case stated.Sign() != 0 && l.elsewhere(slot, stated):
		return copied
	}
	return otherSlip
}

// isUnitLost reports whether one number is 10,000 times the other.
func isUnitLost(a, b number.Value) bool {
	times := func(a, b number.Value) bool {
		a, ok := a.Shift(4)
		return ok && a.Sign() != 0 && a.Equal(b)
	}
	return times(a, b) || times(b, a)
}

// digits returns the digits of a number without its sign.
func digits(v number.Value) []byte { return bytes.TrimPrefix(v.Trim().Append(nil), []byte("-")) }

// misprint compares what is printed with what should be.
func misprint(stated, expected []byte) slip {
	switch len(stated) - len(expected) {
	case 0:
		if s := substitution(stated, expected); s != otherSlip {
			return s
		}
	case 1:
		if isDropped(expected, stated) {
			return digitAdded
		}
	}
	// A zero that comes to stand first is not printed: 105 without its 1 is 5.
	if isDropped(stated, expected) {
		return digitDropped
	}
	return otherSlip
}

// substitution compares numbers of the same length.
func substitution(stated, expected []byte) slip {
	var at [2]int
	n := 0
	for i := range stated {
		if stated[i] == expected[i] {
			continue
		}
		if n == 2 || stated[i] == '.' || expected[i] == '.' {
			return otherSlip
		}
		at[n] = i
		n++
	}
	a, b := at[0], at[1]
	switch {
	case n == 1:
		return digitChanged
	case n == 2 && stated[a] == expected[b] && stated[b] == expected[a]:
		return digitsSwapped
	}
	return otherSlip
}

// isDropped reports whether short is long without one digit and without zeros
// that then stand first.
func isDropped(short, long []byte) bool {
	for i := range long {
		if long[i] == '.' {
			continue
		}
		rest := append(bytes.Clone(long[:i]), long[i+1:]...)
		for len(rest) > 1 && rest[0] == '0' && rest[1] != '.' {
			rest = rest[1:]
		}
		if bytes.Equal(rest, short) {
			return true
		}
	}
	return false
}

// besides reports whether the printed cell next to a cell in its row or column
// has the given value.
func (l *locator) besides(slot int, v number.Value) bool {
	for _, step := range [...][2]int{{0, -1}, {0, 1}, {-1, 0}, {1, 0}} {
		if next := l.next(slot, step[0], step[1]); next >= 0 && l.value(next).Equal(v) {
			return true
		}
	}
	return false
}

// elsewhere reports whether another known cell of a cell's row or column has the
// given value.
func (l *locator) elsewhere(slot int, v number.Value) bool {
	fact := &l.form.Facts[slot]
	has := func(row, column int) bool {
		other := l.form.SlotOf(fact.Table, row, column)
		return other >= 0 && other != slot && l.cells[other].Status.Known() && l.value(other).Equal(v)
	}
	table := &l.form.Tables[fact.Table]
	for column := range table.Columns {
		if has(fact.Row, column) {
			return true
		}
	}
	for row := range table.Rows {
		if has(row, fact.Column) {
			return true
		}
	}
	return false
}

// next returns the first known cell in a direction, over cells that are not
// printed; -1 where there is none.
func (l *locator) next(slot, down, across int) int {
	fact := &l.form.Facts[slot]
	if fact.Column < 0 && across != 0 {
		return -1
	}
	table := &l.form.Tables[fact.Table]
	row, column := fact.Row+down, fact.Column+across
	for row >= 0 && row < len(table.Rows) && column >= min(fact.Column, 0) && column < max(1, len(table.Columns)) {
		next := l.form.SlotOf(fact.Table, row, column)
		if next >= 0 && l.cells[next].Status != normalize.Absent {
			if l.cells[next].Status.Known() {
				return next
			}
			return -1
		}
		row, column = row+down, column+across
	}
	return -1
}
