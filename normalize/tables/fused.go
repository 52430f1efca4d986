package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// minFused is the number of rows that a run of text must name, each with
// digits glued to it, to be taken for a table whose cells ran together.
const minFused = 4

// run is a stretch of digits inside a text, and the label before it, which ends
// at end.
type run struct{ label, end, from, to int }

// fusedRows reports whether a text holds the rows of a table whose cells ran
// together: 本年新收政府信息公开申请数量640020470二、上年结转….
func (st *stream) fusedRows(text string) bool {
	return len(st.fusedRuns(text, minFused)) >= minFused
}

// fusedRuns finds up to most rows whose digits are glued to their labels; none
// where the text has fewer numbers than a table of fused rows.
func (st *stream) fusedRuns(text string, most int) []run {
	candidates := 0
	eachNumber(text, func(run) bool {
		candidates++
		return candidates < minFused
	})
	if candidates < minFused {
		return nil // the common case
	}
	var runs []run
	eachNumber(text, func(r run) bool {
		if at, end := st.fusedLabel(text[r.label:r.from]); at >= 0 {
			runs = append(runs, run{r.label + at, r.label + end, r.from, r.to})
		}
		return len(runs) < most
	})
	return runs
}

// eachNumber calls yield, as long as it returns true, for each stretch of digits
// that is no number of a sentence, with all that may hold its label.
func eachNumber(text string, yield func(run) bool) {
	start := 0 // of the text since the last digits
	for i := 0; i < len(text); {
		if c := text[i]; c < '0' || c > '9' {
			i++
			continue
		}
		from := i
		for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == '.' && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9') {
			i++
		}
		to := i
		if strings.HasPrefix(text[i:], ".") || strings.HasPrefix(text[i:], "．") {
			to-- // the last digit numbers the next label
		}
		label := max(start, from-maxLabel)
		if counted(text[i:]) {
			continue // a number inside a label or sentence
		}
		start = i
		if to > from && !yield(run{label, from, from, to}) {
			return
		}
	}
}

// counted reports whether what follows digits is a counter: then they are a
// number of a sentence.
func counted(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r != utf8.RuneError && strings.ContainsRune("件条份宗次起个人篇年月日项%％万亿", r)
}

// fusedLabel returns where the label of a row begins and ends that stands at the
// end of s, -1 for none. It may begin s, or stand behind other labels; a unit
// may stand behind it.
func (st *stream) fusedLabel(s string) (from, end int) {
	for n := 0; n <= maxUnit && s != ""; n++ {
		if i := st.labelAtEnd(s); i >= 0 {
			if k := st.columnBefore(s[:i]); k >= 0 && st.scan.m.has(st.scan.word(s[i:]), columnAxis) {
				return k, i // 总计 of a header that names rows and columns
			}
			return i, len(s)
		}
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return -1, -1
}

// maxUnit is the most characters of a unit.
const maxUnit = 2

// columnBefore returns where the label begins that s ends with, if it names a
// column and nothing else; -1 for none.
func (st *stream) columnBefore(s string) int {
	for i := range s {
		if w := st.scan.word(s[i:]); w != noWord && st.scan.m.words[w].axes == 1<<columnAxis {
			return i
		}
	}
	return -1
}

// labelAtEnd returns where the label of a row begins that s ends with and that
// begins s, is numbered, or follows another label; -1 for none.
func (st *stream) labelAtEnd(s string) int {
	if !st.scan.m.endsRow(s) {
		return -1 // the common case
	}
	for i := range s {
		if !st.scan.m.has(st.scan.word(s[i:]), rowAxis) {
			continue
		}
		if mark, _ := fold.Numbering(s[i:]); i == 0 || mark.Style != fold.None || st.labelBefore(s[:i]) {
			return i
		}
	}
	return -1
}

// labelBefore reports whether s ends with a label, or with the mark of a row
// without number.
func (st *stream) labelBefore(s string) bool {
	for i := range s {
		if st.scan.known(s[i:]) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("—－-/／无", last)
}

// fused adds the rows of a text whose cells ran together as labels and glued
// digits; t is the token of the whole text.
func (st *stream) fused(t *token, i int) {
	runs := st.fusedRuns(t.text, len(t.text))
	if len(runs) < minFused {
		st.tokens = append(st.tokens, *t)
		return
	}
	for _, r := range runs {
		at := func(n int) extract.Pos {
			p := t.pos
			p.Offset += n
			return p
		}
		st.tokens = append(st.tokens,
			token{text: t.text[r.label:r.end], pos: at(r.label), block: int32(i), known: true},
			token{text: t.text[r.from:r.to], pos: at(r.from), block: int32(i), glued: true})
	}
}
