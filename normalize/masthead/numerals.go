package masthead

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// digit returns the value and the length of the digit that s begins with:
// Arabic, full-width or Chinese. The value is -1 where there is none.
func digit(s string) (value, size int) {
	if s == "" {
		return -1, 0
	}
	if c := s[0]; c < utf8.RuneSelf {
		if c >= '0' && c <= '9' {
			return int(c - '0'), 1
		}
		return -1, 0
	}
	r, n := runeAt(s, 0)
	if r >= '０' && r <= '９' {
		return int(r - '０'), n
	}
	return chineseDigit(r), n
}

// chineseDigit returns the value of a Chinese digit, -1 for other characters.
func chineseDigit(r rune) int {
	switch r {
	case '〇', '○', '零', '◯', 'Ｏ', 'О', 'Ο': // also Cyrillic and Greek letters, as typed
		return 0
	}
	if n := fold.Numeral(r); n > 0 && n < 10 {
		return n
	}
	return -1
}

// fourDigits reads a year's digits at the beginning of s. Blanks may stand
// between Chinese ones, and the letter O for a zero.
func fourDigits(s string) (year, size int) {
	chinese := false
	for n := 0; n < 4; n++ {
		v, k := digit(s[size:])
		switch {
		case v >= 0:
			chinese = chinese || chineseAt(s[size:])
		case n > 0 && (strings.HasPrefix(s[size:], "O") || strings.HasPrefix(s[size:], "o")):
			v, k = 0, 1
		default:
			return 0, 0
		}
		if n == 0 && v != 1 && v != 2 { // neither 1990 nor 2100
			return 0, 0
		}
		year = year*10 + v
		size += k
		if chinese && n < 3 {
			size += blanks(s[size:])
		}
	}
	if year < firstYear || year > lastYear {
		return 0, 0
	}
	return year, size
}

func chineseAt(s string) bool {
	r, _ := runeAt(s, 0)
	return chineseDigit(r) >= 0
}

// number reads a month or day at the beginning of s: 1..99 in Arabic or Chinese
// numerals; size is 0 where there is none.
func number(s string) (value, size int) {
	if strings.HasPrefix(s, "十") {
		v, n := digit(s[len("十"):])
		if v < 0 {
			return 10, len("十")
		}
		return 10 + v, len("十") + n
	}
	v, n := digit(s)
	if v < 0 {
		return 0, 0
	}
	if chineseAt(s) {
		rest, ten := strings.CutPrefix(s[n:], "十")
		if !ten {
			return v, n
		}
		if u, k := digit(rest); u > 0 && chineseAt(rest) {
			return v*10 + u, n + len("十") + k
		}
		return v * 10, n + len("十")
	}
	if u, k := digit(s[n:]); u >= 0 && !chineseAt(s[n:]) {
		return v*10 + u, n + k
	}
	return v, n
}

// digits returns how many ASCII digits s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
