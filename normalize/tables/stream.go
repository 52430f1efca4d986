package tables

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/number"
)

// Bounds on what running text may be taken for a table.
const (
	maxLabel   = 240 // bytes of a line that may be a label
	maxCaption = 90  // bytes of a line that may announce a table
	maxUnknown = 12  // lines without value or known label inside a table
	maxPieces  = 32  // such lines of several columns, or in a narrow one: the pieces of broken labels
	maxNarrow  = 12  // columns of text that a narrow column has
	giantText  = 400 // bytes from which a paragraph may hold a whole table
	giantCount = 8   // numbers that it must hold for that
)

// wideBlank separates columns that are aligned by blanks.
const wideBlank = "   "

// token is one piece or value of running text on its way into a row.
type token struct {
	text    string
	pos     extract.Pos
	block   int32
	x, n    int32 // display column and width, wide characters counted as two
	cx, cn  int32 // the same with every character counted as one
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
	unknown int  // lines of one piece since the last known word or value
	pieces  int  // lines of several, or of one in a narrow column
	keep    int  // tokens up to the last known word or value
	line    int  // last line read
	whole   bool // the tokens are those of one long paragraph, which stays narrative too
	columns columnModel
	printed int      // number of the last line that was looked at
	gap     int32    // line breaks between most paragraphs, 0 before they were counted
	total   int      // tokens of the document that were kept so far
	last    place    // of the last token
	above   above    // the last line that was not taken
	torn    bool     // the line is the number of a label that goes on below
	items   int      // rows that the document lists, and 1; 0 before they were counted
	marks   []string // of list items, see itemMarks; nil before they were asked for
}

// maxTokens bounds the labels and values of running text that are kept. A report
// has some hundred.
const maxTokens = 200_000

// paragraph offers a block to the stream. It is taken where it looks like a
// part of a table; otherwise the stream ends before it.
func (st *stream) paragraph(i int, b *extract.Block) {
	text := b.Text
	if fold.PageNumber(text) || st.footer(b) {
		return
	}
	if st.full(b.Pos) {
		return
	}
	spread := strings.Contains(text, wideBlank)
	if len(text) >= giantText && !spread && !st.allKnown(text) {
		if numbers(text) >= giantCount || st.fusedRows(text) {
			st.flush()
			st.giant(i, b)
		}
		st.flush()
		return
	}
	if !strings.Contains(text, "  ") && st.severalRows(text) {
		st.flush()
		st.giant(i, b)
		st.flush()
		return
	}
	if !spread && sentence(text) {
		if label, _, _ := st.labelled(text); label == "" {
			st.flush()
			return
		}
	}
	st.lines(i, b)
}

// full reports whether no more tokens are kept, and remembers where that began.
func (st *stream) full(pos extract.Pos) bool {
	if st.total+len(st.tokens) < maxTokens {
		return false
	}
	if st.scan.limited == nil {
		here := pos // else every call would put pos on the heap
		st.scan.limited = &here
	}
	return true
}

// footer reports whether a paragraph is a number at the end of a page.
func (st *stream) footer(b *extract.Block) bool {
	const longest = 8 // bytes
	if len(b.Text) > longest || b.Pos.Offset > len(st.doc.Source) {
		return false
	}
	rest := strings.TrimLeft(st.doc.Source[b.Pos.Offset:], "0123456789 -—–－")
	return len(st.doc.Source)-b.Pos.Offset-len(rest) >= len(b.Text) && strings.HasPrefix(strings.TrimLeft(rest[:min(len(rest), 4)], "\r\n"), "\f")
}

// lines takes a paragraph line by line; paragraphs of HTML may have several.
func (st *stream) lines(i int, b *extract.Block) {
	text, offset, number := b.Text, b.Pos.Offset, b.Pos.Line
	if b.Pos.Page > 0 { // pages do not number their lines
		number = st.printed + 1
	}
	for ; ; number++ {
		st.printed = number
		n := strings.IndexByte(text, '\n')
		line := text
		if n >= 0 {
			line = text[:n]
		}
		rest := ""
		if n >= 0 {
			rest = text[n+1:]
		} else if i+1 < len(st.doc.Blocks) {
			rest = st.doc.Blocks[i+1].Text
		}
		st.torn = strings.HasPrefix(rest, "、")
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
	if n := st.item(line); n > 0 {
		line = line[n:]
		pos.Offset += n
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
		st.tokens = extract.Shortened(st.tokens, 0) // a table begins with a known word
		st.above = above{i, line, pos}
		if len(line) <= maxCaption {
			st.scan.addHint(fold.TrimBlanks(line), pos)
		}
		return
	case known || filled:
		if start == 0 {
			st.beginAbove()
		}
		st.unknown, st.pieces, st.keep = 0, 0, len(st.tokens)
	default:
		if len(st.tokens)-start > 1 || len(st.tokens) > start && st.tokens[start].narrow() {
			st.pieces++
		} else {
			st.unknown++
		}
		if st.unknown > maxUnknown || st.unknown+st.pieces > maxPieces || len(line) > maxLabel && !strings.Contains(line, wideBlank) {
			st.flush()
			return
		}
	}
	st.line = pos.Line
}

// narrow reports whether a label stands in a narrow column, not at the margin.
func (t *token) narrow() bool { return t.x > 0 && t.n <= maxNarrow }

// split cuts a line into labels and values. Values are the tokens at its end
// that look like numbers; what stands before them is one label, or several
// where wide blanks separate them.
func (st *stream) split(i int, line string, pos extract.Pos) {
	gap := int32(pos.Line - st.line)
	if len(st.tokens) == 0 {
		gap = 0
	}
	if st.full(pos) {
		return
	}
	first := len(st.tokens)
	end := valueStart(line, st.scan.isUnit)
	if st.torn {
		if mark, _ := fold.Numbering(line + "、"); mark.Style != fold.None {
			end = len(line) // 三 above 、本年度办理结果
		}
	}
	if end > 0 && st.valuesOnly(line) {
		end = 0
	}
	if end == len(line) {
		if label, digits := number.Trailing(line); digits != "" && st.scan.known(label) {
			st.add(i, label, line, pos, 0, gap, false)
			st.add(i, digits, line, pos, len(line)-len(digits), 0, true)
			t := &st.tokens[len(st.tokens)-1]
			t.glued, t.value = true, false
			st.tokens[first].first = true
			return
		}
	}
	if st.listed(i, line, pos, gap) || end == len(line) && st.gluedMarks(i, line, pos, gap) {
		st.tokens[first].first = true
		return
	}
	st.labels(i, line, end, pos, gap)
	if len(st.tokens) > first {
		gap = 0
	}
	eachField(line, end, len(line), func(from, to int) {
		if st.full(pos) {
			return
		}
		if last := len(st.tokens) - 1; last >= first && st.tokens[last].value && st.unitOf(line, pos, last, from, to) {
			begin := st.tokens[last].pos.Offset - pos.Offset
			before := st.tokens[last].gap
			st.tokens = st.tokens[:last]
			st.add(i, line[begin:to], line, pos, begin, before, true)
			return
		}
		st.add(i, line[from:to], line, pos, from, gap, true)
		gap = 0
	})
	if len(st.tokens) > first {
		st.tokens[first].first = true
	}
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
	t.x, t.cx = st.columnAt(line, pos, from)
	t.n, t.cn = width(text), count(text)
	st.tokens = append(st.tokens, t)
}

// place is a byte of a line and its display columns in both models.
type place struct {
	line, from int // offset in the source, byte of the line
	x, cx      int32
}

// columnAt returns the display columns of a line's byte.
func (st *stream) columnAt(line string, pos extract.Pos, from int) (x, cx int32) {
	p := &st.last
	if p.line != pos.Offset || p.from == 0 || p.from > from {
		lead := st.indent(pos)
		*p = place{line: pos.Offset, x: width(lead), cx: count(lead)}
	}
	passed := line[p.from:from]
	p.from, p.x, p.cx = from, p.x+width(passed), p.cx+count(passed)
	return p.x, p.cx
}

// indent returns what stands before a line's text in the source. Only text
// has columns.
func (st *stream) indent(pos extract.Pos) string {
	if st.doc.Format == extract.HTML {
		return ""
	}
	const most = 512
	src := st.doc.Source[:min(pos.Offset, len(st.doc.Source))]
	src = src[max(0, len(src)-most):]
	return src[strings.LastIndexAny(src, "\n\f\r")+1:]
}

// flush files what was collected as rows and starts anew.
func (st *stream) flush() {
	if len(st.tokens) == 0 {
		return
	}
	tokens := st.tokens[:st.keep]
	st.total += len(tokens)
	values := 0
	for i := range tokens {
		if tokens[i].value || tokens[i].glued {
			values++
		}
	}
	cells, ok := st.oneCell(tokens)
	st.locate(st.tokens)
	switch {
	case values == 0:
		st.hint(tokens)
	case ok:
		st.scan.running(cells, false)
	case !st.whole && st.doc.Format != extract.HTML && aligned(tokens) && !st.scan.foldedRow(tokens):
		st.alignedRows(st.tokens)
	default:
		st.scan.running(tokens, st.whole)
	}
	st.tokens, st.keep, st.unknown, st.pieces, st.whole = extract.Shortened(st.tokens, 0), 0, 0, 0, false
}

// hint remembers short texts that may announce the table after them.
func (st *stream) hint(tokens []token) {
	for i := range tokens {
		if tokens[i].known {
			st.scan.addHint(tokens[i].text, tokens[i].pos)
		}
	}
}

// giant takes a paragraph in which everything stands in one line.
func (st *stream) giant(i int, b *extract.Block) {
	st.line = b.Pos.Line
	eachField(b.Text, 0, len(b.Text), func(from, to int) {
		if st.full(b.Pos) {
			return
		}
		text := b.Text[from:to]
		t := token{text: text, block: int32(i), value: isValue(text)}
		t.pos = extract.Pos{Page: b.Pos.Page, Line: b.Pos.Line, Offset: b.Pos.Offset + from}
		if t.value {
			t.reading = number.Parse(text)
		} else if len(text) <= maxLabel {
			t.known = st.scan.known(text)
		} else {
			st.fused(&t, i)
			return
		}
		st.tokens = append(st.tokens, t)
	})
	st.keep, st.whole = len(st.tokens), true
}
