package fold

import (
	"strings"
	"unicode/utf8"
)

// Style is a way to number headings and rows. The styles are ordered as they
// nest in official documents: 一、 → (一) → 1. → (1) → ①.
type Style uint8

// The styles.
const (
	None         Style = iota
	Chinese            // 一、
	ChineseParen       // (一)
	Arabic             // 1.
	ArabicParen        // (1), 1)
	Circled            // ①
)

// Mark is the numbering in front of a heading or label.
type Mark struct {
	Style Style
	N     int    // the number, 0 where there is no numbering
	Text  string // as printed, without the dot: 一, (一), 1
	// Repeated is true where the numbering stands twice ("一、一、").
	Repeated bool
}

// Numbering splits the numbering off the beginning of s. Blanks and decoration
// before it are skipped; rest is what follows, without leading blanks. Where
// several numberings stand in a row, mark is the first and all are split off.
//
// Numbers are below 100. A number without a dot or bracket is none, nor is one
// that goes on behind its dot (1.5, 3,119): 三是, 一件, 2021年 and 1.5 stay whole.
func Numbering(s string) (mark Mark, rest string) {
	rest = undecorated(s)
	for {
		m, after := oneMark(rest)
		if m.Style == None {
			return mark, rest
		}
		if mark.Style == None {
			mark = m
		} else if m.Style == mark.Style && m.N == mark.N {
			mark.Repeated = true
		}
		rest = undecorated(after)
	}
}

// undecorated removes blanks, bullets and marks of emphasis from the beginning.
func undecorated(s string) string {
	for s != "" {
		if s[0] > '~' && s[0] != 0xc2 && s[0] != 0xe2 && s[0] != 0xe3 && s[0] != 0xef {
			return s // the common case
		}
		r, n := utf8.DecodeRuneInString(s)
		switch r {
		case '*', '_', '#', '>', '•', '·', '●', '■', '◆', '▲', '★', '☆', '□', '※', '~', '?': // a blank that a charset lost prints as ?
		default:
			if !Blank(r) && !Invisible(r) {
				return s
			}
		}
		s = s[n:]
	}
	return s
}

// oneMark reads one numbering at the very beginning of s.
func oneMark(s string) (Mark, string) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case n == 0:
		return Mark{}, s
	case r >= firstUnified && r < lastUnified && Numeral(r) == 0: // the common case: no numbering
		return Mark{}, s
	case r >= '①' && r <= '⑳':
		return Mark{Circled, int(r-'①') + 1, s[:n], false}, undotted(s[n:])
	case r >= '⑴' && r <= '⒇':
		return Mark{ArabicParen, int(r-'⑴') + 1, s[:n], false}, undotted(s[n:])
	case r >= '⒈' && r <= '⒛':
		return Mark{Arabic, int(r-'⒈') + 1, s[:n], false}, undotted(s[n:])
	case r >= '㈠' && r <= '㈩':
		return Mark{ChineseParen, int(r-'㈠') + 1, s[:n], false}, undotted(s[n:])
	case r == '(' || r == '（' || r == '〔' || r == '【' || r == '﹙':
		return bracketed(s, n)
	}
	return dotted(s)
}

// undotted removes a dot that follows a numbering which needs none.
func undotted(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '、', '.', '．':
		return s[n:]
	}
	return s
}

// dotted reads 一、 or 1. or 1).
func dotted(s string) (Mark, string) {
	number, chinese, n := numeral(s)
	if n == 0 {
		return Mark{}, s
	}
	tail := trimLeft(s[n:])
	end, m := utf8.DecodeRuneInString(tail)
	after := tail[m:]
	switch end {
	case ')', '）', '﹚':
		style := ArabicParen
		if chinese {
			style = ChineseParen
		}
		return Mark{style, number, "(" + s[:n] + ")", false}, undotted(after)
	case '、', '.', '．', '﹑', '·', '､', '｡':
		if chinese {
			return Mark{Chinese, number, s[:n], false}, after
		}
		if !startsWithDigit(after) || startsWithYear(after) || doubled(after, s[:n]) {
			return Mark{Arabic, number, s[:n], false}, after
		}
	case '，', ',', ':', '：', '。':
		if chinese {
			return Mark{Chinese, number, s[:n], false}, after
		}
		if (end == ',' || end == '，') && startsWithHan(after) {
			return Mark{Arabic, number, s[:n], false}, after
		}
	}
	return Mark{}, s
}

// bracketed reads (一) or (1), and (一 where a dot or a blank stands for the
// closing bracket; n is the length of the opening bracket.
func bracketed(s string, n int) (Mark, string) {
	inner := trimLeft(s[n:])
	number, chinese, k := numeral(inner)
	if k == 0 {
		return Mark{}, s
	}
	style := ArabicParen
	if chinese {
		style = ChineseParen
	}
	tail := trimLeft(inner[k:])
	end, m := utf8.DecodeRuneInString(tail)
	switch end {
	case ')', '）', '〕', '】', '﹚':
		return Mark{style, number, s[:len(s)-len(tail)+m], false}, undotted(tail[m:])
	case '、', '.', '．':
		if chinese || !startsWithDigit(tail[m:]) {
			return Mark{style, number, s[:len(s)-len(tail)], false}, tail[m:]
		}
	default:
		if chinese && m > 0 && len(tail) < len(inner[k:]) {
			return Mark{style, number, s[:len(s)-len(inner)+k], false}, tail
		}
	}
	return Mark{}, s
}

// numeral reads a number from 1 to 99 in Chinese or Arabic digits of any width
// and returns its length; 0 where there is none.
func numeral(s string) (value int, chinese bool, n int) {
	count := 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if d := arabicDigit(r); d >= 0 && !chinese {
			value = value*10 + d
		} else if d := Numeral(r); d > 0 && (count == 0 || chinese) {
			chinese = true
			value = addNumeral(value, d)
		} else {
			break
		}
		if value > 99 {
			return 0, false, 0
		}
		n += k
		count++
	}
	if value == 0 || !chinese && count > 2 {
		return 0, false, 0
	}
	return value, chinese, n
}

// addNumeral puts the digit d, or 十 as 10, behind value; the result is above 99
// where it stands in no number.
func addNumeral(value, d int) int {
	switch {
	case d == 10 && value == 0:
		return 10
	case d == 10 && value < 10:
		return value * 10
	case d < 10 && value%10 == 0:
		return value + d
	}
	return 100
}

// Numeral returns the value of a Chinese numeral from 一 to 十, 0 for other characters.
func Numeral(r rune) int {
	if r < firstUnified && r >= 0x2e80 {
		r = Rune(r)
	}
	switch r {
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return 0
}

// arabicDigit returns the value of a digit of any width, -1 for other
// characters.
func arabicDigit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return arabicDigit(r) >= 0
}

// startsWithHan reports whether s begins with a Chinese character.
func startsWithHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(trimLeft(s))
	return r >= firstUnified && r < lastUnified
}

// doubled reports whether s begins with the same number once more and a dot:
// 4.4.保护第三方合法权益.
func doubled(s, number string) bool {
	rest, ok := strings.CutPrefix(s, number)
	if !ok {
		return false
	}
	r, n := utf8.DecodeRuneInString(rest)
	return (r == '.' || r == '．' || r == '、') && !startsWithDigit(rest[n:])
}

// startsWithYear reports whether s begins with four digits and 年.
func startsWithYear(s string) bool {
	for range 4 {
		r, n := utf8.DecodeRuneInString(s)
		if arabicDigit(r) < 0 {
			return false
		}
		s = s[n:]
	}
	return strings.HasPrefix(trimLeft(s), "年")
}

// trimLeft removes blanks of any width and what is invisible from the
// beginning.
func trimLeft(s string) string {
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		if !Blank(r) && !Invisible(r) {
			break
		}
		s = s[n:]
	}
	return s
}
