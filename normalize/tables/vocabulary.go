// Package tables finds the tables of the known forms in a document and places
// every printed cell.
//
// In: an extract.Document and the forms. Out: a Result: which form is printed,
// which printed cell is which fact, what could not be placed and why. Labels
// are anchors: rows are aligned with the form's rows in order, columns come
// from the header or from the row's own shape. A value is never moved to make a
// sum come out; where two readings of a row fit the layout equally the sums
// decide, and the cell says so.
package tables

import (
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// axis says what a label names.
type axis uint8

const (
	rowAxis     axis = iota // a row of a table
	columnAxis              // a column
	groupAxis               // a cell above columns or beside rows
	captionAxis             // a text that announces the table
	unitAxis                // a unit of measure
)

// anchor is one meaning of a word.
type anchor struct {
	form, table int16
	axis        axis
	index       int16 // of the row or column
}

// word is a folded label with all its meanings.
type word struct {
	text    string // folded
	anchors []anchor
}

// noWord marks text that is no label of any form.
const noWord int32 = -1

// Matcher knows the labels of all forms. It is safe for concurrent use.
type Matcher struct {
	forms []*form.Form
	words []word
	index map[string]int32
	// labels holds, by form and table and row, the words of the row's labels.
	labels [][][][]int32
	// cells is by form and table the number of columns, at least 1.
	columns [][]int
	longest int // bytes of the longest folded word
}

// New compiles the labels of forms.
func New(forms []*form.Form) *Matcher {
	m := &Matcher{forms: forms, index: map[string]int32{}}
	for f := range forms {
		m.labels = append(m.labels, make([][][]int32, len(forms[f].Tables)))
		m.columns = append(m.columns, make([]int, len(forms[f].Tables)))
		for t := range forms[f].Tables {
			m.addTable(f, t)
		}
	}
	return m
}

// addTable adds the labels of one table.
func (m *Matcher) addTable(f, t int) {
	table := &m.forms[f].Tables[t]
	at := func(x axis, i int) anchor { return anchor{int16(f), int16(t), x, int16(i)} }
	m.columns[f][t] = max(1, len(table.Columns))
	rows := make([][]int32, len(table.Rows))
	for i, row := range table.Rows {
		for _, label := range row.Labels {
			if w := m.add(label, at(rowAxis, i)); w != noWord {
				rows[i] = append(rows[i], w)
			}
		}
		for _, label := range row.Group {
			m.add(label, at(groupAxis, i))
		}
		m.add(row.Unit, at(unitAxis, i))
	}
	m.labels[f][t] = rows
	for i, column := range table.Columns {
		for _, label := range column.Labels {
			m.add(label, at(columnAxis, i))
		}
		for _, label := range column.Group {
			m.add(label, at(groupAxis, i))
		}
		m.add(column.Unit, at(unitAxis, i))
	}
	for _, label := range table.Captions {
		m.add(label, at(captionAxis, 0))
	}
	m.add(table.Unit, at(unitAxis, 0))
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
		m.longest = max(m.longest, len(text))
	}
	for _, b := range m.words[w].anchors {
		if b == a {
			return w
		}
	}
	m.words[w].anchors = append(m.words[w].anchors, a)
	return w
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

// find returns the index that w has on an axis of a table, -1 for none. With
// several meanings the first one counts.
func (m *Matcher) find(w int32, f, t int, x axis) int {
	if w == noWord {
		return -1
	}
	for _, a := range m.words[w].anchors {
		if int(a.form) == f && int(a.table) == t && a.axis == x {
			return int(a.index)
		}
	}
	return -1
}

// has reports whether w has a meaning on an axis in any table of any form.
func (m *Matcher) has(w int32, x axis) bool {
	if w == noWord {
		return false
	}
	for _, a := range m.words[w].anchors {
		if a.axis == x {
			return true
		}
	}
	return false
}
