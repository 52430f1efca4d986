package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// torn takes back the blanks of rows beside values without a label that were placed
// nowhere: the program that wrote the table down tore a row, and they may be the rest
// of it. Rows that a document keeps apart itself are not torn.
func (p *placer) torn() {
	if p.scan.doc.Format == extract.HTML || p.scan.doc.Format == extract.Docx {
		return
	}
	placed := p.placedRows()
	rests := map[printedRow]*observed{}
	for i := range p.scan.rows {
		r := &p.scan.rows[i]
		if !p.scan.hasNumber(r) || r.heads || !p.exported(r.table) || r.row == 0 && p.scan.counts(r) {
			continue
		}
		bare := r.pieceEnd == r.pieces
		if bare {
			p.headsAbove(i, rests)
		}
		if placed[r.printed()] || !p.scan.restOf(r) {
			continue
		}
		for _, step := range [2]int{1, -1} {
			for k, left := i+step, maxTorn; k >= 0 && k < len(p.scan.rows) && left > 0; k, left = k+step, left-1 {
				o := &p.scan.rows[k]
				if o.heads && (!bare || step > 0) || !p.exported(o.table) || o.filled && step > 0 {
					break
				}
				if rests[o.printed()] == nil {
					rests[o.printed()] = r
				}
				if placed[o.printed()] {
					break
				}
			}
		}
	}
	for k := range p.cells {
		c := &p.cells[k]
		switch {
		case c.Kind != number.None:
			continue
		case rests[c.printed()] != nil:
			p.strayText(c, rests[c.printed()])
		case !p.lineBehind(c):
			continue
		}
		c.unread(ReasonColumnsLost)
	}
}

// placedRows returns the rows of which something is placed.
func (p *placer) placedRows() map[printedRow]bool {
	placed := map[printedRow]bool{}
	last := printedRow{table: -1} // most cells stand in the row of the one before
	for k := range p.cells {
		if c := &p.cells[k]; c.Kind != number.None && c.printed() != last {
			last = c.printed()
			placed[last] = true
		}
	}
	return placed
}

// lineBehind reports whether a cell that its row does not print, or leaves empty at its
// end, may be the number on the next line, behind the end of the table, and gives it that
// as its text.
func (p *placer) lineBehind(c *Cell) bool {
	t, next := p.scan.tables[c.Place.Table], p.scan.blocks[c.Place.Table]+1
	if t.Layout != extract.Pipes || c.Place.Row != t.Rows-1 || next >= len(p.scan.doc.Blocks) || p.scan.used[next] {
		return false
	}
	b := &p.scan.doc.Blocks[next]
	cells := t.Row(c.Place.Row)
	if c.Place.Col >= 0 && (len(cells) > 0 && c.Place.Col < cells[len(cells)-1].Col || b.Pos.Line != c.Place.Pos.Line+1) || b.Kind != extract.Paragraph || number.Parse(b.Text).Kind != number.Number || fold.PageNumber(b.Text) {
		return false
	}
	c.Text, c.Place.Col, c.Place.Pos = b.Text, max(c.Place.Col, t.Cols-1), b.Pos
	return true
}

// headsAbove remembers row i, values without a label, as the rest of the header rows
// right above it: these print no values, and what looks like their blanks is none.
func (p *placer) headsAbove(i int, rests map[printedRow]*observed) {
	for k := i - 1; k >= 0 && p.scan.rows[k].heads && p.scan.rows[k].table == p.scan.rows[i].table; k-- {
		rests[p.scan.rows[k].printed()] = &p.scan.rows[i]
	}
}

func (s *scan) hasNumber(r *observed) bool {
	return slices.ContainsFunc(s.values[r.values:r.valueEnd], func(v value) bool { return v.reading.Kind == number.Number })
}

// counts reports whether the values of a row are 0, 1, 2 …: the names that a program
// gives the columns of a table.
func (s *scan) counts(r *observed) bool {
	next := int64(0)
	for _, v := range s.values[r.values:r.valueEnd] {
		switch {
		case v.reading.Kind == number.None && next == 0:
		case v.reading.Kind != number.Number || !v.reading.Value.IsInt() || v.reading.Value.Coef() != next:
			return false
		default:
			next++
		}
	}
	return next > 1
}

// maxTorn is how many rows away the rest of a torn row may stand.
const maxTorn = 8

// exported reports whether a program set the cells of a table apart with characters.
func (p *placer) exported(table int32) bool {
	layout := p.scan.tables[table].Layout
	return layout != extract.Markup && layout != extract.Lines
}
