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

// rowsOf gives each row of tables that has values as its innermost label and the
// texts of its last seven columns.
func rowsOf(tables []*extract.Table) (out []string) {
	for _, t := range tables {
		for r := range t.Rows {
			label, values, some := "", make([]string, 7), false
			for c := range t.Cols {
				cell := t.At(r, c)
				if cell == nil {
					continue
				}
				if k := c - (t.Cols - 7); k >= 0 {
					values[k] = cell.Text
					some = some || value(cell.Text) && cell.Text != ""
				} else if cell.Row == r && cell.Text != "" {
					label = cell.Text
				}
			}
			if some {
				out = append(out, label+" "+strings.Join(values, "|"))
			}
		}
	}
	return out
}

// TestUnruled prints the big table without rules and with rules between rows
// only, with blanks, the page cut before every row.
func TestUnruled(t *testing.T) {
	cells := applications(someBlank)
	var want []string
	for row := 3; row < 28; row++ {
		values := make([]string, 7)
		for _, c := range cells {
			if c.row == row && c.col >= 3 {
				values[c.col-3] = c.text
			}
		}
		want = append(want, labelOf(cells, row)+" "+strings.Join(values, "|"))
	}
	for i := range 4 {
		rules, align := []ruling{rowRules, noRules}[i%2], i < 2
		for cut := 3; cut < 28; cut++ {
			p := bigTable()
			p.rules, p.align, p.labels = rules, align, 3
			p.breakAt = func(row int) (int, bool, bool) { return 0, false, row == cut }
			p.table(cells)
			got := rowsOf(tablesOf(document(t, p.pages)))
			if len(got) != len(want) {
				t.Errorf("rules %d align %v cut before row %d: %d rows, want %d", rules, align, cut, len(got), len(want))
			}
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Errorf("rules %d align %v cut before row %d: got %q, want %q", rules, align, cut, got[i], want[i])
					break
				}
			}
		}
	}
}

// TestUnruledLabels reads the labels of several rows in a table without rules:
// set in the middle of their rows and on top of them.
func TestUnruledLabels(t *testing.T) {
	want := applications(someBlank)
	for _, align := range []bool{true, false} {
		p := newPrinter(6, 24, 50, 130, 40, 40, 40, 50, 50, 40, 45)
		p.rules, p.align = noRules, align
		p.table(want)
		if len(p.pages) != 1 {
			t.Fatalf("%d pages", len(p.pages))
		}
		tables := tablesOf(document(t, p.pages))
		if len(tables) != 1 {
			t.Fatalf("align %v: %d tables", align, len(tables))
		}
		for _, c := range want {
			if c.row < 3 || c.cols > 1 {
				continue // one over several columns may be printed over one of them
			}
			for r := c.row; r < c.row+c.rows; r++ {
				got := tables[0].At(r+tables[0].Rows-28, c.col)
				if got == nil || got.Text != c.text {
					t.Errorf("align %v: row %d column %d: got %q, want %q", align, r, c.col, got.Text, c.text)
					break
				}
			}
		}
	}
}
