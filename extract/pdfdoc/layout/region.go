package layout

// token is a part of a line that wide room sets apart from the rest.
type token struct {
	glyphs []Glyph
	box    Box
	text   string
	value  bool
	em     float32
}

// tokens splits a line where more than a character's room is left free.
func (l *line) tokens() []token {
	const room = 1.1
	var out []token
	begin := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && l.glyphs[i].Box.X0-l.glyphs[i-1].Box.X1 <= l.room(i)*room {
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

// room is the size of a character before the i-th glyph: between digits less is
// enough to set them apart.
func (l *line) room(i int) float32 {
	a, b := l.glyphs[i-1], l.glyphs[i]
	if !wide(a.Rune) && !wide(b.Rune) && !letter(a.Rune) && !letter(b.Rune) {
		return 0.7 * max(a.Box.height(), b.Box.height())
	}
	return l.em
}

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
	for i := 0; i < len(rows); i++ {
		if !rows[i].tabular() {
			continue
		}
		r := region{i, i + 1}
		for last := i; r.to < len(rows) && belongs(lines, rows, last, r.to); r.to++ {
			if rows[r.to].tabular() {
				last = r.to
			}
		}
		for r.from > 0 && (len(out) == 0 || r.from > out[len(out)-1].to) && !rows[r.from-1].tabular() && belongs(lines, rows, r.from, r.from-1) {
			r.from--
		}
		if isTable(rows[r.from:r.to]) {
			out = append(out, r)
		}
		i = r.to - 1
	}
	return out
}

// belongs reports whether line k, next to a region that has the tabular line
// i, is in it: it is set as small and is near, and is no running text.
func belongs(lines []line, rows []row, i, k int) bool {
	a, b := &lines[i], &lines[k]
	if b.em > 1.13*a.em || a.em > 1.5*b.em {
		return false
	}
	const near = 4 // characters; rows with labels of three lines are as high
	if abs(a.box.midY()-b.box.midY()) > near*a.em {
		return false
	}
	return rows[k].tabular() || b.box.width() < 0.6*a.box.width() || rows[k].values > 0
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
	return lines >= 3 || lines >= 2 && values >= 4 || most >= 4 && len(rows) > 1
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
