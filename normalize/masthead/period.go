package masthead

import (
	"strings"

	"github.com/gouji/gouji/normalize/words"
)

// years reads the years of a clause.
func (p *prose) years(c span, bracketed bool) {
	first := p.periodLike == 0
	for from := 0; ; {
		k := strings.Index(c.plain[from:], "年")
		if k < 0 {
			break
		}
		at := from + k
		from = at + len("年")
		year, start := trailingYear(c.plain[:at])
		if year == 0 {
			continue
		}
		rest := c.plain[from:]
		rest = rest[blanks(rest):]
		month, n := number(rest)
		rest = rest[n:]
		rest = rest[blanks(rest):]
		switch {
		case n > 0 && strings.HasPrefix(rest, "月"):
			p.seePeriod(c, year, month, rest[len("月"):], first)
		case !bracketed && !planned(c.plain) && !compares(c.plain[:start]):
			p.sentences.add(year)
		}
	}
	if p.period == 0 && spans(c) {
		p.period = crampedPeriod(c.plain)
	}
}

// spans reports whether a clause speaks of a period, not of one day.
func spans(c span) bool { return spanning.In(c.plain) }

var spanning = words.New("自", "至", "起", "统计", "截止", "期限", "期间", "到", "从", "时限")

// seePeriod notes the year of a date that may begin the period of the figures;
// of a period that begins on another day than the first of January, that of its
// end: 2019年9月1日至2020年8月31日. first says that no clause before gave one.
func (p *prose) seePeriod(c span, year, month int, rest string, first bool) {
	day, _ := number(rest[blanks(rest):])
	if month == 1 && day == 1 {
		if p.period == 0 && spans(c) && !c.has("施行") && !c.has("实施") {
			p.period = year
		}
		return
	}
	if first && (c.has("统计") || c.has("截至") || c.has("截止") || c.has("期限") || c.has("时限") || strings.HasPrefix(c.plain, "自") || c.has("期间")) {
		p.periodLike = year
	}
}

// crampedPeriod reads 20201月1日, where 年 was lost, 202011日至20201231日, where 月
// was as well, and 2015-1-1.
func crampedPeriod(s string) int {
	if k := strings.Index(s, "1月1日"); k >= 4 {
		if year, n := fourDigits(s[k-4:]); n == 4 {
			return year
		}
	}
	if k := strings.Index(s, "11日"); k >= 4 && strings.Contains(s[k:], "1231日") {
		if year, n := fourDigits(s[k-4:]); n == 4 {
			return year
		}
	}
	for _, mark := range [...]byte{'-', '/', '.'} {
		k := strings.IndexByte(s, mark)
		if k < 4 {
			continue
		}
		if d, _, ok := leadingDate(s[k-4:]); ok && d.month == 1 && d.day == 1 {
			return d.year
		}
	}
	return 0
}

// compares reports whether the year behind these words is one that another is
// compared with: 较2018年减少1项.
func compares(before string) bool {
	for _, w := range [...]string{"较", "比", "与", "相较于"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// planned reports whether a clause speaks of the year to come.
func planned(s string) bool { return planning.In(s) }

var planning = words.New("打算", "计划", "下一步", "明年", "下一年", "同比", "相比")

// yearCount counts how often years are mentioned, in the order of their first
// mention.
type yearCount struct {
	years [6]struct{ year, n int }
	used  int
}

func (c *yearCount) add(year int) {
	for i := range c.years[:c.used] {
		if c.years[i].year == year {
			c.years[i].n++
			return
		}
	}
	if c.used < len(c.years) {
		c.years[c.used].year, c.years[c.used].n = year, 1
		c.used++
	}
}

// most returns the year mentioned most often, the first of several; 0 without
// any.
func (c *yearCount) most() int {
	best, n := 0, 0
	for _, y := range c.years[:c.used] {
		if y.n > n {
			best, n = y.year, y.n
		}
	}
	return best
}
