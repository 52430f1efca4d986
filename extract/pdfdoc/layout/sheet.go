package layout

import (
	"cmp"
	"slices"
)

// item is a table, a line of running text, or lines that are set in columns.
type item struct {
	table *grid
	line  *line
	lines *aligned
	box   Box
}

// maxTables bounds the tables of one page.
const maxTables = 200

// items finds what is printed on a sheet, from top to bottom.
func (s *sheet) items(limit int) []item {
	found := frames(s)
	var tables []*grid
	for i := range found {
		if len(tables) == maxTables {
			s.cut = true
			break
		}
		if g := newGrid(&found[i], s.number, limit); g != nil {
			tables = append(tables, g)
		} else if len(found[i].across)*len(found[i].down) > limit {
			s.cut = true
		}
	}
	rest := assign(tables, s.glyphs)
	tables, rest = s.looseFields(tables, found, rest)
	for _, g := range tables {
		g.write()
	}
	tables = slices.DeleteFunc(tables, (*grid).empty)
	for _, g := range tables {
		s.hide(g)
	}
	var out []item
	for _, g := range tables {
		out = append(out, item{table: g, box: g.box()})
	}
	strip, rest := s.strip(tables, rest)
	lines := linesOf(rest)
	for i := range lines {
		out = append(out, item{line: &lines[i], box: lines[i].box})
	}
	slices.SortStableFunc(out, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
	})
	return behind(out, linesOf(strip))
}

// assign gives the glyphs to the cells in which their middles lie, those of
// tables in a table's cell to the inner one, and returns the rest. A number that
// runs over a rule stays together.
func assign(tables []*grid, glyphs []Glyph) []Glyph {
	if len(tables) == 0 {
		return glyphs
	}
	slices.SortStableFunc(tables, func(a, b *grid) int { return cmp.Compare(a.box().area(), b.box().area()) })
	rest := glyphs[:0:0]
	var over []overrun
	for _, l := range linesOf(glyphs) {
		cells := make([]*cell, len(l.glyphs))
		for i, g := range l.glyphs {
			cells[i] = cellAt(tables, g.Box.midX(), g.Box.midY())
		}
		over = l.keepNumbers(cells, over)
		for i, g := range l.glyphs {
			if cells[i] != nil {
				cells[i].glyphs = append(cells[i].glyphs, g)
			} else {
				rest = append(rest, g)
			}
		}
	}
	doubtful(tables, over)
	return rest
}

// cellAt returns the cell of the smallest table at a place, nil for none.
func cellAt(tables []*grid, x, y float32) *cell {
	for _, t := range tables {
		if c := t.at(x, y); c != nil {
			return c
		}
	}
	return nil
}

// pitch is how far the i-th glyph is from the one before.
func (l *line) pitch(i int) float32 {
	return l.glyphs[i].Box.midX() - l.glyphs[i-1].Box.midX()
}
