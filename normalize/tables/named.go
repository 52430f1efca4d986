package tables

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// A list of a page may print a table so that each value names its column: the label of a
// row, then 自然人：12, 商业企业：3 and so on. Such a row has a value or a blank for each of
// its columns, in any order.

const (
	fewestNamed  = 3  // columns of a row whose values name them
	longestNamed = 64 // bytes of a value with the name of its column
)

// printed gives what a document prints from some place on, one by one: paragraphs, or the
// cells of a table. It is false behind the end.
type printed func(k int) (text string, pos extract.Pos, ok bool)

// namedRow is a row whose values name their columns.
type namedRow struct {
	labels []token // of its groups, and its own
	values []token // in the order of the form
	taken  int     // how much of what is printed it takes
}

// namedBlocks files the rows from a paragraph on whose values name their columns, and
// returns how many paragraphs they take.
func (st *stream) namedBlocks(i int) int {
	blocks := st.doc.Blocks[i:]
	const near = 2 // a group's label may stand before the row's
	if len(blocks) < fewestNamed || !namesValue(blocks[1].Text) && !namesValue(blocks[near].Text) {
		return 0
	}
	n := st.named(i, func(k int) (string, extract.Pos, bool) {
		if k >= len(blocks) || blocks[k].Kind == extract.TableBlock {
			return "", extract.Pos{}, false
		}
		return blocks[k].Text, blocks[k].Pos, true
	})
	for k := range n {
		st.scan.used[i+k] = true
	}
	return n
}

// namedCells files the rows of a table whose values name their columns, if all do.
func (st *stream) namedCells(i int, t *extract.Table) bool {
	if len(t.Cells) < fewestNamed || !namesValue(t.Cells[1].Text) && !namesValue(t.Cells[2].Text) {
		return false
	}
	cells := make([]*extract.Cell, 0, len(t.Cells))
	for k := range t.Cells {
		if t.Cells[k].Text != "" {
			cells = append(cells, &t.Cells[k])
		}
	}
	all := func(k int) (string, extract.Pos, bool) {
		if k >= len(cells) {
			return "", extract.Pos{}, false
		}
		return cells[k].Text, cells[k].Pos, true
	}
	n := 0
	for row, ok := st.namedRow(i, 0, all); ok; row, ok = st.namedRow(i, n, all) {
		n += row.taken
	}
	return n > 0 && n == len(cells) && st.named(i, all) > 0
}

// namesValue reports whether a text may be a value with its name.
func namesValue(text string) bool {
	return len(text) <= longestNamed && signAt(text) > 0
}

// signAt returns where the sign behind a name stands, -1 where there is none.
func signAt(text string) int {
	if i := strings.Index(text, "："); i >= 0 {
		return i
	}
	return strings.IndexByte(text, ':')
}

// named files the rows at the beginning of what a block and those behind it print, and
// returns how much of that they take.
func (st *stream) named(block int, at printed) int {
	row, ok := st.namedRow(block, 0, at)
	if !ok {
		return 0
	}
	st.flush()
	w := st.scan.newWriter(row.labels[0].pos, block)
	n := 0
	for ; ok; row, ok = st.namedRow(block, n, at) {
		w.begin()
		for k := range row.labels {
			w.piece(&row.labels[k])
		}
		for k := range row.values {
			w.value(&row.values[k])
		}
		w.end()
		n += row.taken
	}
	w.close()
	return n
}

// namedRow reads the row at a place of what is printed.
func (st *stream) namedRow(block, from int, at printed) (row namedRow, ok bool) {
	const most = 3 // labels
	for len(row.labels) < most {
		text, pos, _ := at(from + row.taken)
		text = strings.ReplaceAll(text, "\n", "")
		if text == "" || len(text) > maxLabel {
			return row, false
		}
		if !st.scan.known(text) { // its label may be broken
			rest, _, _ := at(from + row.taken + 1)
			text += strings.ReplaceAll(rest, "\n", "")
			if rest == "" || len(text) > maxLabel || !st.scan.known(text) {
				return row, false
			}
			row.taken++
		}
		row.labels = append(row.labels, token{text: text, pos: pos, block: int32(block), known: true})
		row.taken++
		next, _, _ := at(from + row.taken)
		if w := st.scan.rowWord(text); w != noWord && namesValue(next) {
			for _, a := range st.scan.m.words[w].anchors {
				if a.axis == rowAxis && st.namedValues(&row, &a, block, from+row.taken, at) {
					return row, true
				}
			}
			return row, false
		}
	}
	return row, false
}

// namedValues reads a value for each column of a row, which stand in any order.
func (st *stream) namedValues(row *namedRow, a *anchor, block, from int, at printed) bool {
	columns := st.scan.m.rowCols[a.form][a.table][a.row]
	if len(columns) < fewestNamed {
		return false
	}
	values := make([]token, len(columns))
	taken := 0
	for range columns {
		text, pos, _ := at(from + taken)
		sign := signAt(text)
		if sign <= 0 || len(text) > longestNamed {
			return false
		}
		column := st.scan.columnOf(text[:sign], a)
		rest := strings.TrimLeft(text[sign:], "：: \u3000\u00a0\n\t")
		taken++
		pos.Offset += len(text) - len(rest)
		if next, below, _ := at(from + taken); rest == "" && isValue(next) {
			rest, pos = next, below
			taken++
		}
		t := token{text: strings.TrimRight(fold.TrimBlanks(rest), "；;，,。"), pos: pos, block: int32(block), value: true}
		if t.reading = number.Parse(t.text); t.reading.Kind == number.Text {
			return false
		}
		for c := range columns {
			if columns[c] == column && !values[c].value {
				values[c] = t
				column = -1
			}
		}
		if column >= 0 {
			return false // it is named twice, or the row does not have it
		}
	}
	for c := range values {
		if !values[c].value {
			return false
		}
	}
	row.values = values
	row.taken += taken
	return true
}

// columnOf returns the column of a row's table that a text names, -1 for none.
func (s *scan) columnOf(text string, row *anchor) int {
	if w := s.word(text); w != noWord {
		for _, a := range s.m.words[w].anchors {
			if a.axis == columnAxis && a.form == row.form && a.table == row.table {
				return int(a.column)
			}
		}
	}
	return -1
}
