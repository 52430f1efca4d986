package charset

import (
	"bytes"
	"unicode/utf8"
)

// AsLatin1 is what the name of a charset ends with where the bytes were taken for
// ISO 8859-1 or Windows-1252 once, and the letters so made were written as UTF-8:
// æ”¿åºœ for 政府. That loses nothing and is undone.
const AsLatin1 = " as latin-1"

// minDoubled is how many runs of letters a text must have to tell by them.
const minDoubled = 10

// undouble returns the bytes before they were taken for Latin letters; ok is false
// where b is not such a text.
func undouble(b []byte) (original []byte, ok bool) {
	first := asciiPrefix(b)
	if first == len(b) || b[first] != 0xc2 && b[first] != 0xc3 {
		return nil, false // the common case: Chinese text begins with Chinese
	}
	out := bytes.Clone(b[:first])
	for rest := b[first:]; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			if len(rest) == partialUTF8(rest) {
				break
			}
			return nil, false
		}
		c, ok := latin1(r)
		if !ok {
			return nil, false
		}
		out = append(out, c)
		rest = rest[n:]
	}
	whole := out[:len(out)-partialUTF8(out)]
	runs, even := highRuns(out)
	if runs < minDoubled || !utf8.Valid(whole) && even*20 < runs*19 {
		return nil, false
	}
	return out, true
}

// highRuns counts the runs of bytes beyond ASCII, and those of an even length: of
// these are characters of two bytes, while the letters of a European text stand
// alone among others.
func highRuns(b []byte) (runs, even int) {
	length := 0
	for i := 0; i <= len(b); i++ {
		if i < len(b) && b[i] >= utf8.RuneSelf {
			length++
			continue
		}
		if length > 0 {
			runs++
			if length%2 == 0 {
				even++
			}
		}
		length = 0
	}
	return runs, even
}

// latin1 returns the byte that is r in ISO 8859-1 or, for what that leaves to
// control characters, in Windows-1252.
func latin1(r rune) (c byte, ok bool) {
	if r < 0x100 {
		return byte(r), true
	}
	const from128 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	c = 0x80
	for _, other := range from128 {
		if other == r {
			return c, true
		}
		c++
	}
	return 0, false
}
