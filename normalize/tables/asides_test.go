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
		{name: "the label of a row among the values of others", prefix: "applications.granted", format: extract.Text,
			source: "                                    自然人   商业企业   科研机构   社会公益组织   法律服务机构   其他   总计\n" +
				"一、本年新收政府信息公开申请数量    1234     1234       1234       1234           1234           1234   8638\n" +
				"三、本年度办理结果                  （一）予以公开      1234                      1234                  2468\n" +
				"四、结转下年度继续办理              1234     1234       1234       1234           1234           1234   8638\n",
			want: row("", "columns_lost")},
		{name: "a cell a line, but for some marks", prefix: "statistics.", format: extract.Text,
			source: "统计指标\n单位\n统计数\n一、主动公开情况\n --  -- \n\n（一）主动公开政府信息数\n条\n                    9\n制发规范性文件总数\n件\n                    8\n（二）通过不同渠道和方式公开政府信息的情况\n --  -- \n\n1.政府公报公开政府信息数\n条\n                    0\n" +
				"2.政府网站公开政府信息数\n条\n                    1\n3.政务微博公开政府信息数\n条\n                    7\n4.政务微信公开政府信息数\n条\n                    2\n5.其他方式公开政府信息数\n条\n                    0\n二、回应解读情况\n --  -- \n\n" +
				"3.政策解读稿件发布数\n篇\n                   21\n4.微博微信回应事件数\n次\n                    6\n5.其他方式回应事件数\n次\n                    0\n三、依申请公开情况\n --  -- \n\n（一）收到申请数\n件\n                    3\n" +
				"1.当面申请数\n件\n                    1\n2.传真申请数\n件\n                    0\n3.网络申请数\n件\n                    2\n4.信函申请数\n件\n                    0\n（二）申请办结数\n件\n                    5\n六、举报投诉数量\n件\n                    4\n",
			want: "disclosed=9 normative_issued=8 via_gazette=0 via_website=1 via_weibo=7 via_wechat=2 via_other=0 interpretations=21 social_media_responses=6 other_responses=0 " +
				"applications=3 applications_in_person=1 applications_fax=0 applications_online=2 applications_letter=0 concluded=5 complaints=4"},
		{name: "cells joined by single blanks", prefix: "proceedings.litigation_direct", format: extract.Text,
			source: "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n（一）予以公开 1 2 3 4 5 6 21\n1.属于国家秘密 1 2  4 5 6 18\n" +
				"4.保护第三方合法权益 1 2  4 5 6 18\n2.重复申请 1 2 3 4 5 6 21\n3.要求提供公开出版物 1 2 3 4 5 6 21\n（七）总计 1 2 3 4 5 6 21\n四、结转下年度继续办理 1 2 3  5 6 17\n\n" +
				"行政复议\n结果维持 结果纠正 其他结果 尚未审结 总计\n291 935  81 1307\n行政诉讼\n未经复议直接起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n1862 175  320 2357\n行政诉讼\n复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n 66 1998 862 2926\n",
			want: ".corrected=columns_lost .other=columns_lost .pending=columns_lost .total=columns_lost .upheld=columns_lost"},
	})
}
