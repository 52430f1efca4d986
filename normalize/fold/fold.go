// Package fold brings labels and headings into a form in which they can be
// compared: half width, simplified characters, without blanks, punctuation and
// numbering. It also reads the numbering that was taken off.
//
// In: text as printed. Out: bytes for comparison only; nothing that is shown to
// anybody passes through here. The character pairs come from OpenCC's table
// because golang.org/x/text converts widths but no traditional characters.
package fold

import "unicode/utf8"

// Rune returns the comparison form of one character: half width, lower case,
// simplified; 0 for blanks, punctuation, symbols and control characters.
func Rune(r rune) rune {
	switch {
	case r >= 0x4e00 && r < 0xa000:
		if s := simplified[r-0x4e00]; s != 0 {
			return rune(s)
		}
		return r
	case r >= 0xff01 && r <= 0xff5e: // full-width forms of ASCII
		r -= 0xfee0
	}
	switch {
	case r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == '〇' || r == '○':
		return '〇'
	case r < 0x3400, r >= 0xe000 && r < 0xf900, r >= 0xfe00 && r < 0x20000:
		return 0
	}
	return r
}

// Blank reports whether r is a blank of any width.
func Blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0xa0, 0x3000, 0x200b, 0x200c, 0x200d, 0xfeff, 0x2002, 0x2003, 0x2009:
		return true
	}
	return false
}

// AppendLabel appends the comparison form of a label to dst: its characters
// folded by Rune, without leading numbering, a leading 其中, the digits of a
// year (2018年度 becomes 年度), the Latin reading that some sites put behind a
// character in brackets, and with 资讯 written 信息.
func AppendLabel(dst []byte, s string) []byte {
	_, s = Numbering(s)
	base := len(dst)
	digits := -1 // where a run of digits began in dst
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '(' {
			if skip := latinReading(s[i:]); skip > 0 {
				i += skip
				continue
			}
		}
		i += n
		f := Rune(r)
		if f == 0 {
			continue
		}
		switch {
		case f >= '0' && f <= '9':
			if digits < 0 {
				digits = len(dst)
			}
			dst = append(dst, byte(f))
			continue
		case f == '年' && digits >= 0 && len(dst)-digits == 4:
			dst = dst[:digits]
		}
		digits = -1
		if f == '讯' && endsWith(dst, "资") {
			dst = append(dst[:len(dst)-3], "信息"...)
			continue
		}
		dst = utf8.AppendRune(dst, f)
	}
	return trimAmong(dst, base)
}

// trimAmong removes a leading 其中 and the numbering behind it.
func trimAmong(dst []byte, base int) []byte {
	const among = "其中"
	if len(dst)-base <= len(among) || string(dst[base:base+len(among)]) != among {
		return dst
	}
	rest := dst[base+len(among):]
	for len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
		rest = rest[1:]
	}
	return append(dst[:base], rest...)
}

func endsWith(b []byte, s string) bool {
	return len(b) >= len(s) && string(b[len(b)-len(s):]) == s
}

// latinReading returns the length of a bracketed run of up to eight Latin
// letters, tone marks included, that s begins with; 0 where there is none.
func latinReading(s string) int {
	for i, r := range s[1:] {
		switch {
		case r == ')' && i > 0:
			return i + 2
		case i > 12, r >= 0x250, r < 'A', r > 'z' && r < 0xc0, r > 'Z' && r < 'a':
			return 0
		}
	}
	return 0
}

// Label returns the comparison form of a label.
func Label(s string) string { return string(AppendLabel(nil, s)) }

// TrimBlanks removes blanks of any width from both ends.
func TrimBlanks(s string) string {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if !Blank(r) {
			break
		}
		s = s[n:]
	}
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !Blank(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}
