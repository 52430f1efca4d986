package layout

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

func document(t testing.TB, pages []Page) *Result {
	res, err := Document(context.Background(), pages, extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func tablesOf(res *Result) (out []*extract.Table) {
	for i := range res.Blocks {
		if res.Blocks[i].Kind == extract.TableBlock {
			out = append(out, res.Blocks[i].Table)
		}
	}
	return out
}

// differences compares a table with what was printed.
func differences(got *extract.Table, want []printed) (out []string) {
	if len(got.Cells) != len(want) {
		out = append(out, fmt.Sprintf("%d cells, want %d", len(got.Cells), len(want)))
	}
	for i := range min(len(want), len(got.Cells)) {
		g, w := &got.Cells[i], want[i]
		if g.Row != w.row || g.Col != w.col || g.RowSpan != w.rows || g.ColSpan != w.cols || g.Text != w.text {
			out = append(out, fmt.Sprintf("%d,%d+%dx%d %q, want %d,%d+%dx%d %q", g.Row, g.Col, g.RowSpan, g.ColSpan, g.Text, w.row, w.col, w.rows, w.cols, w.text))
		}
	}
	return out[:min(len(out), 4)]
}

func someBlank(row, col int) bool { return (row*7+col)%5 == 0 }
func noneBlank(int, int) bool     { return false }

// TestRuled prints the big table with rules and reads every cell again, with the
// page cut before every row.
func TestRuled(t *testing.T) {
	want := applications(someBlank)
	for _, align := range []bool{false, true} {
		for _, border := range []bool{false, true} {
			for cut := 1; cut < 28; cut++ {
				for labels := range 6 {
					p := bigTable()
					p.align, p.border, p.labels = align, border, labels
					p.breakAt = func(row int) (int, bool, bool) { return 0, false, row == cut }
					p.table(want)
					name := fmt.Sprintf("align %v border %v cut before row %d, %d lines of labels", align, border, cut, labels)
					tables := tablesOf(document(t, p.pages))
					if len(tables) != 1 {
						t.Errorf("%s: %d tables", name, len(tables))
						continue
					}
					if diff := differences(tables[0], want); len(diff) > 0 {
						t.Errorf("%s:\n\t%s", name, strings.Join(diff, "\n\t"))
					}
				}
			}
		}
	}
}

// TestTornRow tears every row whose label has several lines, behind each line,
// with the values before or behind the break.
func TestTornRow(t *testing.T) {
	want := applications(noneBlank)
	torn := 0
	for _, align := range []bool{false, true} {
		for _, border := range []bool{false, true} {
			for row := 3; row < 28; row++ {
				for lines := 1; lines < 4; lines++ {
					for _, values := range []bool{false, true} {
						p := bigTable()
						p.align, p.border, p.labels = align, border, 2
						if lines >= len(wrap(labelOf(want, row), p.labelWidth(want, row), p.em)) {
							continue
						}
						torn++
						p.breakAt = func(r int) (int, bool, bool) { return lines, values, r == row }
						p.table(want)
						name := fmt.Sprintf("align %v border %v row %d torn behind line %d, values before %v", align, border, row, lines, values)
						tables := tablesOf(document(t, p.pages))
						if len(tables) != 1 {
							t.Errorf("%s: %d tables", name, len(tables))
							continue
						}
						if diff := differences(tables[0], want); len(diff) > 0 {
							t.Errorf("%s:\n\t%s", name, strings.Join(diff, "\n\t"))
						}
					}
				}
			}
		}
	}
	if torn < 50 {
		t.Errorf("only %d rows torn", torn)
	}
}

// labelCell is the innermost label of a row.
func labelCell(cells []printed, row int) printed {
	var label printed
	for _, c := range cells {
		if c.row == row && c.rows == 1 && c.col < 3 {
			label = c
		}
	}
	return label
}

func labelOf(cells []printed, row int) string { return labelCell(cells, row).text }

func (p *printer) labelWidth(cells []printed, row int) float32 {
	c := labelCell(cells, row)
	return p.x(c.col+c.cols) - p.x(c.col) - 2*padding
}

// rowsOf gives the texts of the last seven columns of each row of tables that has
// values.
func rowsOf(tables []*extract.Table) (out []string) {
	for _, t := range tables {
		for r := range t.Rows {
			values, some := make([]string, 7), false
			for k := range values {
				if cell := t.At(r, t.Cols-7+k); cell != nil {
					values[k] = cell.Text
					some = some || value(cell.Text) && cell.Text != ""
				}
			}
			if some {
				out = append(out, strings.Join(values, "|"))
			}
		}
	}
	return out
}

// alignedRow is a line of aligned text: its labels and the columns in whose middle
// its values stand, doubled.
type alignedRow struct {
	labels string
	values []string
	mids   []int
}

// alignedRows reads the lines with values of aligned text.
func alignedRows(res *Result) (out []alignedRow) {
	for i := range res.Blocks {
		if b := &res.Blocks[i]; len(b.Parts) > 0 {
			for line := range strings.SplitSeq(b.Text, "\n") {
				if r := readAligned(line); len(r.values) > 0 {
					out = append(out, r)
				}
			}
		}
	}
	return out
}

func readAligned(line string) (r alignedRow) {
	column := 0
	for len(line) > 0 {
		trimmed := strings.TrimLeft(line, " ")
		column += len(line) - len(trimmed)
		text, _, _ := strings.Cut(trimmed, " ")
		line = trimmed[len(text):]
		if width := extract.Columns(text); value(text) && text != "" {
			r.values, r.mids = append(r.values, text), append(r.mids, 2*column+width)
			column += width
		} else {
			r.labels += text
			column += width
		}
	}
	return r
}

// TestUnruled prints the big table without rules and with rules between rows
// only, with blanks, the page cut before every row: each row's values are on one
// line, below their columns; where rules say so, the row's label is as well.
func TestUnruled(t *testing.T) {
	cells := applications(someBlank)
	for i := range 4 {
		rules, align := []ruling{rowRules, noRules}[i%2], i < 2
		for cut := 3; cut < 28; cut++ {
			p := bigTable()
			p.rules, p.align, p.labels = rules, align, 3
			p.breakAt = func(row int) (int, bool, bool) { return 0, false, row == cut }
			p.table(cells)
			name := fmt.Sprintf("rules %d align %v cut before row %d", rules, align, cut)
			rows := alignedRows(document(t, p.pages))
			mids := map[int]int{} // by column of the table
			for row := 3; row < 28; row++ {
				if len(rows) == 0 {
					t.Errorf("%s: row %d is missing", name, row)
					break
				}
				got := rows[0]
				rows = rows[1:]
				if rules == rowRules && !strings.Contains(got.labels, labelOf(cells, row)) {
					t.Errorf("%s: row %d has the labels %q", name, row, got.labels)
				}
				for _, c := range cells {
					if c.row != row || c.col < 3 || c.text == "" {
						continue
					}
					if len(got.values) == 0 || got.values[0] != c.text {
						t.Fatalf("%s: row %d has %q, want %q", name, row, got.values, c.text)
					}
					if mids[c.col] == 0 {
						mids[c.col] = got.mids[0]
					}
					if off := got.mids[0] - mids[c.col]; off < -4 || off > 4 { // numbers that begin at the left of their cells differ in their middles
						t.Errorf("%s: row %d: %q stands %d half columns off", name, row, c.text, off)
					}
					got.values, got.mids = got.values[1:], got.mids[1:]
				}
				if len(got.values) > 0 {
					t.Errorf("%s: row %d has more values: %q", name, row, got.values)
				}
			}
			if len(rows) > 0 {
				t.Errorf("%s: %d more rows", name, len(rows))
			}
		}
	}
}
