package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// stacked reads a row of a grid that prints several rows of the form: labels one
// below the other in one cell, and the values of each column alike. Where a column
// has another number of values nothing says whose they are. It reports false where
// the row is none.
func (s *scan) stacked(cells []extract.Cell, table, r int32, exported bool) bool {
	at, labels := s.stackedLabels(cells)
	if at < 0 {
		return false
	}
	columns := make([][]string, len(cells))
	agree := 0
	for i := at + 1; i < len(cells); i++ {
		if lines := valueLines(cells[i].Text); len(lines) == len(labels) {
			columns[i] = lines
			agree++
		}
	}
	if agree == 0 {
		return false
	}
	row := slices.Clone(cells)
	for k, label := range labels {
		row[at].Text = label
		for i := at + 1; i < len(cells); i++ {
			if columns[i] != nil {
				row[i].Text = columns[i][k]
			}
		}
		from := len(s.values)
		s.gridRow(row, table, r, exported, nil)
		for i := from; i < len(s.values); i++ {
			v := &s.values[i]
			if c := slices.IndexFunc(cells, func(c extract.Cell) bool { return int32(c.Col) == v.col }); c > at && columns[c] == nil && v.reading.Kind != number.None {
				v.reading = number.Reading{Kind: number.Unreadable, Reason: number.ReasonTwoNumbers}
			}
		}
		row = row[at:] // the groups stand over all of them
		cells, columns, at = cells[at:], columns[at:], 0
	}
	return true
}

// stackedLabels returns the cell of a row that holds labels of several rows, and
// these; -1 for none.
func (s *scan) stackedLabels(cells []extract.Cell) (at int, labels []string) {
	for i := range cells {
		text := cells[i].Text
		if len(text) <= shortest || !strings.Contains(text, "\n") || s.known(text) {
			continue
		}
		if labels := s.splitLabels(text); len(labels) > 1 {
			return i, labels
		}
	}
	return -1, nil
}

// splitLabels cuts the lines of a cell into labels of rows: each begins with a
// numbering, or is known without what follows. It returns none where one is unknown.
func (s *scan) splitLabels(text string) []string {
	var labels []string
	for line := range strings.SplitSeq(text, "\n") {
		mark, _ := fold.Numbering(line)
		if n := len(labels) - 1; n >= 0 && mark.Style == fold.None && !s.m.has(s.word(line), rowAxis) {
			labels[n] += line
			continue
		}
		labels = append(labels, line)
	}
	for _, label := range labels {
		if !s.m.has(s.word(label), rowAxis) {
			return nil
		}
	}
	return labels
}

// valueLines returns the lines of a cell of which each is a value; none for other
// cells.
func valueLines(text string) []string {
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if kind := number.Parse(line).Kind; kind == number.Text || kind == number.None {
			return nil
		}
	}
	return lines
}
