package ocr

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

func TestX(t *testing.T) {
	file := os.Getenv("FILE")
	if file == "" {
		file = "/work/shared/samples/pdf/scan200.pdf"
	}
	render := func(ctx context.Context, page, dpi int) (*image.Gray, error) {
		out, err := exec.CommandContext(ctx, "pdftoppm", "-gray", "-r", fmt.Sprint(dpi), "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), file).Output()
		if err != nil {
			return nil, err
		}
		var w, h, m int
		r := bytes.NewReader(out)
		fmt.Fscanf(r, "P5\n%d %d\n%d\n", &w, &h, &m)
		return &image.Gray{Pix: out[len(out)-w*h:], Stride: w, Rect: image.Rect(0, 0, w, h)}, nil
	}
	t0 := time.Now()
	scan, err := New(Options{}).Read(context.Background(), []int{1, 2, 3, 4, 5, 6}, render)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(time.Since(t0), scan.Unread)
	for _, p := range scan.pages {
		for _, c := range p.cells {
			if c.number != nil && (c.text != "" && len(c.number.ballot()) != 1 || c.text == extract.Unread) {
				fmt.Println(p.number, c.box, c.number.pattern, c.number.readings, c.text, c.ocr)
			}
		}
		for _, c := range p.lines {
			if len(c.ocr.Candidates) > 0 {
				fmt.Println("LINE", printed(c.lines), c.ocr.Candidates)
			}
		}
	}
	res, err := layout.Document(context.Background(), scan.Pages, extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	scan.Mark(res.Blocks)
	for _, b := range res.Blocks {
		if b.Table == nil {
			fmt.Println(b.Pos.Page, b.Text, b.OCR)
			continue
		}
		fmt.Println("TABLE", b.Pos.Page, b.Table.Rows, b.Table.Cols)
		for r := range b.Table.Rows {
			for _, c := range b.Table.Row(r) {
				fmt.Printf("[%s]", strings.ReplaceAll(c.Text, "\n", "|"))
				if c.OCR != nil && c.OCR.Readings == 0 {
					fmt.Print(c.OCR)
				}
			}
			fmt.Println()
		}
	}
	raw, _ := os.ReadFile("/work/shared/samples/pdf/truth.json")
	_ = raw
	_ = json.Valid
}
