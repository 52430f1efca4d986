package reconcile

import (
	"github.com/gouji/gouji/normalize/form"
)

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
