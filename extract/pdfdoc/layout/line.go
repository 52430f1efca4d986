package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// line is a row of glyphs, left to right.
type line struct {
	glyphs []Glyph
	box    Box
	em     float32 // size of its characters
	digits pitches // of its numbers
}

// linesOf puts glyphs into lines, from top to bottom: letters and digits first,
// then points and dashes, which alone would not say where their line is. Those
// that are far from all others have lines of their own.
func linesOf(glyphs []Glyph) []line {
	if len(glyphs) == 0 {
		return nil
	}
	em := usualHeight(glyphs)
	var tall, low []Glyph
	for _, g := range glyphs {
		if g.Box.height() >= 0.8*em || unicode.IsLetter(g.Rune) || unicode.IsNumber(g.Rune) {
			tall = append(tall, g)
		} else {
			low = append(low, g)
		}
	}
	if len(tall) == 0 {
		tall, low = low, nil
	}
	found := gathered(tall, em)
	for i := range found {
		found[i].sort()
	}
	var lone []Glyph
	lines := make([]int, len(low))
	for i, g := range low {
		lines[i] = place(found, g)
		if l := &found[lines[i]]; gap(l.box, g.Box.midY()) > 0.6*em || l.between(g) {
			lines[i] = -1
			lone = append(lone, g)
		}
	}
	for i, g := range low {
		if lines[i] >= 0 {
			l := &found[lines[i]]
			l.glyphs = append(l.glyphs, g)
		}
	}
	first := len(found)
	found = append(found, gathered(lone, em)...)
	for i := range found {
		found[i].finish()
		if l := &found[i]; i >= first { // points and dashes are lower than their line
			y, high := l.box.midY(), max(l.box.height(), em)
			l.em, l.box.Y0, l.box.Y1 = max(l.em, em), y-high/2, y+high/2
		}
	}
	if len(lone) > 0 {
		slices.SortStableFunc(found, func(a, b line) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	}
	return found
}

// usualHeight is the height that three of four glyphs do not surpass.
func usualHeight(glyphs []Glyph) float32 {
	heights := make([]float32, len(glyphs))
	for i := range glyphs {
		heights[i] = glyphs[i].Box.height()
	}
	slices.Sort(heights)
	return heights[len(heights)*3/4]
}

// gathered collects the glyphs whose middles are at one height, give or take
// less than half the size of the largest of them.
func gathered(glyphs []Glyph, em float32) []line {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Box.midY(), b.Box.midY()) })
	var found []line
	var sum float32
	for _, g := range glyphs {
		y := g.Box.midY()
		if n := len(found) - 1; n >= 0 {
			l := &found[n]
			mid := sum / float32(len(l.glyphs))
			if largest := max(l.em, size(g)); y-mid <= 0.45*min(em, largest) {
				l.glyphs = append(l.glyphs, g)
				l.box = l.box.around(g.Box)
				l.em = largest
				sum += y
				continue
			}
		}
		found = append(found, line{glyphs: []Glyph{g}, box: g.Box, em: size(g)})
		sum = y
	}
	return found
}

// place returns the line to which a low glyph belongs: the one that is nearest in
// height, or has a nearer neighbour for it. The glyphs of lines are in order.
func place(lines []line, g Glyph) int {
	const around = 2 // lines above and below that may be meant
	y := g.Box.midY()
	i, _ := slices.BinarySearchFunc(lines, y, func(l line, y float32) int { return cmp.Compare(l.box.midY(), y) })
	best, least := 0, float32(math.Inf(1))
	for k := max(0, i-around); k < min(len(lines), i+around); k++ {
		l := &lines[k]
		cost := 3*gap(l.box, y) + 0.05*min(l.roomFor(g.Box), 4*l.box.height())
		if strings.ContainsRune(nilMarks, g.Rune) {
			cost += abs(y - l.box.midY()) // they stand at half its height
		}
		if cost < least {
			best, least = k, cost
		}
	}
	return best
}

// between reports whether a dash stands above or below a line, alone: the rows of a cell
// beside it may have two lines.
func (l *line) between(g Glyph) bool {
	const high, alone = 0.45, 1 // of the size of the characters
	return dash(g.Rune) && abs(g.Box.midY()-l.box.midY()) > high*l.em && l.roomFor(g.Box) > alone*l.em
}

// roomFor is the room between a box and the nearest glyph of a line.
func (l *line) roomFor(b Box) float32 {
	i, _ := slices.BinarySearchFunc(l.glyphs, b.X0, func(g Glyph, x float32) int { return cmp.Compare(g.Box.X0, x) })
	room := float32(math.Inf(1))
	if i < len(l.glyphs) {
		room = max(0, l.glyphs[i].Box.X0-b.X1)
	}
	if i > 0 {
		room = min(room, max(0, b.X0-l.glyphs[i-1].Box.X1))
	}
	return room
}

// gap is the distance of a height from a box.
func gap(b Box, y float32) float32 { return max(b.Y0-y, y-b.Y1, 0) }

func (l *line) sort() {
	slices.SortStableFunc(l.glyphs, func(a, b Glyph) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
}

// finish brings the glyphs into order and measures the line. Digits that are
// printed over others are unread, also where both are the same: a number that is bold has
// all its digits twice, of two that overlap only some are.
func (l *line) finish() {
	l.sort()
	for i := 1; i < len(l.glyphs); i++ {
		a, b := &l.glyphs[i-1], &l.glyphs[i]
		if over := min(a.Box.X1, b.Box.X1) - b.Box.X0; unicode.IsDigit(b.Rune) && (unicode.IsDigit(a.Rune) || a.Rune == unread) &&
			over > 0.5*min(a.Box.width(), b.Box.width()) && abs(a.Box.midY()-b.Box.midY()) < a.Box.height()/2 {
			a.Rune, b.Rune = unread, unread
		}
		if a.twice != b.twice && l.runsOn(i) {
			a.Rune, b.Rune = unread, unread
		}
	}
	l.em = 0
	for _, g := range l.glyphs {
		l.box = l.box.around(g.Box)
		l.em = max(l.em, size(g))
	}
}

// size is the size of the font that a glyph seems to be set in: characters fill
// their square, digits and letters reach seven tenths of it.
func size(g Glyph) float32 {
	switch {
	case unicode.IsPunct(g.Rune):
		return g.Box.height()
	case wide(g.Rune) && !unicode.IsDigit(g.Rune):
		return max(g.Box.height(), min(g.Box.width(), 1.5*g.Box.height())) * 1.08
	}
	return g.Box.height() / 0.72
}

// text writes a line, with a blank where there is one.
func (l *line) text() string {
	var b strings.Builder
	l.write(&b)
	return b.String()
}

func (l *line) write(b *strings.Builder) {
	for i, g := range l.glyphs {
		if i > 0 && (blankBetween(l.glyphs[i-1], g, l.em) || square(g.Rune) && square(l.glyphs[i-1].Rune) && l.squaresApart(i)) {
			b.WriteByte(' ')
		}
		b.WriteRune(g.Rune)
	}
}

// Marks whose ink fills the left or the right half of their square.
const (
	closing = "，。、；：．）》”’"
	opening = "（《“‘"
)

// blankBetween reports whether a blank stands between two neighbours: letters
// need little room for one, characters that are set apart by justification much.
func blankBetween(a, b Glyph, em float32) bool {
	room := b.Box.X0 - a.Box.X1
	switch {
	case letter(a.Rune) && !wide(b.Rune), letter(b.Rune) && !wide(a.Rune):
		return room > 0.3*em
	case strings.ContainsRune(closing, a.Rune), strings.ContainsRune(opening, b.Rune):
		return room > 1.2*em // their ink fills half of their square
	case square(a.Rune) && square(b.Rune):
		return false // their ink is in the middle of their square: see squaresApart
	case wide(a.Rune) && wide(b.Rune):
		return room > 0.8*em
	}
	return room > 0.6*em
}

// letter reports whether r belongs to a word that blanks end.
func letter(r rune) bool { return r < 0x2e80 && unicode.IsLetter(r) }

// wide reports whether r takes a full square.
func wide(r rune) bool { return r >= 0x2e80 }
