package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestAlignedHeaders reads aligned text whose headers are repeated or broken, and
// whose labels touch each other.
// TestColons reads rows whose first value stands behind the label in one cell.
func TestColons(t *testing.T) {
	testLayouts(t, []layout{
		{name: "colons", prefix: "disclosure.", format: extract.HTML,
			source: "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章：2<td>5<td>6<tr><td>行政规范性文件: 3件<td>7<td>8" +
				"<tr><td>信息内容<td colspan=3>本年处理决定数量<tr><td colspan=4>行政许可：9<tr><td>行政处罚<td colspan=3>4<tr><td>行政强制<td colspan=3>5</table>",
			want: "regulations.issued=2 regulations.repealed=5 regulations.in_force=6 normative_documents.issued=3 normative_documents.repealed=7 " +
				"normative_documents.in_force=8 licensing.decisions=9 penalties.decisions=4 coercive_measures.decisions=5"},
	})
}

// TestColonLists reads tables that are printed as lists, and leaves sentences that look like
// one of their lines.
func TestColonLists(t *testing.T) {
	list := func(between, behind string) string {
		var s strings.Builder
		for k, label := range strings.Fields("一、主动公开情况 （一）主动公开政府信息数 其中：主动公开规范性文件数 制发规范性文件总数 （二）通过不同渠道和方式公开政府信息的情况 " +
			"1.政府公报公开政府信息数 2.政府网站公开政府信息数 3.政务微博公开政府信息数 4.政务微信公开政府信息数 5.其他方式公开政府信息数") {
			s.WriteString(label)
			if !strings.HasSuffix(label, "情况") {
				fmt.Fprint(&s, between, 10*k, behind)
			}
			s.WriteString("\n")
		}
		return s.String()
	}
	const want = "disclosed=10 disclosed_normative=20 normative_issued=30 via_gazette=50 via_website=60 via_weibo=70 via_wechat=80 via_other=90"
	testLayouts(t, []layout{
		{name: "colons", prefix: "statistics.", format: extract.Text, source: list("：", "件；"), want: want},
		{name: "blanks and stops", prefix: "statistics.", format: extract.Text, source: list(" : ", " 件。"), want: want},
		{name: "no colons", prefix: "statistics.", format: extract.Text, source: list("", "件"), want: want},
		{name: "paragraphs", prefix: "statistics.", format: extract.HTML, source: "<p>" + strings.ReplaceAll(list("：", "件"), "\n", "<p>"), want: want},
		{name: "sentences before a table", prefix: "disclosure.", format: extract.Text,
			source: "行政许可：5件。\n行政处罚：6件。\n" + decisions, want: "licensing.decisions=1 penalties.decisions=2 coercive_measures.decisions=3"},
	})
}

// TestStackedRows reads rows whose labels and values stand below each other in the
// cells of one row.
func TestStackedRows(t *testing.T) {
	const head = "<table><tr><td colspan=3><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计" +
		"<tr><td colspan=3>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td>6<td>21<tr><td colspan=3>二、上年结转政府信息公开申请数量<td>0<td>0<td>0<td>0<td>0<td>0<td>0"
	const labels = "<tr><td>三、本年度办理结果<td>（四）无法提供<td>1.本机关不掌握相关<br>政府信息<br>2.没有现成信息需要另行制作"
	first := row("received", 1, 2, 3, 4, 5, 6, 21) + row("carried_in", 0, 0, 0, 0, 0, 0, 0)
	testLayouts(t, []layout{
		{name: "as many values as labels", prefix: "applications.", format: extract.HTML,
			source: head + labels + "<td>5<br>7<td>0<br>1<td>0<br>—<td>0<br>0<td>0<br>0<td>0<br>0<td>5<br>8</table>",
			want:   first + row("unable_not_held", 5, 0, 0, 0, 0, 0, 5) + row("unable_needs_creation", 7, 1, "nil", 0, 0, 0, 8)},
		{name: "one value for two rows", prefix: "applications.", format: extract.HTML,
			source: head + labels + "<td>5<br>7<td>1<td><td>0<br>0<td>0<br>0<td>0<br>0<td>5<br>8</table>",
			want: first + row("unable_not_held", 5, "two_numbers", "blank", 0, 0, 0, 5) +
				row("unable_needs_creation", 7, "two_numbers", "blank", 0, 0, 0, 8)},
		{name: "a label of two lines", prefix: "applications.", format: extract.HTML,
			source: head + "<tr><td>三、本年度办理结果<td colspan=2>（一）予以<br>公开<td>5<td>0<td>0<td>0<td>0<td>0<td>5</table>",
			want:   first + row("granted", 5, 0, 0, 0, 0, 0, 5)},
	})
}

// TestRefutedHeaders leaves the order of a header's cells above their columns where a span
// is lost or wrong and the sums of the rows say that it moved them.
func TestRefutedHeaders(t *testing.T) {
	rows := func(format string) string {
		var s strings.Builder
		for i, label := range []string{"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "四、结转下年度继续办理"} {
			s.WriteString("<tr><td>" + label)
			for _, v := range []int{1 + i, 2, 3, 4, 5, 6, 21 + i} {
				fmt.Fprintf(&s, format, v)
			}
		}
		return s.String()
	}
	var want strings.Builder
	for i, key := range []string{"received", "carried_in", "granted", "carried_out"} {
		want.WriteString(row(key, 1+i, 2, 3, 4, 5, 6, 21+i))
	}
	const below = "<tr><td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他"
	testLayouts(t, []layout{
		{name: "the group's label is lost", prefix: "applications.", format: extract.HTML, want: want.String(),
			source: "<table><tr><td rowspan=2>项目<td rowspan=2>自然人<td rowspan=2>总计" + below + rows("<td>%d") + "</table>"},
		{name: "the group's label is too short, blanks stand before the values", prefix: "applications.", format: extract.HTML, want: want.String(),
			source: "<table><tr><td rowspan=2 colspan=2>项目<td rowspan=2>自然人<td colspan=4>法人或其他组织<td rowspan=2>总计" + below + strings.NewReplacer("量<td>", "量<td><td>", "开<td>", "开<td><td>", "理<td>", "理<td><td>").Replace(rows("<td>%d")) + "</table>"},
	})
}

// TestCutHeaders reads headers of which a page lost what stood behind a line break.
func TestCutHeaders(t *testing.T) {
	testLayouts(t, []layout{{
		name: "one beginning above two columns", prefix: "disclosure.", format: extract.Text,
		source: "第二十条第（一）项 | ||||\n信息内容 | 本年新 | 本年新 | 对外公开总数量 | |\n规章 | 0 | 0 | 0 | |\n规范性文件 | 2 | 2 | 6 | |\n" +
			"第二十条第（五）项 | ||||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | |\n行政许可 | 1 | 0 | 9 | |\n其他对外管理服务事项 | 3 | 0 | 4 | |\n",
		want: "regulations.made=0 regulations.published=0 regulations.total_published=0 normative_documents.made=2 normative_documents.published=2 normative_documents.total_published=6 " +
			"licensing.items_previous_year=1 licensing.change=0 licensing.decisions=9 other_services.items_previous_year=3 other_services.change=0 other_services.decisions=4",
	}})
}

// TestCutRows reads a text that ends with the label of a row: its cells are not blank,
// they are not there.
func TestCutRows(t *testing.T) {
	const whole = "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 1 | 2 |\n行政规范性文件 | 3 | 4 | 5 |\n" +
		"第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政许可 | 4 | ||\n第二十条第（六）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政处罚 | 2 | ||\n行政强制 | "
	const rows = "licensing.decisions=4 penalties.decisions=2"
	testLayouts(t, []layout{
		{name: "cut behind a label", prefix: "disclosure.", format: extract.Text, source: whole,
			want: "regulations.issued=0 regulations.repealed=1 regulations.in_force=2 normative_documents.issued=3 normative_documents.repealed=4 normative_documents.in_force=5 " + rows},
		{name: "blank", prefix: "disclosure.", format: extract.Text, source: whole + "| ||\n第二十条第（八）项 | |||\n信息内容 | 本年收费金额 | ||\n行政事业性收费 | 6 | ||\n",
			want: "regulations.issued=0 regulations.repealed=1 regulations.in_force=2 normative_documents.issued=3 normative_documents.repealed=4 normative_documents.in_force=5 " + rows +
				" coercive_measures.decisions=blank fees.amount=6"},
	})
}

func TestAlignedHeaders(t *testing.T) {
	values := func(label string, values ...string) string {
		line := label
		for i, v := range values { // in the middle of columns of 20
			line += strings.Repeat(" ", 92+20*i-extract.Columns(v)/2-extract.Columns(line)) + v
		}
		return line + "\n"
	}
	testLayouts(t, []layout{
		{
			name: "the end of a group touches a row's label, below a row without values", prefix: "applications.other_", format: extract.Text,
			source: values("", "自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计") +
				values("一、本年新收政府信息公开申请数量", "11", "12", "13", "14", "15", "16", "81") +
				"            1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n" +
				"     （六）\n" +
				values("     其他处2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3", "7", "1", "0", "0", "0", "11") +
				"       理\n" +
				values("            3.其他", "1", "2", "3", "4", "5", "6", "21") +
				values("     （七）总计", "11", "12", "13", "14", "15", "16", "81"),
			want: row("no_correction", "blank") + row("no_payment", 3, 7, 1, 0, 0, 0, 11) + row("reasons", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "on a page, values on the line below their label that nothing else can have", prefix: "applications.unable_", format: extract.PDF,
			source: values("", "自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计") +
				values("            1.本机关不掌握相关政府信息", "11", "12", "13", "14", "15", "16", "81") +
				"（四）无法提\n" +
				"            2.没有现成信息需要另行制作\n" +
				values("       供", "56", "", "0", "0", "0", "20", "76") +
				values("            3.补正后申请内容仍不明确", "1", "2", "3", "4", "5", "6", "21"),
			want: row("not_held", 11, 12, 13, 14, 15, 16, 81) + row("needs_creation", 56, "blank", 0, 0, 0, 20, 76) + row("unclear", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "on a page, values below the end of their label", prefix: "applications.", format: extract.PDF,
			source: decisions + values("", "自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计") +
				values("     （一）予以公开", "11", "12", "13", "14", "15", "16", "81") +
				"     （二）部分公开（区分处理的，只计这一情形，不计其他情\n" +
				"   形）\n" +
				values("", "21", "0", "0", "0", "19", "0", "40") +
				values("            1.属于国家秘密", "1", "2", "3", "4", "5", "6", "21"),
			want: row("granted", 11, 12, 13, 14, 15, 16, 81) + row("partially_granted", 21, 0, 0, 0, 19, 0, 40) + row("refused_state_secret", 1, 2, 3, 4, 5, 6, 21),
		},
		{
			name: "on a page, values between two rows without any", prefix: "applications.unable_", format: extract.PDF,
			source: decisions + values("", "自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计") +
				values("            1.本机关不掌握相关政府信息", "11", "12", "13", "14", "15", "16", "81") +
				"            2.没有现成信息需要另行制作\n" +
				values("       供", "56", "", "0", "0", "0", "20", "76") +
				"            3.补正后申请内容仍不明确\n",
			want: row("not_held", 11, 12, 13, 14, 15, 16, 81) + row("needs_creation", "columns_lost") + row("unclear", "columns_lost"),
		},
		{
			name: "the first header once more on a new page, below that of the rows", prefix: "disclosure.", format: extract.Text,
			source: "                    第二十条第（一）项\n" +
				values("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量") + values("规章", "0", "2", "6") +
				"                    第二十条第（五）项\n" +
				values("信息内容", "上一年项目数量", "本年增/减", "处理决定数量") + // the page ends
				"                    第二十条第（一）项\n" +
				values("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量") +
				values("行政许可", "/", "0") +
				values("其他对外管理服务事项", "", "3", "4"),
			want: "regulations.made=0 regulations.published=2 regulations.total_published=6 " +
				"licensing.items_previous_year=nil licensing.change=0 licensing.decisions=blank " +
				"other_services.items_previous_year=blank other_services.change=3 other_services.decisions=4",
		},
		{
			name: "a broken header of which the first line means nothing, and a column for remarks", prefix: "statistics.", format: extract.Text,
			source: "附件：政府信息公开情况统计表\n" +
				"                                              计量   2015  历年  备\n" +
				"                  指标名称                    单位   年度  累计   注\n\n" +
				"主动公开文件数                                条      0           另见\n\n" +
				"其中：1.政府网站公开数                        条      4\n\n" +
				"2.政府公报公开数                              条\n\n" +
				"                                            计量   2015  历年  备\n" +
				"                 指标名称                   单位   年度  累计   注\n\n" +
				"行政复议数                                  件      3     5\n",
			want: "disclosed.year=0 disclosed.cumulative=blank via_website.year=4 via_website.cumulative=blank " +
				"via_gazette.year=blank via_gazette.cumulative=blank reconsiderations.year=3 reconsiderations.cumulative=5",
		},
	})
}

// TestTornHeaders reads tables whose header is legible in part: a print cuts it off.
func TestTornHeaders(t *testing.T) {
	const header = "<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>1</table>" +
		"<table><tr><td rowspan=2>申请<td>自然人<td colspan=3>法人或其他组织<tr><td><td>商业企业<td>科研机构<td>社 2� 6�"
	testLayouts(t, []layout{{
		name: "a blank below a label of the header is no part of the row's own label", prefix: "applications.", format: extract.HTML,
		source: header + "<tr><td>一、本年新收政府信息公开申请数量<td>733<td>957<td>929<td>" +
			"<tr><td>二、上年结转政府信息公开申请数量<td><td>24<td>29<td>2� 6�</table>",
		want: "received.natural_person=733 received.enterprise=957 received.research_institution=929 " + row("carried_in", "columns_lost"),
	}})
}
