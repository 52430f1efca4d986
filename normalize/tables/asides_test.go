package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestAsides reads aligned text whose rows say less than their places seem to.
func TestAsides(t *testing.T) {
	const decisions = "                         申请人情况\n" +
		"                      自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计  备注\n" +
		"（一）予以公开          1        2         3          4             5         6    21\n"
	testLayouts(t, []layout{
		{name: "a remark in the only cell of a row", prefix: "statistics.", format: extract.Text,
			source: "                            统计  备\n    统计指标          单位    数    注\n" +
				"六、举报投诉数量        件      4\n（一）政府信息公开工\n作专门机构数            个           无\n" +
				"（二）设置政府信息公\n开查阅点数              个\n（三）从事政府信息公\n开工作人员数            人      3\n",
			want: "complaints=4 offices=blank reading_points=blank staff=3"},
		{name: "a remark that fills a row up", prefix: "applications.", format: extract.Text,
			source: decisions +
				"1.信访举报投诉类申请    1        2                    4             5         6    18    无\n" +
				"2.重复申请              0        0                                            1     1\n" +
				"3.要求提供公开出版物             0                    0                       1     1\n",
			want: row("granted", 1, 2, 3, 4, 5, 6, 21) + row("declined_petition", 1, 2, "blank", 4, 5, 6, 18) +
				row("declined_repeated", 0, 0, "blank", "blank", "blank", 1, 1) + row("declined_publication", "blank", 0, "blank", 0, "blank", 1, 1)},
		{name: "a row of a piece that was laid out anew", prefix: "disclosure.", format: extract.Text,
			source: "              第二十条第（一）项\n\n                  本年制发件  本年废止\n      信息内容          数     件数   现行有效件数\n\n" +
				"规章                9082    无    22964\n\n\n行政规范性文件          25093   26854\n\n           第二十条第（五）项\n\n  信息内容           本年处理决定数量\n\n行政许可               2700\n\n" +
				"           第二十条第（六）项\n\n\n  信息内容         本年处理决定数量\n\n行政处罚              0\n\n行政强制             1280\n",
			want: "regulations.issued=9082 regulations.repealed=nil regulations.in_force=22964 normative_documents.issued=columns_lost normative_documents.repealed=columns_lost " +
				"normative_documents.in_force=columns_lost licensing.decisions=2700 penalties.decisions=0 coercive_measures.decisions=1280"},
	})
}
