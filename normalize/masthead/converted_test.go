package masthead

import "testing"

// convertedCases are openings as programs that convert reports leave them.
var convertedCases = []readCase{
	{name: "name in pieces of lines", text: "龙泉区\n统\n计局2022\n年政府信息公开工作年度报告" + body2021, organ: "龙泉区统计局", year: 2022},
	{name: "menu above a name in pieces", text: "首页 > 年报\n平山县财\n政局2022\n年政府信息公开工作年度报告" + body2021, organ: "平山县财政局", year: 2022},
	{name: "name cut in a cell of a table", text: "信息名称     清河县自然资源\n局2023年政府信息公开年度报告" + body2021, organ: "清河县自然资源局", year: 2023},
	{name: "name in pieces, whole on the page", page: "东湖区教育体育局2020年政府信息公开工作年度报告-东湖区人民政府",
		text: "东\n湖区\n教育体育局2020\n年政府信息公开工作年度报告" + body2021, organ: "东湖区教育体育局", year: 2020},
	{name: "first character apart, whole on the page", page: "云山区财政局2022年政府信息公开工作年度报告",
		text: "云\n山区\n财\n政局2022\n年政府信息公开工作年度报告" + body2021, organ: "云山区财政局", year: 2022},
	{name: "page of another year", page: "东湖区教育体育局2021年政府信息公开工作年度报告",
		text: "教育体育局2020年政府信息公开工作年度报告" + body2021, organ: "教育体育局", year: 2020},
	{name: "name with its place, longer on the page", page: "绵阳市涪城区水务局2020年政府信息公开工作年度报告",
		text: "涪城区水务局2020年政府信息公开工作年度报告" + body2021, organ: "涪城区水务局", year: 2020},
	{name: "year apart from 年", text: "2019\n\n年上海市人民政府办公厅政府信息公开工作年度报告\n发布日期：2020-01-31" + body2021, organ: "上海市人民政府办公厅", year: 2019, published: "2020-01-31"},
	{name: "year apart from 年度", text: "平潭综合实验区\n2025\n年度政府信息公开工作年度报告" + body2021, organ: "平潭综合实验区", year: 2025},
	{name: "year lost", text: "年度政府信息公开工作年度报告\n一、总体情况\n2024年,大兴街道办事处认真贯彻落实条例。", organ: "大兴街道办事处", year: 2024},
	{name: "place that begins with 年", text: "附件 1\n年画镇2023年政府信息公开工作年度报告" + body2021, organ: "年画镇", year: 2023},
	{name: "word cut behind its first character", text: "乐安县市场监督管理局 2023 年政府信息公开工\n作年度报告\n一、总体情况\n2023 年，我局", organ: "乐安县市场监督管理局", year: 2023},
	{name: "links in one line in front of the title", text: "首页 > 年报 永宁市人民政府2021年政府信息公开工作年度报告2022-01-25永宁市人民政府2020年政府信息公开工作年度报告2021-01-20" +
		" 发布日期：2023年01月28日标　　题：永宁市人民政府2022年政府信息公开工作年度报告 一、总体情况 2022年，全市", organ: "永宁市人民政府", year: 2022, published: "2023-01-28"},
	{name: "markdown links in front of the title", text: "[永宁市人民政府2021年政府信息公开工作年度报告](t1.html)2022-01-25 - [永宁市人民政府2020年政府信息公开工作年度报告](t2.html)2021-01-20\n" +
		"永宁市人民政府 2022年政府信息公开工作年度报告 一、总体情况 2022年，全市认真贯彻", organ: "永宁市人民政府", year: 2022},
	{name: "link to the report itself", text: "[永宁市人民政府2022年政府信息公开工作年度报告](t1.html)\n一、总体情况\n2022年，全市认真贯彻", organ: "永宁市人民政府", year: 2022},
	{name: "bold labels of mammoth", text: "永宁市人民政府2022年政府信息公开工作年度报告\n__发布日期：__2023年01月28日\n一、总体情况", organ: "永宁市人民政府", year: 2022, published: "2023-01-28"},
	{name: "AsciiDoc", text: "== 高新区应急管理局 +\n2024年政府信息公开工作年度报告\n\n一、总体情况\n2024年，我局认真贯彻", organ: "高新区应急管理局", year: 2024},
	{name: "tags broken over lines", text: "<span\nstyle=\"font-family:方正小标宋简体\">平潭综合实验区2018年度\n<span\nstyle=\"font-family:方正小标宋简体\">政府信息公开工作年度报告\n本报告", organ: "平潭综合实验区", year: 2018},
	{name: "chapter behind the date", text: "滨江区卫生健康局2023年政府信息公开工作年度报告日期：2024-01-18一、总体情况\n2023年，区卫健局认真贯彻", organ: "滨江区卫生健康局", year: 2023, published: "2024-01-18"},
	{name: "signature in two cells", text: "安平镇人民政府2021年政府信息公开工作年度报告" + body2021 + "安平镇人民政府\t2022年1月17日", organ: "安平镇人民政府", year: 2021, published: "2022-01-17"},
	{name: "label behind the title", text: "清河县人民政府 县自然资源局 清河县自然资源局2023年政府信息公开年度报告信息索引号014325772/2024-00007发布日期：2024-01-15一、总体情况2023年，我局", organ: "清河县自然资源局", year: 2023, published: "2024-01-15"},
}

func TestReadConverted(t *testing.T) { runCases(t, convertedCases, true) }
