package masthead

import (
	"strings"
	"unicode/utf8"
)

// title is a line, or part of one, that names a report.
type title struct {
	organ   string // as printed, "" where the title gives none
	plain   string // organ in simplified characters
	year    int    // 0 where the title gives none
	text    string // as printed
	first   int    // index into the window
	last    int
	behind  bool // the organ stands behind the words of the title
	item    bool // a date stands behind it, as in a list of links
	leading bool // nothing stands in front of it
	whole   bool // nothing else stands in its line
	crumb   bool // the last item of a path
	formal  bool // says 报告
}

// Outcomes of looking for a title.
type outcome uint8

const (
	none outcome = iota
	open         // the line ends inside the words of a title
	found
)

// Bounds, in bytes.
const (
	nameReach   = 150 // between the beginning of a title and 政府信息公开
	longestPart = 100 // of one of several lines of a title
)

// parseTitle looks for a title in s.
func parseTitle(s span) (title, outcome) {
	state := none
	for from := 0; ; {
		p, next, ok := findPhrase(s.plain, from)
		if !ok {
			return title{}, state
		}
		from = next
		if !p.report {
			if p.end == len(s.plain) {
				state = open
			}
			continue
		}
		start, before := titleStart(s, p.start)
		if !startsTitle(before, start) || !endsTitle(s.plain, start, p.end) {
			continue
		}
		if t, ok := readTitle(s, start, p); ok {
			t.crumb = before == '>' || before == '＞' || before == '→' || before == '»'
			return t, found
		}
	}
}

// titleStart returns where the name in front of a phrase begins and the
// character before it. The name may be the cell before, stand in front of a
// colon, or be that of several organs: 某县水利局、某县河务局.
func titleStart(s span, end int) (start int, before rune) {
	const most = 4 // parts
	start, before = nameStart(s.plain, end, nameReach)
	for range most {
		var more bool
		head := s.plain[:max(0, start-utf8.RuneLen(before))]
		switch before {
		case '|', '\t':
			name, _ := splitName(s.cut(start, end))
			more = name.empty()
		case '：', ':', '_':
			name, _ := splitName(s.cut(start, end))
			more = name.empty() && endsLikeOrgan(head)
		case '、':
			more = endsLikeOrgan(head)
		}
		if !more {
			break
		}
		start, before = nameStart(s.plain, len(head), nameReach)
	}
	return start, before
}

// startsTitle reports whether a title may begin behind the character before,
// which is 0 at the beginning of a line.
func startsTitle(before rune, start int) bool {
	switch before {
	case '《', '〈', '“', '"', '<':
		return start <= len("《")
	case '，', ',', '。', '；', ';', '、', '！', '？', '?', '(', '（', ' ', '…':
		return false
	}
	return true
}

// endsTitle reports whether the title that begins at s[start:] may end at
// s[:end]: it does not in 年度报告的通知, 年度报告格式.
func endsTitle(s string, start, end int) bool {
	rest := s[end:]
	if rest == "" || blanks(rest) > 0 {
		return true
	}
	r, _ := runeAt(rest, 0)
	switch r {
	case '，', ',', '、', '；', ';', '？', '?':
		return false
	case '。', '-', '—', '–', '.', '!', '！', '”', '•', '·', '~':
		return true
	}
	if boundary(r) || bracket(r) {
		return true
	}
	const same = 3 * 2 // bytes that show that the title is repeated
	if strings.HasPrefix(rest, s[start:min(len(s), start+same)]) {
		return true
	}
	if year, _ := fourDigits(rest); year != 0 { // of a sentence or of a date
		return true
	}
	for _, w := range afterTitle {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return strings.HasPrefix(rest, "的通知") && (strings.Contains(s[start:end], "关于印发") || strings.Contains(s[start:end], "关于公布"))
}

// afterTitle are words that follow a title without anything between.
var afterTitle = [...]string{"一、", "本报告", "根据", "依据", "按照", "发布", "来源", "日期", "时间", "索引", "信息来源", "作者", "的公告", "的公示", "的通告", "正文", "及附表", "及附件", "及统计表"}

// readTitle reads the name in front of a phrase. It fails on sentences.
func readTitle(s span, start int, p phrase) (title, bool) {
	t := title{year: p.year, formal: p.formal}
	name, year := splitName(withoutNumber(s.cut(start, p.start)))
	if t.year == 0 {
		t.year = year
	}
	after := s.plain[p.end:]
	_, _, t.item = leadingDate(after[blanks(after):])
	whole, blankAt := lastPart(name)
	for _, split := range [...]func(span) (span, int){splitName, aroundYear} {
		whole, year = split(whole)
		if t.year == 0 {
			t.year = year
		}
	}
	said := name
	if menuItem(name.plain[:blankAt]) { // a title behind a page's menu
		said = whole
	}
	for _, w := range inSentences {
		if said.has(w) {
			return title{}, false
		}
	}
	t.leading = start == 0 && blankAt == 0
	t.whole = t.leading && strings.TrimFunc(s.plain[p.end:], bullet) == ""
	from := start
	if blankAt > 0 {
		from += strings.Index(s.plain[start:], name.plain) + blankAt
	}
	t.text = strings.TrimFunc(s.text[from:p.end], bullet)
	if whole.runes() > longestName {
		return title{}, false
	}
	if whole.runes() >= shortestName && !selfReference(whole.plain) && !menuItem(whole.plain) {
		name := tidyName(whole)
		t.organ, t.plain = name.text, name.plain
	}
	if t.organ == "" {
		t.readBehind(s.from(p.end))
	}
	if t.organ == "" && t.year == 0 && !(t.formal && t.whole) {
		return title{}, false // 政府信息公开年报 alone is a menu item
	}
	return t, true
}

// readBehind reads an organ behind the words of a title: 年度报告（某县民政局）.
func (t *title) readBehind(s span) {
	const marks = "（(—-–　 "
	if r, n := runeAt(s.plain, 0); n == 0 || !strings.ContainsRune(marks, r) {
		return
	}
	s = s.trimFunc(func(r rune) bool { return bullet(r) || bracket(r) || r == '。' })
	name, year := splitName(s)
	if !named(name) || menuItem(name.plain) {
		return
	}
	t.organ, t.plain, t.behind = name.text, name.plain, true
	if t.year == 0 {
		t.year = year
	}
}

// inSentences are words that show that a phrase stands in a sentence and is no
// title.
var inSentences = [...]string{
	"根据", "依据", "按照", "做好", "印发", "编制", "现将", "现就", "公布", "特向", "报告", "年报", "我局", "报送", "撰写", "梳理", "结合", "填报", "开展", "的",
}

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
		y, size := leadingYear(s.plain)
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
	cut := func(plain string) int { return strings.LastIndexFunc(plain, separates) }
	k := cut(s.plain)
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
	k = cut(before.plain)
	if k >= 0 {
		_, n = runeAt(before.plain, k)
		k += n
	}
	area := before.from(max(k, 0))
	joint := strings.TrimFunc(s.plain[max(k, 0)+len(area.plain):at], blank) == "" // no column rule between
	switch {
	case !joint || menuItem(area.plain) || !endsLikeOrgan(area.plain) || area.runes() > 12:
		return name, at
	case generic("市"+name.plain) || !strings.ContainsAny(withoutBracket(name.plain), "省市县区镇乡旗州盟"):
		return area.join(name), max(k, 0)
	}
	return name, at
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
func menuItem(s string) bool {
	for _, w := range menuWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var menuWords = [...]string{
	"首页", "信息公开", "政务公开", "专栏", "栏目", "目录", "年报", "当前位置", "所在位置", "位置", "登录", "注册", "打印", "标题", "名称",
	"字体", "分享", "导航", "附件", "下载", "法定", "主动公开", "通知公告", "年度报告", "索引号", "历年", "往年",
}

// titles returns the titles among the lines.
func (w window) titles() []title {
	const most = 24
	var all []title
	complete := false // then a paragraph has nothing to add, nor what follows the first chapter's heading
	for i := 0; i < len(w) && len(all) < most; i++ {
		if complete && startsBody(w[i]) {
			if len(w[i].plain) <= proseLine {
				break
			}
			continue
		}
		if !w[i].has(core) {
			continue
		}
		if t, ok := w.titleAt(i); ok {
			all = append(all, t)
			complete = complete || t.whole && t.organ != "" && t.year != 0
			i = max(i, t.last)
		}
	}
	return all
}

// titleAt reads the title of which line i holds 公开, with the lines before and
// after it that belong to it.
func (w window) titleAt(i int) (title, bool) {
	s, last := w[i].span, i
	t, state := parseTitle(s)
	if state == open && i+1 < len(w) && len(w[i+1].plain) <= longestPart && goesOn(w[i+1].plain) {
		if longer, st := parseTitle(s.join(w[i+1].span)); st == found {
			t, state, s, last = longer, st, s.join(w[i+1].span), i+1
		}
	}
	headless := state != found && len(s.plain) <= longestPart && (strings.HasPrefix(s.plain, core) || strings.HasPrefix(s.plain, "信息"+core))
	first := i
	for k := i - 1; k >= 0 && k >= i-2 && (headless || state == found && t.leading && t.organ == ""); k-- {
		if !titlePart(w[k].span) {
			break
		}
		s = w[k].join(s)
		longer, st := parseTitle(s)
		if st != found {
			break
		}
		t, state, first, headless = longer, st, k, false
	}
	if state != found || !t.whole && w.wrapped(first) {
		return title{}, false
	}
	if t.year == 0 && last+1 < len(w) && len(w[last+1].plain) <= longestPart {
		if year, n := bracketedYear(w[last+1].plain); n == len(w[last+1].plain) {
			last++
			t.year, t.text = year, t.text+w[last].text
		}
	}
	t.first, t.last = first, last
	return t, true
}

// goesOn reports whether a line can be the end of a title.
func goesOn(s string) bool {
	year, _ := leadingYear(s)
	return year != 0 || leadingWord(s) != ""
}

// titlePart reports whether a line can be the beginning of a title that goes on
// in the next line: the organ, with or without the year, or the year alone.
func titlePart(s span) bool {
	if len(s.plain) > longestPart || s.has(core) || generic(s.plain) || selfReference(s.plain) {
		return false
	}
	for _, r := range withoutBracket(s.plain) {
		if r != '|' && r != '《' && boundary(r) {
			return false
		}
	}
	s = s.to(len(strings.TrimRight(s.plain, "| ")))
	for _, w := range [...]string{"信息", "资讯", "政府信息", "政府资讯", "政务"} {
		if s.ends(w) && len(s.plain) > len(w) {
			return true
		}
	}
	name, year := splitName(s)
	if menuItem(name.plain) {
		return false
	}
	if spacedOut(name.plain) {
		name = name.withoutBlanks()
	}
	return name.empty() && year != 0 || endsLikeOrgan(name.plain)
}
