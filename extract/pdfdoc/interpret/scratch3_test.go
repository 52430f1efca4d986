package interpret

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

func TestPeek(t *testing.T) {
	e := pdfium.New(pdfium.Options{})
	defer e.Close()
	for _, f := range []string{"chromium_ruled.pdf", "chromium_ruled_ttf.pdf", "cmap_GBK-EUC-H.pdf"} {
		b, _ := os.ReadFile("/work/shared/samples/pdf/" + f)
		one, _ := e.Read(context.Background(), b)
		two, _ := (&Reader{}).Read(context.Background(), b)
		a, c := one.Pages[0], two.Pages[0]
		for i := 0; i < 6; i++ {
			fmt.Printf("%c %v %v | %c %v %v\n", a.Glyphs[i].Rune, a.Glyphs[i].Box, a.Glyphs[i].Angle, c.Glyphs[i].Rune, c.Glyphs[i].Box, c.Glyphs[i].Angle)
		}
		n := map[rune]int{}
		for _, g := range c.Glyphs {
			n[g.Rune]++
		}
		for _, g := range a.Glyphs {
			n[g.Rune]--
		}
		for r, k := range n {
			if k != 0 {
				fmt.Printf("%c %d; ", r, k)
			}
		}
		fmt.Println()
	}
}
