package textdoc

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestBarred reads tables whose cells have the pipe that ends them on the next line.
func TestBarred(t *testing.T) {
	const head = "第二十条第（一）项\n|\n|||\n信息内容\n|\n本年制发件数\n|\n本年废止件数\n|\n现行有效件数\n|\n"
	for _, c := range []struct {
		name, text string
		want       string // rows of the tables, cells with commas between; other blocks in brackets
	}{
		{"full rows and rows that lack cells", "二、主动公开政府信息情况\n" + head + "规章\n|\n0\n|\n1\n|\n2\n|\n行政许可\n|\n2910\n|\n||\n三、其他\n",
			"[二、主动公开政府信息情况]第二十条第（一）项 信息内容,本年制发件数,本年废止件数,现行有效件数 规章,0,1,2 行政许可,2910 [三、其他]"},
		{"blank cells", head + "规章\n|\n|\n1\n|\n|\n行政许可\n|\n7\n|\n||\n", "第二十条第（一）项 信息内容,本年制发件数,本年废止件数,现行有效件数 规章,,1, 行政许可,7 "},
		{"a cell of two lines, empty lines", head + "行政\n\n许可\n|\n\n7\n|\n||\n", "第二十条第（一）项 信息内容,本年制发件数,本年废止件数,现行有效件数 行政/许可,7 "},
		{"two tables", head + "行政许可\n|\n7\n|\n||\n三、收到和处理政府信息公开申请情况\n甲\n|\n||\n乙\n|\n||\n丙\n|\n1\n|\n2\n|\n",
			"第二十条第（一）项 信息内容,本年制发件数,本年废止件数,现行有效件数 行政许可,7 [三、收到和处理政府信息公开申请情况]甲 乙 丙,1,2 "},
		{"rows without end", strings.Repeat("甲\n|\n条\n|\n1\n|\n", 4), strings.Repeat("[甲][条][1]", 4)},
		{"pipes that make no equal rows", "甲\n|\n||\n乙\n|\n|||\n丙\n|\n", "[甲]  [乙] , [丙] "},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, end := range []string{"\n", "\r\n"} {
				doc := Read(strings.ReplaceAll(c.text, "\n", end), extract.Text, extract.Limits{})
				var b strings.Builder
				for i := range doc.Blocks {
					if table := doc.Blocks[i].Table; table != nil {
						b.WriteString(rowsOf(table))
					} else {
						b.WriteString("[" + doc.Blocks[i].Text + "]")
					}
				}
				if b.String() != c.want {
					t.Errorf("with %q:\ngot  %s\nwant %s", end, b.String(), c.want)
				}
			}
		})
	}
}

func rowsOf(t *extract.Table) string {
	var b strings.Builder
	for row := range t.Rows {
		for i, c := range t.Row(row) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strings.ReplaceAll(c.Text, "\n", "/"))
		}
		b.WriteByte(' ')
	}
	return b.String()
}
