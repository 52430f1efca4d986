package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// correction is a cell and the number that it should have.
type correction struct {
	slot  int
	value number.Value
}

// support is how many statements outside the table speak for a set of corrections and
// how many against it: those that disagree with the print and agree with the
// corrections, and those of which it is the other way round.
type support struct {
	weight   int      // those for it less those against it
	evidence []string // what speaks for it, one of each kind
}

// weigher weighs a set of corrections. It is nil where there are no statements.
type weigher func([]correction) support

// statement is what the narrative or another report says of cells that all have a
// number.
type statement struct {
	slots  []int
	value  number.Value
	sum    number.Value // of the cells as printed
	agrees bool
	kind   string // one of the Evidence constants
}

// statements lists what can decide between corrections: exact numbers of known
// cells.
func (s *system) statements(r *normalize.Report) []statement {
	var list []statement
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Verdict == normalize.MentionAgrees || m.Verdict == normalize.MentionDiffers {
			list = s.stated(list, m.Facts, m.Value, normalize.EvidenceMention)
		}
	}
	for i := range r.Beside {
		b := &r.Beside[i]
		list = s.stated(list, []string{b.Fact}, b.Value, normalize.EvidenceYear)
	}
	return list
}

// stated adds a statement about facts, if all of them are known.
func (s *system) stated(list []statement, facts []string, value number.Value, kind string) []statement {
	said := statement{value: value, kind: kind}
	ok := len(facts) > 0
	for _, id := range facts {
		slot, is := s.form.Slot(id)
		if ok = ok && is && s.cells[slot].Status.Known(); !ok {
			return list
		}
		said.slots = append(said.slots, slot)
		if said.sum, ok = number.Add(said.sum, s.value(slot)); !ok {
			return list
		}
	}
	if !ok {
		return list
	}
	said.agrees = said.sum.Equal(value)
	return append(list, said)
}

// weigh returns a weigher over statements.
func (s *system) weigh(statements []statement) weigher {
	if len(statements) == 0 {
		return nil
	}
	return func(set []correction) (w support) {
		for i := range statements {
			m := &statements[i]
			after, touched := m.sum, false
			for _, c := range set {
				if !slices.Contains(m.slots, c.slot) {
					continue
				}
				change, ok := number.Sub(c.value, s.value(c.slot))
				if ok {
					after, ok = number.Add(after, change)
				}
				if !ok {
					return support{}
				}
				touched = true
			}
			switch agrees := after.Equal(m.value); {
			case !touched:
			case agrees && !m.agrees:
				w.weight++
				if !slices.Contains(w.evidence, m.kind) {
					w.evidence = append(w.evidence, m.kind)
				}
			case !agrees && m.agrees:
				w.weight--
			}
		}
		return w
	}
}
