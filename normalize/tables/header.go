package tables

import (
	"slices"
)

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
	distinct := !slices.ContainsFunc(all, func(f found) bool {
		return slices.ContainsFunc(all, func(g found) bool { return f.col == g.col && f.column != g.column })
	})
	if distinct { // else spans were lost
		slices.SortStableFunc(all, func(a, b found) int { return int(a.col - b.col) })
	}
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
