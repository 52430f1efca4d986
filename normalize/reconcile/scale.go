package reconcile

import "github.com/gouji/gouji/normalize/number"

// largest is the largest number that the searches compute with, in units of the
// last decimal that the report prints: a thousand of them and what is derived
// from them add up in an int64. Cells with larger ones are left alone.
const largest = 1_000_000_000_000

// unbounded is farther away than any sum of such numbers can be.
const unbounded = 1 << 60

// scale makes integers of the numbers of a report.
type scale struct {
	decimals uint8 // the most that a number in an identity prints
	unit     int64 // a count of 1: 10^decimals
}

// findScale returns the smallest scale in which all numbers are whole.
func (s *system) findScale() scale {
	c := scale{unit: 1}
	for slot := range s.cells {
		if len(s.form.SumsOf) <= slot || len(s.form.SumsOf[slot]) == 0 || s.kind(slot) != known {
			continue
		}
		if v := s.value(slot).Trim(); v.Scale() <= 12 {
			c.decimals = max(c.decimals, v.Scale())
		}
	}
	for range c.decimals {
		c.unit *= 10
	}
	return c
}

// integer returns a number in units of the last decimal, false where it is too
// large or too fine.
func (c scale) integer(v number.Value) (int64, bool) {
	v, ok := v.Trim().Shift(int(c.decimals))
	if v = v.Trim(); !ok || v.Scale() > 0 || magnitude(v).Cmp(number.Int(largest)) > 0 {
		return 0, false
	}
	return v.Coef(), true
}

// number is the inverse of integer.
func (c scale) number(n int64) number.Value { return number.Decimal(n, c.decimals).Trim() }
