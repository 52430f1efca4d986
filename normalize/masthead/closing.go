package masthead

import (
	"strings"
	"unicode/utf8"
)

// The end of a document that is read.
const (
	tailLines    = 10  // non-empty lines
	closingReach = 240 // bytes at the end of a paragraph that may hold a signature
)

// closing returns the document's last lines in reading order, name and date of
// a signature as lines of their own. Of a paragraph only what stands behind its
// last sentence is kept: a report folded into one line ends so.
func closing(lines []Line, traditional bool) window {
	w := make(window, 0, tailLines+1)
	breaks := 0
	more := func() bool { return len(w) < tailLines && breaks < headBreaks }
	for at := len(lines) - 1; at >= 0 && more(); at-- {
		for rest := lines[at].Text; rest != "" && more(); breaks++ {
			var text string
			rest, text = lastLine(rest)
			s := asPrinted(cleanLine(text))
			if traditional {
				s = simplify(s.text)
			}
			name, day := signed(s)
			for _, part := range [...]span{day, name} {
				if !part.empty() {
					w = append(w, line{part, at, lines[at].Heading, lines[at].Table})
				}
			}
		}
		breaks++
	}
	for i, j := 0, len(w)-1; i < j; i, j = i+1, j-1 {
		w[i], w[j] = w[j], w[i]
	}
	return w
}

// lastLine splits s before its last line. Of an overlong one only the end is
// given, and nothing in front of it.
func lastLine(s string) (rest, last string) {
	reach := max(0, len(s)-lineBytes)
	if i := strings.LastIndexByte(s[reach:], '\n'); i >= 0 {
		return s[:reach+i], s[reach+i+1:]
	}
	return "", s[wholeRune(s, reach):]
}

// wholeRune returns the place of the first character of s at i or behind.
func wholeRune(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// signed splits a line into the name of a signature and its date. A line
// without a date is all name; a paragraph without one is nothing.
func signed(s span) (name, day span) {
	if i := strings.IndexByte(s.plain, '\t'); i >= 0 { // a table row
		name, day := s.to(i).trim(), s.from(i+1).trim()
		if _, ok := bareDate(day.plain); ok && named(name) {
			return name, day
		}
		return s, span{}
	}
	whole := s
	if len(s.plain) > closingReach {
		whole = span{}
		s = s.from(wholeRune(s.plain, len(s.plain)-closingReach))
	}
	for i := 0; i < len(s.plain); i++ {
		if !beginsYear(s.plain, i) {
			continue
		}
		_, rest, ok := leadingDate(s.plain[i:])
		if !ok || !endsSignature(rest) || strings.Contains(rest, "。") {
			continue
		}
		before := s.to(i).trimRight(func(r rune) bool { return blank(r) || bracket(r) }).trim()
		if k := strings.LastIndex(before.plain, "。"); k >= 0 {
			before = before.from(k + len("。")).trim()
		}
		if name, ok := signatory(before); ok || rest == "" && !name.empty() {
			return name, s.cut(i, len(s.plain)-len(rest))
		}
	}
	return whole, span{}
}

// beginsYear reports whether a year may begin at s[i:].
func beginsYear(s string, i int) bool {
	switch s[i] {
	case '1', '2':
		return i == 0 || s[i-1] < '0' || s[i-1] > '9'
	case "二"[0], "２"[0]:
		return strings.HasPrefix(s[i:], "二") || strings.HasPrefix(s[i:], "一九") || strings.HasPrefix(s[i:], "２")
	}
	return false
}

// signatory returns the name behind the last blank or number of s, and whether
// only a signature looks so: it is an organ's or nothing.
func signatory(s span) (name span, sure bool) {
	name = s
	if i := strings.LastIndexFunc(s.plain, func(r rune) bool { return blank(r) || r >= '0' && r <= '9' }); i >= 0 {
		_, n := runeAt(s.plain, i)
		name = s.from(i + n)
	}
	if name.empty() || named(name) {
		return name, true
	}
	if len(name.plain) == len(s.plain) || strings.ContainsFunc(name.plain, boundary) {
		return span{}, false
	}
	return name, false
}

// endsSignature reports whether what follows a date can follow a signature.
func endsSignature(rest string) bool {
	after := strings.TrimLeftFunc(rest, blank)
	return len(after) < len(rest) || after == "" || strings.HasPrefix(after, "附件") || endsDate(after)
}
