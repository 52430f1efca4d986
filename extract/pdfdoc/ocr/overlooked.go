package ocr

import (
	"cmp"
	"image"
	"slices"

	"github.com/gouji/gouji/extract"
)

// mostOverlooked bounds the places that are added to a page for print that was
// not read.
const mostOverlooked = 2000

// overlooked returns places for the figures and dashes outside of the grids on
// which tesseract found no line: it leaves out numbers that stand apart, as in the
// columns of a table without lines. Nothing is known of them but that they are
// printed, so that no cell is taken for blank. Page numbers are left out.
func (s *sheet) overlooked(grids []*grid, lines []*place) []*place {
	rest := &sheet{gray: s.gray, ink: s.ink.clone(), dpi: s.dpi}
	for _, g := range grids {
		rest.ink.clear(g.box().Inset(-s.px(0.03)))
	}
	for _, l := range lines {
		rest.ink.clear(l.box.Inset(-s.px(0.012)))
	}
	marks, _ := rest.marks(s.gray.Rect)
	var out []*place
	for _, r := range rest.runs(marks) {
		kind, _ := contentOf(r.marks, s.px(0.03))
		if kind != figure && kind != dash || s.inMargin(r.box, lines) {
			continue
		}
		if out = append(out, &place{box: r.box, marks: r.marks, content: lost, text: extract.Unread}); len(out) == mostOverlooked {
			break
		}
	}
	return out
}

// inMargin reports whether a box is at the upper or lower edge, where page numbers
// are, with no line beside it.
func (s *sheet) inMargin(box image.Rectangle, lines []*place) bool {
	height := s.gray.Rect.Dy()
	if box.Min.Y*12 > height && box.Max.Y*12 < height*11 {
		return false
	}
	return !slices.ContainsFunc(lines, func(l *place) bool { return l.box.Min.Y < box.Max.Y && box.Min.Y < l.box.Max.Y })
}

// run is a series of marks beside each other.
type run struct {
	box   image.Rectangle
	marks []mark
}

// runs puts marks that have the size of figures, or of dashes, together with those
// beside them. The marks come from left to right, the runs from top to bottom.
func (s *sheet) runs(marks []mark) []run {
	low, high, thin := s.px(0.045), s.px(0.22), s.px(0.03)
	var ended, open []run
	for _, m := range marks {
		w, h := m.box.Dx(), m.box.Dy()
		figure := h >= low && h <= high
		dash := h <= thin && w >= low
		if !figure && !dash || w > 2*high {
			continue
		}
		beside := -1
		going := open[:0]
		for _, r := range open {
			switch {
			case m.box.Min.X-r.box.Max.X > high:
				ended = append(ended, r)
				continue
			case (m.box.Min.X-r.box.Max.X)*10 <= max(h, r.box.Dy())*7 && m.box.Min.Y < r.box.Max.Y && r.box.Min.Y < m.box.Max.Y:
				beside = len(going)
			}
			going = append(going, r)
		}
		if open = going; beside < 0 {
			open = append(open, run{m.box, []mark{m}})
			continue
		}
		r := &open[beside]
		r.box, r.marks = r.box.Union(m.box), append(r.marks, m)
	}
	ended = append(ended, open...)
	slices.SortFunc(ended, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.box.Min.Y, b.box.Min.Y), cmp.Compare(a.box.Min.X, b.box.Min.X))
	})
	return ended
}
