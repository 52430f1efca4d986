package layout

import (
	"cmp"
	"slices"
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
		out = append(out, newToken(l.glyphs[begin:i], l.em))
		begin = i
	}
	return out
}

func newToken(glyphs []Glyph, em float32) token {
	l := line{glyphs: glyphs, em: em}
	t := token{glyphs: glyphs, box: glyphs[0].Box, text: l.text(), em: em}
	for _, g := range glyphs {
		t.box = t.box.around(g.Box)
	}
	t.value = value(t.text)
	return t
}

// take adds the next line of the text in a cell.
func (t *token) take(next *token) {
	t.glyphs, t.text, t.box = slices.Concat(t.glyphs, next.glyphs), t.text+next.text, t.box.around(next.box)
	t.value = value(t.text)
}

// room is the room before the i-th glyph, without what belongs to the squares of
// marks.
func (l *line) room(i int) float32 {
	a, b := l.glyphs[i-1], l.glyphs[i]
	room := b.Box.X0 - a.Box.X1
	if strings.ContainsRune(closing, a.Rune) || strings.ContainsRune(opening, b.Rune) {
		room -= 0.5 * l.em // their ink fills half of their square
	}
	return room
}

// splits reports whether a token ends before the i-th glyph. Between digits less
// room is enough.
func (l *line) splits(i int) bool {
	a, b := l.glyphs[i-1], l.glyphs[i]
	room := l.room(i)
	switch {
	case l.digits.part(a, b), a.field != b.field:
		return true
	case unicode.IsDigit(a.Rune) && unicode.IsDigit(b.Rune) && !wide(a.Rune) && !wide(b.Rune):
		return b.Box.midX()-a.Box.midX() > 0.85*l.em // their ink need not fill their width
	case unicode.IsDigit(a.Rune) && unicode.IsDigit(b.Rune):
		return l.squaresApart(i)
	case a.Rune == '无' && figure(b.Rune) && (i == 1 || l.splits(i-1)), b.Rune == '无' && figure(a.Rune) && a.Rune != '.' && (i+1 == len(l.glyphs) || l.room(i+1) > 0.2*l.em):
		return room > 0.2*l.em
	case a.Rune == '无' && b.Rune == '无':
		return room > 0.15*l.em
	case dash(a.Rune) && unicode.IsDigit(b.Rune), unicode.IsDigit(a.Rune) && dash(b.Rune):
		return room > 0.25*l.em // a minus is nearer
	case figure(a.Rune) && figure(b.Rune):
		return room > 0.6*l.em
	case wide(a.Rune) && room > 0.5*l.em && i+1 < len(l.glyphs):
		const number = 4 // glyphs
		var s strings.Builder
		for _, g := range l.glyphs[i:min(i+number, len(l.glyphs))] {
			s.WriteRune(g.Rune)
		}
		return room > l.em || unicode.IsDigit(b.Rune) && numbered(s.String()) && !value(s.String()) || wide(b.Rune) && room > 0.7*l.em
	}
	return room > l.em
}

// dash reports whether r is a mark for none that hardly any room is around.
func dash(r rune) bool { return r != '－' && strings.ContainsRune(nilMarks, r) }

// squaresApart reports whether there is more room before the i-th glyph than between
// the figures of a number that fill squares, as between two such numbers in
// neighbouring cells: more than the number has elsewhere, or much.
func (l *line) squaresApart(i int) bool {
	const usual, much, more = 1.25, 1.5, 1.2 // of a character; of the pitch beside
	pitch := l.pitch(i)
	for _, k := range [...]int{i - 1, i + 1} {
		if k > 0 && k < len(l.glyphs) && square(l.glyphs[k-1].Rune) && square(l.glyphs[k].Rune) && pitch > more*l.pitch(k) {
			return pitch > usual*l.em
		}
	}
	return pitch > much*l.em
}

// square reports whether r is a figure that fills a square.
func square(r rune) bool { return wide(r) && unicode.IsDigit(r) }

// figure reports whether r is what numbers are written with.
func figure(r rune) bool { return !wide(r) && !letter(r) }

// region is a range of lines that may be a table.
type region struct{ from, to int }

// row is a line as tables have it.
type row struct {
	tokens []token
	values int
	beside bool // another line stands beside it, a little higher or lower
}

func newRow(tokens []token) row {
	r := row{tokens: tokens}
	for i := range tokens {
		if tokens[i].value {
			r.values++
		}
	}
	return r
}

// tabular reports whether a line has several tokens, or others beside it.
func (r row) tabular() bool { return len(r.tokens) > 1 || r.beside }

// labelled reports whether one of several tokens is in Chinese.
func (r row) labelled() bool {
	return r.tabular() && slices.ContainsFunc(r.tokens, func(t token) bool { return strings.ContainsFunc(t.text, wide) })
}

// regions finds the runs of lines that are set in columns: lines with several
// tokens, and the lines between and next to them that are parts of labels. It
// returns the tokens of all lines as well. The rules across are in order.
func regions(lines []line, across []rule) (rows []row, found []region) {
	rows = make([]row, len(lines))
	for i := range lines {
		rows[i] = newRow(lines[i].tokens())
		if i > 0 && beside(&lines[i-1], &lines[i]) {
			rows[i-1].beside, rows[i].beside = true, true
		}
	}
	free := 0 // the first line that is in no region yet
	for i := 0; i < len(rows); i++ {
		if !rows[i].tabular() {
			continue
		}
		r := grown(lines, rows, across, i, free)
		if slices.ContainsFunc(rows[r.from:r.to], row.labelled) {
			found = append(found, r)
			free = r.to
		}
		i = max(i, r.to-1)
	}
	digits := digitPitches(lines)
	for _, r := range found { // running text has no columns
		for i := r.from; i < r.to; i++ {
			lines[i].digits = digits
			beside := rows[i].beside
			rows[i] = newRow(lines[i].tokens())
			rows[i].beside = beside
		}
	}
	return rows, found
}

// beside reports whether two lines stand beside each other, as the lines of two
// cells do of which one has more of them.
func beside(a, b *line) bool {
	apart := b.box.midY() - a.box.midY()
	return apart < 0.8*min(a.em, b.em) && (a.box.X1 < b.box.X0 || b.box.X1 < a.box.X0)
}

// grown returns the region around the tabular line i.
func grown(lines []line, rows []row, across []rule, i, free int) region {
	r := region{i, i}
	last, outline := i, lines[i].box
	for ; r.to < len(rows) && (r.to == i || belongs(lines, rows, across, outline, last, r.to)); r.to++ {
		outline = outline.around(lines[r.to].box)
		if rows[r.to].tabular() {
			last = r.to
		}
	}
	for r.from > free && !rows[r.from-1].tabular() && belongs(lines, rows, across, outline, r.from, r.from-1) {
		r.from--
	}
	return r
}

// belongs reports whether line k, next to a region with an outline and the line
// i, is in it: it is set as small and is near, and is no running text.
func belongs(lines []line, rows []row, across []rule, outline Box, i, k int) bool {
	a, b := &lines[i], &lines[k]
	larger := float32(1.13)
	if !slices.ContainsFunc(a.glyphs, func(g Glyph) bool { return wide(g.Rune) && !unicode.IsDigit(g.Rune) && !unicode.IsPunct(g.Rune) }) {
		larger = 1.3 // fonts have figures of all heights
	}
	if b.em > larger*a.em || a.em > 1.5*b.em {
		return false
	}
	beside := &lines[max(k-1, 0)]
	if k < i {
		beside = &lines[k+1]
	}
	// Rows with labels of three lines are four characters high; where values stand
	// under values the rows may be higher.
	far, most, farthest := abs(beside.box.midY()-b.box.midY()), 4*a.em, 8*a.em
	if rows[k].values > 1 && rows[i].values > 1 {
		most = 8 * a.em
	}
	if ruledBetween(across, beside.box, b.box) {
		most = 12 * a.em
	}
	if ruledBetween(across, a.box, b.box) {
		farthest = 20 * a.em
	}
	if far > most || abs(a.box.midY()-b.box.midY()) > farthest {
		return false
	}
	return rows[k].tabular() || b.box.width() < 0.6*outline.width() || rows[k].values > 0
}

// ruledBetween reports whether a rule lies between two lines, over a good part of both.
func ruledBetween(across []rule, a, b Box) bool {
	const part = 0.5
	from, to := min(a.Y1, b.Y1), max(a.Y0, b.Y0)
	i, _ := slices.BinarySearchFunc(across, from, func(r rule, y float32) int { return cmp.Compare(r.at, y) })
	for ; i < len(across) && across[i].at < to; i++ {
		r := across[i]
		if min(r.to, a.X1)-max(r.from, a.X0) > part*a.width() && min(r.to, b.X1)-max(r.from, b.X0) > part*b.width() {
			return true
		}
	}
	return false
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
