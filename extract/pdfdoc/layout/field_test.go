package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// frameOf draws the four lines of a frame on a page.
func (p *printer) frameOf(x0, y0, x1, y1 float32) {
	for _, b := range []Box{{x0, y0, x1, y0}, {x0, y1, x1, y1}, {x0, y0, x0, y1}, {x1, y0, x1, y1}} {
		b.Y0, b.Y1 = pageHeight-b.Y1, pageHeight-b.Y0
		p.current().Rules = append(p.current().Rules, b)
	}
}

// TestFields prints a table of entry fields, with cells that share their lines and
// with cells that have a frame each.
func TestFields(t *testing.T) {
	const width, height = 90, 30
	for _, c := range []struct {
		gap, inset float32 // between cells; between a cell and its field, above and below
		left       float32
		want       string
	}{
		{0, 5, 50, "收到|3119|26|0\n结转|4|—|17"},
		{0, 0.5, 50, "收到|3119|26|0\n结转|4|—|17"},
		{1.5, 5, 50, "收到|3119|26|0\n结转|4|—|17"},
		{1.5, 5, 300, "收到|3119|26|0\n结转|4|—|17"}, // the last column is on the page in part
	} {
		p := newPrinter(12)
		p.frameOf(c.left-c.gap, 100-c.gap, c.left+4*width+c.gap, 100+2*height+c.gap)
		for r, row := range [][]string{{"收到", "3119", "26", "0"}, {"结转", "4", "—", "17"}} {
			for k, text := range row {
				x, y := c.left+float32(k)*width, 100+float32(r)*height
				p.frameOf(x+c.gap/2, y+c.gap/2, x+width-c.gap/2, y+height-c.gap/2)
				if k > 0 {
					p.frameOf(x+3, y+c.inset+c.gap/2, x+width-3, y+height-c.inset-c.gap/2)
				}
				p.text(text, x+10, y+9, 12)
			}
		}
		name := fmt.Sprintf("%v points between cells, fields %v points inside, from %v", c.gap, c.inset, c.left)
		tables := tablesOf(document(t, p.pages))
		if len(tables) != 1 {
			t.Errorf("%s: %d tables", name, len(tables))
			continue
		}
		if got := printedRows(tables[0]); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestLooseFields prints entry fields in a table without rules: their frames are no
// tables, and what stands in them stands beside the labels.
func TestLooseFields(t *testing.T) {
	const width, height, row = 90, 16, 30
	p := newPrinter(10)
	for r, texts := range [][]string{{"本年新收政府信息公开申请", "3119", "26", "0"}, {"上年结转政府信息公开申请", "4", "", "17"}, {"予以公开", "2", "26", "无"}} {
		y := 100 + float32(r)*row
		for k, text := range texts {
			x := 60 + float32(k)*width
			if k > 0 {
				x += 30
				p.frameOf(x, y, x+width-0.5, y+height)
				p.text(text, x+2, y+3, 10)
			} else {
				p.text(text, x, y+3, 10)
			}
		}
	}
	res := document(t, p.pages)
	if n := len(tablesOf(res)); n > 0 {
		t.Fatalf("%d tables", n)
	}
	var got []string
	for _, l := range strings.Split(strings.TrimSpace(res.Source), "\n") {
		got = append(got, strings.Join(strings.Fields(l), "|"))
	}
	want := []string{"本年新收政府信息公开申请|3119|26|0", "上年结转政府信息公开申请|4|17", "予以公开|2|26|无"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func printedRows(t *extract.Table) string {
	var b strings.Builder
	for i, c := range t.Cells {
		if i > 0 {
			b.WriteByte("|\n"[min(1, c.Row-t.Cells[i-1].Row)])
		}
		b.WriteString(c.Text)
	}
	return b.String()
}
