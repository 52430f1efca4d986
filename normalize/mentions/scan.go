package mentions

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// scan reads the paragraphs of one report. Its memory is used again.
type scan struct {
	g *grammar
	r *normalize.Report
	o organ
	t *text

	passage normalize.Passage // of the paragraph
	heading uint32            // contexts of the headings above it

	headingScope string // why what stands below a heading may be of something else

	sentence     int                 // its first token
	seen         uint32              // contexts named in the paragraph
	seenSentence uint32              // and in the sentence
	items        []item              // mentions of the paragraph
	mentions     []normalize.Mention // memory of the list that grows in the report
	findings     []normalize.Finding
	told         map[string]bool // findings by what they say
	held         map[string]int  // what agreed, by rule
}

// hold counts what agrees with a rule.
func (s *scan) hold(rule string) {
	if s.held == nil {
		s.held = map[string]int{}
	}
	s.held[rule]++
}

// count adds the rules' entries to the report's checks.
func (s *scan) count() {
	for _, rule := range [...]string{RuleDiffers, RuleParts, RulePercentage} {
		check := normalize.Check{Rule: rule, Holds: s.held[rule]}
		for i := range s.findings {
			if s.findings[i].Rule == rule {
				check.Broken++
			}
		}
		s.r.Checks = append(s.r.Checks, check)
	}
}

// item is a mention on its way.
type item struct {
	phrases  []int   // of a list that shares one number: all of them; empty for what names no fact
	readings [][]int // the sums that it may state
	amount   amount
	value    number.Value // in the phrase's unit
	token    int          // of the number; -1 for a denial
	sentence int          // first token of its sentence
	from, to int          // tokens that it takes up
	scope    scope
	named    bool // its words name an application: 收到申请, not only 收到
	narrow   bool // the words around may tell a part
	vague    bool // unknown words stand before it
	chosen   int  // index into readings of what it agrees with, else 0
	agreed   bool
	out      int // index into Report.Mentions, plus 1
}

func (s *scan) begin(g *grammar, r *normalize.Report) {
	t, items := s.t, s.items
	r.Mentions = s.mentions[:0]
	*s = scan{g: g, r: r, t: t, items: items[:0], o: organOf(r)}
}

func (s *scan) end() {
	list := s.r.Mentions
	s.r.Mentions = append([]normalize.Mention(nil), list...)
	s.r.Findings = append(s.r.Findings, s.findings...)
	s.count()
	*s = scan{t: s.t, items: s.items, mentions: extract.Emptied(list)}
	s.t.raw = ""
}

// read reads one paragraph.
func (s *scan) read(line string) {
	if len(line) < shortest || len(line) > longest {
		return
	}
	s.t.lex(s.g, line)
	if tabular(s.t) {
		return
	}
	s.sentence, s.seen, s.seenSentence = 0, 0, 0
	s.items = s.items[:0]
	table := s.listsNumbers(0)
	for i := 0; i < len(s.t.tokens) && len(s.r.Mentions) < MaxMentions; i++ {
		if table && (s.t.tokens[i].kind != mark || s.t.tokens[i].sym != '。') {
			continue
		}
		switch t := &s.t.tokens[i]; t.kind {
		case mark:
			if t.sym == '。' {
				s.sentence, s.seenSentence = i+1, 0
				table = s.listsNumbers(i + 1)
			}
		case known:
			w := &s.g.words[t.ref]
			s.seen |= w.contexts
			s.seenSentence |= w.contexts
			if w.class&denies != 0 && !t.bound {
				s.denial(i)
			}
		case numeral:
			if !t.bound {
				s.number(i)
			}
		case rate:
			s.rate(i)
		}
	}
	s.parts()
}

// listsNumbers reports whether the sentence that begins at token i is the text of a
// table: numbers follow numbers.
func (s *scan) listsNumbers(i int) bool {
	pairs := 0
	for ; i+1 < len(s.t.tokens); i++ {
		t := &s.t.tokens[i]
		if t.kind == mark && t.sym == '。' {
			break
		}
		if t.kind == numeral && s.t.tokens[i+1].kind == numeral {
			pairs++
		}
	}
	return pairs >= 3
}

// Bounds of a paragraph, in bytes: a shorter one says nothing, a longer one is none.
const (
	shortest = len("无申请")
	longest  = 1 << 20
)

// tabular reports whether a line is the row of a table.
func tabular(t *text) bool {
	n := 0
	for i := range t.tokens {
		if t.tokens[i].kind == mark && t.tokens[i].sym == '|' {
			n++
		}
	}
	return n >= 2
}

// number makes a mention of the number at token i, if it is one.
func (s *scan) number(i int) {
	a := s.weakened(i)
	if a.rough == notCounted || a.counter < 0 && !s.standsAlone(i) {
		return
	}
	if j := s.beforeNumber(i); j >= 0 && s.g.words[s.t.tokens[j].ref].class&(grows|shrinks) != 0 {
		s.change(i, a)
		return
	}
	f := s.before(i)
	front := f.n > 0
	if !front {
		f = s.behind(i)
	}
	p := s.choose(&f, &a)
	if front && (p < 0 || s.g.phrases[p].Alone) {
		if b := s.behind(i); s.choose(&b, &a) >= 0 && !(p >= 0 && s.g.phrases[s.choose(&b, &a)].Weak) {
			f, front, p = b, false, s.choose(&b, &a)
		}
	}
	if p < 0 {
		s.unknown(i, a)
		return
	}
	x := item{amount: a, token: i, sentence: s.sentence, from: min(i, f.from), to: max(i, f.to), named: f.groups > 1}
	if !front {
		x.from, x.to = i, f.to
		x.phrases = []int{p}
		s.bind(&x, x.from)
		return
	}
	x.to = i
	shared, open := s.listed(&f, p, &a)
	switch {
	case s.has(f.to+1, i, respectively):
		s.distribute(i, shared, f.from)
	case len(shared) > 1 && s.has(f.to+1, i, each):
		slices.Reverse(shared)
		for _, one := range shared {
			y := x
			y.phrases = []int{one.phrase}
			y.from = one.from
			s.bind(&y, f.from)
		}
	default:
		if s.has(f.to+1, i, planned) {
			x.scope.hard = Plan
		}
		for k := range shared {
			x.phrases = append(x.phrases, shared[k].phrase)
			x.from = min(x.from, shared[k].from)
		}
		if open {
			x.scope.soft = Ambiguous
		}
		s.bind(&x, x.from)
	}
}

// weakened returns the number with what the words around it do to it.
func (s *scan) weakened(i int) amount {
	t := &s.t.tokens[i]
	a := s.t.nums[t.ref]
	classAt := func(j int) class {
		if j < 0 || j >= len(s.t.tokens) || s.t.tokens[j].kind != known {
			return 0
		}
		return s.g.words[s.t.tokens[j].ref].class
	}
	weaken := func(c class) {
		switch {
		case a.rough != exact:
		case c&about != 0:
			a.rough = aboutIt
		case c&nearly != 0:
			a.rough = belowIt
		case c&over != 0:
			a.rough = aboveIt
		}
	}
	weaken(classAt(i - 1))
	weaken(classAt(i + 1))
	if classAt(i-1)&ordinal != 0 {
		a.rough = notCounted
	}
	if i > s.sentence {
		p := &s.t.tokens[i-1]
		last := s.t.sym[p.end-1]
		first := s.t.sym[t.start]
		switch {
		case (last == '数' || last == '几' || last == '上' || last == '成') && (first == '十' || first == '百' || first == '千' || first == '万'):
			a.rough = notCounted // 数十件
		case last >= 'a' && last <= 'z', p.kind == mark && (p.sym == '.' || p.sym == '/'):
			a.rough = notCounted
		case p.kind == numeral:
			a.rough = notCounted // a row of a table
		case p.kind == mark && p.sym == '-':
			a.reason = number.ReasonTwoNumbers
		}
	}
	if s.classOf(i+1)&limits != 0 && i+2 < len(s.t.tokens) && s.t.tokens[i+2].kind != mark {
		a.rough = notCounted // 100 件以上的单位
	}
	if a.counter >= 0 && s.t.sym[t.end-1] == '个' && i+1 < len(s.t.tokens) && s.unnamed(i+1) {
		a.rough = notCounted // 20 个工作日
	}
	if i+1 < len(s.t.tokens) {
		n := &s.t.tokens[i+1]
		if n.kind == numeral {
			a.rough = notCounted
		}
		if n.kind == mark && n.sym == '-' && i+2 < len(s.t.tokens) && s.t.tokens[i+2].kind == numeral {
			a.reason = number.ReasonTwoNumbers
		}
	}
	return a
}

// unnamed reports whether a token is a thing of its own.
func (s *scan) unnamed(j int) bool {
	t := &s.t.tokens[j]
	return t.kind == other || t.kind == known && s.g.words[t.ref].filler
}

// standsAlone reports whether a number without a counter is said to be one, and
// ends its item.
func (s *scan) standsAlone(i int) bool {
	if i == 0 || !s.has(i-1, i, tallies|about|nearly|over) {
		return false
	}
	if i+1 == len(s.t.tokens) {
		return true
	}
	n := &s.t.tokens[i+1]
	return n.kind == mark && strings.ContainsRune(",、;。)", n.sym)
}

// beforeNumber returns the word before a number, over fillers; -1 for none.
func (s *scan) beforeNumber(i int) int {
	for j := i - 1; j >= s.sentence; j-- {
		t := &s.t.tokens[j]
		if t.kind != known {
			return -1
		}
		if w := &s.g.words[t.ref]; !w.filler && w.class&(about|nearly|over) == 0 {
			return j
		}
	}
	return -1
}

// has reports whether a word of a class stands between two tokens.
func (s *scan) has(from, to int, c class) bool {
	for j := from; j < to; j++ {
		if t := &s.t.tokens[j]; t.kind == known && s.g.words[t.ref].class&c != 0 {
			return true
		}
	}
	return false
}

// choose returns the phrase of a pattern that the number fits: a part of the
// whole named last before all others; -1 for none.
func (s *scan) choose(f *found, a *amount) int {
	best, last := -1, -1
	for _, p := range f.phrases[:f.n] {
		if !s.counts(p, a) {
			continue
		}
		if whole := s.wholeOf(p); whole > last {
			best, last = p, whole
		}
		if best < 0 && !s.g.phrases[p].Part {
			best = p
		}
	}
	return best
}

// counts reports whether a number is counted as the phrase's facts are.
func (s *scan) counts(p int, a *amount) bool {
	_, ok := s.shift(p, a)
	return ok
}

// shift returns the places from a number to the phrase's unit.
func (s *scan) shift(p int, a *amount) (int, bool) {
	want := s.g.phrases[p].unit
	if a.counter < 0 {
		return 0, want == s.g.form.Mentions.Counters[0].Unit || a.value.Sign() == 0
	}
	for _, u := range s.g.units[a.counter] {
		if u.name == want {
			return u.shift, true
		}
	}
	return 0, false
}

// wholeOf returns the last mention that the phrase names a part of, -1 for none.
func (s *scan) wholeOf(p int) int {
	for k := len(s.items) - 1; k >= 0; k-- {
		for _, whole := range s.items[k].phrases {
			if s.g.isPart(p, whole) {
				return k
			}
		}
	}
	return -1
}

// sharing is a phrase of a list that shares one number.
type sharing struct{ phrase, from int }

// maxShared bounds the phrases that share a number.
const maxShared = 8

// listed returns the phrases before a number that share it, the nearest first:
// 予以公开及部分公开 258 件. open says that the list begins with something else.
func (s *scan) listed(f *found, p int, a *amount) (list []sharing, open bool) {
	list = []sharing{{p, f.from}}
	for from := f.from; len(list) < maxShared; {
		j, ok := s.hopBack(from, false)
		if !ok || !s.joining(j) {
			return list, false
		}
		k, ok := s.hopBack(j, false)
		for ok && s.skippable(k, false) && !s.ends(k) {
			k, ok = s.hopBack(k, false)
		}
		if !ok {
			return list, false
		}
		var g found
		s.endingAt(k, &g)
		q := s.choose(&g, a)
		t := &s.t.tokens[k]
		switch {
		case q >= 0 && (f.apart || !s.g.phrases[q].top && !s.g.phrases[p].top):
		case q >= 0:
			return list, true // 受理、办结
		default:
			return list, t.kind == other && s.t.tokens[j].kind == known
		}
		list = append(list, sharing{q, g.from})
		from = g.from
	}
	return list, true
}

// ends reports whether some pattern ends at token k.
func (s *scan) ends(k int) bool {
	var g found
	s.endingAt(k, &g)
	return g.n > 0
}

func (s *scan) joining(j int) bool {
	t := &s.t.tokens[j]
	return t.kind == mark && t.sym == '、' || t.kind == known && s.g.words[t.ref].class&joins != 0
}

// distribute binds numbers that are listed after 分别 to the phrases listed before
// it, if there are as many.
func (s *scan) distribute(i int, list []sharing, from int) {
	numbers := []int{i}
	for j := i + 1; j < len(s.t.tokens); j++ {
		t := &s.t.tokens[j]
		if t.kind == numeral {
			numbers = append(numbers, j)
		} else if !s.joining(j) && !(t.kind == mark && t.sym == ',' && j+1 < len(s.t.tokens) && s.t.tokens[j+1].kind == numeral) {
			break
		}
	}
	for k := range numbers {
		x := item{token: numbers[k], sentence: s.sentence, from: from, to: numbers[k], amount: s.weakened(numbers[k])}
		s.t.tokens[numbers[k]].bound = true
		if len(numbers) == len(list) {
			x.phrases = []int{list[len(list)-1-k].phrase}
			s.bind(&x, list[len(list)-1].from)
			continue
		}
		x.from, x.value = numbers[k], x.amount.value
		s.unbound(&x, Ambiguous)
	}
}

// denial makes mentions of 未收到政府信息公开申请: each phrase denied is 0.
func (s *scan) denial(i int) {
	type denied struct{ phrase, to int }
	var list []denied
	end, joined := i, true
	for j, hops := i+1, 0; j < len(s.t.tokens) && hops < 3*maxHops && len(list) < maxShared; j, hops = j+1, hops+1 {
		var f found
		s.startingAt(s.g.none, j, &f)
		if f.n > 0 {
			if !joined {
				list = list[:0] // 因政府信息公开申请引发的 | 行政复议
			}
			if p := s.first(&f); p >= 0 {
				list = append(list, denied{p, f.to})
			}
			j, end, joined = f.to, f.to, false
			continue
		}
		t := &s.t.tokens[j]
		if t.kind == mark && strings.ContainsRune(",。;)", t.sym) {
			break
		}
		if !s.skippable(j, true) {
			return // something else is denied
		}
		joined = joined || s.joining(j)
	}
	for k, d := range list {
		x := item{phrases: []int{d.phrase}, token: -1, sentence: s.sentence, from: i, to: d.to}
		x.amount.counter = -1
		if k == len(list)-1 {
			x.to = end
		}
		s.bind(&x, i)
	}
}

// first returns the first phrase that is no part.
func (s *scan) first(f *found) int {
	for _, p := range f.phrases[:f.n] {
		if !s.g.phrases[p].Part {
			return p
		}
	}
	return -1
}
