package pdfium

import (
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// PDFium keeps the area to which an object is clipped only where the object is not
// wholly inside it. So those are asked for that reach far.

// ends are the places at which lines end, in whole points. A table has many lines
// and few such places.
type ends map[end]struct{}

type end struct {
	across bool // of lines along the x axis
	at     float32
}

// add notes the ends of a line and reports whether one of them is new.
func (e ends) add(line layout.Box) bool {
	across := line.X1-line.X0 >= line.Y1-line.Y0
	from, to := line.Y0, line.Y1
	if across {
		from, to = line.X0, line.X1
	}
	before := len(e)
	e[end{across, float32(math.Round(float64(from)))}] = struct{}{}
	e[end{across, float32(math.Round(float64(to)))}] = struct{}{}
	return len(e) > before
}

// textClips finds the areas to which the text is clipped that reaches farthest in
// its own direction, in each of some bands of the page.
func (r *pageReader) textClips(text references.FPDF_TEXTPAGE, chars []*responses.GetPageTextStructuredChar) {
	const directions, bands = 3, 16
	type reach struct {
		far   float64
		index int
	}
	farthest := map[[2]int]reach{} // by direction and band
	width, height := float64(r.out.Box.X1-r.out.Box.X0), float64(r.out.Box.Y1-r.out.Box.Y0)
	for i, c := range chars {
		at := c.PointPosition
		direction, along, far := 0, at.Bottom/height, at.Right
		switch steep := math.Sin(c.Angle); { // PDFium counts clockwise
		case c.Text == "" || c.Text <= " ":
			continue
		case steep < -0.7:
			direction, along, far = 1, at.Left/width, at.Top
		case steep > 0.7:
			direction, along, far = 2, at.Left/width, -at.Bottom
		}
		band := [2]int{direction, int(max(0, min(along, 1)) * bands)}
		if best, ok := farthest[band]; !ok || far > best.far {
			farthest[band] = reach{far, i}
		}
	}
	for direction := range directions {
		for band := range bands + 1 {
			c, ok := farthest[[2]int{direction, band}]
			if !ok {
				continue
			}
			object, err := r.in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: c.index})
			if err == nil {
				r.clip(object.TextObject)
			}
		}
	}
}

// clip notes the area to which an object is clipped, unless to a shape of many
// parts.
func (r *pageReader) clip(object references.FPDF_PAGEOBJECT) {
	clip, err := r.in.FPDFPageObj_GetClipPath(&requests.FPDFPageObj_GetClipPath{PageObject: object})
	if err != nil {
		return
	}
	const most = 8 // paths, and segments of one
	paths, err := r.in.FPDFClipPath_CountPaths(&requests.FPDFClipPath_CountPaths{ClipPath: clip.ClipPath})
	if err != nil || paths.Count == 0 || paths.Count > most {
		return
	}
	area := r.out.Box
	for i := range paths.Count {
		segments, err := r.in.FPDFClipPath_CountPathSegments(&requests.FPDFClipPath_CountPathSegments{ClipPath: clip.ClipPath, PathIndex: i})
		if err != nil || segments.Count == 0 || segments.Count > most {
			return
		}
		var box layout.Box
		for k := range segments.Count {
			segment, err := r.in.FPDFClipPath_GetPathSegment(&requests.FPDFClipPath_GetPathSegment{ClipPath: clip.ClipPath, PathIndex: i, SegmentIndex: k})
			if err != nil {
				return
			}
			at, err := r.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
			if err != nil {
				return
			}
			if k == 0 {
				box = layout.Box{X0: at.X, Y0: at.Y, X1: at.X, Y1: at.Y}
			}
			box = layout.Box{X0: min(box.X0, at.X), Y0: min(box.Y0, at.Y), X1: max(box.X1, at.X), Y1: max(box.Y1, at.Y)}
		}
		area = area.Within(box)
	}
	r.out.Clip(area)
}
