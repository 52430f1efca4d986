package charset

import (
	"sync"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// gbTable returns the table of GB 18030, which contains GBK and GB 2312.
var gbTable = sync.OnceValue(func() *pairTable {
	common := commonHanzi()
	t := newPairTable(simplifiedchinese.GB18030.NewDecoder(), func(lead, trail byte, r rune) (pair, cost) {
		flags := outsideGB2312
		if isGB2312(lead, trail) {
			flags = 0
		}
		switch {
		case isUnused(r):
			return flags, costUnused
		case common.has(r):
			return flags, costCommon
		case isCommonPunct(r):
			return flags, costPunct
		case flags != 0:
			return flags, costRare
		case lead < 0xB0:
			return flags, costSymbol
		case lead < 0xD8:
			return flags, costUsual
		}
		return flags, costSecond
	})
	t.gb = true
	return t
})

// big5Table returns the table of Big5 with the Hong Kong supplement.
var big5Table = sync.OnceValue(func() *pairTable {
	common := commonHanzi()
	return newPairTable(traditionalchinese.Big5.NewDecoder(), func(lead, trail byte, r rune) (pair, cost) {
		code := uint16(lead)<<8 | uint16(trail)
		switch {
		case isUnused(r):
			return 0, costUnused
		case code < 0xA140 || 0xC67E < code && code < 0xC940 || 0xF9D5 < code:
			return 0, costRare // the supplement
		case common.has(r):
			return 0, costCommon
		case isCommonPunct(r):
			return 0, costPunct
		case code < 0xA440:
			return 0, costSymbol
		case code < 0xC940:
			return 0, costUsual
		}
		return 0, costSecond
	})
})

// isUnused reports whether r is in private use.
func isUnused(r rune) bool { return unicode.Is(unicode.Co, r) }

// isGB2312 reports whether two bytes are a character of GB/T 2312-1980.
func isGB2312(lead, trail byte) bool {
	if trail < 0xA1 || 0xFE < trail {
		return false
	}
	switch lead {
	case 0xA1, 0xA3:
		return true
	case 0xA2:
		return 0xB1 <= trail && trail <= 0xE2 || 0xE5 <= trail && trail <= 0xEE || 0xF1 <= trail && trail <= 0xFC
	case 0xA4:
		return trail <= 0xF3
	case 0xA5:
		return trail <= 0xF6
	case 0xA6:
		return trail <= 0xB8 || 0xC1 <= trail && trail <= 0xD8
	case 0xA7:
		return trail <= 0xC1 || 0xD1 <= trail && trail <= 0xF1
	case 0xA8:
		return trail <= 0xBA || 0xC5 <= trail && trail <= 0xE9
	case 0xA9:
		return 0xA4 <= trail && trail <= 0xEF
	case 0xD7:
		return trail <= 0xF9
	}
	return 0xB0 <= lead && lead <= 0xF7
}

// isFourBytes reports whether b begins like a four-byte character of GB 18030:
// a lead byte, a digit, a lead byte, a digit.
func isFourBytes(b []byte) bool {
	return len(b) >= 4 && isLead(b[0]) && isDigit(b[1]) && isLead(b[2]) && isDigit(b[3])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
