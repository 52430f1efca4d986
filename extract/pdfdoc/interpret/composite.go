package interpret

import (
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// composite is a font of codes of several bytes (Type 0).
type composite struct {
	set       *charset // of an encoding with a name, nil for others
	embedded  *cmap    // an encoding in the file, nil for others
	gb1       bool     // the character numbers are those of Adobe-GB1
	vertical  bool
	widths    cidWidths
	downwards cidVertical
}

// readComposite reads a Type 0 font.
func readComposite(d *document, f *font, v pdf.Value) {
	descendant := v.Key("DescendantFonts").Index(0)
	p := composite{
		widths:    newCIDWidths(descendant),
		downwards: newCIDVertical(descendant),
		gb1:       descendant.Key("CIDSystemInfo").Key("Ordering").RawString() == "GB1",
	}
	f.damaged = f.damaged || descendant.Kind() != pdf.Dict
	f.space = twoBytes
	p.encoding(d, f, v.Key("Encoding"))
	f.vertical = p.vertical
	f.read = p.glyph
}

// encoding reads how codes become character numbers.
func (p *composite) encoding(d *document, f *font, v pdf.Value) {
	name := v.Name()
	if v.Kind() == pdf.Stream {
		p.embedded = f.cmap(d, v)
		p.vertical = p.embedded.vertical || v.Key("WMode").Int64() == 1
		if len(p.embedded.space) > 0 {
			f.space = p.embedded.space
		}
		if name = p.embedded.base; name == "" {
			name = v.Key("UseCMap").Name()
		}
		if name == "" {
			return
		}
	}
	set, vertical, ok := charsetNamed(name)
	if ok {
		p.set = &set
		f.space = set.space
	}
	p.vertical = p.vertical || vertical || strings.HasSuffix(name, "-V")
}

// glyph returns what a code means by its encoding, and its lengths.
func (p *composite) glyph(c code) glyph {
	cid, text := p.character(c)
	w := p.widths.of(cid) / 1000
	g := glyph{text: text, width: w, advance: w}
	if p.vertical {
		advance, x, y := p.downwards.of(cid, w*1000)
		g.advance, g.x, g.y = advance/1000, -x/1000, -y/1000
	}
	return g
}

// character returns the number of a code's character and its text, nil where
// the encoding does not say.
func (p *composite) character(c code) (cid uint32, text []rune) {
	if p.embedded != nil {
		if n, ok := p.embedded.number(c.value); ok {
			return n, p.numbered(n)
		}
	}
	if p.set != nil {
		if r := p.set.decode(c); r != utf8.RuneError && r != 0 {
			text = []rune{r}
		}
		return p.set.cid(c, p.gb1), text
	}
	if p.embedded != nil {
		return 0, nil
	}
	return c.value, p.numbered(c.value)
}

// numbered returns the text of a character number.
func (p *composite) numbered(cid uint32) []rune {
	if !p.gb1 {
		return nil
	}
	if r := runeGB1(cid); r != utf8.RuneError {
		return []rune{r}
	}
	return nil
}

// cidWidths are the widths of characters by their numbers, in thousandths.
type cidWidths struct {
	ranges []widthRange
	single map[uint32]float64
	usual  float64
}

type widthRange struct {
	lo, hi uint32
	width  float64
}

// maxWidths bounds the entries of a font's widths.
const maxWidths = 70_000

func newCIDWidths(descendant pdf.Value) cidWidths {
	w := cidWidths{single: map[uint32]float64{}, usual: 1000}
	if v := descendant.Key("DW"); !v.IsNull() {
		w.usual = v.Float64()
	}
	const perRange = 1
	entries(descendant.Key("W"), perRange, func(lo, hi uint32, values []float64) {
		if lo == hi {
			w.single[lo] = values[0]
		} else {
			w.ranges = append(w.ranges, widthRange{lo, hi, values[0]})
		}
	})
	return w
}

func (w cidWidths) of(cid uint32) float64 {
	if width, ok := w.single[cid]; ok {
		return width
	}
	for _, r := range w.ranges {
		if cid >= r.lo && cid <= r.hi {
			return r.width
		}
	}
	return w.usual
}

// entries reads an array of widths: "c [v …]" for characters from c on, or
// "c d v" for those from c to d, with n values each.
func entries(v pdf.Value, n int, add func(lo, hi uint32, values []float64)) {
	length := min(v.Len(), maxWidths)
	for i := 0; i+1 < length; {
		lo := uint32(v.Index(i).Int64())
		next := v.Index(i + 1)
		if next.Kind() == pdf.Array {
			for k := 0; k+n <= min(next.Len(), maxWidths); k += n {
				cid := lo + uint32(k/n)
				add(cid, cid, floats(next, k, n))
			}
			i += 2
			continue
		}
		if i+2+n > length {
			return
		}
		add(lo, uint32(next.Int64()), floats(v, i+2, n))
		i += 2 + n
	}
}

// floats returns n numbers of an array.
func floats(v pdf.Value, from, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v.Index(from + i).Float64()
	}
	return out
}

// cidVertical are the lengths of vertical writing by character numbers.
type cidVertical struct {
	y, advance float64 // the usual ones
	ranges     []verticalRange
}

type verticalRange struct {
	lo, hi        uint32
	advance, x, y float64
}

func newCIDVertical(descendant pdf.Value) cidVertical {
	w := cidVertical{y: 880, advance: -1000}
	if usual := numbers(descendant.Key("DW2"), 2); usual != nil {
		w.y, w.advance = usual[0], usual[1]
	}
	const perRange, most = 3, 10_000
	entries(descendant.Key("W2"), perRange, func(lo, hi uint32, v []float64) {
		if len(w.ranges) < most {
			w.ranges = append(w.ranges, verticalRange{lo, hi, v[0], v[1], v[2]})
		}
	})
	return w
}

// of returns the advance and the place of the origin of vertical writing, seen
// from that of horizontal writing, for a character of a certain width.
func (w cidVertical) of(cid uint32, width float64) (advance, x, y float64) {
	for _, r := range w.ranges {
		if cid >= r.lo && cid <= r.hi {
			return r.advance, r.x, r.y
		}
	}
	return w.advance, width / 2, w.y
}
