package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// placer puts the values of matched rows into the form's columns.
type placer struct {
	scan   *scan
	form   *form.Form
	index  int // of the form
	bySlot []int32
	cells  []Cell
	notes  []Note
	budget int
}

func newPlacer(s *scan, f int) *placer {
	return &placer{
		scan: s, index: f, form: s.m.forms[f],
		bySlot: make([]int32, len(s.m.forms[f].Facts)),
		cells:  make([]Cell, 0, min(len(s.values), len(s.m.forms[f].Facts))),
		budget: fuzzyBudget,
	}
}

// run places all tables of the form.
func (p *placer) run() {
	owners := p.scan.owners(p.index)
	for t := range p.form.Tables {
		var rows []int
		for i, owner := range owners {
			if int(owner) == t {
				rows = append(rows, i)
			}
		}
		if len(rows) > maxRows {
			p.note(RowsLimited, t, -1, "", rows[maxRows])
			rows = rows[:maxRows]
		}
		if p.form.Tables[t].Header == "rows" {
			p.crossed(t, rows)
			continue
		}
		for _, pass := range p.passes(t, rows) {
			pass.place()
		}
	}
	slices.SortFunc(p.cells, func(a, b Cell) int { return a.Slot - b.Slot })
}

// note adds a note about the observed row i.
func (p *placer) note(kind NoteKind, table, row int, text string, i int) {
	r := &p.scan.rows[i]
	place := Place{Table: int(r.table), Row: int(r.row)}
	switch {
	case r.pieceEnd > r.pieces:
		place.Pos, place.Col = p.scan.pieces[r.pieceEnd-1].pos, int(p.scan.pieces[r.pieceEnd-1].col)
	case r.valueEnd > r.values:
		place.Pos, place.Col = p.scan.values[r.values].pos, int(p.scan.values[r.values].col)
	}
	p.notes = append(p.notes, Note{Kind: kind, Table: table, Row: row, Text: text, Place: place})
}

// put makes a printed value the fact of a slot, unless the slot has one.
func (p *placer) put(slot int, v *value, table int32, bySums bool) {
	c := Cell{
		Slot: slot, Text: v.text, Kind: v.reading.Kind, Value: v.reading.Value, Reason: v.reading.Reason,
		BySums: bySums, Place: Place{int(table), int(v.row), int(v.col), v.pos},
	}
	switch c.Kind {
	case number.Number:
		convert(&c, v.reading.Unit, p.form.Facts[slot].Unit)
	case number.Text:
		c.Kind, c.Reason = number.Unreadable, number.ReasonNoNumber
	}
	p.add(c)
}

// add files a cell. The first print of a fact counts.
func (p *placer) add(c Cell) bool {
	if p.bySlot[c.Slot] != 0 {
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
}

// passes cuts the rows of a table where it begins anew: as where its columns
// were printed in two tables, or the whole table twice.
func (p *placer) passes(t int, rows []int) []pass {
	labels := make([]label, len(rows))
	single := make([]int, len(rows))
	for k, i := range rows {
		labels[k] = p.scan.label(i)
		single[k] = p.only(t, &labels[k], i)
	}
	var out []pass
	seen := make([]bool, len(p.form.Tables[t].Rows))
	from, highest := 0, -1
	for k, j := range single {
		if j < 0 {
			continue
		}
		if seen[j] && restarts(single[k+1:], highest) {
			out = append(out, pass{p, t, rows[from:k], labels[from:k]})
			clear(seen)
			from, highest = k, -1
		}
		seen[j] = true
		highest = max(highest, j)
	}
	return append(out, pass{p, t, rows[from:], labels[from:]})
}

// only returns the row that a label with values names if it is the only one.
func (p *placer) only(t int, l *label, i int) int {
	if l.n == 0 || !p.scan.rows[i].filled {
		return -1
	}
	row := -1
	p.scan.anchorsOf(l.words[0], p.index, func(a *anchor) {
		if int(a.table) == t && a.axis == rowAxis {
			if row = int(a.row); row < 0 {
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
	p.remarks(pairs)
	heads := p.heads(pairs)
	p.dropRemarks(pairs, heads)
	for _, pair := range pairs {
		l := &p.labels[slices.Index(p.rows, pair.observed)]
		p.promote(pair.observed, l.piece, len(p.columns(pair.row)))
	}
	shape := p.shape(pairs, heads)
	shape.total = p.totals()
	bySums := p.order(pairs, heads, &shape)
	for k, pair := range pairs {
		p.placeRow(pair, heads[k], &shape, bySums)
	}
}

// dropRemarks takes the remarks from rows under a header that has a column for
// them: what stands in that column of the grid, or the last value of a row with
// more of them than columns where spans were lost.
func (p *pass) dropRemarks(pairs []pair, heads []*head) {
	for k, pair := range pairs {
		h := heads[k]
		if h == nil || h.remark < 0 {
			continue
		}
		r := &p.scan.rows[pair.observed]
		if h.start(len(p.form.Tables[p.table].Columns)) >= 0 {
			for r.valueEnd > r.values && p.scan.values[r.valueEnd-1].col >= h.remark {
				r.valueEnd--
			}
			continue
		}
		n := len(p.columns(pair.row))
		if named := h.within(p.columns(pair.row)); len(named) > 0 {
			n = len(named)
		}
		_, trail := blanks(p.scan.values[r.values:r.valueEnd])
		if last := r.valueEnd - int32(trail); int(last-r.values) > n {
			r.valueEnd = last - 1
		}
	}
}

// remarks notes misprinted labels, rows that the form does not have and rows
// that are missing.
func (p *pass) remarks(pairs []pair) {
	matched := make(map[int]bool, len(pairs))
	present := make([]bool, len(p.form.Tables[p.table].Rows))
	for _, pair := range pairs {
		matched[pair.observed] = true
		present[pair.row] = true
		if !pair.exact {
			r := &p.scan.rows[pair.observed]
			text := ""
			if first, last := p.scan.leaf(r); last >= first {
				text = p.scan.pieces[last].text
			}
			p.note(LabelMisprinted, p.table, pair.row, text, pair.observed)
		}
	}
	first, last := pairs[0].observed, pairs[len(pairs)-1].observed
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		if i > first && i < last && !matched[i] && r.filled && r.pieceEnd > r.pieces {
			p.note(RowUnknown, p.table, -1, p.scan.pieces[r.pieceEnd-1].text, i)
		}
	}
	for row := pairs[0].row + 1; row < pairs[len(pairs)-1].row; row++ {
		if form := &p.form.Tables[p.table].Rows[row]; !present[row] && !form.Optional && !p.replaced(row, present) && !p.done(row) {
			p.note(RowMissing, p.table, row, form.Labels[0], pairs[0].observed)
		}
	}
}

// done reports whether an earlier pass placed a row.
func (p *pass) done(row int) bool {
	for c := range max(1, len(p.form.Tables[p.table].Columns)) {
		if slot := p.slot(row, c); slot >= 0 && p.bySlot[slot] != 0 {
			return true
		}
	}
	return false
}

// replaced reports whether a printed row stands in place of another one.
func (p *pass) replaced(row int, present []bool) bool {
	rows := p.form.Tables[p.table].Rows
	for i := range rows {
		if present[i] && slices.Contains(rows[i].Instead, rows[row].Key) {
			return true
		}
	}
	return false
}

// slot returns the slot of a row's column; the only column of a table without
// columns is 0.
func (p *pass) slot(row, column int) int {
	if len(p.form.Tables[p.table].Columns) == 0 {
		column = -1
	}
	return p.form.SlotOf(p.table, row, column)
}

// columns returns the columns that a row of the form has, in order.
func (p *pass) columns(row int) []int {
	var out []int
	for c := range max(1, len(p.form.Tables[p.table].Columns)) {
		if p.slot(row, c) >= 0 {
			out = append(out, c)
		}
	}
	return out
}

// head is what the header above a row says.
type head struct {
	columns []int   // of the form's table, in the order of the print
	mids    []int32 // display columns of their middles, doubled; running text only
	cols    []int32 // columns in the grid
	oneRow  bool    // all stand in one row of the header
	remark  int32   // grid column of its column for remarks, -1 without one
}

// heads returns the header of each matched row: that of its grid, or the labels
// before its own in running text.
func (p *pass) heads(pairs []pair) []*head {
	out := make([]*head, len(pairs))
	var current *head
	block := int32(-1)
	for k, pair := range pairs {
		r := &p.scan.rows[pair.observed]
		if r.header >= 0 && r.header != block {
			block = r.header
			b := p.scan.headers[block]
			current = p.head(b.from, b.to, 0).or(current)
		}
		if r.pieceEnd-r.pieces > 2 {
			current = p.head(int32(pair.observed), int32(pair.observed)+1, 1).or(current)
		}
		out[k] = current
	}
	return out
}

// or returns h, or other where h is nil.
func (h *head) or(other *head) *head {
	if h == nil {
		return other
	}
	return h
}

// head reads the columns that rows of labels name, without the last pieces of
// each row; nil where they name none.
func (p *pass) head(from, to, without int32) *head {
	h := &head{oneRow: true, remark: -1}
	line := int32(-1)
	type found struct {
		column   int
		col, mid int32
	}
	var all []found
	for i := from; i < to; i++ {
		r := &p.scan.rows[i]
		for k := r.pieces; k < r.pieceEnd-without; k++ {
			piece := &p.scan.pieces[k]
			if isRemark(p.scan.arena[piece.from:piece.to]) {
				h.remark = piece.col
			}
			column := p.column(piece)
			if column < 0 || slices.ContainsFunc(all, func(f found) bool { return f.column == column }) {
				continue
			}
			all = append(all, found{column, piece.col, piece.x + piece.end})
			h.oneRow = h.oneRow && (line < 0 || line == i)
			line = i
		}
	}
	if h.remark < 0 && (len(all) == 0 || without > 0 && len(all) < 2) {
		return nil
	}
	slices.SortStableFunc(all, func(a, b found) int { return int(a.col - b.col) })
	for _, f := range all {
		h.columns, h.cols, h.mids = append(h.columns, f.column), append(h.cols, f.col), append(h.mids, f.mid)
	}
	return h
}

// column returns the column that a piece of a header names, or that its label
// is most like where it means nothing; -1 for none.
func (p *pass) column(piece *piece) int {
	column := -1
	p.scan.anchorsOf(piece.word, p.index, func(a *anchor) {
		if int(a.table) == p.table && a.axis == columnAxis {
			column = int(a.column)
		}
	})
	if column >= 0 || piece.word != noWord {
		return column
	}
	text := p.scan.arena[piece.from:piece.to]
	if len(text) < minFuzzy || len(text) > maxCaption {
		return -1
	}
	best := float32(minSimilarity)
	for c, words := range p.scan.m.columns[p.index][p.table] {
		for _, w := range words {
			if p.budget--; p.budget < 0 {
				return -1
			}
			if l := likeness(text, p.scan.m.words[w].text); l > best {
				best, column = l, c
			}
		}
	}
	return column
}

// minFuzzy is the number of bytes from which a label is compared by likeness.
const minFuzzy = 9

// isRemark reports whether a folded label heads a column for remarks.
func isRemark(folded []byte) bool {
	switch string(folded) {
	case "备注", "说明", "备考", "备注说明":
		return true
	}
	return false
}

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

// within returns the columns of a header that a row of the form has.
func (h *head) within(columns []int) []int {
	if h == nil {
		return nil
	}
	var out []int
	for _, c := range h.columns {
		if slices.Contains(columns, c) {
			out = append(out, c)
		}
	}
	return out
}

// order decides whether the columns stand in the form's order or in that of the
// header, where the two differ. It reports whether the sums decided.
func (p *pass) order(pairs []pair, heads []*head, s *shape) (bySums bool) {
	differs := false
	formHolds, headHolds := 0, 0
	for k, pair := range pairs {
		columns := p.columns(pair.row)
		named := heads[k].within(columns)
		if len(named) != len(columns) || slices.Equal(named, columns) {
			continue
		}
		differs = true
		s.headOrder = heads[k].oneRow
		if start := s.fit(p.scan, pair.observed, len(columns)); start >= 0 {
			formHolds += p.rowHolds(pair, columns, start)
			headHolds += p.rowHolds(pair, named, start)
		}
	}
	if !differs || formHolds == headHolds {
		return false
	}
	s.headOrder = headHolds > formHolds
	return true
}

// rowHolds returns 1 where the values of a row, put into columns in this order,
// satisfy every equality among them and some are not 0.
func (p *pass) rowHolds(pair pair, columns []int, start int) int {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[int(r.values)+start:]
	at := func(slot int) (int64, bool) {
		for i, c := range columns {
			if p.slot(pair.row, c) == slot {
				v := &values[i].reading
				return v.Value.Coef(), v.Kind == number.Number && v.Value.IsInt()
			}
		}
		return 0, false
	}
	for _, c := range columns {
	sums:
		for _, k := range p.form.SumsOf[p.slot(pair.row, c)] {
			sum := &p.form.Sums[k]
			if sum.Relation != form.Equal {
				continue
			}
			left, right := int64(0), int64(0)
			for _, slot := range sum.Left {
				v, ok := at(slot)
				if !ok {
					continue sums
				}
				left += v
			}
			for _, slot := range sum.Right {
				v, ok := at(slot)
				if !ok {
					continue sums
				}
				right += v
			}
			if left == right && left != 0 {
				return 1
			}
		}
	}
	return 0
}

// placeRow puts the values of one row into its columns.
func (p *pass) placeRow(pair pair, h *head, s *shape, bySums bool) {
	r := &p.scan.rows[pair.observed]
	columns := p.columns(pair.row)
	values := p.scan.values[r.values:r.valueEnd]
	slots := func(columns []int) []int {
		out := make([]int, len(columns))
		for i, c := range columns {
			out[i] = p.slot(pair.row, c)
		}
		return out
	}
	if r.glued {
		p.unreadable(slots(columns), pair.observed, ReasonRanTogether)
		return
	}
	if len(values) == 0 {
		p.blankRow(pair, slots(columns))
		return
	}
	named := h.within(columns)
	order := columns
	bySums = bySums && len(named) == len(columns) && !slices.Equal(named, columns)
	if s.headOrder && len(named) == len(columns) {
		order = named
	}
	partly := len(named) > 0 && len(named) < len(columns) && !s.whole
	start := -1
	if partly && len(values) != len(columns) && filled(values) <= len(named) {
		slices.Sort(named)
		if start = s.fit(p.scan, pair.observed, len(named)); start >= 0 {
			order = named
		}
	}
	if start < 0 {
		start = s.fit(p.scan, pair.observed, len(order))
	}
	if start < 0 {
		p.deficit(pair, order, h, s)
		return
	}
	repeated := false
	for i, c := range order {
		slot := p.slot(pair.row, c)
		if b := p.bySlot[slot]; b != 0 {
			repeated = repeated || p.cells[b-1].Text != values[start+i].text
			continue
		}
		p.put(slot, &values[start+i], r.table, bySums)
	}
	if repeated {
		p.note(RowRepeated, p.table, pair.row, "", pair.observed)
	}
}

// promote makes values of the words behind a row's label, where the row of a
// grid has just so many values fewer than its n columns: 若干, 见附件.
func (p *placer) promote(i int, label int32, n int) {
	s := p.scan
	r := &s.rows[i]
	if s.tables[r.table].Layout == extract.Lines || label < r.pieces {
		return
	}
	first := r.pieceEnd
	for first > label+1 && s.pieces[first-1].word == noWord && !isNumbering(s.pieces[first-1].text) {
		first--
	}
	for first < r.pieceEnd-1 && s.pieces[first].text == s.pieces[r.pieceEnd-1].text {
		first++ // the text of a merged cell in each of its places
	}
	words := int(r.pieceEnd - first)
	if words == 0 || words+int(r.valueEnd-r.values) != n {
		return
	}
	from := int32(len(s.values))
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

// blankRow files the blank facts of a printed row in which nothing is printed
// but its label. A label that may be that of a group says nothing.
func (p *pass) blankRow(pair pair, slots []int) {
	row := &p.form.Tables[p.table].Rows[pair.row]
	r := &p.scan.rows[pair.observed]
	if len(row.Instead) > 0 || !pair.exact || r.pieceEnd == r.pieces {
		return
	}
	piece := &p.scan.pieces[r.pieceEnd-1]
	for _, slot := range slots {
		p.add(Cell{Slot: slot, Kind: number.None, Place: Place{int(r.table), int(r.row), int(piece.col) + 1, after(piece)}})
	}
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

// turned reports whether the table was turned by 90°: its rows are named by the
// form's columns.
func (p *pass) turned() bool {
	byColumn, byRow := 0, 0
	for k, i := range p.rows {
		r := &p.scan.rows[i]
		if r.valueEnd-r.values < 2 || r.pieceEnd == r.pieces {
			continue
		}
		if p.stub(i) >= 0 {
			byColumn++
		}
		if p.labels[k].n > 0 {
			byRow++
		}
	}
	return byColumn > 1 && byColumn > byRow
}

// stub returns the column that a row's last piece names, -1 for none.
func (p *pass) stub(i int) int {
	r := &p.scan.rows[i]
	column := -1
	if _, last := p.scan.leaf(r); last >= r.pieces {
		p.scan.anchorsOf(p.scan.pieces[last].word, p.index, func(a *anchor) {
			if int(a.table) == p.table && a.axis == columnAxis {
				column = int(a.column)
			}
		})
	}
	return column
}

// placeTurned places the values of a turned table: each row is a column of the
// form, its values are the form's rows in order.
func (p *pass) placeTurned() {
	present := make([]bool, len(p.form.Tables[p.table].Rows))
	cols := map[int32]int{} // row by the grid column of its header cell
	begun := false          // a row of values was met: what follows is no header
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		column := p.stub(i)
		begun = begun || r.filled
		own := r.pieceEnd
		if column >= 0 && r.valueEnd > r.values {
			own--
		}
		for k := r.pieces; k < own; k++ {
			p.scan.anchorsOf(p.scan.pieces[k].word, p.index, func(a *anchor) {
				if int(a.table) == p.table && a.axis == rowAxis && (own == r.pieceEnd || p.scan.pieces[k].word != p.scan.pieces[own].word) {
					present[a.row] = true
					cols[p.scan.pieces[k].col] = int(a.row)
				}
			})
		}
		if column < 0 || r.valueEnd == r.values || !begun {
			continue
		}
		rows, start := p.across(present, column, i)
		slots := make([]int, len(rows))
		for k, row := range rows {
			slots[k] = p.slot(row, column)
		}
		if start < 0 {
			if !p.underHeader(i, column, cols) {
				p.unreadable(slots, i, ReasonColumnsLost)
			}
			continue
		}
		for k, slot := range slots {
			p.put(slot, &p.scan.values[int(r.values)+start+k], r.table, false)
		}
	}
}

// across returns the rows that the values of observed row i belong to in a
// turned table, and where they begin: those that its header names, or all, with
// one of two alternatives. start is -1 where none fit.
func (p *pass) across(present []bool, column, i int) (rows []int, start int) {
	var named, long, short []int
	all := p.form.Tables[p.table].Rows
	for i := range all {
		if p.slot(i, column) < 0 {
			continue
		}
		alternative := len(all[i].Instead) > 0
		replaced := slices.ContainsFunc(all, func(r form.Row) bool { return slices.Contains(r.Instead, all[i].Key) })
		if present[i] && !(alternative && p.printed(present, all[i].Instead)) {
			named = append(named, i)
		}
		if !alternative {
			long = append(long, i)
		}
		if !replaced {
			short = append(short, i)
		}
	}
	var s shape
	r := &p.scan.rows[i]
	for _, rows := range [][]int{named, long, short} {
		if len(rows) == int(r.valueEnd-r.values) {
			return rows, 0
		}
	}
	for _, rows := range [][]int{named, long, short} {
		if start := s.fit(p.scan, i, len(rows)); start >= 0 {
			return rows, start
		}
	}
	return named, -1
}

// underHeader places the values of a row of a turned table below the header
// cells that name rows, by the columns of the grid: more values than rows mean
// a column that the form does not have.
func (p *pass) underHeader(i, column int, cols map[int32]int) bool {
	r := &p.scan.rows[i]
	at := make([]int, 0, len(cols))
	for k := r.values; k < r.valueEnd; k++ {
		if _, ok := cols[p.scan.values[k].col]; ok {
			at = append(at, int(k))
		}
	}
	if len(at) != len(cols) || len(at) == 0 {
		return false
	}
	for _, k := range at {
		v := &p.scan.values[k]
		if slot := p.slot(cols[v.col], column); slot >= 0 {
			p.put(slot, v, r.table, false)
		}
	}
	return true
}

// printed reports whether one of the rows with the given keys is there.
func (p *pass) printed(present []bool, keys []string) bool {
	rows := p.form.Tables[p.table].Rows
	for i := range rows {
		if present[i] && slices.Contains(keys, rows[i].Key) {
			return true
		}
	}
	return false
}

// convert brings a value into the form's unit. A unit of another measure makes
// the cell unreadable.
func convert(c *Cell, printed, wanted string) {
	if printed == "" || printed == wanted {
		return
	}
	from, money := moneyPower(printed)
	to, wantsMoney := moneyPower(wanted)
	switch {
	case money != wantsMoney || printed == "%":
		c.Kind, c.Reason, c.Value = number.Unreadable, ReasonUnit, number.Value{}
	case money:
		v, ok := c.Value.Shift(from - to)
		if !ok {
			c.Kind, c.Reason = number.Unreadable, number.ReasonTooManyDigits
			v = number.Value{}
		}
		c.Value = v
	}
}

// moneyPower returns the power of ten of a unit of money in 元.
func moneyPower(unit string) (power int, ok bool) {
	switch unit {
	case "元", "圆":
		return 0, true
	case "千元":
		return 3, true
	case "万元":
		return 4, true
	case "百万元":
		return 6, true
	case "亿元":
		return 8, true
	}
	return 0, false
}

// pageNumber reports whether a line is nothing but the number of a page: 4,
// - 4 -, —3—, 第 4 页, 第4页 共6页, 4/6.
func pageNumber(text string) bool {
	if len(text) > 40 {
		return false
	}
	digits, dashes, word := 0, 0, false
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case r == '-' || r == '—' || r == '－' || r == '–' || r == '―' || r == '·' || r == '~':
			dashes++
		case r == '第' || r == '页' || r == '頁' || r == '共':
			word = true
		case r == '/' || fold.Blank(r):
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && (dashes >= 2 || word)
}
