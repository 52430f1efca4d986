package htmldoc

import "strings"

// visibility says whether and how an element is hidden, or stands above or
// below the line. The bits that hide add up downwards.
type visibility uint8

const (
	gone    visibility = 1 << iota // takes no place: display:none
	unseen                         // takes its place, prints nothing: visibility:hidden
	struck                         // is struck out: printed, but no longer valid
	raised                         // superscript
	lowered                        // subscript
	tiny                           // printed in a size of 0, unless an element inside has another

	hides  = gone | unseen | struck | tiny
	shifts = raised | lowered
)

// visibility tells from the start tag that was read how its element is hidden:
// by its name, the page's style sheets, its own attributes, its own style.
func (r *reader) visibility() visibility {
	a := &r.scan.token.attrs
	v := r.scan.token.tag.visibility() | r.sheet.visibility(a)
	if a.given(hiddenAttr) {
		v |= gone
	}
	r.stands, r.wide = nil, false
	if a.given(styleAttr) {
		own := r.style(a.values[styleAttr])
		r.stands, r.wide = own.layout, own.wide
		v = v&^own.declared | own.hidden
		if kinds[r.scan.token.tag]&part == 0 {
			v |= own.flat
		}
	}
	return v
}

// visibility tells how browsers show an element that no style is about.
func (t tag) visibility() visibility {
	switch t {
	case delTag, sTag, strikeTag:
		return struck
	case supTag:
		return raised
	case subTag:
		return lowered
	}
	return 0
}

// declarations reads CSS declarations: how they hide, and which of the ways to
// hide they declare anything about, and what they say about the layout. The other
// declarations of an element's own style go to own, which is nil for a style sheet.
func declarations(style string, own *concealment, l *layout) (hidden, declared visibility) {
	for style != "" {
		var declaration string
		declaration, style, _ = strings.Cut(style, ";")
		declaration = trimSpace(declaration)
		if declaration == "" {
			continue
		}
		if own != nil {
			own.read(declaration)
		}
		l.read(declaration)
		switch declaration[0] | 0x20 {
		case 'd':
			if value, ok := declares(declaration, "display"); ok {
				declared |= gone
				hidden = hidden&^gone | when(begins(value, "none"), gone)
			}
		case 'v':
			if value, ok := declares(declaration, "visibility"); ok {
				declared |= unseen
				hidden = hidden&^unseen | when(begins(value, "hidden") || begins(value, "collapse"), unseen)
			} else if value, ok := declares(declaration, "vertical-align"); ok {
				declared |= shifts
				hidden = hidden&^shifts | when(begins(value, "super"), raised) | when(begins(value, "sub"), lowered)
			}
		case 't':
			value, ok := declares(declaration, "text-decoration")
			if !ok {
				value, ok = declares(declaration, "text-decoration-line")
			}
			if ok {
				declared |= struck
				hidden = hidden&^struck | when(strings.Contains(strings.ToLower(value), "line-through"), struck)
			}
		}
	}
	return hidden, declared
}

func when(condition bool, v visibility) visibility {
	if condition {
		return v
	}
	return 0
}

// declares returns the value if a declaration is about the property.
func declares(declaration, property string) (string, bool) {
	if !begins(declaration, property) {
		return "", false
	}
	value, ok := strings.CutPrefix(trimSpace(declaration[len(property):]), ":")
	return trimSpace(value), ok
}

// begins reports whether s begins with lower, which is in lower case.
func begins(s, lower string) bool {
	return len(s) >= len(lower) && strings.EqualFold(s[:len(lower)], lower)
}

// sheet is what the style elements of a page hide, strike or raise by one class or one id alone.
// Other selectors are not understood: what they show is taken for shown, and
// what they hide as well, so that nothing is lost by a misunderstanding.
type sheet struct {
	rules map[string]visibility // by selector: .class or #id
	shown map[string]bool       // selectors that are a part of one that shows

	layouts map[string]layout // by class
}

// maxRules bounds the rules that are kept.
const maxRules = 10_000

// visibility tells how the element of a tag is hidden.
func (s *sheet) visibility(a *attrs) visibility {
	var v visibility
	if len(s.rules) == 0 {
		return v
	}
	if a.given(idAttr) {
		v |= s.rule("#" + a.values[idAttr])
	}
	if a.given(classAttr) {
		for class := range strings.FieldsSeq(a.values[classAttr]) {
			v |= s.rule("." + class)
		}
	}
	return v
}

func (s *sheet) rule(selector string) visibility {
	if s.shown[selector] {
		return 0
	}
	return s.rules[selector]
}

// read reads the content of a style element.
func (s *sheet) read(css string) {
	if s.rules == nil {
		s.rules, s.shown = make(map[string]visibility), make(map[string]bool)
	}
	for css != "" && !s.full() {
		selectors, rest, found := strings.Cut(css, "{")
		if !found {
			return
		}
		selectors = prelude(selectors)
		if strings.HasPrefix(selectors, "@") { // other media, or none
			css = rest[blockEnd(rest):]
			continue
		}
		var body string
		body, css, _ = strings.Cut(rest, "}")
		var l layout
		hidden, declared := declarations(body, nil, &l)
		if declared == 0 && !l.said && !l.wide {
			continue
		}
		for selector := range strings.SplitSeq(selectors, ",") {
			selector = strings.TrimSpace(selector)
			if declared != 0 {
				s.add(selector, hidden, declared)
			}
			if l.said || l.wide {
				s.place(selector, &l)
			}
		}
	}
}

func (s *sheet) full() bool { return len(s.rules)+len(s.shown) >= maxRules }

// prelude removes from the text before a rule's block what belongs to none:
// comments and statements.
func prelude(s string) string {
	if i := strings.LastIndex(s, "*/"); i >= 0 {
		s = s[i+2:]
	}
	if i := strings.LastIndexByte(s, ';'); i >= 0 {
		s = s[i+1:]
	}
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "<!--"))
}

// blockEnd returns the place behind the block whose content s begins with.
func blockEnd(s string) int {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// add takes one selector of a rule.
func (s *sheet) add(selector string, hidden, declared visibility) {
	if s.full() {
		return
	}
	name := nameEnd(selector)
	if name == len(selector) && name > 1 {
		before := s.rules[selector]
		if now := before&^declared | hidden; now != before {
			s.rules[selector] = now
		}
		return
	}
	const covered = gone | unseen // what may be shown in some place
	if hidden&covered == declared&covered {
		return
	}
	for selector != "" && !s.full() {
		name = nameEnd(selector)
		if name > 1 {
			s.shown[selector[:name]] = true
		}
		selector = selector[max(name, 1):]
	}
}

// nameEnd returns the length of the class or id that a selector begins with, 0
// if it begins otherwise.
func nameEnd(selector string) int {
	if selector == "" || selector[0] != '.' && selector[0] != '#' {
		return 0
	}
	i := 1
	for i < len(selector) && (alphanumeric(selector[i]) || selector[i] == '-' || selector[i] == '_' || selector[i] >= 0x80) {
		i++
	}
	return i
}
