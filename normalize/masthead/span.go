package masthead

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// span is a piece of a line in two forms of the same length: as printed, and in
// simplified characters for comparison.
type span struct{ text, plain string }

// asPrinted is the span of a text in simplified characters.
func asPrinted(s string) span { return span{s, s} }

// simplify returns the span of a text in traditional characters. A character
// whose simplified form has another length stays as it is.
func simplify(s string) span {
	var b []byte // nil while nothing has changed, as in most rows of tables
	for i, r := range s {
		if r < 0x4e00 || r >= 0xa000 {
			continue
		}
		if f := fold.Rune(r); f != r && utf8.RuneLen(f) == utf8.RuneLen(r) {
			if b == nil {
				b = []byte(s)
			}
			utf8.EncodeRune(b[i:], f)
		}
	}
	if b == nil {
		return asPrinted(s)
	}
	return span{s, string(b)}
}

func (s span) empty() bool        { return s.plain == "" }
func (s span) cut(i, j int) span  { return span{s.text[i:j], s.plain[i:j]} }
func (s span) from(i int) span    { return span{s.text[i:], s.plain[i:]} }
func (s span) to(i int) span      { return span{s.text[:i], s.plain[:i]} }
func (s span) join(t span) span   { return span{s.text + t.text, s.plain + t.plain} }
func (s span) runes() int         { return utf8.RuneCountInString(s.plain) }
func (s span) has(w string) bool  { return strings.Contains(s.plain, w) }
func (s span) ends(w string) bool { return strings.HasSuffix(s.plain, w) }

// trim removes outer blanks.
func (s span) trim() span { return s.trimFunc(blank) }

// trimFunc removes the outer characters for which drop is true.
func (s span) trimFunc(drop func(rune) bool) span { return s.trimLeft(drop).trimRight(drop) }

func (s span) trimLeft(drop func(rune) bool) span {
	return s.from(len(s.plain) - len(strings.TrimLeftFunc(s.plain, drop)))
}

func (s span) trimRight(drop func(rune) bool) span {
	return s.to(len(strings.TrimRightFunc(s.plain, drop)))
}

// withoutBlanks removes the blanks inside, too.
func (s span) withoutBlanks() span {
	return span{dropBlanks(s.text), dropBlanks(s.plain)}
}

func dropBlanks(s string) string {
	if strings.IndexFunc(s, blank) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, s)
}

// blank reports whether r prints as nothing.
func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0xa0, 0x3000, 0xfeff, 0x200b, 0x200c, 0x200d, 0x2060:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// bullet reports whether r is a blank or a mark that stands in front of a line
// without being part of it.
func bullet(r rune) bool {
	switch r {
	case '•', '·', '●', '■', '◆', '▪', '*', '#', '=', '|', '-', '—', '–', '►', '▶':
		return true
	}
	return blank(r)
}

// dropJunk removes what hijacked copies of reports insert between the
// characters: their pronunciation, "根據(jù)", and runs of question marks.
func dropJunk(s string) string {
	if strings.IndexByte(s, '(') < 0 && strings.IndexByte(s, '?') < 0 && !strings.Contains(s, wide) {
		return s
	}
	i, n := nextJunk(s, 0)
	if n == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	done := 0
	for n > 0 {
		b.WriteString(s[done:i])
		done = i + n
		i, n = nextJunk(s, done)
	}
	b.WriteString(s[done:])
	return b.String()
}

// nextJunk returns the place and the length of the next junk in s from i on;
// the length is 0 where there is none.
func nextJunk(s string, i int) (at, size int) {
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xe4 && c <= 0xe9: // an ideograph
			i += 2
		case c == '?':
			if n := len(s[i:]) - len(strings.TrimLeft(s[i:], "?")); n > 1 {
				return i, n
			}
		case c == '(':
			if n := syllable(s[i+1:], ")"); n > 0 && i > 0 && s[i-1] >= utf8.RuneSelf {
				return i, 1 + n
			}
		case c == wide[0]:
			if strings.HasPrefix(s[i:], wide) && i > 0 && s[i-1] >= utf8.RuneSelf {
				if n := syllable(s[i+len(wide):], "）"); n > 0 {
					return i, len(wide) + n
				}
			}
		}
	}
	return len(s), 0
}

const wide = "（"

// syllable returns the length of the romanized syllable that s begins with, with
// the closing bracket behind it; 0 without one.
func syllable(s, closing string) int {
	const longest = 6 // letters: zhuang
	letters := 0
	for i, r := range s {
		switch {
		case letters > 0 && strings.HasPrefix(s[i:], closing):
			return i + len(closing)
		case letters == longest || !pinyin(r):
			return 0
		}
		letters++
	}
	return 0
}

// pinyin reports whether r is a letter of a romanized syllable with its tone.
func pinyin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 0xe0 && r <= 0xff && r != 0xf7 || r >= 0x100 && r <= 0x17f || r >= 0x1cd && r <= 0x1dc
}
