package reconcile

import (
	"cmp"
	"slices"
)

// mostListed is how many sets of cells a finding lists.
const mostListed = 20

// mostSteps bounds the search for several cells in one report: about the terms of
// identities that it looks at.
const mostSteps = 800_000

// joint is a set of cells whose change together satisfies every identity of a
// component and every other that the cells stand in.
type joint struct {
	changes []change // in the order of the form
	slips   []string // by change
	slip    string   // of all of them together, "" where each has its own
	cost    int
	score   int // cost, with what speaks for and against the set beyond it
	spared  int // broken identities that it mends besides those of the component
	support
}

// suspicion is what is known of a component that no single cell explains for good.
type suspicion struct {
	component []int
	// strained is true where single cells explain it that ask for more than 0 in
	// blanks. Sets that ask for that as well are then no better, and left out.
	strained bool
	sets     []joint // the likeliest, at most mostListed
	more     int     // found beyond these
	closed   bool    // no other set is as small or as likely
	limited  bool    // the search gave up

	equations *equations // whose cells the sets are of
}

// several finds the sets of cells for components that no single cell explains.
//
// Slips of the hand that change a whole row or column come first: each is one
// hypothesis, tried as it stands, and together with one more slip. Sets of single
// cells follow by size, all of the smallest size, unless even the likeliest slips
// in as many cells are together less likely than what is found.
func (q *equations) several(list []suspicion, weigh weigher) {
	q.steps = mostSteps
	j := &joiner{equations: q, weigh: weigh, searcher: newSearcher(q), proposer: newProposer(q)}
	j.single(list)
	for size := 2; size <= mostCells; size++ {
		for i := range list {
			if s := &list[i]; !s.closed {
				j.cells(s, size, openAfter(list[i:]))
			}
		}
		if size == 2 {
			j.pairs(list)
		}
	}
	for i := range list {
		list[i].limited = list[i].limited || !list[i].closed
	}
}

// openAfter counts the suspicions that the search has to share its steps with.
func openAfter(list []suspicion) (n int) {
	for i := range list {
		if !list[i].closed {
			n++
		}
	}
	return n
}

// joiner finds sets of cells.
type joiner struct {
	*equations
	searcher   *searcher
	proposer   *proposer
	weigh      weigher
	hypotheses []hypothesis
	byEquation []entries // the hypotheses that touch each equation
}

// entries are hypotheses by what they change an equation by.
type entries struct {
	list   []entry
	sorted bool
}

type entry struct {
	hypothesis int
	by         int64
}

// single tries each hypothesis alone.
func (j *joiner) single(list []suspicion) {
	for i, hypotheses := 0, j.proposer.hypotheses(0); i < len(hypotheses); i++ {
		h := &hypotheses[i]
		for k := range list {
			if j.spend(1) && h.touchesAll(list[k].component) {
				j.keep(&list[k], h.joint())
			}
		}
	}
}

// joint returns a hypothesis as a set.
func (h *hypothesis) joint() joint { return joint{changes: h.changes, slip: h.slip, cost: h.cost} }

func (h *hypothesis) touchesAll(equations []int) bool {
	for _, i := range equations {
		if !h.touches(int32(i)) {
			return false
		}
	}
	return true
}

func (h *hypothesis) touchesAny(equations []int) bool {
	return slices.ContainsFunc(equations, func(i int) bool { return h.touches(int32(i)) })
}

func (h *hypothesis) touches(eq int32) bool {
	return slices.ContainsFunc(h.effects, func(e effect) bool { return e.eq == eq })
}

// cells searches for all sets of a number of cells.
func (j *joiner) cells(s *suspicion, size, shares int) {
	if size > 2 && len(s.sets) > 0 && leastCost(size) >= s.sets[0].cost {
		s.closed = true
		return
	}
	share := j.steps / shares
	rest := j.steps - share
	j.steps = share
	any := false
	complete := j.searcher.search(s.component, size, func(set []int32, x []int64) {
		any = true
		j.keep(s, j.describe(set, x))
	})
	j.steps = rest + max(0, j.steps)
	s.closed = any || !complete || s.strained
	s.limited = !complete
}

// pairs tries each hypothesis together with one cell, where that may be likelier
// than what is found. It tries it together with another one where nothing is
// found, or where there are several components and what is found mends some only.
func (j *joiner) pairs(list []suspicion) {
	broken := 0
	for i := range list {
		broken += len(list[i].component)
	}
	partly := func(s *suspicion) bool {
		if len(s.sets) == 0 {
			return !s.strained
		}
		return len(list) > 2 && len(s.component)+s.sets[0].spared < broken
	}
	doubtful := func(s *suspicion) bool {
		return len(s.sets) == 0 || s.sets[0].cost > costTwoFingers || partly(s)
	}
	j.each(list, j.degree, doubtful, func(s *suspicion, i int, rest []int32) { j.andCell(s, &j.hypotheses[i], rest) })
	j.byEquation = nil
	j.each(list, len(j.sums), partly, j.andHypothesis)
}

// each calls try for every suspicion that asks for it with every hypothesis that
// touches its component and leaves at most a number of equations broken, applied,
// and with the equations that are then broken.
func (j *joiner) each(list []suspicion, most int, asks func(*suspicion) bool, try func(s *suspicion, i int, rest []int32)) {
	j.hypotheses = nil
	var rest []int32
	for k := range list {
		s := &list[k]
		if !asks(s) {
			continue
		}
		if j.hypotheses == nil {
			j.hypotheses = j.proposer.hypotheses(most)
		}
		for i := range j.hypotheses {
			h := &j.hypotheses[i]
			if !j.spend(1 + len(s.component)/8) {
				return
			}
			if !h.touchesAny(s.component) {
				continue
			}
			j.steps -= 2 * len(h.effects)
			j.apply(h, 1)
			if rest = j.unmet(h, s.component, rest[:0]); len(rest) > 0 && len(rest) <= most {
				try(s, i, rest)
			}
			j.apply(h, -1)
		}
	}
}

// apply undoes a slip, or does it again.
func (j *joiner) apply(h *hypothesis, sign int64) {
	for _, e := range h.effects {
		j.sums[e.eq].rest += sign * e.by
	}
}

// unmet lists the equations of a component and of an applied hypothesis that do
// not hold.
func (j *joiner) unmet(h *hypothesis, component []int, list []int32) []int32 {
	for _, i := range component {
		if !j.sums[i].holds() {
			list = append(list, int32(i))
		}
	}
	for _, e := range h.effects {
		if !j.sums[e.eq].holds() && !slices.Contains(list, e.eq) {
			list = append(list, e.eq)
		}
	}
	return list
}

// andCell keeps an applied hypothesis with each cell whose change mends the rest.
// The cell may be one that the slip moved, and be misprinted besides.
func (j *joiner) andCell(s *suspicion, h *hypothesis, rest []int32) {
	fewest := slices.MinFunc(rest, func(a, b int32) int { return len(j.sums[a].terms) - len(j.sums[b].terms) })
	var x [1]int64
	for _, t := range j.sums[fewest].terms {
		c := &j.equations.cells[t.at]
		reaches := func(eq int32) bool { return slices.ContainsFunc(c.in, func(t term) bool { return t.at == eq }) }
		if !c.may() || slices.ContainsFunc(rest, func(eq int32) bool { return !reaches(eq) }) {
			continue
		}
		moved := slices.IndexFunc(h.changes, func(ch change) bool { return ch.cell == t.at })
		if moved < 0 {
			if j.solve([]int32{t.at}, x[:]) {
				j.keep(s, together(h.joint(), j.describe([]int32{t.at}, x[:])))
			}
			continue
		}
		printed := c.value
		c.value += h.changes[moved].by
		ok := j.solve([]int32{t.at}, x[:])
		from, to := j.number(c.value), j.number(c.value+x[0])
		c.value = printed
		if set := h.joint(); ok && h.changes[moved].by+x[0] != 0 {
			set.changes = slices.Clone(h.changes)
			set.changes[moved].by += x[0]
			set.slips = set.each()
			set.slip = ""
			set.cost += misprint(digits(from), digits(to)).cost()
			j.keep(s, set)
		}
	}
}

// andHypothesis keeps an applied hypothesis with each other one that mends the
// rest, once for both.
func (j *joiner) andHypothesis(s *suspicion, i int, rest []int32) {
	if j.byEquation == nil {
		j.index()
	}
	at := rest[0]
	e, others := &j.sums[at], &j.byEquation[at]
	if !others.sorted {
		slices.SortFunc(others.list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.by, b.by), a.hypothesis-b.hypothesis) })
		others.sorted = true
	}
	first, _ := slices.BinarySearchFunc(others.list, e.low-e.rest, func(a entry, by int64) int { return cmp.Compare(a.by, by) })
	for _, other := range others.list[first:] {
		if e.rest+other.by > e.high || !j.spend(1) {
			break
		}
		h, g := &j.hypotheses[i], &j.hypotheses[other.hypothesis]
		if twice := other.hypothesis <= i && g.touchesAny(s.component); !twice && j.mends(g, rest) && !overlap(h, g) {
			j.keep(s, together(h.joint(), g.joint()))
		}
	}
}

// index sorts the hypotheses by the equations that they touch.
func (j *joiner) index() {
	j.byEquation = make([]entries, len(j.sums))
	counts, n := make([]int, len(j.sums)), 0
	for i := range j.hypotheses {
		for _, e := range j.hypotheses[i].effects {
			counts[e.eq]++
			n++
		}
	}
	all := make([]entry, n)
	for i, n := range counts {
		j.byEquation[i].list, all = all[:0:n], all[n:]
	}
	for i := range j.hypotheses {
		for _, e := range j.hypotheses[i].effects {
			list := &j.byEquation[e.eq].list
			*list = append(*list, entry{i, e.by})
		}
	}
}

// mends reports whether a hypothesis makes all of some equations hold and breaks
// no other.
func (j *joiner) mends(h *hypothesis, rest []int32) bool {
	for _, e := range h.effects {
		sum := &j.sums[e.eq]
		if after := sum.rest + e.by; after < sum.low || after > sum.high {
			return false
		}
	}
	return !slices.ContainsFunc(rest, func(eq int32) bool { return !h.touches(eq) })
}

func overlap(h, g *hypothesis) bool {
	return slices.ContainsFunc(h.changes, func(a change) bool {
		return slices.ContainsFunc(g.changes, func(b change) bool { return a.cell == b.cell })
	})
}

// together makes one set of two.
func together(a, b joint) joint {
	return joint{changes: slices.Concat(a.changes, b.changes), slips: slices.Concat(a.each(), b.each()), cost: a.cost + b.cost}
}

// each names the slip of every change.
func (s *joint) each() []string {
	if s.slips != nil {
		return s.slips
	}
	return slices.Repeat([]string{s.slip}, len(s.changes))
}
