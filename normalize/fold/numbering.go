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
	N     int    // the number, 0 where it cannot be read
	Text  string // as printed, without the dot: 一, (一), 1
	// Repeated is true where the numbering stands twice ("一、一、").
	Repeated bool
}

const decoration = "*_#>•·●■◆▲★☆□※~ \t\u3000\u00a0"

// Numbering splits the numbering off the beginning of s. Blanks and decoration
// before it are skipped; rest is what follows, without leading blanks.
func Numbering(s string) (Mark, string) {
	rest := strings.TrimLeft(s, decoration)
	var first Mark
	for {
		m, after := oneMark(rest)
		if m.Style == None {
			return first, rest
		}
		if first.Style == None {
			first = m
		} else if m.Style == first.Style && m.N == first.N {
			first.Repeated = true
		}
		rest = strings.TrimLeft(after, decoration)
	}
}

// oneMark reads one numbering at the very beginning of s.
func oneMark(s string) (Mark, string) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case n == 0:
		return Mark{}, s
	case r >= 0x4e00 && !isNumeral(r): // the common case: no numbering
		return Mark{}, s
	case r >= '①' && r <= '⑳':
		return Mark{Circled, int(r-'①') + 1, s[:n], false}, s[n:]
	case r >= '⑴' && r <= '⒇':
		return Mark{ArabicParen, int(r-'⑴') + 1, s[:n], false}, s[n:]
	case r >= '⒈' && r <= '⒛':
		return Mark{Arabic, int(r-'⒈') + 1, s[:n], false}, s[n:]
	case r >= '㈠' && r <= '㈩':
		return Mark{ChineseParen, int(r-'㈠') + 1, s[:n], false}, s[n:]
	case r == '(' || r == '（' || r == '〔' || r == '【' || r == '﹙':
		return bracketed(s, n)
	}
	num, chinese, n := numeral(s)
	if n == 0 {
		return Mark{}, s
	}
	end, m := utf8.DecodeRuneInString(strings.TrimLeft(s[n:], " \u3000\u00a0"))
	gap := len(s[n:]) - len(strings.TrimLeft(s[n:], " \u3000\u00a0"))
	after := s[n+gap+m:]
	if m == 0 {
		return Mark{}, s
	}
	switch end {
	case '、', '.', '．', '，', ',', ':', '：', '﹑', '·', '､', '｡', '。':
		if !chinese && startsWithDigit(after) || end == '，' && !chinese {
			return Mark{}, s // 1.5, 3,119
		}
		if chinese {
			return Mark{Chinese, num, s[:n], false}, after
		}
		if end == ':' || end == '：' || end == ',' || end == '。' {
			return Mark{}, s
		}
		return Mark{Arabic, num, s[:n], false}, after
	case ')', '）', '﹚':
		if chinese {
			return Mark{ChineseParen, num, "(" + s[:n] + ")", false}, after
		}
		return Mark{ArabicParen, num, "(" + s[:n] + ")", false}, after
	}
	return Mark{}, s
}

// bracketed reads (一) or (1); n is the length of the opening bracket.
func bracketed(s string, n int) (Mark, string) {
	inner := strings.TrimLeft(s[n:], " \u3000")
	num, chinese, k := numeral(inner)
	if k == 0 {
		return Mark{}, s
	}
	tail := strings.TrimLeft(inner[k:], " \u3000")
	end, m := utf8.DecodeRuneInString(tail)
	switch end {
	case ')', '）', '〕', '】', '﹚':
	default:
		return Mark{}, s
	}
	style := ArabicParen
	if chinese {
		style = ChineseParen
	}
	after := strings.TrimLeft(tail[m:], "、.．")
	return Mark{style, num, s[:len(s)-len(tail)+m], false}, after
}

// numeral reads a number below 100 in Chinese or Arabic digits of any width.
func numeral(s string) (value int, chinese bool, n int) {
	count, ten := 0, false
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if r >= '０' && r <= '９' {
			r -= 0xfee0
		}
		if r >= '0' && r <= '9' {
			if chinese {
				break
			}
			value = value*10 + int(r-'0')
		} else if d := numeralDigit(r); d >= 0 && (count == 0 || chinese) {
			chinese = true
			switch {
			case d == 10:
				value = max(value, 1) * 10
				ten = true
			case ten:
				value += d
			default:
				value = value*10 + d
			}
		} else {
			break
		}
		n += k
		if count++; count > 3 || !chinese && count > 2 {
			return 0, false, 0
		}
	}
	return value, chinese, n
}

func numeralDigit(r rune) int {
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
	return -1
}

func isNumeral(r rune) bool { return numeralDigit(r) >= 0 }

func startsWithDigit(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9'
}
