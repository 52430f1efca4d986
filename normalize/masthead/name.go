package masthead

import (
	"strings"

	"github.com/gouji/gouji/normalize/words"
)

// splitName takes the year and the words 关于 off both ends of what stands in
// front of the phrase.
func splitName(s span) (name span, year int) {
	for {
		n := len(s.plain)
		s = s.trimFunc(besideName)
		y, start := trailingYear(s.plain)
		if y == 0 {
			y, start = schoolYear(s.plain)
		}
		if s = s.to(start); year == 0 {
			year = y
		}
		y, size := leadingSchoolYear(s.plain)
		if y == 0 {
			y, size = leadingYear(s.plain)
		}
		if y == 0 {
			y, size = bracketedYear(s.plain)
		}
		if y != 0 {
			s = s.from(size)
			if year == 0 {
				year = y
			}
		}
		for _, w := range issuing {
			if head, ok := strings.CutSuffix(s.plain, w); ok && strings.HasSuffix(head, "关于") {
				s = s.to(len(head))
			}
		}
		s = withoutBox(s)
		s = s.from(len(s.plain) - len(strings.TrimPrefix(s.plain, "年度"))) // of a year that was lost
		s = s.to(len(strings.TrimSuffix(s.plain, "年度")))
		s = s.to(len(strings.TrimSuffix(s.plain, "关于")))
		s = s.to(len(strings.TrimSuffix(s.plain, "的")))
		s = s.from(len(s.plain) - len(strings.TrimPrefix(s.plain, "关于")))
		for _, w := range issuing {
			if strings.HasPrefix(s.plain, w) {
				s = s.from(len(w))
			}
		}
		if i := strings.LastIndex(s.plain, "关于"); i > 0 { // 教育部办公厅关于2016年教育部…的公告
			s = s.from(i + len("关于"))
		}
		s = withoutAlias(s)
		if len(s.plain) == n {
			return s, year
		}
	}
}

// withoutBox cuts off the front of a name what a page prints there with no mark
// between: the label of its box, 公报标题 or 中文名, and the sizes of the letters, 大中小.
func withoutBox(s span) span {
	const heading = "标题"
	if k := strings.LastIndex(s.plain, heading); k >= 0 {
		s = s.from(k + len(heading))
	}
	for _, w := range [...]string{"中文名", "大中小"} {
		s = s.from(len(s.plain) - len(strings.TrimPrefix(s.plain, w)))
	}
	return s
}

// besideName reports whether r may stand beside a name in a title without being
// part of it.
func besideName(r rune) bool {
	switch r {
	case '《', '“', '"', '〈', '：', ':', '_':
		return true
	}
	return bullet(r)
}

// issuing are the verbs of a notice that carries a report.
var issuing = [...]string{"公布", "发布", "公开", "印发", "公示", "报送", "呈报"}

// aroundYear reads a year inside a name and returns the name without it: the
// words behind belong to it only if an organ's name ends there.
func aroundYear(s span) (span, int) {
	year, at := splitYear(s)
	if year == 0 || at == 0 {
		return s, year
	}
	_, size := leadingYear(s.plain[at:])
	before := s.to(at).trim()
	if after := s.from(at + size).trim(); endsLikeOrgan(after.plain) && at+size < len(s.plain) {
		return before.join(after), year
	}
	return before, year
}

// splitYear reads a year inside a name: 宿州市2016年水利局.
func splitYear(s span) (year int, at int) {
	for i := 0; i < len(s.plain); {
		k := strings.Index(s.plain[i:], "年")
		if k < 0 {
			return 0, 0
		}
		i += k + len("年")
		if y, start := trailingYear(s.plain[:i]); y != 0 {
			return y, start
		}
	}
	return 0, 0
}

// withoutAlias removes a bracket at the end that is no part of a name:
// (以下简称县财政局), (2019年度).
func withoutAlias(s span) span {
	n := len(s.plain)
	if !s.ends(")") && !s.ends("）") {
		return s
	}
	open := openBracket(s.plain, len(strings.TrimRight(s.plain, ")）")), max(0, n-nameReach))
	if open < 0 {
		return s
	}
	inner := s.plain[open:]
	if strings.Contains(inner, "简称") || strings.Contains(inner, "下称") || strings.Contains(inner, "统称") {
		return s.to(open)
	}
	if y, _ := bracketedYear(inner); y != 0 {
		return s.to(open)
	}
	return s
}

// lastPart returns the name that blanks and column rules separate from what
// stands in front of it, and where it begins. A name whose characters are
// spaced out is put together; so is one whose area stands apart.
func lastPart(s span) (name span, at int) {
	const longestArea = 20 // characters
	k := lastCut(s.plain)
	if k < 0 {
		return s, 0
	}
	if spacedOut(s.plain) {
		return s.withoutBlanks(), 0
	}
	_, n := runeAt(s.plain, k)
	at = k + n
	name = s.from(at)
	before := s.to(k).trimRight(separates)
	k = lastCut(before.plain)
	if k >= 0 {
		_, n = runeAt(before.plain, k)
		k += n
	}
	area := before.from(max(k, 0))
	joint := strings.TrimFunc(s.plain[max(k, 0)+len(area.plain):at], blank) == "" // no column rule between
	switch {
	case !joint || area.ends("网站") || menuItem(area.plain) || !endsLikeOrgan(area.plain) || area.runes() > longestArea:
		return name, at
	case generic("市"+name.plain) || !strings.ContainsAny(withoutBracket(name.plain), "省市县区镇乡旗州盟"):
		return area.join(name), max(k, 0)
	}
	return name, at
}

// lastCut returns where the last character stands that separates parts, -1 without one.
func lastCut(s string) int {
	k := strings.LastIndexFunc(s, separates)
	for k >= 0 && joinsOrgans(s, k) {
		k = strings.LastIndexFunc(s[:k], separates)
	}
	return k
}

// joinsOrgans reports whether the dot at s[k:] stands between the two names of
// one body: 某市统计局•国家统计局某市调查队. Behind a government it is one of a path.
func joinsOrgans(s string, k int) bool {
	r, n := runeAt(s, k)
	if r != '•' && r != '·' || blanks(s[k+n:]) > 0 {
		return false
	}
	first := s[:k]
	if i := strings.LastIndexFunc(first, separates); i >= 0 {
		_, n := runeAt(first, i)
		first = first[i+n:]
	}
	return placed(first) && endsLikeOrgan(first) && !strings.HasSuffix(first, "政府")
}

// unfolded puts a name together whose last character a line's end set apart: 建设 局.
func unfolded(s span) span {
	if k := strings.LastIndexFunc(s.plain, blank); k > 0 && s.from(k).trim().runes() == 1 {
		return s.withoutBlanks()
	}
	return s
}

func separates(r rune) bool { return blank(r) || r == '|' || r == '•' || r == '·' }

// spacedOut reports whether blanks stand between most characters of s.
func spacedOut(s string) bool {
	words, single := 0, 0
	for _, w := range strings.FieldsFunc(s, separates) {
		words++
		if len(w) <= 3 {
			single++
		}
	}
	return words >= 4 && single*4 >= words*3
}

// menuItem reports whether the words are an item of a page's menu.
func menuItem(s string) bool { return menuWords.In(s) }

var menuWords = words.New(
	"首页", "信息公开", "政务公开", "专栏", "栏目", "目录", "年报", "当前位置", "所在位置", "位置", "登录", "注册", "打印", "标题", "名称",
	"字体", "分享", "导航", "附件", "下载", "法定", "主动公开", "通知公告", "年度报告", "索引号", "历年", "往年",
)
