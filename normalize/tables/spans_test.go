package tables_test

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestSpansKeptAsCells reads tables whose merged cells left empty ones beside the values.
func TestSpansKeptAsCells(t *testing.T) {
	const header = "申请情况\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
	testLayouts(t, []layout{
		{
			name: "blanks at the end missing", prefix: "applications.granted.", format: extract.Text,
			source: header + "一、本年新收政府信息公开申请数量\t\t\t8\t1\t\t\t2\t3\t14\n二、上年结转政府信息公开申请数量\t\t\t5\t\t\t\t\t\t5\n" +
				"三、本年度办理结果\t（一）予以公开\t\t7\t6\t\t\t\t2\n\t（二）部分公开\t\t2\n\t（七）总计\t\t9\t6\t\t\t\t2\t17\n",
			want: "natural_person=7 enterprise=6 research_institution=blank public_interest_organization=blank legal_service=blank other=2 total=blank",
		},
		{
			name: "a cell of one row missing", prefix: "applications.granted.", format: extract.Text,
			source: header + "一、本年新收政府信息公开申请数量\t\t\t8\t1\t\t\t2\t3\t14\n二、上年结转政府信息公开申请数量\t\t\t5\t\t\t\t\t\t5\n" +
				"三、本年度办理结果\t（一）予以公开\t\t7\t6\t\t\t0\t13\n\t（七）总计\t\t9\t6\t\t\t\t2\t17\n",
			want: "natural_person=columns_lost enterprise=columns_lost research_institution=columns_lost public_interest_organization=columns_lost legal_service=columns_lost other=columns_lost total=columns_lost",
		},
		{
			name: "a column for each row of the form, under a label of two cells", prefix: "proceedings.", format: extract.Text,
			source: decisions + "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n\n\t\t行政复议\t未经复议直接起诉\t复议后起诉\n结果维持\t\t7\t4\t4\n结果纠正\t\t3\t\t4\n其他结果\t\t3\t2\t5\n尚未审结\t\t\t1\t\n总计\t\t13\t7\t13\n",
			want: "reconsideration.upheld=7 reconsideration.corrected=3 reconsideration.other=3 reconsideration.pending=blank reconsideration.total=13 " +
				"litigation_direct.upheld=4 litigation_direct.corrected=blank litigation_direct.other=2 litigation_direct.pending=1 litigation_direct.total=7 " +
				"litigation_after_reconsideration.upheld=4 litigation_after_reconsideration.corrected=4 litigation_after_reconsideration.other=5 litigation_after_reconsideration.pending=blank litigation_after_reconsideration.total=13",
		},
		{
			name: "a value for each column, and the blanks of other merged cells than the header's", prefix: "disclosure.licensing.", format: extract.Text,
			source: "第二十条第（一）项\t\t\t\t\n信息内容\t本年新制作数量\t本年新公开数量\t\t对外公开总数量\n规章\t1\t1\t\t9\n第二十条第（五）项\t\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\t处理决定数量\n行政许可\t4\t\t-\t6\n其他对外管理服务事项\t1\t\t2\t3\n",
			want:   "items_previous_year=4 change=nil decisions=6",
		},
		{
			name: "two tabs between cells, one of which is blank", prefix: "applications.received.", format: extract.Text,
			source: decisions + "申请情况\t\t申请人情况\n自然人\t\t法人或其他组织\t\t总计\n商业企业\t\t科研机构\t\t社会公益组织\t\t法律服务机构\t\t其他\n" +
				"一、本年新收政府信息公开申请数量\t\t8\t\t1\t\t\t\t\t\t2\t\t3\t\t14\n四、结转下年度继续办理\t\t1\t\t1\t\t1\t\t1\t\t1\t\t1\t\t6\n",
			want: "natural_person=8 enterprise=1 research_institution=blank public_interest_organization=blank legal_service=2 other=3 total=14",
		},
		{
			name: "printed by a database program, blanks at both ends of rows", prefix: "applications.granted.", format: extract.Text,
			source: " 申请情况 |  |  | 申请人情况 | | | | | | \n----------+--+--+-----------+---+---+---+---+---+----\n | | | 自然人 | 法人或其他组织 | | | | | 总计 \n | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |   \n" +
				" 一、本年新收政府信息公开申请数量 | | | 8 | 1 | | | 2 | 3 | 14 \n 三、本年度办理结果 | （一）予以公开 | | 7 | 6 | | | | 2 |      \n  | （七）总计 | | 9 | 6 | | | | 2 | 17 \n",
			want: "natural_person=7 enterprise=6 research_institution=blank public_interest_organization=blank legal_service=blank other=2 total=blank",
		},
	})
}

// TestBrokenAmongSpans holds a row of as many numbers as columns for broken where a blank
// stands between them and the sums do not say that it is a merged cell's.
func TestBrokenAmongSpans(t *testing.T) {
	testLayouts(t, []layout{
		{
			name: "a digit that became a tab", prefix: "applications.", format: extract.Text,
			source: decisions + "申请情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n一、本年新收政府信息公开申请数量\t8\t1\t0\t0\t2\t\t3\t24\n二、上年结转政府信息公开申请数量\t8\t1\t0\t0\t2\t\t3\t14\n",
			want:   row("received", "columns_lost") + row("carried_in", 8, 1, 0, 0, 2, 3, 14),
		},
	})
}
