package record

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// key begins a member of the object that b ends in; nothing in its name is to be
// escaped.
func key(b []byte, name string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(b, '"')
	b = append(b, name...)
	return append(b, '"', ':')
}

func stringField(b []byte, name, value string) []byte {
	return appendString(key(b, name), value)
}

// textField is a stringField that is left out when empty.
func textField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return stringField(b, name, value)
}

func numberField(b []byte, name string, n int64) []byte {
	return strconv.AppendInt(key(b, name), n, 10)
}

// countField is a numberField that is left out when 0.
func countField(b []byte, name string, n int) []byte {
	if n == 0 {
		return b
	}
	return numberField(b, name, int64(n))
}

// valueField is left out when value is nil.
func valueField(b []byte, name string, value *number.Value) []byte {
	if value == nil {
		return b
	}
	return value.Append(key(b, name))
}

// appendList writes a nil list as an empty one.
func appendList[T any](b []byte, list []T, element func([]byte, *T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = element(b, &list[i])
	}
	return append(b, ']')
}

func appendStrings(b []byte, list []string) []byte {
	return appendList(b, list, func(b []byte, s *string) []byte { return appendString(b, *s) })
}

// appendString writes s as a JSON string. Beside what JSON demands, the line
// separators U+2028 and U+2029 are escaped: some readers of line-wise JSON split
// at them. Bytes that are no UTF-8 become U+FFFD, each by itself.
func appendString(b []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = string([]rune(s))
	}
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain(c) {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = appendEscape(append(b, s[start:i]...), c)
			i++
			start = i
			continue
		}
		if s[i+1] == '\x80' && s[i+2]&^1 == '\xA8' {
			b = append(append(b, s[start:i]...), `\u202`...)
			b = append(b, hexDigits[s[i+2]&0xF])
			start = i + 3
		}
		i += 3
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

const hexDigits = "0123456789abcdef"

// plain reports whether a byte of UTF-8 stands for itself in a string; 0xE2 begins
// the line separators, and others.
func plain(c byte) bool { return c >= ' ' && c != '"' && c != '\\' && c != 0x7F && c != 0xE2 }

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}

// appendFloat appends f with the given number of decimals; what is no number is 0.
func appendFloat(b []byte, f float32, decimals int) []byte {
	v := float64(f)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.AppendFloat(b, v, 'f', decimals, 64)
}
