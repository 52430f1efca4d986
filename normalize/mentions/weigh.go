package mentions

import (
	"slices"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// outcome says how a number compares with a sum of facts.
type outcome uint8

const (
	differs outcome = iota
	agrees
	roughly
	unstated // the table does not say
)

// weigh compares a mention with the sums that it may state.
func (s *scan) weigh(x *item) {
	var sums [8]number.Value
	best := differs
	for k, slots := range x.readings {
		if k == len(sums) {
			break
		}
		var o outcome
		o, sums[k] = s.compare(x, slots)
		if o == agrees || o == roughly && best != roughly {
			best, x.chosen = o, k
		}
		if o == agrees {
			break
		}
		if o == unstated && best == differs {
			best = unstated
		}
	}
	switch {
	case best != unstated && x.narrow && x.value.Cmp(number.Int(few)) < 0, x.vague && s.loose(x):
		s.unbound(x, x.scope.soft)
	case best == agrees:
		x.agreed = true
		s.hold(RuleDiffers)
		s.state(x, normalize.MentionAgrees, "")
	case best == roughly:
		x.agreed = true
		s.hold(RuleDiffers)
		s.state(x, normalize.MentionApproximate, "")
	case best == unstated:
		s.unbound(x, NotStated)
	case x.scope.soft != "":
		s.unbound(x, x.scope.soft)
	case s.isDifference(x):
		s.unbound(x, Ambiguous)
	default:
		s.state(x, normalize.MentionDiffers, "")
		s.differ(x, sums[0])
	}
}

// loose reports whether the words name the facts, if at all, not for certain.
func (s *scan) loose(x *item) bool {
	p := &s.g.phrases[x.phrases[0]]
	return p.Weak || p.columns != nil && s.wholeOf(x.phrases[0]) < 0
}

// isDifference reports whether the number is one of the differences that the words
// may mean.
func (s *scan) isDifference(x *item) bool {
	for _, p := range x.phrases {
		for _, slots := range s.g.phrases[p].less {
			rest := s.cell(slots[0]).Value
			ok := true
			for _, slot := range slots[1:] {
				rest, ok = number.Sub(rest, s.cell(slot).Value)
				if !ok {
					break
				}
			}
			if ok && x.value.Equal(rest) {
				return true
			}
		}
	}
	return false
}

// compare holds a number against the sum of facts. Blanks are counts of 0 or
// more: a number below the sum of the others contradicts them all the same.
func (s *scan) compare(x *item, slots []int) (outcome, number.Value) {
	var sum number.Value
	stated, missing := 0, 0
	for _, slot := range slots {
		c := s.cell(slot)
		switch {
		case c.Status.Known():
			v, ok := number.Add(sum, c.Value)
			if !ok {
				return unstated, sum
			}
			sum = v
			stated++
		case c.Status == normalize.Absent && s.optional(slot):
		default:
			missing++
		}
	}
	switch {
	case stated == 0:
		return unstated, sum
	case x.value.Equal(sum) && x.amount.rough == exact:
		return agrees, sum
	case x.value.Equal(sum):
		return roughly, sum
	case missing > 0 && (x.amount.rough != exact || x.value.Cmp(sum) > 0):
		return unstated, sum
	case s.within(x, slots, sum):
		return roughly, sum
	}
	return differs, sum
}

func (s *scan) cell(slot int) normalize.Cell {
	if slot < len(s.r.Cells) {
		return s.r.Cells[slot]
	}
	return normalize.Cell{}
}

// optional reports whether the fact's row may be missing, or another row may
// stand in its place.
func (s *scan) optional(slot int) bool {
	fact := &s.g.form.Facts[slot]
	table := &s.g.form.Tables[fact.Table]
	row := &table.Rows[fact.Row]
	if row.Optional {
		return true
	}
	for i := range table.Rows {
		if slices.Contains(table.Rows[i].Instead, row.Key) {
			other := s.g.form.SlotOf(fact.Table, i, fact.Column)
			return other >= 0 && s.cell(other).Status != normalize.Absent
		}
	}
	return false
}

// within reports whether a sum is within what the words around a number allow.
func (s *scan) within(x *item, slots []int, sum number.Value) bool {
	a := &x.amount
	place := number.Int(1)
	place, ok := place.Shift(a.place)
	if !ok {
		return false
	}
	above, ok1 := number.Sub(sum, x.value) // how much more the table has
	if !ok1 {
		return false
	}
	less := func(v, bound number.Value) bool { return v.Cmp(bound) < 0 }
	tenth, _ := x.value.Shift(-1)
	margin := tenth
	if less(margin, place) {
		margin = place
	}
	switch {
	case a.rough == aboutIt:
		return !less(margin, above) && !less(margin, above.Neg())
	case a.rough == belowIt:
		return above.Sign() <= 0 && !less(margin, above.Neg())
	case a.rough == aboveIt:
		return above.Sign() >= 0 && less(above, place)
	case a.round || s.g.form.Facts[slots[0]].Money && x.token >= 0:
		return less(above, place) && less(above.Neg(), place)
	}
	return false
}

// state adds a mention to the report.
func (s *scan) state(x *item, verdict, reason string) {
	m := normalize.Mention{Value: x.value, Verdict: verdict, Reason: reason, Where: s.passage}
	if reason == "" {
		for _, slot := range x.readings[x.chosen] {
			if s.cell(slot).Status != normalize.Absent {
				m.Facts = append(m.Facts, s.g.form.Facts[slot].ID)
			}
		}
	}
	m.Raw, m.Where = s.place(x)
	if len(s.r.Mentions) < MaxMentions {
		s.r.Mentions = append(s.r.Mentions, m)
		x.out = len(s.r.Mentions)
	}
	s.items = append(s.items, *x)
}

// place returns a mention's words and their place.
func (s *scan) place(x *item) (string, normalize.Passage) {
	at := x.token
	if at < x.from || at > x.to {
		at = x.from
	}
	t := s.t.span(x.from, x.to, at)
	p := s.passage
	p.Paragraph += t.line
	p.Offset, p.Length = t.offset, t.length
	return t.raw, p
}

func (s *scan) unbound(x *item, reason string) {
	if x.scope.hard == "" && reason != Ambiguous && reason != NotStated {
		x.scope.hard = reason
	}
	if x.scope.soft == "" {
		x.scope.soft = reason
	}
	s.state(x, normalize.MentionUnbound, reason)
}
