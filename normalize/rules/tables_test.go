package rules

import (
	"strings"
	"testing"
)

func imagesReport(edits ...Edit) *Example { return &Example{"images.html", edits} }

func TestTablesAsImages(t *testing.T) {
	has := func(e *Example) bool {
		return strings.Contains(strings.Join(broken(judgeExample(t, e)), " "), "structure.tables_as_images@disclosure")
	}
	table := "<table><tr><td>规章</td><td>0</td></tr></table>"
	if !has(imagesReport(Edit{table, `<p><img src="1.png"></p>`})) {
		t.Error("three chapters of pictures are not found")
	}
	for name, e := range map[string]*Example{
		"two pictures for three chapters":    imagesReport(Edit{table, ""}),
		"chapters that say there is nothing": imagesReport(Edit{table, "<p>无</p>"}, Edit{`<img src="2.png">`, "无"}, Edit{`<img src="3.png">`, "无"}),
		"a year before there was a form":     imagesReport(Edit{table, `<p><img src="1.png"></p>`}, Edit{"<h1>示例市水利局2024年", "<h1>示例市水利局2013年"}, Edit{"<title>示例市水利局2024年", "<title>示例市水利局2013年"}),
	} {
		if has(e) {
			t.Error(name + " are called pictures of tables")
		}
	}
}

// TestTableSeen holds that a table is not called missing whose words are there in a
// shape that could not be read.
func TestTableSeen(t *testing.T) {
	table := `行政复议					行政诉讼									
结果维持	结果纠正	其他结果	尚未审结	总计	未经复议直接起诉					复议后起诉				
					结果维持	结果纠正	其他结果	尚未审结	总计	结果维持	结果纠正	其他结果	尚未审结	总计
72	64	178	37	351	13	4	8	1	26	12	1	1	6	20`
	wantFindings(t, edited(t, Edit{table, "未收到行政复议申请。"}), "structure.table_missing@proceedings")
	r := edited(t, Edit{table, "结果维持、结果纠正、其他结果、尚未审结的各类案件数见附图。"})
	for _, f := range broken(r) {
		if strings.HasPrefix(f, "structure.table_missing") {
			t.Error("the table is called missing though its words are there")
		}
	}
}

// TestHeadingSeen holds that a chapter is not called missing whose heading stands
// in the text.
func TestHeadingSeen(t *testing.T) {
	for _, text := range []string{
		"2024年未收取信息处理费。见六、其他需要报告的事项。", "其他需要报告的事项：本局没有其他需要向社会报告的事项。",
	} {
		r := edited(t, Edit{"六、其他需要报告的事项\n\n2024年未收取信息处理费。", text})
		for _, f := range broken(r) {
			if strings.HasPrefix(f, "structure.section_missing") {
				t.Errorf("%q: %s", text, f)
			}
		}
	}
}

// TestManyRowsMissing checks that missing rows are named one by one only where they are
// few.
func TestManyRowsMissing(t *testing.T) {
	rows := []Edit{
		{"\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n", ""},
		{"\t\t4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0\n", ""},
		{"\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t447\t7\t0\t0\t0\t0\t454\n", ""},
		{"二、上年结转政府信息公开申请数量\t\t\t34\t0\t0\t0\t0\t0\t34\n", ""},
	}
	missing := func(edits ...Edit) (at []string) {
		for _, f := range edited(t, edits...).Findings {
			if f.Rule == "row.missing" {
				at = append(at, f.At)
			}
		}
		return at
	}
	if got := missing(rows[:2]...); len(got) != 2 || got[1] != "applications.declined_publication" {
		t.Errorf("two rows: %v", got)
	}
	if got := missing(rows...); len(got) != 1 || got[0] != "applications" {
		t.Errorf("four rows: %v", got)
	}
}
