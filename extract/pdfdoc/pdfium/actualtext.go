package pdfium

import (
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// offset is how far a character is from where PDFium says it is, in points.
type offset struct{ x, y float64 }

func (o offset) apply(p responses.CharPosition) responses.CharPosition {
	return responses.CharPosition{Left: p.Left + o.x, Right: p.Right + o.x, Top: p.Top + o.y, Bottom: p.Bottom + o.y}
}

// misplaced finds the characters of an ActualText inside a form: PDFium leaves
// out what places the form on the page, and gives all characters of the text one
// origin. Where the text's matrix puts the first of them says where they are.
func (r *pageReader) misplaced(text references.FPDF_TEXTPAGE, count int) []offset {
	const near = 0.5
	out := make([]offset, count)
	var last matrix
	var current offset
	for i := range count {
		m, err := r.in.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
		if err != nil {
			last = matrix{}
			continue
		}
		if matrix(m.Matrix) != last {
			last, current = matrix(m.Matrix), offset{}
			origin, err := r.in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
			if err != nil {
				continue
			}
			o := offset{float64(last.E) - origin.X, float64(last.F) - origin.Y}
			if math.Abs(o.x) > near || math.Abs(o.y) > near {
				current = o
			}
		}
		out[i] = current
	}
	return out
}
