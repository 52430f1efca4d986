package reconcile

import (
	"slices"

	"github.com/gouji/gouji/normalize"
)

// hypothesis is a slip of the hand that changes several cells at once, as it
// would have to be undone: a row shifted by one column, two rows exchanged.
type hypothesis struct {
	slip    string
	cost    int
	changes []change
	effects []effect
}

// change is what a cell changes by.
type change struct {
	cell int32
	by   int64
}

// effect is what the rest of an equation changes by.
type effect struct {
	eq int32
	by int64
}

// proposer collects the hypotheses that touch a broken identity. What it lists
// lasts until it is asked again.
type proposer struct {
	*equations
	list    []hypothesis
	delta   []int64 // by equation, of the hypothesis in the making
	touched []int32 // equations with a delta, in order
	seen    []bool  // by equation: in touched
	changes []change
	suspect []bool // by cell: it stands in a broken identity

	most       int      // equations that a hypothesis may leave broken
	allChanges []change // of list, one after the other
	allEffects []effect
}

func newProposer(q *equations) *proposer {
	p := &proposer{equations: q, delta: make([]int64, len(q.sums)), seen: make([]bool, len(q.sums)), suspect: make([]bool, len(q.cells))}
	for i := range q.sums {
		if !q.sums[i].holds() {
			for _, t := range q.sums[i].terms {
				p.suspect[t.at] = true
			}
		}
	}
	return p
}

// hypotheses lists the slips of several cells that the report could have, of the
// tables in which identities are broken, as far as they leave not more than a
// number of equations broken that they touch. Those that leave some are there to
// be tried together with another slip; then pairs of cells are among them. A
// table of a size that no official form has may take a third of the steps that are
// left, and then ends the list.
func (p *proposer) hypotheses(most int) []hypothesis {
	q := p.equations
	rest := q.steps - q.steps/3
	q.steps /= 3
	defer func() { q.steps = rest + max(0, q.steps) }()
	p.most = most
	p.list, p.allChanges, p.allEffects = p.list[:0], p.allChanges[:0], p.allEffects[:0]
	if most > 0 && p.allChanges == nil {
		const many = 1 << 9
		p.list, p.allChanges, p.allEffects = make([]hypothesis, 0, many), make([]change, 0, 4*many), make([]effect, 0, 8*many)
	}
	done := make([]bool, len(q.form.Tables))
	for i := range q.sums {
		if q.sums[i].holds() {
			continue
		}
		for _, t := range q.sums[i].terms {
			if table := q.form.Facts[q.cells[t.at].slot].Table; !done[table] {
				done[table] = true
				p.table(table)
			}
		}
	}
	return p.list
}

// table proposes what can have happened in one table.
func (p *proposer) table(table int) {
	t := &p.form.Tables[table]
	if len(t.Columns) < 2 {
		return
	}
	rows, columns := make([][]int32, len(t.Rows)), make([][]int32, len(t.Columns))
	for r := range rows {
		rows[r] = make([]int32, 0, len(columns))
		for c := range columns {
			at := p.at(table, r, c)
			rows[r] = append(rows[r], at)
			if at > unprintedCell {
				columns[c] = append(columns[c], at)
			}
		}
	}
	rows = slices.DeleteFunc(rows, func(row []int32) bool {
		return !slices.ContainsFunc(row, func(at int32) bool { return at >= 0 })
	})
	for _, row := range rows {
		for _, run := range runs(row) {
			p.shifts(run, slipRowShifted, costRowShifted, run[len(run)-1] == row[len(row)-1])
		}
	}
	for _, column := range columns {
		for _, run := range runs(column) {
			p.shifts(run, slipColumnShifted, costColumnShifted, false)
		}
	}
	p.exchanges(rows)
	if p.most > 0 {
		for _, row := range rows {
			p.pairs(row)
		}
		for _, column := range columns {
			p.pairs(column)
		}
	}
}

// What stands at a place that has no cell that may change.
const (
	unknownCell   = -1
	unprintedCell = -2
)

// at returns the cell at a place of a table.
func (p *proposer) at(table, row, column int) int32 {
	slot := p.form.SlotOf(table, row, column)
	if slot < 0 || p.system.cells[slot].Status == normalize.Absent {
		return unprintedCell
	}
	if at := p.index[slot]; at >= 0 && p.cells[at].may() {
		return at
	}
	return unknownCell
}

// runs returns the stretches of a line whose cells may all change.
func runs(line []int32) [][]int32 {
	var list [][]int32
	for start, i := 0, 0; i <= len(line); i++ {
		if i < len(line) && line[i] >= 0 {
			continue
		}
		if i-start > 1 {
			list = append(list, line[start:i])
		}
		start = i + 1
	}
	return list
}

// shifts proposes that the values of a line, from some cell on, stand one place
// too far on or back. Where the line ends with a total, that may have stayed.
func (p *proposer) shifts(line []int32, slip string, cost int, total bool) {
	for from := range len(line) - 1 {
		if !p.spend(len(line) - from) {
			return
		}
		if from > 0 {
			p.shift(line[from:], slip, cost+costPartly)
		} else {
			p.shift(line, slip, cost)
		}
		if total && len(line)-from > 2 {
			p.shift(line[from:len(line)-1], slip, cost+min(from, 1)*costPartly)
		}
	}
}

// shift proposes both directions. The value that then has no place was lost:
// it is the one that fell out at the other end, or the one that an identity asks for.
func (p *proposer) shift(line []int32, slip string, cost int) {
	if !slices.ContainsFunc(line, func(c int32) bool { return p.suspect[c] }) {
		return
	}
	n := len(line)
	for i := range n - 1 { // printed one too far on
		p.set(line[i], p.cells[line[i+1]].value)
	}
	p.free(line[n-1], p.cells[line[0]].value, slip, cost)
	for i := range n - 1 {
		p.set(line[i+1], p.cells[line[i]].value)
	}
	p.free(line[0], p.cells[line[n-1]].value, slip, cost)
}

// exchanges proposes that the values of two rows stand in each other's place,
// with their totals or without.
func (p *proposer) exchanges(rows [][]int32) {
	for i := range rows {
		for j := i + 1; j < len(rows); j++ {
			cost := costRowsSwapped
			if j > i+1 {
				cost += costApart
			}
			n := len(rows[i])
			for c := range n {
				if c == n-1 {
					p.add(slipRowsSwapped, cost) // their totals, or what stands last, are in place
				}
				if a, b := rows[i][c], rows[j][c]; a >= 0 && b >= 0 {
					p.set(a, p.cells[b].value)
					p.set(b, p.cells[a].value)
				}
			}
			p.add(slipRowsSwapped, cost)
			p.reset()
			if !p.spend(n) {
				return
			}
		}
	}
}

// pairs proposes for each two cells of a line that their values stand in each
// other's place, and for two beside each other that one value is split over both.
func (p *proposer) pairs(line []int32) {
	for i, a := range line {
		for k, b := range line[i+1:] {
			if a < 0 || b < 0 || !p.suspect[a] && !p.suspect[b] {
				continue
			}
			va, vb := p.cells[a].value, p.cells[b].value
			slip, cost := slipValuesSwapped, costValuesSwapped
			if va == 0 || vb == 0 {
				slip, cost = slipValueMoved, costValueMoved
			}
			if k > 0 {
				cost += costApart
			}
			p.set(a, vb)
			p.set(b, va)
			p.add(slip, cost)
			p.reset()
			if joined := p.joined(&p.cells[a], &p.cells[b]); k == 0 && joined >= 0 {
				p.set(a, joined)
				p.set(b, 0)
				p.add(slipValueSplit, costValueSplit)
				p.reset()
			}
		}
		if !p.spend(len(line)) {
			return
		}
	}
}

// set puts a cell's value into the hypothesis in the making.
func (p *proposer) set(c int32, value int64) {
	by := value - p.cells[c].value
	if by == 0 {
		return
	}
	p.changes = append(p.changes, change{c, by})
	for _, t := range p.cells[c].in {
		if !p.seen[t.at] {
			p.seen[t.at] = true
			p.touched = append(p.touched, t.at)
		}
		p.delta[t.at] += t.sign * by
	}
}

// free adds the hypothesis in the making once for each value that a last cell
// can have, and ends it.
func (p *proposer) free(c int32, value int64, slip string, cost int) {
	values := [1 + 4]int64{value}
	n := 1
	for _, t := range p.cells[c].in {
		if e := &p.sums[t.at]; e.exact() && n < len(values) {
			values[n] = p.cells[c].value + t.sign*(e.low-e.rest-p.delta[t.at])
			n++
		}
	}
	for i, value := range values[:n] {
		if slices.Contains(values[:i], value) {
			continue
		}
		changes := len(p.changes)
		p.set(c, value)
		p.add(slip, cost)
		if len(p.changes) > changes {
			for _, t := range p.cells[c].in {
				p.delta[t.at] -= t.sign * p.changes[changes].by
			}
			p.changes = p.changes[:changes]
		}
	}
	p.reset()
}

// add keeps the hypothesis in the making if it is one: several cells change to
// values that they may have, and a broken identity is touched.
func (p *proposer) add(slip string, cost int) {
	p.steps--
	if len(p.changes) < 2 || p.steps <= 0 {
		return
	}
	broken, left := false, 0
	for i, eq := range p.touched {
		e := &p.sums[eq]
		broken = broken || !e.holds()
		if rest := e.rest + p.delta[eq]; rest < e.low || rest > e.high {
			if left++; left > p.most {
				p.steps -= i / 8
				return
			}
		}
	}
	p.steps -= len(p.touched)
	for _, ch := range p.changes {
		if c := &p.cells[ch.cell]; !c.takes(c.value + ch.by) {
			return
		}
	}
	if !broken {
		return
	}
	changes, effects := len(p.allChanges), len(p.allEffects)
	p.allChanges = append(p.allChanges, p.changes...)
	for _, i := range p.touched {
		p.allEffects = append(p.allEffects, effect{i, p.delta[i]})
	}
	p.list = append(p.list, hypothesis{slip: slip, cost: cost,
		changes: p.allChanges[changes:len(p.allChanges):len(p.allChanges)],
		effects: p.allEffects[effects:len(p.allEffects):len(p.allEffects)]})
}

// reset begins the next hypothesis.
func (p *proposer) reset() {
	for _, i := range p.touched {
		p.delta[i], p.seen[i] = 0, false
	}
	p.touched, p.changes = p.touched[:0], p.changes[:0]
}
