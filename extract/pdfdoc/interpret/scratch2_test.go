package interpret

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

func TestCompare(t *testing.T) {
	e := pdfium.New(pdfium.Options{})
	defer e.Close()
	files, _ := filepath.Glob("/work/shared/samples/pdf/*.pdf")
	more, _ := filepath.Glob("/work/shared/samples/*.pdf")
	for _, f := range append(files, more...) {
		b, _ := os.ReadFile(f)
		one, err1 := e.Read(context.Background(), b)
		two, err2 := (&Reader{}).Read(context.Background(), b)
		if err1 != nil || err2 != nil {
			fmt.Println(filepath.Base(f), err1, err2)
			continue
		}
		for i := range one.Pages {
			a, c := one.Pages[i], two.Pages[i]
			fmt.Printf("%-26s p%d glyphs %d %d rules %d %d images %d %d inv %v %v box %v %v ", filepath.Base(f), i+1, len(a.Glyphs), len(c.Glyphs), len(a.Rules), len(c.Rules), len(a.Images), len(c.Images), a.Invisible, c.Invisible, a.Box, c.Box)
			// nearest glyph of same rune
			far, maxd := 0, 0.0
			for _, g := range c.Glyphs {
				best := 1e9
				for _, h := range a.Glyphs {
					if layout.Plain(h.Rune) == layout.Plain(g.Rune) && math.Abs(float64(h.Angle-g.Angle)) < 0.1 {
						d := math.Hypot(float64(h.Box.X0+h.Box.X1-g.Box.X0-g.Box.X1)/2, float64(h.Box.Y0+h.Box.Y1-g.Box.Y0-g.Box.Y1)/2)
						best = min(best, d)
					}
				}
				if best > 6 {
					far++
				} else {
					maxd = max(maxd, best)
				}
			}
			fmt.Printf("far %d max %.1f", far, maxd)
			var ra, rc []int
			for _, g := range a.Glyphs {
				ra = append(ra, int(layout.Plain(g.Rune)))
			}
			for _, g := range c.Glyphs {
				rc = append(rc, int(layout.Plain(g.Rune)))
			}
			sort.Ints(ra)
			sort.Ints(rc)
			fmt.Println(" same runes", fmt.Sprint(ra) == fmt.Sprint(rc))
		}
	}
}
