package tables

import "github.com/gouji/gouji/extract"

// disown takes grids that mix rows of several of the form's tables below one header for
// none of them, as pages hide such from readers and programs print them all the same: a
// row has more values there than the form has columns for it. owners is by row.
func (p *placer) disown(owners []int16) {
	for from, to := 0, 0; from < len(owners); from = to {
		r := &p.scan.rows[from]
		several, over := false, false
		for to = from; to < len(owners) && p.scan.rows[to].table == r.table && p.scan.rows[to].header == r.header; to++ {
			several = several || owners[to] != owners[from]
			over = over || p.overfull(to, owners[to])
		}
		if !several || !over || p.scan.tables[r.table].Layout == extract.Lines {
			continue
		}
		for i := from; i < to; i++ {
			owners[i] = -1
		}
	}
}

// overfull reports whether row i prints more values than the row of table t has columns
// that its label names.
func (p *placer) overfull(i int, t int16) bool {
	r := &p.scan.rows[i]
	n := filled(p.scan.values[r.values:r.valueEnd])
	if r.pieceEnd == r.pieces || n < 2 {
		return false
	}
	over := false
	p.scan.anchorsOf(p.scan.pieces[r.pieceEnd-1].word, p.index, func(a *anchor) {
		over = over || a.axis == rowAxis && a.table == t && n > len(p.scan.m.rowCols[p.index][a.table][a.row])
	})
	return over
}
