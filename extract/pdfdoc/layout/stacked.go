package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stack tells the lines of a number that its column was too narrow for from numbers of
// rows above each other, where rules are drawn between the rows.
type stack struct {
	tokens []token
	rows   bool // rules part the rows: what stands between two of them is one
}

func newStack(tokens []token, rules []rule) stack {
	return stack{tokens: tokens, rows: partRows(tokens, rules)}
}

// partRows reports whether rules part rows: three bands after each other have values,
// and none has more than one numbered label in a column. A table with rules around its
// header and at its end has one band of values.
func partRows(tokens []token, rules []rule) bool {
	const fewest = 3
	edges := make([]float32, len(rules))
	for i, r := range rules {
		edges[i] = r.at
	}
	values := make([]bool, len(rules)+1)
	type column struct{ band, x int }
	labels := map[column]float32{}
	for i := range tokens {
		t := &tokens[i]
		band := upper(edges, t.box.midY())
		values[band] = values[band] || t.value
		if t.value || !numbered(t.text) {
			continue
		}
		const about = 40 // points
		at := column{band, int(t.box.X0 / about)}
		if y, ok := labels[at]; ok && abs(y-t.box.midY()) > t.em/2 {
			return false
		}
		labels[at] = t.box.midY()
	}
	most, n := 0, 0
	for _, v := range values {
		n++
		if !v {
			n = 0
		}
		most = max(most, n)
	}
	return most >= fewest
}

// marked reports whether a text ends with a mark that stands between the digits of a
// number.
func marked(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(",，", last)
}

// open reports whether a text is the beginning of a number: a mark between its digits
// ends it, and three digits follow.
func open(text, next string) bool {
	if first, _ := utf8.DecodeRuneInString(text); !marked(text) || !fragment(text) || !unicode.IsDigit(first) {
		return false
	}
	const group = 3
	digits := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsDigit(r) })
	if digits < 0 {
		digits = len(next)
	}
	return utf8.RuneCountInString(next[:digits]) == group
}

// goesOn reports whether a piece of a number goes on in the one below it: it ends with a
// mark, or is longer; or it is as long as the column allows.
func (s *stack) goesOn(c, t *token) bool {
	if open(c.text, t.text) {
		return true
	}
	if last := c.atHeight(c.glyphs[len(c.glyphs)-1]); last != len(t.glyphs) {
		return len(t.glyphs) < last
	}
	return s.rows && s.full(c)
}

// full reports whether no number in the column of a cell has more characters on a line
// than its first line, which has more than one.
func (s *stack) full(c *token) bool {
	first := c.atHeight(c.glyphs[0])
	for i := range s.tokens {
		t := &s.tokens[i]
		if x := t.box.midX(); fragment(t.text) && x > c.box.X0 && x < c.box.X1 && len(t.glyphs) > first {
			return false
		}
	}
	return first > 1
}

// atHeight counts the characters that stand on one line with a character of a text.
func (t *token) atHeight(g Glyph) int {
	n := 0
	for _, o := range t.glyphs {
		if abs(o.Box.midY()-g.Box.midY()) < t.em/2 {
			n++
		}
	}
	return n
}

// closeOpen puts numbers together that a narrow column broke behind the marks between
// their digits: their lines cannot be numbers of their own. A number is put on that of
// its lines, or of those between, which has most other texts.
func (a *aligned) closeOpen() {
	for i := range a.rows {
		for k := 0; k < len(a.rows[i].tokens); k++ {
			pieces := a.pieces(i, k)
			if len(pieces) < 2 {
				continue
			}
			whole := a.rows[i].tokens[k]
			for _, p := range pieces[1:] {
				whole.take(&a.rows[p[0]].tokens[p[1]])
			}
			last := pieces[len(pieces)-1][0]
			for n := range pieces {
				p := pieces[len(pieces)-1-n]
				a.remove(p[0], p[1])
			}
			home := i
			for n := i + 1; n <= last; n++ {
				if a.rows[n].whole() > a.rows[home].whole() {
					home = n
				}
			}
			a.insert(home, whole)
			k = -1 // the line has changed
		}
	}
}

// pieces returns the lines of a number that begins as token k of line i, by line and token.
func (a *aligned) pieces(i, k int) [][2]int {
	const far, most = 2.4, 6 // characters between two lines; lines
	t := &a.rows[i].tokens[k]
	if !marked(t.text) {
		return nil
	}
	out := [][2]int{{i, k}}
	for n := i + 1; n < len(a.rows) && len(out) < most; n++ {
		r := &a.rows[n]
		if len(r.tokens) == 0 {
			continue
		}
		if r.tokens[0].box.midY()-t.box.midY() > far*a.em {
			break
		}
		at := r.under(t.box)
		if at < 0 {
			continue
		}
		if !open(t.text, r.tokens[at].text) {
			break
		}
		t = &r.tokens[at]
		out = append(out, [2]int{n, at})
	}
	return out
}

// whole counts the texts of a line that no mark ends as it does pieces of numbers.
func (r row) whole() int {
	n := 0
	for i := range r.tokens {
		if !marked(r.tokens[i].text) {
			n++
		}
	}
	return n
}
