package mentions

import (
	"math"
	"slices"

	"github.com/gouji/gouji/normalize/number"
)

// parts holds the wholes of a paragraph against the parts that it names of them.
func (s *scan) parts() {
	for k := range s.items {
		whole := &s.items[k]
		if len(whole.phrases) != 1 || !whole.countable() {
			continue
		}
		for _, list := range s.g.phrases[whole.phrases[0]].parts {
			s.addUp(k, list)
		}
	}
}

// countable reports whether the number is certain to be of what it seems to be,
// in whatever year and of whatever organ.
func (x *item) countable() bool {
	if x.amount.reason != "" || x.amount.rough != exact || x.amount.round {
		return false
	}
	switch x.scope.hard {
	case "":
		return x.scope.soft == "" || x.scope.soft == NotStated || x.agreed
	case OtherYear, OtherOrgan, Period:
		return true
	}
	return false
}

// addUp compares a whole with the parts of one list that follow it. All of them
// have to make the whole, some must not be more.
func (s *scan) addUp(k int, list []int) {
	whole := &s.items[k]
	covered := make([]bool, len(list))
	n := 0
	var sum number.Value
	var parts []int
	for i := k + 1; i < len(s.items); i++ {
		x := &s.items[i]
		if len(x.phrases) == 0 {
			continue
		}
		if s.divides(x.phrases[0], list) {
			break // another whole of the same parts
		}
		at := slices.Index(list, x.phrases[0])
		if at < 0 {
			continue
		}
		if !x.countable() || x.scope.hard != whole.scope.hard || x.from <= whole.to {
			return
		}
		for _, p := range x.phrases {
			at := slices.Index(list, p)
			if at < 0 || covered[at] {
				return
			}
			covered[at] = true
			n++
		}
		v, ok := number.Add(sum, x.value)
		if !ok {
			return
		}
		sum = v
		parts = append(parts, i)
	}
	if len(parts) < 2 && n < len(list) {
		return
	}
	if c := sum.Cmp(whole.value); c > 0 || c < 0 && n == len(list) {
		s.partsDiffer(k, parts, sum, n == len(list))
		return
	}
	s.hold(RuleParts)
}

// divides reports whether a phrase is a whole that is made up of the list, too.
func (s *scan) divides(p int, list []int) bool {
	for _, other := range s.g.phrases[p].parts {
		if slices.Equal(other, list) {
			return true
		}
	}
	return false
}

// change lists 增加 12 件.
func (s *scan) change(i int, a amount) {
	if k := len(s.items); k == 0 || s.items[k-1].sentence != s.sentence {
		return
	}
	j := s.beforeNumber(i)
	x := item{amount: a, value: a.value, token: i, sentence: s.sentence, from: j, to: i}
	x.scope.hard = Change
	s.unbound(&x, Change)
}

// rate lists a percentage that follows a mention in its sentence, and checks it
// against the numbers beside it.
func (s *scan) rate(i int) {
	k := len(s.items) - 1
	if k < 0 || s.items[k].sentence != s.sentence {
		return
	}
	a := s.t.nums[s.t.tokens[i].ref]
	x := item{amount: a, value: a.value, token: i, sentence: s.sentence, from: i, to: i}
	for x.from > s.sentence && i-x.from < maxHops {
		t := &s.t.tokens[x.from-1]
		if t.kind == mark || t.kind == numeral || t.kind == rate {
			break
		}
		x.from--
	}
	x.scope.hard = Rate
	if a.reason == "" && s.isPercent(i) && !s.near0(i) {
		s.shareOf(i, &x)
		s.growth(i, &x)
	}
	s.unbound(&x, Rate)
}

func (s *scan) isPercent(i int) bool {
	t := &s.t.tokens[i]
	at := s.t.byte[t.end-1]
	return s.t.sym[t.end-1] == '%' && s.t.raw[at:min(int(at)+3, len(s.t.raw))] != "‰"
}

// near0 reports whether words make the percentage a rough one: 近 20%.
func (s *scan) near0(i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(s.t.tokens) && s.t.tokens[j].kind == known && s.g.words[s.t.tokens[j].ref].class&(about|nearly|over) != 0 {
			return true
		}
	}
	return false
}

// shareOf checks 258 件,占 33.9%: some whole of the passage or of the table has to
// make it so.
func (s *scan) shareOf(i int, x *item) {
	j := i - 1
	for ; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		if t.kind != known {
			return
		}
		if s.g.words[t.ref].class&share != 0 {
			break
		}
	}
	for j--; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		if t.kind == numeral {
			break
		}
		if t.kind == other || t.kind == rate || t.kind == mark && t.sym != ',' && t.sym != '(' || t.kind == known && !s.skippable(j, true) {
			return
		}
	}
	if j < s.sentence || !s.t.tokens[j].bound {
		return
	}
	part := s.itemAt(j)
	if part == nil || len(part.phrases) == 0 || part.amount.rough != exact || part.amount.round || part.amount.reason != "" {
		return
	}
	bases := s.bases(part)
	if len(bases) == 0 {
		return
	}
	p, percent, tolerance := float(part.value), float(x.value), unitOf(x.value)
	for _, base := range bases {
		if b := float(base); b > 0 && math.Abs(100*p/b-percent) <= tolerance*1.0001 {
			s.hold(RulePercentage)
			return
		}
	}
	s.percentDiffers(x, part, bases[0], 100*p/float(bases[0]))
}

// itemAt returns the mention of the number at a token.
func (s *scan) itemAt(token int) *item {
	for k := len(s.items) - 1; k >= 0; k-- {
		if s.items[k].token == token {
			return &s.items[k]
		}
	}
	return nil
}

// bases returns what a part may be a share of, the likeliest first: the wholes of
// the paragraph, all its counts, their sum, and what the table has. It is empty where
// the paragraph names no whole.
func (s *scan) bases(part *item) []number.Value {
	var bases []number.Value
	whole := false
	var sum number.Value
	for k := len(s.items) - 1; k >= 0; k-- {
		x := &s.items[k]
		if len(x.phrases) == 0 || x.amount.reason != "" {
			continue
		}
		if p := &s.g.phrases[x.phrases[0]]; len(p.parts) > 0 && x.from < part.from && x.value.Cmp(part.value) >= 0 {
			whole = true
			bases = append(bases, x.value)
		}
		if v, ok := number.Add(sum, x.value); ok {
			sum = v
		}
	}
	if !whole {
		return nil
	}
	bases = append(bases, sum)
	for k := range s.items {
		for l := k + 1; l < len(s.items) && len(s.items) <= 40; l++ {
			if v, ok := number.Add(s.items[k].value, s.items[l].value); ok {
				bases = append(bases, v)
			}
		}
		bases = append(bases, s.items[k].value)
	}
	for i := range s.t.nums {
		if len(bases) < 2000 {
			bases = append(bases, s.t.nums[i].value)
		}
	}
	for i := range s.g.phrases {
		if p := &s.g.phrases[i]; p.top {
			for _, slots := range p.readings {
				_, v := s.compare(part, slots)
				bases = append(bases, v)
			}
		}
	}
	return append(bases, s.partSum(part))
}

// partSum adds up the parts that stand beside one in its sentence.
func (s *scan) partSum(part *item) (sum number.Value) {
	for k := range s.items {
		x := &s.items[k]
		if x.sentence != part.sentence || len(x.phrases) == 0 || s.g.phrases[x.phrases[0]].top {
			continue
		}
		if v, ok := number.Add(sum, x.value); ok {
			sum = v
		}
	}
	return sum
}

// growth checks 比上年增加 20 件,增长 20%, and two years' numbers beside their growth.
func (s *scan) growth(i int, x *item) {
	j := s.beforeNumber(i)
	if j < 0 || s.g.words[s.t.tokens[j].ref].class&(grows|shrinks) == 0 {
		return
	}
	down := s.g.words[s.t.tokens[j].ref].class&shrinks != 0
	var now, then, by *item
	for k := len(s.items) - 1; k >= 0 && s.items[k].sentence == s.sentence; k-- {
		y := &s.items[k]
		switch {
		case y.amount.rough != exact || y.amount.round || y.amount.reason != "":
			return
		case y.scope.hard == Change && by == nil && now == nil:
			by = y
		case y.scope.hard == Rate:
			return
		case len(y.phrases) == 0 || !s.g.phrases[y.phrases[0]].top:
			return // it may be the part that grew
		case y.scope.hard == OtherYear && then == nil:
			then = y
		case y.scope.hard == "" && y.countable() && now == nil:
			now = y
		}
	}
	if now == nil {
		return
	}
	var base, change float64
	switch {
	case by != nil && then == nil:
		change = float(by.value)
		base = float(now.value) - change
		if down {
			base = float(now.value) + change
		}
	case then != nil && by == nil && then.phrases[0] == now.phrases[0]:
		base = float(then.value)
		change = math.Abs(float(now.value) - base)
	default:
		return
	}
	if base <= 0 {
		return
	}
	if got := 100 * change / base; math.Abs(got-float(x.value)) > unitOf(x.value)*1.0001 {
		s.growthDiffers(x, now, got)
		return
	}
	s.hold(RulePercentage)
}

// float returns v for comparing percentages, which are rounded anyway.
func float(v number.Value) float64 {
	return float64(v.Coef()) / math.Pow10(int(v.Scale()))
}

// unitOf returns one unit of the last decimal that v prints: whether organs round
// or cut off, they stay within it.
func unitOf(v number.Value) float64 { return 1 / math.Pow10(int(v.Scale())) }
