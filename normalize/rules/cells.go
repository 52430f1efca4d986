package rules

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// row is one row of a table with the printed cells that a rule is about.
type row struct {
	table, row int // indexes into Form.Tables and Table.Rows
	facts      []*normalize.Fact
}

// byRow collects the printed cells for which bad is true, row by row, and counts
// those of the others that are judged.
func byRow(r *normalize.Report, judge func(f *normalize.Fact, of *form.Fact) (judged, bad bool)) (good int, rows []row) {
	if r.FormData == nil {
		return 0, nil
	}
	for slot := range r.Cells {
		i := int(r.Cells[slot].Fact) - 1
		if i < 0 || slot >= len(r.FormData.Facts) {
			continue
		}
		of := &r.FormData.Facts[slot]
		judged, bad := judge(&r.Facts[i], of)
		switch n := len(rows); {
		case !judged:
		case !bad:
			good++
		case n > 0 && rows[n-1].table == of.Table && rows[n-1].row == of.Row:
			rows[n-1].facts = append(rows[n-1].facts, &r.Facts[i])
		default:
			rows = append(rows, row{of.Table, of.Row, []*normalize.Fact{&r.Facts[i]}})
		}
	}
	return good, rows
}

// finding names the row, its cells and the place of the first one.
func (x *row) finding(r *normalize.Report, message form.Text) normalize.Finding {
	t := &r.FormData.Tables[x.table]
	where := x.facts[0].Where
	return normalize.Finding{At: t.Key + "." + t.Rows[x.row].Key, Facts: x.ids(), Where: &where, Message: message}
}

func (x *row) ids() []string {
	ids := make([]string, len(x.facts))
	for i, f := range x.facts {
		ids[i] = f.ID
	}
	return ids
}

// title says what the row is called.
func (x *row) title(r *normalize.Report) form.Text {
	return r.FormData.Tables[x.table].Rows[x.row].Title
}

// raws lists what the cells print.
func (x *row) raws() string {
	var b strings.Builder
	const most = 6
	for i, f := range x.facts {
		switch {
		case i == most:
			b.WriteString(" …")
			return b.String()
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(clip(f.Raw))
	}
	return b.String()
}

// perRow makes a finding of each row; the formats take the row's title and what
// its cells print.
func perRow(r *normalize.Report, rows []row, zh, en string) []normalize.Finding {
	var broken []normalize.Finding
	for i := range rows {
		title := rows[i].title(r)
		broken = append(broken, rows[i].finding(r, form.Text{
			ZH: fmt.Sprintf(zh, title.ZH, rows[i].raws()), EN: fmt.Sprintf(en, title.EN, rows[i].raws())}))
	}
	return broken
}
