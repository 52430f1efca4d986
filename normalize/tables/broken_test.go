package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// A column that is too narrow for its numbers has them on two lines.
func TestBrokenNumbers(t *testing.T) {
	const header = "申请人情况\n                      自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他    总计\n" +
		"   一、本年新收政府信息公开申请数量   1      2      3      4      5      6     21\n" +
		"   二、上年结转政府信息公开申请数量   0      0      0      0      0      0      0\n"
	const footer = "   2.没有现成信息需要另行制作         0      0      0      0      0      0      0\n"
	rest := row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", 0)
	testLayouts(t, []layout{
		{
			name: "all numbers begin beside the label", prefix: "applications.", format: extract.Text,
			source: header + "   （一）予以公开                   762    852    737    922    910    584   4769\n" +
				"                                      3      2      7      7      0      4      3\n" + footer,
			want: rest + row("granted", "columns_lost") + row("unable_needs_creation", 0),
		},
		{
			name: "an end that is as long as the beginning", prefix: "applications.", format: extract.Text,
			source: header + "   （一）予以公开                   762    852    73     922    910    584   4769\n" +
				"                                      3      2      77     7      0      4      3\n" +
				"   2.没有现成信息需要另行制作         0      0      123    0      0      0      123\n",
			want: rest + row("granted", "columns_lost") + row("unable_needs_creation", 0, 0, 123, 0, 0, 0, 123),
		},
		{
			name: "beginnings above a row with blanks", prefix: "applications.", format: extract.Text,
			source: header + "                                                                        245     268\n" +
				"   （一）予以公开                                         231            5       6\n" + footer,
			want: rest + row("granted", "columns_lost", "columns_lost", "columns_lost", 231, "columns_lost") + row("unable_needs_creation", 0),
		},
		{
			name: "a row that the form does not have", prefix: "applications.", format: extract.Text,
			source: header + "   （一）予以公开                   762    852    737    922    910    584   4767\n" +
				"   其中：网上申请并已经答复           3      2      7      7      0      4     23\n" + footer,
			want: rest + row("granted", 762, 852, 737, 922, 910, 584, 4767) + row("unable_needs_creation", 0),
		},
	})
}
