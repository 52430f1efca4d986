package findings

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// Kind says how a cell is marked, the weakest first.
type Kind uint8

// The kinds of mark.
const (
	Plain   Kind = iota
	Noted        // something about the cell itself: its label, its row
	Open         // a cell without a number in a sum that is open or not stated
	Broken       // a cell of a sum that is broken
	Suspect      // a cell whose change, alone or with others, would satisfy every sum
)

// Mark is what findings say of one printed cell.
type Mark struct {
	Kind     Kind
	Expected []number.Value // of a Suspect, likeliest first, without repetition
	Slips    []string       // parallel to Expected
	Findings []int          // indexes into Report.Findings, ascending
}

// Cell names a printed cell by the number of its table, counted from 1 as in
// Where, and the upper left corner of the cell, counted from 0 as in the table.
type Cell struct{ Table, Row, Col int }

// Marks says which printed cells the findings of a report concern, apart from
// those that somebody accepted. Cells are those of r.Grids.
func Marks(r *normalize.Report) map[Cell]*Mark {
	m := marker{r: r, marks: map[Cell]*Mark{}, facts: make(map[string]int, len(r.Facts))}
	for i := range r.Facts {
		m.facts[r.Facts[i].ID] = i
	}
	for i := range r.Findings {
		if r.Findings[i].Waived == nil {
			m.finding(i)
		}
	}
	return m.marks
}

type marker struct {
	r     *normalize.Report
	facts map[string]int
	marks map[Cell]*Mark
}

func (m *marker) finding(i int) {
	f := &m.r.Findings[i]
	for _, id := range f.Facts {
		k, ok := m.facts[id]
		if !ok {
			continue
		}
		fact := &m.r.Facts[k]
		if fact.Status == normalize.Blank && !m.blank(&fact.Where) {
			continue // the row lost its blank cells, and the fact has the place of another one
		}
		switch {
		case f.Verdict == "broken", f.Verdict == "" && f.Severity == normalize.SeverityError:
			m.mark(&fact.Where, Broken, i)
		case f.Verdict == "":
			m.mark(&fact.Where, Noted, i)
		case !fact.Status.Known():
			m.mark(&fact.Where, Open, i)
		}
	}
	for _, repair := range Alternatives(f) {
		for k := range repair.Changes {
			c := &repair.Changes[k]
			if mark := m.mark(&c.Where, Suspect, i); mark != nil {
				mark.expect(c.Expected, cmp.Or(c.Slip, repair.Slip))
			}
		}
	}
	if f.Verdict == "" && f.Where != nil {
		m.mark(f.Where, Noted, i)
	}
}

// blank reports whether nothing is printed at a place.
func (m *marker) blank(w *normalize.Where) bool {
	c := m.cell(w)
	return c == nil || strings.TrimSpace(c.Text) == ""
}

// cell returns the cell that covers a place, nil where none does.
func (m *marker) cell(w *normalize.Where) *extract.Cell {
	if w.Table < 1 || w.Table > len(m.r.Grids) || m.r.Grids[w.Table-1] == nil {
		return nil
	}
	return m.r.Grids[w.Table-1].At(w.Row-1, w.Column-1)
}

// mark returns the mark of the cell that covers a place, nil where none does.
func (m *marker) mark(w *normalize.Where, kind Kind, finding int) *Mark {
	c := m.cell(w)
	if c == nil {
		return nil
	}
	at := Cell{w.Table, c.Row, c.Col}
	mark := m.marks[at]
	if mark == nil {
		mark = new(Mark)
		m.marks[at] = mark
	}
	mark.Kind = max(mark.Kind, kind)
	if n := len(mark.Findings); n == 0 || mark.Findings[n-1] != finding {
		mark.Findings = append(mark.Findings, finding)
	}
	return mark
}

func (m *Mark) expect(v number.Value, slip string) {
	if !slices.ContainsFunc(m.Expected, v.Equal) {
		m.Expected = append(m.Expected, v)
		m.Slips = append(m.Slips, slip)
	}
}

// FactTables says for every table of a report by its number, counted from 1,
// which facts stand in it: indexes into r.Facts, in the order of the facts.
func FactTables(r *normalize.Report) map[int][]int {
	tables := map[int][]int{}
	for i := range r.Facts {
		if n := r.Facts[i].Where.Table; n > 0 {
			tables[n] = append(tables[n], i)
		}
	}
	return tables
}
