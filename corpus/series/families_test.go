package series

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/organs"
	"github.com/gouji/gouji/normalize/number"
)

// family makes a roster of one parent and its children, and their reports on one
// year, whose figures add up.
func family(t *testing.T, seed uint64, own bool, children int) (*organs.Roster, *Record, []*Record) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	text := fmt.Sprintf("- organ: 临溪市人民政府\n  includes_own: %v\n  children:\n", own)
	parent := &Record{ID: 1, Organ: "临溪市人民政府", Year: 2023, Facts: map[string]number.Value{}}
	var records []*Record
	for i := range children {
		name := fmt.Sprintf("临溪市第%d局", i+1)
		text += "    - " + name + "\n"
		child := chain(r, int64(i+2), name, 2023, 2023)[0]
		for fact, v := range child.Facts {
			parent.Facts[fact], _ = number.Add(parent.Facts[fact], v)
		}
		records = append(records, child)
	}
	roster, err := organs.ParseRoster("roster.yaml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return roster, parent, records
}

// together checks organs with one report each and returns what the comparison of all
// finds.
func together(roster *organs.Roster, records ...*Record) ([]Finding, []Count) {
	c := New(nil, roster)
	for _, r := range records {
		c.Organ(organs.Key(r.Organ), []*Record{r})
	}
	return c.Finish()
}

func TestHierarchy(t *testing.T) {
	for _, c := range []struct {
		name  string
		own   bool
		lacks bool // a child's report is missing
		by    int64
		want  []string
	}{
		{"adds up", false, false, 0, nil},
		{"one more", false, false, 1, []string{"hierarchy.sum@applications.carried_in.total:2023"}},
		{"one less", false, false, -1, []string{"hierarchy.sum@applications.carried_in.total:2023"}},
		{"with its own office", true, false, 1, nil},
		{"with its own office, but less", true, false, -1, []string{"hierarchy.sum@applications.carried_in.total:2023"}},
		{"a child is missing", false, true, 0, []string{"hierarchy.rest@applications.received.total:2023"}},
		{"a child is missing, the others exceed it", false, true, -1000, []string{"hierarchy.rest@applications.received.total:2023", "hierarchy.sum@applications.carried_in.total:2023"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			roster, parent, children := family(t, 1, c.own, 4)
			const fact = "applications.carried_in.total"
			parent.Facts[fact], _ = number.Add(parent.Facts[fact], number.Int(c.by))
			all := append([]*Record{parent}, children...)
			if c.lacks {
				all = all[:len(all)-1]
			}
			findings, counts := together(roster, all...)
			complete(t, findings)
			want(t, brief(all, findings), c.want...)
			for _, f := range findings {
				if f.Record != parent.ID {
					t.Errorf("the finding is of record %d", f.Record)
				}
			}
			if c.name == "adds up" && (len(counts) != 1 || counts[0].Holds != len(parent.Facts)) {
				t.Errorf("%+v", counts)
			}
		})
	}
}

// TestHierarchyFormula holds what is written of a sum that does not hold.
func TestHierarchyFormula(t *testing.T) {
	roster, parent, children := family(t, 2, false, 2)
	parent.Facts = map[string]number.Value{"disclosure.penalties.decisions": number.Int(9)}
	children[0].Facts = map[string]number.Value{"disclosure.penalties.decisions": number.Int(7)}
	children[1].Facts = map[string]number.Value{}
	if findings, _ := together(roster, parent, children[0], children[1]); len(findings) > 0 {
		t.Errorf("7 and a blank may make 9: %v", findings)
	}
	children[1].Facts["disclosure.penalties.decisions"] = number.Int(3)
	findings, _ := together(roster, parent, children[0], children[1])
	if len(findings) != 1 || findings[0].Formula != "9 ≠ 10 = 临溪市第1局 7 + 临溪市第2局 3" {
		t.Errorf("%+v", findings)
	}
}

// TestHierarchyUnknown holds that nothing is said where cells without a number, or numbers
// below 0, may make up the difference, and where no organ states a cell.
func TestHierarchyUnknown(t *testing.T) {
	const count, change, received = "disclosure.penalties.decisions", "disclosure.penalties.change", "applications.received.total"
	for _, test := range []struct {
		name     string
		fact     string
		parent   int64
		children []int64
		want     []string
	}{
		{"too many", count, 5, []int64{9}, []string{"hierarchy.sum@" + count + ":2023"}},
		{"one is below 0, and another may be", count, 5, []int64{9, -3}, nil},
		{"a change may be below 0", change, 5, []int64{9}, nil},
		{"some are received by others", received, 5, []int64{3}, []string{"hierarchy.rest@" + received + ":2023"}},
		{"none states it", received, 5, nil, nil},
	} {
		roster, parent, children := family(t, 2, false, 3)
		parent.Facts = map[string]number.Value{test.fact: number.Int(test.parent)}
		for i, child := range children {
			child.Facts = map[string]number.Value{}
			if i < len(test.children) {
				child.Facts[test.fact] = number.Int(test.children[i])
			}
		}
		all := append([]*Record{parent}, children...)
		findings, _ := together(roster, all...)
		t.Run(test.name, func(t *testing.T) { want(t, brief(all, findings), test.want...) })
	}
}

// TestRatio holds that one organ's jump stands out of many that grow a little, and
// that few organs or equal growth tell nothing.
func TestRatio(t *testing.T) {
	const fact = "applications.received.total"
	check := func(n int, last int64) []string {
		r := rand.New(rand.NewPCG(3, 3))
		c := New(nil, nil)
		for i := range n {
			a := 100 + r.Int64N(100)
			b := a + r.Int64N(41) - 20
			if i == n-1 {
				b = last
			}
			c.Organ(fmt.Sprint(i), []*Record{
				{ID: int64(2*i + 1), Organ: fmt.Sprint(i), Year: 2022, Facts: map[string]number.Value{fact: number.Int(a)}},
				{ID: int64(2*i + 2), Organ: fmt.Sprint(i), Year: 2023, Facts: map[string]number.Value{fact: number.Int(b)}}})
		}
		findings, _ := c.Finish()
		complete(t, findings)
		var list []string
		for _, f := range findings {
			list = append(list, fmt.Sprintf("%s@%s:%d of %d", f.Rule, f.At, f.Record, f.Other))
		}
		return list
	}
	want(t, check(100, 150))
	want(t, check(100, 15000), "hint.ratio@applications.received.total:200 of 199")
	want(t, check(100, 1), "hint.ratio@applications.received.total:200 of 199")
	want(t, check(fewest-1, 15000))
}

func TestUnitJump(t *testing.T) {
	const fact = "disclosure.fees.amount"
	for _, c := range []struct {
		a, b string
		want []string
	}{
		{"96171.6", "961716000", []string{"hint.unit_jump@disclosure.fees.amount:2023"}},
		{"1042560000", "98123.5", []string{"hint.unit_jump@disclosure.fees.amount:2023"}},
		{"96171.6", "120000", nil},
		{"1", "100", nil},
		{"0", "10000", nil},
		{"1", "100000", nil},
	} {
		var a, b number.Value
		if a.UnmarshalJSON([]byte(c.a)) != nil || b.UnmarshalJSON([]byte(c.b)) != nil {
			t.Fatal(c)
		}
		records := []*Record{{ID: 1, Organ: "甲", Year: 2022, Facts: map[string]number.Value{fact: a}}, {ID: 2, Organ: "甲", Year: 2023, Facts: map[string]number.Value{fact: b}}}
		findings := judge(records)
		complete(t, findings)
		want(t, brief(records, findings), c.want...)
	}
}

// TestFigures holds that tables with the same telling numbers are told, of another
// organ and of the year before, and others are not.
func TestFigures(t *testing.T) {
	one := func(id int64, organ string, year int, seed uint64) *Record {
		r := chain(rand.New(rand.NewPCG(seed, 1)), id, organ, year, year)[0]
		for fact := range r.Facts {
			if !strings.HasPrefix(fact, "applications.") {
				delete(r.Facts, fact)
			}
		}
		return r
	}
	a, b, other, late := one(1, "甲局", 2023, 1), one(2, "乙局", 2023, 1), one(3, "丙局", 2023, 2), one(4, "丁局", 2022, 1)
	b.Facts["applications.granted.total"] = number.Int(0) // a zero more is no difference
	findings, _ := together(nil, a, b, other, late)
	complete(t, findings)
	want(t, brief([]*Record{a, b, other, late}, findings), "copies.figures@applications:2023", "copies.figures@applications:2023")
	if findings[0].Record != 1 || findings[0].Other != 2 || findings[1].Record != 2 || findings[1].Other != 1 {
		t.Errorf("%+v", findings)
	}
	small := func(id int64, organ string) *Record {
		return &Record{ID: id, Organ: organ, Year: 2023, Facts: map[string]number.Value{"applications.received.total": number.Int(12), "applications.granted.total": number.Int(12),
			"applications.received.natural_person": number.Int(12), "applications.granted.natural_person": number.Int(12), "applications.results_total.total": number.Int(12),
			"applications.results_total.natural_person": number.Int(12)}}
	}
	if findings, _ := together(nil, small(1, "甲局"), small(2, "乙局")); len(findings) > 0 {
		t.Errorf("a few equal numbers come about by chance: %v", findings)
	}
	// The results alone, and the chapter on applications of the list of indicators.
	c, d := one(1, "甲局", 2023, 1), one(2, "乙局", 2023, 1)
	for i, column := range applicants() {
		c.Facts["applications.granted."+column] = number.Int(int64(20 + i))
		d.Facts["applications.granted."+column] = number.Int(int64(20 + i))
	}
	d.Facts["applications.received.total"] = number.Int(4711)
	findings, _ = together(nil, c, d)
	want(t, brief([]*Record{c, d}, findings), "copies.figures@applications.results:2023", "copies.figures@applications.results:2023")
	list := func(id int64, organ string, trainings int64) *Record {
		r := &Record{ID: id, Organ: organ, Year: 2016, Facts: map[string]number.Value{"statistics.trainings": number.Int(trainings)}}
		for i, row := range []string{"applications", "applications_online", "concluded", "concluded_on_time", "replied", "replied_granted", "meetings"} {
			r.Facts["statistics."+row] = number.Int(int64(40 + i/2))
		}
		return r
	}
	e, f := list(1, "甲局", 11), list(2, "乙局", 12)
	findings, _ = together(nil, e, f)
	want(t, brief([]*Record{e, f}, findings), "copies.figures@statistics.applications:2016", "copies.figures@statistics.applications:2016")
	again := []*Record{one(1, "甲局", 2022, 1), one(2, "甲局", 2023, 1)}
	if got := brief(again, judge(again)); !slices.Contains(got, "copies.figures@applications:2023") {
		t.Errorf("the year before is not told: %v", got)
	}
}

// prose makes paragraphs that no other seed makes.
func prose(seed uint64, paragraphs int) []string {
	r := rand.New(rand.NewPCG(seed, 9))
	words := []rune("信息公开工作申请办理依法主动政府机关年度报告制度落实推进加强监督培训平台建设管理群众服务")
	var list []string
	for range paragraphs {
		var text []rune
		for range 60 + r.IntN(30) {
			text = append(text, words[r.IntN(len(words))])
		}
		list = append(list, fmt.Sprintf("%s，全年%d件。", string(text), r.IntN(1000)))
	}
	return list
}

// TestText holds that boilerplate, however long, is learned, and that what two reports
// share beyond it is told of the right ones.
func TestText(t *testing.T) {
	boilerplate := prose(1, 6)
	const n = 20
	var records []*Record
	for i := range n {
		text := append(slices.Clone(boilerplate), prose(uint64(100+i), 6)...)
		records = append(records, &Record{ID: int64(i + 1), Organ: fmt.Sprintf("第%d局", i), Year: 2023, Text: text})
	}
	findings, _ := together(nil, records...)
	want(t, brief(records, findings))

	records[7].Text = append(slices.Clone(boilerplate), records[3].Text[6:10]...)
	for i := range records[7].Text { // other numbers, full width, blanks
		records[7].Text[i] = strings.NewReplacer("全年", "全 年８", "，", "、").Replace(records[7].Text[i])
	}
	findings, _ = together(nil, records...)
	complete(t, findings)
	if len(findings) != 2 || findings[0].Record != 4 || findings[0].Other != 8 || findings[1].Record != 8 || findings[1].Other != 4 || findings[1].At != "organ" {
		t.Errorf("%+v", findings)
	}
	if !strings.Contains(findings[1].Message.EN, "(100%)") {
		t.Error(findings[1].Message.EN)
	}

	c := New(nil, nil)
	own := prose(50, 6)
	c.Organ("甲", []*Record{{ID: 1, Organ: "甲局", Year: 2022, Text: own}, {ID: 2, Organ: "甲局", Year: 2023, Text: own[:5]}, {ID: 3, Organ: "甲局", Year: 2025, Text: own}})
	findings, _ = c.Finish()
	if len(findings) != 1 || findings[0].Record != 2 || findings[0].Other != 1 || findings[0].At != "year" {
		t.Errorf("%+v", findings)
	}
}

// BenchmarkOrgans measures organs of six years, with figures and text of usual size.
func BenchmarkOrgans(b *testing.B) {
	var all [][]*Record
	for i := range 200 {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		records := chain(r, int64(i*10+1), fmt.Sprintf("第%d局", i), 2019, 2024)
		for k, record := range records {
			record.Text = prose(uint64(i*10+k), 25)
			for f := range 150 {
				record.Facts[fmt.Sprintf("applications.row_%d.total", f)] = number.Int(r.Int64N(3))
			}
		}
		all = append(all, records)
	}
	b.ReportAllocs()
	organs := 0
	for b.Loop() {
		c := New(nil, nil)
		for i, records := range all {
			c.Organ(fmt.Sprint(i), records)
		}
		c.Finish()
		organs += len(all)
	}
	b.ReportMetric(float64(organs)/b.Elapsed().Seconds(), "organs/s")
}
