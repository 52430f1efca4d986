package number

import (
	"strings"
	"unicode"
)

// classify says what a text is that does not begin with a number.
func classify(text string) Reading {
	name, size := units.find(text)
	switch {
	case name != "" && size == len(text):
		return Reading{Kind: Text}
	case isErrorMark(text):
		return unreadable(ReasonNoNumber)
	case isMixed(text):
		return unreadable(ReasonLetter)
	case hasLetter(text):
		return Reading{Kind: Text}
	case strings.ContainsRune(text, unicode.ReplacementChar) && hasDigit(text):
		return unreadable(ReasonDamaged)
	}
	return unreadable(ReasonNoNumber)
}

// remainder says what a text is of which only the beginning is a number.
func (c *cell) remainder() Reading {
	r, _ := next(c.rest)
	switch {
	case isDate(c.text):
		return Reading{Kind: Text}
	case isMixed(c.text):
		return unreadable(ReasonLetter)
	case onlyNumbers(c.rest):
		return unreadable(ReasonTwoNumbers)
	case !c.chinese && isLatin(r) && !hasHan(c.rest):
		return unreadable(ReasonLetter)
	case hasLetter(c.rest):
		return Reading{Kind: Text}
	case r == unicode.ReplacementChar:
		return unreadable(ReasonDamaged)
	case hasDigit(c.rest):
		return unreadable(ReasonTwoNumbers)
	case c.reason != "":
		return unreadable(c.reason)
	}
	if r == '、' && c.chinese {
		return Reading{Kind: Text} // 一、 numbers a list
	}
	return unreadable(ReasonSeparator)
}

// isErrorMark reports whether text is what a program prints instead of a
// number.
func isErrorMark(text string) bool {
	if r, _ := next(text); narrow(r) == '#' {
		return true
	}
	size := errorWords.begins(text)
	return size > 0 && size == len(text)
}

// isMixed reports whether text is meant as a number but has letters among its
// digits: digits with letters that look like them or with Chinese numerals,
// or letters that look like 0 and 1 alone. A unit may follow.
func isMixed(text string) bool {
	digits, others, likeness := false, false, true
	for text != "" {
		r, size := next(text)
		switch {
		case digitOf(r) >= 0:
			digits = true
		case isLikeDigit(r):
			others = true
			likeness = likeness && isLikeZeroOrOne(r)
		case hanDigit(r) >= 0:
			others, likeness = true, false
		case isBlank(r) || isComma(r) || isPoint(r) || isMinus(r) || r == '+':
		default:
			_, n := units.find(text)
			return n == len(text) && others && (digits || likeness)
		}
		text = text[size:]
	}
	return others && (digits || likeness)
}

// onlyNumbers reports whether text consists of further numbers with their
// units and notes, separated by punctuation.
func onlyNumbers(text string) bool {
	found := false
	for text != "" {
		if r, size := next(text); isBlank(r) || isBetween(r) {
			text = text[size:]
			continue
		}
		if _, size := signPrefix(text); size > 0 {
			text = text[size:]
			continue
		}
		c := cell{text: text, rest: text}
		if !c.digits() && !c.chineseNumeral() {
			return false
		}
		found = true
		c.scaleUp()
		c.unitSuffix()
		text = c.rest
	}
	return found
}

// isBetween reports whether r can stand between two numbers.
func isBetween(r rune) bool {
	switch r {
	case '/', '／', '\\', ';', '；', '、', ':', '：', '~', '～', '—', '至', '到', '和', '与', '=', '＝', '|', '×', '。':
		return true
	}
	return isComma(r) || isPoint(r)
}

func isLatin(r rune) bool { return narrow(r) >= 'a' && narrow(r) <= 'z' }

func hasHan(text string) bool {
	for _, r := range text {
		if r >= 0x2E80 && unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

// isDate reports whether text begins with a year, month and day in digits, or
// is a year and a month of two digits (2020-12).
func isDate(text string) bool {
	year, rest := shortNumber(text, 4)
	mark, size := next(rest)
	if year < 1900 || year > 2099 || !isDateMark(mark) {
		return false
	}
	monthText := rest[size:]
	month, rest := shortNumber(monthText, 2)
	if month < 1 || month > 12 {
		return false
	}
	if rest == "" {
		return isMinus(mark) && len(monthText) == 2
	}
	if r, size := next(rest); r == mark {
		day, end := shortNumber(rest[size:], 2)
		r, _ := next(end)
		return day >= 1 && day <= 31 && (end == "" || isBlank(r))
	}
	return false
}

func isDateMark(r rune) bool { return isMinus(r) || isPoint(r) || r == '/' || r == '／' }

// shortNumber reads up to most digits and returns their value, 0 where more
// or none follow.
func shortNumber(text string, most int) (n int, rest string) {
	for ; ; most-- {
		r, size := next(text)
		d := digitOf(r)
		if d < 0 {
			return n, text
		}
		if most == 0 {
			return 0, text
		}
		n = n*10 + d
		text = text[size:]
	}
}
