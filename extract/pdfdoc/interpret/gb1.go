package interpret

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Numbers of half-wide characters in Adobe's collections.
const (
	halfwideGB1  = 814   // ! in Adobe-GB1
	blankGB1     = 7716  // the half-wide blank in Adobe-GB1
	halfwideCNS1 = 13648 // the blank in Adobe-CNS1
)

// rowsGB1 are the characters of GB 2312, as EUC codes, in the order in which
// Adobe-GB1 numbers them. The CMap GB-EUC-H of Adobe's cmap-resources says the
// same in more lines.
var rowsGB1 = [...]struct{ from, to, cid uint32 }{
	{0xa1a1, 0xa1fe, 96}, {0xa2b1, 0xa2e2, 190}, {0xa2e5, 0xa2ee, 240}, {0xa2f1, 0xa2fc, 250},
	{0xa3a1, 0xa3fe, 262}, {0xa4a1, 0xa4f3, 356}, {0xa5a1, 0xa5f6, 439}, {0xa6a1, 0xa6b8, 525},
	{0xa6c1, 0xa6f5, 549}, {0xa7a1, 0xa7c1, 602}, {0xa7d1, 0xa7f1, 635}, {0xa8a1, 0xa8c0, 668},
	{0xa8c5, 0xa8ea, 700}, {0xa9a4, 0xa9ef, 738}, {0xb0a1, 0xd7f9, 940}, {0xd8a1, 0xf7fe, 4695},
}

// perRow is the number of characters in a row of GB 2312.
const perRow = 94

// place is the place of an EUC code among the rows.
func place(euc uint32) uint32 { return (euc>>8-0xa1)*perRow + euc&0xff - 0xa1 }

// runeGB1 returns the character with a number in Adobe-GB1, U+FFFD where it is in
// neither ASCII nor GB 2312.
func runeGB1(cid uint32) rune {
	const blank = 1
	switch {
	case cid >= blank && cid < blank+95:
		return ' ' + rune(cid-blank)
	case cid >= halfwideGB1 && cid < halfwideGB1+94:
		return '!' + rune(cid-halfwideGB1)
	case cid == blankGB1:
		return ' '
	}
	for _, r := range rowsGB1 {
		at := place(r.from) + cid - r.cid
		if cid < r.cid || at > place(r.to) {
			continue
		}
		euc := []byte{byte(0xa1 + at/perRow), byte(0xa1 + at%perRow)}
		out, err := simplifiedchinese.GBK.NewDecoder().Bytes(euc)
		if err != nil {
			return utf8.RuneError
		}
		c, _ := utf8.DecodeRune(out)
		return c
	}
	return utf8.RuneError
}

// cidGB1 returns the number of a character of GB 2312 in Adobe-GB1, 0 where it
// is not in that set.
func cidGB1(r rune) uint32 {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	if err != nil || len(b) != 2 || b[0] < 0xa1 || b[1] < 0xa1 {
		return 0
	}
	at := place(unsigned(b))
	for _, r := range rowsGB1 {
		if at >= place(r.from) && at <= place(r.to) {
			return r.cid + at - place(r.from)
		}
	}
	return 0
}
