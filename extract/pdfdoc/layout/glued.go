package layout

import (
	"strings"
	"unicode"
)

// unglued cuts the number or the mark for none off that stands behind a label with
// hardly any room between, on a line of values.
func (t *token) unglued() []token {
	const shortest = 3 // characters of a label: 减1 is a number
	l := line{glyphs: t.glyphs, em: t.em}
	least := 0.12 * t.em
	at := l.endOf(unicode.IsDigit)
	if at == len(t.glyphs) {
		at, least = l.endOf(func(r rune) bool { return r == '无' || strings.ContainsRune(nilMarks, r) }), max(0.4*t.em, 2.5*l.usualRoom())
	}
	if at < shortest || at == len(t.glyphs) || !unicode.Is(unicode.Han, t.glyphs[at-1].Rune) || l.room(at) < least {
		return []token{*t}
	}
	label := newToken(t.glyphs[:at], t.em)
	if label.value || strings.HasPrefix(label.text, "（") && !numbered(label.text) {
		return []token{*t} // a number and what is said about it
	}
	return []token{label, newToken(t.glyphs[at:], t.em)}
}

// endOf returns where the characters at the end of a line begin for which is holds.
func (l *line) endOf(is func(rune) bool) int {
	at := len(l.glyphs)
	for at > 0 && is(l.glyphs[at-1].Rune) {
		at--
	}
	return at
}

// usualRoom is the room between most characters of a line.
func (l *line) usualRoom() float32 {
	var rooms []float32
	for i := 1; i < len(l.glyphs); i++ {
		rooms = append(rooms, l.room(i))
	}
	return quantile(rooms, 0.5)
}
