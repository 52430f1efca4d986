package charset

import (
	"bytes"
	"fmt"
	"math"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cost is the negative logarithm (in nats, rounded) of the probability that the
// next character of a Chinese report is this one. Costs of two readings can be
// compared when both are of the same bytes.
type cost int

// The costs by class of character: about the share of a class in running text
// divided by the number of its characters.
const (
	costPunct     cost = 5  // a punctuation mark of every page
	costASCII     cost = 4  // a printable ASCII character, a blank or a line break
	costCommon    cost = 7  // one of the commonest characters
	costUsual     cost = 10 // in the first level of GB 2312 or of Big5
	costHanzi     cost = 11 // a Chinese character in a charset without levels
	costSymbol    cost = 12 // a letter or symbol of a Chinese charset
	costSecond    cost = 14 // in the second level
	costRare      cost = 15 // in none of them
	costControl   cost = 14 // a control character
	costUnused    cost = 18 // private use, or not assigned: only in a wrong reading
	costStray     cost = 9  // one byte that is no character
	costFourBytes cost = 24 // a four-byte character
)

// The evidence that does not come from the bytes, as costs.
const (
	biasDeclared cost = 8 // in favour of the declared charset
	biasBig5     cost = 4 // against Big5: fewer organs write it
	biasUTF16    cost = 8 // against UTF-16 without a byte order mark

	// costNoise is what a byte costs that is not read at all: about log 256.
	// What costs more in every reading is no text.
	costNoise cost = 6
	biasNoise cost = 32
)

const (
	// sampleHigh is how many bytes above ASCII are read to find the charset.
	sampleHigh = 4 << 10
	// noNUL is the size from which UTF-16 text has a NUL byte (of an ASCII
	// character, 一 or U+3000) so surely that it is not looked for without.
	noNUL = 1 << 10
)

// likeliest returns the charset under which b is most likely a Chinese text:
// UTF8, UTF16LE, UTF16BE, GB18030 (for all three Chinese sets) or Big5. The
// error is ErrBinary where b is more likely no text at all.
func likeliest(b []byte, declared Name) (Name, error) {
	readings := [...]struct {
		name Name
		cost func([]byte) cost
		bias cost
	}{
		{UTF8, costUTF8, 0},
		{GB18030, costGB, 0},
		{Big5, costBig5, biasBig5},
		{UTF16LE, costUTF16LE, biasUTF16},
		{UTF16BE, costUTF16BE, biasUTF16},
	}
	sample := b[:sampleEnd(b)]
	candidates := readings[:]
	if len(b) > noNUL && bytes.IndexByte(sample, 0) < 0 {
		candidates = readings[:3]
	}
	best, least := UTF8, cost(math.MaxInt)
	for _, r := range candidates {
		c := r.cost(sample) + r.bias
		if r.name == declared {
			c -= biasDeclared
		}
		if c < least {
			best, least = r.name, c
		}
	}
	if noise := costNoise*cost(len(sample)) + biasNoise; least > noise {
		return "", fmt.Errorf("%w: improbable in any charset", ErrBinary)
	}
	return best, nil
}

// sampleEnd returns the length of the beginning of b that has sampleHigh bytes
// above ASCII. NUL bytes with which a file is filled up are no part of it.
func sampleEnd(b []byte) int {
	end := len(bytes.TrimRight(b, "\x00"))
	if end < len(b) {
		end++ // the second byte of a UTF-16 character
	}
	const step = 256
	high := 0
	for i := 0; i < end; i += step {
		if high >= sampleHigh {
			return i
		}
		high += countHigh(b[i:min(i+step, end)])
	}
	return end
}

// costUTF8 reads b as UTF-8.
func costUTF8(b []byte) cost {
	common := commonHanzi()
	var sum cost
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			n := asciiPrefix(b[i:])
			sum += costOfASCII(b[i : i+n])
			i += n
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			sum += costStray
		} else {
			sum += costOfRune(r, common)
		}
		i += n
	}
	return sum
}

func costUTF16LE(b []byte) cost { return costUTF16(b, false) }
func costUTF16BE(b []byte) cost { return costUTF16(b, true) }

// costUTF16 reads b as UTF-16.
func costUTF16(b []byte, bigEndian bool) cost {
	common := commonHanzi()
	var sum cost
	for i := 0; i+1 < len(b); i += 2 {
		switch u := unit(b[i:], bigEndian); {
		case u == 0:
			sum += 2*costControl + 1 // no better than two control characters
		case u < utf8.RuneSelf:
			sum += costOfASCII([]byte{byte(u)})
		default:
			sum += costOfRune(rune(u), common)
		}
	}
	return sum
}

func costGB(b []byte) cost   { return costPairs(b, gbTable()) }
func costBig5(b []byte) cost { return costPairs(b, big5Table()) }

// costPairs reads b as a charset of one and two bytes.
func costPairs(b []byte, t *pairTable) cost {
	var sum cost
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			n := asciiPrefix(b[i:])
			sum += costOfASCII(b[i : i+n])
			i += n
			continue
		}
		if p := t.at(b, i); p != 0 {
			sum += p.cost()
			i += 2
		} else if t.gb && isFourBytes(b[i:]) {
			sum += costFourBytes
			i += 4
		} else {
			sum += costStray
			i++
		}
	}
	return sum
}

// costOfASCII returns the cost of bytes below 0x80.
func costOfASCII(b []byte) cost {
	return costASCII*cost(len(b)) + (costControl-costASCII)*cost(countControls(b))
}

// costOfRune returns the cost of a character above ASCII in a charset that has
// no levels.
func costOfRune(r rune, common *hanziSet) cost {
	switch {
	case common.has(r):
		return costCommon
	case isCommonPunct(r):
		return costPunct
	case r < 0xA0:
		return costControl
	case firstHanzi <= r && r <= lastHanzi:
		return costHanzi
	case 0x2000 <= r && r < 0x2700, 0x3000 <= r && r < 0x3040, 0xFF00 <= r && r < 0xFFEF:
		return costSymbol
	case r == utf8.RuneError, unicode.Is(unicode.Co, r), unicode.Is(unicode.Cs, r):
		return costUnused
	}
	return costRare
}

// isCommonPunct reports whether r is a punctuation mark of every Chinese page.
func isCommonPunct(r rune) bool {
	switch r {
	case '，', '。', '、', '：', '；', '（', '）', '“', '”', '《', '》', '　':
		return true
	}
	return false
}

// The Chinese characters of the basic block of Unicode.
const (
	firstHanzi = '\u4E00'
	lastHanzi  = '\u9FFF'
)

// hanziSet is a set of Chinese characters of the basic block.
type hanziSet [(lastHanzi - firstHanzi + 64) / 64]uint64

func (s *hanziSet) has(r rune) bool {
	i := uint32(r - firstHanzi)
	return i <= lastHanzi-firstHanzi && s[i/64]>>(i%64)&1 != 0
}

// commonHanzi returns the set of the characters in commonChars.
var commonHanzi = sync.OnceValue(func() *hanziSet {
	s := new(hanziSet)
	for _, r := range commonChars {
		i := uint32(r - firstHanzi)
		s[i/64] |= 1 << (i % 64)
	}
	return s
})
