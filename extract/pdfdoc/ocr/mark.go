package ocr

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/extract"
)

// Mark notes on the cells and paragraphs that were laid out from the scan's
// pages how they were read, and sets their boxes where the print is on the page
// as it was scanned. Blocks of other pages stay as they are.
func (s *Scan) Mark(blocks []extract.Block) {
	indexes := map[int]*index{}
	for number, p := range s.pages {
		indexes[number] = p.index()
	}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == extract.TableBlock {
			for k := range b.Table.Cells {
				c := &b.Table.Cells[k]
				if x := indexes[c.Pos.Page]; x != nil {
					c.OCR = x.reading(c.Box, c.Text)
					c.Box = x.page.scanned(c.Box)
				}
			}
		} else if x := indexes[b.Pos.Page]; x != nil {
			for k := range b.Parts {
				part := &b.Parts[k]
				part.OCR = x.reading(part.Box, b.Text)
				part.Box = x.page.scanned(part.Box)
			}
			b.OCR = x.reading(b.Box, b.Text)
		}
	}
	for _, x := range indexes {
		x.orphans(blocks)
	}
	for i := range blocks {
		if x := indexes[blocks[i].Pos.Page]; x != nil {
			blocks[i].Box = x.page.scanned(blocks[i].Box)
		}
	}
}

// reading returns how the text in a box was read, nil where nothing is printed.
func (x *index) reading(box extract.Box, text string) *extract.OCR {
	var sum *extract.OCR
	x.within(box, func(pl *place) { sum = joined(sum, &pl.ocr) })
	if sum == nil && text != "" {
		return &extract.OCR{}
	}
	return sum
}

// joined returns the reading of a text that was read in two parts: what is
// certain of the less certain one.
func joined(a, b *extract.OCR) *extract.OCR {
	if a == nil {
		whole := *b
		whole.Candidates = slices.Clone(b.Candidates)
		return &whole
	}
	return &extract.OCR{
		Confidence: min(a.Confidence, b.Confidence),
		Readings:   leastOf(a.Readings, b.Readings),
		Candidates: append(a.Candidates, b.Candidates...),
	}
}

// orphans adds the places that are in no box to the paragraph that began on an
// earlier page and goes on to this one.
func (x *index) orphans(blocks []extract.Block) {
	var open *extract.Block
	for i := range blocks {
		if b := &blocks[i]; b.Pos.Page < x.page.number {
			open = b
		}
	}
	if open == nil || open.OCR == nil {
		return
	}
	for _, p := range x.places {
		if !p.used {
			open.OCR = joined(open.OCR, &p.place.ocr)
		}
	}
}

// scanned gives a box of the upright sheet its place on the page.
func (p *page) scanned(b extract.Box) extract.Box {
	scale := p.dpi / 72
	x, y := p.turn.back(float64(b[0]+b[2])/2*scale, float64(b[1]+b[3])/2*scale)
	dx, dy := float32(x/scale)-(b[0]+b[2])/2, float32(y/scale)-(b[1]+b[3])/2
	return extract.Box{b[0] + dx, b[1] + dy, b[2] + dx, b[3] + dy}
}

// index holds the places of a page by the height of their middles.
type index struct {
	page   *page
	places []indexed
}

type indexed struct {
	place *place
	x, y  float32 // its middle, in points from the upper left corner
	used  bool
}

func (p *page) index() *index {
	x := &index{page: p}
	for _, set := range [...][]*place{p.cells, p.lines} {
		for _, pl := range set {
			x.places = append(x.places, indexed{
				place: pl,
				x:     p.pt(pl.box.Min.X+pl.box.Max.X) / 2,
				y:     p.pt(pl.box.Min.Y+pl.box.Max.Y) / 2,
			})
		}
	}
	slices.SortStableFunc(x.places, func(a, b indexed) int { return cmp.Compare(a.y, b.y) })
	return x
}

// within calls do for the places in a box.
func (x *index) within(b extract.Box, do func(*place)) {
	i, _ := slices.BinarySearchFunc(x.places, b[1], func(p indexed, y float32) int { return cmp.Compare(p.y, y) })
	for ; i < len(x.places) && x.places[i].y <= b[3]; i++ {
		if p := &x.places[i]; p.x >= b[0] && p.x <= b[2] {
			p.used = true
			do(p.place)
		}
	}
}
