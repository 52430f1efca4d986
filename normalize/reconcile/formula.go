package reconcile

import (
	"strconv"

	"github.com/gouji/gouji/normalize/form"
)

// A side with more terms than longSide leaves out its zeros, and counts its
// unknown terms where there are more than fewUnknown of them.
const (
	longSide   = 8
	fewUnknown = 3
)

// formula writes an identity out with its numbers:
//
//	received 3001 + carried_in 34 = 3035 ≠ 3026 = results_total 2923 + carried_out 103
//	results_total 2923 ≠ 2932 = granted 1288 + refused_state_secret 2 (zeros left out)
//	total 10 < 12 ≤ natural_person 12 + enterprise blank (broken, whatever the blank is)
//	total 905 = natural_person 100 + enterprise blank (open)
//	total blank = 12 = natural_person 7 + enterprise 5 (not stated)
//	disclosed_normative 12 > 10 = disclosed
//	received 3001 + carried_in 34 = 3035 = results_total 2932 + carried_out 103 (holds)
//	total 12 = natural_person 12 + enterprise blank (holds: the blank is 0)
//
// It is empty where the numbers are too large to add up.
func (s *system) formula(sum *form.Sum, t *tally, v verdict) string {
	l, r := &t.left, &t.right
	if t.tooLarge() {
		return ""
	}
	names := sum.Names
	left := s.terms(sum.Left, names[:len(sum.Left)], l)
	right := s.terms(sum.Right, names[len(sum.Left):], r)
	relation := relationSign(sum, t, v)
	if v == holds {
		return holding(left, right, l, r, relation)
	}
	b := append([]byte(nil), left.text...)
	if left.many && (l.unknown == 0 || v == broken) {
		b = append(b, reachSign(l, " = ", " ≥ ")...)
		b = l.sum.Append(b)
	}
	b = append(b, relation...)
	switch {
	case v == broken && sum.Relation == form.AtMost && len(sum.Right) == 1:
		b = append(r.sum.Append(b), " = "...)
		return string(append(b, sum.Names[len(sum.Left)]...))
	case right.many && (r.unknown == 0 || v == broken):
		b = append(r.sum.Append(b), reachSign(r, " = ", " ≤ ")...)
	}
	return string(append(b, right.text...))
}

// holding writes an identity that holds: what both sides add up to stands between
// them where neither is a single number.
func holding(left, right terms, l, r *side, relation string) string {
	b := append([]byte(nil), left.text...)
	if relation == " = " && left.many && right.many && l.unknown+r.unknown == 0 {
		b = append(l.sum.Append(append(b, relation...)), relation...)
		return string(append(b, right.text...))
	}
	return string(append(append(b, relation...), right.text...))
}

// reachSign stands between the known sum of a side and its terms.
func reachSign(a *side, all, some string) string {
	if a.unknown > 0 {
		return some
	}
	return all
}

// relationSign stands between the two sides.
func relationSign(sum *form.Sum, t *tally, v verdict) string {
	switch {
	case v == broken && sum.Relation == form.AtMost:
		return " > "
	case sum.Relation == form.AtMost:
		return " ≤ "
	case v != broken:
		return " = "
	case t.left.unknown+t.right.unknown == 0:
		return " ≠ "
	case t.left.sum.Cmp(t.right.sum) < 0:
		return " < "
	}
	return " > "
}

// terms is one side of an identity written out.
type terms struct {
	text []byte
	many bool // the side has more than one term, so its sum says something new
}

func (s *system) terms(slots []int, names []string, a *side) terms {
	var t terms
	counted := 0
	omitted, grouped := false, len(slots) > longSide && a.unknown > fewUnknown
	var groups [lost + 1]int
	add := func(words ...string) {
		for i, word := range words {
			switch {
			case i > 0:
				t.text = append(t.text, ' ')
			case len(t.text) > 0:
				t.text = append(t.text, " + "...)
			}
			t.text = append(t.text, word...)
		}
	}
	for i, slot := range slots {
		k := s.kind(slot)
		if k == replaced || k == lacking {
			continue
		}
		counted++
		switch {
		case k == known && len(slots) > longSide && s.value(slot).Sign() == 0:
			omitted = true
		case k == known:
			add(names[i], s.value(slot).String())
		case grouped:
			groups[k]++
		default:
			add(names[i], k.word())
		}
	}
	for k, n := range groups {
		if n > 0 {
			add(strconv.Itoa(n), kind(k).word())
		}
	}
	t.many = counted > 1
	if omitted {
		if len(t.text) == 0 {
			t.text = append(t.text, "all 0"...)
		} else {
			t.text = append(t.text, " (zeros left out)"...)
		}
	}
	return t
}

// word says in a formula why a term has no number.
func (k kind) word() string {
	switch k {
	case unreadable:
		return "unreadable"
	case lost:
		return "not printed"
	}
	return "blank"
}
