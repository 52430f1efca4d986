package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// markdown is what reading markdown remembers from line to line.
type markdown struct {
	comment  int  // where in the source the last comment ends
	unclosed bool // no comment ends behind here
	matter   bool // inside the front matter
}

// uncommented returns the part of a line that is behind the last comment.
func (m *markdown) uncommented(line string, pos extract.Pos) (string, extract.Pos) {
	if n := min(m.comment-pos.Offset, len(line)); n > 0 {
		line, pos.Offset = line[n:], pos.Offset+n
	}
	return line, pos
}

// unquoted removes the marks of a quotation or a list from a line; lead is the
// number of bytes before text in the line.
func unquoted(text string, lead int) (string, int) {
	for text != "" {
		n := 0
		switch c := text[0]; {
		case c == '>':
			n = 1
		case strings.IndexByte("-*+", c) >= 0 && strings.HasPrefix(text[1:], " ") && !strings.HasPrefix(text[2:], "|") && !pageRule(text) && !pageNumber(text):
			n = 2
		}
		rest, k := trim(text[n:])
		if n == 0 || rest == "" {
			break
		}
		text, lead = rest, lead+n+k
	}
	return text, lead
}

// markdownLine reads a line of markdown that is no row of a table.
func (r *reader) markdownLine(text string, pos extract.Pos) {
	r.endTable()
	m := r.markdown
	switch {
	case text == "---" && (m.matter || len(r.doc.Blocks) == 0):
		m.matter = !m.matter
	case r.underline(text, pos), pageRule(text), strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"), division(text):
	case r.comment(text, pos), r.heading(text, pos):
	default:
		r.markedText(extract.Block{Pos: pos}, text)
	}
}

// division reports whether a line begins or ends a division of the text, as some
// converters write the elements of pages: ::: or ::: {.class}.
func division(text string) bool {
	name := strings.TrimLeft(text, ":")
	colons := len(text) - len(name)
	name, _ = trim(name)
	return colons > 2 && (name == "" || name[0] == '{' && name[len(name)-1] == '}' || strings.IndexFunc(name, func(c rune) bool { return c >= 0x80 }) < 0)
}

// markedText adds a block with what is printed of text, if anything is.
func (r *reader) markedText(b extract.Block, text string) {
	printed, lead := r.printed(text)
	if printed == "" {
		return
	}
	b.Text = printed
	b.Pos.Offset += lead
	r.add(b)
}

// heading adds a heading that is marked by #, also where the blank behind the
// marks is missing before a Chinese character.
func (r *reader) heading(text string, pos extract.Pos) bool {
	rest := strings.TrimLeft(text, "#")
	level := len(text) - len(rest)
	if level == 0 || level > 6 || rest != "" && rest[0] > ' ' && rest[0] < 0x80 && rest[0] != '*' {
		return false
	}
	if bare := strings.TrimRight(rest, "#"); strings.HasSuffix(bare, " ") {
		rest = bare
	}
	pos.Offset += level
	r.markedText(extract.Block{Kind: extract.Heading, Level: level, Pos: pos}, rest)
	return true
}

// underline makes a heading of the paragraph above a line of === or ---, unless
// the paragraph is a whole sentence above a rule.
func (r *reader) underline(text string, pos extract.Pos) bool {
	n := len(r.doc.Blocks)
	if n == 0 || len(text) < 3 || strings.Trim(text, "=") != "" && strings.Trim(text, "-") != "" {
		return false
	}
	b := &r.doc.Blocks[n-1]
	if b.Kind != extract.Paragraph || b.Pos.Line != pos.Line-1 || strings.Contains(b.Text, "。") {
		return false
	}
	b.Kind, b.Level = extract.Heading, 1
	if text[0] == '-' {
		b.Level = 2
	}
	return true
}

// comment passes over a comment that ends on a later line.
func (r *reader) comment(text string, pos extract.Pos) bool {
	m := r.markdown
	if !strings.HasPrefix(text, "<!--") || m.unclosed || strings.Contains(text, "-->") {
		return false
	}
	n := strings.Index(r.doc.Source[pos.Offset:], "-->")
	if n < 0 {
		m.unclosed = true
		return false
	}
	m.comment = pos.Offset + n + len("-->")
	return true
}

// pageRule reports whether a line only draws a rule: ---, ***, * * *.
func pageRule(text string) bool {
	c := text[:1]
	return strings.Contains("-*_", c) && strings.Trim(text, c+" ") == "" && strings.Count(text, c) > 2
}

// printed returns what is printed of s, which in markdown is less than s, and
// the offset in s of its first character. Links and images are recorded. Of a
// marked text only so much is read that the limit on texts is reached in any
// sensible case.
func (r *reader) printed(s string) (text string, lead int) {
	text, lead = trim(s)
	if r.markdown == nil || !marked(text) {
		return text, lead
	}
	if most := 4 * r.limit.Cell; len(text) > most {
		text = cut(text, most)
		r.problem(extract.LimitReached, "marked text", extract.Pos{})
	}
	in := inline{src: text}
	in.read()
	r.doc.Images += in.images
	if room := r.limit.Cells - len(r.doc.Links); room > 0 {
		r.doc.Links = append(r.doc.Links, in.links[:min(room, len(in.links))]...)
	}
	text, skipped := in.text()
	return text, lead + skipped
}
