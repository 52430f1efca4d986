package normalize

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// RuleReadingsDiffer is the rule of cells that two readers read differently.
const RuleReadingsDiffer = "reading.differs"

// Compare holds the report against what a second, independent reader found in
// the same file: every fact says how many readers agree on it. Where they differ
// the first one's value stays, and a finding says what the other one read; but where
// they read it in the same cell, their characters differ, not their tables, and then
// it is unreadable unless the sums prove it. No cell is blank in which the other one
// read a number. second
// is nil where the second reader could not read the file. Sums are to be checked
// again afterwards.
//
// Of a damaged file no reader can be believed alone: there a cell that they read
// differently, and a blank that only one of them saw, is unreadable.
func (r *Report) Compare(second *Report, damaged bool) {
	var wrong []*Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		f.Readings = 1
		var other *Fact
		if second != nil {
			other = second.fact(r.FormData, f.ID)
		}
		switch {
		case other == nil && damaged && f.Status == Blank:
			r.unreadable(f)
		case other == nil: // one reader found it
		case !damaged && other.Reason == tables.ReasonRanTogether && other.Raw == f.Raw: // these characters, of which it is not sure
		case other.Status == f.Status && (!f.Status.Known() || other.Value.Equal(f.Value)):
			f.Readings = 2
		default:
			doubted := damaged || f.Status == Blank || sameCell(&f.Where, &other.Where) && !r.proven(f)
			r.Findings = append(r.Findings, differFinding(f, other, doubted))
			if doubted {
				wrong = append(wrong, f)
			}
		}
	}
	for _, f := range wrong {
		r.distrust(f)
	}
}

// sameCell reports whether two places are the same cell of the same page.
func sameCell(a, b *Where) bool {
	return a.Page == b.Page && a.Table == b.Table && a.Row == b.Row && a.Column == b.Column && a.Column > 0
}

// Damaged says that some pages are damaged, with what kind of damage. The report is
// partial, and a blank on these pages may be a number that was lost. Where their
// content itself is damaged, numbers may be others or stand elsewhere than they are
// printed: only those are kept that the sums prove. Sums are to be checked again
// afterwards.
func (r *Report) Damaged(kind extract.ProblemKind, pages []int) {
	if len(pages) == 0 {
		return
	}
	r.Partial = true
	reason := string(kind)
	r.Findings = append(r.Findings, Finding{
		Rule: RulePartial, At: reason, Severity: SeverityWarning,
		Message: detailed(partialMessage(reason), strings.Trim(fmt.Sprint(pages), "[]")),
	})
	for _, f := range r.uncertain() {
		r.unreadable(f)
	}
	var lost []*Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		if slices.Contains(pages, f.Where.Page) && f.Status != Unreadable && (f.Status == Blank || kind == extract.PagesDamaged && !r.proven(f)) {
			lost = append(lost, f)
		}
	}
	for _, f := range lost {
		r.unreadable(f)
	}
}

// short returns the facts of rows that print fewer cells than their table has columns,
// but for those that the sums prove: where bytes are lost, tags may be, and then nothing
// says which cell is missing.
func (r *Report) short() (facts []*Fact) {
	lacks := map[string]bool{}
	for i := range r.Facts {
		if f := &r.Facts[i]; f.Status == Blank && f.Where.Column == 0 {
			lacks[rowOf(f.ID)] = true
		}
	}
	for _, f := range r.unproven() {
		if lacks[rowOf(f.ID)] {
			facts = append(facts, f)
		}
	}
	return facts
}

// severed returns the facts of rows behind which the table lacks the next ones of the
// form, in this place only, and whose own sum does not hold, or that no sum proves where
// the document is damaged: where bytes were lost from one row into another, the end of a
// row is that of the other one.
func (r *Report) severed(found *tables.Result, damaged bool) (facts []*Fact) {
	before := map[int][][]*Fact{} // by table: the rows before missing ones, an empty one where the first is missing
	for i := range found.Notes {
		n := &found.Notes[i]
		if n.Kind != tables.RowMissing || n.Table < 0 {
			continue
		}
		if row := r.printed(n.Table, n.Row-1); len(row) > 0 || n.Row == 0 {
			before[n.Table] = append(before[n.Table], row)
		}
	}
	for _, rows := range before {
		if len(rows) > 1 && !damaged {
			continue // somebody left rows out
		}
		for _, row := range rows {
			if !r.addsUp(row) || damaged && slices.ContainsFunc(row, func(f *Fact) bool { return !r.proven(f) }) {
				facts = append(facts, row...)
			}
		}
	}
	return facts
}

// printed returns the facts of a row of the form's table.
func (r *Report) printed(table, row int) (facts []*Fact) {
	for slot := range r.FormData.Facts {
		if of := &r.FormData.Facts[slot]; of.Table == table && of.Row == row && r.Cells[slot].Fact > 0 {
			facts = append(facts, &r.Facts[r.Cells[slot].Fact-1])
		}
	}
	return facts
}

// addsUp reports whether the sums of the facts of one row hold, where there are such and
// all that is not blank could be read.
func (r *Report) addsUp(row []*Fact) bool {
	in := map[int]bool{}
	for _, f := range row {
		if f.Status == Unreadable {
			return true
		}
		if slot, ok := r.FormData.Slot(f.ID); ok {
			in[slot] = true
		}
	}
	other := func(slot int) bool { return !in[slot] }
	for i := range r.FormData.Sums {
		sum := &r.FormData.Sums[i]
		if sum.Relation != form.Equal || slices.ContainsFunc(sum.Left, other) || slices.ContainsFunc(sum.Right, other) {
			continue
		}
		if left, right := r.printedSum(sum.Left), r.printedSum(sum.Right); !left.Equal(right) {
			return false
		}
	}
	return true
}

// printedSum adds up what is known of some slots.
func (r *Report) printedSum(slots []int) (total number.Value) {
	for _, slot := range slots {
		if c := &r.Cells[slot]; c.Status.Known() {
			total, _ = number.Add(total, c.Value)
		}
	}
	return total
}

// unproven returns the facts that no sum proves.
func (r *Report) unproven() (facts []*Fact) {
	for i := range r.Facts {
		if f := &r.Facts[i]; f.Status != Unreadable && !r.proven(f) {
			facts = append(facts, f)
		}
	}
	return facts
}

// proven reports whether the sums say that a fact has the printed number.
func (r *Report) proven(f *Fact) bool {
	if r.FormData == nil || !f.Status.Known() {
		return false
	}
	slot, ok := r.FormData.Slot(f.ID)
	return ok && r.satisfies(slot, f.Value)
}

// damaging reports whether a problem of the document means that anything may be
// missing between what was read.
func damaging(k extract.ProblemKind) bool {
	switch k {
	case extract.PagesUnread, extract.PagesAbrupt, extract.PagesDamaged, extract.PagesRepeated, extract.ChecksumFailed:
		return true
	}
	return false
}

// uncertain returns the facts that only hold where nothing is missing around them: the
// blanks of rows without any number, whose numbers may have stood on the page that is
// lost, and the numbers of rows that were told by their place.
func (r *Report) uncertain() (facts []*Fact) {
	printed, placed := map[string]bool{}, map[string]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == RuleLabelMisprinted {
			placed[f.At] = true
		}
	}
	for i := range r.Facts {
		if f := &r.Facts[i]; f.Status != Blank {
			printed[rowOf(f.ID)] = true
		}
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		if row := rowOf(f.ID); f.Status != Unreadable && (placed[row] || !printed[row]) {
			facts = append(facts, f)
		}
	}
	return facts
}

// unreadable makes a fact unreadable, since the file is damaged, and says so.
func (r *Report) unreadable(f *Fact) {
	r.distrust(f)
	r.Findings = append(r.Findings, Finding{
		Rule: RuleUnreadable, At: rowOf(f.ID), Severity: SeverityWarning, Facts: []string{f.ID},
		Where: &f.Where, Message: unreadableMessage(f.Raw, f.Reason),
	})
}

// distrust makes a fact unreadable, since the file is damaged.
func (r *Report) distrust(f *Fact) {
	f.Status, f.Value, f.Reason = Unreadable, number.Value{}, number.ReasonDamaged
	if r.FormData == nil {
		return
	}
	if slot, ok := r.FormData.Slot(f.ID); ok {
		r.Cells[slot].Status, r.Cells[slot].Value = f.Status, f.Value
	}
}

// fact returns the fact with an id of form f, nil where the report has none.
func (r *Report) fact(f *form.Form, id string) *Fact {
	if f == nil || r.FormData == nil || r.FormData.ID != f.ID {
		return nil
	}
	slot, ok := r.FormData.Slot(id)
	if !ok || r.Cells[slot].Fact == 0 {
		return nil
	}
	return &r.Facts[r.Cells[slot].Fact-1]
}

func differFinding(f, other *Fact, damaged bool) Finding {
	zh, en := "以前者为准", "the first one stays"
	if damaged {
		zh, en = "文件可能已损坏，均不采用", "the file may be damaged, neither is taken"
	}
	return Finding{
		Rule: RuleReadingsDiffer, At: f.ID, Severity: SeverityWarning, Cause: CauseReading,
		Facts: []string{f.ID}, Where: &f.Where,
		Message: form.Text{
			ZH: fmt.Sprintf("两种读法结果不同：“%s”与“%s”，%s，请核对原件", clip(f.Raw), clip(other.Raw), zh),
			EN: fmt.Sprintf("two readers differ: %q and %q; %s, compare the original", clip(f.Raw), clip(other.Raw), en),
		},
	}
}
