package pdfdoc

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"io"
)

// Bounds of what is decompressed to look for damage, in bytes.
const (
	maxStream  = 32 << 20
	maxStreams = 256 << 20
)

// damagedStreams counts the compressed streams of a file that are not what was
// written: PDFium shows what it can of them and says nothing. Damaged fonts count,
// for the order of characters depends on their boxes; images do not, and encrypted
// files cannot be checked.
func damagedStreams(b []byte) int {
	if bytes.Contains(b, []byte("/Encrypt")) {
		return 0
	}
	damaged, budget := 0, int64(maxStreams)
	for at := 0; budget > 0; {
		i := bytes.Index(b[at:], []byte("stream"))
		if i < 0 {
			break
		}
		dict, start := b[at:at+i], at+i+len("stream")
		at = start
		if bytes.HasSuffix(dict, []byte("end")) || !flated(dict) {
			continue
		}
		data := b[start:]
		data = bytes.TrimPrefix(bytes.TrimPrefix(data, []byte("\r")), []byte("\n"))
		n, used, ok := inflated(data)
		if !ok {
			damaged++
		}
		at += used
		budget -= n
	}
	return damaged
}

// flated reports whether what stands before the word stream is the dictionary of a
// compressed stream, other than an image.
func flated(before []byte) bool {
	const reach = 1000
	before = bytes.TrimRight(before[max(0, len(before)-reach):], " \r\n\t")
	if !bytes.HasSuffix(before, []byte(">>")) {
		return false
	}
	if i := bytes.LastIndex(before, []byte(" obj")); i >= 0 {
		before = before[i:]
	}
	for _, other := range []string{"/Image", "/Crypt"} {
		if bytes.Contains(before, []byte(other)) {
			return false
		}
	}
	// The only filter, or the only one of an array.
	for _, filter := range []string{"/Filter/FlateDecode", "/Filter /FlateDecode", "/Filter[/FlateDecode]", "/Filter [/FlateDecode]", "/Filter [ /FlateDecode ]"} {
		if bytes.Contains(before, []byte(filter)) {
			return true
		}
	}
	return false
}

// inflated decompresses data in zlib's format and says how many bytes came out
// and were used, and whether they are what was compressed. A missing check sum is
// no damage: some programs write none.
func inflated(data []byte) (n int64, used int, ok bool) {
	const header, sum = 2, 4
	if len(data) < header || data[0]&0x0f != 8 || binary.BigEndian.Uint16(data)%31 != 0 {
		return 0, 0, false
	}
	in := bytes.NewReader(data[header:])
	hash := adler32.New()
	n, err := io.Copy(hash, io.LimitReader(flate.NewReader(in), maxStream))
	used = len(data) - in.Len()
	if err != nil {
		return n, used, false
	}
	rest := data[used:]
	if n == maxStream || len(rest) < sum || bytes.HasPrefix(bytes.TrimLeft(rest[:sum], "\r\n"), []byte("en")) {
		return n, used, true
	}
	return n, used, binary.BigEndian.Uint32(rest) == hash.Sum32()
}
