package layout

import (
	"cmp"
	"slices"
)

// Dotted returns the lines that small marks make which stand in a row: programs draw
// dotted lines dot by dot.
func Dotted(dots []Box) []Box {
	out := dotted(dots, func(b Box) Box { return b })
	for _, b := range dotted(dots, Box.mirrored) {
		out = append(out, b.mirrored())
	}
	return out
}

// mirrored swaps the axes.
func (b Box) mirrored() Box { return Box{b.Y0, b.X0, b.Y1, b.X1} }

// dotted returns the lines along the x axis of marks that are seen through a view.
func dotted(dots []Box, view func(Box) Box) []Box {
	const apart = 0.3 // points that dots of a line differ in height
	boxes := make([]Box, len(dots))
	for i, b := range dots {
		boxes[i] = view(b)
	}
	slices.SortFunc(boxes, func(a, b Box) int { return cmp.Compare(a.midY(), b.midY()) })
	var out []Box
	for begin := 0; begin < len(boxes); {
		end := begin + 1
		for end < len(boxes) && boxes[end].midY()-boxes[begin].midY() <= apart {
			end++
		}
		out = append(out, rowsOfDots(boxes[begin:end])...)
		begin = end
	}
	return out
}

// rowsOfDots returns the boxes around dots at one height that follow each other
// closely.
func rowsOfDots(dots []Box) []Box {
	const fewest = 6
	slices.SortFunc(dots, func(a, b Box) int { return cmp.Compare(a.X0, b.X0) })
	var out []Box
	for begin := 0; begin < len(dots); {
		end := begin + 1
		for ; end < len(dots); end++ {
			a, b := dots[end-1], dots[end]
			if b.X0-a.X1 > 2*max(a.width(), a.height(), b.width(), b.height()) {
				break
			}
		}
		if end-begin >= fewest {
			line := dots[begin]
			for _, b := range dots[begin:end] {
				line = line.around(b)
			}
			if line.width() > fewest*line.height() {
				out = append(out, line)
			}
		}
		begin = end
	}
	return out
}
