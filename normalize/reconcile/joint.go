package reconcile

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/normalize/form"
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

// describe names the slips of a set of cells: of pairs that one slip explains, in
// the order of the form, then of the others.
func (j *joiner) describe(set []int32, x []int64) joint {
	d := joint{changes: make([]change, len(set)), slips: make([]string, len(set))}
	for i := range set {
		d.changes[i] = change{set[i], x[i]}
	}
	for a := range set {
		for b := a + 1; b < len(set) && d.slips[a] == ""; b++ {
			if d.slips[b] != "" {
				continue
			}
			if slip, cost := j.pair(d.changes[a], d.changes[b]); slip != "" {
				d.slips[a], d.slips[b] = slip, slip
				d.cost += cost
				if len(set) == 2 {
					d.slip = slip
				}
			}
		}
		if d.slips[a] == "" {
			c := &j.equations.cells[set[a]]
			slip := j.locator.slip(c.slot, j.number(c.value+x[a]))
			d.slips[a] = slip.String()
			d.cost += slip.cost()
		}
	}
	return d
}

// pair names the slip that explains two cells together, "" where none does.
func (j *joiner) pair(a, b change) (slip string, cost int) {
	ca, cb := &j.equations.cells[a.cell], &j.equations.cells[b.cell]
	beside, line := j.beside(&j.form.Facts[ca.slot], &j.form.Facts[cb.slot])
	if !line {
		return "", 0
	}
	apart := 0
	if !beside {
		apart = costApart
	}
	va, vb := ca.value+a.by, cb.value+b.by
	switch {
	case va == cb.value && vb == ca.value && va != 0 && vb != 0:
		return slipValuesSwapped, costValuesSwapped + apart
	case va == cb.value && vb == ca.value:
		return slipValueMoved, costValueMoved + apart
	case beside && (vb == 0 && va == j.joined(ca, cb) || va == 0 && vb == j.joined(ca, cb)):
		return slipValueSplit, costValueSplit
	}
	return "", 0
}

// beside reports whether two facts stand in the same row or column of a table,
// and whether no other printed cell stands between them.
func (j *joiner) beside(a, b *form.Fact) (beside, line bool) {
	if a.Table != b.Table || a.Column < 0 || a.Row != b.Row && a.Column != b.Column {
		return false, false
	}
	slot := j.form.SlotOf(a.Table, a.Row, a.Column)
	for _, step := range [...][2]int{{0, 1}, {0, -1}, {1, 0}, {-1, 0}} {
		if next := j.next(slot, step[0], step[1]); next >= 0 && next == j.form.SlotOf(b.Table, b.Row, b.Column) {
			return true, true
		}
	}
	return false, true
}

// joined returns the number whose digits are those of one cell and then those of
// the one after it, -1 where that is none.
func (q *equations) joined(a, b *cell) int64 {
	if a.slot > b.slot {
		a, b = b, a
	}
	if a.value <= 0 || b.value < 0 || q.unit != 1 || a.value > largest/10 {
		return -1
	}
	power := int64(10)
	for power <= b.value {
		power *= 10
	}
	if a.value > largest/power {
		return -1
	}
	return a.value*power + b.value
}
