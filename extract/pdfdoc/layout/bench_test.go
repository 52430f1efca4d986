package layout

import (
	"fmt"
	"math/rand/v2"
	"testing"
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

// BenchmarkScattered reads pages that hold as much as a page may, in no order.
func BenchmarkScattered(b *testing.B) {
	for _, size := range [][2]int{{200_000, 0}, {0, 100_000}, {100_000, 20_000}, {1000, 1000}} {
		b.Run(fmt.Sprintf("%d glyphs %d rules", size[0], size[1]), func(b *testing.B) {
			p := scattered(rand.New(rand.NewPCG(1, 2)), size[0], size[1])
			for b.Loop() {
				document(b, []Page{p})
			}
		})
	}
}
