package tables_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

const cellHeader = "申请人情况\n\n自然人\n\n法人或其他组织\n\n总计\n\n商业\n\n企业\n\n科研机构\n\n社会公益组织\n\n法律服务机构\n\n其他\n\n"

func TestCellsPerLine(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "an empty cell is one more empty line", prefix: "applications.", format: extract.Text,
			source: cellHeader + "一、本年新收政府信息公开申请数量\n\n1\n\n\n3\n\n4\n\n\n\n8\n\n" +
				"二、上年结转政府信息公开申请数量\n\n\n\n\n\n\n\n9\n\n四、结转下年度继续办理\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n21\n\n",
			want: row("received", 1, "blank", 3, 4, "blank", "blank", 8) +
				row("carried_in", "blank", "blank", "blank", "blank", "blank", "blank", 9) + row("carried_out", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "a word is a cell", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n规章\n\n1\n\n不详\n\n3\n\n行政规范性文件\n\n若干\n\n5\n\n6\n\n" +
				"信息内容\n\n本年处理决定数量\n\n行政许可\n\n7\n\n",
			want: "regulations.issued=1 regulations.repealed=no_number regulations.in_force=3 " +
				"normative_documents.issued=no_number normative_documents.repealed=5 normative_documents.in_force=6 licensing.decisions=7",
		},
		{
			name: "a misprinted label right behind a header", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\n本年处理决定数量\n行政许可\n7\n行政处罚\n8\n行政强制\n9\n信息内容\n上一年项目数量\n本年增/减\n行政事业性收费项目\n70\n-5\n" +
				"信息内容\n采购项目数量\n采购总金额\n政府集中采购\n4\n5\n",
			want: "licensing.decisions=7 penalties.decisions=8 coercive_measures.decisions=9 fees.items_previous_year=70 fees.change=-5 " +
				"procurement.projects=4 procurement.amount=5",
		},
		{
			name: "a page ends inside the header", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\n本年制发件数\n第 4 页\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n信息内容\n本年处理决定数量\n行政许可\n7\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=5 normative_documents.in_force=6 " +
				"licensing.decisions=7",
		},
		{
			name: "a page ends inside a row, an empty cell is one more empty line", prefix: "applications.", format: extract.Text,
			source: cellHeader + "一、本年新收政府信息公开申请数量\n\n1\n\n\n3\n\n4\n\n\n\n8\n\n" +
				"二、上年结转政府信息公开申请数量\n\n1\n\n2\n- 4 -\n\n3\n\n4\n\n5\n\n6\n\n21\n\n四、结转下年度继续办理\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n21\n\n",
			want: row("received", 1, "blank", 3, 4, "blank", "blank", 8) + row("carried_in", 1, 2, 3, 4, 5, 6, 21) + row("carried_out", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "no trace of an empty cell before a caption in two lines", prefix: "disclosure.normative_documents", format: extract.Text,
			source: "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n第二十条第（\n五）项\n信息内容\n本年处理决定数量\n行政许可\n7\n",
			want:   ".issued=columns_lost .repealed=columns_lost .in_force=columns_lost",
		},
		{
			name: "no trace of an empty cell", prefix: "disclosure.regulations", format: extract.Text,
			source: "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n1\n3\n行政规范性文件\n4\n5\n6\n行政许可\n7\n",
			want:   ".issued=columns_lost .repealed=columns_lost .in_force=columns_lost",
		},
		{
			name: "every cell but the first behind a tab on a line of its own", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\n\t本年新制作数量\n\t本年新公开数量\n\t对外公开总数量\n规章\n\t1\n\t2\n\t3\n信息内容\n\t上一年项目数量\n\t本年增/减\n行政事业性收费\n\t70\n\t-5\n信息内容\n\t采购项目数量\n\t采购总金额\n政府集中采购\n\t4\n\t5\n",
			want:   "regulations.made=1 regulations.published=2 regulations.total_published=3 fees.items_previous_year=70 fees.change=-5 procurement.projects=4 procurement.amount=5",
		},
		{
			name: "serial numbers", prefix: "statistics.", format: extract.Text,
			source: "序号\n\n统计指标\n\n单位\n\n统计数\n\n1\n\n六、举报投诉数量\n\n件\n\n5\n\n2\n\n（一）政府信息公开工作专门机构数\n\n个\n\n7\n\n" +
				"3\n\n（二）设置政府信息公开查阅点数\n\n个\n\n9\n\n",
			want: "complaints=5 offices=7 reading_points=9",
		},
		{
			name: "serial numbers that go on, their digits set apart", prefix: "statistics.", format: extract.Text,
			source: "序号\n\n统计指标\n\n单位\n\n统计数\n\n5 4\n\n六、举报投诉数量\n\n件\n\n5\n\n5 5\n\n（一）政府信息公开工作专门机构数\n\n个\n\n7\n\n" +
				"5 6\n\n（二）设置政府信息公开查阅点数\n\n个\n\n9\n\n",
			want: "complaints=5 offices=7 reading_points=9",
		},
	})
}

// TestLists reads values that stand behind the marks of a list's items.
func TestLists(t *testing.T) {
	list := func(mark, before string) string {
		s := before + "信息内容\n" + before + "本年制发件数\n" + before + "本年废止件数\n" + before + "现行有效件数\n"
		for _, label := range strings.Fields("规章 行政规范性文件") {
			s += before + label + "\n" + mark + "2\n" + mark + "0\n" + mark + "3\n"
		}
		return s + before + "信息内容\n" + before + "本年处理决定数量\n" + before + "行政许可\n" + mark + "7\n"
	}
	const want = "regulations.issued=2 regulations.repealed=0 regulations.in_force=3 " +
		"normative_documents.issued=2 normative_documents.repealed=0 normative_documents.in_force=3 licensing.decisions=7"
	testLayouts(t, []layout{
		{name: "dashes", prefix: "disclosure.", format: extract.Text, source: list("- ", ""), want: want},
		{name: "dashes before labels, too", prefix: "disclosure.", format: extract.Text, source: list("- ", "- "), want: want},
		{name: "points", prefix: "disclosure.", format: extract.Text, source: list("• ", ""), want: want},
		{name: "lists in lists", prefix: "disclosure.", format: extract.Text, source: list("     - ", "   * - "), want: want},
		{name: "markdown", prefix: "disclosure.", format: extract.Markdown, source: list("- ", "- "), want: want},
		{name: "a row that begins with a nil mark", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章\n- 1 3\n行政规范性文件\n- 0 3\n信息内容 本年处理决定数量\n行政许可 7\n",
			want:   "regulations.issued=nil regulations.repealed=1 regulations.in_force=3 normative_documents.issued=nil normative_documents.repealed=0 normative_documents.in_force=3 licensing.decisions=7"},
		{name: "a dash before a change", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>上一年项目数量<td>本年增/减<td>处理决定数量<tr><td>行政许可<td>5<td>- 2<td>1<tr><td>行政处罚<td>6<td>-3<td>2<tr><td>行政强制<td>7<td>4<td>- 3</table>",
			want: "licensing.items_previous_year=5 licensing.change=sign licensing.decisions=1 penalties.items_previous_year=6 penalties.change=-3 penalties.decisions=2 " +
				"coercive_measures.items_previous_year=7 coercive_measures.change=4 coercive_measures.decisions=sign"},
		{name: "rows of nil marks", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章\n- - -\n行政规范性文件\n- - -\n信息内容 本年处理决定数量\n行政许可 7\n行政处罚 2\n行政强制 3\n",
			want:   "regulations.issued=nil regulations.repealed=nil regulations.in_force=nil normative_documents.issued=nil normative_documents.repealed=nil normative_documents.in_force=nil licensing.decisions=7 penalties.decisions=2 coercive_measures.decisions=3"},
		{name: "columns behind a nil mark that would read as one number", prefix: "proceedings.", format: extract.Text,
			source: "行政许可                 1\n行政处罚                 2\n行政强制                 3\n\n      行政复议\n结果维持  结果纠正  其他结果  尚未审结   总计\n —     —     12    —     12\n\n" +
				"      行政诉讼\n   未经复议直接起诉\n结果维持  结果纠正  其他结果  尚未审结   总计\n —     —     7     —     7\n\n",
			want: "reconsideration.upheld=nil reconsideration.corrected=nil reconsideration.other=12 reconsideration.pending=nil reconsideration.total=12 " +
				"litigation_direct.upheld=nil litigation_direct.corrected=nil litigation_direct.other=7 litigation_direct.pending=nil litigation_direct.total=7"},
		{name: "a dash before one number", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>- 7<tr><td>行政处罚<td>-8<tr><td>行政强制<td>9</table>",
			want:   "licensing.decisions=sign penalties.decisions=-8 coercive_measures.decisions=9"},
	})
}

const pipedHeader = "申请人情况 |\n||||||||\n自然人 |\n法人或其他组织 |\n总计 |\n|||||||\n商业企业 |\n科研机构 |\n社会公益组织 |\n法律服务机构 |\n其他 |\n|||||\n"

func TestPipedCellsPerLine(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "a pipe alone is an empty cell", prefix: "applications.", format: extract.Text,
			source: pipedHeader + "一、本年新收政府信息公开申请数量 |\n1 |\n|\n3 |\n|\n|\n|\n4 |\n||\n" +
				"二、上年结转政府信息公开申请数量 |\n|\n|\n|\n|\n|\n|\n9 |\n||\n三、本年度办理结果 |\n（一）予以公开 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 |\n|\n" +
				"四、结转下年度继续办理 |\n|\n|\n5 |\n||\n",
			want: row("received", 1, "blank", 3, "blank", "blank", "blank", 4) + row("carried_in", "blank", "blank", "blank", "blank", "blank", "blank", 9) +
				row("granted", 1, 2, 3, 4, 5, 6, 21) + row("carried_out", "columns_lost"),
		},
		{
			name: "one row for the whole table", prefix: "proceedings.", format: extract.Text,
			source: "| 行政许可 | 1 |\n| 行政处罚 | 2 |\n| 行政强制 | 3 |\n\n行政复议 |\n行政诉讼 |\n|||||||||||||\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n未经复议直接起诉 |\n复议后起诉 |\n||||||||\n" +
				strings.Repeat("结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n", 2) + "|||||\n2 |\n|\n1 |\n|\n3 |\n|\n|\n|\n|\n0 |\n|\n|\n|\n|\n5 |\n",
			want: "reconsideration.upheld=2 reconsideration.corrected=blank reconsideration.other=1 reconsideration.pending=blank reconsideration.total=3 " +
				"litigation_direct.upheld=blank litigation_direct.corrected=blank litigation_direct.other=blank litigation_direct.pending=blank litigation_direct.total=0 " +
				"litigation_after_reconsideration.upheld=blank litigation_after_reconsideration.corrected=blank litigation_after_reconsideration.other=blank " +
				"litigation_after_reconsideration.pending=blank litigation_after_reconsideration.total=5",
		},
		{
			name: "a word behind one row for the whole table", prefix: "proceedings.reconsideration.upheld", format: extract.Text,
			source: "| 行政许可 | 1 |\n| 行政处罚 | 2 |\n| 行政强制 | 3 |\n\n行政复议 |\n行政诉讼 |\n|||||||||||||\n|\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n未经复议直接起诉 |\n复议后起诉 |\n||||||||\n|\n" +
				strings.Repeat("结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n", 2) + "|||||\n|\n" + strings.Repeat("0 |\n", 14) + "无法统计 |\n",
			want: "=0",
		},
		{
			name: "pipes alone that fill the label up", prefix: "applications.", format: extract.Text,
			source: pipedHeader + "一、本年新收政府信息公开申请数量 |\n|\n|\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 |\n" +
				"二、上年结转政府信息公开申请数量 |\n|\n|\n1 |\n|\n|\n|\n2 |\n|\n|\n四、结转下年度继续办理 |\n|\n|\n1 |\n|\n|\n|\n3 |\n|\n|\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "columns_lost") + row("carried_out", "columns_lost"),
		},
	})
}

func TestRowsPerLine(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "a page ends behind a header", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n行政规范性文件 4 5 6\n信息内容 本年处理决定数量\n\n\n4\n行政许可 7\n行政处罚 8\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=5 " +
				"normative_documents.in_force=6 licensing.decisions=7 penalties.decisions=8",
		},
		{
			name: "single blanks", prefix: "applications.", format: extract.Text,
			source: "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n" +
				"一、本年新收政府信息公开申请数量 3001 53 0 0 61 4 3119\n二、上年结转政府信息公开申请数量 1 2 3\n四、结转下年度继续办理 0 0 0 0 0 0 0\n",
			want: row("received", 3001, 53, 0, 0, 61, 4, 3119) + row("carried_in", "columns_lost") + row("carried_out", 0),
		},
		{
			name: "cells ran together", prefix: "applications.received", format: extract.Text,
			source: "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章102行政规范性文件300第二十条第（五）项信息内容本年处理决定数量行政许可26383" +
				"一、本年新收政府信息公开申请数量640020470二、上年结转政府信息公开申请数量0000000（七）总计640020470四、结转下年度继续办理0000000" +
				"五、存在的主要问题及改进情况一是公开内容的深度不够；二是队伍建设有待加强。六、其他需要报告的事项无",
			want: row("", "cells_ran_together"),
		},
		{
			name: "labels of two lines around their values", prefix: "statistics.reconsiderations", format: extract.Text,
			source: "统计指标 单位 统计数\n四、行政复议数量 件 9\n（一）维持具体行政行为数 件 2\n（二）被\n件 3\n依法纠错数\n（三）其他情形数 件 4\n五、行政诉讼数量 件 0\n",
			want:   "=9 _upheld=2 _corrected=3 _other=4",
		},
		{
			name: "a group's label of two lines around the values of its first row", prefix: "applications.", format: extract.Text,
			source: "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n" +
				"三、本年度办理结\n6 5 4 3 2 1 21\n果 （一）予以公开\n（四）无法提供 1.本机关不掌握相关政府信息 1 1 1 1 1 1 6\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("granted", 6, 5, 4, 3, 2, 1, 21) + row("unable_not_held", 1, 1, 1, 1, 1, 1, 6),
		},
	})
}

func TestAligned(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "below the rows that print all columns", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量            12            14                   26\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "blank", 12, "blank", 14, "blank", "blank", 26),
		},
		{
			name: "between the columns", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量        12            14                   26\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "columns_lost"),
		},
		{
			name: "without the total where no two values can have run together", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量            12            14\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "blank", 12, "blank", 14, "blank", "blank", "blank"),
		},
		{
			name: "without the total where two values may have run together", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量   1   1   1   1  1  1  6\n" +
				"二、上年结转政府信息公开申请数量   0   0   0   0 11  2\n" +
				"（七）总计                         1   1   1   1  1  1  6\n" +
				"四、结转下年度继续办理             1   1   1   1  1  1  6\n",
			want: row("", "columns_lost"),
		},
		{
			name: "the total on a line of its own", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量            12            14\n" +
				"                                                                               26\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "columns_lost"),
		},
		{
			name: "a row that is blank in one of two pieces with its columns", prefix: "applications.carried_in", format: extract.Text,
			source: "                                   自然人  商业企业  科研机构  社会公益组织\n" +
				"一、本年新收政府信息公开申请数量     11       12        13          14\n" +
				"二、上年结转政府信息公开申请数量\n" +
				"（七）总计                           11       12        13          14\n" +
				"四、结转下年度继续办理                0        0         0           0\n\n" +
				"                                   法律服务机构  其他   总计\n" +
				"一、本年新收政府信息公开申请数量        15        16     81\n" +
				"二、上年结转政府信息公开申请数量         5                5\n" +
				"（七）总计                              15        16     81\n" +
				"四、结转下年度继续办理                   5         0      5\n",
			want: row("", "blank", "blank", "blank", "blank", 5, "blank", 5),
		},
		{
			name: "a row printed for several, blank", prefix: "applications.other_", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"（六）其他处理\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("processing", "blank", "blank", "blank", "blank", "blank", "blank", "blank"),
		},
		{
			name: "the group of rows is no row", prefix: "applications.other_", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"（六）其他处理\n" +
				"      3.其他                         11     12     13     14     15     16     81\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("reasons", 11, 12, 13, 14, 15, 16, 81),
		},
		{
			name: "a word below the label of its column", prefix: "disclosure.fees", format: extract.Text,
			source: "            本年处理决\n信息内容    定数量\n行政处罚        1\n行政强制        2\n行政许可        3\n" +
				"                    上一年项\n信息内容            目数量      本年增/减\n行政事业性收费       不详          0\n",
			want: ".items_previous_year=no_number .change=0",
		},
		{
			name: "below a header", prefix: "disclosure.procurement", format: extract.Text,
			source: "行政许可              8\n行政处罚              9\n行政强制              7\n行政事业性收费        6\n" +
				"信息内容       采购项目数量   采购总金额\n政府集中采购                      1\n",
			want: ".projects=blank .amount=1",
		},
		{
			name: "apart from a header, where rows are not", prefix: "disclosure.procurement", format: extract.Text,
			source: "行政许可              8\n行政处罚              9\n行政强制              7\n行政事业性收费        6\n" +
				"信息内容       采购项目数量   采购总金额\n\n政府集中采购                      1\n",
			want: ".projects=columns_lost .amount=columns_lost",
		},
		{
			name: "a blank row above a broken label of its part", prefix: "statistics.staff", format: extract.Text,
			source: "七、依申请公开信息收取的费用            万元     5\n从事政府信息公开工作人员数              人\n\n专职人员数（不包括政府公报及政府网站\n工作人员数）                            人       3\n" +
				"兼职人员数                              人       4\n",
			want: "=blank _full_time=3 _part_time=4",
		},
		{
			name: "a row without its total, right behind others", prefix: "applications.carried_out", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理                0             3      4\n",
			want: row("", 0, "blank", 3, 4, "blank", "blank", "blank"),
		},
		{
			name: "a row without its total, apart from others", prefix: "applications.carried_out", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"\n四、结转下年度继续办理                0             3      4\n",
			want: row("", "columns_lost"),
		},
		{
			name: "the end of a broken numbering beside the label", prefix: "applications.unable_needs_creation", format: extract.Text,
			source: "                                自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量       11     12     13     14     15     16     81\n" +
				"      （四  1.本机关不掌握相关政府信息     11     12     13     14     15     16     81\n" +
				"      ）（\n" +
				"三、  四）  2.没有现成信息需要另行制作     21     22     23     24     25     26    141\n" +
				"本年  无法  3.补正后申请内容仍不明确        0      0      0      0      0      0      0\n度办  提供\n理结\n果\n",
			want: row("", 21, 22, 23, 24, 25, 26, 141),
		},
		{
			name: "a misprinted label that is broken", prefix: "applications.refused_internal_affairs", format: extract.Text,
			source: "一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"       （三）不予  4.保护第三方合法\n       公开        权益               0      0      0      0      0      0      0\n" +
				"                   5.属于三类内部信\n                   息                21     22     23     24     25     26    141\n" +
				"                   6.属于四类过程性\n                   信息               0      0      0      0      0      0      0\n",
			want: row("", 21, 22, 23, 24, 25, 26, 141),
		},
		{
			name: "one number before a remark", prefix: "applications.refused_state_secret", format: extract.Text,
			source: "                                     自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计   备注\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"三、本年  1.属于国家秘密                                                        0   见说明\n" +
				"度办理结  2.其他法律行政法规禁止      0      0      0      0      0      0      0\n果        公开\n" +
				"（七）总计                           11     12     13     14     15     16     81\n",
			want: row("", "blank", "blank", "blank", "blank", "blank", "blank", 0),
		},
		{
			name: "a word alone below the label of its column", prefix: "statistics.disclosed", format: extract.Text,
			source: "        统计指标            单位     统计数\n一、主动公开情况               ——\n（一）主动公开政府信息数（不同渠道和方式公\n" +
				"开相同信息计1条）              条       若干\n其中：主动公开规范性文件数          条        7\n制发规范性文件总数              件        0\n",
			want: "=no_number _normative=7",
		},
		{
			name: "a word behind its unit, below a nil mark", prefix: "statistics.disclosed", format: extract.Text,
			source: "        统计指标            单位     统计数\n一、主动公开情况               ——\n（一）主动公开政府信息数（不同渠道和方式公\n" +
				"开相同信息计1条）              条      ——\n其中：主动公开规范性文件数          条      不详\n制发规范性文件总数              件        0\n",
			want: "=nil _normative=no_number",
		},
		{
			name: "two cells that touch", prefix: "applications.carried_out", format: extract.Text,
			source: "                                    自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"（一）予以公开                       11                                        11\n" +
				"（二）部分公开                       11                                        11\n" +
				"（七）总计                           11                                        11\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16（其中2件）81\n",
			want: row("", 11, 12, 13, 14, 15, "columns_lost", "two_numbers"),
		},
		{
			name: "a word between values, far below the last one in its column", prefix: "applications.carried_out", format: extract.Text,
			source: "                                    自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量     11                                        11\n" +
				"（一）予以公开                       11                                        11\n" +
				"（二）部分公开                       11                                        11\n" +
				"（七）总计                           11                                        11\n" +
				"四、结转下年度继续办理               11     12     13     14    不详     0     50\n",
			want: row("", 11, 12, 13, 14, "no_number", 0, 50),
		},
		{
			name: "a word in the last column beside one value", prefix: "statistics.complaints", format: extract.Text,
			source: "指标名称                           单位   本年数  历年累计\n主动公开信息数                      条      1        1\n" +
				"受理依申请公开信息总数              件      1        1\n政府信息公开收费减免金额            元      0        0\n" +
				"接受行政诉讼、举报数                件      0  见附件\n行政复议数                          件      1        1\n行政诉讼数                          件      0        0\n",
			want: ".cumulative=columns_lost .year=0",
		},
		{
			name: "a word alone in no column", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量         不详\n" +
				"（七）总计                           11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "columns_lost"),
		},
		{
			name: "no row complete, and one without its total", prefix: "applications.carried_in", format: extract.Text,
			source: "                                    自然人   商业   科研   公益   法律   其他   总计\n" +
				"                                             企业   机构   组织   服务\n" +
				"一、本年新收政府信息公开申请数量      11             13     14     15     16     69\n" +
				"二、上年结转政府信息公开申请数量             12             14\n" +
				"（七）总计                            11      0             14     15     16     69\n" +
				"四、结转下年度继续办理                 0      0                     0      0      0\n",
			want: row("", "blank", 12, "blank", 14, "blank", "blank", "blank"),
		},
		{
			name: "the number of a group before the end of a broken label", prefix: "applications.refused_administrative_query", format: extract.Text,
			source: "一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"            7.属于行政执法案\n            卷                       11     12     13     14     15     16     81\n" +
				"            8.属于行政查询事\n三、        项                        1      2      3      4      5      6     21\n" +
				"本年度办    1.本机关不掌握相\n理结果      关政府信息                0      0      0      0      0      0      0\n",
			want: row("", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "the end of a broken label is a bracket", prefix: "statistics.staff", format: extract.Text,
			source: "(三)从事政府信息公开工作人员数           人       7\n" +
				"1.专职人员数(不包括政府公报及政府网站工作人员数\n)                                          人       3\n" +
				"2.兼职人员数                             人       4\n",
			want: "=7 _full_time=3 _part_time=4",
		},
		{
			name: "the year above the label of its column in a table left blank", prefix: "statistics.applications", format: extract.Text,
			source: "六、政府信息公开情况统计表\n                                 2011\n          指标名称            计量单位    年度   历年累计\n" +
				"受理依申请公开信息总数               条\n其中：1.当面申请数                条\n2.网上申请数                   条\n" +
				"3.信函、传真申请数                条\n对申请的答复总数                  条\n其中：1.同意公开答复数              条\n" +
				"2.同意部分公开答复数               条\n3.不予公开答复数                 条\n4.其他类型答复数                 条\n" +
				"接受行政诉讼、举报数                件\n行政复议数                     件\n行政诉讼数                     件\n",
			want: ".year=blank .cumulative=blank _in_person.year=blank _in_person.cumulative=blank _online.year=blank _online.cumulative=blank " +
				"_letter_or_fax.year=blank _letter_or_fax.cumulative=blank",
		},
		{
			name: "numbers before a word", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量     21     22    不详    24     25     26    118\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", 21, 22, "no_number", 24, 25, 26, 118),
		},
		{
			name: "a number before a word in no column", prefix: "applications.carried_in", format: extract.Text,
			source: "自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"二、上年结转政府信息公开申请数量        22    不详    24     25     26    118\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("", "columns_lost"),
		},
		{
			name: "a label wrapped around its values", prefix: "disclosure.", format: extract.Text,
			source: "信息内容              本年处理决定数量\n行政许可                      1\n行政                          2\n处罚\n行政强制                      3\n",
			want:   "licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3",
		},
		{
			name: "the title of the next table is no label", prefix: "proceedings.", format: extract.Text,
			source: decisions + "行政复议\n              结果维持     结果纠正     其他结果     尚未审结     总计\n                 1            2            3            4          10\n" +
				"行政诉讼（未经复议直接起诉）\n              结果维持     结果纠正     其他结果     尚未审结     总计\n                 5            6            7            8          26\n" +
				"行政诉讼（复议后起诉）\n              结果维持     结果纠正     其他结果     尚未审结     总计\n                 9            9            9            9          36\n",
			want: "reconsideration.upheld=1 reconsideration.corrected=2 reconsideration.other=3 reconsideration.pending=4 reconsideration.total=10 " +
				"litigation_direct.upheld=5 litigation_direct.corrected=6 litigation_direct.other=7 litigation_direct.pending=8 litigation_direct.total=26 " +
				"litigation_after_reconsideration.upheld=9 litigation_after_reconsideration.corrected=9 litigation_after_reconsideration.other=9 " +
				"litigation_after_reconsideration.pending=9 litigation_after_reconsideration.total=36",
		},
		{
			name: "a page number is no value", prefix: "applications.", format: extract.Text,
			source: "一、本年新收政府信息公开申请数量     11     12     13     14     15     16     81\n\n                      4\n\f" +
				"二、上年结转政府信息公开申请数量     11     12     13     14     15     16     81\n" +
				"四、结转下年度继续办理               11     12     13     14     15     16     81\n",
			want: row("received", 11, 12, 13, 14, 15, 16, 81) + row("carried_in", 11, 12, 13, 14, 15, 16, 81) + row("carried_out", 11, 12, 13, 14, 15, 16, 81),
		},
		{
			name: "the end of a label hangs out half of its width, above the values", prefix: "applications.", format: extract.Text,
			source: "                                                                     自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他   总计\n" +
				"    一、本年新收政府信息公开申请数量                                  175      59       168         20            68        77    567\n" +
				"            （一）予以公开                                             17       0        37          0             0         0     54\n" +
				"            （二）部分公开（区分处理的，只计这一情形，不计其他情\n" +
				"          形）\n" +
				"                                                                       21       0         0          0            19         0     40\n" +
				"            （三）不予公开  1.属于国家秘密                             29       0         0          0             0         0     29\n",
			want: row("received", 175, 59, 168, 20, 68, 77, 567) + row("granted", 17, 0, 37, 0, 0, 0, 54) + row("partially_granted", 21, 0, 0, 0, 19, 0, 40) +
				row("refused_state_secret", 29, 0, 0, 0, 0, 0, 29),
		},
		{
			name: "the end of a label stands beside it, above the values", prefix: "applications.partially_granted.", format: extract.Text,
			source: "                                                                     自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他   总计\n" +
				"    一、本年新收政府信息公开申请数量                                  175      59       168         20            68        77    567\n" +
				"            （一）予以公开                                             17       0        37          0             0         0     54\n" +
				"            （二）部分公开（区分处理的，只计这一情形，不计其他情\n" +
				"      形）\n" +
				"                                                                       21       0         0          0            19         0     40\n" +
				"            （三）不予公开  1.属于国家秘密                             29       0         0          0             0         0     29\n",
			want: "natural_person=columns_lost enterprise=columns_lost research_institution=columns_lost public_interest_organization=columns_lost " +
				"legal_service=columns_lost other=columns_lost total=columns_lost",
		},
		{
			name: "a group's label ends on the line above the values, its row's before", prefix: "applications.other_", format: extract.Text,
			source: "                                                                                                                   自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他   总计\n" +
				"             一、本年新收政府信息公开申请数量                                                                       175      59       168         20            68        77    567\n" +
				"                          1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请                            2       0         0         14             0         0     16\n" +
				"              （六）其他处\n" +
				"                          2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\n" +
				"              理\n" +
				"                                                                                                                     10      33         7          0            13        19     82\n" +
				"                          3.其他                                                                                      0      28         0          0             0         0     28\n" +
				"              （七）总计                                                                                             12      61         7         14            13        19    126\n",
			want: row("no_correction", 2, 0, 0, 14, 0, 0, 16) + row("no_payment", 10, 33, 7, 0, 13, 19, 82) + row("reasons", 0, 28, 0, 0, 0, 0, 28),
		},
		{
			name: "a number on the next line, set apart from its unit", prefix: "applications.received.", format: extract.Text,
			source: "                                                                                                             申请人情况\n" +
				"  （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）                                     法人或其他组织\n" +
				"                                                                         自然人     商业企业   科研机构   社会公益组织  法律服务机构     其他        总计\n" +
				"一、本年新收政府信息公开申请数量\n" +
				"                                                                         2400539  件  1843722   1558536      2017982      2122572件     1780962    11724313\n" +
				"二、上年结转政府信息公开申请数量                                          24657      159642      24654       158132         80348        21210      468643\n" +
				"三、本年度办理结果  （一）予以公开                                       161636      67580      121167        82745         34040       34359      501527件\n" +
				"              （二）部分公开（区分处理的，只计这一情形，不计其他情形）   186367      156540      58054      159395件      198302件      27401       786059\n" +
				"                           1.属于国家秘密                                127155      123001    105046件     161408件       126756       163092件 806458件\n" +
				"                           2.其他法律行政法规禁止公开                     86986      198197    138164件      33092件       69948件       75866件 602253件\n",
			want: "natural_person=2400539 enterprise=1843722 research_institution=1558536 public_interest_organization=2017982 legal_service=2122572 other=1780962 total=11724313",
		},
		{
			name: "a number broken over the lines around its row", prefix: "applications.", format: extract.Text,
			source: "                                          自然人    商业企业   科研机构   社会公益组织  法律服务机构     其他        总计\n" +
				"                                            6，                                                            7，\n" +
				"一、本年新收政府信息公开申请数量                      5，797      6，593       8，768         7，918               43，204\n" +
				"                                            411                                                            717\n" +
				"二、上年结转政府信息公开申请数量            297        456         287           605           230         375       2，250\n" +
				"四、结转下年度继续办理                      1          2          3            4             5            6          21\n",
			want: "received.natural_person=columns_lost received.other=columns_lost received.enterprise=5797 received.research_institution=6593 " +
				"received.public_interest_organization=8768 received.legal_service=7918 received.total=43204 " +
				row("carried_in", 297, 456, 287, 605, 230, 375, 2250) + row("carried_out", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "pieces of a group's label touch the labels of two rows", prefix: "applications.", format: extract.Text,
			source: "                                                                 自然人  商业企  科研机  社会公  法律服   其他    总计\n" +
				"                                                                           业      构    益组织  务机构\n" +
				"一、本年新收政府信息公开申请数量                                   119      67      42      68      81      43     420\n" +
				"三、本年（一）予以公开                                               0       3       0       0       3       0       6\n" +
				"度办理结（二）部分公开（区分处理的，只计这一情形，不计其他情形）     0       0       0       0      24       0      24\n" +
				"果       （三）不予公开  1.属于国家秘密                             10       0       0       0       0       0      10\n",
			want: row("received", 119, 67, 42, 68, 81, 43, 420) + row("granted", 0, 3, 0, 0, 3, 0, 6) + row("partially_granted", 0, 0, 0, 0, 24, 0, 24) +
				row("refused_state_secret", 10, 0, 0, 0, 0, 0, 10),
		},
		{
			name: "a group's label in three lines, its middle printed before the row's own", prefix: "applications.other_", format: extract.Text,
			source: "                                                                                                                          申请人情况\n" +
				"                 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）                                    法人或其他组织\n" +
				"                                                                                              自然人                                                         总计\n" +
				"                                                                                                      商业企业  科研机构  社会公益组织   法律服务机构  其他\n" +
				"                1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n" +
				"          （六）\n" +
				"         其他处2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请          3        7         1                                         11\n" +
				"           理\n" +
				"                3.其他                                                                                   16                    10                             26\n" +
				"          （七）总计                                                                            99       138       50          63             107       124  581\n" +
				"    四、结转下年度继续办理                                                                      13        1                                                   14\n",
			want: row("no_correction", "blank", "blank", "blank", "blank", "blank", "blank", "blank") + row("no_payment", 3, 7, 1, "blank", "blank", "blank", 11) +
				row("reasons", "blank", 16, "blank", 10, "blank", "blank", 26),
		},
	})
}

func TestCrossed(t *testing.T) {
	const known = decisions
	upheld := "upheld=1 corrected=2 other=3 pending=4 total=10"
	testLayouts(t, []layout{
		{
			name: "one line of fifteen", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: known + "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n" +
				"结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n0\t0\t0\t0\t0\t1\t2\t3\t4\t10\t0\t0\t0\t0\t0\n",
			want: upheld,
		},
		{
			name: "three rows of five", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: known + "案件类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t0\t0\t0\t0\t0\n未经复议直接起诉\t1\t2\t3\t4\t10\n复议后起诉\t0\t0\t0\t0\t0\n",
			want:   upheld,
		},
		{
			name: "a misprinted label that contains another one", prefix: "proceedings.litigation_after_reconsideration.", format: extract.Text,
			source: known + "案件类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t0\t0\t0\t0\t0\n未经复议直接起诉\t0\t0\t0\t0\t0\n复议后起拆\t1\t2\t3\t4\t10\n",
			want:   upheld,
		},
		{
			name: "five rows of three", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: known + "类别\t行政复议\t未经复议直接起诉\t复议后起诉\n结果维持\t0\t1\t0\n结果纠正\t0\t2\t0\n其他结果\t0\t3\t0\n尚未审结\t0\t4\t0\n总计\t0\t10\t0\n",
			want:   upheld,
		},
		{
			name: "one value a row, the first of each group named", prefix: "proceedings.", format: extract.Text,
			source: "行政许可 1\n行政处罚 2\n行政强制 3\n\n行政复议 结果维持 1\n结果纠正 2\n总计 3\n行政诉讼 未经复议直接起诉 结果维持 4\n总计 4\n",
			want: "reconsideration.upheld=1 reconsideration.corrected=2 reconsideration.total=3 " +
				"litigation_direct.upheld=4 litigation_direct.total=4",
		},
		{
			name: "row and column in one phrase", prefix: "proceedings.", format: extract.Text,
			source: known + "行政复议结果维持\t1\n行政诉讼复议后起诉总计\t\n",
			want:   "reconsideration.upheld=1 litigation_after_reconsideration.total=blank",
		},
		{
			name: "a piece of a broken label is no word in the place of a number", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: "行政许可                 1\n行政处罚                 2\n行政强制                 3\n" +
				"                         行政诉讼\n    行政复议      未经复议直接起\n                        诉        复议后起诉\n" +
				"结果维持       10           1        100\n结果纠正       20           2        200\n其他结果       30           3        300\n" +
				"尚未审结       40           4        400\n  总计         100         10       1000\n",
			want: upheld,
		},
		{
			name: "one value a row, a word for one of them", prefix: "proceedings.", format: extract.HTML,
			source: "<table><tr><td>行政许可<td>1<tr><td>行政处罚<td>2<tr><td>行政强制<td>3</table><table><tr><td rowspan=5>行政复议<td colspan=2>结果维持<td>1" +
				"<tr><td colspan=2>结果纠正<td>见附件<tr><td colspan=2>其他结果<td>3<tr><td colspan=2>尚未审结<td>若干<tr><td colspan=2>总计<td>10</table>",
			want: "reconsideration.upheld=1 reconsideration.corrected=no_number reconsideration.other=3 reconsideration.pending=no_number reconsideration.total=10",
		},
		{
			name: "one value a row, a word for one of them, and pipes that fill the rows up", prefix: "proceedings.", format: extract.Markdown,
			source: "行政许可 | 1 |||\n行政处罚 | 2 |||\n行政强制 | 3 |||\n行政复议 | 结果维持 | 待统计 | |\n结果纠正 | 10 | ||\n其他结果 | 5 | ||\n尚未审结 | 见附件 | ||\n总计 | 17 | ||\n" +
				"行政诉讼 | 未经复议直接起诉 | 结果维持 | 4 |\n结果纠正 | 7 | ||\n",
			want: "reconsideration.upheld=no_number reconsideration.corrected=10 reconsideration.other=5 reconsideration.pending=no_number reconsideration.total=17 " +
				"litigation_direct.upheld=4 litigation_direct.corrected=7",
		},
		{
			name: "a mark for none below a label does not end it", prefix: "proceedings.reconsideration.", format: extract.Text,
			source: known + "行政复议\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n—\t2\t3\t4\t9\n",
			want:   "upheld=nil corrected=2 other=3 pending=4 total=9",
		},
		{
			name: "more empty lines between rows than between cells", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: known + "\n\n行政复议\n\n行政诉讼\n\n\n\n" + strings.ReplaceAll("结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉", " ", "\n\n") +
				"\n\n\n\n" + strings.ReplaceAll("结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计", " ", "\n\n") +
				"\n\n\n\n" + strings.ReplaceAll("10 20 30 40 100 1 2 3 4 10 100 200 300 400 1000", " ", "\n\n") + "\n\n\n\n五、存在的主要问题及改进情况\n",
			want: upheld,
		},
		{
			name: "a table left blank, one cell a line", prefix: "proceedings.reconsideration.", format: extract.Markdown,
			source: "| 行政许可 | 1 |\n| 行政处罚 | 2 |\n| 行政强制 | 3 |\n\n行政复议 |\n||||\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n |\n |\n |\n |\n |\n" +
				"行政诉讼 |\n||||\n未经复议直接起诉 |\n||||\n结果维持 |\n结果纠正 |\n其他结果 |\n尚未审结 |\n总计 |\n |\n |\n |\n |\n |\n",
			want: "upheld=blank corrected=blank other=blank pending=blank total=blank",
		},
		{
			name: "columns down, a word for one of the values", prefix: "proceedings.reconsideration.", format: extract.Text,
			source: "行政许可                 1\n行政处罚                 2\n行政强制                 3\n\n" +
				"              结果维持       63\n              结果纠正      若干\n行政复议      其他结果       14\n              尚未审结       83\n                总计        437\n",
			want: "upheld=63 corrected=no_number other=14 pending=83 total=437",
		},
		{
			name: "row and column in one phrase that is broken", prefix: "proceedings.", format: extract.Text,
			source: "行政许可                      1\n行政处罚                      2\n行政强制                      3\n\n" +
				"行政诉讼未经复议直接起诉\n结果维持\n行政诉讼未经复议直接起诉\n其他结果                      7\n",
			want: "litigation_direct.upheld=blank litigation_direct.other=7",
		},
		{
			name: "columns down with a blank one", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: "行政许可                1\n行政处罚                2\n行政事业性收费          3\n" +
				"                       行政诉讼\n            行政复议  未经  复议\n                      复议  后起\n                      直接  诉\n                      起诉\n" +
				"结果维持       10       1\n结果纠正       20\n其他结果                3    300\n" +
				"尚未审结\n  总计         30       4\n",
			want: "upheld=1 corrected=blank other=3 pending=blank total=4",
		},
		{
			name: "columns down, below the row behind a blank one", prefix: "proceedings.litigation_direct.", format: extract.Text,
			source: "行政许可                1\n行政处罚                2\n行政事业性收费          3\n" +
				"         行政复议      未经复议直接起诉     复议后起诉\n" +
				"结果维持                1\n结果纠正       20\n其他结果                3    300\n" +
				"尚未审结\n  总计         30       4    300\n",
			want: "upheld=1 corrected=blank other=3 pending=blank total=4",
		},
		{
			name: "a label broken beside the rows that it names", prefix: "proceedings.litigation_after_reconsideration.", format: extract.Text,
			source: "行政许可                1\n行政处罚                2\n行政强制                3\n\n" +
				"          结果维持      1\n  复议    结果纠正      2\n  后起    其他结果      3\n  诉      尚未审结      4\n            总计        10\n",
			want: upheld,
		},
		{
			name: "fewer values than labels below them", prefix: "proceedings.reconsideration", format: extract.Text,
			source: "行政许可           1\n行政处罚           2\n行政事业性收费     3\n\n行政复议\n\n结果维持   结果纠正   其他结果   尚未审结   总计\n  1                      3                  4\n",
			want:   ".upheld=1 .corrected=blank .other=3 .pending=blank .total=4",
		},
	})
}

// TestParts finds for each value of aligned text from pages where it stands and how
// it was read.
// TestTouchingNumbers: what stands right behind a label may be the first value of its
// row, and no cell of that is blank.
func TestTouchingNumbers(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "in rows", prefix: "applications.", format: extract.Text,
			source: decisions + "申请人情况\n" +
				"                                      自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" +
				"一、本年新收政府信息公开申请数量      1       2         3         4             5             6     21\n" +
				"（二）部分公开（区分处理的，只计）  888       0         5         4             0             0     897\n" +
				"2.没有现成信息需要另行制作            0       0         0         0             0             0     0\n" +
				"5.要求行政机关确认或重新出具已获取信息7       0         5         4             0             0     16\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("partially_granted", 888, 0, 5, 4, 0, 0, 897) + row("unable_needs_creation", 0) +
				row("declined_confirmation", "columns_lost", 0, 5, 4, 0, 0, 16),
		},
		{
			name: "in a turned table", prefix: "proceedings.reconsideration", format: extract.Text,
			source: decisions + "        行政复议  未经复议直接起诉  复议后起诉\n" +
				"结果维持62        92                114\n结果纠正14        44                15\n其他结果25        46                49\n尚未审结11        23                11\n总计    112       205               189\n",
			want: ".upheld=columns_lost .corrected=columns_lost .other=columns_lost .pending=columns_lost .total=112",
		},
	})
}

func TestParts(t *testing.T) {
	source := "行政许可            1\n行政处罚            2\n行政强制            3"
	doc := &extract.Document{Format: extract.PDF, Source: source}
	var parts []extract.Part
	for i, label := range []string{"行政许可", "行政处罚", "行政强制"} {
		at := strings.Index(source, label)
		y := float32(100 + 20*i)
		parts = append(parts, extract.Part{Offset: at, Box: extract.Box{50, y, 90, y + 10}},
			extract.Part{Offset: at + len(label) + 12, Box: extract.Box{300, y, 306, y + 10}, OCR: &extract.OCR{Confidence: 0.5}})
	}
	doc.Blocks = []extract.Block{{Kind: extract.Paragraph, Text: source, Pos: extract.Pos{Page: 2}, Parts: parts}}
	res := matcher(t).Find(doc, 2023)
	if len(res.Cells) != 3 {
		t.Fatalf("%d cells", len(res.Cells))
	}
	for i, c := range res.Cells {
		cell := res.Tables[c.Place.Table].At(c.Place.Row, c.Place.Col)
		if want := float32(100 + 20*i); cell.Box[1] != want || cell.Box[0] != 300 || cell.OCR == nil || c.Place.Pos.Page != 2 {
			t.Errorf("%q: %+v", c.Text, cell)
		}
	}
}
