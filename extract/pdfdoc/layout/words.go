package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nilMarks are what tables print for nothing.
const nilMarks = "-—–―－─/／\\╱"

// numerals are the characters of Chinese numbers.
const numerals = "零〇一二三四五六七八九十百千万亿两"

// value reports whether a text is what tables have in their value columns: a
// number, perhaps with a remark behind it, or a mark for none.
func value(text string) bool {
	text = strings.TrimSpace(text)
	if strings.Trim(text, nilMarks+" ") == "" || text == "无" || strings.Trim(text, numerals) == "" {
		return true
	}
	digits := strings.TrimLeft(text, "+-－−＋")
	rest := strings.TrimLeftFunc(digits, unicode.IsDigit)
	switch {
	case rest == digits:
		return false
	case rest == "":
		return true
	}
	// 5.要求 and 5、要求 are labels, 5.2 and 5（其中 are values, and 5件.
	mark, n := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("、)）", mark) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return !strings.ContainsRune(".,．，", mark) || unicode.IsDigit(next)
}

// fragment reports whether a text may be a piece of a number: digits and the marks
// between them.
func fragment(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(",，.．", r) }) < 0
}

// numbered reports whether a text begins with the number of an item.
func numbered(text string) bool {
	text = strings.TrimLeft(text, " (（")
	n := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("一二三四五六七八九十", r), unicode.IsDigit(r):
			n++
		case unicode.Is(unicode.No, r): // ① ⑴ ㈠
			return true
		default:
			return n > 0 && strings.ContainsRune("、.．,，)） ", r)
		}
	}
	return n > 0
}
