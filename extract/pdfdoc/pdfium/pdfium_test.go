package pdfium_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract/pdfdoc/internal/pdftest"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

func pages(t *testing.T, f *pdftest.File) []layout.Page {
	e := pdfium.New(pdfium.Options{Instances: 1})
	defer e.Close()
	file, err := e.Read(t.Context(), f.Bytes())
	if err != nil || len(file.Unread) > 0 {
		t.Fatal(err, file)
	}
	return file.Pages
}

func box(x0, y0, x1, y1 float32) layout.Box { return layout.Box{X0: x0, Y0: y0, X1: x1, Y1: y1} }

func near(a, b layout.Box) bool {
	const within = 1.5
	for _, d := range [...]float32{a.X0 - b.X0, a.Y0 - b.Y0, a.X1 - b.X1, a.Y1 - b.Y1} {
		if d > within || d < -within {
			return false
		}
	}
	return true
}

// TestActualText reads texts in a form that is placed by two matrices: those that
// are printed for an ActualText must stand where the others do.
func TestActualText(t *testing.T) {
	form := pdftest.Stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 100 50]/Resources<</Font<</F1 3 0 R>>>>",
		"BT /F1 12 Tf 72 700 Td (AB) Tj ET /Span<</ActualText(AB)>>BDC BT /F1 12 Tf 72 600 Td (XY) Tj ET EMC")
	p := pages(t, &pdftest.File{Pages: []string{"q 1 0 0 1 7 9 cm /X Do Q"}, Resources: "/XObject<</X 4 0 R>>", Objects: []string{form}})[0]
	var text strings.Builder
	for _, g := range p.Glyphs {
		text.WriteRune(g.Rune)
	}
	if text.String() != "ABAB" {
		t.Fatalf("read %q", text.String())
	}
	for i := range 2 {
		a, b := p.Glyphs[i].Box, p.Glyphs[i+2].Box
		a.Y0, a.Y1 = a.Y0-100, a.Y1-100
		if !near(a, b) {
			t.Errorf("%c at %v, want %v", p.Glyphs[i+2].Rune, b, a)
		}
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []layout.Box
	}{
		{"stroked lines", "10 20 m 110 20 l S 30 40 m 30 90 l S", []layout.Box{box(10, 20, 110, 20), box(30, 40, 30, 90)}},
		{"a stroked rectangle", "100 100 200 50 re S", []layout.Box{box(100, 100, 300, 100), box(300, 100, 300, 150), box(100, 150, 300, 150), box(100, 100, 100, 150)}},
		{"a thin filled rectangle", "100 100 200 1 re f", []layout.Box{box(100, 100, 300, 101)}},
		{"two thin rectangles in one path", "100 100 200 1 re 100 100 1 80 re f", []layout.Box{box(100, 100, 300, 101), box(100, 100, 101, 180)}},
		{"a filled area", "100 100 200 50 re f", nil},
		{"a frame between two areas", "10 20 100 50 re 11 21 98 48 re f*", []layout.Box{box(10, 20, 11, 70), box(109, 20, 110, 70), box(10, 20, 110, 21), box(10, 69, 110, 70)}},
		{"two areas apart", "10 20 100 50 re 200 20 100 50 re f", nil},
		{"a white line", "1 G 10 20 m 110 20 l S", nil},
		{"a slanted line", "10 20 m 110 90 l S", nil},
		{"a path that is not drawn", "10 20 m 110 20 l n", nil},
		{"a scaled line", "q 2 0 0 2 5 0 cm 10 20 m 110 20 l S Q", []layout.Box{box(25, 40, 225, 40)}},
	} {
		p := pages(t, &pdftest.File{Pages: []string{c.content}})[0]
		ok := len(p.Rules) == len(c.want)
		for _, w := range c.want {
			found := false
			for _, r := range p.Rules {
				found = found || near(r, w)
			}
			ok = ok && found
		}
		if !ok {
			t.Errorf("%s: got %v, want %v", c.name, p.Rules, c.want)
		}
	}
}

// TestFills finds the filled rectangles, in their order.
func TestFills(t *testing.T) {
	p := pages(t, &pdftest.File{Pages: []string{
		"0 g 100 100 200 50 re f 1 g 110 110 20 20 re f 0.5 g 10 20 m 110 20 l 60 90 l 80 95 l 90 97 l 95 99 l f 100 100 200 1 re f 1 0 0 rg 10 20 30 40 re S",
	}})[0]
	want := []layout.Fill{{Box: box(100, 100, 300, 150)}, {Box: box(110, 110, 130, 130), White: true}}
	if !slices.EqualFunc(p.Fills, want, func(a, b layout.Fill) bool { return near(a.Box, b.Box) && a.White == b.White }) {
		t.Errorf("got %v, want %v", p.Fills, want)
	}
}

// TestInvisible tells printed text over an image from text that is there to be
// searched only.
func TestInvisible(t *testing.T) {
	for mode, want := range map[int]bool{0: false, 3: true} {
		content := fmt.Sprintf("q 595 0 0 842 0 0 cm /X Do Q BT /F1 12 Tf %d Tr 72 700 Td (Hello 12345) Tj ET", mode)
		p := pages(t, &pdftest.File{Pages: []string{content}, Resources: "/XObject<</X 4 0 R>>", Objects: []string{pdftest.Image()}})[0]
		if p.Invisible != want || len(p.Images) != 1 || !near(p.Images[0], layout.Box{X1: 595, Y1: 842}) {
			t.Errorf("mode %d: invisible %v, images %v", mode, p.Invisible, p.Images)
		}
	}
}

// TestAngle reads the direction of turned text, counted against the clock.
func TestAngle(t *testing.T) {
	p := pages(t, &pdftest.File{Pages: []string{"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (A) Tj ET"}})[0]
	if len(p.Glyphs) != 1 || p.Glyphs[0].Angle < -4.8 || p.Glyphs[0].Angle > 1.6 || quarterTurn(p.Glyphs[0].Angle) != 1 {
		t.Errorf("got %v", p.Glyphs)
	}
}

func quarterTurn(angle float32) int { return (int(angle/1.5707 + 4.5)) % 4 }

// TestBounds reads a page with more glyphs than are read.
func TestBounds(t *testing.T) {
	content := "BT /F1 1 Tf 10 800 Td " + strings.Repeat("("+strings.Repeat("1", 1000)+") Tj ", 250) + "ET"
	file := pdftest.File{Pages: []string{content, "BT /F1 12 Tf 72 700 Td (Hello) Tj ET"}}
	got := pages(t, &file)
	if !got[0].Cut || len(got[0].Glyphs) > 0 || got[1].Cut || len(got[1].Glyphs) != 5 {
		t.Errorf("cut %v with %d glyphs, cut %v with %d", got[0].Cut, len(got[0].Glyphs), got[1].Cut, len(got[1].Glyphs))
	}
}
