package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestLists(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"a row a line", "一、总体情况\n['信息内容', '本年制发\\n件数']\n['规章', 1, None]\n二、主动公开\n", `
一、总体情况
pipes
[信息内容][本年制发⏎件数]
[规章][1][]
二、主动公开
`},
		{"tables of rows", "[[[\"规章\", \"1\"],\n  [\"许可\", null]],\n [[\"收费\", 0.5]]]\r\n二、主动公开\n", `
pipes
[规章][1]
[许可][]
pipes
[收费][0.5]
二、主动公开
`},
		{"no rows", "[1]\n[索引号] 甲\n[]\n['甲'] 乙\n['甲', ['乙']]\n['甲\n[['甲'], '乙']\n[[[[['甲']]]]]\n", `
pipes
[1]
[索引号] 甲
[]
['甲'] 乙
['甲', ['乙']]
['甲
[['甲'], '乙']
[[[[['甲']]]]]
`},
	})
}
