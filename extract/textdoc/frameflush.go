package textdoc

import "strings"

// flush reports whether no rules are between the rows: then a line is a row, and
// two lines with a value in each column are two rows. So are lines with several
// values where a rule stands behind every third at most, since numbers may be broken
// over two, or with any where the only rule inside the frame is below the header, and a
// word with a value below it where it has none.
func (f *frameDrawing) flush() bool {
	fewest := 3 // values in a line
	if f.rows() <= 2 {
		fewest = 1
	}
	valued, bands := 0, 0 // lines of values, and bands that have some
	for band := range f.rows() {
		full := make([]int, f.cols())
		before := valued
		for i := f.rules[band] + 1; i < f.rules[band+1]; i++ {
			if f.values(i) >= fewest {
				if f.rows() == 1 && f.worded(i) {
					return true
				}
				valued++
			}
			if !f.full(i) {
				continue
			}
			for k := range full {
				if f.valued(i, k) {
					full[k]++
				}
				if full[k] > 1 {
					return true
				}
			}
		}
		if valued > before {
			bands++
		}
	}
	return valued > 2*bands || fewest == 1 && valued > bands
}

// full reports whether each interval of a line has text.
func (f *frameDrawing) full(line int) bool {
	for k := range f.cols() {
		if f.interval(line, k) == "" {
			return false
		}
	}
	return true
}

// values counts the intervals of a line that hold a number or a nil mark.
func (f *frameDrawing) values(line int) int {
	n := 0
	for k := range f.cols() {
		if f.valued(line, k) {
			n++
		}
	}
	return n
}

// worded reports whether a value of a line stands below a word of the line before.
func (f *frameDrawing) worded(line int) bool {
	for k := range f.cols() {
		if line-1 > f.rules[0] && f.valued(line, k) && f.interval(line-1, k) != "" && !f.valued(line-1, k) {
			return true
		}
	}
	return false
}

// valued reports whether an interval of a line holds a number, with or without its
// unit, or a mark or word for nothing.
func (f *frameDrawing) valued(line, interval int) bool {
	text := f.interval(line, interval)
	return text != "" && (numeric(text) || valueCell(text) && strings.Trim(text, units) != "")
}

// interval returns the text of a line between two bounds that are neighbours.
func (f *frameDrawing) interval(line, k int) string {
	l := &f.lines[line]
	from, to := l.between(f.bounds[k], f.bounds[k+1])
	text, _ := trim(l.text[from:to])
	return text
}
