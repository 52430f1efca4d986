package mentions

import (
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
)

// TestSentences reads every sentence and compares what is found with what is
// expected: bound to the right facts, to wrong ones, or missed.
func TestSentences(t *testing.T) {
	for _, set := range []string{firstSet, secondSet} {
		t.Run(set, func(t *testing.T) { compareSet(t, set) })
	}
}

// compareSet reads the sentences of a set.
func compareSet(t *testing.T, set string) {
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
		if !slices.Equal(got, p.want) || !slices.Equal(rules, p.findings) {
			t.Errorf("%s: %s\n got  %s\n want %s\n got  %s\n want %s", p.name(), strings.Join(p.text, " / "),
				strings.Join(got, "; "), strings.Join(p.want, "; "), strings.Join(rules, "; "), strings.Join(p.findings, "; "))
		}
	}
	t.Logf("%d passages; expected: %d bound, %d unbound; bound right %d, bound wrong %d, missed %d; verdicts right %d; unbound right %d",
		len(all), c.bound, c.unbound, c.right, c.wrong, c.missed, c.verdicts, c.unboundRight)
	t.Logf("precision %.3f, recall %.3f", float64(c.right)/float64(max(1, c.right+c.wrong)), float64(c.right)/float64(max(1, c.bound)))
}

// counts are how the mentions found compare with those expected.
type counts struct {
	bound, unbound                 int // expected
	right, wrong, missed, verdicts int // of the bound ones
	unboundRight                   int
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
	for _, g := range rest {
		if !strings.HasPrefix(g, normalize.MentionUnbound) {
			c.wrong++
		}
	}
}
