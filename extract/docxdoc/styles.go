package docxdoc

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/extract"
)

// bodyLevel is the level of what is no heading.
const bodyLevel = 0

// choice is a property that may be on, off, or left to the style.
type choice int8

const (
	unset choice = iota
	off
	on
)

func chosen(b bool) choice {
	if b {
		return on
	}
	return off
}

// or returns c, or what it is by default where c is unset.
func (c choice) or(d choice) choice {
	if c == unset {
		return d
	}
	return c
}

// look is how a text is printed, of what concerns what it says.
type look struct {
	hidden choice // it is not shown
	struck choice // a line goes through it: printed, but no longer valid
	double choice // two lines go through it
	raised choice // it is superscript
}

// read takes one property of a run or style into account.
func (l *look) read(tag tag, s *scanner) {
	switch tag {
	case vanishTag:
		l.hidden = chosen(s.on())
	case strikeTag:
		l.struck = chosen(s.on())
	case dstrikeTag:
		l.double = chosen(s.on())
	case vertAlignTag:
		l.raised = chosen(s.attr("val") == "superscript")
	}
}

// or returns l, with what is unset as in d.
func (l look) or(d look) look {
	return look{l.hidden.or(d.hidden), l.struck.or(d.struck), l.double.or(d.double), l.raised.or(d.raised)}
}

// skipped says why a text is no part of the document, "" if it is one.
func (l look) skipped() extract.ProblemKind {
	switch on {
	case l.hidden:
		return extract.HiddenSkipped
	case l.struck, l.double:
		return extract.StruckSkipped
	}
	return ""
}

// numberRef is the list and the level that a paragraph or style is numbered in.
type numberRef struct {
	num   string // id; "" where unset, "0" for none
	level int    // from 0; -1 where unset
}

func (n numberRef) or(d numberRef) numberRef {
	if n.num == "" {
		n.num = d.num
	}
	if n.level < 0 {
		n.level = d.level
	}
	return n
}

// style is what a style says, of what concerns the text.
type style struct {
	based   string // id of the style that says the rest
	level   int    // of a heading, from 1; bodyLevel for text; -1 where unset
	number  numberRef
	look    look
	settled bool // based is taken into account
}

// styles are those of a document, by id.
type styles struct {
	all  map[string]*style
	main string // id of the style of paragraphs that name none
}

// readStyles reads the part of styles.
func readStyles(s *scanner) styles {
	st := styles{all: make(map[string]*style)}
	for range s.children() {
		for tag := range s.children() {
			if tag == styleTag {
				st.read(s)
			}
		}
	}
	return st
}

func (st *styles) read(s *scanner) {
	id, kind := s.attr("styleId"), s.attr("type")
	if d := s.attr("default"); kind == "paragraph" && (d == "1" || d == "true" || d == "on") {
		st.main = id
	}
	one := &style{level: -1, number: numberRef{level: -1}}
	for tag := range s.children() {
		switch tag {
		case nameTag:
			if level := namedLevel(s.attr("val")); level > 0 && one.level < 0 {
				one.level = level
			}
		case basedOnTag:
			one.based = s.attr("val")
		case pPrTag:
			one.paragraph(s)
		case rPrTag:
			one.run(s)
		}
	}
	if _, ok := st.all[id]; !ok {
		st.all[id] = one
	}
}

func (one *style) paragraph(s *scanner) {
	for tag := range s.children() {
		switch tag {
		case numPrTag:
			one.number = readNumberRef(s)
		case outlineLvlTag:
			one.level = outlineLevel(s)
		}
	}
}

func (one *style) run(s *scanner) {
	for tag := range s.children() {
		one.look.read(tag, s)
	}
}

// readNumberRef reads a numPr element.
func readNumberRef(s *scanner) numberRef {
	n := numberRef{level: -1}
	for tag := range s.children() {
		switch tag {
		case numIDTag:
			n.num = s.attr("val")
		case ilvlTag:
			n.level = s.number("val")
		}
	}
	return n
}

// outlineLevel reads an outlineLvl element: 0 to 8 are headings.
func outlineLevel(s *scanner) int {
	const deepest = 8
	if n := s.number("val"); n >= 0 && n <= deepest {
		return n + 1
	}
	return bodyLevel
}

// namedLevel returns the level of a heading's style by its name, 0 for other
// names. Programs name these styles in English or Chinese; the title of a
// document counts as its first heading.
func namedLevel(name string) int {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if name == "title" || name == "标题" {
		return 1
	}
	for _, prefix := range [...]string{"heading", "标题"} {
		if digit, ok := strings.CutPrefix(name, prefix); ok {
			if n, err := strconv.Atoi(digit); err == nil && n >= 1 && n <= 9 {
				return n
			}
		}
	}
	return 0
}

// get returns a style with all that it is based on. An unknown one, as in a file
// without styles, is judged by its id.
func (st *styles) get(id string) style {
	one, ok := st.all[id]
	if !ok {
		level := -1
		if n := namedLevel(id); n > 0 {
			level = n
		}
		return style{level: level, number: numberRef{level: -1}}
	}
	st.settle(one)
	return *one
}

// settle takes into account what a style is based on. Cycles are cut.
func (st *styles) settle(one *style) {
	const longest = 64
	var chain []*style
	for !one.settled && len(chain) < longest {
		one.settled = true
		chain = append(chain, one)
		next, ok := st.all[one.based]
		if !ok {
			break
		}
		one = next
	}
	for i := len(chain) - 1; i >= 0; i-- {
		base, ok := st.all[chain[i].based]
		if !ok {
			continue
		}
		one := chain[i]
		if one.level < 0 {
			one.level = base.level
		}
		one.number = one.number.or(base.number)
		one.look = one.look.or(base.look)
	}
}
