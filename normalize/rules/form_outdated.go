package rules

import (
	"fmt"
	"strconv"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func formOutdated() Rule {
	return Rule{
		ID:       "structure.form_outdated",
		Severity: normalize.SeverityWarning,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return formYears(r, r.FormData != nil && r.FormData.Years.To != 0 && r.Year > r.FormData.Years.To, func(years form.Text) form.Text {
				return form.Text{
					ZH: fmt.Sprintf("%d年度的报告沿用了%s的格式（%s）", r.Year, years.ZH, r.Form),
					EN: fmt.Sprintf("the report on %d uses the form for %s (%s)", r.Year, years.EN, r.Form),
				}
			})
		},
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "沿用旧格式", EN: "An outdated form"},
				What:  form.Text{ZH: "报告使用所报告年度的格式，不用以前的格式。", EN: "A report uses the form of the year that it reports on, not an earlier one."},
				Why:   form.Text{ZH: "旧格式的项目与新格式不同，数据不能与同年度的其他报告比较和汇总。", EN: "An earlier form asks for other things, so the figures cannot be compared with other reports on the year."},
				Law:   []form.Text{contentsLaw(), notices()},
				Example: on2014(Edit{"示例市水利局2016年政府信息公开工作年度报告", "示例市水利局2020年政府信息公开工作年度报告"},
					Edit{"2017年3月10日", "2021年1月20日"}, Edit{"2016年，", "2020年，"}),
			}
		},
	}
}

// formYears makes one finding where the form is not for the year.
func formYears(r *normalize.Report, wrong bool, message func(years form.Text) form.Text) (holds int, broken []normalize.Finding) {
	switch {
	case r.FormData == nil || !fromTitle(r):
		return 0, nil
	case !wrong:
		return 1, nil
	}
	f := normalize.Finding{At: "form", Message: message(yearsOf(r.FormData.Years))}
	if len(r.Facts) > 0 {
		f.Where = &normalize.Where{Page: r.Facts[0].Where.Page, Line: r.Facts[0].Where.Line, Table: r.Facts[0].Where.Table}
	}
	return 0, []normalize.Finding{f}
}

// yearsOf writes the years that a form is for.
func yearsOf(y form.Years) form.Text {
	from, to := strconv.Itoa(y.From), strconv.Itoa(y.To)
	switch {
	case y.To == 0:
		return form.Text{ZH: from + "年度起", EN: from + " and later"}
	case y.To == y.From:
		return form.Text{ZH: from + "年度", EN: from}
	}
	return form.Text{ZH: from + "—" + to + "年度", EN: from + " to " + to}
}
