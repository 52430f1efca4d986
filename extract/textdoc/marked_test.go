package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestMarkedTables(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"a wiki's table", "一、总体情况\n{| class=\"wikitable\"\n! 信息内容\n!width=\"9%\"| 本年制发件数\n|-\n| 规章\n| '''1'''\n|-\n| 行政许可\n的数量 || 2\n|}\n二、主动公开\n", `
一、总体情况
pipes
[信息内容][本年制发件数]
[规章][1]
[行政许可⏎的数量][2]
二、主动公开
`},
		{"a wiki's spans", "{|\n|rowspan=\"2\"| 申请人\n|colspan=2| 法人\n|-\n| 企业\n| 其他\n|-\n| 新收\n| 1\n|\n|}\n", `
spans
[申请人 2×1][法人 1×2]
[企业][其他]
[新收][1][]
`},
		{"a wiki's table without an end, and one in another", "{|\n| 规章\n| 1\n", `
pipes
[{]
[规章]
[1]
`},
		{"columns named above", "[width=\"99%\",cols=\"80%,10%,10%\",]\n|===\n|规章 |1\n|2\n\n|行政许可 | |3\n|===\n\n二、主动公开\n", `
pipes
[规章][1][2]
[行政许可][][3]
二、主动公开
`},
		{"columns of the first line, and spans", "|===\n|申请人 |自然人 |总计\n\n.2+|新收 2+|4\na|5 |6\n|===\n", `
spans
[申请人][自然人][总计]
[新收 2×1][4 1×2]
[5][6]
`},
		{"no end", "|===\n|规章 |1\n", `
pipes
[===]
[规章][1]
`},
	})
}
