package masthead

import "strings"

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
		if !w[i].has(core) && !w[i].closeUp() {
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

// closeUp removes the blanks of a title whose characters are spaced out:
// 政 府 信 息 公 开 工 作 年 度 报 告. It reports whether the line is such a one.
func (l *line) closeUp() bool {
	const longest = 4 * longestPart
	if len(l.plain) > longest || !l.has("公 ") && !l.has("公\u3000") || !spacedOut(l.plain) {
		return false
	}
	closed := l.withoutBlanks()
	if !closed.has(core) {
		return false
	}
	l.span = closed
	return true
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
