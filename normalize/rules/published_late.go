package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/organ"
)

func publishedLate() Rule {
	return Rule{
		ID:       "law.published_late",
		Severity: normalize.SeverityWarning,
		Check:    checkPublishedLate,
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "逾期公布", EN: "Published late"},
				What: form.Text{ZH: "县级以上人民政府部门在次年1月31日前、县级以上地方人民政府在次年3月31日前公布年度报告。",
					EN: "Departments of governments at county level and above publish their report by 31 January of the next year, those governments by 31 March."},
				Why: form.Text{ZH: "按机关名称判断适用的期限；名称不能确定机关种类的（包括条例未单独规定期限的乡镇、街道，以及政府办公厅、办公室），只有晚于3月31日才提出。晚一年以上的日期可能是重新发布的日期，仅作提示。",
					EN: "The date follows from the organ's name. Where the name leaves the kind open, for townships and subdistricts, for which the regulations set no date of their own, and for general offices, only what is later than 31 March is named. A date more than a year late may be that of a second publication, and is a notice only."},
				Law:     []form.Text{deadlineLaw(), formerLaw()},
				Example: on2021(Edit{"发布日期：2025-01-20", "发布日期：2025-03-12"}),
			}
		},
	}
}

func checkPublishedLate(r *normalize.Report) (holds int, broken []normalize.Finding) {
	published, err := time.Parse(time.DateOnly, r.Published)
	if err != nil || r.Year == 0 || strings.Contains(r.Title, "学年") || published.Year() <= r.Year {
		return 0, nil
	}
	last, of := deadline(r)
	if !published.After(last) {
		return 1, nil
	}
	f := normalize.Finding{At: "published", Message: form.Text{
		ZH: fmt.Sprintf("报告载明的日期是%s，晚于%s的期限%s", r.Published, of.ZH, last.Format(time.DateOnly)),
		EN: fmt.Sprintf("the report is dated %s, after %s, the last day for %s", r.Published, last.Format(time.DateOnly), of.EN),
	}}
	if published.After(last.AddDate(1, 0, 0)) {
		f.Severity = normalize.SeverityNotice
	}
	if f.Passage = dateInText(r, published); f.Passage == nil && r.TitleAt != (normalize.Where{}) {
		f.Where = &normalize.Where{Page: r.TitleAt.Page, Line: r.TitleAt.Line}
	}
	return 0, []normalize.Finding{f}
}

// deadline returns the last day on which the report had to be published, and for
// whom it is that.
func deadline(r *normalize.Report) (time.Time, form.Text) {
	const revised = 2019 // the first year whose report falls under the revised regulations
	march := time.Date(r.Year+1, time.March, 31, 0, 0, 0, 0, time.UTC)
	if r.Year < revised {
		return march, form.Text{ZH: "各级行政机关", EN: "every organ"}
	}
	kind := organ.KindOf(r.Organ)
	if kind == organ.Unknown && r.OrganFull != "" {
		kind = organ.KindOf(r.OrganFull)
	}
	switch kind {
	case organ.Department:
		return time.Date(r.Year+1, time.January, 31, 0, 0, 0, 0, time.UTC), form.Text{ZH: "县级以上人民政府部门", EN: "departments of governments at county level and above"}
	case organ.Government:
		return march, form.Text{ZH: "县级以上地方人民政府", EN: "governments at county level and above"}
	}
	return march, form.Text{ZH: "任何行政机关", EN: "any organ"}
}

// dateInText returns the place at which the date stands, nil where it is not in the
// text: it may be the page's metadata.
func dateInText(r *normalize.Report, d time.Time) *normalize.Passage {
	forms := [...]string{d.Format("2006-01-02"), d.Format("2006年1月2日"), d.Format("2006年01月02日"), d.Format("2006/01/02"), d.Format("2006.01.02"), d.Format("2006/1/2"), d.Format("2006-1-2")}
	for p := range narrative(r) {
		for _, s := range forms {
			if at := strings.Index(p.text, s); at >= 0 {
				return p.passage(at, at+len(s))
			}
		}
		const short = 60 // bytes
		if text := strings.Map(func(c rune) rune {
			if fold.Blank(c) {
				return -1
			}
			return c
		}, p.text); len(p.text) <= short && contains(text, forms[:]...) {
			return p.passage(0, len(p.text))
		}
	}
	return nil
}
