package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestDelimiterRows(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"behind a header of two rows, some cells with one dash", "| 行政复议 | |\n| 维持 | 纠正 |\n| :-: | - |\n| 1 | 2 |\n", `
pipes
[行政复议][]
[维持][纠正]
[1][2]
`},
		{"of other dialects", "| 行政复议 | |\n| 维持 | 纠正 |\n|---+---|\n| 1 | 2 |\n", `
pipes
[行政复议][]
[维持][纠正]
[1][2]
`},
		{"of one dash behind a header of several rows, and of two before its end", "| 行政复议 | |\n| 维持 | 纠正 |\n| - | - |\n| - | 2件 |\n\n> | 行政复议 | |\n> | -- | -- |\n> | 维持 | 纠正 |\n> | 1 | 2 |\n", `
pipes
[行政复议][]
[维持][纠正]
[-][2件]
pipes
[行政复议][]
[维持][纠正]
[1][2]
`},
		{"with a spoiled cell, a page's end below", "| 复议 | | | |\n| 维持 | 纠正 | 其他 | 总计 |\n| -- | -\uFFFD | -- | -- |\n\n- 2 -\n\n| 1 | - | - | 1 |\n", `
pipes
[复议][][][]
[维持][纠正][其他][总计]
- 2 -
pipes
[1][-][-][1]
`},
		{"the values of two tables in one, and of a table without any", "| 维持 | 纠正 |\n| 1 | 2 |\n| 维持 | 纠正 |\n| - | - |\n\n| 维持 | 纠正 |\n| - | - |\n", `
pipes
[维持][纠正]
[1][2]
[维持][纠正]
[-][-]
pipes
[维持][纠正]
[-][-]
`},
		{"marks for nothing", "| 维持 | 纠正 | 其他 |\n|---|---|---|\n| - | -- | - |\n|\\| \\ | a\\|b |\n", `
pipes
[维持][纠正][其他]
[-][--][-]
[\][\][a|b]
`},
	})
}

func TestDoublePipes(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"a wiki's header, blank cells in it", "|| || ||行政复议||直接起诉||\n|维持| |7|4|\n|| |3|1|\n", "pipes\n[][][行政复议][直接起诉]\n[维持][][7][4]\n[][][3][1]\n"},
	})
}

func TestMarksOnLinesOfTheirOwn(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"no delimiter rows", "|\n维持 |\n纠正 |\n其他 |\n|\n-- |\n59 |\n- |\n", `
pipes
[]
[维持]
[纠正]
[其他]
[]
[--]
[59]
[-]
`},
	})
}

func TestBrokenRows(t *testing.T) {
	testOutlines(t, extract.Markdown, []readCase{
		{"lines broken behind a pipe", "| 内容 | 制发 | 废止 | 有效 |\n|---|---|---|---|\n| 规章 | 0 |\n1 | 2 |\n| 文件 | 3 | 4 |\n5 | 6 |\n", `
pipes
[内容][制发][废止][有效]
[规章][0][1][2]
[文件][3][4]
[5][6]
`},
		{"line breaks in cells of rows that end with a pipe", "| 信息内容 | 本年制发件数 | 现行  \n有效件数 |\n| --- | --- | --- |\n| 规章 |  **0**  \n |  7  |\n| **行政规范性**  \n文件 | 0 | 3 |\n| 总计 | 1\n\n三、申请\n", `
pipes
[信息内容][本年制发件数][现行⏎有效件数]
[规章][0][7]
[行政规范性⏎文件][0][3]
[总计][1]
三、申请
`},
		{"some rows lost an outer pipe", "A | B |\n|---|---|\n| 规章 | 0 \n文件 | 1 |\n| 许可 | |\n| 处罚 \n", `
pipes
[A][B]
[规章][0]
[文件][1]
[许可][]
[处罚]
`},
		{"rows that end without", "| 信息内容 | 件数\n| --- | ---\n| 规章 | 0\n| 文件 | 1\n", `
pipes
[信息内容][件数]
[规章][0]
[文件][1]
`},
		{"rows filled up with pipes, carriage returns", "一、本年新收 | 7 | 8 |\r自然人 | 总计 ||\r\r二、申请\r", `
pipes
[一、本年新收][7][8]
[自然人][总计][]
二、申请
`},
		{"rows filled up with pipes", "申请人情况 | |||\n自然人 | 总计 |||\n一、本年新收 | 7 | 8 ||\n", `
pipes
[申请人情况][][][]
[自然人][总计][][]
[一、本年新收][7][8][]
`},
	})
}
