package layout

import (
	"cmp"
	"slices"
)

// columns is a table without vertical rules under construction: its values
// stand in columns, each in the row of its line; what is left of them are labels,
// what is above them is the header.
type columns struct {
	em      float32
	values  []Box     // of the value columns
	ys      []float32 // middle of each row of values
	tokens  [][]token // values of each row
	labels  []block
	header  []block
	stabs   []float32 // places between label columns
	outline Box
}

// block is a label or a header of one or more lines.
type block struct {
	tokens   []token
	box      Box
	anchored bool // it stands on a line of values, next to them
	row, rows,
	col, cols int
}

// newColumns takes lines for a table; nil where they are none.
func newColumns(lines []line) *columns {
	t := &columns{outline: lines[0].box, em: lines[0].em}
	rows := make([][]token, len(lines))
	var ems []float32
	for i := range lines {
		rows[i] = lines[i].tokens()
		t.outline = t.outline.around(lines[i].box)
		ems = append(ems, lines[i].em)
	}
	t.em = quantile(ems, 0.5)
	t.findValues(rows)
	if len(t.values) == 0 {
		return nil
	}
	left := t.values[0].X0
	var labels, header []token
	anchors := map[Box]bool{}
	for i, tokens := range rows {
		if t.isRow(tokens) {
			t.ys = append(t.ys, valueLine(tokens))
			var values []token
			for k, tok := range tokens {
				if tok.box.midX() < left && !(tok.value && tok.box.X1 > left) {
					if k+1 < len(tokens) && tokens[k+1].box.midX() >= left {
						anchors[tok.box] = true
					}
					labels = append(labels, tok)
				} else {
					values = append(values, tok)
				}
			}
			t.tokens = append(t.tokens, values)
			continue
		}
		for _, tok := range tokens {
			if len(t.ys) == 0 && (i == 0 || tok.box.X1 > left || !t.nearFirst(rows[i:], tok)) {
				header = append(header, tok)
			} else {
				labels = append(labels, tok)
			}
		}
	}
	if len(t.ys) == 0 {
		return nil
	}
	t.labels = t.stacked(labels, anchors)
	t.header = t.stacked(header, nil)
	t.findLabelColumns()
	t.placeLabels()
	t.placeHeader()
	return t
}

// findValues finds the value columns: the ranges that values cover together.
func (t *columns) findValues(rows [][]token) {
	var boxes []Box
	for _, tokens := range rows {
		if len(tokens) < 2 {
			continue
		}
		for k, tok := range tokens {
			if tok.value && (k > 0 || tokens[1].value) {
				boxes = append(boxes, tok.box)
			}
		}
	}
	slices.SortFunc(boxes, func(a, b Box) int { return cmp.Compare(a.X0, b.X0) })
	for _, b := range boxes {
		if n := len(t.values); n > 0 && b.X0 <= t.values[n-1].X1 {
			t.values[n-1] = t.values[n-1].around(b)
			continue
		}
		t.values = append(t.values, b)
	}
}

// isRow reports whether a line has values, and no texts in the value columns
// but for those behind the first value.
func (t *columns) isRow(tokens []token) bool {
	left := t.values[0].X0
	for _, tok := range tokens {
		if tok.box.X1 > left && tok.box.midX() >= left {
			return tok.value
		}
	}
	return false
}

// valueLine is the middle of a row's values.
func valueLine(tokens []token) float32 {
	var sum, n float32
	for _, tok := range tokens {
		if tok.value {
			sum, n = sum+tok.box.midY(), n+1
		}
	}
	return sum / max(n, 1)
}

// nearFirst reports whether a token above the first row is the beginning of its
// label: nearer than a line and a half, with nothing in the value columns.
func (t *columns) nearFirst(rows [][]token, tok token) bool {
	for _, tokens := range rows {
		if t.isRow(tokens) {
			return valueLine(tokens)-tok.box.midY() < 1.6*t.em
		}
		for _, o := range tokens {
			if o.box.midX() > t.values[0].X0 {
				return false
			}
		}
	}
	return false
}

// stacked puts the lines of labels together: one under the other, near, the
// lower one beginning with no number. Two that are the labels of a row each stay
// apart.
func (t *columns) stacked(tokens []token, anchors map[Box]bool) []block {
	slices.SortStableFunc(tokens, func(a, b token) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	const recent = 12 // blocks that a line can belong to
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
			if a.X1 < b.X0 && min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > 0 {
				gaps = append(gaps, [2]float32{a.X1, b.X0})
			}
		}
	}
	slices.SortFunc(gaps, func(a, b [2]float32) int { return cmp.Compare(a[1], b[1]) })
	for _, g := range gaps {
		if n := len(t.stabs); n == 0 || g[0] >= t.stabs[n-1] {
			t.stabs = append(t.stabs, g[1]-0.1)
		}
	}
}

// labelColumns is the number of columns before the values.
func (t *columns) labelColumns() int { return len(t.stabs) + 1 }

// placeLabels gives each label its columns and rows.
func (t *columns) placeLabels() {
	for i := range t.labels {
		b := &t.labels[i]
		b.col = upper(t.stabs, b.box.X0)
		b.cols = upper(t.stabs, b.box.X1) - b.col + 1
		b.row, b.rows = nearest(t.ys, b.box.midY()), 1
	}
	last := t.labelColumns() - 1
	for col := range last {
		t.spread(col, last)
	}
}

// spread gives the labels of a column that stand before others their rows: those
// after the label above, as many as are needed for the label to stand in their
// middle.
func (t *columns) spread(col, last int) {
	var own []*block
	for i := range t.labels {
		if b := &t.labels[i]; b.col <= col && b.col+b.cols > col {
			own = append(own, b)
		}
	}
	slices.SortStableFunc(own, func(a, b *block) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	start := 0
	for i, b := range own {
		if b.col+b.cols > last || b.col != col {
			start = max(start, b.row+1)
			continue
		}
		limit := len(t.ys)
		if i+1 < len(own) {
			limit = max(own[i+1].row, b.row+1)
		}
		first := min(max(start, 0), b.row)
		end := b.row
		best := t.off(b, first, end)
		for e := end + 1; e < limit; e++ {
			if off := t.off(b, first, e); off < best {
				best, end = off, e
			}
		}
		b.row, b.rows = first, end-first+1
		start = end + 1
	}
}

// off is how far a label is from the middle of rows.
func (t *columns) off(b *block, first, last int) float32 {
	return abs(b.box.midY() - (t.ys[first]+t.ys[last])/2)
}

// placeHeader gives each header its columns and levels.
func (t *columns) placeHeader() {
	n := t.labelColumns()
	for i := range t.header {
		b := &t.header[i]
		if b.box.midX() < t.values[0].X0-t.em/2 && b.box.X0 < t.values[0].X0-2*t.em {
			b.col, b.cols = 0, n
			continue
		}
		first, last := t.under(b)
		b.col, b.cols = n+first, last-first+1
	}
	for i := range t.header {
		b := &t.header[i]
		b.row = 0
		for k := range i {
			if a := &t.header[k]; a.col < b.col+b.cols && b.col < a.col+a.cols {
				b.row = max(b.row, a.row+1)
			}
		}
		b.rows = 1
	}
	levels := t.levels()
	for i := range t.header {
		b := &t.header[i]
		end := levels
		for k := i + 1; k < len(t.header); k++ {
			if a := &t.header[k]; a.col < b.col+b.cols && b.col < a.col+a.cols {
				end = min(end, a.row)
			}
		}
		b.rows = max(1, end-b.row)
	}
}

// levels is the number of rows of the header.
func (t *columns) levels() int {
	n := 0
	for i := range t.header {
		n = max(n, t.header[i].row+1)
	}
	return n
}

// under finds the value columns under a header: the most that have it in their
// middle and no other header beside it.
func (t *columns) under(b *block) (first, last int) {
	mid := b.box.midX()
	at := 0
	for k := range t.values {
		if abs(t.values[k].midX()-mid) < abs(t.values[at].midX()-mid) {
			at = k
		}
	}
	first, last = at, at
	lo, hi := 0, len(t.values)-1
	for i := range t.header {
		o := t.header[i].box
		if o == b.box || min(o.Y1, b.box.Y1)-max(o.Y0, b.box.Y0) <= 0 {
			continue
		}
		for k := range t.values {
			switch {
			case o.midX() < mid && t.values[k].midX() <= o.X1+t.em/2:
				lo = max(lo, k+1)
			case o.midX() > mid && t.values[k].midX() >= o.X0-t.em/2:
				hi = min(hi, k-1)
			}
		}
	}
	pitch := t.outline.X1 - t.values[0].X0
	pitch /= float32(len(t.values))
	for i := lo; i <= at; i++ {
		for k := hi; k >= at; k-- {
			if abs((t.values[i].X0+t.values[k].X1)/2-mid) < 0.3*pitch && k-i > last-first {
				first, last = i, k
			}
		}
	}
	return first, last
}

// places is the number of places of the grid.
func (t *columns) places() int {
	return (t.levels() + len(t.ys)) * (t.labelColumns() + len(t.values))
}
