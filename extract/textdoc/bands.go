package textdoc

import "github.com/gouji/gouji/extract"

// banded puts the lines together that stand between two lines of a frame: they are
// the lines of one row. A frame with a line below its header only has a row a line,
// and a row whose lines have different numbers of cells is left as it is. The frame
// is one whose lines are not as wide as it, see frame.go.
func (t *table) banded(cells []extract.Cell) []extract.Cell {
	const fewest = 3 // bands, the header among them
	if t.layout != extract.Pipes || len(t.bands) < fewest || t.bands[len(t.bands)-1] == len(t.bands) {
		return cells
	}
	out := cells[:0:0]
	row := 0
	for i, from := 0, 0; from < len(cells); i++ {
		end := t.rows
		if i < len(t.bands) {
			end = t.bands[i]
		}
		to := from
		for to < len(cells) && cells[to].Row < end {
			to++
		}
		out = appendBand(out, cells[from:to], row)
		if len(out) > 0 {
			row = out[len(out)-1].Row + 1
		}
		from = to
	}
	return out
}

// appendBand appends the lines of a band as rows from row on: one row, if all have
// as many cells.
func appendBand(out, lines []extract.Cell, row int) []extract.Cell {
	if len(lines) == 0 {
		return out
	}
	first, width := len(out), 0
	for width < len(lines) && lines[width].Row == lines[0].Row {
		width++
	}
	const most = 200 // lines
	even := len(lines)%width == 0 && len(lines) <= most*width
	for i := range lines {
		even = even && lines[i].Col == i%width
	}
	for i, c := range lines {
		if !even {
			c.Row += row - lines[0].Row
			out = append(out, c)
			continue
		}
		if i < width {
			c.Row = row
			out = append(out, c)
			continue
		}
		switch into := &out[first+i%width]; {
		case c.Text == "":
		case into.Text == "":
			into.Text, into.Pos = c.Text, c.Pos
		default:
			into.Text += "\n" + c.Text
		}
	}
	return out
}
