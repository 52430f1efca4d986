package masthead

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/words"
)

// prose is what the first sentences of a report say about it. Names are empty
// where they say nothing.
type prose struct {
	preamble span // 现公布广州市人民政府办公厅2023年政府信息公开工作年度报告
	quoted   span // 《漳州市司法局2023年政府信息公开工作年度报告》
	editor   span // 由…组织
	compiler span // 本报告由…编制
	office   span // 2022年,区政府办公室共受理…
	copies   span // 电子版可在…网站下载
	subject  span // 2022年,东风区司法局认真履行…
	opening  span // 某市实验小学,以…为特色: the name alone in front of the first comma
	contact  span // 请与东至县财政局联系
	desk     span // the contact as printed, with the office inside it
	asked    bool // the last clause ended with 请联系
	by       span // that of 由某局(以下简称…)编制
	with     span // that of 请与某局(地址:…)联系
	self     string
	mentions []span
	aliases  []alias

	period     int // the year of 自2021年1月1日起
	periodLike int // of another period in a sentence about the figures
	stated     int // of the preamble
	notice     int // inside the title of another document
	sentences  yearCount
}

// Bounds of what is read.
const (
	shortestProse = 18      // bytes of a line
	proseBytes    = 4 << 10 // of all lines together
	mostMentions  = 24
)

// prose reads the sentences of the lines, which call their organ 我 and self.
func (w window) prose(self string) *prose {
	p := &prose{self: self}
	w.eachParagraph(func(s span) bool {
		p.readOpening(s)
		p.phrases(s)
		p.clauses(s)
		p.readAliases(s)
		return !p.complete()
	})
	return p
}

// complete reports whether more sentences would hardly change what is known.
func (p *prose) complete() bool {
	const several = 2 // names: one may be the fuller form of the other
	return len(p.mentions) >= several && p.period != 0 && !(p.preamble.empty() && p.subject.empty())
}

// about reads only the sentences that may give a fuller form of a name.
func (w window) about(name string) *prose {
	p := &prose{}
	stem := stemOf(name)
	w.eachParagraph(func(s span) bool {
		if k := strings.Index(s.plain, "联系"); k >= 0 && p.contact.empty() {
			start, _ := nameStart(s.plain, k, nameReach)
			p.seeContact(withoutAlias(behindAsking(s.cut(start, k))))
		}
		for from := 0; len(p.mentions) < mostMentions; {
			k := strings.Index(s.plain[from:], stem)
			if k < 0 {
				return true
			}
			k += from
			from = k + len(stem)
			if r, n := runeBefore(s.plain, k); (n == 0 || boundary(r) || r == '年') && !writesOut(s.plain[from:], name[len(stem):]) {
				continue
			}
			start := 0
			if i := strings.LastIndex(s.plain[:k], "。"); i >= 0 {
				start = i + len("。")
			}
			end := len(s.plain)
			if e := strings.Index(s.plain[from:], "。"); e >= 0 {
				end = from + e
			}
			p.phrases(s.cut(start, end))
			p.clauses(s.cut(start, end))
			from = end
		}
		return false
	})
	return p
}

// eachParagraph calls read with the lines that are sentences, up to proseBytes
// and as long as read returns true. Lines cut at the page's margin are put
// together.
func (w window) eachParagraph(read func(span) bool) {
	left := proseBytes
	for i := 0; i < len(w); i++ {
		s := w[i].span
		if len(s.plain) < shortestProse || w[i].table && len(s.plain) < proseLine {
			continue
		}
		for len(s.plain) < left && i+1 < len(w) && w.wrapped(i+1) {
			i++
			s = s.join(w[i].span)
		}
		if left -= len(s.plain); !read(s) || left <= 0 {
			return
		}
	}
}

// phrases reads the names in front of 政府信息公开…报告 in s.
func (p *prose) phrases(s span) {
	const most = 12 // of one line
	for from, n := 0, 0; n < most; n++ {
		f, next, ok := findPhrase(s.plain, from)
		if !ok {
			return
		}
		from = next
		p.phrase(s, f)
	}
}

// phrase reads the name and the year in front of one phrase.
func (p *prose) phrase(s span, f phrase) {
	start, before := nameStart(s.plain, f.start, nameReach)
	quoted := before == '《' || before == '〈' || before == '<'
	rest := s.plain[f.end:]
	switch {
	case before == '>' || before == '＞': // an item of the path to the page
		return
	case before == ' ', foreign(rest), quoted && !(f.report && closesQuote(rest)):
		p.seeNotice(s, start, f)
		return
	}
	name, year, verb := announced(s.cut(start, f.start))
	if f.year != 0 {
		year = f.year
	}
	contents := strings.HasPrefix(rest, "总体情况") // 全文包括某镇人民政府信息公开总体情况
	if f.bare && !verb || !f.report && !(verb && (year != 0 || contents)) {
		return
	}
	if quoted && name.empty() && f.report {
		name = author(s.to(start - utf8.RuneLen(before)))
	}
	name = townName(tidyName(name))
	own := name.empty() || named(name) || selfReference(name.plain)
	if p.stated == 0 && (verb || f.report && own) { // not 公开了预算等信息及2019年度信息公开工作报告
		p.stated = year
	}
	if !named(name) && !(verb && year != 0 && areaOffice(name.plain)) {
		return
	}
	p.mention(name)
	switch {
	case quoted && p.quoted.empty():
		p.quoted = name
	case !quoted && p.preamble.empty():
		p.preamble = name
	}
}

// seeNotice remembers the year in the title of another document.
func (p *prose) seeNotice(s span, start int, f phrase) {
	if p.notice != 0 {
		return
	}
	if f.year != 0 {
		p.notice = f.year
	} else if y, _ := splitYear(s.cut(start, f.start)); y != 0 {
		p.notice = y
	}
}

// author returns the name in words like 某自治区形成了, which stand in front of the
// quoted title of a report.
func author(s span) span {
	start, _ := nameStart(s.plain, len(s.plain), nameReach)
	s = s.from(start).trim()
	for _, w := range [...]string{"形成", "编制", "撰写", "制作", "制定", "发布", "公布"} {
		if name, ok := strings.CutSuffix(strings.TrimSuffix(s.plain, "了"), w); ok {
			return clean(s.to(len(name)))
		}
	}
	return span{}
}

// readOpening reads the name with which a paragraph introduces its organ: it stands
// alone in front of the first comma, and the text calls itself by its kind.
func (p *prose) readOpening(s span) {
	if p.self == "" || !p.opening.empty() {
		return
	}
	k := strings.IndexAny(s.plain[:min(len(s.plain), 3*longestName+len("，"))], "，,")
	if k < 0 {
		return
	}
	if name := s.to(k); named(name) && agrees(name.plain, p.self) {
		p.opening = name
	}
}

func closesQuote(s string) bool {
	return strings.HasPrefix(s, "》") || strings.HasPrefix(s, "〉") || strings.HasPrefix(s, ">")
}

// foreign reports whether the words behind a phrase show that it belongs to
// another document or to a group of people.
func foreign(rest string) bool { return foreignWords.Begin(rest) }

var foreignWords = words.New(
	"格式", "有关", "编制公布", "编制发布", "编制和", "编制及", "编制与", "编制、", "编制工作", "编制要求", "编写工作", "事项", "通知", "的通知", "办公室", "领导小组", "制度", "规定", "条例", "办法", "指南", "目录", "平台", "专栏", "要点", "等", "网", "栏", "办", "培训", "考核", "意见",
)

// announced splits the words in front of a phrase into what announces the
// report (verb), the organ's name and the year.
func announced(s span) (name span, year int, verb bool) {
	for _, w := range [...]string{"期间", "方面就"} { // 涵盖2024年1月1日至12月31日期间某局, 从公开等五方面就某局
		if k := strings.LastIndex(s.plain, w); k >= 0 {
			s = s.from(k + len(w))
		}
	}
	name, year = splitName(s)
	if announcingVerbs.In(name.plain) {
		name, year, verb = behindVerbs(name, year)
	}
	for _, w := range introducing {
		if strings.HasPrefix(name.plain, w) && !beginsName(name.plain) && !(w == "将" && halvesArea(name.plain[len(w):])) && !strings.HasPrefix(name.plain, "对照") {
			verb = true
			var y int
			name, y = splitName(name.from(len(w)))
			if year == 0 {
				year = y
			}
		}
	}
	return cutArea(name), year, verb
}

// behindVerbs takes the verbs that introduce a report off a name, and the year
// that stands beside them where none is known.
func behindVerbs(name span, year int) (_ span, _ int, verb bool) {
	for _, w := range announcing {
		if !name.has(w) {
			continue // much sooner told than where the last one stands
		}
		k := strings.LastIndex(name.plain, w)
		if w == "编制" && strings.HasSuffix(name.plain[:k], "机构") {
			continue
		}
		verb = true
		after, y := splitName(name.from(k + len(w)).trimLeft(particle))
		if year == 0 {
			year = y
		}
		if after.runes() >= shortestName {
			name = after
			continue
		}
		name, y = splitName(name.to(k))
		for _, w := range [...]string{"面向", "向", "现", "特"} { // …街道现面向社会公开
			name = name.to(len(strings.TrimSuffix(name.plain, w)))
		}
		if year == 0 {
			year = y
		}
	}
	return name, year, verb
}

// announcingVerbs finds the words of announcing.
var announcingVerbs = words.New(announcing[:]...)

// announcing are the verbs that introduce a report, wherever they stand.
var announcing = [...]string{"社会公布", "社会公开", "社会发布", "社会公众公布", "公布", "发布", "编制", "撰写", "编写", "制作", "形成", "制定", "现将", "现就", "现对", "现把", "特将", "特就", "总结", "完成", "报告", "通报", "包括"}

// introducing are words in front of a name, at the beginning of a clause only.
var introducing = [...]string{"本报告", "本年报", "现", "特", "结合", "梳理", "综合", "汇总", "由", "我们", "以下是", "对", "就", "将", "根据", "围绕", "反映"}

// beginsName reports whether a name begins with a word that could introduce
// one: 综合保税区, 综合行政执法局.
func beginsName(s string) bool {
	rest, ok := strings.CutPrefix(s, "综合")
	if !ok {
		return false
	}
	for _, w := range [...]string{"保税", "行政", "执法", "试验", "实验", "改革", "检验", "检查", "交通", "治理", "服务", "管理", "开发", "应急", "信息"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// halvesArea reports whether the words behind a verb would be an area of one
// character: 乐县 of 将乐县.
func halvesArea(s string) bool {
	_, n := runeAt(s, 0)
	r, _ := runeAt(s, n)
	return strings.ContainsRune("省市县区镇乡旗州盟街", r)
}

func particle(r rune) bool { return blank(r) || r == '了' || r == '的' || r == '出' || r == '《' }

// cutArea returns the area in front of the words for all its organs:
// 丽水市各县(市、区)政府和市级各部门的.
func cutArea(s span) span {
	if k := strings.Index(s.plain, "各"); k > 0 {
		for _, w := range [...]string{"各县", "各区", "各市", "各镇", "各乡", "各街道", "各级", "各部门", "各有关", "各单位", "各旗"} {
			if strings.HasPrefix(s.plain[k:], w) && endsLikeOrgan(s.plain[:k]) {
				return s.to(k)
			}
		}
	}
	return s
}

func (p *prose) mention(name span) {
	if len(p.mentions) < mostMentions {
		p.mentions = append(p.mentions, name)
	}
}
