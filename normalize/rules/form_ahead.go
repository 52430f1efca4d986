package rules

import (
	"fmt"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func formAhead() Rule {
	return Rule{
		ID:       "structure.form_ahead",
		Severity: normalize.SeverityWarning,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			return formYears(r, r.FormData != nil && r.Year < r.FormData.Years.From, func(years form.Text) form.Text {
				return form.Text{
					ZH: fmt.Sprintf("%d年度的报告使用了%s的格式（%s）", r.Year, years.ZH, r.Form),
					EN: fmt.Sprintf("the report on %d uses the form for %s (%s)", r.Year, years.EN, r.Form),
				}
			})
		},
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "格式晚于年度", EN: "A form later than the year"},
				What:  form.Text{ZH: "报告的年度不早于所用格式开始适用的年度。", EN: "The year reported on is not before those that the form is for."},
				Why:   form.Text{ZH: "当年还没有这种格式：年度可能写错，或者报告是后来补编的。", EN: "The form did not exist then: the year may be wrong, or the report was made up later."},
				Law:   []form.Text{notices()},
				Example: on2021(Edit{"示例市水利局2024年政府信息公开工作年度报告", "示例市水利局2019年政府信息公开工作年度报告"},
					Edit{"2025-01-20", "2020-01-20"}, Edit{"2024年，本局", "2019年，本局"}, Edit{"2024年未收取", "2019年未收取"},
					Edit{"自2024年1月1日起至2024年12月31日止", "自2019年1月1日起至2019年12月31日止"}),
			}
		},
	}
}
