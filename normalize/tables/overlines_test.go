package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestLabelsOverLines reads labels that lines break.
func TestLabelsOverLines(t *testing.T) {
	const head, tail = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n", "四、结转下年度继续办理 0 0 0 0 0 0 0\n"
	testLayouts(t, []layout{
		{name: "before the name of a column", prefix: "applications.", format: extract.Text,
			source: head + "一、本年新收政府信息公开申请\n数量 9 0 0 0 0 0 9\n二、上年结转 政府信息公开申请\n数量 0 2 3 2 1 0 8\n" + tail,
			want:   row("received", 9, 0, 0, 0, 0, 0, 9) + row("carried_in", 0, 2, 3, 2, 1, 0, 8) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "single wide blanks align nothing", prefix: "applications.", format: extract.Text,
			source: "自然人　法人或其他组织　总计\n商业企业　科研机构　社会公益组织　法律服务机构　其他\n一、本年新收政府信息公开申请数量　9　0　0　0　0　0　9\n" +
				"1.申请人无正当理由逾期不补正、\n行政机关不再处理其政府信　息公\n开申请　18　0　0　0　0　0　18\n四、结转下年度继续办理　0　0　0　0　0　0　0\n",
			want: row("received", 9, 0, 0, 0, 0, 0, 9) + row("other_no_correction", 18, 0, 0, 0, 0, 0, 18) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
	})
}
