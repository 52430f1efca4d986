package htmldoc

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// Pages that a script fills may carry what it shows: as a string of a script, as markup
// that a template or a script element holds, or escaped in an attribute or a text field.
// Such markup is read in its place: escapes are resolved, and what is shorter than
// before is filled up with blanks inside tags, so that every tag keeps its end.

// leastCarried is how many tags are more than those of a menu or a message.
const leastCarried = 60

// carrying returns what the page of a document without tables carries, the document
// where that is nothing.
func (r *reader) carrying(doc *extract.Document) *extract.Document {
	if tables(doc) {
		return doc
	}
	whole, ok := carried(doc.Source)
	if !ok {
		return doc
	}
	doc.Memory.Cells = extract.Shortened(doc.Memory.Cells, 0)
	r.begin(whole, r.limits, doc.Memory)
	r.read()
	return r.document()
}

// carried returns a source in which the tables that it carries stand as markup, if it does.
func carried(src string) (string, bool) {
	c := carrier{src: src}
	c.elements("script")
	c.elements("template")
	c.escaped()
	if len(c.out) == 0 {
		return "", false
	}
	c.out = append(c.out, src[c.done:]...)
	return string(c.out), true
}

// carrier writes a source with the markup that it carries.
type carrier struct {
	src  string
	out  []byte
	done int // bytes of src that are written
}

// elements looks for markup in the content of elements of a name.
func (c *carrier) elements(name string) {
	for at := c.done; ; {
		n := strings.Index(c.src[at:], "<"+name)
		if n < 0 {
			return
		}
		start := at + n
		n = strings.IndexByte(c.src[start:], '>')
		m := strings.Index(c.src[start:], "</"+name)
		if n < 0 || m < n {
			return
		}
		from, to := start+n+1, start+m
		if at = to + len("</"+name+">"); at > len(c.src) {
			return
		}
		switch text := c.src[from:to]; {
		case name == "template" || strings.Contains(c.src[start:from], "html"):
			if strings.Count(text, "<") >= leastCarried {
				c.write(start, from, to, at, nil)
			}
		default:
			if i, k := markupString(text); i < k {
				c.write(start, from+i, from+k, at, scriptEscape)
			}
		}
	}
}

// escaped looks for markup that is written with references, as text or as an attribute.
func (c *carrier) escaped() {
	const less = "&lt;"
	for at := c.done; ; {
		n := strings.Index(c.src[at:], less)
		if n < 0 {
			return
		}
		at += n
		start := strings.LastIndexAny(c.src[c.done:at], "<>") + c.done
		if start < c.done {
			return
		}
		from, to, stop := start+1, 0, byte('<')
		if c.src[start] == '<' { // in an attribute
			from += strings.LastIndexAny(c.src[start:at], `"'`)
			stop = c.src[max(start, from-1)]
		} else {
			start = c.done + max(0, strings.LastIndexByte(c.src[c.done:start], '<'))
		}
		if to = strings.IndexByte(c.src[at:], stop); to < 0 {
			return
		}
		to += at
		end := strings.IndexByte(c.src[to:], '>')
		if end < 0 {
			return
		}
		if at = to + end + 1; strings.Count(c.src[from:to], less) >= leastCarried {
			c.write(start, from, to, at, reference)
		}
	}
}

// markupString returns where the string of a script stands that is markup.
func markupString(script string) (from, to int) {
	if tags(script) < leastCarried {
		return 0, 0
	}
	for i := 0; i < len(script); i++ {
		quote := script[i]
		if quote != '"' && quote != '\'' && quote != '`' {
			continue
		}
		from = i + 1
		for i++; i < len(script) && script[i] != quote; i++ {
			if script[i] == '\\' {
				i++
			}
		}
		if i < len(script) && tags(script[from:i]) >= leastCarried {
			return from, i
		}
	}
	return 0, 0
}

// tags counts the tags in a string of a script.
func tags(text string) int {
	return strings.Count(text, "<") + strings.Count(text, `\u003c`) + strings.Count(text, `\u003C`)
}

// write writes what stands before an element, and the element with blanks for its tags
// and with its content, in which unescape resolves the escapes.
func (c *carrier) write(start, from, to, end int, unescape func(string) (string, int)) {
	c.out = append(c.out, c.src[c.done:start]...)
	c.blank(c.src[start:from])
	short := 0 // bytes that escapes were longer
	for i := from; i < to; {
		text, n := c.src[i:i+1], 1
		if unescape != nil {
			if t, size := unescape(c.src[i:to]); size > 0 {
				text, n = t, size
			}
		}
		i += n
		short += n - len(text)
		c.out = append(c.out, text...)
		if text == ">" || i == to {
			c.fill(short)
			short = 0
		}
	}
	c.blank(c.src[to:end])
	c.done = end
}

// fill writes blanks into the tag or comment that ends what is written, or behind a text.
func (c *carrier) fill(n int) {
	end := len(c.out)
	for _, sign := range [...]string{">", "--"} {
		end -= len(sign) * min(1, len(c.out[:end])-len(bytes.TrimSuffix(c.out[:end], []byte(sign))))
	}
	c.out = slices.Insert(c.out, end, bytes.Repeat([]byte(" "), n)...)
}

// blank writes blanks for all but line ends.
func (c *carrier) blank(text string) {
	for i := range len(text) {
		b := byte(' ')
		if text[i] == '\n' || text[i] == '\r' {
			b = text[i]
		}
		c.out = append(c.out, b)
	}
}

// reference resolves the character reference that s begins with.
func reference(s string) (text string, n int) {
	const longest = 10
	if s[0] != '&' {
		return "", 0
	}
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 0 {
		return "", 0
	}
	if text = html.UnescapeString(s[:end+1]); len(text) > end+1 {
		return "", 0
	}
	return printable(text), end + 1
}

// scriptEscape resolves the escape of a string that s begins with.
func scriptEscape(s string) (text string, n int) {
	if s[0] != '\\' || len(s) < 2 {
		return "", 0
	}
	const unicode = len(`\u0000`)
	if s[1] == 'u' && len(s) >= unicode {
		r, ok := hexRune(s[2:unicode])
		if !ok {
			return "", 0
		}
		n = unicode
		if low, ok := hexRune(strings.TrimPrefix(s[n:min(len(s), 2*unicode)], `\u`)); ok && 0xd800 <= r && r < 0xdc00 && 0xdc00 <= low {
			r, n = (r-0xd800)<<10+(low-0xdc00)+0x10000, 2*unicode
		}
		return printable(string(r)), n
	}
	switch s[1] {
	case 'n', 'r', 't', 'b', 'f':
		return " ", 2
	}
	return s[1:2], 2
}

// printable returns a text with a blank for a line end, which would count as one of the
// source.
func printable(text string) string {
	if text == "\n" || text == "\r" {
		return " "
	}
	return text
}

// hexRune reads the four digits of an escape.
func hexRune(s string) (r rune, ok bool) {
	const digits = 4
	if len(s) != digits {
		return 0, false
	}
	for i := range digits {
		d := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if d < 0 {
			return 0, false
		}
		r = r<<4 + rune(d)
	}
	return r, true
}

// tables reports whether a document has a table with more than a few cells.
func tables(doc *extract.Document) bool {
	const few = 12
	for i := range doc.Blocks {
		if t := doc.Blocks[i].Table; t != nil && len(t.Cells) > few {
			return true
		}
	}
	return false
}
