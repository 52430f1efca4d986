package mentions

import (
	"slices"

	"github.com/gouji/gouji/normalize"
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
	for _, slots := range readings {
		var part []int
		for _, slot := range slots {
			fact := &s.g.form.Facts[slot]
			for _, p := range x.phrases {
				for _, column := range s.g.phrases[p].columns {
					if to := s.g.form.SlotOf(fact.Table, fact.Row, column); to >= 0 && !slices.Contains(part, to) {
						part = append(part, to)
					}
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
		if t := &s.t.tokens[j]; t.kind == mark && t.sym == ';' {
			return false
		}
	}
	return true
}

// otherRows reports whether two mentions are of one table and of none of the same
// rows.
func (s *scan) otherRows(x, y *item) bool {
	sameTable := false
	for _, a := range x.readings {
		for _, slot := range a {
			for _, b := range y.readings {
				for _, other := range b {
					f, g := &s.g.form.Facts[slot], &s.g.form.Facts[other]
					if f.Table == g.Table && f.Row == g.Row {
						return false
					}
					sameTable = sameTable || f.Table == g.Table
				}
			}
		}
	}
	return sameTable
}

// soften notes why the words do not name the facts for certain.
func (s *scan) soften(x *item, from int) {
	p := &s.g.phrases[x.phrases[0]]
	switch {
	case x.scope.soft != "":
		x.narrow = true
	case x.token >= 0 && !s.plain(from, p.context):
		x.scope.soft, x.narrow, x.vague = Ambiguous, true, true
	case p.columns != nil && s.wholeOf(x.phrases[0]) < 0:
		x.scope.soft, x.narrow = Ambiguous, !s.inContext(x, p) // 自然人申请 12 件, of no whole
	case x.token > from && s.has(from, x.token, denies|timely), x.token >= 0 && s.goesOn(x),
		s.listedWithSoft(from), (!p.top || p.Bare) && s.ofUnbound(x):
		x.scope.soft, x.narrow = Ambiguous, true
	case p.context == 0 && s.seenSentence&s.g.wide != 0:
		x.scope.soft = Ambiguous // 申请公开行政处罚决定 12 件
	case p.Listed && s.wholeOf(x.phrases[0]) < 0, p.Weak, p.Alone && !(s.alone(from) && s.closed(x.to)), p.Bare && !s.near(from, p.context), !s.inContext(x, p):
		x.scope.soft = Ambiguous
	}
}

// goesOn reports whether unknown words follow the number, which may tell a part: 148 件
// 已审结.
func (s *scan) goesOn(x *item) bool {
	for j := x.to + 1; j < len(s.t.tokens) && j <= x.to+3; j++ {
		t := &s.t.tokens[j]
		if t.kind != known || !s.g.words[t.ref].filler {
			return t.kind == other
		}
	}
	return false
}

// ofUnbound reports whether the last whole of the sentence is of something else, or
// may be: then so may be what follows it without a year or an organ of its own.
func (s *scan) ofUnbound(of *item) bool {
	for k := len(s.items) - 1; k >= 0 && s.items[k].sentence == s.sentence; k-- {
		x := &s.items[k]
		if len(x.phrases) > 0 && s.g.phrases[x.phrases[0]].top {
			switch x.scope.hard {
			case "":
				return !x.agreed && x.scope.soft != "" && x.scope.soft != NotStated
			case OtherYear, Period:
				return !of.scope.timed
			case OtherOrgan:
				return !of.scope.owned
			}
			return true
		}
	}
	return false
}

// few is the least number that agrees by more than chance where the words are not
// certain.
const few = 10

// listedWithSoft reports whether the phrase goes on with a list whose number before
// it is not certain: 公示行政许可决定 3 条、行政处罚决定 2 条.
func (s *scan) listedWithSoft(from int) bool {
	if from <= s.sentence || !s.joining(from-1) || len(s.items) == 0 {
		return false
	}
	x := &s.items[len(s.items)-1]
	return x.token == from-2 && x.scope.hard == "" && x.scope.soft == Ambiguous
}

// plain reports whether the words before a phrase leave it whole: not 未答复, 超期答复,
// 涉及个人隐私的不予公开.
func (s *scan) plain(from, context int) bool {
	for j, of := from-1, false; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case other:
			return s.o.named(string(s.t.sym[t.start:t.end])) != nobody
		case known:
			w := &s.g.words[t.ref]
			last := s.t.sym[t.end-1]
			switch {
			case w.class&(denies|timely) != 0:
				return false
			case w.class&reasons != 0:
				return s.because(j)
			case context > 0 && w.leads&(1<<((context-1)%32)) != 0:
				return true // 收到
			case of && !w.filler:
				return w.class&(ownOrgan|otherOrgan|thisYear|lastYear|among) != 0 || w.contexts != 0
			case w.filler && last == '的':
				of = true
			case w.filler:
				if w.class&tallies != 0 {
					return true // 共
				}
			default:
				return w.class != 0 || w.contexts != 0
			}
		default:
			return true
		}
	}
	return true
}

// because reports whether a reason is given before token j: 因本机关不掌握等原因.
func (s *scan) because(j int) bool {
	for j--; j >= s.sentence && s.t.tokens[j].kind != mark; j-- {
		t := &s.t.tokens[j]
		if first := s.t.sym[t.start]; t.kind == known && (first == '因' || first == '由') {
			return true
		}
	}
	return false
}

// inContext reports whether the passage is about what the phrase needs.
func (s *scan) inContext(x *item, p *phrase) bool {
	if p.context == 0 {
		return true
	}
	bit := uint32(1) << ((p.context - 1) % 32)
	seen := s.heading | s.seenSentence
	if !s.g.contexts[p.context-1].near {
		seen |= s.seen
	}
	return seen&bit != 0 || s.wholeOf(x.phrases[0]) >= 0
}

// alone reports whether nothing unknown stands before a phrase in its clause.
func (s *scan) alone(from int) bool {
	for j := from - 1; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case other:
			return s.o.named(string(s.t.sym[t.start:t.end])) == itself
		case mark:
			return true
		case known:
			w := &s.g.words[t.ref]
			if !w.filler && w.class&(ownOrgan|thisYear) == 0 {
				return false
			}
			if w.class&(ownOrgan|thisYear) != 0 {
				return true
			}
		}
	}
	return true
}

// closed reports whether the item ends behind a number: what follows might say of
// which part it speaks.
func (s *scan) closed(to int) bool {
	return to+1 >= len(s.t.tokens) || s.t.tokens[to+1].kind == mark || s.classOf(to+1)&(about|over) != 0
}

// near reports whether the sentence has named the context before a bare word,
// with no other counted thing in between.
func (s *scan) near(from, context int) bool {
	if context == 0 {
		return true
	}
	bit := uint32(1) << ((context - 1) % 32)
	parted := false
	for j := from - 1; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		switch t.kind {
		case mark:
			parted = true
			if t.sym == ')' && t.match >= int32(s.sentence) {
				j = int(t.match)
			}
		case numeral:
			if !parted {
				return false // 32 件已办结 30 件
			}
			if t.bound {
				return s.about(j, context) && !s.amid(j)
			}
			if a := &s.t.nums[t.ref]; a.counter >= 0 {
				return false
			}
		case known:
			if s.g.words[t.ref].contexts&bit != 0 {
				return true
			}
		}
	}
	return s.heading&bit != 0
}

// amid reports whether what follows is a part of the number: 32 件中.
func (s *scan) amid(j int) bool {
	if j+1 >= len(s.t.tokens) {
		return false
	}
	t := &s.t.tokens[j+1]
	return s.t.sym[t.start] == '中' || s.classOf(j+1)&among != 0
}

// about reports whether the mention at a number's token is of the context.
func (s *scan) about(token, context int) bool {
	for k := len(s.items) - 1; k >= 0; k-- {
		if x := &s.items[k]; x.token == token {
			return len(x.phrases) > 0 && s.g.phrases[x.phrases[0]].context == context
		}
	}
	return true // its part of a list was bound before
}

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

// unknown lists a number that follows a whole in its sentence and speaks of an
// organ or a part that the words of the form do not name.
func (s *scan) unknown(i int, a amount) {
	if a.counter < 0 {
		return
	}
	whole := s.wholeBefore(&a)
	if whole < 0 {
		return
	}
	from := i
	for from > s.sentence {
		t := &s.t.tokens[from-1]
		if t.kind == mark && t.sym != '-' || t.kind == numeral {
			break
		}
		from--
	}
	x := item{amount: a, value: a.value, token: i, sentence: s.sentence, from: from, to: i}
	sc := s.scopeOf(i, false, false)
	if y := s.yearBeside(i); y {
		x.from, sc.hard = i, OtherYear
	}
	inside := s.inside(i) || s.has(s.items[whole].to+1, i, among)
	switch {
	case sc.hard != "":
	case sc.soft == OtherOrgan:
		sc.hard = OtherOrgan
	case !inside || from == i:
		return
	default:
		sc.hard = Part
	}
	x.scope = sc
	s.unbound(&x, sc.hard)
}

// yearBeside reports whether the number at token i stands in a bracket behind
// another year: 较 2023 年（498 件）.
func (s *scan) yearBeside(i int) bool {
	if i < s.sentence+2 || s.t.tokens[i-1].kind != mark || s.t.tokens[i-1].sym != '(' {
		return false
	}
	t := &s.t.tokens[i-2]
	return t.kind == yearNo && s.r.Year != 0 && int(t.ref) != s.r.Year || s.classOf(i-2)&(lastYear|otherYears) != 0
}

// wholeBefore returns the last whole in the sentence that counts as the number
// does, -1 for none.
func (s *scan) wholeBefore(a *amount) int {
	for k := len(s.items) - 1; k >= 0; k-- {
		x := &s.items[k]
		if x.sentence != s.sentence {
			return -1
		}
		if len(x.phrases) > 0 && s.g.phrases[x.phrases[0]].top && s.counts(x.phrases[0], a) {
			return k
		}
	}
	return -1
}

// inside reports whether token i stands in a bracket.
func (s *scan) inside(i int) bool {
	for j, n := i-1, 0; j >= s.sentence && n < maxLook; j, n = j-1, n+1 {
		t := &s.t.tokens[j]
		if t.kind != mark {
			continue
		}
		if t.sym == ')' && t.match >= 0 {
			j = int(t.match)
		} else if t.sym == '(' {
			return true
		}
	}
	return false
}
