package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize/form"
)

// mostTerms is how many terms an identity may have to be searched: their sum
// stays within an int64 whatever the search does to it.
const mostTerms = 1000

// equations are the identities of a report as the search for several wrong cells
// needs them: in integers, over the known cells only. An unknown term leaves its
// identity a range instead of a single difference, as judge has it.
type equations struct {
	*locator
	scale
	sums   []equation // by sum of the form
	cells  []cell
	index  []int32 // by slot: index into cells, -1 for a cell that may not change
	degree int     // equations that one cell stands in

	steps int // left before the search gives up
	work  workspace
}

// equation is one identity: rest = left − right of its known terms must lie
// between low and high.
type equation struct {
	terms     []term // its cells
	rest      int64
	low, high int64
	// openBelow and openAbove: with a rest below or above 0 the identity holds only
	// if its unknown terms stand for more than 0.
	openBelow, openAbove bool
}

// term is a cell of an equation or an equation of a cell, and on which side the
// cell stands: 1 left, -1 right.
type term struct {
	at   int32
	sign int64
}

// cell is a known cell that may change.
type cell struct {
	slot  int
	value int64
	low   int64 // the least value that it may have
	step  int64 // its values are multiples of this
	in    []term
}

func (e *equation) holds() bool { return e.low <= e.rest && e.rest <= e.high }

// exact reports whether a single rest satisfies the equation.
func (e *equation) exact() bool { return e.low == e.high }

// open reports whether the identity then asks for more than 0 in its unknown terms.
func (e *equation) open() bool { return e.rest < 0 && e.openBelow || e.rest > 0 && e.openAbove }

// newEquations writes the identities in integers. Those that the report does not
// print or that have nothing to contradict have no terms.
func newEquations(l *locator) *equations {
	q := &equations{locator: l, scale: l.findScale()}
	n := len(l.form.Sums)
	q.sums = make([]equation, n)
	q.index = slices.Repeat([]int32{-1}, len(l.form.Facts))
	for i := range q.sums {
		q.addSum(i)
	}
	for i := range q.sums {
		for _, t := range q.sums[i].terms {
			c := &q.cells[t.at]
			c.in = append(c.in, term{int32(i), t.sign})
		}
	}
	for i := range q.cells {
		q.degree = max(q.degree, len(q.cells[i].in))
	}
	q.work.init(n)
	return q
}

// addSum writes one identity. Where a number of it is too large, its cells may
// not change at all.
func (q *equations) addSum(i int) {
	sum, t := &q.form.Sums[i], &q.tallies[i]
	e := &q.sums[i]
	e.low, e.high = q.bounds(sum, t)
	if !q.states(sum, t) {
		return
	}
	sealed := t.tooLarge() || len(sum.Names) > mostTerms
	for side, slots := range [...][]int{sum.Left, sum.Right} {
		for _, slot := range slots {
			if q.kind(slot) != known {
				continue
			}
			at := q.cellOf(slot)
			if at < 0 {
				sealed = true
				continue
			}
			sign := int64(1 - 2*side)
			e.terms = append(e.terms, term{at, sign})
			e.rest += sign * q.cells[at].value
		}
	}
	if sealed {
		for _, t := range e.terms {
			q.cells[t.at].low = unbounded
		}
		*e = equation{low: -unbounded, high: unbounded}
		return
	}
	if sum.Relation == form.Equal {
		e.openBelow = t.left.unknown > 0 || t.right.signed
		e.openAbove = t.right.unknown > 0 || t.left.signed
	}
}

// cellOf returns the cell of a slot, -1 where its number is too large.
func (q *equations) cellOf(slot int) int32 {
	if at := q.index[slot]; at >= 0 {
		return at
	}
	v, ok := q.integer(q.value(slot))
	if !ok {
		return -1
	}
	fact := &q.form.Facts[slot]
	c := cell{slot: slot, value: v, step: q.unit}
	if fact.Signed {
		c.low = -unbounded
	}
	if fact.Money {
		c.step = 1
	}
	q.index[slot] = int32(len(q.cells))
	q.cells = append(q.cells, c)
	return q.index[slot]
}

// states reports whether the report states an identity so that there is
// something to contradict.
func (q *equations) states(sum *form.Sum, t *tally) bool {
	return t.left.printed > 0 && t.right.printed > 0 && !(sum.Total && total(sum, t).unknown > 0)
}

// bounds returns between which values the difference of an identity's known
// terms may lie without judge calling it broken.
func (q *equations) bounds(sum *form.Sum, t *tally) (low, high int64) {
	l, r := &t.left, &t.right
	if sum.Relation == form.AtMost {
		if r.unknown > 0 || l.signed || r.lacking {
			return -unbounded, unbounded
		}
		return -unbounded, 0
	}
	if l.unknown > 0 || l.lacking || r.signed {
		low = -unbounded
	}
	if r.unknown > 0 || r.lacking || l.signed {
		high = unbounded
	}
	return low, high
}

// may reports whether a cell may change.
func (c *cell) may() bool { return c.low < unbounded }

// takes reports whether a cell may have a value.
func (c *cell) takes(v int64) bool { return c.low <= v && v <= largest && v%c.step == 0 }

// spend takes steps off what is left and reports whether any are.
func (q *equations) spend(n int) bool {
	q.steps -= n
	return q.steps > 0
}
