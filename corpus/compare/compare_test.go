package compare_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/compare"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// official returns the official form with the given id.
func official(t testing.TB, id string) *form.Form {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		if f.ID == id {
			return f
		}
	}
	t.Fatal("no form ", id)
	return nil
}

func stated(id string, v number.Value) normalize.Fact {
	return normalize.Fact{ID: id, Value: v, Raw: v.String(), Unit: "件", Status: normalize.Stated}
}

func printed(id, raw string, s normalize.Status) normalize.Fact {
	return normalize.Fact{ID: id, Raw: raw, Unit: "件", Status: s}
}

func inUnit(f normalize.Fact, unit string) normalize.Fact {
	f.Unit = unit
	return f
}

func TestCell(t *testing.T) {
	const id = "applications.granted.total"
	five := stated(id, number.Int(5))
	for _, test := range []struct {
		name       string
		a, b       normalize.Fact
		want       compare.Relation
		difference string // "" for none
	}{
		{"same", five, five, compare.Equal, "0"},
		{"other digits of the same value", stated(id, number.Decimal(50, 1)), five, compare.Equal, "0"},
		{"more", five, stated(id, number.Int(8)), compare.Differs, "3"},
		{"less", five, stated(id, number.Decimal(45, 1)), compare.Differs, "-0.5"},
		{"too far apart", stated(id, number.Int(-9e18)), stated(id, number.Int(9e18)), compare.Differs, ""},
		{"blank against 0", printed(id, "", normalize.Blank), stated(id, number.Int(0)), compare.StatusDiffers, ""},
		{"dash against 0", printed(id, "—", normalize.Nil), stated(id, number.Int(0)), compare.StatusDiffers, "0"},
		{"dash against a number", printed(id, "—", normalize.Nil), five, compare.Differs, "5"},
		{"blank in both", printed(id, "", normalize.Blank), printed(id, " ", normalize.Blank), compare.Equal, ""},
		{"unreadable alike", printed(id, "l2Ｏ", normalize.Unreadable), printed(id, "l2O", normalize.Unreadable), compare.Equal, ""},
		{"unreadable otherwise", printed(id, "l2O", normalize.Unreadable), printed(id, "12O", normalize.Unreadable), compare.Differs, ""},
		{"unreadable against a number", printed(id, "l20", normalize.Unreadable), five, compare.StatusDiffers, ""},
		{"counted by another word", five, inUnit(five, "条"), compare.Equal, "0"},
		{"money", inUnit(five, "万元"), inUnit(stated(id, number.Int(50000)), "元"), compare.Equal, "0"},
		{"other money", inUnit(five, "万元"), inUnit(five, "元"), compare.Differs, "-4.9995"},
		{"money against a count", inUnit(five, "万元"), five, compare.Differs, ""},
		{"money against what states no unit", inUnit(five, "万元"), inUnit(five, ""), compare.Equal, "0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := compare.Of(&normalize.Report{Facts: []normalize.Fact{test.a}}, &normalize.Report{Facts: []normalize.Fact{test.b}})
			got, difference := c.Cells[0], ""
			if got.Difference != nil {
				difference = got.Difference.String()
			}
			if got.Relation != test.want || difference != test.difference {
				t.Errorf("got %s, difference %q; want %s, %q", got.Relation, difference, test.want, test.difference)
			}
			if c.Different != (test.want != compare.Equal) {
				t.Errorf("different: %v", c.Different)
			}
		})
	}
}

// TestForms compares reports of different forms: by key, with what only one form
// knows told apart from what only one report prints.
func TestForms(t *testing.T) {
	one := number.Int(1)
	a := &normalize.Report{Form: "ogi-2019", FormData: official(t, "ogi-2019"), Facts: []normalize.Fact{
		stated("disclosure.regulations.made", one), stated("applications.received.total", one), stated("applications.granted.total", number.Int(0)),
		stated("applications.carried_in.total", one), stated("applications.granted.total", number.Int(7)),
	}}
	b := &normalize.Report{Form: "ogi-2021", FormData: official(t, "ogi-2021"), Facts: []normalize.Fact{
		stated("disclosure.regulations.issued", one), stated("applications.granted.total", number.Int(0)), stated("applications.received.total", number.Int(2)),
		stated("applications.carried_out.total", one),
	}}
	c := compare.Of(a, b)
	var got []string
	for _, cell := range c.Cells {
		line := fmt.Sprintf("%s %s", cell.ID, cell.Relation)
		if cell.Foreign {
			line += " foreign"
		}
		got = append(got, line)
	}
	want := []string{
		"disclosure.regulations.made only_a foreign", "applications.received.total differs", "applications.granted.total equal",
		"applications.carried_in.total only_a", "applications.granted.total only_a", // printed twice
		"disclosure.regulations.issued only_b foreign", "applications.carried_out.total only_b",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if want := (compare.Counts{Equal: 1, Differs: 1, OnlyA: 3, OnlyB: 2, ForeignA: 1, ForeignB: 1}); c.Counts != want {
		t.Errorf("got %+v, want %+v", c.Counts, want)
	}
	if want := (compare.Share{Equal: 1, Of: 5}); c.Similarity.Cells != want {
		t.Errorf("cells: got %v, want %v", c.Similarity.Cells, want)
	}
	if want := (compare.Share{Of: 4}); c.Similarity.NonZero != want {
		t.Errorf("not zero: got %v, want %v", c.Similarity.NonZero, want)
	}
	if n := len(c.Differences().Cells); n != 6 {
		t.Errorf("%d cells differ, want 6", n)
	}
}

func TestHeader(t *testing.T) {
	a := &normalize.Report{Organ: "晉安區人民政府", Year: 2023, Form: "ogi-2021"}
	b := &normalize.Report{Organ: "晋安区人民政府", Form: "ogi-2021", Published: "2024-01-20"}
	want := []compare.Field{
		{Name: "organ", A: a.Organ, B: b.Organ, Likeness: compare.SameScript},
		{Name: "year", A: "2023", Likeness: compare.TextOnlyInA},
		{Name: "form", A: "ogi-2021", B: "ogi-2021", Likeness: compare.Identical},
		{Name: "published", B: "2024-01-20", Likeness: compare.TextOnlyInB},
	}
	if d := cmp.Diff(want, compare.Of(a, b).Header); d != "" {
		t.Error(d)
	}
}

// chapter compares two texts as the same chapter.
func chapter(a, b string) *compare.Comparison {
	report := func(text string) *normalize.Report {
		return &normalize.Report{Sections: []normalize.Section{{Key: "overview", Number: "一", Title: "总体情况", Text: text}}}
	}
	return compare.Of(report(a), report(b))
}

func TestText(t *testing.T) {
	const long = "全市各级机关全年共收到和处理政府信息公开申请"
	for _, test := range []struct {
		name, a, b string
		want       string // the likeness of the chapter, of its paragraphs
	}{
		{"same", "甲。\n乙。", "甲。\n乙。", "identical: identical identical"},
		{"empty", "", "", "identical:"},
		{"traditional", "受理申請121件。", "受理申请121件。", "same_but_for_script: same_but_for_script"},
		{"Taiwan's word", "政府資訊", "政府信息", "same_but_for_script: same_but_for_script"},
		{"width and quotation marks", "“优质”，１２１件", "「优质」,121件", "same_but_for_script: same_but_for_script"},
		{"blanks", "受理申请 121 件。", "受理申请121件。", "same_but_for_blanks: same_but_for_blanks"},
		{"two numbers are not one", "2 024件", "2024件", "differs: differs"},
		{"a point is no blank", "1.5万元", "15万元", "differs: differs"},
		{"a sign is no blank", "-3件。", "3件。", "differs: differs"},
		{"wrapped lines", long + "\n121件，\n其中5件。", long + "121件，其中5件。", "same_but_for_breaks: same_but_for_breaks"},
		{"other breaks", "甲是一。乙是二。\n丙。", "甲是一。\n乙是二。丙。", "same_but_for_breaks: same_but_for_breaks"},
		{"changed", "甲。\n" + long + "121件。\n丙。", "甲。\n" + long + "125件。\n丙。", "differs: identical differs identical"},
		{"added", "甲。\n丙。", "甲。\n乙。\n丙。", "differs: identical only_b identical"},
		{"removed and replaced", "甲。\n一二三四五。\n丙。", "甲。\n六七八九十。\n丙。", "differs: identical only_a only_b identical"},
		{"moved", "甲。\n乙。\n丙。", "丙。\n甲。\n乙。", "differs: only_b identical identical only_a"},
		{"gone", "甲。", "", "differs: only_a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := chapter(test.a, test.b)
			s := c.Sections[0]
			got := string(s.Likeness) + ":"
			for _, change := range s.Changes {
				got += " " + string(change.Likeness)
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			if same := !strings.HasPrefix(test.want, "differs"); c.Different == same || (s.Similarity.Equal == s.Similarity.Of) != same {
				t.Errorf("different %v, similarity %v", c.Different, s.Similarity)
			}
		})
	}
}

// TestPlaces checks that paragraphs are numbered as those of mentions: headings
// do not count, empty lines do.
func TestPlaces(t *testing.T) {
	a := &normalize.Report{Preamble: "前言。", Sections: []normalize.Section{{Key: "overview", Title: "总体情况", Text: "甲。\n\n乙。",
		Sections: []normalize.Section{{Number: "（一）", Title: "主动公开", Text: "丙。"}}}},
		Tables: []normalize.Raw{{Table: 3, Rows: [][]string{{"指标", "数"}, {"会议", "2"}}}}}
	c := compare.Of(a, &normalize.Report{})
	var got []string
	for _, s := range c.Sections {
		for _, change := range s.Changes {
			for _, p := range change.A {
				got = append(got, fmt.Sprintf("%s %d %s %d %v %d %d", s.Kind, s.A.Chapter, p.Text, p.Number, p.Heading, p.Table, p.Row))
			}
		}
	}
	want := []string{
		"preamble 0 前言。 1 false 0 0", "chapter 1 甲。 1 false 0 0", "chapter 1 乙。 3 false 0 0", "chapter 1 （一） 主动公开 0 true 0 0",
		"chapter 1 丙。 4 false 0 0", "tables 0 指标 | 数 0 false 3 1", "tables 0 会议 | 2 0 false 3 2",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestChaptersAreMatched(t *testing.T) {
	section := func(key, number, title string) normalize.Section {
		return normalize.Section{Key: key, Number: number, Title: title}
	}
	for _, test := range []struct {
		name string
		a, b []normalize.Section
		want string
	}{
		{"by key, out of order", []normalize.Section{section("overview", "一", "概述"), section("problems", "五", "问题")},
			[]normalize.Section{section("problems", "一", "存在的问题"), section("overview", "二", "总体情况")}, "概述=总体情况 问题=存在的问题"},
		{"by title", []normalize.Section{section("", "一", "概述"), section("", "二", "附件")},
			[]normalize.Section{section("", "一", "附件"), section("overview", "二", "概述")}, "概述=概述 附件=附件"},
		{"by number", []normalize.Section{section("", "（七）", "甲")}, []normalize.Section{section("", "(七)", "乙")}, "甲=乙"},
		{"not against the keys", []normalize.Section{section("overview", "一", "甲")}, []normalize.Section{section("problems", "一", "甲")}, "甲= =甲"},
		{"twice", []normalize.Section{section("overview", "一", "甲"), section("overview", "一", "乙")},
			[]normalize.Section{section("overview", "一", "丙")}, "甲=丙 乙="},
		{"without a name", []normalize.Section{section("", "", ""), section("", "", "甲")}, []normalize.Section{section("", "", "乙"), section("", "", "")}, "= 甲= =乙"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range compare.Of(&normalize.Report{Sections: test.a}, &normalize.Report{Sections: test.b}).Sections {
				line := "="
				if s.A != nil {
					line = s.A.Title + line
				}
				if s.B != nil {
					line += s.B.Title
				}
				got = append(got, line)
			}
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// TestForeign tells cells for which a report has no place from those that it could have.
func TestForeign(t *testing.T) {
	cell := []normalize.Fact{stated("own.row", number.Int(1))}
	for _, test := range []struct {
		name string
		form string
		want bool
	}{{"of no form", "", true}, {"of a form that is not known here", "own", false}} {
		c := compare.Of(&normalize.Report{Form: "own", Facts: cell}, &normalize.Report{Form: test.form})
		if got := c.Cells[0]; got.Relation != compare.OnlyA || got.Foreign != test.want {
			t.Errorf("%s: %+v", test.name, got)
		}
	}
}

func TestSimilarity(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want compare.Share
	}{
		{"甲乙丙丁", "甲乙丙丁", compare.Share{Equal: 8, Of: 8}},
		{"甲乙丙丁", "甲乙丁丙", compare.Share{Equal: 4, Of: 8}}, // ^甲 甲乙
		{"甲乙甲乙", "甲乙", compare.Share{Equal: 4, Of: 6}},
		{"甲", "乙", compare.Share{Of: 2}},
		{"甲", "", compare.Share{Of: 1}},
	} {
		if got := chapter(test.a, test.b).Similarity.Text; got != test.want {
			t.Errorf("%s, %s: got %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// TestLimits compares texts that would take the square of their size: what is
// not matched is listed and the limit is told, and nothing is lost.
func TestLimits(t *testing.T) {
	const n = 20_000
	var a, b strings.Builder
	for i := range n {
		fmt.Fprintf(&a, "第%d条意见收悉。\n", i)
		fmt.Fprintf(&b, "第%d条意见收悉。\n", n-i)
	}
	c := chapter(a.String(), b.String())
	if !c.Limited {
		t.Error("no limit is told")
	}
	inA, inB := 0, 0
	for _, change := range c.Sections[0].Changes {
		inA, inB = inA+len(change.A), inB+len(change.B)
	}
	if inA != n || inB != n {
		t.Errorf("%d and %d paragraphs, want %d", inA, inB, n)
	}
	if chapter("甲。\n乙。", "乙。\n甲。").Limited {
		t.Error("a limit is told of a small text")
	}
}

// FuzzOf compares reports made of any text. Every paragraph has to be listed once
// and in order, a report is no different from itself, and exchanging the reports
// exchanges what only one of them has.
func FuzzOf(f *testing.F) {
	f.Add("甲。\n乙。\n丙。", "甲。\n丙。\n乙", "12", "")
	f.Add("受理申請 121\n件", "受理申请121件", "—", "0")
	f.Add("a\n\n\xff\n", strings.Repeat("甲\n", 50), "x", "x")
	f.Fuzz(func(t *testing.T, textA, textB, rawA, rawB string) {
		a, b := fuzzed(textA, rawA), fuzzed(textB, rawB)
		c, back := compare.Of(a, b), compare.Of(b, a)
		if c.Different != back.Different || c.Counts.OnlyA != back.Counts.OnlyB || c.Counts.Equal != back.Counts.Equal || c.Similarity.Cells != back.Similarity.Cells {
			t.Errorf("A, B: %+v %+v; B, A: %+v %+v", c.Counts, c.Similarity, back.Counts, back.Similarity)
		}
		var listed []string
		for _, s := range c.Sections {
			if s.Similarity.Equal > s.Similarity.Of {
				t.Errorf("similarity %v", s.Similarity)
			}
			for _, change := range s.Changes {
				for _, p := range change.A {
					listed = append(listed, p.Text)
				}
			}
		}
		var want []string
		for _, s := range compare.Of(a, &normalize.Report{}).Sections {
			for _, change := range s.Changes {
				for _, p := range change.A {
					want = append(want, p.Text)
				}
			}
		}
		if d := cmp.Diff(want, listed); d != "" {
			t.Error(d)
		}
		if self := compare.Of(a, a); self.Different || len(self.Differences().Cells)+len(self.Differences().Sections) > 0 {
			t.Errorf("a report differs from itself: %+v", self)
		}
		if _, err := json.Marshal(c); err != nil {
			t.Error(err)
		}
	})
}

// fuzzed makes a report of a text, whose lines are paragraphs, and of a cell's
// print; a text's first line is its preamble.
func fuzzed(text, raw string) *normalize.Report {
	before, rest, _ := strings.Cut(text, "\n")
	first, second, _ := strings.Cut(rest, "。\n")
	fact := printed("statistics.applications", raw, normalize.Unreadable)
	if v, err := fuzzedValue(raw); err == nil {
		fact = stated(fact.ID, v)
	}
	facts := []normalize.Fact{fact}
	if len(raw)%2 == 1 {
		facts = append(facts, printed("statistics."+raw, raw, normalize.Blank), fact)
	}
	return &normalize.Report{Organ: raw, Preamble: before, Facts: facts, Sections: []normalize.Section{
		{Key: "overview", Text: first}, {Title: before, Sections: []normalize.Section{{Title: raw, Text: second}}}},
		Tables: []normalize.Raw{{Table: 1, Rows: [][]string{{raw, before}, {}}}}}
}

func fuzzedValue(raw string) (v number.Value, err error) {
	err = v.UnmarshalJSON([]byte(raw))
	return v, err
}

// BenchmarkHostile compares texts that meet the limits: many paragraphs of which
// none is in its place, and single ones of millions of characters.
func BenchmarkHostile(b *testing.B) {
	const n = 200_000
	var forwards, backwards strings.Builder
	for i := range n {
		fmt.Fprintf(&forwards, "第%d条意见收悉。\n", i)
		fmt.Fprintf(&backwards, "第%d条意见收悉。\n", n-i)
	}
	for _, test := range []struct{ name, a, b string }{
		{"reversed", forwards.String(), backwards.String()},
		{"one_paragraph", strings.ReplaceAll(forwards.String(), "\n", ""), strings.ReplaceAll(backwards.String(), "\n", "")},
		{"empty_lines", strings.Repeat("甲\n\n", n), strings.Repeat("乙\n\n", n)},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.SetBytes(int64(len(test.a) + len(test.b)))
			b.ReportAllocs()
			for b.Loop() {
				chapter(test.a, test.b)
			}
		})
	}
}
