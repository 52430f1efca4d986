package normalize_test

import (
	"slices"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// TestSeen holds that words of tables and chapters that were not read are noticed,
// also where lines tear them apart, and that the narrative's are not taken for them.
func TestSeen(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	reader := normalize.New(forms)
	const report = `甲市乙局2024年政府信息公开工作年度报告

一、总体情况

2024年，全年收到申请1件，结果维持的行政复议0件，行政许可3件。

二、主动公开政府信息情况

信息内容	本年处理决定数量
行政许可	3
信息内容	本年处理决定数量
行政处罚	1
行政强制	0
信息内容	本年收费金额（单位：万元）
行政事业性收费	0
信息内容	本年制发件数	本年废止件数	现行有效件数
规章	0	0	0
行政规范性文件	0	0	0

`
	for name, c := range map[string]struct {
		text             string
		tables, chapters []string
	}{
		"nothing": {"", nil, nil},
		"torn":    {"结果维\n\n持\n\n其他结\n\n果\n\n尚未审\n\n结\n\n", []string{"proceedings"}, nil},
		"heading": {"本章见附件：五、存在的主要\n\n问题及改进情况\n\n", nil, []string{"problems"}},
	} {
		doc, err := read.Document("report.txt", []byte(report+c.text), extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		r, refusal := reader.Read(doc)
		if refusal != nil {
			t.Fatalf("%s: refused: %s", name, refusal.Refused)
		}
		if !slices.Equal(r.Seen.Tables, c.tables) || !slices.Equal(r.Seen.Chapters, c.chapters) {
			t.Errorf("%s: saw %+v, want %v and %v", name, r.Seen, c.tables, c.chapters)
		}
	}
}
