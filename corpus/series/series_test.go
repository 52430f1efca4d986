package series

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/gouji/gouji/normalize/number"
)

// TestCrowd adds many reports of one year under one name: each but the first is told, none
// is compared with the years beside it, and the Checker lets go of them.
func TestCrowd(t *testing.T) {
	const crowd = 500
	records := chain(rand.New(rand.NewPCG(1, 1)), 1, "甲局", 2020, 2025)
	c := New(nil, nil)
	var rules []string
	take := func(findings []Finding, _ []Count) {
		for _, f := range findings {
			rules = append(rules, f.Rule)
		}
	}
	c.Begin("甲局")
	for _, r := range records {
		take(c.Add(r))
		for i := range crowd {
			if r.Year == 2022 {
				take(c.Add(&Record{ID: int64(1000 + i), Organ: "甲局", Year: r.Year, Form: r.Form, Facts: map[string]number.Value{"applications.carried_out.total": number.Int(int64(i))}}))
			}
		}
		if held := len(c.at.chain); held > 3 || r.Year == 2023 && held > 0 {
			t.Errorf("%d: a chain of %d years is held", r.Year, held)
		}
	}
	take(c.End())
	if slices.ContainsFunc(rules, func(rule string) bool { return rule != RuleYearRepeated }) || len(rules) != crowd {
		t.Errorf("%d findings: %.5q", len(rules), rules)
	}
}
