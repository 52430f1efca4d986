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
		{"text behind a wiki's table", "{|\n| 规章\n| 1\n|} 二、主动公开\n", `
pipes
[规章][1]
二、主动公开
`},
		{"LaTeX", "\\begin{tabular}{|p{3cm}|l|}\n\\hline\n信息内容 & \\textbf{本年制发件数} \\\\ \\hline\n规章 & 1 \\\\[2pt] \\cline{1-2}\n{行政\n许可} & \\\\\n\\end{tabular}\n二、主动公开\n", `
pipes
[信息内容][本年制发件数]
[规章][1]
[行政⏎许可][]
二、主动公开
`},
		{"LaTeX with environments in cells", "\\begin{longtable}[]{ll}\n\\begin{minipage}[t]{\\linewidth}\\raggedright\n本年\\\\\n新收 \\& 结转\\strut\n\\end{minipage} & 1 \\\\\n\\end{longtable}\n", `
pipes
[本年⏎⏎新收 \& 结转][1]
`},
		{"headings of LaTeX, and a blank that keeps a cell open", "\\title{甲}\n\\subsection*{一、总体情况}\\label{s1}\n\\section{二} 三\n\\begin{tabular}{ll}\n规章 & ~ \\\\\n\\end{tabular}\n", `
甲
一、总体情况
\section{二} 三
pipes
[规章][]
`},
		{"LaTeX in a line, with spans", `\begin{array}{ccc} \multirow{2}{*}{申请人} & \multicolumn{2}{c|}{法人} \\ & 企业 & 其他 \\ \cmidrule(lr){1-2} 新收 & 1 & \makecell{2\\3} \\ 转入 & 4 & 5 \end{array} 二、主动公开`, `
spans
[申请人 2×1][法人 1×2]
[企业][其他]
[新收][1][2⏎3]
[转入][4][5]
二、主动公开
`},
		{"LaTeX without an end, and one in another", "\\begin{tabular}{l}\n规章 & 1\n\\begin{tabular}{l}\n规章 & 1\n\\begin{tabular}{l}\n甲\n\\end{tabular}\n\\end{tabular}", `
\begin{tabular}{l}
规章 & 1
\begin{tabular}{l}
规章 & 1
\begin{tabular}{l}
甲
\end{tabular}
\end{tabular}
`},
		{"no end", "|===\n|规章 |1\n", `
pipes
[===]
[规章][1]
`},
	})
}
