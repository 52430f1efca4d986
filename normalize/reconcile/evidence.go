package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// evidenceMention names the narrative as what agrees with an expected number.
const evidenceMention = "mention"

// correction is a cell and the number that it should have.
type correction struct {
	slot  int
	value number.Value
}

// weigher says how many statements outside the table speak for a set of
// corrections and how many against it: those that disagree with the print and
// agree with the corrections, and those of which it is the other way round. It is
// nil where there are no statements.
type weigher func([]correction) (agree, disagree int)

// mention is what the narrative says of cells that all have a number.
type mention struct {
	slots  []int
	value  number.Value
	sum    number.Value // of the cells as printed
	agrees bool
}

// mentions lists the statements of the narrative that can decide between
// corrections: exact ones about known cells.
func (s *system) mentions(r *normalize.Report) []mention {
	var list []mention
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Verdict != normalize.MentionAgrees && m.Verdict != normalize.MentionDiffers {
			continue
		}
		said := mention{value: m.Value, agrees: m.Verdict == normalize.MentionAgrees}
		ok := len(m.Facts) > 0
		for _, id := range m.Facts {
			slot, is := s.form.Slot(id)
			if ok = ok && is && s.cells[slot].Status.Known(); !ok {
				break
			}
			said.slots = append(said.slots, slot)
			said.sum, ok = number.Add(said.sum, s.value(slot))
		}
		if ok {
			list = append(list, said)
		}
	}
	return list
}

// weigh returns a weigher over mentions.
func (s *system) weigh(mentions []mention) weigher {
	if len(mentions) == 0 {
		return nil
	}
	return func(set []correction) (agree, disagree int) {
		for i := range mentions {
			m := &mentions[i]
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
					return 0, 0
				}
				touched = true
			}
			switch agrees := after.Equal(m.value); {
			case !touched:
			case agrees && !m.agrees:
				agree++
			case !agrees && m.agrees:
				disagree++
			}
		}
		return agree, disagree
	}
}
