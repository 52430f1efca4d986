package ocr

import (
	"image"
	"math"
)

// The size of a shape, in pixels.
const (
	shapeWidth  = 14
	shapeHeight = 20
)

// shape is the picture of one figure in a size that all share, with its own
// proportions.
type shape [shapeWidth * shapeHeight]uint8

// shapeOf draws a part of a crop as a shape: its ink fills the height, or the
// width where it is wider.
func shapeOf(crop *image.Gray, part image.Rectangle) (s shape) {
	for i := range s {
		s[i] = 255
	}
	part = part.Intersect(crop.Rect)
	w, h := float64(part.Dx()), float64(part.Dy())
	if part.Empty() {
		return s
	}
	scale := max(h/shapeHeight, w/shapeWidth)
	left, top := (shapeWidth-w/scale)/2, (shapeHeight-h/scale)/2
	img := crop.SubImage(part).(*image.Gray)
	for y := range shapeHeight {
		for x := range shapeWidth {
			fx, fy := (float64(x)+0.5-left)*scale, (float64(y)+0.5-top)*scale
			if fx >= 0 && fy >= 0 && fx <= w && fy <= h {
				s[y*shapeWidth+x] = smooth(img, fx-0.5, fy-0.5)
			}
		}
	}
	return s
}

// distance is the root of the mean square difference of two shapes, 0 to 1.
func (s *shape) distance(o *shape) float64 {
	sum := 0
	for i, v := range s {
		d := int(v) - int(o[i])
		sum += d * d
	}
	return math.Sqrt(float64(sum)/float64(len(s))) / 255
}

// slash reports whether a shape is a slanted stroke, which tesseract takes for a
// 1 or a 7: narrow in every row, and moving to the left from row to row.
func (s *shape) slash() bool {
	first, last := -1.0, 0.0
	before := math.Inf(1)
	for y := 1; y < shapeHeight-1; y++ {
		from, to := -1, -1
		for x, v := range s[y*shapeWidth:][:shapeWidth] {
			if v < 128 {
				if from < 0 {
					from = x
				}
				to = x
			}
		}
		if from < 0 {
			continue
		}
		middle := float64(from+to) / 2
		if to-from > shapeWidth/3 || middle > before+1 {
			return false
		}
		if first < 0 {
			first = middle
		}
		before, last = middle, middle
	}
	return first-last >= 3
}

// album holds the shapes of figures that all readings agree on, by character.
// The fonts of a document are few, so a figure that was misread shows as the
// odd one out.
type album struct {
	shapes map[rune][]pictured
}

// pictured is a shape and the number it is a part of.
type pictured struct {
	shape *shape
	of    int
}

// mostPictured bounds the shapes of one character.
const mostPictured = 200

func newAlbum() *album { return &album{map[rune][]pictured{}} }

func (a *album) add(r rune, s *shape, of int) {
	if len(a.shapes[r]) < mostPictured {
		a.shapes[r] = append(a.shapes[r], pictured{s, of})
	}
}

// verdict is what an album says about a figure.
type verdict struct {
	char rune    // whose shape is nearest
	near float64 // its distance
	next float64 // the distance of the nearest shape of another character
}

// The distances at which shapes are taken for the same and for different ones.
const (
	alike  = 0.16
	margin = 1.25 // how many times farther the next character must be
)

// clear reports whether the verdict leaves no doubt.
func (v verdict) clear() bool {
	return v.near < alike && v.next > margin*v.near && v.next > v.near+0.03
}

// denies reports whether the figure looks more like another character.
func (v verdict) denies(char rune) bool {
	return v.char != char && v.near < 1.4*alike && v.next > 1.1*v.near
}

// look compares the figure of a number with those of all others.
func (a *album) look(s *shape, of int) verdict {
	v := verdict{near: 1, next: 1}
	for r, shapes := range a.shapes {
		best := 1.0
		for _, p := range shapes {
			if p.of != of {
				best = min(best, s.distance(p.shape))
			}
		}
		switch {
		case best < v.near:
			v = verdict{r, best, v.near}
		case best < v.next:
			v.next = best
		}
	}
	return v
}
