package admission

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
)

// frequent are characters of which any Chinese text of some length has many.
const frequent = "的一是不在有人和大中上年月日为工作公开信息政府报告"

// garbled reports whether a text was read in a wrong charset and written again, by
// another program: 鏀垮簻 or æ”¿åºœ for 政府, or one U+FFFD after the other. It has as
// many signs as a text has characters, but none of the frequent ones. What the bytes
// were is not undone, some are lost.
func garbled(doc *extract.Document) bool {
	const (
		enough = 100  // signs; fewer tell nothing
		most   = 4000 // that are looked at
		share  = 50   // one in so many is frequent
	)
	signs, known, letters := 0, 0, 0
	for i := range doc.Blocks {
		for _, r := range doc.Blocks[i].Text {
			switch r = garbledSign(r); {
			case r == 0:
			case r < 0x80:
				letters++
			default:
				if signs++; strings.ContainsRune(frequent, r) {
					known++
				}
			}
		}
		if signs >= most {
			break
		}
	}
	return signs >= enough && signs > letters && known*share < signs
}

// garbledSign returns what a character counts as in a text that may be garbled: an
// ideograph in its simplified form, a letter of a Western charset or U+FFFD as it is, a
// letter of ASCII as 'a', all others 0.
func garbledSign(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return 'a'
	case r == '\uFFFD', r >= 0xc0 && r < 0x100:
		return r
	case r >= 0x3400:
		return fold.Rune(r)
	}
	return 0
}
