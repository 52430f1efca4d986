package normalize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// TestJoined reads digits that line breaks or blanks keep apart: a number where the
// sums of reconsiderations or lawsuits prove that, otherwise unreadable.
func TestJoined(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	reader := normalize.New(forms)
	const upheld, total, licences = "proceedings.reconsideration.upheld", "proceedings.reconsideration.total", "disclosure.licensing.decisions"
	tests := []struct {
		name, proceedings string // fifteen values
		licences          string
		want              map[string]string // value and reading, or the reason
	}{
		{"a total in one piece", "6\n5 7 0 0 72 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "65 sums", total: "72 "}},
		{"a carry from line to line", "6\n5 7 0 0 7\n2 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "65 sums", total: "72 sums"}},
		{"two rows of numbers", "6\n5 2\n1 0 0 8\n6 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "two_numbers", total: "two_numbers"}},
		{"two numbers", "6\n5 7 0 0 18 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "two_numbers", total: "18 "}},
		{"one of them contradicts", "6\n5 7 0 0 7\n2 1\n2 1 0 0 4 0 0 0 0 0", "1", map[string]string{upheld: "65 sums", total: "72 sums", "proceedings.litigation_direct.upheld": "two_numbers"}},
		{"groups of any length", "31\n19 3 0 0 3122 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "3119 sums"}},
		{"blanks for 0", "6\n5 _ _ _ 65 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "65 sums"}},
		{"no sum", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "1~2", map[string]string{licences: "12 alone"}},
		{"set apart like others", "6~5 7 0 0 7~2 0 0 0 0 0 0 0 0 0 0", "1~2", map[string]string{upheld: "65 sums", total: "72 sums", licences: "12 alone"}},
		{"others are two", "6~5 7 0 0 7~2 1~2 0 0 0 3 0 0 0 0 0", "1~2", map[string]string{upheld: "65 sums", licences: "12 alone"}},
		{"thousands", "3~119 7 0 0 3126 0 0 0 0 0 0 0 0 0 0", "1~234", map[string]string{upheld: "3119 ", licences: "1234 "}},
		{"wrong thousands", "3~119 7 0 0 3127 0 0 0 0 0 0 0 0 0 0", "1~234", map[string]string{upheld: "3119 ", total: "3127 "}},
		{"no thousands", "3~119 7 0 0 126 0 0 0 0 0 0 0 0 0 0", "1~234", map[string]string{upheld: "two_numbers", total: "126 ", licences: "1234 "}},
		{"other pattern", "6~5 7 0 0 7~2 0 0 0 0 0 0 0 0 0 0", "1\n2", map[string]string{upheld: "65 sums", licences: "12 alone"}},
		{"a blank below", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "1\n2 _", map[string]string{licences: "two_numbers"}},
		{"two below each other", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "1\n2 3\n4", map[string]string{licences: "two_numbers", "disclosure.penalties.decisions": "two_numbers"}},
		{"no sum holds, a blank beside", "6\n5 7 _ 0 9 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "two_numbers"}},
		{"no sum holds, nothing blank", "6\n5 7 1 0 99 0 0 0 0 0 0 0 0 0 0", "1", map[string]string{upheld: "two_numbers"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := htmldoc.Read(joinedReport(test.proceedings, test.licences), extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := reader.Read(doc)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal.Refused)
			}
			found := 0
			for i := range report.Facts {
				f := &report.Facts[i]
				want, ok := test.want[f.ID]
				if !ok {
					continue
				}
				found++
				got := f.Reason
				if f.Status.Known() {
					got = f.Value.String() + " " + f.Reading.String()
				}
				if slot, _ := report.FormData.Slot(f.ID); got != want || report.Cells[slot].Status != f.Status {
					t.Errorf("%s %q is %q, want %q", f.ID, f.Raw, got, want)
				}
			}
			if found != len(test.want) {
				t.Errorf("%d of %d facts", found, len(test.want))
			}
		})
	}
}

// joinedReport writes a page with the table of proceedings, in which ~ is a blank and _
// an empty cell, and the decisions on licences.
func joinedReport(proceedings, licences string) string {
	cells := func(s string) string {
		var b strings.Builder
		for _, text := range strings.Split(s, " ") {
			fmt.Fprintf(&b, "<td>%s", strings.NewReplacer("~", " ", "_", "", "\n", "<br>").Replace(text))
		}
		return b.String()
	}
	results := cells("结果维持 结果纠正 其他结果 尚未审结 总计")
	licences, penalties, more := strings.Cut(licences, " ")
	if !more {
		penalties = "2"
	}
	decisions := strings.NewReplacer("\n", "<br>", "~", " ", "_", "")
	return "<h1>某市财政局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table><tr><td colspan=2>第二十条第（五）项<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>" +
		decisions.Replace(licences) + "<tr><td>行政处罚<td>" + decisions.Replace(penalties) + "<tr><td>行政强制<td>3</table>" +
		"<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr>" +
		strings.ReplaceAll(results, "<td>", "<td rowspan=2>") + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>" +
		results + results + "<tr>" + cells(proceedings) + "</table>"
}
