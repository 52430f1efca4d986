package tables

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// dropRemarks drops what stands in the column of a header cell for remarks, up to the
// header of another table.
func (a *aligner) dropRemarks() {
	edge := int32(-1) // doubled display column where the column begins
	begin := int32(0) // where its header cell does
	kept := a.tokens[:0]
	heading := -1 // line of its header cell
	header := -1  // line that heads such a column, maybe in another place than before
	for i := range a.tokens {
		t := &a.tokens[i]
		if t.pos.Line != header && edge >= 0 && (i == 0 || t.pos.Line != a.tokens[i-1].pos.Line) && a.lineHeadsRemarks(i) {
			header = t.pos.Line
		}
		if edge >= 0 && t.pos.Line > heading+maxWrapGap && a.headsColumns(i) {
			edge = -1
		}
		if !t.value && a.headsRemarks(i) {
			heading = t.pos.Line
			t.text = "备注" // the rest of it may stand below
			if left, ok := a.leftOf(i); ok {
				edge, begin = (left+2*t.x+t.n)/2, 2*t.x
			}
		} else if edge >= 0 && t.pos.Line != header && 2*t.x+t.n > edge && !t.known && (!t.value || t.first) && (!isValue(t.text) || 2*t.x+t.n >= begin) {
			continue
		}
		kept = append(kept, *t)
	}
	a.tokens = kept
}

// headsColumns reports whether token i begins a line that names two columns or more
// and no row.
func (a *aligner) headsColumns(i int) bool {
	if i > 0 && a.tokens[i-1].pos.Line == a.tokens[i].pos.Line {
		return false
	}
	columns := 0
	for k := i; k < min(len(a.tokens), i+maxNear) && a.tokens[k].pos.Line == a.tokens[i].pos.Line; k++ {
		if t := &a.tokens[k]; t.value || t.glued {
			return false
		} else if w := a.scan.word(t.text); a.scan.m.has(w, columnAxis) || a.scan.m.has(w, overAxis) {
			columns++
		}
	}
	return columns > 1
}

// lineHeadsRemarks reports whether the line that begins with token i has the header
// cell of a column for remarks.
func (a *aligner) lineHeadsRemarks(i int) bool {
	for k := i; k < min(len(a.tokens), i+maxWrapped) && a.tokens[k].pos.Line == a.tokens[i].pos.Line; k++ {
		if !a.tokens[k].value && a.headsRemarks(k) {
			return true
		}
	}
	return false
}

// headsRemarks reports whether token i is the header cell of a column for
// remarks, or the first character of one that was wrapped.
func (a *aligner) headsRemarks(i int) bool {
	t := &a.tokens[i]
	rest := ""
	switch t.text {
	case "注", "註": // its first character stood on a line before the table
		return i > 0 && a.tokens[i-1].pos.Line == t.pos.Line
	case "备", "備":
		rest = "注註"
	case "说", "說":
		rest = "明"
	}
	for k := i + 1; rest != "" && k < min(len(a.tokens), i+maxNear) && a.tokens[k].pos.Line <= t.pos.Line+maxWrapGap; k++ {
		if u := &a.tokens[k]; strings.Contains(rest, u.text) && distance(t.x, u.x) <= 2 {
			return true
		}
	}
	return isRemark(fold.AppendLabel(nil, t.text))
}

// leftOf returns the middle of the label nearest to the left of label i, on its
// line or one of those around it.
func (a *aligner) leftOf(i int) (mid int32, ok bool) {
	const around = 40 // tokens
	t := &a.tokens[i]
	for k := max(0, i-around); k < min(len(a.tokens), i+around); k++ {
		u := &a.tokens[k]
		if k != i && !u.value && (u.known || u.pos.Line == t.pos.Line) && u.x+u.n <= t.x && distanceOf(u.pos.Line, t.pos.Line) <= 2*maxWrapGap && 2*u.x+u.n > mid {
			mid, ok = 2*u.x+u.n, true
		}
	}
	return mid, ok
}

func distanceOf(a, b int) int { return max(a-b, b-a) }

// words makes values of the words that stand in a column of values: beside
// other values or behind the label of a row; and of the numbers before a word.
func (a *aligner) words() {
	const around = 3 // lines
	var lines [][]token
	eachLine(a.tokens, func(line []token) { lines = append(lines, line) })
	broken := a.brokenLabels()
	meaning := slices.Clone(broken)
	for i := range meaning {
		if t := &a.tokens[i]; meaning[i] == noWord && !t.value {
			meaning[i] = a.scan.word(t.text)
		}
	}
	first := 0 // token of the line
	for i, line := range lines {
		end := first + len(line)
		means := meaning[first:end]
		last := i + 1 // the lines below say nothing of a header's cells
		if slices.ContainsFunc(line, func(t token) bool { return t.value }) {
			last += around
		}
		near := lines[max(0, i-around):min(len(lines), last)]
		ofRow := false // the label before the token is a row's, but for its unit and values
		for k := range line {
			t := &line[k]
			if spoiledEnd(line, k) {
				t.value = false
				continue
			}
			if k > 0 {
				ofRow = a.namesLine(means, k-1) || ofRow && (line[k-1].value || a.onlyUnit(means[k-1]))
			}
			if last == i+1 && !ofRow || broken[first+k] != noWord || !wordOrNumber(line, k) {
				continue
			}
			reading := number.Reading{Kind: number.Unreadable, Reason: number.ReasonNoNumber}
			if isValue(t.text) {
				reading = number.Parse(t.text)
			}
			if slices.ContainsFunc(near, func(l []token) bool { return below(t, l) }) || ofRow && (a.amongCells(line, means, k) || a.underHeader(first, t, meaning)) {
				t.value, t.reading = true, reading
			}
		}
		first = end
	}
}

// spoiledEnd reports whether token k of a line is a sign or an unread character that
// damage left of the label right before it: the first value stands apart.
func spoiledEnd(line []token, k int) bool {
	t := &line[k]
	if t.text != extract.Unread && t.text != "?" || k == 0 || k+1 == len(line) || line[k-1].value {
		return false
	}
	before, next := &line[k-1], &line[k+1]
	return t.x-before.x-before.n == 1 && next.x-t.x-t.n > 1
}

// namesLine reports whether word k of a line names what stands behind it: a row, or,
// where no other label of a column stands before it, a column of the row.
func (a *aligner) namesLine(means []int32, k int) bool {
	m := a.scan.m
	if w := means[k]; !m.has(w, columnAxis) || m.has(w, rowAxis) {
		return m.has(w, rowAxis) || m.has(w, cellAxis)
	}
	return k+2 == len(means) && !slices.ContainsFunc(means[:k], func(w int32) bool { return m.has(w, columnAxis) })
}

// amongCells reports whether token k of a row's line stands where nothing but a
// value can: between two of them, or behind the unit of the row.
func (a *aligner) amongCells(line []token, means []int32, k int) bool {
	if line[k-1].value {
		return k+1 < len(line) && line[k+1].value
	}
	return a.onlyUnit(means[k-1])
}

// onlyUnit reports whether a word names a unit and nothing else.
func (a *aligner) onlyUnit(w int32) bool { return w != noWord && a.scan.m.words[w].axes == 1<<unitAxis }

// underHeader reports whether the nearest token above the line that begins with token
// first, in the place of t, is the label of a column, or a value above a number.
func (a *aligner) underHeader(first int, t *token, meaning []int32) bool {
	for k := first - 1; k >= max(0, first-maxNear); k-- {
		if u := &a.tokens[k]; distance(2*u.x+u.n, 2*t.x+t.n) <= nearest {
			if u.value {
				return isValue(t.text)
			}
			heads := a.scan.m.has(meaning[k], captionAxis) && !u.first && !isRemark(fold.AppendLabel(nil, u.text))
			return heads || a.scan.m.has(meaning[k], columnAxis)
		}
	}
	return false
}

// brokenLabels returns for each token the known label that it is a piece of, where
// that was broken over several lines.
func (a *aligner) brokenLabels() []int32 {
	out := make([]int32, len(a.tokens))
	for i := range out {
		out[i] = noWord
	}
	for i := range a.tokens {
		t := &a.tokens[i]
		if t.value || t.glued || out[i] != noWord {
			continue
		}
		text, line, from, to := t.text, t.pos.Line, t.x, t.x+t.n
		var below []int
		for k := i + 1; k < min(len(a.tokens), i+maxNear) && len(below) < maxWrapped && a.tokens[k].pos.Line <= line+maxWrapGap; k++ {
			u := &a.tokens[k]
			if u.pos.Line <= line || !overlap(from, to, u.x, u.x+u.n) {
				continue
			}
			if mark, _ := fold.Numbering(u.text); u.value || u.glued || mark.Style != fold.None {
				break
			}
			text, below = text+u.text, append(below, k)
			line, from, to = u.pos.Line, min(from, u.x), max(to, u.x+u.n)
			if w := a.scan.word(text); w != noWord {
				out[i] = w
				for _, piece := range below {
					out[piece] = w
				}
			}
		}
	}
	return out
}

// wordOrNumber reports whether token k of a line is no value yet but may be one: a
// word, or a number that is set apart from the label before it.
func wordOrNumber(line []token, k int) bool {
	t := &line[k]
	if t.value || t.glued || t.known || len(t.text) > maxWord || k == 0 && t.x == 0 || len(line) < 2 {
		return false
	}
	if isValue(t.text) {
		return k > 0 && t.x-line[k-1].x-line[k-1].n > 1
	}
	mark, _ := fold.Numbering(t.text)
	return mark.Style == fold.None && strings.ContainsFunc(t.text, unicode.IsLetter) // no bracket around a number
}

// below reports whether a word stands in the column of a value of a line.
func below(t *token, line []token) bool {
	for i := range line {
		u := &line[i]
		if u.value && (u.text != t.text || isValue(t.text)) && distance(2*u.x+u.n, 2*t.x+t.n) <= nearest {
			return true
		}
	}
	return false
}
