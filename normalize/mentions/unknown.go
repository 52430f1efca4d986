package mentions

import (
	"slices"
)

// unknown lists a number that follows a whole in its sentence and speaks of an
// organ or a part that the words of the form do not name.
func (s *scan) unknown(i int, a amount) {
	if a.counter < 0 {
		return
	}
	whole := s.wholeBefore(&a)
	if whole < 0 {
		if s.yearOf(i) && s.seenSentence&s.g.wide != 0 && s.countsCases(&a) {
			x := item{amount: a, value: a.value, token: i, sentence: s.sentence, from: i, to: i}
			s.unbound(&x, OtherYear)
		}
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
	if s.yearBeside(i) {
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

// countsCases reports whether a number counts what most facts of the form count.
func (s *scan) countsCases(a *amount) bool {
	return slices.ContainsFunc(s.g.units[a.counter], func(u unit) bool { return u.name == s.g.form.Mentions.Counters[0].Unit })
}

// yearOf reports whether the number at token i is another year's by the words right
// before it: 由 2023 年的 498 件增至.
func (s *scan) yearOf(i int) bool {
	j := i - 1
	if j > s.sentence && s.t.tokens[j].kind == known && s.g.words[s.t.tokens[j].ref].filler {
		j--
	}
	return j >= s.sentence && s.otherYear(j)
}

// otherYear reports whether token j names another year than the report's.
func (s *scan) otherYear(j int) bool {
	t := &s.t.tokens[j]
	return t.kind == yearNo && s.r.Year != 0 && int(t.ref) != s.r.Year || s.classOf(j)&(lastYear|otherYears) != 0
}

// yearBeside reports whether the number at token i stands in a bracket behind
// another year: 较 2023 年（498 件）.
func (s *scan) yearBeside(i int) bool {
	if i < s.sentence+2 || s.t.tokens[i-1].kind != mark || s.t.tokens[i-1].sym != '(' {
		return false
	}
	return s.otherYear(i - 2)
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
