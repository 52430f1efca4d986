package ocr

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// blankPage returns a white page of a size in pixels.
func blankPage(w, h int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	fill(img, img.Rect, 255)
	return img
}

func fill(img *image.Gray, r image.Rectangle, v uint8) {
	r = r.Intersect(img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			img.Pix[img.PixOffset(x, y)] = v
		}
	}
}

// ruled draws the lines of a table of cells of equal size, 200 by 60 pixels, with
// its upper left corner at 100,100.
func ruled(rows, cols int, dark uint8) *image.Gray {
	img := blankPage(cols*200+200, rows*60+200)
	for r := range rows + 1 {
		fill(img, image.Rect(100, 100+r*60, 102+cols*200, 102+r*60), dark)
	}
	for c := range cols + 1 {
		fill(img, image.Rect(100+c*200, 100, 102+c*200, 102+rows*60), dark)
	}
	return img
}

// turned turns a page clockwise by an angle in degrees.
func turned(img *image.Gray, degrees float64) *image.Gray {
	a := -degrees * math.Pi / 180
	return newRotation(a, a, img.Rect.Dx(), img.Rect.Dy()).apply(img)
}

// scaled changes the size of a page by a factor.
func scaled(img *image.Gray, f float64) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, int(float64(img.Rect.Dx())*f), int(float64(img.Rect.Dy())*f)))
	n := max(1, int(math.Ceil(1/f)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for i := range n * n {
				dx, dy := (float64(i%n)+0.5)/float64(n), (float64(i/n)+0.5)/float64(n)
				sum += int(smooth(img, (float64(x)+dx)/f-0.5, (float64(y)+dy)/f-0.5))
			}
			out.Pix[y*out.Stride+x] = uint8(sum / (n * n))
		}
	}
	return out
}

// mapped changes every pixel of a page.
func mapped(img *image.Gray, f func(x, y int, v float64) float64) *image.Gray {
	out := image.NewGray(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			out.Pix[y*out.Stride+x] = uint8(max(0, min(255, f(x, y, float64(img.Pix[y*img.Stride+x])))))
		}
	}
	return out
}

func noisy(img *image.Gray, sigma float64) *image.Gray {
	rng := rand.New(rand.NewPCG(1, 2))
	return mapped(img, func(_, _ int, v float64) float64 { return v + rng.NormFloat64()*sigma })
}

func asJPEG(t testing.TB, img *image.Gray, quality int) *image.Gray {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	out, err := jpeg.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return out.(*image.Gray)
}

// samplePage returns a page of a scanned report, at 200 dpi.
func samplePage(t testing.TB, name string) *image.Gray {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := jpeg.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.Gray)
}
