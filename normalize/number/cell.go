package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cell is a cell in the course of reading: sign, currency, numeral,
// multiplier, unit and notes are taken off rest one after the other.
type cell struct {
	text string // trimmed
	rest string // not yet read

	value    Value
	numeral  string // as printed
	chinese  bool   // the numeral is Chinese
	exponent int    // of the multipliers
	unit     string
	note     string
	reason   string // the first reason found
	joins    bool   // blanks stand between the digits, and nothing else is wrong

	signs       int
	negative    bool
	currency    bool
	percent     bool // 百分之 was read
	approximate bool
	declines    bool // a note says that the number fell
}

// head reads everything up to and including the numeral. It reports false
// where there is no numeral.
func (c *cell) head() bool {
	if !c.numeralAhead() {
		if r, size := next(c.rest); isDash(r) && !isMinus(r) {
			c.skip(size)
			c.fail(ReasonSign)
		}
		c.sign()
		if size := approximateBefore.begins(c.rest); size > 0 {
			c.skip(size)
			c.approximate = true
		}
		c.sign()
		if size := currencies.begins(c.rest); size > 0 {
			c.skip(size)
			c.currency = true
			c.sign()
		}
		if size := prefix(c.rest, "百分之"); size > 0 {
			c.skip(size)
			c.percent = true
		}
	}
	return c.digits() || c.chineseNumeral()
}

// numeralAhead reports whether rest begins with a digit.
func (c *cell) numeralAhead() bool {
	r, _ := next(c.rest)
	return digitOf(r) >= 0
}

// skip takes size bytes and the blanks that follow off rest.
func (c *cell) skip(size int) { c.rest = skipBlanks(c.rest[size:]) }

// fail keeps the first reason.
func (c *cell) fail(reason string) {
	if c.reason == "" {
		c.reason = reason
	}
}

// sign reads up to two signs; two are an error of the print.
func (c *cell) sign() {
	for c.signs < 2 {
		negative, size := signPrefix(c.rest)
		if size == 0 {
			return
		}
		c.skip(size)
		c.signs++
		c.negative = negative
	}
}

func (c *cell) digits() bool {
	d := scanDigits(c.rest)
	if d.size == 0 {
		return false
	}
	c.joins = d.joins && c.reason == ""
	c.take(d.size, d.value, d.reason)
	return true
}

func (c *cell) chineseNumeral() bool {
	value, size, reason := ChinesePrefix(c.rest)
	if size == 0 {
		return false
	}
	if reason == ReasonMalformed && isUnits(c.rest[:size]) {
		// 百 and 万 begin words and units; a number they are only in 百余 or 近万.
		if !c.approximate && approximateAfter.begins(skipBlanks(c.rest[size:])) == 0 {
			return false
		}
		reason = ReasonApproximate
	}
	c.chinese = true
	c.take(size, value, reason)
	return true
}

// isUnits reports whether a numeral consists of units alone.
func isUnits(run string) bool {
	for _, r := range run {
		if hanUnit(r) == 0 {
			return false
		}
	}
	return true
}

func (c *cell) take(size int, value Value, reason string) {
	c.numeral = c.rest[:size]
	c.value = value
	if reason != "" {
		c.fail(reason)
	}
	c.skip(size)
}

// tail reads what may follow a numeral; what it cannot read stays in rest.
func (c *cell) tail() {
	if c.rest == "" {
		return
	}
	c.scaleUp()
	c.approximateSuffix()
	c.scaleUp()
	c.unitSuffix()
	c.approximateSuffix()
	c.notes()
}

// scaleUp reads a multiplier that is not part of 万元 or 亿元.
func (c *cell) scaleUp() {
	exponent, size := multiplierPrefix(c.rest)
	if size == 0 {
		return
	}
	if unit, _ := units.find(c.rest); isMoney(unit) {
		return
	}
	c.exponent += exponent
	c.skip(size)
}

func (c *cell) approximateSuffix() {
	if size := approximateAfter.begins(c.rest); size > 0 {
		c.approximate = true
		c.skip(size)
	}
}

func (c *cell) unitSuffix() {
	if name, size := units.find(c.rest); size > 0 && c.unit == "" {
		c.unit = name
		c.skip(size)
	}
}

// notes reads brackets, footnote marks and explanations up to the end, and a
// full stop. A unit in brackets or behind a note counts as the unit.
func (c *cell) notes() {
	c.rest = skipBlanks(c.rest)
	begin := c.rest
	noted := false
	for c.rest != "" {
		r, size := next(c.rest)
		switch {
		case closer(r) != 0:
			noted = c.bracketNote() || noted
		case isFootnote(r):
			noted = true
			c.skip(size)
			c.endNote(r)
		case r == '↑' || r == '↓':
			noted = true
			c.declines = c.declines || r == '↓'
			c.skip(size)
		case explanation(c.rest):
			noted = true
			c.rest = ""
		case isFullStop(r) && skipBlanks(c.rest[size:]) == "":
			c.rest = ""
		case noted && c.unit == "":
			c.unitSuffix()
			if c.unit == "" {
				return
			}
		default:
			return
		}
	}
	if noted {
		c.note = trimBlanks(begin)
	}
}

// endNote passes over the bracket that closes a raised number, as in ²).
func (c *cell) endNote(mark rune) {
	if r, size := next(c.rest); isRaised(mark) && (r == ')' || r == '）') {
		c.skip(size)
	}
}

// bracketNote reads a bracket; it reports whether it is a note and no unit.
func (c *cell) bracketNote() bool {
	size := bracket(c.rest)
	_, open := next(c.rest)
	inner := c.rest[open:size]
	if last, n := utf8.DecodeLastRuneInString(inner); closes(last) != 0 {
		inner = inner[:len(inner)-n]
	}
	inner = trimBlanks(inner)
	c.skip(size)
	if name, n := units.find(inner); n > 0 && n == len(inner) && c.unit == "" {
		c.unit = name
		return false
	}
	if n := declineWords.begins(inner); n > 0 && n == len(inner) {
		c.declines = true
	}
	return true
}

// bracket returns the length of the bracket that text begins with, up to the
// closing one of its kind, or all of text where that is missing.
func bracket(text string) int {
	depth, at := 0, 0
	first, _ := next(text)
	kind := closer(first)
	for at < len(text) {
		r, size := next(text[at:])
		at += size
		switch {
		case closer(r) == kind:
			depth++
		case closes(r) == kind:
			depth--
			if depth == 0 {
				return at
			}
		}
	}
	return at
}

// explanation reports whether text is a note without brackets.
func explanation(text string) bool {
	switch r, size := next(text); r {
	case ',', '，', ';', '；':
		text = skipBlanks(text[size:])
	}
	return noteWords.begins(text) > 0
}

func isFullStop(r rune) bool { return r == '。' || r == '｡' || isPoint(r) }

// reading sums up what was read.
func (c *cell) reading() Reading {
	if c.rest != "" {
		return c.remainder()
	}
	apart := c.reason == ReasonTwoNumbers && c.joins
	if apart {
		c.reason = ""
	}
	if reason := c.verdict(); reason != "" {
		return unreadable(reason)
	}
	value, ok := c.value.Shift(c.exponent)
	if !ok || magnitude(value.coef) >= limit {
		return unreadable(ReasonTooManyDigits)
	}
	if c.negative {
		value = value.Neg()
	}
	switch {
	case c.percent:
		c.unit = "%"
	case c.currency && c.unit == "":
		c.unit = "元"
	}
	if apart {
		return Reading{Kind: Unreadable, Reason: ReasonTwoNumbers, Joined: value, Unit: c.unit}
	}
	r := Reading{Kind: Number, Value: value, Unit: c.unit, Note: c.note}
	if c.joins {
		r.Joined = value
	}
	return r
}

// verdict returns why a completely read cell is no number, "" where it is.
func (c *cell) verdict() string {
	switch {
	case c.reason != "":
		return c.reason
	case strings.ContainsRune(c.text, unicode.ReplacementChar):
		return ReasonDamaged // also in what looks like a note
	case c.approximate:
		return ReasonApproximate
	case c.signs > 1 || c.declines:
		return ReasonSign
	case c.chinese && c.signs == 0 && c.unit == "" && !c.percent && !c.currency && onlyOnes(c.numeral):
		return ReasonDashOrOne
	case c.currency && c.unit != "" && !isMoney(c.unit), c.percent && c.unit != "":
		return ReasonNoNumber
	}
	return ""
}

// onlyOnes reports whether a numeral consists of 一 alone.
func onlyOnes(numeral string) bool {
	for _, r := range numeral {
		if r != '一' {
			return false
		}
	}
	return true
}
