package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestConverters holds what programs make of tables against what is printed.
func TestConverters(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "the label of a group torn before that of its row", prefix: "applications.", format: extract.Text,
			source: tabHeader + "|（三）不|属于国家秘密|1|0|0|0|0|0|1|\n|予公开|||||||||\n|四、结转下年度继续办理||1|2|3|4|5|6|21|\n" + decisions,
			want:   row("refused_state_secret", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "a piece of the table before the whole", prefix: "applications.", format: extract.Text,
			source: "信息内容\t自然人\t商业企业\t总计\n一、本年新收政府信息公开申请数量\t8\t9\t7\n二、上年结转政府信息公开申请数量\t5\t6\t4\n\n" + tabHeader +
				"一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n" +
				"（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n（七）总计\t1\t0\t0\t0\t0\t0\t1\n四、结转下年度继续办理\t0\t2\t3\t4\t5\t6\t20\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", 0) + row("granted", 1, 0, 0, 0, 0, 0, 1) +
				row("results_total", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
	})
}
