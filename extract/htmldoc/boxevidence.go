package htmldoc

import (
	"unicode"
	"unicode/utf8"
)

// tabular reports whether boxes in rows are certainly a table, and not menus, lists
// or columns of a page: half of the rows end in what may be a value, or one is full
// of values, and numbers are among them. Where all rows have the same cells, three or
// more, one row of a label and values is enough.
func (r *reader) tabular(cells []boxCell) bool {
	var all rowEvidence
	rows, ends, even := 0, 0, true
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && cells[end].row == cells[i].row {
			end++
		}
		row := r.evidence(cells[i:end])
		if end-i > 1 {
			even = even && (rows == 0 || cells[end-1].place.cols+cells[end-1].col == all.width)
			all.width = cells[end-1].place.cols + cells[end-1].col
			rows += row.height
			if row.ends {
				ends += row.height
			}
		}
		all.numbers = all.numbers || row.numbers
		all.full = all.full || row.full
		all.labelled = all.labelled || row.labelled
		i = end
	}
	switch {
	case rows < 2:
		return false
	case even && all.width > 2 && all.labelled:
		return true
	}
	return all.numbers && (ends*2 >= rows || all.full)
}

// rowEvidence is what makes a row of boxes one of a table.
type rowEvidence struct {
	height, width int
	numbers       bool // there are some
	ends          bool // its last cell may be a value
	full          bool // it is full of values
	labelled      bool // it is a label and values
}

func (r *reader) evidence(row []boxCell) rowEvidence {
	e := rowEvidence{height: row[0].place.rows}
	values := 0
	for i := range row {
		value, number := true, true
		if b := row[i].box; !b.made {
			value, number = r.value(b)
		}
		e.numbers = e.numbers || number
		e.ends = value
		if value {
			values++
		}
	}
	e.full = values >= 4 && values*4 >= 3*len(row) && e.numbers
	first, _ := r.value(row[0].box)
	e.labelled = !first && values == len(row)-1
	return e
}

// value reports whether the text of a box may be a value, and whether it is a number.
func (r *reader) value(b *box) (value, number bool) {
	text, _ := r.boxText(b)
	return valueLike(text)
}

// valueLike reports whether a text may be a value of a table, blank or a mark, and
// whether it is a number, which a few characters may follow and remarks in brackets.
// Dates and times are none, nor numbered labels.
func valueLike(text string) (value, number bool) {
	const longest, sign, unit = 120, 2, 3 // bytes, and letters before and behind
	if len(text) > longest {
		return false, false
	}
	digits, letters, marks, depth := 0, 0, 0, 0
	var before rune
	for _, c := range text {
		switch {
		case c == '(' || c == '（' || c == '[' || c == '〔':
			depth++
		case depth > 0:
			if c == ')' || c == '）' || c == ']' || c == '〕' {
				depth--
			}
		case unicode.IsDigit(c):
			digits++
			if letters > sign {
				marks++
			}
		case unicode.IsLetter(c):
			letters++
			if digits == 0 && c < utf8.RuneSelf {
				marks++ // the number of a file
			}
			if before == '.' || before == '、' || before == '．' {
				marks++
			}
		case unicode.IsDigit(before) && (c == '-' || c == ':' || c == '/' || c == '：'):
			marks++
		}
		before = c
	}
	if marks > 0 || letters > unit || digits == 0 && (letters > 1 || utf8.RuneCountInString(text) > 3) {
		return false, false
	}
	return true, digits > 0
}
