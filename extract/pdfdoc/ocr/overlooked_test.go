package ocr

import (
	"image"
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestOverlooked(t *testing.T) {
	page := func(areas ...image.Rectangle) *image.Gray {
		img := blankPage(1200, 1600)
		for _, a := range areas {
			fill(img, a, 0)
		}
		return img
	}
	digit := func(x, y int) image.Rectangle { return image.Rect(x, y, x+10, y+20) }
	for _, tt := range []struct {
		name  string
		page  *image.Gray
		lines []image.Rectangle
		want  []image.Rectangle
	}{
		{"a number", page(digit(400, 500), digit(413, 500)), nil, []image.Rectangle{image.Rect(400, 500, 423, 520)}},
		{"two numbers, from top to bottom", page(digit(700, 500), digit(400, 560)), nil, []image.Rectangle{digit(700, 500), digit(400, 560)}},
		{"a dash", page(image.Rect(400, 508, 424, 511)), nil, []image.Rectangle{image.Rect(400, 508, 424, 511)}},
		{"read", page(digit(400, 500)), []image.Rectangle{image.Rect(100, 495, 800, 525)}, nil},
		{"beside a line", page(digit(400, 500)), []image.Rectangle{image.Rect(100, 495, 300, 525)}, []image.Rectangle{digit(400, 500)}},
		{"specks", page(image.Rect(400, 500, 404, 504), image.Rect(500, 500, 503, 505)), nil, nil},
		{"a picture", page(image.Rect(400, 500, 600, 620)), nil, nil},
		{"a rule", page(image.Rect(100, 500, 900, 502)), nil, nil},
		{"page number", page(digit(600, 1560)), nil, nil},
		{"last row of a page", page(digit(600, 1560)), []image.Rectangle{image.Rect(100, 1555, 300, 1585)}, []image.Rectangle{digit(600, 1560)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := newSheet(tt.page, testDPI, 20_000_000)
			var lines []*place
			for _, b := range tt.lines {
				lines = append(lines, &place{box: b})
			}
			got := s.overlooked(nil, lines)
			if len(got) != len(tt.want) {
				t.Fatalf("%d places, want %v", len(got), tt.want)
			}
			for i, p := range got {
				if p.box != tt.want[i] || p.text != extract.Unread {
					t.Errorf("%v %q, want %v", p.box, p.text, tt.want[i])
				}
			}
		})
	}
}
