package tables

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// rowWriter makes a table out of rows that were found in running text.
type rowWriter struct {
	s       *scan
	aligned bool
	page    int32 // form feeds up to read
	read    int   // offset in the source
	table   int32
	row     observed
	cells   []extract.Cell
	rows    int
	col     int
	cols    int
	pos     extract.Pos
}

func (s *scan) newWriter(pos extract.Pos, block int) *rowWriter {
	w := &rowWriter{s: s, table: int32(len(s.tables)), pos: pos}
	s.tables = append(s.tables, nil)
	s.blocks = append(s.blocks, block)
	return w
}

func (w *rowWriter) begin() {
	w.row = w.s.begin(w.table, int32(w.rows))
	w.row.aligned, w.row.page = w.aligned, w.page
	w.col = 0
}

// at counts the form feeds up to an offset that does not fall.
func (w *rowWriter) at(offset int) {
	if offset > w.read && w.aligned {
		w.page += int32(strings.Count(w.s.doc.Source[w.read:min(offset, len(w.s.doc.Source))], "\f"))
		w.read = offset
	}
}

func (w *rowWriter) cell(t *token) {
	c := extract.Cell{Text: t.text, Row: w.rows, Col: w.col, RowSpan: 1, ColSpan: 1, Pos: t.pos}
	b := &w.s.doc.Blocks[t.block]
	c.Box, c.OCR = b.Box, b.OCR
	if part := partAt(b.Parts, t.pos.Offset); part != nil {
		c.Box, c.OCR = part.Box, part.OCR
	}
	w.cells = append(w.cells, c)
	w.col++
}

// partAt returns the part of a line that an offset lies in, nil where there are no
// parts.
func partAt(parts []extract.Part, offset int) *extract.Part {
	i, found := slices.BinarySearchFunc(parts, offset, func(p extract.Part, offset int) int { return p.Offset - offset })
	if !found {
		i--
	}
	if i < 0 {
		return nil
	}
	return &parts[i]
}

func (w *rowWriter) piece(t *token) {
	p := w.s.piece(t.text, t.pos, int32(w.rows), int32(w.col))
	p.x, p.end = t.x, t.x+t.n
	w.s.pieces = append(w.s.pieces, p)
	w.row.pieceEnd++
	w.cell(t)
}

func (w *rowWriter) value(t *token) {
	w.row.glued = w.row.glued || t.glued
	w.s.values = append(w.s.values, value{
		text: t.text, pos: t.pos, row: int32(w.rows), col: int32(w.col),
		mid: 2*t.x + t.n, width: t.n, gap: t.gap, reading: t.reading,
	})
	w.row.valueEnd++
	w.row.filled = w.row.filled || t.reading.Kind != number.None
	w.cell(t)
}

func (w *rowWriter) end() {
	w.s.end(w.row)
	w.cols = max(w.cols, w.col)
	w.rows++
}

func (w *rowWriter) close() {
	w.s.tables[w.table] = extract.NewTable(extract.Lines, w.rows, max(1, w.cols), w.cells, w.pos)
}
