package reconcile

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// locator finds the cells that explain broken identities, single ones by parity:
// a cell that stands in several sums breaks all of them by the same difference.
type locator struct{ *system }

// repair is a known cell whose change alone makes every broken identity of a
// component true and breaks no other.
type repair struct {
	slot   int
	value  number.Value // what it should be
	slip   slip
	exact  bool // an identity without unknown terms determines the value
	strain int  // identities that then hold only if blanks stand for more than 0
	// settled counts the identities that now hold only if blanks stand for more than 0
	// and that the change makes true without: that the blanks miss just as much as the
	// broken sum does would be chance.
	settled int
	support
	// detects is true where the sums leave other cells as well, of which nothing
	// outside the table speaks.
	detects bool
}

// location is what is known of where a component is wrong: the single cells that
// explain it; where there are none, or only such as ask for more than 0 in blanks,
// the sets of cells.
type location struct {
	single []repair
	suspicion
	how string // one of the Located constants
}

// locate returns the location of every broken identity, by sum; nil where none
// is broken.
func (l *locator) locate(r *normalize.Report) map[int]*location {
	weigh := l.weigh(l.statements(r))
	found := map[int]*location{}
	var unexplained []suspicion
	for _, component := range l.components() {
		at := &location{how: normalize.LocatedNotDetermined}
		singles, detects, strained := l.repairs(component, weigh)
		switch at.single = singles; {
		case len(singles) == 1 && (!detects || len(singles[0].evidence) > 0):
			at.how = normalize.LocatedCell
		case len(singles) > 0:
			at.how = normalize.LocatedAlternatives
		}
		if strained || len(singles) == 0 && !detects {
			unexplained = append(unexplained, suspicion{component: component, strained: strained})
		}
		for _, sum := range component {
			found[sum] = at
		}
	}
	if len(unexplained) == 0 {
		return found
	}
	q := newEquations(l)
	q.several(unexplained, weigh)
	for _, s := range unexplained {
		at := found[s.component[0]]
		at.suspicion = s
		at.equations = q
		switch {
		case len(s.sets) == 0 || s.limited && len(at.single) == 0:
		case len(at.single)+len(s.sets) > 1:
			at.how = normalize.LocatedAlternatives
		default:
			at.how = normalize.LocatedSet
		}
	}
	return found
}

// components divides the broken identities into groups that have no known cell
// in common, in the order of the form's sums.
func (l *locator) components() [][]int {
	var groups [][]int
	taken := make([]bool, len(l.verdicts)) // sums
	seen := make([]bool, len(l.cells))     // slots
	for first, v := range l.verdicts {
		if v != broken || taken[first] {
			continue
		}
		taken[first] = true
		group := []int{first}
		join := func(slot int) {
			if seen[slot] || l.kind(slot) != known {
				return
			}
			seen[slot] = true
			for _, next := range l.form.SumsOf[slot] {
				if l.verdicts[next] == broken && !taken[next] {
					taken[next] = true
					group = append(group, next)
				}
			}
		}
		for i := 0; i < len(group); i++ {
			sum := &l.form.Sums[group[i]]
			for _, slot := range sum.Left {
				join(slot)
			}
			for _, slot := range sum.Right {
				join(slot)
			}
		}
		slices.Sort(group)
		groups = append(groups, group)
	}
	return groups
}

// repairs returns the repairs of a component by a single cell, likeliest first:
// those that something outside the table speaks for, those that strain the fewest other
// identities, those that settle the most open ones, then the likeliest slips, then in the order of the form.
//
// detects is true where the sums only detect: where no equality is broken, or
// where a single one is and other identities rule out none of its cells, or fewer
// than they leave of several. Then only what something outside the table speaks for is
// returned, or what settles an open identity as well.
//
// strained is true where there are repairs and each leaves an identity true only
// if its blanks stand for more than 0: then a blank would have to be wrong as well.
func (l *locator) repairs(component []int, weigh weigher) (found []repair, detects, strained bool) {
	ruledOut := 0
	for _, slot := range l.common(component) {
		r, ok, lawful := l.repair(slot, component)
		switch {
		case ok:
			found = append(found, r)
		case lawful:
			ruledOut++
		}
	}
	if weigh != nil {
		for i := range found {
			found[i].support = weigh([]correction{{found[i].slot, found[i].value}})
		}
	}
	strained = len(found) > 0 && !slices.ContainsFunc(found, func(r repair) bool { return r.strain == 0 })
	equality := slices.ContainsFunc(component, func(i int) bool { return l.form.Sums[i].Relation == form.Equal })
	if !equality || len(component) == 1 && (ruledOut == 0 || len(found) > 1 && ruledOut < len(found)) {
		detects = true
		found = slices.DeleteFunc(found, func(r repair) bool { return len(r.evidence) == 0 && (r.settled == 0 || r.strain > 0) })
		for i := range found {
			found[i].detects = true
		}
	}
	slices.SortFunc(found, func(a, b repair) int {
		return cmp.Or(b.weight-a.weight, a.strain-b.strain, b.settled-a.settled, int(a.slip)-int(b.slip), a.slot-b.slot)
	})
	return found, detects, strained && equality
}

// common returns the known cells that stand in every identity of a component.
func (l *locator) common(component []int) []int {
	shortest := &l.form.Sums[component[0]]
	for _, i := range component[1:] {
		if sum := &l.form.Sums[i]; len(sum.Names) < len(shortest.Names) {
			shortest = sum
		}
	}
	var slots []int
	for _, side := range [...][]int{shortest.Left, shortest.Right} {
		for _, slot := range side {
			if l.kind(slot) == known && l.brokenOf(slot) == len(component) {
				slots = append(slots, slot)
			}
		}
	}
	return slots
}

// brokenOf counts the broken identities that a cell stands in. Those of a known
// cell are all of one component.
func (l *locator) brokenOf(slot int) int {
	n := 0
	for _, i := range l.form.SumsOf[slot] {
		if l.verdicts[i] == broken {
			n++
		}
	}
	return n
}

// repair returns the repair of a component by one cell. lawful reports whether
// the cell may have the value that the component asks for; where there is no
// repair, other identities then rule it out.
//
// Every identity of the component asks for a change of at least some size, one
// without unknown terms for exactly that: only the largest can satisfy all.
func (l *locator) repair(slot int, component []int) (r repair, ok, lawful bool) {
	var change, most number.Value
	for _, i := range component {
		c, fits := l.change(slot, i)
		if !fits {
			return r, false, false
		}
		if size := magnitude(c); size.Cmp(most) > 0 {
			change, most = c, size
		}
		r.exact = r.exact || l.determines(i)
	}
	r.slot = slot
	if r.value, ok = number.Add(l.value(slot), change); !ok || !l.lawful(slot, r.value) {
		return r, false, false
	}
	if !l.form.Facts[slot].Money {
		r.value = r.value.Trim() // a count: 67, not 67.0
	}
	if r.strain, r.settled, ok = l.try(slot, change); ok {
		r.slip = l.slip(slot, r.value)
	}
	return r, ok, true
}

func magnitude(v number.Value) number.Value {
	if v.Sign() < 0 {
		return v.Neg()
	}
	return v
}

// change returns by how much a cell has to change at least for a broken identity
// to be true: both sides then add up to the same, unknown terms counted as 0.
func (l *locator) change(slot, i int) (change number.Value, ok bool) {
	sum, t := &l.form.Sums[i], &l.tallies[i]
	if slices.Contains(sum.Left, slot) {
		return number.Sub(t.right.sum, t.left.sum)
	}
	return number.Sub(t.left.sum, t.right.sum)
}

// determines reports whether an identity leaves a single value for each of its
// cells once the others are right.
func (l *locator) determines(i int) bool {
	t := &l.tallies[i]
	return l.form.Sums[i].Relation == form.Equal && t.left.whole() && t.right.whole()
}

// lawful reports whether a cell may have a value: counts are whole and not
// negative unless the form says otherwise.
func (l *locator) lawful(slot int, v number.Value) bool {
	fact := &l.form.Facts[slot]
	return (fact.Signed || v.Sign() >= 0) && (fact.Money || v.IsInt())
}

// try changes a cell and reports whether no identity that it stands in is then
// broken, how many are then open, and how many are so no more.
func (l *locator) try(slot int, change number.Value) (strain, settled int, ok bool) {
	for _, i := range l.form.SumsOf[slot] {
		sum, t := &l.form.Sums[i], l.tallies[i]
		if slices.Contains(sum.Left, slot) {
			t.left.add(change)
		} else {
			t.right.add(change)
		}
		if t.tooLarge() {
			return 0, 0, false
		}
		switch t.judge(sum) {
		case broken:
			return 0, 0, false
		case open:
			strain++
		case holds:
			if l.verdicts[i] == open {
				settled++
			}
		}
	}
	return strain, settled, true
}
