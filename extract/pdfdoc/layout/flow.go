package layout

import (
	"slices"
	"strings"
)

// body is how the running text of a document is set.
type body struct {
	left, right float32 // its margins
	em          float32 // size of its characters
	pitch       float32 // from line to line
}

// measure finds how most lines are set.
func measure(sheets [][]item) body {
	var lefts, rights, ems, pitches []float32
	for _, items := range sheets {
		for i, it := range items {
			if it.line == nil {
				continue
			}
			lefts, rights = append(lefts, it.box.X0), append(rights, it.box.X1)
			ems = append(ems, it.line.em)
			if i > 0 && items[i-1].line != nil {
				if d := it.box.midY() - items[i-1].box.midY(); d > it.line.em/2 {
					pitches = append(pitches, d)
				}
			}
		}
	}
	b := body{em: quantile(ems, 0.5), pitch: quantile(pitches, 0.5)}
	b.left, b.right = mode(lefts, b.em, false), mode(rights, b.em, true)
	return b
}

// quantile returns the value below which a part of the values lie, 0 for none.
func quantile(values []float32, part float32) float32 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[min(len(values)-1, int(part*float32(len(values))))]
}

// mode returns the outermost value at which some of the values lie, a twelfth of
// them and no fewer than two, within half a character: a margin. Values are those
// of one side.
func mode(values []float32, em float32, last bool) float32 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	const part = 12
	best := quantile(values, 0.5)
	end := 0
	for begin := range values {
		for end < len(values) && values[end]-values[begin] <= max(em/2, 1) {
			end++
		}
		if n := end - begin; n > 1 && n*part >= len(values) {
			if !last {
				return values[begin]
			}
			best = values[end-1]
		}
	}
	return best
}

// paragraph is a run of lines.
type paragraph struct {
	text strings.Builder
	page int
	box  Box  // of its lines on its first page
	last line // its last line
}

// add appends a line.
func (p *paragraph) add(l *line, page int) {
	if p.text.Len() > 0 && needsBlank(&p.last, l) {
		p.text.WriteByte(' ')
	}
	l.write(&p.text)
	if p.page == 0 {
		p.page, p.box = page, l.box
	} else if p.page == page {
		p.box = p.box.around(l.box)
	}
	p.last = *l
}

// continues reports whether a line goes on with the paragraph whose last line
// is given: that line is full, the next begins at the margin, and both are set
// alike. apart is true where a page or a table lies between them.
func (b *body) continues(last, next *line, apart bool) bool {
	if last == nil {
		return false
	}
	em := max(b.em, 1)
	if last.columns() || next.columns() {
		return false
	}
	if ratio := last.em / max(next.em, 1); ratio > 1.15 || ratio < 0.87 {
		return false
	}
	if !apart && next.box.midY()-last.box.midY() > 1.6*max(b.pitch, em) {
		return false
	}
	if strings.ContainsRune("。；！？", last.glyphs[len(last.glyphs)-1].Rune) && numbered(next.text()) {
		return false
	}
	return last.box.X1 > b.right-2.2*em && next.box.X0 < b.left+em
}
