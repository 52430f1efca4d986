// Package fold brings labels and headings into a form in which they can be
// compared: half width, simplified characters, without blanks, punctuation and
// numbering. It also reads the numbering that was taken off.
//
// In: text as printed. Out: bytes for comparison only; nothing that is shown to
// anybody passes through here. The character pairs come from OpenCC's table
// because golang.org/x/text converts widths but no traditional characters; for
// the compatibility forms that PDF programs leave in copied text its
// normalization is used.
package fold

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Rune returns the comparison form of one character: half width, lower case,
// simplified; 0 for blanks, punctuation, symbols and control characters.
func Rune(r rune) rune {
	switch {
	case r >= firstUnified && r < lastUnified:
		if s := simplified[r-firstUnified]; s != 0 {
			return rune(s)
		}
		return r
	case r >= 0xff01 && r <= 0xff5e: // full-width forms of ASCII
		r -= 0xfee0
	case r >= 0x2e80 && r < 0x2fe0, r >= 0xf900 && r < 0xfb00:
		return unified(r)
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

// The block of the CJK Unified Ideographs, as far as the table reaches.
const (
	firstUnified = 0x4e00
	lastUnified  = firstUnified + rune(len(simplified))
)

// unified returns the character that a radical or a compatibility ideograph
// stands for, 0 where there is none.
func unified(r rune) rune {
	if s := radical(r); s != 0 {
		return s
	}
	s, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	if s >= firstUnified && s < lastUnified {
		return Rune(s)
	}
	return 0
}

// radical returns the simplified character that a radical of the CJK Radicals
// Supplement is printed like; Unicode has no mapping for them.
func radical(r rune) rune {
	switch r {
	case '⺠':
		return '民'
	case '⻄':
		return '西'
	case '⻅':
		return '见'
	case '⻆':
		return '角'
	case '⻉':
		return '贝'
	case '⻋':
		return '车'
	case '⻓':
		return '长'
	case '⻔':
		return '门'
	case '⻘':
		return '青'
	case '⻚':
		return '页'
	case '⻛':
		return '风'
	case '⻜':
		return '飞'
	case '⻝':
		return '食'
	case '⻢':
		return '马'
	case '⻣':
		return '骨'
	case '⻥':
		return '鱼'
	case '⻩':
		return '黄'
	case '⻬':
		return '齐'
	}
	return 0
}

// Blank reports whether r is a blank of any width, down to none. Where blanks
// separate fields, those that are Invisible do not.
func Blank(r rune) bool {
	switch {
	case r == ' ', r >= '\t' && r <= '\r', r == 0x85, r == 0xa0, r == 0x3000, r == 0xfeff, r >= 0x2000 && r <= 0x200d,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x2060:
		return true
	}
	return false
}

// Invisible reports whether r prints nothing and takes no place: the
// characters that programs leave inside words and numbers where a line might
// break, marks of direction, and the selectors of a glyph.
func Invisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x180e, r == 0xfeff, r >= 0x200b && r <= 0x200f,
		r >= 0x2060 && r <= 0x2064, r >= 0x206a && r <= 0x206f, r >= 0xfe00 && r <= 0xfe0f:
		return true
	}
	return false
}

// AppendLabel appends the comparison form of a label to dst: its characters
// folded by Rune, without leading numbering, a leading 其中, the digits of a
// year (2018年度 becomes 年度), the Latin reading that some sites put behind a
// character in brackets, and with 资讯 written 信息.
func AppendLabel(dst []byte, s string) []byte {
	dst, _ = AppendNumbered(dst, s)
	return dst
}

// AppendNumbered appends what AppendLabel does and returns the numbering that it
// leaves out.
func AppendNumbered(dst []byte, s string) ([]byte, Mark) {
	mark, s := Numbering(s)
	base := len(dst)
	digits := -1 // where a run of digits began in dst
	for i := 0; i < len(s); {
		if n := ideographs(s[i:]); n > 0 {
			dst = append(dst, s[i:i+n]...)
			digits = -1
			if i += n; i == len(s) {
				break
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '(' || r == '（' {
			n = max(n, latinReading(s[i:], n))
		}
		i += n
		f := Rune(r)
		switch {
		case f == 0:
			continue
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
		if f == '讯' && endsWith(dst[base:], "资") {
			dst = append(dst[:len(dst)-3], "信息"...)
			continue
		}
		dst = utf8.AppendRune(dst, f)
	}
	return trimAmong(dst, base), mark
}

// Initial returns the character that the comparison form of a label begins with,
// where a look at the first character of s tells it: an ideograph that neither
// numbers nor is left out or rewritten because of what follows. Otherwise it
// returns 0.
func Initial(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	if r < firstUnified || r >= lastUnified || Numeral(r) > 0 {
		return 0
	}
	if r = Rune(r); r == '其' || r == '资' {
		return 0 // 其中, 资讯
	}
	return r
}

// ideographs returns the length of the run of ideographs at the beginning of s
// that fold to themselves and mean nothing to AppendLabel: the common case.
func ideographs(s string) int {
	n := 0
	for n+3 <= len(s) && s[n] >= 0xe4 && s[n] <= 0xe9 && s[n+1]&0xc0 == 0x80 && s[n+2]&0xc0 == 0x80 {
		r := rune(s[n]&0x0f)<<12 | rune(s[n+1]&0x3f)<<6 | rune(s[n+2]&0x3f)
		if r < firstUnified || simplified[r-firstUnified] != 0 || r == '年' || r == '讯' {
			break
		}
		n += 3
	}
	return n
}

// trimAmong removes each leading 其中 and the digits behind it, unless nothing
// else is left.
func trimAmong(dst []byte, base int) []byte {
	const among = "其中"
	rest := dst[base:]
	for len(rest) > len(among) && string(rest[:len(among)]) == among {
		after := rest[len(among):]
		for len(after) > 0 && after[0] >= '0' && after[0] <= '9' {
			after = after[1:]
		}
		if len(after) == 0 {
			break
		}
		rest = after
	}
	if len(rest) == len(dst)-base {
		return dst
	}
	return append(dst[:base], rest...)
}

func endsWith(b []byte, s string) bool {
	return len(b) >= len(s) && string(b[len(b)-len(s):]) == s
}

// latinReading returns the length of a bracketed run of a few Latin letters, tone
// marks and blanks included, that s begins with; 0 where there is none. The
// opening bracket has the length open.
func latinReading(s string, open int) int {
	const longest = 12 // bytes
	for i, r := range s[open:] {
		switch {
		case (r == ')' || r == '）') && i > 0:
			return open + i + utf8.RuneLen(r)
		case r == ' ' && i > 0 && i <= longest:
		case i > longest, r >= 0x250, r < 'A', r > 'z' && r < 0xc0, r > 'Z' && r < 'a':
			return 0
		}
	}
	return 0
}

// Phrase returns the comparison form of words of running text: its characters
// folded by Rune.
func Phrase(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range s {
		if f := Rune(r); f != 0 {
			dst = utf8.AppendRune(dst, f)
		}
	}
	return string(dst)
}

// Label returns the comparison form of a label.
func Label(s string) string { return string(AppendLabel(make([]byte, 0, len(s)), s)) }

// TrimBlanks removes blanks of any width and what is invisible from both ends.
func TrimBlanks(s string) string {
	s = trimLeft(s)
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !Blank(r) && !Invisible(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}
