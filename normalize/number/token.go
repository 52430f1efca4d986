package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// Looks reports whether a token of running text, as blanks delimit them, is
// the value of a cell rather than a word: a number, a nil mark, or something
// unreadable that stands in a number's place (1O, ???). Tokens that number a list (1. 2、
// (三)), Chinese numerals with a unit (三条) and punctuation are words.
func Looks(token string) bool {
	if _, ok := plain(token); ok {
		return true
	}
	if token = printed(token); token == "" || endsAsLabel(token) {
		return false
	}
	if r, size := next(token); unicode.Is(unicode.Han, r) && (headed(token[size:]) || !beginsValue(token, r)) {
		return false
	}
	switch r := parse(token); r.Kind {
	case Number:
		return r.Unit == "" || hasDigit(token) || countsAlone(r.Unit)
	case NilMark:
		return true
	case Unreadable:
		switch r.Reason {
		case ReasonParenthesis, ReasonMalformed:
			return false
		case ReasonNoNumber:
			first, _ := next(token)
			return first == '?' || first == '？' || isErrorMark(token)
		case ReasonApproximate:
			return hasDigit(token)
		}
		return true
	}
	return false
}

// headed reports whether what stands behind the first character of a token is that of
// a heading, behind its number: 、总体情况.
func headed(rest string) bool {
	title, ok := strings.CutPrefix(rest, "、")
	if !ok {
		return false
	}
	first, _ := next(title)
	return unicode.Is(unicode.Han, first) && !beginsValue(title, first)
}

// countsAlone reports whether a Chinese numeral with a unit is a number: 十件. With others
// it may be what a line break left of a label, as of 第二十三条 and 第一项.
func countsAlone(unit string) bool {
	switch unit {
	case "件", "个", "人", "人次", "次", "篇", "元", "万元":
		return true
	}
	return false
}

// endsAsLabel reports whether a token ends with punctuation that no value
// ends with.
func endsAsLabel(token string) bool {
	r, _ := utf8.DecodeLastRuneInString(token)
	switch r {
	case '、', ';', '；', ':', '：':
		return true
	}
	return isComma(r) || isPoint(r)
}

// beginsValue reports whether a Chinese character can begin a value.
func beginsValue(token string, first rune) bool {
	if hanDigit(first) >= 0 || hanUnit(first) > 0 || hanTens(first) > 0 {
		return true
	}
	if _, size := signPrefix(token); size > 0 {
		return true
	}
	return nilWords.begins(token) > 0 ||
		approximateBefore.begins(token) > 0 ||
		currencies.begins(token) > 0
}

// Trailing splits a text whose end is a number glued to a Chinese label, as
// where the cells of a row ran together: 本年新收政府信息公开申请数量640020470. digits is
// the last run of digits, with points and commas between them. Where the text
// does not end so, or its last digits belong to the label (〔2021〕30, 第3, 附件2,
// 2021年12), digits is "" and label the text.
func Trailing(text string) (label, digits string) {
	at := digitsStart(text)
	if at == len(text) || at == 0 {
		return text, ""
	}
	label = text[:at]
	if !isGluedLabel(strings.TrimRightFunc(label, fold.Invisible)) {
		return text, ""
	}
	return label, text[at:]
}

// digitsStart returns where the run of digits that ends text begins.
func digitsStart(text string) int {
	start := len(text)
	for at := len(text); at > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		switch {
		case digitOf(r) >= 0:
			start = at
		case fold.Invisible(r):
		case start == at+size && start < len(text) && (isComma(r) || isPoint(r)):
		default:
			return start
		}
	}
	return start
}

// isGluedLabel reports whether label ends like a label to which a value may
// be glued.
func isGluedLabel(label string) bool {
	r, _ := utf8.DecodeLastRuneInString(label)
	switch r {
	case ')', '）', '”', '"', '」', '》':
		return hasHan(label)
	case '第', '年', '月':
		return false
	}
	if !unicode.Is(unicode.Han, r) || hanDigit(r) >= 0 || hanUnit(r) > 0 {
		return false
	}
	switch label {
	case "表", "图", "附件", "附表", "附图":
		return false
	}
	return !hasSuffix(label, "附件", "附表", "附图")
}

func hasSuffix(text string, words ...string) bool {
	for _, word := range words {
		if len(text) >= len(word) && text[len(text)-len(word):] == word {
			return true
		}
	}
	return false
}
