package tables

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// cellLines reports whether a table with pipes is one in which every cell stands
// on a line of its own (规章 | on one line, 0 | on the next).
func cellLines(t *extract.Table) bool {
	if t.Layout != extract.Pipes || t.Rows < 3 {
		return false
	}
	several := 0
	for r := range t.Rows {
		n := 0
		cells := t.Row(r)
		for i := range cells {
			if cells[i].Text != "" {
				n++
			}
		}
		if n > 1 {
			several++
		}
	}
	return 10*several < t.Rows-8 || several == 0
}

// cells takes a table whose cells stand on lines of their own. A line of a blank
// and a pipe is an empty cell; lines of pipes alone begin rows or fill them up,
// unless they are what a row lacks.
func (st *stream) cells(i int, t *extract.Table) {
	lines := st.cellsOf(t)
	if !st.countEmpty(lines) {
		for k := range lines {
			lines[k].empty = false
		}
	}
	for k := range lines {
		if l := &lines[k]; !l.bare || l.empty {
			st.cellToken(i, l.cell)
		}
	}
	st.keep = len(st.tokens)
	st.flush()
}

// cellLine is one line of a table whose cells stand on lines of their own.
type cellLine struct {
	cell  *extract.Cell
	value bool
	bare  bool // nothing but a pipe
	empty bool // such a line that is an empty cell
}

// cellsOf lists the cells of a table, and the lines of one pipe between them.
func (st *stream) cellsOf(t *extract.Table) []cellLine {
	lines := make([]cellLine, 0, len(t.Cells))
	for r := range t.Rows {
		cells := t.Row(r)
		switch {
		case len(cells) == 0:
		case !isBlank(cells):
			for k := range cells {
				lines = append(lines, cellLine{cell: &cells[k], value: isCellValue(cells[k].Text)})
			}
		case st.indented(cells[0].Pos):
			lines = append(lines, cellLine{cell: &cells[0], value: true})
		case st.onePipe(cells[0].Pos):
			lines = append(lines, cellLine{cell: &cells[0], bare: true})
		}
	}
	return lines
}

// onePipe reports whether a pipe is all of the line at a place.
func (st *stream) onePipe(pos extract.Pos) bool {
	rest := st.doc.Source[min(pos.Offset, len(st.doc.Source)):]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	const most = 8 // bytes
	return len(rest) < most && strings.TrimSpace(st.indent(pos)+rest) == "|"
}

// countEmpty marks the lines of one pipe that stand between a row's label and its
// last value where they are as many as the row then lacks of its columns. It
// reports whether they are empty cells: so they are in two rows at least, and no
// row has more of them than it lacks.
func (st *stream) countEmpty(lines []cellLine) bool {
	const least = 2
	rows := 0
	for i := 0; i < len(lines); {
		if lines[i].value || lines[i].bare {
			i++
			continue
		}
		label := lines[i].cell.Text
		first := i + 1
		for i = first; i < len(lines) && (lines[i].value || lines[i].bare); i++ {
		}
		last := i
		for last > first && lines[last-1].bare {
			last--
		}
		seq, bare := lines[first:last], 0
		for k := range seq {
			if seq[k].bare {
				bare++
			}
		}
		if bare == 0 {
			continue
		}
		fits, exceeds := st.columnsOf(label, len(seq))
		switch {
		case st.wholeTable(label, len(seq)):
			if i < len(lines) && !st.scan.known(lines[i].cell.Text) {
				continue // a word that may be one of its values
			}
			rows = least
		case exceeds:
			return false
		case !fits:
			continue
		}
		rows++
		for k := range seq {
			seq[k].empty = seq[k].bare
		}
	}
	return rows >= least
}

// wholeTable reports whether n cells behind the label of a column are all those
// of a table whose rows stand side by side.
func (st *stream) wholeTable(label string, n int) bool {
	w := st.scan.word(label)
	if !st.scan.m.has(w, columnAxis) {
		return false
	}
	for _, a := range st.scan.m.words[w].anchors {
		if a.axis != columnAxis || st.scan.m.forms[a.form].Tables[a.table].Header != "rows" {
			continue
		}
		cells := 0
		for _, columns := range st.scan.m.rowCols[a.form][a.table] {
			cells += len(columns)
		}
		if cells == n {
			return true
		}
	}
	return false
}

// columnsOf compares n with the columns that the row of a label has: whether some
// form's has as many, and whether every form's has fewer.
func (st *stream) columnsOf(label string, n int) (fits, exceeds bool) {
	w := st.scan.word(label)
	if !st.scan.m.has(w, rowAxis) {
		return false, false
	}
	exceeds = true
	for _, a := range st.scan.m.words[w].anchors {
		if a.axis != rowAxis {
			continue
		}
		columns := len(st.scan.m.rowCols[a.form][a.table][a.row])
		fits = fits || columns == n
		exceeds = exceeds && columns < n
	}
	return fits, exceeds
}

// indented reports whether the line of a place begins with a blank.
func (st *stream) indented(pos extract.Pos) bool {
	lead := st.indent(pos)
	return lead != "" && lead[0] <= ' '
}

func isBlank(cells []extract.Cell) bool {
	for i := range cells {
		if cells[i].Text != "" {
			return false
		}
	}
	return true
}

func (st *stream) cellToken(i int, c *extract.Cell) {
	t := token{text: c.Text, pos: c.Pos, block: int32(i), first: true, reading: number.Parse(c.Text)}
	t.value = isCellValue(c.Text)
	if !t.value {
		t.known = st.scan.known(c.Text)
	}
	st.tokens = append(st.tokens, t)
}

// isCellValue reports whether a cell that stands alone prints a value.
func isCellValue(text string) bool {
	return number.Parse(text).Kind != number.Text && !isNumbering(text)
}
