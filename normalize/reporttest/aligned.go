package reporttest

import (
	"math/rand/v2"
	"strings"
)

// aligned prints pages as pdftotext -layout does: columns aligned by blanks,
// long labels wrapped with the numbers on the middle line, the pieces of a
// label that spans rows at the left of them. cjk is the number of columns that
// a Chinese character counts.
func aligned(cjk int) func(*rand.Rand, *report) string {
	return func(rng *rand.Rand, d *report) string {
		p := &pager{rng: rng, cjk: cjk, number: pick(rng, pageNumbers()), gap: rng.IntN(2) == 0,
			numbered: chance(rng, 2), rule: 34 + rng.IntN(8)}
		d.unplaced()
		for _, b := range d.blocks {
			p.block(b)
		}
		return p.out.String()
	}
}

// unplaced makes the numbers doubtful that stand in no known column: in a piece of a
// table without a header, set in columns of its own, of which no row is complete.
func (d *report) unplaced() {
	for _, b := range d.blocks {
		if b.kind != table || b.grid.heads > 0 {
			continue
		}
		m := b.grid.matrix()
		widest, complete := 0, false
		for _, line := range m {
			values, printed := valuesIn(line)
			widest, complete = max(widest, values), complete || values > 1 && printed == values
		}
		if widest < 2 || complete {
			continue
		}
		for _, line := range m {
			for _, c := range line {
				if v, ok := d.truth.Facts[c.fact]; ok {
					v.Doubtful = true
					d.truth.Facts[c.fact] = v
				}
			}
		}
	}
}

// valuesIn counts the values of a row and those of them that show something.
func valuesIn(line []*cell) (values, printed int) {
	for i, c := range line {
		if c.role != value || i > 0 && line[i-1] == c {
			continue
		}
		values++
		if c.text != "" {
			printed++
		}
	}
	return values, printed
}

type pager struct {
	rng      *rand.Rand
	cjk      int
	number   string // format of page numbers
	numbered bool   // pages are numbered where the narrative ends them
	gap      bool   // an empty line between the rows of a table
	rule     int    // characters in a line of text
	out      strings.Builder
}

func (p *pager) block(b block) {
	switch b.kind {
	case table:
		for _, line := range p.table(b.grid) {
			p.out.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		p.out.WriteString("\n")
	case pageBreak:
		p.out.WriteString("\n" + strings.Repeat(" ", 40) + b.text + "\n\f")
	case title, dateline:
		p.out.WriteString(strings.Repeat(" ", 10+p.rng.IntN(20)) + b.String() + "\n\n")
	case signature:
		p.out.WriteString(strings.Repeat(" ", 50) + b.String() + "\n")
	case heading:
		p.out.WriteString("    " + b.String() + "\n")
	default:
		p.paragraph(b.String())
	}
}

// paragraph breaks a paragraph at the line width, the first line indented.
func (p *pager) paragraph(s string) {
	runes := []rune(s)
	width := p.rule - 2
	p.out.WriteString("    ")
	for len(runes) > width {
		at := breakAt(runes, width)
		p.out.WriteString(string(runes[:at]) + "\n")
		runes = runes[at:]
		width = p.rule
	}
	p.out.WriteString(string(runes) + "\n")
}

// breakAt is the place nearest to width where a line may end: neither within a
// number nor before a mark that begins no line.
func breakAt(runes []rune, width int) int {
	at := width
	for at > width/2 && (strings.ContainsRune("，。；：、）》”%", runes[at]) || asciiWord(runes[at-1]) && asciiWord(runes[at])) {
		at--
	}
	return at
}

func asciiWord(r rune) bool { return r > ' ' && r < 0x7F }

// width counts the columns that a text takes: dashes, quotation marks and circled
// numbers are as wide as characters in Chinese fonts.
func (p *pager) width(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x2E80 || r == '“' || r == '”' || r == '—' || r >= '①' && r <= '⓿' {
			n += p.cjk
		} else {
			n++
		}
	}
	return n
}

// wrap breaks a text into pieces of at most width columns; numbers stay whole.
func (p *pager) wrap(s string, width int, whole bool) []string {
	s = strings.ReplaceAll(s, "\n", "")
	if whole || p.width(s) <= width {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, r := range s {
		if p.width(line+string(r)) > width && line != "" {
			lines = append(lines, line)
			line = ""
		}
		line += string(r)
	}
	return append(lines, line)
}

// table draws the table on a canvas of lines: each cell's text in the middle
// of the lines and at the columns that the cell covers.
func (p *pager) table(g *grid) []string {
	m := g.matrix()
	widths := p.columnWidths(g, m)
	left := make([]int, len(widths)+1)
	for i, w := range widths {
		left[i+1] = left[i] + w + 2
	}
	heights := p.rowHeights(m, left)
	top := make([]int, len(heights)+1)
	for i, h := range heights {
		top[i+1] = top[i] + h
	}
	canvas := make([][]piece, top[len(heights)])
	seen := map[*cell]bool{}
	for r := range m {
		for k, c := range m[r] {
			if c == nil || seen[c] {
				continue
			}
			seen[c] = true
			lines := p.wrap(c.String(), left[k+c.cols]-left[k]-2, c.role == value)
			lead := 0
			if p.gap {
				lead = 1
			}
			first := top[r] + (top[r+c.rows]-lead-top[r]-len(lines)+1)/2
			for i, text := range lines {
				at := left[k]
				if c.role != stub {
					at += max(0, (left[k+c.cols]-2-left[k]-p.width(text))/2)
				}
				canvas[first+i] = append(canvas[first+i], piece{at, text})
			}
		}
	}
	return p.draw(canvas)
}

// piece is a text at a column of a line.
type piece struct {
	at   int
	text string
}

func (p *pager) draw(canvas [][]piece) []string {
	lines := make([]string, len(canvas))
	for i, pieces := range canvas {
		var s strings.Builder
		column := 0
		for len(pieces) > 0 {
			next := 0
			for k := range pieces {
				if pieces[k].at < pieces[next].at {
					next = k
				}
			}
			piece := pieces[next]
			pieces = append(pieces[:next:next], pieces[next+1:]...)
			if piece.text == "" {
				continue
			}
			blanks := max(piece.at-column, min(column, 2))
			s.WriteString(strings.Repeat(" ", blanks) + piece.text)
			column += blanks + p.width(piece.text)
		}
		lines[i] = s.String()
	}
	return lines
}

// columnWidths gives label columns a width that wraps the long labels, the
// others that of their widest number.
func (p *pager) columnWidths(g *grid, m [][]*cell) []int {
	widths := make([]int, len(m[0]))
	narrow := p.cjk * (2 + p.rng.IntN(4))
	for k := range widths {
		widths[k] = 4
		switch {
		case k < g.stubs-1 && g.stubs > 1:
			widths[k] = narrow
		case k < g.stubs:
			widths[k] = p.cjk * (9 + p.rng.IntN(8))
		}
		for r := range m {
			if c := m[r][k]; c != nil && c.cols == 1 && c.role == value {
				widths[k] = max(widths[k], p.width(c.String())+1)
			}
		}
	}
	if g.name == "statistics" {
		widths[0], widths[1] = p.cjk*(18+p.rng.IntN(8)), 5
	}
	return widths
}

// rowHeights makes each row high enough for its cells, and the last row of a
// span for what did not fit.
func (p *pager) rowHeights(m [][]*cell, left []int) []int {
	heights := make([]int, len(m))
	lead := 0
	if p.gap {
		lead = 1
	}
	for span := 1; span <= len(m); span++ {
		for r := range m {
			for k, c := range m[r] {
				if c == nil || c.rows != span || r > 0 && m[r-1][k] == c || k > 0 && m[r][k-1] == c {
					continue
				}
				need := lead + len(p.wrap(c.String(), left[k+c.cols]-left[k]-2, c.role == value))
				have := 0
				for _, h := range heights[r : r+span] {
					have += h
				}
				heights[r+span-1] += max(0, need-have)
			}
		}
	}
	return heights
}
