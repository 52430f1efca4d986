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
	numAttrs
)

// attrs are the known attributes of one tag. Values are kept as they stand in
// the source, with character references.
type attrs struct {
	has    uint16 // a bit for each attr
	values [numAttrs]string
}

// get returns the value of an attribute, decoded.
func (a *attrs) get(name attr) string {
	if a.has&(1<<name) == 0 {
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
		if value, i = attrValue(src, i); i < 0 {
			return -1
		}
		if name != otherAttr && a.has&(1<<name) == 0 {
			a.has |= 1 << name
			a.values[name] = value
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
			return "", -1
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
	case 3:
		return named(name, "src", srcAttr)
	case 4:
		switch name[0] | 0x20 {
		case 'h':
			return named(name, "href", hrefAttr)
		case 'd':
			return named(name, "data", dataAttr)
		}
		return named(name, "name", nameAttr)
	case 5:
		return named(name, "style", styleAttr)
	case 6:
		return named(name, "hidden", hiddenAttr)
	case 7:
		switch name[0] | 0x20 {
		case 'r':
			return named(name, "rowspan", rowspanAttr)
		}
		if name[2]|0x20 == 'l' {
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
	if a.has&(1<<name) == 0 {
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

// visibility says whether and how an element is hidden. The bits add up
// downwards.
type visibility uint8

const (
	gone   visibility = 1 << iota // takes no place: display:none
	unseen                        // takes its place, prints nothing: visibility:hidden
)

// visibility reads an element's own attributes.
func (a *attrs) visibility() visibility {
	var v visibility
	if a.has&(1<<hiddenAttr|1<<styleAttr) == 0 {
		return v
	}
	if a.has&(1<<hiddenAttr) != 0 {
		v |= gone
	}
	if a.has&(1<<styleAttr) != 0 {
		v |= styleVisibility(a.values[styleAttr])
	}
	return v
}

func styleVisibility(style string) visibility {
	var v visibility
	for style != "" {
		var declaration string
		declaration, style, _ = strings.Cut(style, ";")
		declaration = trimSpace(declaration)
		if declaration == "" {
			continue
		}
		switch declaration[0] | 0x20 {
		case 'd':
			if declares(declaration, "display", "none") {
				v |= gone
			}
		case 'v':
			if declares(declaration, "visibility", "hidden") || declares(declaration, "visibility", "collapse") {
				v |= unseen
			}
		}
	}
	return v
}

func declares(declaration, property, value string) bool {
	name, rest, _ := strings.Cut(declaration, ":")
	if !strings.EqualFold(strings.TrimSpace(name), property) {
		return false
	}
	rest = strings.TrimSpace(rest)
	return len(rest) >= len(value) && strings.EqualFold(rest[:len(value)], value)
}
