package docxdoc

import (
	"bytes"
	"strings"

	"github.com/gouji/gouji/extract"
)

// paragraph is the one that is being read. Where its mark is deleted, the next
// one in the file goes on with it.
type paragraph struct {
	buf          []byte
	open         bool
	first        int    // blocks read before it
	number, glue string // printed before the text
	level        int    // of a heading
	broken       bool   // there are line breaks in it
	long         bool   // text was cut at the limit
}

func (p *paragraph) reset() { *p = paragraph{buf: p.buf[:0]} }

// text returns what is printed: the number, and the lines without blanks around
// them and without blank ones.
func (p *paragraph) text() []byte {
	text := bytes.TrimFunc(p.buf, blank)
	if p.broken && bytes.IndexByte(text, '\n') >= 0 {
		text = trimLines(text)
	}
	if p.number == "" {
		return text
	}
	glue := p.glue
	switch {
	case len(text) == 0:
		glue = ""
	case glue == "" && joinsNumbers(p.number, text):
		glue = " "
	}
	whole := append(make([]byte, 0, len(p.number)+len(glue)+len(text)), p.number...)
	return append(append(whole, glue...), text...)
}

// joinsNumbers reports whether a paragraph's number and its text, side by side,
// would read as one number: 1. and 2023年.
func joinsNumbers(number string, text []byte) bool {
	return text[0] >= '0' && text[0] <= '9' && strings.LastIndexAny(number, "0123456789.,") == len(number)-1
}

// trimLines removes the blanks around lines, and blank lines, in place.
func trimLines(text []byte) []byte {
	kept := text[:0]
	for line := range bytes.SplitSeq(text, []byte{'\n'}) {
		line = bytes.TrimFunc(line, blank)
		if len(line) == 0 {
			continue
		}
		if len(kept) > 0 {
			kept = append(kept, '\n')
		}
		kept = append(kept, line...)
	}
	return kept
}

// mark is what the properties of a paragraph say.
type mark struct {
	style  string
	number numberRef
	level  int  // of a heading; -1 where unset
	joins  bool // the mark at the end is deleted or hidden: the next paragraph goes on
	shown  bool // although joined, the number is printed
}

// paragraph reads a p element.
func (r *reader) paragraph() {
	p := &r.par
	if !p.open {
		p.open, p.first = true, len(r.blocks)
	}
	m := mark{style: r.styles.main, number: numberRef{level: -1}, level: -1}
	var st style
	styled := false
	for tag := range r.children() {
		if tag == pPrTag {
			m.read(r.scanner)
			continue
		}
		if !styled {
			st, styled = r.begin(&m), true
		}
		r.inline(tag)
	}
	if !styled {
		st = r.begin(&m)
	}
	r.look = look{}
	p.level = max(m.level, bodyLevel)
	if m.level < 0 {
		p.level = max(st.level, bodyLevel)
	}
	r.endFields()
	if !m.joins {
		r.flush()
	}
}

// begin takes the style of a paragraph into account, and counts it.
func (r *reader) begin(m *mark) style {
	st := r.styles.get(m.style)
	r.look = st.look
	if (!m.joins || m.shown) && !r.mute {
		if number, glue := r.numbering.next(m.number.or(st.number), m.style, &r.styles); number != "" {
			r.par.number, r.par.glue = number, glue
		}
	}
	return st
}

// read reads a pPr element.
func (m *mark) read(s *scanner) {
	for tag := range s.children() {
		switch tag {
		case pStyleTag:
			m.style = s.attr("val")
		case numPrTag:
			m.number = readNumberRef(s)
		case outlineLvlTag:
			m.level = outlineLevel(s)
		case rPrTag:
			m.readRun(s)
		}
	}
}

// readRun reads the properties of the paragraph's mark.
func (m *mark) readRun(s *scanner) {
	for tag := range s.children() {
		switch tag {
		case delTag, moveFromTag:
			m.joins = true
		case vanishTag:
			m.joins = m.joins || s.on()
		case specVanishTag:
			m.shown = s.on()
		}
	}
}

// inline reads an element inside a paragraph.
func (r *reader) inline(tag tag) {
	switch tag {
	case rTag:
		r.run()
	case hyperlinkTag:
		r.hyperlink()
	case delTag, moveFromTag, sdtPrTag, rtTag, pPrTag:
	case alternateContentTag:
		r.alternate(r.inline)
	case txbxContentTag:
		r.textBox()
	case tTag:
		r.readText()
	case tabTag, ptabTag:
		r.print("\t")
	case brTag, crTag:
		r.par.broken = true
		r.print("\n")
	case noBreakHyphenTag:
		r.print("-")
	case symTag:
		r.print(symbol(r.attr("font"), r.attr("char")))
	case fldCharTag:
		r.fieldCharacter(r.attr("fldCharType"))
	case instrTextTag:
		r.instruction()
	case footnoteReferenceTag, endnoteReferenceTag:
		r.reference(tag)
	case subDocTag:
		r.embedded("subDoc")
	case pTag: // only damaged files have it here; nothing is lost
		r.aside(r.paragraph)
	case denominatorTag:
		r.print("/")
		r.inlines()
	case exponentTag:
		look := r.look
		r.look.raised = on
		r.inlines()
		r.look = look
	default:
		r.drawing(tag)
		r.inlines()
	}
}

// inlines reads what an element inside a paragraph contains.
func (r *reader) inlines() {
	for tag := range r.children() {
		r.inline(tag)
	}
}

// run reads a run: text with the same properties.
func (r *reader) run() {
	look := r.look
	for tag := range r.children() {
		if tag == rPrTag {
			r.runProperties()
			continue
		}
		if tag == footnoteReferenceTag || tag == endnoteReferenceTag {
			custom := r.attr("customMarkFollows")
			r.reference(tag)
			if custom != "" && custom != "0" && custom != "false" {
				break // the rest of the run is the mark
			}
			continue
		}
		r.inline(tag)
	}
	r.look = look
}

func (r *reader) runProperties() {
	for tag := range r.children() {
		if tag == rStyleTag {
			r.look = r.styles.get(r.attr("val")).look.or(r.look)
			continue
		}
		r.look.read(tag, r.scanner)
	}
}

// readText reads a t element. White space at its ends counts only if it says so.
func (r *reader) readText() {
	preserve := r.attr("space") == "preserve"
	depth := len(r.open)
	start := len(r.par.buf)
	for len(r.open) >= depth && r.next() {
		if r.kind != textToken {
			continue
		}
		text := r.scanner.text
		if !preserve {
			text = strings.Trim(text, " \t\r\n")
		}
		if r.plain {
			r.print(text)
		} else {
			r.print(unescape(text))
		}
	}
	for i, c := range r.par.buf[start:] {
		if c == '\n' || c == '\r' {
			r.par.buf[start+i] = ' '
		}
	}
}

// print adds text to the paragraph, if it is shown and not struck out.
func (r *reader) print(text string) {
	if text == "" || r.inInstruction() {
		return
	}
	if why := r.look.skipped(); why != "" {
		if strings.TrimFunc(text, blank) != "" {
			r.problem(why, "")
		}
		return
	}
	p := &r.par
	if room := r.limits.Cell - len(p.buf); len(text) > room {
		if text = cutBefore(text, room); !p.long {
			r.problem(extract.LimitReached, "paragraph text")
			p.long = true
		}
	}
	if r.look.raised == on {
		text = superscript(text)
	}
	p.buf = append(p.buf, text...)
}
