package findings_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// marked is a report with one table of two rows, of which the upper cell spans
// both columns.
func marked(f ...normalize.Finding) *normalize.Report {
	at := func(row, column int) normalize.Where { return normalize.Where{Table: 2, Row: row, Column: column} }
	cells := []extract.Cell{
		{Text: "12", RowSpan: 1, ColSpan: 2}, {Text: "", Row: 1, RowSpan: 1, ColSpan: 1}, {Text: "x", Row: 1, Col: 1, RowSpan: 1, ColSpan: 1},
	}
	return &normalize.Report{
		Grids: []*extract.Table{nil, extract.NewTable(extract.Markup, 2, 2, cells, extract.Pos{})},
		Facts: []normalize.Fact{
			{ID: "t.a", Value: number.Int(12), Status: normalize.Stated, Where: at(1, 2)}, // in the span
			{ID: "t.blank", Status: normalize.Blank, Where: at(2, 1)},
			{ID: "t.lost", Status: normalize.Blank, Where: at(2, 2)}, // another cell stands there
			{ID: "t.off", Value: number.Int(1), Status: normalize.Stated, Where: normalize.Where{Table: 1, Row: 1, Column: 1}},
		},
		Findings: f,
	}
}

func TestMarks(t *testing.T) {
	span, blank, last := findings.Cell{Table: 2}, findings.Cell{Table: 2, Row: 1}, findings.Cell{Table: 2, Row: 1, Col: 1}
	all := []string{"t.a", "t.blank", "t.lost", "t.off", "t.unknown"}
	suspect := normalize.Suspect{Fact: "t.a", Expected: number.Int(21), Slip: "digits_swapped", Where: normalize.Where{Table: 2, Row: 1, Column: 1}}
	for _, test := range []struct {
		name    string
		finding normalize.Finding
		want    map[findings.Cell]findings.Kind
	}{
		{"broken", normalize.Finding{Verdict: "broken", Facts: all}, map[findings.Cell]findings.Kind{span: findings.Broken, blank: findings.Broken}},
		{"open", normalize.Finding{Verdict: "open", Facts: all}, map[findings.Cell]findings.Kind{blank: findings.Open}},
		{"suspect", normalize.Finding{Verdict: "broken", Facts: []string{"t.blank"}, Suspects: []normalize.Suspect{suspect, suspect}},
			map[findings.Cell]findings.Kind{span: findings.Suspect, blank: findings.Broken}},
		{"set", normalize.Finding{Verdict: "broken", Repairs: []normalize.Repair{{Changes: []normalize.Change{
			{Expected: number.Int(1), Where: suspect.Where}, {Expected: number.Int(2), Where: normalize.Where{Table: 2, Row: 2, Column: 2}}}}}},
			map[findings.Cell]findings.Kind{span: findings.Suspect, last: findings.Suspect}},
		{"noted", normalize.Finding{Severity: "notice", Where: &normalize.Where{Table: 2, Row: 2, Column: 2}}, map[findings.Cell]findings.Kind{last: findings.Noted}},
		{"error", normalize.Finding{Severity: "error", Facts: []string{"t.a"}}, map[findings.Cell]findings.Kind{span: findings.Broken}},
		{"accepted", normalize.Finding{Verdict: "broken", Facts: all, Waived: &normalize.Waiver{}}, nil},
		{"nowhere", normalize.Finding{Severity: "notice", Where: &normalize.Where{Table: -1, Row: 9, Column: 9}}, nil},
		{"beyond", normalize.Finding{Severity: "notice", Where: &normalize.Where{Table: 2, Row: 9, Column: 9}}, nil},
	} {
		marks := findings.Marks(marked(test.finding))
		if len(marks) != len(test.want) {
			t.Errorf("%s: %d marks, want %d", test.name, len(marks), len(test.want))
		}
		for cell, kind := range test.want {
			if m := marks[cell]; m == nil || m.Kind != kind {
				t.Errorf("%s: %v is marked %+v, want %d", test.name, cell, m, kind)
			}
		}
		if m := marks[span]; test.name == "suspect" && (len(m.Expected) != 1 || m.Expected[0].String() != "21" || m.Slips[0] != "digits_swapped") {
			t.Errorf("%s: %+v", test.name, m)
		}
	}
}

// TestMarkOfSeveral holds that a cell bears the gravest of its marks, and lists all.
func TestMarkOfSeveral(t *testing.T) {
	at := normalize.Where{Table: 2, Row: 1, Column: 1}
	grave := normalize.Finding{Verdict: "broken", Facts: []string{"t.a"}, Suspects: []normalize.Suspect{{Fact: "t.a", Expected: number.Int(21), Where: at}}}
	slight := normalize.Finding{Severity: "notice", Where: &at}
	for _, list := range [][]normalize.Finding{{grave, slight}, {slight, grave}} {
		m := findings.Marks(marked(list...))[findings.Cell{Table: 2}]
		if m == nil || m.Kind != findings.Suspect || len(m.Findings) != 2 {
			t.Errorf("%+v", m)
		}
	}
}

// TestHolds counts sums only, not what other rules found in order.
func TestHolds(t *testing.T) {
	r := &normalize.Report{Checks: []normalize.Check{{Rule: "t.sum", Holds: 2}, {Rule: "t.part", Holds: 1}, {Rule: "cell.blank", Holds: 30}}}
	if n := findings.Holds(r); n != 0 {
		t.Errorf("%d sums of no form hold", n)
	}
	r.FormData = &form.Form{Rules: []string{"t.sum", "t.part"}}
	if n := findings.Holds(r); n != 3 {
		t.Errorf("%d sums hold, want 3", n)
	}
}

func TestTexts(t *testing.T) {
	for _, test := range []struct {
		got  form.Text
		want string
	}{
		{findings.PlaceText(&normalize.Where{Line: 41, Table: 3, Row: 4, Column: 9}), "line 41, table 3, row 4, column 9|第 41 行文本，表 3，行 4，列 9"},
		{findings.PlaceText(&normalize.Where{}), "|"},
		{findings.PassageText(&normalize.Passage{Chapter: 2, Paragraph: 3, Offset: 40, Length: 9}), "chapter 2, paragraph 3, from character 41|第 2 章，第 3 段，第 41 字起"},
		{findings.PassageText(&normalize.Passage{Paragraph: 1}), "before the first chapter, paragraph 1|正文之前，第 1 段"},
		{findings.SlipText("digits_swapped"), "digits swapped|两位数字颠倒"},
		{findings.SlipText("some_new_slip"), "some new slip|some_new_slip"},
		{findings.FactText(nil, "a.b"), "a.b|a.b"},
	} {
		if got := test.got.EN + "|" + test.got.ZH; got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms {
		for i := range f.Facts {
			if text := findings.FactText(f, f.Facts[i].ID); text.ZH == f.Facts[i].ID || text.EN == f.Facts[i].ID || strings.HasPrefix(text.ZH, " ") {
				t.Errorf("%s: %s is called %q", f.ID, f.Facts[i].ID, text)
			}
		}
	}
}

func TestCount(t *testing.T) {
	r := &normalize.Report{Findings: []normalize.Finding{{Severity: "error"}, {Severity: "warning"}, {Severity: "notice"}, {Severity: "notice"},
		{Severity: "error", Waived: &normalize.Waiver{}}}}
	c := findings.Of(r)
	c.Add(findings.Of(r))
	if c != (findings.Count{Errors: 2, Warnings: 2, Notices: 4, Waived: 2}) || c.Total() != 8 {
		t.Errorf("%+v", c)
	}
}

// TestUndecided checks what keeps a report without errors from being sound.
func TestUndecided(t *testing.T) {
	waived := &normalize.Waiver{Reason: "known"}
	for name, c := range map[string]struct {
		r    normalize.Report
		want bool
	}{
		"nothing":        {normalize.Report{}, false},
		"partial":        {normalize.Report{Partial: true}, true},
		"open":           {normalize.Report{Findings: []normalize.Finding{{Verdict: "open"}}}, true},
		"not stated":     {normalize.Report{Findings: []normalize.Finding{{Verdict: "not_stated"}}}, true},
		"unreadable":     {normalize.Report{Findings: []normalize.Finding{{Rule: normalize.RuleUnreadable}}}, true},
		"a warning":      {normalize.Report{Findings: []normalize.Finding{{Rule: "cell.blank", Severity: normalize.SeverityWarning}}}, false},
		"open, accepted": {normalize.Report{Findings: []normalize.Finding{{Verdict: "open", Waived: waived}}}, false},
	} {
		if got := findings.Undecided(&c.r); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestSameAlternatives compares what explains two findings.
func TestSameAlternatives(t *testing.T) {
	suspect := func(fact string, expected int64) *normalize.Finding {
		return &normalize.Finding{Suspects: []normalize.Suspect{{Fact: fact, Expected: number.Int(expected)}}}
	}
	if !findings.SameAlternatives(suspect("a", 1), suspect("a", 1)) || findings.SameAlternatives(suspect("a", 1), suspect("a", 2)) ||
		findings.SameAlternatives(suspect("a", 1), suspect("b", 1)) || findings.SameAlternatives(suspect("a", 1), &normalize.Finding{}) {
		t.Error("wrong")
	}
}
