package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// turned reports whether the table was turned by 90°: its rows are named by the
// form's columns.
func (p *pass) turned() bool {
	byColumn, byRow, short := 0, 0, 0
	for k, i := range p.rows {
		r := &p.scan.rows[i]
		stub := r.pieceEnd > r.pieces && p.stub(i) >= 0 && (r.filled || !p.namesColumns(r))
		switch {
		case r.pieceEnd == r.pieces:
		case r.valueEnd-r.values >= 2:
			if stub {
				byColumn++
			}
			if p.labels[k].n > 0 {
				byRow++
			}
		case stub && (p.blankStub(i) || r.aligned && r.filled && p.labels[k].n == 0):
			short++
		}
	}
	if short > 0 && p.headsRows() {
		byColumn += short
	}
	return byColumn > 1 && byColumn > byRow
}

// namesColumns reports whether a row names several columns, as a header does.
func (p *pass) namesColumns(r *observed) bool {
	n := 0
	for k := r.pieces; k < r.pieceEnd; k++ {
		if p.anchored(p.scan.pieces[k].word, columnAxis) >= 0 {
			n++
		}
	}
	return n > 1
}

// headsRows reports whether lines of aligned text without values that name several
// rows name most of the form's: they are a header, however few values the rows below
// it have.
func (p *pass) headsRows() bool {
	n := 0
	for _, i := range p.rows {
		r := &p.scan.rows[i]
		if !r.aligned || r.valueEnd > r.values {
			continue
		}
		here := 0
		for k := r.pieces; k < r.pieceEnd; k++ {
			if p.anchored(p.scan.pieces[k].word, rowAxis) >= 0 {
				here++
			}
		}
		if here > 1 {
			n += here
		}
	}
	return 2*n > len(p.form.Tables[p.table].Rows)
}

// blankStub reports whether a row of aligned text prints the label of a column and
// nothing else.
func (p *pass) blankStub(i int) bool {
	r := &p.scan.rows[i]
	return r.aligned && r.valueEnd == r.values && p.stub(i) >= 0 && !p.namesRows(r.pieces, r.pieceEnd, false)
}

// stub returns the column that a row's last piece names, -1 for none.
func (p *pass) stub(i int) int {
	r := &p.scan.rows[i]
	if _, last := p.scan.leaf(r); last >= r.pieces {
		return p.anchored(p.scan.pieces[last].word, columnAxis)
	}
	return -1
}

// anchored returns the row or column of the pass's table that a word names, -1
// for none.
func (p *pass) anchored(w int32, x axis) int {
	if w == noWord {
		return -1
	}
	for _, a := range p.scan.m.words[w].anchors {
		if int(a.form) == p.index && int(a.table) == p.table && a.axis == x {
			if x == rowAxis || x == groupAxis {
				return int(a.row)
			}
			return int(a.column)
		}
	}
	return -1
}

// namesRows reports whether pieces are a part of a turned table's header: they
// name several rows of the form, or one by a word that is numbered or no
// column's. sure says that one suffices.
func (p *pass) namesRows(from, to int32, sure bool) bool {
	n := 0
	for k := from; k < to; k++ {
		w := p.scan.pieces[k].word
		if p.anchored(w, rowAxis) >= 0 || p.anchored(w, groupAxis) >= 0 {
			n++
			sure = sure || p.anchored(w, columnAxis) < 0 || p.scan.pieces[k].mark.Style != fold.None
		}
	}
	return n > 1 || n == 1 && sure
}

// header adds the leaves of one row of the header. A cell that the form does not
// have stands behind the one to the left of it.
func (t *turnedTable) header(from, to int32) {
	before := -1
	for k := from; k < to; k++ {
		piece := &t.scan.pieces[k]
		l := leaf{row: t.anchored(piece.word, rowAxis), col: piece.col, mid: piece.x + piece.end, key: before}
		group := t.anchored(piece.word, groupAxis)
		if l.row < 0 && piece.word == noWord && (before >= 0 || t.scan.tables[t.scan.rows[t.rows[0]].table].Layout != extract.Lines) {
			l.row, _ = t.like(t.scan.arena[piece.from:piece.to])
		}
		switch {
		case l.row >= 0:
			l.key = 2 * l.row
			before = l.key + 1
		case group >= 0:
			before = 2*t.lastOf(piece.word) + 1
			continue
		case piece.word != noWord || before < 0:
			continue
		}
		t.leaves = append(t.leaves, l)
	}
}

// lastOf returns the last row that stands under a group.
func (p *pass) lastOf(w int32) int {
	last := -1
	for _, a := range p.scan.m.words[w].anchors {
		if int(a.form) == p.index && int(a.table) == p.table && a.axis == groupAxis {
			last = max(last, int(a.row))
		}
	}
	return last
}

// groups drops the leaves that are only the heads of others: 其他处理 above its
// three cases.
func (t *turnedTable) groups() {
	rows := t.form.Tables[t.table].Rows
	printed := func(keys []string) bool {
		return slices.ContainsFunc(t.leaves, func(l leaf) bool { return l.row >= 0 && slices.Contains(keys, rows[l.row].Key) })
	}
	t.leaves = slices.DeleteFunc(t.leaves, func(l leaf) bool { return l.row >= 0 && printed(rows[l.row].Instead) })
}
