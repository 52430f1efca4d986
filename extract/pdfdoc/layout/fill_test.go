package layout

import "testing"

// fill paints a rectangle, y downwards.
func (p *printer) fill(x0, y0, x1, y1 float32, white bool) {
	p.current().Fills = append(p.current().Fills, Fill{Box{x0, pageHeight - y1, x1, pageHeight - y0}, white})
}

// TestCellsOnGround prints a table that has no rules but a dark ground of which its
// cells leave lines, in a coloured part of the page; and cells of the same place that
// leave more of it than lines.
func TestCellsOnGround(t *testing.T) {
	const width, height = 90, 30
	for _, c := range []struct {
		gap  float32
		want string
	}{{1, "收到|3119|26|0\n结转|4||17"}, {20, ""}} {
		p := newPrinter(12)
		p.fill(20, 50, 570, 700, false)
		p.fill(30, 60, 560, 600, true)
		p.fill(50, 100, 50+4*width, 100+2*height, false)
		for r, row := range [][]string{{"收到", "3119", "26", "0"}, {"结转", "4", "", "17"}} {
			for k, text := range row {
				x, y := 50+float32(k)*width, 100+float32(r)*height
				p.fill(x+c.gap/2, y+c.gap/4, x+width-c.gap/2, y+height-c.gap/4, r > 0)
				p.text(text, x+10, y+9, 12)
			}
		}
		tables := tablesOf(document(t, p.pages))
		got := ""
		if len(tables) == 1 {
			got = printedRows(tables[0])
		}
		if got != c.want {
			t.Errorf("%v points between cells: %d tables\n%s\nwant\n%s", c.gap, len(tables), got, c.want)
		}
	}
}
