package ocr

import (
	"context"
	"image"
	"strings"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// page is one page while it is read.
type page struct {
	number int
	size   image.Point // of the sheet, in pixels
	dpi    float64
	turn   rotation
	inked  bool // something is printed
	grids  []*grid
	cells  []*place // of the grids
	lines  []*place // outside of the grids
}

// page finds the tables of a page and reads the text outside of them.
func (r *Reader) page(ctx context.Context, number int, img *image.Gray) (*page, error) {
	s := newSheet(img, float64(r.options.DPI), r.options.Pixels)
	p := &page{number: number, size: s.gray.Rect.Size(), dpi: s.dpi, turn: s.turn}
	for _, v := range s.ink.pix {
		p.inked = p.inked || v
	}
	if !p.inked {
		return p, nil
	}
	p.grids = gridsOf(s, rulesOf(s))
	for _, g := range p.grids {
		for _, c := range g.cells {
			if pl := newCell(s, c); pl != nil {
				p.cells = append(p.cells, pl)
			}
		}
	}
	return p, r.outside(ctx, s, p)
}

// outside reads the text of a page that is in no grid.
func (r *Reader) outside(ctx context.Context, s *sheet, p *page) error {
	rest := s.without(p.grids)
	read, err := r.program.read(ctx, []*image.Gray{rest}, setup{model: chinese, layout: anyLayout})
	if err != nil {
		return err
	}
	for _, l := range read[0] {
		if len(l.words) == 0 || mean(l.words) < garbage {
			continue
		}
		pl := newPlace(s, l.box.Inset(-s.px(0.012)).Intersect(s.gray.Rect))
		if pl == nil {
			continue
		}
		pl.content, pl.number, pl.box, pl.lines = script, nil, l.box, []line{l}
		pl.ocr.Confidence = leastCertain(pl.lines)
		pl.margin = p.pageNumber(&l)
		p.lines = append(p.lines, pl)
	}
	p.lines = append(p.lines, s.overlooked(p.grids, p.lines)...)
	return nil
}

// pageNumber reports whether a line at the upper or lower edge is a number with
// dashes, which is no fact.
func (p *page) pageNumber(l *line) bool {
	if l.box.Min.Y*8 > p.size.Y && l.box.Max.Y*8 < p.size.Y*7 {
		return false
	}
	text := printed([]line{*l})
	inner := strings.Trim(text, "-—–－―_一·.。")
	return inner != text && strings.Trim(inner, "0123456789") == ""
}

// garbage is the mean confidence below which a line is no text but a picture or
// dirt.
const garbage = 0.4

func mean(words []word) float32 {
	var sum float32
	for _, w := range words {
		sum += w.confidence
	}
	return sum / float32(len(words))
}

// without returns the image with the grids painted white.
func (s *sheet) without(grids []*grid) *image.Gray {
	out := image.NewGray(s.gray.Rect)
	copy(out.Pix, s.gray.Pix)
	for _, g := range grids {
		b := g.box().Inset(-s.px(0.03)).Intersect(out.Rect)
		for y := b.Min.Y; y < b.Max.Y; y++ {
			row := out.Pix[out.PixOffset(b.Min.X, y):][:b.Dx()]
			for x := range row {
				row[x] = 255
			}
		}
	}
	return out
}

// illegible reports whether there is print on a page of which nothing was read.
func (p *page) illegible() bool {
	if !p.inked {
		return false
	}
	for _, set := range [...][]*place{p.lines, p.cells} {
		for _, pl := range set {
			if pl.ocr.Confidence >= garbage {
				return false
			}
		}
	}
	return true
}

// pt converts pixels to points.
func (p *page) pt(px int) float32 { return float32(float64(px) * 72 / p.dpi) }

// layout returns the page as package layout takes it: upright, y growing upwards.
func (p *page) layout() layout.Page {
	out := layout.Page{Number: p.number, Box: layout.Box{X1: p.pt(p.size.X), Y1: p.pt(p.size.Y)}}
	for _, g := range p.grids {
		for _, c := range g.cells {
			for _, edge := range [...]image.Rectangle{
				{c.Min, image.Pt(c.Max.X, c.Min.Y)},
				{image.Pt(c.Min.X, c.Max.Y), c.Max},
				{c.Min, image.Pt(c.Min.X, c.Max.Y)},
				{image.Pt(c.Max.X, c.Min.Y), c.Max},
			} {
				out.Rules = append(out.Rules, p.box(edge))
			}
		}
	}
	for _, pl := range p.cells {
		out.Glyphs = append(out.Glyphs, p.glyphs(pl)...)
	}
	for _, pl := range p.lines {
		out.Glyphs = append(out.Glyphs, p.glyphs(pl)...)
	}
	return out
}

// box converts a rectangle of the sheet.
func (p *page) box(r image.Rectangle) layout.Box {
	return layout.Box{
		X0: p.pt(r.Min.X), Y0: p.pt(p.size.Y - r.Max.Y),
		X1: p.pt(r.Max.X), Y1: p.pt(p.size.Y - r.Min.Y),
	}
}

// glyphs sets the characters of a place side by side in the boxes of their words.
// All are as high as their line.
func (p *page) glyphs(pl *place) []layout.Glyph {
	if pl.text != "" {
		return p.spread(nil, pl.text, pl.box)
	}
	var out []layout.Glyph
	for _, l := range pl.lines {
		for i, w := range l.words {
			box := image.Rect(w.box.Min.X, l.box.Min.Y, w.box.Max.X, l.box.Max.Y)
			if i+1 < len(l.words) {
				// The boxes of words may overlap, and leave gaps that are no blanks.
				next := l.words[i+1].box.Min.X
				if room := next - box.Max.X; room < 0 || room < l.box.Dy() {
					box.Max.X = max(next, box.Min.X+1)
				}
			}
			out = p.spread(out, w.text, box)
		}
	}
	return out
}

// spread sets the characters of a text side by side in a box.
func (p *page) spread(out []layout.Glyph, text string, box image.Rectangle) []layout.Glyph {
	runes := []rune(text)
	for i, r := range runes {
		part := box
		part.Min.X = box.Min.X + box.Dx()*i/len(runes)
		part.Max.X = max(part.Min.X+1, box.Min.X+box.Dx()*(i+1)/len(runes))
		out = append(out, layout.Glyph{Rune: r, Box: p.box(part)})
	}
	return out
}
