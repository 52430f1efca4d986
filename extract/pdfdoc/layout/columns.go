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

func (t *columns) overValues(b Box) bool {
	return slices.ContainsFunc(t.values, func(v Box) bool { return v.X0 < b.X1 && b.X0 < v.X1 })
}

func (t *columns) addColumn(b Box) {
	i, _ := slices.BinarySearchFunc(t.values, b.X0, func(v Box, x float32) int { return cmp.Compare(v.X0, x) })
	t.values = slices.Insert(t.values, i, b)
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

// places is the number of places of the grid.
func (t *columns) places() int {
	return (t.levels() + len(t.ys)) * (t.labelColumns() + len(t.values))
}
