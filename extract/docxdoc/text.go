package docxdoc

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blank reports whether c prints nothing.
func blank(c rune) bool {
	switch c {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(c)
}

// superscript returns a text with raised digits, so that the mark of a note or an
// exponent does not join the number before it.
func superscript(text string) string {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	if !strings.ContainsAny(text, "0123456789") {
		return text
	}
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return c
		}
		return []rune(digits)[c-'0']
	}, text)
}

// cutBefore returns the beginning of s, of at most n bytes, that ends between two
// characters.
func cutBefore(s string, n int) string {
	if len(s) <= n {
		return s
	}
	n = max(n, 0)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// symbol returns the character of a sym element. Symbol fonts have their
// characters in the private use area; those that print a number or a mark are
// known.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return ""
	}
	c := rune(n)
	const private, privateEnd = 0xf000, 0xf0ff
	if c < private || c > privateEnd {
		return string(c)
	}
	c -= private
	switch strings.ToLower(font) {
	case "wingdings":
		if s := wingding(c); s != "" {
			return s
		}
	case "wingdings 2":
		switch c {
		case 'O', 'P', 'Q', 'R', 'S', 'T':
			return [...]string{"✗", "✓", "☒", "☑", "☒", "☒"}[c-'O']
		case 0xa3:
			return "□"
		}
	case "symbol":
	default:
		if c >= ' ' && c < 0x7f {
			return string(c) // a text font that is used as a symbol font
		}
	}
	return string(c + private)
}

func wingding(c rune) string {
	switch {
	case c >= 0x81 && c <= 0x8a:
		return string('①' + c - 0x81)
	case c >= 0x8c && c <= 0x95:
		return string('❶' + c - 0x8c)
	}
	switch c {
	case 'l':
		return "●"
	case 'n':
		return "■"
	case 'o', 0xa8:
		return "□"
	case 0xfb:
		return "✗"
	case 0xfc:
		return "✓"
	case 0xfd:
		return "☒"
	case 0xfe:
		return "☑"
	}
	return ""
}
