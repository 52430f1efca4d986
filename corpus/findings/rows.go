package findings

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// Refused stands in the place of a severity for an input that is no report.
const Refused = "refused"

// Row is one finding, or one refused input, as a line of a table. Where cells
// explain a finding, " | " stands between alternatives and " + " between the
// cells of a set that have to be changed together; Suspect, Stated, Expected and
// Slip are parallel.
type Row struct {
	Source, Organ, Year, Form               string
	Rule, At, Severity, Verdict             string
	Left, Right, Difference, Derived        string // numbers with the printed digits, "" for none
	Formula, Cause, Located                 string
	Suspect, Stated, Expected, Slip         string
	MoreRepairs                             int    // explanations that are not listed
	Page, Line, Table, Row, Column          string // of the suspect where there is one, else of the finding
	Section, Chapter, Paragraph, Offset     string // of what the narrative says
	MessageZH, MessageEN, Identity          string
	Waived, WaivedBy, WaivedDate, WaiveNote string
}

// Columns are the names of a Row's columns in tables, in order.
func Columns() []string {
	return []string{
		"source", "organ", "year", "form", "rule", "at", "severity", "verdict",
		"left", "right", "difference", "derived", "formula", "cause", "located",
		"suspect", "stated", "expected", "slip", "more_repairs",
		"page", "line", "table", "row", "column", "section", "chapter", "paragraph", "offset",
		"message", "identity", "waived", "waived_by", "waived_date", "waived_note",
	}
}

// Cells returns the values in the order of Columns, the message in one language.
func (r *Row) Cells(l Language) []string {
	message := r.MessageEN
	if l == Chinese {
		message = r.MessageZH
	}
	return []string{
		r.Source, r.Organ, r.Year, r.Form, r.Rule, r.At, r.Severity, r.Verdict,
		r.Left, r.Right, r.Difference, r.Derived, r.Formula, r.Cause, r.Located,
		r.Suspect, r.Stated, r.Expected, r.Slip, count(r.MoreRepairs),
		r.Page, r.Line, r.Table, r.Row, r.Column, r.Section, r.Chapter, r.Paragraph, r.Offset,
		message, r.Identity, r.Waived, r.WaivedBy, r.WaivedDate, r.WaiveNote,
	}
}

// RowOf makes a row of finding i of a report.
func RowOf(r *normalize.Report, i int) Row {
	f := &r.Findings[i]
	row := Row{
		Source: r.Source.Name(), Organ: r.Organ, Year: count(r.Year), Form: r.Form,
		Rule: f.Rule, At: f.At, Severity: f.Severity, Verdict: f.Verdict,
		Left: amount(f.Left), Right: amount(f.Right), Difference: amount(f.Difference), Derived: amount(f.Derived),
		Formula: f.Formula, Cause: f.Cause, Located: f.Located, MoreRepairs: f.MoreRepairs,
		MessageZH: f.Message.ZH, MessageEN: f.Message.EN, Identity: f.Identity,
	}
	row.explain(f)
	if w := place(f); w != nil {
		row.Page, row.Line, row.Table, row.Row, row.Column = count(w.Page), count(w.Line), count(w.Table), count(w.Row), count(w.Column)
	}
	if p := f.Passage; p != nil {
		row.Section, row.Chapter = p.Section, strconv.Itoa(p.Chapter)
		row.Paragraph, row.Offset = strconv.Itoa(p.Paragraph), strconv.Itoa(p.Offset)
	}
	if w := f.Waived; w != nil {
		row.Waived, row.WaivedBy, row.WaivedDate, row.WaiveNote = w.Reason, w.By, w.Date, w.Note
	}
	return row
}

// RowOfRefusal makes a row of an input that is no report.
func RowOfRefusal(r *normalize.Refusal) Row {
	row := Row{
		Source: r.Source.Name(), Rule: r.Refused, Severity: Refused,
		MessageZH: r.Reason.ZH, MessageEN: r.Reason.EN,
	}
	if r.Detail != "" && r.Detail != r.Reason.EN {
		row.MessageZH += "（" + r.Detail + "）"
		row.MessageEN += " (" + r.Detail + ")"
	}
	return row
}

// Alternatives are the changes of cells that explain a finding, each a set of
// one cell or more, likeliest first.
func Alternatives(f *normalize.Finding) []normalize.Repair {
	all := make([]normalize.Repair, 0, len(f.Suspects)+len(f.Repairs))
	for i := range f.Suspects {
		s := &f.Suspects[i]
		all = append(all, normalize.Repair{Evidence: s.Evidence, Changes: []normalize.Change{
			{Fact: s.Fact, Stated: s.Stated, Expected: s.Expected, Slip: s.Slip, Where: s.Where}}})
	}
	return append(all, f.Repairs...)
}

// SameAlternatives reports whether the same changes explain two findings.
func SameAlternatives(f, g *normalize.Finding) bool {
	return f.MoreRepairs == g.MoreRepairs && slices.EqualFunc(Alternatives(f), Alternatives(g), func(a, b normalize.Repair) bool {
		return slices.EqualFunc(a.Changes, b.Changes, func(a, b normalize.Change) bool {
			return a.Fact == b.Fact && a.Expected.Equal(b.Expected)
		})
	})
}

// explain sets the columns of the cells that explain a finding.
func (r *Row) explain(f *normalize.Finding) {
	var suspect, stated, expected, slip strings.Builder
	for i, repair := range Alternatives(f) {
		for k := range repair.Changes {
			c := &repair.Changes[k]
			between := ""
			switch {
			case k > 0:
				between = " + "
			case i > 0:
				between = " | "
			}
			suspect.WriteString(between + c.Fact)
			stated.WriteString(between + c.Stated.String())
			expected.WriteString(between + c.Expected.String())
			slip.WriteString(between + c.Slip)
		}
	}
	r.Suspect, r.Stated, r.Expected, r.Slip = suspect.String(), stated.String(), expected.String(), slip.String()
}

// place is where to look: at the first cell that explains the finding, else
// where the finding is.
func place(f *normalize.Finding) *normalize.Where {
	if all := Alternatives(f); len(all) > 0 && len(all[0].Changes) > 0 {
		return &all[0].Changes[0].Where
	}
	return f.Where
}

func amount(v *number.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// count writes a number of which 0 is not known.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
