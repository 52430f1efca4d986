package rules

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

func cellUnit() Rule {
	return Rule{
		ID:       "cell.unit",
		Severity: normalize.SeverityWarning,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			good, rows := byRow(r, func(f *normalize.Fact, of *form.Fact) (judged, bad bool) {
				judged = of.Money && f.Status == normalize.Stated
				return judged, judged && otherUnit(f)
			})
			var broken []normalize.Finding
			for i := range rows {
				f, title := rows[i].facts[0], rows[i].title(r)
				broken = append(broken, rows[i].finding(r, form.Text{
					ZH: fmt.Sprintf("“%s”印的是“%s”，格式以%s计，换算为%s", title.ZH, clip(f.Raw), f.Unit, f.Value),
					EN: fmt.Sprintf("“%s” prints %q where the form counts in %s; it is read as %s", title.EN, clip(f.Raw), f.Unit, f.Value)}))
			}
			return good, broken
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "单位不同", EN: "Another unit"},
				What:    form.Text{ZH: "金额以格式规定的单位填写。", EN: "Amounts are in the form's unit."},
				Why:     form.Text{ZH: "格式以万元计而印着元，汇总时相差一万倍。数据按所印单位换算，原文保留。", EN: "Where the form counts in 万元 and the report prints 元, whoever adds reports up is wrong by a factor of ten thousand. The value is converted, what is printed is kept."},
				Law:     []form.Text{notices()},
				Example: on2021(Edit{"行政事业性收费\t1042.5600", "行政事业性收费\t10425600元"}),
			}
		},
	}
}

// otherUnit reports whether an amount is printed in another unit than the form's,
// in its cell or above it: then its value is not the printed number.
func otherUnit(f *normalize.Fact) bool {
	read := number.Parse(f.Raw)
	if read.Kind != number.Number {
		return false
	}
	return read.Unit != "" && read.Unit != f.Unit && strings.HasSuffix(read.Unit, "元") || read.Unit == "" && !read.Value.Equal(f.Value)
}
