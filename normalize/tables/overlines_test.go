package tables_test

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestLabelsOverLines reads labels that lines break.
func TestLabelsOverLines(t *testing.T) {
	const head, tail = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n", "四、结转下年度继续办理 0 0 0 0 0 0 0\n"
	const folded = "自然人 法人或其他组织 总计 商业企业\n科研机构 社会公益组织 法律服务机构 其他\n" // 40 columns
	testLayouts(t, []layout{
		{name: "before the name of a column", prefix: "applications.", format: extract.Text,
			source: head + "一、本年新收政府信息公开申请\n数量 9 0 0 0 0 0 9\n二、上年结转 政府信息公开申请\n数量 0 2 3 2 1 0 8\n" + tail,
			want:   row("received", 9, 0, 0, 0, 0, 0, 9) + row("carried_in", 0, 2, 3, 2, 1, 0, 8) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "before the name of a column, with lines of their own", prefix: "applications.", format: extract.Text,
			source: strings.ReplaceAll(head, " ", "\n") + "一、本年新收政\n府信息公开申请\n数量\n9\n0\n0\n0\n0\n0\n9\n二、上年结转政府信息公开申请数量\n1\n0\n0\n0\n0\n0\n1\n" + strings.ReplaceAll(tail, " ", "\n"),
			want:   row("received", 9, 0, 0, 0, 0, 0, 9) + row("carried_in", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "values as well, as mail is folded", prefix: "applications.", format: extract.Text,
			source: folded + "一、本年新收政府信息公开申请数量 378 332\n0 282 229 132 1353\n二、上年结转政府信息公开申请数量 0 0\n300 12 10 36 358\n" + tail,
			want:   row("received", 378, 332, 0, 282, 229, 132, 1353) + row("carried_in", 0, 0, 300, 12, 10, 36, 358) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "two blanks between the cells", prefix: "applications.received", format: extract.Text,
			source: strings.ReplaceAll(folded+"一、本年新收政府信息公开申请数量 378 332\n0 282 229 132 1353\n二、上年结转政府信息公开申请数量 0 0 3\n2 1 0 6\n四、结转下年度继续办理 0 0 0 0 0 0\n0\n", " ", "  "),
			want:   row("", 378, 332, 0, 282, 229, 132, 1353)},
		{name: "cells set apart by the wide blanks of pages", prefix: "applications.", format: extract.Text,
			source: strings.ReplaceAll(head+"一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n"+tail, " ", "\u2003"),
			want:   row("received", 9, 0, 0, 0, 0, 0, 9) + row("carried_in", 1, 0, 0, 0, 0, 0, 1) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "a page ends inside the label, behind the value", prefix: "statistics.budget", format: extract.Text,
			source: "六、举报投诉数量               件       5\n（二）设置政府信息公开查阅     个       1\n           点数\n（三）从事政府信息公开工作     人       4\n          人员数\n       2.兼职人员数            人\n（四）政府信息公开专项经费\n" +
				"（不包括用于政府公报编辑管    万元      5\n\n政府信息公开工作年度报告\n\n理及政府网站建设维护等方面\n         的经费）\n（二）举办各类培训班数         次       3\n",
			want: "=columns_lost"},
		{name: "single wide blanks align nothing", prefix: "applications.", format: extract.Text,
			source: "自然人　法人或其他组织　总计\n商业企业　科研机构　社会公益组织　法律服务机构　其他\n一、本年新收政府信息公开申请数量　9　0　0　0　0　0　9\n" +
				"1.申请人无正当理由逾期不补正、\n行政机关不再处理其政府信　息公\n开申请　18　0　0　0　0　0　18\n四、结转下年度继续办理　0　0　0　0　0　0　0\n",
			want: row("received", 9, 0, 0, 0, 0, 0, 9) + row("other_no_correction", 18, 0, 0, 0, 0, 0, 18) + row("carried_out", 0, 0, 0, 0, 0, 0, 0)},
		{name: "the unit right behind the end, a blank row before", prefix: "statistics.refused", format: extract.Text,
			source: "统计指标 单位 统计数\n其中：涉及国家秘密 件 3\n涉及商业秘密 件 1\n涉及 个人隐私 件 0\n危及 国家安全、公共安全、经济安全和社会稳定 件 \n不是《条例》所指 政府信息 件 2\n法律法规规定 的其他情形 件 5\n5.不属于本行政机关公开数 件 8\n",
			want:   "_state_secret=3 _trade_secret=1 _privacy=0 _public_security=blank _not_information=2 _other_law=5"},
		{name: "the unit before the next label, on its line", prefix: "statistics.refused", format: extract.Text,
			source: "统计指标单位统计数\n\n其中：涉及国家秘密件\n\n3\n\n涉及商业秘密件\n\n1\n\n危及\n\n国家安全、公共安全、经济安全和社会稳定\n\n件 不是《条例》所指\n政府信息件\n\n2\n\n法律法规规定\n的其他情形件\n\n5\n\n5.不属于本行政机关公开数件\n\n8\n",
			want:   "_state_secret=3 _trade_secret=1 _public_security=blank _not_information=2 _other_law=5"},
	})
}
