package charset

import (
	"unicode/utf16"
	"unicode/utf8"
)

// unit returns the UTF-16 code unit at the beginning of b.
func unit(b []byte, bigEndian bool) uint16 {
	if bigEndian {
		return uint16(b[0])<<8 | uint16(b[1])
	}
	return uint16(b[1])<<8 | uint16(b[0])
}

// decodeUTF16 decodes UTF-16 without a byte order mark. Surrogates without a
// partner are invalid.
func decodeUTF16(b []byte, bigEndian bool) Text {
	text := Text{Charset: UTF16LE, FirstInvalid: -1, Truncated: len(b)%2 != 0}
	if bigEndian {
		text.Charset = UTF16BE
	}
	out := make([]byte, 0, len(b)+len(b)/2+utf8.UTFMax)
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(unit(b[i:], bigEndian))
		if !utf16.IsSurrogate(r) {
			out = utf8.AppendRune(out, r)
			continue
		}
		if i+3 >= len(b) && r < firstLowSurrogate {
			text.Truncated = true
			break
		}
		low := rune(0)
		if i+3 < len(b) {
			low = rune(unit(b[i+2:], bigEndian))
		}
		if full := utf16.DecodeRune(r, low); full != utf8.RuneError {
			out = utf8.AppendRune(out, full)
			i += 2
		} else {
			out = text.appendInvalid(out)
		}
	}
	text.String = view(out)
	return text
}

// firstLowSurrogate begins the surrogates that are second in a pair.
const firstLowSurrogate = 0xDC00
