package rules

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func cellNegative() Rule {
	return Rule{
		ID:       "cell.negative",
		Severity: normalize.SeverityError,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			good, rows := byRow(r, func(f *normalize.Fact, of *form.Fact) (bool, bool) {
				return f.Status == normalize.Stated && !of.Signed && !of.Money, f.Value.Sign() < 0
			})
			return good, perRow(r, rows, "“%s”中有负的件数：%s", "“%s” has a negative count: %s")
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "负的件数", EN: "A negative count"},
				What:    form.Text{ZH: "件数不小于0；只有“本年增/减”可以是负数。", EN: "A count is at least 0; only a change may be negative."},
				Why:     form.Text{ZH: "负的件数没有意义，多半是把连接号当作负号，或为凑平勾稽关系而填。", EN: "A negative count means nothing; mostly a dash stands before the number, or the cell was filled in to make a sum come out."},
				Example: on2021(Edit{"行政处罚\t96", "行政处罚\t-96"}),
			}
		},
	}
}
