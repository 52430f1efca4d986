package layout

// fold moves what stands on a second line of a row up to its first: the end of a
// number that is too wide for its cell, and a value over which its cell has a line of
// blanks. In a table without rules the lines of a row are as near to each other as
// those of its label, and rows are further apart; where rows are not, nothing is
// moved.
func (a *aligned) fold() {
	f := folding{aligned: a, left: a.valuesFrom(), columns: columns(a.rows)}
	f.pitch = f.labelPitch()
	if f.left == 0 || f.pitch == 0 || f.solid() {
		return
	}
	head := -1 // the first line of values of the row
	for i := range a.rows {
		first := a.rows[i].from(f.left)
		rest := a.rows[i].tokens[first:]
		if len(rest) == 0 {
			continue
		}
		if head < 0 || !f.below(head, i) || first > 0 && numbered(a.rows[i].tokens[0].text) || !f.takes(head, rest) {
			head = i
			continue
		}
		for _, u := range rest {
			if k, _ := f.under(head, &u); k >= 0 {
				a.rows[head].tokens[k].take(&u)
			} else {
				a.insert(head, u)
			}
		}
		a.rows[head], a.rows[i] = newRow(a.rows[head].tokens), newRow(a.rows[i].tokens[:first])
	}
}

// folding is how lines are folded.
type folding struct {
	*aligned
	left    float32 // where values begin
	pitch   float32 // from line to line of a label
	columns []Box
}

// from returns the first token of a line that stands among values.
func (r row) from(left float32) int {
	for i := range r.tokens {
		if r.tokens[i].box.midX() >= left {
			return i
		}
	}
	return len(r.tokens)
}

// labelPitch is how far the lines of a label are from each other, 0 where too few
// labels have several.
func (f *folding) labelPitch() float32 {
	const fewest = 3
	var found []float32
	for i := 1; i < len(f.rows); i++ {
		t, u := f.label(i-1), f.label(i)
		if t != nil && u != nil && !numbered(u.text) && abs(t.box.X0-u.box.X0) < f.em/4 {
			found = append(found, u.box.midY()-t.box.midY())
		}
	}
	if len(found) < fewest {
		return 0
	}
	return quantile(found, 0.5)
}

// label returns the last token of a line before its values, nil for none.
func (f *folding) label(i int) *token {
	if first := f.rows[i].from(f.left); first > 0 {
		return &f.rows[i].tokens[first-1]
	}
	return nil
}

// below reports whether the values of a line are one or two lines of a label below
// those of another.
func (f *folding) below(above, i int) bool {
	const within = 0.05
	lines := f.linesBelow(above, i)
	return abs(lines-1) < within || abs(lines-2) < within
}

// linesBelow is how far the values of a line are below those of another, in lines of a
// label.
func (f *folding) linesBelow(above, i int) float32 {
	a, b := &f.rows[above], &f.rows[i]
	return (b.tokens[b.from(f.left)].box.midY() - a.tokens[a.from(f.left)].box.midY()) / f.pitch
}

// solid reports whether rows are as near to each other as the lines of a label: a
// numbered label or as many values stand on the next line, or half of the lines that
// have a label and values stand so below another one.
func (f *folding) solid() bool {
	const within = 0.05
	labelled, near, last := 0, 0, -1
	for i := 1; i < len(f.rows); i++ {
		t, u := f.label(i-1), f.label(i)
		if t != nil && u != nil && numbered(u.text) && abs(t.box.X0-u.box.X0) < f.em/4 && abs((u.box.midY()-t.box.midY())/f.pitch-1) < within {
			return true
		}
		a, b := &f.rows[i-1], &f.rows[i]
		if a.values > 1 && a.values == b.values && a.from(f.left) < len(a.tokens) && b.from(f.left) < len(b.tokens) && f.below(i-1, i) {
			return true
		}
		if first := b.from(f.left); first > 0 && first < len(b.tokens) {
			if labelled++; last >= 0 && (f.linesBelow(last, i) < 1+within || f.below(last, i)) {
				near++
			}
			last = i
		}
	}
	return near*2 >= labelled
}

// under returns the token of a line in whose column a token stands, -1 for none, and
// whether it is the only one.
func (f *folding) under(head int, u *token) (k int, ok bool) {
	column := u.box
	for _, c := range f.columns {
		if c.X0 < u.box.X1 && u.box.X0 < c.X1 {
			column = column.around(c)
		}
	}
	k = -1
	for i, t := range f.rows[head].tokens {
		if t.box.midX() >= f.left && t.box.X0 < column.X1 && column.X0 < t.box.X1 {
			if k >= 0 {
				return k, false
			}
			k = i
		}
	}
	return k, true
}

// takes reports whether tokens may be the second line of values of a row: fewer than
// those of the first, each the end of one of them or alone in its column.
func (f *folding) takes(head int, rest []token) bool {
	if len(rest) >= f.rows[head].values {
		return false
	}
	for _, u := range rest {
		k, ok := f.under(head, &u)
		if !ok || !u.value {
			return false
		}
		if k < 0 {
			continue
		}
		t := &f.rows[head].tokens[k]
		if !fragment(t.text) || !fragment(u.text) || len(t.text) < 2 || len(u.text) > len(t.text) || !f.fills(t) {
			return false
		}
	}
	return true
}

// fills reports whether no value in its column ends further right than a number, by
// half a digit or more: it may be one that goes on below.
func (f *folding) fills(t *token) bool {
	room := t.box.height() / 3
	for _, r := range f.rows {
		for i := range r.tokens {
			u := &r.tokens[i]
			if u.value && u.box.X0 < t.box.X1 && t.box.X0 < u.box.X1 && u.box.X1 > t.box.X1+room {
				return false
			}
		}
	}
	return true
}
