package reconcile

import "slices"

// searcher finds all sets of a given number of cells that repair a component.
// It extends a set by the cells of an identity that the set needs to reach and
// does not: a broken one of the component that no cell of the set stands in, and
// one without unknown terms that holds and in which a single cell of the set
// stands, since a change there would break it. Needs that have no cell in common
// each take a cell of their own; where these are more than the set may still
// take, nothing below is looked at.
type searcher struct {
	*equations
	component []int
	size      int
	found     func(set []int32, x []int64)

	set     []int32
	x       [mostCells]int64
	out     []bool   // by cell: sets with it have been looked at
	touched []int16  // by equation: cells of the set in it
	stamp   []int32  // by cell: the last round of needs that it was counted in
	round   int32    // of needs
	lists   [][]need // by depth
}

// need is an equation that a set has to reach, and the cells that may.
type need struct {
	eq   int32
	free int
}

func newSearcher(q *equations) *searcher {
	return &searcher{equations: q, out: make([]bool, len(q.cells)), touched: make([]int16, len(q.sums)),
		stamp: make([]int32, len(q.cells)), lists: make([][]need, mostCells+1)}
}

// search calls found with every set of size cells that repairs a component, each
// once. It supposes that no smaller set does. It reports false where it ran out
// of steps.
func (s *searcher) search(component []int, size int, found func(set []int32, x []int64)) bool {
	s.component, s.size, s.found = component, size, found
	s.set = s.set[:0]
	s.steps -= len(s.cells) / 8
	for i := range s.cells {
		s.out[i] = !s.cells[i].may()
	}
	s.extend()
	return s.steps > 0
}

// extend tries every set that contains the present one and no cell that is out.
func (s *searcher) extend() {
	depth := len(s.set)
	needs, ok := s.needs(s.size - depth)
	if !ok || !s.spend(8) {
		return
	}
	if depth == s.size {
		if s.solve(s.set, s.x[:depth]) && !slices.Contains(s.x[:depth], 0) {
			s.found(s.set, s.x[:depth])
		}
		return
	}
	last := depth+1 == s.size
	var tried []int32
	try := func(c int32) {
		if s.out[c] || s.steps <= 0 || last && !s.closes(c, needs) {
			return
		}
		s.put(c, 1)
		s.set = append(s.set, c)
		s.extend()
		s.set = s.set[:depth]
		s.put(c, -1)
		s.out[c] = true
		tried = append(tried, c)
	}
	if len(needs) > 0 {
		fewest := slices.MinFunc(needs, func(a, b need) int { return a.free - b.free })
		terms := s.sums[fewest.eq].terms
		s.steps -= len(terms)
		for _, t := range terms {
			try(t.at)
		}
	} else {
		// Nothing forces the next cell. It shares an identity with the set, or the set
		// would be a repair without it.
		for _, c := range s.set {
			for _, in := range s.cells[c].in {
				s.steps -= len(s.sums[in.at].terms)
				for _, t := range s.sums[in.at].terms {
					if !slices.Contains(s.set, t.at) {
						try(t.at)
					}
				}
			}
		}
	}
	for _, c := range tried {
		s.out[c] = false
	}
}

// put counts a cell in or out of its equations.
func (s *searcher) put(c int32, n int16) {
	for _, t := range s.cells[c].in {
		s.touched[t.at] += n
	}
}

// needs returns what the set needs to reach; false where that takes more cells
// than it may still get.
func (s *searcher) needs(budget int) ([]need, bool) {
	list := s.lists[len(s.set)][:0]
	for _, i := range s.component {
		if s.touched[i] == 0 {
			list = append(list, need{eq: int32(i)})
		}
	}
	for _, c := range s.set {
		for _, t := range s.cells[c].in {
			if e := &s.sums[t.at]; s.touched[t.at] == 1 && e.exact() && e.holds() {
				list = append(list, need{eq: t.at})
			}
		}
	}
	s.lists[len(s.set)] = list
	if len(list) == 0 {
		return list, true
	}
	if budget == 0 || len(list) > budget*s.degree {
		return list, false
	}
	for i := range list {
		for _, t := range s.sums[list[i].eq].terms {
			if !s.out[t.at] && !slices.Contains(s.set, t.at) {
				list[i].free++
			}
		}
		if list[i].free == 0 {
			return list, false
		}
		s.steps -= len(s.sums[list[i].eq].terms)
	}
	slices.SortStableFunc(list, func(a, b need) int { return a.free - b.free })
	s.round++
	apart := 0
	for _, n := range list {
		if s.apart(n.eq) {
			if apart++; apart > budget {
				return list, false
			}
		}
	}
	return list, true
}

// apart reports whether an equation has no free cell in common with those that
// were apart before in this round.
func (s *searcher) apart(eq int32) bool {
	terms := s.sums[eq].terms
	for _, t := range terms {
		if s.stamp[t.at] == s.round && !s.out[t.at] {
			return false
		}
	}
	for _, t := range terms {
		s.stamp[t.at] = s.round
	}
	return true
}

// closes reports whether a cell as the last one reaches all needs and leaves no
// new ones.
func (s *searcher) closes(c int32, needs []need) bool {
	for _, n := range needs {
		if !slices.ContainsFunc(s.cells[c].in, func(t term) bool { return t.at == n.eq }) {
			return false
		}
	}
	for _, t := range s.cells[c].in {
		if e := &s.sums[t.at]; s.touched[t.at] == 0 && e.exact() && e.holds() {
			return false
		}
	}
	return true
}
