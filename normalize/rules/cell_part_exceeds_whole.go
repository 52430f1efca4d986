package rules

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

func cellPartExceedsWhole() Rule {
	return Rule{
		ID:       "cell.part_exceeds_whole",
		Severity: normalize.SeverityWarning,
		Check:    checkCellPartExceedsWhole,
		Page: func() Page {
			return Page{
				Title: form.Text{ZH: "部分大于整体", EN: "A part larger than its whole"},
				What: form.Text{ZH: "本年制发的不多于现行有效的与本年废止的之和；本年新公开的不多于对外公开总数；一种办理结果不多于本年新收与上年结转之和。",
					EN: "What was issued in the year is at most what is in force and what was repealed; what was newly published at most all that is published; one kind of result at most what was received and carried in."},
				Why: form.Text{ZH: "合计在而部分大于合计的，由各条勾稽关系指出；本条只补充勾稽关系看不到的：没有对应合计的表，以及合计空白的列。年内制发又自动失效的文件极少，故为警告。",
					EN: "Where a total is printed, the sums say when a part exceeds it. This rule adds what they cannot see: tables without a total, and columns whose total is blank. Files that are issued and expire in one year are rare, so it is a warning."},
				Example: on2021(Edit{"行政规范性文件\t3\t1\t25", "行政规范性文件\t30\t1\t25"}),
			}
		},
	}
}

func checkCellPartExceedsWhole(r *normalize.Report) (holds int, broken []normalize.Finding) {
	if r.FormData == nil {
		return 0, nil
	}
	compare := func(part int, whole ...int) {
		ok, judged := atMost(r, part, whole)
		switch {
		case !judged:
		case ok:
			holds++
		default:
			broken = append(broken, exceeds(r, part, whole))
		}
	}
	for i := range r.FormData.Tables {
		g := grid{r.FormData, i}
		switch g.table().Key {
		case "disclosure":
			for row := range g.table().Rows {
				compare(g.slot(row, "issued"), g.slot(row, "in_force"), g.slot(row, "repealed"))
				compare(g.slot(row, "published"), g.slot(row, "total_published"))
			}
		case "applications":
			g.results(r, compare)
		}
	}
	return holds, broken
}

// grid is one table of a form.
type grid struct {
	form  *form.Form
	index int
}

func (g grid) table() *form.Table { return &g.form.Tables[g.index] }

// slot returns the slot of a row's cell, -1 where it has no such column.
func (g grid) slot(row int, column string) int {
	c := slices.IndexFunc(g.table().Columns, func(c form.Column) bool { return c.Key == column })
	if c < 0 {
		return -1
	}
	return g.form.SlotOf(g.index, row, c)
}

func (g grid) row(key string) int {
	return slices.IndexFunc(g.table().Rows, func(r form.Row) bool { return r.Key == key })
}

// results compares the results of each column that prints no total of them with
// what there was to conclude.
func (g grid) results(r *normalize.Report, compare func(part int, whole ...int)) {
	received, carriedIn, carriedOut, total := g.row("received"), g.row("carried_in"), g.row("carried_out"), g.row("results_total")
	for c := range g.table().Columns {
		if slot := g.form.SlotOf(g.index, total, c); slot >= 0 && r.Cells[slot].Status.Known() {
			continue // the sums see it
		}
		for row := range g.table().Rows {
			if row != received && row != carriedIn && row != carriedOut && row != total {
				compare(g.form.SlotOf(g.index, row, c), g.form.SlotOf(g.index, received, c), g.form.SlotOf(g.index, carriedIn, c))
			}
		}
	}
}

// atMost reports whether a cell is at most the sum of others; judged is false where
// one of them has no number, or is negative, which is another fault.
func atMost(r *normalize.Report, part int, whole []int) (ok, judged bool) {
	if part < 0 || !r.Cells[part].Status.Known() {
		return false, false
	}
	var sum number.Value
	for _, slot := range whole {
		if slot < 0 || !r.Cells[slot].Status.Known() || r.Cells[slot].Value.Sign() < 0 {
			return false, false
		}
		if sum, judged = number.Add(sum, r.Cells[slot].Value); !judged {
			return false, false
		}
	}
	return r.Cells[part].Value.Cmp(sum) <= 0, true
}

func exceeds(r *normalize.Report, part int, whole []int) normalize.Finding {
	facts := r.FormData.Facts
	value := func(slot int) string { return r.Cells[slot].Value.String() }
	t := titleOf(r.FormData, part)
	f := normalize.Finding{
		At: facts[part].ID, Facts: []string{facts[part].ID}, Formula: name(facts[part].ID) + " " + value(part),
		Message: form.Text{ZH: "“" + t.ZH + "”为" + value(part), EN: "“" + t.EN + "” is " + value(part)},
	}
	if i := r.Cells[part].Fact; i > 0 {
		where := r.Facts[i-1].Where
		f.Where = &where
	}
	signs, zh, en := " > ", "，大于", ", more than "
	for _, slot := range whole {
		t := titleOf(r.FormData, slot)
		f.Facts = append(f.Facts, facts[slot].ID)
		f.Formula += signs + name(facts[slot].ID) + " " + value(slot)
		f.Message.ZH += zh + "“" + t.ZH + "”" + value(slot)
		f.Message.EN += en + "“" + t.EN + "” " + value(slot)
		signs, zh, en = " + ", "与", " and "
	}
	if len(whole) > 1 {
		f.Message.ZH += "之和"
		f.Message.EN += " together"
	}
	return f
}

// name is the last word of a fact's id that tells it from its neighbours: the
// column, in the applications table the row.
func name(id string) string {
	parts := strings.Split(id, ".")
	if parts[0] == "applications" {
		return parts[1]
	}
	return parts[len(parts)-1]
}

// titleOf says what a cell is called: its row and its column.
func titleOf(of *form.Form, slot int) form.Text {
	f := &of.Facts[slot]
	t := &of.Tables[f.Table]
	title := t.Rows[f.Row].Title
	if f.Column >= 0 {
		title.ZH += "·" + t.Columns[f.Column].Title.ZH
		title.EN += ": " + t.Columns[f.Column].Title.EN
	}
	return title
}
