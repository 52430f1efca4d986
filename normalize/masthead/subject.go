package masthead

import "strings"

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
// in front of the name of the statistics table.
func insideDisclosure(s string, i int) bool {
	return strings.HasSuffix(s[:i], "政府") && strings.HasPrefix(s[i:], "信息") || strings.HasPrefix(s[i:], "政府信息公开情况统计表")
}

// clean returns the name in the words in front of a deed, if they are one.
func clean(s span) span {
	name, _, _ := announced(s.trim())
	if name = townName(tidyName(name)); named(name) {
		return name
	}
	return span{}
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
func attribute(s string) bool {
	for _, w := range [...]string{
		"的", "、", "和", "与", "及", "官", "网", "公众", "机关", "办", "门户", "级", "各", "所", "分局", "支", "派出", "人民", "党", "村", "镇", "乡", "社区", "街", "管理", "财", "政府", "委", "局", "主要", "微", "信息中", "直", "内", "印发", "《",
	} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// deed reports whether s begins with a word that follows an organ's name in the
// first sentences of a report.
func deed(s string) bool {
	r, _ := runeAt(s, 0)
	if !deedFirsts[r&(firstsSize-1)] {
		return false
	}
	for i := range deeds {
		if deeds[i].first == r {
			for _, w := range deeds[i].words {
				if strings.HasPrefix(s, w) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// deedFirsts tells quickly that a character begins no deed: the last bits of
// those that do are set.
var deedFirsts = func() (set [firstsSize]bool) {
	for _, d := range deeds {
		set[d.first&(firstsSize-1)] = true
	}
	return set
}()

const firstsSize = 1 << 10

// deeds are grouped by their first character.
var deeds = [...]struct {
	first rune
	words []string
}{
	{'认', []string{"认真"}}, {'坚', []string{"坚持", "坚决"}}, {'深', []string{"深入", "深化", "深刻"}}, {'严', []string{"严格", "严肃"}},
	{'积', []string{"积极"}}, {'切', []string{"切实"}}, {'按', []string{"按照", "按"}}, {'根', []string{"根据"}}, {'依', []string{"依据", "依法", "依托", "依照"}},
	{'全', []string{"全面", "全年", "全力", "全体"}}, {'高', []string{"高度", "高质量", "高位"}}, {'结', []string{"结合"}}, {'持', []string{"持续"}},
	{'紧', []string{"紧紧", "紧扣", "紧密", "紧跟"}}, {'突', []string{"突出"}}, {'始', []string{"始终"}}, {'不', []string{"不断"}}, {'贯', []string{"贯彻"}},
	{'围', []string{"围绕"}}, {'进', []string{"进一步"}}, {'扎', []string{"扎实"}}, {'推', []string{"推进", "推动"}}, {'主', []string{"主动", "主要"}},
	{'共', []string{"共"}}, {'政', []string{"政府信息", "政务公开", "政务信息"}}, {'信', []string{"信息公开"}}, {'在', []string{"在"}}, {'以', []string{"以"}},
	{'把', []string{"把"}}, {'将', []string{"将"}}, {'未', []string{"未"}}, {'没', []string{"没有"}}, {'通', []string{"通过"}}, {'开', []string{"开展"}},
	{'加', []string{"加强", "加大"}}, {'落', []string{"落实"}}, {'强', []string{"强化"}}, {'聚', []string{"聚焦"}}, {'立', []string{"立足"}}, {'牢', []string{"牢固", "牢牢"}},
	{'充', []string{"充分"}}, {'大', []string{"大力"}}, {'着', []string{"着力", "着眼"}}, {'努', []string{"努力"}}, {'完', []string{"完善"}}, {'健', []string{"健全"}},
	{'遵', []string{"遵循", "遵照", "遵守"}}, {'秉', []string{"秉承", "秉持"}}, {'及', []string{"及时"}}, {'收', []string{"收到"}}, {'受', []string{"受理"}},
	{'继', []string{"继续"}}, {'统', []string{"统筹"}}, {'累', []string{"累计"}}, {'为', []string{"为"}}, {'对', []string{"对照", "对标"}}, {'本', []string{"本级", "本着"}},
	{'有', []string{"有序", "有效", "有力"}}, {'稳', []string{"稳步"}}, {'锚', []string{"锚定"}}, {'致', []string{"致力", "一直"}}, {'一', []string{"一直", "一贯"}}, {'狠', []string{"狠抓"}},
	{'多', []string{"多措"}}, {'精', []string{"精心"}}, {'能', []string{"能够"}}, {'重', []string{"重视"}}, {'十', []string{"十分"}}, {'无', []string{"无"}}, {'关', []string{"关于"}}, {'党', []string{"党组", "党委"}}, {'学', []string{"学习"}}, {'履', []string{"履行"}}, {'发', []string{"发布", "发挥"}}, {'提', []string{"提升", "提高"}}, {'规', []string{"规范"}}, {'拓', []string{"拓展"}}, {'创', []string{"创新"}},
}
