package mentions

import (
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
)

// TestSentences reads every sentence of the first set and compares what is found with
// what is expected: bound to the right facts, to wrong ones, or missed.
func TestSentences(t *testing.T) {
	c := compareSet(t, firstSet, t.Errorf)
	if c.right < c.bound || c.wrong > 0 {
		t.Error("not all as expected")
	}
}

// TestBlindSentences reads the sentences that were written without a look at the
// vocabulary. Some of their mentions are missed; none may be bound wrongly, or be said to
// differ where it does not.
func TestBlindSentences(t *testing.T) {
	c := compareSet(t, secondSet, t.Logf)
	if c.wrong > 0 || c.falselyDiffer > 0 {
		t.Errorf("%d bound wrongly, %d said to differ", c.wrong, c.falselyDiffer)
	}
	if c.right*100 < c.bound*85 || c.unboundRight*100 < c.unbound*65 {
		t.Error("too many missed")
	}
}

// compareSet reads the sentences of a set, and tells what is not as expected.
func compareSet(t *testing.T, set string, tell func(format string, args ...any)) counts {
	byID := forms(t)
	m := reader(byID)
	var c counts
	all := readPassages(t, byID, set)
	for _, p := range all {
		r := p.report(t, byID)
		if !p.sound(r) {
			t.Errorf("%s: the table does not add up", p.name())
		}
		m.Check(r)
		var got, rules []string
		for i := range r.Mentions {
			got = append(got, describe(r, &r.Mentions[i]))
		}
		for i := range r.Findings {
			if rule := r.Findings[i].Rule; rule != RuleDiffers {
				rules = append(rules, rule)
			}
		}
		c.add(p.want, got)
		if !slices.Equal(rules, p.findings) {
			t.Errorf("%s: findings %v, want %v", p.name(), rules, p.findings)
		}
		if !slices.Equal(got, p.want) {
			tell("%s: %s\n got  %s\n want %s", p.name(), strings.Join(p.text, " / "), strings.Join(got, "; "), strings.Join(p.want, "; "))
		}
	}
	t.Logf("%d passages; expected: %d bound, %d unbound; bound right %d, bound wrong %d, missed %d; verdicts right %d; unbound right %d",
		len(all), c.bound, c.unbound, c.right, c.wrong, c.missed, c.verdicts, c.unboundRight)
	t.Logf("precision %.3f, recall %.3f", float64(c.right)/float64(max(1, c.right+c.wrong)), float64(c.right)/float64(max(1, c.bound)))
	return c
}

// counts are how the mentions found compare with those expected.
type counts struct {
	bound, unbound                 int // expected
	right, wrong, missed, verdicts int // of the bound ones
	unboundRight, falselyDiffer    int
}

func (c *counts) add(want, got []string) {
	rest := slices.Clone(got)
	for _, w := range want {
		verdict, fact, _ := strings.Cut(w, " ")
		unbound := verdict == normalize.MentionUnbound
		at := slices.Index(rest, w)
		if unbound {
			c.unbound++
			if at >= 0 {
				c.unboundRight++
			}
		} else {
			c.bound++
			if at >= 0 {
				c.verdicts++
			} else {
				at = slices.IndexFunc(rest, func(g string) bool { return strings.HasSuffix(g, " "+fact) })
			}
			if at >= 0 {
				c.right++
			} else {
				c.missed++
			}
		}
		if at >= 0 {
			rest = slices.Delete(rest, at, at+1)
		}
	}
	for _, g := range got {
		if strings.HasPrefix(g, normalize.MentionDiffers) && !slices.Contains(want, g) {
			c.falselyDiffer++
		}
	}
	for _, g := range rest {
		if !strings.HasPrefix(g, normalize.MentionUnbound) {
			c.wrong++
		}
	}
}
