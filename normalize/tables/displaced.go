package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// displaced takes back what running text says where numbers stand in it that belong
// to no label: a converter wrote the cells in an order of its own, as column by
// column. What prints nothing but a label is not blank then, since its values may be
// among those; and where there are such labels, a value belongs to one only if a line
// holds them together. Where there are none, only the rows without a label are in
// doubt.
func (p *placer) displaced() {
	strays := p.strayRows()
	if len(strays) == 0 {
		return
	}
	rows, bare := map[printedRow]*observed{}, false
	for i := range p.scan.rows {
		if r := &p.scan.rows[i]; p.inRunning(r.table) {
			rows[r.printed()] = r
		}
	}
	for k := range p.cells {
		c := &p.cells[k]
		r := rows[c.printed()]
		bare = bare || r != nil && !r.filled && c.Kind == number.None
	}
	for k := range p.cells {
		c := &p.cells[k]
		at := c.printed()
		switch r := rows[at]; {
		case r == nil, p.certain(r, c, bare):
			continue
		case !r.filled && c.Place.Col < 0:
			n := slices.IndexFunc(strays, func(r *observed) bool { return r.table > at.table || r.table == at.table && r.row > at.row })
			p.strayText(c, strays[max(n, 0)])
		}
		c.unread(ReasonColumnsLost)
	}
}

// printed is the row in which a cell is printed.
func (c *Cell) printed() printedRow { return printedRow{int32(c.Place.Table), int32(c.Place.Row)} }

// inRunning reports whether a table is running text without columns.
func (p *placer) inRunning(table int32) bool {
	return p.scan.tables[table].Layout == extract.Lines && !p.scan.aligned[table]
}

// strayRows returns the rows of running text whose values belong to no label and were
// placed nowhere.
func (p *placer) strayRows() []*observed {
	var running []*observed
	for i := range p.scan.rows {
		if r := &p.scan.rows[i]; r.filled && p.inRunning(r.table) {
			running = append(running, r)
		}
	}
	if len(running) == 0 {
		return nil
	}
	placed := map[printedRow]*Cell{}
	for k := range p.cells {
		if c := &p.cells[k]; c.Kind != number.None {
			placed[c.printed()] = c
		}
	}
	widest := 0
	for _, rows := range p.scan.m.rowCols[p.index] {
		for _, columns := range rows {
			widest = max(widest, len(columns))
		}
	}
	return slices.DeleteFunc(running, func(r *observed) bool { return !p.stray(r, placed[r.printed()], widest) })
}

// stray reports whether the values of a row belong to no label; placed is one of its
// facts, if it has any. What is printed behind a header has none, although its last
// column may be called like a row, nor has what prints more values than the form's
// widest row.
func (p *placer) stray(r *observed, placed *Cell, widest int) bool {
	names := func(k int32, x axis) bool { return p.scan.m.has(p.scan.pieces[k].word, x) }
	last := r.pieceEnd - 1
	switch {
	case last < r.pieces:
		return placed == nil
	case !names(last, columnAxis):
		return !names(last, rowAxis) && filled(p.scan.values[r.values:r.valueEnd]) > widest
	case names(last, rowAxis):
		return last > r.pieces && names(last-1, columnAxis) && (placed == nil || placed.Kind == number.Unreadable && p.namesRowOf(last, placed))
	}
	return placed == nil
}

// certain reports whether the values of a row are those of a cell's row in a text
// whose order is in doubt: a line holds them all, and with the label, or the label
// stands before just as many as there are columns. bare says that some labels have
// lost theirs.
func (p *placer) certain(r *observed, c *Cell, bare bool) bool {
	whole := p.whole(r, c)
	return p.scan.inOneLine(r) && (whole || !bare) || whole && !bare && p.labelled(r, c)
}

// whole reports whether a row has a value for each column of a cell's row.
func (p *placer) whole(r *observed, c *Cell) bool {
	f := &p.form.Facts[c.Slot]
	return filled(p.scan.values[r.values:r.valueEnd]) == len(p.scan.m.rowCols[p.index][f.Table][f.Row])
}

// labelled reports whether the label of a cell's row is printed in it, or one that is
// not known.
func (p *placer) labelled(r *observed, c *Cell) bool {
	for k := r.pieces; k < r.pieceEnd; k++ {
		if p.scan.pieces[k].word == noWord || p.namesRowOf(k, c) {
			return true
		}
	}
	return false
}

// namesRowOf reports whether a piece is the label of a cell's row.
func (p *placer) namesRowOf(piece int32, c *Cell) bool {
	f, named := &p.form.Facts[c.Slot], false
	p.scan.anchorsOf(p.scan.pieces[piece].word, p.index, func(a *anchor) {
		named = named || a.axis == rowAxis && int(a.table) == f.Table && int(a.row) == f.Row
	})
	return named
}

// inOneLine reports whether the values of a row stand on one line, several of them
// or one beside its label.
func (s *scan) inOneLine(r *observed) bool {
	values := s.values[r.values:r.valueEnd]
	line, n := 0, 0
	for i := range values {
		switch v := &values[i]; {
		case v.reading.Kind == number.None:
			continue
		case n > 0 && v.pos.Line != line:
			return false
		default:
			line = v.pos.Line
			n++
		}
	}
	return n > 1 || r.pieceEnd > r.pieces && s.pieces[r.pieceEnd-1].pos.Line == line
}

// strayText gives a cell the values of a row as its print.
func (p *placer) strayText(c *Cell, r *observed) {
	var text []string
	for k := r.values; k < r.valueEnd; k++ {
		v := &p.scan.values[k]
		if v.text == "" {
			continue
		}
		if len(text) == 0 {
			c.Place = Place{int(r.table), int(v.row), int(v.col), v.pos}
		}
		text = append(text, v.text)
	}
	c.Text = strings.Join(text, " ")
}
