package masthead

import (
	"strings"
	"unicode/utf8"
)

// phrase is the place of the words by which a report calls itself:
// 政府信息公开工作年度报告.
type phrase struct {
	start, end int
	year       int  // stated among the words
	report     bool // the words say that it is a report, not the activity only
	formal     bool // 报告, not the short form 年报 that menus use
	bare       bool // what is disclosed is not said: 某县商务局公开年度报告
}

// core is the word that every such phrase contains.
const core = "公开"

// disclosed are the words in front of the core, in the order of their trial.
var disclosed = [...]string{"信息", "资讯", "政务", "政府", "党务"}

// endsAsDisclosed reports whether s ends with the last character of one of the
// words in disclosed: few do, and this is told at once.
func endsAsDisclosed(s string) bool {
	switch r, _ := runeBefore(s, len(s)); r {
	case '息', '讯', '务', '府':
		return true
	}
	return false
}

// linking are the words between them.
var linking = [...]string{"与", "和", "及", "、"}

// reporting are the words behind the core, in whatever order they are printed
// (工作告年度报 has been seen).
var reporting = [...]string{
	"年度", "年报", "报告", "工作", "情况", "总结", "汇报", "自查", "统计", "(试行)",
	"年", "度", "报", "告", "的", "及", "书",
}

// findPhrase returns the first phrase of s whose core is at from or later. Its
// second result is false where there is no core at all.
func findPhrase(s string, from int) (phrase, int, bool) {
	for {
		k := strings.Index(s[from:], core)
		if k < 0 {
			return phrase{}, len(s), false
		}
		at := from + k
		from = at + len(core)
		start := phraseStart(s, at)
		p := phrase{start: start, bare: start == at}
		if p.bare && !strings.HasPrefix(strings.TrimPrefix(s[from:], "工作"), "年度报告") {
			continue
		}
		p.readTail(s, from)
		return p, p.end, true
	}
}

// phraseStart returns where the words in front of the core at s[at:] begin.
func phraseStart(s string, at int) int {
	start := at
	for seen := 0; ; {
		head := trimBlanks(s[:start])
		if seen != 0 {
			for _, w := range linking {
				head = trimBlanks(strings.TrimSuffix(head, w))
			}
		}
		word := -1
		if !endsAsDisclosed(head) {
			return start
		}
		for i, w := range disclosed {
			if seen&(1<<i) == 0 && strings.HasSuffix(head, w) {
				word = i
				break
			}
		}
		if word < 0 {
			return start
		}
		seen |= 1 << word
		head = head[:len(head)-len(disclosed[word])]
		if disclosed[word] == "政府" && strings.HasSuffix(head, "人民") {
			return start // 南平市人民政府信息公开…: the government's own name
		}
		start = len(head)
	}
}

// readTail reads the words behind the core, which ends at s[at:].
func (p *phrase) readTail(s string, at int) {
	p.end = at
	for i := at; i < len(s); {
		i += blanks(s[i:])
		if year, n := leadingYear(s[i:]); year != 0 && (p.year == 0 && !p.formal) {
			if p.report && i > p.end && hanAt(s, i+n) && len(leadingWord(s[i+n:])) < len("报告") {
				return // of the title behind a menu item: 政府信息公开年报 2021年某县…
			}
			p.year = year
			i += n
			p.end = i
			continue
		}
		if year, n := bracketedYear(s[i:]); year != 0 && (p.year == 0 || p.year == year) {
			p.year = year
			i += n
			p.end = i
			continue
		}
		w := leadingWord(s[i:])
		if w == "" {
			return
		}
		p.report = p.report || strings.HasPrefix(w, "报") || w == "年报" || w == "汇报" || w == "总结"
		p.formal = p.formal || w == "报告"
		i += len(w)
		if w != "的" && w != "及" {
			p.end = i
		}
	}
}

func leadingWord(s string) string {
	switch r, _ := runeAt(s, 0); r {
	case '年', '报', '工', '情', '总', '汇', '自', '统', '(', '度', '告', '的', '及', '书':
	default:
		return ""
	}
	for _, w := range reporting {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// cutWord reports whether s is the first character of a word behind the core,
// which a line break cuts: 政府信息公开工, 作年度报告.
func cutWord(s string) bool {
	s = s[blanks(s):]
	for _, w := range reporting {
		if len(s) > 0 && len(s) < len(w) && strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}

// endsCutWord reports whether s begins with the rest of a word whose first
// character the line before ends with.
func endsCutWord(before, s string) bool {
	r, n := runeBefore(before, len(before))
	for _, w := range reporting {
		first, size := runeAt(w, 0)
		if first == r && n < len(w) && strings.HasPrefix(s, w[size:]) {
			return true
		}
	}
	return false
}

// bracketedYear reads (2019年度) at the beginning of s.
func bracketedYear(s string) (year, size int) {
	inner, ok := strings.CutPrefix(s, "(")
	if !ok {
		if inner, ok = strings.CutPrefix(s, "（"); !ok {
			return 0, 0
		}
	}
	inner = inner[blanks(inner):]
	year, n := leadingYear(inner)
	if year == 0 {
		return 0, 0
	}
	inner = inner[n:]
	inner = inner[blanks(inner):]
	for _, end := range [...]string{")", "）"} {
		if rest, ok := strings.CutPrefix(inner, end); ok {
			return year, len(s) - len(rest)
		}
	}
	return 0, 0
}

// runeBefore returns the character that ends at s[:i].
func runeBefore(s string, i int) (rune, int) {
	if i > 0 && s[i-1] < utf8.RuneSelf {
		return rune(s[i-1]), 1
	}
	if hanAt(s[:i], i-3) {
		return runeAt(s, i-3)
	}
	return utf8.DecodeLastRuneInString(s[:i])
}

// runeAt returns the character at s[i:].
func runeAt(s string, i int) (rune, int) {
	if i < len(s) && s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	if hanAt(s, i) {
		return rune(s[i]&0x0f)<<12 | rune(s[i+1]&0x3f)<<6 | rune(s[i+2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// hanAt reports whether a well-formed character of U+4000..U+9FFF, so of three
// bytes, stands at s[i:].
func hanAt(s string, i int) bool {
	return i >= 0 && i+2 < len(s) && s[i] >= 0xe4 && s[i] <= 0xe9 && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
}

// nameStart returns where the clause begins that ends at s[:end], and the
// character in front of it (0 at the beginning of s). Brackets are skipped
// with what is in them. At most reach bytes are looked at; beyond, the result
// is end.
func nameStart(s string, end, reach int) (start int, before rune) {
	low := max(0, end-reach)
	for i := end; ; {
		if i == 0 {
			return 0, 0
		}
		if i <= low {
			return end, ' '
		}
		r, n := runeBefore(s, i)
		if r == ')' || r == '）' {
			if open := openBracket(s, i-n, low); open >= 0 {
				i = open
				continue
			}
		}
		if boundary(r) {
			return i, r
		}
		i -= n
	}
}

// openBracket returns the place of the bracket that is closed at s[i:], or -1.
func openBracket(s string, i, low int) int {
	for i > low {
		r, n := runeBefore(s, i)
		i -= n
		switch r {
		case '(', '（':
			return i
		case ')', '）', '\n':
			return -1
		}
	}
	return -1
}

// boundary reports whether r ends a clause or an item of a path.
func boundary(r rune) bool {
	switch r {
	case '，', ',', '。', '；', ';', '！', '!', '？', '?', '：', ':', '\n',
		'《', '》', '〈', '〉', '<', '>', '“', '”', '"', '（', '(', '）', ')',
		'【', '】', '[', ']', '_', '→', '»', '/', '\\', '|', '\t', '＞', '＜', '、', '…', 0xfffd:
		return true
	}
	return false
}
