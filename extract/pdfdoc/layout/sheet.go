package layout

import (
	"cmp"
	"slices"
)

// item is a table or a line of running text on a sheet.
type item struct {
	table *grid
	line  *line
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
	for _, g := range tables {
		g.write()
	}
	tables = slices.DeleteFunc(tables, (*grid).empty)
	var out []item
	for _, g := range tables {
		out = append(out, item{table: g, box: g.box()})
	}
	out = append(out, s.open(rest, limit)...)
	slices.SortStableFunc(out, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
	})
	return out
}

// assign gives the glyphs to the cells in which their middles lie, those of
// tables in a table's cell to the inner one, and returns the rest.
func assign(tables []*grid, glyphs []Glyph) []Glyph {
	if len(tables) == 0 {
		return glyphs
	}
	slices.SortStableFunc(tables, func(a, b *grid) int { return cmp.Compare(a.box().area(), b.box().area()) })
	rest := glyphs[:0:0]
next:
	for _, g := range glyphs {
		for _, t := range tables {
			if c := t.at(g.Box.midX(), g.Box.midY()); c != nil {
				c.glyphs = append(c.glyphs, g)
				continue next
			}
		}
		rest = append(rest, g)
	}
	return rest
}

// open finds the tables without vertical rules and the lines of running text.
func (s *sheet) open(glyphs []Glyph, limit int) []item {
	lines := linesOf(glyphs)
	var out []item
	next := 0
	for _, r := range regions(lines) {
		t := newColumns(lines[r.from:r.to], nil)
		if t == nil || t.places() > limit {
			continue
		}
		for ; next < r.from; next++ {
			out = append(out, item{line: &lines[next], box: lines[next].box})
		}
		g := t.grid(s.number)
		out = append(out, item{table: g, box: g.box()})
		next = r.to
	}
	for ; next < len(lines); next++ {
		out = append(out, item{line: &lines[next], box: lines[next].box})
	}
	return out
}
