package reconcile_test

import (
	"slices"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reconcile"
)

// Identities judges as Check does, every identity once.
func TestIdentitiesAgreeWithCheck(t *testing.T) {
	all := forms(t)
	for _, name := range []string{"suqian-2024", "hongze-2023", "pingtan-2014", "shanghai-office-2019"} {
		id, cells := sample(t, name)
		if all[id] == nil {
			t.Fatalf("%s: no form %q", name, id)
		}
		for fact := range cells {
			if len(fact)%3 == 0 { // some blanks, some wrong
				cells[fact] = ""
			} else if len(fact)%7 == 0 {
				cells[fact] = "77"
			}
		}
		r := checked(t, all[id], cells)
		identities := reconcile.Identities(r)
		if len(identities) != len(r.FormData.Sums) {
			t.Fatalf("%s: %d identities of %d", name, len(identities), len(r.FormData.Sums))
		}
		var got normalize.Check
		for i := range identities {
			one := &identities[i]
			f := finding(r, one.Rule+"@"+one.At)
			switch one.Verdict {
			case "holds":
				got.Holds++
			case "broken":
				got.Broken++
			case "open":
				got.Open++
			case "not_stated":
				got.NotStated++
			}
			if met := one.Verdict == "holds" || one.Verdict == "void"; met != (f == nil) {
				t.Errorf("%s: %s@%s %s, finding %v", name, one.Rule, one.At, one.Verdict, f)
			} else if !met && (f.Formula != one.Formula || f.Message != one.Message || f.Verdict != one.Verdict) {
				t.Errorf("%s: %s@%s %q, in the finding %q", name, one.Rule, one.At, one.Formula, f.Formula)
			}
			if one.Verdict == "void" && one.Formula != "" {
				t.Errorf("%s: %s@%s is not printed, but has a formula: %s", name, one.Rule, one.At, one.Formula)
			}
		}
		if want := count(r); got != want {
			t.Errorf("%s: %+v, checked %+v", name, got, want)
		}
	}
}

func TestFormulasThatHold(t *testing.T) {
	f := custom(t, `
id: own
title: {zh: 自定, en: own}
tables:
  - key: t
    title: {zh: 表, en: table}
    rows:
      - {key: a, labels: [甲]}
      - {key: b, labels: [乙]}
      - {key: c, labels: [丙]}
      - {key: d, labels: [丁]}
identities:
  - {rule: t.both, table: t, relation: equal, left: [a, b], right: [c, d], title: {zh: 甲, en: a}}
  - {rule: t.total, table: t, relation: equal, left: [a], right: [b, c], title: {zh: 甲, en: a}}
  - {rule: t.part, table: t, relation: at_most, left: [b], right: [a], title: {zh: 甲, en: a}}
`)
	for _, test := range []struct {
		cells map[string]string
		want  []string
	}{
		{map[string]string{"t.a": "3", "t.b": "1", "t.c": "2", "t.d": "2"},
			[]string{"a 3 + b 1 = 4 = c 2 + d 2", "a 3 = b 1 + c 2", "b 1 ≤ a 3"}},
		{map[string]string{"t.a": "3", "t.b": "", "t.c": "3", "t.d": "—"},
			[]string{"a 3 + b blank = c 3 + d 0", "a 3 = b blank + c 3", "b blank ≤ a 3"}},
		{map[string]string{"t.a": "3"}, []string{"", "", ""}},
	} {
		r := checked(t, f, test.cells)
		var got []string
		for _, one := range reconcile.Identities(r) {
			got = append(got, one.Formula)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%v: %q", test.cells, got)
		}
	}
}

func TestIdentitiesOf(t *testing.T) {
	f := forms(t)["ogi-2021"]
	_, cells := sample(t, "suqian-2024")
	r := checked(t, f, cells)
	var got []string
	for _, one := range reconcile.IdentitiesOf(r, "applications.results_total.natural_person") {
		got = append(got, one.Rule+"@"+one.At+" "+one.Verdict)
		if one.LeftSum == nil || one.RightSum == nil || !one.LeftSum.Equal(*one.RightSum) {
			t.Errorf("%s: %v and %v", one.Rule, one.LeftSum, one.RightSum)
		}
		if !slices.Contains(append(one.Left, one.Right...), "applications.results_total.natural_person") {
			t.Errorf("%s: %v %v", one.Rule, one.Left, one.Right)
		}
	}
	want := []string{"applications.flow@natural_person holds", "applications.results@natural_person holds", "applications.total@results_total holds"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if reconcile.IdentitiesOf(r, "no.such.fact") != nil || reconcile.IdentitiesOf(&normalize.Report{}, "a") != nil || reconcile.Identities(&normalize.Report{}) != nil {
		t.Error("identities of nothing")
	}
}
