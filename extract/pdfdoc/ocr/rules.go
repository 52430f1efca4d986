package ocr

import (
	"cmp"
	"slices"
)

// span is a straight line of ink along an axis: at its middle on the other
// axis, from and to (exclusive) on its own, in pixels.
type span struct{ at, from, to int }

func (s span) length() int { return s.to - s.from }

// maxSpans bounds the lines of one direction that are looked at; pages with
// more are pictures.
const maxSpans = 4000

// rules are the straight lines of a page.
type rules struct {
	across, down []span
	near         int // pixels within which lines touch
}

// rulesOf finds the ruling lines of a sheet.
func rulesOf(s *sheet) *rules {
	p := pencil{
		shortest: s.px(0.25),
		thickest: s.px(0.06),
		gap:      s.px(0.025),
		slack:    s.px(0.02),
	}
	distance := s.px(0.035)
	return &rules{
		across: p.lines(ridges(s.gray, s.ink, distance)),
		down:   p.lines(ridges(transposed(s.gray), s.ink.transposed(), distance)),
		near:   s.px(0.04),
	}
}

// pencil says what a drawn line looks like, in pixels.
type pencil struct {
	shortest, thickest int
	gap                int // room in a line that a scanner may leave
	slack              int // what lines may bend, or stand apart and be one
}

// lines finds the horizontal lines of a bitmap: long runs, of which those above
// each other are one line unless they are too thick. Pieces on one height are
// put together.
func (p pencil) lines(ink *bitmap) []span {
	var open, next []stroke
	var out []span
	band := make([]bool, ink.w)
	for y := 0; y < ink.h && len(out) <= maxSpans; y++ {
		p.band(ink, y, band)
		next = next[:0]
		i := 0
		p.runs(band, func(from, to int) {
			for i < len(open) && open[i].to <= from {
				out = p.end(out, open[i])
				i++
			}
			s := stroke{top: y, from: from, to: to, bottom: y}
			for ; i < len(open) && open[i].from < to; i++ {
				s.join(open[i])
			}
			next = append(next, s)
		})
		for ; i < len(open); i++ {
			out = p.end(out, open[i])
		}
		open, next = next, open
	}
	for i := range open {
		out = p.end(out, open[i])
	}
	if len(out) > maxSpans {
		return nil
	}
	return p.pieced(out)
}

// band is a row with the ink of those beside it: a line that is not quite level
// goes on from one to the next.
func (p pencil) band(ink *bitmap, y int, band []bool) {
	copy(band, ink.row(y))
	for _, k := range [...]int{y - 1, y + 1} {
		if k < 0 || k >= ink.h {
			continue
		}
		for x, v := range ink.row(k) {
			if v {
				band[x] = true
			}
		}
	}
}

// runs yields the stretches of ink in a row that are long enough to be a line.
func (p pencil) runs(row []bool, yield func(from, to int)) {
	from, last, inked := -1, -1, 0
	end := func() {
		if n := last + 1 - from; from >= 0 && n >= p.shortest && inked*10 >= n*9 {
			yield(from, last+1)
		}
		from, inked = -1, 0
	}
	for x, v := range row {
		if !v {
			continue
		}
		if from >= 0 && x-last-1 > p.gap {
			end()
		}
		if from < 0 {
			from = x
		}
		last = x
		inked++
	}
	end()
}

// stroke is a set of runs that lie on each other.
type stroke struct {
	top, from, to int
	bottom        int
}

func (s *stroke) join(above stroke) {
	s.top = min(s.top, above.top)
	s.from, s.to = min(s.from, above.from), max(s.to, above.to)
}

// end adds a finished stroke to the lines unless it is an area.
func (p pencil) end(out []span, s stroke) []span {
	if thick := s.bottom - s.top + 1; thick > p.thickest+2 || s.to-s.from < 3*thick {
		return out
	}
	return append(out, span{at: (s.top + s.bottom) / 2, from: s.from, to: s.to})
}

// pieced puts lines together that continue or double each other.
func (p pencil) pieced(found []span) []span {
	slices.SortFunc(found, func(a, b span) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	var out []span
	first := 0 // of those in out that are near enough to be joined
	for _, s := range found {
		for first < len(out) && s.at-out[first].at > p.slack {
			first++
		}
		if k := p.continued(out[first:], s); k >= 0 {
			o := &out[first+k]
			if s.length() > o.length() {
				o.at = s.at
			}
			o.from, o.to = min(o.from, s.from), max(o.to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// continued returns the index of the line that s is a piece of, -1 if none.
func (p pencil) continued(lines []span, s span) int {
	const room = 4 // gaps within one line are that many times wider between two long pieces
	for i, o := range lines {
		if s.at-o.at <= p.slack && s.from <= o.to+room*p.gap && o.from <= s.to+room*p.gap {
			return i
		}
	}
	return -1
}
