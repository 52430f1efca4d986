package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

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
		if a.ownsValues(i) && a.otherRow(&t, joined) && !a.goesOn(&t, u) {
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
		if l.known && joined != noWord && !a.sameRow(a.scan.word(l.text), joined) && (a.ownsValues(i) || slices.ContainsFunc(below[:used], a.ownsValues)) &&
			(a.ownsValues(k) || slices.ContainsFunc(below[used:], a.ownsValues)) {
			break // the label of the next row, which has values of its own
		}
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
		if mark, _ := fold.Numbering(u.text); mark.Style != fold.None || u.known && (u.x != l.x || !a.ownsValues(i) || a.valued(u.pos.Line)) || a.ownsValues(i) && a.ownsValues(k) {
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
// piece k below it: that is numbered, begins like a part of something (其中), or is a
// label by itself. The end of a broken
// label may look like one (商业 above 企业); joined is the word that the label would
// be with it, broken says that the label means nothing without it.
func (a *aligner) ends(i, k int, broken bool, joined int32) bool {
	t, u := &a.tokens[i], &a.tokens[k]
	if mark, _ := fold.Numbering(u.text); mark.Style != fold.None || strings.HasPrefix(u.text, "其中") {
		// But for a group and its row in one cell, which has the values.
		return joined == noWord || !broken || mark.Style == fold.None || !a.ownsValues(i) || a.valued(u.pos.Line)
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
		return !a.goesOn(t, u)
	}
	if !u.known || a.scan.m.words[a.scan.word(u.text)].axes == 1<<unitAxis {
		return joined != noWord && t.known && a.crossed(joined) && !a.valued(u.pos.Line)
	}
	if joined == noWord {
		return true
	}
	return !(broken && !a.crossed(joined)) && !(a.crossed(joined) && a.valued(u.pos.Line))
}

// goesOn reports whether a numbered label of a row goes on with the piece u below it,
// which has neither a number nor values: 2.其他 above 法律行政法规禁止公开.
func (a *aligner) goesOn(t, u *token) bool {
	mark, _ := fold.Numbering(t.text)
	below, _ := fold.Numbering(u.text)
	return mark.Style == fold.Arabic && below.Style == fold.None && overlap(t.x, t.x+t.n, u.x, u.x+u.n) && !a.valued(u.pos.Line)
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

// overlapsHalf reports whether they share at least half of it.
func overlapsHalf(a, b, c, d int32) bool {
	return 2*(min(b, d)-max(a, c)) >= min(b-a, d-c)
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
