package reconcile

import "slices"

// mostCells is how many cells a set may have that is searched for cell by cell.
const mostCells = 6

// workspace is what solving the equations of a set of cells needs, kept from one
// set to the next.
type workspace struct {
	rows []row
	at   []int32 // by equation: its row in rows, plus 1
	n    int     // cells of the set
	low  [mostCells]int64
	high [mostCells]int64
	set  []int32
}

// row is an equation that a set touches.
type row struct {
	eq   int32
	sign [mostCells]int64 // by cell of the set, 0 where it does not stand in the equation
}

func (w *workspace) init(equations int) { w.at = make([]int32, equations) }

// solve finds by how much each cell of a set has to change for every equation
// that the set touches to hold: the smallest changes where the unknown terms
// leave a choice. It writes the changes to x.
func (q *equations) solve(set []int32, x []int64) bool {
	w := &q.work
	w.set, w.n = set, len(set)
	for _, r := range w.rows {
		w.at[r.eq] = 0
	}
	w.rows = w.rows[:0]
	for j, c := range set {
		for _, t := range q.cells[c].in {
			at := w.at[t.at]
			if at == 0 {
				w.rows = append(w.rows, row{eq: t.at})
				at = int32(len(w.rows))
				w.at[t.at] = at
			}
			w.rows[at-1].sign[j] += t.sign
		}
	}
	q.steps -= 2 * len(w.rows)
	var solved [mostCells]bool
	switch left := q.peel(x, &solved); {
	case left < 0:
		return false
	case left > 0 && !q.choose(x, &solved):
		return false
	}
	return q.satisfied(x)
}

// peel solves the exact equations one by one, as long as one of them has a
// single unsolved cell. It returns how many cells are left, -1 where there is a
// contradiction. Without blanks and for sets without a cycle none is.
func (q *equations) peel(x []int64, solved *[mostCells]bool) (left int) {
	w := &q.work
	left = w.n
	for progress := true; progress && left > 0; {
		progress = false
		for i := range w.rows {
			r := &w.rows[i]
			e := &q.sums[r.eq]
			if !e.exact() {
				continue
			}
			at, rest, several := -1, e.low-e.rest, false
			for j := range w.n {
				switch {
				case r.sign[j] == 0:
				case solved[j]:
					rest -= r.sign[j] * x[j]
				case at >= 0:
					several = true
				default:
					at = j
				}
			}
			if several || at < 0 {
				continue
			}
			if r.sign[at] != 1 && r.sign[at] != -1 {
				return -1 // a form that counts a cell twice
			}
			x[at] = rest * r.sign[at]
			if c := &q.cells[w.set[at]]; !c.takes(c.value + x[at]) {
				return -1
			}
			solved[at] = true
			progress = true
			left--
		}
	}
	return left
}

// satisfied reports whether changes satisfy every equation that they touch.
func (q *equations) satisfied(x []int64) bool {
	w := &q.work
	for j := range w.n {
		if c := &q.cells[w.set[j]]; !c.takes(c.value + x[j]) {
			return false
		}
	}
	for i := range w.rows {
		r := &w.rows[i]
		e := &q.sums[r.eq]
		rest := e.rest
		for j := range w.n {
			rest += r.sign[j] * x[j]
		}
		if rest < e.low || rest > e.high {
			return false
		}
	}
	return true
}

// choose finds values for the cells that exact equations alone do not
// determine: the nearest to what is printed. It is complete: bounds are drawn
// in, a value is tried, and the rest of its range is divided.
func (q *equations) choose(x []int64, solved *[mostCells]bool) bool {
	w := &q.work
	far := int64(1)
	for i := range w.rows {
		far += magnitudeOf(q.sums[w.rows[i].eq].rest)
	}
	for j := range w.n {
		far += magnitudeOf(q.cells[w.set[j]].value)
	}
	far = min(16*far, largest)
	for j := range w.n {
		c := &q.cells[w.set[j]]
		w.low[j], w.high[j] = max(c.low-c.value, -far), far
		if solved[j] {
			w.low[j], w.high[j] = x[j], x[j]
		}
	}
	if !q.consistent(x, solved) {
		return false
	}
	return q.narrow(x, w.low, w.high)
}

func magnitudeOf(n int64) int64 { return max(n, -n) }

// narrow looks for a solution within bounds.
func (q *equations) narrow(x []int64, low, high [mostCells]int64) bool {
	w := &q.work
	if !q.spend(len(w.rows)) || !q.propagate(&low, &high) {
		return false
	}
	for j := range w.n {
		if low[j] == high[j] {
			continue
		}
		// The nearest value first, then what is left on both sides of it in halves.
		near := q.nearest(j, low[j], high[j])
		below, above := low[j]+(near-1-low[j])/2, near+1+(high[j]-near-1)/2
		for _, part := range [...][2]int64{{near, near}, {below + 1, near - 1}, {low[j], min(below, near-1)},
			{near + 1, min(above, high[j])}, {above + 1, high[j]}} {
			l, h := low, high
			if l[j], h[j] = part[0], part[1]; l[j] <= h[j] && q.narrow(x, l, h) {
				return true
			}
		}
		return false
	}
	copy(x, low[:w.n])
	return q.satisfied(x)
}

// nearest returns the change of a cell that is closest to none, within bounds
// that propagate has rounded to lawful values.
func (q *equations) nearest(j int, low, high int64) int64 {
	c := &q.cells[q.work.set[j]]
	near := min(max(0, low), high)
	if odd := (c.value + near) % c.step; odd != 0 { // the print has decimals that it may not have
		near = min(near-odd, high)
	}
	return max(near, low)
}

// propagate draws bounds in until no equation asks for more, or long enough.
func (q *equations) propagate(low, high *[mostCells]int64) bool {
	w := &q.work
	for range 40 {
		changed := false
		for i := range w.rows {
			drawn, ok := q.drawIn(&w.rows[i], low, high)
			if !ok {
				return false
			}
			changed = changed || drawn
		}
		q.steps -= len(w.rows)
		if !changed {
			break
		}
	}
	return true
}

// drawIn draws in the bounds that one equation sets; ok is false where they leave
// no change that is lawful.
func (q *equations) drawIn(r *row, low, high *[mostCells]int64) (changed, ok bool) {
	n, e := q.work.n, &q.sums[r.eq]
	least, most := int64(0), int64(0) // what the terms can add up to
	for j := range n {
		if r.sign[j] > 0 {
			least, most = least+r.sign[j]*low[j], most+r.sign[j]*high[j]
		} else {
			least, most = least+r.sign[j]*high[j], most+r.sign[j]*low[j]
		}
	}
	for j := range n {
		if r.sign[j] != 1 && r.sign[j] != -1 {
			continue
		}
		// The others reach from least to most without this one's share.
		l, h := low[j], high[j]
		if r.sign[j] > 0 {
			l, h = max(l, e.low-e.rest-(most-high[j])), min(h, e.high-e.rest-(least-low[j]))
		} else {
			l, h = max(l, (least+high[j])-(e.high-e.rest)), min(h, (most+low[j])-(e.low-e.rest))
		}
		l, h = q.lawfulChanges(j, l, h)
		switch {
		case l > h:
			return false, false
		case l == low[j] && h == high[j]:
			continue
		case r.sign[j] > 0:
			least, most = least+l-low[j], most+h-high[j]
		default:
			least, most = least-(h-high[j]), most-(l-low[j])
		}
		low[j], high[j], changed = l, h, true
	}
	return changed, true
}

// lawfulChanges rounds bounds inwards to changes that leave a lawful number.
func (q *equations) lawfulChanges(j int, low, high int64) (int64, int64) {
	c := &q.cells[q.work.set[j]]
	if c.step == 1 {
		return low, high
	}
	floor := func(n int64) int64 {
		if odd := n % c.step; odd < 0 {
			return n - odd - c.step
		} else {
			return n - odd
		}
	}
	return -floor(-(c.value + low)) - c.value, floor(c.value+high) - c.value
}

// consistent reports whether the exact equations of a set contradict each other
// whatever its numbers are, as a cycle of them can. Bounds alone would take long
// to find that out.
func (q *equations) consistent(x []int64, solved *[mostCells]bool) bool {
	w := &q.work
	type line [mostCells + 1]int64 // coefficients, then what they must add up to
	var lines []line
	for i := range w.rows {
		r := &w.rows[i]
		e := &q.sums[r.eq]
		if !e.exact() {
			continue
		}
		var l line
		l[mostCells] = e.low - e.rest
		for j := range w.n {
			if solved[j] {
				l[mostCells] -= r.sign[j] * x[j]
			} else {
				l[j] = r.sign[j]
			}
		}
		lines = append(lines, l)
	}
	for j := range w.n {
		pivot := slices.IndexFunc(lines, func(l line) bool { return l[j] != 0 })
		if pivot < 0 {
			continue
		}
		p := lines[pivot]
		lines = slices.Delete(lines, pivot, pivot+1)
		for i := range lines {
			if a := lines[i][j]; a != 0 {
				for k := range lines[i] {
					lines[i][k] = lines[i][k]*p[j] - p[k]*a
				}
			}
		}
	}
	return !slices.ContainsFunc(lines, func(l line) bool { return l[mostCells] != 0 })
}
