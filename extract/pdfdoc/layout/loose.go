package layout

import "slices"

// looseFields takes the fields of a form that stand in a table without rules: their
// frames are rows of cells with nothing but values, each for itself, and the labels are
// beside them. It returns the other tables and gives back what stands in the fields;
// their lines are none of the page's. One such row may be the rest of a table that the
// page before has.
func (s *sheet) looseFields(tables []*grid, found []frame, rest []Glyph) ([]*grid, []Glyph) {
	const fewest, most = 2, 400
	var fields []Box
	for _, g := range tables {
		if g.field() {
			fields = append(fields, g.box())
		}
	}
	for i := range found {
		if f := &found[i]; len(f.across) == 2 && len(f.down) == 2 && f.box().height() <= highestField {
			fields = append(fields, f.box())
		}
	}
	if len(fields) < fewest || len(fields) > most {
		return tables, rest
	}
	tables = slices.DeleteFunc(tables, func(g *grid) bool {
		if !g.field() {
			return false
		}
		for i := range g.cells {
			rest = append(rest, g.cells[i].glyphs...)
		}
		return true
	})
	for i := range rest {
		x, y := rest[i].Box.midX(), rest[i].Box.midY()
		rest[i].field = slices.ContainsFunc(fields, func(b Box) bool { return b.contains(x, y) })
	}
	s.across = slices.DeleteFunc(s.across, func(r rule) bool {
		return slices.ContainsFunc(fields, func(b Box) bool {
			return r.at >= b.Y0-snapWithin && r.at <= b.Y1+snapWithin && r.from >= b.X0-snapWithin && r.to <= b.X1+snapWithin
		})
	})
	return tables, rest
}

// highestField is the height up to which a frame may be that of a field of one line, in
// points.
const highestField = 24

// field reports whether a table is a row of low cells that hold no words.
func (g *grid) field() bool {
	return g.rowCount() == 1 && g.box().height() <= highestField && !slices.ContainsFunc(g.cells, func(c cell) bool {
		text, _ := cellText(slices.Clone(c.glyphs), c.box)
		return text != "" && !value(text)
	})
}
