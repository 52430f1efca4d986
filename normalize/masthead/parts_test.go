package masthead

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []Pair
	}{
		{"table row", "索 引 号 | 675490773/2020-00049 | 分 类 | 综合政务/其他 / 报告 |\n发布机构 | 东台经济技术开发区 | 发文日期 | 2020-02-03 |\n文 号 | 无号 | 主 题 词 | |\n",
			[]Pair{{"索引号", "675490773/2020-00049"}, {"分类", "综合政务/其他 / 报告"}, {"发布机构", "东台经济技术开发区"}, {"发文日期", "2020-02-03"}, {"文号", "无号"}}},
		{"list without values", "• 索  引  号:\n  • 发布机构:\n  • 分        类:\n  • 发布日期:\n\n广东省邮政管理局2023年政府信息公开工作年度报告", nil},
		{"list with values below", "• 发文字号\n  • 索引号\n  • SCGJ202100001\n  • 发布日期\n  • 2021-04-16\n  • 主题分类\n  • 市政府各部门\n  • 服务对象\n\n城市管理局2020年政府信息公开工作年度报告",
			[]Pair{{"索引号", "SCGJ202100001"}, {"发布日期", "2021-04-16"}, {"主题分类", "市政府各部门"}}},
		{"one line", "发布时间: 2021-01-18 来源: 南源街 浏览次数:-", []Pair{{"发布时间", "2021-01-18"}, {"来源", "南源街"}}},
		{"one line, bars", "作者:本站原创 | 来源:本站原创 | 时间:2019-01-18 点击数:- 分享到:", []Pair{{"作者", "本站原创"}, {"来源", "本站原创"}, {"时间", "2019-01-18"}}},
		{"without colons", "發布機構 西藏自治區人民政府辦公廳 發布日期 2024-03-31 18:46:07\n公開", []Pair{{"發布機構", "西藏自治區人民政府辦公廳"}, {"發布日期", "2024-03-31 18:46:07"}}},
		{"tabs", "索引号\t0/1\t有效性\t有效", []Pair{{"索引号", "0/1"}, {"有效性", "有效"}}},
		{"full width", "索　引　号：０／１　　发布机构：县水利局", []Pair{{"索引号", "０／１"}, {"发布机构", "县水利局"}}},
		{"the report's own words", "一、总体情况\n主题:公开\n来源:群众", nil},
		{"a sentence", "报告时间紧,来源多,日期不定。", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Read(fromText(c.text)).Metadata); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestTitlePlace(t *testing.T) {
	far := strings.Repeat("链接\n", 150)
	for _, c := range []struct {
		name, text  string
		title       string
		line, lines int
	}{
		{"none", "一、总体情况", "", -1, 0},
		{"one line", "首页\n\n涡阳县水利局2021年政府信息公开工作年度报告\n", "涡阳县水利局2021年政府信息公开工作年度报告", 2, 1},
		{"as printed", "涡阳县水利局 2021 年政府信息公开工作年度报告", "涡阳县水利局 2021 年政府信息公开工作年度报告", 0, 1},
		{"two lines", "首页\n五常市民意乡\n2021年政府信息公开工作年度报告", "五常市民意乡2021年政府信息公开工作年度报告", 1, 2},
		{"an empty line between", "五常市民意乡\n\n2021年政府信息公开工作年度报告", "五常市民意乡2021年政府信息公开工作年度报告", 0, 3},
		{"behind a label", "标 题 | 灌云县民政局2019年政府信息公开工作年度报告 |", "灌云县民政局2019年政府信息公开工作年度报告", 0, 1},
		{"end of a path", "首页 > 年报 > 灌云县民政局2019年政府信息公开工作年度报告", "灌云县民政局2019年政府信息公开工作年度报告", 0, 1},
		{"behind a long menu", far + "灌云县民政局\n2019年政府信息公开工作年度报告\n一、概述", "灌云县民政局2019年政府信息公开工作年度报告", 150, 2},
		{"of another report, behind one without", "一、总体情况\n2022年,我局认真做好工作。\n" + far + "灌云县民政局2019年政府信息公开工作年度报告", "", -1, 0},
		{"trailing words", "灌云县民政局2019年政府信息公开工作年度报告-某某官网", "灌云县民政局2019年政府信息公开工作年度报告", 0, 1},
		{"no title", "根据《灌云县民政局关于做好2019年政府信息公开工作年度报告编制工作的通知》", "", -1, 0},
		{"menu item", "首页\n政府信息公开年报\n政府信息公开指南", "", -1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Read(fromText(c.text))
			if m.Title != c.title || m.TitleLine != c.line || m.TitleLines != c.lines {
				t.Errorf("got %q in %d+%d, want %q in %d+%d", m.Title, m.TitleLine, m.TitleLines, c.title, c.line, c.lines)
			}
		})
	}
}

func TestHeadingDecides(t *testing.T) {
	in := fromText("灌云县民政局2020年政府信息公开工作年度报告\n灌云县民政局2019年政府信息公开工作年度报告\n灌云县民政局2018年政府信息公开工作年度报告")
	in.Lines[1].Heading = 1
	if m := Read(in); m.Year != 2019 || m.TitleLine != 1 {
		t.Errorf("year %d in line %d, want the heading's", m.Year, m.TitleLine)
	}
}

func TestOrganFull(t *testing.T) {
	for _, c := range []struct{ name, text, organ, full string }{
		{"written out", "产业集聚区管委会2021年政府信息公开工作年度报告\n根据《条例》,特向社会公布2021年度汝阳县产业集聚区管理委员会政府信息公开工作报告。", "产业集聚区管委会", "汝阳县产业集聚区管理委员会"},
		{"contact", "2022年,县财政局结合工作实际,规范公开。如有疑问,请与石台县财政局联系(地址:石台县)。", "县财政局", "石台县财政局"},
		{"issuer", "发布机构:枞阳县水利局\n水利局2021年政府信息公开工作年度报告\n一、总体情况", "水利局", "枞阳县水利局"},
		{"the area's government", "建新镇2021年政府信息公开工作年度报告\n一、总体情况\n我镇。\n遂溪县建新镇人民政府\n2022年1月5日", "建新镇", "遂溪县建新镇人民政府"},
		{"the street's office", "建章路街道2022年政府信息公开工作年度报告\n本年度报告是根据《格式》的要求,由建章路街道办事处编制。", "建章路街道", "建章路街道办事处"},
		{"the government in the middle of a sentence", "芦溪乡2018年政府信息公开工作年度报告\n推进政府信息公开是芦溪乡人民政府贯彻落实《条例》的重要举措。", "芦溪乡", "芦溪乡人民政府"},
		{"the address", "鹭溪乡2018年政府信息公开年报\n如有疑问,请与鹭溪乡党政办联系(联系地址:临溪县鹭溪乡人民政府;邮编:333400)。", "鹭溪乡", "临溪县鹭溪乡人民政府"},
		{"in quotes", "根据《条例》,现公布鹭溪管委会2018年政府信息公开工作年度报告。本报告电子版可在“临溪市鹭溪管委会”栏目查阅。", "鹭溪管委会", "临溪市鹭溪管委会"},
		{"words in front of an area", "鹭溪乡2018年政府信息公开年报\n紧抓临溪县鹭溪乡权责清单,群众可至临溪县鹭溪乡人民政府查阅。", "鹭溪乡", "鹭溪乡人民政府"},
		{"the source", "石台区财政局2021年政府信息公开工作年度报告\n来源:临溪市石台区财政局 发布时间:2022-01-20\n一、总体情况", "石台区财政局", "临溪市石台区财政局"},
		{"the branch of a bureau", "2022年,石台区公安分局认真做好工作。如有疑问,请与临溪市公安局石台区分局联系。", "石台区公安分局", "临溪市公安局石台区分局"},
		{"words left out inside", "临溪市公安局高新区分局2022年政府信息公开工作年度报告\n如有疑问,请与临溪市公安局高新技术产业开发区分局(以下简称高新公安)联系(地址:一路1号)。", "临溪市公安局高新区分局", "临溪市公安局高新技术产业开发区分局"},
		{"a people left out", "一、总体情况\n2020年,大坪乡认真做好工作,调整了大坪彝族乡政府信息公开工作领导小组。", "大坪乡", "大坪彝族乡"},
		{"the area in front of its word", "一、总体情况\n2020年,省退役军人事务厅认真做好工作,公布了《江州省退役军人事务厅受理说明》。", "省退役军人事务厅", "江州省退役军人事务厅"},
		{"the end of a word in front", "江州市民族宗教事务委员会2019年政府信息公开工作年度报告\n本报告对以江州市民族宗教事务委员会开展政府信息公开工作的情况进行报告。", "江州市民族宗教事务委员会", ""},
		{"a subdistrict's account", "白鹭街道办事处2020年政府信息公开工作年度报告\n2020年,通过公众号“临溪市白鹭街道办事处”公开信息3条。", "白鹭街道办事处", "临溪市白鹭街道办事处"},
		{"a period in front", "临溪市审计局2024年政府信息公开工作年度报告\n报告涵盖了2024年1月1日至12月31日期间临溪市审计局政府信息公开的有关工作情况。", "临溪市审计局", ""},
		{"supervision in short", "药品监管总局2013年度政府信息公开工作报告\n发布单位:国家药品监督管理总局\n一、基本情况", "药品监管总局", "国家药品监督管理总局"},
		{"a year in front", "一、总体情况\n2022年,市粮食局认真做好工作,印发《2022年市粮食局政务公开工作要点》。", "市粮食局", ""},
		{"another branch", "2022年,石台区公安分局认真做好工作。如有疑问,请与临溪市公安局台山区分局联系。", "石台区公安分局", ""},
		{"another trade", "大坪乡教育局2022年政府信息公开工作年度报告\n如有疑问,请与大坪乡教育体育局联系。", "大坪乡教育局", ""},
		{"already full", "枞阳县水利局2021年政府信息公开工作年度报告\n2021年,枞阳县水利局认真贯彻落实。2021年,县水利局主动公开。", "枞阳县水利局", ""},
		{"somebody else", "水利局2021年政府信息公开工作年度报告\n本报告由枞阳县民政局编制。", "水利局", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m := Read(fromText(c.text)); m.Organ != c.organ || m.OrganFull != c.full {
				t.Errorf("%q, full %q; want %q, full %q", m.Organ, m.OrganFull, c.organ, c.full)
			}
		})
	}
}

func TestLeadingDate(t *testing.T) {
	for text, want := range map[string]string{
		"2021-01-18 10:01": "2021-01-18", "2021/1/18": "2021-01-18", "2021.01.18": "2021-01-18", "2021年1月18日": "2021-01-18",
		"2021 年 1 月 18 日": "2021-01-18", "２０２１－１－１８": "2021-01-18", "二○一二年二月二十日": "2012-02-20", "二〇二〇年十月三十一日": "2020-10-31",
		"二零一二年十二月二日": "2012-12-02", "20210118": "2021-01-18", "2020-02-29": "2020-02-29", "2024/01/31/ 17:33": "2024-01-31",
		"2021-02-29": "", "2021-13-01": "", "2021-00-10": "", "2021-1": "", "2021": "", "1821-01-18": "", "2021-01-188": "", "12021-01-18": "", "": "",
	} {
		d, _, ok := leadingDate(text)
		if got := d.String(); ok != (want != "") || ok && got != want {
			t.Errorf("leadingDate(%q) = %q, %v; want %q", text, got, ok, want)
		}
	}
}

func TestYears(t *testing.T) {
	for text, want := range map[string]int{
		"2021年度": 2021, "2021": 2021, "2021年": 2021, "二〇一九年": 2019, "二 〇 一 九 年": 2019, "２０２０年": 2020, "二O一二年": 2012,
		"20210": 0, "1821年": 0, "年": 0, "021年": 0,
	} {
		if year, n := leadingYear(text); year != want || (want != 0) != (n == len(text)) {
			t.Errorf("leadingYear(%q) = %d, %d bytes", text, year, n)
		}
		if year, at := trailingYear("某局" + text); text != "20210" && (year != want || want != 0 && at != len("某局")) {
			t.Errorf("trailingYear(%q) = %d at %d", text, year, at)
		}
	}
	for _, text := range []string{"2021年1月18日", "2021-01-18", "2021.1"} {
		if year, _ := leadingYear(text); year != 0 {
			t.Errorf("leadingYear(%q) = %d, want none: a date", text, year)
		}
	}
}

func TestDropJunk(t *testing.T) {
	for text, want := range map[string]string{
		"根據(jù)《條例》": "根據《條例》", "自治區(qū)人民": "自治區人民", "自治區（qū）人民": "自治區人民", "標(biāo)題": "標題", "????根據": "根據", "辦??發": "辦發",
		"海关总署(本级机关)": "海关总署(本级机关)", "(a)条": "(a)条", "為何?": "為何?", "條(第1)": "條(第1)", "區(zhuangzhuang)": "區(zhuangzhuang)", "區(qū": "區(qū",
	} {
		if got := dropJunk(text); got != want {
			t.Errorf("dropJunk(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestClock(t *testing.T) {
	for text, want := range map[string]int{
		"10:26": 5, " 10:26:05": 9, "10：26": 7, "10:26:0": 5, "10": 0, "10-26": 0, "1:26": 0, "": 0, "10:26:05:11": 11, "10:262021年": 5,
	} {
		if got := clock(text); got != want {
			t.Errorf("clock(%q) = %d, want %d", text, got, want)
		}
	}
}
