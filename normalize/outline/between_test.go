package outline

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/form"
)

// TestBetweenTables reads the headings of chapters that were taken for lines of a
// table of running text, and the text behind the last table. Rows of the tables that
// are numbered like chapters stay rows.
func TestBetweenTables(t *testing.T) {
	const lines = `一、总体情况
` + prose + `
=二、主动公开政府信息情况
=信息内容 本年处理决定数量
=行政许可 3
=三、收到和处理政府信息公开申请情况
=一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1
=主动公开情况
=四、结转下年度继续办理 0 0 0 0 0 0 0
=因政府信息公开工作被申请行政复议、提起行政诉讼情况
=行政复议 结果维持 1
=五、存在的主要问题及改进情况
=专职人员仅 2
=下一步充实队伍。
六、其他需要报告的事项
无。`
	want := `1|overview|一|总体情况|` + prose + `
1|disclosure|二|主动公开政府信息情况|
1|applications|三|收到和处理政府信息公开申请情况|
1|proceedings||因政府信息公开工作被申请行政复议、提起行政诉讼情况|
1|problems|五|存在的主要问题及改进情况|专职人员仅 2⏎下一步充实队伍。
1|other_matters|六|其他需要报告的事项|无。
! number_lost [3]
`
	fs := forms(t)
	doc := textdoc.Read(strings.ReplaceAll(lines, "=", ""), extract.Text, extract.Limits{})
	skip := make([]bool, len(doc.Blocks))
	for i, line := range strings.Split(lines, "\n") {
		skip[i] = strings.HasPrefix(line, "=")
	}
	var of *form.Form
	for _, f := range fs {
		if f.ID == "ogi-2021" {
			of = f
		}
	}
	in := Input{Blocks: doc.Blocks, Skip: skip, Form: of, TableLabel: labels(fs)}
	if got := show(New(fs).Read(in)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// Where no form is known, nothing says which chapters have no table.
	in.Form = nil
	if got := show(New(fs).Read(in)); strings.Contains(got, "专职人员") {
		t.Errorf("without a form\n%s", got)
	}
}
