package reconcile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/normalize"
)

// small is a form with one identity of each kind.
const small = `
id: small
title: {zh: 小表, en: Small}
tables:
  - key: t
    columns:
      - {key: x, labels: [甲], title: {en: X}}
      - {key: y, labels: [乙], title: {en: Y}}
    rows:
      - {key: "in", labels: [收], title: {en: In}}
      - {key: before, labels: [上], title: {en: Before}}
      - {key: out, labels: [办], title: {en: Out}}
      - {key: after, labels: [下], title: {en: After}}
  - key: list
    rows:
      - {key: all, labels: [总数], title: {en: All}}
      - {key: a, labels: [其一], title: {en: A}}
      - {key: b, labels: [其二], title: {en: B}}
      - {key: whole, labels: [全部], title: {en: Whole}}
      - {key: part, labels: [其中], title: {en: Part}}
      - {key: extra, labels: [附加], optional: true, title: {en: Extra}}
  - key: changes
    columns:
      - {key: old, labels: [旧]}
      - {key: change, labels: [增减], signed: true}
      - {key: new, labels: [新]}
    rows:
      - {key: r, labels: [项目], title: {en: Items}}
  - key: cross
    columns:
      - {key: x, labels: [甲], title: {en: X}}
      - {key: y, labels: [乙], title: {en: Y}}
    rows:
      - {key: a, labels: [其一], title: {en: A}}
      - {key: b, labels: [其二], title: {en: B}}
identities:
  - {rule: cross.sum, table: cross, relation: equal, left: [a.x, b.y], right: [b.x], at: corner}
  - {rule: t.flow, table: t, each: column, relation: equal, left: ["in", before], right: [out, after]}
  - {rule: list.sum, table: list, relation: equal, left: [all], right: [a, b, extra], severity: warning}
  - {rule: list.part, table: list, relation: at_most, left: [part], right: [whole]}
  - {rule: changes.sum, table: changes, each: row, relation: equal, left: [old, change], right: [new]}
`

// cells reads "in.x=3 all=—": "-" for a nil mark, "?" for what is no number.
func cells(t *testing.T, table, text string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for field := range strings.FieldsSeq(text) {
		name, value, ok := strings.Cut(field, "=")
		if !ok {
			t.Fatalf("no cell: %q", field)
		}
		all[table+"."+name] = value
	}
	return all
}

func TestVerdicts(t *testing.T) {
	f := custom(t, small)
	for _, test := range []struct {
		name, table, cells string
		at                 string // rule@at
		check              normalize.Check
		severity           string
		formula            string
		zh, en             string
	}{
		{name: "holds", table: "t", cells: "in.x=3 before.x=1 out.x=4 after.x=0", at: "t.flow@x",
			check: normalize.Check{Holds: 1}},
		{name: "holds with a nil mark", table: "t", cells: "in.x=3 before.x=— out.x=3 after.x=/", at: "t.flow@x",
			check: normalize.Check{Holds: 1}},
		{name: "holds with blanks that must be 0", table: "t", cells: "in.x=3 before.x= out.x=3 after.x=0", at: "t.flow@x",
			check: normalize.Check{Holds: 1}},
		{name: "broken", table: "t", cells: "in.x=3 before.x=1 out.x=3 after.x=0", at: "t.flow@x",
			check: normalize.Check{Broken: 1}, severity: "error",
			formula: "in 3 + before 1 = 4 ≠ 3 = out 3 + after 0",
			zh:      "“甲”列：“收”3、“上”1，合计 4，但“办”3、“下”0，合计 3，相差 1。",
			en:      "Column “X”: “In” 3 and “Before” 1 add up to 4, but “Out” 3 and “After” 0 add up to 3; the difference is 1."},
		{name: "broken whatever the blank is", table: "t", cells: "in.x=3 before.x=1 out.x=5 after.x=", at: "t.flow@x",
			check: normalize.Check{Broken: 1}, severity: "error",
			formula: "in 3 + before 1 = 4 < 5 ≤ out 5 + after blank",
			zh:      "“甲”列：“收”3、“上”1，合计 4，但“办”5、“下”空白，合计至少 5，相差 1。",
			en:      "Column “X”: “In” 3 and “Before” 1 add up to 4, but “Out” 5 and “After” blank add up to at least 5; the difference is 1."},
		{name: "broken on the side of the blank", table: "t", cells: "in.x=3 before.x= out.x=1 after.x=1", at: "t.flow@x",
			check: normalize.Check{Broken: 1}, severity: "error",
			formula: "in 3 + before blank ≥ 3 > 2 = out 1 + after 1"},
		{name: "open", table: "t", cells: "in.x=3 before.x=1 out.x=1 after.x=", at: "t.flow@x",
			check: normalize.Check{Open: 1}, severity: "warning",
			formula: "in 3 + before 1 = 4 = out 1 + after blank",
			zh:      "“甲”列：“收”3、“上”1，合计 4，“办”1、“下”空白，合计至少 1；空白处合计须为 3 才能成立。",
			en:      "Column “X”: “In” 3 and “Before” 1 add up to 4, and “Out” 1 and “After” blank add up to at least 1; the blanks must add up to 3."},
		{name: "open on both sides", table: "t", cells: "in.x=3 before.x= out.x=1 after.x=?", at: "t.flow@x",
			check: normalize.Check{Open: 1}, severity: "warning",
			formula: "in 3 + before blank = out 1 + after unreadable",
			en: "Column “X”: “In” 3 and “Before” blank add up to at least 3, and “Out” 1 and “After” unreadable add up to at least 1; " +
				"the cells without a number of the second must exceed those of the first by 2."},
		{name: "open with a row that is not printed", table: "t", cells: "in.x=3 before.x=1 out.x=1", at: "t.flow@x",
			check: normalize.Check{Open: 1}, severity: "warning",
			formula: "in 3 + before 1 = 4 = out 1 + after not printed",
			zh:      "“甲”列：“收”3、“上”1，合计 4，“办”1、“下”未列出，合计至少 1；未列出的各项合计须为 3 才能成立。"},
		{name: "a side that is not printed", table: "t", cells: "in.x=3 before.x=1", at: "t.flow@x"},
		{name: "nothing printed", table: "t", cells: "", at: "t.flow@x"},
		{name: "decimals", table: "t", cells: "in.x=0.1 before.x=0.20 out.x=0.3 after.x=0", at: "t.flow@x",
			check: normalize.Check{Holds: 1}},
		{name: "decimals broken", table: "t", cells: "in.x=0.1 before.x=0.20 out.x=0.31 after.x=0", at: "t.flow@x",
			check: normalize.Check{Broken: 1}, severity: "error", formula: "in 0.1 + before 0.20 = 0.30 ≠ 0.31 = out 0.31 + after 0"},
		{name: "too large", table: "t", cells: "in.x=999999999999999999 before.x=0.1 out.x=0 after.x=0", at: "t.flow@x",
			check: normalize.Check{Open: 1}, severity: "warning",
			zh: "“甲”列：数值过大，无法精确相加。", en: "Column “X”: the numbers are too large to add up exactly."},
		{name: "too far apart", table: "t", cells: "in.x=999999999999999999 before.x=0 out.x=0 after.x=0.1", at: "t.flow@x",
			check: normalize.Check{Open: 1}, severity: "warning",
			en: "Column “X”: the numbers are too large to add up exactly."},

		{name: "total holds", table: "list", cells: "all=3 a=1 b=2 extra=0", at: "list.sum@", check: normalize.Check{Holds: 1}},
		{name: "total with severity", table: "list", cells: "all=4 a=1 b=2 extra=0", at: "list.sum@",
			check: normalize.Check{Broken: 1}, severity: "warning",
			formula: "all 4 ≠ 3 = a 1 + b 2 + extra 0",
			zh:      "“总数”为 4，但“其一”1、“其二”2、“附加”0，合计 3，相差 1。",
			en:      "“All” is 4, but “A” 1 and “B” 2 and “Extra” 0 add up to 3; the difference is 1."},
		{name: "an optional part is not printed", table: "list", cells: "all=3 a=1 b=2", at: "list.sum@",
			check: normalize.Check{Holds: 1}},
		{name: "the rest may be the optional part", table: "list", cells: "all=4 a=1 b=2", at: "list.sum@"},
		{name: "parts exceed the total", table: "list", cells: "all=2 a=1 b=2", at: "list.sum@",
			check: normalize.Check{Broken: 1}, severity: "warning", formula: "all 2 ≠ 3 = a 1 + b 2"},
		{name: "total blank", table: "list", cells: "all= a=1 b=2 extra=4", at: "list.sum@",
			check: normalize.Check{NotStated: 1}, severity: "notice",
			formula: "all blank = 7 = a 1 + b 2 + extra 4",
			zh:      "“总数”空白，无从比对；“其一”1、“其二”2、“附加”4，合计 7（推算值，不是报告载明的数）。",
			en:      "“All” is blank, so there is nothing to contradict; “A” 1 and “B” 2 and “Extra” 4 add up to 7 (derived, not stated by the report)."},
		{name: "total and a part blank", table: "list", cells: "all= a=1 b= extra=4", at: "list.sum@",
			check: normalize.Check{NotStated: 1}, severity: "notice",
			formula: "all blank = a 1 + b blank + extra 4",
			en:      "“All” is blank, so there is nothing to contradict; “A” 1 and “B” blank and “Extra” 4 add up to at least 5."},
		{name: "total unreadable and all parts blank", table: "list", cells: "all=1O a= b= extra=", at: "list.sum@",
			check: normalize.Check{NotStated: 1}, severity: "notice",
			formula: "all unreadable = a blank + b blank + extra blank",
			zh:      "“总数”无法识读，无从比对。",
			en:      "“All” is unreadable, so there is nothing to contradict."},
		{name: "total not printed", table: "list", cells: "a=1 b=2 extra=4", at: "list.sum@"},
		{name: "a part unreadable", table: "list", cells: "all=9 a=1 b=2O extra=4", at: "list.sum@",
			check: normalize.Check{Open: 1}, severity: "warning",
			formula: "all 9 = a 1 + b unreadable + extra 4",
			en:      "“All” is 9, and “A” 1 and “B” unreadable and “Extra” 4 add up to at least 5; the unreadable cells must add up to 4."},

		{name: "part", table: "list", cells: "part=3 whole=3", at: "list.part@", check: normalize.Check{Holds: 1}},
		{name: "part too large", table: "list", cells: "part=12 whole=10", at: "list.part@",
			check: normalize.Check{Broken: 1}, severity: "error",
			formula: "part 12 > 10 = whole",
			zh:      "“其中”为 12，但“全部”为 10；前者不应大于后者，多出 2。",
			en:      "“Part” is 12, but “Whole” is 10; the first must not be larger than the second, and is by 2."},
		{name: "part of a blank", table: "list", cells: "part=12 whole=", at: "list.part@",
			check: normalize.Check{NotStated: 1}, severity: "notice",
			formula: "part 12 ≤ whole blank",
			zh:      "“其中”为 12，“全部”空白，无从比较大小。"},
		{name: "blank part", table: "list", cells: "part= whole=4", at: "list.part@",
			check: normalize.Check{NotStated: 1}, severity: "notice", formula: "part blank ≤ whole 4"},
		{name: "part alone", table: "list", cells: "part=12", at: "list.part@"},

		{name: "across rows and columns", table: "cross", cells: "a.x=3 b.y=4 b.x=8", at: "cross.sum@corner",
			check: normalize.Check{Broken: 1}, severity: "error",
			formula: "a.x 3 + b.y 4 = 7 ≠ b.x 8",
			zh:      "“其一 · 甲”3、“其二 · 乙”4，合计 7，但“其二 · 甲”为 8，相差 1。",
			en:      "“A · X” 3 and “B · Y” 4 add up to 7, but “B · X” is 8; the difference is 1."},
		{name: "total on the right", table: "cross", cells: "a.x=3 b.y=4 b.x=", at: "cross.sum@corner",
			check: normalize.Check{NotStated: 1}, severity: "notice",
			formula: "a.x 3 + b.y 4 = 7 = b.x blank",
			en:      "“B · X” is blank, so there is nothing to contradict; “A · X” 3 and “B · Y” 4 add up to 7 (derived, not stated by the report)."},

		{name: "signed", table: "changes", cells: "r.old=5 r.change=-3 r.new=2", at: "changes.sum@r", check: normalize.Check{Holds: 1}},
		{name: "signed blank reaches down", table: "changes", cells: "r.old=5 r.change= r.new=2", at: "changes.sum@r",
			check: normalize.Check{Open: 1}, severity: "warning", formula: "old 5 + change blank = new 2",
			en: "Row “Items”: the only part with a number is 5, and “New” is 2; the blanks must add up to -3."},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := checked(t, f, cells(t, test.table, test.cells))
			rule, _, _ := strings.Cut(test.at, "@")
			for _, got := range r.Checks {
				want := normalize.Check{Rule: got.Rule}
				if got.Rule == rule {
					want = test.check
					want.Rule = rule
				}
				if got != want {
					t.Errorf("check %+v, want %+v", got, want)
				}
			}
			got := finding(r, test.at)
			if test.severity == "" {
				if got != nil {
					t.Fatalf("unexpected finding %+v", got)
				}
				return
			}
			if got == nil {
				t.Fatalf("no finding; checks %+v", r.Checks)
			}
			if got.Severity != test.severity || got.Formula != test.formula {
				t.Errorf("%s %q, want %s %q", got.Severity, got.Formula, test.severity, test.formula)
			}
			if test.zh != "" && got.Message.ZH != test.zh {
				t.Errorf("zh %s\nwant %s", got.Message.ZH, test.zh)
			}
			if test.en != "" && got.Message.EN != test.en {
				t.Errorf("en %s\nwant %s", got.Message.EN, test.en)
			}
			if got.Message.ZH == "" || strings.ContainsAny(got.Message.ZH+got.Message.EN, "{}%") {
				t.Errorf("unfinished message %+v", got.Message)
			}
		})
	}
}

func TestAmounts(t *testing.T) {
	f := custom(t, small)
	for _, test := range []struct {
		cells, at                        string
		left, right, difference, derived string
	}{
		{"all=4 a=1 b=2 extra=0", "list.sum@", "4", "3", "1", ""},
		{"all=9 a=1 b= extra=0", "list.sum@", "9", "1", "8", ""},
		{"all= a=1 b=2 extra=0", "list.sum@", "", "3", "", "3"},
		{"all= a=1 b= extra=0", "list.sum@", "", "", "", ""},
		{"all= a=1 b=2", "list.sum@", "", "3", "", ""}, // the optional part may be missing: the total is not implied
		{"part=12 whole=10", "list.part@", "12", "10", "2", ""},
		{"part=12 whole=", "list.part@", "12", "", "", ""},
	} {
		got := finding(checked(t, f, cells(t, "list", test.cells)), test.at)
		if got == nil {
			t.Errorf("%s: no finding", test.cells)
			continue
		}
		for _, amount := range []struct {
			name, got, want string
		}{
			{"left", text(got.Left), test.left},
			{"right", text(got.Right), test.right},
			{"difference", text(got.Difference), test.difference},
			{"derived", text(got.Derived), test.derived},
		} {
			if amount.got != amount.want {
				t.Errorf("%s: %s %q, want %q", test.cells, amount.name, amount.got, amount.want)
			}
		}
	}
}

func TestLongFormulas(t *testing.T) {
	f := forms(t)["ogi-2021"]
	base := func() map[string]string {
		all := map[string]string{}
		for _, fact := range f.Facts {
			if strings.HasPrefix(fact.ID, "applications.") && strings.HasSuffix(fact.ID, ".other") && !strings.Contains(fact.ID, "other_processing") {
				all[fact.ID] = "0"
			}
		}
		return all
	}
	for _, test := range []struct {
		name   string
		change func(map[string]string)
		want   string
	}{
		{"all zero", func(m map[string]string) { m["applications.results_total.other"] = "3" },
			"results_total 3 ≠ 0 = all 0"},
		{"zeros left out", func(m map[string]string) {
			m["applications.results_total.other"] = "3"
			m["applications.granted.other"] = "2"
			m["applications.refused_third_party.other"] = "2"
		}, "results_total 3 ≠ 4 = granted 2 + refused_third_party 2 (zeros left out)"},
		{"few blanks", func(m map[string]string) {
			m["applications.results_total.other"] = "3"
			m["applications.granted.other"] = ""
			delete(m, "applications.other_reasons.other")
		}, "results_total 3 = granted blank + other_reasons not printed (zeros left out)"},
		{"many blanks", func(m map[string]string) {
			for id := range m {
				m[id] = ""
			}
			m["applications.results_total.other"] = "3"
			m["applications.granted.other"] = "2"
			delete(m, "applications.other_reasons.other")
		}, "results_total 3 = granted 2 + 19 blank + 1 not printed"},
	} {
		m := base()
		test.change(m)
		got := finding(checked(t, f, m), "applications.results@other")
		if got == nil {
			t.Errorf("%s: no finding", test.name)
		} else if diff := cmp.Diff(test.want, got.Formula); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// text prints an amount, "" for none.
func text[T interface{ String() string }](v *T) string {
	if v == nil {
		return ""
	}
	return (*v).String()
}
