package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// inline divides a long text in which chapters begin without a new line: pages
// that lost their line breaks.
func (s *scanner) inline(text string) {
	start, begun := 0, false
	for from := 0; s.inside > 0; {
		i := strings.Index(text[from:], "、")
		if i < 0 {
			break
		}
		at := from + i
		from = at + len("、")
		h, number, end := s.chapterAt(text, start, at, begun)
		if end == 0 {
			continue
		}
		begun = begun || h.match.grade > byWords
		before := text[start:number]
		if start > 0 {
			before = strings.TrimLeft(before, afterTitle)
		}
		s.parts(fold.TrimBlanks(before))
		s.add(h)
		start, from = end, end
	}
	rest := text[start:]
	if start > 0 {
		rest = strings.TrimLeft(rest, afterTitle)
	} else if s.chapter == 0 {
		rest = s.unnumberedInside(rest)
	}
	s.parts(fold.TrimBlanks(rest))
}

// unnumberedInside looks in a long text for known headings that stand between
// blanks. It returns what follows the last one.
func (s *scanner) unnumberedInside(text string) string {
	start := 0
	for from := 0; s.inside > 0; {
		i := strings.IndexByte(text[from:], ' ')
		if i < 0 {
			break
		}
		at := from + i + 1
		from = at
		rest := text[at:]
		if rest == "" || !s.titles.mayBegin(rest) {
			continue
		}
		s.inside--
		end, m := s.titles.prefix(rest, false)
		if end == 0 || end < len(rest) && rest[end] != ' ' {
			continue
		}
		if before := fold.TrimBlanks(text[start:at]); before != "" {
			s.parts(before)
		}
		title := trimDecoration(rest[:end])
		s.add(head{title: title, printed: rest[:end], match: m, inline: true, label: s.in.tableLabel(title)})
		start, from = at+end, at+end
	}
	return text[start:]
}

// chapterAt reads the heading of a chapter whose number ends at text[at], where
// it begins and where it ends; end is 0 where there is none. A chapter that no
// form has must follow one that a form has in the same text (begun).
func (s *scanner) chapterAt(text string, start, at int, begun bool) (h head, number, end int) {
	n, size := numeralBefore(text[start:at])
	number = at - size
	next := n == s.chapter+1
	separate := n > 0 && boundary(text[start:number])
	if n == 0 || !next && !separate || !separate && listing(text[start:number]) {
		return head{}, 0, 0
	}
	s.inside--
	title := strings.TrimLeft(text[at+len("、"):], " \t\u3000\u00a0")
	mark := fold.Mark{Style: fold.Chinese, N: n, Text: text[number:at]}
	if second, skip := numbering(cutBytes(title, 16)); second.Style == fold.Chinese {
		mark.Repeated, title = true, title[skip:]
	}
	end, m := s.titles.prefix(title, false)
	if end == 0 && next {
		if end, m = s.titles.prefix(title, true); m.rank <= s.rank {
			end = 0
		}
	}
	if end > 0 && !separate && (end < longEnough || m.rank <= s.rank) {
		return head{}, 0, 0
	}
	if end == 0 && separate && next && begun {
		if end = wordEnd(title); end > 0 && !s.in.tableLabel(title[:end]) {
			m = s.titles.words(title[:end])
		} else {
			return head{}, 0, 0
		}
	}
	if end == 0 || listed(title[end:]) || n <= s.chapter && n != 1 {
		return head{}, 0, 0
	}
	h = head{mark: mark, title: trimDecoration(title[:end]), match: m, inline: true}
	h.label = s.in.tableLabel(h.title)
	end += len(text) - len(title)
	h.printed = text[number:end]
	if h.title == "" {
		return head{}, 0, 0
	}
	return h, number, end
}

// listed reports whether what follows a title makes it one of a list.
func listed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '；' || r == ';' || r == '、'
}

// listing reports whether what stands before a number makes it one of a list or
// of a reference.
func listing(s string) bool {
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '；', ';', '、', '，', ',', '：', ':', '（', '(', '“', '"', '《', '由', '括', '见', '第', utf8.RuneError:
		return true
	}
	return false
}

// boundary reports whether a heading may begin behind s, inside a line.
func boundary(s string) bool {
	if s == "" {
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(s); r {
	case '。', '！', ']', '）', ')', '>':
		return true
	default:
		return fold.Blank(r)
	}
}

// numeralBefore reads the Chinese number below 20 that s ends with.
func numeralBefore(s string) (n, size int) {
	const digits = "一二三四五六七八九十"
	const wide = len("一")
	for size < 2*wide && len(s) >= wide {
		i := strings.Index(digits, s[len(s)-wide:])
		if i < 0 || i%wide != 0 {
			break
		}
		value := i/wide + 1
		switch {
		case size == 0:
			n = value
		case value == 10 && n < 10:
			n += 10
		default:
			return 0, 0
		}
		s, size = s[:len(s)-wide], size+wide
	}
	return n, size
}

// wordEnd returns the end of the title that s begins with where only a blank
// ends it; 0 where there is none.
func wordEnd(s string) int {
	const longest = 30
	runes := 0
	for i, r := range s {
		switch {
		case fold.Blank(r):
			if runes > 2 && !counts(s[:i]) {
				return i
			}
			return 0
		case r == '。' || r == '，' || r == ',' || r == '；' || r == '：' || runes == longest:
			return 0
		}
		runes++
	}
	return 0
}

// part is a heading (一) inside a line.
type part struct {
	mark       fold.Mark
	start, end int // of the heading with its number
	title      int // where its title begins
}

// parts takes a text in which (一), (二) … may begin without a new line.
func (s *scanner) parts(text string) {
	if text == "" {
		return
	}
	found := s.findParts(text)
	if len(found) < 2 {
		s.plain(text)
		return
	}
	done := 0
	for i, p := range found {
		before := text[done:p.start]
		if i > 0 {
			before = strings.TrimLeft(before, afterTitle)
		}
		if before = fold.TrimBlanks(before); before != "" {
			s.plain(before)
		}
		s.add(head{mark: p.mark, title: trimDecoration(text[p.title:p.end]), printed: text[p.start:p.end], match: noMatch, inline: true})
		done = p.end
	}
	if rest := fold.TrimBlanks(strings.TrimLeft(text[done:], afterTitle)); rest != "" {
		s.plain(rest)
	}
}

// findParts returns the headings (一), (二) … inside a text, in order.
func (s *scanner) findParts(text string) []part {
	const reach = 100 // bytes of a number and a title
	var found []part
	for from := 0; s.inside > 0 && len(found) < len(numerals); {
		at := numberInBrackets(text[from:], numerals[len(found)])
		if at < 0 {
			break
		}
		at += from
		from = at + 1
		if at > 0 && !boundary(text[:at]) || at == 0 && len(found) > 0 {
			continue
		}
		s.inside--
		mark, title := numbering(text[at:min(len(text), at+reach)])
		if mark.Style != fold.ChineseParen {
			continue
		}
		title += at
		end := partEnd(text[title:min(len(text), at+reach)])
		if end == 0 || trimDecoration(text[title:title+end]) == "" || s.in.tableLabel(text[title:title+end]) {
			continue
		}
		found = append(found, part{mark, at, title + end, title})
		from = title + end
	}
	return found
}

var numerals = [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// numberInBrackets returns the place of the first （一） in s, with brackets of
// either width; -1 where there is none.
func numberInBrackets(s, numeral string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], numeral)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(numeral)
		if strings.HasPrefix(s[from:], "）") || strings.HasPrefix(s[from:], ")") {
			switch {
			case strings.HasSuffix(s[:i], "（"):
				return i - len("（")
			case strings.HasSuffix(s[:i], "("):
				return i - 1
			}
		}
	}
}

// partEnd returns the end of the short title that s begins with, 0 where there
// is none.
func partEnd(s string) int {
	const longest = 20
	runes := 0
	for i, r := range s {
		switch {
		case r == '。' || r == '：' || fold.Blank(r):
			if runes > 1 && !counts(s[:i]) {
				return i
			}
			return 0
		case r == '，' || r == ',' || r == '；' || r == '、' && runes < 2 || runes == longest:
			return 0
		}
		runes++
	}
	return 0
}
