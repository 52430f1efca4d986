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

// run is a stretch of digits inside a text, and the label before it.
type run struct{ label, from, to int }

// fusedRows reports whether a text holds the rows of a table whose cells ran
// together: 本年新收政府信息公开申请数量640020470二、上年结转….
func (st *stream) fusedRows(text string) bool {
	return len(st.fusedRuns(text, minFused)) >= minFused
}

// fusedRuns finds up to most rows whose digits are glued to their labels.
func (st *stream) fusedRuns(text string, most int) []run {
	var runs []run
	start := 0 // of the text since the last digits
	for i := 0; i < len(text) && len(runs) < most; {
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
		start = i
		if to <= from || counted(text[i:]) {
			continue
		}
		if at := st.fusedLabel(text[label:from]); at >= 0 {
			runs = append(runs, run{label + at, from, to})
		}
	}
	return runs
}

// counted reports whether what follows digits is a counter: then they are a
// number of a sentence.
func counted(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r != utf8.RuneError && strings.ContainsRune("件条份宗次起个人篇年月日项%％万亿", r)
}

// fusedLabel returns where the label of a row begins that s ends with, -1 for
// none. It may begin s or stand behind other labels at its own numbering.
func (st *stream) fusedLabel(s string) int {
	for i, r := range s {
		if i > 0 && (r < 0x2460 || r >= 0x3000) && !strings.ContainsRune("一二三四五六七八九十（(", r) && (r < '0' || r > '9') {
			continue
		}
		if i > 0 {
			if mark, _ := fold.Numbering(s[i:]); mark.Style == fold.None {
				continue
			}
		}
		if st.scan.m.has(st.scan.word(s[i:]), rowAxis) {
			return i
		}
	}
	return -1
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
			token{text: t.text[r.label:r.from], pos: at(r.label), block: int32(i), known: true},
			token{text: t.text[r.from:r.to], pos: at(r.from), block: int32(i), glued: true})
	}
}
