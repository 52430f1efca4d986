package layout

import (
	"cmp"
	"slices"
)

// Tolerances, in points.
const (
	snapWithin = 2 // rules this near to each other are one
	thinnest   = 5 // columns and rows narrower than this are the space of a double rule, or between cells with a frame each
)

// maxRules bounds the rules of one page in each direction, after joining.
const maxRules = 4000

// Between returns the four lines that are filled between a rectangle and one
// inside it by at most thin, whichever comes first; nil where there is no such
// frame.
func Between(a, b Box, thin float32) []Box {
	outer, inner := a, b
	if inner.X0 < outer.X0 {
		outer, inner = inner, outer
	}
	near := func(from, to float32) bool { return to >= from && to-from <= thin }
	if !near(outer.X0, inner.X0) || !near(outer.Y0, inner.Y0) || !near(inner.X1, outer.X1) || !near(inner.Y1, outer.Y1) {
		return nil
	}
	return []Box{
		{X0: outer.X0, Y0: outer.Y0, X1: inner.X0, Y1: outer.Y1},
		{X0: inner.X1, Y0: outer.Y0, X1: outer.X1, Y1: outer.Y1},
		{X0: outer.X0, Y0: outer.Y0, X1: outer.X1, Y1: inner.Y0},
		{X0: outer.X0, Y0: inner.Y1, X1: outer.X1, Y1: outer.Y1},
	}
}

// rule is a straight line along an axis: at its place on the other axis.
type rule struct{ at, from, to float32 }

func (r rule) length() float32 { return r.to - r.from }

// covers reports whether a place is on the rule, within the tolerance.
func (r rule) covers(x float32) bool { return x >= r.from-snapWithin && x <= r.to+snapWithin }

// joined sets rules that lie on one line in one place and puts their pieces
// together.
func joined(rules []rule) []rule { return joinedWithin(rules, snapWithin, thinnest) }

// joinedWithin takes rules that are no further apart than snap for those of one
// line, and puts its pieces together with no more than gap between them.
func joinedWithin(rules []rule, snap, gap float32) []rule {
	slices.SortFunc(rules, func(a, b rule) int { return cmp.Compare(a.at, b.at) })
	var out []rule
	for begin := 0; begin < len(rules); {
		end := begin + 1
		for end < len(rules) && rules[end].at-rules[begin].at <= snap {
			end++
		}
		out = append(out, pieced(rules[begin:end], gap)...)
		begin = end
	}
	return out
}

// pieced joins the pieces of one line, in place; cells with a frame each leave
// some room between them.
func pieced(line []rule, gap float32) []rule {
	var sum, weight float32
	for _, r := range line {
		sum += r.at * max(r.length(), 0.1)
		weight += max(r.length(), 0.1)
	}
	at := sum / weight
	slices.SortFunc(line, func(a, b rule) int { return cmp.Compare(a.from, b.from) })
	n := 0
	for _, r := range line {
		r.at = at
		if n > 0 && r.from <= line[n-1].to+gap {
			line[n-1].to = max(line[n-1].to, r.to)
			continue
		}
		line[n] = r
		n++
	}
	return line[:n]
}

// frame is a set of rules that cross each other: a table.
type frame struct {
	across, down []rule
}

// frames returns the sets of crossing rules of a sheet.
func frames(s *sheet) []frame {
	var found []frame
	set := newSets(len(s.across) + len(s.down))
	for i, h := range s.across {
		for k, v := range s.down {
			if h.covers(v.at) && v.covers(h.at) {
				set.join(i, len(s.across)+k)
			}
		}
	}
	index := map[int]int{}
	at := func(i int) *frame {
		root := set.find(i)
		if set.size[root] == 1 {
			return nil
		}
		k, ok := index[root]
		if !ok {
			k = len(found)
			index[root] = k
			found = append(found, frame{})
		}
		return &found[k]
	}
	for i, h := range s.across {
		if f := at(i); f != nil {
			f.across = append(f.across, h)
		}
	}
	var orphans []rule
	for k, v := range s.down {
		if f := at(len(s.across) + k); f != nil {
			f.down = append(f.down, v)
		} else {
			orphans = append(orphans, v)
		}
	}
	for i := range found {
		found[i].close()
		found[i].adopt(orphans)
	}
	return slices.DeleteFunc(found, func(f frame) bool { return len(f.across) < 2 || len(f.down) < 2 })
}

// box returns the outline of a frame.
func (f *frame) box() Box {
	b := Box{f.down[0].at, f.across[0].at, f.down[0].at, f.across[0].at}
	for _, v := range f.down {
		b = b.around(Box{v.at, v.from, v.at, v.to})
	}
	for _, h := range f.across {
		b = b.around(Box{h.from, h.at, h.to, h.at})
	}
	return b
}

// close draws the borders that a table lacks where at least two of its rules
// run on beyond the last that crosses them.
func (f *frame) close() {
	down, across := f.down, f.across
	if border, ok := missing(across, down, -1); ok {
		f.across = append(f.across, border)
	}
	if border, ok := missing(across, down, 1); ok {
		f.across = append(f.across, border)
	}
	if border, ok := missing(down, across, -1); ok {
		f.down = append(f.down, border)
	}
	if border, ok := missing(down, across, 1); ok {
		f.down = append(f.down, border)
	}
}

// missing returns the border that is missing at one side of a set of parallel
// rules: before the first (side -1) or behind the last (side 1).
func missing(parallel, crossing []rule, side float32) (rule, bool) {
	last := parallel[0].at
	for _, p := range parallel {
		if (p.at-last)*side > 0 {
			last = p.at
		}
	}
	border, overrun := rule{at: last}, 0
	for _, c := range crossing {
		end := c.to
		if side < 0 {
			end = c.from
		}
		if (end-last)*side <= thinnest {
			continue
		}
		if overrun == 0 {
			border.from, border.to = c.at, c.at
		}
		overrun++
		border.from, border.to = min(border.from, c.at), max(border.to, c.at)
		if (end-border.at)*side > 0 {
			border.at = end
		}
	}
	return border, overrun >= 2
}

// adopt adds the vertical rules that touch nothing but stand in the table from
// top to bottom.
func (f *frame) adopt(orphans []rule) {
	if len(f.across) < 2 || len(f.down) < 1 {
		return
	}
	b := f.box()
	for _, v := range orphans {
		if v.at > b.X0 && v.at < b.X1 && min(v.to, b.Y1)-max(v.from, b.Y0) >= 0.8*b.height() {
			f.down = append(f.down, v)
		}
	}
}

// sets is a union-find structure.
type sets struct{ parent, size []int }

func newSets(n int) *sets {
	s := &sets{make([]int, n), make([]int, n)}
	for i := range n {
		s.parent[i], s.size[i] = i, 1
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(i, k int) {
	i, k = s.find(i), s.find(k)
	if i == k {
		return
	}
	if s.size[i] < s.size[k] {
		i, k = k, i
	}
	s.parent[k] = i
	s.size[i] += s.size[k]
}
