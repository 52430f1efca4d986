package layout

import (
	"slices"
	"unicode"
)

// overrun is a number that is too wide for its cell and runs over the rule.
type overrun struct{ own, into *cell }

// keepNumbers gives all digits of a number to the cell that has most of them: one
// that is too wide for its cell runs over the rule. Two numbers that meet at a
// rule have more room between them than their digits have.
func (l *line) keepNumbers(cells []*cell, over []overrun) []overrun {
	for begin := 0; begin < len(l.glyphs); {
		end := begin + 1
		for end < len(l.glyphs) && l.runsOn(end) {
			end++
		}
		if own, ok := l.majority(cells, begin, end); ok {
			for i := begin; i < end; i++ {
				if into := cells[i]; into != nil && into != own {
					over = append(over, overrun{own, into})
				}
				cells[i] = own
			}
		} else {
			l.unparted(cells, begin, end)
		}
		begin = end
	}
	return over
}

// unparted takes the digits on both sides of a rule for unread where no more room is
// between them than between the digits of a number, or less: one that is too wide for its
// cell runs into the next one's, and both would have digits that are not theirs.
func (l *line) unparted(cells []*cell, begin, end int) {
	const more = 1.1 // than the distance of a number's digits
	var pitches []float32
	for i := begin + 1; i < end; i++ {
		if !l.marked(i) {
			pitches = append(pitches, l.pitch(i))
		}
	}
	usual := quantile(pitches, 0.5)
	for i := begin + 1; i < end; i++ {
		if cells[i] != cells[i-1] && (l.marked(i) || l.pitch(i) <= more*usual) {
			l.glyphs[i-1].Rune, l.glyphs[i].Rune = unread, unread
		}
	}
}

// runsOn reports whether the i-th glyph is the next one of a number: a digit, or a mark
// between digits.
func (l *line) runsOn(i int) bool {
	a, b := l.glyphs[i-1], l.glyphs[i]
	near := 0.35 * max(a.Box.height(), b.Box.height())
	if mark(a.Rune) || mark(b.Rune) {
		near *= 1.7 // a mark fills half of its width, or less
	}
	switch {
	case b.Box.X0-a.Box.X1 >= near:
		return false
	case mark(b.Rune):
		return digit(a.Rune) && i+1 < len(l.glyphs) && digit(l.glyphs[i+1].Rune)
	case mark(a.Rune):
		return i > 1 && digit(l.glyphs[i-2].Rune) && digit(b.Rune)
	}
	return digit(a.Rune) && digit(b.Rune) && abs(a.Box.midY()-b.Box.midY()) < 0.2*b.Box.height()
}

// digit reports whether r is a digit, or may have been one.
func digit(r rune) bool { return unicode.IsDigit(r) || r == unread }

// mark reports whether r may stand between the digits of a number.
func mark(r rune) bool { return r == ',' || r == '.' }

// marked reports whether the i-th glyph or the one before it is such a mark.
func (l *line) marked(i int) bool { return mark(l.glyphs[i-1].Rune) || mark(l.glyphs[i].Rune) }

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

// doubtful takes the digits that run over a rule for unread, and the cell that they run
// into with them, where this cell would be the only blank one in its row and its column:
// it may hold the last of them.
func doubtful(tables []*grid, over []overrun) {
	const most = 500
	for _, o := range over[:min(len(over), most)] {
		t := slices.IndexFunc(tables, func(g *grid) bool { return g.at(o.into.box.midX(), o.into.box.midY()) == o.into })
		if t < 0 || len(o.into.glyphs) > 0 || tables[t].blankBeside(o.into, over) {
			continue
		}
		for i := range o.own.glyphs {
			if g := &o.own.glyphs[i]; o.into.box.contains(g.Box.midX(), g.Box.midY()) {
				g.Rune = unread
				o.into.glyphs = append(o.into.glyphs, *g)
			}
		}
	}
}

// blankBeside reports whether another cell in the row or the column of one is blank, of
// those that no number runs into.
func (g *grid) blankBeside(c *cell, over []overrun) bool {
	return slices.ContainsFunc(g.cells, func(o cell) bool {
		return (o.row == c.row || o.col == c.col) && (o.row != c.row || o.col != c.col) && len(o.glyphs) == 0 &&
			!slices.ContainsFunc(over, func(u overrun) bool { return u.into.row == o.row && u.into.col == o.col })
	})
}
