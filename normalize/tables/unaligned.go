package tables

// unaligned reports whether the cells of the text's tables are joined by so many blanks
// each, and not set below each other: the values of most rows begin right behind their
// labels, wherever these end, or many cells one blank behind another, or all gaps are
// multiples of one.
func (s *scan) unaligned() bool {
	if s.blanks == blanksUnknown {
		g := gaps{behind: map[int32]int{}, begins: map[int32]bool{}, ends: map[int32]bool{}}
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
	behind       map[int32]int // rows by the gap behind their label
	begins, ends map[int32]bool
	rows, most   int
	divisor      int32 // of all gaps
	n, single    int
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
		g.n++
		if begin-end == 1 {
			g.single++
		}
		g.divisor = divisor(g.divisor, begin-end)
		if i == 0 {
			g.rows++
			g.behind[begin-end]++
			g.most = max(g.most, g.behind[begin-end])
			g.begins[begin], g.ends[end] = true, true
		}
		end = begin + values[i].width
	}
}

func (g *gaps) joined() bool {
	const fewestRows, fewest, most = 6, 16, 10
	if len(g.begins) <= 3 || len(g.ends) <= 3 {
		return false
	}
	return g.rows >= fewestRows && 10*g.most >= 6*g.rows && 2*len(g.begins) >= len(g.ends) ||
		g.n >= fewest && (g.divisor > 1 && g.divisor <= most || 5*g.single >= g.n)
}

// divisor returns the greatest common divisor.
func divisor(a, b int32) int32 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
