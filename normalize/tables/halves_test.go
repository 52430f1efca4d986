package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestHalves reads a table that is printed in two halves beside each other, where a blank
// stands before the label of the right half.
func TestHalves(t *testing.T) {
	left := []string{"一、主动公开情况", "（一）主动公开政府信息数 条 801", "其中：主动公开规范性文件数 条 131", "制发规范性文件总数 件", "1.政府公报公开政府信息数 条", "2.政府网站公开政府信息数 条 43", "3.政务微博公开政府信息数 条"}
	right := []string{"（三）申请答复数 件 9", "1.属于已主动公开范围数 件", "2.同意公开答复数 件 7", "3.同意部分公开答复数 件", "4.不同意公开答复数 件 2", "其中：涉及国家秘密 件", "涉及商业秘密 件 1"}
	var rows strings.Builder
	half := func(row string) {
		cells := append(strings.Fields(row), "", "")
		for _, text := range cells[:3] {
			fmt.Fprintf(&rows, "<td>%s", text)
		}
	}
	for k := range left {
		rows.WriteString("<tr>")
		half(left[k])
		half(right[k])
	}
	testLayouts(t, []layout{{
		name: "blanks before the right half", prefix: "statistics.", format: extract.HTML,
		source: "<table><tr><td>统计指标<td>单位<td>统计数<td>统计指标<td>单位<td>统计数" + rows.String() + "</table>",
		want: "disclosed=801 disclosed_normative=131 normative_issued=blank via_gazette=blank via_website=43 via_weibo=blank replied=9 replied_already_public=blank " +
			"replied_granted=7 replied_partially_granted=blank replied_refused=2 refused_state_secret=blank refused_trade_secret=1",
	}})
}

// TestTablePerApplicant reads one table for each applicant, the organisations' with their
// group before their name.
func TestTablePerApplicant(t *testing.T) {
	var source, want strings.Builder
	for k, c := range []string{"自然人", "法人或其他组织：商业企业", "法人或其他组织：科研机构", "法人或其他组织：社会公益组织", "法人或其他组织：法律服务机构", "法人或其他组织：其他", "总计"} {
		fmt.Fprintf(&source, "<table><tr><td colspan=3>项目<td>%s<tr><td colspan=3>一、本年新收政府信息公开申请数量<td>%d"+
			"<tr><td colspan=3>二、上年结转政府信息公开申请数量<td>%d<tr><td rowspan=2>三、本年度办理结果<td colspan=2>（一）予以公开<td>%d<tr><td colspan=2>（七）总计<td>%d</table>", c, k, 10+k, 20+k, 30+k)
	}
	for k, key := range []string{"received", "carried_in", "granted", "results_total"} {
		want.WriteString(row(key, 10*k, 10*k+1, 10*k+2, 10*k+3, 10*k+4, 10*k+5, 10*k+6))
	}
	testLayouts(t, []layout{{name: "groups before names", prefix: "applications.", format: extract.HTML, source: source.String(), want: want.String()}})
}

// TestTraditionalUnits reads amounts whose unit stands in the cell behind them.
func TestTraditionalUnits(t *testing.T) {
	const table = "<table><tr><td>統計指標<td>統計數<td>單位<tr><td>六、舉報投訴數量<td>3<td>件<tr><td>七、依申請公開信息收取的費用<td>1.25<td>萬元<tr><td>（一）專門機構數<td>2<td>個</table>"
	testLayouts(t, []layout{{name: "behind", prefix: "statistics.", format: extract.HTML, source: table, want: "complaints=3 fees_collected=1.25 offices=2"}})
}
