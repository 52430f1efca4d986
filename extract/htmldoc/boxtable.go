package htmldoc

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// tabulate makes tables of the boxes in o, where several of them are certainly rows
// beside each other's. It reports whether there are any, and whether one is all
// that o holds.
func (r *reader) tabulate(o *openBox) (made, all bool) {
	kids := r.kids(o)
	write, read := -1, 0
	put := func(t *extract.Table, first, last int32) {
		if write < 0 {
			write = int(first)
		} else {
			write += copy(r.blocks[write:], r.blocks[read:first])
		}
		r.blocks[write] = extract.Block{Kind: extract.TableBlock, Table: t, Pos: t.Pos}
		write, read = write+1, int(last)
	}
	list := r.flow(kids, o.columns)
	if o.tag == dlTag {
		list = r.definitions(kids)
	}
	if t := r.boxTable(list); t != nil {
		put(t, r.boxes[kids[0]].first, r.boxes[kids[len(kids)-1]].last)
		kids = nil
	}
	for len(kids) > 0 {
		n := r.below(kids)
		if t := r.boxTable(r.inRows(kids[:n])); t != nil {
			put(t, r.boxes[kids[0]].first, r.boxes[kids[n-1]].last)
		}
		kids = kids[max(n, 1):]
	}
	if write < 0 {
		return false, false
	}
	n := write + copy(r.blocks[write:], r.blocks[read:])
	clear(r.blocks[n:])
	r.blocks = r.blocks[:n]
	return true, n == int(o.first)+1
}

// kids returns the places of the boxes directly in o.
func (r *reader) kids(o *openBox) []int32 {
	r.directly = r.directly[:0]
	for i := int32(len(r.boxes)) - 1; i >= o.start; i -= 1 + r.boxes[i].inside {
		r.directly = append(r.directly, i)
	}
	slices.Reverse(r.directly)
	return r.directly
}

// below returns how many of the boxes, from the first on, stand below each other as
// rows. Single boxes between them that look like them are rows of one cell.
func (r *reader) below(kids []int32) int {
	n := 0
	for i, k := range kids {
		b := &r.boxes[k]
		if i > 0 {
			above := &r.boxes[kids[i-1]]
			if above.last != b.first {
				break
			}
			if b.tag != above.tag && b.first < b.last {
				break
			}
		}
		switch {
		case r.isRow(k):
			n = i + 1
		case n == 0:
			return 0
		case b.first == b.last:
		case b.look == "" || b.look != r.boxes[kids[n-1]].look || !r.isCell(b) || b.made:
			return n
		}
	}
	return n
}

// isRow reports whether a box holds several boxes, which may be cells, and nothing
// else.
func (r *reader) isRow(at int32) bool {
	b := &r.boxes[at]
	if b.inside < 2 {
		return false
	}
	from := b.first
	for i := at - b.inside; i < at; i++ {
		c := &r.boxes[i]
		if c.first != from || !r.isCell(c) {
			return false
		}
		from = c.last
	}
	return from == b.last
}

// isCell reports whether a box holds no more than a cell does.
func (r *reader) isCell(b *box) bool {
	const longest, most = 400, 24 // bytes, and lines of one character each
	if b.made {
		return true
	}
	if b.last-b.first > most {
		return false
	}
	size := 0
	for i := b.first; i < b.last; i++ {
		if r.blocks[i].Kind != extract.Paragraph {
			return false
		}
		size += len(r.blocks[i].Text)
	}
	return size <= longest
}

// boxCell is a box at its place in a table.
type boxCell struct {
	box      *box
	row, col int
	place    place
}

// inRows places the cells of rows, which stand as they come. A table in the place
// of a cell has rows of its own beside the cells before it.
func (r *reader) inRows(kids []int32) []boxCell {
	var cells []boxCell
	row := 0
	for _, k := range kids {
		b := &r.boxes[k]
		if b.first == b.last && b.inside == 0 {
			continue
		}
		if b.inside < 2 {
			cells = append(cells, boxCell{box: b, row: row, place: place{rows: 1, cols: 1}})
			row++
			continue
		}
		height, col, start := 1, 0, len(cells)
		for i := k - b.inside; i < k; i++ {
			c := &r.boxes[i]
			p := c.place.atLeast()
			p.rows = 1
			if c.made {
				t := r.blocks[c.first].Table
				height = max(height, t.Rows)
				p.cols = t.Cols
			}
			cells = append(cells, boxCell{box: c, row: row, col: col, place: p})
			col += p.cols
		}
		for i := start; i < len(cells); i++ {
			cells[i].place.rows = height
		}
		row += height
	}
	return cells
}

// definitions places the items of a list of terms: each term begins a row, and what is
// said about it stands beside it. It returns nil for what is no such list.
func (r *reader) definitions(kids []int32) []boxCell {
	var cells []boxCell
	row, col := -1, 0
	for i, k := range kids {
		b := &r.boxes[k]
		if b.tag == dtTag {
			row, col = row+1, 0
		}
		if row < 0 || b.tag != dtTag && b.tag != ddTag || b.made || !r.isCell(b) || i > 0 && r.boxes[kids[i-1]].last != b.first {
			return nil
		}
		cells = append(cells, boxCell{box: b, row: row, col: col, place: place{rows: 1, cols: 1}})
		col++
	}
	return cells
}

// boxTable makes a table of boxes that have their places, nil if it is not certain
// that they are one or where a limit forbids it.
func (r *reader) boxTable(cells []boxCell) *extract.Table {
	if !r.tabular(cells) {
		return nil
	}
	rows, cols := 0, 0
	var printed []extract.Cell
	for i := range cells {
		c := &cells[i]
		rows, cols = max(rows, c.row+c.place.rows), max(cols, c.col+c.place.cols)
		if c.box.made {
			for _, in := range r.blocks[c.box.first].Table.Cells {
				in.Row, in.Col = in.Row+c.row, in.Col+c.col
				printed = append(printed, in)
			}
			continue
		}
		text, pos := r.boxText(c.box)
		printed = append(printed, extract.Cell{Text: text, Pos: pos, Row: c.row, Col: c.col, RowSpan: c.place.rows, ColSpan: c.place.cols})
	}
	if rows*cols > r.dissolver.PlacesLeft || len(printed) > r.cellsLeft {
		r.report(extract.LimitReached, "table cells", cells[0].box.pos)
		return nil
	}
	r.dissolver.PlacesLeft -= rows * cols
	r.cellsLeft -= len(printed)
	slices.SortStableFunc(printed, func(a, b extract.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	layout := extract.Markup
	if ragged(cells, cols) {
		if !r.complete(cells) {
			return nil
		}
		layout = extract.Tabs
	}
	return extract.NewTable(layout, rows, cols, printed, printed[0].Pos)
}

// boxText joins the paragraphs of a box. A blank one is where its content would
// begin.
func (r *reader) boxText(b *box) (string, extract.Pos) {
	in := r.blocks[b.first:b.last]
	switch len(in) {
	case 0:
		return "", b.pos
	case 1:
		return in[0].Text, in[0].Pos
	}
	texts := make([]string, len(in))
	for i := range in {
		texts[i] = in[i].Text
	}
	return strings.Join(texts, "\n"), in[0].Pos
}

// ragged reports whether rows of several cells do not reach the last column: how
// the cells span columns was not seen.
func ragged(cells []boxCell, cols int) bool {
	for i := range cells {
		c := &cells[i]
		last := i+1 == len(cells) || cells[i+1].row != c.row
		if last && c.col > 0 && c.col+c.place.cols != cols {
			return true
		}
	}
	return false
}

// complete reports whether each row of values in a ragged table has as many as the
// one above, or as the header above names: then only cells under the spans of labels
// are lost. Where blank cells were left out, the others stand in wrong columns.
func (r *reader) complete(cells []boxCell) bool {
	above, header, before := 0, 0, 0 // values above; the widest and the last row of the header
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && cells[end].row == cells[i].row {
			end++
		}
		values := r.valuesAt(cells[i:end])
		switch n := end - i; {
		case values < 0 || n == 1:
		case values == 0:
			header, before = max(header, n), n
		case header == 0 && above > 0 && values != above, header > 0 && n != before && values < header:
			return false
		default:
			above, header, before = values, 0, 0
		}
		i = end
	}
	return true
}

// valuesAt counts the values that a row ends with; -1 if its last
// cell is a table, which was looked at before.
func (r *reader) valuesAt(row []boxCell) int {
	n := 0
	for i := len(row) - 1; i >= 0; i-- {
		b := row[i].box
		if b.made {
			return -1
		}
		if value, _ := r.value(b); !value {
			break
		}
		n++
	}
	return n
}
