package htmldoc

import "github.com/gouji/gouji/extract"

// Tables also lay out pages. What is what is decided row by row, when a table
// ends and the blocks of its cells are known:
//
//   - A table in which no row has two cells shows no relation between cells: it
//     is dissolved, its blocks stay where they are.
//   - A row that holds an article (long text, many paragraphs, a table that
//     outweighs its surroundings) is dissolved, too. The rows above and below
//     stay tables: pages print their metadata or navigation there, and reports
//     end tables with a note.
//   - Everything else is a table. The tables nested in its cells follow it.

// finish replaces the blocks of a table that ends by what the table is.
func (r *reader) finish(t *table) {
	cells := r.cells[t.firstCell:]
	if !relates(cells) || len(r.blocks) == t.firstBlock {
		return
	}
	read := r.blocks[t.firstBlock:]
	r.blocks = r.blocks[:t.firstBlock]
	for i := range cells {
		cells[i].first -= int32(t.firstBlock)
		cells[i].last -= int32(t.firstBlock)
	}
	d := dissolver{reader: r, cells: cells, read: read, end: t.rows}
	d.dissolve()
	d.take(len(read))
}

// relates reports whether two cells begin in one row.
func relates(cells []cell) bool {
	for i := 1; i < len(cells); i++ {
		if cells[i].row == cells[i-1].row {
			return true
		}
	}
	return false
}

// dissolver takes the cells of one table apart. It writes over the blocks that
// it reads: what was written never gets ahead of what is done, since a table
// takes the place of at least one text.
type dissolver struct {
	*reader
	cells []cell
	read  []extract.Block // in the order of the source
	done  int             // how many of them are dealt with
	end   int             // rows of the table
}

func (d *dissolver) dissolve() {
	start, dissolved := 0, false
	for i := 0; i < len(d.cells); {
		end := d.rowEnd(i)
		if d.article(d.cells[i:end]) {
			d.segment(start, i, true)
			d.flow(i, end)
			start, dissolved = end, true
		}
		i = end
	}
	d.segment(start, len(d.cells), dissolved)
}

// rowEnd returns the index behind the cells that begin in the row of cell i.
func (d *dissolver) rowEnd(i int) int {
	row := d.cells[i].row
	for i < len(d.cells) && d.cells[i].row == row {
		i++
	}
	return i
}

// article reports whether a row holds an article and not the values of a table.
func (d *dissolver) article(row []cell) bool {
	plain, nested := 0, 0
	for i := range row {
		w := d.weigh(&row[i])
		switch {
		case w.long(len(row) <= 2, d.limits.Cell):
			return true
		case w.nested > 0:
			nested += w.nested
		case w.bytes > 0:
			plain++
		}
	}
	return nested > 0 && (plain < 2 || nested*2 > len(d.cells))
}

// weight is what a cell contains.
type weight struct {
	bytes, paragraphs, headings int
	nested                      int // cells of the tables in it
}

func (d *dissolver) weigh(c *cell) weight {
	var w weight
	for i := c.first; i < c.last; i++ {
		b := &d.read[i]
		if b.Kind == extract.TableBlock {
			w.nested += len(b.Table.Cells)
			continue
		}
		w.bytes += len(b.Text) + len("\n")
		w.paragraphs++
		if b.Kind == extract.Heading {
			w.headings++
		}
	}
	return w
}

// long reports whether the text is too much for a cell of a table, the more so
// if it has at most one neighbour. A label that is printed one character per line
// has many paragraphs, and a remark is long, but an article is both.
func (w weight) long(alone bool, limit int) bool {
	several := 600
	if alone {
		several = 300
	}
	return w.bytes > min(3000, limit) || w.paragraphs >= 4 && w.bytes > several || w.headings > 0 && w.paragraphs >= 3
}

// segment makes a table of the rows between two dissolved ones. Beside an
// article, single cells above and below the related ones are text: a title, a
// place of the page.
func (d *dissolver) segment(start, end int, beside bool) {
	first, last := start, end
	if beside {
		for first < last && d.rowEnd(first) == first+1 {
			first++
		}
		for last-1 > first && d.cells[last-2].row != d.cells[last-1].row {
			last--
		}
	}
	d.flow(start, first)
	if !relates(d.cells[first:last]) || !d.table(first, last) {
		d.flow(first, last)
	}
	d.flow(last, end)
}

// flow takes the blocks of the cells from start to end, and those between them,
// as they are.
func (d *dissolver) flow(start, end int) {
	if start < end {
		d.take(int(d.cells[end-1].last))
	}
}

// take moves the blocks up to the given one.
func (d *dissolver) take(end int) {
	d.blocks = append(d.blocks, d.read[d.done:end]...)
	d.done = end
}

// table makes a table of the cells from start to end. What stands between cells
// comes before it, as in browsers; the tables nested in its cells come behind
// it. It reports false if the table is beyond the limits.
func (d *dissolver) table(start, end int) bool {
	cells := d.cells[start:end]
	rows := d.clip(cells, end)
	cols := extent(cells, rows)
	if rows*cols > d.placesLeft {
		d.problem(extract.LimitReached, "table cells", cells[0].pos.Offset)
		return false
	}
	d.placesLeft -= rows * cols
	d.nested = d.nested[:0]
	printed, pos := d.fill(cells, cols)
	d.between(cells)
	if pos.Line > 0 {
		t := extract.NewTable(extract.Markup, rows, cols, printed, pos)
		d.blocks = append(d.blocks, extract.Block{Kind: extract.TableBlock, Table: t, Pos: pos})
	}
	d.blocks = append(d.blocks, d.nested...)
	return true
}

// clip makes the rows of cells count from their first one, and returns how many
// there are. The cells end before cell next, if there is one.
func (d *dissolver) clip(cells []cell, next int) int {
	bound := d.end
	if next < len(d.cells) {
		bound = int(d.cells[next].row)
	}
	top, rows := cells[0].row, int32(0)
	for i := range cells {
		c := &cells[i]
		c.rowSpan = min(c.rowSpan, int32(bound)-c.row)
		c.row -= top
		rows = max(rows, c.row+c.rowSpan)
	}
	return int(rows)
}

// between takes the blocks that are in none of the cells.
func (d *dissolver) between(cells []cell) {
	from := int32(d.done)
	for i := range cells {
		d.blocks = append(d.blocks, d.read[from:cells[i].first]...)
		from = cells[i].last
	}
	d.done = int(from)
}

// fill returns the cells with their texts, and the place of the first text; a
// zero Pos if all are blank. What an image alone shows is unread. The tables in the cells are put aside.
func (d *dissolver) fill(cells []cell, cols int) ([]extract.Cell, extract.Pos) {
	var first extract.Pos
	printed := make([]extract.Cell, len(cells))
	for i := range cells {
		c := &cells[i]
		text, pos := d.join(c)
		if text != "" && first.Line == 0 {
			first = pos
		}
		if text == "" && c.image {
			text = extract.Unread
		}
		if int(c.col+c.colSpan) > cols {
			c.colSpan = int32(cols) - c.col
			d.problem(extract.SpanClipped, "colspan", c.pos.Offset)
		}
		printed[i] = extract.Cell{
			Text: text, Pos: pos, Header: c.header,
			Row: int(c.row), Col: int(c.col), RowSpan: int(c.rowSpan), ColSpan: int(c.colSpan),
		}
	}
	return printed, first
}

// join joins the paragraphs of a cell and puts the tables in it aside. A blank cell is where its content would
// begin.
func (d *dissolver) join(c *cell) (string, extract.Pos) {
	text, pos, copied := "", c.pos, false
	d.par.buf = d.par.buf[:0]
	for i := c.first; i < c.last; i++ {
		b := &d.read[i]
		switch {
		case b.Kind == extract.TableBlock:
			d.nested = append(d.nested, *b)
		case text == "":
			text, pos = b.Text, b.Pos
		default:
			if !copied {
				d.par.buf = append(d.par.buf, text...)
				copied = true
			}
			d.par.buf = append(d.par.buf, '\n')
			d.par.buf = append(d.par.buf, b.Text...)
		}
	}
	if copied {
		text = d.keep(d.par.buf)
	}
	return text, pos
}
