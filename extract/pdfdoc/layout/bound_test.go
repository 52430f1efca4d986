package layout

import (
	"math/rand/v2"
	"testing"
	"time"
)

// scattered returns a page with glyphs and rules at random.
func scattered(rng *rand.Rand, glyphs, rules int) Page {
	p := Page{Number: 1, Box: Box{0, 0, pageWidth, pageHeight}}
	text := []rune("0123456789一二三规章许可、，（）—")
	for range glyphs {
		x, y := rng.Float32()*pageWidth, rng.Float32()*pageHeight
		p.Glyphs = append(p.Glyphs, Glyph{Rune: text[rng.IntN(len(text))], Box: Box{x, y, x + 1 + 9*rng.Float32(), y + 1 + 9*rng.Float32()}})
	}
	for i := range rules {
		x, y, l := rng.Float32()*pageWidth, rng.Float32()*pageHeight, 300*rng.Float32()
		if i%2 == 0 {
			p.Rules = append(p.Rules, Box{x, y, x + l, y})
		} else {
			p.Rules = append(p.Rules, Box{x, y, x, y + l})
		}
	}
	return p
}

// TestScattered reads pages that hold as much as a page may, in no order.
func TestScattered(t *testing.T) {
	for _, size := range [][2]int{{200_000, 0}, {0, 100_000}, {100_000, 20_000}, {2000, 2000}} {
		p := scattered(rand.New(rand.NewPCG(1, 2)), size[0], size[1])
		begin := time.Now()
		document(t, []Page{p})
		t.Logf("%d glyphs, %d rules: %v", size[0], size[1], time.Since(begin).Round(time.Millisecond))
	}
}
