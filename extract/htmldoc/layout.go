package htmldoc

import "strings"

// layout is how a style says that an element stands, and what is in it.
type layout struct {
	said    bool  // more than a width
	cell    bool  // it is the cell of a table
	apart   bool  // it is a box in a line of boxes
	wide    bool  // its width is given
	kids    bool  // the elements in it are boxes beside or below each other
	columns int   // of its grid, 0 for none
	place   place // in the grid around it
}

// add adds what another style says.
func (l *layout) add(m *layout) {
	l.said = true
	l.cell, l.apart, l.wide, l.kids = l.cell || m.cell, l.apart || m.apart, l.wide || m.wide, l.kids || m.kids
	l.columns = max(l.columns, m.columns)
	l.place = place{rows: max(l.place.rows, m.place.rows), cols: max(l.place.cols, m.place.cols), col: max(l.place.col, m.place.col)}
}

// boxes reports whether an element that joins the text around it elsewhere is a box.
func (l *layout) boxes() bool { return l.cell || l.apart && l.wide }

// read takes one declaration of a style.
func (l *layout) read(declaration string) {
	if len(declaration) < 2 {
		return
	}
	switch string([]byte{declaration[0] | 0x20, declaration[1] | 0x20}) {
	case "di":
		if value, ok := declares(declaration, "display"); ok {
			l.display(value)
		}
	case "fl":
		if value, ok := declares(declaration, "float"); ok && !begins(value, "none") {
			l.said, l.apart = true, true
		}
	case "wi":
		if _, ok := declares(declaration, "width"); ok {
			l.wide = true
		}
	case "mi":
		if _, ok := declares(declaration, "min-width"); ok {
			l.wide = true
		}
	case "gr":
		l.grid(declaration)
	}
}

// display takes the value of the declaration of that name.
func (l *layout) display(value string) {
	inner, inline := strings.CutPrefix(strings.ToLower(value), "inline-")
	switch {
	case begins(inner, "table-cell"):
		l.cell = true
	case begins(inner, "flex"), begins(inner, "grid"), begins(inner, "table-row"):
		l.kids = true
	case begins(inner, "block"):
		l.apart = true
	default:
		return
	}
	l.said = true
	l.apart = l.apart || inline
}

func (l *layout) grid(declaration string) {
	if value, ok := declares(declaration, "grid-template-columns"); ok {
		l.said, l.columns = true, tracks(value)
	} else if value, ok := declares(declaration, "grid-column"); ok {
		l.said = true
		l.place.col, l.place.cols = gridLines(value)
	} else if value, ok := declares(declaration, "grid-row"); ok {
		l.said = true
		_, l.place.rows = gridLines(value)
	}
}

// maxTracks bounds the columns of a grid made by a style.
const maxTracks = 64

// tracks counts the tracks of a template: words, and groups that are repeated.
func tracks(value string) int {
	n := 0
	for value = trimSpace(value); value != "" && n <= maxTracks; value = trimSpace(value) {
		end, depth := 0, 0
		for end < len(value) && (depth > 0 || !space(value[end])) {
			switch value[end] {
			case '(':
				depth++
			case ')':
				depth--
			}
			end++
		}
		track := value[:end]
		value = value[end:]
		switch {
		case begins(track, "repeat("):
			times, group, _ := strings.Cut(track[len("repeat("):], ",")
			n += number(trimSpace(times)) * max(1, tracks(strings.TrimSuffix(group, ")")))
		case track[0] == '!' || track[0] == '/':
			return n
		case track[0] != '[':
			n++
		}
	}
	if n > maxTracks {
		return 0
	}
	return n
}

// gridLines reads the line that a box of a grid begins at, and how many tracks it
// spans, each 0 where that is not said.
func gridLines(value string) (start, span int) {
	from, to, _ := strings.Cut(value, "/")
	from, to = trimSpace(from), trimSpace(to)
	if begins(from, "span") {
		return 0, number(trimSpace(from[len("span"):]))
	}
	start = number(from)
	switch {
	case begins(to, "span"):
		span = number(trimSpace(to[len("span"):]))
	case to != "":
		span = max(0, number(to)-start)
	}
	return start, span
}

// number reads the digits that s begins with, up to a bound.
func number(s string) int {
	n := 0
	for i := 0; i < len(s) && digit(s[i]) && n < 1000; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// layout tells how the element of the start tag that was read stands, by the page's
// style sheets, its own style and its role.
func (r *reader) layout() layout {
	a := &r.scan.token.attrs
	var l layout
	if r.stands != nil {
		l = *r.stands
	}
	l.wide = l.wide || r.wide
	if len(r.sheet.layouts) > 0 && a.given(classAttr) {
		for class := range strings.FieldsSeq(a.values[classAttr]) {
			if m, ok := r.sheet.layouts[class]; ok {
				l.add(&m)
			}
		}
	}
	if a.given(roleAttr) {
		switch a.values[roleAttr] {
		case "cell", "gridcell", "columnheader", "rowheader":
			l.said, l.cell = true, true
		case "row":
			l.said, l.kids = true, true
		}
	}
	return l
}

// place notes what the rule of a selector says about the layout of its elements: by
// one of their classes, or by the class of what they are in.
func (s *sheet) place(selector string, l *layout) {
	last := selector[strings.LastIndexAny(selector, " >+~")+1:]
	m := *l
	if !strings.Contains(last, ".") {
		if !l.boxes() {
			return
		}
		selector = strings.TrimRight(selector[:len(selector)-len(last)], " >+~")
		last = selector[strings.LastIndexAny(selector, " >+~")+1:]
		m = layout{kids: true}
	}
	dot := strings.IndexByte(last, '.')
	if dot < 0 {
		return
	}
	class := last[dot : dot+nameEnd(last[dot:])]
	if len(class) < 2 || dot+len(class) < len(last) && last[dot+len(class)] == ':' || len(s.layouts) >= maxRules {
		return
	}
	if s.layouts == nil {
		s.layouts = make(map[string]layout)
	}
	before := s.layouts[class[1:]]
	before.add(&m)
	s.layouts[class[1:]] = before
}
