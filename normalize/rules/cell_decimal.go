package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func cellDecimal() Rule {
	return Rule{
		ID:       "cell.decimal",
		Severity: normalize.SeverityError,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			good, rows := byRow(r, func(f *normalize.Fact, of *form.Fact) (bool, bool) {
				return f.Status == normalize.Stated && !of.Money, !f.Value.IsInt()
			})
			return good, perRow(r, rows, "“%s”的件数有小数：%s", "“%s” has a count with decimals: %s")
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "件数有小数", EN: "A count with decimals"},
				What:    form.Text{ZH: "件数是整数；只有金额可以有小数。", EN: "A count is a whole number; only amounts have decimals."},
				Why:     form.Text{ZH: "件数不会有半件：多半是填错了格，或以万件为单位。", EN: "There are no halves of an application: the number mostly belongs to another cell, or counts in ten thousands."},
				Example: on2021(Edit{"行政处罚\t96", "行政处罚\t9.6"}),
			}
		},
	}
}
