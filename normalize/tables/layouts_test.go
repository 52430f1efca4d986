package tables_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// layout is a document and the facts that a careful reader finds in it, one a
// word: id=value, where the value is a number, "nil", "blank" or the reason why
// it is unreadable. The prefix of the ids is left out.
type layout struct {
	name, prefix string
	format       extract.Format
	source       string
	want         string
}

// testLayouts holds what Find finds under each layout's prefix against what is
// wanted. Rows below make the form known where a layout has too few of them.
func testLayouts(t *testing.T, layouts []layout) {
	m := matcher(t)
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			doc := textdoc.Read(l.source, l.format, extract.Limits{})
			if l.format == extract.HTML {
				var err error
				if doc, err = htmldoc.Read(l.source, extract.Limits{}); err != nil {
					t.Fatal(err)
				}
			}
			got := found(m.Find(doc, 2022), l.prefix)
			want := strings.Fields(l.want)
			sort.Strings(want)
			if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
				t.Errorf("got  %s\nwant %s", g, w)
			}
		})
	}
}

// found lists the facts under a prefix.
func found(res tables.Result, prefix string) []string {
	var out []string
	for _, c := range res.Cells {
		id, ok := strings.CutPrefix(res.Form.Facts[c.Slot].ID, prefix)
		if !ok {
			continue
		}
		value := c.Value.String()
		switch c.Kind {
		case number.NilMark:
			value = "nil"
		case number.None:
			value = "blank"
		case number.Unreadable:
			value = c.Reason
		}
		out = append(out, fmt.Sprintf("%s=%s", id, value))
	}
	sort.Strings(out)
	return out
}

// row writes the seven facts of a row of applications.
func row(key string, values ...any) string {
	columns := []string{"natural_person", "enterprise", "research_institution", "public_interest_organization", "legal_service", "other", "total"}
	var s strings.Builder
	for i, c := range columns {
		fmt.Fprintf(&s, "%s.%s=%v ", key, c, values[i%len(values)])
	}
	return s.String()
}

// decisions is a table that makes the form known.
const decisions = "信息内容\t本年处理决定数量\n行政许可\t1\n行政处罚\t2\n行政强制\t3\n\n"

const tabHeader = "申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"

// padded is the same header with the cells under its spans lost and blanks behind its rows.
const padded = "\t申请人情况\t\t\t\t\t\t\t\t\n\t自然人\t法人或其他组织\t总计\t\t\t\t\t\t\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\t\n"

func TestGrids(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "rows padded at the end", prefix: "applications.", format: extract.Text,
			source: tabHeader +
				"一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\t\t\n" +
				"二、上年结转政府信息公开申请数量\t\t2\t\t4\t\t\t6\t\t\n" +
				"四、结转下年度继续办理\t7\t\t\t\t\t\t\t\t\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", "blank", 2, "blank", 4, "blank", "blank", 6) +
				row("carried_out", 7, "blank", "blank", "blank", "blank", "blank", "blank"),
		},
		{ // a header names more columns than there are rows below it
			name: "a header above each row, padded at the end", prefix: "applications.", format: extract.Text,
			source: padded + "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\t\t\n\n" +
				padded + "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1\t\n\n" +
				padded + "四、结转下年度继续办理\t0\t2\t3\t4\t5\t6\t20\t\t\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("granted", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
		{
			name: "cells under spans kept", prefix: "applications.", format: extract.Text,
			source: "\t\t\t申请人情况\t\t\t\t\t\t\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\n" +
				"一、本年新收政府信息公开申请数量\t\t\t\t2\t3\t4\t5\t6\t20\n" +
				"三、本年度办理结果\t（一）予以公开\t\t1\t\t\t\t\t\t1\n" +
				"\t（三）不予公开\t1.属于国家秘密\t\t\t3\t\t\t\t\n",
			want: row("received", "blank", 2, 3, 4, 5, 6, 20) + row("granted", 1, "blank", "blank", "blank", "blank", "blank", 1) +
				row("refused_state_secret", "blank", "blank", 3, "blank", "blank", "blank", "blank"),
		},
		{
			name: "total printed second", prefix: "applications.", format: extract.Text,
			source: "\t自然人\t总计\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n" +
				"一、本年新收政府信息公开申请数量\t1\t21\t2\t3\t4\t5\t6\n" +
				"（七）总计\t1\t1\t0\t0\t0\t0\t0\n四、结转下年度继续办理\t0\t20\t2\t3\t4\t5\t6\n",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("results_total", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
		{
			name: "a merged cell's text in each of its places", prefix: "disclosure.", format: extract.Markdown,
			source: "|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|---|---|\n|规章|1|1|1|\n|行政规范性文件|1|2|3|\n" +
				"|信息内容|本年处理决定数量|本年处理决定数量|本年处理决定数量|\n|行政许可|5|5|5|\n|行政处罚|5|6|5|\n|行政强制||||\n" +
				"|信息内容|本年收费金额|本年收费金额|本年收费金额|\n|行政事业性收费|0.5|0.5|0.5|\n",
			want: "regulations.issued=1 regulations.repealed=1 regulations.in_force=1 normative_documents.issued=1 normative_documents.repealed=2 " +
				"normative_documents.in_force=3 licensing.decisions=5 penalties.decisions=columns_lost coercive_measures.decisions=blank fees.amount=0.5",
		},
		{
			name: "labels torn by line breaks in their cells", prefix: "applications.", format: extract.Text,
			source: tabHeader + "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1\n" +
				"（五）不予处理\t1.信访举\n报投诉类申请\t2\t0\t0\t0\t0\t0\t2\n2.重复\n申请\t3\t0\t0\t0\t0\t0\t3\n" +
				"四、结转下年度继续办理\t1\t2\t3\t4\t5\t6\t21\n",
			want: row("carried_out", 1, 2, 3, 4, 5, 6, 21) + row("granted", 1, 0, 0, 0, 0, 0, 1) + row("declined_petition", 2, 0, 0, 0, 0, 0, 2) + row("declined_repeated", 3, 0, 0, 0, 0, 0, 3),
		},
		{
			name: "a line break in the cell of a label makes a line of its own", prefix: "statistics.via", format: extract.Text,
			source: "统计指标\t单位\t统计数\n1．政府公报公开政府信息数\t条\t1\n2．政府网站公开政府\n信息数\t条\t2\n3．政务微博公\n开政府信息数\t条\t3\n" +
				"4．政务微信公开政府信息数\t条\t4\n5．其他\n方式公开政府信息数\t条\t5\n",
			want: "_gazette=1 _website=2 _weibo=3 _wechat=4 _other=5",
		},
		{
			name: "too many values", prefix: "disclosure.regulations", format: extract.Text,
			source: "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\t4\n行政规范性文件\t1\t2\t3\n行政许可\t5\n行政处罚\t5\n",
			want:   ".issued=columns_lost .repealed=columns_lost .in_force=columns_lost",
		},
		{
			name: "a label broken behind its group's", prefix: "applications.", format: extract.Text,
			source: decisions + tabHeader + "（三）不予公开\t8.属于行政查询事项\t1\t0\t0\t0\t0\t0\t1\n（四）无法提供\t1.本机关不掌\n握相关政府信息\t1\t2\t3\t4\t5\t6\t21\n" +
				"2.没有现成信息需要另行制作\t0\t1\t0\t0\t0\t0\t1\n",
			want: row("refused_administrative_query", 1, 0, 0, 0, 0, 0, 1) + row("unable_not_held", 1, 2, 3, 4, 5, 6, 21) + row("unable_needs_creation", 0, 1, 0, 0, 0, 0, 1),
		},
		{
			name: "a row that lost a cell", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>2<td>3<tr><td>行政规范性文件<td>0<td>0</table>" +
				"<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>5<tr><td>行政处罚<td>5</table>" +
				"<table><tr><td>信息内容<td>本年收费金额<tr><td>行政事业性收费<td>4</table>",
			want: "regulations.issued=columns_lost regulations.repealed=columns_lost regulations.in_force=columns_lost " +
				"normative_documents.issued=columns_lost normative_documents.repealed=columns_lost normative_documents.in_force=columns_lost " +
				"licensing.decisions=5 penalties.decisions=5 fees.amount=4",
		},
		{
			name: "rows that lost all cells, and blank ones", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>2<td>3<td>4<tr><td>行政规范性文件</table>" +
				"<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<tr><td>行政处罚<td>5</table>" +
				"<table><tr><td>信息内容<td>本年收费金额<tr><td>行政事业性收费<td></table>",
			want: "regulations.issued=2 regulations.repealed=3 regulations.in_force=4 " +
				"normative_documents.issued=columns_lost normative_documents.repealed=columns_lost normative_documents.in_force=columns_lost " +
				"licensing.decisions=columns_lost penalties.decisions=5 fees.amount=blank",
		},
		{
			name: "a page that ends in a number", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>119</td></tr><tr><td>行政处罚<td>12</td></tr><tr><td>行政强制<td>11",
			want:   "licensing.decisions=119 penalties.decisions=12 coercive_measures.decisions=cut_off",
		},
		{
			name: "a text that ends in a number", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政许可\t119\n行政处罚\t12\n行政强制\t11",
			want:   "licensing.decisions=119 penalties.decisions=12 coercive_measures.decisions=cut_off",
		},
		{
			name: "a text that ends with its table", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政许可\t119\n行政处罚\t12\n行政强制\t11\n信息内容\t本年收费金额\n行政事业性收费\t4",
			want:   "licensing.decisions=119 penalties.decisions=12 coercive_measures.decisions=11 fees.amount=4",
		},
		{
			name: "merged cells filled", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\t本年处理决定数量\t本年处理决定数量\n行政许可\t8\t8\t8\n行政处罚\t8\t8\t9\n行政强制\t0\t0\t0\n",
			want:   "licensing.decisions=8 penalties.decisions=columns_lost coercive_measures.decisions=0",
		},
		{
			name: "a word for a number", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t\t见附件\t3\n行政规范性文件\t1\t2\t若干\n" +
				"信息内容\t本年处理决定数量\n行政许可\t8\n",
			want: "licensing.decisions=8 regulations.issued=blank regulations.repealed=no_number regulations.in_force=3 " +
				"normative_documents.issued=1 normative_documents.repealed=2 normative_documents.in_force=no_number",
		},
		{
			name: "a retyped label between its neighbours", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政许可\t1\n行政处分\t2\n行政强制\t3\n信息内容\t本年收费金额\n行政事业性收费\t4\n",
			want:   "fees.amount=4 licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3",
		},
		{
			name: "rows in another order", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政强制\t3\n行政许可\t1\n行政处罚\t2\n信息内容\t本年收费金额\n行政事业性收费\t4\n",
			want:   "fees.amount=4 licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3",
		},
		{
			name: "a row printed twice takes no other's place", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政许可\t1\n行政许可\t1\n行政强制\t3\n行政处罚\t2\n信息内容\t本年收费金额\n行政事业性收费\t4\n",
			want:   "fees.amount=4 licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3",
		},
		{
			name: "an added row shifts nothing", prefix: "disclosure.", format: extract.Text,
			source: "信息内容\t本年处理决定数量\n行政许可\t1\n其中：网上办理\t9\n行政处罚\t2\n行政强制\t3\n",
			want:   "licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3",
		},
		{
			name: "a column for remarks", prefix: "statistics.offices", format: extract.Text,
			source: "统计指标\t单位\t统计数\t备注\n六、举报投诉数量\t件\t1\t无\n（一）政府信息公开工作专门机构数\t个\t\t见说明\n（二）设置政府信息公开查阅点数\t个\t3\t\n（三）从事政府信息公开工作人员数\t人\t4\t\n",
			want:   "=blank",
		},
		{
			name: "a cell added behind a row that begins with a blank", prefix: "applications.", format: extract.HTML,
			source: "<table><tr><td rowspan=2><td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他" +
				"<tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td>6<td>21<tr><td>二、上年结转政府信息公开申请数量<td><td>7<td>0<td>0<td>0<td><td>7<td>" +
				"<tr><td>四、结转下年度继续办理<td>0<td>20<td>2<td>3<td>4<td>5<td>6</table>",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + " carried_in.natural_person=blank carried_in.enterprise=7 carried_in.research_institution=0" +
				" carried_in.public_interest_organization=0 carried_in.legal_service=0 carried_in.other=blank carried_in.total=7 " + row("carried_out", 0, 20, 2, 3, 4, 5, 6),
		},
		{
			name: "a merged header printed in each of its places", prefix: "proceedings.", format: extract.HTML,
			source: "<table><tr><td>规章<td>1<tr><td>行政许可<td>1<tr><td>行政处罚<td>1</table><p>行政诉讼</p>" + strings.Repeat("<div>未经复议直接起诉</div>", 5) + strings.Repeat("<div>复议后起诉</div>", 5) +
				strings.Repeat("<div>结果维持</div><div>结果纠正</div><div>其他结果</div><div>尚未审结</div><div>总计</div>", 2) +
				"<div>1</div><div>2</div><div>3</div><div>4</div><div>10</div><div>5</div><div>6</div><div>7</div><div>8</div><div>26</div>",
			want: "litigation_direct.upheld=1 litigation_direct.corrected=2 litigation_direct.other=3 litigation_direct.pending=4 litigation_direct.total=10 " +
				"litigation_after_reconsideration.upheld=5 litigation_after_reconsideration.corrected=6 litigation_after_reconsideration.other=7 " +
				"litigation_after_reconsideration.pending=8 litigation_after_reconsideration.total=26",
		},
		{
			name: "a row that lost a cell of its label and begins with a nil mark", prefix: "applications.", format: extract.HTML,
			source: "<table><tr><td rowspan=2 colspan=2><td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他" +
				"<tr><td colspan=2>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td>6<td>21<tr><td colspan=2>四、结转下年度继续办理<td>0<td>20<td>2<td>3<td>4<td>5<td>6<tr><td>2.重复申请<td>无<td>4<td>0<td>0<td>0<td>0<td>4<td></table>",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_out", 0, 20, 2, 3, 4, 5, 6) + "declined_repeated.natural_person=nil declined_repeated.enterprise=4 declined_repeated.research_institution=0" +
				" declined_repeated.public_interest_organization=0 declined_repeated.legal_service=0 declined_repeated.other=0 declined_repeated.total=4",
		},
		{
			name: "a blank row of the table's foot, before its body", prefix: "applications.carried_out.", format: extract.HTML,
			source: "<table><thead><tr><td rowspan=2><td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他" +
				"<tfoot><tr><td>四、结转下年度继续办理<td><td><td><td><td><td><td><tbody><tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td>6<td>21" +
				"<tr><td>二、上年结转政府信息公开申请数量<td>1<td>0<td>0<td>0<td>0<td>0<td>1<tr><td>（七）总计<td>2<td>2<td>3<td>4<td>5<td>6<td>22</table>",
			want: "natural_person=blank enterprise=blank research_institution=blank public_interest_organization=blank legal_service=blank other=blank total=blank",
		},
		{
			name: "an empty first cell between pipes", prefix: "proceedings.reconsideration.", format: extract.Markdown,
			source: "规章 | 1 | 2 | 3 |\n行政许可 | 1 |\n行政处罚 | 1 |\n\n行政复议\n\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n | 2 | - | 1 | 3 |\n",
			want:   "upheld=blank corrected=2 other=nil pending=1 total=3",
		},
		{
			name: "a total before the group of the others", prefix: "applications.", format: extract.HTML,
			source: "<table><tr><td rowspan=2><td rowspan=2>自然人<td rowspan=2>总计<td colspan=5>法人或其他组织<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他" +
				"<tr><td>一、本年新收政府信息公开申请数量<td>1<td>21<td>2<td>3<td>4<td>5<td>6<tr><td>（七）总计<td>1<td>1<td>0<td>0<td>0<td>0<td>0" +
				"<tr><td>四、结转下年度继续办理<td>0<td>20<td>2<td>3<td>4<td>5<td>6</table>",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("results_total", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
		{
			name: "rows in another order, groups in the label, a group over blank cells", prefix: "applications.", format: extract.Text,
			source: tabHeader + "三、本年度办理结果（五）不予处理2.重复申请\t3\t0\t0\t0\t0\t0\t3\n" +
				"三、本年度办理结果（五）不予处理1.信访举报投诉类申请\t2\t0\t0\t0\t0\t0\t2\n" +
				"三、本年度办理结果（六）其他处理\t\t\t\t\t\t\t\n三、本年度办理结果（六）其他处理3.其他\t4\t0\t0\t0\t0\t0\t4\n" +
				"四、结转下年度继续办理\t1\t2\t3\t4\t5\t6\t21\n",
			want: row("carried_out", 1, 2, 3, 4, 5, 6, 21) + row("declined_petition", 2, 0, 0, 0, 0, 0, 2) + row("declined_repeated", 3, 0, 0, 0, 0, 0, 3) +
				row("other_reasons", 4, 0, 0, 0, 0, 0, 4),
		},
		{
			name: "columns of other things beside the form's", prefix: "applications.", format: extract.HTML,
			source: "<table><tr><td rowspan=2><td rowspan=2>行次<td rowspan=2>上年总计<td rowspan=2>自然人<td colspan=5>法人或其他组织<td rowspan=2>总计<td rowspan=2>占比" +
				"<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他" +
				"<tr><td>一、本年新收政府信息公开申请数量<td>1<td>90<td>1<td>2<td>3<td>4<td>5<td>6<td>21<td>7" +
				"<tr><td>（七）总计<td>2<td>91<td>1<td>0<td>0<td>0<td>0<td>0<td>1<td>8" +
				"<tr><td>四、结转下年度继续办理<td>3<td>92<td>0<td>2<td>3<td>4<td>5<td>6<td>20<td>9</table>",
			want: row("received", 1, 2, 3, 4, 5, 6, 21) + row("results_total", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 2, 3, 4, 5, 6, 20),
		},
		{
			name: "a program's index and empty cells", prefix: "", format: extract.Markdown,
			source: "| | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n|---|---|---|---|---|---|---|---|---|---|\n| 0 | nan | nan | 自然人 | 法人或其他组织 | nan | nan | nan | nan | 总计 |\n" +
				"| 1 | nan | nan | nan | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | nan |\n" +
				"| 2 | 一、本年新收政府信息公开申请数量 | nan | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n" +
				"| 3 | 三、本年度办理结果 | （七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| 4 | 四、结转下年度继续办理 | nan | nan | 2 | 3 | 4 | 5 | 6 | 20 |\n\n" +
				"| | 0 | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|---|\n| 0 | 行政复议 | nan | nan | nan | nan |\n| 1 | nan | nan | nan | nan | nan |\n" +
				"| 2 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 3 | 5 | 0 | 2 | 1 | 8 |\n",
			want: strings.Join(strings.Fields(row("applications.received", 1, 2, 3, 4, 5, 6, 21)+row("applications.results_total", 1, 0, 0, 0, 0, 0, 1)+
				row("applications.carried_out", "blank", 2, 3, 4, 5, 6, 20)), " ") + " proceedings.reconsideration.upheld=5 proceedings.reconsideration.corrected=0 " +
				"proceedings.reconsideration.other=2 proceedings.reconsideration.pending=1 proceedings.reconsideration.total=8",
		},
		{
			name: "last year's table before the report's own, and a specimen", prefix: "applications.received", format: extract.Text,
			source: "上年（2021年）收到和处理政府信息公开申请情况如下：\n" + tabHeader + "一、本年新收政府信息公开申请数量\t9\t8\t7\t6\t5\t4\t39\n" +
				"样表：\n" + tabHeader + "一、本年新收政府信息公开申请数量\t8\t8\t8\t8\t8\t8\t48\n" +
				"三、收到和处理政府信息公开申请情况\n" + tabHeader + "一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21\n" +
				"三、本年度办理结果\t（七）总计\t1\t0\t0\t0\t0\t0\t1\n四、结转下年度继续办理\t0\t2\t3\t4\t5\t6\t20\n",
			want: ".natural_person=1 .enterprise=2 .research_institution=3 .public_interest_organization=4 .legal_service=5 .other=6 .total=21",
		},
		{
			name: "numbers of columns under a header", prefix: "proceedings.reconsideration.", format: extract.Text,
			source: decisions + "行政复议\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t2\t3\t4\t5\n5\t0\t2\t1\t8\n",
			want:   "upheld=5 corrected=0 other=2 pending=1 total=8",
		},
	})
}

func TestTurned(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "spans kept", prefix: "applications.received", format: extract.Text,
			source: decisions + "\t\t一、本年新收政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t四、结转下年度继续办理\n" +
				"自然人\t\t\t2\t3\n法人或其他组织\t商业企业\t4\t5\t6\n\t科研机构\t7\t\t\n总计\t\t11\t7\t9\n",
			want: ".natural_person=blank .enterprise=4 .research_institution=7 .total=11",
		},
		{
			name: "two columns exchanged, single blanks", prefix: "applications.", format: extract.Text,
			source: decisions + "一、本年新收政府信息公开申请数量 6.属于四类过程性信息 5.属于三类内部事务信息 四、结转下年度继续办理\n自然人 1 2 3 4\n总计 1 2 3 4\n",
			want: "received.natural_person=columns_lost refused_internal_affairs.natural_person=columns_lost refused_process_information.natural_person=columns_lost carried_out.natural_person=columns_lost " +
				"received.total=columns_lost refused_internal_affairs.total=columns_lost refused_process_information.total=columns_lost carried_out.total=columns_lost",
		},
		{
			name: "a column that the form does not have", prefix: "applications.", format: extract.Text,
			source: decisions + "一、本年新收政府信息公开申请数量\t其中：涉企类\t二、上年结转政府信息公开申请数量\t四、结转下年度继续办理\n" +
				"自然人\t1\t90\t2\t3\n商业企业\t4\t91\t5\t6\n",
			want: "received.natural_person=1 carried_in.natural_person=2 carried_out.natural_person=3 " +
				"received.enterprise=4 carried_in.enterprise=5 carried_out.enterprise=6",
		},
		{
			name: "a group above labels that are broken", prefix: "applications.partially_granted", format: extract.Text,
			source: decisions + "                 本年度办理结果\n" +
				"\n" +
				"                      部分\n" +
				"          上年        公开                  结转\n" +
				"          结转        （区                  下年\n" +
				"          政府        分处                  度继\n" +
				"          信息        理的                  续办\n" +
				"          公开  予以  ，只  属于            理\n" +
				"          申请  公开  计这  国家    总计\n" +
				"          数量        一情  秘密\n" +
				"                      形，\n" +
				"                      不计\n" +
				"                      其他\n" +
				"                      情形\n" +
				"                      ）\n" +
				"自然人     1     2     3     4       10      6\n" +
				"商业企业   0     0     0     0        0      0\n" +
				"总计       1     2     3     4       10      6\n",
			want: ".natural_person=3 .enterprise=0 .total=3",
		},
		{
			name: "a column that the form does not have, on another line of the header", prefix: "applications.", format: extract.Text,
			source: decisions +
				"                        二、上年结转政            三、本年度办理结果\n" +
				"          一、本年新收  府信息公开申  其中：延\n" +
				"          政府信息公开  请数量        期答复       （一）予以公开\n" +
				"          申请数量\n" +
				"自然人         5             6            7              8\n" +
				"商业企业       1             2            3              4\n",
			want: "received.natural_person=5 carried_in.natural_person=6 granted.natural_person=8 " +
				"received.enterprise=1 carried_in.enterprise=2 granted.enterprise=4",
		},
		{
			name: "a label right below the header whose values stand on the next line", prefix: "applications.declined_repeated", format: extract.Text,
			source: decisions + "            1.属于国家秘密   2.其他法律行政法规禁止公开   4.保护第三方合法权益   5.属于三类内部事务信息   6.属于四类过程性信息   7.属于行政执法案卷   8.属于行政查询事项   1.本机关不掌握相关政府信息   2.没有现成信息需要另行制作   3.补正后申请内容仍不明确   1.信访举报投诉类申请   2.重复申请   3.要求提供公开出版物   （七）总计\n商业企业\n" +
				"               5                    5                    5                    形，  6                    5                    5                    5                    5                    5                    5                    5                    5                    5                    5\n" +
				"总计               0                      0                         0                       0                       0                     0                    0                        0                            0                           0                        0                 0                 0                 7\n",
			want: ".enterprise=columns_lost .total=0",
		},
		{
			name: "rows of one value or none under a header of labels", prefix: "applications.declined_repeated", format: extract.Text,
			source: decisions + "            1.属于国家秘密   2.其他法律行政法规禁止公开   4.保护第三方合法权益   5.属于三类内部事务信息   6.属于四类过程性信息   7.属于行政执法案卷   8.属于行政查询事项   1.本机关不掌握相关政府信息   2.没有现成信息需要另行制作   3.补正后申请内容仍不明确   1.信访举报投诉类申请   2.重复申请   3.要求提供公开出版物   （七）总计\n" +
				"自然人                                                                                                                                                                                                                                                                                                                          7\n" +
				"商业企业\n" +
				"总计               0                      0                         0                       0                       0                     0                    0                        0                            0                           0                        0                 0                 0                 7\n",
			want: ".natural_person=blank .enterprise=blank .total=0",
		},
		{
			name: "single blanks, a column that the form does not have, a long line of labels", prefix: "applications.", format: extract.Text,
			source: decisions + "一、本年新收政府信息公开申请数量 其中：在线提交 三、本年度办理结果 四、结转下年度继续办理\n（三）不予公开 （四）无法提供 （五）不予处理\n" +
				"1.属于国家秘密 2.其他法律行政法规禁止公开 3.危及“三安全一稳定” 4.保护第三方合法权益 5.属于三类内部事务信息 6.属于四类过程性信息 " +
				"7.属于行政执法案卷 8.属于行政查询事项 1.本机关不掌握相关政府信息 2.没有现成信息需要另行制作 3.补正后申请内容仍不明确 1.信访举报投诉类申请\n" +
				"自然人 1 90 2 0 0 0 0 0 0 0 0 0 0 3 4\n其他 5 91 6 0 0 0 0 0 0 0 0 0 0 7 8\n",
			want: "received.natural_person=1 refused_state_secret.natural_person=2 refused_prohibited_by_law.natural_person=0 " +
				"refused_public_security.natural_person=0 refused_third_party.natural_person=0 refused_internal_affairs.natural_person=0 " +
				"refused_process_information.natural_person=0 refused_enforcement_file.natural_person=0 refused_administrative_query.natural_person=0 " +
				"unable_not_held.natural_person=0 unable_needs_creation.natural_person=0 unable_unclear.natural_person=0 declined_petition.natural_person=3 " +
				"carried_out.natural_person=4 " +
				"received.other=5 refused_state_secret.other=6 refused_prohibited_by_law.other=0 " +
				"refused_public_security.other=0 refused_third_party.other=0 refused_internal_affairs.other=0 " +
				"refused_process_information.other=0 refused_enforcement_file.other=0 refused_administrative_query.other=0 " +
				"unable_not_held.other=0 unable_needs_creation.other=0 unable_unclear.other=0 declined_petition.other=7 carried_out.other=8",
		},
	})
}
