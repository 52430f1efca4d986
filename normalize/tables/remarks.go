package tables

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/number"
)

// dropRemarks takes the remarks from rows under a header that has a column for
// them: the last cell, where it stands in that column or behind as many values
// as there are columns. Rows whose cells were shifted have it elsewhere.
func (p *pass) dropRemarks(pairs []pair, heads []*head) {
	for k, pair := range pairs {
		h := heads[k]
		if h == nil || h.remark < 0 {
			continue
		}
		n := h.namedOf(p.columns(pair.row))
		start := h.start(n)
		r := &p.scan.rows[pair.observed]
		if p.remarkAlone(r, n) || r.valueEnd == r.values {
			continue
		}
		for k := r.pieceEnd - 1; k > r.pieces && p.scan.isWord(k); k-- {
			n-- // it may be a value
		}
		values := p.scan.values[r.values:r.valueEnd]
		if r.aligned {
			last := &values[len(values)-1]
			near := h.nearRemark(last.mid)
			beyond := near && len(values) != n || len(values) > n
			counts := last.reading.Kind == number.Number && len(values) <= len(p.columns(pair.row)) // as the last column would
			r.doubtful = near && len(values) == n && n > 1 || beyond && counts
			if beyond && !counts {
				r.valueEnd--
			}
			continue
		}
		last := len(values) - 1
		if p.scan.tables[r.table].Layout != extract.Markup && start < 0 {
			last -= padding(values) // the padding stands behind the remark
		}
		if last >= 0 && (start >= 0 && values[last].col >= h.remark || last >= n) {
			r.valueEnd = r.values + int32(last)
		}
	}
	p.dropAside(pairs, heads)
}

// dropAside takes what is no number and stands in the column for remarks from rows of
// aligned text that seem to print all columns: it does not stand below the last values of
// the nearest rows that do.
func (p *pass) dropAside(pairs []pair, heads []*head) {
	for k, pair := range pairs {
		r, h := &p.scan.rows[pair.observed], heads[k]
		n := int(r.valueEnd - r.values)
		if h == nil || h.remark < 0 || !r.aligned || n == 0 || n != h.namedOf(p.columns(pair.row)) {
			continue
		}
		last := &p.scan.values[r.valueEnd-1]
		if last.reading.Kind == number.Number || !h.nearRemark(last.mid) || !p.aside(pair.observed, n, last.mid, h.remarkMid) {
			continue
		}
		r.valueEnd--
		r.doubtful = false
	}
}

// namedOf returns how many of some columns a header names, all of them where it names none.
func (h *head) namedOf(columns []int) int {
	if named := len(h.within(columns)); named > 0 {
		return named
	}
	return len(columns)
}

// nearRemark reports whether the column for remarks is the one nearest to a
// display column.
func (h *head) nearRemark(mid int32) bool {
	for _, m := range h.mids {
		if distance(mid, m) <= distance(mid, h.remarkMid) {
			return false
		}
	}
	return true
}

// aside reports whether the last of n values of row i stands nearer to the remarks than to
// the last ones of the nearest rows that print as many.
func (p *pass) aside(i, n int, mid, remark int32) bool {
	found := false
	for _, step := range [2]int{-1, 1} {
		if others := p.reference(i, step, n); others != nil {
			if found = true; distance(mid, others[n-1]) <= distance(mid, remark) {
				return false
			}
		}
	}
	return found
}

// remarkAlone takes a remark behind a row of n blanks from the labels, and gives
// the row its blanks back.
func (p *pass) remarkAlone(r *observed, n int) bool {
	if r.filled || r.pieceEnd-r.pieces < 2 {
		return false
	}
	remark, label := &p.scan.pieces[r.pieceEnd-1], &p.scan.pieces[r.pieceEnd-2]
	if remark.word != noWord || remark.row < 0 || int(remark.col-label.col) <= n {
		return false
	}
	r.pieceEnd--
	r.values = int32(len(p.scan.values))
	for i := range n {
		p.scan.values = append(p.scan.values, value{row: label.row, col: label.col + 1 + int32(i), pos: after(label)})
	}
	r.valueEnd = int32(len(p.scan.values))
	return true
}

// shifts notes by how many columns the cells of a row stand to the right of the
// others: an editor added cells beside a span that reaches into the row.
func (p *pass) shifts(pairs []pair, heads []*head) {
	least := int32(-1)
	for k, pair := range pairs {
		r := &p.scan.rows[pair.observed]
		h := heads[k]
		start := int32(-1)
		if h != nil {
			start = h.start(len(h.cols))
		}
		if start < 0 || r.valueEnd == r.values || p.scan.tables[r.table].Layout != extract.Markup {
			continue
		}
		values := p.scan.values[r.values:r.valueEnd]
		r.shift = max(0, values[len(values)-1].col-start-int32(len(h.cols))+1)
		if values[0].col <= start && int(r.shift) <= padding(values) {
			r.shift = 0 // cells were added behind the columns
		}
		if least < 0 || r.shift < least {
			least = r.shift
		}
	}
	for _, pair := range pairs {
		if r := &p.scan.rows[pair.observed]; r.shift > 0 {
			r.shift -= least
		}
	}
}

// isRemark reports whether a folded label heads a column for remarks.
func isRemark(folded []byte) bool {
	switch string(folded) {
	case "备注", "说明", "备考", "备注说明":
		return true
	}
	return false
}
