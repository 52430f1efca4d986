package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/fold"
)

// nbsp is the entity that double escaping leaves in the text.
const nbsp = "&nbsp;"

// next returns the first character of text and its length in bytes. The
// entity &nbsp; counts as one blank; at the end it returns 0, 0.
func next(text string) (r rune, size int) {
	if text == "" {
		return 0, 0
	}
	if c := text[0]; c < utf8.RuneSelf {
		if c == '&' && strings.HasPrefix(text, nbsp) {
			return ' ', len(nbsp)
		}
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text)
}

// isBlank reports whether r prints nothing: spaces of all widths, controls,
// zero-width characters, direction marks and fillers.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	switch r {
	case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x00AD:
		return true
	}
	if r >= 0x3001 && r <= 0x9FFF || r >= '！' && r <= '￮' {
		return false
	}
	return unicode.IsSpace(r) || unicode.In(r, unicode.Zs, unicode.Cf, unicode.Cc, unicode.Variation_Selector)
}

// printed returns text without the characters that print nothing and take no
// place, which stand inside numbers where a line may break.
func printed(text string) string {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xE4 && c <= 0xE9: // ideographs
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if fold.Invisible(r) {
				return text[:i] + strings.Map(visible, text[i:])
			}
			i += size
		}
	}
	return text
}

// visible maps what is invisible to nothing.
func visible(r rune) rune {
	if fold.Invisible(r) {
		return -1
	}
	return r
}

// skipBlanks returns text without the blanks it begins with.
func skipBlanks(text string) string {
	for text != "" {
		r, size := next(text)
		if !isBlank(r) {
			break
		}
		text = text[size:]
	}
	return text
}

// trimBlanks returns text without the blanks at both ends.
func trimBlanks(text string) string {
	text = skipBlanks(text)
	for text != "" {
		if cut, ok := strings.CutSuffix(text, nbsp); ok {
			text = cut
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text)
		if !isBlank(r) {
			break
		}
		text = text[:len(text)-size]
	}
	return text
}

func isASCIIDigit(c byte) bool { return c-'0' <= 9 }

// digitOf returns the value of a decimal digit of any script, -1 for others.
func digitOf(r rune) int {
	switch {
	case r < utf8.RuneSelf:
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	case r >= '０' && r <= '９':
		return int(r - '０')
	case r < 0x0660, r >= 0x2000 && r < 0xA620:
		return -1
	}
	for _, block := range unicode.Nd.R16 {
		if uint32(r) < uint32(block.Lo) {
			break
		}
		if uint32(r) <= uint32(block.Hi) {
			return int(r-rune(block.Lo)) % 10
		}
	}
	for _, block := range unicode.Nd.R32 {
		if uint32(r) >= block.Lo && uint32(r) <= block.Hi {
			return int(uint32(r)-block.Lo) % 10
		}
	}
	return -1
}

// isComma reports whether r can separate thousands.
func isComma(r rune) bool {
	switch r {
	case ',', '，', '﹐', '٬', '\'', '＇', '’', '‘':
		return true
	}
	return false
}

// isPoint reports whether r can be a decimal point.
func isPoint(r rune) bool {
	switch r {
	case '.', '．', '﹒', '٫':
		return true
	}
	return false
}

// isMinus reports whether r before a digit is a minus sign. The em dash is
// none: before a digit it may as well be a nil mark.
func isMinus(r rune) bool {
	switch r {
	case '-', '－', '−', '﹣', '‐', '‑', '‒', '–', '⁻':
		return true
	}
	return false
}

// isDash reports whether r is a horizontal stroke.
func isDash(r rune) bool {
	switch r {
	case '—', '―', '─', '━', '﹘', 'ー', 'ｰ', '⸺', '⸻', '㇐', '﹉', '￣':
		return true
	}
	return isMinus(r) && r != '⁻'
}

// isFootnote reports whether r is a mark that refers to a note.
func isFootnote(r rune) bool {
	switch r {
	case '*', '＊', '※', '†', '‡', '﹡', '∗', '⁎':
		return true
	}
	return isRaised(r) ||
		r >= '①' && r <= '⒇' || // in circles and brackets
		r >= '❶' && r <= '➓'
}

// isRaised reports whether r is a digit above the line.
func isRaised(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}

// closer returns the bracket that closes r, 0 where r opens none.
func closer(r rune) rune {
	switch r {
	case '(', '（', '﹙':
		return ')'
	case '[', '［', '〔', '【', '〖':
		return ']'
	case '{', '｛':
		return '}'
	case '<', '＜', '〈', '《':
		return '>'
	}
	return 0
}

// closes returns the ASCII form of a closing bracket, 0 for other characters.
func closes(r rune) rune {
	switch r {
	case ')', '）', '﹚':
		return ')'
	case ']', '］', '〕', '】', '〗':
		return ']'
	case '}', '｝':
		return '}'
	case '>', '＞', '〉', '》':
		return '>'
	}
	return 0
}

// isLikeDigit reports whether r is a letter or sign that is typed or
// recognised in place of a digit.
func isLikeDigit(r rune) bool {
	if isLikeZeroOrOne(r) {
		return true
	}
	switch narrow(r) {
	case 's', 'z', 'b', 'q', 'd', 'g', '!', '|':
		return true
	}
	return false
}

// isLikeZeroOrOne reports whether r alone is commonly meant as 0 or 1.
func isLikeZeroOrOne(r rune) bool {
	return isCircle(r) || narrow(r) == 'l' || narrow(r) == 'i'
}

// isCircle reports whether r is a circle that stands for zero in a numeral.
func isCircle(r rune) bool {
	switch r {
	case '○', '◯', '〇', 'O', 'o', 'Ｏ', 'ｏ', 'О', 'о', 'Ο', 'ο':
		return true
	}
	return false
}

// narrow maps full-width ASCII to ASCII and ASCII capitals to small letters.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// prefix returns the length of the beginning of text that reads word,
// regardless of width, case and blanks inside; 0 where text begins otherwise.
func prefix(text, word string) int {
	at := 0
	for _, want := range word {
		r, size := next(text[at:])
		for at > 0 && size > 0 && isBlank(r) {
			at += size
			r, size = next(text[at:])
		}
		if size == 0 || narrow(r) != want {
			return 0
		}
		at += size
	}
	return at
}

// hasLetter reports whether text contains a letter of any script.
func hasLetter(text string) bool {
	for text != "" {
		r, size := next(text)
		if unicode.IsLetter(r) {
			return true
		}
		text = text[size:]
	}
	return false
}

// hasDigit reports whether text contains a decimal digit.
func hasDigit(text string) bool {
	for _, r := range text {
		if digitOf(r) >= 0 {
			return true
		}
	}
	return false
}
