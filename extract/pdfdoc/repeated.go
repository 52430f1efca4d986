package pdfdoc

import (
	"math"
	"slices"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// repeated returns the numbers of the pages that print just what a page before them
// prints: programs that put files together, or mend damaged ones, put one page in
// another's place. Files that hold the whole document more than once lack nothing.
func repeated(pages []layout.Page) []int {
	first := map[uint64]int{}
	like := make([]int, len(pages)) // the page before that prints the same, the page itself for none
	var out []int
	for i := range pages {
		like[i] = i
		const enough = 50 // glyphs; shorter pages may be printed twice
		if len(pages[i].Glyphs) < enough {
			continue
		}
		key := printed(pages[i].Glyphs)
		if k, ok := first[key]; !ok {
			first[key] = i
		} else if slices.Equal(pages[k].Glyphs, pages[i].Glyphs) {
			like[i] = k
			out = append(out, pages[i].Number)
		}
	}
	if len(out) > 0 && copies(like) {
		return nil
	}
	return out
}

// printed is a number that pages have in common that print the same.
func printed(glyphs []layout.Glyph) uint64 {
	const prime = 1099511628211 // of FNV-1
	sum := uint64(len(glyphs))
	for i := range glyphs {
		g := &glyphs[i]
		for _, n := range [...]uint32{uint32(g.Rune), math.Float32bits(g.Box.X0), math.Float32bits(g.Box.Y0)} {
			sum = (sum ^ uint64(n)) * prime
		}
	}
	return sum
}

// copies reports whether all pages come again in their order. One page is no report.
func copies(like []int) bool {
	n := slices.Index(like[1:], 0) + 1 // pages of one copy
	if n <= 1 || len(like)%n > 0 {
		return false
	}
	for i := n; i < len(like); i++ {
		if like[i] != i%n {
			return false
		}
	}
	return true
}
