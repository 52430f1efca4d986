package normalize_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// TestChaptersInTables: the rows of a table that are headings and text of chapters
// are read as such, whether the table holds one heading or the whole report.
func TestChaptersInTables(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	const decisions = "<tr><td colspan=2>第二十条第（五）项<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>1<tr><td>行政处罚<td>2<tr><td>行政强制<td>3"
	const before = "<td colspan=2>一、总体情况<tr><td colspan=2>全年公开信息5条。"
	const behind = "<tr><td colspan=2>五、存在的主要问题及改进情况<tr><td colspan=2>公开不够及时。"
	tests := []struct{ name, src, want string }{
		{"a sheet", "<table><tr><td colspan=2>某市财政局2023年政府信息公开工作年度报告<tr>" + before +
			"<tr><td colspan=2>二、主动公开政府信息情况" + decisions + behind + "</table>",
			"overview: 全年公开信息5条。|disclosure: |problems: 公开不够及时。"},
		{"a title before it", "<h1>某市财政局2023年政府信息公开工作年度报告</h1><table><tr>" + before +
			"<tr><td colspan=2>二、主动公开政府信息情况" + decisions + behind + "</table>",
			"overview: 全年公开信息5条。|disclosure: |problems: 公开不够及时。"},
		{"a heading in its table", "<h1>某市财政局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开信息5条。</p><table>" +
			"<tr><td colspan=2>二、主动公开政府信息情况" + decisions + "</table><p>五、存在的主要问题及改进情况</p><p>公开不够及时。</p>",
			"overview: 全年公开信息5条。|disclosure: |problems: 公开不够及时。"},
		{"none", "<h1>某市财政局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开信息5条。</p><table>" +
			"<tr><td colspan=2>单位：件" + decisions + "</table>", "overview: 全年公开信息5条。"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := htmldoc.Read(test.src, extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := normalize.New(forms).Read(doc)
			if refusal != nil {
				t.Fatal(refusal)
			}
			var got []string
			for _, s := range report.Sections {
				got = append(got, s.Key+": "+s.Text)
			}
			if g := strings.Join(got, "|"); g != test.want || len(report.Facts) != 3 {
				t.Errorf("%d facts, got %s\nwant %s", len(report.Facts), g, test.want)
			}
		})
	}
}
