package htmldoc

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/dissolve"
)

// table is an open table. The parts it lacks in the source are implied, as in
// browsers; beyond that a row or cell outside of any table opens one.
type table struct {
	// element, group, row and cell are the indexes of the open elements, 0
	// where none is open.
	element, group, row, cell int
	implied                   bool // there is no table element
	counts                    bool // the open row is part of the grid
	holds                     bool // the open cell is part of the grid
	ends                      bool // it has rows with end tags

	firstCell, firstBlock int // where its cells and blocks begin in the reader's
	loose                 int // where the blocks behind the last part of it that began or ended begin
	grid
}

// innermost returns the table that is being read, nil outside of tables.
func (r *reader) innermost() *table {
	if len(r.tables) == 0 {
		return nil
	}
	return &r.tables[len(r.tables)-1]
}

// leftImplied reports whether the innermost table is one that only its rows
// imply, and no cell is open: then what is no row ends it.
func (r *reader) leftImplied() bool {
	t := r.innermost()
	return t != nil && t.implied && t.cell == 0 && r.deep == 0
}

// startPart opens a table or a part of one.
func (r *reader) startPart(part tag) {
	hidden := r.visibility() & hides
	switch {
	case part == tableTag:
		r.startTable(hidden)
		return
	case r.deep > 0:
		r.separate(0)
		return
	case r.innermost() == nil && (part == trTag || part == tdTag || part == thTag):
		r.openTable(true, 0)
	case r.innermost() == nil:
		return
	}
	t := r.innermost()
	switch part {
	case captionTag:
		r.closeTo(t.element + 1)
		r.separate(hidden)
		r.push(captionTag, hidden)
		r.open.fence()
	case theadTag, tbodyTag, tfootTag:
		r.startGroup(t, part, hidden)
	case trTag:
		r.startRow(t, hidden)
	case tdTag, thTag:
		r.startCell(t, part, hidden)
	}
}

func (r *reader) startTable(hidden visibility) {
	if r.deep > 0 {
		r.deep++
		r.separate(0)
		return
	}
	if t := r.innermost(); t != nil && t.cell == 0 && r.open.top().tag != captionTag {
		r.closeTo(t.element)
	}
	r.openTable(false, hidden)
}

// openTable opens a table, or begins to read its cells as plain text if it is
// nested too deep.
func (r *reader) openTable(implied bool, hidden visibility) {
	r.closeTo(r.open.find(pTag))
	r.separate(hidden)
	const parts = 4 // table, group, row, cell
	if len(r.tables) >= r.limits.Depth || len(r.open.stack)+parts > maxElements {
		r.problem(extract.NestingSkipped, "tables", r.scan.token.start)
		r.deep++
		return
	}
	r.push(tableTag, hidden)
	if !implied {
		r.open.fence()
	}
	r.tables = append(r.tables, table{
		element:    len(r.open.stack) - 1,
		implied:    implied,
		firstCell:  len(r.cells),
		firstBlock: len(r.blocks),
		grid:       grid{firstColumn: len(r.until)},
	})
}

func (r *reader) startGroup(t *table, part tag, hidden visibility) {
	r.closeTo(t.element + 1)
	r.separate(hidden)
	r.push(part, hidden)
	t.group = len(r.open.stack) - 1
	t.startGroup(len(r.cells))
}

func (r *reader) startRow(t *table, hidden visibility) {
	if t.group == 0 {
		r.startGroup(t, tbodyTag, 0)
	}
	r.closeTo(t.group + 1)
	r.separate(hidden)
	r.push(trTag, hidden)
	t.row = len(r.open.stack) - 1
	t.loose = len(r.blocks)
	t.counts = r.open.top().hidden&gone == 0
	t.startRow()
}

func (r *reader) startCell(t *table, part tag, hidden visibility) {
	if t.row == 0 {
		r.startRow(t, 0)
	}
	r.closeTo(t.row + 1)
	r.separate(hidden)
	r.push(part, hidden)
	t.cell = len(r.open.stack) - 1
	if !t.implied {
		r.open.fence()
	}
	t.holds = r.open.top().hidden&gone == 0 && r.place(t)
	if t.holds {
		c := &r.cells[len(r.cells)-1]
		c.Image = r.scan.token.torn // printed, but not read
		c.Header = part == thTag || r.open.stack[t.group].tag == theadTag
		c.Pos = r.lines.at(r.scan.token.end)
		c.First = int32(len(r.blocks))
		c.Last = c.First
	}
}

// endPart closes a table or a part of one.
func (r *reader) endPart(part tag) {
	if r.deep > 0 {
		r.separate(0)
		if part == tableTag {
			r.deep--
		}
		return
	}
	t := r.innermost()
	if t == nil {
		r.separate(0)
		return
	}
	switch part {
	case tableTag:
		r.closeTo(t.element)
	case captionTag:
		if r.open.top().scope > int32(t.element) && t.cell == 0 {
			r.closeTo(t.element + 1)
		}
	case theadTag, tbodyTag, tfootTag:
		r.closeNamed(t.group, part)
	case trTag:
		t.ends = true
		r.closeTo(t.row)
	case tdTag, thTag:
		if t.cell == 0 {
			r.endUnbegun(t)
			return
		}
		r.closeNamed(t.cell, part)
	}
}

// endUnbegun ends a cell whose start tag is lost: what stands in the row in front of
// its end tag is in it.
func (r *reader) endUnbegun(t *table) {
	if t.row == 0 || t.implied {
		return
	}
	r.closeTo(t.row + 1)
	r.separate(0)
	if len(r.blocks) == t.loose || !r.place(t) {
		return
	}
	c := &r.cells[len(r.cells)-1]
	c.Pos = r.lines.at(r.scan.token.end)
	c.First, c.Last = int32(t.loose), int32(len(r.blocks))
	t.loose = len(r.blocks)
}

// closeNamed closes the element at an index if it has the name of the end tag.
func (r *reader) closeNamed(i int, t tag) {
	if r.open.stack[i].tag == t {
		r.closeTo(i)
	}
}

// closePart ends the part of the innermost table whose element is being closed.
func (r *reader) closePart(e *element) {
	t := r.innermost()
	switch e.tag {
	case tableTag:
		r.finish(t)
		r.cells = r.cells[:t.firstCell]
		r.until = r.until[:t.firstColumn]
		r.tables = r.tables[:len(r.tables)-1]
	case theadTag, tbodyTag, tfootTag:
		t.group = 0
		r.endGroup(t)
	case trTag:
		t.row = 0
		if t.counts {
			t.endRow(r.dissolver.PlacesLeft)
		}
	case tdTag, thTag:
		t.cell = 0
		if t.holds {
			r.cells[len(r.cells)-1].Last = int32(len(r.blocks))
		}
		t.loose = len(r.blocks)
	}
}

// finish replaces the blocks of a table that ends by what the table is.
func (r *reader) finish(t *table) {
	cells := r.cells[t.firstCell:]
	for i := range cells {
		cells[i].First -= int32(t.firstBlock)
		cells[i].Last -= int32(t.firstBlock)
	}
	found := r.dissolver.Dissolve(dissolve.Table{Cells: cells, Blocks: r.blocks[t.firstBlock:], Rows: t.rows})
	before := len(r.blocks)
	r.blocks = append(r.blocks[:t.firstBlock], found...)
	if n := len(r.blocks); n < before {
		clear(r.blocks[n:before])
	}
}
