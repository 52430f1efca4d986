package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

// YearSets names the sets that every pattern may use: words for a year seen from
// the report's, and the year's number.
func YearSets() []string { return []string{"last_year", "this_year", "next_year"} }

// UnboundReasons names why a form may have no facts for a phrase.
func UnboundReasons() []string { return []string{"no_fact"} }

// Words returns the words of a list, of which each entry may hold several with |
// between them.
func Words(list []string) []string {
	var words []string
	for _, entry := range list {
		words = append(words, strings.Split(entry, "|")...)
	}
	return words
}

// Steps splits a pattern.
func Steps(pattern string) []Step {
	var steps []Step
	for field := range strings.FieldsSeq(pattern) {
		var s Step
		for word := range strings.SplitSeq(field, "|") {
			if key, ok := strings.CutPrefix(word, "@"); ok {
				s.Sets = append(s.Sets, key)
			} else {
				s.Words = append(s.Words, word)
			}
		}
		steps = append(steps, s)
	}
	return steps
}

// FactsOf returns the ids of the facts that names, as Facts and Or of a phrase
// write them, stand for.
func (t *Topic) FactsOf(names []string) []string {
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = t.Table + "." + t.name(name)
	}
	return ids
}

// name adds the topic's column to a row.
func (t *Topic) name(name string) string {
	if t.Column == "" || strings.Contains(name, ".") {
		return name
	}
	return name + "." + t.Column
}

// mentions checks the phrases of a form.
func (c *checker) mentions() {
	m := &c.form.Mentions
	x := speech{checker: c, units: keySet{}, sets: keySet{}, contexts: keySet{}, phrases: map[string]*Phrase{}}
	for _, key := range YearSets() {
		x.sets[key] = true
	}
	x.counters(m)
	x.words("mentions.fillers", m.Fillers)
	for i := range m.Sets {
		path := fmt.Sprintf("mentions.sets[%d]", i)
		c.key(x.sets, path, "set", m.Sets[i].Key)
		x.some(path, "set", m.Sets[i].Key, m.Sets[i].Words)
	}
	for i := range m.Contexts {
		path := fmt.Sprintf("mentions.contexts[%d]", i)
		c.key(x.contexts, path, "context", m.Contexts[i].Key)
		x.patterns(path+".words", m.Contexts[i].Words)
		x.words(path+".headings", m.Contexts[i].Headings)
	}
	x.topics(m)
	if x.count > MaxWords {
		c.add("mentions", "%d words are more than %d", x.count, MaxWords)
	}
}

// speech checks the mentions of a form.
type speech struct {
	*checker
	units, sets, contexts keySet
	phrases               map[string]*Phrase
	count                 int // words
}

func (x *speech) counters(m *Mentions) {
	if len(m.Counters) == 0 && len(m.Topics) > 0 {
		x.add("mentions", "no counters")
	}
	for i := range m.Counters {
		counter := &m.Counters[i]
		path := fmt.Sprintf("mentions.counters[%d]", i)
		if counter.Unit == "" {
			x.add(path, "counter without a unit")
		}
		if counter.Shift < -18 || counter.Shift > 18 {
			x.add(path+".shift", "%d places are more than 18", counter.Shift)
		}
		x.units[counter.Unit] = true
		x.some(path, "counter", counter.Unit, counter.Words)
	}
}

// some checks a list that must not be empty.
func (x *speech) some(path, kind, key string, words []string) {
	if len(words) == 0 {
		x.add(path, "%s %q has no words", kind, key)
	}
	x.words(path+".words", words)
}

// words checks that each word has characters to compare by and stands once.
func (x *speech) words(path string, words []string) {
	seen := keySet{}
	for i, entry := range words {
		for word := range strings.SplitSeq(entry, "|") {
			x.count++
			folded := fold.Phrase(word)
			switch {
			case folded == "":
				x.add(fmt.Sprintf("%s[%d]", path, i), "%q has no characters to compare by", word)
			case seen[folded]:
				x.add(fmt.Sprintf("%s[%d]", path, i), "%q is listed twice", word)
			}
			seen[folded] = true
		}
	}
}

func (x *speech) topics(m *Mentions) {
	n := 0
	for i := range m.Topics {
		for j := range m.Topics[i].Phrases {
			p := &m.Topics[i].Phrases[j]
			path := fmt.Sprintf("mentions.topics[%d].phrases[%d]", i, j)
			switch {
			case p.Key == "":
				x.add(path, "phrase without a key")
			case !isKey(p.Key):
				x.add(path+".key", "%q is no key: want a lower-case letter, then lower-case letters, digits and underscores", p.Key)
			case x.phrases[p.Key] != nil:
				x.add(path+".key", "phrase %q is stated twice", p.Key)
			}
			x.phrases[p.Key] = p
		}
		n += len(m.Topics[i].Phrases)
	}
	if n > MaxPhrases {
		x.add("mentions.topics", "%d phrases are more than %d", n, MaxPhrases)
		return
	}
	for i := range m.Topics {
		t := &m.Topics[i]
		path := fmt.Sprintf("mentions.topics[%d]", i)
		table := x.form.tableIndex(t.Table)
		if table < 0 {
			x.add(path+".table", "unknown table %q", t.Table)
			continue
		}
		x.context(path, t.Within)
		if t.Column != "" && !x.indexes[table].hasColumn(t.Column) {
			x.add(path+".column", "unknown column %q", t.Column)
			continue
		}
		for j := range t.Phrases {
			x.phrase(fmt.Sprintf("%s.phrases[%d]", path, j), t, &t.Phrases[j], table)
		}
	}
}

func (x *speech) context(path, key string) {
	if key != "" && !x.contexts[key] {
		x.add(path+".within", "unknown context %q", key)
	}
}

func (x *speech) phrase(path string, t *Topic, p *Phrase, table int) {
	x.context(path, p.Within)
	if p.Unit != "" && !x.units[p.Unit] {
		x.add(path+".unit", "no counter has the unit %q", p.Unit)
	}
	named := 0
	for _, has := range [...]bool{len(p.Facts) > 0, len(p.Columns) > 0, p.Unbound != ""} {
		if has {
			named++
		}
	}
	if named != 1 {
		x.add(path, "phrase %q wants either facts or columns or a reason why it is unbound", p.Key)
	}
	if p.Unbound != "" && !slices.Contains(UnboundReasons(), p.Unbound) {
		x.add(path+".unbound", "unknown reason %q: want %s", p.Unbound, strings.Join(UnboundReasons(), ", "))
	}
	known := func(name string) bool { return x.indexes[table].hasFact(&x.form.Tables[table], t.name(name)) }
	x.names(path+".facts", "fact", p.Facts, known)
	for i, sum := range p.Or {
		at := fmt.Sprintf("%s.or[%d]", path, i)
		if len(sum) == 0 {
			x.add(at, "a sum of nothing")
		}
		x.names(at, "fact", sum, known)
	}
	for i, difference := range p.Less {
		at := fmt.Sprintf("%s.less[%d]", path, i)
		if len(difference) < 2 {
			x.add(at, "a difference wants two facts or more")
		}
		x.names(at, "fact", difference, known)
	}
	x.names(path+".columns", "column", p.Columns, x.indexes[table].hasColumn)
	for i, keys := range p.Parts {
		x.names(fmt.Sprintf("%s.parts[%d]", path, i), "phrase", keys, func(key string) bool {
			part := x.phrases[key]
			return part != nil && part != p && part.Unbound == ""
		})
	}
	x.names(path+".with", "phrase", p.With, func(key string) bool { return x.phrases[key] != nil && x.phrases[key].Part })
	if p.Of != "" && (len(p.Columns) == 0 || x.phrases[p.Of] == nil || len(x.phrases[p.Of].Facts) == 0) {
		x.add(path+".of", "a part by columns is of a phrase with facts, not of %q", p.Of)
	}
	if len(p.Words)+len(p.After)+len(p.None) == 0 {
		x.add(path, "phrase %q has no words", p.Key)
	}
	x.patterns(path+".words", p.Words)
	x.patterns(path+".after", p.After)
	x.patterns(path+".none", p.None)
}

func (x *speech) patterns(path string, patterns []string) {
	for i, pattern := range patterns {
		at := fmt.Sprintf("%s[%d]", path, i)
		steps := Steps(pattern)
		if len(steps) == 0 || len(steps) > MaxSteps {
			x.add(at, "a pattern has 1 to %d steps, not %d", MaxSteps, len(steps))
		}
		for _, step := range steps {
			x.stepWords(at, step.Words)
			for _, key := range step.Sets {
				if !x.sets[key] {
					x.add(at, "unknown set %q", key)
				}
			}
		}
	}
}

// stepWords checks the words of a step, which has one place in the file.
func (x *speech) stepWords(path string, words []string) {
	x.count += len(words)
	for _, word := range words {
		if fold.Phrase(word) == "" {
			x.add(path, "%q has no characters to compare by", word)
		}
	}
}
