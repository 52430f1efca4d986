package mentions

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// grammar is what a form's mentions compile to.
type grammar struct {
	form     *form.Form
	trie     *trie
	words    []word // by number in the trie
	counters *trie
	units    [][]unit // by number in counters
	phrases  []phrase
	contexts []context
	wide     uint32      // bits of the contexts that hold for a whole paragraph
	before   [][]pattern // patterns that end with a group, by group
	after    [][]pattern // that begin with it
	none     [][]pattern
	groups   map[string]int // number of a step, as it is written
	sets     map[string][]string
}

// word is what the trie's words mean.
type word struct {
	class    class
	arg      rune
	filler   bool
	leads    uint32  // bits of the contexts in which it is the first of several words: 收到
	column   bool    // it tells a part by its columns: 法人或其他组织
	groups   []int32 // the steps that it can stand in
	contexts uint32  // bits of the contexts that it establishes
	byYear   bool    // 结转: stands beside a year in some pattern
}

// unit is what a counter counts in and the places to shift what is printed.
type unit struct {
	name  string
	shift int
}

type context struct {
	headings []string
	near     bool
}

// phrase is a form.Phrase over slots.
type phrase struct {
	*form.Phrase
	topic    *form.Topic
	readings [][]int // sums over slots; nil for a part told by columns
	less     [][]int // differences of slots
	columns  []int
	context  int // plus 1
	unit     string
	parts    [][]int
	with     []int // phrases that go with it
	of       int   // the whole of a part where none is named, -1 for none
	top      bool  // a whole that is part of nothing
}

// pattern is a row of groups.
type pattern struct {
	phrase int
	groups []int32
}

// The groups of the sets that every form has.
const (
	groupLastYear int32 = iota
	groupThisYear
	groupNextYear
	ownGroups
)

func compile(f *form.Form) *grammar {
	m := &f.Mentions
	g := &grammar{form: f, trie: newTrie(), counters: newTrie(), groups: map[string]int{}, sets: map[string][]string{}}
	for _, e := range lexicon() {
		for _, w := range e.words {
			x := g.word(w)
			x.class |= e.class
			x.arg = e.arg
		}
	}
	for _, w := range form.Words(m.Fillers) {
		g.word(w).filler = true
	}
	for i := range m.Counters {
		c := &m.Counters[i]
		for _, w := range form.Words(c.Words) {
			n := g.counters.add(fold.Phrase(w))
			for len(g.units) <= n {
				g.units = append(g.units, nil)
			}
			g.units[n] = append(g.units[n], unit{c.Unit, c.Shift})
		}
	}
	for i := range m.Sets {
		g.sets[m.Sets[i].Key] = form.Words(m.Sets[i].Words)
	}
	for i := range m.Contexts {
		g.context(i, &m.Contexts[i])
	}
	g.compilePhrases(m)
	g.linkParts()
	g.trie.pack()
	g.counters.pack()
	return g
}

// word returns what the trie's word means, for changing.
func (g *grammar) word(text string) *word {
	n := g.trie.add(fold.Phrase(text))
	for len(g.words) <= n {
		g.words = append(g.words, word{})
	}
	return &g.words[n]
}

func (g *grammar) context(i int, c *form.Context) {
	x := context{near: c.Near}
	for _, h := range form.Words(c.Headings) {
		x.headings = append(x.headings, fold.Phrase(h))
	}
	g.contexts = append(g.contexts, x)
	if !c.Near {
		g.wide |= 1 << (i % 32)
	}
	for _, p := range c.Words {
		for _, step := range form.Steps(p) {
			for _, w := range g.wordsOf(&step) {
				g.word(w).contexts |= 1 << (i % 32)
			}
		}
	}
}

func (g *grammar) wordsOf(s *form.Step) []string {
	words := slices.Clone(s.Words)
	for _, key := range s.Sets {
		words = append(words, g.sets[key]...)
	}
	return words
}

func (g *grammar) compilePhrases(m *form.Mentions) {
	unit := ""
	if len(m.Counters) > 0 {
		unit = m.Counters[0].Unit
	}
	for i := range m.Topics {
		t := &m.Topics[i]
		for j := range t.Phrases {
			p := phrase{Phrase: &t.Phrases[j], topic: t, unit: unit}
			if p.Unit != "" {
				p.unit = p.Unit
			}
			within := t.Within
			if p.Within != "" {
				within = p.Within
			}
			p.context = 1 + slices.IndexFunc(m.Contexts, func(c form.Context) bool { return c.Key == within })
			p.readings, p.columns = g.readings(t, p.Phrase)
			for _, names := range p.Less {
				p.less = append(p.less, g.slots(t, names))
			}
			g.phrases = append(g.phrases, p)
			n := len(g.phrases) - 1
			for _, text := range p.Words {
				g.add(&g.before, n, text, true)
				if p.columns != nil {
					g.markColumns(text)
				}
			}
			for _, text := range p.After {
				g.add(&g.after, n, text, false)
			}
			for _, text := range p.None {
				g.add(&g.none, n, text, false)
			}
		}
	}
}

func (g *grammar) markColumns(pattern string) {
	for _, step := range form.Steps(pattern) {
		for _, w := range g.wordsOf(&step) {
			g.word(w).column = true
		}
	}
}

// readings returns the sums that a phrase may name, or its columns.
func (g *grammar) readings(t *form.Topic, p *form.Phrase) (readings [][]int, columns []int) {
	table := slices.IndexFunc(g.form.Tables, func(x form.Table) bool { return x.Key == t.Table })
	for _, key := range p.Columns {
		columns = append(columns, slices.IndexFunc(g.form.Tables[table].Columns, func(c form.Column) bool { return c.Key == key }))
	}
	for _, names := range append([][]string{p.Facts}, p.Or...) {
		if slots := g.slots(t, names); len(slots) > 0 {
			readings = append(readings, slots)
		}
	}
	return readings, columns
}

func (g *grammar) slots(t *form.Topic, names []string) (slots []int) {
	for _, id := range t.FactsOf(names) {
		if slot, ok := g.form.Slot(id); ok {
			slots = append(slots, slot)
		}
	}
	return slots
}

// add compiles a pattern into the list of its last or first group.
func (g *grammar) add(lists *[][]pattern, phrase int, text string, last bool) {
	p := pattern{phrase: phrase}
	steps := form.Steps(text)
	for i := range steps {
		p.groups = append(p.groups, g.group(&steps[i]))
	}
	if len(p.groups) == 0 {
		return
	}
	g.beside(steps, p.groups)
	if c := g.phrases[phrase].context; c > 0 && len(steps) > 1 {
		for _, w := range g.wordsOf(&steps[0]) {
			g.word(w).leads |= 1 << ((c - 1) % 32)
		}
	}
	at := p.groups[0]
	if last {
		at = p.groups[len(p.groups)-1]
	}
	for len(*lists) <= int(at) {
		*lists = append(*lists, nil)
	}
	(*lists)[at] = append((*lists)[at], p)
}

// beside marks the words that stand beside a year: 上年结转.
func (g *grammar) beside(steps []form.Step, groups []int32) {
	if len(groups) != 2 {
		return
	}
	for i := range groups {
		year := func(k int) bool {
			return k >= 0 && k < len(groups) && groups[k] < ownGroups
		}
		if year(i-1) || year(i+1) {
			for _, w := range g.wordsOf(&steps[i]) {
				g.word(w).byYear = true
			}
		}
	}
}

// group returns the number of a step.
func (g *grammar) group(s *form.Step) int32 {
	if len(s.Sets) == 1 && len(s.Words) == 0 {
		if i := slices.Index(form.YearSets(), s.Sets[0]); i >= 0 {
			return int32(i)
		}
	}
	key := strings.Join(s.Words, "|") + "@" + strings.Join(s.Sets, "@")
	n, ok := g.groups[key]
	if !ok {
		n = int(ownGroups) + len(g.groups)
		g.groups[key] = n
		for _, w := range g.wordsOf(s) {
			x := g.word(w)
			x.groups = append(x.groups, int32(n))
		}
	}
	return int32(n)
}

// linkParts replaces the keys by which the phrases name each other with their indexes.
func (g *grammar) linkParts() {
	part := make([]bool, len(g.phrases))
	byKey := map[string]int{}
	for i := range g.phrases {
		byKey[g.phrases[i].Key] = i
	}
	for i := range g.phrases {
		p := &g.phrases[i]
		p.of = -1
		if p.Of != "" {
			p.of = byKey[p.Of]
		}
		for _, key := range p.With {
			p.with = append(p.with, byKey[key])
		}
		for _, keys := range p.Parts {
			var list []int
			for _, key := range keys {
				list = append(list, byKey[key])
				part[byKey[key]] = true
			}
			p.parts = append(p.parts, list)
		}
	}
	for i := range g.phrases {
		g.phrases[i].top = len(g.phrases[i].parts) > 0 && !part[i]
	}
}

// isPart reports whether the phrase part is one of the parts of whole, by its
// columns one of a part's, or goes with it.
func (g *grammar) isPart(part, whole int) bool {
	if slices.Contains(g.phrases[whole].with, part) {
		return true
	}
	for _, list := range g.phrases[whole].parts {
		if slices.Contains(list, part) {
			return true
		}
	}
	return false
}
