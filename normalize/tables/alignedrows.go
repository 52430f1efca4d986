package tables

import (
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// write makes the rows: one for each line of values, and one for each line of
// labels that belong to no values.
func (a *aligner) write() {
	w := a.scan.newWriter(a.tokens[0].pos, int(a.tokens[0].block))
	w.aligned = true
	if a.scan.aligned == nil {
		a.scan.aligned = map[int32]bool{}
	}
	a.scan.aligned[w.table] = true
	next := 0 // label that was not written
	eachLine(a.tokens, func(line []token) {
		values := slices.IndexFunc(line, func(t token) bool { return t.value || t.glued })
		if values < 0 {
			return
		}
		number := line[0].pos.Line
		labels := a.around(number, line[values].x)
		for ; next < len(a.labels) && a.labels[next].pos.Line <= number; next++ {
			if l := &a.labels[next]; !l.attached && !slices.Contains(labels, next) && l.last <= number {
				a.alone(w, next)
			}
		}
		w.at(line[values].pos.Offset)
		w.begin()
		for _, i := range labels {
			a.labels[i].attached = true
			w.label(&a.labels[i])
			w.begins(a.labels[i].pos.Line)
		}
		w.spans(number, number)
		if n := len(labels); n > 0 {
			l := &a.labels[labels[n-1]]
			w.spans(l.pos.Line, l.last)
			w.row.loose = l.pos.Line != number || l.last != number
		}
		w.row.doubtful = slices.ContainsFunc(line[values:], a.namesRow) || strayNumber(line[:values])
		for i := values; i < len(line); i++ {
			if line[i].value || line[i].glued {
				w.value(&line[i])
			}
		}
		w.end()
	})
	for ; next < len(a.labels); next++ {
		if !a.labels[next].attached {
			a.alone(w, next)
		}
	}
	w.close()
}

// namesRow reports whether a token names a row and nothing else: where it stands
// behind values, several rows are on one line.
func (a *aligner) namesRow(t token) bool {
	if t.value || t.glued {
		return false
	}
	w := a.scan.word(t.text)
	mark, _ := fold.Numbering(t.text)
	return a.scan.m.has(w, rowAxis) && !a.scan.m.has(w, columnAxis) || w == noWord && mark.Style != fold.None
}

// strayNumber reports whether a number stands apart from the label that it
// follows: it is a value, but in no column.
func strayNumber(labels []token) bool {
	for k := 1; k < len(labels); k++ {
		if wordOrNumber(labels, k) && isValue(labels[k].text) {
			return true
		}
	}
	return false
}

// alone writes the labels of one line that belong to no values as a row.
func (a *aligner) alone(w *rowWriter, i int) {
	w.at(a.labels[i].pos.Offset)
	w.begin()
	for k := i; k < len(a.labels) && a.labels[k].pos.Line == a.labels[i].pos.Line; k++ {
		if l := &a.labels[k]; !l.attached {
			l.attached = true
			w.label(l)
			w.spans(l.pos.Line, l.last)
		}
	}
	w.end()
}

// begins takes note of the line of a label of the row.
func (w *rowWriter) begins(line int) {
	if w.row.first == 0 || line < w.row.first {
		w.row.first = line
	}
}

// spans widens the lines that a row stands on.
func (w *rowWriter) spans(top, bottom int) {
	if w.row.top == 0 || top < w.row.top {
		w.row.top = top
	}
	w.begins(top)
	w.row.bottom = max(w.row.bottom, bottom)
}

func (w *rowWriter) label(l *wrapped) {
	t := l.token
	t.x, t.n = l.x, l.end-l.x
	w.piece(&t)
}

// standsLeft reports whether a label stands left of a column. On pages, whose letters
// differ in width, it may take more columns than there are.
func (a *aligner) standsLeft(l *wrapped, x int32) bool {
	return l.end <= x || a.scan.doc.Format == extract.PDF && (l.x+l.end)/2 < x
}

// groups reports whether a label stands left of another one, which then is the
// row's, whatever it says.
func (l *wrapped) groups(q *wrapped) bool { return l.isRow && l.end <= q.x && !q.meaningful }

// headLeft returns where the leftmost label of a column begins on the lines
// before a line: rows have their labels left of it.
func (a *aligner) headLeft(line int) int32 {
	left := int32(1 << 30)
	for i := a.from; i < min(len(a.labels), a.from+maxNear) && a.labels[i].pos.Line < line; i++ {
		if l := &a.labels[i]; l.isColumn && !l.isRow && line-l.last <= maxWrapped {
			left = min(left, l.x)
		}
	}
	return left
}

// titles reports whether the lines below a label name columns: it stands above a
// table of its own.
func (a *aligner) titles(i int) bool {
	columns := 0
	for k := i + 1; k < min(len(a.labels), i+maxNear) && a.labels[k].pos.Line <= a.labels[i].last+2; k++ {
		if l := &a.labels[k]; l.isColumn && !l.isRow && l.pos.Line > a.labels[i].last {
			columns++
		}
	}
	return columns > 1
}

// around returns the labels left of column x whose lines surround a line, from
// left to right, the row's own label last. Where none names a row, the nearest
// label above or below that does.
func (a *aligner) around(line int, x int32) []int {
	var found []int
	own := false // a label names the row, or stands on this line only
	near, nearest := -1, 0
	head := a.headLeft(line)
	for a.from < len(a.labels) && a.labels[a.from].last < line-maxWrapped*maxWrapGap {
		a.from++
	}
	for i := a.from; i < min(len(a.labels), a.from+maxNear); i++ {
		l := &a.labels[i]
		if l.pos.Line > line+2 {
			break
		}
		if l.attached || l.x >= x {
			continue
		}
		if l.pos.Line <= line && l.last >= line {
			found = append(found, i)
			own = own || l.isRow || l.pos.Line == l.last
		} else if l.isRow && a.standsLeft(l, x) && l.x < head && !a.valuedWithin(l.pos.Line, l.last) && !(l.pos.Line > line && a.titles(i)) {
			switch d := max(l.pos.Line-line, line-l.last); {
			case d > maxAside, near >= 0 && l.groups(&a.labels[near]):
			case near < 0, d < nearest, a.labels[near].groups(l):
				near, nearest = i, d
			}
		}
	}
	if !own && near >= 0 && !slices.ContainsFunc(found, func(i int) bool { return a.labels[i].end > a.labels[near].x }) {
		found = append(found, near)
	}
	slices.SortStableFunc(found, func(i, k int) int {
		p, q := &a.labels[i], &a.labels[k]
		if p.isRow != q.isRow && !p.groups(q) && !q.groups(p) {
			if p.isRow {
				return 1
			}
			return -1
		}
		return int(p.x - q.x)
	})
	return found
}
