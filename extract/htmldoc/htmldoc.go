// Package htmldoc reads HTML as sites publish it: exports of word processors,
// pages of content management systems, damaged files.
//
// In: decoded HTML source. Out: an extract.Document with the paragraphs,
// headings and tables that a browser would show, in the order of the source,
// each with its place in it, and with what the page says about itself: title,
// meta elements, links.
//
// The text is what a browser prints: inline elements join, block elements
// separate, white space collapses, hidden elements are left out and counted; an
// element that hides most of a page with scripts is shown, as a script shows it.
// Tables follow the table model of the HTML standard with the deviations of
// browsers (a rowspan ends with its row group). Tables that only lay out a page
// are dissolved, see package dissolve. Boxes of other elements in rows and columns
// are tables where they are regular and hold values, whatever style makes them so.
//
// The source is read in one pass without a tree, by an own scanner: on real
// reports the tokenizer of golang.org/x/net/html alone takes more than a third
// of the time of its parser, with attributes half; this package as a whole takes
// a sixth to less than a half. That tokenizer and that parser are the oracles of
// the tests. Of x/net only the table of character references is used. Time is
// linear in the size of the source, and memory bounded by it and the limits,
// whatever the source contains.
package htmldoc

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/dissolve"
)

// Reader reads HTML source in the memory that earlier sources were read in. It is
// safe for concurrent use.
type Reader struct {
	done   sync.Pool
	memory extract.Pool
}

// Read is the Read of a new Reader.
func Read(src string, limits extract.Limits) (*extract.Document, error) {
	return new(Reader).Read(src, limits)
}

// Read reads HTML source, which must be UTF-8. Positions in the Document are
// places in src, those of the first printed character of what they belong to.
// Read fails only with an *extract.Error: TooLarge beyond limits.Bytes, Empty
// if src is blank.
func (m *Reader) Read(src string, limits extract.Limits) (*extract.Document, error) {
	limits = limits.WithDefaults()
	if int64(len(src)) > limits.Bytes {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", len(src), limits.Bytes)}
	}
	if strings.TrimSpace(src) == "" {
		return nil, &extract.Error{Reason: extract.Empty}
	}
	r, ok := m.done.Get().(*reader)
	if !ok {
		r = new(reader)
	}
	memory := m.memory.Memory()
	r.begin(src, limits, memory)
	r.read()
	if at := r.unveil(); at != noVeil {
		memory.Cells = extract.Shortened(memory.Cells, 0)
		r.begin(src, limits, memory)
		r.reveal = at
		r.read()
	}
	doc := r.carrying(r.document())
	r.forget()
	m.done.Put(r)
	return doc, nil
}

// reader builds a document from the tokens of its source.
type reader struct {
	limits extract.Limits
	scan   scanner
	lines  lines
	open   elements
	par    paragraph
	link   link
	sheet  sheet
	styles map[string]ownStyle // that were read, by the text of the attribute
	doc    *extract.Document
	blocks []extract.Block

	tables []table         // the open ones, outermost first
	cells  []dissolve.Cell // of the open tables, those of the innermost last
	until  []int32         // of the open tables, see table.until
	deep   int             // tables open inside the innermost of tables, beyond the limit on depth

	stands   *layout   // what the own style of the element begun last says, nil for nothing
	wide     bool      // the own style of that element gives its width
	nest     []openBox // outermost first
	boxes    []box     // the closed ones that what is open may be a table of
	directly []int32   // see kids

	dissolver dissolve.Dissolver
	texts     dissolve.Texts

	blocksLeft, cellsLeft int

	concealed bool // the raw element being read is hidden
	counted   bool // the hidden element being read is counted

	veil, thickest veil // the last outermost hidden element, and the one that hides most
	reveal         int  // the start of an element that is shown whatever it says, or noVeil
}

// begin makes r ready for a source, without anything of the one before but its
// memory.
func (r *reader) begin(src string, limits extract.Limits, memory *extract.Memory) {
	limits.Cell = max(limits.Cell, 16)
	guess := min(len(src)/32, 512)
	*r = reader{
		limits: limits,
		scan:   newScanner(src),
		lines:  newLines(src),
		open:   elements{stack: append(r.open.stack[:0], element{})},
		par:    paragraph{src: src, buf: r.par.buf[:0]},
		doc:    &extract.Document{Format: extract.HTML, Source: src, Memory: memory},
		reveal: noVeil,

		blocks: slices.Grow(r.blocks[:0], guess),
		cells:  slices.Grow(r.cells[:0], guess),
		tables: r.tables[:0],
		until:  r.until[:0],

		nest:     append(r.nest[:0], openBox{}),
		boxes:    r.boxes[:0],
		directly: r.directly[:0],

		blocksLeft: limits.Cells,
		cellsLeft:  limits.Cells,
	}
	r.dissolver = dissolve.Dissolver{CellLimit: limits.Cell, PlacesLeft: limits.Cells, Span: "colspan", Pages: true, Texts: &r.texts, Memory: memory, Problem: r.report}
}

// forget leaves nothing of the source in the memory that the next one is read in,
// and no more of it than pages of common size need.
func (r *reader) forget() {
	*r = reader{
		open:   elements{stack: extract.Emptied(r.open.stack)},
		par:    paragraph{buf: extract.Emptied(r.par.buf)},
		blocks: extract.Emptied(r.blocks), cells: extract.Emptied(r.cells),
		tables: extract.Emptied(r.tables), until: extract.Emptied(r.until),
		nest: extract.Emptied(r.nest), boxes: extract.Emptied(r.boxes), directly: extract.Emptied(r.directly),
	}
}

func (r *reader) read() {
	for {
		r.scan.next()
		switch t := &r.scan.token; t.kind {
		case startTag:
			r.startTag(t.tag)
		case endTag:
			r.endTag(t.tag)
		case textToken:
			r.textToken()
		case endOfSource:
			r.endsInTable()
			r.closeTo(1)
			r.flush()
			r.closeBox()
			return
		}
	}
}

// endsInTable notes that the file ends in a row of a table that ends other rows, and not
// with the end of its page: the rest of the row is lost.
func (r *reader) endsInTable() {
	t := r.innermost()
	if t == nil || !t.ends || t.row == 0 || !t.filled || r.scan.cut >= 0 {
		return
	}
	last := r.cells[len(r.cells)-1].Pos.Offset
	if rest := strings.ToLower(r.scan.src[last:]); !strings.Contains(rest, "</body") && !strings.Contains(rest, "</html") {
		r.problem(extract.TruncatedText, "the file ends in a row of a table", len(r.scan.src))
	}
}

func (r *reader) document() *extract.Document {
	r.endLink()
	cut, src := r.scan.cut, strings.TrimSuffix(r.scan.src, "/")
	if cut < 0 && strings.HasSuffix(src, "<") { // text to a browser, and no author's
		cut = len(src) - 1
	}
	if cut >= 0 {
		r.problem(extract.TruncatedText, "the file ends inside a tag, a comment or an element of plain text", cut)
	}
	r.doc.Blocks = append(r.doc.Memory.Blocks, r.blocks...)
	return r.doc
}

// problem counts a fault that was met at an offset.
func (r *reader) problem(kind extract.ProblemKind, detail string, offset int) {
	r.report(kind, detail, r.lines.at(offset))
}

func (r *reader) report(kind extract.ProblemKind, detail string, at extract.Pos) {
	for i := range r.doc.Problems {
		if p := &r.doc.Problems[i]; p.Kind == kind && p.Detail == detail {
			p.Count++
			return
		}
	}
	r.doc.Problems = append(r.doc.Problems, extract.Problem{Kind: kind, Count: 1, Detail: detail, Pos: at})
}

func (r *reader) textToken() {
	t := &r.scan.token
	if t.tag != otherTag {
		r.rawText(t)
		return
	}
	if hidden := r.open.top().hidden; hidden != 0 {
		r.skipHidden()
		return
	}
	if r.leftImplied() && strings.TrimSpace(r.scan.src[t.start:t.end]) != "" {
		r.closeTo(r.innermost().element)
	}
	r.text(false, r.open.top().pre, t.start, t.end)
}

// skipHidden passes over text that is not shown or struck out, and counts the
// element that hides it.
func (r *reader) skipHidden() {
	t := &r.scan.token
	text := strings.TrimSpace(r.scan.src[t.start:t.end])
	r.hide(text)
	if !r.counted && text != "" && text != "&nbsp;" {
		r.counted = true
		kind := extract.HiddenSkipped
		if r.open.top().hidden == struck {
			kind = extract.StruckSkipped
		}
		r.problem(kind, "", t.start)
	}
}

func (r *reader) startTag(t tag) {
	if kinds[t]&part != 0 {
		r.startPart(t)
		return
	}
	r.register(t)
	look := r.visibility()
	if t == templateTag {
		look |= gone
	}
	if r.scan.token.start == r.reveal {
		look &^= gone | unseen | tiny
	}
	hidden := look & hides
	switch {
	case t == htmlTag || t == bodyTag:
		r.flush() // these are shown whatever they say: scripts show them
	case kinds[t]&raw != 0:
		r.startRaw(t, hidden)
	case kinds[t]&block != 0:
		r.startBlock(t, hidden)
	case t == brTag:
		if r.open.top().hidden == 0 {
			r.par.lineBreak()
		}
	case t == inputTag:
		r.input(hidden)
	case t == imgTag:
		r.image(hidden)
	case kinds[t]&void == 0:
		r.startInline(t, look)
	}
}

// startInline opens an element that joins what is around it, if it makes a
// difference.
func (r *reader) startInline(t tag, look visibility) {
	shift := look & shifts
	if t == aTag && shift == 0 && r.refersToNote() {
		shift = raised
	}
	if r.inBoxes() && t != otherTag {
		if l := r.layout(); l.boxes() || r.nest[len(r.nest)-1].kids {
			r.separate(look & hides)
			if r.push(t, look&hides) {
				r.open.top().boxed = true
				r.openBox(&l)
			}
			return
		}
	}
	if shift != 0 || r.open.top().boxed || r.open.top().hidden|look&hides != 0 {
		if r.push(t, look&hides) && shift != 0 {
			r.open.top().shift = shift
		}
	}
}

func (r *reader) startBlock(t tag, hidden visibility) {
	if i := r.open.implied(t); i > 0 {
		r.closeTo(i)
	}
	if r.leftImplied() {
		r.closeTo(r.innermost().element)
	}
	r.separate(hidden)
	if kinds[t]&void == 0 && r.push(t, hidden) {
		l := r.layout()
		r.openBox(&l)
	}
}

// separate ends the paragraph before a block, unless that takes no place.
func (r *reader) separate(hidden visibility) {
	if (r.open.top().hidden|hidden)&gone == 0 {
		r.flush()
	}
}

// push opens an element. Beyond the limit on depth it stays unopened and is
// shown as if it were not there; then push returns false.
func (r *reader) push(t tag, hidden visibility) bool {
	if r.open.full() {
		r.problem(extract.NestingSkipped, "elements", r.scan.token.start)
		return false
	}
	if r.open.top().hidden == 0 {
		r.counted = false
		r.veil = veil{at: r.scan.token.start}
	}
	r.open.push(t, hidden)
	if hidden&tiny == 0 && r.open.top().hidden&tiny != 0 && r.resized(t) {
		r.open.top().hidden &^= tiny
	}
	return true
}

func (r *reader) endTag(t tag) {
	switch {
	case kinds[t]&part != 0:
		r.endPart(t)
	case t == aTag:
		r.endLink()
		r.closeTo(r.open.find(t))
	case t == brTag && r.open.top().hidden == 0:
		r.par.lineBreak()
	case t == htmlTag || t == bodyTag:
		r.flush()
	case t.level() > 0:
		r.endBlock(r.open.findHeading())
	case t == pTag || kinds[t]&block != 0 && r.open.full():
		r.endBlock(r.open.find(t))
	default:
		r.closeTo(r.open.find(t))
	}
}

// endBlock closes the element at an index, and ends the paragraph even if there
// is none.
func (r *reader) endBlock(i int) {
	r.closeTo(i)
	r.separate(0)
}

// closeTo closes the element at an index and all inside it; none at 0.
func (r *reader) closeTo(i int) {
	for i > 0 && len(r.open.stack) > i {
		e := r.open.top()
		box := len(r.nest) > 0 && r.nest[len(r.nest)-1].element == len(r.open.stack)-1
		if box || kinds[e.tag]&block != 0 {
			r.separate(0)
		}
		if box {
			r.closeBox()
		}
		if kinds[e.tag]&part != 0 {
			r.closePart(e)
		}
		r.open.pop()
	}
}

// flush ends the paragraph and makes a block of it, if anything is printed.
func (r *reader) flush() {
	p := &r.par
	if !p.begun() {
		p.reset()
		return
	}
	text := r.scan.src[p.start:p.end]
	if p.copied {
		text = r.texts.Keep(p.buf)
	}
	r.link.takeBlock(text)
	b := extract.Block{Kind: extract.Paragraph, Text: text, Pos: p.pos}
	if p.level > 0 {
		b.Kind, b.Level = extract.Heading, int(p.level)
	}
	p.reset()
	if r.blocksLeft == 0 {
		r.problem(extract.LimitReached, "paragraphs", b.Pos.Offset)
		return
	}
	r.blocksLeft--
	r.blocks = append(r.blocks, b)
}
