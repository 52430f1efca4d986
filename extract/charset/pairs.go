package charset

import (
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// pair is what two bytes mean in a Chinese charset; 0 where they are no
// character. From the low bits: the rune (21 bits), the flags, the cost (8 bits).
type pair uint32

const (
	pairRune pair = 1<<21 - 1
	// outsideGB2312 marks the characters that GBK adds.
	outsideGB2312 pair = 1 << 21
	// withMacron and withCaron mark the pairs of Big5 that are a letter and a
	// combining mark.
	withMacron pair = 1 << 22
	withCaron  pair = 1 << 23
	costShift       = 24
)

const (
	macron = '\u0304'
	caron  = '\u030C'
)

func (p pair) cost() cost {
	if p == 0 {
		return 2 * costStray
	}
	return cost(p >> costShift)
}

// appendTo appends the characters of p to out.
func (p pair) appendTo(out []byte) []byte {
	r := p & pairRune
	if 0x800 <= r && r <= 0xFFFF { // all Chinese characters but the rarest
		return append(out, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	out = utf8.AppendRune(out, rune(r))
	switch {
	case p&withMacron != 0:
		out = utf8.AppendRune(out, macron)
	case p&withCaron != 0:
		out = utf8.AppendRune(out, caron)
	}
	return out
}

// width returns how many bytes appendTo appends.
func (p pair) width() int {
	n := utf8.RuneLen(rune(p & pairRune))
	if p&(withMacron|withCaron) != 0 {
		n += utf8.RuneLen(macron)
	}
	return n
}

// The bytes with which a pair begins.
const (
	firstLead = 0x81
	lastLead  = 0xFE
)

func isLead(c byte) bool { return firstLead <= c && c <= lastLead }

// pairTable is a charset in which a byte below 0x80 is ASCII and a lead byte
// begins a pair.
type pairTable struct {
	pairs [(lastLead - firstLead + 1) << 8]pair // by lead byte - firstLead, trail byte
	gb    bool                                  // it is GB 18030, which has more than pairs
}

// newPairTable reads a charset from its decoder. describe returns the flags and
// the cost of a pair.
func newPairTable(decoder transform.Transformer, describe func(lead, trail byte, r rune) (flags pair, c cost)) *pairTable {
	t := new(pairTable)
	src, dst := make([]byte, 2), make([]byte, 4*utf8.UTFMax)
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := 0x40; trail <= lastLead; trail++ {
			src[0], src[1] = byte(lead), byte(trail)
			n, _, err := decoder.Transform(dst, src, true)
			r, size := utf8.DecodeRune(dst[:n])
			if err != nil || r == utf8.RuneError {
				continue
			}
			flags, c := describe(src[0], src[1], r)
			switch mark, _ := utf8.DecodeRune(dst[size:n]); mark {
			case macron:
				flags |= withMacron
			case caron:
				flags |= withCaron
			}
			t.pairs[(lead-firstLead)<<8|trail] = pair(r) | flags | pair(c)<<costShift
		}
	}
	return t
}

// at returns the pair that begins at b[i], 0 where none does.
func (t *pairTable) at(b []byte, i int) pair {
	if i+1 >= len(b) {
		return 0
	}
	at := uint(b[i])<<8 + uint(b[i+1]) - firstLead<<8
	if at >= uint(len(t.pairs)) {
		return 0
	}
	return t.pairs[at]
}
