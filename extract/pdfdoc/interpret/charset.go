package interpret

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is a CMap that every PDF program knows by its name. Its codes are those
// of a character set, so that they say what is printed without a font.
type charset struct {
	space    codespace
	decode   func(code) rune // U+FFFD for what is no character
	latin    int             // character number of the code for the blank, 0 where ASCII has none
	halfwide bool            // the blank stands apart from the other half-wide characters
}

// charsetNamed returns the character set of a CMap's name and whether it writes
// downwards.
func charsetNamed(name string) (set charset, vertical, ok bool) {
	stem, direction := name, ""
	if i := strings.LastIndexByte(name, '-'); i >= 0 {
		stem, direction = name[:i], name[i+1:]
	}
	if direction != "H" && direction != "V" {
		return charset{}, false, false
	}
	set, ok = charsetOf(stem)
	return set, direction == "V", ok
}

func charsetOf(stem string) (charset, bool) {
	switch stem {
	case "GB-EUC", "GBK-EUC":
		return charset{euc, decoder(simplifiedchinese.GBK), halfwideGB1, true}, true
	case "GBpc-EUC", "GBKp-EUC":
		return charset{euc, decoder(simplifiedchinese.GBK), 1, false}, true
	case "GBK2K":
		return charset{gb18030, decoder(simplifiedchinese.GB18030), 1, false}, true
	case "B5pc", "HKscs-B5", "ETenms-B5":
		return charset{euc, decoder(traditionalchinese.Big5), 1, false}, true
	case "ETen-B5":
		return charset{euc, decoder(traditionalchinese.Big5), halfwideCNS1, false}, true
	case "90ms-RKSJ", "90msp-RKSJ":
		space := codespace{{1, 0, 0x80}, {1, 0xa0, 0xdf}, {2, 0x8140, 0x9ffc}, {2, 0xe040, 0xfcfc}}
		return charset{space: space, decode: decoder(japanese.ShiftJIS)}, true
	}
	for _, country := range [...]string{"UniGB-", "UniCNS-", "UniJIS-", "UniKS-"} {
		form, ok := strings.CutPrefix(stem, country)
		if !ok {
			continue
		}
		switch form {
		case "UCS2", "UTF16":
			return charset{utf16Units, fromUTF16, 1, false}, true
		case "UTF32":
			return charset{utf32Units, func(c code) rune { return rune(c.value) }, 1, false}, true
		case "UTF8":
			return charset{utf8Bytes, fromUTF8, 1, false}, true
		}
	}
	return charset{}, false
}

// decoder returns a function that decodes single characters.
func decoder(e encoding.Encoding) func(code) rune {
	return func(c code) rune {
		out, err := e.NewDecoder().Bytes(c.raw())
		if err != nil {
			return utf8.RuneError
		}
		r, n := utf8.DecodeRune(out)
		if n != len(out) {
			return utf8.RuneError
		}
		return r
	}
}

// raw returns the bytes of a code.
func (c code) raw() []byte {
	out := make([]byte, c.bytes)
	for i := range out {
		out[i] = byte(c.value >> (8 * (c.bytes - 1 - i)))
	}
	return out
}

func fromUTF16(c code) rune {
	if c.bytes == 4 {
		return (rune(c.value>>16)&0x3ff)<<10 + rune(c.value)&0x3ff + 0x10000
	}
	return rune(c.value)
}

func fromUTF8(c code) rune {
	r, _ := utf8.DecodeRune(c.raw())
	return r
}

// cid returns the number of a character in Adobe's collection of the set, 0
// where it is not known: those of ASCII, and of GB 2312 where gb is true.
func (s charset) cid(c code, gb bool) uint32 {
	r := s.decode(c)
	switch {
	case s.latin > 0 && s.halfwide && r == ' ':
		return blankGB1
	case s.latin > 0 && r >= ' ' && r <= '~':
		return uint32(s.latin) + uint32(r-' ') - bit(s.halfwide)
	case gb:
		return cidGB1(r)
	}
	return 0
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
