package ocr

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

func pdftoppm(t *testing.T, file string, page, dpi int) *image.Gray {
	out, err := exec.Command("pdftoppm", "-gray", "-r", fmt.Sprint(dpi), "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), file).Output()
	if err != nil {
		t.Fatal(err)
	}
	var w, h, m int
	fmt.Fscanf(bytes.NewReader(out), "P5\n%d %d\n%d\n", &w, &h, &m)
	return &image.Gray{Pix: out[len(out)-w*h:], Stride: w, Rect: image.Rect(0, 0, w, h)}
}

func resized(img *image.Gray, f float64) *image.Gray {
	w, h := int(float64(img.Rect.Dx())*f), int(float64(img.Rect.Dy())*f)
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if f < 1 {
				n := int(math.Ceil(1 / f))
				sum := 0
				for dy := range n {
					for dx := range n {
						sum += int(smooth(img, (float64(x)+float64(dx)/float64(n))/f, (float64(y)+float64(dy)/float64(n))/f))
					}
				}
				out.Pix[y*w+x] = uint8(sum / (n * n))
			} else {
				out.Pix[y*w+x] = smooth(img, (float64(x)+.5)/f-.5, (float64(y)+.5)/f-.5)
			}
		}
	}
	return out
}

func asJPEG(img *image.Gray, q int) *image.Gray {
	var b bytes.Buffer
	jpeg.Encode(&b, img, &jpeg.Options{Quality: q})
	out, _ := jpeg.Decode(&b)
	return out.(*image.Gray)
}

func mapped(img *image.Gray, f func(x, y int, v float64) float64) *image.Gray {
	out := image.NewGray(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			out.Pix[y*out.Stride+x] = uint8(max(0, min(255, f(x, y, float64(img.Pix[y*img.Stride+x])))))
		}
	}
	return out
}

func blurred(img *image.Gray, sigma float64) *image.Gray {
	n := int(3 * sigma)
	k := make([]float64, 2*n+1)
	sum := 0.0
	for i := range k {
		k[i] = math.Exp(-float64((i-n)*(i-n)) / 2 / sigma / sigma)
		sum += k[i]
	}
	pass := func(img *image.Gray, dx, dy int) *image.Gray {
		return mapped(img, func(x, y int, _ float64) float64 {
			v := 0.0
			for i := range k {
				xx, yy := max(0, min(img.Rect.Dx()-1, x+dx*(i-n))), max(0, min(img.Rect.Dy()-1, y+dy*(i-n)))
				v += k[i] * float64(img.Pix[yy*img.Stride+xx])
			}
			return v / sum
		})
	}
	return pass(pass(img, 1, 0), 0, 1)
}

func TestX(t *testing.T) {
	file := os.Getenv("FILE")
	key := os.Getenv("KEY")
	if file == "" {
		file, key = "/work/shared/samples/pdf/scan200.pdf", "scan200.pdf"
	}
	pages := []int{1, 3, 4, 5}
	if p := os.Getenv("PAGES"); p != "" {
		pages = nil
		var n int
		fmt.Sscan(p, &n)
		for i := range n {
			pages = append(pages, i+1)
		}
	}
	raw, _ := os.ReadFile("/work/shared/samples/pdf/truth.json")
	var all map[string]json.RawMessage
	json.Unmarshal(raw, &all)
	var one struct {
		With  map[string]*json.Number `json:"with_ocr"`
		Facts map[string]*json.Number `json:"facts"`
	}
	json.Unmarshal(all[key], &one)
	truth := one.With
	if truth == nil {
		truth = one.Facts
	}
	rng := rand.New(rand.NewPCG(1, 2))
	turn := func(deg float64) func(*image.Gray) *image.Gray {
		return func(i *image.Gray) *image.Gray {
			return newRotation(deg*math.Pi/180, i.Rect.Dx(), i.Rect.Dy()).apply(i)
		}
	}
	effects := []struct {
		name string
		do   func(*image.Gray) *image.Gray
	}{
		{"plain", func(i *image.Gray) *image.Gray { return i }},
		{"turn0.7", turn(0.7)},
		{"turn-1.6", turn(-1.6)},
		{"turn0.3", turn(0.3)},
		{"100dpi", func(i *image.Gray) *image.Gray { return resized(resized(i, .5), 2) }},
		{"130dpi", func(i *image.Gray) *image.Gray { return resized(resized(i, .65), 1/.65) }},
		{"jpeg20", func(i *image.Gray) *image.Gray { return asJPEG(i, 20) }},
		{"jpeg8", func(i *image.Gray) *image.Gray { return asJPEG(i, 8) }},
		{"noise20", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 { return v + rng.NormFloat64()*20 })
		}},
		{"noise45", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 { return v + rng.NormFloat64()*45 })
		}},
		{"salt", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 {
				switch rng.IntN(100) {
				case 0:
					return 0
				case 1:
					return 255
				}
				return v
			})
		}},
		{"pale", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 { return 255 - (255-v)*.25 })
		}},
		{"fax", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 {
				if v < 128 {
					return 0
				}
				return 255
			})
		}},
		{"faxdark", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 {
				if v < 200 {
					return 0
				}
				return 255
			})
		}},
		{"faxlight", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 {
				if v < 70 {
					return 0
				}
				return 255
			})
		}},
		{"blur1.5", func(i *image.Gray) *image.Gray { return blurred(i, 1.5) }},
		{"blur2.5", func(i *image.Gray) *image.Gray { return blurred(i, 2.5) }},
		{"shade", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 { return v * (0.45 + 0.5*float64(x)/float64(i.Rect.Dx())) })
		}},
		{"bad", func(i *image.Gray) *image.Gray {
			return asJPEG(mapped(turn(0.9)(resized(resized(i, .6), 1/.6)), func(x, y int, v float64) float64 { return v*.8 + 20 + rng.NormFloat64()*12 }), 30)
		}},
		{"wave", func(i *image.Gray) *image.Gray {
			return mapped(i, func(x, y int, v float64) float64 {
				return float64(smooth(i, float64(x), float64(y)+4*math.Sin(float64(x)/300)))
			})
		}},
	}
	dpi := 200
	if os.Getenv("DPI") != "" {
		fmt.Sscan(os.Getenv("DPI"), &dpi)
	}
	imgs := map[int]*image.Gray{}
	for _, p := range pages {
		imgs[p] = pdftoppm(t, file, p, dpi)
	}
	for _, e := range effects {
		if o := os.Getenv("ONLY"); o != "" && !slices.Contains(strings.Split(o, ","), e.name) {
			continue
		}
		done := map[int]*image.Gray{}
		for p, i := range imgs {
			done[p] = e.do(i)
		}
		t0 := time.Now()
		scan, err := New(Options{DPI: dpi}).Read(context.Background(), pages, func(ctx context.Context, page, dpi int) (*image.Gray, error) { return done[page], nil })
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(t0)
		res, err := layout.Document(context.Background(), scan.Pages, extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		scan.Mark(res.Blocks)
		forms, err := form.Embedded()
		if err != nil {
			t.Fatal(err)
		}
		doc := &extract.Document{Format: extract.PDF, Source: res.Source, Blocks: res.Blocks}
		got, refused := normalize.New(forms).Read(doc)
		if refused != nil {
			fmt.Println(e.name, "REFUSED", refused)
			verbose(res)
			continue
		}
		have := map[string]normalize.Fact{}
		for _, f := range got.Facts {
			have[f.ID] = f
		}
		exact, open, wrong, missing := 0, 0, 0, 0
		var list []string
		for id, v := range truth {
			f, ok := have[id]
			switch {
			case !ok || !f.Status.Known():
				if v == nil {
					exact++
					continue
				}
				if !ok {
					missing++
				}
				open++
				list = append(list, fmt.Sprintf("open %s want %v raw %q", id, v, f.Raw))
			case v != nil && f.Value.String() == v.String():
				exact++
			default:
				wrong++
				list = append(list, fmt.Sprintf("WRONG %s want %v got %v", id, v, f.Value))
			}
		}
		slices.Sort(list)
		fmt.Printf("%-10s exact %d open %d (missing %d) wrong %d of %d  year %d organ %s  %v %v\n", e.name, exact, open, missing, wrong, len(truth), got.Year, got.Organ, took, scan.Unread)
		for i, l := range list {
			if i < 12 || strings.HasPrefix(l, "WRONG") {
				fmt.Println("    ", l)
			}
		}
		if os.Getenv("V") != "" {
			verbose(res)
			for _, p := range scan.pages {
				for _, c := range p.cells {
					if c.text == extract.Unread && c.number != nil {
						fmt.Println(p.number, c.box, c.content, c.number.pattern, c.number.readings, c.text, c.ocr, c.number.cut, c.number.touched)
					}
				}
			}
		}
	}
}

func verbose(res *layout.Result) {
	for _, b := range res.Blocks {
		if b.Table == nil {
			fmt.Println(b.Pos.Page, b.Text, b.OCR)
			continue
		}
		fmt.Println("TABLE", b.Pos.Page, b.Table.Rows, b.Table.Cols)
		for r := range b.Table.Rows {
			for _, c := range b.Table.Row(r) {
				fmt.Printf("[%s]", strings.ReplaceAll(c.Text, "\n", "|"))
			}
			fmt.Println()
		}
	}
}
