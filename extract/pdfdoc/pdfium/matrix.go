package pdfium

import (
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// matrix maps points as in PDF: x' = A x + C y + E, y' = B x + D y + F.
type matrix structs.FPDF_FS_MATRIX

func identity() matrix { return matrix{A: 1, D: 1} }

// after returns the matrix that does inner first and then m.
func (m matrix) after(inner matrix) matrix {
	e, f := m.point(inner.E, inner.F)
	return matrix{
		A: m.A*inner.A + m.C*inner.B, B: m.B*inner.A + m.D*inner.B,
		C: m.A*inner.C + m.C*inner.D, D: m.B*inner.C + m.D*inner.D,
		E: e, F: f,
	}
}

func (m matrix) point(x, y float32) (float32, float32) {
	return m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F
}

// box returns the box around a box that was mapped.
func (m matrix) box(b layout.Box) layout.Box {
	if m == identity() {
		return b
	}
	x, y := m.point(b.X0, b.Y0)
	out := layout.Box{X0: x, Y0: y, X1: x, Y1: y}
	for _, corner := range [...][2]float32{{b.X1, b.Y0}, {b.X0, b.Y1}, {b.X1, b.Y1}} {
		x, y := m.point(corner[0], corner[1])
		out = layout.Box{X0: min(out.X0, x), Y0: min(out.Y0, y), X1: max(out.X1, x), Y1: max(out.Y1, y)}
	}
	return out
}
