package layout

import (
	"cmp"
	"slices"
)

// stacked puts the lines of labels together: one under the other, near, the
// lower one beginning with no number. Two that are the labels of a row each stay
// apart.
func (t *columns) stacked(tokens []token, anchors map[Box]bool) []block {
	slices.SortStableFunc(tokens, func(a, b token) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	const recent = 64 // blocks that a line can belong to
	var out []block
next:
	for _, tok := range tokens {
		anchored := anchors[tok.box]
		for i := len(out) - 1; i >= max(0, len(out)-recent); i-- {
			b := &out[i]
			last := b.tokens[len(b.tokens)-1].box
			overlap := min(b.box.X1, tok.box.X1) - max(b.box.X0, tok.box.X0)
			if overlap < 0.5*min(b.box.width(), tok.box.width()) || tok.box.Y0-last.Y1 > 0.9*t.em || tok.box.Y0 < last.midY() {
				continue
			}
			if numbered(tok.text) || anchored && b.anchored {
				continue
			}
			b.tokens, b.box, b.anchored = append(b.tokens, tok), b.box.around(tok.box), b.anchored || anchored
			continue next
		}
		out = append(out, block{tokens: []token{tok}, box: tok.box, anchored: anchored})
	}
	return out
}

// findLabelColumns finds the fewest places that part labels standing next to
// each other.
func (t *columns) findLabelColumns() {
	var gaps [][2]float32
	for i := range t.labels {
		for k := max(0, i-40); k < min(len(t.labels), i+40); k++ {
			a, b := t.labels[i].box, t.labels[k].box
			if a.X1 < b.X0 && min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > -t.em/2 {
				gaps = append(gaps, [2]float32{a.X1, b.X0})
			}
		}
	}
	slices.SortFunc(gaps, func(a, b [2]float32) int { return cmp.Compare(a[1], b[1]) })
	for i := 0; i < len(gaps); {
		// All gaps that reach over the end of the first share a place.
		from, end := gaps[i][0], gaps[i][1]
		for i < len(gaps) && gaps[i][0] < end {
			from = max(from, gaps[i][0])
			i++
		}
		t.stabs = append(t.stabs, (from+end)/2)
	}
}

// labelColumns is the number of columns before the values.
func (t *columns) labelColumns() int {
	over := func(b block) bool { return t.beforeValues(&b.box) }
	if len(t.labels) == 0 && !slices.ContainsFunc(t.header, over) {
		return 0
	}
	return len(t.stabs) + 1
}

// placeLabels gives each label its columns and rows.
func (t *columns) placeLabels() {
	last := t.labelColumns() - 1
	named := make([]bool, len(t.ys)) // rows that have an innermost label
	for i := range t.labels {
		b := &t.labels[i]
		b.col = upper(t.stabs, b.box.X0)
		b.cols = upper(t.stabs, b.box.X1) - b.col + 1
		b.row, b.rows = nearest(t.ys, b.box.midY()), 1
		if b.col+b.cols > last {
			named[b.row] = true
		}
	}
	for i := range t.labels {
		b := &t.labels[i]
		b.outer = b.col+b.cols <= last && named[b.row]
	}
	for col := range last {
		var own []*block
		for i := range t.labels {
			b := &t.labels[i]
			if b.col <= col && b.col+b.cols > col {
				own = append(own, b)
			}
		}
		slices.SortStableFunc(own, func(a, b *block) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
		t.spread(own, col)
	}
}

// spread gives the labels of a column that stand before others their rows: those
// after the label above. Labels set in the middle have as many as are needed for
// that, labels set on top all up to the next.
func (t *columns) spread(own []*block, col int) {
	top := t.onTop(own)
	start := 0
	for i, b := range own {
		if !b.outer || b.col < col {
			start = max(start, b.row+b.rows)
			continue
		}
		limit := len(t.ys)
		if i+1 < len(own) {
			limit = max(own[i+1].row, b.row+1)
		}
		first, end := min(start, b.row), b.row
		if top {
			first, end = t.beside(b), limit-1
			if i+1 < len(own) {
				end = max(first, t.beside(own[i+1])-1)
			}
		} else {
			best := t.off(b, first, end)
			for e := end + 1; e < limit; e++ {
				if off := t.off(b, first, e); off < best {
					best, end = off, e
				}
			}
		}
		b.row, b.rows = first, end-first+1
		start = end + 1
	}
}

// onTop reports whether the labels of a column are set on top of their rows:
// each begins beside the label of a row, the first of them beside the first row
// that it can have.
func (t *columns) onTop(own []*block) bool {
	start, first := 0, true
	for _, b := range own {
		if !b.outer {
			if first {
				start = b.row + 1
			}
			continue
		}
		row := t.beside(b)
		if row < 0 || first && row != start {
			return false
		}
		first = false
	}
	return !first
}

// beside returns the row whose label begins beside a label of several rows, -1 for
// none; for the label of a row its row.
func (t *columns) beside(b *block) int {
	if !b.outer {
		return b.row
	}
	for i := range t.labels {
		if o := &t.labels[i]; !o.outer && o.box.X0 > b.box.X1 && abs(o.tokens[0].box.midY()-b.tokens[0].box.midY()) < 0.3*t.em {
			return o.row
		}
	}
	return -1
}

// off is how far a label is from the middle of rows.
func (t *columns) off(b *block, first, last int) float32 {
	return abs(b.box.midY() - (t.ys[first]+t.ys[last])/2)
}
