package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// Some converters of pages write every cell on lines of its own, and the pipe that ends
// it on the next. A row with fewer cells than the widest one ends in a line of as many
// pipes as it lacks:
//
//	规章
//	|
//	0
//	|
//	||||
//
// So all rows of a table have equally many pipes, which tells where they end. Where no row
// lacks cells nothing tells it: then the cells stay paragraphs, one per line.

// barredCell is a cell of such a table, and the pipes up to the end of it.
type barredCell struct {
	text string
	pos  extract.Pos
	end  int // pipes
}

// barred reads the table of such cells that begins at a place, the beginning of a
// line. It returns the lines and bytes that it takes, 0 if there is none.
func (r *reader) barred(src string, pos extract.Pos) (lines, size int) {
	if pos.Offset < r.unbarred {
		return 0, 0
	}
	line, next, _ := strings.Cut(src[pos.Offset:], "\n")
	if !strings.HasPrefix(next, "|") || strings.IndexByte(line, '|') >= 0 {
		return 0, 0
	}
	b := barredTable{reader: r, src: src, pos: pos}
	b.read()
	cols := b.cols()
	if cols == 0 {
		r.unbarred = b.pos.Offset // do not look again
		if len(b.ends) == 0 && len(b.cells) >= fewestBarred {
			r.bars = b.pos.Offset
		}
		return 0, 0
	}
	b.rows(cols)
	return b.pos.Line - pos.Line, b.pos.Offset - pos.Offset
}

// fewestBarred is how many cells with a pipe below them are taken for a table's.
const fewestBarred = 12

// barredTable is a table that is being read.
type barredTable struct {
	*reader
	src   string
	pos   extract.Pos // behind the last line that ends a cell
	cells []barredCell
	ends  []int // pipes up to the ends of rows that lack cells
	pipes int
}

// read reads cells up to a line that is none's.
func (b *barredTable) read() {
	var open barredCell
	at := b.pos
	for lines := 0; at.Offset < len(b.src); {
		line, next := b.src[at.Offset:], len(b.src)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at.Offset+n+1
		}
		text, lead := trim(line)
		bars := strings.Trim(text, "|") == ""
		switch {
		case text == "" && b.pipes == 0, len(text) > longestCell, !bars && strings.ContainsAny(text, "|\t\f\r"):
			return
		case text == "":
		case bars:
			b.end(open, len(text), at)
			open, lines = barredCell{}, 0
			b.pos = extract.Pos{Line: at.Line + 1, Offset: next}
		case lines == 0:
			open, lines = barredCell{text: text, pos: extract.Pos{Line: at.Line, Offset: at.Offset + lead}}, 1
		case sentenceOrHeading(open.text) || lines >= maxCellLines:
			return // the table ended before it
		default:
			open.text += "\n" + text
			lines++
		}
		at = extract.Pos{Line: at.Line + 1, Offset: next}
	}
}

// maxCellLines is the most lines of a cell.
const maxCellLines = 6

// end ends a cell at a line of pipes: one, or as many as its row lacks.
func (b *barredTable) end(open barredCell, pipes int, at extract.Pos) {
	b.pipes += pipes
	if pipes == 1 || open.text != "" {
		if open.text == "" {
			open.pos = at
		}
		open.end = b.pipes
		b.cells = append(b.cells, open)
	}
	if pipes > 1 {
		b.ends = append(b.ends, b.pipes)
	}
}

// cols returns how many columns the table has: the rows that lack cells end after a
// multiple of them. It is 0 where too few do, or none has more.
func (b *barredTable) cols() int {
	const fewest, most = 2, 40
	if len(b.ends) < fewest {
		return 0
	}
	cols := 0
	for _, end := range b.ends {
		for end > 0 {
			cols, end = end, cols%end
		}
	}
	if cols < 2 || cols > most {
		return 0
	}
	return cols
}

// rows adds the cells as rows of so many columns.
func (b *barredTable) rows(cols int) {
	b.endTable()
	for cells := b.cells; len(cells) > 0; {
		if !b.beginRow(extract.Pipes, cells[0].pos) {
			return
		}
		b.table.outer = true
		before := (cells[0].end - 1) / cols * cols // pipes
		for len(cells) > 0 && cells[0].end <= before+cols {
			b.cell(cells[0].text, cells[0].end-before-1, cells[0].pos)
			cells = cells[1:]
		}
		b.table.rows++
	}
	b.endTable()
}
