package layout

import (
	"cmp"
	"slices"
)

// banded puts the lines of each cell together where rules are drawn between the
// rows, and all cells of a row on one line. It leaves lines as they are above the
// first rule and below the last. It reports whether there are such rules.
func (a *aligned) banded(across []rule) bool {
	rules := a.rules(across)
	const fewest, most, cells = 3, 500, 5000 // rules of a table of two rows; more than any page has
	if len(rules) < fewest || len(rules) > most || a.tokens() > cells {
		return false
	}
	var out []row
	var tokens []token
	flush := func() {
		out = append(out, a.bands(a.cells(tokens, rules), rules)...)
		tokens = nil
	}
	for _, r := range a.rows {
		if len(r.tokens) == 0 {
			continue
		}
		if y := r.tokens[0].box.midY(); y > rules[0].at && y < rules[len(rules)-1].at {
			for _, t := range r.tokens {
				tokens = append(tokens, t.atEnds(around(rules, t.box.midY(), 3*a.em))...)
			}
			continue
		}
		flush()
		out = append(out, r)
	}
	flush()
	a.rows = out
	return true
}

// around returns the rules near a height.
func around(rules []rule, y, within float32) []rule {
	at := func(y float32) int {
		i, _ := slices.BinarySearchFunc(rules, y, func(r rule, y float32) int { return cmp.Compare(r.at, y) })
		return i
	}
	return rules[at(y-within):at(y+within)]
}

// atEnds cuts a token where rules begin or end: a cell that spans rows has none
// beside it.
func (t *token) atEnds(rules []rule) []token {
	if t.value || len(t.glyphs) > maxParted {
		return []token{*t}
	}
	const within, least = 1, 0.3 // points; characters
	var out []token
	begin := 0
	for i := 1; i < len(t.glyphs); i++ {
		from, to := t.glyphs[i-1].Box.X1, t.glyphs[i].Box.X0
		inside := func(x float32) bool { return x > from-within && x < to+within }
		if to-from > least*t.em && slices.ContainsFunc(rules, func(r rule) bool { return inside(r.from) || inside(r.to) }) {
			out = append(out, newToken(t.glyphs[begin:i], t.em))
			begin = i
		}
	}
	return append(out, newToken(t.glyphs[begin:], t.em))
}

// tokens counts the tokens of all lines.
func (a *aligned) tokens() int {
	n := 0
	for i := range a.rows {
		n += len(a.rows[i].tokens)
	}
	return n
}

// rules returns the rules that lie over lines, from top to bottom, and the borders of
// high rows above and below, which are as wide as the lines.
func (a *aligned) rules(across []rule) []rule {
	const shortest, most = 20, 0.9 // points; part of the lines
	near, far := 2*a.em, 8*a.em
	upper, lower := rule{at: a.box.Y0 - far}, rule{at: a.box.Y1 + far}
	var out []rule
	for _, r := range across {
		inside := min(r.to, a.box.X1) - max(r.from, a.box.X0)
		border := inside > most*a.box.width()
		switch {
		case inside <= shortest:
		case r.at > a.box.Y0-near && r.at < a.box.Y1+near:
			out = append(out, r)
		case border && r.at <= a.box.Y0 && r.at > upper.at:
			upper = r
		case border && r.at >= a.box.Y1 && r.at < lower.at:
			lower = r
		}
	}
	for _, r := range []rule{upper, lower} {
		if r.length() > 0 && len(out) > 0 && !slices.ContainsFunc(out, func(o rule) bool {
			return r.at < a.box.Y0 && o.at < a.box.Y0 || r.at > a.box.Y1 && o.at > a.box.Y1
		}) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	return out
}

// cells joins the tokens that stand below each other with no rule between.
func (a *aligned) cells(tokens []token, rules []rule) []token {
	slices.SortStableFunc(tokens, func(a, b token) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	const recent = 64 // cells that a line can belong to
	stacks := newStack(tokens, rules)
	var out []token
next:
	for _, t := range tokens {
		for i := len(out) - 1; i >= max(0, len(out)-recent); i-- {
			if c := &out[i]; a.below(&stacks, c, &t) && !parts(rules, c, &t) {
				c.take(&t)
				continue next
			}
		}
		out = append(out, t)
	}
	return out
}

// below reports whether a token is the next line of a cell: of two numbers only
// where the second one is the rest of the first.
func (a *aligned) below(s *stack, c, t *token) bool {
	far := a.em
	if s.rows {
		far *= 1.7 // the lines of a cell may be set apart
	}
	overlap := min(c.box.X1, t.box.X1) - max(c.box.X0, t.box.X0)
	if overlap < 0.5*min(c.box.width(), t.box.width()) || t.box.Y0-c.box.Y1 > far || t.box.midY() < c.box.Y1-0.2*a.em {
		return false
	}
	if fragment(c.text) || fragment(t.text) {
		return fragment(c.text) && fragment(t.text) && s.goesOn(c, t)
	}
	return !c.value || !t.value
}

// parts reports whether a rule lies between two tokens, over the middle of either.
func parts(rules []rule, c, t *token) bool {
	i, _ := slices.BinarySearchFunc(rules, c.box.Y1-c.box.height()/4, func(r rule, y float32) int { return cmp.Compare(r.at, y) })
	for ; i < len(rules) && rules[i].at < t.box.midY(); i++ {
		if rules[i].covers(c.box.midX()) || rules[i].covers(t.box.midX()) {
			return true
		}
	}
	return false
}

// placed is a cell, the number of the band that it counts to and its height in it.
type placed struct {
	token
	band int
	y    float32
}

// bands makes a line of the cells of a row; cells above each other are on lines of their own. What stands over or
// among values counts where its cell ends, as headers over several rows do.
func (a *aligned) bands(cells []token, rules []rule) []row {
	edges := betweenRows(cells, rules)
	left := a.valuesFrom()
	places := make([]placed, len(cells))
	for i, c := range cells {
		p := placed{c, upper(edges, c.box.midY()), c.box.midY()}
		if c.box.midX() >= left {
			end := bottom(rules, &c)
			p.band, p.y = upper(edges, end-snapWithin), end
		}
		places[i] = p
	}
	slices.SortStableFunc(places, func(a, b placed) int { return cmp.Or(cmp.Compare(a.band, b.band), cmp.Compare(a.y, b.y)) })
	var out []row
	for begin := 0; begin < len(places); {
		end := begin
		for end < len(places) && places[end].band == places[begin].band {
			end++
		}
		out = append(out, a.linesOfBand(places[begin:end])...)
		begin = end
	}
	return out
}

// betweenRows returns the heights of the rules that lie over most of the values
// above or below them; where there are no values, of those that are long.
func betweenRows(cells []token, rules []rule) []float32 {
	const near, most = 3, 0.6
	values := slices.DeleteFunc(slices.Clone(cells), func(t token) bool { return !t.value })
	slices.SortStableFunc(values, func(a, b token) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	covers := func(r rule, begin, step int) bool {
		if begin < 0 || begin >= len(values) {
			return false
		}
		b := values[begin].box
		for i := begin; i >= 0 && i < len(values) && abs(values[i].box.midY()-values[begin].box.midY()) < near; i += step {
			b = b.around(values[i].box)
		}
		return min(r.to, b.X1)-max(r.from, b.X0) >= most*b.width()
	}
	var widest float32
	for _, r := range rules {
		widest = max(widest, r.length())
	}
	var edges []float32
	for _, r := range rules {
		if len(values) == 0 && r.length() > widest/2 {
			edges = append(edges, r.at)
			continue
		}
		i, _ := slices.BinarySearchFunc(values, r.at, func(t token, y float32) int { return cmp.Compare(t.box.midY(), y) })
		if covers(r, i, 1) || covers(r, i-1, -1) {
			edges = append(edges, r.at)
		}
	}
	return edges
}

// bottom returns where the cell of a token ends: the first rule below its middle.
func bottom(rules []rule, t *token) float32 {
	for _, r := range rules {
		if r.at > t.box.midY() && r.covers(t.box.midX()) {
			return r.at
		}
	}
	return t.box.Y1
}

// linesOfBand puts cells on one line where none stands above another.
func (a *aligned) linesOfBand(cells []placed) []row {
	var out []row
	var line []token
	stacked := false
	for i := range cells {
		for k := range i {
			stacked = stacked || cells[i].box.X0 < cells[k].box.X1 && cells[k].box.X0 < cells[i].box.X1
		}
	}
	flush := func() {
		slices.SortStableFunc(line, func(a, b token) int { return cmp.Compare(a.box.X0, b.box.X0) })
		if len(line) > 0 {
			out = append(out, newRow(line))
		}
		line = nil
	}
	var top float32
	for _, c := range cells {
		if stacked && len(line) > 0 && c.y-top > 0.5*a.em {
			flush()
		}
		if len(line) == 0 {
			top = c.y
		}
		line = append(line, c.token)
	}
	flush()
	return out
}
