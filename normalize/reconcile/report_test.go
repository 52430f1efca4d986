package reconcile_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// The sample reports are sound: nothing is broken, and the sums that hold are
// those that they print.
func TestSamples(t *testing.T) {
	all := forms(t)
	for _, test := range []struct {
		name string
		want normalize.Check
	}{
		{"ruzhou-2021", normalize.Check{Holds: 42}}, // the row of zeros is not printed but blank
		{"suqian-2023", normalize.Check{Holds: 42}},
		{"suqian-2024", normalize.Check{Holds: 42}},
		{"pingtan-2025", normalize.Check{Holds: 42}},
		{"shuyang-county-2025", normalize.Check{Holds: 42}},
		// Its zeros are blanks, and one row of its results is empty.
		{"shanghai-office-2019", normalize.Check{Holds: 17, Open: 1, NotStated: 22}},
		{"pingtan-2011", normalize.Check{Holds: 26}},
		{"pingtan-2014", normalize.Check{Holds: 22}},
		{"pingtan-2018", normalize.Check{Holds: 22}},
	} {
		id, cells := sample(t, test.name)
		r := checked(t, all[id], cells)
		if got := count(r); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
		if findings := test.want.Broken + test.want.Open + test.want.NotStated; len(r.Findings) != findings {
			t.Errorf("%s: %d findings, want %d", test.name, len(r.Findings), findings)
		}
	}
}

// Every rule of the form is counted, also one that found nothing.
func TestChecksListEveryRule(t *testing.T) {
	for id, f := range forms(t) {
		r := checked(t, f, nil)
		var rules []string
		for _, c := range r.Checks {
			rules = append(rules, c.Rule)
			if c != (normalize.Check{Rule: c.Rule}) {
				t.Errorf("%s: %+v of an empty report", id, c)
			}
		}
		if diff := cmp.Diff(f.Rules, rules); diff != "" || len(r.Findings) > 0 {
			t.Errorf("%s: %s %+v", id, diff, r.Findings)
		}
	}
}

func TestOtherProcessing(t *testing.T) {
	f := forms(t)["ogi-2021"]
	row := func(m map[string]string, key, person, total string) {
		m["applications."+key+".natural_person"] = person
		m["applications."+key+".total"] = total
	}
	for _, test := range []struct {
		name   string
		change func(map[string]string)
		want   normalize.Check // of applications.results
	}{
		{"the three", func(m map[string]string) {
			row(m, "other_no_correction", "1", "1")
			row(m, "other_no_payment", "2", "2")
			row(m, "other_reasons", "0", "0")
		}, normalize.Check{Holds: 2}},
		{"the one", func(m map[string]string) { row(m, "other_processing", "3", "3") }, normalize.Check{Holds: 2}},
		{"the one, a cell of it lost", func(m map[string]string) { m["applications.other_processing.total"] = "3" },
			normalize.Check{Holds: 1, Open: 1}},
		{"the one and its parts", func(m map[string]string) {
			row(m, "other_processing", "3", "3")
			row(m, "other_no_correction", "1", "1")
			row(m, "other_no_payment", "2", "2")
			row(m, "other_reasons", "0", "0")
		}, normalize.Check{Holds: 2}},
		{"the one beside the three", func(m map[string]string) {
			row(m, "other_processing", "2", "2")
			row(m, "other_no_correction", "1", "1")
			row(m, "other_no_payment", "0", "0")
			row(m, "other_reasons", "0", "0")
		}, normalize.Check{Holds: 2}},
		{"too few", func(m map[string]string) { row(m, "other_processing", "2", "2") }, normalize.Check{Broken: 2}},
		{"two of the three", func(m map[string]string) {
			row(m, "other_no_correction", "1", "1")
			row(m, "other_no_payment", "1", "1")
		}, normalize.Check{Open: 2}},
		{"none", func(map[string]string) {}, normalize.Check{Open: 2}},
	} {
		m := map[string]string{}
		for _, key := range resultRows(f) {
			if !strings.HasPrefix(key, "other_") {
				row(m, key, "0", "0")
			}
		}
		row(m, "results_total", "3", "3")
		test.change(m)
		r := checked(t, f, m)
		test.want.Rule = "applications.results"
		if i := slices.IndexFunc(r.Checks, func(c normalize.Check) bool { return c.Rule == test.want.Rule }); r.Checks[i] != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, r.Checks[i], test.want)
		}
	}
}

// What a report loses is unknown: a sound report of which rows, columns or
// single cells are missing or blank contradicts nothing.
func TestLossesBreakNothing(t *testing.T) {
	all := forms(t)
	rng := rand.New(rand.NewPCG(4, 4))
	lose := map[string]func(cells map[string]string, id string){
		"blank":       func(cells map[string]string, id string) { cells[id] = "" },
		"unreadable":  func(cells map[string]string, id string) { cells[id] = "?" },
		"not printed": func(cells map[string]string, id string) { delete(cells, id) },
	}
	for range 150 {
		f, variant := all["ogi-2021"], ""
		if rng.IntN(2) == 0 {
			variant = "single"
		}
		sound := soundTable(rng, f, variant)
		for kind, lose := range lose {
			cells := texts(sound)
			for _, id := range pick(rng, ids(sound), rng.IntN(60)) {
				lose(cells, id)
			}
			for _, row := range pick(rng, resultRows(f), rng.IntN(4)) {
				for _, column := range columns() {
					if id := "applications." + row + "." + column; cells[id] != "" {
						lose(cells, id)
					}
				}
			}
			r := checked(t, f, cells)
			for i := range r.Findings {
				got := &r.Findings[i]
				switch got.Verdict {
				case "broken":
					t.Fatalf("%s: %s", kind, got.Formula)
				case "not_stated":
					if total := got.Facts[0]; got.Derived != nil && !got.Derived.Equal(value(sound[total])) {
						t.Fatalf("%s: %s derived %s", kind, got.Formula, got.Derived)
					}
				}
			}
		}
	}
}

// The rows of the statistics table are optional: any selection of a sound
// table's rows contradicts nothing, and a part that is too large is noticed.
func TestStatisticsSelections(t *testing.T) {
	f := forms(t)["ogi-2014"]
	rng := rand.New(rand.NewPCG(5, 5))
	sound := map[string]int{}
	for _, fact := range f.Facts {
		sound[fact.ID] = 3
	}
	for id, n := range map[string]int{"applications": 12, "concluded": 6, "replied_refused": 18, "replied": 39,
		"reconsiderations": 9, "litigations": 9, "staff": 6} {
		sound["statistics."+id] = n
	}
	for range 300 {
		cells := map[string]string{}
		for _, id := range pick(rng, ids(sound), rng.IntN(len(sound)+1)) {
			cells[id] = strconv.Itoa(sound[id])
		}
		if sum := count(checked(t, f, cells)); sum.Broken+sum.Open+sum.NotStated != 0 {
			t.Fatalf("%+v of %v", sum, cells)
		}
	}
	r := checked(t, f, map[string]string{"statistics.applications": "5", "statistics.applications_online": "6"})
	if got := finding(r, "statistics.applications@"); got == nil || got.Formula != "applications 5 ≠ applications_online 6" {
		t.Errorf("%+v", got)
	}
}

func TestOrder(t *testing.T) {
	f := forms(t)["ogi-2021"]
	_, cells := sample(t, "suqian-2024")
	cells["applications.granted.natural_person"] += "1"
	cells["applications.received.total"] = ""
	cells["proceedings.reconsideration.total"] += "1"
	r := report(t, f, cells)
	r.Findings = []normalize.Finding{{Rule: "structure.section", At: "problems"}, {Rule: "structure.section", At: "overview"},
		{Rule: "cell.unreadable", At: "b", Facts: []string{"no.such.fact"}}, {Rule: "cell.unreadable", At: "b", Severity: "second"}}
	reconcile.Check(r)
	var got []string
	for i := range r.Findings {
		got = append(got, r.Findings[i].Rule+"@"+r.Findings[i].At+" "+r.Findings[i].Severity)
	}
	want := []string{"applications.flow@total warning", "applications.results@natural_person error",
		"applications.total@received notice", "applications.total@granted error", "proceedings.total@reconsideration error",
		"cell.unreadable@b ", "cell.unreadable@b second", "structure.section@overview ", "structure.section@problems "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestIdentityOfMention checks that what the narrative states counts: a decision about
// one number is none about another.
func TestIdentityOfMention(t *testing.T) {
	identity := func(stated number.Value) string {
		r := &normalize.Report{Findings: []normalize.Finding{{Rule: "narrative.differs", At: "a.b", Left: &stated, Passage: &normalize.Passage{}}}}
		reconcile.Check(r)
		return r.Findings[0].Identity
	}
	if identity(number.Int(12)) == identity(number.Int(13)) {
		t.Error("the number in the text does not count")
	}
	if identity(number.Int(12)) != identity(number.Decimal(120, 1)) {
		t.Error("the print of the number counts")
	}
}

func TestIdentities(t *testing.T) {
	f := forms(t)["ogi-2021"]
	identity := func(change func(*normalize.Report)) string {
		_, cells := sample(t, "suqian-2024")
		cells["proceedings.reconsideration.total"] = "1,234"
		r := report(t, f, cells)
		change(r)
		reconcile.Check(r)
		if len(r.Findings) != 1 {
			t.Fatalf("%+v", r.Findings)
		}
		return r.Findings[0].Identity
	}
	cell := func(r *normalize.Report, id string) (*normalize.Cell, *normalize.Fact) {
		slot, _ := f.Slot(id)
		c := &r.Cells[slot]
		return c, &r.Facts[c.Fact-1]
	}
	set := func(id string, n int64) func(*normalize.Report) {
		return func(r *normalize.Report) {
			c, fact := cell(r, id)
			c.Value, fact.Value = number.Int(n), number.Int(n)
		}
	}
	base := identity(func(*normalize.Report) {})
	if len(base) != 16 {
		t.Errorf("identity %q", base)
	}
	for name, same := range map[string]func(*normalize.Report){
		"path":        func(r *normalize.Report) { r.Source.Path = "elsewhere" },
		"title":       func(r *normalize.Report) { r.Title = "另一标题" },
		"other facts": set("disclosure.penalties.decisions", 9),
		"separators":  func(r *normalize.Report) { _, fact := cell(r, "proceedings.reconsideration.total"); fact.Raw = "1234" },
		"decimals": func(r *normalize.Report) {
			c, fact := cell(r, "proceedings.reconsideration.total")
			c.Value = number.Decimal(123400, 2)
			fact.Value = c.Value
		},
	} {
		if got := identity(same); got != base {
			t.Errorf("%s changes the identity", name)
		}
	}
	seen := map[string]string{base: "base"}
	for name, other := range map[string]func(*normalize.Report){
		"organ":  func(r *normalize.Report) { r.Organ = "乙市" },
		"year":   func(r *normalize.Report) { r.Year++ },
		"total":  set("proceedings.reconsideration.total", 1235),
		"part":   set("proceedings.reconsideration.upheld", 1),
		"part 2": set("proceedings.reconsideration.corrected", 1),
		"blank": func(r *normalize.Report) {
			c, fact := cell(r, "proceedings.reconsideration.total")
			c.Status, fact.Status, fact.Raw = normalize.Blank, normalize.Blank, ""
		},
		"unreadable": func(r *normalize.Report) {
			c, fact := cell(r, "proceedings.reconsideration.total")
			c.Status, fact.Status, fact.Raw = normalize.Unreadable, normalize.Unreadable, "1O"
		},
	} {
		got := identity(other)
		if before, ok := seen[got]; ok {
			t.Errorf("%s has the identity of %s", name, before)
		}
		seen[got] = name
	}
}

// Check never alters a fact, gives the same findings each time, and takes
// reports that do not fit their form.
func TestCheckLeavesFactsAlone(t *testing.T) {
	f := forms(t)["ogi-2021"]
	_, cells := sample(t, "suqian-2024")
	cells["applications.granted.natural_person"] += "1"
	cells["applications.unable_unclear.total"] = ""
	a, b := report(t, f, cells), report(t, f, maps.Clone(cells))
	reconcile.Check(a)
	equal := cmp.Comparer(func(a, b number.Value) bool { return a == b })
	if diff := cmp.Diff(b.Facts, a.Facts, equal) + cmp.Diff(b.Cells, a.Cells, equal); diff != "" {
		t.Error(diff)
	}
	reconcile.Check(b)
	if diff := cmp.Diff(a.Findings, b.Findings, equal); diff != "" {
		t.Error(diff)
	}
	for name, r := range map[string]*normalize.Report{
		"no form":       {Findings: []normalize.Finding{{Rule: "a.b"}}},
		"no cells":      {FormData: f, Findings: []normalize.Finding{{Rule: "a.b"}}},
		"too few cells": {FormData: f, Cells: a.Cells[:20], Findings: []normalize.Finding{{Rule: "a.b"}}},
		"cells without facts": {FormData: f, Findings: []normalize.Finding{{Rule: "a.b"}},
			Cells: slices.Repeat([]normalize.Cell{{Status: normalize.Stated, Value: number.Int(1), Fact: 9}}, len(f.Facts))},
	} {
		reconcile.Check(r)
		if last := r.Findings[len(r.Findings)-1]; last.Rule != "a.b" || last.Identity == "" || len(r.Checks) > 0 != (r.FormData != nil) {
			t.Errorf("%s: %+v %+v", name, last, r.Checks)
		}
	}
}

// Large, long and negative numbers in every cell: no panic, every identity in a
// verdict, every finding in order.
func TestExtremeNumbers(t *testing.T) {
	all := forms(t)
	rng := rand.New(rand.NewPCG(6, 6))
	extreme := []string{"999999999999999999", "-999999999999999999", "0.000000000000000001", "99999999.9999999999", "0", "-1", "", "1O"}
	for range 200 {
		for _, id := range []string{"ogi-2021", "ogi-2014", "ogi-fujian"} {
			f := all[id]
			cells := map[string]string{}
			for _, fact := range f.Facts {
				cells[fact.ID] = extreme[rng.IntN(len(extreme))]
			}
			r := checked(t, f, cells)
			sum := count(r)
			if sum.Holds+sum.Broken+sum.Open+sum.NotStated != len(f.Sums) || len(r.Findings) != len(f.Sums)-sum.Holds {
				t.Fatalf("%s: %+v of %d, %d findings", id, sum, len(f.Sums), len(r.Findings))
			}
			for i := range r.Findings {
				for _, s := range r.Findings[i].Suspects {
					if s.Expected.Sign() < 0 || !s.Expected.IsInt() {
						t.Fatalf("%s: suspect %+v", id, s)
					}
				}
			}
		}
	}
}
