package textdoc

import (
	"sort"
	"strings"

	"github.com/gouji/gouji/extract"
)

// joined reports whether lines meet anywhere in a column. A plus sign does so
// beside a line only.
func (f *frameDrawing) joined(column int) bool {
	for i := range f.lines {
		if f.at(i, column) == across|down && (!f.ascii || column > 0 && f.at(i, column-1)&across != 0 || column+1 < f.width && f.at(i, column+1)&across != 0) {
			return true
		}
	}
	return false
}

// ruled reports whether a line is drawn across all of an interval between two
// bounds, from corner to corner, but for one place in many that damage spoiled.
func (f *frameDrawing) ruled(line, interval int) bool {
	const many = 4
	from, to := f.bounds[interval], f.bounds[interval+1]
	spoiled := 0
	if to-from < many {
		spoiled++
	}
	for x := from; x <= to; x++ {
		if f.at(line, x)&across == 0 {
			if spoiled++; spoiled > 1 {
				return false
			}
		}
	}
	return true
}

// walled reports whether something is drawn downwards at a bound on all lines
// between two rules.
func (f *frameDrawing) walled(band, bound int) bool {
	x := f.bounds[bound]
	for i := f.rules[band] + 1; i < f.rules[band+1]; i++ {
		if f.at(i, x)&down == 0 {
			return false
		}
	}
	return true
}

func (f *frameDrawing) rows() int { return len(f.rules) - 1 }

func (f *frameDrawing) cols() int { return max(len(f.bounds)-1, 0) }

// cells returns the cells in row-major order; false if one of them is no
// rectangle.
func (f *frameDrawing) cells(r *reader) ([]extract.Cell, bool) {
	rows, cols := f.rows(), f.cols()
	if rows*cols > r.limit.Cells {
		return nil, false
	}
	taken := make([]bool, rows*cols)
	var cells []extract.Cell
	for row := range rows {
		for col := range cols {
			if taken[row*cols+col] {
				continue
			}
			width, height := f.extent(row, col)
			for y := row; y < row+height; y++ {
				for x := col; x < col+width; x++ {
					if taken[y*cols+x] {
						return nil, false
					}
					taken[y*cols+x] = true
				}
			}
			c := extract.Cell{Row: row, Col: col, RowSpan: height, ColSpan: width}
			c.Text, c.Pos = f.text(r, row, col, height, width)
			cells = append(cells, c)
		}
	}
	return cells, true
}

// extent returns how many intervals and bands the cell spans that begins in a
// place.
func (f *frameDrawing) extent(row, col int) (width, height int) {
	width, height = 1, 1
	for col+width < f.cols() && !f.walled(row, col+width) {
		width++
	}
	for row+height < f.rows() && !f.ruled(f.rules[row+height], col) {
		height++
	}
	return width, height
}

// text joins the lines of a cell's text. A blank cell is where its text would
// begin.
func (f *frameDrawing) text(r *reader, row, col, height, width int) (string, extract.Pos) {
	var joined []string
	var pos extract.Pos
	for i := f.rules[row] + 1; i < f.rules[row+height]; i++ {
		l := &f.lines[i]
		from, to := l.between(f.bounds[col], f.bounds[col+width])
		printed, lead := r.printed(l.text[from:to])
		at := extract.Pos{Line: l.pos.Line, Offset: l.pos.Offset + from + lead}
		if pos.Line == 0 || len(joined) == 0 && printed != "" {
			pos = at
		}
		if printed != "" {
			joined = append(joined, printed)
		}
	}
	if pos.Line == 0 { // two rules without a line between
		pos = f.lines[f.rules[row]].pos
	}
	text := strings.Join(joined, "\n")
	if len(text) > r.limit.Cell {
		text = cut(text, r.limit.Cell)
		r.problem(extract.LimitReached, "cell text", pos)
	}
	return text, pos
}

// between returns which bytes of a line are printed between two columns.
func (l *frameLine) between(left, right int) (from, to int) {
	n := len(l.text)
	from = sort.Search(n, func(i int) bool { return int(l.columns[i]) > left })
	to = sort.Search(n, func(i int) bool { return int(l.columns[i]) >= right })
	return min(from, to), to
}
