package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

func leftoverYear() Rule {
	return Rule{
		ID:       "structure.leftover_year",
		Severity: normalize.SeverityWarning,
		Check:    checkLeftoverYear,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "疑似沿用往年文字", EN: "Text that may be left over from another year"},
				What:    form.Text{ZH: "各章叙述的是所报告的年度。", EN: "The chapters speak of the year that is reported on."},
				Why:     form.Text{ZH: "一章只以往年开头、全章不提本年度，或标题写着往年，多半是照抄上年报告。比较、整改、回顾往年的不计。", EN: "A chapter that begins with an earlier year and nowhere names the reported one, or a heading with an earlier year, is mostly copied from the last report. Comparisons and what was put right since are left alone."},
				Example: on2021(Edit{"2024年未收取信息处理费。", "2023年未收取信息处理费。"}),
			}
		},
	}
}

func checkLeftoverYear(r *normalize.Report) (holds int, broken []normalize.Finding) {
	if !fromTitle(r) {
		return 0, nil
	}
	for i := range r.Sections {
		broken = append(broken, headingsOfYear(r, []int{i})...)
		switch r.Sections[i].Key {
		case "overview", "problems", "other_matters":
			if f, about := chapterOfYear(r, i); f != nil {
				broken = append(broken, *f)
			} else if about {
				holds++
			}
		}
	}
	if len(broken) > 0 {
		for s := range statedYears(r) {
			if s.from != r.Year || s.to != r.Year {
				return 0, nil // structure.year_differs says which years are meant
			}
		}
	}
	return holds, broken
}

// headingsOfYear finds headings below and at a path that name an earlier year.
func headingsOfYear(r *normalize.Report, path []int) (broken []normalize.Finding) {
	s := section(r, path)
	for y := range years(s.Title) {
		if y.n >= r.Year || strings.TrimFunc(s.Title[:y.from], fold.Blank) != "" || looksBack(s.Title) || contains(s.Title, "-", "—", "–", "至", "问题", "通知", "要点", "计划", "规划", "以前") {
			break
		}
		f := normalize.Finding{At: pathName(r, path), Message: say("标题“%s”写的是%d年，报告年度是%d年", "the heading %q names %d, the report is on %d", printed(s), y.n, r.Year)}
		f.Where, f.Passage = atHeading(r, path)
		broken = append(broken, f)
		break
	}
	for i := range s.Sections {
		broken = append(broken, headingsOfYear(r, append(path[:len(path):len(path)], i))...)
	}
	return broken
}

// chapterOfYear finds the paragraph of a chapter that begins with an earlier year,
// where the chapter nowhere names the year reported on. about is true where the
// chapter names years at all.
func chapterOfYear(r *normalize.Report, i int) (f *normalize.Finding, about bool) {
	for p := range chapter(r, i) {
		for y := range years(p.text) {
			about = true
			if y.n == r.Year {
				return nil, true
			}
			if f != nil || y.n > r.Year || strings.TrimFunc(p.text[:y.from], fold.Blank) != "" || !leads(p.text[y.to:]) || looksBack(p.text) {
				continue
			}
			f = &normalize.Finding{
				At: r.Sections[i].Key, Passage: p.passage(y.from, y.to),
				Message: say("“%s”：这一章说的是%d年，全章未提所报告的%d年", "“%s”: the chapter speaks of %d and nowhere of %d, the year reported on", clip(p.text), y.n, r.Year),
			}
		}
	}
	return f, about
}

// leads reports whether what stands behind a year makes it the year of the sentence.
func leads(rest string) bool {
	rest = strings.TrimPrefix(rest, "度")
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("，,、我本全共未无没依收在", r)
}

// looksBack reports whether a text compares with earlier years or tells what came
// of them.
func looksBack(text string) bool {
	return contains(text, "整改", "改进", "上年", "去年", "上一年", "同比", "相比", "对比", "较", "以来", "截至", "截止", "起", "指出", "回顾", "往年", "历年", "至今")
}
