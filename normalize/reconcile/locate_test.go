package reconcile_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reconcile"
)

// suspected lists the suspects of a finding as "fact stated → expected slip".
func suspected(f *normalize.Finding) []string {
	var list []string
	for _, s := range f.Suspects {
		list = append(list, s.Fact+" "+s.Stated.String()+" → "+s.Expected.String()+" "+s.Slip)
	}
	return list
}

func TestOneWrongCellOfASample(t *testing.T) {
	f := forms(t)["ogi-2021"]
	_, cells := sample(t, "suqian-2024")
	const id = "applications.results_total.natural_person"
	if cells[id] != "3440" {
		t.Fatalf("the sample states %s", cells[id])
	}
	cells[id] = "4340"
	r := checked(t, f, cells)
	var broken []string
	for i := range r.Findings {
		got := &r.Findings[i]
		if got.Verdict != "broken" {
			continue
		}
		broken = append(broken, got.Rule+"@"+got.At)
		want := []string{id + " 4340 → 3440 digits_swapped"}
		if diff := cmp.Diff(want, suspected(got)); diff != "" {
			t.Errorf("%s: %s", broken[len(broken)-1], diff)
		}
		if got.Suspects[0].Where.Line == 0 || got.Suspects[0].Reason != "the only single cell whose change satisfies every sum it stands in" {
			t.Errorf("suspect %+v", got.Suspects[0])
		}
	}
	want := []string{"applications.flow@natural_person", "applications.results@natural_person", "applications.total@results_total"}
	if diff := cmp.Diff(want, broken); diff != "" {
		t.Error(diff)
	}
}

func TestSlips(t *testing.T) {
	f := forms(t)["ogi-2021"]
	base := soundTable(rand.New(rand.NewPCG(1, 1)), f, "")
	const cell, beside = "applications.carried_in.enterprise", "applications.carried_in.natural_person"
	// The cell gets the number that it should have, its sums follow; then it is misprinted.
	for _, test := range []struct{ expected, stated, beside, slip string }{
		{"1234", "1243", "7", "digits_swapped"},
		{"1234", "4231", "7", "digits_swapped"},
		{"1234", "1235", "7", "digit_changed"},
		{"3", "8", "8", "digit_changed"}, // likelier than the neighbour's number
		{"0", "8", "7", "digit_changed"},
		{"1234", "124", "7", "digit_dropped"},
		{"105", "5", "7", "digit_dropped"},
		{"1234", "12534", "7", "digit_added"},
		{"12", "112", "7", "digit_added"},
		{"12", "407", "407", "neighbour"},
		{"125", "0", "0", "other"}, // zeros stand beside everything
		{"12", "457", "7", "other"},
		{"1234", "5678", "7", "other"},
		{"36", "-36", "7", "sign"},
	} {
		table := map[string]int{}
		for id, n := range base {
			table[id] = n
		}
		set := func(id, column, text string) {
			n, err := strconv.Atoi(text)
			if err != nil {
				t.Fatal(err)
			}
			change := n - table[id]
			for _, at := range []string{column, "total"} {
				table["applications.carried_in."+at] += change
				table["applications.carried_out."+at] += change
			}
		}
		set(cell, "enterprise", test.expected)
		set(beside, "natural_person", test.beside)
		printed := texts(table)
		printed[cell] = test.stated
		got := finding(checked(t, f, printed), "applications.total@carried_in")
		if got == nil {
			t.Errorf("%+v: not noticed", test)
			continue
		}
		want := []string{cell + " " + test.stated + " → " + test.expected + " " + test.slip}
		if diff := cmp.Diff(want, suspected(got)); diff != "" {
			t.Errorf("%+v: %s", test, diff)
		}
	}
}

// Each cell of a sound table with each kind of slip in it: all are noticed, all
// are located with their right number.
func TestMutationScore(t *testing.T) {
	all := forms(t)
	rng := rand.New(rand.NewPCG(2, 7))
	for _, variant := range []struct{ form, name string }{{"ogi-2021", ""}, {"ogi-2021", "single"}, {"ogi-2019", "single"}} {
		f := all[variant.form]
		table := soundTable(rng, f, variant.name)
		if sum := count(checked(t, f, texts(table))); sum.Broken+sum.Open+sum.NotStated != 0 || sum.Holds != 14+len(table)/7 {
			t.Fatalf("%+v: a sound table with %+v", variant, sum)
		}
		for _, slip := range []string{"digits_swapped", "digit_changed", "digit_dropped", "digit_added", "neighbour"} {
			r := report(t, f, texts(table))
			made, noticed, located := 0, 0, 0
			for _, id := range ids(table) {
				slot, _ := f.Slot(id)
				was := r.Cells[slot]
				for _, n := range misprints(table, id, slip) {
					made++
					r.Findings = nil
					r.Cells[slot].Value = value(n)
					reconcile.Check(r)
					if len(r.Findings) > 0 {
						noticed++
					}
					if explains(r, id, table[id]) {
						located++
					}
				}
				r.Cells[slot] = was
			}
			t.Logf("%s %s %s: %d cells, %d slips, %d noticed, %d located", variant.form, variant.name, slip, len(table), made, noticed, located)
			if made < 100 || noticed != made || located != made {
				t.Errorf("not all slips are located")
			}
		}
	}
}

// explains reports whether every broken identity has the one suspect.
func explains(r *normalize.Report, id string, expected int) bool {
	for i := range r.Findings {
		s := r.Findings[i].Suspects
		if len(s) != 1 || s[0].Fact != id || !s[0].Expected.Equal(value(expected)) {
			return false
		}
	}
	return len(r.Findings) > 0
}

// Two and three wrong cells are always noticed. Two that share no sum with
// each other are both located.
func TestSeveralWrongCells(t *testing.T) {
	f := forms(t)["ogi-2021"]
	rng := rand.New(rand.NewPCG(3, 3))
	both := 0
	for range 400 {
		table := soundTable(rng, f, "")
		printed := texts(table)
		for _, id := range pick(rng, ids(table), 2+rng.IntN(2)) {
			printed[id] = strconv.Itoa(table[id] + 1 + rng.IntN(30))
		}
		if count(checked(t, f, printed)).Broken == 0 {
			t.Fatal("not noticed")
		}
	}
	for range 200 {
		table := soundTable(rng, f, "")
		printed := texts(table)
		const a, b = "applications.received.enterprise", "applications.granted.other"
		printed[a] = strconv.Itoa(table[a] + 1 + rng.IntN(30))
		printed[b] = strconv.Itoa(table[b] + 1 + rng.IntN(30))
		r := checked(t, f, printed)
		for name, id := range map[string]string{"applications.flow@enterprise": a, "applications.total@received": a,
			"applications.results@other": b, "applications.total@granted": b} {
			got := finding(r, name)
			if got == nil || len(got.Suspects) != 1 || got.Suspects[0].Fact != id || !got.Suspects[0].Expected.Equal(value(table[id])) {
				t.Fatalf("%s: %+v", name, got)
			}
			both++
		}
	}
	if both != 800 {
		t.Errorf("%d findings", both)
	}
}

func TestNothingLocated(t *testing.T) {
	all := forms(t)
	for _, test := range []struct {
		name, form string
		cells      map[string]string
		at         string
		want       []string
	}{
		{"proceedings only detect", "ogi-2021", proceedings("20", "3", "4", "5", "6"), "proceedings.total@reconsideration", nil},
		{"also where only one cell could be wrong", "ogi-2021", proceedings("1", "3", "4", "5", "6"), "proceedings.total@reconsideration", nil},
		{"a part among many", "ogi-2014", map[string]string{"statistics.replied_refused": "10", "statistics.refused_state_secret": "1",
			"statistics.refused_trade_secret": "2", "statistics.refused_privacy": "3", "statistics.refused_public_security": "4",
			"statistics.refused_not_information": "2", "statistics.refused_other_law": "2"}, "statistics.refused@", nil},
		{"a part larger than its whole", "ogi-2014", map[string]string{"statistics.disclosed": "1", "statistics.disclosed_normative": "2"},
			"statistics.part@disclosed_normative", nil},
	} {
		got := finding(checked(t, all[test.form], test.cells), test.at)
		if got == nil || got.Verdict != "broken" {
			t.Errorf("%s: %+v", test.name, got)
			continue
		}
		if diff := cmp.Diff(test.want, suspected(got)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// Where rows and columns share cells only through a sum of sums, parity still
// names the cell that stands in both.
func TestStatisticsLocateWhatStandsInTwoSums(t *testing.T) {
	printed := map[string]string{}
	for _, fact := range forms(t)["ogi-2014"].Facts {
		printed[fact.ID] = "1"
	}
	printed["statistics.replied"] = "13"
	printed["statistics.replied_refused"] = "60" // swapped for 06, but for a digit
	printed["statistics.applications"] = "4"
	printed["statistics.concluded"] = "2"
	printed["statistics.staff"] = "2"
	printed["statistics.reconsiderations"] = "3"
	printed["statistics.litigations"] = "3"
	r := checked(t, forms(t)["ogi-2014"], printed)
	if len(r.Findings) != 2 {
		t.Fatalf("%+v", r.Findings)
	}
	for i := range r.Findings {
		want := []string{"statistics.replied_refused 60 → 6 digit_added"}
		if diff := cmp.Diff(want, suspected(&r.Findings[i])); diff != "" {
			t.Error(diff)
		}
	}
}

// A blank leaves several cells that could be wrong, and a choice of values.
func TestBlanksWidenTheSuspicion(t *testing.T) {
	f := forms(t)["ogi-2021"]
	cells := map[string]string{}
	for _, column := range columns() {
		for _, row := range append(resultRows(f), "received", "carried_in", "results_total", "carried_out") {
			if row != "other_processing" {
				cells["applications."+row+"."+column] = "0"
			}
		}
	}
	for id, n := range map[string]string{"granted.natural_person": "5", "granted.total": "5", "results_total.natural_person": "5",
		"results_total.total": "5", "received.natural_person": "5", "received.total": "5"} {
		cells["applications."+id] = n
	}
	cells["applications.granted.natural_person"] = "7"
	cells["applications.unable_unclear.enterprise"] = "" // another column: no matter
	want := []string{"applications.granted.natural_person 7 → 5 digit_changed"}
	if diff := cmp.Diff(want, suspected(finding(checked(t, f, cells), "applications.total@granted"))); diff != "" {
		t.Error(diff)
	}

	cells["applications.granted.natural_person"] = "3"
	cells["applications.unable_unclear.natural_person"] = "" // could make up for the 2
	r := checked(t, f, cells)
	if finding(r, "applications.results@natural_person").Verdict != "open" {
		t.Fatalf("%+v", r.Findings)
	}
	want = []string{"applications.granted.natural_person 3 → 5 digit_changed"}
	if diff := cmp.Diff(want, suspected(finding(r, "applications.total@granted"))); diff != "" {
		t.Error(diff)
	}
}

// proceedings prints the row of administrative reviews.
func proceedings(total string, parts ...string) map[string]string {
	cells := map[string]string{"proceedings.reconsideration.total": total}
	for i, column := range []string{"upheld", "corrected", "other", "pending"} {
		cells["proceedings.reconsideration."+column] = parts[i]
	}
	return cells
}

// Where several cells explain the same, all are listed: those that strain no
// other sum first, then the likelier slips.
func TestSeveralSuspects(t *testing.T) {
	f := custom(t, `
id: several
title: {zh: 表, en: Table}
tables:
  - key: t
    columns:
      - {key: x, labels: [甲]}
      - {key: y, labels: [乙]}
      - {key: z, labels: [丙]}
      - {key: total, labels: [合计]}
    rows:
      - {key: a, labels: [其一]}
      - {key: b, labels: [其二]}
      - {key: all, labels: [总数]}
identities:
  - {rule: t.column, table: t, each: column, relation: equal, left: [all], right: [a, b]}
  - {rule: t.row, table: t, each: row, relation: equal, left: [total], right: [x, y, z]}
  - {rule: t.part, table: t, each: column, relation: at_most, left: [a], right: [all]}
`)
	for _, test := range []struct {
		name, cells, at string
		want            []string
		reason          string
	}{
		{"whole and part", "a.x=21 b.x=1 all.x=13", "t.column@x",
			[]string{"t.a.x 21 → 12 digits_swapped", "t.all.x 13 → 22 other"},
			"one of several single cells whose change satisfies every sum it stands in"},
		{"whole and part, by the other identity", "a.x=21 b.x=1 all.x=13", "t.part@x",
			[]string{"t.a.x 21 → 12 digits_swapped", "t.all.x 13 → 22 other"}, ""},
		{"cells in blank columns", "a.x=5 a.y=6 a.z=7 a.total=20 b.x= b.y= b.z=1 b.total=1 all.x=7 all.y=6 all.z=8 all.total=21", "t.row@a",
			[]string{"t.a.x 5 → 7 digit_changed"},
			"the only single cell whose change satisfies every sum it stands in"},
		{"without a strain first", "a.x=5 a.y=6 a.z=9 a.total=30 b.x= b.y= b.z=1 b.total=1 all.x=35 all.y=16 all.z=10 all.total=31", "t.row@a",
			[]string{"t.a.y 6 → 16 digit_dropped", "t.a.x 5 → 15 digit_dropped"},
			"one of several single cells whose change satisfies every sum it stands in"},
		{"a value that depends on blanks", "a.x=9 b.x=1 all.x= b.y=1 a.y= all.y=1 a.total=5 b.total= all.total=8 a.z=0 b.z=0 all.z=0", "t.row@a",
			[]string{"t.a.x 9 → 5 digit_changed"},
			"the only single cell whose change satisfies every sum it stands in; the value takes blanks for 0"},
	} {
		got := finding(checked(t, f, cells(t, "t", test.cells)), test.at)
		if got == nil || got.Verdict != "broken" {
			t.Errorf("%s: %+v", test.name, got)
			continue
		}
		if diff := cmp.Diff(test.want, suspected(got)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if test.reason != "" && len(got.Suspects) > 0 && got.Suspects[0].Reason != test.reason {
			t.Errorf("%s: reason %q", test.name, got.Suspects[0].Reason)
		}
	}
}

// TestSettled checks a cell in a sum that its blanks leave open: that it explains a broken
// sum by the same number is told, though the blank may stand for it.
func TestSettled(t *testing.T) {
	r := report(t, custom(t, twoWay), cells(t, "t", "a.x= a.y=0 a.total=7 b.x=0 b.y=0 b.total=0 all.x= all.y=0 all.total=0"))
	reconcile.Check(r)
	i := slices.IndexFunc(r.Findings, func(f normalize.Finding) bool { return f.Verdict == "broken" })
	if i < 0 {
		t.Fatal("nothing is broken")
	}
	found := &r.Findings[i]
	if found.Rule != "t.column" || found.At != "total" || found.Located != normalize.LocatedAlternatives {
		t.Errorf("%s@%s located as %q", found.Rule, found.At, found.Located)
	}
	if got := suspected(found); len(got) != 1 || !strings.HasPrefix(got[0], "t.a.total 7 → 0") || !strings.Contains(found.Suspects[0].Reason, "waits for a number") {
		t.Errorf("suspects %v", found.Suspects)
	}
}

// TestLargeNumbers checks that two wrong cells among numbers that are near the limit of
// what is computed with exactly are detected, and that nothing is made up about them.
func TestLargeNumbers(t *testing.T) {
	_, cells := sample(t, "suqian-2024")
	for id, v := range cells {
		if strings.HasPrefix(id, "applications.") && v != "0" {
			cells[id] = v + strings.Repeat("0", 14)
		}
	}
	cells["applications.granted.natural_person"] = "14" + strings.Repeat("0", 14)
	cells["applications.unable_not_held.enterprise"] = "99" + strings.Repeat("0", 14)
	r := report(t, forms(t)["ogi-2021"], cells)
	reconcile.Check(r)
	n := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Verdict == "broken" {
			n++
			if f.Located != normalize.LocatedNotDetermined || len(f.Suspects)+len(f.Repairs) > 0 {
				t.Errorf("%s@%s located as %q", f.Rule, f.At, f.Located)
			}
		}
	}
	if n != 4 {
		t.Errorf("%d broken sums", n)
	}
}
