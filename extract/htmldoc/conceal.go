package htmldoc

import "strings"

// concealment gathers how the own style of an element hides its text without
// saying so: no size, no colour, outside the page. Style sheets are not asked for
// that: what sizes and shows again the elements inside is mostly said by selectors
// that are not understood.
type concealment struct {
	hides visibility
	sized bool // a size is given to the text, which may be none

	flat, clipped      bool // no width or height; nothing is printed beyond it
	placed, far        bool // at a place of its own; far to the left or above
	colour, background string
}

// read takes one declaration.
func (k *concealment) read(declaration string) {
	colon := strings.IndexByte(declaration, ':')
	if colon <= 0 {
		return
	}
	name, value := declaration[:colon], trimSpace(declaration[colon+1:])
	is := func(property string) bool {
		return begins(name, property) && strings.TrimSpace(name[len(property):]) == ""
	}
	switch name[0] | 0x20 {
	case 'f':
		if is("font-size") {
			k.sized = true
			k.hides = k.hides&^tiny | when(none(value) || begins(value, "1p"), tiny)
		}
	case 'o':
		switch {
		case is("opacity"):
			k.hides = k.hides&^unseen | when(none(value), unseen)
		case is("overflow"):
			k.clipped = begins(value, "hidden") || begins(value, "clip")
		}
	case 'h', 'w', 'm':
		if none(value) && (is("height") || is("width") || is("max-height") || is("max-width")) {
			k.flat = true
		}
	case 'p':
		if is("position") {
			k.placed = begins(value, "absolute") || begins(value, "fixed")
		}
	case 'l', 't':
		switch {
		case !beyond(value):
		case is("text-indent"):
			k.hides |= unseen
		case is("left") || is("top"):
			k.far = true
		}
	case 'c':
		switch {
		case is("color"):
			k.colour = value
		case is("clip"):
			k.far = k.far || begins(value, "rect(0") || begins(value, "rect(1px")
		}
	case 'b':
		if is("background-color") || is("background") {
			k.background = value
		}
	}
}

// ownStyle is what the style attribute of an element says.
type ownStyle struct {
	hidden, declared visibility // see declarations
	flat             visibility // how it hides beside that, unless the element is a part of a table
	sized            bool       // a size is given to the text
	wide             bool       // the width is given
	layout           *layout    // nil if nothing more is said about that
}

// maxStyles bounds the styles that are remembered.
const maxStyles = 256

// style reads a style attribute. Programs write the same few ones on every element.
func (r *reader) style(text string) ownStyle {
	if s, ok := r.styles[text]; ok {
		return s
	}
	var k concealment
	var l layout
	hidden, declared := declarations(text, &k, &l)
	s := ownStyle{hidden: hidden | k.visibility(), declared: declared, flat: when(k.flat && k.clipped, unseen), sized: k.sized, wide: l.wide}
	if l.said {
		kept := l
		s.layout = &kept
	}
	if r.styles == nil {
		r.styles = make(map[string]ownStyle)
	}
	if len(r.styles) < maxStyles {
		r.styles[text] = s
	}
	return s
}

// resized reports whether an element may print its text in another size than what
// is around it: it says so, a style sheet may, or it is more than a piece of a line.
func (r *reader) resized(t tag) bool {
	a := &r.scan.token.attrs
	return kinds[t]&(block|part) != 0 || a.given(classAttr) || a.given(idAttr) || a.given(styleAttr) && r.style(a.values[styleAttr]).sized
}

// visibility sums up what was read but for what a table would not hide.
func (k *concealment) visibility() visibility {
	invisible := k.colour != "" && (begins(k.colour, "transparent") || strings.EqualFold(k.colour, k.background))
	return k.hides | when(k.placed && k.far || invisible, unseen)
}

// none reports whether a length or a number is 0, or so small that nothing is seen.
func none(value string) bool {
	if !strings.HasPrefix(value, "0") && !strings.HasPrefix(value, ".0") {
		return false
	}
	digits := strings.TrimLeft(value, "0.")
	return digits == "" || digits[0] < '1' || digits[0] > '9'
}

// beyond reports whether a length leads hundreds of pixels out of the page.
func beyond(value string) bool {
	const least = 500
	digits, ok := strings.CutPrefix(value, "-")
	n := 0
	for i := 0; i < len(digits) && digits[i] >= '0' && digits[i] <= '9' && n < least; i++ {
		n = 10*n + int(digits[i]-'0')
	}
	return ok && n >= least
}
