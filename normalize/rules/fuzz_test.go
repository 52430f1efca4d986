package rules

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/outline"
)

// FuzzCheck judges reports of any text: every finding says what it is about in both
// languages, and its place is one of the report.
func FuzzCheck(f *testing.F) {
	f.Add("示例市水利局", 2024, "所列数据的统计期限自2023年1月1日起至2023 年12月31日止。", "2023年，本局无。", "2023年总体情况", "（三）")
	f.Add("青石镇", 2019, "本报告由白鹭镇编制。现公布白鹭镇2018年政府信息公开工作年度报告。", "\n\n二〇一八年，\n2020年1月1日", "", "一、")
	f.Add("\xff", -1, "《2023年》年年１９年", "2025-01-01", "９９９９年", "(\xff")
	forms := forms(f)
	f.Fuzz(func(t *testing.T, organ string, year int, preamble, text, title, number string) {
		r := &normalize.Report{
			Organ: organ, Year: year, Published: "2025-05-01", Preamble: preamble, YearFrom: "title", FormData: forms[0], Form: forms[0].ID,
			Cells: make([]normalize.Cell, len(forms[0].Facts)),
		}
		for i, s := range forms[0].Sections {
			x := normalize.Section{Key: s.Key, Title: s.Headings[0], Number: s.Number, Level: 1, Text: text}
			if i == 0 {
				x.Sections = []normalize.Section{{Number: number, Title: title, Level: 2, Text: preamble}, {Number: number, Title: title, Level: 2}}
			}
			r.Sections = append(r.Sections, x)
		}
		for _, kind := range []outline.FaultKind{outline.Repeated, outline.Gap, outline.OutOfOrder, outline.Restarts, outline.DoubledNumber, outline.NumberLost} {
			r.Faults = append(r.Faults, outline.Fault{Kind: kind, Path: []int{0, 1}}, outline.Fault{Kind: kind, Path: []int{len(r.Sections) - 1}},
				outline.Fault{Kind: kind, Path: []int{99}}, outline.Fault{Kind: kind})
		}
		Check(r)
		for i := range r.Findings {
			place(t, r, &r.Findings[i])
		}
	})
}

// place holds that a finding's passage is one of the narrative.
func place(t *testing.T, r *normalize.Report, f *normalize.Finding) {
	t.Helper()
	if f.Message.ZH == "" || f.Message.EN == "" || f.Severity == "" || f.Rule == "" {
		t.Errorf("%+v lacks a text", f)
	}
	if f.Passage == nil || f.Passage.Paragraph == 0 {
		return
	}
	for p := range narrative(r) {
		if p.chapter == f.Passage.Chapter && p.number == f.Passage.Paragraph {
			if n := utf8.RuneCountInString(p.text); f.Passage.Offset+f.Passage.Length > n || strings.Contains(p.text, "\n") {
				t.Errorf("%s is at %d+%d of %d characters", f.Rule, f.Passage.Offset, f.Passage.Length, n)
			}
			return
		}
	}
	t.Errorf("%s is in a paragraph that is not there: %+v", f.Rule, f.Passage)
}
