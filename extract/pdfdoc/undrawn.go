package pdfdoc

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"strconv"
)

// undrawn returns, compressed, the beginning of a Type 3 glyph's program that says
// how wide and how large the glyph is; nil where text is anything else. The lines and
// curves that follow are of no use for reading, and PDFium takes most of its time for
// them: such a font has a program for every character, and a browser writes a hundred
// such fonts into a file. A program that may show text or images is left alone.
func undrawn(text []byte) []byte {
	const operands, operator = 6, "d1" // of ISO 32000-1, 9.6.5: wx wy llx lly urx ury d1
	rest := text
	var v [operands]float64
	for i := range v {
		var word []byte
		if word, rest = field(rest); len(word) == 0 {
			return nil
		}
		var err error
		if v[i], err = strconv.ParseFloat(string(word), 64); err != nil {
			return nil
		}
	}
	word, rest := field(rest)
	if string(word) != operator || v[4]-v[2] < 1 || v[5]-v[3] < 1 || !drawing(rest) {
		return nil // without a box PDFium takes that of the drawing
	}
	return stored(text[:len(text)-len(rest)])
}

// field cuts the first word off.
func field(b []byte) (word, rest []byte) {
	const space = " \t\r\n"
	b = bytes.TrimLeft(b, space)
	end := bytes.IndexAny(b, space)
	if end < 0 {
		end = len(b)
	}
	return b[:end], b[end:]
}

// drawing reports whether a program has nothing but numbers and operators that
// draw lines and areas.
func drawing(program []byte) bool {
	const numbers, operators = "0123456789.+- \t\r\n", "mlcvyhrefFnqQwSsbBjJMWgGkK*"
	return len(bytes.Trim(program, numbers+operators)) == 0
}

// stored writes a few bytes in zlib's format, without compression.
func stored(b []byte) []byte {
	n := uint16(len(b))
	out := []byte{0x78, 0x01, 1}
	out = binary.LittleEndian.AppendUint16(out, n)
	out = binary.LittleEndian.AppendUint16(out, ^n)
	return binary.BigEndian.AppendUint32(append(out, b...), adler32.Checksum(b))
}
