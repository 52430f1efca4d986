package reconcile

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// system is a form's identities over the cells of one report.
type system struct {
	form  *form.Form
	cells []normalize.Cell // by slot, as many as the form has facts
	rows  rows
	// forced holds the numbers that blanks must stand for, by slot; nil for none.
	forced map[int]number.Value
	// What the sides of the identities add up to, and what judge made of it; in the
	// order of the form, empty before judgeAll.
	tallies  []tally
	verdicts []verdict
}

func newSystem(r *normalize.Report) *system {
	s := &system{form: r.FormData, cells: r.Cells}
	if missing := len(s.form.Facts) - len(s.cells); missing > 0 {
		s.cells = append(s.cells[:len(s.cells):len(s.cells)], make([]normalize.Cell, missing)...)
	}
	s.rows = newRows(s.form, s.cells)
	return s
}

// kind says what a cell contributes to a sum.
type kind uint8

const (
	known      kind = iota // its value
	blank                  // an unknown count
	unreadable             // an unknown count
	lost                   // an unknown count: the row is printed or must be, the cell is not
	lacking                // nothing: the row is optional and the report may have no such row
	replaced               // nothing: other rows are printed in its place
)

// unknown reports whether the cell stands for a count that the report does not give.
func (k kind) unknown() bool { return k == blank || k == unreadable || k == lost }

func (s *system) kind(slot int) kind {
	fact := &s.form.Facts[slot]
	switch s.cells[slot].Status {
	case normalize.Stated, normalize.Nil:
		if s.rows.subtotals && s.rows.of(fact) == rowSubtotal {
			return replaced
		}
		return known
	case normalize.Blank:
		return blank
	case normalize.Unreadable:
		return unreadable
	}
	switch s.rows.of(fact) {
	case rowReplaced, rowSubtotal:
		return replaced
	case rowLacking:
		return lacking
	}
	return lost
}

// value returns the number of a known cell.
func (s *system) value(slot int) number.Value {
	if c := &s.cells[slot]; c.Status == normalize.Stated {
		return c.Value
	}
	return number.Value{} // a nil mark
}

// side is what one side of an identity adds up to.
type side struct {
	sum      number.Value // of the known terms
	printed  int          // terms that the report prints
	known    int          // terms that have a number
	unknown  int          // terms that stand for an unknown count
	signed   bool         // one of the unknown terms may be negative
	lacking  bool         // an optional term is not printed: the sum may fall short
	overflow bool         // the known terms do not add up to a Value; sum is meaningless
}

func (s *system) side(slots []int) side {
	var a side
	for _, slot := range slots {
		switch k := s.kind(slot); {
		case k == known:
			a.printed++
			a.known++
			a.add(s.value(slot))
		case k.unknown():
			a.unknown++
			a.signed = a.signed || s.form.Facts[slot].Signed
			if k != lost {
				a.printed++
			}
		case k == lacking:
			a.lacking = true
		}
	}
	return a
}

func (a *side) add(v number.Value) {
	sum, ok := number.Add(a.sum, v)
	if !ok {
		a.overflow = true
		return
	}
	a.sum = sum
}

// whole reports whether the sum is that of all terms.
func (a *side) whole() bool { return a.unknown == 0 && !a.lacking && !a.overflow }

// tally is what both sides of an identity add up to.
type tally struct{ left, right side }

// tooLarge reports whether the sides cannot be computed with exactly.
func (t *tally) tooLarge() bool {
	_, ok := number.Sub(t.left.sum, t.right.sum)
	return !ok || t.left.overflow || t.right.overflow
}

func (s *system) tally(sum *form.Sum) tally { return tally{s.side(sum.Left), s.side(sum.Right)} }

// judgeAll judges the identities of the form.
func (s *system) judgeAll() {
	s.tallies, s.verdicts = make([]tally, len(s.form.Sums)), make([]verdict, len(s.form.Sums))
	for i := range s.form.Sums {
		sum := &s.form.Sums[i]
		s.tallies[i] = s.tally(sum)
		s.verdicts[i] = s.tallies[i].judge(sum)
	}
}

// verdict says whether an identity is true.
type verdict uint8

const (
	void      verdict = iota // the report does not print it, or not enough of it to judge
	holds                    // true as printed
	broken                   // no counts of at least 0 in the unknown terms make it true
	open                     // true only if the unknown terms add up to some number above 0
	notStated                // its total has no number: nothing to contradict
)

// String returns the verdict as the record writes it.
func (v verdict) String() string {
	return [...]string{"void", "holds", "broken", "open", "not_stated"}[v]
}

// judge decides by intervals: each side reaches from the sum of its known terms
// upwards if it has unknown ones. An identity of which one side is not printed
// at all does not exist in the report. Sums too large to add leave it open.
func (t *tally) judge(sum *form.Sum) verdict {
	l, r := &t.left, &t.right
	switch {
	case l.printed == 0 || r.printed == 0:
		return void
	case sum.Total && total(sum, t).unknown > 0:
		return notStated
	case t.tooLarge():
		return open
	case sum.Relation == form.AtMost:
		return t.judgeAtMost()
	}
	switch l.sum.Cmp(r.sum) {
	case -1:
		return reach(l, r)
	case 1:
		return reach(r, l)
	}
	return holds
}

// reach judges an equality of which the low side's known terms add up to less
// than those of the high side. Where the low side has no unknown terms but the
// report lacks an optional row of it, the rest may have stood there.
func reach(low, high *side) verdict {
	switch {
	case low.unknown > 0 || high.signed:
		return open
	case low.lacking:
		return void
	}
	return broken
}

// judgeAtMost judges left ≤ right. A term without a number leaves nothing to
// compare, unless the known terms alone contradict each other.
func (t *tally) judgeAtMost() verdict {
	l, r := &t.left, &t.right
	exceeds := l.sum.Cmp(r.sum) > 0
	switch {
	case exceeds && r.unknown == 0 && !l.signed && !r.lacking:
		return broken
	case l.unknown+r.unknown > 0:
		return notStated
	case exceeds:
		return void
	}
	return holds
}

// total returns the side of a Total sum that is the single fact.
func total(sum *form.Sum, t *tally) *side {
	if len(sum.Left) == 1 {
		return &t.left
	}
	return &t.right
}

// parts returns the other side.
func parts(sum *form.Sum, t *tally) *side {
	if len(sum.Left) == 1 {
		return &t.right
	}
	return &t.left
}
