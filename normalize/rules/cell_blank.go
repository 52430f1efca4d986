package rules

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func cellBlank() Rule {
	return Rule{
		ID:       "cell.blank",
		Severity: normalize.SeverityWarning,
		Check:    checkCellBlank,
		Page: func() Page {
			return Page{
				Title:   form.Text{ZH: "空白单元格", EN: "Blank cells"},
				What:    form.Text{ZH: "表中每一格都填数，没有的填0。", EN: "Every cell of a table holds a number, 0 where there is nothing to count."},
				Why:     form.Text{ZH: "空白可能是0，也可能是漏填，读者无从分辨。空白少的逐行提出，多的每表一条；勾稽关系能确定的数一并列出。", EN: "A blank may be a 0 or a number that was forgotten, and nobody can tell. There is a finding for each row where they are few, one for the table where they are many; what the sums force is named."},
				Law:     []form.Text{notices()},
				Example: on2021(Edit{"规章\t0\t0\t1", "规章\t\t\t1"}),
			}
		},
	}
}

func checkCellBlank(r *normalize.Report) (holds int, broken []normalize.Finding) {
	const few = 3 // rows of one table that are named one by one
	good, rows := byRow(r, func(f *normalize.Fact, _ *form.Fact) (bool, bool) { return true, f.Status == normalize.Blank })
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].table == rows[i].table {
			end++
		}
		if end-i <= few {
			for k := range rows[i:end] {
				broken = append(broken, rows[i+k].blank(r, rows[i+k].title(r), say("一行", "the row")))
			}
		} else {
			all := rows[i]
			for _, next := range rows[i+1 : end] {
				all.facts = append(all.facts, next.facts...)
			}
			t := &r.FormData.Tables[rows[i].table]
			f := all.blank(r, t.Title, say("表", "the table"))
			f.At = t.Key
			broken = append(broken, f)
		}
		i = end
	}
	return good, broken
}

// blank makes the finding on a row, or the rows of a table, of the given title.
func (x *row) blank(r *normalize.Report, title, kind form.Text) normalize.Finding {
	n := strconv.Itoa(len(x.facts))
	forced := x.forced(r)
	return x.finding(r, form.Text{
		ZH: "“" + title.ZH + "”" + kind.ZH + "有" + n + "格空白，没有的应填0" + forced.ZH,
		EN: kind.EN + " “" + title.EN + "” leaves " + plural(len(x.facts), "cell") + " blank; where there is nothing to count the form wants 0" + forced.EN,
	})
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// forced says what the sums leave of the blanks: how many must be 0, which must be
// something else.
func (x *row) forced(r *normalize.Report) form.Text {
	if len(r.Implied) == 0 {
		return form.Text{}
	}
	implied := make(map[string]*normalize.Implied, len(r.Implied))
	for i := range r.Implied {
		implied[r.Implied[i].Fact] = &r.Implied[i]
	}
	const most = 6 // cells that are named
	zeros := 0
	var others []string
	for _, f := range x.facts {
		switch i := implied[f.ID]; {
		case i == nil || i.Most == nil || !i.Most.Equal(i.Least):
		case i.Least.Sign() == 0:
			zeros++
		default:
			others = append(others, f.ID+" = "+i.Least.String())
		}
	}
	var zh, en string
	if zeros > 0 {
		zh += "；其中" + strconv.Itoa(zeros) + "格按勾稽关系只能是0"
		en += "; the sums force " + strconv.Itoa(zeros) + " of them to 0"
	}
	if len(others) > 0 {
		list := strings.Join(others[:min(len(others), most)], ", ")
		if len(others) > most {
			list += " …"
		}
		zh += "；按勾稽关系只能是：" + list
		en += "; the sums force " + list
	}
	return form.Text{ZH: zh, EN: en}
}
