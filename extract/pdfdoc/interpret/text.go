package interpret

import (
	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// textOperator carries out the operators of text and reports whether name is
// one.
func (in *interpreter) textOperator(name string) bool {
	switch name {
	case "BT":
		in.matrix, in.line = identity(), identity()
		in.writing = true
	case "ET":
		in.writing = false
	case "Tm":
		m, ok := in.numbers(6)
		if in.need(ok) {
			in.line = matrix{m[0], m[1], m[2], m[3], m[4], m[5]}
			in.matrix = in.line
		}
	case "Td", "TD":
		by, ok := in.numbers(2)
		if in.need(ok) {
			if name == "TD" {
				in.state.text.leading = -by[1]
			}
			in.newLine(by[0], by[1])
		}
	case "T*":
		in.newLine(0, -in.state.text.leading)
	case "Tf":
		in.setFont()
	case "Tc", "Tw", "Tz", "TL", "Ts", "Tr":
		if n, ok := in.number(); ok {
			in.state.text.set(name, n)
		}
	case "Tj":
		in.showLast()
	case "TJ":
		in.showArray()
	case "'":
		in.newLine(0, -in.state.text.leading)
		in.showLast()
	case `"`:
		if n := len(in.operands); n >= 3 && in.operands[n-3].kind == numberKind && in.operands[n-2].kind == numberKind {
			in.state.text.wordSpace, in.state.text.charSpace = in.operands[n-3].num, in.operands[n-2].num
		}
		in.newLine(0, -in.state.text.leading)
		in.showLast()
	default:
		return false
	}
	return true
}

// set sets one of the numbers of the text state.
func (t *textState) set(operator string, n float64) {
	switch operator {
	case "Tc":
		t.charSpace = n
	case "Tw":
		t.wordSpace = n
	case "Tz":
		t.scale = n / 100
	case "TL":
		t.leading = n
	case "Ts":
		t.rise = n
	case "Tr":
		t.mode = int(n)
	}
}

// newLine begins a line at a place seen from the line before.
func (in *interpreter) newLine(x, y float64) {
	in.line = in.line.shifted(x, y)
	in.matrix = in.line
}

// setFont sets font and size: "name size Tf". A font that is not there shows
// nothing.
func (in *interpreter) setFont() {
	n := len(in.operands)
	if !in.need(n >= 2 && in.operands[n-2].kind == nameKind && in.operands[n-1].kind == numberKind) {
		return
	}
	in.state.text.font = in.resources.font(in.doc, string(in.operands[n-2].text))
	in.state.text.size = in.operands[n-1].num
}

// showLast shows the string that is the last operand.
func (in *interpreter) showLast() {
	o, ok := in.last(stringKind)
	if in.need(ok) {
		in.show(o.text)
	}
}

// showArray shows strings with moves between them, in thousandths of the size.
func (in *interpreter) showArray() {
	array, ok := in.last(arrayKind)
	if !in.need(ok) {
		return
	}
	t := &in.state.text
	for _, o := range array.items {
		switch o.kind {
		case stringKind:
			in.show(o.text)
		case numberKind:
			by := -o.num / 1000 * t.size
			if t.font != nil && t.font.vertical {
				in.matrix = in.matrix.shifted(0, by)
			} else {
				in.matrix = in.matrix.shifted(by*t.scale, 0)
			}
		}
	}
}

// show shows a string.
func (in *interpreter) show(text []byte) {
	t := &in.state.text
	if t.font == nil || t.font.damaged {
		in.lost = in.lost || len(text) > 0
		return
	}
	in.noteClip()
	for len(text) > 0 {
		c := t.font.space.next(text)
		text = text[c.bytes:]
		g := t.font.glyph(c)
		in.doc.contradicted = in.doc.contradicted || t.font.contradicts && len(g.text) == 1 && digit(g.text[0])
		in.place(g)
		advance := g.advance*t.size + t.charSpace
		if g.blank {
			advance += t.wordSpace
		}
		if t.font.vertical {
			in.matrix = in.matrix.shifted(0, advance)
		} else {
			in.matrix = in.matrix.shifted(advance*t.scale, 0)
		}
	}
}

// place notes a glyph where the writing is. A glyph that means several
// characters is shared out among them.
func (in *interpreter) place(g glyph) {
	if len(in.out.Glyphs) >= maxOnPage || in.doc.left.glyphs <= 0 {
		in.out.Cut = true
		return
	}
	t := &in.state.text
	toPage := in.state.ctm.after(in.matrix).after(matrix{a: t.size * t.scale, d: t.size, f: t.rise})
	each := g.width / float64(len(g.text))
	for i, r := range g.text {
		if r <= ' ' {
			continue
		}
		left := g.x + each*float64(i)
		in.add(layout.Glyph{
			Rune: r, Angle: toPage.angle(),
			Box: toPage.box(left, g.y+t.font.bottom, left+each, g.y+t.font.top),
		})
	}
}

// add adds a glyph to the page.
func (in *interpreter) add(g layout.Glyph) {
	const unseen, clipOnly = 3, 7
	in.doc.left.glyphs--
	in.out.Glyphs = append(in.out.Glyphs, g)
	in.invisible = append(in.invisible, in.state.text.mode == unseen || in.state.text.mode == clipOnly)
}
