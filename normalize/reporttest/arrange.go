package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Arrangement is a way to lay out a report's tables, whatever the file format.
type Arrangement struct {
	Name string
	Doc  string // one sentence: what was done to the tables, and who does it
	// Forms are those that the arrangement applies to; nil for all.
	Forms []string
	// Markup is true where only HTML can express it.
	Markup bool
	// Numbered is true where page numbers stand between the pieces of a table.
	Numbered bool
	// Titled is true where a row of values follows a header of one row, so that
	// dashes under it look like markdown's delimiter row.
	Titled bool
	apply  func(*rand.Rand, *report)
}

// Arrangements lists the ways to lay out the tables, the official one first.
func Arrangements() []Arrangement {
	recent := []string{OGI2021, OGI2019}
	on := func(name string, f func(*rand.Rand, *grid) []block) func(*rand.Rand, *report) {
		return func(rng *rand.Rand, d *report) {
			d.tables(name, func(g *grid) []block { return f(rng, g) })
		}
	}
	long := func(f func(*rand.Rand, *grid) []block) func(*rand.Rand, *report) {
		return func(rng *rand.Rand, d *report) {
			on("applications", f)(rng, d)
			on("statistics", f)(rng, d)
		}
	}
	return []Arrangement{
		{Name: "official", Doc: "The tables as the form prints them.",
			apply: func(*rand.Rand, *report) {}},
		{Name: "clauses", Doc: "A table for each clause of article 20, as many editors make them.",
			Forms: recent, apply: clausesApart},
		{Name: "clauses-titled", Doc: "A table for each clause, its caption as a paragraph before it.",
			Forms: recent, apply: clausesTitled},
		{Name: "rows-apart", Doc: "A table for each group of rows of the applications table, under its own header.",
			Forms: recent, apply: on("applications", rowsApart)},
		{Name: "cut", Doc: "Each long table cut in several at any row, the header not repeated.",
			apply: on("", cutPlain)},
		{Name: "cut-headed", Doc: "Each long table cut in several, the header repeated over each piece.",
			apply: long(cutHeaded)},
		{Name: "cut-spans-lost", Doc: "Each long table cut in several, the label cells that a cut divided lost in the second piece.",
			Markup: true, apply: long(cutLost)},
		{Name: "paged", Doc: "Each long table cut by page breaks with printed page numbers between the pieces.",
			Numbered: true, apply: on("", cutPaged)},
		{Name: "headers-repeated", Doc: "The header rows of the long tables once more in the middle of the same table.",
			apply: long(repeatHeader)},
		{Name: "applications-turned", Doc: "The applications table turned by 90°: applicants down, results across.",
			Forms: recent, apply: on("applications", turn)},
		{Name: "applications-columns-cut", Doc: "The applications table cut between its columns, the labels repeated.",
			Forms: recent, apply: on("applications", cutColumns)},
		{Name: "proceedings-three", Doc: "The fifteen columns of proceedings in three tables, each with its caption inside.",
			Forms: recent, apply: on("proceedings", proceedingsInThree)},
		{Name: "proceedings-titled", Doc: "The fifteen columns in three tables, each with its caption as a paragraph before.",
			Forms: recent, Titled: true, apply: on("proceedings", proceedingsTitled)},
		{Name: "proceedings-turned", Doc: "The proceedings table turned by 90°: fifteen rows of one value.",
			Forms: recent, apply: on("proceedings", turn)},
		{Name: "proceedings-3x5", Doc: "The proceedings as three rows of five results.",
			Forms: recent, apply: on("proceedings", proceedingsMatrix)},
		{Name: "proceedings-5x3", Doc: "The proceedings as five results by three columns.",
			Forms: recent, apply: on("proceedings", func(rng *rand.Rand, g *grid) []block {
				return []block{tableBlock(proceedingsMatrix(rng, g)[0].grid.transposed())}
			})},
		{Name: "proceedings-listed", Doc: "One line for each of the fifteen values: the label in full, then the number.",
			Forms: recent, apply: on("proceedings", proceedingsListed)},
		{Name: "proceedings-stacked", Doc: "The three parts of the proceedings below each other in one table.",
			Forms: recent, apply: on("proceedings", proceedingsStacked)},
		{Name: "spans-wrong", Doc: "rowspan and colspan too small, too large, zero or absurd, as editing leaves them.",
			Markup: true, apply: on("", wrongSpans)},
		{Name: "spans-lost", Doc: "Cells under a row span that an editor added again, empty, next to the span.",
			Markup: true, apply: on("", doubledSpans)},
	}
}

func clausesApart(_ *rand.Rand, d *report) {
	d.tables("disclosure", func(*grid) []block {
		var out []block
		for _, g := range clauseGrids(d.truth) {
			out = append(out, tableBlock(g))
		}
		return out
	})
}

func clausesTitled(rng *rand.Rand, d *report) {
	k := pick(rng, []kind{paragraph, heading})
	d.tables("disclosure", func(*grid) []block {
		var out []block
		for _, g := range clauseGrids(d.truth) {
			out = append(out, block{kind: k, level: 3, label: g.rows[0][0].label})
			g.rows = g.rows[1:]
			g.heads = 1
			out = append(out, tableBlock(g))
		}
		return out
	})
}

// rowsApart prints the header over every group of rows.
func rowsApart(_ *rand.Rand, g *grid) []block {
	m := g.matrix()
	var out []block
	for first := g.heads; first < len(m); {
		last := first + 1
		for last < len(m) && m[last][1] == m[first][1] {
			last++
		}
		part := gridOf(g.name, slices.Concat(m[:g.heads], m[first:last]))
		part.stubs, part.heads = g.stubs, g.heads
		out = append(out, tableBlock(part))
		first = last
	}
	return out
}

// cuts chooses where a table is cut: before one or two rows of values.
func cuts(rng *rand.Rand, g *grid) []int {
	if len(g.rows) < g.heads+4 {
		return nil
	}
	at := []int{g.heads + 1 + rng.IntN(len(g.rows)-g.heads-1)}
	if second := g.heads + 1 + rng.IntN(len(g.rows)-g.heads-1); second > at[0] && chance(rng, 2) {
		at = append(at, second)
	}
	return at
}

// remainder says what becomes of a label cell that a cut divides.
type remainder uint8

const (
	labelRepeated remainder = iota // the second piece prints the label again
	labelEmpty                     // the second piece has an empty cell
	labelLost                      // the second piece has no cell in its place
)

// pieces cuts a table.
func pieces(rng *rand.Rand, g *grid, rest remainder) []*grid {
	var out []*grid
	first := 0
	for _, last := range append(cuts(rng, g), len(g.rows)) {
		part := g.slice(first, last)
		if first > 0 && !g.fullRow(first) {
			resume(g, part, first, rest)
		}
		out = append(out, part)
		first = last
	}
	return out
}

// resume treats the label cells of a piece that the cut before it divided.
func resume(g, part *grid, at int, rest remainder) {
	m := g.matrix()
	var kept []cell
	column := 0
	for _, c := range part.rows[0] {
		if column < g.stubs && m[at][column] == m[at-1][column] {
			switch rest {
			case labelEmpty:
				c.label = label{}
			case labelLost:
				column += c.cols
				continue
			}
		}
		kept = append(kept, c)
		column += c.cols
	}
	part.rows[0] = kept
}

func someRemainder(rng *rand.Rand) remainder {
	return pick(rng, []remainder{labelRepeated, labelEmpty})
}

func cutPlain(rng *rand.Rand, g *grid) []block {
	var out []block
	for _, part := range pieces(rng, g, someRemainder(rng)) {
		out = append(out, tableBlock(part))
	}
	return out
}

func cutHeaded(rng *rand.Rand, g *grid) []block {
	var out []block
	for i, part := range pieces(rng, g, someRemainder(rng)) {
		if i > 0 {
			part.rows = slices.Concat(g.slice(0, g.heads).rows, part.rows)
			part.heads = g.heads
		}
		out = append(out, tableBlock(part))
	}
	return out
}

func cutLost(rng *rand.Rand, g *grid) []block {
	var out []block
	for _, part := range pieces(rng, g, labelLost) {
		out = append(out, tableBlock(part))
	}
	return out
}

func cutPaged(rng *rand.Rand, g *grid) []block {
	number := pick(rng, pageNumbers())
	page := 2 + rng.IntN(3)
	var out []block
	for i, part := range pieces(rng, g, someRemainder(rng)) {
		if i > 0 {
			out = append(out, block{kind: pageBreak, label: label{"", fmt.Sprintf(number, page+i)}})
		}
		out = append(out, tableBlock(part))
	}
	return out
}

// pageNumbers are formats for the number at the foot of a page.
func pageNumbers() []string {
	return []string{"- %d -", "—%d—", "第 %d 页", "— %d —", "%d", "－%d－", "第%d页 共8页"}
}

func repeatHeader(rng *rand.Rand, g *grid) []block {
	at := cuts(rng, g)
	if len(at) == 0 {
		return []block{tableBlock(g)}
	}
	for r := at[0]; r < len(g.rows); r++ {
		if g.fullRow(r) {
			g.rows = slices.Concat(g.rows[:r], g.clone().rows[:g.heads], g.rows[r:])
			break
		}
	}
	return []block{tableBlock(g)}
}

func turn(_ *rand.Rand, g *grid) []block { return []block{tableBlock(g.transposed())} }

// cutColumns puts the applicants of a table into two tables.
func cutColumns(_ *rand.Rand, g *grid) []block {
	return []block{
		tableBlock(g.columns(0, 1, 2, 3, 4, 5, 6)),
		tableBlock(g.columns(0, 1, 2, 7, 8, 9)),
	}
}

// proceedingParts are the five columns of each kind of proceeding.
func proceedingParts(g *grid) []*grid {
	var out []*grid
	for first := 0; first < 15; first += 5 {
		part := g.columns(first, first+1, first+2, first+3, first+4)
		part.heads = 3
		out = append(out, part)
	}
	// The header of reviews has two levels.
	reviews := out[0].matrix()
	out[0] = gridOf("proceedings", [][]*cell{reviews[0], reviews[1], reviews[3]})
	out[0].heads = 2
	return out
}

func proceedingsInThree(_ *rand.Rand, g *grid) []block {
	var out []block
	for _, part := range proceedingParts(g) {
		out = append(out, tableBlock(part))
	}
	return out
}

func proceedingsTitled(rng *rand.Rand, g *grid) []block {
	titles := pick(rng, [][]string{
		{"行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"},
		{"（一）行政复议", "（二）未经复议直接起诉的行政诉讼", "（三）复议后起诉的行政诉讼"},
	})
	k := pick(rng, []kind{paragraph, heading})
	var out []block
	for i, part := range proceedingParts(g) {
		out = append(out, block{kind: k, level: 3, label: label{"", titles[i]}})
		part.rows = part.rows[part.heads-1:]
		part.heads = 1
		out = append(out, tableBlock(part))
	}
	return out
}

// valuesOf returns the fifteen value cells in order.
func valuesOf(g *grid) []*cell {
	var out []*cell
	g.each(func(c *cell) {
		if c.role == value {
			out = append(out, c)
		}
	})
	return out
}

func proceedingsMatrix(rng *rand.Rand, g *grid) []block {
	corner := text(header, pick(rng, []string{"", "类别", "案件类型"}))
	m := [][]*cell{{corner, corner}}
	for _, s := range resultLabels() {
		m[0] = append(m[0], text(header, s))
	}
	suit := text(stub, "行政诉讼")
	values := valuesOf(g)
	for i, heads := range proceedingHeads() {
		line := []*cell{suit, text(stub, heads[len(heads)-1])}
		if i == 0 {
			line[0] = line[1]
		}
		m = append(m, append(line, values[i*5:i*5+5]...))
	}
	out := gridOf("proceedings", m)
	out.stubs, out.heads = 2, 1
	return []block{tableBlock(out)}
}

// proceedingNames are the kinds of proceeding in one phrase.
func proceedingNames() []string {
	return []string{"行政复议", "行政诉讼未经复议直接起诉", "行政诉讼复议后起诉"}
}

func proceedingsListed(_ *rand.Rand, g *grid) []block {
	var m [][]*cell
	for i, c := range valuesOf(g) {
		m = append(m, []*cell{text(stub, proceedingNames()[i/5]+resultLabels()[i%5]), c})
	}
	out := gridOf("proceedings", m)
	out.stubs = 1
	return []block{tableBlock(out)}
}

func proceedingsStacked(_ *rand.Rand, g *grid) []block {
	var m [][]*cell
	for _, part := range proceedingParts(g) {
		m = append(m, part.matrix()...)
	}
	out := gridOf("proceedings", m)
	out.heads = 2
	return []block{tableBlock(out)}
}

// wrongSpans spoils the spans of label cells; the order of the cells in their
// rows stays.
func wrongSpans(rng *rand.Rand, g *grid) []block {
	g.each(func(c *cell) {
		if c.role == value || !chance(rng, 3) {
			return
		}
		switch {
		case c.rows > 1:
			c.rows = pick(rng, []int{c.rows - 1, c.rows + 1, c.rows + 30, 0, 999999999})
		case c.cols > 1:
			c.cols = pick(rng, []int{c.cols - 1, c.cols + 1, c.cols + 20, 0, 1000})
		}
	})
	return []block{tableBlock(g)}
}

// doubledSpans adds an empty cell to rows that a label cell reaches into.
func doubledSpans(rng *rand.Rand, g *grid) []block {
	for r := g.heads + 1; r < len(g.rows); r++ {
		if !g.fullRow(r) && chance(rng, 3) {
			g.rows[r] = append([]cell{{role: stub, rows: 1, cols: 1}}, g.rows[r]...)
		}
	}
	return []block{tableBlock(g)}
}
