package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// Identity is one identity of a report's form and what became of it.
type Identity struct {
	Rule     string
	At       string
	Relation form.Relation
	// Verdict is holds, broken, open or not_stated, as record.md defines them, or
	// void where the report does not print enough of the identity to judge it.
	Verdict     string
	Left, Right []string      // ids of the facts that stand on each side, printed or not
	LeftSum     *number.Value // of the numbers on the left; nil where they are too large to add up
	RightSum    *number.Value
	Formula     string    // with the numbers; "" for one that is void or too large
	Message     form.Text // of one that does not hold; empty for one that holds or is void
}

// Identities returns all identities of the report's form in its order, also those
// that hold, judged as Check judges them; r is a report that Check has seen. There
// are none without a form.
func Identities(r *normalize.Report) []Identity {
	if r.FormData == nil {
		return nil
	}
	all := make([]int, len(r.FormData.Sums))
	for i := range all {
		all[i] = i
	}
	return identities(r, all)
}

// IdentitiesOf returns the identities in which the fact with the given id stands,
// as Identities does. There are none where the form has no such fact.
func IdentitiesOf(r *normalize.Report, fact string) []Identity {
	if r.FormData == nil {
		return nil
	}
	slot, ok := r.FormData.Slot(fact)
	if !ok {
		return nil
	}
	return identities(r, slices.Sorted(slices.Values(r.FormData.SumsOf[slot])))
}

// identities judges the sums with the given indexes.
func identities(r *normalize.Report, sums []int) []Identity {
	s := newSystem(r)
	s.remember(r.Implied)
	out := make([]Identity, len(sums))
	for i, index := range sums {
		sum := &s.form.Sums[index]
		t := s.tally(sum)
		v := t.judge(sum)
		id := &out[i]
		*id = Identity{Rule: sum.Rule, At: sum.At, Relation: sum.Relation, Verdict: v.String(), Left: s.ids(sum.Left), Right: s.ids(sum.Right)}
		id.LeftSum, id.RightSum = t.left.value(), t.right.value()
		if v != void {
			id.Formula = s.formula(sum, &t, v)
		}
		if v != void && v != holds {
			id.Message = s.message(sum, &t, v)
		}
	}
	return out
}

func (s *system) ids(slots []int) []string {
	ids := make([]string, len(slots))
	for i, slot := range slots {
		ids[i] = s.form.Facts[slot].ID
	}
	return ids
}

// value is the sum of a side's known terms, nil where there is none.
func (a *side) value() *number.Value {
	if a.overflow || a.known == 0 {
		return nil
	}
	sum := a.sum
	return &sum
}
