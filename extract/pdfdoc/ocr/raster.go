package ocr

import (
	"image"
	"math"
	"slices"
)

// sheet is a page as the rest of the package sees it: upright, of a bounded
// size, with the ink told from the paper.
type sheet struct {
	gray *image.Gray // its rectangle begins at 0,0
	ink  *bitmap
	dpi  float64
	turn rotation // from the page to the sheet
}

// newSheet prepares a page image: large ones are made smaller, a skew of up to
// two degrees is turned back.
func newSheet(img *image.Gray, dpi float64, pixels int) *sheet {
	gray, shrunk := bounded(img, pixels)
	contrast(gray)
	s := &sheet{gray: gray, dpi: dpi / float64(shrunk)}
	s.ink = threshold(s.gray, s.px(0.12))
	if across, down := skew(s.ink); across != 0 || down != 0 {
		s.turn = newRotation(across, down, gray.Rect.Dx(), gray.Rect.Dy())
		s.gray = s.turn.apply(gray)
		s.ink = threshold(s.gray, s.px(0.12))
	}
	return s
}

// px converts inches to pixels, at least one.
func (s *sheet) px(inches float64) int { return max(1, int(math.Round(inches*s.dpi))) }

// bounded returns an image of at most the given number of pixels that begins at
// 0,0: the mean of squares whose side is the second result.
func bounded(img *image.Gray, pixels int) (*image.Gray, int) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	n := 1
	for (w/n)*(h/n) > pixels {
		n++
	}
	out := image.NewGray(image.Rect(0, 0, w/n, h/n))
	for y := range h / n {
		row := out.Pix[y*out.Stride:][:w/n]
		if n == 1 {
			copy(row, img.Pix[y*img.Stride:])
			continue
		}
		for x := range row {
			sum := 0
			for dy := range n {
				for _, v := range img.Pix[(y*n+dy)*img.Stride+x*n:][:n] {
					sum += int(v)
				}
			}
			row[x] = uint8(sum / (n * n))
		}
	}
	return out, n
}

// contrast makes the paper white and the print black where a scan is pale all
// over. The paper is the lightest tenth, the print the darkest two-hundredth.
func contrast(img *image.Gray) {
	const (
		blank  = 24  // a smaller difference is dirt
		enough = 110 // a larger one is left as it is
	)
	var count [256]int
	for _, v := range img.Pix {
		count[v]++
	}
	dark, left := 0, len(img.Pix)/200
	for dark < 255 && left >= count[dark] {
		left -= count[dark]
		dark++
	}
	white, left := 255, len(img.Pix)/10
	for white > 0 && left >= count[white] {
		left -= count[white]
		white--
	}
	if d := white - dark; d >= blank && d < enough {
		stretch(img.Pix, uint8(dark), uint8(white))
	}
}

// ridges adds to the ink the pixels of thin horizontal lines that are too pale for
// it: darker than what is a distance above and below. Where there are more of them
// than lines can have, the page is noisy and the ink is all.
func ridges(img *image.Gray, ink *bitmap, distance int) *bitmap {
	out := ink.clone()
	added, most := 0, len(out.pix)/25
	for y := distance; y < ink.h-distance; y++ {
		row := img.Pix[y*img.Stride:][:ink.w]
		above, below := img.Pix[(y-distance)*img.Stride:][:ink.w], img.Pix[(y+distance)*img.Stride:][:ink.w]
		set := out.row(y)
		for x, v := range row {
			if v < 250 && !set[x] && int(v)*16 < int(min(above[x], below[x]))*15 {
				set[x] = true
				added++
			}
		}
		if added > most {
			return ink
		}
	}
	return out
}

// transposed exchanges x and y of an image that begins at 0,0.
func transposed(img *image.Gray) *image.Gray {
	const tile = 64
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y0 := 0; y0 < h; y0 += tile {
		for x0 := 0; x0 < w; x0 += tile {
			for y := y0; y < min(y0+tile, h); y++ {
				for x := x0; x < min(x0+tile, w); x++ {
					out.Pix[x*out.Stride+y] = img.Pix[y*img.Stride+x]
				}
			}
		}
	}
	return out
}

// bitmap says for every pixel whether there is ink.
type bitmap struct {
	w, h int
	pix  []bool
}

func newBitmap(w, h int) *bitmap { return &bitmap{w: w, h: h, pix: make([]bool, w*h)} }

func (b *bitmap) row(y int) []bool { return b.pix[y*b.w:][:b.w] }

func (b *bitmap) clone() *bitmap { return &bitmap{b.w, b.h, slices.Clone(b.pix)} }

// clear takes the ink out of a rectangle.
func (b *bitmap) clear(r image.Rectangle) {
	r = r.Intersect(image.Rect(0, 0, b.w, b.h))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(b.row(y)[r.Min.X:r.Max.X])
	}
}

// transposed exchanges x and y, in tiles that fit a cache.
func (b *bitmap) transposed() *bitmap {
	const tile = 64
	out := newBitmap(b.h, b.w)
	for y0 := 0; y0 < b.h; y0 += tile {
		for x0 := 0; x0 < b.w; x0 += tile {
			for y := y0; y < min(y0+tile, b.h); y++ {
				for x := x0; x < min(x0+tile, b.w); x++ {
					out.pix[x*b.h+y] = b.pix[y*b.w+x]
				}
			}
		}
	}
	return out
}

// threshold finds the ink: what is clearly darker than the mean of its
// neighbourhood of 2*radius+1 pixels square, or black. So print on shaded cells
// is found and the shade is not.
func threshold(img *image.Gray, radius int) *bitmap {
	const (
		darker = 0.84 // of the neighbourhood's mean
		black  = 60
	)
	w, h := img.Rect.Dx(), img.Rect.Dy()
	b := newBitmap(w, h)
	if w == 0 || h == 0 {
		return b
	}
	column := make([]int, w) // sums of the rows around y
	add := func(y, sign int) {
		for x, v := range img.Pix[y*img.Stride:][:w] {
			column[x] += sign * int(v)
		}
	}
	for y := range min(radius, h) {
		add(y, 1)
	}
	for y := range h {
		if y+radius < h {
			add(y+radius, 1)
		}
		if y-radius > 0 {
			add(y-radius-1, -1)
		}
		rows := min(y+radius, h-1) - max(y-radius, 0) + 1
		sum := 0
		for x := range min(radius, w) {
			sum += column[x]
		}
		out := b.row(y)
		for x, v := range img.Pix[y*img.Stride:][:w] {
			if x+radius < w {
				sum += column[x+radius]
			}
			if x-radius > 0 {
				sum -= column[x-radius-1]
			}
			n := (min(x+radius, w-1) - max(x-radius, 0) + 1) * rows
			out[x] = v < black || float64(v)*float64(n) < darker*float64(sum)
		}
	}
	return b
}

// rotation turns the horizontal and the vertical lines of an image, each by an
// angle of their own, around its middle; the zero value does nothing.
type rotation struct {
	acrossX, acrossY float64 // where a step to the right leads
	downX, downY     float64 // where a step down leads
	midX, midY       float64
}

// newRotation undoes a turn by two angles in radians, clockwise.
func newRotation(across, down float64, w, h int) rotation {
	r := rotation{midX: float64(w) / 2, midY: float64(h) / 2}
	r.acrossY, r.acrossX = math.Sincos(across)
	r.downX, r.downY = math.Sincos(down)
	r.downX = -r.downX
	return r
}

// back gives the place on the page of a place on the sheet.
func (r rotation) back(x, y float64) (float64, float64) {
	if r.acrossX == 0 {
		return x, y
	}
	x, y = x-r.midX, y-r.midY
	return x*r.acrossX + y*r.downX + r.midX, x*r.acrossY + y*r.downY + r.midY
}

// apply returns the turned image, of the same size, with white corners.
func (r rotation) apply(img *image.Gray) *image.Gray {
	const unit = 256 // fixed-point fractions of a pixel
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(img.Rect)
	stepX, stepY := int(math.Round(r.acrossX*unit*unit)), int(math.Round(r.acrossY*unit*unit))
	for y := range h {
		fx, fy := r.back(0, float64(y))
		px, py := int(fx*unit*unit), int(fy*unit*unit)
		row := out.Pix[y*out.Stride:][:w]
		for x := range row {
			row[x] = sample(img, w, h, px/unit, py/unit)
			px, py = px+stepX, py+stepY
		}
	}
	return out
}

// sample returns the brightness at a place in 256ths of a pixel, white outside.
func sample(img *image.Gray, w, h, px, py int) uint8 {
	x, y := px>>8, py>>8
	if x < 0 || y < 0 || x >= w-1 || y >= h-1 {
		return 255
	}
	dx, dy := px&255, py&255
	p := img.Pix[y*img.Stride+x:]
	q := img.Pix[(y+1)*img.Stride+x:]
	top := int(p[0])*(256-dx) + int(p[1])*dx
	low := int(q[0])*(256-dx) + int(q[1])*dx
	return uint8((top*(256-dy) + low*dy) >> 16)
}

// skew returns the angles, in radians, by which the horizontal and the vertical
// lines of a page are turned clockwise: those at which the ink lies in the sharpest
// rows and columns. Angles that do no harm are 0. The second is the first unless
// the columns are clearly sharper at another: a sheet that was drawn in askew.
func skew(ink *bitmap) (across, down float64) {
	const (
		most   = 2.2 * math.Pi / 180
		coarse = most / 22
		fine   = coarse / 10
		none   = 0.03 * math.Pi / 180
		enough = 100
		better = 1.15
	)
	rows := newProfile(ink)
	if len(rows.points) < enough {
		return 0, 0
	}
	across = rows.sharpest(rows.sharpest(0, most, coarse), coarse, fine)
	if math.Abs(across) > most-fine {
		return 0, 0
	}
	columns := newProfile(ink.transposed())
	down = -columns.sharpest(columns.sharpest(-across, coarse*10, coarse), coarse, fine)
	if columns.sharpness(-down) < better*columns.sharpness(-across) {
		down = across
	}
	if math.Abs(across) < none && math.Abs(down) < none {
		return 0, 0
	}
	return across, down
}

// profile counts the ink in rows at any angle.
type profile struct {
	points        []image.Point
	width, margin int
	count         []int32
}

func newProfile(ink *bitmap) *profile {
	margin := ink.w/16 + 2
	return &profile{upperEdges(ink), ink.w, margin, make([]int32, ink.h+2*margin)}
}

// upperEdges returns a sample of the upper ends of the ink: pixels of ink under
// paper. Rows of text and rules show in them, areas do not.
func upperEdges(ink *bitmap) []image.Point {
	const most = 200_000
	var points []image.Point
	step := 1 + ink.w*ink.h/16_000_000
	for y := 1; y < ink.h; y++ {
		above, row := ink.row(y-1), ink.row(y)
		for x := y % step; x < ink.w; x += step {
			if row[x] && !above[x] {
				points = append(points, image.Pt(x, y))
			}
		}
	}
	if n := len(points)/most + 1; n > 1 {
		kept := points[:0]
		for i := 0; i < len(points); i += n {
			kept = append(kept, points[i])
		}
		points = kept
	}
	return points
}

// sharpest tries the angles around one and returns that with the most sharpness.
func (p *profile) sharpest(around, reach, step float64) float64 {
	best, most := around, p.sharpness(around)
	for i := -int(math.Round(reach / step)); float64(i)*step <= reach*1.001; i++ {
		angle := around + float64(i)*step
		if s := p.sharpness(angle); s > most || s == most && math.Abs(angle) < math.Abs(best) {
			best, most = angle, s
		}
	}
	return best
}

// sharpness is the sum of squares of the ink per row at an angle.
func (p *profile) sharpness(angle float64) float64 {
	slope := int(math.Tan(angle) * 65536)
	clear(p.count)
	for _, q := range p.points {
		if y := q.Y - (q.X-p.width/2)*slope>>16 + p.margin; y >= 0 && y < len(p.count) {
			p.count[y]++
		}
	}
	var sum float64
	for _, n := range p.count {
		sum += float64(n) * float64(n)
	}
	return sum
}
