package layout

import (
	"slices"
	"strings"
)

// mend puts numbers together that are too wide for their cells: their second
// line stands below the first, and the line of the row's other texts between.
func (a *aligned) mend() {
	for i := 1; i < len(a.rows); i++ {
		if !a.overflows(i) {
			continue
		}
		above := &a.rows[i-1]
		for _, u := range a.rows[i].tokens {
			above.tokens[above.under(u.box)].take(&u)
		}
		a.rows[i] = row{}
	}
	for i := range a.rows {
		for k := 0; k < len(a.rows[i].tokens); k++ {
			if rest, mid, ok := a.rest(i, k); ok {
				t := a.rows[i].tokens[k]
				t.take(&a.rows[rest[0]].tokens[rest[1]])
				a.remove(rest[0], rest[1])
				a.remove(i, k)
				a.insert(mid, t)
				k--
			}
		}
	}
}

// overflows reports whether a line holds nothing but the ends of numbers of the line
// above, which are not all of its numbers.
func (a *aligned) overflows(i int) bool {
	r, above := &a.rows[i], &a.rows[i-1]
	if len(r.tokens) == 0 || len(r.tokens) >= above.values {
		return false
	}
	for _, u := range r.tokens {
		k := above.under(u.box)
		if k < 0 || !fragment(u.text) || !fragment(above.tokens[k].text) || len(u.text) > len(above.tokens[k].text) {
			return false
		}
		if below := u.box.midY() - above.tokens[k].box.midY(); below < 0.8*a.em || below > 1.7*a.em {
			return false
		}
	}
	if i+1 == len(a.rows) || len(a.rows[i+1].tokens) == 0 {
		return true
	}
	next := &a.rows[i+1] // or the second line of a label between whose lines the values are
	below := next.tokens[0].box.midY() - r.tokens[0].box.midY()
	return below > 0.9*a.em && (below > 1.2*(r.tokens[0].box.midY()-above.tokens[0].box.midY()) || !next.endsOf(r))
}

// endsOf reports whether a line may have the ends of numbers that begin on another.
func (r row) endsOf(first *row) bool {
	return slices.ContainsFunc(first.tokens, func(u token) bool {
		k := r.under(u.box)
		return k >= 0 && fragment(r.tokens[k].text)
	})
}

// under returns the token of a line that lies over or under a box, -1 for none.
func (r row) under(b Box) int {
	return slices.IndexFunc(r.tokens, func(u token) bool { return u.box.X0 < b.X1 && b.X0 < u.box.X1 })
}

func (a *aligned) remove(i, k int) {
	a.rows[i] = newRow(slices.Delete(slices.Clone(a.rows[i].tokens), k, k+1))
}

func (a *aligned) insert(i int, t token) {
	tokens := a.rows[i].tokens
	at := 0
	for at < len(tokens) && tokens[at].box.X0 < t.box.X0 {
		at++
	}
	a.rows[i] = newRow(slices.Insert(slices.Clone(tokens), at, t))
}

// rest finds the second line of the value that is token k of line i, and the line
// of its row. Rows are further apart than the lines of a cell: a line of values
// that is nearer is that of the row; where all values of a row have two lines, it
// is that of its label, and the others hold nothing else.
func (a *aligned) rest(i, k int) (rest [2]int, mid int, ok bool) {
	t := &a.rows[i].tokens[k]
	if !t.value {
		return rest, 0, false
	}
	near := 0.85 * a.em
	mid = -1
	const nearby = 16 // lines
	for n := i + 1; n < min(len(a.rows), i+nearby); n++ {
		r := &a.rows[n]
		if len(r.tokens) == 0 {
			continue
		}
		below := r.tokens[0].box.midY() - t.box.midY()
		if below > 2*near {
			return rest, 0, false
		}
		at := r.under(t.box)
		switch {
		case at < 0 && below > 0.3*a.em && below < near && (mid < 0 || r.values > a.rows[mid].values):
			mid = n
		case at < 0:
		case mid < 0 || below < 0.8*a.em || !t.goesOn(&r.tokens[at]):
			return rest, 0, false
		default:
			row := &a.rows[mid]
			beside := r.tokens[at].box.midY()-row.tokens[0].box.midY() < near
			pieces := !a.rows[i].words() && !r.words()
			return [2]int{n, at}, mid, beside && (row.values > 0 || pieces)
		}
	}
	return rest, 0, false
}

// goesOn reports whether a token below a value may be the rest of it: of a number
// the digits that had no room, or what is said about it.
func (t *token) goesOn(u *token) bool {
	const longest = 10 // characters
	if fragment(u.text) {
		return fragment(t.text) && len(u.text) <= len(t.text)
	}
	return len(u.glyphs) <= longest && (!u.value || strings.Trim(u.text, nilMarks) != "") && !numbered(u.text)
}

// words reports whether a line has a token in Chinese that is no number.
func (r row) words() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return !t.value && strings.ContainsFunc(t.text, wide) })
}
