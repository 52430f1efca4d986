// Package layout turns the glyphs and rules of printed pages into paragraphs
// and tables.
//
// In: Pages, as any reader of PDF files or of scans finds them: single glyphs
// with their boxes, and the straight lines that are drawn. Out: blocks in
// reading order, and the text that their offsets point into. Tables with rules in
// both directions are grids of cells with their spans; lines that are set in
// columns without vertical rules are paragraphs in which blanks keep the columns
// below each other. The package does no I/O, keeps no state and needs
// no library; its work grows with the number of glyphs and rules on a page, and
// both are bounded.
package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Box is a rectangle in points. In a Page, y grows upwards as in PDF; inside
// this package pages stand upright and y grows downwards.
type Box struct{ X0, Y0, X1, Y1 float32 }

func (b Box) width() float32  { return b.X1 - b.X0 }
func (b Box) height() float32 { return b.Y1 - b.Y0 }
func (b Box) midX() float32   { return (b.X0 + b.X1) / 2 }
func (b Box) midY() float32   { return (b.Y0 + b.Y1) / 2 }
func (b Box) area() float32   { return max(0, b.width()) * max(0, b.height()) }

// around returns the smallest box around two.
func (b Box) around(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// Within returns the part of b that lies in c.
func (b Box) Within(c Box) Box {
	return Box{max(b.X0, c.X0), max(b.Y0, c.Y0), min(b.X1, c.X1), min(b.Y1, c.Y1)}
}

// contains reports whether a point lies in b.
func (b Box) contains(x, y float32) bool {
	return x >= b.X0 && x <= b.X1 && y >= b.Y0 && y <= b.Y1
}

// unread stands for a character that cannot be read; it is extract.Unread.
const unread = '\ufffd'

// Glyph is one printed character.
type Glyph struct {
	Rune  rune
	Box   Box     // of its ink
	Angle float32 // of its writing direction, in radians, against the page's x axis

	turn  uint8 // quarter turns against the sheet
	field bool  // it stands in a field that the label beside it does not
	twice bool  // it is printed over itself
}

// Page is what is printed on one page, in the page's own coordinates.
type Page struct {
	Number int // counted from 1
	Box    Box // the visible part
	Glyphs []Glyph
	// Rules are straight lines along the axes: a box that is thin in one
	// direction is the line through its middle.
	Rules  []Box
	Fills  []Fill // in the order in which they are painted
	Images []Box
	// Clips are large areas outside which nothing of some text is shown; Clip adds to
	// them.
	Clips []Box
	// Invisible is true where the text of a page is there to be searched but is
	// not printed: what a program took an image for.
	Invisible bool
	// Cut is true where a page has more than was read.
	Cut bool
}

// sheet is a page set upright, y growing downwards from the upper edge.
type sheet struct {
	number        int
	width, height float32
	glyphs        []Glyph
	across, down  []rule     // horizontal rules and vertical ones
	over          [2]float32 // heights between which print runs over the right edge
	cut           bool
}

// upright turns a page so that most of its glyphs are written from left to
// right, whatever its /Rotate says.
func (p *Page) upright() *sheet {
	turn := p.quarterTurns()
	s := &sheet{number: p.Number, width: p.Box.width(), height: p.Box.height(), cut: p.Cut}
	if turn%2 == 1 {
		s.width, s.height = s.height, s.width
	}
	s.glyphs = make([]Glyph, 0, len(p.Glyphs))
	stamped := p.stamped()
	for _, g := range p.Glyphs {
		g.Box = p.turned(g.Box, turn)
		if stamped && oblique(g.Angle) {
			continue
		}
		g.turn = uint8((quarter(g.Angle) - turn + 4) % 4)
		g.Rune = Plain(g.Rune)
		if g.Rune > ' ' && s.visible(g.Box) || s.clip(&g) {
			s.glyphs = append(s.glyphs, g)
		}
	}
	s.glyphs = withoutDoubles(s.glyphs)
	var across, down []rule
	for _, b := range p.Rules {
		b = p.turned(b, turn)
		if !b.finite() {
			continue
		}
		if b.width() >= b.height() {
			across = append(across, rule{b.midY(), b.X0, b.X1})
		} else {
			down = append(down, rule{b.midX(), b.Y0, b.Y1})
		}
	}
	s.strike(across)
	onDark, besideDark := between(p.fills(turn))
	across, down = append(across, onDark...), append(down, besideDark...)
	across, down = withoutFields(across, down, s.width)
	s.across, s.down = joined(across), joined(down)
	s.cutOff(s.width)
	for _, area := range p.Clips {
		s.cutOff(p.turned(area, turn).X1)
	}
	s.across, s.down = s.shown(s.across, s.down)
	if len(s.across) > maxRules || len(s.down) > maxRules {
		s.across, s.down, s.cut = nil, nil, true
	}
	return s
}

// visible reports whether the middle of a box is on the sheet.
func (s *sheet) visible(b Box) bool {
	return b.finite() && b.X1 >= b.X0 && b.Y1 >= b.Y0 && Box{0, 0, s.width, s.height}.contains(b.midX(), b.midY())
}

// strike takes characters that a line is drawn through for unread: nobody can say
// whether they count.
func (s *sheet) strike(across []rule) {
	slices.SortFunc(across, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if g.Rune >= 0x80 && !unicode.IsDigit(g.Rune) && !wide(g.Rune) || strings.ContainsRune(nilMarks, g.Rune) {
			continue
		}
		const edge = 0.3 // of its height, above and below which a line only touches it
		from, to := g.Box.Y0+edge*g.Box.height(), g.Box.Y1-edge*g.Box.height()
		k, _ := slices.BinarySearchFunc(across, from, func(r rule, y float32) int { return cmp.Compare(r.at, y) })
		for ; k < len(across) && across[k].at < to; k++ {
			if across[k].from <= g.Box.X0+0.5 && across[k].to >= g.Box.X1-0.5 {
				g.Rune = unread
				break
			}
		}
	}
}

func (b Box) finite() bool {
	const most = 1e6
	for _, v := range [...]float32{b.X0, b.Y0, b.X1, b.Y1} {
		if !(v > -most && v < most) { // false for NaN too
			return false
		}
	}
	return true
}

// quarterTurns says how often the page must be turned clockwise.
func (p *Page) quarterTurns() int {
	var count [4]int
	for i := range p.Glyphs {
		if p.Glyphs[i].Rune > ' ' {
			count[quarter(p.Glyphs[i].Angle)]++
		}
	}
	best := 0
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return best
}

// stamped reports whether what is written obliquely on a page is printed over it, as
// watermarks are: the page has more that is not. It is no part of the report's text.
func (p *Page) stamped() bool {
	n := 0
	for i := range p.Glyphs {
		if oblique(p.Glyphs[i].Angle) {
			n++
		}
	}
	return 2*n < len(p.Glyphs)
}

// oblique reports whether an angle is far from all quarter turns. Slanted letters have
// an angle too, a smaller one.
func oblique(angle float32) bool {
	const slanted = 0.45 // radians; programs slant letters by up to 20 degrees
	if !(angle > -100 && angle < 100) {
		return false
	}
	turns := float64(angle) / (math.Pi / 2)
	return math.Abs(turns-math.Round(turns))*math.Pi/2 > slanted
}

// quarter rounds an angle to quarter turns.
func quarter(angle float32) int {
	if !(angle > -100 && angle < 100) {
		return 0
	}
	return (int(math.Round(float64(angle)/(math.Pi/2)))%4 + 4) % 4
}

// turned gives a box of the page its place on the sheet.
func (p *Page) turned(b Box, turns int) Box {
	x0, y0 := b.X0-p.Box.X0, b.Y0-p.Box.Y0
	x1, y1 := b.X1-p.Box.X0, b.Y1-p.Box.Y0
	w, h := p.Box.width(), p.Box.height()
	switch turns {
	case 1: // written upwards
		return Box{y0, x0, y1, x1}
	case 2:
		return Box{w - x1, y0, w - x0, y1}
	case 3: // written downwards
		return Box{h - y1, w - x1, h - y0, w - x0}
	}
	return Box{x0, h - y1, x1, h - y0}
}

// withoutDoubles leaves out glyphs that are printed over themselves to look bold, and
// notes where it did.
func withoutDoubles(glyphs []Glyph) []Glyph {
	type place struct {
		r    rune
		x, y int32
	}
	seen := make(map[place]int, len(glyphs)) // where in out
	out := glyphs[:0]
next:
	for _, g := range glyphs {
		const cell = 8
		x, y := int32(g.Box.midX()/cell), int32(g.Box.midY()/cell)
		for dx := int32(-1); dx <= 1; dx++ {
			for dy := int32(-1); dy <= 1; dy++ {
				if i, ok := seen[place{g.Rune, x + dx, y + dy}]; ok && doubles(g.Box, out[i].Box) {
					out[i].twice = true
					continue next
				}
			}
		}
		seen[place{g.Rune, x, y}] = len(out)
		out = append(out, g)
	}
	return out
}

// doubles reports whether two boxes of one character are one character printed
// twice: apart by less than a seventh of its size.
func doubles(a, b Box) bool {
	near := max(a.width(), a.height()) / 7
	return abs(a.midX()-b.midX()) < near && abs(a.midY()-b.midY()) < near
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
