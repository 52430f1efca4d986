package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// Bounds on the pieces of a label that was wrapped.
const (
	maxWrapped = 24  // lines of one label, in columns of two characters
	maxWrapGap = 3   // line breaks between two of them
	maxAside   = 2   // lines between a label and its values where they stand on lines of their own
	maxNear    = 512 // tokens or labels that are looked at around a line
)

// aligned reports whether columns are aligned by blanks: some lines hold several
// values or labels with more than one blank between them.
func aligned(tokens []token) bool {
	wide := 0
	for i := 1; i < len(tokens); i++ {
		a, b := &tokens[i-1], &tokens[i]
		if a.pos.Line == b.pos.Line && b.pos.Offset-a.pos.Offset-len(a.text) > 1 && b.x-a.x-a.n > 1 {
			wide++
		}
	}
	return wide >= 4
}

// alignedRows makes rows of text whose columns are aligned by blanks. Labels
// that were wrapped are put together from the pieces below each other; a line
// of values belongs to the label whose lines surround it.
func (st *stream) alignedRows(tokens []token) {
	if st.columns == modelUnknown {
		st.columns = st.guessModel()
	}
	for i := range tokens[:st.keep] {
		st.scan.used[tokens[i].block] = true
	}
	tokens = st.scan.parted(tokens)
	if st.columns == modelNarrow {
		for i := range tokens {
			tokens[i].x, tokens[i].n = tokens[i].cx, tokens[i].cn
		}
	}
	a := aligner{scan: st.scan, tokens: tokens}
	a.years()
	a.dropRemarks()
	a.words()
	a.join()
	a.write()
}

func distance(a, b int32) int {
	if a < b {
		a, b = b, a
	}
	return int(a - b)
}

// eachLine calls yield with the tokens of each line.
func eachLine(tokens []token, yield func([]token)) {
	for from := 0; from < len(tokens); {
		to := from + 1
		for to < len(tokens) && tokens[to].pos.Line == tokens[from].pos.Line {
			to++
		}
		yield(tokens[from:to])
		from = to
	}
}

// label is a label put together from pieces on several lines.
type wrapped struct {
	token      // of its first piece, with the joined text
	last       int
	x, end     int32
	isRow      bool
	isColumn   bool
	attached   bool
	meaningful bool
}

// aligner makes rows of aligned text.
type aligner struct {
	scan   *scan
	tokens []token
	labels []wrapped // in order of their first lines
	values []int     // the lines that have values, in order
	from   int       // labels before this one are far above the line at hand
}

// years makes labels of the years that stand above the 年度 of a narrow header cell:
// in its columns, or alone on their line.
func (a *aligner) years() {
	for i := range a.tokens {
		t := &a.tokens[i]
		if !t.value || len(t.text) != len("2018") || !strings.HasPrefix(t.text, "20") {
			continue
		}
		for k := i + 1; k < min(len(a.tokens), i+maxNear) && a.tokens[k].pos.Line <= t.pos.Line+maxWrapGap; k++ {
			u := &a.tokens[k]
			if u.pos.Line > t.pos.Line && strings.HasPrefix(u.text, "年") && (a.single(i) || overlap(t.x, t.x+t.n, u.x, u.x+u.n)) {
				t.value = false
				break
			}
		}
	}
}

// single reports whether token i is the only one of its line.
func (a *aligner) single(i int) bool {
	line := a.tokens[i].pos.Line
	return (i == 0 || a.tokens[i-1].pos.Line != line) && (i+1 == len(a.tokens) || a.tokens[i+1].pos.Line != line)
}

// join puts the labels together.
func (a *aligner) join() {
	for i := range a.tokens {
		if t := &a.tokens[i]; t.value || t.glued {
			a.values = append(a.values, t.pos.Line)
		}
	}
	taken := make([]bool, len(a.tokens))
	for i := range a.tokens {
		if t := &a.tokens[i]; t.value || t.glued || taken[i] {
			continue
		}
		taken[i] = true
		a.labels = append(a.labels, a.label(i, taken))
	}
}

// label returns the label that begins with token i, with as many pieces below
// it as make the longest known label.
func (a *aligner) label(i int, taken []bool) wrapped {
	t := a.tokens[i]
	l := wrapped{token: t, last: t.pos.Line, x: t.x, end: t.x + t.n}
	text, line, from, to := t.text, t.pos.Line, l.x, l.end
	var below []int
	used := 0
	group := a.scan.word(t.text)
	if !a.scan.m.has(group, groupAxis) || a.scan.m.has(group, rowAxis) {
		group = noWord
	}
	for k := i + 1; k < min(len(a.tokens), i+maxNear) && len(below) < maxWrapped && a.tokens[k].pos.Line <= line+maxWrapGap; k++ {
		u := &a.tokens[k]
		if u.pos.Line <= line || u.value || u.glued || taken[k] || !overlap(from, to, u.x, u.x+u.n) && !a.completes(text, from, to, u) {
			continue
		}
		joined := a.scan.word(text + u.text)
		if a.ownsValues(i) && a.otherRow(&t, joined) {
			break
		}
		if group != noWord && a.scan.m.has(a.scan.word((text + u.text)[len(t.text):]), rowAxis) {
			break // below it stands the label of a row, in a column of its own
		}
		if a.ends(i, k, used < len(below) || len(below) == 0 && !t.known, joined) {
			break
		}
		below = append(below, k)
		text += u.text
		line, from, to = u.pos.Line, min(from, u.x), max(to, u.x+u.n)
		if joined != noWord {
			used = len(below)
			l.text, l.known, l.last, l.x, l.end = text, true, line, from, to
		}
	}
	for _, k := range below[:used] {
		taken[k] = true
	}
	if !l.known {
		a.unknown(i, taken, &l)
	}
	a.classify(&l)
	return l
}

// unknown puts a numbered label together that is not known, as where it is
// misprinted: with what stands below it in its column on the next lines, as long
// as that is neither numbered nor known and values stand beside them, unless each
// of two lines has its own.
func (a *aligner) unknown(i int, taken []bool, l *wrapped) {
	if mark, _ := fold.Numbering(l.text); mark.Style == fold.None || len(l.text) > maxCaption {
		return
	}
	var below []int
	text, last, from, to := l.text, l.last, l.x, l.end
	for k := i + 1; k < min(len(a.tokens), i+maxNear) && a.tokens[k].pos.Line <= last+1 && len(text) <= maxLabel; k++ {
		u := &a.tokens[k]
		if u.pos.Line <= last || u.value || u.glued || taken[k] || !overlap(l.x, l.end, u.x, u.x+u.n) {
			continue
		}
		if mark, _ := fold.Numbering(u.text); mark.Style != fold.None || u.known || a.ownsValues(i) && a.ownsValues(k) {
			break
		}
		text, last, below = text+u.text, u.pos.Line, append(below, k)
		from, to = min(from, u.x), max(to, u.x+u.n)
	}
	if len(below) == 0 || !a.valuedWithin(l.pos.Line, last) {
		return
	}
	for _, k := range below {
		taken[k] = true
	}
	l.text, l.last, l.x, l.end = text, last, from, to
}

// ends reports whether a label that began with token i does not go on with the
// piece k below it: that is numbered, or a label by itself. The end of a broken
// label may look like one (商业 above 企业); joined is the word that the label would
// be with it, broken says that the label means nothing without it.
func (a *aligner) ends(i, k int, broken bool, joined int32) bool {
	t, u := &a.tokens[i], &a.tokens[k]
	if mark, _ := fold.Numbering(u.text); mark.Style != fold.None {
		return true
	}
	if joined != noWord && a.crossed(joined) && t.x == u.x && a.single(k) {
		return false // a row and its column in one broken phrase
	}
	if w := a.scan.word(t.text); a.scan.m.has(w, groupAxis) && !a.scan.m.has(w, rowAxis) && a.valued(t.pos.Line) && t.x == 0 {
		return true // a group with a mark of its own
	}
	if broken && joined == noWord {
		return false // more pieces may follow: 采购, 项目, 数量
	}
	if t.known && u.known && a.scan.m.has(a.scan.word(u.text), rowAxis) && !a.scan.m.has(a.scan.word(t.text), rowAxis) && a.valued(t.pos.Line) {
		return true // a group with a mark of its own, and a row
	}
	if t.known && a.scan.m.has(joined, rowAxis) && a.ownsValues(i) && a.ownsValues(k) {
		return true // each has its values
	}
	if joined != noWord && t.known && !broken && a.valued(t.pos.Line) && !a.sameRow(a.scan.word(t.text), joined) {
		return true
	}
	if !u.known || a.scan.m.words[a.scan.word(u.text)].axes == 1<<unitAxis {
		return joined != noWord && t.known && a.crossed(joined) && !a.valued(u.pos.Line)
	}
	if joined == noWord {
		return true
	}
	return !(broken && !a.crossed(joined)) && !(a.crossed(joined) && a.valued(u.pos.Line))
}

// ownsValues reports whether the values on a label's line are its own, or its unit
// where there are none: no other label stands between.
func (a *aligner) ownsValues(i int) bool {
	unit := false
	for k := i + 1; k < min(len(a.tokens), i+maxNear) && a.tokens[k].pos.Line == a.tokens[i].pos.Line; k++ {
		u := &a.tokens[k]
		if u.value {
			return true
		}
		if !a.onlyUnit(a.scan.word(u.text)) {
			return false
		}
		unit = true
	}
	return unit
}

// otherRow reports whether a label names a row, and a longer one another row.
func (a *aligner) otherRow(t *token, joined int32) bool {
	w := a.scan.word(t.text)
	return a.scan.m.has(w, rowAxis) && joined != noWord && !a.sameRow(w, joined)
}

// crossed reports whether a word names nothing but a row and a column at once.
func (a *aligner) crossed(w int32) bool { return a.scan.m.words[w].axes == 1<<cellAxis }

// valued reports whether values stand on a line.
func (a *aligner) valued(line int) bool {
	i, _ := slices.BinarySearchFunc(a.values, line, func(v, line int) int { return v - line })
	return i < len(a.values) && a.values[i] == line
}

// valuedWithin reports whether values stand on a line of a range: a label of
// these lines is theirs.
func (a *aligner) valuedWithin(first, last int) bool {
	i, _ := slices.BinarySearchFunc(a.values, first, func(v, line int) int { return v - line })
	return i < len(a.values) && a.values[i] <= last
}

// sameRow reports whether two words may name the same row.
func (a *aligner) sameRow(v, w int32) bool {
	if v == noWord {
		return false
	}
	for _, x := range a.scan.m.words[v].anchors {
		for _, y := range a.scan.m.words[w].anchors {
			if x == y {
				return true
			}
		}
	}
	return !a.scan.m.has(v, rowAxis)
}

// overlap reports whether two ranges of columns share more than half of the
// narrower one.
func overlap(a, b, c, d int32) bool {
	return 2*(min(b, d)-max(a, c)) > min(b-a, d-c)
}

// completes reports whether a piece that hangs out half of its width makes a known
// label of the text above it.
func (a *aligner) completes(text string, from, to int32, u *token) bool {
	return 2*(min(to, u.x+u.n)-max(from, u.x)) == min(to-from, u.n) && !a.scan.known(text) && a.scan.known(text+u.text)
}

func (a *aligner) classify(l *wrapped) {
	w := a.scan.word(l.text)
	m := a.scan.m
	l.isRow = m.has(w, rowAxis) || m.has(w, cellAxis)
	l.isColumn = m.has(w, columnAxis)
	l.meaningful = m.has(w, groupAxis) || m.has(w, overAxis) || m.has(w, captionAxis) || m.has(w, unitAxis)
}

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
			w.spans(a.labels[labels[n-1]].pos.Line, a.labels[labels[n-1]].last)
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
