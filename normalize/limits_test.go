package normalize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// TestRowsLimited reads more rows of running text than are looked at: the first
// ones count, and the report says that it is partial.
func TestRowsLimited(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	const title = "甲市乙局2021年政府信息公开工作年度报告\n"
	for name, text := range map[string]string{
		"rows":         title + "信息内容\n本年处理决定数量\n行政许可 1\n行政处罚 2\n行政强制 3\n" + strings.Repeat("行政许可 4\n", 120_000),
		"one row":      title + "信息内容\n本年处理决定数量\n行政许可 1\n行政处罚 2\n行政强制 3\n行政许可   " + strings.Repeat("4   ", 250_000),
		"one line":     title + strings.Repeat("行政许可 1 行政处罚 2 行政强制 3 ", 80_000),
		"no known row": title + strings.Repeat("行政许可 一二三四\n", 220_000),
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read.Document("report.txt", []byte(text), extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := normalize.New(forms).Read(doc)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal.Refused)
			}
			limited := slices.ContainsFunc(report.Findings, func(f normalize.Finding) bool { return f.At == "rows_limited" })
			if !limited || !report.Partial {
				t.Errorf("partial %v, rows_limited reported %v", report.Partial, limited)
			}
			for i := range report.Facts {
				if f := &report.Facts[i]; f.ID == "disclosure.licensing.decisions" && f.Raw != "1" {
					t.Errorf("%s is %q, not the first print", f.ID, f.Raw)
				}
			}
		})
	}
}
