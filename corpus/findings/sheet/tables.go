package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
)

// drawing is a report's sheet on its way.
type drawing struct {
	*Writer
	name   string
	r      *normalize.Report
	stream *excelize.StreamWriter
	marks  map[findings.Cell]*findings.Mark
	facts  map[int][]int
	column []float64 // widths
	row    int       // last one written
}

// heading is how many rows stand above the first table.
const heading = 5

// tables writes a report's sheet: what it is, then its tables below each other.
func (w *Writer) tables(name string, r *normalize.Report) error {
	d := &drawing{Writer: w, name: name, r: r, marks: findings.Marks(r), facts: findings.FactTables(r)}
	shown, left := d.choose()
	columns, rows := 2, heading
	for _, n := range shown {
		columns = max(columns, r.Grids[n-1].Cols)
		rows += r.Grids[n-1].Rows + 2
	}
	if left > 0 {
		rows++
	}
	if _, err := w.file.NewSheet(name); err != nil {
		return err
	}
	if err := w.file.SetSheetDimension(name, "A1:"+address(columns, rows)); err != nil {
		return err
	}
	if err := w.landscape(name); err != nil {
		return err
	}
	var err error
	if d.stream, err = w.file.NewStreamWriter(name); err != nil {
		return err
	}
	if err := d.widths(shown, columns); err != nil {
		return err
	}
	if err := d.head(); err != nil {
		return err
	}
	for _, n := range shown {
		if err := d.table(n); err != nil {
			return err
		}
	}
	if left > 0 {
		if err := d.line(0, cell(fmt.Sprintf(w.words.left, left), w.styles.doubt)); err != nil {
			return err
		}
	}
	return d.stream.Flush()
}

// choose returns the numbers of the tables that are drawn, and how many are left
// out. A table of one row or column without facts was set for its layout only.
func (d *drawing) choose() (shown []int, left int) {
	cells := 0
	for i, t := range d.r.Grids {
		if t == nil || len(d.facts[i+1]) == 0 && (t.Rows < 2 || t.Cols < 2) {
			continue
		}
		if cells += t.Rows * t.Cols; cells > d.limits.Cells || t.Cols > excelize.MaxColumns {
			left++
			continue
		}
		shown = append(shown, i+1)
	}
	return shown, left
}

// widths sets the columns' widths by the longest text of one row.
func (d *drawing) widths(shown []int, columns int) error {
	widths := make([]float64, columns)
	for _, n := range shown {
		t := d.r.Grids[n-1]
		for i := range t.Cells {
			c := &t.Cells[i]
			if c.ColSpan != 1 {
				continue
			}
			for text := range strings.SplitSeq(c.Text, "\n") {
				widths[c.Col] = max(widths[c.Col], float64(min(extract.Columns(text), 400)))
			}
		}
	}
	d.column = widths
	for i, width := range widths {
		widths[i] = columnWidth(width)
		if err := d.stream.SetColWidth(i+1, i+1, widths[i]); err != nil {
			return err
		}
	}
	return nil
}

// columnWidth is the width of a column whose longest line has a number of
// characters: long ones are wrapped, no column is narrow.
func columnWidth(longest float64) float64 { return min(max(longest+2, 8), 10+longest/5, 26) }

// line writes one row.
func (d *drawing) line(height float64, values ...any) error {
	d.row++
	return d.stream.SetRow(address(1, d.row), values, excelize.RowOpts{Height: height})
}

// head says which report it is.
func (d *drawing) head() error {
	r, s := d.r, &d.styles
	c := findings.Of(r)
	title := r.Title
	if title == "" {
		title = r.Organ + year(r.Year)
	}
	counts := fmt.Sprintf("%s %d · %s %d · %s %d", d.words.errors, c.Errors, d.words.warnings, c.Warnings, d.words.notices, c.Notices)
	if c.Waived > 0 {
		counts += fmt.Sprintf(" · %s %d", d.words.waived, c.Waived)
	}
	style := s.good
	if c.Errors > 0 {
		style = s.bad
	}
	for _, row := range []struct {
		height float64
		value  any
	}{
		{24, cell(d.clean(title), s.title)},
		{0, cell(counts, style)},
		{0, cell(d.clean(d.words.source+" "+r.Source.Name()), s.soft)},
		{0, cell(d.words.hash+" "+r.Source.SHA256, s.soft)},
		{0, nil},
	} {
		if err := d.line(row.height, row.value); err != nil {
			return err
		}
	}
	return nil
}

// table draws one table below the last one.
func (d *drawing) table(n int) error {
	t := d.r.Grids[n-1]
	caption := fmt.Sprintf("%s %d", d.words.table, n)
	switch {
	case t.Pos.Page > 0:
		caption += fmt.Sprintf(" · %s %d", d.words.page, t.Pos.Page)
	case t.Pos.Line > 0:
		caption += fmt.Sprintf(" · %s %d", d.words.line, t.Pos.Line)
	}
	if err := d.line(0, cell(caption, d.styles.heading)); err != nil {
		return err
	}
	values := make(map[[2]int]bool, len(d.facts[n]))
	head := t.Rows
	for _, i := range d.facts[n] {
		at := &d.r.Facts[i].Where
		values[[2]int{at.Row - 1, at.Column - 1}] = true
		head = min(head, at.Row-1)
	}
	if len(values) == 0 {
		head = 0
	}
	first := d.row + 1
	for row := range t.Rows {
		cells := make([]any, t.Cols)
		lines := 1
		for col := range t.Cols {
			c := t.At(row, col)
			if c == nil {
				cells[col] = cell(nil, d.styles.label)
				continue
			}
			style := d.style(n, c, row < head, values[[2]int{c.Row, c.Col}])
			if c.Row != row || c.Col != col {
				cells[col] = cell(nil, style) // for its border
				continue
			}
			cells[col] = d.value(c.Text, style)
			if c.RowSpan == 1 {
				lines = max(lines, d.linesOf(c))
			}
		}
		if err := d.line(float64(min(6+12*lines, 200)), cells...); err != nil {
			return err
		}
	}
	for i := range t.Cells {
		if err := d.finish(n, &t.Cells[i], t, first); err != nil {
			return err
		}
	}
	return d.line(0)
}

// linesOf estimates the lines of a cell's wrapped text.
func (d *drawing) linesOf(c *extract.Cell) int {
	width := 0.0
	for _, w := range d.column[c.Col : c.Col+c.ColSpan] {
		width += w
	}
	return linesIn(c.Text, width)
}

// linesIn estimates the lines of a wrapped text in a column of some width.
func linesIn(text string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += 1 + int(float64(extract.Columns(line))/(width-1))
	}
	return n
}

func (d *drawing) style(n int, c *extract.Cell, head, value bool) int {
	mark := d.marks[findings.Cell{Table: n, Row: c.Row, Col: c.Col}]
	switch {
	case mark != nil && mark.Kind == findings.Noted && !value:
		return d.styles.remarked
	case mark != nil:
		return d.styles.value[mark.Kind]
	case value:
		return d.styles.value[findings.Plain]
	case head:
		return d.styles.header
	}
	return d.styles.label
}

// maxComment is how many findings a comment names.
const maxComment = 6

// finish merges what a cell spans, and comments on a suspected one.
func (d *drawing) finish(n int, c *extract.Cell, t *extract.Table, first int) error {
	if t.At(c.Row, c.Col) != c {
		return nil // another cell has its place
	}
	at := address(c.Col+1, first+c.Row)
	if (c.RowSpan > 1 || c.ColSpan > 1) && whole(t, c) {
		if err := d.stream.MergeCell(at, address(c.Col+c.ColSpan, first+c.Row+c.RowSpan-1)); err != nil {
			return err
		}
	}
	mark := d.marks[findings.Cell{Table: n, Row: c.Row, Col: c.Col}]
	if mark == nil || mark.Kind != findings.Suspect {
		return nil // the colour says it: comments on every cell of a sum would hide the table
	}
	var lines []string
	for i := range mark.Expected {
		lines = append(lines, fmt.Sprintf("%s %s (%s)", d.words.shouldBe, mark.Expected[i], d.language.Text(findings.SlipText(mark.Slips[i]))))
	}
	for k, i := range mark.Findings {
		if k == maxComment {
			lines = append(lines, "…")
			break
		}
		f := &d.r.Findings[i]
		lines = append(lines, f.Rule+" "+f.At+": "+d.language.Text(f.Message))
	}
	return d.file.AddComment(d.name, excelize.Comment{
		Cell: at, Author: "Gouji", Width: 380, Height: uint(60 + 34*len(lines)), Text: cut(d.clean(strings.Join(lines, "\n")), 4000, "…"),
	})
}

// whole reports whether a cell has all the places that it spans: merged cells
// that overlap make a workbook unreadable.
func whole(t *extract.Table, c *extract.Cell) bool {
	for r := c.Row; r < c.Row+c.RowSpan; r++ {
		for k := c.Col; k < c.Col+c.ColSpan; k++ {
			if t.At(r, k) != c {
				return false
			}
		}
	}
	return true
}
