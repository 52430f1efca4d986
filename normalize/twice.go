package normalize

import (
	"fmt"

	"github.com/gouji/gouji/normalize/form"
)

// RuleReadingsDiffer is the rule of cells that two readers read differently.
const RuleReadingsDiffer = "reading.differs"

// Compare holds the report against what a second, independent reader found in
// the same file: every fact says how many readers agree on it. Where they differ
// the first one's value stays, and a finding says what the other one read. second
// is nil where the second reader could not read the file. Sums are to be checked
// again afterwards.
func (r *Report) Compare(second *Report) {
	for i := range r.Facts {
		f := &r.Facts[i]
		f.Readings = 1
		if second == nil {
			continue
		}
		other := second.fact(r.FormData, f.ID)
		switch {
		case other == nil: // one reader found it
		case other.Status == f.Status && (!f.Status.Known() || other.Value.Equal(f.Value)):
			f.Readings = 2
		default:
			r.Findings = append(r.Findings, differFinding(f, other))
		}
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

func differFinding(f, other *Fact) Finding {
	return Finding{
		Rule: RuleReadingsDiffer, At: f.ID, Severity: SeverityWarning, Cause: CauseReading,
		Facts: []string{f.ID}, Where: &f.Where,
		Message: form.Text{
			ZH: fmt.Sprintf("两种读法结果不同：“%s”与“%s”，以前者为准，请核对原件", clip(f.Raw), clip(other.Raw)),
			EN: fmt.Sprintf("two readers differ: %q and %q; the first one stays, compare the original", clip(f.Raw), clip(other.Raw)),
		},
	}
}
