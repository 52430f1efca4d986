package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// Some converters of pages begin a paragraph in the middle of a row where a cell
// holds one. Such a row begins with a text, ends in a pipe with a blank behind it,
// and goes on below an empty line; each further cell begins with a pipe, and a line
// of two blanks ends the row:
//
//	规章|
//
//	0
//
//	|
//
//	14432

// longestCell is the most bytes of a cell's line.
const longestCell = 240

// apart reports whether numbers stand below rows that end in a pipe, with empty lines
// between, and hardly anything right below one.
func apart(src string) bool {
	const reach, fewest = 1 << 20, 3
	src = src[:min(len(src), reach)]
	below, direct, piped, empty := 0, 0, false, false // the last line with text ends in a pipe, an empty line since
	for line := range strings.Lines(src) {
		text := strings.TrimSpace(line)
		switch {
		case text == "":
			empty = true
			continue
		case piped && !empty:
			direct++
		case piped && strings.Trim(text, "0123456789* ") == "":
			below++
		}
		piped, empty = text[len(text)-1] == '|', false
	}
	return below >= fewest && below > direct
}

// hanging reports whether the row that text is goes on below.
func (r *reader) hanging(text string, pos extract.Pos) bool {
	if r.full || !r.apart || text[len(text)-1] != '|' {
		return false
	}
	rest := r.doc.Source[pos.Offset+len(text):]
	return strings.HasPrefix(strings.TrimPrefix(rest, " "), "\n\n")
}

// goesOn reads a line of a row that goes on; false where it is none.
func (r *reader) goesOn(line, text string, pos extract.Pos) bool {
	t := &r.table
	last := &r.cells[len(r.cells)-1]
	switch {
	case text == "":
		t.hangs = line == ""
		return true
	case text[0] == '|':
		t.rows--
		if !t.begun { // an empty cell
			r.cell("", last.Col+1, pos)
		}
		col, end := r.cells[len(r.cells)-1].Col+1, len(text)
		if t.hangs = r.hanging(text, pos); t.hangs {
			end--
		}
		if end > 1 {
			r.pipeCells(text, 1, end, col, pos)
		}
		t.rows++
		t.begun = false
		return true
	case strings.IndexByte(text, '|') >= 0 || len(text) > longestCell || len(last.Text) > longestCell || sentenceOrHeading(text) && !numeric(text[:1]):
		t.hangs = false
		return false
	}
	printed, lead := r.printed(text)
	pos.Offset += lead
	if t.begun {
		last.Text += "\n" + printed
		return true
	}
	t.rows--
	r.cell(printed, last.Col+1, pos)
	t.rows++
	t.begun = true
	return true
}

// brokenNumber adds a line to the number that the row above it ends with, where a line
// break stands in it.
func (r *reader) brokenNumber(text string) bool {
	t := &r.table
	if text == "" || !t.open(extract.Pipes) || t.led || !t.ruled || t.shut || r.gap > 0 || r.lastCols() != t.cols || strings.Trim(text, "0123456789") != "" {
		return false
	}
	last := &r.cells[len(r.cells)-1]
	if last.Text == "" || len(last.Text) > longestCell || strings.Trim(last.Text, "0123456789\n") != "" {
		return false
	}
	last.Text += "\n" + text
	return true
}
