package interpret

import (
	"slices"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// marked is marked content that has begun.
type marked struct {
	first int    // of its glyphs
	text  []rune // what it is said to mean; nil where nothing is said
}

// maxMarks bounds marked content inside marked content.
const maxMarks = 256

// beginMarked begins marked content: "tag BMC" or "tag properties BDC".
func (in *interpreter) beginMarked() {
	if len(in.marked) >= maxMarks {
		in.skipped++
		return
	}
	m := marked{first: len(in.out.Glyphs)}
	if n := len(in.operands); n >= 2 {
		switch o := in.operands[n-1]; o.kind {
		case dictKind:
			if text, ok := o.value("ActualText"); ok && text.kind == stringKind {
				m.text = textString(text.text)
			}
		case nameKind:
			text := in.resources.get("Properties", string(o.text)).Key("ActualText")
			if text.Kind() == pdf.String {
				m.text = textString([]byte(text.RawString()))
			}
		}
	}
	in.marked = append(in.marked, m)
}

// endMarked ends marked content and gives its glyphs the characters that they
// are said to mean.
func (in *interpreter) endMarked() {
	if in.skipped > 0 {
		in.skipped--
		return
	}
	n := len(in.marked)
	if n == 0 {
		return
	}
	m := in.marked[n-1]
	in.marked = in.marked[:n-1]
	if len(m.text) > 0 && m.first < len(in.out.Glyphs) {
		in.replace(m)
	}
}

// replace puts the characters of marked content in the place of its glyphs. What
// is printed counts where both are known and differ in their digits.
func (in *interpreter) replace(m marked) {
	glyphs := in.out.Glyphs[m.first:]
	printed := make([]rune, len(glyphs))
	for i, g := range glyphs {
		printed[i] = g.Rune
	}
	text := slices.DeleteFunc(m.text, func(r rune) bool { return r <= ' ' })
	if len(text) == 0 || !slices.Contains(printed, '\ufffd') && !slices.Equal(digits(text), digits(printed)) {
		return
	}
	if len(text) == len(glyphs) {
		for i, r := range text {
			glyphs[i].Rune = r
		}
		return
	}
	if len(in.out.Glyphs)+len(text) > maxOnPage {
		in.out.Cut = true
		return
	}
	whole, angle, hidden := glyphs[0].Box, glyphs[0].Angle, in.invisible[m.first]
	for _, g := range glyphs {
		whole = around(whole, g.Box)
	}
	in.out.Glyphs, in.invisible = in.out.Glyphs[:m.first], in.invisible[:m.first]
	for i, r := range text {
		in.out.Glyphs = append(in.out.Glyphs, layout.Glyph{Rune: r, Angle: angle, Box: share(whole, angle, i, len(text))})
		in.invisible = append(in.invisible, hidden)
	}
}

// share returns the ith of n equal parts of a box, along a direction of writing.
func share(b layout.Box, angle float32, i, n int) layout.Box {
	const quarter = 0.785 // radians: an eighth of a turn
	w, h := (b.X1-b.X0)/float32(n), (b.Y1-b.Y0)/float32(n)
	k := float32(i)
	switch {
	case angle > 3*quarter || angle < -3*quarter:
		return layout.Box{X0: b.X1 - (k+1)*w, Y0: b.Y0, X1: b.X1 - k*w, Y1: b.Y1}
	case angle > quarter:
		return layout.Box{X0: b.X0, Y0: b.Y0 + k*h, X1: b.X1, Y1: b.Y0 + (k+1)*h}
	case angle < -quarter:
		return layout.Box{X0: b.X0, Y0: b.Y1 - (k+1)*h, X1: b.X1, Y1: b.Y1 - k*h}
	}
	return layout.Box{X0: b.X0 + k*w, Y0: b.Y0, X1: b.X0 + (k+1)*w, Y1: b.Y1}
}

// digits returns the digits among characters.
func digits(text []rune) []rune {
	var out []rune
	for _, r := range text {
		if r >= '0' && r <= '9' {
			out = append(out, r)
		}
	}
	return out
}

// textString reads a text string of PDF: UTF-16 or UTF-8 with a mark, or Latin.
func textString(b []byte) []rune {
	const most = 1 << 16
	b = b[:min(len(b), most)]
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		var units []uint16
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return utf16.Decode(units)
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return []rune(string(b[3:]))
	}
	out := make([]rune, len(b))
	for i, c := range b {
		out[i] = rune(c)
	}
	return out
}
