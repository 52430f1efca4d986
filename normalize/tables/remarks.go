package tables

// dropRemarks takes the remarks from rows under a header that has a column for
// them: what stands in that column of the grid, or the last value of a row with
// more of them than columns where spans were lost.
func (p *pass) dropRemarks(pairs []pair, heads []*head) {
	for k, pair := range pairs {
		h := heads[k]
		if h == nil || h.remark < 0 {
			continue
		}
		r := &p.scan.rows[pair.observed]
		if h.start(len(p.form.Tables[p.table].Columns)) >= 0 {
			for r.valueEnd > r.values && p.scan.values[r.valueEnd-1].col >= h.remark {
				r.valueEnd--
			}
			continue
		}
		n := len(p.columns(pair.row))
		if named := h.within(p.columns(pair.row)); len(named) > 0 {
			n = len(named)
		}
		_, trail := blanks(p.scan.values[r.values:r.valueEnd])
		if last := r.valueEnd - int32(trail); int(last-r.values) > n {
			r.valueEnd = last - 1
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
