package charset

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// Masks for the eight bytes of a word that are examined at once.
const (
	eachByte = 0x0101_0101_0101_0101
	highBits = 0x80 * eachByte
)

// asciiPrefix returns how many bytes at the beginning of b are ASCII.
func asciiPrefix(b []byte) int {
	n := 0
	for ; n+8 <= len(b); n += 8 {
		if high := binary.LittleEndian.Uint64(b[n:]) & highBits; high != 0 {
			return n + bits.TrailingZeros64(high)/8
		}
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// countHigh returns how many bytes of b are above ASCII.
func countHigh(b []byte) int {
	n := 0
	for ; len(b) >= 8; b = b[8:] {
		n += bits.OnesCount64(binary.LittleEndian.Uint64(b) & highBits)
	}
	for _, c := range b {
		n += int(c >> 7)
	}
	return n
}

// countControls returns how many bytes of b are control characters that no text
// needs: those below 0x20 but for tabs, line breaks and form feeds (0x09–0x0D).
// It is isControl for many bytes.
func countControls(b []byte) int {
	n := 0
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		low := below(w, 0x20)
		if low == 0 {
			continue // the common case
		}
		n += bits.OnesCount64(low &^ (below(w, 0x0E) &^ below(w, 0x09)))
	}
	for _, c := range b {
		if isControl(rune(c)) {
			n++
		}
	}
	return n
}

// countRepeatedNUL returns how many bytes of b are NUL and follow a NUL. A run of
// them is one damage: a block that was lost or never written.
func countRepeatedNUL(b []byte) int {
	n := 0
	for {
		i := bytes.IndexByte(b, 0)
		if i < 0 {
			return n
		}
		for i++; i < len(b) && b[i] == 0; i++ {
			n++
		}
		b = b[i:]
	}
}

// isControl reports whether r is a control character that no text needs.
func isControl(r rune) bool {
	return r < 0x20 && (r < 0x09 || r > 0x0D)
}

// below returns the high bit of each byte of w that is less than limit, which
// is at most 0x80.
func below(w uint64, limit byte) uint64 {
	// With the high bits set, no byte borrows from its neighbour.
	return ^((w | highBits) - uint64(limit)*eachByte) &^ w & highBits
}
