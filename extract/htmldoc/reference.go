package htmldoc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// decode decodes the character reference at the & that s begins with, and
// returns the length of the reference. What is none is an & of length 1.
func decode(s string) (string, int) {
	size := referenceAt(s)
	decoded := html.UnescapeString(s[:size])
	if decoded == s[:size] {
		return "&", 1
	}
	// Names of old need no semicolon: &nbsp0 is a blank and a zero.
	_, first := utf8.DecodeRuneInString(decoded)
	rest := 0
	for rest < len(decoded)-first && decoded[len(decoded)-1-rest] == s[size-1-rest] {
		rest++
	}
	return decoded[:len(decoded)-rest], size - rest
}

// decodeAttr decodes the character references of an attribute's value. Other
// than in text, a name without its semicolon is none before a letter, a digit
// or =, so that "?id=1&section=2" stays what it is.
func decodeAttr(value string) string {
	i := strings.IndexByte(value, '&')
	if i < 0 {
		return value
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(value, '&') {
		b.WriteString(value[:i])
		value = value[i:]
		decoded, size := decode(value)
		if size > 1 && value[1] != '#' && value[size-1] != ';' && size < len(value) && (alphanumeric(value[size]) || value[size] == '=') {
			decoded = value[:size]
		}
		b.WriteString(decoded)
		value = value[size:]
	}
	b.WriteString(value)
	return b.String()
}

// referenceAt returns the length of what may be a character reference at the &
// that s begins with; 1 at least.
func referenceAt(s string) int {
	const longest = 40 // the longest name has 31 letters
	i, part := 1, alphanumeric
	switch {
	case strings.HasPrefix(s, "&#x"), strings.HasPrefix(s, "&#X"):
		i, part = 3, hexadecimal
	case strings.HasPrefix(s, "&#"):
		i, part = 2, digit
	}
	for i < len(s) && i < longest && part(s[i]) {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	return i
}

func alphanumeric(c byte) bool { return letter(c) || digit(c) }

func hexadecimal(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }
