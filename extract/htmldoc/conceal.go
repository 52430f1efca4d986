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

// read takes one declaration, whose first letter is c in lower case.
func (k *concealment) read(c byte, declaration string) {
	switch c {
	case 'f':
		if value, ok := declares(declaration, "font-size"); ok {
			k.sized = true
			k.hides = k.hides&^tiny | when(none(value), tiny)
		}
	case 'o':
		if value, ok := declares(declaration, "opacity"); ok {
			k.hides = k.hides&^unseen | when(none(value), unseen)
		} else if value, ok := declares(declaration, "overflow"); ok {
			k.clipped = begins(value, "hidden") || begins(value, "clip")
		}
	case 'h', 'w', 'm':
		for _, property := range [...]string{"height", "width", "max-height", "max-width"} {
			if value, ok := declares(declaration, property); ok {
				k.flat = k.flat || none(value)
			}
		}
	case 'p':
		if value, ok := declares(declaration, "position"); ok {
			k.placed = begins(value, "absolute") || begins(value, "fixed")
		}
	case 'l', 't':
		if value, ok := declares(declaration, "text-indent"); ok {
			k.hides = k.hides | when(beyond(value), unseen)
		}
		for _, property := range [...]string{"left", "top"} {
			if value, ok := declares(declaration, property); ok {
				k.far = k.far || beyond(value)
			}
		}
	case 'c':
		if value, ok := declares(declaration, "color"); ok {
			k.colour = value
		} else if value, ok := declares(declaration, "clip"); ok {
			k.far = k.far || begins(value, "rect(0") || begins(value, "rect(1px")
		}
	case 'b':
		value, ok := declares(declaration, "background-color")
		if !ok {
			value, ok = declares(declaration, "background")
		}
		if ok {
			k.background = value
		}
	}
}

// resized reports whether an element may print its text in another size than what
// is around it: it says so, a style sheet may, or it is more than a piece of a line.
func (r *reader) resized(t tag) bool {
	a := &r.scan.token.attrs
	return kinds[t]&(block|part) != 0 || a.given(classAttr) || a.given(idAttr) || a.given(styleAttr) && sizes(a.values[styleAttr])
}

// sizes reports whether a style gives the text a size.
func sizes(style string) bool {
	var own concealment
	declarations(style, &own)
	return own.sized
}

// visibility sums up what was read of an element; those of tables are as large as
// what is in them.
func (k *concealment) visibility(t tag) visibility {
	flat := k.flat && k.clipped && kinds[t]&part == 0
	invisible := k.colour != "" && (begins(k.colour, "transparent") || strings.EqualFold(k.colour, k.background))
	return k.hides | when(flat || k.placed && k.far || invisible, unseen)
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
