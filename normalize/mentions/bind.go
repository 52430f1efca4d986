package mentions

import (
	"slices"

	"github.com/gouji/gouji/normalize/number"
)

// bind decides what a mention states and holds it against the table. from is the
// token before which its sentence is looked at.
func (s *scan) bind(x *item, from int) {
	for j := x.from; j <= x.to+1 && j < len(s.t.tokens); j++ {
		t := &s.t.tokens[j]
		t.bound = t.bound || j <= x.to
		if t.kind == known { // also 办结的 12 件 | 政府信息公开申请
			s.seenSentence |= s.g.words[t.ref].contexts
		}
	}
	s.seen |= s.seenSentence
	p := &s.g.phrases[x.phrases[0]]
	sc := s.scopeOf(from, p.top, p.context == 0)
	if x.scope.soft == "" {
		x.scope.soft = sc.soft
	}
	if x.scope.hard == "" {
		x.scope.hard = sc.hard
	}
	x.scope.timed, x.scope.owned = sc.timed, sc.owned
	if !s.valued(x) {
		s.unbound(x, Unreadable)
		return
	}
	if p.Unbound != "" {
		s.unbound(x, p.Unbound)
		return
	}
	if p.columns != nil {
		s.columns(x)
	} else {
		x.readings = s.union(x.phrases)
	}
	if p.Bare && !s.inContext(x, p) {
		if !x.named && !s.telling(x) {
			return // 热线办结 2300 件
		}
		if x.scope.soft == "" {
			x.scope.soft = Ambiguous
		}
	}
	s.soften(x, from)
	switch {
	case x.scope.hard != "":
		s.unbound(x, x.scope.hard)
	case len(x.readings) == 0:
		s.unbound(x, Ambiguous)
	default:
		s.weigh(x)
	}
}

// many is the least number that tells by itself what it counts, where it is the
// table's and the words fit.
const many = 100

// telling reports whether the number of bare words is the table's, and too large to be
// so by chance.
func (s *scan) telling(x *item) bool {
	if x.scope.hard != "" || x.amount.rough != exact || x.value.Cmp(number.Int(many)) < 0 {
		return false
	}
	return slices.ContainsFunc(x.readings, func(slots []int) bool {
		o, _ := s.compare(x, slots)
		return o == agrees
	})
}

// valued sets the value in the phrase's unit.
func (s *scan) valued(x *item) bool {
	if x.amount.reason != "" {
		return false
	}
	x.value = x.amount.value
	if x.token < 0 {
		return true
	}
	n, _ := s.shift(x.phrases[0], &x.amount)
	v, ok := x.value.Shift(n)
	x.value = v
	x.amount.place += n
	return ok
}

// union returns the sums that phrases name together.
func (s *scan) union(phrases []int) [][]int {
	first := s.g.phrases[phrases[0]].readings
	if len(phrases) == 1 {
		return first
	}
	var slots []int
	for _, p := range phrases {
		r := s.g.phrases[p].readings
		if len(r) == 0 {
			return nil
		}
		for _, slot := range r[0] {
			if !slices.Contains(slots, slot) {
				slots = append(slots, slot)
			}
		}
	}
	return [][]int{slots}
}

// columns sets the readings of a part that is told by its columns: those of the
// whole before it, or of the one that the form gives it. What the whole's scope is, its
// parts' is.
func (s *scan) columns(x *item) {
	k := s.wholeOf(x.phrases[0])
	if k < 0 {
		p := &s.g.phrases[x.phrases[0]]
		if p.of >= 0 && (!p.Listed || s.inContext(x, p)) {
			s.inColumns(x, s.g.phrases[p.of].readings)
		}
		return
	}
	whole := &s.items[k]
	if x.scope.hard == "" {
		x.scope.hard = whole.scope.hard
	}
	switch {
	case x.scope.soft == "" && !whole.agreed:
		x.scope.soft = whole.scope.soft
	case whole.agreed && x.scope.soft == whole.scope.soft && x.scope.soft == OtherOrgan && whole.value.Cmp(number.Int(few)) >= 0:
		x.scope.soft = "" // the whole's number has shown whose it is
	}
	if x.scope.soft == "" && s.amongOthers(k) {
		x.scope.soft = Ambiguous
	}
	readings := whole.readings
	if whole.agreed {
		readings = readings[whole.chosen : whole.chosen+1]
	}
	s.inColumns(x, readings)
}

// inColumns adds the readings of a whole in the columns of a part.
func (s *scan) inColumns(x *item, readings [][]int) {
	var columns []int
	for _, p := range x.phrases {
		columns = append(columns, s.g.phrases[p].columns...)
	}
	for _, slots := range readings {
		var part []int
		for _, slot := range slots {
			fact := &s.g.form.Facts[slot]
			for _, column := range columns {
				if to := s.g.form.SlotOf(fact.Table, fact.Row, column); to >= 0 && !slices.Contains(part, to) {
					part = append(part, to)
				}
			}
		}
		if len(part) > 0 {
			x.readings = append(x.readings, part)
		}
	}
}

// amongOthers reports whether the whole k stands beside another one, or what comes
// behind it speaks of other rows of its table, so that it is not certain whose parts
// follow: 行政复议 351 件、行政诉讼 46 件, 复议维持 72 件, 纠正 64 件.
func (s *scan) amongOthers(k int) bool {
	whole := &s.items[k]
	if k > 0 {
		y := &s.items[k-1]
		if y.sentence == whole.sentence && len(y.phrases) > 0 && len(s.g.phrases[y.phrases[0]].parts) > 0 && s.beside(y, whole) && s.otherRows(y, whole) {
			return true
		}
	}
	for i := k + 1; i < len(s.items); i++ {
		if s.otherRows(&s.items[i], whole) {
			return true
		}
	}
	return false
}

// beside reports whether no semicolon stands between two mentions.
func (s *scan) beside(x, y *item) bool {
	for j := x.to + 1; j < y.from; j++ {
		if s.isMark(j, ';') {
			return false
		}
	}
	return true
}

// otherRows reports whether two mentions are of one table and of none of the same
// rows.
func (s *scan) otherRows(x, y *item) bool {
	sameTable := false
	for slot := range x.slots() {
		for other := range y.slots() {
			f, g := &s.g.form.Facts[slot], &s.g.form.Facts[other]
			if f.Table == g.Table && f.Row == g.Row {
				return false
			}
			sameTable = sameTable || f.Table == g.Table
		}
	}
	return sameTable
}
