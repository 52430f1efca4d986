package layout

import "slices"

// withoutFields leaves out the frames of the fields that a form has in its cells:
// a browser prints them, and next to the cells' own lines they read as columns and
// rows. A field is a frame whose lines end at each other, and on all four sides
// the nearest line is longer than the frame; what is beyond the width of the page is
// not drawn.
func withoutFields(across, down []rule, width float32) (restAcross, restDown []rule) {
	const most = 3000 // rules in each direction, more than any form has
	if len(across) > most || len(down) > most {
		return across, down
	}
	sides := sides{across: byPlace(across), down: byPlace(down), width: width}
	inAcross, inDown := make([]bool, len(across)), make([]bool, len(down))
	for top := range across {
		bottom, left, right := corners(across, down, top)
		if bottom < 0 || left < 0 || right < 0 {
			continue
		}
		if sides.enclose(Box{down[left].at, across[top].at, down[right].at, across[bottom].at}) {
			inAcross[top], inAcross[bottom], inDown[left], inDown[right] = true, true, true, true
		}
	}
	return without(across, inAcross), without(down, inDown)
}

func without(rules []rule, out []bool) []rule {
	var rest []rule
	for i, r := range rules {
		if !out[i] {
			rest = append(rest, r)
		}
	}
	return rest
}

// corners finds the other three lines of the frame that has a rule as its upper
// one, -1 for what is missing.
func corners(across, down []rule, top int) (bottom, left, right int) {
	bottom, left, right = -1, -1, -1
	t := across[top]
	for i, r := range across {
		if r.at > t.at+thinnest && near(r.from, t.from) && near(r.to, t.to) && (bottom < 0 || r.at < across[bottom].at) {
			bottom = i
		}
	}
	if bottom < 0 {
		return bottom, left, right
	}
	for i, r := range down {
		if !near(r.from, t.at) || !near(r.to, across[bottom].at) {
			continue
		}
		if near(r.at, t.from) {
			left = i
		} else if near(r.at, t.to) {
			right = i
		}
	}
	return bottom, left, right
}

// near reports whether two places are one, but for half the width of a line.
func near(a, b float32) bool { return abs(a-b) <= 1.3 }

// sides are the rules of a page, those that are drawn in pieces as one.
type sides struct {
	across, down []rule
	width        float32 // of the page
}

func byPlace(rules []rule) []rule {
	const one = 0.3 // points
	return joinedWithin(slices.Clone(rules), one, one)
}

// enclose reports whether nothing touches a frame, or nothing in one direction and in
// the other only lines it lies along, and the nearest line on each side of it reaches
// beyond it at both ends.
func (s sides) enclose(b Box) bool {
	turned := Box{b.Y0, b.X0, b.Y1, b.X1}
	down, along := touched(s.down, b)
	across, beside := touched(s.across, turned)
	if down || across || along && beside {
		return false
	}
	return encloses(s.down, b.X0, b.Y0, b.Y1, -1) && (b.X1 > s.width || encloses(s.down, b.X1, b.Y0, b.Y1, 1)) &&
		encloses(s.across, b.Y0, b.X0, b.X1, -1) && encloses(s.across, b.Y1, b.X0, b.X1, 1)
}

// Points within which a line touches another, and by which one is longer.
const (
	touch  = 0.6
	beyond = 0.4
)

// touched reports whether a rule that is none of a frame's own meets the frame, and
// whether one lies along it and is longer. The frame's X is where the rules are, its Y
// the direction they run in.
func touched(rules []rule, b Box) (meets, along bool) {
	for _, r := range rules {
		if r.at < b.X0-touch || r.at > b.X1+touch || r.to < b.Y0-touch || r.from > b.Y1+touch {
			continue
		}
		edge := abs(r.at-b.X0) <= touch || abs(r.at-b.X1) <= touch
		switch {
		case edge && near(r.from, b.Y0) && near(r.to, b.Y1):
		case edge && r.from < b.Y0-beyond && r.to > b.Y1+beyond:
			along = true
		default:
			meets = true
		}
	}
	return meets, along
}

// encloses reports whether the nearest rule before (side -1) or behind the edge of a
// frame reaches beyond both of its ends.
func encloses(rules []rule, at, from, to, side float32) bool {
	var nearest rule
	found := false
	for _, r := range rules {
		far := (r.at - at) * side
		own := abs(far) <= touch && near(r.from, from) && near(r.to, to)
		if own || far < -touch || r.to <= from || r.from >= to || found && far >= (nearest.at-at)*side {
			continue
		}
		nearest, found = r, true
	}
	return found && nearest.from < from-beyond && nearest.to > to+beyond
}
