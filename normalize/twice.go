package normalize

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// RuleReadingsDiffer is the rule of cells that two readers read differently.
const RuleReadingsDiffer = "reading.differs"

// Compare holds the report against what a second, independent reader found in
// the same file: every fact says how many readers agree on it. Where they differ
// the first one's value stays, and a finding says what the other one read. second
// is nil where the second reader could not read the file. Sums are to be checked
// again afterwards.
//
// Of a damaged file no reader can be believed alone: there a cell that they read
// differently, and a blank that only one of them saw, is unreadable.
func (r *Report) Compare(second *Report, damaged bool) {
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
		case other.Status == f.Status && (!f.Status.Known() || other.Value.Equal(f.Value)):
			f.Readings = 2
		default:
			r.Findings = append(r.Findings, differFinding(f, other, damaged))
			if damaged {
				r.distrust(f)
			}
		}
	}
}

// Abrupt says that the content of some pages ends in the middle. The report is
// partial, and a blank on these pages may be a number that was to follow. Sums are to
// be checked again afterwards.
func (r *Report) Abrupt(pages []int) {
	r.Partial = true
	reason := string(extract.PagesAbrupt)
	r.Findings = append(r.Findings, Finding{
		Rule: RulePartial, At: reason, Severity: SeverityWarning,
		Message: detailed(partialMessage(reason), strings.Trim(fmt.Sprint(pages), "[]")),
	})
	for i := range r.Facts {
		if f := &r.Facts[i]; f.Status == Blank && slices.Contains(pages, f.Where.Page) {
			r.unreadable(f)
		}
	}
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
		zh, en = "文件已损坏，均不采用", "the file is damaged, neither is taken"
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
