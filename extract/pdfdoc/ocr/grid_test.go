package ocr

import (
	"image"
	"math"
	"testing"
)

const testDPI = 200

func gridsIn(img *image.Gray) []*grid {
	s := newSheet(img, testDPI, 20_000_000)
	return gridsOf(s, rulesOf(s))
}

func TestGrids(t *testing.T) {
	type size struct{ rows, cols, cells int }
	for _, tt := range []struct {
		name string
		page func() *image.Gray
		want []size
	}{
		{"plain", func() *image.Gray { return ruled(5, 3, 0) }, []size{{5, 3, 15}}},
		{"pale lines", func() *image.Gray { return ruled(5, 3, 225) }, []size{{5, 3, 15}}},
		{"turned", func() *image.Gray { return turned(ruled(12, 3, 0), 1.3) }, []size{{12, 3, 36}}},
		{"noise", func() *image.Gray { return noisy(ruled(5, 3, 60), 15) }, []size{{5, 3, 15}}},
		{"shade behind a row", func() *image.Gray {
			img := ruled(5, 3, 0)
			return mapped(img, func(_, y int, v float64) float64 {
				if y > 100 && y < 160 {
					return v * 0.8
				}
				return v
			})
		}, []size{{5, 3, 15}}},
		{"merged over columns", func() *image.Gray {
			img := ruled(5, 3, 0)
			fill(img, image.Rect(300, 102, 302, 160), 255)
			return img
		}, []size{{5, 3, 14}}},
		{"merged over rows", func() *image.Gray {
			img := ruled(5, 3, 0)
			fill(img, image.Rect(102, 220, 300, 222), 255)
			return img
		}, []size{{5, 3, 14}}},
		{"gaps in lines", func() *image.Gray {
			img := ruled(5, 3, 0)
			for x := 140; x < 700; x += 90 {
				fill(img, image.Rect(x, 95, x+4, 110), 255)
				fill(img, image.Rect(x, 215, x+4, 230), 255)
			}
			return img
		}, []size{{5, 3, 15}}},
		{"cut by the page", func() *image.Gray {
			img := ruled(5, 3, 0)
			fill(img, image.Rect(0, 395, 800, 410), 255)
			return img
		}, []size{{5, 3, 15}}},
		{"two tables", func() *image.Gray {
			img := ruled(7, 3, 0)
			fill(img, image.Rect(0, 223, 800, 279), 255)
			return img
		}, []size{{2, 3, 6}, {4, 3, 12}}},
		{"short strokes in a cell", func() *image.Gray {
			img := ruled(5, 3, 0)
			fill(img, image.Rect(130, 120, 190, 123), 0)
			fill(img, image.Rect(160, 110, 163, 150), 0)
			return img
		}, []size{{5, 3, 15}}},
		{"short lines between cells that have frames of their own", func() *image.Gray {
			img := blankPage(900, 400)
			for _, c := range []image.Rectangle{
				image.Rect(94, 94, 806, 238), image.Rect(100, 100, 800, 140), image.Rect(100, 146, 330, 186), image.Rect(336, 146, 560, 186),
				image.Rect(566, 146, 800, 186), image.Rect(100, 192, 800, 232),
			} {
				fill(img, c, 0)
				fill(img, c.Inset(2), 255)
			}
			fill(img, image.Rect(215, 155, 218, 177), 0)
			return img
		}, []size{{3, 3, 5}}},
		{"one frame", func() *image.Gray { return ruled(1, 1, 0) }, nil},
		{"blank", func() *image.Gray { return blankPage(600, 800) }, nil},
		{"black", func() *image.Gray { return image.NewGray(image.Rect(0, 0, 600, 800)) }, nil},
		{"noise alone", func() *image.Gray { return noisy(blankPage(600, 800), 90) }, nil},
		{"photo", func() *image.Gray {
			return noisy(mapped(blankPage(900, 900), func(x, y int, _ float64) float64 {
				return 128 + 100*math.Sin(float64(x)/37)*math.Cos(float64(y)/23)
			}), 6)
		}, nil},
		{"empty", func() *image.Gray { return image.NewGray(image.Rectangle{}) }, nil},
		{"one pixel", func() *image.Gray { return blankPage(1, 1) }, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []size
			for _, g := range gridsIn(tt.page()) {
				got = append(got, size{g.rows(), g.cols(), len(g.cells)})
			}
			if len(got) != len(tt.want) {
				t.Fatalf("got grids %v, want %v", got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("grid %d is %v, want %v", i, got[i], tt.want[i])
				}
			}
		})
	}
}

func TestGridOfSample(t *testing.T) {
	for _, tt := range []struct {
		page string
		want []int // cells per table
	}{
		{"page3.jpg", []int{19}},
		{"page4.jpg", []int{11, 117}},
		{"page5.jpg", []int{100, 34}},
	} {
		for _, angle := range []float64{0, 0.7, -1.6} {
			got := gridsIn(turned(samplePage(t, tt.page), angle))
			if len(got) != len(tt.want) {
				t.Errorf("%s turned by %v: %d tables, want %d", tt.page, angle, len(got), len(tt.want))
				continue
			}
			for i, g := range got {
				if len(g.cells) != tt.want[i] {
					t.Errorf("%s turned by %v: table %d has %d cells, want %d", tt.page, angle, i, len(g.cells), tt.want[i])
				}
			}
		}
	}
}

func TestSkew(t *testing.T) {
	page := samplePage(t, "page4.jpg")
	for _, want := range []float64{0, 0.3, 0.7, -1.6, 2} {
		across, down := skew(threshold(turned(page, want), 24))
		for _, got := range []float64{across, down} {
			if got = got * 180 / math.Pi; math.Abs(got-want) > 0.05 {
				t.Errorf("turned by %v: got %v", want, got)
			}
		}
	}
}

func TestRotationBack(t *testing.T) {
	img := blankPage(400, 400)
	fill(img, image.Rect(300, 100, 306, 106), 0)
	r := newRotation(0.03, 0.03, 400, 400)
	out := r.apply(img)
	var sumX, sumY, n float64
	for y := range 400 {
		for x := range 400 {
			if out.Pix[y*400+x] < 128 {
				bx, by := r.back(float64(x), float64(y))
				sumX, sumY, n = sumX+bx, sumY+by, n+1
			}
		}
	}
	if math.Abs(sumX/n-302.5) > 1 || math.Abs(sumY/n-102.5) > 1 {
		t.Errorf("the spot comes back at %v,%v", sumX/n, sumY/n)
	}
}

func TestLargePageIsBounded(t *testing.T) {
	const limit = 1_000_000
	s := newSheet(blankPage(10_000, 10_000), 1200, limit)
	if got := s.gray.Rect.Dx() * s.gray.Rect.Dy(); got > limit {
		t.Errorf("%d pixels, limit %d", got, limit)
	}
	if s.dpi != 120 {
		t.Errorf("dpi %v, want 120", s.dpi)
	}
}

func FuzzGrid(f *testing.F) {
	f.Add(uint16(40), []byte{0, 255, 0, 255})
	f.Add(uint16(64), make([]byte, 4096))
	small := scaled(ruled(3, 2, 0), 0.4)
	f.Add(uint16(small.Rect.Dx()), small.Pix)
	f.Fuzz(func(t *testing.T, width uint16, pix []byte) {
		w := int(width)%500 + 1
		h := len(pix) / w
		img := &image.Gray{Pix: pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
		s := newSheet(img, 80, 100_000)
		for _, g := range gridsOf(s, rulesOf(s)) {
			covered := 0
			for _, c := range g.cells {
				covered += c.Dx() * c.Dy()
				if p := newCell(s, c); p != nil && !p.box.In(c.Inset(-1)) {
					t.Errorf("print at %v in the cell %v", p.box, c)
				}
			}
			if b := g.box(); covered != b.Dx()*b.Dy() {
				t.Errorf("the cells cover %d pixels of %v", covered, b)
			}
		}
	})
}

func BenchmarkSheet(b *testing.B) {
	page := samplePage(b, "page4.jpg")
	for b.Loop() {
		newSheet(page, testDPI, 20_000_000)
	}
}

func BenchmarkGrids(b *testing.B) {
	s := newSheet(samplePage(b, "page4.jpg"), testDPI, 20_000_000)
	for b.Loop() {
		gridsOf(s, rulesOf(s))
	}
}

func BenchmarkCells(b *testing.B) {
	s := newSheet(samplePage(b, "page4.jpg"), testDPI, 20_000_000)
	g := gridsOf(s, rulesOf(s))
	for b.Loop() {
		for _, g := range g {
			for _, c := range g.cells {
				newCell(s, c)
			}
		}
	}
}
