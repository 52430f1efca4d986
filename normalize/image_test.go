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

// TestLinesFromImage reads lines of aligned text as they come from the image of a
// table without rules.
func TestLinesFromImage(t *testing.T) {
	const source = `示例县财政局2023年政府信息公开工作年度报告
一、总体情况
全年工作有序开展。
二、主动公开政府信息情况
                       第二十条第（一）项
    信息内容          本年制发件数      本年废止件数      现行有效件数
      规章                 1                                    3
  行政规范性文件           �                 二                 �
                       第二十条第（五）项
    信息内容                    本年处理决定数量
    行政许可                           5
`
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		ocr  *extract.OCR
		want map[string]normalize.Status
	}{
		{"text", nil, map[string]normalize.Status{
			"regulations.issued": normalize.Stated, "regulations.repealed": normalize.Blank, "normative_documents.issued": normalize.Unreadable,
			"normative_documents.repealed": normalize.Stated, "normative_documents.in_force": normalize.Unreadable, "licensing.decisions": normalize.Stated}},
		{"image read once", &extract.OCR{Confidence: 0.9}, map[string]normalize.Status{
			"regulations.issued": normalize.Unreadable, "regulations.repealed": normalize.Unreadable, "normative_documents.issued": normalize.Unreadable,
			"normative_documents.repealed": normalize.Unreadable, "normative_documents.in_force": normalize.Unreadable, "licensing.decisions": normalize.Unreadable}},
		{"image read three times", &extract.OCR{Confidence: 0.9, Readings: 3}, map[string]normalize.Status{
			"regulations.issued": normalize.Stated, "regulations.repealed": normalize.Unreadable, "licensing.decisions": normalize.Stated}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := textdoc.Read(source, extract.Text, extract.Limits{})
			for i := range doc.Blocks {
				doc.Blocks[i].OCR = tt.ocr
			}
			report, refusal := normalize.New(forms).Read(doc)
			if refusal != nil {
				t.Fatal(refusal.Refused)
			}
			got := map[string]*normalize.Fact{}
			for i := range report.Facts {
				got[report.Facts[i].ID] = &report.Facts[i]
			}
			for id, want := range tt.want {
				f := got["disclosure."+id]
				if f == nil {
					t.Errorf("%s: no fact", id)
					continue
				}
				if f.Status != want || tt.ocr != nil && want == normalize.Unreadable && f.Reason != normalize.ReasonUndecided {
					t.Errorf("%s: %v %q %s, want %v", id, f.Status, f.Raw, f.Reason, want)
				}
			}
		})
	}
}

// TestDirtInCell reads a table from an image in which dirt made a text of a number:
// its row seems to print no value.
func TestDirtInCell(t *testing.T) {
	const page = `<h1>示例县财政局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>
<tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>1</td><td>0</td><td>3</td></tr><tr><td>行政规范性文件</td><td>1</td><td>0</td><td>3</td></tr>
<tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>
<tr><td>行政许可</td><td colspan=3>5</td></tr>
<tr><td colspan=4>第二十条第（八）项</td></tr><tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan=3>VALUE</td></tr></table>`
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]normalize.Status{"20.5": normalize.Stated, "": normalize.Blank, "本人": normalize.Unreadable, "\ufffd 人": normalize.Unreadable} {
		doc, err := htmldoc.Read(strings.Replace(page, "VALUE", text, 1), extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Blocks {
			if table := doc.Blocks[i].Table; table != nil {
				for k := range table.Cells {
					table.Cells[k].OCR = &extract.OCR{Confidence: 0.9, Readings: 3}
				}
			}
		}
		report, refusal := normalize.New(forms).Read(doc)
		if refusal != nil {
			t.Fatal(refusal.Refused)
		}
		f := report.Facts[len(report.Facts)-1]
		if f.ID != "disclosure.fees.amount" || f.Status != want {
			t.Errorf("%q: %s %v, want %v", text, f.ID, f.Status, want)
		}
	}
}
