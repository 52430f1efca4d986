package mentions

import (
	"iter"
	"slices"

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

// slots yields the facts of all sums that it may state.
func (x *item) slots() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, reading := range x.readings {
			for _, slot := range reading {
				if !yield(slot) {
					return
				}
			}
		}
	}
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
		if table && !s.isMark(i, '。') {
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
	for ; i < len(s.t.tokens) && !s.isMark(i, '。'); i++ {
		if s.isNumeral(i) && s.isNumeral(i+1) {
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
		b := s.behind(i)
		if q := s.choose(&b, &a); q >= 0 && (p < 0 || !s.g.phrases[q].Weak) {
			f, front, p = b, false, q
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
