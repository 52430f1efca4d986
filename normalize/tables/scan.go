package tables

import (
	"slices"
	"unicode/utf8"

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
	x, end   int32 // display columns in its line; running text only
	mark     fold.Mark
}

// value is one cell or token where the form wants a number. Blank cells are
// values too.
type value struct {
	text    string
	pos     extract.Pos
	row     int32
	col     int32
	mid     int32 // display column of its middle, doubled; running text only
	width   int32 // display columns that it takes; running text only
	gap     int32 // line breaks before it; running text only
	reading number.Reading
}

// observed is one row as printed: labels, then values. Both are ranges of the
// scan's arrays.
type observed struct {
	table            int32 // number of its table in the document, from 0
	row              int32 // in the grid
	pieces, pieceEnd int32
	values, valueEnd int32
	header           int32 // the header block above it, -1 for none
	shift            int32 // columns that its cells stand right of the others'; grids only
	gap              int32 // line breaks behind its last value; running text only
	filled           bool  // some value is not blank
	glued            bool  // its values ran together with the label
	heads            bool  // it is a row of a header
	uneven           bool  // it has other cells than nearly all rows of its table
	doubtful         bool  // a word before its values may be one of them
	aligned          bool  // its columns are aligned by blanks
	loose            bool  // its label takes other lines than that of its values; aligned text only
	page             int32 // form feeds before it; aligned text only
	// top and bottom are the first and last line of its own label and its values, or
	// of all labels where it has no values, first is that of all; aligned text only.
	first, top, bottom int
}

// block is a run of header rows.
type block struct{ from, to int32 } // rows

// hint is a heading or caption outside of tables that names a row.
type hint struct {
	before int32 // it stands before this row of scan.rows
	piece  int32
}

// scan holds everything that was found in one document.
type scan struct {
	m        *Matcher
	doc      *extract.Document
	tables   []*extract.Table
	blocks   []int // by table: its block in the document
	pieces   []piece
	values   []value
	rows     []observed
	headers  []block
	hints    []hint
	arena    []byte
	tokens   []token    // of the stream
	cells    []Cell     // memory of the placer
	bySlot   []int32    // of the same
	seen     []uint8    // of choose
	labels   []label    // of the table that is being placed
	items    []item     // of its alignment
	head     []headCell // of the header that is being read
	memory   memory
	stranger string         // the last text that is no label: a line is asked for several times
	aligned  map[int32]bool // tables of text whose columns are aligned by blanks
	blanks   blankUse       // whether the cells of those are really below each other
	unsure   bool           // nothing says how wide the characters of the text are
	used     []bool         // by block of the document: it is a table or part of one
	anew     int32          // grid column in which labels and values of the table begin once more, 0 for none
	limited  *extract.Pos   // where running text is no longer looked at, nil if all was
}

// scan reads the document's grids and the tables in its running text.
func (m *Matcher) scan(doc *extract.Document) *scan {
	s := m.newScan(doc)
	st := stream{scan: s, doc: doc, tokens: s.tokens}
	for i := 0; i < len(doc.Blocks); i++ {
		b := &doc.Blocks[i]
		switch b.Kind {
		case extract.TableBlock:
			st.flush()
			s.used[i] = true
			if cellLines(b.Table) {
				st.cells(i, b.Table)
				continue
			}
			if st.namedCells(i, b.Table) {
				continue
			}
			s.blocks = append(s.blocks, i)
			var head *extract.Block
			if s.torn(i) {
				head, s.used[i-1] = &doc.Blocks[i-1], true
			}
			s.grid(b.Table, head)
		case extract.Heading:
			st.flush()
			s.addHint(b.Text, b.Pos)
		default:
			if n := st.namedBlocks(i); n > 0 {
				i += n - 1
				continue
			}
			st.paragraph(i, b)
		}
	}
	st.flush()
	s.tokens = st.tokens
	return s
}

// torn reports whether the line before a table of tabbed text is the beginning of
// the table's first label, which a line break inside its cell tore off.
func (s *scan) torn(i int) bool {
	if i == 0 {
		return false
	}
	b, t := &s.doc.Blocks[i-1], s.doc.Blocks[i].Table
	if b.Kind != extract.Paragraph || t.Layout != extract.Tabs || len(b.Text) > maxLabel || len(t.Cells) == 0 || b.Pos.Line+1 != s.doc.Blocks[i].Pos.Line {
		return false
	}
	rest := t.Cells[0].Text
	return len(rest) <= maxLabel && s.known(b.Text+rest) && !(s.known(b.Text) && s.known(rest))
}

// newScan returns a scan without findings, in the memory of one that is done
// where there is one.
func (m *Matcher) newScan(doc *extract.Document) *scan {
	s, ok := m.done.Get().(*scan)
	if !ok {
		s = &scan{}
	}
	cells := 0
	for i := range doc.Blocks {
		if t := doc.Blocks[i].Table; t != nil {
			cells += len(t.Cells)
		}
	}
	*s = scan{
		m: m, doc: doc,
		used:    make([]bool, len(doc.Blocks)),
		pieces:  slices.Grow(s.pieces, cells/4+16),
		values:  slices.Grow(s.values, cells+16),
		rows:    slices.Grow(s.rows, cells/6+8),
		headers: s.headers, hints: s.hints, tokens: s.tokens, cells: s.cells, bySlot: s.bySlot, memory: s.memory,
		seen: s.seen, labels: s.labels, items: s.items, head: s.head,
		arena: slices.Grow(s.arena, 16*cells+256),
	}
	if s.memory == nil {
		s.memory = memory{}
	}
	return s
}

// finish gives the memory of a scan to the next one; nothing of the scan's own
// may be used any more. It keeps no text of the document alive, and no more memory
// than a report of common size needs.
func (s *scan) finish() {
	m := s.m
	*s = scan{
		pieces: extract.Emptied(s.pieces), values: extract.Emptied(s.values), rows: extract.Emptied(s.rows),
		headers: extract.Emptied(s.headers), hints: extract.Emptied(s.hints), tokens: extract.Emptied(s.tokens), arena: extract.Emptied(s.arena),
		cells: extract.Emptied(s.cells), bySlot: extract.Emptied(s.bySlot),
		seen: extract.Emptied(s.seen), labels: extract.Emptied(s.labels), items: extract.Emptied(s.items), head: extract.Emptied(s.head),
		memory: s.memory,
	}
	m.done.Put(s)
}

// zeros returns n zero elements in the memory of a list that is no longer needed, of
// which nothing but zeros stands behind the end.
func zeros[T any](list []T, n int) []T {
	return slices.Grow(extract.Shortened(list, 0), n)[:n]
}

// piece folds a label and looks it up.
func (s *scan) piece(text string, pos extract.Pos, row, col int32) piece {
	p := piece{text: text, pos: pos, row: row, col: col, from: int32(len(s.arena)), word: noWord}
	if text != "" && text[0] < utf8.RuneSelf && len(text) <= shortest {
		p.to = p.from
		p.mark, _ = fold.Numbering(text)
		return p
	}
	if !s.m.begins(text) {
		s.arena, p.mark = fold.AppendNumbered(s.arena, text)
	} else if l, ok := s.memory[text]; ok {
		s.arena = append(s.arena, l.folded...)
		p.word, p.mark = l.word, l.mark
	} else {
		s.arena, p.mark = fold.AppendNumbered(s.arena, text)
		p.word = s.look(text, p.from)
	}
	p.to = int32(len(s.arena))
	return p
}

// look looks up the label text whose folded form is the end of the arena.
func (s *scan) look(text string, from int32) int32 {
	w := s.m.lookup(s.arena[from:])
	if w == noWord {
		w = s.wordWithUnit(text)
	}
	if w != noWord {
		s.memory.keep(text, w, s.arena[from:])
	}
	return w
}

// shortest is the most bytes of an ASCII text that is no label.
const shortest = 6

// word looks a text up without keeping it.
func (s *scan) word(text string) int32 {
	if len(text) > 2*s.m.longest || text == s.stranger || !s.m.begins(text) {
		return noWord
	}
	if l, ok := s.memory[text]; ok {
		return l.word
	}
	from := len(s.arena)
	s.arena = fold.AppendLabel(s.arena, text)
	w := s.look(text, int32(from))
	s.arena = s.arena[:from]
	if w == noWord {
		s.stranger = text
	}
	return w
}

// known reports whether text is a label of some form.
func (s *scan) known(text string) bool { return s.word(text) != noWord }

// addHint remembers a known text outside of tables.
func (s *scan) addHint(text string, pos extract.Pos) {
	if len(text) > maxLabel {
		return
	}
	s.pieces = append(s.pieces, s.piece(text, pos, -1, -1))
	s.hints = append(s.hints, hint{int32(len(s.rows)), int32(len(s.pieces) - 1)})
}

// begin starts a row.
func (s *scan) begin(table, row int32) observed {
	return observed{
		table: table, row: row,
		pieces: int32(len(s.pieces)), pieceEnd: int32(len(s.pieces)),
		values: int32(len(s.values)), valueEnd: int32(len(s.values)),
		header: -1,
	}
}

// end files a row that was read, and keeps track of header rows.
func (s *scan) end(row observed) {
	if row.pieceEnd == row.pieces && !row.filled && row.valueEnd-row.values < 3 {
		s.values = extract.Shortened(s.values, int(row.values))
		return
	}
	last := len(s.headers) - 1
	if s.countsColumns(&row) {
		s.values = extract.Shortened(s.values, int(row.values))
		return
	}
	header := !row.filled && !row.glued && (s.isHeader(row) || s.belowOver(&row))
	switch {
	case header && last >= 0 && s.headers[last].to == int32(len(s.rows)) && s.rows[len(s.rows)-1].table == row.table:
		s.headers[last].to++
	case header:
		from := int32(len(s.rows))
		for from > 0 && s.rows[from-1].table == row.table && s.announces(&s.rows[from-1]) {
			from--
			s.rows[from].heads = true
		}
		s.headers = append(s.headers, block{from, int32(len(s.rows)) + 1})
	}
	row.heads = header
	row.header = int32(len(s.headers) - 1)
	s.rows = append(s.rows, row)
}

// countsColumns reports whether a row right under a header counts its columns:
// 1, 2, 3 … and nothing else.
func (s *scan) countsColumns(row *observed) bool {
	const fewest = 5
	n := len(s.rows)
	if row.pieceEnd > row.pieces || row.valueEnd-row.values < fewest || n == 0 || !s.rows[n-1].heads || s.rows[n-1].table != row.table {
		return false
	}
	next := int64(0)
	for _, v := range s.values[row.values:row.valueEnd] {
		if v.reading.Kind == number.None && next == 0 {
			continue // above the labels
		}
		if next++; v.reading.Kind != number.Number || !v.reading.Value.IsInt() || v.reading.Value.Coef() != next {
			return false
		}
	}
	return next >= fewest
}

// announces reports whether a row without values holds a caption: above a row
// of column labels it is a part of the header.
func (s *scan) announces(row *observed) bool {
	if row.filled || row.glued || row.heads {
		return false
	}
	for i := row.pieces; i < row.pieceEnd; i++ {
		w := s.pieces[i].word
		if s.m.has(w, captionAxis) || s.m.has(w, overAxis) || row.aligned && s.m.has(w, columnAxis) && s.pieces[i].mark.Style == fold.None {
			return true
		}
	}
	return false
}

// isHeader reports whether a row without values names columns: two of them, one
// that is no row's label as well, or one beside a caption.
func (s *scan) isHeader(row observed) bool {
	columns, sure, rows, captions := int32(0), 0, 0, 0
	for i := row.pieces; i < row.pieceEnd; i++ {
		w := s.pieces[i].word
		if i > row.pieces && w != noWord && w == s.pieces[i-1].word {
			continue // a merged cell
		}
		isRow := s.m.has(w, rowAxis)
		if s.m.has(w, columnAxis) && !(isRow && s.pieces[i].mark.Style != fold.None) {
			columns++
			if !isRow {
				sure++
			}
		} else if isRow {
			rows++
		}
		if s.m.has(w, captionAxis) || s.m.has(w, overAxis) {
			captions++
		}
	}
	if row.pieceEnd-row.pieces == 1 && row.valueEnd-row.values > 1 && s.m.has(s.pieces[row.pieces].word, rowAxis) && s.pieces[row.pieces].col == 0 {
		return false // 总计 before blanks
	}
	if row.aligned && columns == row.pieceEnd-row.pieces && columns == 1 && s.belowColumn(&row) {
		return false // rows that columns name, of which this one is blank
	}
	if n := len(s.rows); n > 0 && s.rows[n-1].heads && s.rows[n-1].table == row.table && columns > 0 {
		return rows == 0 // a header goes on
	}
	return sure > 0 || rows == 0 && (columns > 1 || columns > 0 && captions > 0 || captions > 1)
}

// belowOver reports whether a row names one column, right below a row that stands over
// columns: the header of a piece of the table that holds its total.
func (s *scan) belowOver(row *observed) bool {
	if row.pieceEnd-row.pieces != 1 || len(s.rows) == 0 {
		return false
	}
	above, piece := &s.rows[len(s.rows)-1], &s.pieces[row.pieces]
	if above.table != row.table || above.filled || above.pieceEnd == above.pieces || !s.m.has(piece.word, columnAxis) || piece.mark.Style != fold.None {
		return false
	}
	w := s.pieces[above.pieceEnd-1].word
	return s.m.has(w, overAxis) || s.m.has(w, captionAxis)
}

// belowColumn reports whether the row above has values and a label that names a
// column and nothing else.
func (s *scan) belowColumn(row *observed) bool {
	if len(s.rows) == 0 {
		return false
	}
	above := &s.rows[len(s.rows)-1]
	if above.table != row.table || !above.filled || above.pieceEnd-above.pieces != 1 {
		return false
	}
	w := s.pieces[above.pieces].word
	return w != noWord && s.m.words[w].axes == 1<<columnAxis
}

// anchorsOf calls yield for the meanings of a word in one form.
func (s *scan) anchorsOf(w int32, f int, yield func(*anchor)) {
	if w == noWord {
		return
	}
	list := s.m.words[w].anchors
	for i := range list {
		if int(list[i].form) == f {
			yield(&list[i])
		}
	}
}
