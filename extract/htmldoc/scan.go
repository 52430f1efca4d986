package htmldoc

import "strings"

// tokenKind tells the tokens of the markup apart.
type tokenKind uint8

const (
	endOfSource tokenKind = iota
	textToken
	startTag
	endTag
	skipped // a comment, a declaration, an instruction: nothing that is shown
)

// token is one piece of the source, which the tokens cover without gaps.
type token struct {
	kind       tokenKind
	tag        tag  // of a startTag or endTag; of a textToken the raw element it is the content of
	raw        bool // text in which & is just a character
	start, end int  // its bytes in the source, markup included
	torn       bool // what follows a tag in the source may have run into it
	attrs      attrs
}

// scanner cuts HTML source into tokens, as the HTML standard's tokenizer does.
// It never fails. The token is overwritten by the next call.
type scanner struct {
	src   string
	pos   int
	token token
	// within is the element whose content is being read as plain text, no
	// matter what it looks like: a script, a style, a title; otherTag for none.
	within tag
	// cut is the place of a tag or comment that the end of the source left
	// open, -1 if there is none.
	cut int
}

func newScanner(src string) scanner { return scanner{src: src, cut: -1} }

// next reads the next token.
func (s *scanner) next() {
	t := &s.token
	t.start = s.pos
	if s.within != otherTag && s.rawText() {
		return
	}
	t.raw = false
	switch markupAt(s.src, s.pos) {
	case endOfSource:
		t.kind = endOfSource
	case textToken:
		s.text()
	case startTag:
		s.startTag(s.pos + 1)
	case endTag:
		t.kind = endTag
		s.tag(s.pos + 2)
	case skipped:
		t.kind = skipped
		s.skip()
	}
	t.end = s.pos
}

// markupAt says which kind of token begins at i.
func markupAt(src string, i int) tokenKind {
	if i >= len(src) {
		return endOfSource
	}
	if src[i] != '<' || i+1 == len(src) {
		return textToken
	}
	switch c := src[i+1]; {
	case letter(c):
		return startTag
	case c == '!' || c == '?':
		return skipped
	case c == '/' && i+2 < len(src):
		if letter(src[i+2]) {
			return endTag
		}
		return skipped
	}
	return textToken
}

// textEnd finds the next markup behind the text at i.
func textEnd(src string, i int) int {
	for i++; ; i++ {
		n := strings.IndexByte(src[i:], '<')
		if n < 0 {
			return len(src)
		}
		i += n
		if markupAt(src, i) != textToken {
			return i
		}
	}
}

// text reads the text up to the next markup, which may be a tag without its <.
func (s *scanner) text() {
	t := &s.token
	t.kind, t.tag = textToken, otherTag
	end := textEnd(s.src, s.pos)
	if s.doubled(end) {
		t.kind = skipped
		s.pos++
		return
	}
	if end < len(s.src) && s.src[end-1] == '<' {
		end-- // see doubled
	}
	switch at, kind := s.headless(end); {
	case at < 0:
		s.pos = end
	case at > s.pos:
		s.pos = at
	case kind == startTag:
		s.startTag(at)
	default:
		t.kind = endTag
		s.tag(at + 1)
	}
}

// startTag reads a start tag whose name begins at i.
func (s *scanner) startTag(i int) {
	t := &s.token
	t.kind = startTag
	s.tag(i)
	if t.kind == startTag && kinds[t.tag]&raw != 0 {
		s.within = t.tag
	}
}

// tag reads a tag whose name begins at i. A tag that the source does not close
// is skipped.
func (s *scanner) tag(i int) {
	src, start, t := s.src, i, &s.token
	for i < len(src) && src[i] != '<' && !endsName(src[i]) {
		i++
	}
	t.tag, t.torn = tagOf(src[start:i]), false
	if t.tag == otherTag {
		t.tag = misspelled(src[start:i])
	}
	next := strings.IndexByte(src[i:], '<')
	if next < 0 {
		next = len(src) - i
	}
	if s.pos = t.attrs.read(src[:i+next], i); s.pos < 0 {
		s.torn(start, i)
	}
}

// skip passes over a comment or another piece of markup that is not shown.
func (s *scanner) skip() {
	rest := s.src[s.pos:]
	end := 0
	if strings.HasPrefix(rest, "<!--") {
		end = commentEnd(rest)
	} else {
		end = strings.IndexByte(rest, '>') + 1
	}
	if end <= 0 {
		s.cutOff()
		return
	}
	s.pos += end
}

// commentEnd returns the length of the comment that s begins with, 0 if it is
// not closed. <!--> and <!---> are comments as well.
func commentEnd(s string) int {
	for i := len("<!--"); ; i++ {
		n := strings.IndexByte(s[i:], '>')
		if n < 0 {
			return 0
		}
		i += n
		body := s[2:i]
		if strings.HasSuffix(body, "--") || len(body) > 4 && strings.HasSuffix(body, "--!") || body == "---" {
			return i + 1
		}
	}
}

// cutOff takes the rest of the source, in which the markup at the token's start
// is not closed.
func (s *scanner) cutOff() {
	s.token.kind = skipped
	s.cut = s.token.start
	s.pos = len(s.src)
}

// rawText reads the content of an element that holds plain text, up to its own
// end tag; false if there is none.
func (s *scanner) rawText() bool {
	name := names[s.within]
	t := &s.token
	t.kind, t.tag, t.raw = textToken, s.within, kinds[s.within]&references == 0
	end := len(s.src)
	for i := s.pos; s.within != plaintextTag; i++ {
		n := strings.Index(s.src[i:], "</")
		if n < 0 {
			s.cut = t.start
			break
		}
		i += n
		rest := s.src[i+2:]
		if len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && endsName(rest[len(name)]) {
			end = i
			break
		}
	}
	s.within = otherTag
	s.pos, t.end = end, end
	return t.end > t.start
}

func letter(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func endsName(c byte) bool { return c == '>' || c == '/' || space(c) }
