package masthead

import (
	"strings"

	"github.com/gouji/gouji/normalize/words"
)

// subject returns the organ that a clause begins with. Behind a year, any word
// may follow it; otherwise it must be one that goes with an organ's deeds.
func subject(c span, behindYear bool) span {
	const reach = 40 * 3 // bytes
	fallback := span{}
	plain := c.plain
	for i := 0; i < len(plain) && i <= reach; {
		_, n := runeAt(plain, i)
		if i >= 3*3 {
			if deed(plain[i:]) && endsLikeOrgan(plain[:i]) && !insideDisclosure(plain, i) {
				return clean(c.to(i))
			}
			if behindYear && fallback.empty() && endsFirmly(plain[:i]) && !attribute(plain[i:]) {
				fallback = clean(c.to(i))
			}
		}
		i += n
	}
	return fallback
}

// insideDisclosure reports whether i is the place between 政府 and 信息公开, or
// in front of the name of the statistics table or of rules.
func insideDisclosure(s string, i int) bool {
	if rest, ok := strings.CutPrefix(s[i:], "政府信息公开"); ok && ruling.Begin(rest) {
		return true
	}
	return strings.HasSuffix(s[:i], "政府") && strings.HasPrefix(s[i:], "信息") || strings.HasPrefix(s[i:], "政府信息公开情况统计表")
}

var ruling = words.New("相关规定", "有关规定", "规定", "条例", "办法", "相关文件", "有关文件")

// clean returns the name in the words in front of a deed, if they are one.
func clean(s span) span {
	s = s.trim()
	if strings.HasPrefix(s.plain, "由于") {
		return span{}
	}
	name, _, _ := announced(s)
	name = name.to(len(strings.TrimSuffix(strings.TrimSuffix(name.plain, "学校办公室"), "校长办公室")))
	if _, at := splitYear(name); at > 0 { // 涵盖2024年某局政府信息公开工作情况
		_, n := leadingYear(name.plain[at:])
		name = name.from(at + n)
	}
	if name = townName(tidyName(behindFounding(name))); superior(name.plain) {
		return span{}
	}
	if named(name) || areaOffice(name.plain) {
		return name
	}
	return span{}
}

// superior reports whether a name ends as sentences call the organ above: 市局.
func superior(s string) bool {
	head, ok := strings.CutSuffix(s, "局")
	return ok && endsInside("本"+head, []string{"省", "市", "县", "区", "州"})
}

// behindFounding returns the organ in words like 成立某镇 of 成立某镇政府信息公开领导小组,
// whose verb is not the organ's.
func behindFounding(s span) span {
	for _, verb := range [...]string{"成立", "组建", "设立", "承担"} {
		if k := strings.LastIndex(s.plain, verb); k >= 0 {
			s = s.from(k + len(verb)).trimLeft(func(r rune) bool { return r == '了' || r == '由' || r == '以' || r == '有' })
		}
	}
	return s
}

// endsFirmly reports whether s ends as only names of organs do.
func endsFirmly(s string) bool {
	for _, e := range [...]string{"局", "厅", "办事处", "委员会", "管委会", "人民政府", "苏木", "街道", "镇", "乡"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// attribute reports whether the words behind a name make it part of a longer
// one or a mere attribute.
func attribute(s string) bool { return attributes.Begin(s) }

var attributes = words.New(
	"的", "、", "和", "与", "及", "官", "网", "公众", "机关", "办", "门户", "级", "各", "所", "分局", "支", "派出", "人民", "党", "村", "镇", "乡", "社区", "街", "管理", "财", "政府", "委", "局", "主要", "微", "信息中", "直", "内", "长", "印发", "《",
)

// deed reports whether s begins with a word that follows an organ's name in the
// first sentences of a report.
func deed(s string) bool { return deeds.Begin(s) }

var deeds = words.New(
	"认真", "坚持", "坚决", "深入", "深化", "深刻", "严格", "严肃", "积极", "切实", "按照", "按", "根据",
	"依据", "依法", "依托", "依照", "全面", "全年", "全力", "全体", "高度", "高质量", "高位", "结合", "持续",
	"紧紧", "紧扣", "紧密", "紧跟", "突出", "始终", "不断", "贯彻", "围绕", "进一步", "扎实", "推进", "推动",
	"主动", "主要", "共", "政府信息", "政务公开", "政务信息", "信息公开", "在", "以", "把", "将", "未", "没有",
	"通过", "开展", "加强", "加大", "落实", "强化", "聚焦", "立足", "牢固", "牢牢", "充分", "大力", "着力",
	"着眼", "努力", "完善", "健全", "遵循", "遵照", "遵守", "秉承", "秉持", "及时", "收到", "受理", "继续",
	"统筹", "累计", "为", "对照", "对标", "本级", "本着", "有序", "有效", "有力", "稳步", "锚定", "致力",
	"一直", "一贯", "狠抓", "多措", "精心", "能够", "重视", "十分", "无", "关于", "党组", "党委",
	"学习", "履行", "发布", "发挥", "提升", "提高", "规范", "拓展", "创新", "是", "系", "属",
)
