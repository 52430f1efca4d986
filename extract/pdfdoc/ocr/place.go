package ocr

import (
	"image"
	"strings"
	"unicode"

	"github.com/gouji/gouji/extract"
)

// place is a part of a page that is read on its own: a cell of a grid, a line of
// running text, or a number in one of these.
type place struct {
	box     image.Rectangle // of its ink, on the sheet
	marks   []mark
	content content
	crop    *image.Gray // what is printed there
	lines   []line      // as read, on the sheet
	number  *numeral    // of a figure
	text    string      // instead of the lines: what the vote says
	margin  bool        // a page number
	ocr     extract.OCR
}

// newCell looks at the inside of a cell. Print that is too faint to be read, or
// that goes on in the next cell, is noted as such.
func newCell(s *sheet, cell image.Rectangle) *place {
	in := s.interior(cell)
	p := newPlace(s, in)
	if p == nil {
		if box := s.pale(in); !box.Empty() {
			return &place{box: box, content: lost, text: extract.Unread}
		}
		return nil
	}
	if p.content == figure {
		p.number.cut = p.box.Min.X <= in.Min.X || p.box.Max.X >= in.Max.X ||
			!s.pale(in).In(p.box.Inset(-s.px(0.025)))
		p.number.touched = p.box.Min.Y <= in.Min.Y || p.box.Max.Y >= in.Max.Y
	}
	return p
}

// newPlace looks at a rectangle of a sheet; it returns nil where nothing is
// printed there.
func newPlace(s *sheet, in image.Rectangle) *place {
	marks, remains := s.marks(in)
	content, figures := contentOf(marks, s.px(0.03))
	if content == blank {
		return nil
	}
	p := &place{box: around(marks), content: content, marks: marks}
	p.crop = crop(s.gray, p.box.Inset(-s.px(0.025)).Intersect(in))
	erase(p.crop, remains)
	if content == script {
		if figures = parted(p.crop, marks); figures != nil {
			p.content = figure
		}
	}
	if p.content == figure {
		p.number = newNumeral(p.crop, figures)
		p.number.parted = content == script
	}
	return p
}

// newNumeral notes the figures of a number.
func newNumeral(crop *image.Gray, figures []mark) *numeral {
	n := &numeral{pattern: patternOf(figures)}
	for _, f := range figures {
		n.shapes = append(n.shapes, shapeOf(crop, f.box))
	}
	return n
}

// took notes the lines that were read from a picture of the place.
func (p *place) took(lines []line, l look) {
	scale := float64(p.crop.Rect.Dy()) / float64(l.height)
	onSheet := func(b image.Rectangle) image.Rectangle {
		at := func(v image.Point) image.Point {
			return image.Pt(int(float64(v.X-l.margin)*scale), int(float64(v.Y-l.margin)*scale)).Add(p.crop.Rect.Min)
		}
		return image.Rectangle{at(b.Min), at(b.Max)}.Intersect(p.box.Inset(-1))
	}
	p.lines = nil
	for _, read := range lines {
		if len(read.words) == 0 {
			continue
		}
		read.box = onSheet(read.box)
		for i := range read.words {
			read.words[i].box = onSheet(read.words[i].box)
		}
		p.lines = append(p.lines, read)
	}
	p.text = ""
	if len(p.lines) == 0 {
		p.text = extract.Unread
	}
	p.ocr = extract.OCR{Confidence: leastCertain(p.lines)}
}

// printed returns all that was read, without the blanks that tesseract puts
// between words.
func printed(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, w := range l.words {
			b.WriteString(w.text)
		}
	}
	return b.String()
}

// leastCertain returns the lowest confidence of the words, 0 where there are none.
func leastCertain(lines []line) float32 {
	least, any := float32(1), false
	for _, l := range lines {
		for _, w := range l.words {
			least, any = min(least, w.confidence), true
		}
	}
	if !any {
		return 0
	}
	return least
}

// chineseText reports whether a text is no number however narrow its characters
// are: it has two Chinese ones, or one that was read with confidence.
func chineseText(text string, confidence float32) bool {
	n := hanCount(text)
	return n > 1 || n == 1 && confidence >= confident
}

// hanCount counts the Chinese characters of a text.
func hanCount(text string) int {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
