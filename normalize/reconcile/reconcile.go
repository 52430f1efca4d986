// Package reconcile checks the sums of a report (勾稽关系): a Report in, verdicts
// and findings out. It never alters a fact.
//
// The identities come from the report's form. Every one that the report prints
// gets one of four verdicts: it holds, it is broken, it is open, or its total is
// not stated. A cell without a number is an unknown count of at least 0, never a
// zero; what the identities leave for it is told beside it (Report.Implied).
//
// Broken identities that have known cells in common are a component. It is
// followed to the cells that explain it, in this order:
//
//   - single cells whose change alone satisfies every identity that they stand in,
//     by the parity of rows and columns (locate.go): the suspects;
//   - where there are none, slips of the hand that change several cells at once, each
//     tried as it stands: a row shifted, two rows exchanged (hypothesis.go), alone and
//     with one more slip (joint.go);
//   - and all smallest sets of cells (sets.go), each with the numbers that the
//     equations ask for (solve.go): with the slips, the repairs.
//
// They are ranked by one model of how likely slips are (cost.go, rank.go), before it by what
// the narrative and other years say (evidence.go). The search is exact and counts its steps: at
// the limit, and where the sums cannot tell, the error is not determined.
//
// Numbers are added exactly (package number); nothing outside the standard
// library is needed. The search is our own, in integers, because general solvers
// compute in floating point and give one solution where all are wanted.
package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
)

// Check fills r.Checks with one entry for every rule of the report's form, in
// front of those that other rules have made there, appends a finding for every
// identity that does not hold, and calls Order. A report without a form has
// nothing to check; its findings are put in order all the same. A second call
// judges anew, as after a second reading.
func Check(r *normalize.Report) {
	r.Findings = slices.DeleteFunc(r.Findings, func(f normalize.Finding) bool { return f.Verdict != "" })
	r.Implied = nil
	var sums []normalize.Finding
	if r.FormData != nil {
		s := newSystem(r)
		s.judgeAll()
		s.imply(r)
		if unmet := s.count(r); len(unmet) > 0 {
			sums = s.findings(r, unmet)
			setCauses(r, sums)
		}
	}
	r.Findings = append(sums, r.Findings...)
	Order(r)
}

// setCauses says of each identity whether the print or the reading is at fault,
// where the report was read twice.
func setCauses(r *normalize.Report, sums []normalize.Finding) {
	for i := range sums {
		cause := normalize.CausePublished
		for _, id := range sums[i].Facts {
			switch fact := factOf(r, id); {
			case fact == nil: // not printed
			case fact.Readings == 0:
				return // the report was read once
			case fact.Readings == 1:
				cause = normalize.CauseReading
			}
		}
		sums[i].Cause = cause
	}
}

// count counts the identities of each rule in r.Checks. It returns those that
// have something to say, in the order of findings.
func (s *system) count(r *normalize.Report) (unmet []result) {
	f := s.form
	others := slices.DeleteFunc(r.Checks, func(c normalize.Check) bool { return slices.Contains(f.Rules, c.Rule) })
	r.Checks = append(make([]normalize.Check, len(f.Rules), len(f.Rules)+len(others)), others...)
	for i, rule := range f.Rules {
		r.Checks[i].Rule = rule
	}
	rule := 0 // of the sum before: sums of a rule mostly stand together
	for i := range f.Sums {
		sum := &f.Sums[i]
		if f.Rules[rule] != sum.Rule {
			rule = slices.Index(f.Rules, sum.Rule)
		}
		v := s.verdicts[i]
		switch check := &r.Checks[rule]; v {
		case void:
			continue
		case holds:
			check.Holds++
			continue
		case broken:
			check.Broken++
		case open:
			check.Open++
		case notStated:
			check.NotStated++
		}
		unmet = append(unmet, result{sum: i, rule: rule, tally: s.tallies[i], verdict: v})
	}
	slices.SortStableFunc(unmet, func(a, b result) int { return a.rule - b.rule })
	return unmet
}

// result is an identity that does not simply hold.
type result struct {
	sum     int // index into Form.Sums
	rule    int // index into Form.Rules
	tally   tally
	verdict verdict
}
