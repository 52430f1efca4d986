package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Bounds on text that prints one cell a line.
const (
	maxDigits = 10 // digits set apart by blanks on one line
	maxBlanks = 64 // empty cells between two lines
)

// oneCell reads tokens again that stand one cell a line with empty lines
// between: what stands on one line is one cell (5 2 9), and more empty lines
// than usual are empty cells: one for each line, or, where more than two lines
// are usual and all gaps are multiples of that, one for so many lines. ok is false where the text is not printed so.
func (st *stream) oneCell(tokens []token) (cells []token, ok bool) {
	if st.whole || st.doc.Format == extract.HTML || !cellPerLine(tokens) {
		return nil, false
	}
	usual := st.usualGap()
	if usual < 2 {
		return nil, false
	}
	each := usual
	eachLine(tokens[1:], func(line []token) {
		if max(0, line[0].gap-usual)%usual != 0 {
			each = 1
		}
	})
	out := make([]token, 0, len(tokens)+len(tokens)/4)
	eachLine(tokens, func(line []token) {
		t := line[0]
		if len(out) > 0 && !st.printsBetween(&out[len(out)-1], &t) {
			out = appendBlanks(out, (t.gap-usual)/each)
		}
		if len(line) > 1 {
			last := &line[len(line)-1]
			t.text = st.doc.Source[t.pos.Offset : last.pos.Offset+len(last.text)]
			t.reading = number.Parse(t.text)
		}
		out = append(out, t)
	})
	return appendBlanks(out, (st.breaksAfter(&out[len(out)-1])-usual)/each), true
}

// printsBetween reports whether something is printed between two cells, as the number of
// a page: then the lines between them say nothing of empty cells.
func (st *stream) printsBetween(a, b *token) bool {
	from, to := a.pos.Offset+len(a.text), b.pos.Offset
	return from < to && to <= len(st.doc.Source) && strings.TrimSpace(st.doc.Source[from:to]) != ""
}

// breaksAfter counts the line breaks behind a token.
func (st *stream) breaksAfter(t *token) int32 {
	const most = 512 // bytes
	n := int32(0)
	rest := st.doc.Source[min(t.pos.Offset+len(t.text), len(st.doc.Source)):]
	for i := 0; i < min(len(rest), most) && rest[i] <= ' '; i++ {
		if rest[i] == '\n' {
			n++
		}
	}
	return n
}

// cellPerLine reports whether tokens stand one cell a line: no label has its
// value on its own line, and lines of several values look like digits set apart.
func cellPerLine(tokens []token) bool {
	lines, several, good := 0, 0, true
	eachLine(tokens, func(line []token) {
		values := 0
		for i := range line {
			if line[i].value {
				values++
			}
			good = good && !line[i].glued
		}
		switch {
		case values == 0:
			good = good && len(line) == 1
		case values < len(line) || values > maxDigits:
			good = false
		case values > 1 && !setApart(line):
			several++
		}
		lines++
	})
	return good && 8*several <= lines
}

// setApart reports whether the values of a line look like the digits of one number
// set apart: all of one digit, or groups of three.
func setApart(line []token) bool {
	digits, groups := line[0].text != "0", !strings.HasPrefix(line[0].text, "0") && len(line[0].text) <= 3
	for i := range line {
		digits = digits && utf8.RuneCountInString(line[i].text) == 1
		groups = groups && (i == 0 || len(line[i].text) == 3)
	}
	return digits || groups
}

// usualGap returns the number of line breaks that most paragraphs have between
// them.
func (st *stream) usualGap() int32 {
	if st.gap > 0 {
		return st.gap
	}
	var counts [8]int
	line := 0
	for i := range st.doc.Blocks {
		b := &st.doc.Blocks[i]
		if n := b.Pos.Line - line; n > 0 && b.Kind == extract.Paragraph {
			counts[min(n, len(counts)-1)]++
		}
		line = b.Pos.Line
	}
	st.gap = 1
	for n := range counts {
		if counts[n] > counts[st.gap] {
			st.gap = int32(n)
		}
	}
	return st.gap
}

// appendBlanks appends n empty cells behind the last token.
func appendBlanks(tokens []token, n int32) []token {
	last := tokens[len(tokens)-1]
	blank := token{pos: last.pos, block: last.block, value: true}
	blank.pos.Offset += len(last.text)
	for range min(n, maxBlanks) {
		tokens = append(tokens, blank)
	}
	return tokens
}

// dropSerials drops the serial numbers from a stream of cells that has a column
// for them: each stands before a label and is one more than the last.
func (s *scan) dropSerials(tokens []token) []token {
	head := slices.IndexFunc(tokens, func(t token) bool { return !t.value && isSerial(t.text) })
	if head < 0 {
		return tokens
	}
	next := int64(1)
	for i := head; i < len(tokens); i++ {
		if tokens[i].value { // the piece of a table may begin with another one
			if n, ok := tokens[i].count(); ok && tokens[i-1].known {
				next = n
			}
			break
		}
	}
	kept := make([]token, 0, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if n, ok := t.count(); ok && n == next && i+1 < len(tokens) && !tokens[i+1].value {
			next++
			continue
		}
		kept = append(kept, *t)
	}
	return kept
}

// count returns the whole number that a value prints; its digits may be set apart.
func (t *token) count() (n int64, ok bool) {
	r := t.reading
	if t.value && r.Kind != number.Number {
		r = number.Parse(strings.Join(strings.Fields(t.text), ""))
	}
	if !t.value || r.Kind != number.Number || !r.Value.IsInt() {
		return 0, false
	}
	return r.Value.Coef(), true
}

// isSerial reports whether a label heads a column of serial numbers.
func isSerial(text string) bool {
	return text == "序号" || len(text) <= 2*len("序号") && fold.Label(text) == "序号"
}
