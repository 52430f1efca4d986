package interpret

import "github.com/gouji/gouji/extract/pdfdoc/layout"

// Bounds of what counts as a line, in points.
const (
	thin     = 3 // the width up to which an area is a line
	slant    = 1 // by which a line may leave its axis
	maxEdges = 200_000
)

// path is a path that is being built, on the page.
type path struct {
	parts  []part
	edges  int
	x, y   float64 // where it is, before mapping
	x0, y0 float64 // where the part began
	clips  bool    // what follows is shown only inside the path
}

// part is what lies between two moves.
type part struct {
	box   layout.Box
	lines []layout.Box // its straight edges along the axes
	at    [2]float32   // the last point, on the page
	start [2]float32
	edges int
}

// pathOperator carries out the operators of paths and reports whether name is
// one.
func (in *interpreter) pathOperator(name string) bool {
	switch name {
	case "m":
		if p, ok := in.numbers(2); ok {
			in.path.move(in.state.ctm, p[0], p[1])
		}
	case "l":
		if p, ok := in.numbers(2); ok {
			in.path.draw(in.state.ctm, p[0], p[1], true)
		}
	case "c":
		if p, ok := in.numbers(6); ok {
			in.path.curve(in.state.ctm, p)
		}
	case "v", "y":
		if p, ok := in.numbers(4); ok {
			in.path.curve(in.state.ctm, p)
		}
	case "re":
		if p, ok := in.numbers(4); ok {
			in.path.rectangle(in.state.ctm, p[0], p[1], p[2], p[3])
		}
	case "h":
		in.path.close(in.state.ctm)
	case "s", "b", "b*":
		in.path.close(in.state.ctm)
		in.paint(name != "s", true)
	case "S":
		in.paint(false, true)
	case "B", "B*":
		in.paint(true, true)
	case "f", "F", "f*":
		in.paint(true, false)
	case "n":
		in.endPath()
	case "W", "W*":
		in.path.clips = true
	default:
		return false
	}
	return true
}

// move begins a part.
func (p *path) move(m matrix, x, y float64) {
	p.x, p.y, p.x0, p.y0 = x, y, x, y
	if p.edges >= maxEdges && len(p.parts) > 0 {
		return
	}
	p.edges++
	at := mapped(m, x, y)
	p.parts = append(p.parts, part{box: extended(emptyBox(), m, x, y), at: at, start: at})
}

// draw leads the path to a point, straight or not.
func (p *path) draw(m matrix, x, y float64, straight bool) {
	if len(p.parts) == 0 {
		p.move(m, x, y)
		return
	}
	p.x, p.y = x, y
	if p.edges >= maxEdges {
		return
	}
	p.edges++
	now := &p.parts[len(p.parts)-1]
	to := mapped(m, x, y)
	if straight {
		now.line(to)
	}
	now.box = extended(now.box, m, x, y)
	now.at = to
	now.edges++
}

// curve leads the path to the last of some points, by way of the others.
func (p *path) curve(m matrix, points []float64) {
	n := len(points) - 2
	p.draw(m, points[n], points[n+1], false)
	now := &p.parts[len(p.parts)-1]
	for i := 0; i < n; i += 2 {
		now.box = extended(now.box, m, points[i], points[i+1])
	}
}

// close leads the path back to where its part began.
func (p *path) close(m matrix) {
	if len(p.parts) > 0 {
		p.draw(m, p.x0, p.y0, true)
	}
}

func (p *path) rectangle(m matrix, x, y, w, h float64) {
	p.move(m, x, y)
	p.draw(m, x+w, y, true)
	p.draw(m, x+w, y+h, true)
	p.draw(m, x, y+h, true)
	p.close(m)
}

// line notes the straight edge to a point where it lies along an axis.
func (p *part) line(to [2]float32) {
	b := layout.Box{X0: min(p.at[0], to[0]), Y0: min(p.at[1], to[1]), X1: max(p.at[0], to[0]), Y1: max(p.at[1], to[1])}
	if w, h := b.X1-b.X0, b.Y1-b.Y0; min(w, h) <= slant && max(w, h) > thin {
		p.lines = append(p.lines, b)
	}
}

func mapped(m matrix, x, y float64) [2]float32 {
	x, y = m.point(x, y)
	return [2]float32{float32(x), float32(y)}
}

// paint shows the path and ends it.
func (in *interpreter) paint(fill, stroke bool) {
	if fill && !in.state.fill.clear && len(in.out.Fills) < maxFills {
		in.out.Fills = append(in.out.Fills, in.path.fills(in.state.fill.unseen)...)
	}
	fill = fill && in.state.fill.visible()
	stroke = stroke && in.state.stroke.visible()
	if fill || stroke {
		rules, dots := in.path.rules(stroke)
		in.out.Rules, in.dots = append(in.out.Rules, rules...), append(in.dots, dots...)
		in.noteClip()
	}
	in.endPath()
}

// endPath forgets the path, of which only the area remains to which what follows
// may be clipped.
func (in *interpreter) endPath() {
	if in.path.clips {
		area := emptyBox()
		for i := range in.path.parts {
			area = around(area, in.path.parts[i].box)
		}
		in.state.clip, in.state.clipped = in.clipArea().Within(area), true
	}
	in.path = path{}
}

// clipArea is the area in which something is shown.
func (in *interpreter) clipArea() layout.Box {
	if in.state.clipped {
		return in.state.clip
	}
	return in.out.Box
}

// noteClip notes that something is shown in this area.
func (in *interpreter) noteClip() {
	if in.state.clipped {
		in.out.Clip(in.state.clip)
	}
}

// fills returns the path as a filled area where it is one rectangle and no line.
func (p *path) fills(white bool) []layout.Fill {
	if len(p.parts) != 1 || len(p.parts[0].lines) != 4 {
		return nil
	}
	box := p.parts[0].box
	if min(box.X1-box.X0, box.Y1-box.Y0) <= thin {
		return nil
	}
	return []layout.Fill{{Box: box, White: white}}
}

// rules returns the lines of a path: the edges that are stroked, the parts that
// are thin, and the frames that two areas, one in the other, leave between them;
// and the parts that are thin both ways.
func (p *path) rules(stroke bool) (out, dots []layout.Box) {
	for i := range p.parts {
		part := &p.parts[i]
		w, h := part.box.X1-part.box.X0, part.box.Y1-part.box.Y0
		switch {
		case part.edges == 0:
		case min(w, h) <= thin:
			if max(w, h) > thin {
				out = append(out, part.box)
			} else {
				dots = append(dots, part.box)
			}
		case stroke:
			out = append(out, part.lines...)
		case i > 0:
			out = append(out, between(&p.parts[i-1], part)...)
		}
	}
	return out, dots
}

// between returns the four lines that are filled between a rectangle and one
// just inside it.
func between(a, b *part) []layout.Box {
	if len(a.lines) != 4 || len(b.lines) != 4 {
		return nil
	}
	return layout.Between(a.box, b.box, thin)
}
