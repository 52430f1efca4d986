package ocr

import "image"

// between finds the lines down that part cells of a grid and that were too short
// to be found as lines: strokes that fill a cell from its upper line to its lower
// one, thin and with paper on both sides. What is lower than lowest is not looked
// at: there a figure may reach from line to line.
func (g *grid) between(s *sheet) []span {
	const lowest = 0.13
	apart := s.px(0.055)
	var out []span
	for _, c := range g.cells {
		in := s.interior(c)
		if c.Dy() < s.px(lowest) || in.Dx() <= 2*apart || in.Dy() < c.Dy()/2 {
			continue
		}
		for _, x := range s.strokes(in) {
			if x-c.Min.X > apart && c.Max.X-x > apart {
				out = append(out, span{at: x, from: c.Min.Y, to: c.Max.Y})
			}
		}
	}
	return out
}

// strokes returns the middles of the thin strokes that reach from the top of a
// rectangle to its bottom.
func (s *sheet) strokes(in image.Rectangle) []int {
	thick, room := s.px(0.03), s.px(0.01)
	inked := func(x, y int) bool {
		for _, v := range s.ink.row(y)[max(0, x-1):min(s.ink.w, x+2)] {
			if v {
				return true
			}
		}
		return false
	}
	full := func(x int) bool {
		n := 0
		for y := in.Min.Y; y < in.Max.Y; y++ {
			if inked(x, y) {
				n++
			} else if y < in.Min.Y+room || y >= in.Max.Y-room {
				return false
			}
		}
		return n*20 >= 19*in.Dy()
	}
	var out []int
	for x := in.Min.X; x < in.Max.X; x++ {
		from := x
		for x < in.Max.X && full(x) {
			x++
		}
		if x > from && x-from <= thick {
			out = append(out, (from+x)/2)
		}
	}
	return out
}
