package dissolve

import "github.com/gouji/gouji/extract"

// article reports whether a row holds an article and not the values of a table.
func (w *work) article(row []Cell) bool {
	plain, nested := 0, 0
	for i := range row {
		in := w.weigh(&row[i])
		switch {
		case in.long(w.Pages && len(row) <= 2, w.CellLimit):
			return true
		case in.nested > 0:
			nested += in.nested
		case in.bytes > 0:
			plain++
		}
	}
	if w.Pages {
		return nested > 0 && (plain < 2 || nested*2 > len(w.Cells))
	}
	return nested > len(w.Cells)
}

// weight is what a cell contains.
type weight struct {
	bytes, paragraphs, headings int
	nested                      int // cells of the tables in it
}

func (w *work) weigh(c *Cell) weight {
	var in weight
	for i := c.First; i < c.Last; i++ {
		b := &w.Blocks[i]
		if b.Kind == extract.TableBlock {
			in.nested += len(b.Table.Cells)
			continue
		}
		in.bytes += len(b.Text) + len("\n")
		in.paragraphs++
		if b.Kind == extract.Heading {
			in.headings++
		}
	}
	return in
}

// long reports whether the text is too much for a cell of a table, the more so
// if it has at most one neighbour. A label that is printed one character per line
// has many paragraphs, and a remark is long, but an article is both.
func (in weight) long(alone bool, limit int) bool {
	several := 600
	if alone {
		several = 300
	}
	return in.bytes > min(3000, limit) || in.paragraphs >= 4 && in.bytes > several || in.headings > 0 && in.paragraphs >= 3
}
