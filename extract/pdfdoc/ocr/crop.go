package ocr

import (
	"image"
	"math"
)

// look says how the print of a cell is shown to tesseract.
type look struct {
	height int  // of the figures, in pixels
	margin int  // of white around, in pixels
	hard   bool // black and white only
}

// maxCrop bounds the pixels of one enlarged picture.
const maxCrop = 4 << 20

// crop returns a part of a page image with the contrast stretched. The crop's
// rectangle is its place on the page.
func crop(img *image.Gray, box image.Rectangle) *image.Gray {
	box = box.Intersect(img.Rect)
	out := image.NewGray(box)
	var darkest uint8 = 255
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := out.Pix[out.PixOffset(box.Min.X, y):][:box.Dx()]
		copy(row, img.Pix[img.PixOffset(box.Min.X, y):])
		for _, v := range row {
			darkest = min(darkest, v)
		}
	}
	stretch(out.Pix, darkest, paper(img, box))
	return out
}

// only returns a crop with nothing but some marks, on white.
func only(img *image.Gray, marks []mark) *image.Gray {
	const pad = 1
	out := image.NewGray(around(marks).Inset(-pad).Intersect(img.Rect))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	for _, m := range marks {
		part := m.box.Inset(-pad).Intersect(out.Rect)
		for y := part.Min.Y; y < part.Max.Y; y++ {
			copy(out.Pix[out.PixOffset(part.Min.X, y):][:part.Dx()], img.Pix[img.PixOffset(part.Min.X, y):])
		}
	}
	return out
}

// erase paints marks white.
func erase(img *image.Gray, marks []mark) {
	const pad = 2
	for _, m := range marks {
		part := m.box.Inset(-pad).Intersect(img.Rect)
		for y := part.Min.Y; y < part.Max.Y; y++ {
			row := img.Pix[img.PixOffset(part.Min.X, y):][:part.Dx()]
			for x := range row {
				row[x] = 255
			}
		}
	}
}

// paper returns the brightness of the paper around print: that of its lightest
// quarter.
func paper(img *image.Gray, box image.Rectangle) uint8 {
	light, _ := quartiles(img, box)
	return light
}

// quartiles returns the brightness that a quarter of the pixels surpass, and that
// which three quarters do.
func quartiles(img *image.Gray, box image.Rectangle) (light, dark uint8) {
	var count [256]int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range img.Pix[img.PixOffset(box.Min.X, y):][:box.Dx()] {
			count[v]++
		}
	}
	n, seen, v := box.Dx()*box.Dy(), 0, 255
	for ; v > 0 && seen+count[v] <= n/4; v-- {
		seen += count[v]
	}
	light = uint8(v)
	for ; v > 0 && seen+count[v] <= n*3/4; v-- {
		seen += count[v]
	}
	return light, uint8(v)
}

// stretch makes dark black and paper white.
func stretch(pix []uint8, dark, paper uint8) {
	if paper <= dark {
		return
	}
	var table [256]uint8
	for v := range table {
		table[v] = uint8(max(0, min(255, (v-int(dark))*255/int(paper-dark))))
	}
	for i, v := range pix {
		pix[i] = table[v]
	}
}

// shown returns a crop in the size that a look asks for, on white.
func shown(crop *image.Gray, l look) *image.Gray {
	w, h := crop.Rect.Dx(), crop.Rect.Dy()
	if w == 0 || h == 0 {
		return image.NewGray(image.Rect(0, 0, 1, 1))
	}
	scale := float64(l.height) / float64(h)
	scale = min(scale, math.Sqrt(maxCrop/float64(w*h)))
	nw, nh := max(1, int(float64(w)*scale+0.5)), max(1, int(float64(h)*scale+0.5))
	out := image.NewGray(image.Rect(0, 0, nw+2*l.margin, nh+2*l.margin))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	for y := range nh {
		fy := (float64(y)+0.5)*float64(h)/float64(nh) - 0.5
		row := out.Pix[(y+l.margin)*out.Stride+l.margin:][:nw]
		for x := range row {
			fx := (float64(x)+0.5)*float64(w)/float64(nw) - 0.5
			row[x] = smooth(crop, fx, fy)
			if l.hard {
				row[x] = uint8(int(row[x]) / 144 * 255)
			}
		}
	}
	return out
}

// smooth returns the brightness between the pixels of an image, whose edge
// pixels go on for ever.
func smooth(img *image.Gray, fx, fy float64) uint8 {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	fx, fy = max(0, min(fx, float64(w-1))), max(0, min(fy, float64(h-1)))
	x, y := int(fx), int(fy)
	dx, dy := fx-float64(x), fy-float64(y)
	x1, y1 := min(x+1, w-1), min(y+1, h-1)
	p, q := img.Pix[y*img.Stride:], img.Pix[y1*img.Stride:]
	top := float64(p[x])*(1-dx) + float64(p[x1])*dx
	low := float64(q[x])*(1-dx) + float64(q[x1])*dx
	return uint8(top*(1-dy) + low*dy + 0.5)
}
