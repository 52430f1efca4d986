package tables

import (
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
		p.shortRows(t)
		p.missingRows(t, rows)
	}
	placed := p.placement()
	p.leftovers()
	p.broken(placed)
	p.contested()
	p.torn()
	p.cutRow()
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
			c.unread(number.ReasonSign)
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
		p.cells[k].unread(ReasonColumnsLost)
	}
}

// shortRows takes back what was read of a table's rows of aligned text that have blanks,
// where nothing says whose the values of nearly all others with blanks are.
func (p *placer) shortRows(t int) {
	const fewest, times = 6, 4 // rows
	lost, blank := 0, 0
	var read []int // indexes of cells
	for row := range p.form.Tables[t].Rows {
		from, blanks, unknown := len(read), false, false
		for _, c := range p.scan.m.rowCols[p.index][t][row] {
			slot := p.form.SlotOf(t, row, c)
			if slot < 0 || p.bySlot[slot] == 0 {
				continue
			}
			k := int(p.bySlot[slot]) - 1
			if !p.scan.aligned[int32(p.cells[k].Place.Table)] {
				continue
			}
			read = append(read, k)
			blanks = blanks || p.cells[k].Kind == number.None
			unknown = unknown || p.cells[k].Reason == ReasonColumnsLost
		}
		switch {
		case unknown:
			lost++
			read = read[:from]
		case blanks && slices.ContainsFunc(read[from:], func(k int) bool { return p.cells[k].Kind != number.None }):
			blank++
		default:
			read = read[:from]
		}
	}
	if lost < fewest || lost < times*blank {
		return
	}
	for _, k := range read {
		p.cells[k].unread(ReasonColumnsLost)
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
			c.unread(number.ReasonSign)
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

// maxRest is the most bytes of a label's last line that are no label themselves.
const maxRest = 6
