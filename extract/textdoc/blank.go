package textdoc

import "unicode/utf8"

// trim removes blanks of any width and control characters from both ends and
// returns the number of bytes removed at the front.
func trim(s string) (text string, lead int) {
	start, end := 0, len(s)
	if end > 0 && printing(s[0]) && printing(s[end-1]) {
		return s, 0 // most cells of numbers
	}
	for start < end {
		n := blankAt(s[start:end])
		if n == 0 {
			break
		}
		start += n
	}
	for end > start {
		if c := s[end-1]; c < utf8.RuneSelf {
			if c > ' ' {
				break
			}
			end--
			continue
		}
		if end-start >= 3 && ideograph(s[end-3]) {
			break
		}
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !wideBlank(r) {
			break
		}
		end -= n
	}
	return s[start:end], start
}

// printing reports whether a byte is a character of ASCII that prints something.
func printing(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// ideograph reports whether a byte begins a character of U+4000..U+9FFF: no blank, no
// digit and no sign, and one of three bytes.
func ideograph(c byte) bool { return c >= 0xe4 && c <= 0xe9 }

// blankAt returns the length of the blank that s begins with, 0 for none.
func blankAt(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if c > ' ' {
			return 0
		}
		return 1
	} else if c > 0xe3 && c != 0xef { // the common case: no blank begins so
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if !wideBlank(r) {
		return 0
	}
	return n
}

// wideBlank reports whether r is a blank outside ASCII.
func wideBlank(r rune) bool {
	switch {
	case r >= 0x2000 && r <= 0x200d, r == 0x85, r == 0xa0, r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x2060,
		r == 0x3000, r == 0xfeff:
		return true
	}
	return false
}

// cut shortens s to at most n bytes at a character boundary.
func cut(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
