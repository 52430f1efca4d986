package masthead

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/words"
)

// title is a line, or part of one, that names a report.
type title struct {
	organ   string // as printed, "" where the title gives none
	plain   string // organ in simplified characters
	year    int    // 0 where the title gives none
	text    string // as printed
	first   int    // index into the window
	last    int
	end     int  // of its words in the line
	pieced  bool // the organ was put together from pieces of lines
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

// parseTitle looks for the first title in s.
func parseTitle(s span) (title, outcome) { return parseTitleFrom(s, 0) }

// parseTitleFrom looks for the first title in s whose words stand behind from.
func parseTitleFrom(s span, from int) (title, outcome) {
	state := none
	for {
		p, next, ok := findPhrase(s.plain, from)
		if !ok {
			return title{}, state
		}
		from = next
		if p.bare { // the end of a title whose beginning is on the line before
			continue
		}
		if !p.report {
			if p.end == len(s.plain) || cutWord(s.plain[p.end:]) {
				state = open
			}
			continue
		}
		start, before := titleStart(s, p.start)
		if !startsTitle(before, start) || !endsTitle(s.plain, start, p.end) {
			continue
		}
		if t, ok := readTitle(s, start, p); ok {
			t.end = p.end
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
	if _, at, ok := nextLabel(rest, 0); ok && at.start == 0 {
		return true
	}
	const same = 3 * 2 // bytes that show that the title is repeated
	if strings.HasPrefix(rest, s[start:min(len(s), start+same)]) {
		return true
	}
	if year, _ := fourDigits(rest); year != 0 { // of a sentence or of a date
		return true
	}
	if afterTitle.Begin(rest) {
		return true
	}
	return strings.HasPrefix(rest, "的通知") && (strings.Contains(s[start:end], "关于印发") || strings.Contains(s[start:end], "关于公布"))
}

// afterTitle are words that follow a title without anything between.
var afterTitle = words.New("一、", "本报告", "根据", "依据", "按照", "发布", "来源", "日期", "时间", "索引", "信息来源", "信息索引", "作者", "的公告", "的公示", "的通告", "正文", "及附表", "及附件", "及统计表")

// readTitle reads the name in front of a phrase. It fails on sentences.
func readTitle(s span, start int, p phrase) (title, bool) {
	t := title{year: p.year, formal: p.formal}
	name, year := splitName(withoutNumber(s.cut(start, p.start)))
	t.stateYear(year)
	whole, blankAt := lastPart(name)
	for _, split := range [...]func(span) (span, int){splitName, aroundYear} {
		whole, year = split(whole)
		t.stateYear(year)
	}
	said := name
	if menuItem(name.plain[:blankAt]) { // a title behind a page's menu
		said = whole
	}
	if saysMore(said) || whole.runes() > longestName {
		return title{}, false
	}
	rest := s.from(p.end)
	t.item = listed(rest.plain)
	t.leading = start == 0 && blankAt == 0
	t.whole = t.leading && strings.TrimFunc(rest.plain, bullet) == ""
	from := start
	if blankAt > 0 {
		from += strings.Index(s.plain[start:], name.plain) + blankAt
	}
	t.text = strings.TrimFunc(s.text[from:p.end], bullet)
	if whole.runes() >= shortestName && !selfReference(whole.plain) && !menuItem(whole.plain) {
		name := tidyName(whole)
		t.organ, t.plain = name.text, name.plain
	} else {
		t.readBehind(rest)
	}
	if t.organ == "" && t.year == 0 && !(t.formal && t.whole) {
		return title{}, false // 政府信息公开年报 alone is a menu item
	}
	return t, true
}

// listed reports whether what stands behind a title makes it an item of a list:
// the date of that report, or the address of a markdown link to it.
func listed(rest string) bool {
	_, _, dated := leadingDate(rest[blanks(rest):])
	return dated || strings.HasPrefix(rest, "](")
}

// stateYear sets the year, unless one was found closer to the title's words.
func (t *title) stateYear(year int) {
	if t.year == 0 {
		t.year = year
	}
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
	t.stateYear(year)
}

// saysMore reports whether the words in front of a phrase are those of a
// sentence.
func saysMore(s span) bool { return inSentences.In(s.plain) }

// inSentences are words that show that a phrase stands in a sentence and is no
// title.
var inSentences = words.New(
	"根据", "依据", "按照", "做好", "印发", "编制", "现将", "现就", "公布", "特向", "报告", "年报", "我局", "报送", "撰写", "梳理", "结合", "填报", "开展", "的",
)
