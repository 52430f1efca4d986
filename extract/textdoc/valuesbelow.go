package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// Some copies of tables have the labels of a row on one line and its values on the next,
// both with tabs between. A text is one where that is so again and again and hardly any
// line holds a label and a value:
//
//	三、本年度办理结果	（一）予以公开
//	12	0	0	3	0	0	15

// valuesBelow counts such pairs of lines and their opposite, line by line.
type valuesBelow struct {
	pairs, rows int
	label       bool // the last line holds labels only
	tab         bool // and has a tab
}

// line looks at the next line of the text.
func (v *valuesBelow) line(line string) {
	const enough = 4 // rows of labels and values, before any pair
	tab := strings.IndexByte(line, '\t') >= 0
	if v.rows >= enough && v.pairs == 0 || !tab && !v.label && len(line) > longestCell {
		return
	}
	values, labels := valueCells(line)
	switch {
	case values && labels:
		v.rows++
	case values && v.label && (tab || v.tab):
		v.pairs++
	}
	v.label, v.tab = labels && !values, tab
}

// found reports whether a text of these lines has the values of its rows below the labels.
func (v *valuesBelow) found() bool {
	const fewest, times = 5, 4
	return v.pairs >= fewest && v.pairs > times*v.rows
}

// valueCells reports whether cells of a line hold values, and whether some hold labels.
func valueCells(line string) (values, labels bool) {
	for cell := range strings.SplitSeq(line, "\t") {
		switch cell, _ = trim(strings.TrimRight(cell, "\r\n")); {
		case cell == "":
		case printsValue(cell):
			values = true
		default:
			labels = true
		}
		if values && labels {
			break
		}
	}
	return values, labels
}

// printsValue reports whether a cell holds a number, with or without a unit or a word for
// a sign, or a mark or word for nothing; a unit alone is a label.
func printsValue(cell string) bool {
	const longest = 24 // bytes
	if len(cell) > longest {
		return false
	}
	if !printing(cell[0]) {
		cell = strings.TrimLeft(cell, "增加减少")
	}
	return strings.Trim(cell, units) != "" && valueCell(cell)
}

// labelsAbove reads a line of labels whose values stand on the next line that is not empty.
// The row is open until these are read.
func (r *reader) labelsAbove(line, text string, pos extract.Pos) bool {
	if text == "" || len(text) > longestCell {
		return false
	}
	below := strings.TrimLeft(r.doc.Source[pos.Offset+len(line):], "\r\n")
	if n := strings.IndexAny(below, "\r\n\f"); n >= 0 {
		below = below[:n]
	}
	if values, labels := valueCells(line); values || !labels {
		return false
	}
	if values, labels := valueCells(below); !values || labels {
		return false
	}
	r.tabRow(line, pos)
	r.table.half = r.table.rows > 0
	return true
}
