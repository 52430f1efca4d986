package ocr

import (
	"cmp"
	"image"
	"slices"
)

// mark is a connected piece of ink.
type mark struct {
	box  image.Rectangle
	area int // pixels of ink
}

// interior returns the inside of a cell without the lines around it: from each
// side, the rows and columns that are mostly ink are left out, and the grey edge
// behind them.
func (s *sheet) interior(cell image.Rectangle) image.Rectangle {
	const mostly = 0.35
	in := cell.Intersect(image.Rect(0, 0, s.ink.w, s.ink.h))
	least, most := s.px(0.008), s.px(0.05)
	inked := func(r image.Rectangle) bool {
		n := 0
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for _, v := range s.ink.row(y)[r.Min.X:r.Max.X] {
				if v {
					n++
				}
			}
		}
		return float64(n) > mostly*float64(r.Dx()*r.Dy())
	}
	trim := func(strip func(i int) image.Rectangle) int {
		n := 0
		for i := range most {
			if r := strip(i).Intersect(in); r.Empty() || inked(r) {
				n = i + 1
			}
		}
		return max(n, least) + 1
	}
	x0 := trim(func(i int) image.Rectangle { return image.Rect(in.Min.X+i, in.Min.Y, in.Min.X+i+1, in.Max.Y) })
	x1 := trim(func(i int) image.Rectangle { return image.Rect(in.Max.X-i-1, in.Min.Y, in.Max.X-i, in.Max.Y) })
	y0 := trim(func(i int) image.Rectangle { return image.Rect(in.Min.X, in.Min.Y+i, in.Max.X, in.Min.Y+i+1) })
	y1 := trim(func(i int) image.Rectangle { return image.Rect(in.Min.X, in.Max.Y-i-1, in.Max.X, in.Max.Y-i) })
	if x0+x1 >= in.Dx() || y0+y1 >= in.Dy() {
		return image.Rectangle{}
	}
	return image.Rect(in.Min.X+x0, in.Min.Y+y0, in.Max.X-x1, in.Max.Y-y1)
}

// marks returns the pieces of ink in a rectangle, left to right, and apart from
// them the remains of the lines around it. Specks are left out.
func (s *sheet) marks(in image.Rectangle) (print, remains []mark) {
	thin, speck := s.px(0.015), s.px(0.0075)
	for _, m := range connected(s.ink, in) {
		w, h := m.box.Dx(), m.box.Dy()
		alongX := (m.box.Min.Y == in.Min.Y || m.box.Max.Y == in.Max.Y) && h <= thin && w > 3*h
		alongY := (m.box.Min.X == in.Min.X || m.box.Max.X == in.Max.X) && w <= thin && h > in.Dy()*9/10
		switch {
		case max(w, h) <= speck || m.area <= 3:
		case alongX || alongY:
			remains = append(remains, m)
		default:
			print = append(print, m)
		}
	}
	slices.SortFunc(print, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.box.Min.X, b.box.Min.X), cmp.Compare(a.box.Min.Y, b.box.Min.Y))
	})
	return print, remains
}

// pale returns the box of all print in a rectangle, that included which is too
// light to count as ink: pieces as high as characters that are darker than the
// paper.
func (s *sheet) pale(in image.Rectangle) image.Rectangle {
	const (
		darker = 0.07 // than the paper
		noise  = 4    // times the spread of its brightness
	)
	var all image.Rectangle
	if in.Empty() {
		return all
	}
	white, gray := quartiles(s.gray, in)
	least := uint8(max(0, float64(white)-max(darker*float64(white), noise*float64(white-gray))))
	light := newBitmap(in.Dx(), in.Dy())
	for y := range light.h {
		row := light.row(y)
		for x, v := range s.gray.Pix[s.gray.PixOffset(in.Min.X, in.Min.Y+y):][:light.w] {
			row[x] = v < least
		}
	}
	height := s.px(0.05)
	for _, m := range connected(light, image.Rect(0, 0, light.w, light.h)) {
		inner := m.box.Min.X > 0 && m.box.Min.Y > 0 && m.box.Max.X < light.w && m.box.Max.Y < light.h
		if inner && m.box.Dy() >= height {
			all = all.Union(m.box)
		}
	}
	return all.Add(in.Min)
}

// connected finds the 8-connected pieces of ink in a rectangle.
func connected(ink *bitmap, in image.Rectangle) []mark {
	w, h := in.Dx(), in.Dy()
	seen := make([]bool, w*h)
	var out []mark
	var stack []image.Point
	for y := range h {
		for x := range w {
			if seen[y*w+x] || !ink.pix[(y+in.Min.Y)*ink.w+x+in.Min.X] {
				continue
			}
			m := mark{box: image.Rect(x, y, x+1, y+1)}
			seen[y*w+x] = true
			stack = append(stack[:0], image.Pt(x, y))
			for len(stack) > 0 {
				p := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				m.area++
				m.box = m.box.Union(image.Rect(p.X, p.Y, p.X+1, p.Y+1))
				for ny := max(0, p.Y-1); ny <= min(h-1, p.Y+1); ny++ {
					for nx := max(0, p.X-1); nx <= min(w-1, p.X+1); nx++ {
						if !seen[ny*w+nx] && ink.pix[(ny+in.Min.Y)*ink.w+nx+in.Min.X] {
							seen[ny*w+nx] = true
							stack = append(stack, image.Pt(nx, ny))
						}
					}
				}
			}
			m.box = m.box.Add(in.Min)
			out = append(out, m)
		}
	}
	return out
}

// around returns the smallest rectangle around marks.
func around(marks []mark) image.Rectangle {
	var box image.Rectangle
	for _, m := range marks {
		box = box.Union(m.box)
	}
	return box
}

// content is what seems to be printed in a place.
type content uint8

const (
	blank  content = iota
	dash           // one level stroke
	figure         // one line of narrow pieces: digits, points, signs
	script         // anything else
	lost           // what cannot be read
)

// contentOf tells what is printed by the shapes of the ink alone, and returns
// the pieces of a line of figures. Dashes are not thicker than thin.
func contentOf(marks []mark, thin int) (content, []mark) {
	switch {
	case len(marks) == 0:
		return blank, nil
	case len(marks) == 1 && marks[0].box.Dx() > 3*marks[0].box.Dy() && marks[0].box.Dy() <= thin:
		return dash, nil
	}
	if pieces := stacked(marks); oneLineHigh(marks) && areFigures(pieces) {
		return figure, pieces
	}
	return script, nil
}

// mostFigures bounds the pieces of a number with its separators.
const mostFigures = 24

// areFigures reports whether pieces look like the digits of one number: narrow and
// equally high on one base line, near to each other, with small marks between.
func areFigures(pieces []mark) bool {
	line, tallest := around(pieces), tallestOf(pieces)
	if len(pieces) > mostFigures {
		return false
	}
	tall := 0
	for i, p := range pieces {
		if i > 0 && (p.box.Min.X-pieces[i-1].box.Max.X)*10 > tallest*7 {
			return false // two numbers, of cells between which no line was found
		}
		switch h := p.box.Dy(); {
		case p.box.Dx()*10 > tallest*9 && h*2 > tallest:
			return false
		case h*10 >= tallest*8:
			tall++
			if line.Max.Y-p.box.Max.Y > tallest/4 {
				return false
			}
		case h*2 > tallest:
			return false
		}
	}
	return tall > 0
}

// oneLineHigh reports whether one of the marks reaches over most of their height.
func oneLineHigh(marks []mark) bool { return tallestOf(marks)*10 >= around(marks).Dy()*7 }

func tallestOf(marks []mark) int {
	tallest := 0
	for _, m := range marks {
		tallest = max(tallest, m.box.Dy())
	}
	return tallest
}

// parted cuts the pieces of a number that are as wide as two digits or more:
// digits that touch. It returns nil where there are none or where the result is no
// number.
func parted(img *image.Gray, marks []mark) []mark {
	if len(marks) > mostFigures || !oneLineHigh(marks) {
		return nil
	}
	pieces := stacked(marks)
	tallest := tallestOf(pieces)
	var widths []int
	for _, p := range pieces {
		if w := p.box.Dx(); p.box.Dy()*10 >= tallest*8 && w*10 <= tallest*8 && w*10 >= tallest*4 {
			widths = append(widths, w)
		}
	}
	usual := tallest * 6 / 10
	if len(widths) > 0 {
		slices.Sort(widths)
		usual = widths[len(widths)/2]
	}
	var out []mark
	for _, p := range pieces {
		n := 1
		if p.box.Dx()*10 > tallest*8 {
			n = (p.box.Dx() + usual/2) / max(usual, 1)
		}
		out = append(out, cut(img, p, n)...)
	}
	if len(out) == len(pieces) || !areFigures(out) {
		return nil
	}
	return out
}

// cut parts a piece into n, about equally wide, where least ink is in the way.
func cut(img *image.Gray, p mark, n int) []mark {
	if n < 2 {
		return []mark{p}
	}
	ink := make([]int, p.box.Dx())
	for y := p.box.Min.Y; y < p.box.Max.Y; y++ {
		for x, v := range img.Pix[img.PixOffset(p.box.Min.X, y):][:len(ink)] {
			ink[x] += 255 - int(v)
		}
	}
	step := len(ink) / n
	left := 0
	var out []mark
	for i := 1; i <= n; i++ {
		at := len(ink)
		if i < n {
			middle := len(ink) * i / n
			at = middle
			for x := max(left+1, middle-step/4); x <= min(len(ink)-1, middle+step/4); x++ {
				if ink[x] < ink[at] {
					at = x
				}
			}
		}
		part := p.box
		part.Min.X, part.Max.X = p.box.Min.X+left, p.box.Min.X+at
		out = append(out, mark{part, p.area / n})
		left = at
	}
	return out
}

// stacked puts marks that stand above each other together, so that the parts of a
// broken digit are one piece.
func stacked(marks []mark) []mark {
	var out []mark
	for _, m := range marks {
		if k := len(out) - 1; k >= 0 && overlap(out[k].box, m.box) {
			out[k].box, out[k].area = out[k].box.Union(m.box), out[k].area+m.area
		} else {
			out = append(out, m)
		}
	}
	return out
}

// overlap reports whether two marks stand above each other: half of the narrower
// one and more.
func overlap(a, b image.Rectangle) bool {
	return (min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X))*2 > min(a.Dx(), b.Dx())
}
