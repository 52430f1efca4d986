package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

func markdownPrinters() []Printer {
	return []Printer{
		{Name: "md-header", Format: Markdown, Explicit: true,
			Doc:   "Pipe tables whose first row is marked as the header: converters of office files.",
			print: markdown(pipesHeader)},
		{Name: "md-no-header", Format: Markdown, Explicit: true,
			Doc:   "Rows between pipes without a delimiter row: tables retyped by hand.",
			print: markdown(pipesPlain)},
		{Name: "md-filled", Format: Markdown, Explicit: true,
			Doc:   "Pipe tables that repeat the text of a merged cell in each of its places.",
			print: markdown(pipesFilled)},
		{Name: "md-trailing", Format: Markdown, Explicit: true,
			Doc:   "A pipe behind each cell, cells under a span lost, rows padded with pipes: web crawls.",
			print: flow(pipesTrailing)},
		{Name: "md-cell-lines", Format: Markdown, Explicit: true,
			Doc:   "Each cell on a line of its own with its pipe behind it, the padding on the next line: web crawls.",
			print: flow(pipesCellLines)},
		{Name: "md-row-tables", Format: Markdown, Explicit: true,
			Doc:   "A small table for each row with invented column names, groups as headings: OCR by language models.",
			print: markdown(rowTables)},
	}
}

// markdown writes headings with #, the rest as paragraphs.
func markdown(tableText func(*rand.Rand, *grid) string) func(*rand.Rand, *report) string {
	return func(rng *rand.Rand, d *report) string {
		bold := chance(rng, 4)
		var s strings.Builder
		s.Grow(8 << 10)
		for _, b := range d.blocks {
			switch b.kind {
			case title:
				s.WriteString("# " + b.String() + "\n\n")
			case heading:
				if bold {
					s.WriteString("**" + b.String() + "**\n\n")
					continue
				}
				s.WriteString(strings.Repeat("#", b.level+1) + " " + b.String() + "\n\n")
			case table:
				s.WriteString(tableText(rng, b.grid) + "\n")
			case pageBreak:
				s.WriteString(b.text + "\n\n")
			default:
				s.WriteString(b.String() + "\n\n")
			}
		}
		return s.String()
	}
}

// piped writes the matrix of a table between pipes.
func piped(g *grid, filled, ruled bool) string {
	m := g.matrix()
	var s strings.Builder
	for r, line := range m {
		for k, c := range line {
			first := c != nil && (r == 0 || m[r-1][k] != c) && (k == 0 || line[k-1] != c)
			text := ""
			if first || filled && c != nil && c.role != value {
				text = oneLined(c)
			}
			s.WriteString("| " + text + " ")
		}
		s.WriteString("|\n")
		if r == 0 && ruled {
			s.WriteString(strings.Repeat("|---", len(line)) + "|\n")
		}
	}
	return s.String()
}

func pipesHeader(_ *rand.Rand, g *grid) string { return piped(g, false, true) }

func pipesPlain(_ *rand.Rand, g *grid) string { return piped(g, false, false) }

func pipesFilled(rng *rand.Rand, g *grid) string { return piped(g, true, chance(rng, 2)) }

func pipesTrailing(_ *rand.Rand, g *grid) string {
	width := g.width()
	var s strings.Builder
	for _, line := range g.rows {
		for i := range line {
			if i > 0 {
				s.WriteByte(' ')
			}
			s.WriteString(oneLined(&line[i]) + " |")
		}
		if pad := width - len(line); pad > 0 {
			s.WriteString(" " + strings.Repeat("|", pad))
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func pipesCellLines(rng *rand.Rand, g *grid) string {
	width := g.width()
	lead := chance(rng, 2)
	var s strings.Builder
	for _, line := range g.rows {
		if lead {
			s.WriteString("|\n")
		}
		for i := range line {
			s.WriteString(oneLined(&line[i]) + " |\n")
		}
		if pad := width - len(line); pad > 0 {
			s.WriteString(strings.Repeat("|", pad) + "\n")
		}
	}
	return s.String()
}

// rowTables prints the rows of the applications table one by one; other tables
// as pipes with a header.
func rowTables(rng *rand.Rand, g *grid) string {
	if g.name != "applications" || g.stubs != 3 || g.width() != 10 {
		return pipesHeader(rng, g)
	}
	m := g.matrix()
	names := invented(7)
	if chance(rng, 3) {
		names = applicantLabels()
	}
	var s strings.Builder
	for r := g.heads; r < len(m); r++ {
		if m[r][0].String()+m[r][1].String()+m[r][2].String() == "" { // an empty row
			continue
		}
		if r == g.heads || m[r][0] != m[r-1][0] {
			fmt.Fprintf(&s, "### %s\n\n", oneLined(m[r][0]))
		}
		opened := r == g.heads || m[r][1] != m[r-1][1]
		if opened && m[r][1] != m[r][0] {
			fmt.Fprintf(&s, "### %s\n\n", oneLined(m[r][1]))
		}
		if opened {
			s.WriteString("| 类别 | " + strings.Join(names, " | ") + " |\n" + strings.Repeat("|---", 8) + "|\n")
		}
		own := *m[r][2]
		if own.rows == 1 && m[r][2] == m[r][1] {
			own.number = ""
		}
		s.WriteString("| " + oneLined(&own))
		for _, c := range m[r][3:] {
			s.WriteString(" | " + oneLined(c))
		}
		s.WriteString(" |\n")
		if r+1 < len(m) && m[r+1][1] != m[r][1] {
			s.WriteByte('\n')
		}
	}
	return s.String()
}

// invented are column names that say nothing, as a model makes them up.
func invented(n int) []string {
	names := make([]string, n)
	for i := range names[:n-1] {
		names[i] = fmt.Sprintf("数据%d", i+1)
	}
	names[n-1] = "总计"
	return names
}
