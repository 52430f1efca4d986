package normalize_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/tables"
)

// TestCompare holds a report against a second reading that doubts one cell: the same
// characters, of which only the first reading is sure, are no difference.
func TestCompare(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	reading := func() (*normalize.Report, *normalize.Fact) {
		const source = "甲市财政局2023年政府信息公开工作年度报告\n信息内容\t本年处理决定数量\n行政许可\t5\n行政处罚\t2\n行政强制\t3\n"
		doc, err := read.Document("report.txt", []byte(source), extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		report, refusal := normalize.New(forms).Read(doc)
		if refusal != nil || len(report.Facts) != 3 {
			t.Fatal("the report is not read")
		}
		return report, &report.Facts[1]
	}
	tests := []struct {
		name, raw, reason string
		damaged           bool
		want              normalize.Status
		findings          int
	}{
		{"the same characters", "2", tables.ReasonRanTogether, false, normalize.Stated, 0},
		{"the same characters of a damaged file", "2", tables.ReasonRanTogether, true, normalize.Unreadable, 1},
		{"other characters", "23", tables.ReasonRanTogether, false, normalize.Unreadable, 1},
		{"the same characters in an unknown column", "2", tables.ReasonColumnsLost, false, normalize.Unreadable, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			first, fact := reading()
			second, other := reading()
			other.Status, other.Raw, other.Reason = normalize.Unreadable, test.raw, test.reason
			before := len(first.Findings)
			first.Compare(second, test.damaged)
			if found := len(first.Findings) - before; fact.Status != test.want || fact.Readings != 1 || found != test.findings {
				t.Errorf("%v, %d readings, %d findings; want %v, 1, %d", fact.Status, fact.Readings, found, test.want, test.findings)
			}
			if first.Facts[0].Readings != 2 {
				t.Error("the readings of another cell agree")
			}
		})
	}
}
