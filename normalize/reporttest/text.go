package reporttest

import (
	"math/rand/v2"
	"strings"
)

func textPrinters() []Printer {
	return []Printer{
		{Name: "text-tabs-lost", Format: Text, Explicit: true,
			Doc:   "Cells joined by tabs, those under a span lost, rows padded at the end: pages saved as text.",
			print: flow(tabsLost)},
		{Name: "text-tabs-kept", Format: Text, Explicit: true,
			Doc:   "Cells joined by tabs, those under a span kept empty: copied from a spreadsheet.",
			print: flow(tabsKept)},
		{Name: "text-tabs-mixed", Format: Text, Explicit: true,
			Doc:   "Cells joined by tabs, row spans kept empty and column spans lost: tables of text editors.",
			print: flow(tabsMixed)},
		{Name: "text-tabs-filled", Format: Text, Explicit: true,
			Doc:   "Cells joined by tabs, the text of a merged cell in each of its places: converters that unmerge cells.",
			print: flow(tabsFilled)},
		{Name: "text-aligned-wide", Format: Text, Explicit: false,
			Doc:       "Columns aligned by blanks, a Chinese character two columns wide: pdftotext -layout in newer versions.",
			Vanishing: true, print: aligned(2)},
		{Name: "text-aligned-narrow", Format: Text, Explicit: false,
			Doc:       "Columns aligned by blanks, a Chinese character one column wide: pdftotext -layout in older versions.",
			Vanishing: true, print: aligned(1)},
		{Name: "text-cells", Format: Text, Lossy: true,
			Doc:     "One cell a line, empty cells dropped: text taken from a page's elements.",
			Unlined: true, print: flow(cellLines)},
		{Name: "text-cells-spaced", Format: Text, Explicit: true,
			Doc:       "One cell a line with an empty line behind it, an empty cell one more line: browsers' copies.",
			Vanishing: true, Unlined: true, print: flow(cellsSpaced)},
		{Name: "text-blanks", Format: Text, Lossy: true,
			Doc:   "Label and values of a row separated by single blanks: pdftotext without -layout, retyped tables.",
			print: flow(blanksRows)},
		{Name: "text-one-line", Format: Text, Lossy: true,
			Doc:     "The whole report in one line, everything separated by single blanks: collectors that fold white space.",
			Unlined: true, print: oneLine},
		{Name: "text-fused", Format: Text, Lossy: true, Fused: true,
			Doc:   "Cells run together without separators, as a page's text content gives them.",
			print: fused},
	}
}

// flow writes titles, headings and paragraphs on lines of their own, tables by
// the given function.
func flow(tableText func(*rand.Rand, *grid) string) func(*rand.Rand, *report) string {
	return func(rng *rand.Rand, d *report) string {
		gap := pick(rng, []string{"\n", "\n\n"})
		indent := pick(rng, []string{"", "", "　　", "  "})
		var s strings.Builder
		s.Grow(8 << 10)
		for _, b := range d.blocks {
			switch b.kind {
			case table:
				s.WriteString(tableText(rng, b.grid))
				s.WriteString(gap)
			case pageBreak:
				s.WriteString(pageFeed(rng, b.text))
			case paragraph, heading:
				s.WriteString(indent + b.String() + gap)
			default:
				s.WriteString(b.String() + gap)
			}
		}
		return s.String()
	}
}

// pageFeed prints the number at the end of a page, sometimes with a form feed.
func pageFeed(rng *rand.Rand, number string) string {
	s := "\n" + number + "\n"
	if chance(rng, 2) {
		s += "\f"
	}
	return s
}

// oneLined is a cell's text without the breaks inside it.
func oneLined(c *cell) string { return strings.ReplaceAll(c.String(), "\n", "") }

func tabsLost(_ *rand.Rand, g *grid) string {
	width := g.width()
	var s strings.Builder
	for _, line := range g.rows {
		n := 0
		for i := range line {
			s.WriteString(oneLined(&line[i]))
			if n++; n < width {
				s.WriteByte('\t')
			}
		}
		s.WriteString(strings.Repeat("\t", max(0, width-n-1)))
		s.WriteByte('\n')
	}
	return s.String()
}

// tabbed writes the table's full matrix; show says what stands in a place that
// is not its cell's first.
func tabbed(g *grid, show func(c *cell, r, k int, m [][]*cell) (string, bool)) string {
	m := g.matrix()
	var s strings.Builder
	for r, line := range m {
		n := 0
		for k, c := range line {
			text, printed := "", true
			first := c != nil && (r == 0 || m[r-1][k] != c) && (k == 0 || line[k-1] != c)
			switch {
			case first:
				text = oneLined(c)
			case c != nil:
				text, printed = show(c, r, k, m)
			}
			if !printed {
				continue
			}
			if n > 0 {
				s.WriteByte('\t')
			}
			n++
			s.WriteString(text)
		}
		s.WriteString(strings.Repeat("\t", len(line)-n))
		s.WriteByte('\n')
	}
	return s.String()
}

func tabsKept(_ *rand.Rand, g *grid) string {
	return tabbed(g, func(*cell, int, int, [][]*cell) (string, bool) { return "", true })
}

// tabsMixed keeps an empty cell under a row span; of a column span one remains.
func tabsMixed(_ *rand.Rand, g *grid) string {
	return tabbed(g, func(c *cell, r, k int, m [][]*cell) (string, bool) {
		return "", k == 0 || m[r][k-1] != c
	})
}

func tabsFilled(_ *rand.Rand, g *grid) string {
	return tabbed(g, func(c *cell, r, k int, _ [][]*cell) (string, bool) {
		return oneLined(c), c.role != value
	})
}

func cellLines(_ *rand.Rand, g *grid) string {
	var s strings.Builder
	g.each(func(c *cell) {
		if text := oneLined(c); text != "" {
			s.WriteString(text)
			s.WriteByte('\n')
		}
	})
	return s.String()
}

// cellsSpaced breaks some labels into two paragraphs and puts a blank before
// some numbers, as the pages do that are copied so.
func cellsSpaced(rng *rand.Rand, g *grid) string {
	var s strings.Builder
	g.each(func(c *cell) {
		text := oneLined(c)
		runes := []rune(text)
		switch {
		case text == "":
			s.WriteByte('\n')
			return
		case c.role == header && len(runes) == 4 && chance(rng, 4):
			text = string(runes[:2]) + "\n\n" + string(runes[2:])
		case c.role == value && chance(rng, 5):
			text = " " + text
		}
		s.WriteString(text + "\n\n")
	})
	return s.String()
}

func blanksRows(_ *rand.Rand, g *grid) string {
	var s strings.Builder
	for _, line := range g.rows {
		n := 0
		for i := range line {
			if text := oneLined(&line[i]); text != "" {
				if n++; n > 1 {
					s.WriteByte(' ')
				}
				s.WriteString(text)
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func oneLine(rng *rand.Rand, d *report) string {
	head := pick(rng, []string{"", "当前位置： 首页 政务公开 政府信息公开年报 "})
	return head + strings.Join(strings.Fields(flow(blanksRows)(rng, d)), " ")
}

func fused(rng *rand.Rand, d *report) string {
	return strings.Join(strings.Fields(flow(func(_ *rand.Rand, g *grid) string {
		var s strings.Builder
		g.each(func(c *cell) { s.WriteString(oneLined(c)) })
		return s.String()
	})(rng, d)), "")
}
