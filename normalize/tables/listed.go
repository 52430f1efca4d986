package tables

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// behindLabels are the signs that lists print between a label and its value. A dash
// stands right behind the label: behind a blank it is a mark for nothing.
func behindLabels() [3]string { return [...]string{"：", ":", "——"} }

// listed adds the label and the value of a line that is an item. It reports whether the
// line is one.
func (st *stream) listed(i int, line string, pos extract.Pos, gap int32) bool {
	label, from, end := st.labelled(line)
	if label == "" {
		return false
	}
	st.add(i, label, line, pos, 0, gap, false)
	st.add(i, line[from:end], line, pos, from, 0, true)
	return true
}

// labelled returns the label of a row that begins a line, and where the value begins and
// ends behind a sign, with or without blanks; the line may end like a part of a sentence:
// 信函申请数：12 件；. The label is "" where the line is another one.
func (st *stream) labelled(line string) (label string, from, end int) {
	if len(line) > maxLabel {
		return "", 0, 0
	}
	end = len(strings.TrimRight(line, "；;。，,、 \t　"))
	for _, sign := range behindLabels() {
		for at := strings.LastIndex(line[:end], sign); at > 0; at = strings.LastIndex(line[:at], sign) {
			from = end - len(strings.TrimLeft(line[at+len(sign):end], " \t　"))
			value, unit, _ := strings.Cut(line[from:end], " ")
			if !isValue(value) || unit != "" && !st.scan.isUnit(unit) || number.Parse(line[from:end]).Kind == number.Text {
				continue
			}
			label = fold.TrimBlanks(line[:at])
			if (sign != "——" || len(label) == at && !strings.HasSuffix(label, "—")) && st.scan.m.has(st.scan.word(label), rowAxis) {
				return label, from, end
			}
		}
	}
	return "", 0, 0
}

// gluedMarks adds the label of a line and the marks for nothing right behind it, which say
// no more how many there are than digits that ran together: 规章///. It reports whether the
// line is one.
func (st *stream) gluedMarks(i int, line string, pos extract.Pos, gap int32) bool {
	text := fold.TrimBlanks(line)
	label := strings.TrimRight(text, "/／—–-－")
	if label == "" || len(label) == len(text) || fold.TrimBlanks(label) != label || !st.scan.m.has(st.scan.word(label), rowAxis) {
		return false
	}
	from := strings.Index(line, text) + len(label)
	st.add(i, label, line, pos, strings.Index(line, text), gap, false)
	st.add(i, text[len(label):], line, pos, from, 0, true)
	t := &st.tokens[len(st.tokens)-1]
	t.glued, t.value = true, false
	return true
}

// wordWithUnit looks up the label of a row behind which its unit stands in brackets:
// 信函申请数（件）.
func (s *scan) wordWithUnit(text string) int32 {
	inside, ok := strings.CutSuffix(text, "）")
	if !ok {
		if inside, ok = strings.CutSuffix(text, ")"); !ok {
			return noWord
		}
	}
	at := strings.LastIndexAny(inside, "（(")
	if at <= 0 {
		return noWord
	}
	unit := strings.TrimPrefix(strings.TrimLeft(inside[at:], "（("), "单位：")
	if w := s.word(inside[:at]); s.m.has(w, rowAxis) && s.isUnit(unit) {
		return w
	}
	return noWord
}
