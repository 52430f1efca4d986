package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// findings writes out the identities that do not hold.
func (s *system) findings(r *normalize.Report, unmet []result) []normalize.Finding {
	var locations map[int]*location
	var l *locator
	if slices.ContainsFunc(unmet, func(u result) bool { return u.verdict == broken }) {
		l = &locator{s}
		locations = l.locate(r)
	}
	findings := make([]normalize.Finding, len(unmet))
	for i := range unmet {
		f := &findings[i]
		*f = s.finding(r, &unmet[i])
		if at := locations[unmet[i].sum]; at != nil { // a list of its own for every finding
			f.Located = at.how
			f.Suspects = l.describe(r, at.single)
			f.Repairs = at.describe(r)
			f.MoreRepairs = at.more
		}
	}
	return findings
}

func (l *locator) describe(r *normalize.Report, repairs []repair) []normalize.Suspect {
	var suspects []normalize.Suspect
	for _, repair := range repairs {
		suspect := normalize.Suspect{
			Fact:     l.form.Facts[repair.slot].ID,
			Stated:   l.value(repair.slot),
			Expected: repair.value,
			Slip:     repair.slip.String(),
			Reason:   reason(len(repairs), repair.exact, repair.detects, repair.evidence),
			Evidence: repair.evidence,
		}
		if fact := factAt(r, repair.slot); fact != nil {
			suspect.Where = fact.Where
		}
		suspects = append(suspects, suspect)
	}
	return suspects
}

// describe writes sets of cells out.
func (s *suspicion) describe(r *normalize.Report) []normalize.Repair {
	var repairs []normalize.Repair
	q := s.equations
	for i := range s.sets {
		set := &s.sets[i]
		repair := normalize.Repair{Slip: set.slip, Changes: make([]normalize.Change, len(set.changes)), Evidence: set.evidence}
		for k, c := range set.changes {
			cell := &q.cells[c.cell]
			change := &repair.Changes[k]
			*change = normalize.Change{
				Fact:     q.form.Facts[cell.slot].ID,
				Stated:   q.value(cell.slot),
				Expected: q.number(cell.value + c.by),
				Slip:     set.slips[k],
			}
			if fact := factAt(r, cell.slot); fact != nil {
				change.Where = fact.Where
			}
		}
		repairs = append(repairs, repair)
	}
	return repairs
}

// factAt returns the printed fact of a slot, nil where there is none.
func factAt(r *normalize.Report, slot int) *normalize.Fact {
	if slot >= len(r.Cells) {
		return nil
	}
	if i := int(r.Cells[slot].Fact) - 1; i >= 0 && i < len(r.Facts) {
		return &r.Facts[i]
	}
	return nil
}

func (s *system) finding(r *normalize.Report, res *result) normalize.Finding {
	sum, t := &s.form.Sums[res.sum], &res.tally
	f := normalize.Finding{
		Rule:     sum.Rule,
		At:       sum.At,
		Severity: severity(sum, res.verdict),
		Verdict:  res.verdict.String(),
	}
	f.Facts, f.Where = s.printed(r, sum)
	amounts(&f, sum, t, res.verdict)
	f.Formula = s.formula(sum, t, res.verdict)
	f.Message = s.message(sum, t, res.verdict)
	return f
}

func severity(sum *form.Sum, v verdict) string {
	switch {
	case v == open:
		return "warning"
	case v == notStated:
		return "notice"
	case sum.Severity != "":
		return sum.Severity
	}
	return "error"
}

// printed returns the ids of an identity's printed facts and the place of the
// first one.
func (s *system) printed(r *normalize.Report, sum *form.Sum) (ids []string, at *normalize.Where) {
	ids = make([]string, 0, len(sum.Names))
	for _, slots := range [...][]int{sum.Left, sum.Right} {
		for _, slot := range slots {
			if s.cells[slot].Status == normalize.Absent {
				continue
			}
			ids = append(ids, s.form.Facts[slot].ID)
			if fact := factAt(r, slot); fact != nil && at == nil {
				where := fact.Where
				at = &where
			}
		}
	}
	return ids, at
}

// amounts sets the numbers of a finding. A side of an identity that is broken or
// open counts by its known terms, one of a not_stated identity only if all its
// terms are known.
func amounts(f *normalize.Finding, sum *form.Sum, t *tally, v verdict) {
	value := func(a *side) *number.Value {
		if a.overflow || v == notStated && a.unknown > 0 {
			return nil
		}
		sum := a.sum
		return &sum
	}
	f.Left, f.Right = value(&t.left), value(&t.right)
	if v == notStated {
		if sum.Total && parts(sum, t).whole() {
			f.Derived = value(parts(sum, t))
		}
		return
	}
	if f.Left != nil && f.Right != nil {
		if difference, ok := number.Sub(t.left.sum, t.right.sum); ok {
			f.Difference = &difference
		}
	}
}
