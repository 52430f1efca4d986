package docxdoc

import "github.com/gouji/gouji/extract"

// Tables also lay out pages and frame texts. What is what is decided row by row
// when a table ends, by nearly the same rules as for HTML:
//
//   - A table in which no row has two cells shows no relation between cells: its
//     blocks stay as they are.
//   - So do those of a row that holds an article: long text in many paragraphs, or
//     tables with more cells than the whole. The rows around it stay tables.
//   - Everything else is a table. The tables nested in its cells follow it.

// finish replaces the blocks of a table that ends by what the table is.
func (r *reader) finish(t *table) {
	cells := r.cells[t.firstCell:]
	read := r.blocks[t.firstBlock:]
	if len(read) == 0 || !relates(cells) {
		return
	}
	for i := range cells {
		cells[i].first -= t.firstBlock
		cells[i].last -= t.firstBlock
	}
	d := dissolver{reader: r, cells: cells, read: read, rows: t.rows}
	d.dissolve()
	d.take(len(read))
	r.blocks = append(r.blocks[:t.firstBlock], d.out...)
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

// dissolver takes the cells of one table apart.
type dissolver struct {
	*reader
	cells  []cell
	rows   int
	read   []extract.Block // in the order of the file
	done   int             // how many of them are dealt with
	out    []extract.Block
	nested []extract.Block // tables in the cells of the table being made
	buf    []byte
}

func (d *dissolver) dissolve() {
	start, dissolved := 0, false
	for i := 0; i < len(d.cells); {
		end := d.rowEnd(i)
		if d.article(d.cells[i:end]) {
			d.segment(start, i, true)
			d.flow(end)
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
	nested := 0
	for i := range row {
		w := d.weigh(&row[i])
		if w.long(d.limits.Cell) {
			return true
		}
		nested += w.nested
	}
	return nested > len(d.cells)
}

// weight is what a cell contains.
type weight struct {
	bytes, paragraphs int
	nested            int // cells of the tables in it
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
	}
	return w
}

// long reports whether the text is too much for a cell of a table: a label that
// is printed one character per line has many paragraphs, and a remark is long,
// but an article is both.
func (w weight) long(limit int) bool {
	return w.bytes > min(3000, limit) || w.paragraphs >= 4 && w.bytes > 600
}

// segment makes a table of the rows between two dissolved ones. Beside an
// article, single cells above and below the related ones are text.
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
	d.flow(first)
	if !relates(d.cells[first:last]) || !d.table(first, last) {
		d.flow(last)
	}
	d.flow(end)
}

// flow takes the blocks of the cells before the given one as they are.
func (d *dissolver) flow(end int) {
	if end > 0 {
		d.take(d.cells[end-1].last)
	}
}

// take takes the blocks before the given one as they are.
func (d *dissolver) take(end int) {
	if d.done < end {
		d.out = append(d.out, d.read[d.done:end]...)
		d.done = end
	}
}

// table makes a table of the cells from start to end. What stands between cells
// comes before it, the tables nested in its cells come behind it. It reports
// false if the table is beyond the limits.
func (d *dissolver) table(start, end int) bool {
	cells := d.cells[start:end]
	rows := d.clip(cells, end)
	cols := extent(cells, rows)
	if rows*cols > d.placesLeft {
		d.problem(extract.LimitReached, "table cells")
		return false
	}
	d.nested = d.nested[:0]
	printed, blank := d.print(cells, cols)
	if !blank {
		d.placesLeft -= rows * cols
		t := extract.NewTable(extract.Markup, rows, cols, printed, extract.Pos{})
		d.out = append(d.out, extract.Block{Kind: extract.TableBlock, Table: t})
	}
	d.out = append(d.out, d.nested...)
	return true
}

// clip makes the rows of cells count from their first one, and returns how many
// there are. The cells end before cell next, if there is one.
func (d *dissolver) clip(cells []cell, next int) int {
	bound := d.rows
	if next < len(d.cells) {
		bound = d.cells[next].row
	}
	top, rows := cells[0].row, 0
	for i := range cells {
		c := &cells[i]
		c.rowSpan = min(c.rowSpan, bound-c.row)
		c.row -= top
		rows = max(rows, c.row+c.rowSpan)
	}
	return rows
}

// print returns the cells with their texts, and whether all are blank. It takes
// the blocks that are in none of the cells, and puts the tables in them aside.
func (d *dissolver) print(cells []cell, cols int) (printed []extract.Cell, blank bool) {
	printed, blank = make([]extract.Cell, len(cells)), true
	for i := range cells {
		c := &cells[i]
		d.take(c.first)
		text := d.text(c)
		d.done = c.last
		blank = blank && text == ""
		if c.col+c.colSpan > cols {
			c.colSpan = cols - c.col
			d.problem(extract.SpanClipped, "gridSpan")
		}
		printed[i] = extract.Cell{
			Text: text, Header: c.header,
			Row: c.row, Col: c.col, RowSpan: c.rowSpan, ColSpan: c.colSpan,
		}
	}
	return printed, blank
}

// text joins the paragraphs of a cell and puts the tables in it aside. It is
// within the limit on texts, otherwise the cell would be an article.
func (d *dissolver) text(c *cell) string {
	text, joined := "", false
	d.buf = d.buf[:0]
	for i := c.first; i < c.last; i++ {
		b := &d.read[i]
		switch {
		case b.Kind == extract.TableBlock:
			d.nested = append(d.nested, *b)
		case text == "":
			text = b.Text
		default:
			if !joined {
				d.buf = append(d.buf, text...)
				joined = true
			}
			d.buf = append(d.buf, '\n')
			d.buf = append(d.buf, b.Text...)
		}
	}
	if joined {
		return d.keep(d.buf)
	}
	return text
}

// extent returns the number of columns that cells need. The columns at the right
// in which no cell begins count only if more than one row reaches that far: a
// lone wide row has a gridSpan that is too large.
func extent(cells []cell, rows int) int {
	var begun, widest, second, reaching int
	for i := range cells {
		c := &cells[i]
		begun = max(begun, c.col+1)
		switch end := c.col + c.colSpan; {
		case end > widest:
			widest, second, reaching = end, widest, c.rowSpan
		case end == widest:
			reaching += c.rowSpan
		default:
			second = max(second, end)
		}
	}
	if rows > 1 && reaching == 1 {
		widest = second
	}
	return max(begun, widest)
}
