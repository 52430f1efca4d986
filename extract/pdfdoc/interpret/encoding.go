package interpret

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/charmap"
)

// simpleEncoding returns what the codes of a font of single-byte codes mean, nil
// for those of which it says nothing.
func simpleEncoding(v pdf.Value) *[256][]rune {
	var out [256][]rune
	encoding := v.Key("Encoding")
	name := encoding.Name()
	if encoding.Kind() == pdf.Dict {
		name = encoding.Key("BaseEncoding").Name()
	}
	if base := baseEncoding(name, v); base != nil {
		for c := range out {
			if r := base(byte(c)); r != utf8.RuneError {
				out[c] = []rune{r}
			}
		}
	}
	differences(encoding.Key("Differences"), &out)
	return &out
}

// differences changes what codes mean: "code name name …".
func differences(v pdf.Value, out *[256][]rune) {
	at := 0
	const most = 1024
	for i := range min(v.Len(), most) {
		switch item := v.Index(i); item.Kind() {
		case pdf.Integer, pdf.Real:
			at = int(item.Float64())
		case pdf.Name:
			if at >= 0 && at < len(out) {
				out[at] = named(item.Name())
			}
			at++
		}
	}
}

// baseEncoding returns the encoding with a name, or the one that a font without
// has; nil where that is known to the font's own program only.
func baseEncoding(name string, v pdf.Value) func(byte) rune {
	switch name {
	case "WinAnsiEncoding":
		return winAnsi
	case "MacRomanEncoding":
		return charmap.Macintosh.DecodeByte
	case "StandardEncoding":
		return standard
	}
	descriptor := v.Key("FontDescriptor")
	const symbolic = 4
	own := v.Key("Subtype").Name() == "Type3" || strings.Contains(v.Key("BaseFont").Name(), "Symbol") ||
		strings.Contains(v.Key("BaseFont").Name(), "Dingbats")
	for _, program := range [...]string{"FontFile", "FontFile2", "FontFile3"} {
		own = own || descriptor.Key(program).Kind() == pdf.Stream && descriptor.Key("Flags").Int64()&symbolic != 0
	}
	switch {
	case own:
		return nil
	case v.Key("Subtype").Name() == "TrueType":
		return winAnsi
	}
	return standard
}

// winAnsi decodes a byte of WinAnsiEncoding, which has bullets where Windows-1252
// has nothing.
func winAnsi(c byte) rune {
	r := charmap.Windows1252.DecodeByte(c)
	if c > 0x7e && (r == utf8.RuneError || r < 0xa0 && r > 0x7e) {
		return '•'
	}
	return r
}

// standard decodes a byte of StandardEncoding.
func standard(c byte) rune {
	switch {
	case c == '\'':
		return '’'
	case c == '`':
		return '‘'
	case c >= ' ' && c <= '~':
		return rune(c)
	}
	const from = 0xa1
	if c < from {
		return utf8.RuneError
	}
	i := 0
	for _, r := range standardUpper {
		if i == int(c)-from {
			if r == ' ' {
				return utf8.RuneError
			}
			return r
		}
		i++
	}
	return utf8.RuneError
}

// standardUpper is StandardEncoding from A1 on, a blank for codes without meaning.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ" + // A1
	" –†‡· ¶•‚„”»…‰ ¿" + // B0
	" `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ" + // C0
	"—               " + // D0
	" Æ ª    ŁØŒº    " + // E0
	" æ   ı  łøœß    " // F0

// named returns the character of a glyph's name, nil for names without meaning.
func named(name string) []rune {
	name, _, _ = strings.Cut(name, ".")
	if r, ok := glyphNames[name]; ok {
		return []rune{r}
	}
	if len(name) == 1 && name[0] > ' ' && name[0] < 0x7f {
		return []rune{rune(name[0])}
	}
	if digits, ok := strings.CutPrefix(name, "uni"); ok && len(digits) >= 4 && len(digits)%4 == 0 {
		return unicodes(digits, 4)
	}
	if digits, ok := strings.CutPrefix(name, "u"); ok && len(digits) >= 4 && len(digits) <= 6 {
		return unicodes(digits, len(digits))
	}
	return nil
}

// unicodes reads hexadecimal numbers of characters.
func unicodes(digits string, each int) []rune {
	var out []rune
	for ; len(digits) >= each && len(out) < maxText; digits = digits[each:] {
		n, err := strconv.ParseUint(digits[:each], 16, 32)
		if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
			return nil
		}
		out = append(out, rune(n))
	}
	return out
}
