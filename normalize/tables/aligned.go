package tables

import "strings"

// Bounds on the pieces of a label that was wrapped.
const (
	maxWrapped = 24  // lines of one label, in columns of two characters
	maxWrapGap = 3   // line breaks between two of them
	maxAside   = 2   // lines between a label and its values where they stand on lines of their own
	maxNear    = 512 // tokens or labels that are looked at around a line
)

// aligned reports whether columns are aligned by blanks: some lines, not a few of very
// many, hold several values or labels with more than one blank between them.
func aligned(tokens []token) bool {
	const fewest, share = 4, 12
	wide, lines := 0, 1
	for i := 1; i < len(tokens); i++ {
		a, b := &tokens[i-1], &tokens[i]
		switch {
		case a.pos.Line != b.pos.Line:
			lines++
		case b.cx-a.cx-a.cn > 1 && b.x-a.x-a.n > 1:
			wide++
		}
	}
	return wide >= fewest && share*wide >= lines
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
