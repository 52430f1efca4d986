package layout

import (
	"slices"
	"unicode"
)

// Clip notes an area to which text is clipped, where it is so large that more than a
// cell is meant.
func (p *Page) Clip(area Box) {
	const most, least = 8, 0.25 // areas; part of the page
	if area.finite() && area.area() >= least*p.Box.area() && len(p.Clips) < most && !slices.Contains(p.Clips, area) {
		p.Clips = append(p.Clips, area)
	}
}

// clip puts a character that the right edge of the sheet cuts off onto the edge,
// unread: what is before it is not all that was to be printed.
func (s *sheet) clip(g *Glyph) bool {
	b := g.Box
	if g.Rune <= ' ' || !b.finite() || b.midX() <= s.width || b.X0 > s.width+b.height() || b.midY() < 0 || b.midY() > s.height {
		return false
	}
	g.Rune, g.Box.X0, g.Box.X1 = unread, s.width-0.1, s.width
	return true
}

// cutOff puts an unread character behind the numbers that end at the right edge of
// an area to which print is clipped, where other print of these lines runs over the
// edge, or they are too wide for their cell: a browser leaves out the characters behind
// it, and what is left reads like a whole number.
func (s *sheet) cutOff(edge float32) {
	from, to, ok := s.overrun(edge)
	if ok && edge == s.width {
		s.over = [2]float32{from, to}
	}
	var near []Glyph // digits and the marks between them
	for _, g := range s.glyphs {
		const reach = 10 // heights of a digit
		if g.turn == 0 && (unicode.IsDigit(g.Rune) || mark(g.Rune)) && g.Box.X0 < edge && edge-g.Box.X1 < reach*max(g.Box.height(), g.Box.width()) {
			near = append(near, g)
		}
	}
	const most = 2000
	if len(near) > most {
		s.cut = s.cut || ok
		return
	}
	for _, g := range near {
		const room = 0.15 // of a digit's pitch, that is blank on its sides
		if mark(g.Rune) || edge-g.Box.X1 > g.Box.height() {
			continue
		}
		pitch := pitch(near, g)
		among := ok && g.Box.Y0 >= from && g.Box.Y1 <= to && g.Box.midX()+(0.5+room)*pitch >= edge
		if among || g.Box.X0+pitch >= edge && s.fillsCell(near, g) {
			g.Rune, g.Box.X0, g.Box.X1 = unread, g.Box.X1, g.Box.X1+0.1
			s.glyphs = append(s.glyphs, g)
		}
	}
}

// fillsCell reports whether a number begins at the line on its left, of which the last
// digit is given. One that is too wide for its cell does, wherever others are set.
func (s *sheet) fillsCell(near []Glyph, last Glyph) bool {
	const within, between = 0.75, 0.6 // of a digit's height
	height := last.Box.height()
	begin := last.Box
	for moved := true; moved; {
		moved = false
		for _, g := range near {
			if g.Box.X0 < begin.X0 && begin.X0-g.Box.X1 < between*height && g.Box.Y1 > last.Box.midY() && g.Box.Y0 < last.Box.Y1 {
				begin, moved = g.Box, true
			}
		}
	}
	return slices.ContainsFunc(s.down, func(r rule) bool {
		return r.at < begin.X1 && begin.X0-r.at < within*height && r.from < last.Box.Y0 && r.to > last.Box.Y1
	})
}

// shown cuts rules off at the right edge of the sheet: where one row of a table runs
// further over it than the others, these have lines in their last column, too.
func (s *sheet) shown(across, down []rule) (on, beside []rule) {
	for i := range across {
		across[i].to = min(across[i].to, s.width)
	}
	on = slices.DeleteFunc(across, func(r rule) bool { return r.from >= s.width })
	return on, slices.DeleteFunc(down, func(r rule) bool { return r.at > s.width })
}

// hide takes the cells that the right edge of the sheet cuts off for unread where nothing
// is seen of what they hold: it may stand behind the edge.
func (s *sheet) hide(g *grid) {
	const within = 0.5 // points
	for i := range g.cells {
		c := &g.cells[i]
		if c.text == "" && c.box.X1 >= s.width-within && c.box.midY() > s.over[0] && c.box.midY() < s.over[1] {
			c.text = string(unread)
		}
	}
}

// overrun returns between which heights something is printed over a vertical edge,
// and the vertical lines that cross it reach.
func (s *sheet) overrun(edge float32) (from, to float32, ok bool) {
	const over = 1 // points
	add := func(y0, y1 float32) {
		if !ok {
			from, to, ok = y0, y1, true
		}
		from, to = min(from, y0), max(to, y1)
	}
	for _, r := range s.across {
		if r.from < edge-over && r.to > edge+over {
			add(r.at, r.at)
		}
	}
	for _, g := range s.glyphs {
		if g.Box.X0 < edge && g.Box.X1 > edge+over {
			add(g.Box.Y0, g.Box.Y1)
		}
	}
	upper, lower := from, to
	for _, r := range s.down {
		if ok && r.from <= lower && r.to >= upper {
			add(r.from, r.to)
		}
	}
	return from, to, ok
}

// pitch is how far a digit is from the one before it, or would be.
func pitch(digits []Glyph, g Glyph) float32 {
	const usual, widest = 0.75, 1.5 // of a digit's height
	p, most := usual*g.Box.height(), widest*g.Box.height()
	for _, b := range digits {
		if d := g.Box.midX() - b.Box.midX(); d > 0 && d < most && g.Box.contains(g.Box.midX(), b.Box.midY()) {
			p, most = d, d
		}
	}
	return p
}
