package tables

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gouji/gouji/normalize/number"
)

// How many lines apart the parts of a row may stand, and where a page with its number and
// its title ends between them.
const (
	sameRow  = 2
	overPage = 8
)

// printedRow is a row of a grid.
type printedRow struct{ table, row int32 }

// leftovers takes back what rows of aligned text say where a value of theirs was
// placed in no column: then none of their columns is known to be blank. A line of
// values that has no label may belong to the row above or below it, and go on with
// a number there.
func (p *placer) leftovers() {
	if len(p.scan.aligned) == 0 {
		return
	}
	placed := map[int]bool{} // offsets of values
	cells := map[printedRow][]int{}
	for k := range p.cells {
		c := &p.cells[k]
		if !p.scan.aligned[int32(c.Place.Table)] {
			continue
		}
		if c.Kind != number.None {
			placed[c.Place.Pos.Offset] = true
		}
		row := printedRow{int32(c.Place.Table), int32(c.Place.Row)}
		cells[row] = append(cells[row], k)
	}
	for i := range p.scan.rows {
		r := &p.scan.rows[i]
		if !r.aligned || r.heads {
			continue
		}
		left := slices.Concat(p.leftOver(r, placed), p.words(r), p.touching(r))
		if len(left) == 0 {
			continue
		}
		if own := cells[r.printed()]; len(own) > 0 {
			p.doubt(own, left, false)
			continue
		}
		if !p.scan.restOf(r) && (r.valueEnd > r.values || p.scan.named(r)) {
			if last := p.scan.beforeUnit(r); last < r.pieces || p.scan.pieces[last].word == noWord {
				p.doubtBlank(i, left, cells)
			}
			continue // a row that the form does not have
		}
		var near [][]int
		for _, step := range [2]int{-1, 1} {
			for _, k := range p.beside(i, step, sameRow, cells) {
				near = append(near, cells[p.scan.rows[k].printed()])
			}
		}
		// A line of a whole row, or one for a row that has room for it, does not go on
		// with the numbers of others, nor does one without a digit.
		numbers := slices.ContainsFunc(left, hasDigit) && !slices.ContainsFunc(near, func(row []int) bool { return len(left) >= len(row) || p.hasRoom(row) })
		for _, row := range near {
			p.doubt(row, left, numbers)
			if numbers {
				p.doubtOver(row, near, left)
			}
		}
		for _, step := range [2]int{-1, 1} {
			for _, row := range p.shifted(i, step, cells) {
				p.doubt(row, left, false)
				for _, k := range row {
					p.cells[k].unread(ReasonColumnsLost)
				}
			}
		}
	}
}

func hasDigit(v *value) bool { return strings.ContainsFunc(v.text, unicode.IsDigit) }

// beforeUnit returns the last piece of a row's label, before the unit behind it.
func (s *scan) beforeUnit(r *observed) int32 {
	last := r.pieceEnd - 1
	if last > r.pieces && s.hasUnit(r) {
		last--
	}
	return last
}

// shifted returns the rows from row i, a line of values without label, to a label
// without values, if no line between holds the whole label of a row and its values:
// then each label may have the values of the next.
func (p *placer) shifted(i, step int, cells map[printedRow][]int) (between [][]int) {
	rows := p.scan.rows
	for k := i + step; k >= 0 && k < len(rows) && rows[k].table == rows[i].table && !rows[k].heads; k += step {
		own := cells[rows[k].printed()]
		switch {
		case len(own) == 0:
			continue
		case rows[k].filled && !rows[k].loose:
			return nil
		}
		between = append(between, own)
		if !rows[k].filled {
			return between
		}
	}
	return nil
}

// hasRoom reports whether one of a row's cells is blank, or may be.
func (p *placer) hasRoom(cells []int) bool {
	return slices.ContainsFunc(cells, func(k int) bool { return p.cells[k].Kind == number.None || p.cells[k].Reason == ReasonColumnsLost })
}

func (r *observed) printed() printedRow { return printedRow{r.table, r.row} }

// leftOver returns the values of a row that were placed nowhere, and those that hold
// the numbers of several cells.
func (p *placer) leftOver(r *observed, placed map[int]bool) []*value {
	var left []*value
	for k := r.values; k < r.valueEnd; k++ {
		if v := &p.scan.values[k]; v.reading.Kind != number.None && (!placed[v.pos.Offset] || v.reading.Reason == number.ReasonTwoNumbers) {
			left = append(left, v)
		}
	}
	return left
}

// touching returns the labels of a row that a number touches which is none of its
// values: 结果维持62.
func (p *placer) touching(r *observed) []*value {
	var left []*value
	for k := r.pieces; k < r.pieceEnd; k++ {
		piece := &p.scan.pieces[k]
		label, digits := number.Trailing(piece.text)
		if digits == "" {
			continue
		}
		if w := p.scan.word(label); p.scan.m.has(w, rowAxis) || p.scan.m.has(w, columnAxis) {
			left = append(left, &value{text: piece.text, pos: piece.pos, row: piece.row, col: piece.col})
		}
	}
	return left
}

// words returns the words behind the label of a row, and those among the columns of
// the values on their line: they may stand where a number should.
func (p *placer) words(r *observed) []*value {
	var left []*value
	labelled := false
	for k := r.pieces; k < r.pieceEnd; k++ {
		switch piece := &p.scan.pieces[k]; {
		case piece.word != noWord:
			labelled = labelled || !p.scan.m.has(piece.word, captionAxis)
		case p.scan.isWord(k) && (labelled || p.amongValues(r, piece)):
			left = append(left, &value{text: piece.text, pos: piece.pos, row: piece.row, col: piece.col})
		}
	}
	return left
}

// amongValues reports whether a piece of row r stands behind a value on its line, and
// not right of all values around.
func (p *placer) amongValues(r *observed, piece *piece) bool {
	const around = 12 // values
	behind, before := false, false
	first, last := max(0, int(r.values)-around), min(len(p.scan.values), int(r.valueEnd)+around)
	for k := first; k < last; k++ {
		v := &p.scan.values[k]
		behind = behind || v.pos.Line == piece.pos.Line && v.pos.Offset < piece.pos.Offset
		before = before || v.mid+nearest >= piece.x+piece.end
	}
	return behind && before
}

// doubtBlank makes a row above or below row i unreadable of which nothing but the
// label is printed: the label of row i, which is not known, may be a part of it.
func (p *placer) doubtBlank(i int, left []*value, cells map[printedRow][]int) {
	for _, step := range [2]int{-1, 1} {
		if near := p.beside(i, step, overPage, cells); len(near) > 0 && near[0] == i+step {
			row := cells[p.scan.rows[near[0]].printed()]
			if !slices.ContainsFunc(row, func(c int) bool { return p.cells[c].Kind != number.None }) {
				p.doubt(row, left, false)
			}
		}
	}
}

// beside returns the rows above or below row i that have facts, up to the next whose
// values are known: those of several may stand below the labels of as many. Rows that
// stand more than so many lines apart are none of them.
func (p *placer) beside(i, step, most int, cells map[printedRow][]int) (near []int) {
	rows := p.scan.rows
	last := i
	for k := i + step; k >= 0 && k < len(rows) && rows[k].table == rows[i].table; k += step {
		switch {
		case max(rows[k].first-rows[last].bottom, rows[last].first-rows[k].bottom) > most:
			return near
		case len(cells[rows[k].printed()]) > 0: // even of a line below a header that names a column, as of a turned table
			near = append(near, k)
			if rows[k].filled && !p.allLost(cells[rows[k].printed()]) {
				return near
			}
		case rows[k].heads:
			return near
		}
		last = k
	}
	return near
}

// allLost reports whether nothing says whose the values of a row are.
func (p *placer) allLost(cells []int) bool {
	return !slices.ContainsFunc(cells, func(k int) bool { return p.cells[k].Reason != ReasonColumnsLost })
}

// doubt makes the blanks among a row's cells unreadable and, if the values that were
// left over may go on with them, the numbers that stand above or below these. A row
// that is unreadable has all of its values as its text.
func (p *placer) doubt(cells []int, left []*value, numbers bool) {
	var text []string
	for _, v := range left {
		text = append(text, v.text)
	}
	for _, k := range cells {
		c := &p.cells[k]
		switch {
		case c.Kind == number.Unreadable && c.Reason == ReasonColumnsLost:
			return
		case c.Kind == number.None:
			c.Text = strings.Join(text, " ")
			c.Place = Place{c.Place.Table, int(left[0].row), int(left[0].col), left[0].pos}
		case !numbers || !p.inLine(c, left):
			continue
		}
		c.unread(ReasonColumnsLost)
	}
}

// doubtOver makes the numbers of a row unreadable that another page may go on with: those in
// the columns that the values left over stand in there, which the rows near by tell.
func (p *placer) doubtOver(cells []int, near [][]int, left []*value) {
	page := left[0].pos.Page
	var columns []int
	for _, row := range near {
		for _, k := range row {
			if c := &p.cells[k]; c.Place.Pos.Page == page && p.inLine(c, left) {
				columns = append(columns, p.column(c))
			}
		}
	}
	for _, k := range cells {
		if c := &p.cells[k]; c.Kind == number.Number && c.Place.Pos.Page != page && slices.Contains(columns, p.column(c)) {
			c.unread(ReasonColumnsLost)
		}
	}
}

// column returns the column of a cell's fact, -1 where its table has none.
func (p *placer) column(c *Cell) int { return p.form.Facts[c.Slot].Column }

// inLine reports whether one of some values stands in the columns of a cell's text.
func (p *placer) inLine(c *Cell, values []*value) bool {
	for k := range p.scan.values {
		u := &p.scan.values[k]
		if u.pos.Offset != c.Place.Pos.Offset {
			continue
		}
		for _, v := range values {
			if distance(u.mid, v.mid) < int(u.width+v.width) {
				return true
			}
		}
	}
	return false
}
