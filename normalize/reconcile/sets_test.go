package reconcile_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// Several wrong cells: the likeliest set is that which was changed, with the slip
// that it was, in every finding.
func TestSeveralCellsTogether(t *testing.T) {
	f := forms(t)["ogi-2021"]
	_, sound := sample(t, "suqian-2024")
	value := func(row, column string) string { return sound["applications."+row+"."+column] }
	row := func(key string, values ...string) map[string]string {
		cells := map[string]string{}
		for i, v := range values {
			cells[key+"."+columns()[i]] = v
		}
		return cells
	}
	swapped, shifted := map[string]string{}, map[string]string{}
	for _, column := range columns() {
		swapped["results_total."+column] = value("carried_out", column)
		swapped["carried_out."+column] = value("results_total", column)
	}
	rows := slices.Concat([]string{"received", "carried_in"}, resultRows(f), []string{"results_total", "carried_out"})
	rows = slices.DeleteFunc(rows, func(key string) bool { return value(key, "enterprise") == "" })
	for i, key := range rows[1:] {
		shifted[key+".enterprise"] = value(rows[i], "enterprise")
	}
	shifted[rows[0]+".enterprise"] = "0"
	for _, test := range []struct {
		name    string
		changes map[string]string
		slip    string
		located string
	}{
		{"two elsewhere", map[string]string{"granted.natural_person": "1480", "declined_petition.total": "78"}, "", normalize.LocatedSet},
		{"two in a row", map[string]string{"granted.natural_person": "1048", "granted.enterprise": "12"}, "", normalize.LocatedSet},
		{"two in a column", map[string]string{"granted.natural_person": "1048", "unable_not_held.natural_person": "589"}, "", normalize.LocatedSet},
		{"three", map[string]string{"granted.natural_person": "1048", "unable_not_held.enterprise": "38", "declined_petition.other": "7"}, "", normalize.LocatedSet},
		{"swapped", map[string]string{"granted.natural_person": "21", "granted.enterprise": "1408"}, "values_swapped", normalize.LocatedSet},
		{"moved", map[string]string{"refused_administrative_query.natural_person": "0", "refused_administrative_query.enterprise": "13"},
			"value_moved", normalize.LocatedAlternatives},
		{"split", map[string]string{"refused_administrative_query.natural_person": "1", "refused_administrative_query.enterprise": "3"},
			"split_value", normalize.LocatedSet},
		{"row shifted, not its total", row("unable_not_held", "2", "859", "33", "0", "0", "3"), "shifted_row", normalize.LocatedSet},
		{"row shifted and a value lost", row("unable_not_held", "0", "859", "33", "0", "0", "3"), "shifted_row", normalize.LocatedSet},
		{"row shifted with its total", row("unable_not_held", "33", "0", "0", "3", "2", "897", "0"), "shifted_row", normalize.LocatedSet},
		{"row shifted and a digit", maps.Collect(func(yield func(string, string) bool) {
			for id, v := range row("unable_not_held", "2", "859", "33", "0", "0", "3") {
				yield(id, v)
			}
			yield("granted.natural_person", "1048")
		}), "", normalize.LocatedSet},
		{"rows exchanged", swapped, "rows_swapped", normalize.LocatedSet},
		{"column shifted", shifted, "shifted_column", normalize.LocatedSet},
	} {
		cells := maps.Clone(sound)
		want := map[string]string{}
		for id, v := range test.changes {
			id = "applications." + id
			if v != sound[id] {
				cells[id], want[id] = v, sound[id]
			}
		}
		r := checked(t, f, cells)
		if count(r).Broken == 0 {
			t.Errorf("%s: not noticed", test.name)
		}
		for i := range r.Findings {
			got := &r.Findings[i]
			if len(got.Suspects) > 0 || len(got.Repairs) == 0 || got.Located != test.located || got.Repairs[0].Slip != test.slip {
				t.Fatalf("%s: %s@%s is located as %q by %+v and %+v", test.name, got.Rule, got.At, got.Located, got.Suspects, got.Repairs)
			}
			if diff := gocmp.Diff(want, alternatives(got)[0]); diff != "" {
				t.Errorf("%s: %s@%s: %s", test.name, got.Rule, got.At, diff)
			}
			for _, c := range got.Repairs[0].Changes {
				if c.Where.Line == 0 || c.Stated.String() != cells[c.Fact] || c.Slip == "" {
					t.Errorf("%s: change %+v", test.name, c)
				}
			}
		}
	}
}

// Of two explanations of the same kind that one comes first whose cells stand beside
// each other: values are seldom swapped over others.
func TestValuesBesideEachOther(t *testing.T) {
	f := custom(t, `
id: own
title: {zh: 自定, en: own}
tables:
  - key: t
    title: {zh: 表, en: table}
    columns:
      - {key: x, labels: [甲], title: {zh: 甲, en: x}}
      - {key: y, labels: [乙], title: {zh: 乙, en: y}}
      - {key: z, labels: [丙], title: {zh: 丙, en: z}}
      - {key: total, labels: [合计], title: {zh: 合计, en: total}}
    rows:
      - {key: a, labels: [其一], title: {zh: 其一, en: a}}
      - {key: b, labels: [其二], title: {zh: 其二, en: b}}
      - {key: all, labels: [总数], title: {zh: 总数, en: all}}
identities:
  - {rule: t.column, table: t, each: column, relation: equal, left: [all], right: [a, b], title: {zh: 列, en: column}}
  - {rule: t.row, table: t, each: row, relation: equal, left: [total], right: [x, y, z], title: {zh: 行, en: row}}
`)
	r := checked(t, f, cells(t, "t", "a.x=9 a.y=5 a.z=3 a.total=17 b.x=8 b.z=2 b.total=10 all.x=11 all.y=5 all.z=11 all.total=27"))
	got := alternatives(&r.Findings[0])
	want := []map[string]string{{"t.b.x": "2", "t.b.z": "8"}, {"t.a.x": "3", "t.a.z": "9"}}
	if len(got) < 3 || gocmp.Diff(want, got[1:3]) != "" { // first stands b.x alone, as the row b lacks a cell
		t.Errorf("got %v, want %v behind the first", got, want)
	}
}

// Every listed set repairs: with its numbers none of its identities is broken,
// nor the one that it was listed for. No set is listed twice.
func TestRepairsRepair(t *testing.T) {
	all := forms(t)
	rng := rand.New(rand.NewPCG(7, 7))
	tried := 0
	for range 100 {
		truth := soundReport(rng, rng.IntN(2) == 0)
		f := all[truth.Form]
		cells := map[string]string{}
		for id, v := range truth.Facts {
			cells[id] = v.Printed()
		}
		for _, id := range pick(rng, ids(cells), 2+rng.IntN(10)) {
			cells[id] = strconv.Itoa(rng.IntN(40))
		}
		r := checked(t, f, cells)
		for i := range r.Findings {
			got := &r.Findings[i]
			seen := map[string]bool{}
			for _, repair := range got.Repairs[:min(len(got.Repairs), 5)] {
				tried++
				name := ""
				mended := maps.Clone(cells)
				for _, c := range repair.Changes {
					if c.Stated.String() != cells[c.Fact] || c.Expected.Equal(c.Stated) || c.Expected.Sign() < 0 || !c.Expected.IsInt() {
						t.Fatalf("change %+v of %q", c, cells[c.Fact])
					}
					mended[c.Fact] = c.Expected.String()
					name += c.Fact + c.Expected.String() + " "
				}
				if seen[name] {
					t.Fatalf("%s is listed twice", name)
				}
				seen[name] = true
				after := checked(t, f, mended)
				for k := range after.Findings {
					left := &after.Findings[k]
					touched := slices.ContainsFunc(repair.Changes, func(c normalize.Change) bool { return slices.Contains(left.Facts, c.Fact) })
					if left.Verdict == "broken" && (touched || left.Rule == got.Rule && left.At == got.At) {
						t.Fatalf("%s leaves %s", name, left.Formula)
					}
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d sets were tried", tried)
	}
}

// The sets of two cells are those that trying all values of all pairs gives.
func TestPairsAgainstBruteForce(t *testing.T) {
	f := custom(t, twoWay)
	rng := rand.New(rand.NewPCG(8, 8))
	pairs, none := 0, 0
	for range 1500 {
		g := grid{f, make([]int, len(f.Facts))}
		at := func(id string) *int {
			slot, _ := f.Slot("t." + id)
			return &g.cells[slot]
		}
		for _, row := range []string{"a", "b"} {
			for _, column := range []string{"x", "y"} {
				n := rng.IntN(5)
				for _, id := range []string{row + "." + column, row + ".total", "all." + column, "all.total"} {
					*at(id) += n
				}
			}
		}
		for range 2 {
			*at([]string{"a.x", "a.y", "b.x", "b.total", "all.y", "all.total", "a.total"}[rng.IntN(7)]) = rng.IntN(9)
		}
		if rng.IntN(3) == 0 {
			g.cells[rng.IntN(len(g.cells))] = []int{unknown, absent}[rng.IntN(2)]
		}
		printed := map[string]string{}
		for slot, n := range g.cells {
			switch {
			case n >= 0:
				printed[f.Facts[slot].ID] = strconv.Itoa(n)
			case n == unknown:
				printed[f.Facts[slot].ID] = ""
			}
		}
		r := checked(t, f, printed)
		for i := range f.Sums {
			if g.verdict(&f.Sums[i]) != "broken" {
				continue
			}
			component := g.component(i)
			if len(g.repairs(component)) > 0 {
				continue
			}
			want := g.pairs(component)
			got := finding(r, f.Sums[i].Rule+"@"+f.Sums[i].At)
			var found []string
			for _, repair := range got.Repairs {
				if len(repair.Changes) == 2 {
					a, b := repair.Changes[0], repair.Changes[1]
					name := a.Fact + " " + b.Fact
					found = append(found, name)
					if !slices.Contains(want[name], a.Expected.String()+" "+b.Expected.String()) {
						t.Fatalf("%v: %s to %s %s of %v", printed, name, a.Expected, b.Expected, want[name])
					}
				}
			}
			slices.Sort(found)
			found = slices.Compact(found) // a set found as a slip and by its cells may differ in its numbers
			if diff := gocmp.Diff(ids(want), found); diff != "" && got.MoreRepairs == 0 && len(want)+len(found) > 0 {
				t.Fatalf("%v: %s@%s: %s", printed, got.Rule, got.At, diff)
			}
			if pairs++; len(want) == 0 {
				none++
			}
		}
	}
	t.Logf("%d findings without a single cell, %d without two", pairs, none)
	if pairs < 200 {
		t.Error("too few findings were tried")
	}
}

// pairs tries all values in all pairs of known cells: the values by the names of
// the cells that leave no identity of the component and none of the cells' broken.
func (g grid) pairs(component []int) map[string][]string {
	found := map[string][]string{}
	reached := func(i int, slots ...int) bool {
		return slices.ContainsFunc(slots, func(slot int) bool { return slices.Contains(g.form.SumsOf[slot], i) })
	}
	for a := range g.cells {
		for b := a + 1; b < len(g.cells); b++ {
			if g.cells[a] < 0 || g.cells[b] < 0 || slices.ContainsFunc(component, func(i int) bool { return !reached(i, a, b) }) {
				continue
			}
			var touched, first []int // first: those that depend on a alone
			for i := range g.form.Sums {
				switch {
				case reached(i, b):
					touched = append(touched, i)
				case reached(i, a):
					first = append(first, i)
				}
			}
			tried := grid{g.form, slices.Clone(g.cells)}
			broken := func(i int) bool { return tried.verdict(&g.form.Sums[i]) == "broken" }
			for v := range most {
				tried.cells[a], tried.cells[b] = v, g.cells[b]
				if slices.ContainsFunc(first, broken) {
					continue
				}
				for w := range most {
					if tried.cells[b] = w; !slices.ContainsFunc(touched, broken) {
						name := g.form.Facts[a].ID + " " + g.form.Facts[b].ID
						found[name] = append(found[name], strconv.Itoa(v)+" "+strconv.Itoa(w))
					}
				}
			}
		}
	}
	return found
}

// Amounts have decimals, changes have signs, counts have neither; an amount may
// be printed in another unit.
func TestSetsOfDecimals(t *testing.T) {
	f := custom(t, `
id: amounts
title: {zh: 金额, en: Amounts}
tables:
  - key: t
    columns:
      - {key: x, labels: [甲], money: true}
      - {key: y, labels: [乙], money: true}
      - {key: z, labels: [丙], money: true}
      - {key: total, labels: [合计], money: true}
    rows:
      - {key: a, labels: [其一]}
      - {key: b, labels: [其二]}
      - {key: c, labels: [其三]}
      - {key: all, labels: [总数]}
identities:
  - {rule: t.column, table: t, each: column, relation: equal, left: [all], right: [a, b, c]}
  - {rule: t.row, table: t, each: row, relation: equal, left: [total], right: [x, y, z]}
`)
	sound := "a.x=1.25 a.y=3.5 a.z=7 a.total=11.75 b.x=0.0125 b.y=2 b.z=4.75 b.total=6.7625 " +
		"c.x=1 c.y=1 c.z=1 c.total=3 all.x=2.2625 all.y=6.5 all.z=12.75 all.total=21.5125"
	for _, test := range []struct {
		changes string
		want    map[string]string
		slip    string
	}{
		{"b.x=125", map[string]string{"t.b.x": "0.0125"}, "unit"},
		{"a.x=1.52 b.y=5", map[string]string{"t.a.x": "1.25", "t.b.y": "2"}, "digits_swapped"},
		{"a.y=7 a.z=3.5", map[string]string{"t.a.y": "3.5", "t.a.z": "7"}, "values_swapped"},
	} {
		printed := cells(t, "t", sound)
		maps.Copy(printed, cells(t, "t", test.changes))
		r := checked(t, f, printed)
		got := &r.Findings[0]
		if len(alternatives(got)) == 0 {
			t.Errorf("%s: %+v", test.changes, got)
			continue
		}
		slip := ""
		if len(got.Suspects) > 0 {
			slip = got.Suspects[0].Slip
		} else {
			slip = got.Repairs[0].Changes[0].Slip
		}
		if diff := gocmp.Diff(test.want, alternatives(got)[0]); diff != "" || slip != test.slip {
			t.Errorf("%s: %s %s", test.changes, diff, slip)
		}
	}
}

// A table in which everything is wrong ends in an answer, the same each time.
func TestTheSearchEnds(t *testing.T) {
	all := forms(t)
	rng := rand.New(rand.NewPCG(9, 9))
	undetermined := 0
	for range 30 {
		f := all["ogi-2021"]
		printed := texts(soundTable(rng, f, ""))
		for _, id := range pick(rng, ids(printed), 5+rng.IntN(60)) {
			printed[id] = []string{"", "7", "0", strconv.Itoa(rng.IntN(3000))}[rng.IntN(4)]
		}
		a, b := checked(t, f, printed), checked(t, f, printed)
		for i := range a.Findings {
			got := &a.Findings[i]
			if got.Verdict == "broken" != (got.Located != "") {
				t.Fatalf("%s is located as %q", got.Formula, got.Located)
			}
			if got.Located == normalize.LocatedNotDetermined {
				undetermined++
			}
			if len(got.Repairs) > 20 {
				t.Fatalf("%d sets", len(got.Repairs))
			}
		}
		if diff := gocmp.Diff(a.Findings, b.Findings, gocmp.Comparer(func(a, b number.Value) bool { return a == b })); diff != "" {
			t.Fatal(diff)
		}
	}
	if undetermined == 0 {
		t.Error("no search came to its limit")
	}
}

// What the narrative states decides between suspects, and between sets.
func TestMentionsAreEvidence(t *testing.T) {
	mention := func(verdict string, value int64, facts ...string) normalize.Mention {
		return normalize.Mention{Facts: facts, Value: number.Int(value), Verdict: verdict}
	}
	f := forms(t)["ogi-2021"]
	_, sound := sample(t, "suqian-2024")
	moved := map[string]string{"refused_administrative_query.natural_person": "0", "refused_administrative_query.enterprise": "13"}
	single := custom(t, small)
	with := func(f *form.Form, printed map[string]string, mentions ...normalize.Mention) *normalize.Report {
		r := report(t, f, printed)
		r.Mentions = mentions
		reconcile.Check(r)
		return r
	}
	changed := maps.Clone(sound)
	for id, v := range moved {
		changed["applications."+id] = v
	}
	beside := func(fact string, value int64) *normalize.Report {
		r := report(t, f, changed)
		r.Beside = []normalize.Statement{{Fact: fact, Value: number.Int(value)}}
		reconcile.Check(r)
		return r
	}
	for _, test := range []struct {
		name     string
		r        *normalize.Report
		first    map[string]string
		evidence []string
		located  string
	}{
		{"a sum that only detects", with(single, cells(t, "list", "all=9 a=1 b=2 extra=0"),
			mention(normalize.MentionDiffers, 3, "list.all")), map[string]string{"list.all": "3"}, []string{"mention"}, normalize.LocatedCell},
		{"a number that explains nothing", with(single, cells(t, "list", "all=9 a=1 b=2 extra=0"),
			mention(normalize.MentionDiffers, 4, "list.all")), nil, nil, normalize.LocatedNotDetermined},
		{"an approximate number", with(single, cells(t, "list", "all=9 a=1 b=2 extra=0"),
			mention(normalize.MentionApproximate, 3, "list.all")), nil, nil, normalize.LocatedNotDetermined},
		{"facts that are not known", with(single, cells(t, "list", "all=9 a=1 b=2 extra=0"),
			mention(normalize.MentionDiffers, 3, "list.all", "t.in.x"), mention(normalize.MentionDiffers, 3, "none")), nil, nil, normalize.LocatedNotDetermined},
		{"none", with(f, changed), map[string]string{"applications.refused_administrative_query.natural_person": "13",
			"applications.refused_administrative_query.enterprise": "0"}, nil, normalize.LocatedAlternatives},
		{"another row", with(f, changed, mention(normalize.MentionDiffers, 1421+13, "applications.granted.natural_person", "applications.granted.enterprise"),
			mention(normalize.MentionDiffers, 1421, "applications.granted.natural_person")),
			map[string]string{"applications.granted.natural_person": "1421", "applications.granted.enterprise": "8"}, []string{"mention"}, normalize.LocatedAlternatives},
		{"against the likeliest", with(f, changed, mention(normalize.MentionAgrees, 0, "applications.refused_administrative_query.natural_person")),
			map[string]string{"applications.granted.natural_person": "1421", "applications.granted.enterprise": "8"}, nil, normalize.LocatedAlternatives},
		{"another year", beside("applications.granted.natural_person", 1421),
			map[string]string{"applications.granted.natural_person": "1421", "applications.granted.enterprise": "8"}, []string{"year"}, normalize.LocatedAlternatives},
		{"another year agrees with the print", beside("applications.refused_administrative_query.natural_person", 0),
			map[string]string{"applications.granted.natural_person": "1421", "applications.granted.enterprise": "8"}, nil, normalize.LocatedAlternatives},
	} {
		got := &test.r.Findings[slices.IndexFunc(test.r.Findings, func(f normalize.Finding) bool { return f.Verdict == "broken" })]
		if got.Located != test.located {
			t.Errorf("%s: located as %q", test.name, got.Located)
		}
		sets := alternatives(got)
		if test.first == nil {
			if len(sets) > 0 {
				t.Errorf("%s: %v", test.name, sets)
			}
			continue
		}
		var evidence []string
		if len(got.Suspects) > 0 {
			evidence = got.Suspects[0].Evidence
			if !strings.Contains(got.Suspects[0].Reason, "the narrative states") {
				t.Errorf("%s: %s", test.name, got.Suspects[0].Reason)
			}
		} else if len(got.Repairs) > 0 {
			evidence = got.Repairs[0].Evidence
		}
		if len(sets) == 0 || gocmp.Diff(test.first, sets[0]) != "" || !slices.Equal(evidence, test.evidence) {
			t.Errorf("%s: %v %v", test.name, sets, evidence)
		}
	}
}
