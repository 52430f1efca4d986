package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// slot returns the slot of a row's column; the only column of a table without
// columns is 0.
func (p *pass) slot(row, column int) int {
	if len(p.form.Tables[p.table].Columns) == 0 {
		column = -1
	}
	return p.form.SlotOf(p.table, row, column)
}

// columns returns the columns that a row of the form has, in order. They are not
// to be changed.
func (p *pass) columns(row int) []int { return p.scan.m.rowCols[p.index][p.table][row] }

// totals returns the number of the table's columns where the last one is the
// total of the others, 0 where it is not.
func (p *pass) totals() int {
	t := &p.form.Tables[p.table]
	for i := range p.form.Identities {
		r := &p.form.Identities[i]
		if r.Table == t.Key && r.Each == "row" && len(r.Left) == 1 && r.Left[0] == t.Columns[len(t.Columns)-1].Key {
			return len(t.Columns)
		}
	}
	return 0
}

// spaced returns the column of each value of a row in a grid with empty columns
// between its columns, as spreadsheets export merged cells: every value stands
// right below its header. It returns nil where the grid is another one.
func (p *pass) spaced(r *observed, columns []int, h *head) []int {
	if h == nil || p.scan.tables[r.table].Layout == extract.Lines || int(r.valueEnd-r.values) <= len(columns) || r.shift != 0 {
		return nil
	}
	named := h.within(columns)
	if len(named) != len(columns) || len(h.cols) != len(columns) {
		return nil
	}
	gaps := 0
	for i := 1; i < len(h.cols); i++ {
		if h.cols[i] <= h.cols[i-1] {
			return nil
		}
		if h.cols[i] > h.cols[i-1]+1 {
			gaps++
		}
	}
	if gaps == 0 {
		return nil
	}
	return byGrid(p.scan.values[r.values:r.valueEnd], columns, h)
}

// below returns the column of each value of a row of a grid that has more cells
// than the form columns, -1 for those in no column: those under a label that names
// another one, and what is no number beside the row's label. It returns nil where
// the grid is another one, and where a group's label ends before its columns: a wrong
// span has moved what stands beside it.
func (p *pass) below(r *observed, columns []int, h *head) []int {
	values := p.scan.values[r.values:r.valueEnd]
	if h == nil || !h.grid || len(values) <= len(columns) || len(h.cols) != len(columns) || len(h.within(columns)) != len(columns) || r.shift != 0 || !slices.IsSorted(h.cols) {
		return nil
	}
	out := make([]int, len(values))
	n := 0 // values that have one
	for i := range values {
		v := &values[i]
		out[i] = -1
		switch under := slices.Index(h.cols, v.col); {
		case under >= 0:
			out[i] = slices.Index(columns, h.columns[under])
			n++
		case slices.Contains(h.others, v.col):
		case n == 0 && v.reading.Kind == number.NilMark && padding(values) > 0:
			return nil // the first count of a row that lost a cell of its label
		case n == 0 && v.reading.Kind != number.Number && v.col < slices.Min(h.cols):
		default:
			return nil
		}
	}
	if n != len(columns) {
		return nil
	}
	return out
}

// placeRow puts the values of one row into its columns.
func (p *pass) placeRow(pair pair, h *head, s *shape, bySums bool) {
	f := p.filing(pair, h, s)
	switch {
	case f.r.glued:
		f.refuse(ReasonRanTogether)
	case f.group():
	case len(f.values) == 0:
		f.blank()
	case f.cutShort():
		f.refuse(ReasonCutOff)
	case f.uncertain():
		f.refuse(ReasonColumnsLost)
	case f.inGrid():
	case f.partly && f.r.aligned:
		p.partly(pair, f.columns, f.named, h)
	default:
		f.inOrder(bySums)
	}
}

// scatters reports whether a header names some columns in another order than the
// form's, and not where they stand.
func (p *pass) scatters(h *head, named []int) bool {
	return !slices.IsSorted(named) && !h.rises && (h.grouped || !p.flattened(named)) && !(h.grid && h.start(len(h.columns)) >= 0)
}

// rightOf reports whether the n columns of a header stand side by side, and right of
// the first of a row's values, which is blank: it is a place of the label then.
func (h *head) rightOf(values []value, n int) bool {
	start := h.start(n)
	return h.grid && values[0].reading.Kind == number.None && start > values[0].col && h.over(values)
}

// partly places the values of a row of aligned text whose header names some of
// its columns: each below one of them.
func (p *pass) partly(pair pair, columns, named []int, h *head) {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[r.values:r.valueEnd]
	named = slices.Sorted(slices.Values(named))
	header := p.headMiddles(pair.observed, h, named)
	at := p.byMiddles(values, header)
	if m := p.reference(pair.observed, -1, len(named)); m != nil && len(named) > 1 && under(m, header) {
		at = p.byMiddles(values, m) // a lone value would not say which column it has
	}
	if p.scan.unaligned() {
		at = nil
		if len(values) == len(named) && p.printsAll(r.table, len(named)) {
			at = ascending(len(named))
		}
	}
	if at == nil || p.scan.unsure {
		slots := make([]int, len(columns))
		for i, c := range columns {
			slots[i] = p.slot(pair.row, c)
		}
		p.unreadable(slots, pair.observed, ReasonColumnsLost)
		return
	}
	last := &values[len(values)-1]
	for k, c := range named {
		v := notPrinted(last)
		if x := slices.Index(at, k); x >= 0 {
			v = &values[x]
		}
		p.put(p.slot(pair.row, c), v, r.table, false)
	}
}

// under reports whether each of some middles is nearest to its own of a header's, which
// may be unknown: else as many values as the header names columns stand in others.
func under(middles, header []int32) bool {
	for k := range header {
		for c := range header {
			if distance(middles[k], header[c]) < distance(middles[k], header[k]) {
				return false
			}
		}
	}
	return true
}

// promote makes values of the words behind a row's label (若干, 见附件) where
// they stand below the header's columns, or where the row of a grid has just so
// many values fewer than its n columns. label is the piece that its label begins
// with, r.pieces-1 for a row without one; h is the header above it, or nil.
func (p *placer) promote(i int, label int32, n int, h *head) {
	s := p.scan
	r := &s.rows[i]
	if s.tables[r.table].Layout == extract.Lines {
		return
	}
	first := r.pieceEnd
	for first > label+1 && s.pieces[first-1].word == noWord && !isNumbering(s.pieces[first-1].text) {
		first--
	}
	start := h.start(n)
	for first < r.pieceEnd-1 && s.pieces[first].text == s.pieces[r.pieceEnd-1].text && (start < 0 || s.pieces[first].col < start) {
		first++ // the text of a merged cell in each of its places
	}
	if words := int(r.pieceEnd - first); words == 0 || !p.isValues(r, first, words, n, start) {
		return
	}
	from := int32(len(s.values))
	for col := s.stubEnd(r, first); col < s.pieces[first].col && int(s.pieces[first].col-col) < n; col++ {
		s.values = append(s.values, value{row: s.pieces[first].row, col: col, pos: s.pieces[first].pos})
	}
	for k := first; k < r.pieceEnd; k++ {
		piece := &s.pieces[k]
		s.values = append(s.values, value{
			text: piece.text, pos: piece.pos, row: piece.row, col: piece.col,
			reading: number.Reading{Kind: number.Unreadable, Reason: number.ReasonNoNumber},
		})
	}
	s.values = append(s.values, s.values[r.values:r.valueEnd]...)
	r.values, r.valueEnd, r.pieceEnd, r.filled = from, int32(len(s.values)), first, true
}

// isValues reports whether the words from piece first on are values of a row of
// n columns, whose header begins in column start, -1 where that is unknown.
func (p *placer) isValues(r *observed, first int32, words, n int, start int32) bool {
	if start >= 0 && p.scan.tables[r.table].Layout == extract.Markup {
		return p.scan.pieces[first].col >= start || words+int(r.valueEnd-r.values) == n
	}
	printed := int(r.valueEnd - r.values)
	blank := int(p.scan.pieces[first].col - p.scan.stubEnd(r, first))
	trail := 0
	if p.scan.tables[r.table].Layout != extract.Markup {
		trail = padding(p.scan.values[r.values:r.valueEnd])
	}
	return words+printed-trail <= n && blank+words+printed >= n
}

// stubEnd returns the grid column behind the label before piece first.
func (s *scan) stubEnd(r *observed, first int32) int32 {
	if first == r.pieces {
		return 0
	}
	return s.pieces[first-1].col + 1
}

// blankRow files the blank facts of a printed row in which nothing is printed
// but its label. The label of a group whose rows are printed says nothing.
func (p *pass) blankRow(pair pair, slots []int, h *head, s *shape) {
	rows := p.form.Tables[p.table].Rows
	r := &p.scan.rows[pair.observed]
	if standsOver(rows, pair.row, s.printed) || !pair.exact || r.pieceEnd == r.pieces || p.scan.severalRows(r) {
		return
	}
	piece := &p.scan.pieces[r.pieceEnd-1]
	if pair.row+1 < len(rows) && p.endsWith(piece) {
		return
	}
	word := r.aligned && piece.word == noWord && piece.mark.Style == fold.None && r.pieceEnd-r.pieces > 1
	markup := p.scan.tables[r.table].Layout == extract.Markup
	if word || markup && p.endsBefore(piece.col, h) || !markup && p.scan.nilBeforeUnit(piece.text) {
		for _, slot := range slots { // a word or number that stands in no column, or a cell is missing
			p.add(Cell{
				Slot: slot, Text: piece.text, Kind: number.Unreadable, Reason: ReasonColumnsLost,
				Place: Place{int(r.table), int(r.row), int(piece.col), piece.pos},
			})
		}
		return
	}
	for _, slot := range slots {
		p.add(Cell{Slot: slot, Kind: number.None, Place: Place{int(r.table), int(r.row), -1, piece.pos}})
	}
}

// nilBeforeUnit reports whether a text ends with a unit behind what may be the mark for
// nothing: 收取的费用/万元.
func (s *scan) nilBeforeUnit(text string) bool {
	at := strings.LastIndexAny(text, "/／-－–—")
	if at <= 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return s.isUnit(text[at+size:])
}

// severalRows reports whether a row prints the labels of several rows: it heads the
// columns of a table that is turned.
func (s *scan) severalRows(r *observed) bool {
	n := 0
	for k := r.pieces; k < r.pieceEnd; k++ {
		if w := s.pieces[k].word; s.m.has(w, rowAxis) && !s.m.has(w, groupAxis) {
			n++
		}
	}
	return n > 1
}

// otherLabel reports whether a row prints the label of a row that is not known, or a
// part of one.
func (s *scan) otherLabel(r *observed) bool {
	return slices.ContainsFunc(s.pieces[r.pieces:r.pieceEnd], func(p piece) bool { return p.word == noWord && len(p.text) > maxRest })
}

// standsOver reports whether a row is printed as the group of the rows that it may
// stand for.
func standsOver(rows []form.Row, row int, printed []bool) bool {
	for i := range rows {
		if printed[i] && slices.Contains(rows[row].Instead, rows[i].Key) {
			return true
		}
	}
	return false
}

// after is the place behind a label.
func after(p *piece) extract.Pos {
	pos := p.pos
	pos.Offset += len(p.text)
	return pos
}

// filled counts the values that are not blank.
func filled(values []value) int {
	n := 0
	for i := range values {
		if values[i].reading.Kind != number.None {
			n++
		}
	}
	return n
}
