package ocr

import (
	"image"
	"strings"
	"unicode"

	"github.com/gouji/gouji/extract"
)

// place is a part of a page that is read on its own: a cell of a grid, a line of
// running text, or a number in one.
type place struct {
	page    int             // index of its page
	box     image.Rectangle // of its ink, on the sheet
	marks   []mark
	content content
	crop    *image.Gray // what is printed there and nothing else
	lines   []line      // as read, on the sheet
	number  *numeral    // of a figure
	text    string      // of a figure: what the vote says
	word    *word       // of a number in running text: what the line has for it
	ocr     extract.OCR
}

// newPlace looks at a rectangle of a sheet; it returns nil where nothing is
// printed there.
func newPlace(s *sheet, page int, in image.Rectangle) *place {
	marks := s.marks(in)
	content, figures := contentOf(marks)
	if content == blank {
		return nil
	}
	p := &place{page: page, box: around(marks), content: content, marks: marks, crop: s.crop(marks)}
	if content == figure {
		p.count(figures)
	}
	return p
}

// count notes the figures of a number.
func (p *place) count(figures []mark) {
	p.content = figure
	p.number = &numeral{pattern: patternOf(figures)}
	origin := p.origin()
	for _, f := range figures {
		p.number.shapes = append(p.number.shapes, shapeOf(p.crop, f.box.Sub(origin)))
	}
}

// origin is the place on the sheet of the crop's upper left corner.
func (p *place) origin() image.Point {
	return p.box.Min.Sub(image.Pt((p.crop.Rect.Dx()-p.box.Dx())/2, (p.crop.Rect.Dy()-p.box.Dy())/2))
}

// took notes the lines that were read from a picture of the place.
func (p *place) took(lines []line, l look) {
	scale := float64(p.crop.Rect.Dy()) / float64(l.height)
	origin := p.origin()
	place := func(b image.Rectangle) image.Rectangle {
		at := func(x, y int) image.Point {
			return image.Pt(int(float64(x-l.margin)*scale), int(float64(y-l.margin)*scale)).Add(origin)
		}
		return image.Rectangle{at(b.Min.X, b.Min.Y), at(b.Max.X, b.Max.Y)}
	}
	p.lines = nil
	for _, read := range lines {
		if len(read.words) == 0 {
			continue
		}
		read.box = place(read.box).Intersect(p.box.Inset(-1))
		for i := range read.words {
			read.words[i].box = place(read.words[i].box).Intersect(p.box.Inset(-1))
		}
		p.lines = append(p.lines, read)
	}
	p.ocr = extract.OCR{Confidence: leastCertain(p.lines), Readings: 1}
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

// numeric reports whether a text consists of digits and what stands between
// them.
func numeric(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(".,，。、-/ ", r):
			return false
		}
	}
	return digits > 0
}

// words reports whether a text has two Chinese characters, so that it is no
// number however narrow they are, or one that was read with confidence.
func words(text string, confidence float32) bool {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n > 1 || n == 1 && confidence >= confident
}
