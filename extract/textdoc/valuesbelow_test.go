package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestValuesBelowLabels(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"", "二、公开\n信息内容\t制发\t废止\n规章\n\t330\t0\n文件\n1,652\t增加2\t无\n\n行政许可\t件\n41件\n行政处罚\n-\t\n三、办理结果\t（一）公开\n1\t2\n（二）部分公开\n3\t4\n", `
二、公开
tabs
[信息内容][制发][废止]
[规章][][330][0]
[文件][1,652][增加2][无]
tabs
[行政许可][件][41件]
[行政处罚][-][]
[三、办理结果][（一）公开][1][2]
[（二）部分公开][3][4]
`},
		{"labels and values on one line", "规章\t1\n文件\t2\n许可\n3\t4\n处罚\t5\n强制\t6\n收费\n7\t8\n", `
tabs
[规章][1]
[文件][2]
许可
tabs
[3][4]
[处罚][5]
[强制][6]
收费
tabs
[7][8]
`},
	})
}
