package tables

import "github.com/gouji/gouji/extract"

// evenWidth returns how wide nearly all rows of a table are whose empty cells are
// printed as well; 0 where the rows differ, as where cells under a span are lost.
func evenWidth(t *extract.Table) int {
	const fewest, narrowest, times = 6, 4, 8 // rows, cells, such rows for one of another width
	if t.Rows < fewest || t.Cols < narrowest {
		return 0
	}
	width, votes := 0, 0 // for the most frequent one
	for r := range t.Rows {
		switch n := end(t.Row(r)); {
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
		case t.Layout == extract.Markup, cells[width-1].Text != "":
			filled++
		}
	}
	if (times+1)*others > t.Rows || 2*filled < t.Rows { // else the last cells only fill rows up
		return 0
	}
	return width
}

// end returns the column in which a row ends.
func end(cells []extract.Cell) int {
	if len(cells) == 0 {
		return 0
	}
	last := &cells[len(cells)-1]
	return last.Col + last.ColSpan
}

// uneven reports whether a row lacks cells that nearly all rows of its table have, or
// has those of two rows: bytes of it are lost, or its line was broken, and nothing says
// which cells are left.
func uneven(cells []extract.Cell, width int) bool {
	for len(cells) > 0 && end(cells) > width && cells[len(cells)-1].Text == "" {
		cells = cells[:len(cells)-1]
	}
	n := end(cells)
	return width > 0 && (n < width || n > width+1) // one more may be a remark
}
