package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
)

// organName is how an organ calls itself in a title and in full.
type organName struct{ name, full string }

// organs are invented names of all ranks.
func organs() []organName {
	return []organName{
		{"临溪市人民政府", "临溪市人民政府"},
		{"云岭县人民政府", "云岭县人民政府"},
		{"青石镇人民政府", "青石镇人民政府"},
		{"白鹭洲街道办事处", "海沧湾区白鹭洲街道办事处"},
		{"临溪市水利局", "临溪市水利局"},
		{"云岭县卫生健康局", "云岭县卫生健康局"},
		{"江州省财政厅", "江州省财政厅"},
		{"东陵区城市管理综合行政执法局", "东陵区城市管理综合行政执法局"},
		{"临溪高新技术产业开发区管理委员会", "临溪高新技术产业开发区管理委员会"},
		{"大槐树乡", "云岭县大槐树乡人民政府"},
		{"国家统计局云岭调查队", "国家统计局云岭调查队"},
		{"江州省气象局", "江州省气象局"},
		{"东陵区", "东陵区人民政府"},
	}
}

// chapterTitles are the headings of the six chapters, the official one first.
func chapterTitles() map[string][]string {
	return map[string][]string{
		"overview":      {"总体情况", "概述", "总体工作情况", "政府信息公开总体情况"},
		"disclosure":    {"主动公开政府信息情况", "主动公开政府信息的情况", "行政机关主动公开政府信息情况"},
		"applications":  {"收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况"},
		"proceedings":   {"政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
		"problems":      {"存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在问题及改进措施"},
		"other_matters": {"其他需要报告的事项", "需要说明的其他事项"},
	}
}

// preamble names the law, the organ in full and the year.
func preamble(rng *rand.Rand, t Truth) string {
	basis := "《中华人民共和国政府信息公开条例》（以下简称《条例》）"
	period := fmt.Sprintf("本报告所列数据的统计期限自%d年1月1日起至%d年12月31日止。", t.Year, t.Year)
	return pick(rng, []string{
		"根据" + basis + "要求，现公布" + t.OrganFull + fmt.Sprintf("%d年政府信息公开工作年度报告。", t.Year) + period,
		"本报告由" + t.OrganFull + "根据" + basis + "编制。全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分。" + period,
		period + "如对本报告有疑问，请与" + t.OrganFull + "办公室联系（地址：人民路18号；邮编：350400；电话：0591-23165255）。",
	})
}

// narrative holds the paragraphs of the chapters. $N are numbers of no
// importance; the others are the table's.
var narrative = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"overview": {
			"$Y年，我单位坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政府信息公开各项工作。",
			"$Y年，在上级部门的正确领导下，政府信息公开工作取得新成效，全年召开专题会议$N次，举办培训班$N期、培训$N人次。",
		},
		"主动公开": {
			"全年通过门户网站主动公开政府信息$N条，其中概况类信息$N条、政策法规类信息$N条、政务动态类信息$N条；通过政务新媒体发布信息$N条。",
			"聚焦重点领域，发布政策解读稿件$N篇，回应公众关切$N次，组织新闻发布会$N场。",
		},
		"依申请公开": {
			"全年共受理政府信息公开申请$received件，其中上年结转$carried_in件，均在法定期限内办理，结转下年度$carried_out件。",
			"严格落实登记、审核、办理、答复、归档制度，全年新收政府信息公开申请$received件，较上年增长$N.3%。",
		},
		"政府信息管理": {
			"严格执行保密审查制度，清理规范性文件$N件，废止$N件，公开专栏调整$N个。",
		},
		"政府信息公开平台建设": {
			"优化网站栏目$N个，全年访问量$N.6万次；政务微信公众号关注人数$N人，推送$N期。",
		},
		"监督保障": {
			"将政务公开纳入年度考核，分值权重不低于4%，开展检查$N次，发现并整改问题$N个，未发生责任追究情况。",
		},
		"problems": {
			"存在的主要问题：一是公开内容的深度不够；二是队伍建设有待加强，专职人员仅$N人。",
			"下一步改进措施：1.加强业务培训，全年不少于$N次；2.细化公开目录；3.提高答复质量。",
		},
		"other_matters": {
			"按照《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。",
			"$Y年收取信息处理费共计$N元。无其他需要报告的事项。",
		},
		"概述": {
			"$Y年，我单位认真贯彻落实《条例》，明确专人负责，落实经费$N.5万元，举办培训$N期。",
		},
		"主动公开政府信息情况": {
			"全年通过各类渠道公开信息$N条，其中政府公报$via_gazette条、网站$via_website条，接待查阅$N人次。",
		},
		"政府信息依申请公开办理情况": {
			"全年收到的申请均已按期答复，当面申请$applications_in_person件，其余以网络方式提交。",
		},
		"政府信息公开的收费及减免情况": {
			"我单位依申请提供政府信息暂不收费。",
		},
		"政府信息公开工作存在的主要问题及改进情况": {
			"一是公开的及时性有待提高；二是便民程度有待加强。下一步将完善制度，强化督查，每年通报$N次。",
		},
	}
})

// fill puts numbers into a paragraph: those of facts by name, then for each $N
// one of no importance.
func (w *writer) fill(s string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "$")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		end := 0
		for end < len(rest) && (asciiWord(rune(rest[end])) && rest[end] != '.' && rest[end] != '%') {
			end++
		}
		out.WriteString(w.number(rest[:end]))
		s = rest[end:]
	}
}

// number gives what a name in a paragraph stands for.
func (w *writer) number(name string) string {
	t := w.d.truth
	var id string
	switch name {
	case "Y":
		return strconv.Itoa(t.Year)
	case "received", "carried_in", "carried_out":
		id = "applications." + name + ".total"
	case "via_gazette", "via_website", "applications_in_person":
		id = "statistics." + name
		if t.Form == Fujian {
			id += ".year"
		}
	default:
		return strconv.Itoa(1 + w.rng.IntN(1+w.rng.IntN(900)))
	}
	if v, ok := t.Facts[id]; ok && v.Known() {
		return v.Number
	}
	return "若干"
}
