package masthead

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// The years that a report or its publication can bear.
const (
	firstYear = 1990
	lastYear  = 2100
)

// date is a day of the calendar; the zero date is none.
type date struct{ year, month, day int }

// String returns the date as YYYY-MM-DD, "" for none.
func (d date) String() string {
	if d == (date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// valid reports whether the calendar has the day.
func (d date) valid() bool {
	if d.year < firstYear || d.year > lastYear || d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.month-1]
	if d.month == 2 && (d.year%4 == 0 && d.year%100 != 0 || d.year%400 == 0) {
		days = 29
	}
	return d.day <= days
}

// blanks returns the length of the blanks that s begins with.
func blanks(s string) int {
	n := 0
	for n < len(s) {
		switch c := s[n]; {
		case c == ' ' || c == '\t':
			n++
			continue
		case c > ' ' && c < utf8.RuneSelf || c >= 0xe4 && c <= 0xe9:
			return n
		}
		r, k := utf8.DecodeRuneInString(s[n:])
		if !blank(r) {
			break
		}
		n += k
	}
	return n
}

func trimBlanks(s string) string {
	if hanAt(s, len(s)-3) {
		return s
	}
	return strings.TrimRightFunc(s, blank)
}

// leadingDate reads the date that s begins with: 2021-01-18, 2021/1/18,
// 2021.01.18, 2021年1月18日, 二○一二年二月二十日, 20210118. The rest is what
// follows, the time of day included.
func leadingDate(s string) (d date, rest string, ok bool) {
	year, n := fourDigits(s)
	if year == 0 {
		return date{}, s, false
	}
	if size := digits(s); size == len("20210118") || size == len("20210118100105") {
		d = date{year, int(s[4]-'0')*10 + int(s[5]-'0'), int(s[6]-'0')*10 + int(s[7]-'0')}
		return d, s[8:], d.valid()
	}
	rest = s[n:]
	mark := rest[blanks(rest):]
	for _, m := range dateMarks {
		after, found := strings.CutPrefix(mark, m.year)
		if !found {
			continue
		}
		after = after[blanks(after):]
		month, k := number(after)
		if strings.HasPrefix(after, "元月") {
			month, k = 1, len("元")
		}
		after = after[k:]
		after = after[blanks(after):]
		after, found = strings.CutPrefix(after, m.month)
		if k == 0 || !found {
			continue
		}
		after = after[blanks(after):]
		day, k := number(after)
		if k == 0 {
			continue
		}
		after = after[k:]
		if v, _ := digit(after); v >= 0 && !runsOn(after) {
			continue
		}
		if m.day != "" {
			after = strings.TrimPrefix(after[blanks(after):], m.day)
		}
		d = date{year, month, day}
		return d, after, d.valid()
	}
	return date{}, s, false
}

// runsOn reports whether s begins with the time of day, the year of another
// sentence or the number of a chapter, from which a text without blanks does not
// separate a date: 2021-03-1410:26, 2021-03-142021年, 2021-03-14一、.
func runsOn(s string) bool {
	year, n := fourDigits(s)
	return year != 0 && strings.HasPrefix(s[n:], "年") || clock(s) > 0 || chineseAt(s) && numbering(s) > 0
}

// clock returns the length of the time of day that s begins with, the blanks in
// front included: 10:26, 10:26:05.
func clock(s string) int {
	size := 0
	for i := blanks(s); digits(s[i:min(len(s), i+2)]) == 2; {
		rest := s[i+2:]
		after := strings.TrimPrefix(strings.TrimPrefix(rest, ":"), "：")
		if size > 0 || len(after) < len(rest) {
			size = i + 2
		}
		if len(after) == len(rest) {
			break
		}
		i = len(s) - len(after)
	}
	return size
}

// dateMarks are what separates the parts of a date.
var dateMarks = [...]struct{ year, month, day string }{
	{"-", "-", ""}, {"年", "月", "日"}, {"/", "/", ""}, {".", ".", ""},
	{"—", "—", ""}, {"－", "－", ""}, {"／", "／", ""}, {"．", "．", ""}, {"–", "–", ""},
}

// bareDate reads a line that consists of a date, with its time of day or week
// day and brackets at most; labels of other things may follow.
func bareDate(s string) (date, bool) {
	const longest = 200 // bytes
	if len(s) > longest || hanAt(s, 0) && !chineseAt(s) {
		return date{}, false
	}
	d, rest, ok := leadingDate(strings.TrimLeftFunc(s, func(r rune) bool { return bullet(r) || bracket(r) }))
	if !ok {
		return date{}, false
	}
	return d, endsDate(rest)
}

// endsDate reports whether nothing follows a date that makes it part of a
// sentence.
func endsDate(rest string) bool {
	rest = strings.TrimLeftFunc(rest, besideDate)
	switch strings.TrimRightFunc(rest, bracket) {
	case "", "印发", "发布", "公布":
		return true
	}
	_, at, ok := nextLabel(rest, 0)
	return ok && at.start == 0
}

// innerDate reads the date of a line such as "某县政府 www.example.gov.cn
// 2026-01-22 14:32 来源:某局": apart from the words before it, and without a
// label.
func innerDate(s string) (date, bool) {
	const longest = 200 // bytes
	if len(s) > longest || strings.ContainsAny(s, "，。；") {
		return date{}, false
	}
	for i := 0; i < len(s); {
		k := strings.IndexFunc(s[i:], blank)
		if k < 0 {
			break
		}
		k += i
		i = k + blanks(s[k:])
		if before, _ := runeBefore(s, k); before == ':' || before == '：' {
			continue
		}
		if d, rest, ok := leadingDate(strings.TrimLeftFunc(s[i:], bracket)); ok && endsDate(rest) {
			return d, true
		}
	}
	return date{}, false
}

// gluedDate reads the date of a line such as "某县发布2026-01-22 14:32江苏", in which
// nothing separates it from the names beside it: the one date of the line, at its end
// or before the time of day.
func gluedDate(s string) (date, bool) {
	const longest = 120 // bytes
	i := strings.IndexAny(s, "0123456789")
	if len(s) > longest || i <= 0 || strings.ContainsAny(s, "，。；：") {
		return date{}, false
	}
	d, rest, ok := leadingDate(s[i:])
	n := clock(rest)
	return d, ok && (trimBlanks(rest) == "" || n > 0 && !strings.ContainsAny(rest[n:], "0123456789"))
}

// dateAndSource reads the date of a line such as "2022-01-25 14:48 某市民政局", with
// or without the time of day.
func dateAndSource(s span) (date, bool) {
	d, rest, ok := leadingDate(s.plain)
	n := clock(rest)
	if !ok || n+blanks(rest) == 0 || !named(s.from(len(s.plain)-len(rest)+n).trim()) {
		return date{}, false
	}
	return d, true
}

// labelledDate reads the date behind a label such as 发布日期 in a line.
func labelledDate(s string) (date, bool) {
	const longest = 200 // bytes
	if len(s) > longest {
		return date{}, false
	}
	for l, at, ok := nextLabel(s, 0); ok; l, at, ok = nextLabel(s, at.end) {
		if l.use != dated {
			continue
		}
		if d, _, ok := leadingDate(strings.TrimLeftFunc(s[at.end:], fillsCell)); ok {
			return d, true
		}
	}
	return date{}, false
}

// besideDate reports whether r may stand behind a date without being a word.
func besideDate(r rune) bool {
	switch r {
	case ':', '：', '|', 'T', '.', '。', '，', '+', 'Z', '号', '星', '期', '日', '周', '时', '分', '秒', '上', '下', '午', '一', '二', '三', '四', '五', '六':
		return true
	}
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || blank(r) || bracket(r)
}

func bracket(r rune) bool {
	switch r {
	case '(', ')', '（', '）', '[', ']', '【', '】', '〔', '〕', '「', '」':
		return true
	}
	return false
}
