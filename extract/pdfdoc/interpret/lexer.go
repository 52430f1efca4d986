package interpret

// kind tells the objects of content streams and CMaps apart.
type kind uint8

const (
	operatorKind kind = iota // any other word
	numberKind
	stringKind
	nameKind
	arrayKind
	dictKind
)

// object is one operand or operator.
type object struct {
	kind  kind
	num   float64
	text  []byte   // of a string, name or operator
	items []object // of an array; of a dictionary: names and values in turn
}

// is reports whether o is a certain operator.
func (o object) is(operator string) bool {
	return o.kind == operatorKind && string(o.text) == operator
}

// value returns what a dictionary has under a key.
func (o object) value(key string) (object, bool) {
	if o.kind != dictKind {
		return object{}, false
	}
	for i := 0; i+1 < len(o.items); i += 2 {
		if o.items[i].kind == nameKind && string(o.items[i].text) == key {
			return o.items[i+1], true
		}
	}
	return object{}, false
}

// lexer splits a content stream or a CMap into objects. It never fails: what is
// no object is left out.
type lexer struct {
	data []byte
	pos  int
}

// maxNesting bounds arrays and dictionaries inside each other.
const maxNesting = 32

// next returns the next object, false at the end.
func (l *lexer) next() (object, bool) { return l.nested(0) }

func (l *lexer) nested(depth int) (object, bool) {
	for {
		l.blanks()
		if l.pos >= len(l.data) {
			return object{}, false
		}
		switch c := l.data[l.pos]; c {
		case '(':
			return object{kind: stringKind, text: l.literal()}, true
		case '/':
			l.pos++
			return object{kind: nameKind, text: l.name()}, true
		case '<':
			if l.peek(1) != '<' {
				return object{kind: stringKind, text: l.hex()}, true
			}
			l.pos += 2
			if depth < maxNesting {
				return object{kind: dictKind, items: l.until('>', depth)}, true
			}
		case '[':
			l.pos++
			if depth < maxNesting {
				return object{kind: arrayKind, items: l.until(']', depth)}, true
			}
		case ']', '>':
			if depth > 0 {
				return object{}, false
			}
			l.pos++
		case ')', '{', '}':
			l.pos++
		default:
			return l.word(), true
		}
	}
}

// until reads the objects of an array or dictionary up to its end.
func (l *lexer) until(end byte, depth int) []object {
	var items []object
	for {
		o, ok := l.nested(depth + 1)
		if ok {
			items = append(items, o)
			continue
		}
		if l.pos >= len(l.data) {
			return items
		}
		closing := l.data[l.pos]
		l.pos++
		if closing == '>' && l.peek(0) == '>' {
			l.pos++
		}
		if closing == end {
			return items
		}
	}
}

// peek returns the byte i places on, 0 behind the end.
func (l *lexer) peek(i int) byte {
	if l.pos+i < len(l.data) {
		return l.data[l.pos+i]
	}
	return 0
}

// blanks skips blanks and comments.
func (l *lexer) blanks() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case blank(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// word reads a number or an operator.
func (l *lexer) word() object {
	start := l.pos
	for l.pos < len(l.data) && !blank(l.data[l.pos]) && !delimiter(l.data[l.pos]) {
		l.pos++
	}
	text := l.data[start:l.pos]
	if n, ok := number(text); ok {
		return object{kind: numberKind, num: n}
	}
	return object{kind: operatorKind, text: text}
}

// number reads a number; what follows a sign in its middle is left out, as
// other programs do.
func number(text []byte) (float64, bool) {
	var n, scale float64
	negative, digits := false, false
	for i, c := range text {
		switch {
		case c >= '0' && c <= '9':
			digits = true
			if scale == 0 {
				n = n*10 + float64(c-'0')
			} else {
				n += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case (c == '-' || c == '+') && !digits && scale == 0:
			negative = c == '-'
		case (c == '-' || c == '+' || c == '.') && i > 0:
			return signed(n, negative), digits
		default:
			return 0, false
		}
	}
	return signed(n, negative), digits
}

func signed(n float64, negative bool) float64 {
	if negative {
		return -n
	}
	return n
}

// literal reads a string in parentheses; one without end reaches to the end of
// the data.
func (l *lexer) literal() []byte {
	var out []byte
	depth := 1
	l.pos++
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.peek(0) == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}

// escape reads what follows a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.peek(0) == '\n' {
			l.pos++
		}
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := c - '0'
	for range 2 {
		d := l.peek(0)
		if d < '0' || d > '7' {
			break
		}
		n = n<<3 | (d - '0')
		l.pos++
	}
	return append(out, n)
}

// hex reads a string in angle brackets.
func (l *lexer) hex() []byte {
	var out []byte
	var high byte
	half := false
	l.pos++
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		n, ok := hexDigit(c)
		switch {
		case !ok:
		case half:
			out, half = append(out, high<<4|n), false
		default:
			high, half = n, true
		}
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// name reads a name behind its slash.
func (l *lexer) name() []byte {
	var out []byte
	for l.pos < len(l.data) && !blank(l.data[l.pos]) && !delimiter(l.data[l.pos]) {
		c := l.data[l.pos]
		l.pos++
		if c == '#' {
			high, ok1 := hexDigit(l.peek(0))
			low, ok2 := hexDigit(l.peek(1))
			if ok1 && ok2 {
				c = high<<4 | low
				l.pos += 2
			}
		}
		out = append(out, c)
	}
	return out
}

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
