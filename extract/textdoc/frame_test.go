package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestFrames(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"boxes with spans", `二、公开
┌────────────────────────────┐
│第二十条第（一）项          │
├──────────┬────────┬────────┤
│          │制发件数│废止件数│
│信息内容  ├────────┼────────┤
│          │a       │b       │
├──────────┼────────┼────────┤
│行政规范性│2       │0       │
│文件      │        │        │
└──────────┴────────┴────────┘
三、申请
`, "二、公开\nspans\n[第二十条第（一）项 1×3]\n[信息内容 2×1][制发件数][废止件数]\n[a][b]\n[行政规范性⏎文件][2][0]\n三、申请\n"},
		{"ASCII, indented, each row ruled", `
  +------+------+-----+
  | 名称 | 制发 | 数  |
  +======+======+=====+
  | 规范 | 5    | 3-4 |
  | 性文 |      |     |
  +------+------+-----+
  | 规章 |      | +   |
  +------+------+-----+
`, "pipes\n[名称][制发][数]\n[规范⏎性文][5][3-4]\n[规章][][+]\n"},
		{"a line is a row", `
+------+---+
| 名称 | 数|
+------+---+
| 规章 | 1 |
| 许可 | 2 |
+------+---+
`, "pipes\n[名称][数]\n[规章][1]\n[许可][2]\n"},
		{"quotation marks of one column or two", `
┌────────────┬─┐
│3.危及“安”│6│
├────────────┼─┤
│3.危及“安”  │6│
└────────────┴─┘
`, "pipes\n[3.危及“安”][6]\n[3.危及“安”][6]\n"},
		{"marks of no width that take a column", "┌──┬──┐\n│甲│1\u200b│\n├──┼──┤\n│乙│2 │\n└──┴──┘\n", "pipes\n[甲][1]\n[乙][2]\n"},
		{"around text", "┌────┐\n│  甲│\n│乙  │\n├────┤\n│丙  │\n└────┘\n", "甲\n乙\n丙\n"},
		{"two of them", "┌──┬──┐\n│甲│1 │\n└──┴──┘\n┌──┬──┐\n│乙│2 │\n└──┴──┘\n", "pipes\n[甲][1]\npipes\n[乙][2]\n"},
		{"cut off", "+--+--+\n|甲|1 |\n+--+--+\n|乙|2 |\n丙\n", "pipes\n[甲][1]\npipes\n[乙][2]\n丙\n"},
		{"no rules between rows, blanks in them", "+--+--+--+\n|甲|  |1 |\n|  |乙|2 |\n|  |丙|3 |\n+--+--+--+\n", "pipes\n[甲][][1]\n[][乙][2]\n[][丙][3]\n"},
		{"no rule below the header", "+----+----+\n|总计|    |\n|35  |    |\n+----+----+\n", "pipes\n[总计][]\n[35][]\n"},
		{"a label on two lines", "+----+--+\n|总  |  |\n|计  |35|\n+----+--+\n", "pipes\n[总⏎计][35]\n"},
		{"a frame that is not as wide as its lines", "+--+--+\n| 甲 | 1 |\n+--+--+\n| 乙 | 2 |\n", "pipes\n[甲][1]\n[乙][2]\n"},
	})
}

func TestFramesInMarkdown(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"marks", "+--------+---+\n| **甲** | 1 |\n| 乙     |   |\n+:=======+==:+\n| 丙     | 2 |\n+--------+---+\n", "pipes\n[甲⏎乙][1]\n[丙][2]\n"},
	})
}
