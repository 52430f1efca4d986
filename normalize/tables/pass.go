package tables

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/extract"
)

// pass is one printing of a table's rows, from the first to the last.
type pass struct {
	*placer
	table  int
	rows   []int
	labels []label

	spacings map[int32]int // by table, of those that were asked for
}

// passes cuts the rows of a table where it begins anew: as where its columns
// were printed in two tables, or the whole table twice.
func (p *placer) passes(t int, rows []int) []pass {
	p.scan.labels = zeros(p.scan.labels, len(rows))
	labels := p.scan.labels
	single := make([]int, len(rows))
	for k, i := range rows {
		labels[k] = p.scan.label(i)
		single[k] = p.scan.only(p.index, t, &labels[k], i)
	}
	if whole := (pass{placer: p, table: t, rows: rows, labels: labels}); whole.turned() {
		return []pass{whole}
	}
	var out []pass
	seen := make([]bool, len(p.form.Tables[t].Rows))
	from, highest := 0, -1
	for k, j := range single {
		if j < 0 {
			continue
		}
		if seen[j] && restarts(single[k+1:], highest) {
			out = append(out, pass{placer: p, table: t, rows: rows[from:k], labels: labels[from:k]})
			clear(seen)
			from, highest = k, -1
		}
		seen[j] = true
		highest = max(highest, j)
	}
	return append(out, pass{placer: p, table: t, rows: rows[from:], labels: labels[from:]})
}

// wholeFirst moves the passes back that print less than half of the rows of the longest
// one: a piece of the table, as a site's page hides it, does not speak for the whole.
func wholeFirst(passes []pass) []pass {
	most := 0
	for i := range passes {
		most = max(most, passes[i].labelled())
	}
	slices.SortStableFunc(passes, func(a, b pass) int {
		return cmp.Compare(min(1, 2*b.labelled()/max(1, most)), min(1, 2*a.labelled()/max(1, most)))
	})
	return passes
}

// inPasses places the rows of a table's passes. A piece that repeats rows of the whole
// with other values is none of it, as a list of other numbers beside the page is not:
// it does not fill up what the whole leaves open.
func (p *placer) inPasses(passes []pass) {
	for i := range passes {
		if piece := i > 0 && 2*passes[i].labelled() < passes[0].labelled(); !piece {
			passes[i].place()
			continue
		}
		cells := slices.Clone(p.cells)
		p.differs = false
		if passes[i].place(); !p.differs {
			continue
		}
		for k := len(cells); k < len(p.cells); k++ {
			p.bySlot[p.cells[k].Slot] = 0
		}
		p.cells = append(p.cells[:0], cells...)
	}
}

// labelled counts the rows of a pass that have a known label and values.
func (p *pass) labelled() int {
	n := 0
	for k, i := range p.rows {
		if r := &p.scan.rows[i]; p.labels[k].n > 0 && r.valueEnd > r.values {
			n++
		}
	}
	return n
}

// only returns the row of a form's table that a label with values names if it is
// the only one, a negative number otherwise.
func (s *scan) only(form, t int, l *label, i int) int {
	if r := &s.rows[i]; l.n == 0 || r.valueEnd == r.values {
		return -1
	}
	row := -1
	s.anchorsOf(l.words[0], form, func(a *anchor) {
		if int(a.table) == t && a.axis == rowAxis {
			if row == -1 {
				row = int(a.row)
			} else if row != int(a.row) {
				row = -2
			}
		}
	})
	return row
}

// restarts reports whether the next row that is known stands before the highest
// one so far.
func restarts(next []int, highest int) bool {
	for _, j := range next {
		if j >= 0 {
			return j <= highest
		}
	}
	return true
}

// place matches the pass's rows and places their values.
func (p *pass) place() {
	if p.turned() {
		p.placeTurned()
		return
	}
	a := alignment{scan: p.scan, form: p.index, table: p.table, rows: p.rows, labels: p.labels, budget: &p.budget}
	pairs := a.pairs()
	if len(pairs) == 0 {
		return
	}
	if p.scrambled() {
		for _, pair := range pairs {
			p.unreadable(p.slots(pair.row), pair.observed, ReasonColumnsLost)
		}
		return
	}
	p.ownYears(pairs)
	p.remarks(pairs)
	heads := p.heads(pairs)
	p.dropRemarks(pairs, heads)
	p.merge(pairs, heads)
	p.shifts(pairs, heads)
	p.findWords(pairs, heads)
	shape := p.shape(pairs, heads)
	shape.total = p.totals()
	bySums := p.order(pairs, heads, &shape)
	for k, pair := range pairs {
		p.noteUnits(pair, heads[k])
		if o := p.orphan(pairs, k); o >= 0 && p.onlyOwner(pairs, k, o) {
			pair.observed = o
		} else if o >= 0 {
			p.unreadable(p.slots(pair.row), o, ReasonColumnsLost)
			continue
		}
		p.placeRow(pair, heads[k], &shape, bySums)
	}
}

// slots returns the slots of a row.
func (p *pass) slots(row int) []int {
	var out []int
	for _, column := range p.columns(row) {
		out = append(out, p.slot(row, column))
	}
	return out
}

// scrambled reports whether a converter wrote the cells of running text in an
// order of its own: values follow a header right away, before the label of a row. A
// number that stands apart is that of a page.
func (p *pass) scrambled() bool {
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		if p.scan.tables[r.table].Layout != extract.Lines || r.aligned || r.pieceEnd == r.pieces || filled(p.scan.values[r.values:r.valueEnd]) == 0 {
			continue
		}
		if r.valueEnd == r.values+1 && p.scan.values[r.values].gap > 1 {
			continue
		}
		names := func(k int32, x axis) bool { return p.scan.m.has(p.scan.pieces[k].word, x) }
		labelled := false
		for k := r.pieces; k < r.pieceEnd; k++ {
			labelled = labelled || names(k, rowAxis)
		}
		if !labelled && names(r.pieceEnd-1, columnAxis) {
			return true
		}
	}
	return false
}

// orphan returns the line of numbers beside a row of aligned text that has none,
// which belongs to no other row and may be the row's; -1 where there is none. The
// last lines of the row's label may stand between.
func (p *pass) orphan(pairs []pair, k int) int {
	row := pairs[k].observed
	r := &p.scan.rows[row]
	if !r.aligned || filled(p.scan.values[r.values:r.valueEnd]) > 0 {
		return -1
	}
	const most = 4 // lines
	for _, step := range [2]int{1, -1} {
		for i := row + step; i >= 0 && i < len(p.scan.rows) && (i-row)*step <= most; i += step {
			o := &p.scan.rows[i]
			if matched(pairs, i) || o.table != r.table || o.heads || !p.scan.restOf(o) {
				break
			}
			if filled(p.scan.values[o.values:o.valueEnd]) > 0 {
				return i
			}
		}
	}
	return -1
}

// restOf reports whether the labels of a row name no row of their own: they are the
// last line of another label, numbers set apart from their unit, or a group that has
// numbers and not only nil marks.
func (s *scan) restOf(r *observed) bool {
	n, group := 0, s.hasNumber(r)
	for k := r.pieces; k < r.pieceEnd; k++ {
		piece := &s.pieces[k]
		if !isValue(piece.text) {
			n += len(piece.text)
		}
		group = group && s.m.has(piece.word, groupAxis)
	}
	return group || n <= maxRest
}

// named reports whether some label of a row is known.
func (s *scan) named(r *observed) bool {
	return slices.ContainsFunc(s.pieces[r.pieces:r.pieceEnd], func(p piece) bool { return p.word != noWord })
}

// onlyOwner reports whether nothing but the row of pair k can have the values of
// line o of a page, an orphan: behind it the form's next row has values of its own
// right away, or before it the one before.
func (p *pass) onlyOwner(pairs []pair, k, o int) bool {
	step := 1
	if o < pairs[k].observed {
		step = -1
	}
	n := k + step
	if !p.onPages() || n < 0 || n >= len(pairs) || pairs[n].row != pairs[k].row+step || pairs[n].observed != o+step || !pairs[k].exact || !pairs[n].exact {
		return false
	}
	r, other := &p.scan.rows[pairs[n].observed], pairs[k].observed-step
	if r.valueEnd == r.values || r.table != p.scan.rows[o].table || p.scan.named(&p.scan.rows[o]) {
		return false
	}
	return other < 0 || other >= len(p.scan.rows) || matched(pairs, other) || p.scan.rows[other].valueEnd == p.scan.rows[other].values
}

// findWords makes values of the words that stand where numbers should.
func (p *pass) findWords(pairs []pair, heads []*head) {
	taken := func(observed int) bool { return matched(pairs, observed) }
	for k, pair := range pairs {
		columns := p.columns(pair.row)
		n := len(columns)
		named := len(heads[k].within(columns))
		if named == 0 {
			named = n
		}
		if l := &p.labels[slices.Index(p.rows, pair.observed)]; l.piece >= 0 {
			p.promote(pair.observed, l.piece, n, heads[k])
			p.promote(pair.observed, l.piece, named, heads[k])
		}
		p.absorb(pair.observed, named, taken)
	}
}
