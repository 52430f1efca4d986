// Package number reads the numbers of reports as they are printed and computes
// with them exactly.
//
// In: the text of one cell, or a numeral of a sentence. Out: a Value with
// exactly the printed digits, or a named reason why the text is no number.
// Nothing is guessed: a letter that looks like a digit makes the text
// unreadable. The package is our own because no library reads Chinese
// numerals, full-width digits and nil marks into decimals that keep their
// printed scale.
//
// Parse reads a whole cell and documents every decision; Looks and Trailing
// find values in running text; ChinesePrefix and Chinese read and write
// Chinese numerals.
package number

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
)

// MaxDigits is the number of significant digits that a Value holds.
const MaxDigits = 18

// limit is the smallest coefficient with more than MaxDigits digits.
const limit = 1e18

// ErrFormat is wrapped by the errors of UnmarshalJSON.
var ErrFormat = errors.New("no plain decimal of at most 18 digits")

// Value is an exact decimal: coefficient × 10^-scale. The scale is that of the
// print, so "0.50" and "0.5" are equal in value and differ in text. The zero
// Value is 0.
type Value struct {
	coef  int64
	scale uint8
}

// Int returns the value n.
func Int(n int64) Value { return Value{coef: n} }

// Decimal returns the value coef × 10^-scale, which prints scale decimals.
func Decimal(coef int64, scale uint8) Value { return Value{coef, scale} }

// Coef returns the digits of v without the decimal point.
func (v Value) Coef() int64 { return v.coef }

// Scale returns the number of decimals that v prints.
func (v Value) Scale() uint8 { return v.scale }

// Sign returns -1, 0 or 1.
func (v Value) Sign() int {
	switch {
	case v.coef < 0:
		return -1
	case v.coef > 0:
		return 1
	}
	return 0
}

// IsInt reports whether v is a whole number; 3.00 is one.
func (v Value) IsInt() bool { return v.Trim().scale == 0 }

// Trim returns the same value without the zeros that end its decimals.
func (v Value) Trim() Value {
	if v.coef == 0 {
		return Value{}
	}
	for v.scale > 0 && v.coef%10 == 0 {
		v.coef /= 10
		v.scale--
	}
	return v
}

// Shift returns v × 10^n, as a change of unit needs it: 251000 元 shifted by -4
// is 25.1000 万元. ok is false where the result does not fit a Value.
func (v Value) Shift(n int) (_ Value, ok bool) {
	scale := int(v.scale) - n
	if scale >= 0 {
		return Value{v.coef, uint8(scale)}, scale <= math.MaxUint8
	}
	coef, ok := scaled(v.coef, -scale)
	return Value{coef: coef}, ok
}

// Neg returns -v. Like Go's integers it returns the coefficient
// math.MinInt64, which no reading yields, unchanged.
func (v Value) Neg() Value { return Value{-v.coef, v.scale} }

// Cmp compares by value: -1 if v < w, 0 if v = w, 1 if v > w.
func (v Value) Cmp(w Value) int {
	switch {
	case v.scale < w.scale:
		return compareScaled(v.coef, int(w.scale-v.scale), w.coef)
	case v.scale > w.scale:
		return -compareScaled(w.coef, int(v.scale-w.scale), v.coef)
	case v.coef < w.coef:
		return -1
	case v.coef > w.coef:
		return 1
	}
	return 0
}

// Equal reports whether v and w are equal in value: 0.5 equals 0.50.
func (v Value) Equal(w Value) bool { return v.Cmp(w) == 0 }

// Add returns a + b at the larger of the two scales. ok is false where the
// exact sum does not fit.
func Add(a, b Value) (sum Value, ok bool) {
	if a.scale != b.scale {
		if a, b, ok = align(a, b); !ok {
			return Value{}, false
		}
	}
	s := a.coef + b.coef
	if (s > a.coef) != (b.coef > 0) {
		return Value{}, false
	}
	return Value{s, a.scale}, true
}

// Sub returns a - b at the larger of the two scales. ok is false where the
// exact difference does not fit.
func Sub(a, b Value) (difference Value, ok bool) {
	if a.scale != b.scale {
		if a, b, ok = align(a, b); !ok {
			return Value{}, false
		}
	}
	d := a.coef - b.coef
	if (d < a.coef) != (b.coef > 0) {
		return Value{}, false
	}
	return Value{d, a.scale}, true
}

// align brings both values to the larger scale.
func align(a, b Value) (_, _ Value, ok bool) {
	if a.scale < b.scale {
		a.coef, ok = scaled(a.coef, int(b.scale-a.scale))
		a.scale = b.scale
		return a, b, ok
	}
	b.coef, ok = scaled(b.coef, int(a.scale-b.scale))
	b.scale = a.scale
	return a, b, ok
}

// Append appends v as a JSON number with exactly its printed digits: no
// exponent, no dropped zeros, no sign before zero.
func (v Value) Append(dst []byte) []byte {
	if v.scale == 0 {
		return strconv.AppendInt(dst, v.coef, 10)
	}
	if v.coef < 0 {
		dst = append(dst, '-')
	}
	var buffer [20]byte
	digits := strconv.AppendUint(buffer[:0], magnitude(v.coef), 10)
	whole := len(digits) - int(v.scale)
	if whole > 0 {
		dst = append(dst, digits[:whole]...)
		dst = append(dst, '.')
		return append(dst, digits[whole:]...)
	}
	dst = append(dst, "0."...)
	for ; whole < 0; whole++ {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

// String returns what Append appends.
func (v Value) String() string {
	var buffer [24]byte
	return string(v.Append(buffer[:0]))
}

// MarshalJSON returns what Append appends; its error is always nil.
func (v Value) MarshalJSON() ([]byte, error) { return v.Append(nil), nil }

// UnmarshalJSON reads a JSON number of at most MaxDigits digits without an
// exponent and keeps its scale. null leaves v unchanged, as is the convention.
// An error wraps ErrFormat.
func (v *Value) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	text := string(data)
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	d := scanDigits(text)
	if d.reason != "" || d.size != len(text) || !isJSONNumber(text) {
		return fmt.Errorf("number %.40q: %w", data, ErrFormat)
	}
	*v = d.value
	if negative {
		*v = v.Neg()
	}
	return nil
}

// isJSONNumber reports whether text has the form 0, 12 or 0.50.
func isJSONNumber(text string) bool {
	whole := 0
	for whole < len(text) && isASCIIDigit(text[whole]) {
		whole++
	}
	if whole == 0 || whole > 1 && text[0] == '0' {
		return false
	}
	if whole == len(text) {
		return true
	}
	decimals := text[whole+1:]
	for i := range len(decimals) {
		if !isASCIIDigit(decimals[i]) {
			return false
		}
	}
	return text[whole] == '.' && decimals != ""
}

// maxPower is the largest n for which 10^n fits an int64.
const maxPower = 18

// power returns 10^n for n up to maxPower.
func power(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// scaled returns coef × 10^n, or false where that does not fit.
func scaled(coef int64, n int) (int64, bool) {
	if coef == 0 {
		return 0, true
	}
	if n > maxPower {
		return 0, false
	}
	high, low := bits.Mul64(magnitude(coef), uint64(power(n)))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if coef < 0 {
		return -int64(low), true
	}
	return int64(low), true
}

// compareScaled compares coef × 10^n with other.
func compareScaled(coef int64, n int, other int64) int {
	product, ok := scaled(coef, n)
	switch {
	case !ok && coef < 0, ok && product < other:
		return -1
	case !ok, product > other:
		return 1
	}
	return 0
}

// magnitude returns the absolute value of n.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
