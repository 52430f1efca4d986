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

// TestNamed reads rows of which each value names its column.
func TestNamed(t *testing.T) {
	const want = "received.natural_person=1 received.enterprise=2 received.research_institution=blank " +
		"received.public_interest_organization=nil received.legal_service=1204 received.other=0 received.total=1207 " +
		"granted.natural_person=3 granted.enterprise=0 granted.research_institution=0 " +
		"granted.public_interest_organization=0 granted.legal_service=0 granted.other=4 granted.total=7"
	const below = "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>4<td>5<td>6<tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>7</table>"
	testLayouts(t, []layout{
		{name: "in a list", prefix: "applications.", format: extract.HTML, source: "<ul><li>一、本年新收政府<br>信息公开申请数量<ul><li>自然人：1<li>商业企业：2件；<li>科研机构：<li>社会公益组织：无<li>法律服务机构: 1,204<li>其他：0<li>总计：1207</ul>" +
			"<li>三、本年度办理结果<ul><li><p>（一）予<p>以公开<ul><li>总计：<p>7</p><li>自然人：3<li>商业企业：0<li>科研机构：0<li>社会公益组织：0<li>法律服务机构：0<li>其他：4</ul></ul></ul>" + below, want: want},
		{name: "in cells", prefix: "applications.", format: extract.HTML, source: "<dl><dt>一、本年新收政府信息公开申请数量<dd>自然人：1<dd>商业企业：2件<dd>科研机构：<dd>社会公益组织：无<dd>法律服务机构：1204<dd>其他：0<dd>总计：1207" +
			"<dt>（一）予以公开<dd>自然人：3<dd>商业企业：0<dd>科研机构：0<dd>社会公益组织：0<dd>法律服务机构：0<dd>其他：4<dd>总计：7</dl>" + below, want: want},
	})
}
