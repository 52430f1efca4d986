package charset

import "unicode/utf8"

// partialUTF8 returns the length of the beginning of a UTF-8 character with
// which b ends, 0 where b ends with a whole one or with something else.
func partialUTF8(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		tail := b[len(b)-n:]
		if utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// decodeUTF8 decodes UTF-8 that may have errors.
func decodeUTF8(b []byte) Text {
	whole := b[:len(b)-partialUTF8(b)]
	text := Text{Charset: UTF8, FirstInvalid: -1, Truncated: len(whole) < len(b)}
	valid := validUTF8Prefix(whole)
	if valid == len(whole) {
		text.String = view(whole)
		return text
	}
	out := make([]byte, 0, len(b)+len(b)/8+utf8.UTFMax)
	for {
		out = append(out, whole[:valid]...)
		if whole = whole[valid:]; len(whole) == 0 {
			break
		}
		out = text.appendInvalid(out)
		whole = whole[invalidUTF8Prefix(whole):]
		valid = validUTF8Prefix(whole)
	}
	text.String = view(out)
	return text
}

// validUTF8Prefix returns how many bytes at the beginning of b are valid UTF-8.
func validUTF8Prefix(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i += asciiPrefix(b[i:])
			continue
		}
		if n := ideographs(b[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// ideographs returns how many bytes at the beginning of b are characters of three
// bytes but for those that begin with 0xE0 or 0xED, of which not all bytes that
// continue a character may be the second: almost all of a Chinese text.
func ideographs(b []byte) int {
	n := 0
	for ; n+3 <= len(b); n += 3 {
		if c := b[n : n+3]; c[0]-0xE1 > 0xEF-0xE1 || c[0] == 0xED || c[1]&0xC0 != 0x80 || c[2]&0xC0 != 0x80 {
			break
		}
	}
	return n
}

// invalidUTF8Prefix returns the length of the sequence at the beginning of b
// that is no character: as much of one as there is, at least a byte. Browsers
// replace the same sequences.
func invalidUTF8Prefix(b []byte) int {
	n := 1
	for n < len(b) && n < utf8.UTFMax && !utf8.RuneStart(b[n]) && !utf8.FullRune(b[:n]) {
		n++
	}
	if n > 1 && utf8.FullRune(b[:n]) {
		n-- // the last byte is what cannot follow
	}
	return n
}

// appendInvalid appends the replacement of an invalid sequence to out and counts
// it in t.
func (t *Text) appendInvalid(out []byte) []byte {
	if t.Invalid == 0 {
		t.FirstInvalid = len(out)
	}
	t.Invalid++
	return utf8.AppendRune(out, utf8.RuneError)
}
