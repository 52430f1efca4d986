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

// edges returns the edges of the cells of a table whose lines are its ground, of which
// nothing else is seen between them.
func (g *ground) edges() (across, down []rule) {
	const fewest, share = 4, 0.85 // cells; of the part of the ground where they are
	if len(g.cells) < fewest {
		return nil, nil
	}
	var area float32
	outline := g.cells[0]
	for _, b := range g.cells {
		area += b.area()
		outline = outline.around(b)
	}
	if area < share*outline.area() || area >= outline.area() {
		return nil, nil
	}
	for _, b := range g.cells {
		across = append(across, rule{at: b.Y0, from: b.X0, to: b.X1}, rule{at: b.Y1, from: b.X0, to: b.X1})
		down = append(down, rule{at: b.X0, from: b.Y0, to: b.Y1}, rule{at: b.X1, from: b.Y0, to: b.Y1})
	}
	return across, down
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
