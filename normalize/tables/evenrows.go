package tables

import "github.com/gouji/gouji/extract"

// evenWidth returns how many cells nearly all rows of a table have whose empty cells
// are exported as well; 0 where the rows differ, as where cells under a span are lost.
func evenWidth(t *extract.Table) int {
	const fewest, narrowest, times = 6, 4, 8 // rows, cells, such rows for one of another width
	if t.Layout == extract.Markup || t.Rows < fewest || t.Cols < narrowest {
		return 0
	}
	width, votes := 0, 0 // for the most frequent one
	for r := range t.Rows {
		switch n := len(t.Row(r)); {
		case n == width:
			votes++
		case votes == 0:
			width, votes = n, 1
		default:
			votes--
		}
	}
	if width < narrowest {
		return 0
	}
	others, filled := 0, 0
	for r := range t.Rows {
		switch cells := t.Row(r); {
		case uneven(cells, width):
			others++
		case cells[width-1].Text != "":
			filled++
		}
	}
	if (times+1)*others > t.Rows || 2*filled < t.Rows { // else the last cells only fill rows up
		return 0
	}
	return width
}

// uneven reports whether a row lacks cells that nearly all rows of its table have, or
// has those of two rows: bytes of it are lost, or its line was broken, and nothing says
// which cells are left.
func uneven(cells []extract.Cell, width int) bool {
	n := len(cells)
	for n > width && cells[n-1].Text == "" {
		n--
	}
	return width > 0 && (n < width || n > width+1) // one more may be a remark
}
