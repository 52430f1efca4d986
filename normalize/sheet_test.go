package normalize_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
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

// TestReportInARow: a page that sets the whole text of a report in one row of a
// table is read as that text.
func TestReportInARow(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	const text = "2013年,我镇认真贯彻落实条例,不断健全工作机制,深化公开内容,现将我镇2013年政府信息公开工作报告如下: 一、主动公开政府信息情况 全年公开信息123件,处理网上投诉36只,群众满意。 " +
		"二、依申请公开政府信息情况 全年未收到信息公开的申请,也无不予公开信息的情况发生。 三、存在的主要问题及改进情况 公开的载体有待拓宽,将加强培训,提高信息的质量,方便群众查询。"
	for name, src := range map[string]string{
		"title above":   "索引号: | 2015-34 | 公开方式: | 主动公开 |\n云溪镇2013年政府信息公开工作年度报告 | ||\n" + text + " |\n||\n附件:统计表.doc |\n",
		"title with it": "2013年云溪镇政府信息公开年度报告\n某区云溪镇人民政府2013年政府信息公开年度报告 " + text + " |\n",
	} {
		report, refusal := normalize.New(forms).Read(textdoc.Read(src, extract.Text, extract.Limits{}))
		if refusal != nil {
			t.Errorf("%s: refused: %s", name, refusal.Detail)
			continue
		}
		var keys []string
		for _, s := range report.Sections {
			keys = append(keys, s.Key)
		}
		if got := strings.Join(keys, " "); got != "disclosure applications problems" {
			t.Errorf("%s: chapters %s", name, got)
		}
	}
}
