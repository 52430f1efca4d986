package htmldoc

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract"
)

// spanned is a cell with the spans that its markup gives it, and its place.
type spanned struct{ Row, Col, RowSpan, ColSpan int }

// model places cells as the HTML standard describes it, slot by slot; row spans
// end with the group, as in browsers. The groups hold rows, the rows cells.
func model(groups [][][]spanned) []spanned {
	var placed []spanned
	taken := make(map[[2]int]bool)
	row := 0
	for _, group := range groups {
		end := row + len(group)
		for _, cells := range group {
			col := 0
			for _, c := range cells {
				for taken[[2]int{row, col}] {
					col++
				}
				c.Row, c.Col = row, col
				if c.RowSpan == 0 || row+c.RowSpan > end {
					c.RowSpan = end - row
				}
				for r := range c.RowSpan {
					for k := range c.ColSpan {
						taken[[2]int{row + r, col + k}] = true
					}
				}
				col += c.ColSpan
				placed = append(placed, c)
			}
			row++
		}
	}
	return placed
}

// TestGrid compares the places of cells with random spans with the model.
func TestGrid(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		var groups [][][]spanned
		var src strings.Builder
		src.WriteString("<table>")
		for range 1 + rng.IntN(3) {
			src.WriteString("<tbody>")
			var group [][]spanned
			for range 1 + rng.IntN(5) {
				src.WriteString("<tr>")
				var cells []spanned
				for range 2 + rng.IntN(4) {
					c := spanned{RowSpan: max(0, rng.IntN(8)-3), ColSpan: max(1, rng.IntN(7)-3)}
					if c.RowSpan == 0 && rng.IntN(4) > 0 {
						c.RowSpan = 1
					}
					cells = append(cells, c)
					fmt.Fprintf(&src, "<td rowspan=%d colspan=%d>1", c.RowSpan, c.ColSpan)
				}
				group = append(group, cells)
			}
			groups = append(groups, group)
		}
		table := tablesOf(read(t, src.String(), extract.Limits{}))[0]
		var got []spanned
		for _, c := range table.Cells {
			got = append(got, spanned{c.Row, c.Col, c.RowSpan, c.ColSpan})
		}
		want := model(groups)
		for i := range want { // too wide a row is clipped, see extent
			want[i].ColSpan = min(want[i].ColSpan, table.Cols-want[i].Col)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", src.String(), diff)
		}
	}
}
