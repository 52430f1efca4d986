package masthead

import (
	"strings"
	"unicode/utf8"
)

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
			if t.item && t.first == t.last {
				all = w.moreTitles(all, i)
			}
		}
	}
	return all
}

// moreTitles appends the titles that follow an item of a list in its line, as
// where a page's text has no line breaks: the other items and the report's own.
func (w window) moreTitles(all []title, i int) []title {
	const most = 8 // of one line
	s := w[i].span
	for range most {
		last := all[len(all)-1]
		if !last.item {
			break
		}
		rest := s.from(last.end)
		if _, after, ok := leadingDate(rest.plain[blanks(rest.plain):]); ok {
			rest = rest.from(len(rest.plain) - len(after))
		}
		offset := len(s.plain) - len(rest.plain)
		t, state := parseTitle(rest)
		if state != found {
			break
		}
		t.first, t.last, t.end = i, i, t.end+offset
		t.leading, t.whole = false, false
		all = append(all, t)
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
	if state == open && i+1 < len(w) && len(w[i+1].plain) <= longestPart && (goesOn(w[i+1].plain) || endsCutWord(s.plain, w[i+1].plain)) {
		if longer, st := parseTitle(s.join(w[i+1].span)); st == found {
			t, state, s, last = longer, st, s.join(w[i+1].span), i+1
		}
	}
	headless := state != found && len(s.plain) <= longestPart && (strings.HasPrefix(s.plain, core) || strings.HasPrefix(s.plain, "信息"+core))
	first := i
	shards := false // pieces of a name were put together
	for k := i - 1; k >= max(0, i-longestHead) && (headless || state == found && t.leading && (t.organ == "" || t.cut() || shards)); k-- {
		piece := w[k].span
		switch {
		case strings.HasPrefix(t.plain, "年"):
			if year, start := trailingYear(piece.plain); year == 0 || start > 0 {
				piece = span{}
			}
		case titlePart(piece) && i-k <= 2 && !shards:
		case state == found && t.cut():
			piece = shard(piece)
			shards = true
		case shards:
			piece = shard(piece)
			if placed(t.plain) || !endsLikeOrgan(piece.plain) {
				piece = span{}
			}
		default:
			piece = span{}
		}
		if piece.empty() {
			break
		}
		s = piece.join(s)
		longer, st := parseTitle(s)
		if st != found {
			break
		}
		t, state, first, headless = longer, st, k, false
		t.pieced = shards
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

// longestHead is how many lines in front of the words of a title may hold its
// beginning, where a page printed as images of lines cuts the name.
const longestHead = 5

// cut reports whether a title begins inside a name or a year: 计局2022年…,
// 年某市人民政府….
func (t *title) cut() bool {
	if t.organ == "" {
		r, n := runeAt(t.text, 0)
		return hanAt(t.text, 0) && chineseDigit(r) < 0 && endsLikeOrgan("某"+t.text[:n]) && !t.behind
	}
	return len(t.plain) <= len("计局") || strings.HasPrefix(t.plain, "年")
}

// shard returns the piece of a name that a line ends with; an empty one where
// it holds something else.
func shard(s span) span {
	const longest = 20 * 3 // bytes
	s = s.trim()
	if i := strings.LastIndexFunc(s.plain, blank); i >= 0 {
		_, n := runeAt(s.plain, i)
		s = s.from(i + n)
	}
	if len(s.plain) > longest || strings.ContainsFunc(s.plain, notInShard) || s.has(core) || menuItem(s.plain) {
		return span{}
	}
	return s
}

func notInShard(r rune) bool { return boundary(r) || r < utf8.RuneSelf }

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
