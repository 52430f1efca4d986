package page

import (
	"fmt"
	"strings"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/extract"
)

type (
	tableView struct {
		Caption    string
		Head, Body [][]cellView
	}
	cellView struct {
		Text, Class, Tip, Expected string
		RowSpan, ColSpan           int
	}
)

// maxHeadRows is the most rows that are repeated on every page.
const maxHeadRows = 6

// tables makes the views of a report's tables, those without facts among them,
// up to the limit of cells.
func (w *Writer) tables(v *reportView) {
	facts := findings.FactTables(v.r)
	drawn, left := 0, 0
	for i, t := range v.r.Grids {
		if t == nil || len(facts[i+1]) == 0 && (t.Rows < 2 || t.Cols < 2) {
			continue // set as a table for its layout only
		}
		if drawn += t.Rows * t.Cols; drawn > w.limits.Cells {
			left++
			continue
		}
		v.Tables = append(v.Tables, w.table(v, i+1, t, facts[i+1]))
	}
	if left > 0 {
		v.TablesLeft = fmt.Sprintf(w.words.CellsNote, left)
	}
}

// table makes the view of one table. The rows above the first fact are its head,
// if no cell reaches from there into the body.
func (w *Writer) table(v *reportView, number int, t *extract.Table, facts []int) tableView {
	view := tableView{Caption: w.caption(v, number, t, facts)}
	head := w.head(v, t, facts)
	values := make(map[[2]int]bool, len(facts))
	for _, i := range facts {
		at := &v.r.Facts[i].Where
		values[[2]int{at.Row - 1, at.Column - 1}] = true
	}
	for r := range t.Rows {
		row := w.row(v, number, t, r, r < head, values)
		if r < head {
			view.Head = append(view.Head, row)
		} else {
			view.Body = append(view.Body, row)
		}
	}
	return view
}

// head returns how many rows are the head of a table.
func (w *Writer) head(v *reportView, t *extract.Table, facts []int) int {
	head := 0
	for n, i := range facts {
		if first := v.r.Facts[i].Where.Row - 1; n == 0 || first < head {
			head = first
		}
	}
	if head > maxHeadRows || head < 0 {
		return 0
	}
	for again := true; again; {
		again = false
		for i := range t.Cells {
			if c := &t.Cells[i]; c.Row < head && c.Row+c.RowSpan > head {
				head, again = c.Row, true
			}
		}
	}
	return head
}

// row makes the view of one row. Places that no cell covers are empty cells.
func (w *Writer) row(v *reportView, number int, t *extract.Table, r int, head bool, values map[[2]int]bool) []cellView {
	row := make([]cellView, 0, t.Cols)
	for k := 0; k < t.Cols; k++ {
		c := t.At(r, k)
		switch {
		case c == nil:
			row = append(row, cellView{RowSpan: 1, ColSpan: 1})
			continue
		case c.Row != r || c.Col != k:
			continue // covered
		}
		cell := cellView{Text: clean(c.Text), RowSpan: c.RowSpan, ColSpan: c.ColSpan}
		var classes []string
		switch {
		case values[[2]int{r, k}]:
			classes = append(classes, "v")
		case head:
			classes = append(classes, "h")
		}
		if m := v.marks[findings.Cell{Table: number, Row: r, Col: k}]; m != nil {
			classes = append(classes, kindClass(m.Kind))
			cell.Expected, cell.Tip = w.expected(m), w.tip(v, m)
		}
		cell.Class = strings.Join(classes, " ")
		row = append(row, cell)
	}
	return row
}

func kindClass(k findings.Kind) string {
	return [...]string{"", "noted", "open", "broken", "suspect"}[k]
}

// maxExpected is how many alternatives are shown in a cell.
const maxExpected = 3

// expected writes the numbers that a suspected cell may have to hold.
func (w *Writer) expected(m *findings.Mark) string {
	var all []string
	for i := range m.Expected {
		if i == maxExpected {
			all = append(all, "…")
			break
		}
		all = append(all, m.Expected[i].String())
	}
	return strings.Join(all, w.language.Say(" 或 ", " or "))
}

// maxTips is how many findings are named in the text that appears over a cell.
const maxTips = 6

// tip says what findings have to say about a cell.
func (w *Writer) tip(v *reportView, m *findings.Mark) string {
	var lines []string
	for i := range m.Expected {
		lines = append(lines, w.words.ShouldBe+" "+m.Expected[i].String()+" "+w.slip(m.Slips[i], ""))
	}
	for n, i := range m.Findings {
		if n == maxTips {
			lines = append(lines, "…")
			break
		}
		f := &v.r.Findings[i]
		lines = append(lines, clean(f.Rule+" "+f.At+w.words.Colon+w.language.Text(f.Message)))
	}
	return strings.Join(lines, "\n")
}

// caption names a table: its number, where it stands, and what the form calls
// the tables whose facts it holds.
func (w *Writer) caption(v *reportView, number int, t *extract.Table, facts []int) string {
	caption := w.words.Table + " " + fmt.Sprint(number)
	switch {
	case t.Pos.Page > 0:
		caption += w.language.Say(fmt.Sprintf("（第 %d 页）", t.Pos.Page), fmt.Sprintf(" (page %d)", t.Pos.Page))
	case t.Pos.Line > 0:
		caption += w.language.Say(fmt.Sprintf("（第 %d 行起）", t.Pos.Line), fmt.Sprintf(" (from line %d)", t.Pos.Line))
	}
	seen := map[string]bool{}
	for _, i := range facts {
		title := w.language.Text(tableTitle(v.r.FormData, v.r.Facts[i].ID))
		if title != "" && !seen[title] {
			caption += w.language.Say("　", " · ") + clean(title)
			seen[title] = true
		}
	}
	return caption
}
