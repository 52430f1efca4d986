package masthead

import (
	"strings"
	"unicode/utf8"
)

// leadingYear reads the year that s begins with: 2021年度, 2021年, 2021,
// 二〇二一年. A date or a longer number is no year.
func leadingYear(s string) (year, size int) {
	year, size = fourDigits(s)
	if year == 0 {
		return 0, 0
	}
	rest := s[size:]
	if v, _ := digit(rest); v >= 0 {
		return 0, 0
	}
	rest = rest[blanks(rest):]
	after, ok := strings.CutPrefix(rest, "年")
	if !ok {
		if len(rest) > 1 && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9' {
			return 0, 0
		}
		if after, ok = strings.CutPrefix(rest, "度"); ok && !strings.HasPrefix(after, "假") {
			return year, len(s) - len(after)
		}
		return year, size
	}
	inner := after[blanks(after):]
	if m, k := number(inner); m > 0 && strings.HasPrefix(inner[k+blanks(inner[k:]):], "月") {
		return 0, 0
	}
	if x, ok := strings.CutPrefix(inner, "度"); ok && !strings.HasPrefix(x, "假") { // 2021年度假区管委会
		after = x
	}
	return year, len(s) - len(after)
}

// trailingYear reads the year that s ends with and returns where it begins.
func trailingYear(s string) (year, start int) {
	t := trimBlanks(s)
	t = trimBlanks(strings.TrimSuffix(t, "度"))
	t = trimBlanks(strings.TrimSuffix(t, "年"))
	i := len(t)
	for n := 0; n < 4; n++ {
		for n > 0 && i > 0 && t[i-1] == ' ' {
			i--
		}
		r, k := utf8.DecodeLastRuneInString(t[:i])
		if v, _ := digit(t[i-k:]); v < 0 && r != 'O' && r != 'o' {
			return 0, len(s)
		}
		i -= k
	}
	year, size := fourDigits(t[i:])
	if year == 0 || size != len(t)-i {
		return 0, len(s)
	}
	if i > 0 && t[i-1] >= '0' && t[i-1] <= '9' {
		return 0, len(s)
	}
	return year, i
}

// schoolYear reads 2020-2021学年 at the end of s; the year is the later one.
func schoolYear(s string) (year, start int) {
	t, ok := strings.CutSuffix(strings.TrimSuffix(trimBlanks(s), "度"), "学年")
	if !ok {
		return 0, len(s)
	}
	year, start = trailingYear(t)
	head := strings.TrimRight(t[:start], "-—–－~ 至")
	if y, at := trailingYear(head); y != 0 && y < year {
		start = at
	}
	return year, start
}

// leadingSchoolYear reads 2020-2021学年 at the beginning of s.
func leadingSchoolYear(s string) (year, size int) {
	k := strings.Index(s, "学年")
	if k < 0 || k > len("2020年——2021年") {
		return 0, 0
	}
	end := k + len("学年")
	end += len(s[end:]) - len(strings.TrimPrefix(s[end:], "度"))
	if y, start := schoolYear(s[:end]); start == 0 {
		return y, end
	}
	return 0, 0
}
