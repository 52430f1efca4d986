package mentions

// found is a pattern in the text: the phrases that it may name, and the tokens
// that it takes up.
type found struct {
	phrases  [4]int // candidates
	n        int
	groups   int
	from, to int
	apart    bool // each of the things listed has a number of its own
}

// Bounds of a pattern in the text, in tokens.
const (
	maxHops = 10 // between two words of it, or between it and the number
)

// before finds the pattern that names the number at token i and stands before
// it: its words in order, with nothing but fillers between them and behind.
func (s *scan) before(i int) (f found) {
	j, ok := s.hopBack(i, true)
	for hops := 0; ok && hops < maxHops; hops++ {
		if s.classOf(j)&(each|respectively) != 0 {
			f.apart = true
		}
		g := found{apart: f.apart}
		s.endingAt(j, &g)
		if g.groups > f.groups {
			f = g
		}
		if !s.skippable(j, false) {
			break // else 办理 may end 转下年度办理
		}
		j, ok = s.hopBack(j, true)
	}
	return f
}

// endingAt collects the patterns whose last word is token j.
func (s *scan) endingAt(j int, f *found) {
	s.eachGroup(j, func(group int32) {
		if int(group) >= len(s.g.before) {
			return
		}
		for k := range s.g.before[group] {
			p := &s.g.before[group][k]
			if from, ok := s.back(p, j); ok && !(f.apart && s.lists(from, j)) {
				f.take(p, from, j)
			}
		}
	})
}

// take keeps a pattern if no longer one was found.
func (f *found) take(p *pattern, from, to int) {
	switch {
	case f.n == 0 || len(p.groups) > f.groups || len(p.groups) == f.groups && from < f.from:
		*f = found{n: 1, groups: len(p.groups), from: from, to: to, apart: f.apart}
		f.phrases[0] = p.phrase
	case len(p.groups) == f.groups && from == f.from && f.n < len(f.phrases):
		f.phrases[f.n] = p.phrase
		f.n++
	}
}

// lists reports whether something is listed between two tokens.
func (s *scan) lists(from, to int) bool {
	for j := from; j <= to; j++ {
		if s.joining(j) {
			return true
		}
	}
	return false
}

// classOf returns the class of a token's word, 0 for what is none.
func (s *scan) classOf(j int) class {
	if j < 0 || j >= len(s.t.tokens) || s.t.tokens[j].kind != known {
		return 0
	}
	return s.g.words[s.t.tokens[j].ref].class
}

// back reports whether the pattern's words stand in order before and at token j,
// and where the first one does.
func (s *scan) back(p *pattern, j int) (from int, ok bool) {
	from = j
	for k := len(p.groups) - 2; k >= 0; k-- {
		for hops := 0; ; hops++ {
			if j, ok = s.hopBack(j, false); !ok || hops > maxHops {
				return 0, false
			}
			if s.in(j, p.groups[k]) {
				break
			}
			if !s.skippable(j, true) {
				return 0, false
			}
		}
		from = j
	}
	return from, true
}

// hopBack returns the token before j, over brackets and what they hold and, where the
// place may be left, over a colon.
func (s *scan) hopBack(j int, leave bool) (int, bool) {
	j--
	for range maxHops {
		if j < s.sentence {
			return 0, false
		}
		switch t := &s.t.tokens[j]; {
		case t.kind == mark && t.sym == ')' && t.match >= int32(s.sentence):
			j = int(t.match) - 1
		case t.kind == mark && t.sym == ':' && leave:
			j, leave = j-1, false
		default:
			return j, true
		}
	}
	return 0, false
}

// forward is back in the other direction: the pattern's first word is token j.
func (s *scan) forward(p *pattern, j int) (to int, ok bool) {
	for k := 1; k < len(p.groups); k++ {
		for hops := 0; ; hops++ {
			j++
			if j >= len(s.t.tokens) || hops > maxHops {
				return 0, false
			}
			if s.in(j, p.groups[k]) {
				break
			}
			if !s.skippable(j, true) {
				return 0, false
			}
		}
	}
	return j, true
}

// startingAt collects the patterns of a list whose first word is token j.
func (s *scan) startingAt(lists [][]pattern, j int, f *found) {
	s.eachGroup(j, func(group int32) {
		if int(group) >= len(lists) {
			return
		}
		for k := range lists[group] {
			p := &lists[group][k]
			if to, ok := s.forward(p, j); ok {
				f.takeForward(p, j, to)
			}
		}
	})
}

func (f *found) takeForward(p *pattern, from, to int) {
	switch {
	case f.n == 0 || len(p.groups) > f.groups || len(p.groups) == f.groups && to > f.to:
		*f = found{n: 1, groups: len(p.groups), from: from, to: to}
		f.phrases[0] = p.phrase
	case len(p.groups) == f.groups && to == f.to && f.n < len(f.phrases):
		f.phrases[f.n] = p.phrase
		f.n++
	}
}

// behind finds the pattern that names the number at token i and stands behind
// it, in the same clause and before any other number. What names things for certain
// goes before what does not: 62 件政府信息公开申请结转下年度.
func (s *scan) behind(i int) (f found) {
	for j, hops := i+1, 0; j < len(s.t.tokens) && hops < maxHops; j, hops = j+1, hops+1 {
		var g found
		s.startingAt(s.g.after, j, &g)
		if g.n > 0 {
			if s.numberFollows(g.to) {
				return f // the words name that one
			}
			f = g
			if !s.g.phrases[f.phrases[0]].Weak {
				return f
			}
			j = f.to
			continue
		}
		if !s.skippable(j, false) {
			return f
		}
	}
	return f
}

// numberFollows reports whether nothing but fillers stand between a token and a number.
func (s *scan) numberFollows(to int) bool {
	for k := to + 1; k < len(s.t.tokens) && k <= to+maxHops; k++ {
		if s.t.tokens[k].kind == numeral {
			return true
		}
		if !s.skippable(k, false) {
			return false
		}
	}
	return false
}

// afterCitizens reports whether the token ends 公民、法人或者其他组织: whoever it may be,
// and no part.
func (s *scan) afterCitizens(j int) bool {
	for k := j - 1; k >= s.sentence && k >= j-3; k-- {
		t := &s.t.tokens[k]
		if t.kind == known && t.end-t.start == 2 && s.t.sym[t.start] == '公' && s.t.sym[t.start+1] == '民' {
			return true
		}
		if !s.joining(k) {
			return false
		}
	}
	return false
}

// eachGroup calls f with the steps that token j can stand in.
func (s *scan) eachGroup(j int, f func(group int32)) {
	t := &s.t.tokens[j]
	switch t.kind {
	case yearNo:
		if g, ok := s.yearGroup(int(t.ref)); ok {
			f(g)
		}
	case known:
		w := &s.g.words[t.ref]
		for _, g := range w.groups {
			f(g)
		}
		if g, ok := classGroup(w.class); ok {
			f(g)
		}
	}
}

// in reports whether token j can stand in a step.
func (s *scan) in(j int, group int32) (is bool) {
	t := &s.t.tokens[j]
	switch t.kind {
	case yearNo:
		g, ok := s.yearGroup(int(t.ref))
		return ok && g == group
	case known:
		w := &s.g.words[t.ref]
		for _, g := range w.groups {
			if g == group {
				return true
			}
		}
		g, ok := classGroup(w.class)
		return ok && g == group
	}
	return false
}

func classGroup(c class) (int32, bool) {
	switch {
	case c&lastYear != 0:
		return groupLastYear, true
	case c&nextYear != 0:
		return groupNextYear, true
	case c&thisYear != 0:
		return groupThisYear, true
	}
	return 0, false
}

func (s *scan) yearGroup(year int) (int32, bool) {
	if s.r.Year == 0 {
		return 0, false
	}
	switch year - s.r.Year {
	case -1:
		return groupLastYear, true
	case 0:
		return groupThisYear, true
	case 1:
		return groupNextYear, true
	}
	return 0, false
}

// skippable reports whether a token names nothing: a filler, and inside a pattern
// also what joins words.
func (s *scan) skippable(j int, inside bool) bool {
	t := &s.t.tokens[j]
	switch t.kind {
	case known:
		w := &s.g.words[t.ref]
		return w.filler || w.class&(thisYear|respectively|each|about|nearly|over|cumulative|planned|tallies|limits) != 0 ||
			inside && (w.class&joins != 0 || w.column && s.afterCitizens(j))
	case yearNo:
		return int(t.ref) == s.r.Year
	case mark:
		return inside && t.sym == '、' || !inside && t.sym == '('
	}
	return false
}
