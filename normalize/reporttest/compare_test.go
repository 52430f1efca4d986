package reporttest

import (
	"maps"
	"testing"
)

// perfect is what a reader without faults finds.
func perfect(t Truth) Got {
	got := Got{Form: t.Form, Organ: t.Organ, Year: t.Year, Published: t.Published,
		Facts: map[string]GotFact{}, Broken: t.Broken, Suspects: map[string]string{}}
	for id, v := range t.Facts {
		f := GotFact{Status: v.Status, Raw: v.Printed()}
		if v.Known() {
			f.Value = v.Number
		}
		got.Facts[id] = f
	}
	if t.Injected != nil && t.Injected.Determined {
		got.Suspects[t.Injected.Facts[0]] = t.Injected.Was[0]
	}
	return got
}

func TestCompareAcceptsTheTruth(t *testing.T) {
	for d := range Sample(9, 500) {
		if diff := Compare(d.Want, perfect(d.Want)); len(diff) > 0 {
			t.Errorf("%s: %v", d.Name, diff)
		}
	}
}

// TestCompareNoticesEachFault spoils one thing at a time.
func TestCompareNoticesEachFault(t *testing.T) {
	want := injected(t, OGI2021, DigitChanged, 200)
	i := 0
	for !want[i].Injected.Determined {
		i++
	}
	truth := want[i]
	cell := "applications.granted.other"
	for name, spoil := range map[string]func(*Got){
		"form":        func(g *Got) { g.Form = OGI2019 },
		"organ":       func(g *Got) { g.Organ = "临溪" },
		"year":        func(g *Got) { g.Year-- },
		"published":   func(g *Got) { g.Published = "2000-01-01" },
		"fact lost":   func(g *Got) { delete(g.Facts, cell) },
		"fact wrong":  func(g *Got) { g.Facts[cell] = GotFact{Stated, "999999", "999999"} },
		"zeros added": func(g *Got) { f := g.Facts[cell]; f.Value += ".0"; g.Facts[cell] = f },
		"raw wrong":   func(g *Got) { f := g.Facts[cell]; f.Raw = "x"; g.Facts[cell] = f },
		"status":      func(g *Got) { f := g.Facts[cell]; f.Status = Blank; g.Facts[cell] = f },
		"invented":    func(g *Got) { g.Facts["applications.other_processing.other"] = GotFact{Stated, "1", "1"} },
		"not broken":  func(g *Got) { g.Broken = g.Broken[1:] },
		"broken":      func(g *Got) { g.Broken = append([]string{"proceedings.total@pending"}, g.Broken...) },
		"no suspect":  func(g *Got) { clear(g.Suspects) },
		"suspects":    func(g *Got) { g.Suspects[cell+"x"] = "1" },
		"expected":    func(g *Got) { g.Suspects[truth.Injected.Facts[0]] = "123456789" },
	} {
		got := perfect(truth)
		got.Suspects = maps.Clone(got.Suspects)
		spoil(&got)
		if diff := Compare(truth, got); len(diff) != 1 {
			t.Errorf("%s: %v", name, diff)
		}
	}
}

func TestCompareAllowsDoubt(t *testing.T) {
	truth := Truth{Form: OGI2014, Facts: map[string]Value{
		"statistics.staff":           {Status: Stated, Number: "15", Print: "1 5", Doubtful: true},
		"statistics.staff_full_time": {Status: Stated, Number: "2"},
		"statistics.staff_part_time": {Status: Stated, Number: "3"},
	}}
	truth.Broken = truth.broken()
	got := perfect(truth)
	if diff := Compare(truth, got); len(diff) > 0 {
		t.Errorf("read as a number: %v", diff)
	}
	got.Facts["statistics.staff"] = GotFact{Status: Unreadable, Raw: "1 5"}
	got.Broken = nil
	if diff := Compare(truth, got); len(diff) > 0 {
		t.Errorf("taken for unreadable: %v", diff)
	}
	got.Facts["statistics.staff"] = GotFact{Status: Stated, Value: "1", Raw: "1 5"}
	if diff := Compare(truth, got); len(diff) == 0 {
		t.Error("another number was accepted")
	}
}
