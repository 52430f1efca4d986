package layout

import (
	"math"
	"strings"
	"unicode"
)

// token is a part of a line that wide room sets apart from the rest.
type token struct {
	glyphs []Glyph
	box    Box
	text   string
	value  bool
	em     float32
}

// tokens splits a line where more than a character's room is left free, or half
// of it before the number of an item.
func (l *line) tokens() []token {
	var out []token
	begin := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && !l.splits(i) {
			continue
		}
		part := line{glyphs: l.glyphs[begin:i], em: l.em, box: l.glyphs[begin].Box}
		for _, g := range part.glyphs {
			part.box = part.box.around(g.Box)
		}
		t := token{glyphs: part.glyphs, box: part.box, text: part.text(), em: l.em}
		t.value = value(t.text)
		out = append(out, t)
		begin = i
	}
	return out
}

// splits reports whether a token ends before the i-th glyph. Between digits less
// room is enough.
func (l *line) splits(i int) bool {
	a, b := l.glyphs[i-1], l.glyphs[i]
	room := b.Box.X0 - a.Box.X1
	switch {
	case figure(a.Rune) && figure(b.Rune):
		return room > 0.6*l.em
	case wide(a.Rune) && room > 0.5*l.em && i+1 < len(l.glyphs):
		const number = 4 // glyphs
		var s strings.Builder
		for _, g := range l.glyphs[i:min(i+number, len(l.glyphs))] {
			s.WriteRune(g.Rune)
		}
		return room > l.em || unicode.IsDigit(b.Rune) && numbered(s.String()) && !value(s.String())
	}
	return room > l.em
}

// figure reports whether r is what numbers are written with.
func figure(r rune) bool { return !wide(r) && !letter(r) }

// region is a range of lines that may be a table.
type region struct{ from, to int }

// row is a line as tables have it.
type row struct {
	tokens []token
	values int
}

// tabular reports whether a line has several tokens, one of them after a label.
func (r *row) tabular() bool { return len(r.tokens) > 1 }

// regions finds the runs of lines that are set in columns: lines with several
// tokens, and the lines between and next to them that are parts of labels.
func regions(lines []line) []region {
	rows := make([]row, len(lines))
	for i := range lines {
		rows[i].tokens = lines[i].tokens()
		for _, t := range rows[i].tokens {
			if t.value {
				rows[i].values++
			}
		}
	}
	var out []region
	free := 0 // the first line that is in no region yet
	for i := 0; i < len(rows); i++ {
		if !rows[i].tabular() {
			continue
		}
		r := grown(lines, rows, i, free)
		if isTable(rows[r.from:r.to]) {
			out = append(out, r)
			free = r.to
		}
		i = max(i, r.to-1)
	}
	return out
}

// grown returns the region around the tabular line i. It ends before a second
// header: a line with texts above the values and no value.
func grown(lines []line, rows []row, i, free int) region {
	r := region{i, i}
	last, outline := i, lines[i].box
	left := float32(math.Inf(1)) // where the values begin
	for ; r.to < len(rows) && (r.to == i || belongs(lines, rows, outline, last, r.to)); r.to++ {
		outline = outline.around(lines[r.to].box)
		w := &rows[r.to]
		if !w.tabular() {
			continue
		}
		if w.values == 0 && w.tokens[len(w.tokens)-1].box.midX() > left {
			r.to = last + 1
			for r.to < len(rows) && lines[r.to].box.Y0-lines[r.to-1].box.Y1 < 0.6*lines[last].em && !rows[r.to].tabular() {
				r.to++
			}
			break
		}
		last = r.to
		for _, t := range w.tokens[1:] {
			if t.value {
				left = min(left, t.box.X0)
			}
		}
	}
	for r.from > free && !rows[r.from-1].tabular() && belongs(lines, rows, outline, r.from, r.from-1) {
		r.from--
	}
	return r
}

// belongs reports whether line k, next to a region with an outline and the line
// i, is in it: it is set as small and is near, and is no running text.
func belongs(lines []line, rows []row, outline Box, i, k int) bool {
	a, b := &lines[i], &lines[k]
	if b.em > 1.13*a.em || a.em > 1.5*b.em {
		return false
	}
	beside := &lines[max(k-1, 0)]
	if k < i {
		beside = &lines[k+1]
	}
	// Rows with labels of three lines are four characters high; where values stand
	// under values the rows may be higher.
	far, most := abs(beside.box.midY()-b.box.midY()), 4*a.em
	if rows[k].values > 1 && rows[i].values > 1 {
		most = 8 * a.em
	}
	if far > most || abs(a.box.midY()-b.box.midY()) > 8*a.em {
		return false
	}
	return rows[k].tabular() || b.box.width() < 0.6*outline.width() || rows[k].values > 0
}

// isTable reports whether lines have columns of values: two rows of them, or
// one long row under a header.
func isTable(rows []row) bool {
	lines, values, most := 0, 0, 0
	for i := range rows {
		n := 0
		if rows[i].tabular() {
			n = rows[i].values
		}
		if n > 0 {
			lines++
		}
		values, most = values+n, max(most, n)
	}
	return lines >= 3 || lines >= 2 && values >= 4 || most >= 4 && len(rows) > 1 || most >= 5
}

// columns reports whether a line is set in columns.
func (l *line) columns() bool {
	const room = 3
	for i := 1; i < len(l.glyphs); i++ {
		if l.glyphs[i].Box.X0-l.glyphs[i-1].Box.X1 > room*l.em {
			return true
		}
	}
	return false
}
