package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestDisplaced(t *testing.T) {
	const labels = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n（一）予以公开\n1.属于国家秘密\n"
	const header = "申请人情况\n法人或其他组织\n自然人\n总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
	testLayouts(t, []layout{
		{
			name: "the values of labels stand behind the header", prefix: "applications.", format: extract.Text,
			source: labels + header + "31 5\n3\n0 0 61 4\n104\n1 2\n0 3\n5 6 17\n（七）总计\n31 5 3 0 0 61 100\n四、结转下年度继续办理\n1\n2\n3\n4\n5\n6\n21\n",
			want: row("received", "columns_lost") + row("carried_in", "columns_lost") + row("granted", "columns_lost") +
				row("refused_state_secret", "columns_lost") + row("results_total", 31, 5, 3, 0, 0, 61, 100) + row("carried_out", "columns_lost") +
				row("other_reasons", "columns_lost"),
		},
		{
			name: "the last column is called like a row", prefix: "applications.", format: extract.Text,
			source: "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n" +
				header + "0\n（七）总计 1 2 3 4 5 6 21\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
			want: row("received", "columns_lost") + row("carried_in", "columns_lost") + row("other_reasons", "columns_lost") +
				row("results_total", 1, 2, 3, 4, 5, 6, 21) + row("carried_out", 0),
		},
		{
			name: "labels, units and values one after the other", prefix: "statistics.", format: extract.Text,
			source: "统计指标\n（一）收到申请数\n1.当面申请数\n2.传真申请数\n单位\n件\n件\n件\n统计数\n5\n3\n2\n六、举报投诉数量 件 7\n" +
				"（一）政府信息公开工作专门机构数 个 8\n（二）设置政府信息公开查阅点数 个 9\n",
			want: "applications_in_person=columns_lost applications_fax=columns_lost complaints=7 offices=8 reading_points=9",
		},
		{
			name: "labels without values, and none elsewhere", prefix: "applications.", format: extract.Text,
			source: "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量\n1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量\n（七）总计\n1\n2\n3\n4\n5\n6\n21\n四、结转下年度继续办理\n0\n0\n0\n0\n0\n0\n0\n",
			want:   row("carried_out", 0) + row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "blank") + row("results_total", 1, 2, 3, 4, 5, 6, 21),
		},
	})
}

func TestBrokenUnit(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "10,000 yuan over two lines", prefix: "disclosure.fees", format: extract.Text,
			source: "信息内容\n本年处理决定数量\n行政许可\n7\n行政处罚\n8\n信息内容\n本年收\n费金额\n（单位：万\n元）\n行政事业性收费\n66538.323\n",
			want:   ".amount=66538.323",
		},
		{
			name: "yuan over two lines", prefix: "disclosure.fees", format: extract.Text,
			source: "信息内容\n本年处理决定数量\n行政许可\n7\n行政处罚\n8\n信息内容\n本年收费金额（单位：\n元）\n行政事业性收费\n66500\n",
			want:   ".amount=6.6500",
		},
	})
}

func TestBrokenLabels(t *testing.T) {
	const header = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---+---+---+---|\n"
	testLayouts(t, []layout{
		{
			name: "a label over two rows", prefix: "disclosure.", format: extract.Text,
			source: header + "| 规章 | 1 | 2 | 3 |\n| 行政\\\\ | 4 | 5 | 6 |\n| 规范性文件 | | | |\n| 行政许可 | 7 | | |\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 " +
				"normative_documents.repealed=5 normative_documents.in_force=6 licensing.decisions=7",
		},
		{
			name: "a label over two rows before another text", prefix: "disclosure.", format: extract.Text,
			source: header + "| 规章 | 1 | 2 | 3 |\n| 行政\\\\ | 注 | 4 | 5 | 6 |\n| 规范性文件 | | | | |\n| 行政许可 | 7 | | |\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 " +
				"normative_documents.repealed=5 normative_documents.in_force=6 licensing.decisions=7",
		},
		{
			name: "a label with an empty line in it", prefix: "applications.", format: extract.Text,
			source: "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---+---|\n" +
				"| 一、本 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n| | | | | | | | |\n| 年新收政府信息公开申请数量 | | | | | | | |\n" +
				"| 二、上年结转政府信息公开申请数量 | | | | | | | |\n| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "blank") + row("carried_out", 0),
		},
	})
}

func TestColumnsCutInText(t *testing.T) {
	testLayouts(t, []layout{{
		name: "a row that is blank in one piece", prefix: "applications.carried_in.total", format: extract.Text,
		source: "申请人情况\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n" +
			"一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n二、上年结转政府信息公开申请数量\n（七）总计\n1\n2\n3\n4\n" +
			"四、结转下年度继续办理\n0\n0\n0\n0\n" +
			"申请人情况\n法人或其他组织\n总计\n法律服务机构\n其他\n" +
			"一、本年新收政府信息公开申请数量\n5\n6\n21\n二、上年结转政府信息公开申请数量\n7\n8\n15\n（七）总计\n5\n6\n21\n" +
			"四、结转下年度继续办理\n0\n0\n0\n",
		want: "=15",
	}})
}
