package tables

import (
	"slices"
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
