package textdoc

import (
	"html"
	"strings"

	"github.com/gouji/gouji/extract"
)

// inline reads the marks inside a line of markdown: emphasis, code, links,
// images, escapes, entities, comments and tags. It is more lenient than
// CommonMark, which shows the marks of **一、**总体情况 as text.
type inline struct {
	src    string
	out    []byte
	pieces []piece
	runs   []run
	open   [2][4]int // by character and length: the index in runs of the open emphasis plus 1
	link   openLink
	next   [4]int // where each closing mark stands next, see closing
	links  []extract.Link
	images int
	shift  string // the digits as they are printed here, "" for on the line
}

// Raised and lowered digits do not join the number beside them. All take three
// bytes.
const (
	superscripts = "⁰¹ ² ³ ⁴⁵⁶⁷⁸⁹"
	subscripts   = "₀₁₂₃₄₅₆₇₈₉"
)

// closer is a mark that ends what another one began.
type closer int

const (
	codeEnd closer = iota
	commentEnd
	linkTextEnd
	linkEnd
)

// mark returns the characters of a closer.
func (c closer) mark() string { return [...]string{"`", "-->", "](", ")"}[c] }

// piece says that out from at on is a copy of src from from on.
type piece struct{ at, from int }

// run is a run of * or _ in out, of which removed characters are marks.
type run struct{ at, removed int }

// openLink is the link whose text is being read.
type openLink struct {
	active     bool
	at         int // where its text begins in out
	close, end int // where its text and the whole link end in src
}

// marked reports whether text contains a character that may be a mark.
func marked(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case '*', '_', '`', '\\', '<', '&', '[':
			return true
		}
	}
	return false
}

func (in *inline) read() {
	for i := 0; i < len(in.src); {
		if in.link.active && i >= in.link.close {
			i = in.endLink(i)
			continue
		}
		n := 0
		switch c := in.src[i]; c {
		case '*', '_':
			n = in.emphasis(i)
		case '`':
			n = in.code(i)
		case '\\':
			n = in.escape(i)
		case '<':
			n = in.tag(i)
		case '&':
			n = in.entity(i)
		case '[', '!':
			n = in.bracket(i)
		}
		switch {
		case n > 0:
		case in.shift != "" && digit(in.src[i]):
			n = 1
			width := len(in.shift) / 10
			at := int(in.src[i]-'0') * width
			in.emit(strings.TrimRight(in.shift[at:at+width], " "), i)
		default:
			n = 1
			in.emit(in.src[i:i+1], i)
		}
		i += n
	}
}

// emit adds text that stands in src at from.
func (in *inline) emit(s string, from int) {
	if k := len(in.pieces); k == 0 || in.pieces[k-1].from-in.pieces[k-1].at != from-len(in.out) {
		in.pieces = append(in.pieces, piece{len(in.out), from})
	}
	in.out = append(in.out, s...)
}

// text returns what is printed and the offset in src of its first character.
func (in *inline) text() (string, int) {
	var b strings.Builder
	b.Grow(len(in.out))
	start := 0
	for _, r := range in.runs {
		b.Write(in.out[start:r.at])
		start = r.at + r.removed
	}
	b.Write(in.out[start:])
	text, at := trim(b.String())
	for _, r := range in.runs {
		if r.at > at {
			break
		}
		at += r.removed
	}
	lead := 0
	for _, p := range in.pieces {
		if p.at > at {
			break
		}
		lead = p.from + at - p.at
	}
	return text, min(lead, len(in.src))
}

// emphasis reads a run of * or _. A run closes the last open run of its kind.
func (in *inline) emphasis(i int) int {
	c := in.src[i]
	n := 1
	for i+n < len(in.src) && in.src[i+n] == c {
		n++
	}
	at := len(in.out)
	in.emit(in.src[i:i+n], i)
	if n >= len(in.open[0]) {
		return n
	}
	opens, closes := in.flanks(i, n)
	kind := 0
	if c == '_' {
		kind = 1
	}
	open := &in.open[kind][n]
	switch {
	case closes && *open > 0:
		in.runs[*open-1].removed = n
		in.runs = append(in.runs, run{at, n})
		*open = 0
	case opens:
		in.runs = append(in.runs, run{at, 0})
		*open = len(in.runs)
	}
	return n
}

// flanks reports whether a run of n marks may open and close emphasis.
func (in *inline) flanks(i, n int) (opens, closes bool) {
	before, after := byte(' '), byte(' ')
	if i > 0 {
		before = in.src[i-1]
	}
	if i+n < len(in.src) {
		after = in.src[i+n]
	}
	switch {
	case in.src[i] == '_':
		return !word(before) && after > ' ', before > ' ' && !word(after)
	case n > 1:
		return i+n < len(in.src), i > 0
	case digit(before) && digit(after):
		return false, false
	}
	return after > ' ', before > ' '
}

func word(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

func digit(c byte) bool { return c >= '0' && c <= '9' }

// closing returns where a closer stands next at or behind i, -1 where it does
// not. Each part of src is searched once for each closer.
func (in *inline) closing(c closer, i int) int {
	next := &in.next[c] // plus 1; 0 is unknown
	if *next < 0 || *next > i {
		return max(*next-1, -1)
	}
	n := strings.Index(in.src[i:], c.mark())
	if n < 0 {
		*next = -1
		return -1
	}
	*next = i + n + 1
	return i + n
}

// code reads a span between single backticks.
func (in *inline) code(i int) int {
	end := in.closing(codeEnd, i+1)
	if end < 0 {
		return 0
	}
	in.emit(in.src[i+1:end], i+1)
	return end + 1 - i
}

// escape reads a backslash before a punctuation mark.
func (in *inline) escape(i int) int {
	if i+1 == len(in.src) || in.src[i+1] <= ' ' || word(in.src[i+1]) {
		return 0
	}
	in.emit(in.src[i+1:i+2], i+1)
	return 2
}

// entity reads a character reference.
func (in *inline) entity(i int) int {
	const longest = 32
	n := strings.IndexByte(in.src[i:min(len(in.src), i+longest)], ';') + 1
	if n == 0 {
		return 0
	}
	s := html.UnescapeString(in.src[i : i+n])
	if strings.HasPrefix(s, "&") && len(s) > 1 {
		return 0
	}
	in.emit(s, i)
	return n
}

// tag reads a comment or a tag that only arranges text; a line break is printed
// as such.
func (in *inline) tag(i int) int {
	const longest = 256
	rest := in.src[i:]
	if strings.HasPrefix(rest, "<!--") {
		if end := in.closing(commentEnd, i); end >= 0 {
			return end + len("-->") - i
		}
		return 0
	}
	n := strings.IndexByte(rest[:min(len(rest), longest)], '>') + 1
	name := strings.TrimPrefix(rest[1:max(n, 1)], "/")
	if k := strings.IndexAny(name, " />\t"); k >= 0 {
		name = name[:k]
	}
	switch strings.ToLower(name) {
	case "br":
		in.emit("\n", i)
	case "sup":
		in.shift = when(rest[1] != '/', superscripts)
	case "sub":
		in.shift = when(rest[1] != '/', subscripts)
	case "a", "b", "i", "u", "em", "strong", "span", "font", "p", "div", "center", "small", "big", "img", "hr", "mark":
	default:
		return 0
	}
	return n
}

// when returns s where a condition holds, "" elsewhere.
func when(condition bool, s string) string {
	if condition {
		return s
	}
	return ""
}

// bracket reads the beginning of a link, of which the text is printed, or an
// image, of which nothing is.
func (in *inline) bracket(i int) int {
	image := in.src[i] == '!'
	start := i + 1
	if image {
		if !strings.HasPrefix(in.src[start:], "[") {
			return 0
		}
		start++
	}
	if in.link.active {
		return 0
	}
	middle := in.closing(linkTextEnd, start)
	if middle < 0 || strings.IndexByte(in.src[start:middle], '[') >= 0 {
		return 0
	}
	end := in.closing(linkEnd, middle+2)
	if end < 0 {
		return 0
	}
	if image {
		in.images++
		return end + 1 - i
	}
	in.link = openLink{active: true, at: len(in.out), close: middle, end: end + 1}
	return start - i
}

// endLink records the open link and returns where reading goes on.
func (in *inline) endLink(i int) int {
	l := in.link
	in.link.active = false
	href, _, _ := strings.Cut(strings.TrimSpace(in.src[l.close+2:l.end-1]), " ")
	text := strings.Trim(string(in.out[l.at:]), "*_ \n")
	in.links = append(in.links, extract.Link{Text: text, Href: strings.Trim(href, "<>")})
	return max(i, l.end)
}
