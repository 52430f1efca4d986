package reconcile

import (
	"cmp"
	"slices"
)

// keep lists a set in its place if it is among the likeliest.
func (j *joiner) keep(s *suspicion, set joint) {
	j.steps -= 32
	set.slips = set.each()
	order := make([]int, len(set.changes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(j.slot(set.changes[a]), j.slot(set.changes[b])) })
	changes, slips := make([]change, len(order)), make([]string, len(order))
	for i, at := range order {
		changes[i], slips[i] = set.changes[at], set.slips[at]
	}
	set.changes, set.slips = changes, slips
	if j.rate(s, &set) > 0 && s.strained {
		return
	}
	for i := range s.sets {
		if slices.Equal(s.sets[i].changes, set.changes) {
			if s.sets[i].score <= set.score {
				return
			}
			s.sets = slices.Delete(s.sets, i, i+1)
			break
		}
	}
	at, _ := slices.BinarySearchFunc(s.sets, set, j.compare)
	s.sets = slices.Insert(s.sets, at, set)
	if len(s.sets) > mostListed {
		s.sets = s.sets[:mostListed]
		s.more++
	}
}

func (j *joiner) slot(c change) int { return j.equations.cells[c.cell].slot }

// compare orders sets: the likeliest first, then the smallest, then by the form.
func (j *joiner) compare(a, b joint) int {
	return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(len(a.changes), len(b.changes)),
		slices.CompareFunc(a.changes, b.changes, func(a, b change) int {
			return cmp.Or(cmp.Compare(j.slot(a), j.slot(b)), cmp.Compare(a.by, b.by))
		}))
}

// rate adds to the cost what else the set leaves and mends. It returns how many
// identities then hold only if blanks stand for more than 0.
func (j *joiner) rate(s *suspicion, set *joint) (strain int) {
	var eqs []int32
	for _, ch := range set.changes {
		for _, t := range j.equations.cells[ch.cell].in {
			if !slices.Contains(eqs, t.at) {
				eqs = append(eqs, t.at)
			}
		}
	}
	set.score, set.spared = set.cost, 0
	for _, eq := range eqs {
		e := j.asPrinted(eq)
		if !e.holds() && !slices.Contains(s.component, int(eq)) {
			set.score -= costSpared
			set.spared++
		}
		for _, ch := range set.changes {
			for _, t := range j.equations.cells[ch.cell].in {
				if t.at == eq {
					e.rest += t.sign * ch.by
				}
			}
		}
		if e.open() {
			strain++
			set.score += costStrain
		}
	}
	if j.weigh != nil {
		set.support = j.weigh(j.corrections(set))
		set.score -= 1000 * set.weight
	}
	return strain
}

// asPrinted returns an equation without what an applied hypothesis changes.
func (j *joiner) asPrinted(eq int32) equation {
	e := j.sums[eq]
	e.rest = 0
	for _, t := range e.terms {
		e.rest += t.sign * j.equations.cells[t.at].value
	}
	return e
}

// corrections writes a set with the numbers of the report.
func (j *joiner) corrections(set *joint) []correction {
	list := make([]correction, len(set.changes))
	for i, ch := range set.changes {
		c := &j.equations.cells[ch.cell]
		list[i] = correction{c.slot, j.number(c.value + ch.by)}
	}
	return list
}
