package reporttest

import (
	"slices"
	"strings"
	"testing"
)

// injected makes reports with a slip until n of them have one.
func injected(t *testing.T, form string, slip Slip, n int) []Truth {
	t.Helper()
	var out []Truth
	for seed := uint64(0); seed < 20*uint64(n) && len(out) < n; seed++ {
		rng := newRand(seed)
		sound := Random(rng, form, Options{Size: City})
		before := sound.Clone()
		truth, ok := sound.Inject(rng, slip)
		if !ok {
			continue
		}
		for id, v := range before.Facts {
			if sound.Facts[id] != v {
				t.Fatalf("%s: Inject changed the report it was given", slip)
			}
			if changed := truth.Facts[id] != v; changed != slices.Contains(truth.Injected.Facts, id) {
				t.Fatalf("%s: %s changed %t, listed %t", slip, id, changed, !changed)
			}
		}
		out = append(out, truth)
	}
	return out
}

func TestInjectedErrorsBreakTheirSums(t *testing.T) {
	for _, form := range Forms() {
		for _, slip := range Slips() {
			for _, truth := range injected(t, form, slip, 30) {
				want := breakable(truth)
				if got := len(truth.Broken) > 0; want != unknownTruth && got != (want == mustBreak) {
					t.Errorf("%s %s at %v: broken %v", form, slip, truth.Injected.Facts, truth.Broken)
				}
			}
		}
	}
}

// expectation says what an error must do to the sums.
type expectation int

const (
	unknownTruth expectation = iota
	mustBreak
	mustHold
)

// breakable derives from where an error stands whether a sum must break.
func breakable(t Truth) expectation {
	if t.Form == OGI2014 || t.Form == Fujian {
		return unknownTruth // most indicators stand in no sum
	}
	switch {
	case strings.HasPrefix(t.Injected.Facts[0], "disclosure."):
		return mustHold
	case len(t.Injected.Facts) == 1:
		return mustBreak
	}
	return unknownTruth // a shifted row can keep its total only
}

func TestEverySlipCanHappen(t *testing.T) {
	for _, slip := range append(Slips(), SetSlips()...) {
		forms := 0
		for _, form := range Forms() {
			if len(injected(t, form, slip, 5)) == 5 {
				forms++
			}
		}
		if forms == 0 {
			t.Errorf("%s happens in no form", slip)
		}
	}
	if n := len(injected(t, OGI2019, SignLost, 5)); n != 5 {
		t.Errorf("sign_lost happened %d times in the form that has signs", n)
	}
}

// A slip of several cells changes several, to numbers that were in the report or
// are made of one.
func TestSetSlipsChangeSeveralCells(t *testing.T) {
	for _, slip := range SetSlips() {
		for _, truth := range injected(t, OGI2021, slip, 20) {
			cells := map[string]string{}
			for i, id := range truth.Injected.Facts {
				cells[id] = truth.Injected.Was[i]
			}
			if len(cells) < 2 {
				t.Errorf("%s changes %v", slip, cells)
			}
			for id, was := range cells {
				if now := truth.Facts[id].Number; now == was || now == "" || truth.Facts[id].Status != Stated {
					t.Errorf("%s: %s is %+v, was %s", slip, id, truth.Facts[id], was)
				}
			}
		}
	}
}

// TestDeterminedCellsRepairTheReport puts the old number back.
func TestDeterminedCellsRepairTheReport(t *testing.T) {
	determined := 0
	for _, form := range Forms() {
		for _, slip := range Slips() {
			for _, truth := range injected(t, form, slip, 20) {
				if !truth.Injected.Determined {
					continue
				}
				determined++
				repaired := truth.Clone()
				repaired.Facts[truth.Injected.Facts[0]] = Value{Status: Stated, Number: truth.Injected.Was[0]}
				if broken := repaired.broken(); len(broken) > 0 {
					t.Errorf("%s %s: repaired, still broken: %v", form, slip, broken)
				}
			}
		}
	}
	if determined < 100 {
		t.Errorf("only %d injected errors are determined", determined)
	}
}

// TestApplicationsAreLocated: a single wrong cell of the applications table,
// not in its totals, is determined by the parity of row and column.
func TestApplicationsAreLocated(t *testing.T) {
	for _, truth := range injected(t, OGI2021, DigitChanged, 200) {
		id := truth.Injected.Facts[0]
		inner := strings.HasPrefix(id, "applications.") && !isTotal(id)
		if inner && !truth.Injected.Determined {
			t.Errorf("%s, was %s: not determined; broken %v, repairs %v", id, truth.Injected.Was, truth.Broken, truth.Repairs())
		}
		if strings.HasPrefix(id, "proceedings.") && truth.Injected.Determined {
			t.Errorf("%s: the proceedings table cannot locate", id)
		}
	}
}

func TestBlanksLeaveSumsOpen(t *testing.T) {
	base := func() Truth {
		return Truth{Form: OGI2014, Facts: map[string]Value{
			"statistics.staff":           {Status: Stated, Number: "5"},
			"statistics.staff_full_time": {Status: Stated, Number: "2"},
			"statistics.staff_part_time": {Status: Stated, Number: "3"},
		}}
	}
	blank := Value{Status: Blank}
	for name, test := range map[string]struct {
		change map[string]Value
		want   Verdict
	}{
		"as printed":      {nil, Holds},
		"blank part":      {map[string]Value{"statistics.staff_part_time": blank}, Open},
		"blank total":     {map[string]Value{"statistics.staff": blank}, NotStated},
		"too small total": {map[string]Value{"statistics.staff_part_time": blank, "statistics.staff": {Status: Stated, Number: "1"}}, Breaks},
		"nil part":        {map[string]Value{"statistics.staff_part_time": {Status: Nil, Number: "0"}}, Breaks},
	} {
		truth := base()
		for id, v := range test.change {
			truth.Facts[id] = v
		}
		if got := truth.Verdicts()["statistics.staff@"]; got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
