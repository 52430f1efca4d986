package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// imply fills r.Implied: for every printed cell without a number the least and
// the most that the identities which are not broken leave for it, where that is
// more than that it is not negative. Least and Most are the same where it is
// determined. Nothing of this is a fact.
//
// The bounds are drawn in over all identities until none asks for more. Where
// identities that hold one by one contradict each other, nothing is said of any
// cell that they share.
func (s *system) imply(r *normalize.Report) {
	r.Implied = nil
	p := newPropagation(s)
	if p == nil {
		return
	}
	p.run()
	r.Implied = make([]normalize.Implied, 0, len(p.unknowns))
	most := make([]number.Value, 0, len(p.unknowns)) // in one piece of memory
	for i := range p.unknowns {
		u := &p.unknowns[i]
		status := s.cells[u.slot].Status
		if status != normalize.Blank && status != normalize.Unreadable || u.void || u.low == -unbounded || u.low == 0 && u.high == unbounded {
			continue
		}
		implied := normalize.Implied{Fact: s.form.Facts[u.slot].ID, Least: p.number(u.low)}
		if u.high < unbounded {
			most = append(most, p.number(u.high))
			implied.Most = &most[len(most)-1]
		}
		r.Implied = append(r.Implied, implied)
	}
	if len(r.Implied) == 0 {
		r.Implied = nil
	}
	s.remember(r.Implied)
}

// remember takes over what is known of the cells that are determined.
func (s *system) remember(implied []normalize.Implied) {
	for i := range implied {
		cell := &implied[i]
		if slot, ok := s.form.Slot(cell.Fact); ok && cell.Most != nil && cell.Most.Equal(cell.Least) {
			if s.forced == nil {
				s.forced = make(map[int]number.Value, len(implied)-i)
			}
			s.forced[slot] = cell.Least
		}
	}
}

// propagation draws in the bounds of the cells without a number.
type propagation struct {
	*system
	scale
	unknowns  []unknownCount
	index     []int32 // by slot: its unknown, plus 1
	relations []relation
	terms     []term  // of the relations
	ofSum     []int32 // by identity: its relation, plus 1
}

// unknownCount is a cell without a number, also one that is not printed.
type unknownCount struct {
	slot      int
	low, high int64
	step      int64 // its values are multiples of this
	void      bool  // its identities contradict each other
}

// relation is an identity with unknown terms: their sum, those on the right
// taken off, lies between low and high.
type relation struct {
	terms     []term // unknowns
	low, high int64
	waiting   bool // to be looked at
}

// newPropagation returns nil where no cell of an identity lacks its number.
func newPropagation(s *system) *propagation {
	const common = 64 // cells without a number of a report that leaves its zeros out
	var p *propagation
	for slot := range s.form.SumsOf {
		if len(s.form.SumsOf[slot]) == 0 || !s.kind(slot).unknown() {
			continue
		}
		if p == nil {
			p = &propagation{
				system: s, scale: s.findScale(),
				unknowns: make([]unknownCount, 0, common), index: make([]int32, len(s.form.Facts)),
				relations: make([]relation, 0, len(s.form.Sums)), ofSum: make([]int32, len(s.form.Sums)),
				terms: make([]term, 0, 2*common), // most cells stand in two identities
			}
		}
		fact := &s.form.Facts[slot]
		u := unknownCount{slot: slot, high: unbounded, step: p.unit}
		if fact.Signed {
			u.low = -unbounded
		}
		if fact.Money {
			u.step = 1
		}
		p.unknowns = append(p.unknowns, u)
		p.index[slot] = int32(len(p.unknowns))
	}
	if p == nil {
		return nil
	}
	for i := range s.form.Sums {
		p.addSum(i)
	}
	return p
}

// addSum adds an identity that has unknown terms and is not broken.
func (p *propagation) addSum(i int) {
	sum := &p.form.Sums[i]
	t := &p.tallies[i]
	l, r := &t.left, &t.right
	if l.unknown+r.unknown == 0 || l.printed == 0 || r.printed == 0 || len(sum.Names) > mostTerms || t.tooLarge() || p.verdicts[i] == broken {
		return
	}
	left, ok := p.integer(l.sum)
	right, okRight := p.integer(r.sum)
	if !ok || !okRight {
		return
	}
	rel := relation{low: right - left, high: right - left}
	if l.lacking || sum.Relation == form.AtMost {
		rel.low = -unbounded
	}
	if r.lacking {
		rel.high = unbounded
	}
	from := len(p.terms)
	for side, slots := range [...][]int{sum.Left, sum.Right} {
		for _, slot := range slots {
			if at := p.index[slot]; at > 0 {
				p.terms = append(p.terms, term{at - 1, int64(1 - 2*side)})
			}
		}
	}
	rel.terms = p.terms[from:len(p.terms):len(p.terms)]
	p.relations = append(p.relations, rel)
	p.ofSum[i] = int32(len(p.relations))
}

// run looks at every relation, and again whenever one of its cells has changed.
// Bounds that creep on and on are those of counts that nothing satisfies, as
// where a decimal would have to be made up for: after some looks they are given up.
func (p *propagation) run() {
	queue := make([]int32, 0, 2*len(p.relations))
	for i := range p.relations {
		p.relations[i].waiting = true
		queue = append(queue, int32(i))
	}
	for looks := 64 * len(p.relations); len(queue) > 0; looks-- {
		at := queue[0]
		queue = queue[1:]
		rel := &p.relations[at]
		rel.waiting = false
		if looks <= 0 {
			p.contradict(at)
			continue
		}
		for i, t := range rel.terms {
			u := &p.unknowns[t.at]
			low, high := p.others(rel, i)
			if t.sign < 0 {
				low, high = -high, -low
			}
			low, high = u.round(max(low, u.low), min(high, u.high))
			if u.void || low == u.low && high == u.high {
				continue
			}
			if low > high {
				p.contradict(at)
				break
			}
			u.low, u.high = low, high
			for _, sum := range p.form.SumsOf[u.slot] {
				if next := p.ofSum[sum] - 1; next >= 0 && !p.relations[next].waiting {
					p.relations[next].waiting = true
					queue = append(queue, next)
				}
			}
		}
	}
}

// others returns the bounds that a relation leaves for one of its terms by what
// the others can be.
func (p *propagation) others(rel *relation, but int) (low, high int64) {
	low, high = rel.low, rel.high
	for i, t := range rel.terms {
		if i == but {
			continue
		}
		least, most := p.unknowns[t.at].low, p.unknowns[t.at].high
		if t.sign < 0 {
			least, most = -most, -least
		}
		if low = low - most; most == unbounded || low < -unbounded/2 {
			low = -unbounded
		}
		if high = high - least; least == -unbounded || high > unbounded/2 {
			high = unbounded
		}
		if low == -unbounded && high == unbounded {
			break
		}
	}
	return low, high
}

// round draws bounds in to lawful values.
func (u *unknownCount) round(low, high int64) (int64, int64) {
	if u.step > 1 {
		if over := low % u.step; over != 0 && low > -unbounded {
			low -= over
			if over > 0 {
				low += u.step
			}
		}
		if over := high % u.step; over != 0 && high < unbounded {
			high -= over
			if over < 0 {
				high -= u.step
			}
		}
	}
	return low, high
}

// contradict marks all cells that are tied to a relation that nothing satisfies.
func (p *propagation) contradict(at int32) {
	reached := []int32{at}
	for i := 0; i < len(reached); i++ {
		for _, t := range p.relations[reached[i]].terms {
			u := &p.unknowns[t.at]
			if u.void {
				continue
			}
			u.void = true
			for _, sum := range p.form.SumsOf[u.slot] {
				if next := p.ofSum[sum] - 1; next >= 0 && !slices.Contains(reached, next) {
					reached = append(reached, next)
				}
			}
		}
	}
}
