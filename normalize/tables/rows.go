package tables

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// piece is one cell or token that is no number: a label or a part of one.
type piece struct {
	text     string
	pos      extract.Pos
	row, col int32 // in its table's grid
	from, to int32 // its folded form in scan.arena
	word     int32
	x        int32 // display column in its line; running text only
	mark     fold.Mark
}

// value is one cell or token where the form wants a number. Blank cells are
// values too.
type value struct {
	text     string
	pos      extract.Pos
	row, col int32
	x        int32 // display column of its middle, doubled; running text only
	narrow   int32 // the same with wide characters counted as one
	gap      int32 // line breaks before it; running text only
	reading  number.Reading
}

// observed is one row as printed: labels, then values. Both are ranges of the
// scan's arrays.
type observed struct {
	table            int32 // number of its table in the document, from 0
	row              int32 // in the grid
	pieces, pieceEnd int32
	values, valueEnd int32
	header           int32 // the header block above it, -1 for none
	filled           bool  // some value is not blank
	glued            bool  // its values ran together with the label
}

// block is a run of header rows.
type block struct{ from, to int32 } // rows

// scan holds everything that was found in one document.
type scan struct {
	m       *Matcher
	tables  []*extract.Table
	pieces  []piece
	values  []value
	rows    []observed
	headers []block
	arena   []byte
	used    []bool // by block of the document: it is part of a table
	hints   []hint
}

// hint is a heading or caption outside of tables that names a row.
type hint struct {
	before int32 // it stands before this row of scan.rows
	word   int32
}

// grid reads the rows of a table.
func (s *scan) grid(t *extract.Table) {
	number := int32(len(s.tables))
	s.tables = append(s.tables, t)
	for r := range t.Rows {
		s.gridRow(t, number, r)
	}
}

// gridRow reads one row, which may hold several times labels and values side
// by side.
func (s *scan) gridRow(t *extract.Table, table int32, r int) {
	row := s.begin(table, int32(r))
	for i := range t.Row(r) {
		c := &t.Row(r)[i]
		if c.Text == "" {
			s.addValue(&row, c)
			continue
		}
		reading := number.Parse(c.Text)
		switch {
		case reading.Kind != number.Text:
			s.addRead(&row, c, reading)
		case !row.filled:
			s.values = s.values[:row.values] // blanks before a label were under its span
			row.valueEnd = row.values
			s.addPiece(&row, c)
		case s.known(c.Text):
			s.end(row)
			row = s.begin(table, int32(r))
			s.addPiece(&row, c)
		default:
			reading.Kind, reading.Reason = number.Unreadable, "no_number"
			s.addRead(&row, c, reading)
		}
	}
	s.end(row)
}

func (s *scan) begin(table, row int32) observed {
	return observed{
		table: table, row: row,
		pieces: int32(len(s.pieces)), pieceEnd: int32(len(s.pieces)),
		values: int32(len(s.values)), valueEnd: int32(len(s.values)),
		header: -1,
	}
}

func (s *scan) addPiece(row *observed, c *extract.Cell) {
	s.pieces = append(s.pieces, s.piece(c.Text, c.Pos, int32(c.Row), int32(c.Col)))
	row.pieceEnd++
}

func (s *scan) addValue(row *observed, c *extract.Cell) {
	s.values = append(s.values, value{pos: c.Pos, row: int32(c.Row), col: int32(c.Col)})
	row.valueEnd++
}

func (s *scan) addRead(row *observed, c *extract.Cell, reading number.Reading) {
	s.values = append(s.values, value{text: c.Text, pos: c.Pos, row: int32(c.Row), col: int32(c.Col), reading: reading})
	row.valueEnd++
	if reading.Kind != number.None {
		row.filled = true
	}
}

// piece folds a label and looks it up.
func (s *scan) piece(text string, pos extract.Pos, row, col int32) piece {
	from := int32(len(s.arena))
	mark, _ := fold.Numbering(text)
	s.arena = fold.AppendLabel(s.arena, text)
	return piece{
		text: text, pos: pos, row: row, col: col, mark: mark,
		from: from, to: int32(len(s.arena)),
		word: s.m.lookup(s.arena[from:]),
	}
}

// known reports whether text is a label of some form.
func (s *scan) known(text string) bool {
	from := len(s.arena)
	s.arena = fold.AppendLabel(s.arena, text)
	w := s.m.lookup(s.arena[from:])
	s.arena = s.arena[:from]
	return w != noWord
}

// end files a row that was read, and keeps track of header rows.
func (s *scan) end(row observed) {
	if row.pieceEnd == row.pieces && !row.filled {
		s.values = s.values[:row.values]
		return
	}
	header := !row.filled && s.namesColumn(row)
	last := len(s.headers) - 1
	switch {
	case header && last >= 0 && s.headers[last].to == int32(len(s.rows)) && s.rows[len(s.rows)-1].table == row.table:
		s.headers[last].to++
	case header:
		s.headers = append(s.headers, block{int32(len(s.rows)), int32(len(s.rows)) + 1})
	case last >= 0 && s.continues(s.rows[s.headers[last].from].table, row.table):
		row.header = int32(last)
	}
	s.rows = append(s.rows, row)
}

// continues reports whether the header of one table may serve another: it is
// the same, or a later piece of equal width.
func (s *scan) continues(a, b int32) bool {
	return a == b || a < int32(len(s.tables)) && b < int32(len(s.tables)) &&
		s.tables[a].Layout == s.tables[b].Layout && s.tables[a].Cols == s.tables[b].Cols
}

// namesColumn reports whether some label of a row names a column.
func (s *scan) namesColumn(row observed) bool {
	for _, p := range s.pieces[row.pieces:row.pieceEnd] {
		if s.m.has(p.word, columnAxis) {
			return true
		}
	}
	return false
}
