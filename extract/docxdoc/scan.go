package docxdoc

import (
	"iter"
	"strings"
)

// Bounds on an XML part. Word itself writes about ten levels for each table in a
// table, and forty namespaces.
const (
	maxElements   = 512 // that are open at the same time
	maxNamespaces = 128 // that are declared at the same time
)

// token is what a scanner stands at.
type token uint8

const (
	startToken token = iota
	endToken
	textToken
)

// scanner reads the elements of an XML part one after the other. It knows what
// office programs write: namespaces, character references, CDATA. A document
// type is refused, so there are no entities to expand. It goes on behind tags that
// have lost bytes, see mended.go, and stops at other faults of the syntax.
type scanner struct {
	src   string
	pos   int
	kind  token
	tag   tag    // of a start
	attrs string // of a start: what stands behind the name
	text  string // of a text: as it stands in the source
	plain bool   // the text is CDATA, without references

	source string   // why the end of src is missing; "" where it is not
	fault  string   // why reading stopped before the end; "" where it did not
	open   []string // names of the open elements
	closed bool     // the element that was started is empty: its end is next
	deep   int      // elements that were passed over because they nest too deep
	mended int      // tags that were not as they should be

	spaces  []binding
	prefix  string // the prefix that was looked up last
	space   namespace
	learned bool // prefix and space are valid
}

// binding is a namespace declaration.
type binding struct {
	prefix string
	space  namespace
	depth  int // of the element that it is valid in
}

func newScanner(src string) *scanner {
	return &scanner{src: src, open: make([]string, 0, 32)}
}

// children reads the elements inside the one that was started, up to its end.
// What the loop does not read of an element is passed over.
func (s *scanner) children() iter.Seq[tag] {
	return func(yield func(tag) bool) {
		inside := len(s.open)
		for len(s.open) >= inside && s.next() {
			if s.kind != startToken {
				continue
			}
			if !yield(s.tag) {
				return
			}
			s.leave(inside)
		}
	}
}

// leave passes over the rest of the elements deeper than depth.
func (s *scanner) leave(depth int) {
	for len(s.open) > depth && s.next() {
	}
}

// next goes to the next start, end or text; it reports false where there is
// none.
func (s *scanner) next() bool {
	if s.closed {
		s.closed = false
		s.end()
		return true
	}
	for s.fault == "" && s.pos < len(s.src) {
		if s.src[s.pos] != '<' {
			if s.characters() {
				return true
			}
			continue
		}
		rest := s.src[s.pos:]
		switch {
		case len(rest) < 2:
			s.stop("the part ends inside a tag")
		case rest[1] == '/':
			if s.endTag() {
				return true
			}
		case rest[1] == '?':
			s.passOver("?>", 2)
		case strings.HasPrefix(rest, "<!--"):
			s.passOver("-->", 4)
		case strings.HasPrefix(rest, "<![CDATA["):
			return s.cdata()
		case rest[1] == '!':
			s.stop("a document type declaration")
		default:
			if s.misplaced() || s.startTag() {
				return true
			}
		}
	}
	if s.fault == "" && len(s.open) > 0 {
		s.stop("the part ends inside an element")
	}
	return false
}

func (s *scanner) stop(fault string) {
	s.fault = fault
	s.open, s.closed = s.open[:0], false
}

// ended says why the source was not read to its end, "" if it was.
func (s *scanner) ended() string {
	if s.source != "" {
		return s.source
	}
	return s.fault
}

// passOver goes behind the next mark, from some bytes on.
func (s *scanner) passOver(mark string, from int) {
	i := strings.Index(s.src[min(s.pos+from, len(s.src)):], mark)
	if i < 0 {
		s.stop("the part ends inside a comment or an instruction")
		return
	}
	s.pos += from + i + len(mark)
}

// characters reads the text up to the next tag. White space alone is passed
// over outside of elements.
func (s *scanner) characters() bool {
	s.text, s.plain = s.src[s.pos:], false
	if i := strings.IndexByte(s.text, '<'); i >= 0 {
		s.text = s.text[:i]
	}
	s.pos += len(s.text)
	s.kind = textToken
	if len(s.open) > 0 {
		return true
	}
	if strings.Trim(s.text, " \t\r\n\x00\ufeff") != "" {
		s.stop("text outside of elements")
	}
	return false
}

func (s *scanner) cdata() bool {
	const open = len("<![CDATA[")
	start := s.pos + open
	s.passOver("]]>", open)
	if s.fault != "" {
		return false
	}
	s.kind, s.plain, s.text = textToken, true, s.src[start:s.pos-len("]]>")]
	return true
}

// startTag reads a start tag. It reports false for one that nests too deep,
// which is passed over with all inside it, and at a fault.
func (s *scanner) startTag() bool {
	inside := s.src[s.pos+1:]
	n := tagEnd(inside)
	if torn := s.torn(inside, n); torn >= 0 {
		s.pos += torn + 1
		inside = inside[:torn]
	} else if n < 0 {
		s.stop("the part ends inside a tag")
		return false
	} else {
		s.pos += n + 2
		inside = inside[:n]
	}
	s.closed = strings.HasSuffix(inside, "/")
	inside = strings.TrimSuffix(inside, "/")
	name := inside[:nameEnd(inside)]
	if name == "" {
		s.mended++
		s.closed = false
		return false
	}
	s.open = append(s.open, name)
	if len(s.open) > maxElements {
		s.passDeep()
		return false
	}
	s.attrs = inside[len(name):]
	if strings.Contains(s.attrs, "xmlns") {
		if s.declare(); s.fault != "" {
			return false
		}
	}
	prefix, local := "", name
	if i := strings.IndexByte(name, ':'); i >= 0 {
		prefix, local = name[:i], name[i+1:]
	}
	s.tag = tagOf(s.lookUp(prefix), local)
	s.kind = startToken
	return true
}

// passDeep passes over the element that was started.
func (s *scanner) passDeep() {
	s.deep++
	if s.closed {
		s.closed = false
		s.open = s.open[:len(s.open)-1]
		return
	}
	depth := 1 // names are not checked in here: there may be very many
	for depth > 0 {
		i := strings.IndexByte(s.src[s.pos:], '<')
		if i < 0 {
			s.stop("the part ends inside an element")
			return
		}
		s.pos += i
		switch rest := s.src[s.pos:]; {
		case strings.HasPrefix(rest, "<!--"):
			s.passOver("-->", 4)
		case strings.HasPrefix(rest, "<![CDATA["):
			s.passOver("]]>", 9)
		default:
			depth += s.passTag(rest)
		}
		if s.fault != "" {
			return
		}
	}
	s.open = s.open[:len(s.open)-1]
}

// passTag passes over a tag and returns by how much it changes the depth.
func (s *scanner) passTag(rest string) int {
	n := tagEnd(rest)
	if n < 2 {
		s.stop("the part ends inside a tag")
		return 0
	}
	s.pos += n
	switch {
	case rest[1] == '/':
		return -1
	case rest[1] == '?' || rest[n-1] == '/':
		return 0
	}
	return 1
}

// tagEnd returns the place of the > that ends a tag, -1 if there is none.
func tagEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i
		case '"', '\'':
			n := strings.IndexByte(s[i+1:], s[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

// nameEnd returns the length of the name that a tag begins with.
func nameEnd(s string) int {
	for i := range len(s) {
		if s[i] <= ' ' {
			return i
		}
	}
	return len(s)
}

func (s *scanner) endTag() bool {
	rest := s.src[s.pos+2:]
	n := strings.IndexByte(rest, '>')
	past := n + 3
	if torn := s.torn(rest, n); torn >= 0 {
		n, past = torn, torn+2
	} else if n < 0 {
		s.stop("the part ends inside a tag")
		return false
	}
	name := strings.TrimRight(rest[:n], " \t\r\n")
	s.pos += past
	if len(s.open) == 0 || name != s.open[len(s.open)-1] {
		s.mended++
		return s.endOuter(name)
	}
	s.end()
	return true
}

// end closes the innermost element.
func (s *scanner) end() {
	s.kind = endToken
	for n := len(s.spaces); n > 0 && s.spaces[n-1].depth == len(s.open); n-- {
		s.spaces = s.spaces[:n-1]
		s.learned = false
	}
	s.open = s.open[:len(s.open)-1]
}

// declare reads the namespace declarations of a start tag.
func (s *scanner) declare() {
	for name, value := range attributes(s.attrs) {
		prefix, ok := strings.CutPrefix(name, "xmlns")
		if !ok || prefix != "" && prefix[0] != ':' {
			continue
		}
		if len(s.spaces) == maxNamespaces {
			s.stop("too many namespaces")
			return
		}
		s.spaces = append(s.spaces, binding{strings.TrimPrefix(prefix, ":"), spaceOf(unescape(value)), len(s.open)})
		s.learned = false
	}
}

// lookUp returns the namespace that a prefix stands for.
func (s *scanner) lookUp(prefix string) namespace {
	if s.learned && s.prefix == prefix {
		return s.space
	}
	s.prefix, s.space, s.learned = prefix, otherSpace, true
	for i := len(s.spaces) - 1; i >= 0; i-- {
		if s.spaces[i].prefix == prefix {
			s.space = s.spaces[i].space
			break
		}
	}
	return s.space
}
