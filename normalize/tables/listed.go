package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Some reports print the rows of a table as a list: 1.当面申请数：2件, or with points from
// the label to the values: 规章……3 0 12. A sentence of the narrative may look like one of its
// items, so that they are rows only where a document has many of them.

// fewestListed is how many rows a document lists at least where its items are rows.
const fewestListed = 5

// behindLabels are the signs that lists print between a label and its value. A dash
// stands right behind the label: behind a blank it is a mark for nothing. A number with
// a unit needs none.
func behindLabels() [7]string { return [...]string{"：", ":", "——", "…", "..", "__", ""} }

// leaders are the characters of which rows of points from a label to its values consist.
const leaders = "….·_ "

// listed adds the labels and the values of a line that is an item. It reports whether the
// line is one.
func (st *stream) listed(i int, line string, pos extract.Pos, gap int32) bool {
	label, from, end := st.labelled(line)
	if label == "" {
		return false
	}
	if !st.scan.oneValue(label, line[from:end]) {
		st.labels(i, line, strings.Index(line, label)+len(label), pos, gap)
		eachField(line, from, end, func(from, to int) { st.add(i, line[from:to], line, pos, from, 0, true) })
		return true
	}
	st.add(i, label, line, pos, 0, gap, false)
	st.add(i, line[from:end], line, pos, from, 0, true)
	return true
}

// labelled returns the label of a row that begins a line, and where the value begins and
// ends. The label is "" where the line is no item, and in documents that list few rows.
func (st *stream) labelled(line string) (label string, from, end int) {
	label, from, end = st.scan.labelled(line)
	if label == "" || from == end {
		return "", 0, 0
	}
	if st.items == 0 {
		st.items = 1 + st.scan.countListed(st.doc)
	}
	if st.items <= fewestListed {
		return "", 0, 0
	}
	return label, from, end
}

// countListed counts the rows that a document lists, up to the fewest.
func (s *scan) countListed(doc *extract.Document) int {
	seen := map[int32]bool{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == extract.TableBlock {
			continue
		}
		for line := range strings.Lines(b.Text) {
			if label, _, _ := s.labelled(strings.TrimRight(line, "\n")); label != "" {
				seen[s.word(label)] = true
			}
			if len(seen) == fewestListed {
				return len(seen)
			}
		}
	}
	return len(seen)
}

// labelled returns the label of a row that begins a line, and where its value begins and
// ends behind a sign, with or without blanks; there may be none of one, or several. The
// line may end like a part of a sentence: 信函申请数：12 件；. The label is "" where the line is
// another one.
func (s *scan) labelled(line string) (label string, from, end int) {
	if len(line) > maxLabel || !s.m.begins(fold.TrimBlanks(line)) {
		return "", 0, 0
	}
	end = len(strings.TrimRight(line, "；;。，,、 \t　"))
	for _, sign := range behindLabels() {
		at := -1
		switch {
		case sign == "":
			at = unitNumber(line[:end])
		case strings.Contains(line[:end], sign): // sooner told than where the last one stands
			at = strings.LastIndex(line[:end], sign)
		}
		for ; at > 0; at = strings.LastIndex(line[:at], sign) {
			from = end - len(strings.TrimLeft(line[at+len(sign):end], " \t　"))
			label = fold.TrimBlanks(line[:at])
			if sign == "…" || sign == ".." || sign == "__" {
				label = strings.TrimRight(label, leaders)
			}
			if (sign != "——" || len(label) == at && !strings.HasSuffix(label, "—")) && s.isItem(label, sign, line[from:end]) {
				return label, from, end
			}
			if sign == "" {
				break
			}
		}
	}
	return "", 0, 0
}

// isItem reports whether a label is that of a row of one column, and its value nothing
// or a number with or without its unit; or that of another row, behind that of its group
// perhaps, and several values are printed behind a sign and nothing else.
func (s *scan) isItem(label, sign, printed string) bool {
	if one := s.oneValue(label, printed); one || sign == "" {
		return one
	}
	if last, _ := lastField(label); !s.m.has(s.word(label), rowAxis) && !s.m.has(s.word(last), rowAxis) {
		return false
	}
	values, others := 0, 0
	eachField(printed, 0, len(printed), func(from, to int) {
		if isValue(printed[from:to]) {
			values++
		} else {
			others++
		}
	})
	return values > 1 && others == 0
}

// oneValue reports whether a label is that of a row of one column, and what is printed
// nothing or its number, with or without a unit.
func (s *scan) oneValue(label, printed string) bool {
	if !s.single(s.word(label)) {
		return false
	}
	value, unit, _ := strings.Cut(printed, " ")
	return value == "" || isValue(value) && (unit == "" || s.isUnit(unit)) && number.Parse(printed).Kind != number.Text
}

// unitNumber returns where the last number of a text begins that a unit follows, -1 for none.
func unitNumber(text string) int {
	end := len(text)
	for end > 0 && !isDigit(text[end-1]) {
		end--
	}
	at := end
	for at > 0 && (isDigit(text[at-1]) || text[at-1] == '.' || text[at-1] == ',') {
		at--
	}
	if at == 0 || end == len(text) {
		return -1
	}
	return at
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// single reports whether a word names a row of one column.
func (s *scan) single(w int32) bool {
	return w != noWord && slices.ContainsFunc(s.m.words[w].anchors, func(a anchor) bool {
		return a.axis == rowAxis && len(s.m.rowCols[a.form][a.table][a.row]) <= 1
	})
}

// gluedMarks adds the label of a line and the marks for nothing right behind it, which say
// no more how many there are than digits that ran together: 规章///. It reports whether the
// line is one.
func (st *stream) gluedMarks(i int, line string, pos extract.Pos, gap int32) bool {
	text := fold.TrimBlanks(line)
	label := trimMarks(text)
	if label == "" || len(label) == len(text) || text[len(label):] != fold.TrimBlanks(text[len(label):]) || !st.scan.m.has(st.scan.word(label), rowAxis) {
		return false
	}
	from := strings.Index(line, text) + len(label)
	st.add(i, label, line, pos, strings.Index(line, text), gap, false)
	st.add(i, text[len(label):], line, pos, from, 0, true)
	st.glue()
	return true
}

// addMarks adds what marks for nothing print between a label and its unit: one for a
// row of one column. Several say no more how many there are than digits that ran together.
func (st *stream) addMarks(i int, marks, line string, pos extract.Pos, from int) {
	label := st.tokens[len(st.tokens)-1].text
	st.add(i, marks, line, pos, from, 0, true)
	if !isValue(marks) || !st.scan.single(st.scan.word(label)) {
		st.glue()
	}
}

// glue makes the last token one whose characters ran together.
func (st *stream) glue() {
	t := &st.tokens[len(st.tokens)-1]
	t.glued, t.value = true, false
}

// trimMarks cuts the marks for nothing from the end of a label, and the blanks before them.
func trimMarks(label string) string {
	return fold.TrimBlanks(strings.TrimRight(label, "/／—–-－"))
}

// wordWithUnit looks up the label of a row behind which its unit stands in brackets:
// 信函申请数（件）.
func (s *scan) wordWithUnit(text string) int32 {
	if at := noteAt(text); at > 0 && s.isUnit(strings.TrimPrefix(strings.Trim(text[at:], "（()）"), "单位：")) {
		return s.rowWord(text[:at])
	}
	return noWord
}

// shortestNote is how many characters an explanation in brackets has at least. Fewer may
// tell rows from each other: 行政处罚（简易程序）.
const shortestNote = 12

// explained looks up the label of a row behind which a cell explains it in brackets:
// 规章（设区的市人民政府应提供相关数据）. Where the row above or below has the same label
// with another explanation, each is a part of it.
func (s *scan) explained(text string, t *extract.Table, row int) int32 {
	const first = 4 // cells of a row, among which its label is
	at := noteAt(text)
	if at <= 0 || utf8.RuneCountInString(text[at:]) < shortestNote+len("()") {
		return noWord
	}
	for _, near := range [...]int{row - 1, row + 1} {
		if near < 0 || near >= t.Rows {
			continue
		}
		cells := t.Row(near)
		for _, c := range cells[:min(len(cells), first)] {
			if c.Text != text && strings.HasPrefix(c.Text, text[:at]) && noteAt(c.Text) == at {
				return noWord
			}
		}
	}
	return s.rowWord(text[:at])
}

// rowWord looks up the label of a row.
func (s *scan) rowWord(text string) int32 {
	if w := s.word(text); s.m.has(w, rowAxis) {
		return w
	}
	return noWord
}

// noteAt returns where the bracket opens that a text ends with, -1 where it ends with none.
func noteAt(text string) int {
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return -1
	}
	depth := 0
	for end := len(text); end > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
		switch r {
		case ')', '）':
			depth++
		case '(', '（':
			if depth--; depth == 0 {
				return end
			}
		}
	}
	return -1
}

// cutUnit cuts the label of a row from the unit that stands right behind it: 收到申请数件.
// It returns no unit for other texts.
func (s *scan) cutUnit(text string) (label, unit string) {
	if last, _ := utf8.DecodeLastRuneInString(text); !unicode.IsLetter(last) || s.known(text) {
		return text, ""
	}
	for end := len(text); end > 0 && len(text)-end < maxUnit*utf8.UTFMax; {
		_, size := utf8.DecodeLastRuneInString(text[:end])
		end -= size
		if label = fold.TrimBlanks(text[:end]); s.isUnit(text[end:]) && s.m.has(s.word(label), rowAxis) {
			return label, text[end:]
		}
	}
	return text, ""
}
