package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Some reports print the indicators of a table as a list: 1.当面申请数：2件。 A sentence
// of the narrative may look like one of its lines, so that they are rows only where a
// document has many of them. The colon may be missing before a number with a unit:
// 2.传真申请数3件.

// fewestColons is how many rows a document lists at least where its lines with a colon
// are rows.
const fewestColons = 8

// colonRow cuts a line that is a label, a colon and the label's only value. It returns
// no label for other lines, and in documents that list few rows in this way.
func (st *stream) colonRow(line string) (label, printed string) {
	label, printed = st.scan.colonLine(line)
	if label == "" {
		return "", ""
	}
	if st.colons == 0 {
		st.colons = 1 + st.scan.colonLines(st.doc)
	}
	if st.colons <= fewestColons {
		return "", ""
	}
	return label, printed
}

// colonLines counts the rows that a document lists, up to the fewest.
func (s *scan) colonLines(doc *extract.Document) int {
	seen := map[int32]bool{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != extract.Paragraph {
			continue
		}
		for line := range strings.Lines(b.Text) {
			if label, _ := s.colonLine(line); label != "" {
				seen[s.word(label)] = true
			}
			if len(seen) == fewestColons {
				return len(seen)
			}
		}
	}
	return len(seen)
}

// colonLine cuts a line that is the label of a row of one column, a colon and a
// number, without the stop behind it.
func (s *scan) colonLine(line string) (label, printed string) {
	if len(line) > maxLabel {
		return "", ""
	}
	line = strings.TrimRight(fold.TrimBlanks(line), "。；;，,")
	if at := max(strings.LastIndex(line, "："), strings.LastIndexByte(line, ':')); at >= 0 { // 其中：延期办结数：2件
		_, size := utf8.DecodeRuneInString(line[at:])
		if label, printed = s.cutRow(line[:at], line[at+size:]); label != "" {
			return label, printed
		}
	}
	end := strings.LastIndexFunc(line, isDigit) + 1
	if end <= 0 || end == len(line) {
		return "", ""
	}
	at := strings.LastIndexFunc(line[:end], func(r rune) bool { return !isDigit(r) && r != '.' && r != ',' })
	if at < 0 {
		return "", ""
	}
	_, size := utf8.DecodeRuneInString(line[at:])
	return s.cutRow(line[:at+size], line[at+size:])
}

// cutRow returns the label and the value of a row, none where they are no such.
func (s *scan) cutRow(before, behind string) (label, printed string) {
	label, printed = fold.TrimBlanks(before), fold.TrimBlanks(behind)
	if !s.single(s.word(label)) {
		return "", ""
	}
	if kind := number.Parse(printed).Kind; kind != number.Number && kind != number.NilMark {
		return "", ""
	}
	return label, printed
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// single reports whether a word names a row of one column.
func (s *scan) single(w int32) bool {
	return w != noWord && slices.ContainsFunc(s.m.words[w].anchors, func(a anchor) bool {
		return a.axis == rowAxis && len(s.m.rowCols[a.form][a.table][a.row]) <= 1
	})
}

// addColonRow adds the tokens of such a line.
func (st *stream) addColonRow(i int, line, label, printed string, pos extract.Pos, gap int32) {
	from := strings.Index(line, label)
	st.add(i, label, line, pos, from, gap, false)
	st.tokens[len(st.tokens)-1].first = true
	from += len(label)
	st.add(i, printed, line, pos, from+strings.Index(line[from:], printed), 0, true)
}
