package layout

import (
	"slices"
	"strings"
	"unicode"
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

// mode returns the outermost value at which at least a fifth of the values lie,
// within half a character: a margin. Values are those of one side.
func mode(values []float32, em float32, last bool) float32 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	const fifth = 5
	best := quantile(values, 0.5)
	end := 0
	for begin := range values {
		for end < len(values) && values[end]-values[begin] <= max(em/2, 1) {
			end++
		}
		if (end-begin)*fifth >= len(values) {
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
	return last.box.X1 > b.right-2.2*em && next.box.X0 < b.left+em
}

// withoutMargins drops page numbers and the headers and footers that pages
// repeat.
func withoutMargins(sheets []*sheet, pages [][]item) {
	repeated := marginLines(sheets, pages)
	for i, items := range pages {
		if n := len(items); n > 0 && pageNumber(sheets[i], items, n-1) {
			items = items[:n-1]
		}
		if len(items) > 0 && pageNumber(sheets[i], items, 0) {
			items = items[1:]
		}
		pages[i] = slices.DeleteFunc(items, func(it item) bool {
			return it.line != nil && inMargin(sheets[i], it.box) && repeated[marginKey(it.line)] > max(1, len(pages)/2)
		})
	}
}

// inMargin reports whether a box is in the upper or lower tenth of a sheet.
func inMargin(s *sheet, b Box) bool {
	const part = 0.1
	return b.Y1 < part*s.height || b.Y0 > (1-part)*s.height
}

// marginKey is what a header has in common on all pages: its text without
// digits.
func marginKey(l *line) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == ' ' {
			return -1
		}
		return r
	}, l.text())
}

// marginLines counts on how many pages a line in the margin stands.
func marginLines(sheets []*sheet, pages [][]item) map[string]int {
	count := map[string]int{}
	for i, items := range pages {
		seen := map[string]bool{}
		for _, it := range items {
			if it.line != nil && inMargin(sheets[i], it.box) {
				if key := marginKey(it.line); key != "" && !seen[key] {
					seen[key] = true
					count[key]++
				}
			}
		}
	}
	return count
}

// pageNumber reports whether the first or last item of a sheet is a page's
// number: it stands in the margin alone, digits only but for dashes and the
// words for page.
func pageNumber(s *sheet, items []item, i int) bool {
	l := items[i].line
	if l == nil || len(l.glyphs) > 20 {
		return false
	}
	const part = 0.13
	if l.box.Y1 >= part*s.height && l.box.Y0 <= (1-part)*s.height {
		return false
	}
	digits, other := 0, 0
	for _, g := range l.glyphs {
		switch {
		case unicode.IsDigit(g.Rune):
			digits++
		case strings.ContainsRune("-—–―－‐─·.第页共/／ⅠⅡⅢⅣⅤⅰⅱⅲⅳⅴ一", g.Rune):
		default:
			other++
		}
	}
	return digits > 0 && digits <= 8 && other == 0
}
