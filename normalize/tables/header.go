package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// head is what the header above a row says.
type head struct {
	columns []int    // of the form's table, in the order of the print
	mids    []int32  // display columns of their middles, doubled; running text only
	cols    []int32  // columns in the grid
	ends    []int32  // the last columns in the grid that say the same once more
	others  []int32  // grid columns under labels that name none of the table's
	units   []string // of money that the column's label names, "" for none
	oneRow  bool     // all stand in one row of the header
	grid    bool     // it is that of a grid, not of running text
	grouped bool     // it names groups of columns
	guessed bool     // none of them is named by its label, only by one that is like it
	rises   bool     // their grid columns rise in the order of the form
	table   int32    // that it stands in
	remark  int32    // grid column of its column for remarks, -1 without one
	// remarkMid is the display column of the middle of that column, doubled.
	remarkMid int32

	asked, named []int // what within was asked last, and what it said
	placeless    *head // what above made of it
}

// heads returns the header of each matched row: that of its grid, or the labels
// before its own in running text.
func (p *pass) heads(pairs []pair) []*head {
	out := make([]*head, len(pairs))
	var current, last *head
	block := int32(-1)
	for k, pair := range pairs {
		r := &p.scan.rows[pair.observed]
		if r.header >= 0 && r.header != block {
			block = r.header
			b := p.scan.headers[block]
			last = current
			if block > 0 && p.scan.headers[block-1].to == b.from { // no row stands between
				last = p.head(p.scan.headers[block-1].from, b.from, 0).or(current)
			}
			current = p.head(b.from, b.to, 0).or(current)
		}
		if r.pieceEnd-r.pieces > 2 {
			current = p.head(int32(pair.observed), int32(pair.observed)+1, 1).or(current)
		}
		out[k] = p.above(current, r)
		if columns := p.columns(pair.row); r.aligned && len(current.within(columns)) == 0 && len(last.within(columns)) > 0 && last.covers(current) {
			out[k] = last // the header of the table's first rows, once more on a new page
		}
	}
	return out
}

// above returns a header without its places in the grid where it is that of another
// table, of another width: there they say nothing about the row.
func (p *pass) above(h *head, r *observed) *head {
	if h == nil || !h.grid || h.table == r.table || p.scan.tables[h.table].Cols == p.scan.tables[r.table].Cols {
		return h
	}
	if h.placeless == nil {
		c := *h
		c.cols, c.ends, c.others, c.asked = nil, nil, nil, nil
		h.placeless = &c
	}
	return h.placeless
}

// covers reports whether the columns of two headers of aligned text stand in the
// same places.
func (h *head) covers(other *head) bool {
	return other != nil && slices.EqualFunc(h.mids, other.mids, func(a, b int32) bool { return distance(a, b) <= nearest })
}

// or returns h, or other where h is nil.
func (h *head) or(other *head) *head {
	if h == nil {
		return other
	}
	return h
}

// headCell is a cell of a header that names a column, or a group of columns.
type headCell struct {
	column   int // -1 for a group
	group    int32
	row      int32 // observed
	col, mid int32
	end      int32  // the last grid column of the row that says the same
	unit     string // of money, that its text names
	like     bool   // its text is only like a label of the column
}

// head reads the columns that rows of labels name, without the last pieces of
// each row; nil where they name none.
func (p *pass) head(from, to, without int32) *head {
	h := &head{oneRow: true, remark: -1}
	if from < to {
		h.table = p.scan.rows[from].table
		h.grid = p.scan.tables[h.table].Layout != extract.Lines
	}
	cells := extract.Shortened(p.scan.head, 0)
	for i := from; i < to; i++ {
		r := &p.scan.rows[i]
		for k := r.pieces; k < r.pieceEnd-without; k++ {
			piece := &p.scan.pieces[k]
			if isRemark(p.scan.arena[piece.from:piece.to]) {
				h.remark, h.remarkMid = piece.col, piece.x+piece.end
			}
			c := headCell{p.column(piece), piece.word, i, piece.col, piece.x + piece.end, piece.col, moneyIn(piece.text), piece.word == noWord}
			if c.column < 0 && p.anchored(piece.word, overAxis) < 0 {
				h.others = append(h.others, c.col)
				continue
			}
			same := inHead(cells, &c)
			if same != nil && c.like && same.like {
				if next := p.begunBy(piece, c.column); next >= 0 {
					c.column, same = next, nil
				}
			}
			switch {
			case same == nil:
				cells = append(cells, c)
			case same.like && !c.like: // the label itself
				dropped := *same
				h.others = append(h.others, dropped.col)
				cells = append(slices.DeleteFunc(cells, func(o headCell) bool { return o == dropped }), c)
			case c.like && !same.like:
				h.others = append(h.others, c.col)
			default:
				same.repeat(&c)
			}
		}
	}
	p.scan.head = cells
	h.rises = rises(cells, gridColumn) || rises(cells, displayColumn)
	named := p.logical(cells, h.grid)
	h.grouped = slices.ContainsFunc(cells, func(c headCell) bool { return c.column < 0 })
	h.columns, h.units = make([]int, 0, len(named)), make([]string, 0, len(named))
	places := make([]int32, 3*len(named)) // three lists in one piece of memory
	h.cols, h.mids, h.ends = places[:0:len(named)], places[len(named):len(named):2*len(named)], places[2*len(named):2*len(named)]
	h.guessed = !slices.ContainsFunc(named, func(c headCell) bool { return !c.like })
	line := int32(-1)
	for _, c := range named {
		h.columns, h.cols, h.mids = append(h.columns, c.column), append(h.cols, c.col), append(h.mids, c.mid)
		h.units, h.ends = append(h.units, c.unit), append(h.ends, c.end)
		h.oneRow = h.oneRow && (line < 0 || line == c.row)
		line = c.row
	}
	if h.remark < 0 && (len(h.columns) == 0 || without > 0 && len(h.columns) < 2) {
		return nil
	}
	return h
}

// rises reports whether the columns that cells name rise in the order of the
// form at the places that at gives.
func rises(cells []headCell, at func(*headCell) int32) bool {
	for i := range cells {
		for k := range i {
			a, b := &cells[i], &cells[k]
			if a.column >= 0 && b.column >= 0 && (at(a) == at(b) || (at(a) < at(b)) != (a.column < b.column)) {
				return false
			}
		}
	}
	return true
}

func gridColumn(c *headCell) int32    { return c.col }
func displayColumn(c *headCell) int32 { return c.mid }

// inHead returns the cell of the same meaning that a header has already, as
// where the text of a merged cell stands in each of its places; nil without one.
func inHead(cells []headCell, c *headCell) *headCell {
	for i := range cells {
		if cells[i].column == c.column && (c.column >= 0 || cells[i].group == c.group) {
			return &cells[i]
		}
	}
	return nil
}

// repeat takes a cell that says the same once more, right beside this one.
func (c *headCell) repeat(again *headCell) {
	if again.row == c.row && again.col == c.end+1 {
		c.end = again.col
	}
}

// merge takes the value of a merged cell once where each of its places prints
// it, as those of its column's label do.
func (p *pass) merge(pairs []pair, heads []*head) {
	for k, pair := range pairs {
		r := &p.scan.rows[pair.observed]
		if p.scan.tables[r.table].Layout == extract.Lines {
			continue
		}
		values := p.scan.values[r.values:r.valueEnd]
		once := values[:min(1, len(values))]
		for i := 1; i < len(values); i++ {
			last := &once[len(once)-1]
			same, joined := last.text == values[i].text, heads[k].joins(last.col, values[i].col)
			if joined && !same && filled(values[i:i+1]) > 0 && filled(once[len(once)-1:]) > 0 {
				r.doubtful = true // the cells of the row are merged otherwise than the header's
			}
			if !same || !joined {
				once = append(once, values[i])
			}
		}
		r.valueEnd = r.values + int32(len(once))
	}
}

// joins reports whether one label stands above two columns of the grid.
func (h *head) joins(a, b int32) bool {
	if h == nil {
		return false
	}
	for i := range h.cols {
		if h.cols[i] <= a && a < b && b <= h.ends[i] {
			return true
		}
	}
	return false
}

// logical returns the cells that name columns in the order in which the columns
// stand: those of a group where the group is printed. In a header without groups
// the grid decides, where there is one that keeps the columns apart.
func (p *pass) logical(cells []headCell, grid bool) []headCell {
	out := make([]headCell, 0, len(cells))
	grouped := false
	for i := range cells {
		c := &cells[i]
		if c.column >= 0 {
			if !p.underAny(cells, c.column) {
				out = append(out, *c)
			}
			continue
		}
		grouped = true
		for k := range cells {
			if cells[k].column >= 0 && p.under(c.group, cells[k].column) {
				out = append(out, cells[k])
			}
		}
	}
	if grid && !grouped && apart(out) {
		slices.SortStableFunc(out, func(a, b headCell) int { return int(a.col - b.col) })
	}
	return out
}

// apart reports whether no two cells stand in the same column of the grid.
func apart(cells []headCell) bool {
	for i := range cells {
		for k := range i {
			if cells[i].col == cells[k].col {
				return false
			}
		}
	}
	return true
}

// underAny reports whether a column stands under a group that is printed.
func (p *pass) underAny(cells []headCell, column int) bool {
	for i := range cells {
		if cells[i].column < 0 && p.under(cells[i].group, column) {
			return true
		}
	}
	return false
}

// under reports whether a column stands under a group.
func (p *pass) under(group int32, column int) bool {
	for _, a := range p.scan.m.words[group].anchors {
		if int(a.form) == p.index && int(a.table) == p.table && a.axis == overAxis && int(a.column) == column {
			return true
		}
	}
	return false
}

// column returns the column that a piece of a header names, or that its label
// is most like where it means nothing; -1 for none.
func (p *pass) column(piece *piece) int {
	column := -1
	p.scan.anchorsOf(piece.word, p.index, func(a *anchor) {
		if int(a.table) == p.table && a.axis == columnAxis {
			column = int(a.column)
		}
	})
	if column >= 0 || piece.word != noWord {
		return column
	}
	column, _ = p.likest(p.scan.arena[piece.from:piece.to], p.scan.m.columns[p.index][p.table])
	return column
}

// begunBy returns the column behind another one whose label begins as the piece does,
// too: of 本年新制作数量 and 本年新公开数量 a page may print 本年新 alone. It is -1 for none.
func (p *pass) begunBy(piece *piece, column int) int {
	labels := p.scan.m.columns[p.index][p.table]
	if column < 0 || column+1 >= len(labels) {
		return -1
	}
	for _, w := range labels[column+1] {
		if strings.HasPrefix(string(p.scan.m.words[w].text), string(p.scan.arena[piece.from:piece.to])) {
			return column + 1
		}
	}
	return -1
}

// minFuzzy is the number of bytes from which a label is compared by likeness.
const minFuzzy = 9

// within returns the columns of a header that a row of the form has, in the order
// of the print. They are not to be changed: most rows of a table have the same
// columns, and get the same answer.
func (h *head) within(columns []int) []int {
	if h == nil {
		return nil
	}
	if h.asked != nil && slices.Equal(h.asked, columns) {
		return h.named
	}
	h.asked, h.named = columns, nil
	for _, c := range h.columns {
		if slices.Contains(columns, c) {
			h.named = append(h.named, c)
		}
	}
	return h.named
}
