package tables

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// locator finds where the characters of an HTML paragraph stand in the source,
// of which the text keeps neither the tags nor the spelling.
type locator struct {
	src, text string
	from      int // byte of the text
	at        int // byte of the source
}

// locate gives tokens of running text, whose offsets count bytes of their
// paragraph's text, their places in the source. Their lines stay those of the
// text.
func (st *stream) locate(tokens []token) {
	if st.doc.Format != extract.HTML {
		return
	}
	var l locator
	last := int32(-1)
	for i := range tokens {
		t := &tokens[i]
		b := &st.doc.Blocks[t.block]
		n := t.pos.Offset - b.Pos.Offset
		if t.block != last || n < l.from {
			l = locator{src: st.doc.Source, text: b.Text, at: b.Pos.Offset}
			last = t.block
		}
		t.pos.Offset = l.seek(n)
	}
}

// seek returns where the text's byte n stands, which does not stand before
// those asked for earlier.
func (l *locator) seek(n int) (offset int) {
	for l.from < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[l.from:])
		if !unicode.IsSpace(r) {
			length := l.find(r)
			if l.from >= n {
				break
			}
			l.at += length
		}
		l.from += size
	}
	return l.at
}

// find moves to where the source prints a character, behind blanks, tags and
// what is hidden, and returns the length that it has there. Where it is not
// near, the place stays.
func (l *locator) find(r rune) (length int) {
	const near = 4096 // bytes
	rest := l.src[l.at:min(len(l.src), l.at+near)]
	for skipped := 0; skipped < len(rest); {
		tag := tagLength(rest[skipped:])
		printed, size := character(rest[skipped:])
		if tag == 0 && printed == r {
			l.at += skipped
			return size
		}
		skipped += max(tag, size)
	}
	return 0
}

// sourceLine returns the place of running text with its line in the source.
func (s *scan) sourceLine(p Place) extract.Pos {
	begin := s.doc.Blocks[s.blocks[p.Table]].Pos
	if s.doc.Format == extract.HTML && s.tables[p.Table].Layout == extract.Lines && p.Pos.Offset >= begin.Offset {
		p.Pos.Line = begin.Line + strings.Count(s.doc.Source[begin.Offset:min(p.Pos.Offset, len(s.doc.Source))], "\n")
	}
	return p.Pos
}

// character returns the character that markup begins with, which may be written
// as a reference, and its length.
func character(s string) (r rune, length int) {
	const longest = 32 // bytes of a character reference
	if s[0] == '&' {
		if end := strings.IndexByte(s[:min(len(s), longest)], ';'); end > 0 {
			if decoded := html.UnescapeString(s[:end+1]); len(decoded) <= end {
				r, _ = utf8.DecodeRuneInString(decoded)
				return r, end + 1
			}
		}
	}
	return utf8.DecodeRuneInString(s)
}

// tagLength returns the length of the tag or comment that markup begins with, 0
// for none.
func tagLength(s string) int {
	if len(s) < 2 || s[0] != '<' || s[1] != '/' && s[1] != '!' && s[1] != '?' && !unicode.IsLetter(rune(s[1])) {
		return 0
	}
	end := ">"
	if strings.HasPrefix(s, "<!--") {
		end = "-->"
	}
	n := strings.Index(s, end)
	if n < 0 {
		return len(s)
	}
	return n + len(end)
}
