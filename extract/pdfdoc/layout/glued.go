package layout

import (
	"slices"
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

// partNumbers parts the numbers that stand over two columns of the values nearby that
// are narrow enough to tell: they are those of two cells without room between, or one that
// is too wide for its cell. What is on both sides of the place is unread.
func (a *aligned) partNumbers() {
	const near = 12 // lines
	widest := narrowest(a.rows, 0)
	for i := range a.rows {
		tokens := a.rows[i].tokens
		if !slices.ContainsFunc(tokens, func(t token) bool { return t.spans(widest) }) {
			continue
		}
		nearby := a.rows[max(0, i-near):min(len(a.rows), i+near)]
		if !slices.ContainsFunc(nearby, func(r row) bool { return r.values > a.rows[i].values }) {
			continue // none of its numbers is two
		}
		least := narrowest(nearby, 0.25)
		columns := columns(narrow(nearby, least))
		var out []token
		for k := range tokens {
			if tokens[k].spans(least) {
				out = append(out, tokens[k].atColumns(columns)...)
			} else {
				out = append(out, tokens[k])
			}
		}
		a.rows[i] = newRow(out)
	}
}

// spans reports whether a token is a number that may stand over two columns.
func (t *token) spans(least float32) bool {
	return fragment(t.text) && t.box.width() > least && len(t.glyphs) <= maxParted
}

// narrowest is how far the middles of two values are apart that stand beside each other
// on a line, where they are near: a part of them is nearer, as the digits of a number that
// are set apart may be.
func narrowest(rows []row, part float32) float32 {
	const fewest = 6
	var found []float32
	for i := range rows {
		for k := 1; k < len(rows[i].tokens); k++ {
			if t, u := &rows[i].tokens[k-1], &rows[i].tokens[k]; t.value && u.value {
				found = append(found, u.box.midX()-t.box.midX())
			}
		}
	}
	if len(found) < fewest {
		return maxColumn
	}
	return quantile(found, part)
}

// narrow returns lines without the tokens that are as wide as a column.
func narrow(rows []row, least float32) []row {
	var out []row
	for _, r := range rows {
		if r.tabular() {
			r.tokens = slices.DeleteFunc(slices.Clone(r.tokens), func(t token) bool { return t.box.width() >= least })
			r.beside = true // it was one of several
			out = append(out, r)
		}
	}
	return out
}

// atColumns cuts a number between the columns over whose middles it stands.
func (t *token) atColumns(columns []Box) []token {
	var out []token
	begin := 0
	for k := 1; k < len(columns); k++ {
		if columns[k-1].midX() < t.box.X0 || columns[k].midX() > t.box.X1 {
			continue
		}
		x := (columns[k-1].X1 + columns[k].X0) / 2
		at := slices.IndexFunc(t.glyphs, func(g Glyph) bool { return g.Box.midX() > x })
		if at <= begin {
			continue
		}
		t.glyphs[at-1].Rune, t.glyphs[at].Rune = unread, unread
		out = append(out, newToken(t.glyphs[begin:at], t.em))
		begin = at
	}
	return append(out, newToken(t.glyphs[begin:], t.em))
}
