package interpret

import (
	"math"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// matrix maps points as in PDF: x' = a x + c y + e, y' = b x + d y + f.
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

// after returns the matrix that does inner first and then m.
func (m matrix) after(inner matrix) matrix {
	e, f := m.point(inner.e, inner.f)
	return matrix{
		a: m.a*inner.a + m.c*inner.b, b: m.b*inner.a + m.d*inner.b,
		c: m.a*inner.c + m.c*inner.d, d: m.b*inner.c + m.d*inner.d,
		e: e, f: f,
	}
}

// shifted returns m after a move by x and y.
func (m matrix) shifted(x, y float64) matrix {
	m.e, m.f = m.point(x, y)
	return m
}

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// angle is the direction of the x axis after mapping, in radians.
func (m matrix) angle() float32 { return float32(math.Atan2(m.b, m.a)) }

// box returns the box around a rectangle that is mapped.
func (m matrix) box(x0, y0, x1, y1 float64) layout.Box {
	b := emptyBox()
	for _, corner := range [...][2]float64{{x0, y0}, {x1, y0}, {x0, y1}, {x1, y1}} {
		b = extended(b, m, corner[0], corner[1])
	}
	return b
}

// emptyBox is the box around nothing.
func emptyBox() layout.Box {
	return layout.Box{X0: math.MaxFloat32, Y0: math.MaxFloat32, X1: -math.MaxFloat32, Y1: -math.MaxFloat32}
}

// extended returns the box around a box and a mapped point.
func extended(b layout.Box, m matrix, x, y float64) layout.Box {
	x, y = m.point(x, y)
	fx, fy := float32(x), float32(y)
	return layout.Box{X0: min(b.X0, fx), Y0: min(b.Y0, fy), X1: max(b.X1, fx), Y1: max(b.Y1, fy)}
}

// around returns the box around two.
func around(a, b layout.Box) layout.Box {
	return layout.Box{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}
