// Package sample makes checked reports for the tests of the writers: the
// repository's samples, changed where wanted, and one whose every text is hostile.
package sample

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

// Files are the text, HTML and Markdown samples that testdata/files.json lists, by path
// below the repository's testdata, and the changes that break sums in them: the first
// text becomes the second once.
func Files(t testing.TB) (files map[string][2]string) {
	t.Helper()
	list, err := os.ReadFile(filepath.Join("..", "internal", "sample", "testdata", "files.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(list, &files); err != nil || len(files) == 0 {
		t.Fatal("no samples: ", err)
	}
	return files
}

// Load reads and checks a sample, and keeps its tables.
func Load(t testing.TB, name string, change [2]string) *normalize.Report {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	if change[0] != "" {
		if !strings.Contains(text, change[0]) {
			t.Fatalf("%s does not hold %q", name, change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	doc, err := read.Document(name, []byte(text), extract.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	reader := normalize.New(forms)
	reader.Keep = true
	r, refusal := reader.Read(doc)
	if refusal != nil {
		t.Fatalf("%s: %s", name, refusal.Refused)
	}
	r.Source.Path = name
	reconcile.Check(r)
	return r
}

// Hostile is a text that would do harm wherever it is not escaped: in markup, in
// an attribute, in a style, in a formula of a spreadsheet.
const Hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(1)> ]]> --> \"' onmouseover=\"x </style></table> javascript:alert(1) {{.}} \x00\x1b\u202e\xff & 末"

// Bad is a report of which every text is hostile, and which has findings of all
// kinds.
func Bad() *normalize.Report {
	value := func(n int64) *number.Value { v := number.Int(n); return &v }
	where := normalize.Where{Line: 3, Table: 1, Row: 2, Column: 2}
	message := form.Text{ZH: Hostile, EN: Hostile}
	cells := []extract.Cell{
		{Text: Hostile, Row: 0, Col: 0, RowSpan: 1, ColSpan: 2},
		{Text: "@" + Hostile, Row: 1, Col: 0, RowSpan: 1, ColSpan: 1},
		{Text: "-2923", Row: 1, Col: 1, RowSpan: 1, ColSpan: 1},
	}
	return &normalize.Report{
		Schema: normalize.ReportSchema, Title: Hostile, Organ: Hostile, Year: 2024, Published: Hostile, Form: Hostile,
		Source:   normalize.Source{Path: "javascript:alert(1)/" + Hostile, SHA256: "ab"},
		Preamble: Hostile,
		Sections: []normalize.Section{{Number: Hostile, Title: Hostile, Level: 1, Text: Hostile + "\n受理3119件",
			Sections: []normalize.Section{{Title: Hostile, Level: 2, Text: Hostile}}}},
		Facts: []normalize.Fact{{ID: "a.b", Raw: "-2923", Value: number.Int(-2923), Status: normalize.Stated, Where: where}},
		Mentions: []normalize.Mention{
			{Facts: []string{"a.b"}, Value: number.Int(3119), Raw: Hostile, Verdict: normalize.MentionDiffers,
				Where: normalize.Passage{Chapter: 1, Paragraph: 2, Offset: 2, Length: 4}},
			{Value: number.Int(1), Raw: Hostile, Verdict: normalize.MentionUnbound, Reason: Hostile,
				Where: normalize.Passage{Chapter: 1, Paragraph: 1, Offset: 5, Length: 30}},
			{Value: number.Int(1), Verdict: normalize.MentionAgrees, Where: normalize.Passage{Chapter: 9, Paragraph: -1, Offset: 1 << 40, Length: 1 << 40}},
		},
		Findings: []normalize.Finding{
			{Rule: "a.flow", At: Hostile, Severity: "error", Verdict: "broken", Left: value(1), Right: value(2), Difference: value(-1),
				Formula: Hostile, Facts: []string{"a.b"}, Located: normalize.LocatedCell, Cause: normalize.CausePublished,
				Suspects: []normalize.Suspect{{Fact: "a.b", Stated: number.Int(-2923), Expected: number.Int(2932), Slip: Hostile, Reason: Hostile,
					Evidence: []string{"mention"}, Where: where}},
				Message: message, Identity: "0123456789abcdef"},
			{Rule: "a.set", Severity: "error", Verdict: "broken", Located: normalize.LocatedSet, Message: message, Identity: "1123456789abcdef",
				Repairs: []normalize.Repair{{Slip: "values_swapped", Changes: []normalize.Change{
					{Fact: "a.b", Stated: number.Int(1), Expected: number.Int(2), Slip: "other", Where: where},
					{Fact: "a.c", Stated: number.Int(2), Expected: number.Int(1), Where: normalize.Where{Table: 99, Row: 1, Column: 1}}}}}},
			{Rule: "narrative.differs", Severity: "warning", Passage: &normalize.Passage{Chapter: 1, Paragraph: 2, Offset: 2, Length: 4},
				Message: message, Identity: "2123456789abcdef"},
			{Rule: "label.misprinted", Severity: "notice", Where: &normalize.Where{Page: 4, Table: 1, Row: 2, Column: 1}, Message: message,
				Identity: "0123456789abcdef"}, // the same identity again
			{Rule: "b.accepted", Severity: "error", Verdict: "broken", Facts: []string{"a.b"}, Message: message, Identity: "3123456789abcdef",
				Waived: &normalize.Waiver{Reason: Hostile, By: Hostile, Date: "2025-03-01", Note: Hostile}},
		},
		Grids: []*extract.Table{extract.NewTable(extract.Markup, 2, 2, cells, extract.Pos{Line: 3}), nil},
	}
}

// Refused is an input that is no report, with hostile texts.
func Refused() *normalize.Refusal {
	return &normalize.Refusal{
		Schema: normalize.RefusalSchema, Source: normalize.Source{Path: "b/<b>.html"}, Refused: "list_page",
		Reason: form.Text{ZH: "列表页", EN: "a list of reports"}, Detail: Hostile,
		Links: []normalize.Link{{Text: Hostile, Href: "javascript:alert(1)"}},
	}
}
