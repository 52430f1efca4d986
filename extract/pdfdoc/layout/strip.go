package layout

import (
	"cmp"
	"slices"
)

// strip takes the lines that stand in a strip of their own at the left of a page, as
// the list of a site's other pages does, apart from the text beside which they stand:
// on one line with it they read as parts of its sentences and of its title. It returns
// the glyphs of the strip, none where there is no such strip.
func (s *sheet) strip(tables []*grid, glyphs []Glyph) (strip, rest []Glyph) {
	for _, x := range s.gutters(tables, glyphs) {
		var left, right []Glyph
		for _, g := range glyphs {
			if g.Box.midX() < x {
				left = append(left, g)
			} else {
				right = append(right, g)
			}
		}
		if listed(linesOf(left)) && s.prose(linesOf(slices.Clone(right)), outline(left)) {
			return left, right
		}
	}
	return nil, glyphs
}

// gutters returns places in the left part of a page over which nothing stands.
func (s *sheet) gutters(tables []*grid, glyphs []Glyph) []float32 {
	const widest, room = 0.4, 3 // of the page; points
	spans := make([]Box, 0, len(glyphs)+len(tables))
	for _, g := range glyphs {
		spans = append(spans, g.Box)
	}
	for _, t := range tables {
		spans = append(spans, t.box())
	}
	slices.SortFunc(spans, func(a, b Box) int { return cmp.Compare(a.X0, b.X0) })
	var found []float32
	var end float32
	for i, b := range spans {
		if b.X0 > widest*s.width {
			break
		}
		if i > 0 && b.X0 > end+room {
			found = append(found, (end+b.X0)/2)
		}
		end = max(end, b.X1)
	}
	slices.Reverse(found)
	return found[:min(len(found), 3)]
}

// outline is the box around glyphs.
func outline(glyphs []Glyph) Box {
	b := glyphs[0].Box
	for _, g := range glyphs {
		b = b.around(g.Box)
	}
	return b
}

// listed reports whether lines may be a list of other pages: several, and
// hardly any of them a number.
func listed(lines []line) bool {
	const fewest, wideEnough = 4, 4 // lines; characters
	long, values := 0, 0
	for i := range lines {
		if value(lines[i].text()) {
			values++
		}
		if len(lines[i].glyphs) >= wideEnough {
			long++
		}
	}
	const few = 4 // one of so many: the year of a title that is broken into short lines
	return long >= fewest && few*values <= len(lines)
}

// prose reports whether there is running text beside a strip, and no line of values.
func (s *sheet) prose(lines []line, strip Box) bool {
	const part, fewest, short = 0.5, 2, 8 // of the page; lines; characters: a year may begin a sentence
	long := 0
	for i := range lines {
		l := &lines[i]
		if l.box.width() > part*s.width {
			long++
		}
		if r := newRow(l.tokens()); l.box.Y0 < strip.Y1 && r.values > 0 && (r.tabular() || len(l.glyphs) < short) {
			return false
		}
	}
	return long >= fewest
}

// behind puts the lines of a strip behind what stands beside it.
func behind(out []item, strip []line) []item {
	if len(strip) == 0 {
		return out
	}
	var bottom float32
	var items []item
	for i := range strip {
		bottom = max(bottom, strip[i].box.Y1)
		items = append(items, item{line: &strip[i], box: strip[i].box})
	}
	at := 0
	for at < len(out) && out[at].box.Y0 < bottom {
		at++
	}
	return slices.Insert(out, at, items...)
}
