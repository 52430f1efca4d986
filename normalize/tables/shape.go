package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// shape is what the rows of one printing say about where their values stand.
type shape struct {
	headOrder bool // the columns stand in the order of the header
	undecided bool // nothing says whether they do
	total     int  // the number of columns that end in a total of the others, 0 for none
	padded    int  // the widest certain row that is filled up with blanks at the end, in columns
	onlyTotal int  // rows of which nothing but the total is printed
	short     bool // some of them have lost a cell
	whole     bool // some rows print more columns than their header names
	indented  bool // blanks stand between label and values
	start     int32
	fixed     bool           // all rows begin their values in grid column start, whatever their labels
	printed   []bool         // by row of the form's table
	cut       map[*head]bool // headers that name fewer columns than a program wrote numbers into a row below
}

// shape looks at the rows whose values are certain: one window of them is as
// wide as the row's columns.
func (p *pass) shape(pairs []pair, heads []*head) shape {
	s := shape{start: -1, fixed: true, printed: make([]bool, len(p.form.Tables[p.table].Rows)), cut: map[*head]bool{}}
	for k, pair := range pairs {
		s.printed[pair.row] = true
		r := &p.scan.rows[pair.observed]
		values := p.scan.values[r.values:r.valueEnd]
		n := len(p.columns(pair.row))
		named := heads[k].within(p.columns(pair.row))
		if filled(values) > len(named) && len(named) > 0 && filled(values) < n && p.exported(r.table) {
			s.cut[heads[k]] = true
		}
		if len(named) > 0 && len(values) < n {
			n = len(named)
		}
		lead, trail := blanks(values)
		if n == p.totals() && filled(values) == 1 && (lead == n-1 || lead >= n-2 && trail == 0) {
			s.onlyTotal++
			s.short = s.short || len(values) < n
		}
		if len(values) < n || len(values)-lead-trail != n {
			continue
		}
		s.whole = s.whole || len(heads[k].within(p.columns(pair.row))) < n && !heads[k].over(values)
		if trail > 0 {
			s.padded = max(s.padded, n)
		}
		s.indented = s.indented || lead > 0
		if at := values[lead].col; s.start < 0 {
			s.start = at
		} else if s.start != at {
			s.fixed = false
		}
	}
	s.fixed = s.fixed && s.start >= 0 && s.indented
	return s
}

// ragged reports whether rows of a table end before others: blanks at the end of its lines
// are left out.
func (sc *scan) ragged(table int32) bool {
	const fewest = 2 // one alone may have lost a cell
	last, full, rows := int32(-1), 0, 0
	for i := range sc.rows {
		r := &sc.rows[i]
		if r.table != table || !r.filled {
			continue
		}
		rows++
		switch at := sc.values[r.valueEnd-1].col; {
		case at > last:
			last, full = at, 1
		case at == last:
			full++
		}
	}
	return rows-full >= fewest
}

// start returns the grid column of the first of n header cells that stand side
// by side, -1 where they do not: then spans were lost.
func (h *head) start(n int) int32 {
	if h == nil || n == 0 || len(h.cols) != n {
		return -1
	}
	for i := 1; i < n; i++ {
		if h.cols[i] != h.cols[i-1]+1 {
			return -1
		}
	}
	return h.cols[0]
}

// over reports whether all values of a row of a grid that are not blank stand below
// cells of a header.
func (h *head) over(values []value) bool {
	return h != nil && h.grid && !slices.ContainsFunc(values, func(v value) bool {
		return v.reading.Kind != number.None && !slices.Contains(h.cols, v.col)
	})
}

// blanks counts the blank values at each end, all of them where nothing else is
// printed.
func blanks(values []value) (lead, trail int) {
	for lead < len(values) && values[lead].reading.Kind == number.None {
		lead++
	}
	return lead, padding(values)
}

// padding counts the blank values at the end.
func padding(values []value) int {
	n := 0
	for n < len(values) && values[len(values)-1-n].reading.Kind == number.None {
		n++
	}
	return n
}

// fit returns at which of a row's values the n columns begin, -1 where there is
// no such place: more printed values than columns, or fewer. h is the header
// above the row, or nil.
func (s *shape) fit(sc *scan, i, n int, h *head) int {
	r := &sc.rows[i]
	values := sc.values[r.values:r.valueEnd]
	lead, trail := blanks(values)
	switch extra := len(values) - n; {
	case extra < 0:
		return -1
	case n > 0 && n == s.total && s.lonely(values, n, lead, trail):
		return -1
	case extra == 0 && s.before(values, lead, h.start(n)):
		return -1
	case extra == 0:
		return 0
	case lead+trail < extra:
		if extra == 1 && sc.pageEnd(r, values) {
			return 0
		}
		return -1
	default:
		under := h.start(n)
		if under >= 0 {
			under += r.shift
		}
		if sc.tables[r.table].Layout == extract.Lines {
			if extra > trail {
				return -1 // the label stands right before the values
			}
			return 0
		}
		return s.window(values, n, lead, trail, under)
	}
}

// before reports whether the blanks before a row's values stand left of where all rows
// begin theirs, which is under the first column of the header if that is known: they are the label's, and blanks at
// the end are missing.
func (s *shape) before(values []value, lead int, under int32) bool {
	return lead > 0 && lead < len(values) && s.fixed && (under < 0 || s.start == under) && values[0].col < s.start && values[lead].col >= s.start
}

// lonely reports whether the only number of a row is its total although it does
// not stand in the last place: it stands in the one before, a cell was lost, and
// other rows print nothing but their totals.
func (s *shape) lonely(values []value, n, lead, trail int) bool {
	return s.short && s.onlyTotal >= minOnlyTotal && lead == n-2 && lead+trail == len(values)-1
}

// minOnlyTotal is how many rows have to print nothing but their totals.
const minOnlyTotal = 3

// window chooses among the places where n values may begin, dropping blanks
// only. under is the grid column of the first header cell, -1 where it is unknown.
func (s *shape) window(values []value, n, lead, trail int, under int32) int {
	extra := len(values) - n
	lowest, highest := max(0, extra-trail), min(lead, extra)
	if lowest == highest {
		return lowest
	}
	if under < 0 && s.fixed {
		under = s.start
	}
	for at := lowest; at <= highest && under >= 0; at++ {
		if values[at].col == under {
			return at
		}
	}
	switch {
	case s.padded > 0 && !s.indented:
		return lowest
	case s.indented && s.padded == 0:
		return highest
	case trail == 0:
		return highest
	}
	return lowest
}

// pageEnd reports whether the last of a row's values in running text is the
// number of the page: it stands apart from the others.
func (sc *scan) pageEnd(r *observed, values []value) bool {
	if sc.tables[r.table].Layout != extract.Lines || len(values) < 3 {
		return false
	}
	last, before := &values[len(values)-1], &values[len(values)-2]
	return last.gap > 1 && last.gap > before.gap && len(last.text) <= 4
}

// deficit places a row with fewer values than columns: by the total that stands
// alone, by the columns of other rows, by empty lines or by the header; or else
// says that the columns are lost.
func (p *pass) deficit(pair pair, columns []int, h *head, s *shape) {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[r.values:r.valueEnd]
	slots := make([]int, len(columns))
	for i, c := range columns {
		slots[i] = p.slot(pair.row, c)
	}
	at := p.deficitColumns(pair, columns, h, s)
	if at == nil {
		if filled(values) > 0 {
			p.unreadable(slots, pair.observed, ReasonColumnsLost)
			return
		}
		at = make([]int, min(len(values), len(columns)))
		for i := range at {
			at[i] = i
		}
	}
	p.placeAt(pair, columns, at)
}

// placeAt puts values into the columns whose indexes at gives, -1 for none; the
// other columns are blank.
func (p *pass) placeAt(pair pair, columns, at []int) {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[r.values:r.valueEnd][:len(at)]
	slots := make([]int, len(columns))
	for i, c := range columns {
		slots[i] = p.slot(pair.row, c)
	}
	done := make([]bool, len(columns))
	for i, c := range at {
		if c >= 0 {
			p.put(slots[c], &values[i], r.table, false)
			done[c] = true
		}
	}
	last := &values[len(values)-1]
	for c := range done {
		if !done[c] {
			p.put(slots[c], notPrinted(last), r.table, false)
		}
	}
}

// notPrinted is the blank of a row that prints fewer cells than there are columns: it
// has the row's place and no column. last is the row's last cell.
func notPrinted(last *value) *value { return &value{row: last.row, col: -1, pos: last.pos} }

// deficitColumns returns for each value the index of its column, -1 for a blank
// that is none; nil where that is not known.
func (p *pass) deficitColumns(pair pair, columns []int, h *head, s *shape) []int {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[r.values:r.valueEnd]
	lead, trail := blanks(values)
	running := p.scan.tables[r.table].Layout == extract.Lines
	if !running && len(columns) == s.total && s.lonely(values, len(columns), lead, trail) {
		at := make([]int, len(values))
		for i := range at {
			at[i] = -1
		}
		at[lead] = len(columns) - 1
		return at
	}
	if n := len(columns); !running && n > 1 && n == len(p.columns(pair.row)) && len(values) > n && filled(values) == n && p.merges(pair.observed, n) {
		return inOrder(values)
	}
	if len(values) > len(columns) {
		return nil
	}
	if running {
		return p.byDisplay(pair.observed, columns, h)
	}
	if p.endsBefore(values[len(values)-1].col, h) {
		return nil
	}
	if len(values) == len(columns) && s.before(values, lead, h.start(len(columns))) && !p.scan.ragged(r.table) {
		return nil // no other row ends early
	}
	if h.overLabels(p.scan.pieces[r.pieces:r.pieceEnd]) {
		return nil
	}
	return byGrid(values, columns, h)
}

// merges reports whether the blanks between the values of a row are what is left of merged
// cells: the values add up to the last one, or another row of the table has the same blanks.
// Else a number may be broken there.
func (p *pass) merges(i, n int) bool {
	r := &p.scan.rows[i]
	values := p.scan.values[r.values:r.valueEnd]
	if n == p.totals() {
		return addUp(values)
	}
	same := func(o *observed) bool {
		return o.table == r.table && slices.EqualFunc(values, p.scan.values[o.values:o.valueEnd], func(a, b value) bool {
			return a.col == b.col && (a.reading.Kind == number.None) == (b.reading.Kind == number.None)
		})
	}
	return i > 0 && same(&p.scan.rows[i-1]) || i+1 < len(p.scan.rows) && same(&p.scan.rows[i+1])
}

// addUp reports whether the last of the values that are printed is the sum of the others.
func addUp(values []value) bool {
	sum, last := int64(0), int64(0)
	for i := range values {
		r := &values[i].reading
		switch {
		case r.Kind == number.None:
		case r.Kind == number.NilMark, r.Kind == number.Number && r.Value.IsInt():
			sum, last = sum+last, r.Value.Trim().Coef()
		default:
			return false
		}
	}
	return sum == last
}

// inOrder returns the columns of values one of which stands in each: the blanks between
// them are what is left of merged cells.
func inOrder(values []value) []int {
	at := make([]int, len(values))
	next := 0
	for i := range values {
		at[i] = -1
		if values[i].reading.Kind != number.None {
			at[i] = next
			next++
		}
	}
	return at
}

// overLabels reports whether a cell of a header that names a column stands above the labels
// of a row: cells before it were lost, and the others do not stand above their values either.
func (h *head) overLabels(labels []piece) bool {
	return h != nil && len(h.cols) > 0 && slices.ContainsFunc(labels, func(p piece) bool { return p.col >= slices.Min(h.cols) })
}

// endsBefore reports whether a row whose last cell is in a grid column ends before its
// header, in a document that itself keeps cells apart: a cell is missing, nothing says
// which one, and those behind it stand in the columns of others.
func (p *pass) endsBefore(col int32, h *head) bool {
	if p.scan.doc.Format != extract.HTML && p.scan.doc.Format != extract.Docx || h == nil || len(h.cols) == 0 {
		return false
	}
	return col < slices.Max(h.cols)
}

// overlaps reports whether two columns of the header stand in one column of the grid:
// spans were lost, and the others do not stand above their values either.
func (h *head) overlaps() bool {
	for i := range h.cols {
		if slices.Contains(h.cols[:i], h.cols[i]) {
			return true
		}
	}
	return false
}

// byGrid places values under the header cells of their grid columns.
func byGrid(values []value, columns []int, h *head) []int {
	if h == nil || h.overlaps() {
		return nil
	}
	out := make([]int, len(values))
	last := -1
	for i := range values {
		out[i] = -1
		for x, col := range h.cols {
			if col != values[i].col {
				continue
			}
			for c := range columns {
				if columns[c] == h.columns[x] {
					out[i] = c
				}
			}
		}
		if out[i] <= last && (out[i] >= 0 || values[i].reading.Kind != number.None) {
			return nil
		}
		last = max(last, out[i])
	}
	return out
}
