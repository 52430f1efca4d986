package layout

import (
	"cmp"
	"slices"
)

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
