package normalize_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// TestSevered reads a page of which the end of a row and the beginning of another one were
// cut out: the rest of that one is no end of the first.
func TestSevered(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	const begin = "<h1>某市财政局2023年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table><tr><td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计"
	received, carried := "<tr><td>一、本年新收政府信息公开申请数量<td>5<td>1<td>0<td>0<td>0<td>0<td>6", "<tr><td>二、上年结转政府信息公开申请数量<td>2<td>3<td>0<td>4<td>0<td>0<td>9"
	others := ""
	for _, f := range forms {
		if f.ID != "ogi-2021" {
			continue
		}
		for _, table := range f.Tables {
			for k := range table.Rows {
				if row := &table.Rows[k]; table.Key == "applications" && k > 1 && !row.Optional {
					others += "<tr><td>" + row.Number + row.Labels[0] + strings.Repeat("<td>0", 7)
				}
			}
		}
	}
	severed := received[:strings.Index(received, "<td>6")] + carried[strings.Index(carried, "<td>9"):]
	tests := []struct {
		name, rows string
		want       normalize.Status // of the first row's total
	}{
		{"sound", received + carried + others, normalize.Stated},
		{"the end of another row", severed + others, normalize.Unreadable},
		{"a wrong sum, and no row is missing", strings.Replace(received, "<td>6", "<td>8", 1) + carried + others, normalize.Stated},
		{"rows left out in two places", severed + strings.Join(slices.Delete(strings.SplitAfter(others, "<tr>"), 5, 6), ""), normalize.Stated},
		{"a row is missing, and the sum holds", received + others, normalize.Stated},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := htmldoc.Read(begin+test.rows+"</table>", extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := normalize.New(forms).Read(doc)
			if refusal != nil {
				t.Fatalf("refused: %s", refusal.Refused)
			}
			for i := range report.Facts {
				if f := &report.Facts[i]; f.ID == "applications.received.total" && f.Status == test.want {
					return
				}
			}
			t.Errorf("received.total is not %v: %v", test.want, report.Facts)
		})
	}
}
