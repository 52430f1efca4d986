package interpret

import (
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// glyph is what a font has for a code. Lengths are in text space at size 1.
type glyph struct {
	text    []rune  // what it means; U+FFFD where the font does not say
	advance float64 // to the next glyph: to the right, or up when writing downwards (so negative)
	width   float64
	// x and y lead from the point where the writing is to the glyph's origin;
	// only vertical writing has them.
	x, y  float64
	blank bool // a single byte 32, which word spacing widens
}

// font turns codes into glyphs.
type font struct {
	vertical    bool
	space       codespace
	bottom, top float64 // of the characters' boxes, in text space at size 1
	known       map[code]glyph
	read        func(code) glyph
	toUnicode   *cmap
	damaged     bool // what it says of its characters cannot be relied on
	contradicts bool // it prints other digits than it says
}

// The box of characters whose font does not tell a better one: that of a
// Chinese character's square.
const (
	squareBottom = -0.12
	squareTop    = 0.88
)

// glyph returns the glyph for a code.
func (f *font) glyph(c code) glyph {
	g, ok := f.known[c]
	if ok {
		return g
	}
	g = f.read(c)
	if f.toUnicode != nil {
		if text := meaning(f.toUnicode.text(c.value)); text != nil {
			g.text = text
		}
	}
	if g.text == nil {
		g.text = []rune{utf8.RuneError}
	}
	g.blank = c.bytes == 1 && c.value == ' '
	f.known[c] = g
	return g
}

// meaning returns the text of a map to Unicode, nil where it is of no use.
func meaning(text []rune) []rune {
	for _, r := range text {
		if r == 0 || r == utf8.RuneError {
			return nil
		}
	}
	return text
}

// newFont reads a font dictionary.
func newFont(d *document, v pdf.Value) *font {
	f := &font{space: oneByte, bottom: squareBottom, top: squareTop, known: map[code]glyph{}}
	if to := v.Key("ToUnicode"); to.Kind() == pdf.Stream {
		f.toUnicode = f.cmap(d, to)
	}
	switch v.Key("Subtype").Name() {
	case "Type0":
		readComposite(d, f, v)
	case "Type3":
		readType3(d, f, v)
	default:
		readSimple(f, v)
	}
	f.contradicts = contradicts(f.toUnicode, v)
	return f
}

// cmap reads a CMap of the font.
func (f *font) cmap(d *document, v pdf.Value) *cmap {
	data, whole := d.data(v, maxCMapBytes)
	f.damaged = f.damaged || !whole
	return parseCMap(data)
}

// maxCMapBytes bounds the size of one CMap.
const maxCMapBytes = 4 << 20

// readSimple reads a font of single-byte codes.
func readSimple(f *font, v pdf.Value) {
	encoding := simpleEncoding(v)
	widths := newSimpleWidths(v)
	f.read = func(c code) glyph {
		text := encoding[byte(c.value)]
		w := widths.of(byte(c.value), text)
		return glyph{text: text, advance: w / 1000, width: w / 1000}
	}
}

// readType3 reads a font whose characters are drawn by content streams. Its
// lengths are in a space of its own.
func readType3(d *document, f *font, v pdf.Value) {
	m := matrixOf(v.Key("FontMatrix"), matrix{a: 0.001, d: 0.001})
	encoding := simpleEncoding(v)
	widths := newSimpleWidths(v)
	f.read = func(c code) glyph {
		w := widths.printed(byte(c.value)) * m.a
		return glyph{text: encoding[byte(c.value)], advance: w, width: w}
	}
	f.bottom, f.top = boxType3(d, v, m)
}

// boxType3 returns the lower and upper edge of a font's characters. Its own box
// says which side of the line they are on; it counts itself where the matrix does
// not make a square of 200 to 10,000 units.
func boxType3(d *document, v pdf.Value, m matrix) (bottom, top float64) {
	box := numbers(v.Key("FontBBox"), 4)
	if box == nil || box[1] == box[3] {
		box = firstBox(d, v.Key("CharProcs"))
	}
	bottom, top = squareBottom, squareTop
	if box == nil {
		return bottom, top
	}
	y0, y1 := min(box[1]*m.d, box[3]*m.d), max(box[1]*m.d, box[3]*m.d)
	if scale := abs(m.d); scale > 1.0/200 || scale < 1.0/10_000 {
		return y0, y1
	}
	if y0+y1 < 0 {
		return -top, -bottom
	}
	return bottom, top
}

// firstBox returns the box of the first character that states one, by the
// operator d1.
func firstBox(d *document, glyphs pdf.Value) []float64 {
	const few, head = 8, 256
	names := glyphs.Keys()
	for _, name := range names[:min(few, len(names))] {
		data, _ := d.data(glyphs.Key(name), head)
		l := lexer{data: data}
		var n []float64
		for o, ok := l.next(); ok && o.kind == numberKind; o, ok = l.next() {
			n = append(n, o.num)
		}
		if len(n) == 6 && n[3] != n[5] {
			return n[2:]
		}
	}
	return nil
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// simpleWidths are the widths of a font of single-byte codes, in its own units.
type simpleWidths struct {
	first   int
	widths  []float64
	missing float64
	like    standardWidths
}

func newSimpleWidths(v pdf.Value) simpleWidths {
	w := simpleWidths{first: int(v.Key("FirstChar").Int64())}
	array := v.Key("Widths")
	for i := range min(array.Len(), 256) {
		w.widths = append(w.widths, array.Index(i).Float64())
	}
	w.missing = v.Key("FontDescriptor").Key("MissingWidth").Float64()
	w.like = standardFont(v.Key("BaseFont").Name())
	return w
}

// of returns the width of a code; where the font states none it is one of the
// standard fonts.
func (w simpleWidths) of(c byte, text []rune) float64 {
	if len(w.widths) == 0 && w.missing == 0 {
		return w.like.of(text)
	}
	return w.printed(c)
}

// printed returns the width that the font states for a code.
func (w simpleWidths) printed(c byte) float64 {
	if i := int(c) - w.first; i >= 0 && i < len(w.widths) {
		return w.widths[i]
	}
	return w.missing
}
