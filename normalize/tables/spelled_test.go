package tables_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestSpelled reads text whose characters all stand by themselves: three digits may be three
// numbers, also where they are as many as the columns.
func TestSpelled(t *testing.T) {
	apart := func(text string) string { return strings.Join(strings.Split(text, ""), " ") + "\n" }
	const header = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
	testLayouts(t, []layout{
		{name: "digits", prefix: "applications.carried_out", format: extract.Text,
			source: header + apart("一、本年新收政府信息公开申请数量1212131415161181") + apart("二、上年结转政府信息公开申请数量2020202020121") +
				apart("（一）予以公开1010101010161") + apart("（七）总计12131415161718") + apart("四、结转下年度继续办理1112121"),
			want: row("", "columns_lost")},
		{name: "small numbers", prefix: "applications.carried_out", format: extract.Text,
			source: header + apart("一、本年新收政府信息公开申请数量1111116") + apart("二、上年结转政府信息公开申请数量0000000") + apart("四、结转下年度继续办理1111116"),
			want:   row("", 1, 1, 1, 1, 1, 1, 6)},
	})
}
