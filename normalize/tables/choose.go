package tables

// choose returns the index of the form whose labels the scan shows most of, -1
// where none shows enough. year decides between equals.
func (s *scan) choose(year int) int {
	s.seen = zeros(s.seen, len(s.m.words))
	seen := s.seen // 1 for a word that was met, 2 for one with values
	points := make([]int, len(s.m.forms))
	rows, named := make([]int, len(s.m.forms)), make([]int, len(s.m.forms))
	note := func(w int32, filled bool) {
		if w == noWord || seen[w] == 2 || seen[w] == 1 && !filled {
			return
		}
		first := seen[w] == 0
		seen[w] = 1
		if filled {
			seen[w] = 2
		}
		for _, a := range s.m.words[w].anchors {
			isRow := a.axis == rowAxis || a.axis == cellAxis
			if isRow && filled {
				rows[a.form]++
			}
			switch {
			case !first:
			case isRow:
				points[a.form] += 3
				named[a.form]++
			case a.axis == columnAxis:
				points[a.form] += 2
			case a.axis != unitAxis:
				points[a.form]++
			}
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		for k := r.pieces; k < r.pieceEnd; k++ {
			note(s.pieces[k].word, r.valueEnd > r.values)
		}
		if l := s.label(i); l.n > 0 {
			note(l.words[0], r.valueEnd > r.values)
		}
	}
	best := -1
	for f := range s.m.forms {
		if rows[f] < minRows && named[f] < minNamed {
			continue
		}
		if best < 0 || points[f] > points[best] || points[f] == points[best] && s.fits(f, year) && !s.fits(best, year) {
			best = f
		}
	}
	return best
}

// How many of a form's rows have to be printed: with values, or at all where a
// table was left blank.
const (
	minRows  = 3
	minNamed = 10
)

// fits reports whether a form is meant for a year.
func (s *scan) fits(f, year int) bool {
	y := s.m.forms[f].Years
	return year >= y.From && (y.To == 0 || year <= y.To)
}

// owners returns for each observed row the table of form f that it stands in,
// -1 for none: the table that its own words belong to, or else that of the row
// before it. Words that several tables have decide nothing.
func (s *scan) owners(f int) []int16 {
	out := make([]int16, len(s.rows))
	current := int16(-1)
	next := 0 // hint
	for i := range s.rows {
		for ; next < len(s.hints) && int(s.hints[next].before) <= i; next++ {
			p := &s.pieces[s.hints[next].piece]
			if t := s.owner(p.word, f); t >= 0 {
				current = t
			}
		}
		r := &s.rows[i]
		own := int16(-1)
		for k := r.pieces; k < r.pieceEnd; k++ {
			if t := s.owner(s.pieces[k].word, f); t >= 0 {
				own = t // the last one stands nearest to the values
			}
		}
		if own < 0 && r.pieceEnd > r.pieces {
			if l := s.label(i); l.n > 0 {
				own = s.owner(l.words[0], f)
			}
		}
		if own >= 0 {
			current = own
		}
		out[i] = current
	}
	return out
}

// owner returns the only table of form f in which a word names a row, column,
// group or caption; -1 where there is none or there are several.
func (s *scan) owner(w int32, f int) int16 {
	if w == noWord {
		return -1
	}
	t := int16(-1)
	for _, a := range s.m.words[w].anchors {
		if int(a.form) != f || a.axis == unitAxis {
			continue
		}
		if t >= 0 && t != a.table {
			return -1
		}
		t = a.table
	}
	return t
}
