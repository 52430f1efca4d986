package htmldoc

import "strings"

// attr is an attribute that the reader has a use for.
type attr uint8

const (
	otherAttr attr = iota
	styleAttr
	hiddenAttr
	rowspanAttr
	colspanAttr
	hrefAttr
	srcAttr
	dataAttr
	nameAttr
	propertyAttr
	contentAttr
	classAttr
	idAttr
	mediaAttr
	typeAttr
	valueAttr
	roleAttr
	numAttrs
)

// attrs are the known attributes of one tag. Values are kept as they stand in
// the source, with character references.
type attrs struct {
	has    uint32 // a bit for each attr
	values [numAttrs]string
	value  int // where the valueAttr stands in the source
}

// given reports whether the tag has an attribute.
func (a *attrs) given(name attr) bool { return a.has&(1<<name) != 0 }

// get returns the value of an attribute, decoded.
func (a *attrs) get(name attr) string {
	if !a.given(name) {
		return ""
	}
	return decodeAttr(a.values[name])
}

// read reads the attributes at i, behind a tag's name, and returns the place
// behind the tag, -1 if the source ends before. The first of several
// attributes of a name counts.
func (a *attrs) read(src string, i int) int {
	a.has = 0
	for {
		for i < len(src) && (space(src[i]) || src[i] == '/') {
			i++
		}
		if i >= len(src) {
			return -1
		}
		if src[i] == '>' {
			return i + 1
		}
		start := i
		for i++; i < len(src) && src[i] != '=' && !endsName(src[i]); i++ {
		}
		name := attrOf(src[start:i])
		var value string
		value, i = attrValue(src, i)
		if name != otherAttr && !a.given(name) {
			a.has |= 1 << name
			a.values[name] = value
			if name == valueAttr && i >= 0 {
				a.value = i - len(value)
				if src[a.value:i] != value { // the quote is behind it
					a.value--
				}
			}
		}
		if i < 0 {
			return -1
		}
	}
}

// attrValue reads the value behind an attribute's name and returns the place
// behind it, -1 if the source ends inside.
func attrValue(src string, i int) (string, int) {
	for i < len(src) && space(src[i]) {
		i++
	}
	if i >= len(src) || src[i] != '=' {
		return "", i
	}
	for i++; i < len(src) && space(src[i]); i++ {
	}
	if i >= len(src) {
		return "", -1
	}
	if quote := src[i]; quote == '"' || quote == '\'' {
		i++
		n := strings.IndexByte(src[i:], quote)
		if n < 0 {
			return src[i:], -1
		}
		return src[i : i+n], i + n + 1
	}
	start := i
	for i < len(src) && src[i] != '>' && !space(src[i]) {
		i++
	}
	return src[start:i], i
}

// attrOf finds an attribute by its name.
func attrOf(name string) attr {
	switch len(name) {
	case 2:
		return named(name, "id", idAttr)
	case 3:
		return named(name, "src", srcAttr)
	case 4:
		switch name[0] | 0x20 {
		case 'h':
			return named(name, "href", hrefAttr)
		case 'd':
			return named(name, "data", dataAttr)
		case 'r':
			return named(name, "role", roleAttr)
		}
		if named(name, "type", typeAttr) == typeAttr {
			return typeAttr
		}
		return named(name, "name", nameAttr)
	case 5:
		switch name[0] | 0x20 {
		case 's':
			return named(name, "style", styleAttr)
		case 'm':
			return named(name, "media", mediaAttr)
		case 'v':
			return named(name, "value", valueAttr)
		}
		return named(name, "class", classAttr)
	case 6:
		return named(name, "hidden", hiddenAttr)
	case 7:
		switch name[2] | 0x20 {
		case 'w':
			return named(name, "rowspan", rowspanAttr)
		case 'l':
			return named(name, "colspan", colspanAttr)
		}
		return named(name, "content", contentAttr)
	case 8:
		return named(name, "property", propertyAttr)
	}
	return otherAttr
}

func named(name, want string, a attr) attr {
	if name == want || name[0]|0x20 == want[0] && strings.EqualFold(name, want) {
		return a
	}
	return otherAttr
}

// span reads a rowspan or colspan as browsers do: the digits at its start. It
// is missing where there are none.
func (a *attrs) span(name attr, missing int) int {
	if !a.given(name) {
		return missing
	}
	const most = 1_000_000 // beyond every limit of the standard
	value := trimSpace(a.values[name])
	value = strings.TrimPrefix(value, "+")
	n := 0
	for i := range len(value) {
		c := value[i]
		if c < '0' || c > '9' {
			if i == 0 {
				return missing
			}
			break
		}
		n = min(n*10+int(c-'0'), most)
	}
	if value == "" {
		return missing
	}
	return n
}

// trimSpace removes the ASCII white space at the start of s.
func trimSpace(s string) string {
	for s != "" && space(s[0]) {
		s = s[1:]
	}
	return s
}
