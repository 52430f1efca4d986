package tables

// unaligned reports whether the cells of the text's tables are joined by so many blanks
// each, and not set below each other: the values of most rows begin right behind their
// labels, wherever these end, or many cells one blank behind another, or all gaps are
// multiples of one.
func (s *scan) unaligned() bool {
	if s.blanks == blanksUnknown {
		g := gaps{behind: map[int32]map[int32]int{}}
		for i := range s.rows {
			if r := &s.rows[i]; r.aligned && !r.heads {
				g.add(s, r)
			}
		}
		s.blanks = blanksAlign
		if g.joined() {
			s.blanks = blanksJoin
		}
	}
	return s.blanks == blanksJoin
}

// blankUse is what the blanks between the cells of a text do.
type blankUse uint8

const (
	blanksUnknown blankUse = iota
	blanksAlign
	blanksJoin
)

// gaps are the blanks between the cells of aligned text, in display columns.
type gaps struct {
	behind    map[int32]map[int32]int // by the gap behind the label, by where the values begin: rows
	rows      int
	divisor   int32 // of all gaps
	n, single int
}

// add adds those of a row whose label and values stand on one line.
func (g *gaps) add(s *scan, r *observed) {
	if r.pieceEnd == r.pieces || r.valueEnd == r.values {
		return
	}
	label, values := &s.pieces[r.pieceEnd-1], s.values[r.values:r.valueEnd]
	if label.pos.Line != values[0].pos.Line || !oneLine(values) {
		return
	}
	end := label.end
	for i := range values {
		begin := (values[i].mid - values[i].width) / 2
		gap := begin - end
		g.n++
		g.divisor = divisor(g.divisor, gap)
		if gap == 1 {
			g.single++
		}
		if i == 0 {
			g.rows++
			if g.behind[gap] == nil {
				g.behind[gap] = map[int32]int{}
			}
			g.behind[gap][begin]++
		}
		end = begin + values[i].width
	}
}

func (g *gaps) joined() bool {
	const fewestRows, fewest, most = 6, 16, 10
	rows, places := 0, 0 // behind the same gap
	for _, begins := range g.behind {
		n := 0
		for _, k := range begins {
			n += k
		}
		if n > rows {
			rows, places = n, len(begins)
		}
	}
	switch {
	case g.rows >= fewestRows && 10*rows >= 6*g.rows && places > 3 && 2*places >= rows:
		return true
	case g.n < fewest || places <= 3:
		return false
	}
	return g.divisor > 1 && g.divisor <= most || 5*g.single >= g.n
}

// divisor returns the greatest common divisor.
func divisor(a, b int32) int32 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
