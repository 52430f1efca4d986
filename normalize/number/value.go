// Package number reads the numbers of reports as they are printed and computes
// with them exactly.
//
// In: the text of one cell, or a numeral of a sentence. Out: a Value with
// exactly the printed digits, or a named reason why the text is no number.
// Nothing is guessed: a letter that looks like a digit makes the text
// unreadable. The package is our own because no library reads Chinese
// numerals, full-width digits and nil marks into decimals that keep their
// printed scale.
package number

// MaxDigits is the number of significant digits that a Value holds.
const MaxDigits = 18

// Value is an exact decimal: coefficient × 10^-scale. The scale is that of the
// print, so "0.50" and "0.5" are equal in value and differ in text.
type Value struct {
	coef  int64
	scale uint8
}
