package tables_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestConverters holds what programs make of tables against what is printed.
func TestConverters(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "other numbers beside the page, before a table that lost a row", prefix: "applications.", format: extract.Text,
			source: "信息内容\t自然人\t商业企业\t总计\n一、本年新收政府信息公开申请数量\t8\t9\t7\n二、上年结转政府信息公开申请数量\t5\t6\t4\n（一）予以公开\t9\t9\t9\n\n" + tabHeader +
				"一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n" +
				"（二）部分公开\t0\t0\t0\t0\t0\t0\t0\n2.重复申请\t0\t0\t0\t0\t0\t0\t0\n3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n（七）总计\t1\t0\t0\t0\t0\t0\t1\n四、结转下年度继续办理\t0\t2\t3\t4\t5\t6\t20\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("granted", 1, 0, 0, 0, 0, 0, 1) + row("partially_granted", 0) + row("declined_repeated", 0) + row("declined_publication", 0) +
				row("results_total", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
		{
			name: "a header that lost the cells above the labels", prefix: "applications.", format: extract.Markdown,
			source: "商业企业| 科研机构| 社会公益组织| 法律服务机构| 其他\n---|---|---|---|---\n一、本年新收政府信息公开申请数量| 8| 9\n| 3| 4| 5\n| 6| 21\n" +
				"二、上年结转政府信息公开申请数量| 0| 0| 0| 0| 0| 0| 0\n四、结转下年度继续办理| 1| 2| 3| 4| 5| 6| 21\n",
			want: row("received", "columns_lost") + row("carried_in", 0) + row("carried_out", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "a total on the line behind a table that other rows make wider", prefix: "applications.partially_granted", format: extract.Markdown,
			source: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况\n---|---\n自然人 | 法人或其他组织 | 总计\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他\n" +
				"一、本年新收政府信息公开申请数量 | 923699 | 829105 | 986399 | 525765 | 766867 | 787238 |\n4819073\n二、上年结转政府信息公开申请数量 | 37159 | 84212 | 2079 | 129871 | 82639 | 36385 | 372345\n" +
				"三、本年度办理结果 | （一）予以公开 | 3796 | 10718 | 111812 | 21033 | 74931 | 32066 | 254356\n（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 19323 | 8539 | 40909 | 106973 | 65239 | 43965 |\n284948\n" +
				"（三）不予公开 | 1.属于国家秘密 | 113878 | 60583 | 35031 | 14740 | 33526 | 72828 | 330586\n2.其他法律行政法规禁止公开 | 89004 | 89729 | 3110 | 0 | 36722 | 27418 | 245983\n",
			want: row("", 19323, 8539, 40909, 106973, 65239, 43965, "columns_lost"),
		},
		{
			name: "rows that lost cells, or a line end, among rows of one width", prefix: "applications.", format: extract.Text,
			source: "申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n" +
				"一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n二、上年结转政府信息公开申请数量\t1\t2\t3\t15\n" + evenRows +
				"1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\n2.重复申请\t0\t0\t0\t0\t0\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n（七）总计\t0\t0\t0\t0\t0\t0\t0\t备注\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "columns_lost") + row("granted", 7) + row("partially_granted", 7) + row("refused_state_secret", 7) +
				row("refused_prohibited_by_law", 7) + row("refused_public_security", 7) + row("refused_third_party", 7) + row("refused_internal_affairs", 7) + row("refused_process_information", 7) +
				row("refused_enforcement_file", 7) + row("refused_administrative_query", 7) + row("unable_not_held", 7) + row("unable_needs_creation", 7) + row("unable_unclear", 7) +
				row("declined_petition", 0) + row("declined_repeated", "columns_lost") + row("declined_publication", 0) + row("results_total", 0),
		},
		{
			name: "merged cells in each of their places, in other columns than those of the header", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年制发件数\t本年废止件数\t本年废止件数\t现行有效件数\n规章\t2871\t2871\t64\t41344\n行政规范性文件\t5\t7\t7\t8\n\n" + decisions,
			want: "licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3 regulations.issued=columns_lost regulations.repealed=columns_lost regulations.in_force=columns_lost " +
				"normative_documents.issued=5 normative_documents.repealed=7 normative_documents.in_force=8",
		},
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
		{
			name: "the values of a label a line below, those of the next one below them", prefix: "applications.", format: extract.Text,
			source: "申请人情况\n                      自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他    总计\n" +
				"   一、本年新收政府信息公开申请数量   1      2      3      4      5      6     21\n" +
				"   （一）予以公开                     0      0      0      0      0      0      0\n" +
				"   1.本机关不掌握相关政府信息\n   2.没有现成信息需要另行制作\n" +
				"                                      1      2      3      4      5      6     21\n" +
				"                                      7      0      0      0      0      0      7\n" +
				"   3.补正后申请内容仍不明确           0      0      0      0      0      0      0\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("granted", 0) + row("unable_not_held", "columns_lost") +
				row("unable_needs_creation", "columns_lost") + row("unable_unclear", 0),
		},
		{
			name: "the rest of a torn row below it", prefix: "applications.", format: extract.Text,
			source: "申请人情况| 自然人| 商业企业| 科研机构| 社会公益组织| 法律服务机构| 其他| 总计\n---|---|---|---|---|---|---|---\n" +
				"一、本年新收政府信息公开申请数量| 1| 2| 3| 4| 5| 6| 21\n二、上年结转政府信息公开申请数量| 7\n\n| 0\n| 0 | 0| 0 | 0 | 7\n（七）总计| 0| 0| 0| 0| 0| 0| 0\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", 7, "columns_lost", "columns_lost", "columns_lost", "columns_lost", "columns_lost", "columns_lost") +
				row("results_total", 0),
		},
		{
			name: "a header that lost what stood below merged cells", prefix: "applications.", format: extract.Markdown,
			source: "| 申请人情况 |\n| --- | --- | --- | --- | --- | --- | --- |\n| 自然人 | 法人或其他组织 |  |  |\n| 商业企业 | 科研机构 | 社会公益组织 |\n" +
				"| 一、本年新收政府信息公开申请数量 |  |  | 1 | 2 | 3 | 4 |\n| 二、上年结转政府信息公开申请数量 |  |  | 1 | 2 | 3 | 4 |\n" +
				"| 三、本年度办理结果 | （一）予以公开 |  | 5 | 6 |  |  |\n",
			want: row("received", "columns_lost") + row("carried_in", "columns_lost") + row("granted", "columns_lost"),
		},
		{
			name: "paragraphs of cells, two empty lines for an empty one", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n规章\n\n\n\n27\n\n\n\n行政规范性文件\n\n1\n\n2\n\n3\n\n信息内容\n\n本年处理决定数量\n\n行政许可\n\n5\n\n行政处罚\n\n6\n",
			want: "regulations.issued=blank regulations.repealed=27 regulations.in_force=blank normative_documents.issued=1 normative_documents.repealed=2 " +
				"normative_documents.in_force=3 licensing.decisions=5 penalties.decisions=6",
		},
		{
			name: "the number of a label on a line of its own", prefix: "applications.", format: extract.Text,
			source: "自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n" +
				"二、上年结转政府信息公开申请数量\n1\n2\n3\n4\n5\n15\n三\n、\n本年\n度办\n理结\n果\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "columns_lost") + row("granted", 1, 0, 0, 0, 0, 0, 1),
		},
		{
			name: "a header of one line that names rows and columns at once", prefix: "proceedings.litigation_after_reconsideration.", format: extract.Markdown,
			source: decisions + "| ('行政复议', '结果维持', '结果维持') | ('行政复议', '结果纠正', '结果纠正') | ('行政复议', '其他结果', '其他结果') | ('行政复议', '尚未审结', '尚未审结') | ('行政复议', '总计', '总计') | " +
				"('行政诉讼', '未经复议直接起诉', '结果维持') | ('行政诉讼', '未经复议直接起诉', '结果纠正') | ('行政诉讼', '未经复议直接起诉', '其他结果') | ('行政诉讼', '未经复议直接起诉', '尚未审结') | ('行政诉讼', '未经复议直接起诉', '总计') | " +
				"('行政诉讼', '复议后起诉', '结果维持') | ('行政诉讼', '复议后起诉', '结果纠正') | ('行政诉讼', '复议后起诉', '其他结果') | ('行政诉讼', '复议后起诉', '尚未审结') | ('行政诉讼', '复议后起诉', '总计') |\n" +
				"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 40 | 45 |\n",
			want: "upheld=5 corrected=0 other=0 pending=40 total=45",
		},
		{
			name: "numbers of two columns that ran together", prefix: "applications.", format: extract.Text,
			source: "申请人情况\n                      自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他    总计\n" +
				"   一、本年新收政府信息公开申请数量   1      2      3      4      5      6     21\n" +
				"   二、上年结转政府信息公开申请数量   0      0      0      0      0      0      0\n" +
				"   （一）予以公开                     0      0      0      0      0   9740506325\n" +
				"   2.没有现成信息需要另行制作         0      0      0      0      0      0      0\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", 0) + row("granted", "columns_lost") + row("unable_needs_creation", 0),
		},
		{
			name: "rows of which some cells ran together, nil marks among them", prefix: "", format: extract.Text,
			source: "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 12 3 4\n行政规范性文件 123\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 16692\n" +
				"三、收到和处理政府信息公开申请情况\n申请人情况\n自然人法人或其他组织\n总计 商业企\n业科研机\n构社会公\n益组织法律服\n务机构其他\n" +
				"一、本年新收政府信息公开申请数量 25－1－19\n二、上年结转政府信息公开申请数量 －－－－－－－\n（七）总计 12 3456789012 345\n四、结转下年度继续办理 0000000\n" +
				"四、政府信息公开行政复议、行政诉讼情况\n案件类 型行政 复\n议行政 诉讼\n结果维持 68629\n结果纠正 1 2 3\n",
			want: "disclosure.regulations.issued=12 disclosure.regulations.repealed=3 disclosure.regulations.in_force=4 " +
				"disclosure.normative_documents.issued=cells_ran_together disclosure.normative_documents.repealed=cells_ran_together disclosure.normative_documents.in_force=cells_ran_together " +
				"disclosure.licensing.decisions=16692 " + row("applications.received", "cells_ran_together") + row("applications.carried_in", "cells_ran_together") +
				row("applications.results_total", "cells_ran_together") + row("applications.carried_out", "cells_ran_together") +
				"proceedings.reconsideration.upheld=cells_ran_together",
		},
		{
			name: "a cut header whose labels are wrapped is none", prefix: "applications.", format: extract.Text,
			source: decisions + "申请人情况\n自然\n人法人或其他组织\n商业企\n业科研机\n构社会公益\n组织\n一、本年新收政府信息公开申请数量 24 68 85 21\n二、上年结转政府信息公开申请数量 0 0 0 25\n",
			want:   row("received", "columns_lost") + row("carried_in", "columns_lost"),
		},
		{
			name: "labels in narrow columns, of nine lines with that of their group beside them", prefix: "applications.", format: extract.Text,
			source: "                  申请人情况\n                   自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" +
				"   一、本年新收政府信息公开申请数量     1      2      3      4      5      6     21\n" +
				"          1.申请人\n          无正当理\n          由逾期不\n          补正、行\n                     0      0      0      0      0      0      0\n" +
				"          政机关不\n          再处理其\n          政府信息\n          公开申请\n          2.申请人\n  （六）其\n          逾期未按\n  他处理\n          收费通知\n          要求缴纳\n" +
				"          费用、行   6      0      0      0      4      1     11\n          政机关不\n          再处理其\n          政府信息\n          公开申请\n" +
				"          3.其他     0     30      0      0      5      0     35\n   （七）总计        1      2      3      4      5      6     21\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("other_no_correction", 0) + row("other_no_payment", 6, 0, 0, 0, 4, 1, 11) +
				row("other_reasons", 0, 30, 0, 0, 5, 0, 35) + row("results_total", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "a hidden grid that mixes rows of two tables", prefix: "", format: extract.Markdown,
			source: "信息内容| 自然人| 商业企业| 总计\n---|---|---|---\n一、本年新收政府信息公开申请数量| 8908| 1613| 4638\n二、上年结转政府信息公开申请数量| 7807| 112| 8552\n" +
				"（一）予以公开| 8251| 7489| 8290\n行政许可| 40| 490| 5047\n\n" + decisions + tabHeader + "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n",
			want: "disclosure.licensing.decisions=1 disclosure.penalties.decisions=2 disclosure.coercive_measures.decisions=3 " + row("applications.received", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "header cells of several lines, which print no blanks", prefix: "proceedings.reconsideration.", format: extract.Text,
			source: decisions + "| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |\n| 结果维持 | 结果纠正 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n| | | | | | | | | | | | | | | |\n" +
				"| | | 结果 | 审结 | | | | | | | | | | | |\n| | | | | | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n" +
				"| | | | | | | | | | | 维持 | | | | |\n| 1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 40 | 45 |\n",
			want: "upheld=columns_lost corrected=columns_lost other=no_number pending=no_number total=columns_lost",
		},
		{
			name: "numbers on lines of their own behind the pipes", prefix: "", format: extract.Markdown,
			source: "第二十条第（五）项\n信息内容 | 本年处理决定数量\n---|---\n行政许可 | 5\n行政处罚 | \n\n234  \n\n第二十条第（六）项\n行政强制 | \n\n- 3 -\n\n" +
				"申请人情况| 自然人| 商业企业| 科研机构| 社会公益组织| 法律服务机构| 其他| 总计\n---|---|---|---|---|---|---|---\n一、本年新收政府信息公开申请数量| 1| 2| 3| 4| 5| 6|\n21\n二、上年结转政府信息公开申请数量| 0| 0| 0| 0| 0| 0| 0\n（七）总计| 0| 0| 0| 0| 0| 0| 0\n四、结转下年度继续办理| 0| 0| 0| 0| 0| 0| 0\n",
			want: "disclosure.licensing.decisions=5 disclosure.penalties.decisions=columns_lost disclosure.coercive_measures.decisions=blank " +
				row("applications.received", 1, 2, 3, 4, 5, 6, "columns_lost") + row("applications.carried_in", 0) + row("applications.results_total", 0) + row("applications.carried_out", 0),
		},
	})
}

// evenRows are rows of the applications table that have a cell for each column.
var evenRows = func() string {
	var s strings.Builder
	for _, label := range []string{
		"（一）予以公开", "（二）部分公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息",
		"6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项", "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
	} {
		s.WriteString(label + strings.Repeat("\t7", 7) + "\n")
	}
	return s.String()
}()
