package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// grid reads the rows of a table. head is the line before it where that is the
// beginning of the first label, nil otherwise.
func (s *scan) grid(t *extract.Table, head *extract.Block) {
	table := int32(len(s.tables))
	s.tables = append(s.tables, t)
	s.anew = 0
	first := len(s.rows)
	indexed, width := indexed(t), evenWidth(t)
	for r := range t.Rows {
		cells := t.Row(r)
		from, uneven := len(s.rows), uneven(cells, width)
		if indexed && len(cells) > 0 && cells[0].Col == 0 {
			cells = cells[1:]
		}
		if len(cells) > 0 && !(head == nil && s.stacked(cells, table, int32(r), t.Layout != extract.Markup)) {
			s.gridRow(cells, table, int32(r), t.Layout != extract.Markup, head)
			head = nil
		}
		for k := from; uneven && k < len(s.rows); k++ {
			s.rows[k].uneven = true
		}
	}
	s.partHalves(first)
}

// partHalves puts the rows of a table's right half behind those of the left one, where
// the table, whose rows begin with the given one, is printed in two halves beside each
// other.
func (s *scan) partHalves(first int) {
	const fewest = 6 // rows in the right half
	if s.anew == 0 {
		return
	}
	if n := len(s.headers); n > 0 {
		first = max(first, int(s.headers[n-1].to))
	}
	right := func(r observed) bool { return r.pieceEnd > r.pieces && s.pieces[r.pieces].col >= s.anew }
	rows := s.rows[first:]
	n := 0
	for i := range rows {
		if right(rows[i]) {
			n++
		}
	}
	if n < fewest || 3*n < len(rows) {
		return
	}
	slices.SortStableFunc(rows, func(a, b observed) int {
		switch {
		case right(a) == right(b):
			return 0
		case right(a):
			return 1
		}
		return -1
	})
}

// indexed reports whether the first column of a table counts its rows, each under
// the one before: the index that a program writes beside the cells. Labels stand
// in the columns behind it.
func indexed(t *extract.Table) bool {
	const fewest = 4
	n := 0
	last := int64(0)
	for r := range t.Rows {
		cells := t.Row(r)
		if len(cells) < 2 || cells[0].Col != 0 {
			return false
		}
		reading, ok := number.Plain(cells[0].Text)
		if !ok && n == 0 {
			continue // above the first
		}
		if !ok || n > 0 && reading.Value.Coef() != last+1 {
			return false
		}
		last = reading.Value.Coef()
		n++
	}
	return n >= fewest
}

// gridRow reads one row, which may hold several times labels and values side
// side by side.
func (s *scan) gridRow(cells []extract.Cell, table, r int32, exported bool, head *extract.Block) {
	row := s.begin(table, r)
	if head != nil {
		s.addPiece(&row, s.piece(head.Text, head.Pos, r, 0))
	}
	for i := range cells {
		c := &cells[i]
		if c.Text == "" || exported && vacant(c.Text) {
			s.addValue(&row, c, number.Reading{})
			continue
		}
		if reading, ok := number.Plain(c.Text); ok && len(c.Text) <= shortest {
			s.addValue(&row, c, reading)
			continue
		}
		arena := len(s.arena)
		p := s.piece(c.Text, c.Pos, int32(c.Row), int32(c.Col))
		if p.word == noWord {
			p.word = s.explained(c.Text, s.tables[table], int(r))
		}
		if p.word == noWord && i == 0 {
			p = s.rejoin(&row, p)
		}
		if p.word == noWord {
			p.word = s.m.underGroup(s.arena[p.from:p.to])
		}
		if p.word == noWord && !row.filled {
			if label, printed := s.colon(c.Text); label != "" {
				s.arena = s.arena[:arena]
				s.addPiece(&row, s.piece(label, c.Pos, int32(c.Row), int32(c.Col)))
				first := *c
				first.Text = printed
				first.Pos.Offset += len(c.Text) - len(printed)
				s.addValue(&row, &first, number.Parse(printed))
				continue
			}
		}
		label := p.word != noWord && s.m.words[p.word].axes != 1<<unitAxis
		var reading number.Reading // of what is no label
		if !label {
			reading = number.Parse(c.Text)
		}
		switch {
		case label && s.anew > 0 && int32(c.Col) == s.anew && row.pieceEnd > row.pieces && row.valueEnd > row.values:
			s.end(row)
			row = s.begin(table, r)
			s.addPiece(&row, p)
		case !label && row.filled && reading.Kind == number.Text && s.isUnit(c.Text):
			s.addUnit(&row, c.Text)
			s.arena = s.arena[:arena]
		case !label && reading.Kind != number.Text && !(!row.filled && isNumbering(c.Text) && beforeLabel(cells[i+1:])):
			s.addValue(&row, c, reading)
			s.arena = s.arena[:arena]
		case !row.filled, row.pieceEnd == row.pieces && serial(s.values[row.values:]) && (len(c.Text) > maxSerial || p.word != noWord):
			s.unblank(&row)
			s.addPiece(&row, p)
		case p.word != noWord && !repeats(s, &row, c.Text):
			s.anew = int32(c.Col)
			s.end(row)
			row = s.begin(table, r)
			s.addPiece(&row, p)
		default:
			reading.Kind, reading.Reason = number.Unreadable, number.ReasonNoNumber
			s.addValue(&row, c, reading)
			s.arena = s.arena[:arena]
		}
	}
	if !exported || !s.goesOn(&row) {
		s.end(row)
	}
}

// colon cuts a cell that holds the label of a row and its first value: 行政许可：12件.
// It returns no label for other cells.
func (s *scan) colon(text string) (label, printed string) {
	at := max(strings.LastIndex(text, "："), strings.LastIndexByte(text, ':'))
	if at <= 0 || !s.m.has(s.word(text[:at]), rowAxis) {
		return "", ""
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	printed = strings.TrimLeftFunc(text[at+size:], fold.Blank)
	if kind := number.Parse(printed).Kind; kind == number.None || kind == number.Text {
		return "", ""
	}
	return text[:at], printed
}

// vacant reports whether a text is what programs that export tables write for an
// empty cell.
func vacant(text string) bool {
	switch text {
	case "nan", "NaN", "None", "<NA>", "NaT":
		return true
	}
	return false
}

// rejoin returns the label that the first text of a row ends, where the row above
// prints its beginning and no values: a line break inside a cell began a new row.
// It returns p where there is none.
func (s *scan) rejoin(row *observed, p piece) piece {
	if len(s.rows) == 0 || p.from == p.to || number.Parse(p.text).Kind != number.Text {
		return p
	}
	above := &s.rows[len(s.rows)-1]
	if above.table != row.table || above.row != row.row-1 || above.valueEnd > above.values || above.pieceEnd == above.pieces {
		return p
	}
	begin := &s.pieces[above.pieceEnd-1]
	text := begin.text + p.text
	if !s.known(text) {
		return p
	}
	above.pieceEnd--
	return s.piece(text, begin.pos, p.row, p.col)
}

// goesOn reports whether a row holds only the end of a label that begins in the row
// above, which has values: a line break inside a cell began a new row, an empty line in
// it empty ones. The label is joined then.
func (s *scan) goesOn(row *observed) bool {
	const most = 4 // rows
	if row.filled || row.pieceEnd != row.pieces+1 {
		return false
	}
	last := len(s.rows) - 1
	for last >= 0 && s.rows[last].table == row.table && s.rows[last].pieceEnd == s.rows[last].pieces && !s.rows[last].filled {
		last--
	}
	if last < 0 || s.rows[last].table != row.table || row.row-s.rows[last].row > most || !s.rows[last].filled {
		return false
	}
	rest := &s.pieces[row.pieces]
	for k := s.rows[last].pieces; k < s.rows[last].pieceEnd; k++ {
		begin := &s.pieces[k]
		text := strings.TrimRight(begin.text, "\\") + rest.text // an org table marks the line break
		if begin.col != rest.col || begin.word != noWord || !s.known(text) {
			continue
		}
		begin.text = text
		for ; k < s.rows[last].pieceEnd; k++ { // folded one behind the other
			p := &s.pieces[k]
			*p = s.piece(p.text, p.pos, p.row, p.col)
		}
		s.pieces, s.values, s.rows = s.pieces[:row.pieces], s.values[:row.values], s.rows[:last+1]
		return true
	}
	return false
}

// isUnit reports whether a text is a unit of measure and nothing else.
func (s *scan) isUnit(text string) bool {
	_, money := moneyPower(text)
	w := s.word(text)
	return money || w != noWord && s.m.words[w].axes == 1<<unitAxis
}

// addUnit gives the last value of a row the unit that stands in the cell behind
// it.
func (s *scan) addUnit(row *observed, unit string) {
	if v := &s.values[row.valueEnd-1]; v.reading.Kind == number.Number && v.reading.Unit == "" {
		v.reading.Unit = unit
	}
}

// repeats reports whether text is the row's own label once more, as converters
// write that fill every place of a merged cell.
func repeats(s *scan, row *observed, text string) bool {
	return row.pieceEnd > row.pieces && s.pieces[row.pieceEnd-1].text == text
}

// beforeLabel reports whether the next of cells that prints something is a label.
func beforeLabel(cells []extract.Cell) bool {
	for i := range cells {
		if kind := number.Parse(cells[i].Text).Kind; kind != number.None {
			return kind == number.Text
		}
	}
	return false
}

// isNumbering reports whether text is a numbering and nothing else: （一）, 1.
func isNumbering(text string) bool {
	if len(text) > 16 {
		return false
	}
	mark, rest := fold.Numbering(text)
	return mark.Style != fold.None && rest == ""
}

// maxSerial is the most bytes of a word behind a number that may be a value, too.
const maxSerial = 12

// serial reports whether the values before a label are its number in a list.
func serial(values []value) bool {
	filled := 0
	for i := range values {
		if r := values[i].reading; r.Kind == number.Number || r.Reason == number.ReasonLeadingZero {
			filled++
		}
	}
	return filled == 1
}

// unblank takes back what stood before a label: blanks under a span, the serial
// number of the row.
func (s *scan) unblank(row *observed) {
	s.values = extract.Shortened(s.values, int(row.values))
	row.valueEnd, row.filled = row.values, false
}

func (s *scan) addPiece(row *observed, p piece) {
	s.pieces = append(s.pieces, p)
	row.pieceEnd++
}

func (s *scan) addValue(row *observed, c *extract.Cell, reading number.Reading) {
	s.values = append(s.values, value{text: c.Text, pos: c.Pos, row: int32(c.Row), col: int32(c.Col), reading: reading})
	row.valueEnd++
	if reading.Kind != number.None {
		row.filled = true
	}
}
