package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// unitOf reports whether line[from:to] is the unit of the number that is token last,
// which a page set apart from it.
func (st *stream) unitOf(line string, pos extract.Pos, last, from, to int) bool {
	t := &st.tokens[last]
	end := t.pos.Offset - pos.Offset + len(t.text)
	return t.reading.Kind == number.Number && t.reading.Unit == "" && from-end <= len("  ") && !isValue(line[from:to]) && st.scan.isUnit(line[from:to])
}

// valuesOnly reports whether a line that is set apart by blanks prints the values
// of a row, words among them: it begins with a number, names nothing that is
// known, and has more numbers than words.
func (st *stream) valuesOnly(line string) bool {
	if !strings.Contains(line, wideBlank) {
		return false
	}
	numbers, words, known := 0, 0, false
	eachField(line, 0, len(line), func(from, to int) {
		switch field := line[from:to]; {
		case isValue(field):
			numbers++
		case numbers > 0 && st.scan.isUnit(field): // of the number before it
		case numbers == 0 || st.scan.known(field) || to-from > maxWord:
			known = true
		default:
			words++
		}
	})
	mark, _ := fold.Numbering(line)
	return !known && numbers > words && numbers > 2 && mark.Style == fold.None
}

// labels adds the labels of line[:end].
func (st *stream) labels(i int, line string, end int, pos extract.Pos, gap int32) {
	text := fold.TrimBlanks(line[:end])
	if text == "" {
		return
	}
	if st.scan.known(text) && !st.severalLabels(text) {
		st.add(i, text, line, pos, strings.Index(line, text), gap, false)
		return
	}
	if label, unit := st.scan.cutUnit(text); unit != "" {
		from, behind := strings.Index(line, text), len(text)-len(unit)
		name := trimMarks(label)
		st.add(i, name, line, pos, from, gap, false)
		if marks := fold.TrimBlanks(text[len(name):behind]); marks != "" {
			st.addMarks(i, marks, line, pos, from+strings.LastIndex(text[:behind], marks))
		}
		st.add(i, unit, line, pos, from+behind, 0, false)
		return
	}
	separate := st.allKnown(text)
	eachField(line, 0, end, func(from, to int) {
		if st.full(pos) {
			return
		}
		if last := len(st.tokens) - 1; !separate && gap == 0 && last >= 0 && st.joins(line, last, pos, from, to) {
			t := &st.tokens[last]
			begin := t.pos.Offset - pos.Offset
			st.tokens = st.tokens[:last]
			st.add(i, line[begin:to], line, pos, begin, t.gap, false)
			return
		}
		st.add(i, line[from:to], line, pos, from, gap, false)
		gap = 0
	})
}

// severalLabels reports whether wide blanks separate parts of a text of which
// one is a label by itself; before a unit stands the end of another label, as its
// bracket or the number of its group.
func (st *stream) severalLabels(text string) bool {
	if !strings.Contains(text, "  ") {
		return false
	}
	w := st.scan.word(text)
	unit := w != noWord && st.scan.m.words[w].axes == 1<<unitAxis
	found := false
	eachField(text, 0, len(text), func(from, to int) {
		field := text[from:to]
		found = found || to-from > 3 && st.scan.known(field) || unit && fold.Label(field) == ""
	})
	return found
}

// joins reports whether the label that begins at from goes on with the one
// before it: a single blank stands between them, a wide one only in a unit, that one is no
// unit, and it is neither numbered nor begins like a part of something (其中).
func (st *stream) joins(line string, last int, pos extract.Pos, from, to int) bool {
	t := &st.tokens[last]
	if t.pos.Line != pos.Line || t.value || t.pos.Offset < pos.Offset {
		return false
	}
	end := t.pos.Offset - pos.Offset + len(t.text)
	if joined := line[end-len(t.text) : max(end, to)]; end > from || t.known && st.scan.isUnit(t.text) && !st.scan.known(joined) {
		return false
	}
	if mark, _ := fold.Numbering(line[from:to]); mark.Style != fold.None || strings.HasPrefix(line[from:to], "其中") {
		return false
	}
	return utf8.RuneCountInString(line[end:from]) == 1 && (line[end:from] != "\u3000" || st.scan.isUnit(t.text+line[from:to]))
}

// allKnown reports whether every blank-separated word of text is a label.
func (st *stream) allKnown(text string) bool {
	first, n, all := "", 0, true
	eachField(text, 0, len(text), func(from, to int) {
		switch n++; n {
		case 1:
			first = text[from:to] // most lines are one field, which nobody asks for
			return
		case 2:
			all = st.scan.known(first)
		}
		all = all && st.scan.known(text[from:to])
	})
	return all && n > 1
}
