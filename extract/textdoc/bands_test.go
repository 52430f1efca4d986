package textdoc

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestUnevenFrames(t *testing.T) {
	testOutlines(t, extract.Text, []readCase{
		{"a line between two lines of the frame is a part of the row", "+---+---+---+\n| 行 |  |   |\n| 政 |  |   |\n+===+===+===+\n| 结 | 其 | 总 |\n| 果 | 他 | 计 |\n+---+---+---+\n| 1 | 0 | 8 |\n| 0 |   | 6 |\n| 2 |   |   |\n+---+---+---+\n\n五、存在的问题\n", `
pipes
[行⏎政][][]
[结⏎果][其⏎他][总⏎计]
[1⏎0⏎2][0][8⏎6]
五、存在的问题
`},
		{"one line below the header", "+---+---+\n| 项目 | 数 |\n+---+---+\n| 规章 | 1 |\n| 规范性文件 | 2 |\n+---+---+\n", `
pipes
[项目][数]
[规章][1]
[规范性文件][2]
`},
		{"lines of different numbers of cells", "+---+---+\n| 项目 | 数 |\n+---+---+\n| 规章 | 1 |\n+---+---+\n| 规范性文件 | 2 |\n| 行政许可 |\n+---+---+\n", `
pipes
[项目][数]
[规章][1]
[规范性文件][2]
[行政许可]
`},
	})
}
