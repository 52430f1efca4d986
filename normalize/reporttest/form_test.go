package reporttest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reporttest"
)

// The form files are the public description of the forms; this package has its
// own. These tests hold the two against each other.

func officialForms(t *testing.T) map[string]*form.Form {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*form.Form{}
	for _, f := range forms {
		byID[f.ID] = f
	}
	return byID
}

func TestFactsAreThoseOfTheForms(t *testing.T) {
	for id, f := range officialForms(t) {
		var want []string
		for _, fact := range f.Facts {
			want = append(want, fact.ID)
		}
		got := reporttest.FactIDs(id)
		for _, fact := range got {
			if !slices.Contains(want, fact) {
				t.Errorf("%s: %s is not in the form file", id, fact)
			}
		}
		for _, fact := range want {
			if !slices.Contains(got, fact) {
				t.Errorf("%s: %s is only in the form file", id, fact)
			}
		}
	}
}

func TestIdentitiesAreThoseOfTheForms(t *testing.T) {
	for id, f := range officialForms(t) {
		var want, got []string
		for _, s := range f.Sums {
			if s.Severity == "warning" {
				continue
			}
			name := func(slots []int) string {
				var ids []string
				for _, slot := range slots {
					ids = append(ids, f.Facts[slot].ID)
				}
				return sides(ids)
			}
			want = append(want, equation(s.Rule, s.At, s.Relation == form.AtMost, name(s.Left), name(s.Right)))
		}
		for _, i := range reporttest.Identities(id) {
			got = append(got, equation(i.Rule, i.At, i.AtMost, sides(i.Left), sides(i.Right)))
		}
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s: only in the form file: %s", id, line)
			}
		}
		for _, line := range got {
			if !slices.Contains(want, line) {
				t.Errorf("%s: not in the form file: %s", id, line)
			}
		}
	}
}

// sides writes one side of an identity whatever the order of its facts.
func sides(ids []string) string {
	ids = slices.Sorted(slices.Values(ids))
	return strings.Join(ids, "+")
}

// equation writes an identity; the sides of a sum may be exchanged.
func equation(rule, at string, atMost bool, left, right string) string {
	if !atMost && left > right {
		left, right = right, left
	}
	return fmt.Sprintf("%s@%s %t: %s ~ %s", rule, at, atMost, left, right)
}

func TestUnitsAreThoseOfTheForms(t *testing.T) {
	for id, f := range officialForms(t) {
		for _, fact := range f.Facts {
			if got := reporttest.Unit(id, fact.ID); !fact.Signed && got != fact.Unit {
				t.Errorf("%s %s: %s, the form file has %s", id, fact.ID, got, fact.Unit)
			}
		}
	}
}

func TestDocumentsStateFactsOfTheirForm(t *testing.T) {
	forms := officialForms(t)
	for d := range reporttest.Sample(11, 400) {
		if forms[d.Want.Form] == nil {
			t.Fatalf("%s: no form %s", d.Name, d.Want.Form)
		}
		for id := range d.Want.Facts {
			if _, ok := forms[d.Want.Form].Slot(id); !ok {
				t.Errorf("%s: %s is no fact of the form", d.Name, id)
			}
		}
	}
}
