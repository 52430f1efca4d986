package ocr

import (
	"context"
	"errors"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// reader returns a reader, or skips the test where tesseract is not installed.
func reader(t testing.TB) *Reader {
	t.Helper()
	r := New(Options{DPI: testDPI})
	if err := r.Check(t.Context()); errors.Is(err, ErrNoTesseract) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	return r
}

// sampleValues are the values that the pages print, the last cells of each row of
// the tables; rows of headers have none.
const sampleValues = `

1 0 11
8 26 66


447228


3985758
88283


96171.6



3001 53 0 0 61 4 3119
34 0 0 0 0 0 34
1288 21 0 0 50 3 1362
447 7 0 0 0 0 454
2 0 0 0 0 0 2
30 1 0 0 0 0 31
5 0 0 0 0 0 5
6 0 0 0 0 0 6
7 1 0 0 0 0 8
12 0 0 0 0 0 12
9 0 0 0 0 0 9
105 0 0 0 0 0 105
746 12 0 0 10 1 769
11 0 0 0 0 0 11
1 0 0 0 0 0 1
56 6 0 0 0 0 62
25 0 0 0 0 0 25
0 0 0 0 0 0 0
0 0 0 0 0 0 0
1 0 0 0 0 0 1
67 3 0 0 1 0 71
6 0 0 0 0 0 6
108 2 0 0 0 0 110
2932 53 0 0 61 4 3050
103 0 0 0 0 0 103



72 64 178 37 351 13 4 8 1 26 12 1 1 6 20`

// readSample reads the three pages with tables after an effect.
func readSample(t testing.TB, r *Reader, effect func(*image.Gray) *image.Gray) (*Scan, *layout.Result) {
	t.Helper()
	names := []string{"page3.jpg", "page4.jpg", "page5.jpg"}
	pages := make([]*image.Gray, len(names))
	for i, name := range names {
		pages[i] = effect(samplePage(t, name))
	}
	scan, err := r.Read(t.Context(), []int{1, 2, 3}, func(_ context.Context, page, _ int) (*image.Gray, error) {
		return pages[page-1], nil
	})
	if err != nil {
		t.Fatal(err)
	}
	res, err := layout.Document(t.Context(), scan.Pages, extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	scan.Mark(res.Blocks)
	return scan, res
}

// score compares the tables with the values of the sample, row by row.
func score(t *testing.T, blocks []extract.Block) (exact, undecided, wrong int) {
	t.Helper()
	want := strings.Split(sampleValues, "\n")
	row := 0
	for _, b := range blocks {
		if b.Kind != extract.TableBlock {
			continue
		}
		for r := range b.Table.Rows {
			if row == len(want) {
				t.Fatal("too many rows")
			}
			values := strings.Fields(want[row])
			row++
			cells := b.Table.Row(r)
			if len(cells) < len(values) {
				undecided += len(values)
				continue
			}
			for i, v := range values {
				c := cells[len(cells)-len(values)+i]
				switch {
				case c.OCR == nil:
					t.Fatalf("the cell %q does not say how it was read", c.Text)
				case c.Text == v:
					exact++
					if c.OCR.Readings < enough {
						t.Errorf("%s was read %d times", v, c.OCR.Readings)
					}
				case strings.Trim(c.Text, "0123456789., \n") != "" || c.Text == "":
					undecided++
				default:
					wrong++
					t.Errorf("%s is read as %q, %+v", v, c.Text, *c.OCR)
				}
			}
		}
	}
	return exact, undecided, wrong
}

func TestSample(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		name   string
		effect func(*image.Gray) *image.Gray
		exact  int // at least, of 200
	}{
		{"as scanned", func(p *image.Gray) *image.Gray { return p }, 196},
		{"turned by 0.7°", func(p *image.Gray) *image.Gray { return turned(p, 0.7) }, 190},
		{"turned by -1.6°", func(p *image.Gray) *image.Gray { return turned(p, -1.6) }, 190},
		{"100 dpi", func(p *image.Gray) *image.Gray { return scaled(scaled(p, 0.5), 2) }, 150},
		{"strong JPEG artefacts", func(p *image.Gray) *image.Gray { return asJPEG(t, p, 12) }, 140},
		{"noise", func(p *image.Gray) *image.Gray { return noisy(p, 18) }, 150},
		{"pale", func(p *image.Gray) *image.Gray {
			return mapped(p, func(_, _ int, v float64) float64 { return 255 - (255-v)*0.3 })
		}, 180},
		{"a curved sheet", func(p *image.Gray) *image.Gray {
			return mapped(p, func(x, y int, _ float64) float64 {
				return float64(smooth(p, float64(x), float64(y)+4*math.Sin(float64(x)/300)))
			})
		}, 180},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, res := readSample(t, r, tt.effect)
			exact, undecided, wrong := score(t, res.Blocks)
			t.Logf("exact %d, undecided %d, wrong %d", exact, undecided, wrong)
			if exact < tt.exact {
				t.Errorf("%d exact, want %d", exact, tt.exact)
			}
		})
	}
}

func TestSampleText(t *testing.T) {
	_, res := readSample(t, reader(t), func(p *image.Gray) *image.Gray { return p })
	var text strings.Builder
	for _, b := range res.Blocks {
		text.WriteString(b.Text + "\n")
		if b.Table == nil && b.OCR == nil {
			t.Errorf("the paragraph %q does not say how it was read", b.Text)
		}
	}
	for _, want := range []string{"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "2024年", "共计95个"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}

func TestCropped(t *testing.T) {
	r := reader(t)
	page := samplePage(t, "page4.jpg")
	for _, box := range []image.Rectangle{
		image.Rect(0, 0, 1653, 1700),
		image.Rect(0, 1300, 1653, 2339),
		image.Rect(0, 0, 1200, 2339),
		image.Rect(745, 0, 1653, 2339), // through the digits of the first column
	} {
		part := page.SubImage(box).(*image.Gray)
		part = &image.Gray{Pix: part.Pix, Stride: part.Stride, Rect: image.Rect(0, 0, box.Dx(), box.Dy())}
		scan, err := r.Read(t.Context(), []int{1}, render(part))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range scan.pages[1].cells {
			if p.number == nil || p.text == "" || p.text == extract.Unread {
				continue
			}
			if !strings.Contains(strings.ReplaceAll(sampleValues, "\n", " ")+" ", " "+p.text+" ") {
				t.Errorf("%v: %q is printed nowhere", box, p.text)
			}
		}
	}
}

func TestPagesWithoutText(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		name   string
		page   *image.Gray
		unread bool
	}{
		{"blank", blankPage(1654, 2339), false},
		{"black", image.NewGray(image.Rect(0, 0, 1654, 2339)), true},
		{"noise", noisy(blankPage(800, 1000), 120), true},
		{"empty", image.NewGray(image.Rectangle{}), false},
		{"one pixel", image.NewGray(image.Rect(0, 0, 1, 1)), true},
		{"photo", noisy(mapped(blankPage(900, 900), func(x, y int, _ float64) float64 {
			return 128 + 100*math.Sin(float64(x)/37)*math.Cos(float64(y)/23)
		}), 6), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			scan, err := r.Read(t.Context(), []int{7}, render(tt.page))
			if err != nil {
				t.Fatal(err)
			}
			unread := len(scan.Unread) == 1 && scan.Unread[0].Page == 7 && errors.Is(scan.Unread[0].Err, ErrIllegible)
			if unread != tt.unread {
				t.Errorf("unread: %v, want %v", scan.Unread, tt.unread)
			}
			for _, p := range scan.Pages {
				for _, g := range p.Glyphs {
					if g.Rune >= '0' && g.Rune <= '9' {
						t.Errorf("read a %c", g.Rune)
					}
				}
			}
		})
	}
}

func TestFailedPage(t *testing.T) {
	broken := errors.New("broken")
	scan, err := reader(t).Read(t.Context(), []int{1, 2}, func(_ context.Context, page, _ int) (*image.Gray, error) {
		if page == 1 {
			return nil, broken
		}
		return samplePage(t, "page3.jpg"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(scan.Unread) != 1 || scan.Unread[0].Page != 1 || !errors.Is(scan.Unread[0].Err, broken) {
		t.Errorf("unread: %v", scan.Unread)
	}
	if len(scan.Pages) != 1 || scan.Pages[0].Number != 2 {
		t.Errorf("%d pages", len(scan.Pages))
	}
}

// BenchmarkRead reads three pages with tables of 200 values; its time is mostly
// that of tesseract.
func BenchmarkRead(b *testing.B) {
	r := reader(b)
	for b.Loop() {
		readSample(b, r, func(p *image.Gray) *image.Gray { return p })
	}
}
