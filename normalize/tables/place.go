package tables

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// placer puts the values of matched rows into the form's columns.
type placer struct {
	scan    *scan
	form    *form.Form
	index   int // of the form
	year    int // that the report is on, 0 where that is unknown
	bySlot  []int32
	units   map[int]string // of money, by slot, where a label or header names one
	cells   []Cell
	notes   []Note
	budget  int
	differs bool // a fact was printed twice, with different values
	listed  bool // some count stands behind what is a sign or the mark of an item
}

func newPlacer(s *scan, f int) *placer {
	facts := len(s.m.forms[f].Facts)
	s.bySlot = zeros(s.bySlot, facts)
	return &placer{
		scan: s, index: f, form: s.m.forms[f],
		bySlot: s.bySlot,
		cells:  slices.Grow(s.cells[:0], min(len(s.values), facts)),
		budget: fuzzyBudget,
	}
}

// run places all tables of the form.
func (p *placer) run(year int) {
	p.year = year
	owners := p.scan.owners(p.index)
	p.disown(owners)
	other := p.scan.otherYears(year)
	var rows []int
	for t := range p.form.Tables {
		rows = rows[:0]
		for i, owner := range owners {
			if int(owner) == t {
				rows = append(rows, i)
			}
		}
		rows = p.scan.ownYear(rows, other)
		if len(rows) > maxRows {
			p.note(RowsLimited, t, -1, "", rows[maxRows])
			rows = rows[:maxRows]
		}
		if p.form.Tables[t].Header == "rows" {
			p.crossed(t, rows)
		} else {
			p.inPasses(wholeFirst(p.passes(t, rows)))
		}
		p.scattered(t)
		p.missingRows(t, rows)
	}
	placed := p.placement()
	p.leftovers()
	p.broken(placed)
	p.torn()
	p.signs()
	p.displaced()
	p.ranTogether()
	p.spelled()
	p.sort()
}

// sort puts the cells in the order of the slots.
func (p *placer) sort() {
	rank := int32(0)
	for slot, b := range p.bySlot {
		if b != 0 {
			rank++
			p.bySlot[slot] = rank
		}
	}
	for i := range p.cells {
		for k := p.bySlot[p.cells[i].Slot] - 1; int(k) != i; k = p.bySlot[p.cells[i].Slot] - 1 {
			p.cells[i], p.cells[k] = p.cells[k], p.cells[i]
		}
	}
}

// signs takes back the negative numbers of a report whose counts, which are none, stand
// behind the same mark: it is that of the items of a list.
func (p *placer) signs() {
	for i := range p.cells {
		c := &p.cells[i]
		if p.listed && c.Kind == number.Number && c.Value.Coef() < 0 && itemised(c.Text) {
			c.Kind, c.Reason, c.Value = number.Unreadable, number.ReasonSign, number.Value{}
		}
	}
}

// scattered takes back what was read of a table on a page of which most rows
// between its first and last are missing or unreadable: then its text is not set
// as a table is, and the places say nothing.
func (p *placer) scattered(t int) {
	const fewest = 6 // rows
	var read []int   // indexes of cells
	first, last, rows := -1, -1, 0
	for row := range p.form.Tables[t].Rows {
		before := len(read)
		for _, c := range p.scan.m.rowCols[p.index][t][row] {
			if slot := p.form.SlotOf(t, row, c); slot >= 0 && p.bySlot[slot] != 0 {
				if k := int(p.bySlot[slot]) - 1; p.cells[k].Kind != number.Unreadable && p.scan.aligned[int32(p.cells[k].Place.Table)] {
					read = append(read, k)
				}
			}
		}
		if len(read) > before {
			rows++
			last = row
			if first < 0 {
				first = row
			}
		}
	}
	if p.scan.doc.Format != extract.PDF || first < 0 || last-first+1 < fewest || 2*rows >= last-first+1 {
		return
	}
	for _, k := range read {
		p.cells[k].Kind, p.cells[k].Reason, p.cells[k].Value = number.Unreadable, ReasonColumnsLost, number.Value{}
	}
}

// put makes a printed value the fact of a slot, unless the slot has one.
func (p *placer) put(slot int, v *value, table int32, bySums bool) {
	c := Cell{
		Slot: slot, Text: v.text, Kind: v.reading.Kind, Value: v.reading.Value, Reason: v.reading.Reason,
		BySums: bySums, Place: Place{int(table), int(v.row), int(v.col), v.pos},
	}
	unit := v.reading.Unit
	if unit == "" {
		unit = p.units[slot]
	}
	switch c.Kind {
	case number.Number:
		if c.Value.Coef() < 0 && !p.form.Facts[slot].Signed && itemised(c.Text) {
			c.Kind, c.Reason, c.Value = number.Unreadable, number.ReasonSign, number.Value{}
			p.listed = true
			break
		}
		convert(&c, unit, p.form.Facts[slot].Unit)
		if c.Kind == number.Number && v.reading.Joined != (number.Value{}) {
			c.Joined = c.Value
		}
	case number.Unreadable:
		joined := Cell{Value: v.reading.Joined}
		convert(&joined, unit, p.form.Facts[slot].Unit)
		c.Joined = joined.Value
	case number.Text:
		c.Kind, c.Reason = number.Unreadable, number.ReasonNoNumber
	}
	p.cutOff(&c)
	p.add(c)
}

// add files a cell. The first print of a fact counts; where only the places on
// the lines say what belongs to which row, two prints that differ say that one of
// them was misread.
func (p *placer) add(c Cell) bool {
	if b := p.bySlot[c.Slot]; b != 0 {
		first := &p.cells[b-1]
		if first.Kind == number.None && first.Place.Col < 0 && c.Kind != number.None && p.inRunning(int32(first.Place.Table)) {
			*first = c // the row went on in another piece of the table
			return true
		}
		p.differs = p.differs || first.Value != c.Value
		if first.Text != c.Text && first.Place.Table == c.Place.Table && p.scan.aligned[int32(c.Place.Table)] {
			first.Kind, first.Reason, first.Value = number.Unreadable, ReasonRowsDiffer, number.Value{}
		}
		return false
	}
	p.cells = append(p.cells, c)
	p.bySlot[c.Slot] = int32(len(p.cells))
	return true
}

// unreadable files all facts of a row with the row's whole print.
func (p *placer) unreadable(slots []int, i int, reason string) {
	r := &p.scan.rows[i]
	values := p.scan.values[r.values:r.valueEnd]
	first := slices.IndexFunc(values, func(v value) bool { return v.text != "" })
	if first < 0 {
		return
	}
	var text []string
	for k := range values {
		if values[k].text != "" {
			text = append(text, values[k].text)
		}
	}
	v := &values[first]
	for _, slot := range slots {
		p.add(Cell{
			Slot: slot, Text: strings.Join(text, " "), Kind: number.Unreadable, Reason: reason,
			Place: Place{int(r.table), int(v.row), int(v.col), v.pos},
		})
	}
}

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

// maxRest is the most bytes of a label's last line that are no label themselves.
const maxRest = 6

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
