package masthead

import (
	"strings"
	"testing"
)

// organNames are names of the kinds of organs that report, those among them
// that begin or end like other words.
func organNames() []string {
	return strings.Fields(`
国家统计局芮城调查队 国家统计局浙江调查总队 洛川县消防救援支队 连江县公安局交通警察大队 梅州市公路管理处 汉阴县疾病预防控制中心 中华人民共和国连云港海关
国家税务总局嵩明县税务局 中国人民银行宿迁市分行 中国人民银行衡水市中心支行 国家金融监督管理总局吕梁监管分局 国家能源局西北监管局 国家邮政局 水利部
城关街道办事处 富阳区银湖街道 高陵区鹿苑街道办 经济技术开发区管委会 白云湖管理委员会 龙潭镇 龙潭镇人民政府 双溪乡人民政府 布依族苗族乡 小黄村村民委员会
省发展和改革委员会 滨海县发展改革委 滨海县住建局 邳州市扶贫办 湖南省卫生健康委 市委网信办 安徽省生态环境厅 南安市人民法院 邵阳市人民检察院 公安局城西分局
桃源县自来水公司 恩施供水有限责任公司 城市建设投资集团 华南师范大学 县第一中学 红星小学 县人民医院 妇幼保健院 卫生监督所 气象站 渔政管理站 博物馆 市档案馆 广播电视台
市总工会 县红十字会 工商业联合会 县工商联 县残联 市妇联 市文联 市科协 县供销社 黄河林场 红旗农场 一四三团 三十八团 第一师阿拉尔市
延边朝鲜族自治州人民政府 锡林郭勒盟行政公署 大兴安岭地区行政公署 乌拉特中旗 阿拉善左旗人民政府 香港特别行政区 雄安新区 综合保税区 综合行政执法局 信息产业局
各莫镇 将乐县人民政府 报恩街道 报国寺管理处 政和县人民政府 开县人民政府 度假区管委会 年画镇 关岭县 十堰市 一面坡镇 二道区 七里河区人民政府 八公山区 五常市 万年县水利局
江苏省人民政府办公厅 公共资源交易中心 信访局 大数据局 城市管理综合行政执法支队`)
}

const chapter2023 = "\n一、总体情况\n2023年，我单位认真贯彻落实《中华人民共和国政府信息公开条例》，做好工作。\n二、主动公开政府信息情况\n"

// TestTitleShapes reads every name in every order of a title's parts.
func TestTitleShapes(t *testing.T) {
	for _, shape := range []string{
		"NAME2023年政府信息公开工作年度报告", "NAME2023年度政府信息公开工作年度报告", "2023年NAME政府信息公开工作年度报告", "2023年度NAME政府信息公开工作年度报告",
		"NAME\n2023年政府信息公开工作年度报告", "NAME2023年\n政府信息公开工作年度报告", "NAME\n2023年度\n政府信息公开工作年度报告", "2023年\nNAME\n政府信息公开工作年度报告", "2023年NAME\n政府信息公开工作年度报告",
		"NAME政府信息公开工作年度报告（2023年度）", "NAME政府信息公开工作年度报告\n（2023年度）", "NAME政府信息公开工作年度报告\n(2023)", "NAME政府信息公开工作年度报告\n——2023年度", "NAME（2023年）政府信息公开工作年度报告", "（2023年度）NAME政府信息公开工作年度报告", "[2023]NAME政府信息公开工作年度报告",
		"NAME二〇二三年政府信息公开工作年度报告", "NAME二○二三年度政府信息公开工作报告", "NAME2O23年政府信息公开工作年度报告", "NAME2022-2023年政府信息公开工作年度报告", "NAME2022—2023学年信息公开工作年度报告",
		"NAME政府信息公开2023年年度报告", "NAME政府信息公开年度报告（2023）", "NAME2023政府信息公开年报", "NAME2023年法治政府建设暨政府信息公开工作年度报告", "NAME2023年信息公开年度报告", "NAME2023年政府信息公开工作总结",
		"NAME关于2023年政府信息公开工作年度报告", "NAME关于2023年度政府信息公开工作情况的报告", "NAME关于公布2023年政府信息公开工作年度报告的公告", "NAME关于发布NAME2023年政府信息公开工作年度报告的通告", "关于NAME2023年政府信息公开工作年度报告的公示", "关于印发NAME2023年政府信息公开工作年度报告的通知", "关于报送NAME2023年政府信息公开工作年度报告的报告",
		"《NAME2023年政府信息公开工作年度报告》", "附件：NAME2023年政府信息公开工作年度报告", "附件 1\nNAME2023年政府信息公开工作年度报告", "NAME2023年政府信息公开工作年度报告.docx", "NAME_2023年政府信息公开工作年度报告.pdf", "1.NAME2023年政府信息公开工作年度报告", "（一）NAME2023年政府信息公开工作年度报告", "01 NAME2023年政府信息公开工作年度报告",
		"NAME 2023年 | 政府信息公开工作年度报告", "NAME | 2023年政府信息公开工作年度报告", "NAME：2023年政府信息公开工作年度报告", "【年报】NAME2023年政府信息公开工作年度报告", "标题：NAME2023年政府信息公开工作年度报告", "信息名称\tNAME2023年政府信息公开工作年度报告\t索引号\t1234",
		"NAME2023年政府信息公开工作年度报告（公开版）", "NAME2023年政府信息公开工作年度报告正文", "NAME2023年政府信息公开工作年度报告及附表", "NAME2023年政府信息公开工作年度报告2024-01-27",
		"NAME2023年政府信息 公开工作 年度报告", "NAME 2 0 2 3 年 政 府 信 息 公 开 工 作 年 度 报 告", "您的位置：首页>政府信息公开年报>NAME2023年政府信息公开工作年度报告", "当前位置： 首页 政务公开 政府信息公开年报 NAME2023年政府信息公开工作年度报告 来源：本站",
		"当前位置： 首页 政务公开 政府信息公开年报 2023年NAME政府信息公开工作年度报告",
	} {
		for _, name := range organNames() {
			m := Read(fromText(strings.ReplaceAll(shape, "NAME", name) + chapter2023))
			if m.Organ != name || m.Year != 2023 {
				t.Errorf("%q of %s: organ %q (%s), year %d (%s)", shape, name, m.Organ, m.OrganFrom, m.Year, m.YearFrom)
			}
		}
	}
}

// TestNameShapes reads every name from what stands around a title without one.
func TestNameShapes(t *testing.T) {
	const title = "2023年政府信息公开工作年度报告\n"
	whole := map[string]bool{"江苏省人民政府办公厅": true} // an office that edits the report of its government
	for _, shape := range []string{
		title + "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求，现公布NAME2023年政府信息公开工作年度报告。" + chapter2023,
		title + "根据《条例》要求，特向社会公布NAME2023年度政府信息公开工作年度报告。" + chapter2023,
		title + "按照《条例》规定，NAME编制了2023年政府信息公开工作年度报告。" + chapter2023,
		title + "按照《条例》规定，现将NAME2023年政府信息公开工作情况报告如下：" + chapter2023,
		title + "本报告由NAME按照《条例》编制。" + chapter2023,
		title + "发布机构：NAME\n发布日期：2024-01-20" + chapter2023,
		title + "来源：NAME 发布日期：2024-01-20" + chapter2023,
		title + "NAME" + chapter2023,
		title + "（NAME）" + chapter2023,
		strings.TrimSpace(title) + "——NAME" + chapter2023,
		strings.TrimSpace(title) + "（NAME）" + chapter2023,
		title + chapter2023 + "NAME\n2024年1月20日",
		title + chapter2023 + "NAME（盖章）\n2024年1月20日",
		title + chapter2023 + "　　　NAME 2024年1月20日\n附件：表.xls",
		title + "如对本报告有疑问，请与NAME联系（地址：人民路1号，电话：0591-1234567）。" + chapter2023,
		title + "如对本报告有疑问，请与NAME办公室联系（地址：人民路1号，电话：0591-1234567）。" + chapter2023,
		title + "一、总体情况\n2023年，NAME认真贯彻落实《中华人民共和国政府信息公开条例》。\n二、主动公开",
		title + "一、总体情况\n2023年，在市委、市政府的坚强领导下，NAME坚持以人民为中心，做好工作。\n二、主动公开",
		"索引号\t1/2\t发布机构\tNAME\n" + title + chapter2023,
		"索引号\t发布机构\t发布日期\n1/2\tNAME\t2024-01-20\n" + title + chapter2023,
		"民政局2022年政府信息公开工作年度报告2023-01-10\n教育局2021年政府信息公开工作年度报告2022-01-12\n" + title + "来源：NAME 发布日期：2024-01-20" + chapter2023,
	} {
		for _, name := range organNames() {
			m := Read(fromText(strings.ReplaceAll(shape, "NAME", name)))
			if m.Organ != name && !whole[name] || m.Year != 2023 {
				t.Errorf("%q of %s: organ %q (%s), year %d (%s)", shape[len(title):], name, m.Organ, m.OrganFrom, m.Year, m.YearFrom)
			}
		}
	}
}

// TestDateShapes reads every spelling of a date in every place that it has.
func TestDateShapes(t *testing.T) {
	days := map[string]string{
		"2024-01-27": "2024-01-27", "2024/1/27": "2024-01-27", "2024.01.27": "2024-01-27", "2024年1月27日": "2024-01-27", "2024 年 1 月 27 日": "2024-01-27", "２０２４年１月２７日": "2024-01-27",
		"二〇二四年一月二十七日": "2024-01-27", "二○二四年元月二十七日": "2024-01-27", "二〇二四年十二月三十一日": "2024-12-31", "2024-01-27 10:26:05": "2024-01-27", "2024-01-27T10:26:05+08:00": "2024-01-27",
		"2024-1-27 上午 10:26": "2024-01-27", "2024年1月27日 10时26分": "2024-01-27", "2024-01-27 星期六": "2024-01-27", "20240127": "2024-01-27", "20240127102605": "2024-01-27", "2024年1月27号": "2024-01-27", "2024-01-27 00:00:00.0": "2024-01-27",
		"2024-02-30": "", "2024-13-01": "", "0000-00-00": "", "2024年1月": "", "24-01-27": "",
	}
	for _, shape := range []string{
		"TITLE\n发布日期：DAY", "TITLE\n发布日期 DAY", "TITLE\n[发布日期：DAY]", "TITLE\n【发布日期】DAY", "TITLE\n发布于：DAY", "TITLE\n发布时间：DAY 来源：某县水利局 浏览次数：12", "TITLE\n来源：某县水利局发布时间：DAY浏览次数：12", "TITLE\n发布机构：某县水利局  发文日期：DAY", "TITLE\n生成日期：DAY发布机构：某县水利局",
		"索引号\t01/2\t发布机构\t某县水利局\n成文日期\t\t发布日期\tDAY\nTITLE", "索引号：\t01/2\n发布日期：\tDAY\nTITLE", "索引号\n01/2\n发布日期\nDAY\nTITLE", "发　布　日　期：DAY\nTITLE", "| 发布日期 | DAY |\nTITLE", "| 索引号 | 发布机构 | 发布日期 |\n| 01/2 | 某县水利局 | DAY |\nTITLE",
		"TITLE\n成文日期：DAY", "TITLE\n生成日期：DAY", "TITLE\n公开日期：DAY", "TITLE\n时间：DAY 作者： 点击：12", "TITLE\n(DAY)", "TITLE\nDAY", "TITLE\nDAY 来源：本站", "TITLE\n某县水利局　DAY　【字体：大 中 小】",
		"TITLEBODY某县水利局\nDAY", "TITLEBODY\n　　　某县水利局\n\n　　　　DAY\n\n附件：表.xls", "TITLEBODY某县水利局　　DAY\n打印 关闭", "TITLEBODY某县水利局（盖章）\nDAY", "TITLEBODY发布日期：DAY", "TITLEBODY填报时间：DAY",
	} {
		body := strings.Replace(chapter2023, "单位", "局", 1)
		if !strings.Contains(shape, "BODY") {
			shape += body
		}
		for day, want := range days {
			text := strings.NewReplacer("TITLE", "某县水利局2023年政府信息公开工作年度报告", "BODY", body, "DAY", day).Replace(shape)
			if m := Read(fromText(text)); m.Published != want || m.Organ != "某县水利局" || m.Year != 2023 {
				t.Errorf("%q on %s: published %q (%s), want %q; organ %q, year %d", shape, day, m.Published, m.PublishedFrom, want, m.Organ, m.Year)
			}
		}
	}
}
