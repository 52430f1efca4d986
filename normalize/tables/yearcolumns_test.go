package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestYearColumns reads tables of one value a row that print those of several years
// beside each other. Only those of the year reported on, 2022, are facts.
func TestYearColumns(t *testing.T) {
	// table prints the head and the rows, in which 1 and 2 stand for the values of the
	// first and of the second column, _ for none.
	table := func(head string, columns ...string) string {
		var s strings.Builder
		s.WriteString("<table>" + head)
		for k, label := range strings.Fields("（一）主动公开政府信息数 其中：主动公开规范性文件数 制发规范性文件总数 1.政府公报公开政府信息数 2.政府网站公开政府信息数 3.政务微博公开政府信息数") {
			s.WriteString("<tr><td>" + label + "<td>条")
			for i, c := range columns {
				if c == "_" && k > 0 {
					s.WriteString("<td>")
				} else {
					fmt.Fprint(&s, "<td>", 100*(i+1)+k)
				}
			}
		}
		return s.String() + "</table>"
	}
	head := func(columns string) string {
		return "<tr><td>统计指标<td>单位<td>" + strings.ReplaceAll(columns, "|", "<td>")
	}
	const first = "disclosed=100 disclosed_normative=101 normative_issued=102 via_gazette=103 via_website=104 via_weibo=105"
	const second = "disclosed=200 disclosed_normative=201 normative_issued=202 via_gazette=203 via_website=204 via_weibo=205"
	layouts := []layout{
		{name: "this year and the last", source: table(head("本年|上年"), "1", "2"), want: first},
		{name: "the last year and this", source: table(head("上年数|本年数"), "1", "2"), want: second},
		{name: "years", source: table(head("2021年|2022年度|同比增长"), "1", "2", "3"), want: second},
		{name: "years below a group", source: table("<tr><td rowspan=2>统计指标<td rowspan=2>单位<td colspan=2>统计数<tr><td>2022年<td>2021年", "1", "2"), want: first},
		{name: "blanks of this year", source: table(head("本年|上年"), "_", "2"), want: "disclosed=100 disclosed_normative=blank normative_issued=blank via_gazette=blank via_website=blank via_weibo=blank"},
		{name: "blanks of the last year", source: table(head("上年|本年"), "_", "2"), want: second},
		{name: "years of which none is reported on", source: table(head("2019年|2020年"), "1", "2"),
			want: strings.ReplaceAll("disclosed=X disclosed_normative=X normative_issued=X via_gazette=X via_website=X via_weibo=X", "X", "columns_lost")},
	}
	for i := range layouts {
		layouts[i].prefix, layouts[i].format = "statistics.", extract.HTML
	}
	testLayouts(t, layouts)
}
