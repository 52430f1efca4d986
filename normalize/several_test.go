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

// TestSeveralReports reads the first of several reports in one file and names the
// others.
func TestSeveralReports(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	report := func(title, licences string) string {
		return title + "\n一、总体情况\n全年工作有序开展，收到政府信息公开申请" + licences + "件。\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 " + licences +
			"\n行政处罚 2\n行政强制 3\n三、存在的主要问题及改进情况\n公开不够及时。\n"
	}
	first := report("甲市财政局2023年政府信息公开工作年度报告", "5")
	const others = "document.partial other_reports"
	tests := []struct{ name, source, want string }{
		{"another year", first + report("甲市财政局2022年政府信息公开工作年度报告", "7"), others + "（甲市财政局2022年政府信息公开工作年度报告）"},
		{"another organ", first + report("甲市水务局2023年政府信息公开工作年度报告", "7"), others + "（甲市水务局2023年政府信息公开工作年度报告）"},
		{"a title of two lines", first + report("甲市水务局\n2023年政府信息公开工作年度报告", "7"), others + "（甲市水务局2023年政府信息公开工作年度报告）"},
		{"three", first + report("甲市水务局2023年政府信息公开工作年度报告", "7") + report("甲市教育局2023年政府信息公开工作年度报告", "8"),
			others + "（甲市水务局2023年政府信息公开工作年度报告；甲市教育局2023年政府信息公开工作年度报告）"},
		{"the same once more", first + first, ""},
		{"links to others", first + "上一篇\n甲市水务局2023年政府信息公开工作年度报告\n一、\n", ""},
		{"a chapter about another report", "甲市财政局2023年政府信息公开工作年度报告\n一、总体情况\n按照\n甲市人民政府2022年政府信息公开工作年度报告\n" + strings.SplitAfterN(first, "\n", 3)[2], ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := read.Document("report.txt", []byte(test.source), extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := normalize.New(forms).Read(doc)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal.Refused)
			}
			got := ""
			if i := slices.IndexFunc(report.Findings, func(f normalize.Finding) bool { return f.At == "other_reports" }); i >= 0 {
				f := &report.Findings[i]
				got = f.Rule + " " + f.At + f.Message.ZH[strings.Index(f.Message.ZH, "（"):]
			}
			if got != test.want || report.Partial != (got != "") || report.Organ != "甲市财政局" || report.Year != 2023 {
				t.Errorf("%s %d, partial %v: %q, want %q", report.Organ, report.Year, report.Partial, got, test.want)
			}
			if repeated := slices.ContainsFunc(report.Findings, func(f normalize.Finding) bool { return f.Rule == normalize.RuleRowRepeated }); repeated {
				t.Error("rows of another report")
			}
		})
	}
}
