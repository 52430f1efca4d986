package htmldoc

import "strings"

// Damaged files lose bytes inside tags. Of a tag without its > the browser takes what
// follows for attributes, up to the next one's; of a tag without its < it prints the
// rest. No author writes either, so that the tag is read that it was.

// torn reads a tag again in which another one begins, or a quote without an end: i is
// the place behind its name, which begins at start.
func (s *scanner) torn(start, i int) {
	src, t := s.src, &s.token
	if t.tag == otherTag {
		if n := knownPrefix(src[start:i]); n > 0 {
			i = start + n
			t.tag = tagOf(src[start:i])
		}
	}
	from, to := tornAt(src, i)
	switch {
	case to < 0:
		if s.pos = t.attrs.read(src, i); s.pos < 0 {
			s.cutOff()
		}
		return
	case src[to] == '>':
		s.pos = to + 1
	case from < to && !space(src[from]):
		s.pos, to = from, from
	default:
		s.pos = to
		t.torn = strings.IndexFunc(src[from:to], inText) >= 0
	}
	t.attrs.read(src[:to], i)
}

// misspelled finds the part of a table of whose name one letter is lost or doubled.
func misspelled(name string) tag {
	for _, part := range [...]tag{tdTag, trTag, thTag, tableTag} {
		if whole := names[part]; len(name)+1 == len(whole) && name != "t" && oneLess(name, whole) || len(name) == len(whole)+1 && oneTwice(name, whole) {
			return part
		}
	}
	return otherTag
}

// oneLess reports whether a name is whole without one of its letters.
func oneLess(name, whole string) bool {
	i := 0
	for i < len(name) && name[i]|0x20 == whole[i] {
		i++
	}
	return strings.EqualFold(name[i:], whole[i+1:])
}

// oneTwice reports whether a name is whole with one of its letters twice.
func oneTwice(name, whole string) bool {
	i := 0
	for i < len(whole) && name[i]|0x20 == whole[i] {
		i++
	}
	return i > 0 && name[i]|0x20 == whole[i-1] && strings.EqualFold(name[i+1:], whole[i:])
}

// inText reports whether a character belongs to a text rather than to attributes.
func inText(c rune) bool { return '0' <= c && c <= '9' || c >= 0x80 }

// tornAt finds the end of a tag whose name ends at i, which is that of its name or of
// its last quoted value, and the tag that begins before it is closed, or its > behind
// which that tag begins; -1 where it is closed, as quotes may hold markup.
func tornAt(src string, i int) (from, to int) {
	from = i
	name := i // where the last name of an attribute begins
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case c == '>':
			return from, -1
		case c == '<' && beginsTag(src, i):
			return from, i
		case space(c) || c == '/':
			name = i + 1
		case (c == '"' || c == '\'') && src[i-1] == '=':
			n := strings.IndexByte(src[i+1:], c)
			value := src[i+1:]
			if n >= 0 {
				value = value[:n]
			}
			if n < 0 || !quotesMarkup(src[name:i-1]) {
				if at := strings.IndexAny(value, "<>"); at >= 0 && strings.IndexByte(value[at:], '<') >= 0 {
					return from, i + 1 + at
				}
			}
			if n < 0 {
				return from, -1
			}
			i += n + 1
			from = i + 1
		}
	}
	return from, -1
}

// quotesMarkup reports whether the values of an attribute may hold markup.
func quotesMarkup(name string) bool {
	switch strings.ToLower(name) {
	case "style", "class", "id", "lang", "rowspan", "colspan", "width", "height", "align", "valign", "border", "bgcolor", "face", "size", "color":
		return false
	}
	return true
}

// beginsTag reports whether a tag with a known name begins at i.
func beginsTag(src string, i int) bool {
	kind := markupAt(src, i)
	if kind != startTag && kind != endTag {
		return false
	}
	if i++; kind == endTag {
		i++
	}
	return isName(src[i : i+nameLength(src[i:])])
}

// nameLength returns the length of the name that s begins with.
func nameLength(s string) int {
	n := 0
	for n < len(s) && (letter(s[n]) || digit(s[n]) || s[n] == ':') {
		n++
	}
	return n
}

// isName reports whether elements have a name, in HTML or in what word processors make of it.
func isName(name string) bool { return tagOf(name) != otherTag || strings.Contains(name, ":") }

// knownPrefix returns the length of the name of an element that s begins with, and
// behind which is no letter.
func knownPrefix(s string) int {
	n := 0
	for n < len(s) && letter(s[n]) {
		n++
	}
	if n == len(s) || tagOf(s[:n]) == otherTag {
		return 0
	}
	return n
}

// doubled reports whether the text up to end begins with a bracket of the tag before it,
// or is one of the tag behind it, which is there twice.
func (s *scanner) doubled(end int) bool {
	return s.src[s.pos] == '>' && s.pos > 0 && s.src[s.pos-1] == '>' || s.src[s.pos] == '<' && s.pos+1 == end && end < len(s.src)
}

// headless finds the first tag without its < in the text up to end; -1 for none.
func (s *scanner) headless(end int) (at int, kind tokenKind) {
	for from := s.pos; ; {
		n := strings.IndexByte(s.src[from:end], '>')
		if n < 0 {
			return -1, textToken
		}
		if i, kind := headlessIn(s.src[from : from+n]); i >= 0 {
			return from + i, kind
		}
		from += n + 1
	}
}

// headlessIn finds the tag without its < and > that a text ends with, or that all of it is.
func headlessIn(text string) (at int, kind tokenKind) {
	at = len(text)
	for at > 0 && nameLength(text[at-1:at]) > 0 {
		at--
	}
	if at > 0 && text[at-1] == '/' && isName(text[at:]) {
		return at - 1, endTag
	}
	at = 0
	for at < len(text) && space(text[at]) {
		at++
	}
	n := nameLength(text[at:])
	name, rest := text[at:at+n], text[at+n:]
	if !isName(name) || rest == "" && len(name) == 1 || rest != "" && rest != "/" && !(space(rest[0]) && strings.Contains(rest, "=")) {
		return -1, textToken
	}
	return at, startTag
}
