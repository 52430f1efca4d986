package layout

// Fill is a rectangle that is filled with one colour, as those of cells and rows are.
type Fill struct {
	Box   Box
	White bool
}

// maxFills bounds the filled rectangles of a page that are looked at.
const maxFills = 10_000

// fills returns the filled rectangles of a page on its sheet, in the order in which
// they are painted.
func (p *Page) fills(turn int) []Fill {
	var out []Fill
	for _, f := range p.Fills[:min(len(p.Fills), maxFills)] {
		f.Box = p.turned(f.Box, turn)
		if f.Box.finite() && f.Box.width() > thinnest && f.Box.height() > thinnest {
			out = append(out, f)
		}
	}
	return out
}

// ground is a dark rectangle and what is painted on it.
type ground struct {
	box   Box
	cells []Box
}

// edges returns the edges of the cells of a table whose lines are its ground: nearly all
// have another beside and above them, or the edge of the ground, with a line between.
func (g *ground) edges() (across, down []rule) {
	const fewest, most, share = 4, 2000, 0.8
	if len(g.cells) < fewest || len(g.cells) > most {
		return nil, nil
	}
	var lined float32
	for _, b := range g.cells {
		if g.follows(b) {
			lined++
		}
	}
	if lined < share*float32(len(g.cells)) {
		return nil, nil
	}
	for _, b := range g.cells {
		across = append(across, rule{at: b.Y0, from: b.X0, to: b.X1}, rule{at: b.Y1, from: b.X0, to: b.X1})
		down = append(down, rule{at: b.X0, from: b.Y0, to: b.Y1}, rule{at: b.X1, from: b.Y0, to: b.Y1})
	}
	return across, down
}

// follows reports whether another cell, or the edge of the ground, is before a cell and
// above it, with no more than the room of a line between.
func (g *ground) follows(b Box) bool {
	line := func(from, to float32) bool { return to > from && to-from < thinnest }
	before, above := line(g.box.X0, b.X0), line(g.box.Y0, b.Y0)
	for _, c := range g.cells {
		before = before || line(c.X1, b.X0) && c.Y0 < b.Y1 && b.Y0 < c.Y1
		above = above || line(c.Y1, b.Y0) && c.X0 < b.X1 && b.X0 < c.X1
		if before && above {
			return true
		}
	}
	return false
}

// between returns the lines that rectangles painted on dark ones leave between them.
func between(fills []Fill) (across, down []rule) {
	var open []ground // each in the one before
	closeTo := func(n int) {
		for _, g := range open[n:] {
			a, d := g.edges()
			across, down = append(across, a...), append(down, d...)
		}
		open = open[:n]
	}
	const deepest = 16
	for _, f := range fills {
		n := len(open)
		for n > 0 && f.Box.Within(open[n-1].box) != f.Box {
			n--
		}
		closeTo(n)
		if n > 0 {
			open[n-1].cells = append(open[n-1].cells, f.Box)
		}
		if !f.White && n < deepest {
			open = append(open, ground{box: f.Box})
		}
	}
	closeTo(0)
	return across, down
}
