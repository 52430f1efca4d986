package tables

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// axis says what a label names.
type axis uint8

const (
	rowAxis     axis = iota // a row of a table
	columnAxis              // a column
	cellAxis                // a row and a column in one phrase (行政复议结果维持)
	groupAxis               // a cell beside rows
	overAxis                // a cell above columns
	captionAxis             // a text that announces the table
	unitAxis                // a unit of measure
)

// anchor is one meaning of a word.
type anchor struct {
	form, table int16
	axis        axis
	row, column int16 // -1 where the axis has none
}

// word is a folded label with all its meanings.
type word struct {
	text    string // folded
	anchors []anchor
	axes    uint8 // a bit for each axis in anchors
}

// noWord marks text that is no label of any form.
const noWord int32 = -1

// Matcher knows the labels of all forms. It is safe for concurrent use.
type Matcher struct {
	forms    []*form.Form
	words    []word
	index    map[string]int32
	under    map[string]int32 // the labels of columns with their group before them, which cells of grids may hold
	labels   [][][][]int32    // by form, table and row: the words of the row's labels
	columns  [][][][]int32    // by form, table and column: the words of the column's labels
	headings map[string]bool  // folded headings of sections
	longest  int              // bytes of the longest folded word
	numbers  [][][]int        // by form, table and row: the number that the form prints before the label, 0 for none
	rowCols  [][][][]int      // by form, table and row: the columns that the row has
	widths   map[int]bool     // how many values, of four and more, the printed rows have
	initials ideographs       // the first characters of folded words
	ends     map[ending]bool  // of the labels of rows
	done     sync.Pool        // of *scan, whose memory is free
}

// New compiles the labels of forms.
func New(forms []*form.Form) *Matcher {
	m := &Matcher{forms: forms, index: map[string]int32{}, under: map[string]int32{}, headings: map[string]bool{}, widths: map[int]bool{}, ends: map[ending]bool{}}
	for f := range forms {
		for _, section := range forms[f].Sections {
			for _, heading := range section.Headings {
				m.headings[fold.Label(heading)] = true
			}
		}
		m.rowCols = append(m.rowCols, nil)
		m.numbers = append(m.numbers, make([][]int, len(forms[f].Tables)))
		m.labels = append(m.labels, make([][][]int32, len(forms[f].Tables)))
		m.columns = append(m.columns, make([][][]int32, len(forms[f].Tables)))
		for t := range forms[f].Tables {
			m.addTable(f, t)
		}
	}
	return m
}

// addTable adds the labels of one table.
func (m *Matcher) addTable(f, t int) {
	table := &m.forms[f].Tables[t]
	at := func(x axis, row, column int) anchor { return anchor{int16(f), int16(t), x, int16(row), int16(column)} }
	rows := make([][]int32, len(table.Rows))
	for i := range table.Rows {
		row := &table.Rows[i]
		for _, label := range row.Labels {
			if w := m.add(label, at(rowAxis, i, -1)); w != noWord {
				rows[i] = append(rows[i], w)
			}
			m.addGrouped(row, label, at(rowAxis, i, -1))
		}
		for _, label := range row.Group {
			m.add(label, at(groupAxis, i, -1))
		}
		m.add(row.Unit, at(unitAxis, -1, -1))
		if table.Header == "rows" {
			m.addCrossed(table, i, at)
		}
	}
	m.labels[f][t] = rows
	m.numbers[f][t] = numbersOf(table)
	m.rowCols[f] = append(m.rowCols[f], columnsOfRows(m.forms[f], t))
	for _, columns := range m.rowCols[f][t] {
		m.widths[len(columns)] = len(columns) > 3
	}
	if table.Header == "rows" {
		m.widths[len(table.Rows)*len(table.Columns)] = true // one behind the other
	}
	m.columns[f][t] = make([][]int32, len(table.Columns))
	for i := range table.Columns {
		column := &table.Columns[i]
		for _, label := range column.Labels {
			if w := m.add(label, at(columnAxis, -1, i)); w != noWord {
				m.columns[f][t][i] = append(m.columns[f][t][i], w)
			}
		}
		for _, group := range column.Group {
			m.add(group, at(overAxis, -1, i))
			for _, label := range column.Labels {
				m.addUnder(group+label, at(columnAxis, -1, i))
			}
		}
		m.add(column.Unit, at(unitAxis, -1, -1))
	}
	for _, label := range table.Captions {
		m.add(label, at(captionAxis, -1, -1))
	}
	m.add(table.Title.ZH, at(captionAxis, -1, -1))
	m.add(table.Unit, at(unitAxis, -1, -1))
}

// numbersOf lists the numbers that the form prints before the labels of a table's
// rows, 0 where it prints none.
func numbersOf(table *form.Table) []int {
	out := make([]int, len(table.Rows))
	for i := range table.Rows {
		if number := table.Rows[i].Number; number != "" {
			mark, _ := fold.Numbering(number + "、")
			out[i] = mark.N
		}
	}
	return out
}

// columnsOfRows lists for each row of a table the columns that it has, in order;
// 0 stands for the only one of a table without columns.
func columnsOfRows(f *form.Form, t int) [][]int {
	table := &f.Tables[t]
	out := make([][]int, len(table.Rows))
	for row := range table.Rows {
		if len(table.Columns) == 0 {
			out[row] = []int{0}
		}
		for c := range table.Columns {
			if f.SlotOf(t, row, c) >= 0 {
				out[row] = append(out[row], c)
			}
		}
	}
	return out
}

// addGrouped adds a row's label with its groups before it, as where label cells
// were merged: (三)不予公开 1.属于国家秘密.
func (m *Matcher) addGrouped(row *form.Row, label string, a anchor) {
	_, bare := fold.Numbering(label)
	before, numbered := "", "" // the groups without and with their numberings
	for i := len(row.Group) - 1; i >= 0; i-- {
		_, group := fold.Numbering(row.Group[i])
		before, numbered = group+before, row.Group[i]+numbered
		m.add(before+bare, a)
		m.add(numbered+bare, a)
		if row.Number != "" {
			m.add(before+row.Number+bare, a)
			m.add(numbered+row.Number+bare, a)
		}
	}
}

// addCrossed adds the phrases that name a row and a column at once.
func (m *Matcher) addCrossed(table *form.Table, row int, at func(axis, int, int) anchor) {
	r := &table.Rows[row]
	for _, label := range r.Labels {
		for i := range table.Columns {
			for _, column := range table.Columns[i].Labels {
				a := at(cellAxis, row, i)
				m.add(label+column, a)
				for _, group := range r.Group {
					m.add(group+label+column, a)
				}
			}
		}
	}
}

// add gives a label one more meaning and returns its word.
func (m *Matcher) add(label string, a anchor) int32 {
	text := fold.Label(label)
	if text == "" {
		return noWord
	}
	w, ok := m.index[text]
	if !ok {
		w = int32(len(m.words))
		m.index[text] = w
		m.words = append(m.words, word{text: text})
		first, _ := utf8.DecodeRuneInString(text)
		m.initials.add(first)
		m.longest = max(m.longest, len(text))
		if other := strings.ReplaceAll(text, "其他", "其它"); other != text {
			m.index[other] = w // the other spelling, of equal length
			m.ends[endOf(other)] = true
		}
	}
	if a.axis == rowAxis {
		m.ends[endOf(text)] = true
	}
	for _, b := range m.words[w].anchors {
		if b == a {
			return w
		}
	}
	m.words[w].anchors = append(m.words[w].anchors, a)
	m.words[w].axes |= 1 << a.axis
	return w
}

// addUnder adds the label of a column with that of its group before it: 法人或其他组织：商业企业.
func (m *Matcher) addUnder(label string, a anchor) {
	text := fold.Label(label)
	w, ok := m.under[text]
	if !ok {
		w = int32(len(m.words))
		m.under[text] = w
		m.words = append(m.words, word{text: text, axes: 1 << a.axis})
	}
	m.words[w].anchors = append(m.words[w].anchors, a)
}

// underGroup returns the word of the folded label of a column with its group before it.
func (m *Matcher) underGroup(folded []byte) int32 {
	if len(folded) <= m.longest {
		if w, ok := m.under[string(folded)]; ok {
			return w
		}
	}
	return noWord
}

// lookup returns the word of a folded label.
func (m *Matcher) lookup(folded []byte) int32 {
	if len(folded) == 0 || len(folded) > m.longest {
		return noWord
	}
	if w, ok := m.index[string(folded)]; ok {
		return w
	}
	return noWord
}

// begins reports whether a label may begin as text does: most texts are told from
// labels by their first character.
func (m *Matcher) begins(text string) bool {
	r := fold.Initial(text)
	return r == 0 || m.initials.has(r)
}

// ending is what the last characters of a text are folded to, 0 before the first.
type ending [4]rune

// endsRow reports whether the label of a row may end as text does: most texts are told
// from labels by their last characters.
func (m *Matcher) endsRow(text string) bool {
	end := endOf(text)
	for i := range end {
		if m.ends[end] {
			return true
		}
		end[i] = 0 // a shorter label
	}
	return false
}

// endOf returns the ending of a text; 0 for a character behind which folding leaves
// out many.
func endOf(text string) (end ending) {
	const most = 4 // characters that are left out
	for i := len(end) - 1; i >= 0; i-- {
		for range most {
			last, size := utf8.DecodeLastRuneInString(text)
			text = text[:len(text)-size]
			if end[i] = fold.Rune(last); end[i] != 0 {
				break
			}
		}
	}
	return end
}

// ideographs is a set of characters below U+10000, as a bit for each: texts are asked
// for their first one more often than for anything else.
type ideographs [1 << 16 / 64]uint64

func (s *ideographs) add(r rune) {
	if r < 1<<16 {
		s[r/64] |= 1 << (r % 64)
	}
}

func (s *ideographs) has(r rune) bool { return r < 1<<16 && s[r/64]>>(r%64)&1 != 0 }

// has reports whether w has a meaning on an axis in any table of any form.
func (m *Matcher) has(w int32, x axis) bool {
	return w != noWord && m.words[w].axes&(1<<x) != 0
}

// IsLabel reports whether text stands in a table of some form: as the label of a
// row, of a group or of a cell, or as a caption that is no section's heading.
func (m *Matcher) IsLabel(text string) bool {
	if !m.begins(text) {
		return false
	}
	folded := fold.AppendLabel(make([]byte, 0, 128), text)
	w := m.lookup(folded)
	if m.has(w, rowAxis) || m.has(w, groupAxis) || m.has(w, cellAxis) {
		return true
	}
	return (m.has(w, captionAxis) || m.has(w, overAxis)) && !m.headings[string(folded)]
}

// IsHeading reports whether text is the numbered heading of a chapter.
func (m *Matcher) IsHeading(text string) bool {
	if len(text) > maxLabel {
		return false
	}
	mark, _ := fold.Numbering(text)
	return mark.Style == fold.Chinese && m.headings[fold.Label(text)]
}
