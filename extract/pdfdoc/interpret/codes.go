package interpret

// code is a character code as it stands in a string.
type code struct {
	value uint32
	bytes int
}

// span is a range of codes of one length. Each byte has a range of its own.
type span struct {
	bytes  int
	lo, hi uint32
}

func (s span) holds(c code) bool {
	if s.bytes != c.bytes {
		return false
	}
	for shift := 0; shift < 8*s.bytes; shift += 8 {
		b := c.value >> shift & 0xff
		if b < s.lo>>shift&0xff || b > s.hi>>shift&0xff {
			return false
		}
	}
	return true
}

// codespace says how strings are split into codes.
type codespace []span

// The code spaces of the encodings that have a name.
var (
	oneByte    = codespace{{1, 0, 0xff}}
	twoBytes   = codespace{{2, 0, 0xffff}}
	euc        = codespace{{1, 0, 0x80}, {1, 0xff, 0xff}, {2, 0x8140, 0xfefe}}
	gb18030    = codespace{{1, 0, 0x80}, {2, 0x8140, 0xfefe}, {4, 0x81308130, 0xfe39fe39}}
	utf16Units = codespace{{2, 0, 0xd7ff}, {2, 0xe000, 0xffff}, {4, 0xd800dc00, 0xdbffdfff}}
	utf32Units = codespace{{4, 0, 0x0010ffff}}
	utf8Bytes  = codespace{{1, 0, 0x7f}, {2, 0xc080, 0xdfbf}, {3, 0xe08080, 0xefbfbf}, {4, 0xf0808080, 0xf7bfbfbf}}
)

// next takes the first code of a string that is not empty. Bytes that begin no
// code are taken as one of the shortest length.
func (s codespace) next(text []byte) code {
	const longest = 4
	c := code{}
	for c.bytes < min(longest, len(text)) {
		c.value = c.value<<8 | uint32(text[c.bytes])
		c.bytes++
		for _, r := range s {
			if r.holds(c) {
				return c
			}
		}
	}
	shortest := longest
	for _, r := range s {
		shortest = min(shortest, r.bytes)
	}
	c = code{}
	for c.bytes < min(shortest, len(text)) {
		c.value = c.value<<8 | uint32(text[c.bytes])
		c.bytes++
	}
	return c
}
