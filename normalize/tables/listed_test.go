package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestListed reads lists that set a sign between a label and its value.
func TestListed(t *testing.T) {
	const want = "applications=14 applications_in_person=5 applications_fax=nil applications_online=1204 applications_letter=8"
	testLayouts(t, []layout{
		{name: "colons, parts of a sentence", prefix: "statistics.", format: extract.Text,
			source: "三、依申请公开情况\n（一）收到申请数：14件；\n1.当面申请数：5 件；\n2.传真申请数：无；\n3.网络申请数: 1,204件；\n4.信函申请数：8件。\n", want: want},
		{name: "dashes, which are marks for nothing as well", prefix: "statistics.", format: extract.Text,
			source: "三、依申请公开情况\n（一）收到申请数——14\n1.当面申请数——5\n2.传真申请数————\n3.网络申请数——1204\n4.信函申请数——8\n", want: want},
		{name: "marks for nothing between blanks", prefix: "disclosure.", format: extract.Text,
			source: "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章  ——  ——  3\n行政规范性文件  4  ——  6\n信息内容  本年处理决定数量\n行政许可  7\n",
			want:   "regulations.issued=nil regulations.repealed=nil regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=nil normative_documents.in_force=6 licensing.decisions=7"},
		{name: "units in brackets", prefix: "statistics.", format: extract.Text,
			source: "（一）收到申请数（件）\t14\n1.当面申请数（件）\t5\n2.传真申请数（件）\t/\n3.网络申请数(件)\t1204\n4.信函申请数（件）\t8\n", want: want},
		{name: "units behind numbers, with and without a blank", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 规章 1件 2 件 3件\n行政规范性文件 4 件 — 6 件\n信息内容 本年处理决定数量\n行政许可 7\n",
			want:   "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=nil normative_documents.in_force=6 licensing.decisions=7"},
		{name: "explanations in brackets, in the usage of Taiwan", prefix: "disclosure.", format: extract.Markdown,
			source: "| 信息內容 | 本年制發件數 | 本年廢止件數 | 現行有效件數 |\n| 規章(設區的市(含自治州)人民政府應提供相關數據) | 1 | 2 | 3 |\n| 規範性檔案（含以單位名義發布的決定、公告等） | 4 | 5 | 6 |\n" +
				"| 信息內容 | 本年處理決定數量 |\n| 行政處罰（不含當場作出處罰決定的案件數量） | 8 |\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=5 normative_documents.in_force=6 penalties.decisions=8"},
		{name: "points before several values", prefix: "disclosure.", format: extract.Text,
			source: "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章……1  0  3\n行政规范性文件……4 ── 6\n信息内容 本年处理决定数量\n行政许可....7\n行政处罚____12\n行政强制：0\n",
			want:   "regulations.issued=1 regulations.repealed=0 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=nil normative_documents.in_force=6 licensing.decisions=7 penalties.decisions=12 coercive_measures.decisions=0"},
		{name: "explanations that part a row", prefix: "disclosure.", format: extract.Markdown,
			source: "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 1 | 2 | 3 |\n| 行政规范性文件 | 4 | 5 | 6 |\n| 信息内容 | 本年处理决定数量 |\n" +
				"| 行政许可 | 7 |\n| 行政处罚（当场作出处罚决定的简易程序案件数量） | 8 |\n| 行政处罚（除简易程序以外的一般程序案件数量） | 5 |\n| 行政强制 | 0 |\n",
			want: "regulations.issued=1 regulations.repealed=2 regulations.in_force=3 normative_documents.issued=4 normative_documents.repealed=5 normative_documents.in_force=6 licensing.decisions=7 coercive_measures.decisions=0"},
		{name: "a colon without a value", prefix: "statistics.", format: extract.Text,
			source: "三、依申请公开情况\n（一）收到申请数：5件\n1.当面申请数：\n2.传真申请数：5件\n3.网络申请数：\n4.信函申请数：0件\n", want: "applications=5 applications_in_person=blank applications_fax=5 applications_online=blank applications_letter=0"},
	})
}

// TestGluedMarks takes marks for nothing that stand right behind a label for values that
// ran together, not for a part of the label.
func TestGluedMarks(t *testing.T) {
	testLayouts(t, []layout{
		{name: "several columns and one", prefix: "disclosure.", format: extract.Text,
			source: "信息内容本年制发件数本年废止件数现行有效件数\n规章///\n行政规范性文件／／／\n信息内容本年处理决定数量\n行政许可 7\n行政处罚—\n",
			want: "regulations.issued=cells_ran_together regulations.repealed=cells_ran_together regulations.in_force=cells_ran_together " +
				"normative_documents.issued=cells_ran_together normative_documents.repealed=cells_ran_together normative_documents.in_force=cells_ran_together " +
				"licensing.decisions=7 penalties.decisions=cells_ran_together"},
		{name: "before a unit", prefix: "statistics.", format: extract.Text,
			source: "三、依申请公开情况\n（一）收到申请数 14件\n1.当面申请数／件\n2.传真申请数 —件\n3.网络申请数——件\n4.信函申请数///件\n",
			want:   "applications=14 applications_in_person=nil applications_fax=nil applications_online=nil applications_letter=cells_ran_together"},
	})
}
