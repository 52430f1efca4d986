package outline

import (
	"strings"

	"github.com/gouji/gouji/normalize/fold"
)

// heading reads the heading that a line begins with.
func (s *scanner) heading(text string) (head, bool) {
	number := s.number
	s.number = 0
	if mayNumber(text) {
		mark, start := s.numbering(text)
		if mark.Style != fold.None {
			if start == len(text) {
				s.mark, s.number = mark, int32(len(s.lines))+1
				return head{}, false
			}
			return s.numbered(text, mark, start)
		}
	}
	if s.markup > 0 {
		return s.marked(text)
	}
	if len(text) > longestBytes || !s.titles.mayBegin(text) {
		return head{}, false
	}
	h, ok := s.unnumbered(text)
	if ok && number > 0 { // the number stands in a line of its own
		s.lines = s.lines[:number-1]
		h.mark = s.mark
	}
	return h, ok
}

// mayNumber reports whether s may begin with a numbering. Most lines of prose
// do not, and need no closer look.
func mayNumber(s string) bool {
	c := s[0]
	switch {
	case c < 0x80:
		if c >= '0' && c <= '9' {
			return len(s) < 3 || !digit(s[1]) || !digit(s[2]) // 2023年 is no number
		}
		return c == '(' || c == '*' || c == '_' || c == '#' || c == '>' || c == '~' || c == '?'
	case c == 0xe7:
		return strings.HasPrefix(s, "第")
	case c == 0xe4 || c == 0xe5:
		for _, n := range numerals {
			if strings.HasPrefix(s, n) {
				return true
			}
		}
		return false
	}
	return c < 0xe4 || c > 0xe9
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// numbering reads the number that s begins with and returns where the title
// behind it starts. A second number of another style belongs to the title.
func numbering(s string) (mark fold.Mark, start int) {
	mark, rest := fold.Numbering(s)
	if mark.Style != fold.None {
		rest = strings.TrimLeft(rest, "、") // of 一,、
	}
	start = len(s) - len(rest)
	if mark.Style == fold.None || mark.Repeated || start <= len(mark.Text)+len("、 ") {
		return mark, start
	}
	i := strings.Index(s[:start], mark.Text)
	if i < 0 {
		return mark, start
	}
	after := strings.TrimLeft(s[i+len(mark.Text):], "、.．,，:：﹑·､｡。 \t\u3000\u00a0")
	if second, _ := fold.Numbering(after); second.Style != fold.None && len(after) > len(rest) {
		if second.Style != mark.Style {
			return mark, len(s) - len(after)
		}
		mark.Repeated = true
	}
	return mark, start
}

// trimDecoration removes blanks and the marks of emphasis from the end.
func trimDecoration(s string) string {
	for {
		n := len(s)
		s = fold.TrimBlanks(strings.TrimRight(s, "*_#"))
		if len(s) == n {
			return s
		}
	}
}

// numbered reads the heading of a line that begins with a number.
func (s *scanner) numbered(text string, mark fold.Mark, start int) (head, bool) {
	h := head{mark: mark, markup: s.markup, match: noMatch}
	rest := trimDecoration(text[start:])
	title, leader := withoutLeader(rest)
	if mark.Style == fold.Chinese {
		if end, m := s.titles.prefix(title, false); end > 0 {
			h.match, h.toc = m, leader && end == len(title)
			return s.split(text, start, start+end, h)
		}
	}
	end, ok := titleEnd(title, mark.Style)
	ok = ok && !strings.HasPrefix(title, "是") // (一)是加强领导: an item of a sentence
	if s.markup > 0 && len(title) <= longestBytes {
		end, ok = len(strings.TrimRight(title, "。")), true
	}
	if !ok && mark.Style == fold.Chinese && mark.N == s.chapter+1 {
		if end, m := s.titles.prefix(title, true); end > 0 && m.rank > s.rank {
			h.match = m
			return s.split(text, start, start+end, h)
		}
	}
	after := fold.TrimBlanks(title[end:])
	follows := s.listed.Style == mark.Style && s.listed.N+1 == mark.N
	switch {
	case !ok, follows && (goesOn(rest) || strings.HasSuffix(rest, "。")):
		if follows || goesOn(rest) {
			s.listed = mark
		}
		return head{}, false
	case tableRow(after), tableRow(title), columns(title):
		return head{}, false
	}
	s.listed = fold.Mark{}
	h.toc = leader && end == len(title)
	if mark.Style == fold.Chinese {
		h.match = s.guess(title[:end])
	}
	return s.split(text, start, start+end, h)
}

// guess tells a chapter by a title that is not among the known headings.
func (s *scanner) guess(title string) match {
	if len(title) > longestBytes {
		return noMatch
	}
	if s.near > 0 && len(title) >= shortestClose*3 {
		s.near--
		if m := s.titles.near(title); m.rank >= 0 {
			return m
		}
	}
	return s.titles.words(title)
}

// split completes a heading whose title is text[start:end].
func (s *scanner) split(text string, start, end int, h head) (head, bool) {
	h.title = trimDecoration(text[start:end])
	h.label = s.in.tableLabel(h.title) && !strings.Contains(h.title, "统计表") // a chapter may consist of its table
	if h.toc {
		h.printed = text
		return h, h.title != ""
	}
	h.printed = text[:end]
	h.rest = fold.TrimBlanks(strings.TrimLeft(text[end:], afterTitle))
	return h, h.title != ""
}

// afterTitle are the characters between a title and the text in its line.
const afterTitle = "*_。.:：,， \t\u3000\u00a0"

// marked reads a heading of the format without a number.
func (s *scanner) marked(text string) (head, bool) {
	h := head{markup: s.markup, match: noMatch, title: trimDecoration(text), printed: text}
	if len(h.title) > longestBytes || h.title == "" || reportTitle(h.title) {
		return head{}, false
	}
	h.match = s.titles.known(h.title)
	name := h.title
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = name[:i] // 申请人情况（自然人）
	}
	h.label = s.in.tableLabel(h.title) || s.in.tableLabel(name)
	return h, h.match.rank >= 0 || !h.label
}

// reportTitle reports whether a heading is the title of the whole report.
func reportTitle(s string) bool {
	plain := fold.Label(s)
	return (strings.Contains(plain, "年度报告") || strings.Contains(plain, "年报")) && strings.Contains(plain, "公开")
}

// unnumbered reads a line that may be a heading which lost its number.
func (s *scanner) unnumbered(text string) (head, bool) {
	title, leader := withoutLeader(trimDecoration(text))
	title = strings.TrimRight(title, ":：")
	m := s.titles.known(title)
	if m.rank < 0 && s.near > 0 && len(title) >= 8*3 && !strings.ContainsAny(title, "。，；,;:：0123456789") {
		s.near--
		m = s.titles.near(title)
	}
	if m.rank < 0 {
		return head{}, false
	}
	return head{match: m, title: title, printed: text, toc: leader, label: s.in.tableLabel(title)}, true
}

// leaders fill the space between a title and the number of its page.
const leaders = ".…·．-—_ \t\u3000\u00a0"

// withoutLeader removes the dots and the page number that a table of contents
// prints behind a title.
func withoutLeader(s string) (title string, leader bool) {
	t := strings.TrimRight(s, "0123456789")
	digits := len(s) - len(t)
	if digits > 3 {
		return s, false
	}
	u := strings.TrimRight(t, leaders)
	gap := len(t) - len(u)
	switch {
	case u == "", digits == 0 && gap < len("……"), digits > 0 && gap == 0:
		return s, false
	case digits == 0 && strings.Trim(t[len(u):], "—-_ \t\u3000\u00a0") == "":
		return s, false
	}
	return u, true
}
