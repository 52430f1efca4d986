package rules

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/organ"
)

func cellAmountUnlikely() Rule {
	return Rule{
		ID:       "cell.amount_unlikely",
		Severity: normalize.SeverityNotice,
		Check: func(r *normalize.Report) (int, []normalize.Finding) {
			good, rows := byRow(r, func(f *normalize.Fact, of *form.Fact) (judged, bad bool) {
				most, known := plausible(r, f.ID)
				judged = known && of.Money && f.Unit == "万元" && f.Status == normalize.Stated
				return judged, judged && !otherUnit(f) && f.Value.Trim().Scale() <= cents && f.Value.Cmp(number.Int(most)) > 0
			})
			var broken []normalize.Finding
			for i := range rows {
				f, title := rows[i].facts[0], rows[i].title(r)
				inYuan, ok := f.Value.Shift(-4)
				if !ok {
					continue
				}
				broken = append(broken, rows[i].finding(r, form.Text{
					ZH: fmt.Sprintf("“%s”为 %s 万元，远大于同类机关；如果填的是元，应为 %s 万元，请核对", title.ZH, f.Value, inYuan.Trim()),
					EN: fmt.Sprintf("“%s” is %s in units of 万元 (10,000 yuan), far above what such organs have; if it was written in yuan, it should be %s: compare the original", title.EN, f.Value, inYuan.Trim())}))
			}
			return good, broken
		},
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "金额大得异常", EN: "An amount too large to be likely"},
				What:    form.Text{ZH: "以万元计的金额与机关的级别相称。", EN: "An amount in 万元 (10,000 yuan) is of a size that an organ of its kind may have."},
				Why:     form.Text{ZH: "把元填进以万元计的单元格，数大一万倍。只按机关种类定一个很宽的上限，超过的提示核对，不判为错误；级别不明的机关上限更宽。", EN: "Yuan in a cell that counts in 万元 are ten thousand times too many. The limits are wide and go by the kind of organ; what exceeds them is worth a look and no error. Organs of unknown kind have the widest."},
				Example: on2021(Edit{"行政事业性收费\t1042.5600", "行政事业性收费\t10425600"}),
			}
		},
	}
}

// cents are the decimals that an amount in yuan has at most.
const cents = 2

// plausible is the amount in 万元 above which a number was likelier written in yuan:
// what an organ charges in a year for all it does, for information, and what its
// information office has to spend.
func plausible(r *normalize.Report, fact string) (most int64, ok bool) {
	switch fact {
	case "statistics.fees_collected":
		return 100, true
	case "statistics.budget":
		return 50_000, true
	case "disclosure.fees.amount":
	default:
		return 0, false
	}
	name := strings.TrimSuffix(strings.TrimSuffix(r.Organ, "政府"), "人民")
	switch kind := organ.KindOf(r.Organ); {
	case kind == organ.Township:
		return 20_000, true
	case kind == organ.Department:
		return 1_000_000, true
	case kind == organ.Government && (strings.HasSuffix(name, "县") || strings.HasSuffix(name, "旗")):
		return 1_000_000, true
	case kind == organ.Government && strings.HasSuffix(name, "市"):
		return 10_000_000, true
	}
	return 50_000_000, true
}
