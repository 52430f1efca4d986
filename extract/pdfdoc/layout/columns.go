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
	lines   []line    // that it was made of
	values  []Box     // of the value columns
	ys      []float32 // middle of each row of values
	tokens  [][]token // values of each row
	labels  []block
	header  []block
	stabs   []float32 // places between label columns
	outline Box
}

// Bounds of a table without rules.
const (
	maxColumns = 60
	maxHeaders = 600
	maxLabels  = 2000
)

// block is a label or a header of one or more lines.
type block struct {
	tokens   []token
	box      Box
	anchored bool // it stands on a line of values, next to them
	outer    bool // it is the label of several rows
	row, rows,
	col, cols int
}

// newColumns takes lines for a table; nil where they are none. known are value
// columns that it has on another page.
func newColumns(lines []line, known []Box) *columns {
	t := &columns{lines: lines, outline: lines[0].box, em: lines[0].em}
	rows := make([][]token, len(lines))
	var ems []float32
	for i := range lines {
		rows[i] = lines[i].tokens()
		t.outline = t.outline.around(lines[i].box)
		ems = append(ems, lines[i].em)
	}
	t.em = quantile(ems, 0.5)
	t.findValues(rows)
	if len(t.values) == 0 || len(t.values) > maxColumns {
		return nil
	}
	anchors := map[Box]bool{}
	var labels, header []token
	for _, tokens := range rows {
		left, right := t.parted(tokens)
		labels = append(labels, left...)
		if !t.isRow(tokens) {
			header = append(header, right...)
			continue
		}
		if n := len(left); n > 0 {
			anchors[left[n-1].box] = true
		}
		t.ys = append(t.ys, valueLine(tokens))
		t.tokens = append(t.tokens, right)
	}
	if len(t.ys) == 0 || len(header) > maxHeaders || len(labels) > maxLabels {
		return nil
	}
	t.labels = t.stacked(labels, anchors)
	t.header = t.stacked(header, nil)
	t.partHeader()
	t.addColumns()
	for _, b := range known {
		if !t.overValues(b) {
			t.addColumn(b)
		}
	}
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

// parted parts the tokens of a line into those before the value columns and
// those in them.
func (t *columns) parted(tokens []token) (left, right []token) {
	begin := t.values[0].X0
	n := 0
	for n < len(tokens) && tokens[n].box.midX() < begin && !(tokens[n].value && tokens[n].box.X1 > begin) {
		n++
	}
	return tokens[:n], tokens[n:]
}

// partHeader takes the labels that end above the first row for parts of the
// header.
func (t *columns) partHeader() {
	first := t.ys[0] - 0.3*t.em
	t.labels = slices.DeleteFunc(t.labels, func(b block) bool {
		above := b.box.Y1 < first
		if above {
			t.header = append(t.header, b)
		}
		return above
	})
	slices.SortStableFunc(t.header, func(a, b block) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
}

// addColumns adds the columns in which no value is printed, where the lowest
// line of the header names one.
func (t *columns) addColumns() {
	for i := range t.header {
		b := t.header[i].box
		if b.X0 <= t.values[0].X1 || t.overValues(b) {
			continue
		}
		if t.lowest(&b) {
			t.addColumn(b)
		}
	}
}

func (t *columns) overValues(b Box) bool {
	return slices.ContainsFunc(t.values, func(v Box) bool { return v.X0 < b.X1 && b.X0 < v.X1 })
}

func (t *columns) addColumn(b Box) {
	i, _ := slices.BinarySearchFunc(t.values, b.X0, func(v Box, x float32) int { return cmp.Compare(v.X0, x) })
	t.values = slices.Insert(t.values, i, b)
}

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

// placeHeader gives each header its columns and levels.
func (t *columns) placeHeader() {
	n := t.labelColumns()
	for i := range t.header {
		b := &t.header[i]
		if t.beforeValues(&b.box) {
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

// beforeValues reports whether a header stands over the labels.
func (t *columns) beforeValues(b *Box) bool {
	begin := t.values[0].X0
	return b.midX() < begin-t.em/2 && b.X0 < begin-2*t.em
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
// middle, no other header beside it and no cell that begins above it.
func (t *columns) under(b *block) (first, last int) {
	mid := b.box.midX()
	at := t.column(mid)
	lo, hi := 0, len(t.values)-1
	bottom := t.headerBottom()
	for i := range t.header {
		o := &t.header[i].box
		k := t.column(o.midX())
		beside := min(o.Y1, b.box.Y1)-max(o.Y0, b.box.Y0) > 0
		// A cell at the bottom of the header has its text in the middle.
		begins := 2*o.midY() - bottom
		if *o == b.box || k == at || t.beforeValues(o) || !beside && (begins > b.box.midY() || o.midY() < b.box.midY() || !t.lowest(o)) {
			continue
		}
		if k < at {
			lo = max(lo, k+1)
		} else {
			hi = min(hi, k-1)
		}
	}
	pitch := (t.outline.X1 - t.values[0].X0) / float32(len(t.values))
	first, last = at, at
	for i := lo; i <= at; i++ {
		for k := hi; k >= at; k-- {
			if abs((t.values[i].X0+t.values[k].X1)/2-mid) < 0.3*pitch && k-i > last-first {
				first, last = i, k
			}
		}
	}
	return first, last
}

// column returns the value column that is nearest to x.
func (t *columns) column(x float32) int {
	at := 0
	for k := range t.values {
		if abs(t.values[k].midX()-x) < abs(t.values[at].midX()-x) {
			at = k
		}
	}
	return at
}

// headerBottom is where the header ends, between its last line and the first
// row.
func (t *columns) headerBottom() float32 {
	bottom := t.outline.Y0
	for i := range t.header {
		bottom = max(bottom, t.header[i].box.Y1)
	}
	top := t.ys[0] - t.em/2
	for i := range t.labels {
		if t.labels[i].row == 0 {
			top = min(top, t.labels[i].box.Y0)
		}
	}
	return max(bottom, (bottom+top)/2)
}

// lowest reports whether no other header is under one.
func (t *columns) lowest(b *Box) bool {
	for k := range t.header {
		if o := &t.header[k].box; o.Y0 > b.midY() && o.X0 < b.X1 && b.X0 < o.X1 {
			return false
		}
	}
	return true
}

// places is the number of places of the grid.
func (t *columns) places() int {
	return (t.levels() + len(t.ys)) * (t.labelColumns() + len(t.values))
}
