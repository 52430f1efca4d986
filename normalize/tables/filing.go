package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// filing is a row of the form and the printed row whose values it gets.
type filing struct {
	*pass
	pair    pair
	r       *observed
	values  []value
	columns []int // that the row of the form has
	named   []int // those of them that the header names, in its order
	head    *head
	shape   *shape
	partly  bool // the header names only some of the columns
	unnamed bool // what was taken for the header may be the wrapped lines of labels
	differs bool // the header's order is not the form's
}

func (p *pass) filing(pair pair, h *head, s *shape) filing {
	r := &p.scan.rows[pair.observed]
	columns := p.columns(pair.row)
	named := h.within(columns)
	return filing{
		pass: p, pair: pair, r: r, values: p.scan.values[r.values:r.valueEnd],
		columns: columns, named: named, head: h, shape: s,
		partly:  len(named) > 0 && len(named) < len(columns) && !s.whole,
		unnamed: h != nil && h.guessed && !h.grid && !r.aligned,
		differs: r.values < r.valueEnd && p.differs(h, named, columns),
	}
}

// group reports whether the printed row is the label of a group, over blank cells or
// between another row's label and its values.
func (f *filing) group() bool {
	return f.headsIndicators() || standsOver(f.form.Tables[f.table].Rows, f.pair.row, f.shape.printed) &&
		(filled(f.values) == 0 || f.scan.tables[f.r.table].Layout == extract.Lines && f.scan.otherLabel(f.r))
}

// headsIndicators reports whether the row stands over a group of indicators: it ends with
// the group's label, with neither a unit nor a number behind it.
func (f *filing) headsIndicators() bool {
	if len(f.form.Tables[f.table].Columns) > 0 || f.r.pieceEnd == f.r.pieces || filled(f.values) > 0 {
		return false
	}
	return f.scan.m.has(f.scan.pieces[f.r.pieceEnd-1].word, groupAxis)
}

// slots returns the slots of columns of the row.
func (f *filing) slots(columns []int) []int {
	out := make([]int, len(columns))
	for i, c := range columns {
		out[i] = f.slot(f.pair.row, c)
	}
	return out
}

// refuse gives all facts of the row a reason, those of a row that prints only its
// label in the place of that.
func (f *filing) refuse(reason string) {
	slots := f.slots(f.columns)
	f.unreadable(slots, f.pair.observed, reason)
	if filled(f.values) > 0 || f.r.pieceEnd == f.r.pieces {
		return
	}
	label := &f.scan.pieces[f.r.pieceEnd-1]
	for _, slot := range slots {
		f.add(Cell{Slot: slot, Text: label.text, Kind: number.Unreadable, Reason: reason, Place: Place{int(f.r.table), int(f.r.row), int(label.col), label.pos}})
	}
}

// blank files a row without values.
func (f *filing) blank() {
	columns := f.columns
	if f.partly && !f.unnamed {
		columns = f.named // the others stand in another piece of the table
	}
	f.blankRow(f.pair, f.slots(columns), f.head, f.shape)
}

// uncertain reports whether nothing says which column a value belongs to.
func (f *filing) uncertain() bool {
	n := len(f.named)
	return f.twoUnits() || f.differs && f.shape.undecided || f.r.doubtful || f.r.uneven && !f.complete() ||
		f.partly && (f.shape.cut[f.head] || f.unnamed) ||
		n > 1 && n < len(f.columns) && (f.r.aligned || f.head.grid) && f.scatters(f.head, f.named)
}

// complete reports whether the row has a cell for each column, the last of which is
// not one that only fills a row up unless all of them are blank.
func (f *filing) complete() bool {
	n := len(f.values)
	return n == len(f.columns) && f.values[n-1].reading.Kind != number.None || n >= len(f.columns) && filled(f.values) == 0
}

// twoUnits reports whether a row of an indicator prints two units: a line end is lost, and
// the value may be the next row's.
func (f *filing) twoUnits() bool {
	if len(f.form.Tables[f.table].Columns) > 0 {
		return false
	}
	units := 0
	for k := f.r.pieces; k < f.r.pieceEnd; k++ {
		if w := f.scan.pieces[k].word; w != noWord && f.scan.m.words[w].axes == 1<<unitAxis {
			units++
		}
	}
	return units > 1
}

// cutShort reports whether the document ends within the row and blanks stand before its
// values: nobody knows how many of them are the label's.
func (f *filing) cutShort() bool {
	n, format := len(f.columns), f.scan.doc.Format
	if format != extract.Text && format != extract.Markdown || len(f.values) < n || f.values[0].reading.Kind != number.None || f.head != nil && f.head.grid && f.head.start(n) == f.values[0].col {
		return false
	}
	last := &f.values[len(f.values)-1]
	src := f.scan.doc.Source
	return last.pos.Offset+len(last.text) <= len(src) && strings.Trim(src[last.pos.Offset+len(last.text):], "|│ \uFFFD") == ""
}

// inGrid places the values where the columns of the grid say it alone.
func (f *filing) inGrid() bool {
	if f.placed(f.columns, f.spaced(f.r, f.columns, f.head)) || f.placed(f.columns, f.below(f.r, f.columns, f.head)) {
		return true
	}
	if !f.partly {
		return false
	}
	few := slices.Sorted(slices.Values(f.named))
	return f.placed(few, f.spaced(f.r, few, f.head))
}

// placed places the values in the columns that at has for them, and does nothing
// where it is nil.
func (f *filing) placed(columns, at []int) bool {
	if at != nil {
		f.placeAt(f.pair, columns, at)
	}
	return at != nil
}

// inOrder places the values one behind the other, in the order of the header where
// that is another one than the form's.
func (f *filing) inOrder(bySums bool) {
	order := f.columns
	if f.shape.headOrder && f.differs {
		order = f.named
	}
	start := -1
	if f.partly {
		if few, at := f.someColumns(); at >= 0 {
			order, start = few, at
		}
	}
	if start < 0 {
		start = f.shape.fit(f.scan, f.pair.observed, len(order), f.head)
	}
	if start >= 0 {
		f.putRow(order, f.values[start:], bySums && f.differs)
		return
	}
	if f.partly && f.head.grid {
		few := slices.Sorted(slices.Values(f.named)) // the others stand in another piece of the table
		if f.placed(few, f.deficitColumns(f.pair, few, f.head, f.shape)) {
			return
		}
	}
	f.deficit(f.pair, order, f.head, f.shape)
}

// someColumns returns the order of the columns that the header names, and the first
// of the values that stand in them, -1 where there are not just as many.
func (f *filing) someColumns() (order []int, start int) {
	n := len(f.named)
	if filled(f.values) > n || len(f.values) == len(f.columns) && !f.head.rightOf(f.values, n) {
		return nil, -1
	}
	start = f.shape.fit(f.scan, f.pair.observed, n, f.head)
	if start > 0 && f.head.grid && slices.Contains(f.head.cols, f.values[0].col) {
		start = -1 // the blank in front has a column: what is too much is another's
	}
	if f.head.grid && f.head.start(len(f.head.columns)) >= 0 {
		return f.named, start
	}
	return slices.Sorted(slices.Values(f.named)), start
}

// putRow files the first values as those of columns.
func (f *filing) putRow(columns []int, values []value, bySums bool) {
	repeated := false
	for i, c := range columns {
		slot := f.slot(f.pair.row, c)
		if b := f.bySlot[slot]; b != 0 {
			repeated = repeated || f.cells[b-1].Text != values[i].text
		}
		f.put(slot, &values[i], f.r.table, bySums)
	}
	if repeated {
		f.note(RowRepeated, f.table, f.pair.row, "", f.pair.observed)
	}
}
