package layout

import "testing"

// TestHostile lays pages out of which nothing can be made: each has to end, and
// what is written is bounded.
func TestHostile(t *testing.T) {
	const many = 200_000
	glyph := func(r rune, x, y, size float32) Glyph { return Glyph{Rune: r, Box: Box{x, y, x + size, y + size}} }
	spread := func(r rune, columns int, dx, dy, size float32) (out []Glyph) {
		for i := range many {
			out = append(out, glyph(r, float32(i%columns)*dx, float32(i/columns)*dy, size))
		}
		return out
	}
	rules := func(n int, dy float32) (out []Box) {
		for i := range n {
			out = append(out, Box{float32(i % 50), float32(i) * dy, 900, float32(i) * dy})
		}
		return out
	}
	for name, page := range map[string]Page{
		"a value in every place":      {Box: Box{0, 0, 20_000, 20_000}, Glyphs: spread('1', 400, 30, 15, 10)},
		"one line without room":       {Box: Box{0, 0, 1e6, 1e6}, Glyphs: spread('规', many, 4, 0, 4)},
		"one line of single values":   {Box: Box{0, 0, 1e6, 1e6}, Glyphs: spread('1', many, 4, 0, 1)},
		"one column":                  {Box: Box{0, 0, 1e6, 1e6}, Glyphs: spread('1', 1, 0, 4, 3)},
		"two columns far apart":       {Box: Box{0, 0, 1e6, 1e6}, Glyphs: spread('章', 2, 900_000, 4, 3)},
		"lines over each other":       {Box: Box{0, 0, 1000, 1000}, Glyphs: spread('1', 40, 20, 0.01, 5)},
		"rules through everything":    {Box: Box{0, 0, 20_000, 20_000}, Glyphs: spread('1', 400, 30, 15, 10), Rules: rules(3000, 3)},
		"cells between a few rules":   {Box: Box{0, 0, 3000, 3000}, Glyphs: spread('章', 70, 40, 0.5, 10)[:4900], Rules: rules(400, 3)},
		"many values between a few":   {Box: Box{0, 0, 3000, 3000}, Glyphs: spread('1', 70, 40, 20, 10)[:4900], Rules: rules(4, 900)},
		"a table of tiny cells":       {Box: Box{0, 0, 3000, 3000}, Glyphs: spread('1', 400, 7, 5, 1), Rules: rules(450, 6)},
		"all characters on one place": {Box: Box{0, 0, 1000, 1000}, Glyphs: spread('章', many, 0, 0, 10)},
	} {
		page.Number = 1
		res := document(t, []Page{page})
		if len(res.Source) > 2*maxAligned {
			t.Errorf("%s: %d bytes", name, len(res.Source))
		}
	}
}
