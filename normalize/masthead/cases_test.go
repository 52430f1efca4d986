package masthead

import (
	"testing"

	"github.com/gouji/gouji/extract"
)

// readCase is an opening in the manner of real pages.
type readCase struct {
	name      string
	text      string
	page      string // HTML title
	meta      []extract.Meta
	organ     string
	year      int
	published string
}

const body2021 = "\n\n一、总体情况\n2021年,我单位认真贯彻落实《中华人民共和国政府信息公开条例》,做好政府信息公开工作。\n"

var titleCases = []readCase{
	{name: "committee", text: "重庆市发展和改革委员会2021年政府信息公开工作年度报告" + body2021, organ: "重庆市发展和改革委员会", year: 2021},
	{name: "center", text: "中山市公共资源交易中心2021年度政府信息公开工作年度报告" + body2021, organ: "中山市公共资源交易中心", year: 2021},
	{name: "branch bureau", text: "南宁市公安局青秀分局2021年政府信息公开年度报告" + body2021, organ: "南宁市公安局青秀分局", year: 2021},
	{name: "tax bureau", text: "国家税务总局东至县税务局2021年政府信息公开工作年度报告" + body2021, organ: "国家税务总局东至县税务局", year: 2021},
	{name: "customs", text: "中华人民共和国拱北海关2021年政府信息公开工作年度报告" + body2021, organ: "中华人民共和国拱北海关", year: 2021},
	{name: "university", text: "中国海洋大学2020-2021学年信息公开工作年度报告\n\n2021年10月29日", organ: "中国海洋大学", year: 2021, published: "2021-10-29"},
	{name: "court", text: "江门市中级人民法院2021年度司法公开和政务公开工作报告" + body2021, organ: "江门市中级人民法院", year: 2021},
	{name: "gacha", text: "乌兰察布市察右后旗贲红镇巴音嘎查2021年政府信息公开工作年度报告" + body2021, organ: "乌兰察布市察右后旗贲红镇巴音嘎查", year: 2021},
	{name: "corps", text: "新疆生产建设兵团第一师阿拉尔市2021年政府信息公开工作年度报告" + body2021, organ: "新疆生产建设兵团第一师阿拉尔市", year: 2021},
	{name: "regiment", text: "第八师一二一团2021年政府信息公开工作年度报告" + body2021, organ: "第八师一二一团", year: 2021},
	{name: "company", text: "苍南县水务集团有限公司2021年信息公开工作年度报告" + body2021, organ: "苍南县水务集团有限公司", year: 2021},
	{name: "association", text: "吴江区残疾人联合会2021年政府信息公开工作年度报告" + body2021, organ: "吴江区残疾人联合会", year: 2021},
	{name: "brigade", text: "国家统计局铜陵调查队2021年政府信息公开工作年度报告" + body2021, organ: "国家统计局铜陵调查队", year: 2021},
	{name: "office of affairs", text: "机关事务管理局2021年政府信息公开工作年度报告" + body2021, organ: "机关事务管理局", year: 2021},
	{name: "named after 各", text: "2023年下各镇政府信息公开工作年度报告\n一、总体情况\n2023年", organ: "下各镇", year: 2023},
	{name: "the area in the second title", text: "市科技局2020年度政府信息公开工作年度报告\n【编辑日期:2021-01-27】\n临溪市科技局2020年度政府信息公开工作年度报告\n一、总体情况", organ: "临溪市科技局", year: 2020, published: "2021-01-27"},
	{name: "label run into the name", text: "临溪市交通运输委员会2010年政府信息公开年度报告\n基本介绍\n  • 中文名临溪市交通运输委员会2010年政府信息公开年度报告\n一、概况\n2010年,我委", organ: "临溪市交通运输委员会", year: 2010},
	{name: "名 with 将", text: "将乐县水利局2021年政府信息公开工作年度报告" + body2021, organ: "将乐县水利局", year: 2021},
	{name: "名 with 特", text: "特克斯县民政局2021年政府信息公开工作年度报告" + body2021, organ: "特克斯县民政局", year: 2021},
	{name: "government's own word", text: "高楼镇人民政府信息公开2021年度报告" + body2021, organ: "高楼镇人民政府", year: 2021},
	{name: "government twice", text: "高楼镇人民政府政府信息公开工作年度报告(2021年度)" + body2021, organ: "高楼镇人民政府", year: 2021},
	{name: "unit named below the title", text: "2021年度政府信息公开工作年度报告\n单位名称：云溪县财政局\n发布日期：2022-01-20" + body2021, organ: "云溪县财政局", year: 2021, published: "2022-01-20"},
	{name: "two cells", text: "宿州市人民政府2016年 | 政府信息公开工作年度报告\n一、概述\n2016年,我市", organ: "宿州市人民政府", year: 2016},
	{name: "two lines", text: "国家税务总局定远县税务局\n2021年政府信息公开工作年度报告" + body2021, organ: "国家税务总局定远县税务局", year: 2021},
	{name: "three lines", text: "五常市民意乡\n2021年\n政府信息公开工作年度报告" + body2021, organ: "五常市民意乡", year: 2021},
	{name: "line break inside a paragraph", text: "平潭综合实验区2021年度\n政府信息公开工作年度报告" + body2021, organ: "平潭综合实验区", year: 2021},
	{name: "words broken", text: "南昌县环保局2021年政府信息公开\n工作年度报告" + body2021, organ: "南昌县环保局", year: 2021},
	{name: "organ after the year on two lines", text: "2021年苍南县烟草专卖局\n政府信息公开工作年度报告" + body2021, organ: "苍南县烟草专卖局", year: 2021},
	{name: "Chinese year", text: "蒙城县教育局二〇一九年政府信息公开工作年度报告\n一、概述", organ: "蒙城县教育局", year: 2019},
	{name: "Chinese year with circle", text: "蒙城县教育局二○一二年度政府信息公开工作年度报告\n一、概述", organ: "蒙城县教育局", year: 2012},
	{name: "Chinese year spaced", text: "蒙城县教育局 二 〇 一 九 年 政府信息公开工作年度报告\n一、概述", organ: "蒙城县教育局", year: 2019},
	{name: "full-width year", text: "蒙城县教育局２０１９年政府信息公开工作年度报告\n一、概述", organ: "蒙城县教育局", year: 2019},
	{name: "year without 年", text: "蒙城县教育局2019政府信息公开年报\n一、概述", organ: "蒙城县教育局", year: 2019},
	{name: "year spaced", text: "沐阳县人民政府 2025 年 政府信息公开工作年度报告\n一、概述", organ: "沐阳县人民政府", year: 2025},
	{name: "spaced out", text: "泰 州 市 人 民 政 府\n2019年政府信息公开工作年度报告\n一、概述", organ: "泰州市人民政府", year: 2019},
	{name: "words in another order", text: "2020年度政府信息公开工作报告(宁海县民政局)\n一、总体情况\n2020年,宁海县民政局认真贯彻", organ: "宁海县民政局", year: 2020},
	{name: "year inside", text: "连云区教育局政府信息公开工作2017年年度报告\n一、概述", organ: "连云区教育局", year: 2017},
	{name: "year at the end", text: "北仑区审计局政府信息公开年度报告(2017)\n一、概述", organ: "北仑区审计局", year: 2017},
	{name: "about", text: "滁州市交通运输局关于2014年度政府信息公开工作情况的报告\n市政府:\n一、概述", organ: "滁州市交通运输局", year: 2014},
	{name: "about in front", text: "关于发布磐安县水利局2014年政府信息公开工作年度报告的公告\n一、概述", organ: "磐安县水利局", year: 2014},
	{name: "government affairs", text: "仙居县政务服务局2021年政务公开工作年度报告" + body2021, organ: "仙居县政务服务局", year: 2021},
	{name: "information and affairs", text: "仙居县司法局2021年度政府信息与政务公开工作报告" + body2021, organ: "仙居县司法局", year: 2021},
	{name: "總結", text: "石狮市财政局2010年政府信息公开工作总结报告\n一、概述", organ: "石狮市财政局", year: 2010},
	{name: "bracket in the organ", text: "国家海洋局南海分局(本级)2015年政府信息公开工作年度报告\n一、概述", organ: "国家海洋局南海分局(本级)", year: 2015},
	{name: "repeated in one line", text: "随县经济开发区2019年政府信息公开工作年度报告随县经济开发区2019年政府信息公开工作年度报告2019年,随县经济开发区在县委领导下,认真", organ: "随县经济开发区", year: 2019},
	{name: "Taiwan words", text: "海南海事局2020年政府資訊公開工作年度報告\n一、總體情況", organ: "海南海事局", year: 2020},
	{name: "pronunciation inserted", text: "西藏自治區(qū)人民政府辦公廳2021年政府信息公開工作年度報告\n????根據(jù)《條例》規(guī)定", organ: "西藏自治區人民政府辦公廳", year: 2021},
	{name: "path and heading", text: "当前位置: 首页 > 政务公开 > 巨野县水务局 > 巨野县水务局2021年政府信息公开工作年度报告\n巨野县水务局2021年政府信息公开工作年度报告\n发布日期: 2022-01-20" + body2021, organ: "巨野县水务局", year: 2021, published: "2022-01-20"},
	{name: "path only", text: "当前位置: 首页 > 政务公开 > 巨野县水务局2021年政府信息公开工作年度报告\n发布日期: 2022-01-20" + body2021, organ: "巨野县水务局", year: 2021, published: "2022-01-20"},
	{name: "list of other years", text: "政府信息公开年报\n巨野县水务局2023年政府信息公开工作年度报告\n巨野县水务局2022年政府信息公开工作年度报告\n巨野县水务局2020年政府信息公开工作年度报告\n" +
		"首页\n更多\n联系我们\n巨野县水务局2021年政府信息公开工作年度报告\n发布日期:2022-01-20\n本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。" + body2021,
		organ: "巨野县水务局", year: 2021, published: "2022-01-20"},
	{name: "previous and next", text: "巨野县水务局2021年政府信息公开工作年度报告\n发布日期:2022-01-20" + body2021 +
		"上一篇:巨野县水务局2022年政府信息公开工作年度报告\n下一篇:巨野县水务局2020年政府信息公开工作年度报告", organ: "巨野县水务局", year: 2021, published: "2022-01-20"},
	{name: "page title only", page: "永定区民政局2021年政府信息公开工作年度报告_信息公开年报_张家界市永定区人民政府", text: "一、总体情况\n我局坚持公开。", organ: "永定区民政局", year: 2021},
	{name: "article title only", meta: []extract.Meta{{Name: "ArticleTitle", Value: "永定区民政局2021年政府信息公开工作年度报告"}, {Name: "PubDate", Value: "2022-01-21 09:00"}},
		text: "一、总体情况\n我局坚持公开。", organ: "永定区民政局", year: 2021, published: "2022-01-21"},
	{name: "page title completes the title", page: "永定区民政局2021年政府信息公开工作年度报告", text: "2021年政府信息公开工作年度报告\n一、总体情况\n我局坚持公开。", organ: "永定区民政局", year: 2021},
	{name: "fuller title below", text: "2018年水务局政府信息公开工作年度报告\n发布时间:2019-01-08\n2018年绵阳市水务局政府信息公开工作年度报告\n一、概述", organ: "绵阳市水务局", year: 2018, published: "2019-01-08"},
	{name: "in quotes", text: "《涡阳县水利局2021年政府信息公开工作年度报告》" + body2021, organ: "涡阳县水利局", year: 2021},
	{name: "marked for markdown", text: "# **涡阳县水利局2021年政府信息公开工作年度报告**" + body2021, organ: "涡阳县水利局", year: 2021},
	{name: "word after the title", text: "涡阳县水利局2021年政府信息公开工作年度报告全文" + body2021, organ: "涡阳县水利局", year: 2021},
	{name: "area apart", text: "涡阳县 水利局 2021年政府信息公开工作年度报告" + body2021, organ: "涡阳县水利局", year: 2021},
	{name: "office apart from a long name", text: "云溪市东湖生态旅游风景区管理委员会 卫生健康办公室2021年政府信息公开工作年度报告" + body2021, organ: "云溪市东湖生态旅游风景区管理委员会卫生健康办公室", year: 2021},
	{name: "menu before", text: "首页 政务公开 政府信息公开年报 涡阳县水利局2021年政府信息公开工作年度报告 来源：涡阳县水利局 时间：2022-01-13" + body2021, organ: "涡阳县水利局", year: 2021, published: "2022-01-13"},
	{name: "department label", text: "石泉县医疗保障局\n政府信息公开\n2021年度报告" + body2021, organ: "石泉县医疗保障局", year: 2021},
	{name: "name label", text: "名 称: 东岳路街道办事处2022年度 政府信息公开工作年度报告\n索 引 号: 0001/2023 发布日期: 2023-01-17 发布机构: 东岳路街道\n文 号: 文件分类: 所属机构:\n东岳路街道办事处2022年度 政府信息公开工作年度报告\n一、总体情况", organ: "东岳路街道办事处", year: 2022, published: "2023-01-17"},
	{name: "date in front of labels", text: "2015年琼中县民政局政府信息公开工作报告\n2016-03-28 12:00 来源: 发布机构: 【字体: 打印\n一、概述", organ: "琼中县民政局", year: 2015, published: "2016-03-28"},
	{name: "year on the first line, traditional", text: "2008年溧陽市交通局\n政府信息公開年度報告\n本年報是根據(jù)要求,由溧陽市交通局編制的2008年度政府信息公開年度報告。", organ: "溧陽市交通局", year: 2008},
	{name: "abbreviated, cut before 年度", text: "樊城区人社局2024年政府信息公开工作\n年度报告\n一、总体情况\n自2024年起,区人社局在区委引领下", organ: "樊城区人社局", year: 2024},
	{name: "cut inside 政府信息", text: "行政法规\n行政规范性文件\n郊区人力资源和社会保障局2024年政府\n信息公开工作年度报告\n一、总体情况", organ: "郊区人力资源和社会保障局", year: 2024},
	{name: "question marks for blanks", text: "2013年度临澧县政府信息公开工作年度报告\n来源:县政务公开办??发布时间:2014-03-19?? 字号【\n一、概述", organ: "临澧县", year: 2013, published: "2014-03-19"},
	{name: "government and its office", text: "沁水县人民政府办公室\n\n沁水县人民政府2013年政府信息公开年度报告\n\n发布时间: 2014-03-05\n一、概述", organ: "沁水县人民政府", year: 2013, published: "2014-03-05"},
	{name: "signed by the full name", text: "2018年城月镇政府信息公开工作年度报告\n作者:本站原创 | 来源:本站原创 | 时间:2019-01-18 点击数:- 分享到:\n一、情况\n我镇。\n遂溪县城月镇人民政府\n2018年12月31日", organ: "城月镇", year: 2018, published: "2019-01-18"},
	{name: "advertising line above", text: "澳门官网-平台*游戏*app\n\n图片\n\n佛坪县2013年政府信息公开年度报告\n现将佛坪县2013年政府信息公开工作情况报告如下:", organ: "佛坪县", year: 2013},
	{name: "year in a line below", text: "龙安区民政局\n政府信息公开工作年度报告\n(2021年)\n一、总体情况", organ: "龙安区民政局", year: 2021},
	{name: "year alone between", text: "龙安区民政局\n2021年度\n政府信息公开工作年度报告\n一、总体情况", organ: "龙安区民政局", year: 2021},
	{name: "menu of years", text: "首页\n政府信息公开年报\n2023年\n2022年\n2020年\n龙安区民政局2021年度政府信息公开年报\n2022-01-26\n", organ: "龙安区民政局", year: 2021, published: "2022-01-26"},
	{name: "path, title without organ, document number", text: "您当前所在位置: 首页 > 乡(镇)信息公开目录 > 南坪乡 > 年度报告\n2012年政府信息公开工作年度报告\n访问量:\n南政发[2013]05\n南坪乡人民政府\n2012年政府信息公开工作年度报告\n根据《条例》要求,特向社会公布2012年度我乡政府信息公开工作年度报告。", organ: "南坪乡人民政府", year: 2012},
	{name: "announced above the report", text: "按照《条例》有关要求,我部编制了《应急管理部2020年政府信息公开工作报告》,现予公布。\n应急管理部\n2021年1月26日\n应急管理部2020年政府信息公开工作报告\n一、总体情况", organ: "应急管理部", year: 2020, published: "2021-01-26"},
	{name: "file name", text: "巴音乌兰苏木2021年政府信息公开工作年度报告.docx\n巴音乌兰苏木 2021 年政府信息 公开工作年度报告 根据《条例》", organ: "巴音乌兰苏木", year: 2021},
	{name: "announcement of the report", text: "信息名称: | 教育部办公厅关于2016年教育部政府信息公开工作年度报告的公告 | |\n信息索引: | 360A01 | 生成日期: | 2017-03-30 | 发文机构: | 教育部办公厅 |\n本年度报告是根据《条例》要求,由中华人民共和国教育部编制。", organ: "教育部", year: 2016, published: "2017-03-30"},
	{name: "covering notice", text: "钦州市人民政府办公室关于公布\n钦州市2009年度政府信息公开工作年度报告的通知\n各县(区)人民政府:\n我办编制了《钦州市2009年度政府信息公开工作年度报告》,现予公布。\n二〇一〇年一月十九日\n钦州市2009年度政府信息公开工作年度报告\n根据《条例》", organ: "钦州市", year: 2009, published: "2010-01-19"},
	{name: "printed page by page", text: "1\n济南市莱芜区文化和旅游局\n2023 年政府信息公开工作年度报告\n本报告根据《中华人民共和国政府信息公开条例》、《国\n务院办公厅政府信息与政务公开办公室关于印发<中华人民\n共和国政府信息公开工作年度报告格式>的通知》", organ: "济南市莱芜区文化和旅游局", year: 2023},
	{name: "number and openness below", text: "2017年上海市崇明区教育局政府信息公开工作年度报告\nQA4425051-2018-001\n主动公开\n无\n崇明区教育局\n2018.01.25\n引 言 本年度报告根据《条例》要求,由上海市崇明区教育局编制。", organ: "上海市崇明区教育局", year: 2017, published: "2018-01-25"},
	{name: "advertising for the county", text: "某甲直播文化和旅游局2022年政府信息公开工作年度报告\n一、总体情况\n2022年,我局", organ: "文化和旅游局", year: 2022},
	{name: "brand in front", text: "Abcbet体育城市管理综合执法局\n2021年度政府信息公开工作年度报告" + body2021, organ: "城市管理综合执法局", year: 2021},
	{name: "site in front", text: "云溪市政府门户网站-云溪市数据局2019年度政府信息公开工作年度报告_某某app\n首页 > 政府信息公开年报 > 市数据局\n\n云溪市数据局2019年度政府信息公开工作年度报告\n一、总体情况", organ: "云溪市数据局", year: 2019},
	{name: "site apart in front", text: "某某湾(中国)官方网站 园林和林业局政府信息公开工作年度报告\n(二○二一年度)\n一、总体情况", organ: "园林和林业局", year: 2021},
	{name: "sports bureau", text: "云溪市体育局2021年度政府信息公开工作年度报告" + body2021, organ: "云溪市体育局", year: 2021},
	{name: "年度 behind the organ", text: "2022环保局年度信息公开工作报告" + body2021, organ: "环保局", year: 2022},
	{name: "typed apart", text: "石泉县医疗保障局2021年 政府信息公开 工作 年度 报告" + body2021, organ: "石泉县医疗保障局", year: 2021},
}

var proseCases = []readCase{
	{name: "nothing but 我局", text: "一、总体情况\n2021年,我局认真贯彻落实市政府办公室印发的要点,按照县委、县政府部署,做好公开工作。", year: 2021},
	{name: "nothing but 本部门", text: "根据《条例》要求,现公布本部门2021年政府信息公开工作年度报告。", year: 2021},
	{name: "superior's notice", text: "根据广元市昭化区人民政府办公室《关于做好2023年政府信息公开工作年度报告编制和发布工作的通知》要求,结合我镇实际编制。", year: 2023},
	{name: "notice of another year", text: "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》要求编制。本报告数据的统计期限自2021年1月1日起至2021年12月31日止。\n一、总体情况\n我局积极推进。", year: 2021},
	{name: "document number", text: "根据《通知》(国办公开办函〔2021〕30号)要求,现公布临泉县应急管理局2023年政府信息公开工作年度报告。", organ: "临泉县应急管理局", year: 2023},
	{name: "announced with alias", text: "根据《条例》,特公布东至县教育局(以下简称“县教育局”)2020年政府信息公开工作年度报告。", organ: "东至县教育局", year: 2020},
	{name: "announced to society", text: "按照《条例》要求,特向社会公布阜新市细河区西苑街道办事处2020年度政府信息公开年度报告。", organ: "阜新市细河区西苑街道办事处", year: 2020},
	{name: "quoted", text: "结合我局实际,现编制形成《漳州市司法局2023年政府信息公开工作年度报告》,有关情况如下。", organ: "漳州市司法局", year: 2023},
	{name: "edited", text: "本年度报告由乌拉特前旗明安镇人民政府根据《条例》要求编制。数据统计期限为2019年1月1日至2019年12月31日。", organ: "乌拉特前旗明安镇人民政府", year: 2019},
	{name: "edited by the publicity office", text: "本报告由内乡县人民政府信息公开工作领导小组办公室编制,统计时限自2012年1月1日至2012年12月31日。", organ: "内乡县人民政府", year: 2012},
	{name: "all organs", text: "本年度报告综合2017年度丽水市各县(市、区)政府和市级各部门的政府信息公开年度工作报告编制而成。", organ: "丽水市", year: 2017},
	{name: "subject", text: "一、总体情况\n2022年,东风区司法局认真履行《条例》规定的法定义务。", organ: "东风区司法局", year: 2022},
	{name: "subject behind the leadership", text: "一、总体情况\n2024年,在市委、市政府坚强领导下,在上级部门指导下,宣城市退役军人事务局认真贯彻落实条例。", organ: "宣城市退役军人事务局", year: 2024},
	{name: "subject with an unusual verb", text: "一、总体情况\n2024年,宣城市退役军人事务局勇担使命,公开信息20条。", organ: "宣城市退役军人事务局", year: 2024},
	{name: "subject a town", text: "一、总体情况\n2025年中仓街道积极推动街道政府信息公开工作。", organ: "中仓街道", year: 2025},
	{name: "contact", text: "本报告由总体情况、主动公开政府信息情况等六部分组成。数据统计期限为2021年1月1日至12月31日。如有疑问,请与东至县财政局联系(地址:东至县尧渡镇,电话:0566)。", organ: "东至县财政局", year: 2021},
	{name: "contact with an office", text: "统计期限为2021年1月1日至12月31日。如有疑问,请联系吉林省气象局办公室。", organ: "吉林省气象局", year: 2021},
	{name: "issuer", text: "索引号 | 0142/2022-01 | 发布机构 | 灌云县民政局 |\n成文日期 | | 发布日期 | 2022-01-18 |\n一、总体情况\n2021年,我局认真做好工作。", organ: "灌云县民政局", year: 2021, published: "2022-01-18"},
	{name: "issuer is not the organ that speaks", text: "发布机构:灌云县人民政府办公室\n发布日期:2022-01-18\n一、总体情况\n2021年,我局认真做好工作。", year: 2021, published: "2022-01-18"},
	{name: "issuer anonymous", text: "发布机构 | 政府办公室 | 文 号 | |\n一、总体情况\n2021年,我旗认真做好工作。", year: 2021},
	{name: "title without organ, source", text: "2021年政府信息公开工作年度报告\n来源:新干县水利局 发布时间:2022-01-28\n一、总体情况\n2021年,我局认真做好工作。", organ: "新干县水利局", year: 2021, published: "2022-01-28"},
	{name: "title without organ, site", text: "2021年政府信息公开工作年度报告\n一、总体情况\n2021年,我区认真做好工作。", meta: []extract.Meta{{Name: "SiteName", Value: "东营区人民政府网站"}}, organ: "东营区人民政府", year: 2021},
	{name: "the site is another organ's", text: "2021年政府信息公开工作年度报告\n一、总体情况\n2021年,我局认真做好工作。", meta: []extract.Meta{{Name: "SiteName", Value: "东营区人民政府网站"}}, year: 2021},
	{name: "signature", text: "2021年政府信息公开工作年度报告\n一、总体情况\n2021年,我局认真做好工作。\n临泉县应急管理局\n2022年1月20日", organ: "临泉县应急管理局", year: 2021, published: "2022-01-20"},
	{name: "advertising in front", text: "一、总体情况\n2020年,在区委、区政府的正确领导下,某某博彩官网区人民政府北京街道办事处认真贯彻落实条例。", organ: "北京街道办事处", year: 2020},
	{name: "year lost its 年", text: "本报告由概述等6部分组成。本报告中所列数据的统计期限自20171月1日起至201712月31日止。\n一、概述\n县科技局", year: 2017},
	{name: "announced by 现公开", text: "根据《条例》规定,现公开红卫路街道办事处2022年政府信息公开工作年度报告。本年度报告中所列数据的统计期限是2022年1月1日至2022年12月31日。", organ: "红卫路街道办事处", year: 2022},
	{name: "subject announces", text: "根据《条例》的规定,杨石路街道现面向社会公开2022年度政府信息公开年度报告。", organ: "杨石路街道", year: 2022},
	{name: "contents named", text: "本年度报告根据《条例》制作。全文包括临河区新华镇人民政府信息公开总体情况,主动公开政府信息情况。所列数据统计期限为2025年1月1日至2025年12月31日。\n一、总体情况\n今年以来,我镇紧紧围绕区委部署。2025年度,新华镇未收到申请。", organ: "临河区新华镇人民政府", year: 2025},
	{name: "no area in the preamble", text: "本年度报告根据《条例》要求,汇总2014年度民政局的政府信息公开年度报告编制而成。如对本报告有疑问,可与东辽县民政局联系。(地址:人民大街,电话:5088300)", organ: "东辽县民政局", year: 2014},
	{name: "period with dashes", text: "本报告由华容县民政局根据《条例》规定编制。本报告中所列数据的统计期限自2015-1-1起至2015-12-31止。\n一、概述\n2015-,我局", organ: "华容县民政局", year: 2015},
	{name: "issuer and 本单位", text: "索引号 | 430S/2011 | 文号 | |\n发布单位 | 青海省交通运输厅 | 来源 | |\n公开日期 | 2011-03-31 00:00 | 公开方式 | 主动公开 |\n特向社会公布2010年度本单位信息公开年度报告。如有疑问,请与青海省交通运输厅政府信息公开领导小组办公室联系。\n一、概述\n我厅", organ: "青海省交通运输厅", year: 2010, published: "2011-03-31"},
	{name: "contact is the publicity office", text: "特向社会公布2015年度本级政府(机关)信息公开工作年度报告。如对本报告有任何疑问,请与莱西市民政局政府信息公开领导小组办公室联系(地址:莱西市)。\n一、概述\n2015年,我局认真", organ: "莱西市民政局", year: 2015},
	{name: "contact is 局办公室", text: "本年度报告根据《条例》以及厦门市人民政府办公厅有关文件规定要求组织编制。报告统计数据时限为2024年1月1日至12月31日。如对本报告有疑问,请与局办公室联系(地址:厦门市思明区)。\n一、总体情况\n2024年,我局", year: 2024},
	{name: "combined with 社会公布", text: "鞍山市体育局根据2025年政府信息公开情况编制本报告,现向社会公布2025年度鞍山市体育局政府信息公开工作年度报告。", organ: "鞍山市体育局", year: 2025},
	{name: "signature only", text: "三、收到和处理政府信息公开申请情况\n2019年度,我苏木未收到政府信息公开申请。\n本单位无其他需报告事项。\n巴彦托海苏木人民政府\n2020年1月9日", organ: "巴彦托海苏木人民政府", year: 2019, published: "2020-01-09"},
	{name: "council's office in front", text: "为贯彻落实《条例》和国务院办公厅政府信息与政务公开办公室关于印发《格式》的通知要求,新华街道办事处在总结2022年政府信息公开工作的基础上,编制了此报告。", organ: "新华街道办事处", year: 2022},
	{name: "contact, 本厅", text: "特向社会公布2015年度本厅政府信息公开年度报告。如对本报告有任何疑问,请与青海省司法厅政府信息公开领导小组办公室联系(地址:西宁市)。\n推进政府信息公开是省司法厅贯彻落实《条例》的重要举措。", organ: "青海省司法厅", year: 2015},
	{name: "superiors only", text: "一、总体情况\n2020年,在市委、市政府的坚强领导下,在省财政厅的精心指导下,全市财政系统认真贯彻落实《条例》,我局积极做好工作。", year: 2020},
	{name: "bank", text: "一、总体情况\n2019年,中国人民银行东营市中心支行主动公开信息10401条,我中心支行认真贯彻落实该《条例》。", organ: "中国人民银行东营市中心支行", year: 2019},
	{name: "plans for the next year", text: "一、总体情况\n我局2021年公开信息20条,2022年打算改进。\n下一步,2022年计划公开30条。", year: 2021},
	{name: "group that is founded", text: "一、组织领导\n2017年,我镇高度重视,成立云台镇政府信息公开领导小组,明确专人负责。", organ: "云台镇", year: 2017},
	{name: "group with a head", text: "一、组织领导\n2017年,我单位高度重视,成立以县畜牧局局长为组长的领导小组。", year: 2017},
	{name: "group of no town", text: "一、总体情况\n2022年,我镇健全机制,调整成立以镇党委书记为组长、分管领导为副组长的政务公开工作领导小组。", year: 2022},
	{name: "somebody put in charge", text: "一、总体情况\n2021年,我街道公开信息48条。\n设专人承办政府信息发布,落实责任制。", year: 2021},
	{name: "office inside the organ", text: "一、总体情况\n2024年,分局公开信息30条。明确分局办公室为该项工作的统筹部门,指定专职人员1名。", year: 2024},
	{name: "staff that has the work", text: "一、总体情况\n2016年度,全县公安机关发布信息314条。安排2名民警和1名合同制工作人员承担清河县公安局政府信息公开工作。", organ: "清河县公安局", year: 2016},
	{name: "verb in front of 本校", text: "一、总体情况\n2020年,学校坚持公开,不断完善本校主动公开目录,做好动态更新。", year: 2020},
	{name: "government's office announces", text: "根据《条例》规定,现公开区人民政府办公室2023年政府信息公开工作年度报告。如有疑问,请联系:云溪区政府办公室信息科,地址:云溪区沿河大道。", organ: "区人民政府办公室", year: 2023},
	{name: "government's office acts", text: "一、总体情况\n统计期限为2023年1月1日至2023年12月31日。如有疑问,请联系:云溪区人民政府办公室,联系电话:0730。\n2023年区政府办主动公开信息158条。", organ: "区政府办", year: 2023},
	{name: "another's office acts", text: "一、总体情况\n2023年,市政府办公室印发了工作要点,我局认真落实。", year: 2023},
	{name: "contact behind a colon", text: "统计期限为2018年1月1日至12月31日。如有疑问,请联系:海陵区水务局(电话:0523)。\n一、概述\n2018年,我局公开信息20条。", organ: "海陵区水务局", year: 2018},
	{name: "heading in the line of the text", text: "本报告统计期限为2022年1月1日至12月31日。 一、总体情况 2022年云和乡严格按照上级要求,完善制度。 (一)主动公开情况 公开信息21条。", organ: "云和乡", year: 2022},
	{name: "period of last year's report", text: "按照要求,清河区自然资源和规划局编制了2021年政府信息公开年度报告。数据的统计期限自2020年1月1日起至2020年12月31日止。\n一、总体情况\n2021年,清河区自然资源和规划局公开信息20条。", organ: "清河区自然资源和规划局", year: 2021},
	{name: "school year", text: "按照要求,云台大学学校办公室结合学校工作实际,编制发布本报告,统计期限为2019年9月1日—2020年8月31日。", organ: "云台大学", year: 2020},
	{name: "alias", text: "依据《条例》要求,结合国家税务总局云溪市东湖区税务局(以下简称“东湖区税务局”)有关统计数据撰写。\n一、总体情况\n2022年,东湖区税务局认真贯彻落实《条例》。", organ: "国家税务总局云溪市东湖区税务局", year: 2022},
	{name: "alias of a school", text: "云台大学(以下简称“学校”)始终坚持公开。所列数据的统计期限为2018年9月1日至2019年8月31日。\n一、概述\n学校认真做好工作。", organ: "云台大学", year: 2019},
	{name: "alias of a document", text: "根据《中华人民共和国政府信息公开条例》(以下简称“条例”)、云溪市人民政府办公室《通知》(以下简称“通知”)要求,结合我局实际编制。\n一、总体情况\n2022年,我局公开信息20条。", year: 2022},
	{name: "school year in front of the name", text: "根据信息公开工作执行情况,现编制2018-2019学年云台大学信息公开工作年度报告。", organ: "云台大学", year: 2019},
	{name: "party committee of the school", text: "我校形成本报告,统计期限从2018年9月1日到2019年8月31日止。\n一、概述\n校党委把信息公开工作纳入重要议事日程。", year: 2019},
	{name: "what is disclosed is lost", text: "根据《条例》规定,特编制云溪区商务局公开年度报告。如有疑问,请与区商务局联系(地址:人民大街)。\n一、概述\n截至2019年底,我局公开信息20条。", organ: "云溪区商务局", year: 2019},
	{name: "office of a leading group", text: "根据《条例》要求编制本报告。所列数据自2016年1月1日至2016年12月31日。如有疑问,请与云溪市人民政府重点建设项目领导小组办公室综合科联系(地址:滨河路)。\n一、概述\n我办公开信息20条。", organ: "云溪市人民政府重点建设项目领导小组办公室", year: 2016},
	{name: "domain in the place of the area", text: "根据《条例》要求,现公布example.com农业局2016年政府信息公开工作年度报告。", organ: "农业局", year: 2016},
	{name: "address between the name and 联系", text: "特向社会公布2023年政府信息公开工作年度报告。如有疑问,请与云溪市公安局(地址:红旗路36号;电话:0532)联系。\n一、总体情况\n2023年,我局公开信息700余条。", organ: "云溪市公安局", year: 2023},
	{name: "areas above in a row", text: "一、总体情况\n2022年,我局深入贯彻《条例》和省市区政务公开工作要点,按照部署公开信息222条。", year: 2022},
	{name: "the bureau above", text: "一、信息公开情况\n我局公开信息21条。2014年,共报送市局相关工作信息73条。", year: 2014},
	{name: "year inside a sentence's name", text: "根据《条例》规定,现公布云溪市农业农村局2024年政府信息公开工作年度报告。涵盖2024年云溪市农业农村局政府信息公开工作情况。", organ: "云溪市农业农村局", year: 2024},
	{name: "town that speaks of its county", text: "根据《条例》规定,结合我县实际,对2020年度政府信息公开工作进行了总结。\n一、总体情况\n2020年,云台镇严格按照《条例》公开信息。", organ: "云台镇", year: 2020},
	{name: "led by the mayor", text: "一、总体情况\n我镇成立小组。强化组织统筹力度,由镇长牵头统筹全镇信息公开工作。\n2025年共收到申请0件。", year: 2025},
	{name: "compiled by, published by", text: "索引号 | 0152/2018 | 发布机构 | 云溪县教育体育局 |\n本报告由云溪县教育局编制,统计期限自2018年1月1日至2018年12月31日。", organ: "云溪县教育局", year: 2018},
	{name: "copies on its own site", text: "统计时限为2024年1月1日至12月31日,电子版在市人社局门户网站发布并可下载。如有疑问,请与局办公室联系。\n一、总体情况\n2024年,我局公开信息20条。", organ: "市人社局", year: 2024},
	{name: "copies on the government's site", text: "统计时限为2024年1月1日至12月31日,电子版可在云溪县政府门户网站下载。\n一、总体情况\n2024年,我局公开信息20条。", year: 2024},
	{name: "reported to a congress", text: "我受区人民政府的委托,向区人大常委会报告2022年度政府信息公开工作情况。\n一、总体情况\n2022年,我局认真做好工作。", year: 2022},
	{name: "rest of a sentence", text: "一、总体情况\n2024年,我县落实《条例》,收到依申请公开信息16件,已全部按期限答复办结。", year: 2024},
	{name: "where else it can be found", text: "一、概述\n2016年,我局公开信息。政府信息主要由本机关网站公布,并可到云溪市政府信息公开平台查询。", year: 2016},
	{name: "highest court", text: "一、总体情况\n2021年,最高人民法院认真落实《条例》,公开信息20条。", organ: "最高人民法院", year: 2021},
	{name: "compared with a superior's points", text: "根据《条例》有关精神,对照云溪市人民政府办公室关于印发《2019年云溪市政务公开工作要点》的要求,特向社会公布2019年度本机关信息公开工作年度报告。如有疑问,请与云溪市粮食局政府信息公开领导小组办公室联系。\n2019年,我局", organ: "云溪市粮食局", year: 2019},
	{name: "compared with a division of tasks", text: "统计期限为2023年1月1日到2023年12月31日。\n一、总体情况\n2023年,我委深入贯彻《条例》。对照全市政务公开工作要点任务分解表,积极公开。", year: 2023},
	{name: "abbreviation in the text", text: "统计期限自2020年1月1日起至12月31日止。如有疑问,请与云溪区城市管理局办公室联系。\n一、概述\n截至2020年底,城管局政府信息公开工作运行正常。", organ: "云溪区城市管理局", year: 2020},
	{name: "another report is among what was published", text: "一、总体情况\n2020年,我局网站更新406条,公开了财政信息、行政事业性收费等重点领域信息及2019年度信息公开工作报告。2020年度我局共收到12件申请。", year: 2020},
	{name: "path with underscores", text: "当前位置:首页 > bt99官方_亚洲投注_直播体育财政局 > 信息公开年度报告\n一、总体情况\n2020年,我局网站更新406条。", year: 2020},
	{name: "label runs on behind the source", text: "政府信息公开工作年报\n发布时间: 2024-01-22 15:40:00来源:云溪市发展和改革委员会字号:[ 大 中 小 ]分享:\n统计期限自2023年1月1日至2023年12月31日。", organ: "云溪市发展和改革委员会", year: 2023, published: "2024-01-22"},
	{name: "publication is not the year", text: "发布日期:2022-01-20\n一、总体情况\n我局认真做好公开工作。", published: "2022-01-20"},
}

var dateCases = []readCase{
	{name: "in brackets behind the title", text: "2017年临溪市财政局政府信息公开年报( 2018年02月27日 )\n本年度报告由临溪市财政局编制。\n一、概述", published: "2018-02-27"},
	{name: "the year's last day in brackets behind the title", text: "2017年临溪市财政局政府信息公开年报(2017年12月31日)\n本年度报告由临溪市财政局编制。\n一、概述"},
	{name: "label first", text: "T\n更新时间:2022-03-01 发布时间:2022-01-18 10:01", published: "2022-01-18"},
	{name: "written rather than updated", text: "T\n成文日期:2022-01-10\n更新时间:2022-03-01", published: "2022-03-01"},
	{name: "slashes", text: "T\n日期：2021/1/8 来源：本站", published: "2021-01-08"},
	{name: "dots", text: "T\n发布时间：2021.01.18", published: "2021-01-18"},
	{name: "Chinese units", text: "T\n发布时间：2021年1月18日 10:01", published: "2021-01-18"},
	{name: "full width", text: "T\n发布时间：２０２１－０１－１８", published: "2021-01-18"},
	{name: "full width in brackets", text: "T\n（２０２１年１月１８日）", published: "2021-01-18"},
	{name: "brackets around the label", text: "T\n【发布时间】2021-01-18 【字体：大 中 小】", published: "2021-01-18"},
	{name: "colon within the bracket", text: "T\n[发布日期:2021-01-18] [浏览次数:12]", published: "2021-01-18"},
	{name: "spaced label", text: "T\n发 布 日 期 ： 2021-01-18", published: "2021-01-18"},
	{name: "value on the next line", text: "T\n撰写时间\n2024年01月12日 17:12:21\n来源\n大川镇", published: "2024-01-12"},
	{name: "traditional", text: "T開\n發布時間: 2024-03-31 18:46:07", published: "2024-03-31"},
	{name: "alone", text: "T\n2018-03-28", published: "2018-03-28"},
	{name: "alone with a bullet", text: "T\n  • 听全文\n  • 2024-03-08\n  • 6135", published: "2024-03-08"},
	{name: "at the end in Chinese", text: "T\n一、概述\n我局。\n\n二○一二年二月二十日", published: "2012-02-20"},
	{name: "at the end in Chinese, 31st", text: "T\n一、概述\n我局。\n\n二〇一三年十二月三十一日", published: "2013-12-31"},
	{name: "impossible", text: "T\n发布时间:2021-02-30", published: ""},
	{name: "no month", text: "T\n发布时间:2021", published: ""},
	{name: "filed", text: "T\n归档时间:2024/2/27 12:33:21", published: ""},
	{name: "period of the figures", text: "T\n本报告所列数据统计时间:2021年1月1日至2021年12月31日", published: ""},
	{name: "today", text: "今天是2024年1月5日 星期五\nT", published: ""},
	{name: "label after a word", text: "T\n来源:县教育局发布时间:2021-01-18", published: "2021-01-18"},
	{name: "author before", text: "T\n时间:2019-01-29 17:44作者:佚名来源:本站原创", published: "2019-01-29"},
	{name: "empty cells", text: "成文日期 | 发布日期 | 2022-04-06 |\nT", published: "2022-04-06"},
	{name: "tabs", text: "索引号\t00/1\t发布日期\t2022-04-06\nT", published: "2022-04-06"},
	{name: "glued to the names beside it", text: "甲县水利局2021年政府信息公开工作年度报告\n某某甲县发布2022-01-22 14:32江苏" + body2021, organ: "甲县水利局", year: 2021, published: "2022-01-22"},
	{name: "glued to the name before it", text: "甲县水利局2021年政府信息公开工作年度报告\n甲县发布2022年1月22日" + body2021, organ: "甲县水利局", year: 2021, published: "2022-01-22"},
	{name: "a date in words below the title", text: "甲县水利局2021年政府信息公开工作年度报告\n根据2022年1月22日会议要求编制" + body2021, organ: "甲县水利局", year: 2021},
	{name: "behind the site's name", text: "T\n交城县政府 www.example.gov.cn 2026-01-22 14:32 来源:交城县人民政府办公室 放大 正常 缩小", published: "2026-01-22"},
	{name: "behind the office's name", text: "T\n安徽省政务公开办  2018/3/26", published: "2018-03-26"},
	{name: "in front of the source", text: "市民政局2024年政府信息公开工作年度报告\n2025-02-05 17:21 云溪市民政局\n一、总体情况", published: "2025-02-05"},
	{name: "in front of a sentence", text: "市民政局2024年政府信息公开工作年度报告\n2025-02-05 17:21 召开了会议\n一、总体情况", published: ""},
	{name: "a deadline", text: "T\n截止时间: 2018/3/26", published: ""},
	{name: "month only", text: "T\n广州市教育局\n2017年1月\n引 言", published: ""},
	{name: "eight digits", text: "T\n发布日期：20220406", published: "2022-04-06"},
}

// untitledCases are openings that lost their titles.
var untitledCases = []readCase{
	{name: "school year behind a verb", text: "根据《高等学校信息公开办法》的要求，现编制2023—2024学年云溪大学信息公开工作年度报告。\n一、概述\n学校高度重视信息公开工作。", organ: "云溪大学", year: 2024},
	{name: "由于 names nobody", text: "一、总体情况\n2022年，由于临溪先进制造业发展局刚刚组织编制规划，信息公开工作起步较晚，我局将继续努力。", year: 2022},
	{name: "和 inside a name", text: "一、总体情况\n本报告统计期限自2022年1月1日至2022年12月31日。如有疑问，联系云溪区园林和林业局办公室。", organ: "云溪区园林和林业局", year: 2022},
	{name: "questions to the office inside", text: "一、总体情况\n本报告统计期限自2022年1月1日至2022年12月31日。如对本报告有疑问，请与云溪区行政审批局大数据科联系。", organ: "云溪区行政审批局", year: 2022},
	{name: "what is published is no name", text: "一、总体情况\n2022年，主动公开财政局信息20条，作为公开责任单位的乡镇局移交档案局的文件10件。我局继续做好工作。", year: 2022},
	{name: "questions to the office of a subdistrict", text: "一、总体情况\n本报告统计期限自2022年1月1日至2022年12月31日。如对本报告有疑问，请与云溪区人民政府临溪街道办事处综合保障办公室联系。", organ: "云溪区人民政府临溪街道办事处", year: 2022},
	{name: "a zone called by its name later", text: "结合开发区管委会信息公开工作有关统计数据撰写。统计期限为2022年1月1日至2022年12月31日。\n一、总体情况\n2022年，临溪经济开发区深入贯彻各项文件部署。", organ: "临溪经济开发区", year: 2022},
	{name: "a zone without its name", text: "一、总体情况\n2022年，开发区管委会深入贯彻各项文件部署。", organ: "开发区管委会", year: 2022},
	{name: "rules of a province", text: "本报告根据《中华人民共和国政府信息公开条例》和江州省政府信息公开相关规定的要求编制。统计期限自2022年1月1日至2022年12月31日。\n一、概述\n2022年，云溪市交通运输局深入贯彻相关规定。", organ: "云溪市交通运输局", year: 2022},
	{name: "a group that there is", text: "一、总体情况\n统计期限自2022年1月1日至2022年12月31日。我局成立有云溪市气象局政府信息公开工作领导小组。", organ: "云溪市气象局", year: 2022},
	{name: "dates without year and month marks", text: "本报告中所列数据的统计期限自202211日起至20221231日止。\n一、概述\n云溪市气象局深入贯彻相关规定。", organ: "云溪市气象局", year: 2022},
	{name: "a college that says 我校", text: "按照上级要求，云溪学院根据校内各单位2021-2022学年信息公开情况完成此年度报告。数据的统计期限自2021年9月1日起至2022年8月31日止。\n一、概述\n现将我校信息公开工作情况报告如下。", organ: "云溪学院", year: 2022},
	{name: "a university that advertising replaced", text: "公共图书馆VIP\n2020-2021学年信息公开工作年度报告\n2021年10月30日\n数据的统计期限自2020年9月1日起至2021年8月31日止。如对本报告有任何疑问，请与公共图书馆VIP党政办公室联系。\n一、概述\n学校坚持公开。", year: 2021, published: "2021-10-30"},
	{name: "day in front of the subject", text: "一、总体情况\n2024年5月20日临溪县教育局在门户网站上发布招生政策。2024年，我局坚持公开。", organ: "临溪县教育局", year: 2024},
	{name: "office of an office of a typo", text: "如对本报告有疑问，请联系：临溪区教育局局党政办公室，地址：临溪大道375号。\n一、总体情况\n2024年，我局坚持公开。", organ: "临溪区教育局", year: 2024},
	{name: "daily work done by somebody", text: "现将2013年我区信息公开情况报告如下：\n一、概述\n我区政府信息公开工作在管委会直接领导下开展，由宣传局(法制办)处理日常的信息公开事务。", year: 2013},
	{name: "compiled from others' reports", text: "本年报根据《条例》以及2009年海关系统各直属海关单位海关信息公开年度报告编制。如有疑问，请与海关总署办公厅政务公开处联系。\n一、概述\n2009年海关信息公开工作取得进展。", organ: "海关总署", year: 2009},
	{name: "compiled behind a short name", text: "本报告根据《条例》要求，由临溪经济技术开发区管理委员会(以下简称经开区管委会)编制。如有疑问，请与经开区管委会政府信息公开机构联系。\n一、总体情况\n2021年，我委坚持公开。", organ: "临溪经济技术开发区管理委员会", year: 2021},
	{name: "free trade zone", text: "如对本报告有任何疑问，请联系:中国(临溪)自由贸易试验区白鹭片区管理委员会(白鹭保税港区管理委员会)政府信息公开办公室，地址：湖文路201号。\n一、总体情况\n2022年，我委坚持公开。", organ: "中国(临溪)自由贸易试验区白鹭片区管理委员会", year: 2022},
	{name: "将 in front of a name", text: "现结合工作实际，将临溪保税区2021年度政府信息公开年度报告如下：\n一、总体情况", organ: "临溪保税区", year: 2021},
	{name: "名 with 将 in a sentence", text: "现公布将乐县水利局2021年政府信息公开工作年度报告。\n一、总体情况", organ: "将乐县水利局", year: 2021},
	{name: "an examination's result", text: "2019年度街道共有专职信息人员2名，均接受街道年终考核，考核结果位列街道前20名。\n我街道工作机构设在党政办公室。", year: 2019},
	{name: "below the title", text: "2020年信息公开工作年度报告\n白鹭区科学技术和经济信息化局\n(2021年1月)\n按照《条例》要求，编制发布本报告。\n一、总体情况\n2020年，区科信局高度重视信息公开工作。", organ: "白鹭区科学技术和经济信息化局", year: 2020},
	{name: "edited on", text: "市科技局2020年度政府信息公开工作年度报告\n【编辑日期:2021-01-27】  【作者:abst】    【 关 闭 】\n一、总体情况\n2020年，我局", organ: "市科技局", year: 2020, published: "2021-01-27"},
	{name: "made by", text: "依据《条例》第五十条之规定，由临溪市生态环境局制作本报告。\n一、总体情况\n2021年，我局坚持公开。", organ: "临溪市生态环境局", year: 2021},
	{name: "group of a branch bureau", text: "如对本报告有任何疑问，请联系：临溪市公安局白鹭区分局指挥中心警讯组，36839123。\n一、概述\n截至2017年底，分局工作运行正常。", organ: "临溪市公安局白鹭区分局", year: 2017},
	{name: "made a report with a title of its own", text: "根据《中华人民共和国政府信息公开条例》,江州自治区形成了《2016年政府信息公开年度报告》。\n一、概述\n2016年,全区认真贯彻落实。", organ: "江州自治区", year: 2016},
	{name: "we made a report", text: "根据《条例》,我局编制了《2016年政府信息公开年度报告》。\n一、概述\n2016年,全区认真贯彻落实。", year: 2016},
	{name: "a school introduces itself", text: "临溪市实验小学,以绘画为特色,建设校园。\n2021年,我校认真组织开展信息公开工作,现将2021年度此项工作情况报告如下。\n一、概述", organ: "临溪市实验小学", year: 2021},
	{name: "somebody else is introduced", text: "临溪市实验小学,以绘画为特色,建设校园。\n2021年,我局认真组织开展信息公开工作,现将2021年度此项工作情况报告如下。\n一、概述", year: 2021},
	{name: "and ourselves", text: "本报告根据《条例》和 本区政府信息公开有关工作制度编制。如有疑问,请与临溪区人民政府办公室联系。\n一、概述\n2021年,临溪区人民政府办公室坚持深入推进工作。", organ: "临溪区人民政府办公室", year: 2021},
	{name: "what an organ is", text: "一、总体情况\n2020年,我办认真做好工作。\n临溪市人民政府扶贫开发办公室属正科级行政机关,内设综合股。", organ: "临溪市人民政府扶贫开发办公室", year: 2020},
	{name: "what a government should be", text: "一、总体情况\n现就2020年政务公开年度工作情况报告如下:\n(一)围绕建设法治政府全面推进政务公开。", year: 2020},
	{name: "compared with another year", text: "一、总体情况\n2019年,我委公布文件1件,较2018年减少1项;检查1项,较2018年无增减;收费1项,较2018年无增减。", year: 2019},
	{name: "a number of towns", text: "一、总体情况\n2022年，管委会10个直管镇街认真做好工作。", year: 2022},
}

func TestTitles(t *testing.T)   { runCases(t, titleCases, true) }
func TestProse(t *testing.T)    { runCases(t, proseCases, true) }
func TestUntitled(t *testing.T) { runCases(t, untitledCases, true) }
func TestDates(t *testing.T)    { runCases(t, dateCases, false) }

// runCases compares what is read with the cases; names and years only where
// asked for.
func runCases(t *testing.T, cases []readCase, names bool) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := fromText(c.text)
			in.PageTitle, in.Meta = c.page, c.meta
			m := Read(in)
			if names && m.Organ != c.organ {
				t.Errorf("organ %q (%s), want %q", m.Organ, m.OrganFrom, c.organ)
			}
			if names && m.Year != c.year {
				t.Errorf("year %d (%s), want %d", m.Year, m.YearFrom, c.year)
			}
			if m.Published != c.published {
				t.Errorf("published %q (%s), want %q", m.Published, m.PublishedFrom, c.published)
			}
		})
	}
}
