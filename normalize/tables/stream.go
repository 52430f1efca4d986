package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Bounds on what running text may be taken for a table.
const (
	maxLabel   = 240 // bytes of a line that may be a label
	maxUnknown = 8   // lines without value or known label inside a table
	giantText  = 400 // bytes from which a paragraph may hold a whole table
	giantCount = 8   // numbers that it must hold for that
)

// token is one piece or value of running text on its way into a row.
type token struct {
	text    string
	pos     extract.Pos
	block   int32
	x, end  int32 // display columns, wide characters counted as two
	narrow  int32 // middle, doubled, wide characters counted as one
	gap     int32 // line breaks since the token before
	value   bool
	glued   bool
	known   bool
	first   bool // first of its line
	reading number.Reading
}

// stream collects the tokens of consecutive paragraphs that look like a table.
type stream struct {
	scan    *scan
	doc     *extract.Document
	tokens  []token
	unknown int  // lines since the last known word or value
	keep    int  // tokens up to the last known word or value
	line    int  // last line read
	whole   bool // the tokens are those of one long paragraph, which stays narrative too
}

// paragraph offers a block to the stream. It is taken where it looks like a
// part of a table; otherwise the stream ends before it.
func (st *stream) paragraph(i int, b *extract.Block) {
	text := b.Text
	if pageNumber(text) {
		return
	}
	if len(text) >= giantText {
		if numbers(text) >= giantCount {
			st.flush()
			st.giant(i, b)
		}
		st.flush()
		return
	}
	if sentence(text) {
		st.flush()
		return
	}
	st.lines(i, b)
}

// lines takes a paragraph line by line; paragraphs of HTML may have several.
func (st *stream) lines(i int, b *extract.Block) {
	text, offset := b.Text, b.Pos.Offset
	for number := b.Pos.Line; ; number++ {
		n := strings.IndexByte(text, '\n')
		line := text
		if n >= 0 {
			line = text[:n]
		}
		st.takeLine(i, line, extract.Pos{Page: b.Pos.Page, Line: number, Offset: offset})
		if n < 0 {
			return
		}
		text, offset = text[n+1:], offset+n+1
	}
}

// takeLine adds one line's tokens, or ends the stream.
func (st *stream) takeLine(i int, line string, pos extract.Pos) {
	if strings.TrimSpace(line) == "" {
		return
	}
	start := len(st.tokens)
	st.split(i, line, pos)
	known, filled := false, false
	for k := start; k < len(st.tokens); k++ {
		t := &st.tokens[k]
		known = known || t.known
		filled = filled || t.value || t.glued
	}
	switch {
	case start == 0 && !known:
		st.tokens = st.tokens[:0] // a table begins with a known word
		return
	case known || filled:
		st.unknown, st.keep = 0, len(st.tokens)
	default:
		if st.unknown++; st.unknown > maxUnknown || len(line) > maxLabel {
			st.flush()
			return
		}
	}
	st.line = pos.Line
}

// split cuts a line into labels and values. Values are the tokens at its end
// that look like numbers; what stands before them is one label, or several
// where wide blanks separate them.
func (st *stream) split(i int, line string, pos extract.Pos) {
	gap := int32(pos.Line - st.line)
	if len(st.tokens) == 0 {
		gap = 0
	}
	end := valueStart(line)
	if end == len(line) {
		if label, digits := number.Trailing(line); digits != "" && st.scan.known(label) {
			st.add(i, label, line, pos, 0, gap, false)
			st.add(i, digits, line, pos, len(label), 0, true)
			t := &st.tokens[len(st.tokens)-1]
			t.glued, t.value = true, false
			return
		}
	}
	first := len(st.tokens)
	st.labels(i, line, end, pos, gap)
	if len(st.tokens) > first {
		gap = 0
	}
	eachField(line, end, len(line), func(from, to int) {
		st.add(i, line[from:to], line, pos, from, gap, true)
		gap = 0
	})
	if len(st.tokens) > first {
		st.tokens[first].first = true
	}
}

// labels adds the labels of line[:end].
func (st *stream) labels(i int, line string, end int, pos extract.Pos, gap int32) {
	text := fold.TrimBlanks(line[:end])
	if text == "" {
		return
	}
	if st.scan.known(text) {
		st.add(i, text, line, pos, strings.Index(line, text), gap, false)
		return
	}
	if end < len(line) || strings.Contains(text, "  ") || st.allKnown(text) {
		eachField(line, 0, end, func(from, to int) {
			st.add(i, line[from:to], line, pos, from, gap, false)
			gap = 0
		})
		return
	}
	st.add(i, text, line, pos, strings.Index(line, text), gap, false)
}

// allKnown reports whether every blank-separated word of text is a label.
func (st *stream) allKnown(text string) bool {
	all, n := true, 0
	eachField(text, 0, len(text), func(from, to int) {
		n++
		all = all && st.scan.known(text[from:to])
	})
	return all && n > 1
}

// add appends one token.
func (st *stream) add(i int, text, line string, pos extract.Pos, from int, gap int32, isValue bool) {
	t := token{text: text, block: int32(i), gap: gap, value: isValue}
	t.pos = extract.Pos{Page: pos.Page, Line: pos.Line, Offset: pos.Offset + from}
	if isValue {
		t.reading = number.Parse(text)
	} else {
		t.known = st.scan.known(text)
	}
	t.x, t.end, t.narrow = st.place(line, from, len(text), pos)
	st.tokens = append(st.tokens, t)
}

// place computes the display columns of a token in its line.
func (st *stream) place(line string, from, n int, pos extract.Pos) (x, end, narrow int32) {
	lead := int32(0)
	if st.doc.Format != extract.HTML {
		src := st.doc.Source[:min(pos.Offset, len(st.doc.Source))]
		begin := strings.LastIndexAny(src[max(0, len(src)-512):], "\n\f\r")
		if begin < 0 && len(src) > 512 {
			begin = 511
		}
		indent := src[max(0, len(src)-512):][begin+1:]
		lead = width(indent)
		narrow = int32(utf8.RuneCountInString(indent))
	}
	x = lead + width(line[:from])
	narrow += int32(utf8.RuneCountInString(line[:from]))
	narrow = 2*narrow + int32(utf8.RuneCountInString(line[from:from+n]))
	return x, x + width(line[from:from+n]), narrow
}

// width is the number of display columns of s: two for wide characters.
func width(s string) int32 {
	w := int32(0)
	for _, r := range s {
		switch {
		case r == 0x200b || r == 0xfeff:
		case r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7a4 || r >= 0xf900 && r < 0xfb00 || r >= 0xfe30 && r < 0xfe70 || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6):
			w += 2
		default:
			w++
		}
	}
	return w
}

// flush files what was collected as rows and starts anew.
func (st *stream) flush() {
	tokens := st.tokens[:st.keep]
	values := 0
	for i := range tokens {
		if tokens[i].value || tokens[i].glued {
			values++
		}
	}
	if values > 0 {
		st.scan.running(tokens, st.whole)
	} else {
		st.hint(tokens)
	}
	st.tokens, st.keep, st.unknown, st.whole = st.tokens[:0], 0, 0, false
}

// hint remembers known words that announce the table after them.
func (st *stream) hint(tokens []token) {
	for i := range tokens {
		if tokens[i].known {
			st.scan.addHint(tokens[i].text)
		}
	}
}

// addHint remembers the word of a text outside of tables.
func (s *scan) addHint(text string) {
	from := len(s.arena)
	s.arena = fold.AppendLabel(s.arena, text)
	if w := s.m.lookup(s.arena[from:]); w != noWord {
		s.hints = append(s.hints, hint{int32(len(s.rows)), w})
	}
	s.arena = s.arena[:from]
}

// giant takes a paragraph in which everything stands in one line.
func (st *stream) giant(i int, b *extract.Block) {
	st.line = b.Pos.Line
	eachField(b.Text, 0, len(b.Text), func(from, to int) {
		text := b.Text[from:to]
		t := token{text: text, block: int32(i), value: isValue(text)}
		t.pos = extract.Pos{Page: b.Pos.Page, Line: b.Pos.Line, Offset: b.Pos.Offset + from}
		if t.value {
			t.reading = number.Parse(text)
		} else if len(text) <= maxLabel {
			t.known = st.scan.known(text)
		}
		st.tokens = append(st.tokens, t)
	})
	st.keep, st.whole = len(st.tokens), true
}

// running makes rows, and a table of them, out of the tokens of running text.
func (s *scan) running(tokens []token, giant bool) {
	table := int32(len(s.tables))
	s.tables = append(s.tables, nil)
	var cells []extract.Cell
	cols, rows := 0, 0
	for i := 0; i < len(tokens); {
		row := s.begin(table, int32(rows))
		col := 0
		for ; i < len(tokens) && !tokens[i].value && !tokens[i].glued; i++ {
			if row.pieceEnd > row.pieces && s.startsRow(tokens, i) {
				break
			}
			t := &tokens[i]
			p := s.piece(t.text, t.pos, int32(rows), int32(col))
			p.x = t.x
			s.pieces = append(s.pieces, p)
			row.pieceEnd++
			cells = append(cells, cell(t, rows, col))
			col++
		}
		last := int32(-1)
		for ; i < len(tokens) && (tokens[i].value || tokens[i].glued); i++ {
			t := &tokens[i]
			if last >= 0 && t.pos.Line != int(last) && t.first && len(s.values)-int(row.values) > 1 && lineHasSeveral(tokens, i) {
				break // the next line of numbers is a row of its own
			}
			last = int32(t.pos.Line)
			row.glued = row.glued || t.glued
			s.values = append(s.values, value{
				text: t.text, pos: t.pos, row: int32(rows), col: int32(col),
				x: t.x + t.end, narrow: t.narrow, gap: t.gap, reading: t.reading,
			})
			row.valueEnd++
			row.filled = true
			cells = append(cells, cell(t, rows, col))
			col++
		}
		s.end(row)
		cols = max(cols, col)
		rows++
	}
	if rows == 0 {
		s.tables = s.tables[:table]
		return
	}
	s.tables[table] = extract.NewTable(extract.Lines, rows, cols, cells, tokens[0].pos)
	for i := range tokens {
		s.used[tokens[i].block] = !giant
	}
}

// startsRow reports whether the label at i ends the row of the label before it,
// which then has no values: that one names a row, this one is numbered or known.
func (s *scan) startsRow(tokens []token, i int) bool {
	last := &s.pieces[len(s.pieces)-1]
	if last.mark.Style == fold.None || !s.m.has(last.word, rowAxis) {
		return false
	}
	if tokens[i].known {
		return !s.m.has(last.word, columnAxis) || last.mark.Style != fold.None
	}
	mark, _ := fold.Numbering(tokens[i].text)
	return mark.Style != fold.None
}

// lineHasSeveral reports whether the line that begins at i holds more than one
// value.
func lineHasSeveral(tokens []token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].value && tokens[i+1].pos.Line == tokens[i].pos.Line
}

func cell(t *token, row, col int) extract.Cell {
	return extract.Cell{Text: t.text, Row: row, Col: col, RowSpan: 1, ColSpan: 1, Pos: t.pos}
}

// eachField calls yield with the bounds of each blank-separated field of
// s[from:to].
func eachField(s string, from, to int, yield func(from, to int)) {
	start := -1
	for i := from; i < to; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:to])
		}
		if fold.Blank(r) {
			if start >= 0 {
				yield(start, i)
			}
			start = -1
		} else if start < 0 {
			start = i
		}
		i += n
	}
	if start >= 0 {
		yield(start, to)
	}
}

// valueStart returns where the run of values at the end of a line begins,
// len(line) where there is none.
func valueStart(line string) int {
	end := len(line)
	for {
		text := strings.TrimRight(line[:end], " \t\u3000\u00a0")
		from := strings.LastIndexAny(text, " \t\u3000\u00a0")
		if from >= 0 {
			_, n := utf8.DecodeRuneInString(text[from:])
			from += n
		} else {
			from = 0
		}
		if text == "" || !isValue(text[from:]) {
			return end
		}
		end = from
	}
}

// isValue reports whether a token of running text is a value. A numbering that
// stands alone ("1.", "（一）") is none.
func isValue(token string) bool {
	if token == "" || len(token) > 64 || !number.Looks(token) {
		return false
	}
	last := token[len(token)-1]
	return last != '.' && !strings.HasSuffix(token, "、") && !strings.HasSuffix(token, "．")
}

// numbers counts, up to a bound, the blank-separated tokens that begin with a
// digit.
func numbers(text string) int {
	n := 0
	for i := 1; i < len(text) && n < giantCount; i++ {
		if text[i] >= '0' && text[i] <= '9' && text[i-1] == ' ' {
			n++
		}
	}
	return n
}

// sentence reports whether a line is prose for certain.
func sentence(text string) bool {
	if len(text) < 30 {
		return false
	}
	return strings.HasSuffix(text, "。") || len(text) > maxLabel && strings.Contains(text, "。")
}

// pageNumber reports whether a line is nothing but the number of a page: 4,
// - 4 -, —3—, 第 4 页, 第4页 共6页, 4/6.
func pageNumber(text string) bool {
	if len(text) > 40 {
		return false
	}
	digits, dashes, word, slash := 0, 0, false, false
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9' || r >= '０' && r <= '９':
			digits++
		case r == '-' || r == '—' || r == '－' || r == '–' || r == '―' || r == '一' || r == '·' || r == '~':
			dashes++
		case r == '第' || r == '页' || r == '頁' || r == '共':
			word = true
		case r == '/':
			slash = true
		case fold.Blank(r):
		default:
			return false
		}
	}
	return digits > 0 && digits <= 6 && (dashes >= 2 || word && !slash || word && slash)
}
