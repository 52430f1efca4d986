package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
)

func yearDiffers() Rule {
	return Rule{
		ID:       "structure.year_differs",
		Severity: normalize.SeverityError,
		Check:    checkYearDiffers,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "标题与正文年度不一致", EN: "Title and text name different years"},
				What:    form.Text{ZH: "标题的年度与正文所说的统计期限、报告名称一致。", EN: "The title's year is that of the period, and of the report's name, in the text."},
				Why:     form.Text{ZH: "两者不一致，读者不知数据属于哪一年：可能是标题用了发布年份，也可能是沿用上年文字。", EN: "Where they differ, nobody knows which year the figures are about: the title may name the year of publication, or the text may be last year's."},
				Example: on2021(Edit{"自2024年1月1日起至2024年12月31日止", "自2023年1月1日起至2023年12月31日止"}),
			}
		},
	}
}

func checkYearDiffers(r *normalize.Report) (holds int, broken []normalize.Finding) {
	if !fromTitle(r) {
		return 0, nil
	}
	for s := range statedYears(r) {
		if s.from == r.Year && s.to == r.Year {
			holds++
			continue
		}
		if len(broken) > 0 {
			continue
		}
		severity := normalize.SeverityError
		if r.YearFrom != masthead.FromTitle { // the page's title may be that of its column
			severity = normalize.SeverityWarning
		}
		broken = append(broken, normalize.Finding{At: "year", Severity: severity, Passage: s.in.passage(s.begin, s.end),
			Message: say("标题是%d年，正文却说“%s”", "the title names %d, but the text says “%s”", r.Year, s.in.text[s.begin:s.end])})
	}
	return holds, broken
}

// statedYear is a passage that says which years a report is about.
type statedYear struct {
	from, to   int // the years
	in         paragraph
	begin, end int // bytes of the paragraph
}

// statedYears yields the passages that say which year the report is about: a
// period of whole years of the figures, and the name that the report gives itself.
func statedYears(r *normalize.Report) func(yield func(statedYear) bool) {
	return func(yield func(statedYear) bool) {
		for p := range narrative(r) {
			if strings.Contains(p.text, "统计") && !eachPeriod(&p, yield) {
				return
			}
			if p.chapter == 0 && strings.Contains(p.text, "报告") && !eachName(&p, yield) {
				return
			}
		}
	}
}

// reach is how far around a year its sentence is looked at, in bytes.
const reach = 400

// sentenceBefore returns the beginning of the sentence that a text breaks off in, or
// the last part of a long one.
func sentenceBefore(text string) string {
	text = text[max(0, len(text)-reach):]
	return text[strings.LastIndexAny(text, "。；;!！？\n")+1:]
}

// eachPeriod yields the periods from 1 January to 31 December in a sentence about
// the figures.
func eachPeriod(p *paragraph, yield func(statedYear) bool) bool {
	for y := range years(p.text) {
		from, ok := date(p.text[y.to:], 1, 1)
		if !ok || !strings.Contains(sentenceBefore(p.text[:y.from]), "统计") {
			continue
		}
		window := p.text[y.to+from : min(len(p.text), y.to+from+reach)]
		rest := strings.TrimLeftFunc(window, func(c rune) bool { return fold.Blank(c) || strings.ContainsRune("起止至到—–-~～,，", c) })
		last, after := y.n, rest
		for z := range years(rest) {
			if strings.TrimFunc(rest[:z.from], fold.Blank) == "" {
				last, after = z.n, rest[z.to:]
			}
			break
		}
		if n, ok := date(after, 12, 31); ok {
			end := y.to + from + len(window) - len(after) + n
			if !yield(statedYear{y.n, last, *p, y.from, end}) {
				return false
			}
		}
	}
	return true
}

// date returns the length of the date that a text begins with, if it is the one
// given: 1月1日, 12 月 31 日.
func date(text string, month, day int) (size int, ok bool) {
	for _, part := range [...]struct {
		n    int
		word string
	}{{month, "月"}, {day, "日"}} {
		n, digits := 0, 0
		for {
			r, k := utf8.DecodeRuneInString(text[size:])
			if d := digit(r); d >= 0 && r < 0x4e00 || r >= '０' && r <= '９' {
				n = n*10 + d
				digits++
			} else if !fold.Blank(r) || k == 0 {
				break
			}
			if size += k; digits > 2 {
				return 0, false
			}
		}
		if n != part.n || !strings.HasPrefix(text[size:], part.word) {
			return 0, false
		}
		size += len(part.word)
	}
	return size, true
}

// eachName yields the years in front of 政府信息公开…报告 where the text publishes or
// introduces the report: 现公布…2023年政府信息公开工作年度报告.
func eachName(p *paragraph, yield func(statedYear) bool) bool {
	for y := range years(p.text) {
		rest := strings.TrimPrefix(p.text[y.to:min(len(p.text), y.to+reach)], "度")
		tail, ok := strings.CutPrefix(strings.TrimLeftFunc(rest, fold.Blank), "政府信息公开")
		if !ok {
			continue
		}
		if end := strings.IndexAny(tail, "。；"); end >= 0 {
			tail = tail[:end]
		}
		head := sentenceBefore(p.text[:y.from])
		tail = strings.TrimPrefix(tail, "工作")
		tail = strings.TrimPrefix(tail, "年度")
		if !strings.HasPrefix(tail, "报告") || contains(tail[len("报告"):], "通知", "要求", "部署") {
			continue
		}
		if !contains(head, "现公布", "现将", "特公布", "特编制", "现编制", "向社会公布", "公布如下") || contains(head, "关于", "通知", "上年", "去年") {
			continue
		}
		end := len(p.text) - len(p.text[y.to:]) + strings.Index(p.text[y.to:], "报告") + len("报告")
		if !yield(statedYear{y.n, y.n, *p, y.from, end}) {
			return false
		}
	}
	return true
}
