package series

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// sample reads real reports.
func sample(t *testing.T, names ...string) []*Record {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	pipeline := ingest.NewPipeline(forms, ingest.Settings{})
	defer pipeline.Close()
	var records []*Record
	for i, name := range names {
		content, err := os.ReadFile(filepath.Join("../../testdata/samples", name))
		if err != nil {
			t.Fatal(err)
		}
		report, refusal := pipeline.Parse(name, content)
		if refusal != nil {
			t.Fatal(name, refusal.Detail)
		}
		r := &Record{ID: int64(i + 1), Organ: report.Organ, Year: report.Year, Form: report.Form, Facts: map[string]number.Value{}}
		for _, f := range report.Facts {
			if f.Status.Known() {
				r.Facts[f.ID] = f.Value
			}
		}
		records = append(records, r)
	}
	return records
}

// TestTwoYears holds two real years of a city against each other: 121 were carried
// out and in, 597 + 50 − 227 = 420 and 11 + 2 − 1 = 12 are in force.
func TestTwoYears(t *testing.T) {
	records := sample(t, "suqian-2023.html", "suqian-2024.html")
	findings, counts := New(nil, nil).Organ(organs.Key(records[0].Organ), records)
	want(t, brief(records, findings))
	got := map[string]int{}
	for _, n := range counts {
		if got[n.Rule] += n.Holds; n.Record != 2 || n.Broken != 0 {
			t.Errorf("%+v", n)
		}
	}
	if !maps.Equal(got, map[string]int{RuleCarryOver: 7, RuleInForce: 2}) {
		t.Error(got)
	}
	records[1].Facts["disclosure.normative_documents.in_force"] = number.Int(402)
	findings = judge(records)
	want(t, brief(records, findings), "series.in_force@normative_documents:2024")
	if f := findings[0].Formula; f != "2024 in_force 402 ≠ 420 = 2023 in_force 597 + 2024 issued 50 − repealed 227" {
		t.Error(f)
	}
}

// TestGaps holds that four real reports in two forms, whose names differ, are one
// organ's, with gaps.
func TestGaps(t *testing.T) {
	records := sample(t, "pingtan-2011.txt", "pingtan-2014.txt", "pingtan-2018.html", "pingtan-2025.html")
	names, forms := map[string]bool{}, map[string]bool{}
	for _, r := range records {
		names[r.Organ], forms[r.Form] = true, true
		if key := organs.Key(r.Organ); key != organs.Key(records[0].Organ) {
			t.Errorf("%s has the key %s", r.Organ, key)
		}
	}
	if len(names) != 2 || len(forms) != 2 {
		t.Error(names, forms)
	}
	findings := judge(records)
	complete(t, findings)
	want(t, brief(records, findings), "series.year_missing@2012-2013:2014", "series.year_missing@2015-2017:2018", "series.year_missing@2019-2024:2025")
}

// TestGenerated holds that sound chains have no findings, that every change of a
// linked cell is found where it must be, and that nothing else is.
func TestGenerated(t *testing.T) {
	const first, last = 2019, 2025
	found, located := 0, 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 5))
		records := chain(r, 1, "临溪市", first, last)
		if findings := judge(records); len(findings) > 0 {
			t.Fatalf("seed %d: a sound chain has %v", seed, brief(records, findings))
		}
		year := first + r.IntN(last-first+1)
		facts := slices.Sorted(maps.Keys(at(records, year).Facts))
		fact := facts[r.IntN(len(facts))]
		by := number.Int(1 + r.Int64N(50))
		if r.IntN(2) == 0 {
			by = by.Neg()
		}
		facts2 := at(records, year).Facts
		sound := facts2[fact]
		facts2[fact], _ = number.Add(sound, by)
		findings := judge(records)
		complete(t, findings)
		var wanted []string
		parts := strings.Split(fact, ".")
		expect := func(rule, place string, later, from int) {
			if later > from && later <= last {
				wanted = append(wanted, fmt.Sprintf("%s@%s:%d", rule, place, later))
			}
		}
		switch name := parts[len(parts)-1]; {
		case parts[1] == "carried_out":
			expect(RuleCarryOver, parts[2], year+1, first)
		case parts[1] == "carried_in":
			expect(RuleCarryOver, parts[2], year, first)
		case name == "in_force":
			expect(RuleInForce, parts[1], year, 2021)
			expect(RuleInForce, parts[1], year+1, 2021)
		case name == "issued", name == "repealed":
			expect(RuleInForce, parts[1], year, 2021)
		case name == "items_previous_year", name == "change" && year == 2019:
			expect(RuleItems, parts[1], 2020, first)
		case name == "total_published":
			a, b := at(records, 2019).Facts[fact], at(records, 2020).Facts[fact]
			if b.Cmp(a) < 0 {
				expect(RuleTotalPublished, parts[1], 2020, first)
			}
		}
		t.Run(fmt.Sprint(seed, fact, year), func(t *testing.T) { want(t, brief(records, findings), wanted...) })
		for _, f := range findings {
			found++
			for _, s := range f.Suspects {
				located++
				if s.Fact != fact || !s.Expected.Equal(sound) || !s.Stated.Equal(facts2[fact]) {
					t.Errorf("seed %d: %s of %d was %s, suspected is %s with %s", seed, fact, year, sound, s.Fact, s.Expected)
				}
			}
		}
	}
	if found < 50 || located < 50 {
		t.Errorf("%d findings, %d suspects: the test tests little", found, located)
	}
	t.Logf("%d findings, none missed, none invented; %d suspects, all right", found, located)
}

// TestBlanks holds that cells without a value say nothing.
func TestBlanks(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 6))
		records := chain(r, 1, "临溪市", 2019, 2024)
		for _, record := range records {
			for _, fact := range slices.Sorted(maps.Keys(record.Facts)) {
				if r.IntN(3) == 0 {
					delete(record.Facts, fact)
				}
			}
		}
		if findings := judge(records); len(findings) > 0 {
			t.Errorf("seed %d: %v", seed, brief(records, findings))
		}
	}
}

// carried makes two years with the given numbers of one column: received, carried in,
// results, carried out.
func carried(before, after [4]int64) []*Record {
	one := func(id int64, year int, n [4]int64) *Record {
		r := &Record{ID: id, Organ: "临溪市", Year: year, Facts: map[string]number.Value{}}
		for i, row := range []string{"received", "carried_in", "results_total", "carried_out"} {
			r.Facts["applications."+row+".total"] = number.Int(n[i])
		}
		return r
	}
	return []*Record{one(1, 2022, before), one(2, 2023, after)}
}

// TestCarryOver holds which side is told to be wrong.
func TestCarryOver(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after [4]int64
		located       string
		suspects      []string
		says          string
	}{
		{"the earlier year is wrong", [4]int64{100, 10, 90, 21}, [4]int64{50, 20, 60, 10}, normalize.LocatedCell, []string{"applications.carried_out.total=20"}, "2022 is likelier wrong"},
		{"the later year is wrong", [4]int64{100, 10, 90, 20}, [4]int64{50, 21, 60, 10}, normalize.LocatedCell, []string{"applications.carried_in.total=20"}, "2023 is likelier wrong"},
		{"restated", [4]int64{100, 10, 90, 20}, [4]int64{50, 25, 60, 15}, normalize.LocatedNotDetermined, nil, "restated between the reports"},
		{"either supports the other", [4]int64{100, 10, 90, 25}, [4]int64{50, 20, 60, 15}, normalize.LocatedAlternatives,
			[]string{"applications.carried_out.total=20", "applications.carried_in.total=25"}, "either year support the other's number"},
		{"all wrong", [4]int64{100, 10, 90, 21}, [4]int64{50, 22, 60, 13}, normalize.LocatedNotDetermined, nil, "must be equal"},
	} {
		t.Run(c.name, func(t *testing.T) {
			records := carried(c.before, c.after)
			findings := judge(records)
			want(t, brief(records, findings), "series.carry_over@total:2023")
			f := findings[0]
			var suspects []string
			for _, s := range f.Suspects {
				suspects = append(suspects, s.Fact+"="+s.Expected.String())
			}
			if f.Located != c.located || !slices.Equal(suspects, c.suspects) || !strings.HasSuffix(f.Message.EN, c.says) {
				t.Errorf("%s %v %s", f.Located, suspects, f.Message.EN)
			}
			if f.Record != 2 || f.Other != 1 || f.Severity != normalize.SeverityError || !f.Difference.Equal(number.Int(c.before[3]-c.after[1])) {
				t.Errorf("%+v", f)
			}
		})
	}
}

// TestCumulative holds the rule of Fujian's table, and the middle of three years.
func TestCumulative(t *testing.T) {
	var records []*Record
	for i, v := range [][2]int64{{100, 1000}, {50, 1500}, {70, 1120}} { // 1050 would be right in the middle
		records = append(records, &Record{ID: int64(i + 1), Organ: "平潭", Year: 2012 + i, Form: "ogi-fujian",
			Facts: map[string]number.Value{"statistics.disclosed.year": number.Int(v[0]), "statistics.disclosed.cumulative": number.Int(v[1])}})
	}
	findings := judge(records)
	complete(t, findings)
	want(t, brief(records, findings), "series.cumulative@disclosed:2013", "series.cumulative@disclosed:2014")
	for _, f := range findings {
		if len(f.Suspects) != 1 || f.Suspects[0].Expected.Coef() != 1050 || !strings.Contains(f.Message.EN, "of 2013 is likelier wrong") {
			t.Errorf("%v %s", f.Suspects, f.Message.EN)
		}
	}
}

// TestRepeated holds that a year with two different reports is said and not compared.
func TestRepeated(t *testing.T) {
	records := chain(rand.New(rand.NewPCG(1, 1)), 1, "临溪市", 2021, 2024)
	again := chain(rand.New(rand.NewPCG(2, 1)), 10, "临溪市", 2022, 2022)
	all := append(slices.Clone(records), again...)
	want(t, brief(all, judge(all)), "series.year_repeated@2022:2022")
	none := &Record{ID: 99, Organ: "临溪市"}
	all = append(slices.Clone(records), none)
	want(t, brief(all, judge(all)))
}

// TestMerged holds that years between which an organ took over another are not compared.
func TestMerged(t *testing.T) {
	a, err := organs.ParseAliases("a.yaml", []byte("- name: 临溪市市场监督管理局\n  merged_from: [{name: 临溪市工商行政管理局, until: 2022}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	records := chain(rand.New(rand.NewPCG(1, 1)), 1, "临溪市市场监督管理局", 2021, 2024)
	for _, year := range []int{2023, 2024} {
		at(records, year).Facts["applications.carried_in.total"] = number.Int(999)
	}
	findings, _ := New(a, nil).Organ(organs.Key(records[0].Organ), records)
	want(t, brief(records, findings), "series.carry_over@total:2024")
}
