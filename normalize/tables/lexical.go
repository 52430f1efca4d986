package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// count is the number of characters of s that take a place.
func count(s string) int32 {
	n := int32(0)
	for _, r := range s {
		if r != 0x200b && r != 0xfeff {
			n++
		}
	}
	return n
}

// width is the number of display columns of s.
func width(s string) int32 { return int32(extract.Columns(s)) }

// eachField calls yield with the bounds of each blank-separated field of
// s[from:to] that prints something.
func eachField(s string, from, to int, yield func(from, to int)) {
	start := -1
	for i := from; i < to; {
		if i+3 <= to && s[i] >= 0xe4 && s[i] <= 0xe9 { // an ideograph, of three bytes: the common case
			if start < 0 {
				start = i
			}
			i += 3
			continue
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:to])
		}
		switch {
		case fold.Invisible(r):
		case fold.Blank(r):
			if start >= 0 {
				yield(start, i)
			}
			start = -1
		case start < 0:
			start = i
		}
		i += n
	}
	if start >= 0 {
		yield(start, to)
	}
}

// fields counts the blank-separated fields of s.
func fields(s string) int {
	n := 0
	eachField(s, 0, len(s), func(int, int) { n++ })
	return n
}

// valueStart returns where the run of values at the end of a line begins,
// len(line) where there is none. A remark may stand behind several values.
func valueStart(line string, isUnit func(string) bool) int {
	last, remark := lastField(line)
	start := valuesBefore(line, remark, isUnit)
	if isValue(last) {
		return start
	}
	if start < remark && fields(line[start:remark]) > 2 {
		return start
	}
	return len(line)
}

// valuesBefore returns where the run of values begins that ends before end, or
// end where there is none. A number may have its unit behind it.
func valuesBefore(line string, end int, isUnit func(string) bool) int {
	for {
		text, from := lastField(line[:end])
		if text == "" {
			return end
		}
		if !isValue(text) {
			before, at := lastField(line[:from])
			if !isValue(before) || from-at-len(before) > len("  ") || !isUnit(text) {
				return end
			}
			from = at
		}
		end = from
	}
}

// lastField returns the last blank-separated field of s and where it begins.
func lastField(s string) (field string, from int) {
	end := 0 // of the field
	for from = len(s); from > 0; {
		r, n := rune(s[from-1]), 1
		blank := r == ' ' || r == '\t'
		if r >= utf8.RuneSelf && from > 1 && (s[from-2] == 0x80 || s[from-2] == 0xc2) { // as the blanks that are not ASCII
			r, n = utf8.DecodeLastRuneInString(s[:from])
			blank = fold.Blank(r) && !fold.Invisible(r)
		}
		if blank && end > 0 {
			break
		}
		if !blank && end == 0 {
			end = from
		}
		from -= n
	}
	if end == 0 {
		return "", 0
	}
	return s[from:end], from
}

// isValue reports whether a token of running text is a value. A numbering that
// stands alone ("1.", "（一）") is none, nor is the end of one ("四）").
func isValue(token string) bool {
	if token == "" || len(token) > 64 {
		return false
	}
	if _, ok := number.Plain(token); ok { // the common case
		return true
	}
	if strings.Trim(token, extract.Unread) == "" { // something is printed, no more is known
		return true
	}
	switch last, _ := utf8.DecodeLastRuneInString(token); last {
	case '.', '．':
		const fewest = 3 // digits, more than a numbering has
		digits := strings.TrimRight(token, ".．")
		return utf8.RuneCountInString(digits) >= fewest && strings.Trim(digits, "0123456789０１２３４５６７８９") == ""
	case '、', '。', '年':
		return false
	case '度':
		if strings.HasSuffix(token, "年度") {
			return false
		}
	case '）', ')':
		if strings.Trim(strings.TrimRight(token, "）)"), "一二三四五六七八九十") == "" {
			return false
		}
	}
	return number.Looks(token)
}

// numbers counts, up to a bound, the blank-separated tokens that begin with a
// digit or are nil marks.
func numbers(text string) int {
	const longest = 6 // bytes of a nil mark
	n := 0
	for i := 1; i < len(text) && n < giantCount; i++ {
		if text[i-1] != ' ' || text[i] == ' ' {
			continue
		}
		if text[i] >= '0' && text[i] <= '9' {
			n++
			continue
		}
		if end := strings.IndexByte(text[i:min(len(text), i+longest+1)], ' '); end > 0 && isValue(text[i:i+end]) {
			n++
		}
	}
	return n
}

// sentence reports whether a line is prose for certain.
func sentence(text string) bool {
	if len(text) < 30 {
		return false
	}
	if strings.HasSuffix(text, "。") || len(text) > maxLabel && strings.Contains(text, "。") {
		return true
	}
	return strings.Contains(text, "件，") || strings.Contains(text, "件；") // counts that a sentence lists
}
