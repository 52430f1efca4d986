package textdoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestWrappedRows(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a header and rows of pipes that were too long": {
			"| 项目 | 自然人 | 商业企业 |\n其他 | 总计 |\n|---|---|---|---|---|\n| 予以公开 | 1 | 2 |\n3 | 6 |\n| 部分公开 |\n4 | 5\n| 6 | 15 |\n| 其他 | 0 | 0 | 0 | 0 |\n",
			"项目|自然人|商业企业|其他|总计/予以公开|1|2|3|6/部分公开|4|5|6|15/其他|0|0|0|0",
		},
		"rows of pipes without a delimiter row": {
			"| 项目 | 自然人 |\n其他 | 总计 |\n| 予以公开 | 1 | 3\n| 4 |\n| 部分公开（区分处理的，\n只计这一情形） | 4 | 6 | 10 |\n| 其他 | 0 | 0 | 0 |\n",
			"项目|自然人|其他|总计/予以公开|1|3|4/部分公开（区分处理的，\n只计这一情形）|4|6|10/其他|0|0|0",
		},
		"rows of tabs": {
			"项目\t自然人\t商业企业\n\t总计\n予以公开\t1\t\n2\t3\n部分公开\t4\n\t5\t9\n其他\t0\t0\t\n12\n无法提供\t0\t0\t0\n",
			"项目|自然人|商业企业|总计/予以公开|1|2|3/部分公开|4|5|9/其他|0|0|12/无法提供|0|0|0",
		},
		"rows of tabs with a value on the next line": {
			"指标\t单位\t统计数\n主动公开\t条\t12\n主要负责同志参加次数\t次\n\t527\n在线访谈次数\t次\t3\n政策解读\t篇\t7\n",
			"指标|单位|统计数/主动公开|条|12/主要负责同志参加次数|次|527/在线访谈次数|次|3/政策解读|篇|7",
		},
		"rows of tabs, of which two only happen to have as many together": {
			"指标\t单位\t统计数\t\n许可\t条\t12\t\n处罚\t次\t5\t\n第八项\t\n指标\t单位\t\n收费\t元\t7\t\n",
			"指标|单位|统计数|/许可|条|12|/处罚|次|5|/第八项|/指标|单位|/收费|元|7|",
		},
		"rows of tabs that differ": {
			"项目\t自然人\n予以公开\t1\t2\t3\n部分公开\t4\n其他\t0\t0\t0\n无法提供\t7\n",
			"项目|自然人/予以公开|1|2|3/部分公开|4/其他|0|0|0/无法提供|7",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			doc := Read(test.text, extract.Text, extract.Limits{})
			var got strings.Builder
			for _, block := range doc.Blocks {
				if block.Table == nil {
					t.Fatalf("read a paragraph %q", block.Text)
				}
				for i, cell := range block.Table.Cells {
					switch {
					case i > 0 && cell.Row > block.Table.Cells[i-1].Row:
						fmt.Fprint(&got, "/")
					case i > 0:
						fmt.Fprint(&got, "|")
					}
					fmt.Fprint(&got, cell.Text)
				}
			}
			if got.String() != test.want {
				t.Errorf("got  %q\nwant %q", got.String(), test.want)
			}
		})
	}
}
