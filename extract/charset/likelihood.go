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
	biasUTF16    cost = 4 // against UTF-16 without a byte order mark

	// costNoise is what a byte costs that is not read at all: about log 256.
	// What costs more in every reading is no text.
	costNoise cost = 6
	biasNoise cost = 32
	// costText is what a byte costs at most on average in undamaged text.
	costText cost = 5
)

// How much is read to find the charset, in bytes that tell something about it:
// those above ASCII, and NUL.
const (
	firstSample = 512 // enough for an undamaged text
	sureSample  = 4 << 10
)

// noNUL is the size from which UTF-16 text has a NUL byte (of an ASCII
// character, 一 or U+3000) so surely that it is not looked for without.
const noNUL = 1 << 10

// reading is the cost of a sample in one charset.
type reading struct {
	name Name
	cost func([]byte) cost
	bias cost
}

// likeliest returns the charset under which b is most likely a Chinese text:
// UTF8, UTF16LE, UTF16BE, GB18030 (for all three Chinese sets) or Big5. The
// error is ErrBinary where b is more likely no text at all.
func likeliest(b []byte, declared Name) (Name, error) {
	readings := [...]reading{
		{UTF8, costUTF8, 0},
		{GB18030, costGB, 0},
		{Big5, costBig5, biasBig5},
		{UTF16LE, costUTF16LE, biasUTF16},
		{UTF16BE, costUTF16BE, biasUTF16},
	}
	for i := range readings {
		if readings[i].name == declared {
			readings[i].bias -= biasDeclared
		}
	}
	name, isText := examine(readings[:], b)
	if !isText { // perhaps only the beginning is damaged
		name, isText = examine(readings[:], b[len(b)/4*2:])
	}
	if !isText {
		return "", fmt.Errorf("%w: improbable in any charset", ErrBinary)
	}
	return name, nil
}

// examine returns the charset in which the beginning of b is most likely, and
// whether it is more likely text in that charset than noise.
func examine(readings []reading, b []byte) (name Name, isText bool) {
	const clear = 100 // by how much the best reading beats the others in a clear case
	sample := b[:sampleEnd(b, firstSample)]
	name, least, lead := cheapest(readings, sample)
	if len(sample) < len(b) && (lead < clear || least > costText*cost(len(sample))) {
		sample = b[:sampleEnd(b, sureSample)]
		name, least, _ = cheapest(readings, sample)
	}
	noise := costNoise*cost(len(sample)-countRepeatedNUL(sample)) + biasNoise
	return name, least <= noise
}

// cheapest returns the charset of the reading of sample that costs least, its
// cost and by how much the next one costs more. UTF-16 is the last two readings.
func cheapest(readings []reading, sample []byte) (best Name, least, lead cost) {
	if len(sample) > noNUL && bytes.IndexByte(sample, 0) < 0 {
		readings = readings[:len(readings)-2]
	}
	least, next := cost(math.MaxInt), cost(math.MaxInt)
	for _, r := range readings {
		switch c := r.cost(sample) + r.bias; {
		case c < least:
			best, least, next = r.name, c, least
		case c < next:
			next = c
		}
	}
	return best, least, next - least
}

// sampleEnd returns the length of the beginning of b in which about so many
// bytes tell something about the charset.
func sampleEnd(b []byte, telling int) int {
	const step = 256
	n := 0
	for i := 0; i < len(b); i += step {
		if n >= telling {
			return i
		}
		block := b[i:min(i+step, len(b))]
		n += countHigh(block) + bytes.Count(block, []byte{0}) - countRepeatedNUL(block)
	}
	return len(b)
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
	var u, last uint16
	for i := 0; i+1 < len(b); i += 2 {
		last, u = u, unit(b[i:], bigEndian)
		switch {
		case u == 0 && last == 0:
		case u == 0:
			sum += 2 * costControl // no better than in other charsets
		case isControl(rune(u)):
			sum += costControl
		case u < utf8.RuneSelf:
			sum += costASCII
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

// costOfASCII returns the cost of bytes below 0x80. A run of NUL bytes costs no
// more than one.
func costOfASCII(b []byte) cost {
	sum := costASCII * cost(len(b))
	if controls := countControls(b); controls > 0 {
		sum += (costControl-costASCII)*cost(controls) - costControl*cost(countRepeatedNUL(b))
	}
	return sum
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
