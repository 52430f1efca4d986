package masthead

import (
	"strings"
	"testing"
)

// pageCases are openings with other reports beside the one that they open, and
// reports whose lines were folded or cut.
var pageCases = []readCase{
	{name: "reports of other organs", page: "芮城县水利局2023年政府信息公开工作年度报告",
		text:  "政府信息公开年报\n民政局2023年政府信息公开工作年度报告\n教育局2023年政府信息公开工作年度报告\n芮城县水利局2023年政府信息公开工作年度报告\n发布日期：2024-01-20" + chapter2023,
		organ: "芮城县水利局", year: 2023, published: "2024-01-20"},
	{name: "reports of other organs with dates behind them",
		text:  "政府信息公开年报\n民政局2022年政府信息公开工作年度报告 2023-01-01\n教育局2021年政府信息公开工作年度报告 2022-01-10\n芮城县水利局2023年政府信息公开工作年度报告\n发布日期：2024-01-20" + chapter2023,
		organ: "芮城县水利局", year: 2023, published: "2024-01-20"},
	{name: "reports of other organs above a title without one", page: "2023年政府信息公开工作年度报告_芮城县政府",
		text:  "政府信息公开年报\n民政局2023年政府信息公开工作年度报告\n教育局2022年政府信息公开工作年度报告\n2023年政府信息公开工作年度报告\n来源：芮城县水利局 发布日期：2024-01-20" + chapter2023,
		organ: "芮城县水利局", year: 2023, published: "2024-01-20"},
	{name: "a link to another report behind the text", page: "芮城县水利局2023年政府信息公开工作年度报告",
		text: "一、总体情况\n2023年，我局认真做好。\n二、主动公开\n相关链接\n教育局2022年政府信息公开工作年度报告\n", organ: "芮城县水利局", year: 2023},
	{name: "links with dates at the end", text: "芮城县水利局2023年政府信息公开工作年度报告" + chapter2023 + "相关链接\n芮城县水利局2024年政府信息公开工作年度报告\n2025-01-10\n", organ: "芮城县水利局", year: 2023},
	{name: "written on 1 January", page: "东陵区2024年度政府信息公开工作年度报告 - 东陵区人民政府门户网站",
		text:  "东陵区2025年政府信息公开工作年度报告2026-01-10\n成文日期：2025-01-01\n东陵区2024年度政府信息公开工作年度报告\n发布日期：2025-03-27\n本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。\n一、总体情况",
		organ: "东陵区", year: 2024, published: "2025-03-27"},
	{name: "two names of one body", text: "云岭市统计局•国家统计局云岭调查队\n2023年政府信息公开工作年度报告" + chapter2023, organ: "云岭市统计局•国家统计局云岭调查队", year: 2023},
	{name: "a path with dots", text: "云岭县人民政府·云岭县水利局2023年政府信息公开工作年度报告" + chapter2023, organ: "云岭县水利局", year: 2023},
	{name: "a box's label without a colon", text: "公报标题云岭县卫健局2023年政府信息公开工作年度报告\n主办单位云岭县卫健局 公报年份2023" + chapter2023, organ: "云岭县卫健局", year: 2023},
	{name: "the sizes of the letters", text: "大中小云岭县卫健局2023年政府信息公开工作年度报告" + chapter2023, organ: "云岭县卫健局", year: 2023},
	{name: "the desk of a government's office", text: "一、基本情况\n2013年，我办做好工作。如有疑问，请与云岭市人民政府办公室文电科联系。", organ: "云岭市人民政府办公室", year: 2013},
	{name: "a name that a line's end cuts", text: "2018 年度政府信息公开年度报告\n本报告由云岭市住房和城乡建设 局综合全年情况编制而成。\n一、概述\n2018年，我局公开。", organ: "云岭市住房和城乡建设局", year: 2018},
	{name: "in five respects", text: "本单位编制2016年政府信息公开年度报告。现从主动公开、依申请公开等五方面就云岭区农林局2016年政府信息公开工作情况报告如下：\n一、概述\n我局公开。", organ: "云岭区农林局", year: 2016},
	{name: "date and organ below the title", text: "云岭县人民政府2011年度信息公开年度报告\n2012-3-30    云岭县人民政府办公室\n一、概述\n2011年，我县公开。", organ: "云岭县人民政府", year: 2011, published: "2012-03-30"},
	{name: "a name without its area, signed with it", text: "现将文化和旅游局2021年度政府信息公开情况汇报如下：\n一、总体情况\n今年以来，我局在县委、县政府的领导下公开。\n云岭县文化和旅游局\n2022年1月19日", organ: "云岭县文化和旅游局", year: 2021, published: "2022-01-19"},
	{name: "several organs", text: "芮城县水利局、芮城县河务局2023年政府信息公开工作年度报告" + chapter2023, organ: "芮城县水利局、芮城县河务局", year: 2023},
	{name: "a second name in brackets", text: "芮城县水务局（芮城县河务局）2023年政府信息公开工作年度报告" + chapter2023, organ: "芮城县水务局（芮城县河务局）", year: 2023},
	{name: "letters and brackets in the name", text: "中国（福建）自由贸易试验区A片区管理委员会2023年政府信息公开工作年度报告" + chapter2023, organ: "中国（福建）自由贸易试验区A片区管理委员会", year: 2023},
	{name: "organ and year behind the title", text: "政府信息公开工作年度报告（芮城县水务局2023年）" + chapter2023, organ: "芮城县水务局", year: 2023},
	{name: "the site behind the page's title", page: "2023年政府信息公开工作年度报告 - 芮城县人民政府", text: "2023年政府信息公开工作年度报告\n来源：芮城县水务局\n一、总体情况\n我局坚持公开。", organ: "芮城县水务局", year: 2023},
	{name: "cover", text: "2023 年\n政府信息公开工作年度报告\n芮城县水务局\n2024年1月20日\n目 录\n一、总体情况……1" + chapter2023, organ: "芮城县水务局", year: 2023, published: "2024-01-20"},
	{name: "我部门 is no ministry", text: "2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我部门认真做好工作。\n芮城县水务局\n2024年1月20日", organ: "芮城县水务局", year: 2023, published: "2024-01-20"},
	{name: "signed by an organ of 我县", text: "2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我县水利系统认真做好工作。\n芮城县水利局\n2024年1月20日", organ: "芮城县水利局", year: 2023, published: "2024-01-20"},
	{name: "published by an organ of 我县", text: "2023年政府信息公开工作年度报告\n发布机构：芮城县水利局\n一、总体情况\n2023年，我县认真做好工作。", year: 2023},
	{name: "wrapped preamble",
		text:  "江州省财政厅 2023 年 政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现公\n布江州省财政厅2023年政府信息公开工作年度报告。本报告所列数据的统计期\n限自2023年1月1日起至2023年12月31日止。\n一、总体情况",
		organ: "江州省财政厅", year: 2023},
	{name: "one line", text: "当前位置： 首页 政务公开 政府信息公开年报 白鹭洲街道办事处2023年政府信息公开工作年度报告 发布时间：2024-02-22 10:26 本报告由海沧湾区白鹭洲街道办事处根据《条例》编制。本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。 " +
		strings.Repeat("一、总体情况 2023年，我单位认真做好工作。 ", 100), organ: "白鹭洲街道办事处", year: 2023, published: "2024-02-22"},
	{name: "one line, dated at the end", text: "大槐树乡2023年政府信息公开工作年度报告 " + strings.Repeat("一、总体情况 2023年，我单位认真做好工作。 ", 100) + "行政诉讼数 件 0 12 云岭县大槐树乡人民政府 2024年1月15日", organ: "大槐树乡", year: 2023, published: "2024-01-15"},
	{name: "one line without blanks", text: "临溪市水利局2022年政府信息公开工作年度报告发布时间：2023-01-0710:26本报告由临溪市水利局编制。" + strings.Repeat("一、总体情况2022年，我局认真做好工作。", 100), organ: "临溪市水利局", year: 2022, published: "2023-01-07"},
	{name: "one line without blanks, a year behind the date", text: "临溪市水利局2022年政府信息公开工作年度报告发布时间：2023-01-072022年，我局认真做好工作。" + strings.Repeat("一、总体情况。", 100), organ: "临溪市水利局", year: 2022, published: "2023-01-07"},
	{name: "one line without blanks, signed", text: "临溪市水利局2022年政府信息公开工作年度报告" + strings.Repeat("一、总体情况2022年，我局认真做好工作。", 100) + "接受培训人员数人次1临溪市水利局2023年1月16日", organ: "临溪市水利局", year: 2022, published: "2023-01-16"},
	{name: "a date at the end of a sentence", text: "临溪市水利局2022年政府信息公开工作年度报告\n一、总体情况\n我局的会议召开于2023年1月16日", organ: "临溪市水利局", year: 2022},
	{name: "signed in traditional characters", text: "2022年度政府信息公開工作年度報告\n一、總體情況\n2022年，我單位認真做好工作。\n國家統計局雲嶺調查隊\n2023年1月16日", organ: "國家統計局雲嶺調查隊", year: 2022, published: "2023-01-16"},
}

func TestPages(t *testing.T) { runCases(t, pageCases, true) }

func TestOrganFullAcrossLines(t *testing.T) {
	for _, c := range []struct{ name, text, full string }{
		{"wrapped", "大槐树乡2023年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现公布云岭县\n大槐树乡人民政府2023年政府信息公开工作年度报告。\n一、总体情况", "云岭县大槐树乡人民政府"},
		{"signature of a line", "大槐树乡2023年政府信息公开工作年度报告 " + strings.Repeat("一、总体情况 2023年，我单位认真做好工作。 ", 100) + "云岭县大槐树乡人民政府 2024年1月15日", "云岭县大槐树乡人民政府"},
		{"no cell before it", "大槐树乡2023年政府信息公开工作年度报告\n索引号 6207/2024-00047 发文字号 大槐树乡2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我乡做好工作。", ""},
		{"numbered heading", "大槐树乡2023年政府信息公开工作年度报告\n2023年，我乡做好工作。\n六.云岭县大槐树乡人民政府政府信息公开情况", "云岭县大槐树乡人民政府"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m := Read(fromText(c.text)); m.Organ != "大槐树乡" || m.OrganFull != c.full {
				t.Errorf("%q, full %q; want full %q", m.Organ, m.OrganFull, c.full)
			}
		})
	}
}
