// Package dissolve tells the tables that relate cells to each other from those
// that lay out a page or frame a text, as HTML and Word have them.
//
// In: a table as a reader found it, which are cells with their places and the
// blocks (paragraphs and inner tables) that stand in each. Out: the blocks that
// take its place: tables where cells stand in rows beside each other, the blocks
// of the cells as they are elsewhere.
//
// What is what is decided row by row:
//
//   - A table in which no row has two cells shows no relation between cells: it
//     is dissolved, its blocks stay where they are.
//   - A row that holds an article (long text, many paragraphs, a table that
//     outweighs its surroundings) is dissolved, too. The rows above and below
//     stay tables: pages print their metadata or navigation there, and reports
//     end tables with a note.
//   - Everything else is a table. The tables nested in its cells follow it.
package dissolve

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// Cell is a cell of a table: its place in the grid and its blocks.
type Cell struct {
	Row, Col, RowSpan, ColSpan int32       // rows and columns count from 0; spans may reach beyond the table
	First, Last                int32       // Table.Blocks[First:Last] are in it
	Pos                        extract.Pos // where its content begins, zero where the format has no such places
	Header                     bool
	Image                      bool // an image is in it
}

// Table is a table as it was read.
type Table struct {
	Cells  []Cell          // in the order of the source, row by row
	Blocks []extract.Block // those of its cells and those between them
	Rows   int
}

// Dissolver says what tables are and keeps what that takes. Problem is called
// for what does not fit the limits or the grid.
type Dissolver struct {
	CellLimit  int    // bytes of a cell's text
	PlacesLeft int    // how many places of a grid the document may still have
	Span       string // the source's name of a span over columns
	Pages      bool   // tables lay out whole pages, as in HTML: what has few neighbours is sooner an article
	Texts      *Texts
	Memory     *extract.Memory // of the cells
	Problem    func(kind extract.ProblemKind, detail string, at extract.Pos)

	nested []extract.Block // tables in the cells of the table being made
	buf    []byte
}

// Dissolve returns what the table is, as blocks in reading order. They take the
// memory of the table's blocks, and its cells are changed.
func (d *Dissolver) Dissolve(t Table) []extract.Block {
	if len(t.Blocks) == 0 || !relates(t.Cells) {
		return t.Blocks
	}
	w := work{Dissolver: d, Table: t, out: t.Blocks[:0]}
	w.rows()
	w.take(len(t.Blocks))
	return w.out
}

// relates reports whether two cells begin in one row.
func relates(cells []Cell) bool {
	for i := 1; i < len(cells); i++ {
		if cells[i].Row == cells[i-1].Row {
			return true
		}
	}
	return false
}

// work is one table being taken apart. It writes over the blocks that it reads:
// what was written never gets ahead of what is done, since a table takes the
// place of at least one text.
type work struct {
	*Dissolver
	Table
	done int // how many of the blocks are dealt with
	out  []extract.Block
}

// rows decides on each row and on the rows between.
func (w *work) rows() {
	start, dissolved := 0, false
	for i := 0; i < len(w.Cells); {
		end := w.rowEnd(i)
		if w.article(w.Cells[i:end]) {
			w.segment(start, i, true)
			w.flow(i, end)
			start, dissolved = end, true
		}
		i = end
	}
	w.segment(start, len(w.Cells), dissolved)
}

// rowEnd returns the index behind the cells that begin in the row of cell i.
func (w *work) rowEnd(i int) int {
	row := w.Cells[i].Row
	for i < len(w.Cells) && w.Cells[i].Row == row {
		i++
	}
	return i
}

// segment makes a table of the rows between two dissolved ones. Beside an
// article, single cells above and below the related ones are text: a title, a
// place of the page.
func (w *work) segment(start, end int, beside bool) {
	first, last := start, end
	if beside {
		for first < last && w.rowEnd(first) == first+1 {
			first++
		}
		for last-1 > first && w.Cells[last-2].Row != w.Cells[last-1].Row {
			last--
		}
	}
	w.flow(start, first)
	if !relates(w.Cells[first:last]) || !w.table(first, last) {
		w.flow(first, last)
	}
	w.flow(last, end)
}

// flow takes the blocks of the cells from start to end, and those between them,
// as they are.
func (w *work) flow(start, end int) {
	if start < end {
		w.take(int(w.Cells[end-1].Last))
	}
}

// take moves the blocks up to the given one.
func (w *work) take(end int) {
	w.out = append(w.out, w.Blocks[w.done:end]...)
	w.done = end
}

// table makes a table of the cells from start to end. What stands between cells
// comes before it, as in browsers; the tables nested in its cells come behind
// it. It reports false if the table is beyond the limits.
func (w *work) table(start, end int) bool {
	cells := w.Cells[start:end]
	rows := w.clip(cells, end)
	cols := extent(cells, rows)
	if rows*cols > w.PlacesLeft {
		w.Problem(extract.LimitReached, "table cells", cells[0].Pos)
		return false
	}
	w.nested = w.nested[:0]
	printed, first := w.fill(cells, cols)
	w.between(cells)
	if first >= 0 {
		w.PlacesLeft -= rows * cols
		pos := printed[first].Pos
		t := extract.NewTable(extract.Markup, rows, cols, printed, pos)
		w.out = append(w.out, extract.Block{Kind: extract.TableBlock, Table: t, Pos: pos})
	}
	w.out = append(w.out, w.nested...)
	return true
}

// clip makes the rows of cells count from their first one, and returns how many
// there are. The cells end before cell next, if there is one.
func (w *work) clip(cells []Cell, next int) int {
	bound := int32(w.Rows)
	if next < len(w.Cells) {
		bound = w.Cells[next].Row
	}
	top, rows := cells[0].Row, int32(0)
	for i := range cells {
		c := &cells[i]
		c.RowSpan = min(c.RowSpan, bound-c.Row)
		c.Row -= top
		rows = max(rows, c.Row+c.RowSpan)
	}
	return int(rows)
}

// between takes the blocks that are in none of the cells.
func (w *work) between(cells []Cell) {
	from := int32(w.done)
	for i := range cells {
		w.out = append(w.out, w.Blocks[from:cells[i].First]...)
		from = cells[i].Last
	}
	w.done = int(from)
}

// fill returns the cells with their texts, and which has the first text; -1 if
// all are blank. What an image alone shows is unread. The tables in the cells
// are put aside.
func (w *work) fill(cells []Cell, cols int) (printed []extract.Cell, first int) {
	m, from := w.Memory, len(w.Memory.Cells)
	m.Cells = slices.Grow(m.Cells, len(cells))[:from+len(cells)]
	printed, first = m.Cells[from:len(m.Cells):len(m.Cells)], -1
	for i := range cells {
		c := &cells[i]
		text, pos := w.join(c)
		switch {
		case text != "" && first < 0:
			first = i
		case text == "" && c.Image:
			text = extract.Unread
		}
		if int(c.Col+c.ColSpan) > cols {
			c.ColSpan = int32(cols) - c.Col
			w.Problem(extract.SpanClipped, w.Span, c.Pos)
		}
		printed[i] = extract.Cell{
			Text: text, Pos: pos, Header: c.Header,
			Row: int(c.Row), Col: int(c.Col), RowSpan: int(c.RowSpan), ColSpan: int(c.ColSpan),
		}
	}
	return printed, first
}

// join joins the paragraphs of a cell and puts the tables in it aside. A blank
// cell is where its content would begin. The text is within the limit on texts,
// otherwise the cell would be an article.
func (w *work) join(c *Cell) (string, extract.Pos) {
	text, pos, copied := "", c.Pos, false
	w.buf = w.buf[:0]
	for i := c.First; i < c.Last; i++ {
		b := &w.Blocks[i]
		switch {
		case b.Kind == extract.TableBlock:
			w.nested = append(w.nested, *b)
		case text == "":
			text, pos = b.Text, b.Pos
		default:
			if !copied {
				w.buf = append(w.buf, text...)
				copied = true
			}
			w.buf = append(w.buf, '\n')
			w.buf = append(w.buf, b.Text...)
		}
	}
	if copied {
		text = w.Texts.Keep(w.buf)
	}
	return text, pos
}

// MaxColSpan is the largest span over columns that counts, as in the HTML
// standard. A larger one is taken for one to the end of the table.
const MaxColSpan = 1000

// extent returns the number of columns that cells need. The columns at the
// right in which no cell begins count only if more than one row reaches that
// far: a lone wide row has a span that is too large.
func extent(cells []Cell, rows int) int {
	var begun, widest, second, reaching int32
	for i := range cells {
		c := &cells[i]
		begun = max(begun, c.Col+1)
		if c.ColSpan > MaxColSpan {
			continue
		}
		switch end := c.Col + c.ColSpan; {
		case end > widest:
			widest, second, reaching = end, widest, c.RowSpan
		case end == widest:
			reaching += c.RowSpan
		default:
			second = max(second, end)
		}
	}
	if rows > 1 && reaching == 1 {
		widest = second
	}
	return int(max(begun, widest))
}

// Texts are texts that are no part of the source. Many of them share one piece
// of memory.
type Texts struct{ piece strings.Builder }

// Keep copies a text to where it can stay.
func (t *Texts) Keep(text []byte) string {
	const size = 4096
	if t.piece.Len()+len(text) > t.piece.Cap() {
		t.piece = strings.Builder{}
		t.piece.Grow(max(size, len(text)))
	}
	start := t.piece.Len()
	t.piece.Write(text)
	return t.piece.String()[start:]
}
