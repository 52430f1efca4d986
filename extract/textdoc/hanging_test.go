package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestHangingRows(t *testing.T) {
	const begin = "信息内容| 本年制发件数| 本年废止件数  \n---|---|---  \n"
	testOutlines(t, extract.Markdown, []readCase{
		{"cells that are paragraphs", begin + "规章| \n\n0\n\n| \n\n **14**\n432  \n  \n规范性文件| \n\n0\n\n| 7  \n行政许可| \n\n| \n\n605  \n  \n\n三、收到申请情况\n", `
pipes
[信息内容][本年制发件数][本年废止件数]
[规章][0][14⏎432]
[规范性文件][0][7]
[行政许可][][605]
三、收到申请情况
`},
		{"no blanks behind the pipes", begin + "规章|\n\n0\n\n|\n\n14  \n  \n规范性文件|\n\n0\n\n|\n\n7  \n", `
pipes
[信息内容][本年制发件数][本年废止件数]
[规章][0][14]
[规范性文件][0][7]
`},
		{"a heading behind a row that ends in a pipe", begin + "规章| \n\n0\n\n| \n\n14  \n  \n规范性文件| \n\n0\n\n| \n\n三、收到申请情况\n", `
pipes
[信息内容][本年制发件数][本年废止件数]
[规章][0][14]
[规范性文件][0]
三、收到申请情况
`},
		{"a number over two lines", begin + "规章| 0| 110  \n9  \n规范性文件| 0| 7  \n\n12\n", `
pipes
[信息内容][本年制发件数][本年废止件数]
[规章][0][110⏎9]
[规范性文件][0][7]
12
`},
		{"a line break before a pipe", begin + "规章|  **0**  \n| 5  \n规范性文件| 0| 7  \n", `
pipes
[信息内容][本年制发件数][本年废止件数]
[规章][0][5]
[规范性文件][0][7]
`},
	})
}
