package tables

import (
	"slices"

	"github.com/gouji/gouji/normalize/form"
)

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

// remarks notes misprinted labels and rows that the form does not have.
func (p *pass) remarks(pairs []pair) {
	for _, pair := range pairs {
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
		if i > first && i < last && r.filled && r.pieceEnd > r.pieces && !matched(pairs, i) {
			p.note(RowUnknown, p.table, -1, p.scan.pieces[r.pieceEnd-1].text, i)
		}
	}
}

// matched reports whether an observed row is one of pairs, which are in order.
func matched(pairs []pair, observed int) bool {
	_, ok := slices.BinarySearchFunc(pairs, observed, func(p pair, observed int) int { return p.observed - observed })
	return ok
}

// missingRows notes the rows that a table should have and of which nothing is a
// fact, where others are. rows are the observed rows of the table.
func (p *placer) missingRows(t int, rows []int) {
	table := &p.form.Tables[t]
	present := make([]bool, len(table.Rows))
	for row := range table.Rows {
		present[row] = p.done(t, row)
	}
	if !slices.Contains(present, true) {
		return
	}
	for row := range table.Rows {
		if !present[row] && !table.Rows[row].Optional && !replaced(table.Rows, row, present) {
			p.note(RowMissing, t, row, table.Rows[row].Labels[0], rows[0])
		}
	}
}

// done reports whether some cell of a row is a fact.
func (p *placer) done(t, row int) bool {
	for _, c := range p.scan.m.rowCols[p.index][t][row] {
		if slot := p.form.SlotOf(t, row, c); slot >= 0 && p.bySlot[slot] != 0 {
			return true
		}
	}
	return false
}

// replaced reports whether a printed row stands in place of another one.
func replaced(rows []form.Row, row int, present []bool) bool {
	for i := range rows {
		if present[i] && slices.Contains(rows[i].Instead, rows[row].Key) {
			return true
		}
	}
	return false
}
