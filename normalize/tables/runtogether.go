package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// Signs that the cells of a row ran together.
const (
	minTogether   = 3 // rows that show it until a text is taken for one in which cells run together
	fusedDigits   = 9 // more digits than a count of these reports has
	fusedAtLabel  = 6 // digits right behind a label
	fusedNilMarks = 3 // nil marks side by side
)

// ranTogether takes back what was read of rows of running text whose cells ran together,
// as some programs write pages down. Where several rows show that, it takes back the
// others, too, that have not a number for each of their columns: 12 may be two cells.
func (p *placer) ranTogether() {
	running := func(r observed) bool { return p.inRunning(r.table) && p.scan.fusedRow(&r) }
	if !slices.ContainsFunc(p.scan.rows, running) {
		return // the common case
	}
	rows := map[printedRow]*observed{}
	for i := range p.scan.rows {
		if r := &p.scan.rows[i]; p.inRunning(r.table) && (r.filled || p.scan.fusedLabels(r)) {
			rows[r.printed()] = r
		}
	}
	cells := map[printedRow]int{}
	for k := range p.cells {
		if c := &p.cells[k]; rows[c.printed()] != nil {
			cells[c.printed()]++
		}
	}
	together := map[printedRow]bool{}
	for k := range p.cells {
		c := &p.cells[k]
		if r := rows[c.printed()]; r != nil && !together[c.printed()] && !p.complete(r, c, cells[c.printed()]) && p.scan.fusedRow(r) {
			together[c.printed()] = true
		}
	}
	for k := range p.cells {
		c := &p.cells[k]
		r, own := rows[c.printed()], together[c.printed()]
		switch {
		case !own && (r == nil || len(together) < minTogether || c.Kind == number.Unreadable && c.Reason != ReasonColumnsLost || p.complete(r, c, cells[c.printed()])):
			continue
		case c.Kind == number.None && r.filled:
			p.strayText(c, r)
		case c.Kind == number.None:
			last := &p.scan.pieces[r.pieceEnd-1]
			c.Text, c.Place = last.text, Place{c.Place.Table, int(last.row), int(last.col), last.pos}
		}
		c.unread(ReasonRanTogether)
	}
}

// complete reports whether a row, of which n facts were read, has a number for each of
// its columns, as the row of the form that a cell is of.
func (p *placer) complete(r *observed, c *Cell, n int) bool {
	f := &p.form.Facts[c.Slot]
	values := p.scan.values[r.values:r.valueEnd]
	return len(values) == n && n >= len(p.scan.m.rowCols[p.index][f.Table][f.Row]) && !p.scan.fusedLabels(r) &&
		!slices.ContainsFunc(values, func(v value) bool {
			return v.reading.Kind == number.Unreadable || v.reading.Kind != number.Number && fusedValue(v.text)
		})
}

// fusedRow reports whether it shows that the cells of a row ran together.
func (s *scan) fusedRow(r *observed) bool {
	return r.glued || s.fusedLabels(r) || s.inOneLine(r) &&
		slices.ContainsFunc(s.values[r.values:r.valueEnd], func(v value) bool { return fusedValue(v.text) })
}

// fusedLabels reports whether values are glued to a label of a row.
func (s *scan) fusedLabels(r *observed) bool {
	return slices.ContainsFunc(s.pieces[r.pieces:r.pieceEnd], func(p piece) bool {
		label, digits := number.Trailing(p.text)
		return label != "" && len(digits) >= fusedAtLabel || nilMarksAtEnd(p.text) >= fusedNilMarks
	})
}

// fusedValue reports whether a value looks like those of several cells: it has more
// digits than a count, several zeros before others, or nil marks behind others or digits.
func fusedValue(text string) bool {
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	rest := text[len(digits):]
	switch {
	case rest == "":
		return len(digits) > fusedDigits || strings.HasPrefix(digits, "00")
	case digits != "":
		return strings.TrimLeft(rest, nilMarks) != rest
	}
	return utf8.RuneCountInString(rest)-utf8.RuneCountInString(strings.TrimLeft(rest, nilMarks)) >= fusedNilMarks
}

// nilMarksAtEnd counts the nil marks that a text ends with.
func nilMarksAtEnd(text string) int {
	return utf8.RuneCountInString(text[len(strings.TrimRight(text, nilMarks)):])
}

const nilMarks = "—－-/／"
