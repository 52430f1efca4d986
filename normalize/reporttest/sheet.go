package reporttest

import (
	"slices"
	"strconv"
	"sync"
)

// schema is what the description of a form says about its facts and sums.
type schema struct {
	ids        []string // in the form's order
	index      map[string]int
	units      map[string]string // of the facts of statistics tables
	identities []equation
}

// equation is an identity over the indexes of its facts.
type equation struct {
	identity
	lhs, rhs []int
	sum      int // index of the total, -1 for none
}

// schemaOf returns the schema of a form.
func schemaOf(form string) *schema { return schemas()[form] }

// schemas is a constant table, computed when first needed.
var schemas = sync.OnceValue(func() map[string]*schema {
	all := map[string]*schema{}
	for _, form := range Forms() {
		all[form] = compile(form)
	}
	return all
})

func compile(form string) *schema {
	s := &schema{ids: factIDs(form), index: map[string]int{}}
	for i, id := range s.ids {
		s.index[id] = i
	}
	s.units = statisticsUnits(form)
	indexes := func(ids []string) []int {
		var out []int
		for _, id := range ids {
			if i, ok := s.index[id]; ok {
				out = append(out, i)
			}
		}
		return out
	}
	for _, i := range identitiesOf(form) {
		e := equation{identity: i, lhs: indexes(i.left), rhs: indexes(i.right), sum: -1}
		if total, ok := s.index[i.total]; ok {
			e.sum = total
		}
		s.identities = append(s.identities, e)
	}
	return s
}

// mark says what is known of a fact on a sheet.
type mark uint8

const (
	unprinted mark = iota
	unknown        // printed, but an unknown count of at least 0
	known
)

// sheet is the counts of a report by index of the schema.
type sheet struct {
	*schema
	marks  []mark
	counts []int
}

// sheet takes the counts out of the facts.
func (t Truth) sheet() *sheet {
	s := &sheet{schema: schemaOf(t.Form)}
	s.marks = make([]mark, len(s.ids))
	s.counts = make([]int, len(s.ids))
	for id, v := range t.Facts {
		i := s.index[id]
		s.marks[i] = unknown
		if v.Known() {
			s.marks[i], s.counts[i] = known, v.count()
		}
	}
	return s
}

// count returns the value as a count; amounts of money stand in no sum.
func (v Value) count() int {
	n, err := strconv.Atoi(v.Number)
	if err != nil {
		return 0
	}
	return n
}

// judge gives the verdict on one identity, "" where the report does not print
// what it is about.
func (s *sheet) judge(e *equation) Verdict {
	if e.whole && (slices.ContainsFunc(e.lhs, s.absent) || slices.ContainsFunc(e.rhs, s.absent)) {
		return ""
	}
	if e.sum >= 0 && s.marks[e.sum] != known {
		if s.absent(e.sum) {
			return ""
		}
		return NotStated
	}
	left, leftOpen := s.add(e.lhs)
	right, rightOpen := s.add(e.rhs)
	switch {
	case e.atMost && (leftOpen || rightOpen):
		return NotStated
	case left == right, e.atMost && left < right:
		return Holds
	case left < right && leftOpen, left > right && rightOpen:
		return Open
	}
	return Breaks
}

func (s *sheet) absent(i int) bool { return s.marks[i] == unprinted }

// add sums the known counts and says whether some are unknown.
func (s *sheet) add(indexes []int) (sum int, open bool) {
	for _, i := range indexes {
		switch s.marks[i] {
		case known:
			sum += s.counts[i]
		case unknown:
			open = true
		}
	}
	return sum, open
}

// Verdicts judges every identity of the report, by rule@at. A cell without a
// number is an unknown count of at least 0.
func (t Truth) Verdicts() map[string]Verdict {
	s := t.sheet()
	verdicts := map[string]Verdict{}
	for i := range s.identities {
		if v := s.judge(&s.identities[i]); v != "" {
			verdicts[s.identities[i].name()] = v
		}
	}
	return verdicts
}

// broken returns the names of the broken identities, sorted.
func (t Truth) broken() []string {
	var names []string
	for _, e := range t.sheet().broken() {
		names = append(names, e.name())
	}
	slices.Sort(names)
	return names
}

func (s *sheet) broken() []*equation {
	var out []*equation
	for i := range s.identities {
		if e := &s.identities[i]; s.judge(e) == Breaks {
			out = append(out, e)
		}
	}
	return out
}

// Repair is a cell and the value that would make every sum hold that it stands in.
type Repair struct {
	Fact     string
	Expected string
}

// Repairs lists the single cells whose change alone to a count of at least 0
// leaves no identity broken. With exactly one, the wrong cell is determined.
// It is empty where a broken identity has cells without a number, for then the
// right value is open, and where something other than a sum is broken.
func (t Truth) Repairs() []Repair {
	s := t.sheet()
	broken := s.broken()
	for _, e := range broken {
		_, leftOpen := s.add(e.lhs)
		_, rightOpen := s.add(e.rhs)
		if leftOpen || rightOpen || e.atMost {
			return nil
		}
	}
	if len(broken) < 2 {
		return nil // a single sum only detects
	}
	first := broken[0]
	left, _ := s.add(first.lhs)
	right, _ := s.add(first.rhs)
	var repairs []Repair
	for k, i := range slices.Concat(first.lhs, first.rhs) {
		difference := right - left
		if k >= len(first.lhs) {
			difference = -difference
		}
		if n, ok := s.repaired(i, difference); ok {
			repairs = append(repairs, Repair{Fact: s.ids[i], Expected: strconv.Itoa(n)})
		}
	}
	return repairs
}

// repaired tries whether adding the difference to a fact leaves nothing broken.
func (s *sheet) repaired(i, difference int) (n int, ok bool) {
	n = s.counts[i] + difference
	if s.marks[i] != known || n < 0 {
		return 0, false
	}
	s.counts[i] = n
	ok = len(s.broken()) == 0
	s.counts[i] -= difference
	return n, ok
}
