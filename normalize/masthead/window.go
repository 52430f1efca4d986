package masthead

import (
	"strings"
	"unicode/utf8"
)

// The part of a document that is read. A masthead never needs more, and a
// hostile document costs no more.
const (
	headLines  = 60      // non-empty lines
	titleReach = 600     // lines that are searched for a title
	lineBytes  = 3 << 10 // of one line
	headBytes  = 12 << 10
	headBreaks = 4 << 10 // line breaks, most of them between empty lines
)

// line is a printed line, free of junk and of outer blanks.
type line struct {
	span
	at      int // index into Input.Lines
	heading int
	table   bool
}

// window is a run of non-empty lines.
type window []line

// head returns the document's lines from index start on. A line with line
// breaks inside becomes several.
func head(lines []Line, start int) window {
	w := make(window, 0, min(headLines, 2*(len(lines)-start)+2))
	bytes, breaks, traditional := 0, 0, false
	more := func() bool { return len(w) < headLines && bytes < headBytes && breaks < headBreaks }
	for at := start; at < len(lines) && more(); at++ {
		for rest := lines[at].Text; rest != "" && more(); breaks++ {
			var text string
			text, rest = firstLine(rest)
			if text = cleanLine(text); text == "" {
				continue
			}
			w = append(w, line{asPrinted(text), at, lines[at].Heading, lines[at].Table})
			bytes += len(text)
			traditional = traditional || strings.Contains(text, "開")
		}
	}
	if traditional {
		w.simplify()
	}
	return w
}

// traditional reports whether the lines are in traditional characters.
func (w window) traditional() bool {
	for i := range w {
		if w[i].text != w[i].plain {
			return true
		}
	}
	return false
}

// wrapped reports whether line i goes on with the sentence of the line before
// it, as where a page's lines were kept.
func (w window) wrapped(i int) bool {
	if i == 0 || len(w[i-1].plain) < shortestWrapped || len(w[i-1].plain) > longestWrapped {
		return false
	}
	if w[i].table || w[i].heading > 0 || w[i-1].table || w[i-1].heading > 0 || numbering(w[i].plain) > 0 {
		return false
	}
	before := w[i-1].plain
	last, _ := runeBefore(before, len(before))
	switch last {
	case '。', '；', ';', '：', ':', '！', '!', '？', '?', '.':
		return false
	}
	return strings.Contains(before, "，") || strings.Contains(before, ",") || strings.Contains(before, "。") || strings.Contains(before, "》")
}

// Bounds of a line that may be cut at the page's margin, in bytes.
const (
	shortestWrapped = 3 * 22
	longestWrapped  = 3 * 70
)

func (w window) simplify() {
	for i := range w {
		w[i].span = simplify(w[i].text)
	}
}

// firstLine splits s after its first line break.
func firstLine(s string) (first, rest string) {
	if i := strings.IndexByte(s[:min(len(s), lineBytes)], '\n'); i >= 0 {
		return s[:i], s[i+1:]
	}
	if len(s) <= lineBytes {
		return s, ""
	}
	// The rest of an overlong line holds no masthead.
	if i := strings.IndexByte(s[lineBytes:min(len(s), 1<<20)], '\n'); i >= 0 {
		return s[:lineBytes], s[lineBytes+i+1:]
	}
	return s[:lineBytes], ""
}

// cleanLine returns at most lineBytes of a line without bullets, outer blanks
// and junk.
func cleanLine(s string) string {
	if len(s) <= lineBytes && hanAt(s, 0) && endsInText(s) {
		return dropJunk(s)
	}
	s = strings.TrimLeftFunc(withoutTag(s), bullet)
	if len(s) > lineBytes {
		s = s[:lineBytes]
	}
	for len(s) > 0 { // the cut may have split a character
		r, n := utf8.DecodeLastRuneInString(s)
		if r != utf8.RuneError || n != 1 {
			break
		}
		s = s[:len(s)-1]
	}
	return strings.TrimRightFunc(strings.TrimLeftFunc(dropJunk(s), bullet), func(r rune) bool {
		return blank(r) || r == '*' || r == '#' || r == '+'
	})
}

// endsInText reports whether s ends with a character that is neither a blank nor
// the end of junk: most lines do.
func endsInText(s string) bool {
	last := s[len(s)-1]
	return last >= '0' && last <= '9' || hanAt(s, len(s)-3) || strings.HasSuffix(s, "。")
}

// withoutTag removes what is left of an element's tag that markdown breaks over
// two lines: its name at the end of one, its attributes in front of the text in
// the next.
func withoutTag(s string) string {
	s = strings.TrimSuffix(s, "<span")
	for _, attribute := range [...]string{`style="`, `class="`} {
		if inner, ok := strings.CutPrefix(s, attribute); ok {
			if _, text, ok := strings.Cut(inner, `">`); ok {
				return text
			}
		}
	}
	return s
}
