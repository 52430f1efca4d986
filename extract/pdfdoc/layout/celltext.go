package layout

import (
	"slices"
	"strings"
	"unicode"
)

// cellText writes the glyphs of a cell. A line that leaves no room for the next
// line's first character goes on in it; other line ends stay. full says whether
// the last line leaves no room.
func cellText(glyphs []Glyph, box Box) (text string, full bool) {
	if len(glyphs) == 0 {
		return "", false
	}
	glyphs, box = readable(glyphs, box)
	found := linesOf(glyphs)
	var b strings.Builder
	for i := range found {
		if i > 0 && !goesOn(&found[i-1], &found[i], box) {
			b.WriteByte('\n')
		} else if i > 0 && needsBlank(&found[i-1], &found[i]) {
			b.WriteByte(' ')
		}
		found[i].write(&b)
	}
	last := &found[len(found)-1]
	return b.String(), last.filled(last.em, box)
}

// readable turns the glyphs of a cell so that their lines run from left to
// right: those of labels that are turned, and of labels written downwards in
// several columns.
func readable(glyphs []Glyph, box Box) ([]Glyph, Box) {
	var count [4]int
	for _, g := range glyphs {
		count[g.turn]++
	}
	turn := 0
	for i, n := range count {
		if n > count[turn] {
			turn = i
		}
	}
	if turn == 0 && downwards(glyphs) {
		turn = 3
	}
	if turn%2 == 0 {
		return glyphs, box
	}
	out := slices.Clone(glyphs)
	for i := range out {
		out[i].Box = out[i].Box.turned(turn)
	}
	return out, box.turned(turn)
}

// turned turns a box by a quarter so that what was written upwards (1) or
// downwards (3) is written from left to right.
func (b Box) turned(turn int) Box {
	if turn == 1 {
		return Box{-b.Y1, b.X0, -b.Y0, b.X1}
	}
	return Box{b.Y0, -b.X1, b.Y1, -b.X0}
}

// downwards reports whether characters are written from top to bottom in several
// columns: they stand closer to each other downwards than beside each other.
func downwards(glyphs []Glyph) bool {
	const fewest, most = 4, 60
	if len(glyphs) < fewest || len(glyphs) > most {
		return false
	}
	var beside, below []float32
	for i, a := range glyphs {
		if !wide(a.Rune) || unicode.IsDigit(a.Rune) {
			return false
		}
		right, under := float32(0), float32(0)
		for k, b := range glyphs {
			if i == k {
				continue
			}
			dx, dy := b.Box.midX()-a.Box.midX(), b.Box.midY()-a.Box.midY()
			if size := a.Box.width() / 2; abs(dy) < size && dx > 0 && (right == 0 || dx < right) {
				right = dx
			} else if abs(dx) < size && dy > 0 && (under == 0 || dy < under) {
				under = dy
			}
		}
		if right > 0 {
			beside = append(beside, right)
		}
		if under > 0 {
			below = append(below, under)
		}
	}
	return len(beside) > 0 && len(below) > 0 && quantile(below, 0.5) < 0.9*quantile(beside, 0.5)
}

// cellPadding is the room that word processors leave between a cell's text and
// its border, on both sides, in points, and what centring may add to it.
const cellPadding = 14

// filled reports whether a line leaves no room in a box for width more.
func (l *line) filled(width float32, box Box) bool {
	own := l.box.width()
	for _, g := range [...]Glyph{l.glyphs[0], l.glyphs[len(l.glyphs)-1]} {
		if wide(g.Rune) { // it has a square
			own += max(0, l.em-g.Box.width()) / 2
		}
	}
	return own+width > box.width()-cellPadding
}

// goesOn reports whether a line was broken because its cell has an end, or is a
// label written downwards.
func goesOn(l, next *line, box Box) bool {
	if len(l.glyphs) == 1 && len(next.glyphs) == 1 && wide(l.glyphs[0].Rune) {
		return true
	}
	if l.onlyDigits() && next.onlyDigits() && len(next.glyphs) >= len(l.glyphs) {
		return false // two numbers: the rest of one is shorter
	}
	width := next.glyphs[0].Box.width()
	if wide(next.glyphs[0].Rune) {
		width = max(width, next.em)
	}
	return l.filled(width, box)
}

// onlyDigits reports whether a line has nothing but digits.
func (l *line) onlyDigits() bool {
	return !slices.ContainsFunc(l.glyphs, func(g Glyph) bool { return !unicode.IsDigit(g.Rune) })
}

// needsBlank reports whether two joined lines are parted by a blank: words are,
// characters and numbers are not.
func needsBlank(l, next *line) bool {
	return letter(l.glyphs[len(l.glyphs)-1].Rune) && letter(next.glyphs[0].Rune)
}
