package pdfium

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// thin is the width up to which a filled rectangle is a line, in points.
const thin = 3

// path reads the straight lines of a path: the path itself where it is thin, the
// edges that are stroked, the thin parts that are filled. White is no line.
func (r *pageReader) path(path references.FPDF_PAGEOBJECT, m matrix) error {
	box, ok := r.bounded(path, m)
	if !ok {
		return nil
	}
	mode, err := r.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: path})
	if err != nil {
		return nil // a path that is not drawn
	}
	stroked := mode.Stroke && r.visible(path, true)
	filled := mode.FillMode != enums.FPDF_FILLMODE_NONE && !stroked && r.visible(path, false)
	if mode.FillMode != enums.FPDF_FILLMODE_NONE {
		r.fill(path, box)
	}
	if !stroked && !filled {
		return nil
	}
	if w, h := box.X1-box.X0, box.Y1-box.Y0; min(w, h) <= thin {
		if max(w, h) > thin {
			r.out.Rules = append(r.out.Rules, box)
			if r.ends.add(box) {
				r.clip(path)
			}
		} else {
			r.dots = append(r.dots, box)
		}
		return nil
	}
	return r.segments(path, m, stroked)
}

// fill notes a rectangle that is filled with one colour.
func (r *pageReader) fill(path references.FPDF_PAGEOBJECT, box layout.Box) {
	const most, edges = 10_000, 5
	if box.X1-box.X0 <= thin || box.Y1-box.Y0 <= thin || len(r.out.Fills) == most {
		return
	}
	count, err := r.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || count.Count > edges {
		return
	}
	got, err := r.in.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: path})
	if err != nil || got.FillColor.A == 0 {
		return
	}
	r.out.Fills = append(r.out.Fills, layout.Fill{Box: box, White: !seen(got.FillColor)})
}

// segments reads the edges of a stroked path or the thin parts of a filled one.
func (r *pageReader) segments(path references.FPDF_PAGEOBJECT, m matrix, stroked bool) error {
	own, err := r.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return nil
	}
	count, err := r.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || !stroked && count.Count < 8 {
		return err // one filled area
	}
	p := pen{stroked: stroked, m: m.after(matrix(own.Matrix))}
	for i := range count.Count {
		if r.budget--; r.budget <= 0 {
			r.budget, r.out.Cut = 0, true
			break
		}
		segment, err := r.in.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
		if err != nil {
			return err
		}
		kind, err := r.in.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		at, err := r.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		closes, err := r.in.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment})
		if err != nil {
			return err
		}
		p.segment(kind.Type, at.X, at.Y, closes.IsClose)
	}
	p.end()
	r.out.Rules = append(r.out.Rules, p.rules...)
	r.dots = append(r.dots, p.dots...)
	return nil
}

// visible reports whether a path's line or area is seen on white paper.
func (r *pageReader) visible(path references.FPDF_PAGEOBJECT, stroke bool) bool {
	var c structs.FPDF_COLOR
	if stroke {
		got, err := r.in.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: path})
		if err != nil {
			return true // a pattern
		}
		c = got.StrokeColor
	} else {
		got, err := r.in.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: path})
		if err != nil {
			return true
		}
		c = got.FillColor
	}
	return seen(c)
}

// seen reports whether a colour is seen on white paper.
func seen(c structs.FPDF_COLOR) bool {
	const white = 250
	return c.A > 0 && min(c.R, c.G, c.B) < white
}

// pen follows a path.
type pen struct {
	stroked        bool
	m              matrix
	x, y           float32 // where it is
	startX, startY float32 // where the part began
	part           layout.Box
	edges, along   int        // of the part: how many there are, and how many lie along the axes
	before         layout.Box // the part before, where it was a rectangle
	rules          []layout.Box
	dots           []layout.Box // areas that are thin both ways
}

// segment follows one segment of the path to its end.
func (p *pen) segment(kind enums.FPDF_SEGMENT, x, y float32, closes bool) {
	x, y = p.m.point(x, y)
	switch kind {
	case enums.FPDF_SEGMENT_MOVETO:
		p.end()
		p.startX, p.startY = x, y
		p.part = layout.Box{X0: x, Y0: y, X1: x, Y1: y}
	case enums.FPDF_SEGMENT_LINETO:
		p.line(x, y)
	}
	p.part = layout.Box{X0: min(p.part.X0, x), Y0: min(p.part.Y0, y), X1: max(p.part.X1, x), Y1: max(p.part.Y1, y)}
	p.x, p.y = x, y
	if closes {
		p.line(p.startX, p.startY)
		p.x, p.y = p.startX, p.startY
	}
}

// line draws to a place where the path is stroked.
func (p *pen) line(x, y float32) {
	b := layout.Box{X0: min(p.x, x), Y0: min(p.y, y), X1: max(p.x, x), Y1: max(p.y, y)}
	const slant = 1
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if max(w, h) == 0 {
		return
	}
	p.edges++
	if min(w, h) > slant {
		return
	}
	p.along++
	if p.stroked && max(w, h) > thin {
		p.rules = append(p.rules, b)
	}
}

// end ends a part of the path: of those that are filled a thin one is a line, and
// a rectangle just inside the one before leaves four.
func (p *pen) end() {
	w, h := p.part.X1-p.part.X0, p.part.Y1-p.part.Y0
	rectangle := p.edges == 4 && p.along == 4
	switch {
	case p.stroked || p.edges == 0:
	case min(w, h) <= thin:
		if max(w, h) > thin {
			p.rules = append(p.rules, p.part)
		} else {
			p.dots = append(p.dots, p.part)
		}
	case rectangle:
		p.rules = append(p.rules, layout.Between(p.before, p.part, thin)...)
	}
	p.before = layout.Box{}
	if rectangle {
		p.before = p.part
	}
	p.edges, p.along = 0, 0
}
