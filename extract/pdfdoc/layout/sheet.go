package layout

import (
	"cmp"
	"slices"
	"unicode"
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
	for _, l := range linesOf(glyphs) {
		cells := make([]*cell, len(l.glyphs))
		for i, g := range l.glyphs {
			cells[i] = cellAt(tables, g.Box.midX(), g.Box.midY())
		}
		l.keepNumbers(cells)
		for i, g := range l.glyphs {
			if cells[i] != nil {
				cells[i].glyphs = append(cells[i].glyphs, g)
			} else {
				rest = append(rest, g)
			}
		}
	}
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

// keepNumbers gives all digits of a number to the cell that has most of them: one
// that is too wide for its cell runs over the rule. Two numbers that meet at a
// rule have more room between them than their digits have.
func (l *line) keepNumbers(cells []*cell) {
	for begin := 0; begin < len(l.glyphs); {
		end := begin + 1
		for end < len(l.glyphs) && l.runsOn(end) {
			end++
		}
		if own, ok := l.majority(cells, begin, end); ok {
			for i := begin; i < end; i++ {
				cells[i] = own
			}
		} else {
			l.unparted(cells, begin, end)
		}
		begin = end
	}
}

// unparted takes the digits on both sides of a rule for unread where no more room is
// between them than between the digits of a number, or less: one that is too wide for its
// cell runs into the next one's, and both would have digits that are not theirs.
func (l *line) unparted(cells []*cell, begin, end int) {
	const more = 1.1 // than the distance of a number's digits
	var pitches []float32
	for i := begin + 1; i < end; i++ {
		pitches = append(pitches, l.pitch(i))
	}
	usual := quantile(pitches, 0.5)
	for i := begin + 1; i < end; i++ {
		if cells[i] != cells[i-1] && l.pitch(i) <= more*usual {
			l.glyphs[i-1].Rune, l.glyphs[i].Rune = unread, unread
		}
	}
}

// runsOn reports whether the i-th glyph is the next digit of a number.
func (l *line) runsOn(i int) bool {
	a, b := l.glyphs[i-1], l.glyphs[i]
	digit := func(r rune) bool { return unicode.IsDigit(r) || r == unread }
	if !digit(a.Rune) || !digit(b.Rune) {
		return false
	}
	return b.Box.X0-a.Box.X1 < 0.35*b.Box.height() && abs(a.Box.midY()-b.Box.midY()) < 0.2*b.Box.height()
}

// majority returns the cell of most digits of a number that lies in two cells,
// with no more room where it is parted than elsewhere.
func (l *line) majority(cells []*cell, begin, end int) (*cell, bool) {
	split := 0
	var widest float32
	for i := begin + 1; i < end; i++ {
		if cells[i] != cells[i-1] {
			if split > 0 {
				return nil, false
			}
			split = i
		} else {
			widest = max(widest, l.pitch(i))
		}
	}
	const most = 3 // parts of a number, of which one runs over
	if split == 0 || widest == 0 || l.pitch(split) > 1.1*widest || most*min(split-begin, end-split) > end-begin {
		return nil, false
	}
	if split-begin > end-split {
		return cells[begin], cells[begin] != nil
	}
	return cells[end-1], cells[end-1] != nil
}

// pitch is how far the i-th glyph is from the one before.
func (l *line) pitch(i int) float32 {
	return l.glyphs[i].Box.midX() - l.glyphs[i-1].Box.midX()
}
