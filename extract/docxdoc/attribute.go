package docxdoc

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"
)

// attr returns the attribute of the start with a local name: no element that is
// read has two with the same one. Absent is "".
func (s *scanner) attr(local string) string {
	for name, value := range attributes(s.attrs) {
		if name == local || len(name) > len(local) && name[len(name)-len(local)-1] == ':' && strings.HasSuffix(name, local) {
			return unescape(value)
		}
	}
	return ""
}

// number returns an attribute that is a number, otherwise -1.
func (s *scanner) number(local string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s.attr(local)))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// on reports whether a property that is either on or off is on.
func (s *scanner) on() bool {
	switch s.attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// attributes reads the attributes of a tag: names and values as they stand.
func attributes(s string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for {
			equals := strings.IndexByte(s, '=')
			if equals < 0 {
				return
			}
			name := strings.Trim(s[:equals], " \t\r\n")
			s = strings.TrimLeft(s[equals+1:], " \t\r\n")
			if s == "" || s[0] != '"' && s[0] != '\'' {
				return
			}
			end := strings.IndexByte(s[1:], s[0])
			if end < 0 || !yield(name, s[1:1+end]) {
				return
			}
			s = s[end+2:]
		}
	}
}

// unescape replaces the references in an attribute or text.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return string(appendUnescaped(make([]byte, 0, len(s)), s))
}

// appendUnescaped appends s with its references replaced. What is none stays as
// it is: entities cannot be declared.
func appendUnescaped(b []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			return append(b, s...)
		}
		b = append(b, s[:i]...)
		s = s[i:]
		c, size := reference(s)
		if size == 0 {
			c, size = '&', 1
		}
		b = utf8.AppendRune(b, c)
		s = s[size:]
	}
}

// reference decodes the reference that s begins with; size is 0 where it is none.
func reference(s string) (c rune, size int) {
	const longest = 12
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 0 {
		return 0, 0
	}
	name := s[1:end]
	switch name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, 0
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, 0
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return utf8.RuneError, end + 1
	}
	return rune(n), end + 1
}
