package htmldoc

// place is how many rows and columns a box takes in a grid, 0 where that is not
// said, and the column that it begins in, from 1, 0 for the next free one.
type place struct{ rows, cols, col int }

// atLeast returns the place with the spans that are not said, which are 1.
func (p place) atLeast() place {
	p.rows, p.cols = max(p.rows, 1), max(p.cols, 1)
	return p
}

// flow places boxes in a grid of so many columns, in the order of the source as
// browsers do. It returns nil where boxes are in those boxes, which are no cells then.
func (r *reader) flow(kids []int32, columns int) []boxCell {
	if columns < 2 || len(kids) < 2*columns-1 && len(kids) < 4 {
		return nil
	}
	cells := make([]boxCell, 0, len(kids))
	until := make([]int, columns) // the first row that is free in a column
	row, col := 0, 0
	for _, k := range kids {
		b := &r.boxes[k]
		if !r.isCell(b) || b.made || b.inside > 1 || len(cells) > 0 && cells[len(cells)-1].box.last != b.first {
			return nil
		}
		p := b.place.atLeast()
		p.rows, p.cols = min(p.rows, maxTracks), min(p.cols, columns)
		if p.col > 0 && p.col+p.cols-1 <= columns {
			if p.col-1 < col {
				row++
			}
			col = p.col - 1
			for !free(until[col:col+p.cols], row) {
				row++
			}
		}
		for col+p.cols > columns || !free(until[col:col+p.cols], row) {
			if col++; col+p.cols > columns {
				row, col = row+1, 0
			}
		}
		cells = append(cells, boxCell{box: b, row: row, col: col, place: p})
		for i := range p.cols {
			until[col+i] = row + p.rows
		}
		col += p.cols
	}
	return cells
}

// free reports whether columns are free in a row.
func free(until []int, row int) bool {
	for _, u := range until {
		if u > row {
			return false
		}
	}
	return true
}
