package pdfdoc

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash"
	"hash/adler32"
	"io"
)

// Bounds of what is decompressed of a file before it is read, in bytes.
const (
	maxStream  = 32 << 20
	maxStreams = 256 << 20
)

// prepare goes over the compressed streams of a file. It counts those that are not
// what was written: PDFium shows what it can of them and says nothing. Damaged fonts
// count, for the order of characters depends on their boxes; images do not. The file
// it returns is b, or one as long in which the glyphs of Type 3 fonts are not drawn.
// Encrypted files are left as they are.
func prepare(b []byte) (file []byte, damaged int) {
	file = b
	if bytes.Contains(b, []byte("/Encrypt")) {
		return file, 0
	}
	f, budget := newInflater(), int64(maxStreams)
	for at := 0; budget > 0; {
		i := bytes.Index(b[at:], []byte("stream"))
		if i < 0 {
			break
		}
		dict, start := b[at:at+i], at+i+len("stream")
		at = start
		if bytes.HasSuffix(dict, []byte("end")) {
			continue
		}
		dict, ok := flated(dict)
		if !ok {
			continue
		}
		data := bytes.TrimPrefix(bytes.TrimPrefix(b[start:], []byte("\r")), []byte("\n"))
		s := f.read(data)
		short := undrawn(s.text)
		if short == nil {
			short = disputed(s.text)
		}
		switch {
		case !s.ok:
			damaged++
		case short != nil && len(short) <= s.used && !bytes.Contains(dict, []byte("/Decode")):
			if &file[0] == &b[0] {
				file = bytes.Clone(b)
			}
			copy(file[len(b)-len(data):], short)
		}
		at += s.used
		budget -= s.n
	}
	return file, damaged
}

// flated returns the dictionary that stands before the word stream, where it is
// that of a compressed stream, other than an image.
func flated(before []byte) (dict []byte, ok bool) {
	const reach = 1000
	before = bytes.TrimRight(before[max(0, len(before)-reach):], " \r\n\t")
	if !bytes.HasSuffix(before, []byte(">>")) {
		return nil, false
	}
	if i := bytes.LastIndex(before, []byte(" obj")); i >= 0 {
		before = before[i:]
	}
	for _, other := range []string{"/Image", "/Crypt"} {
		if bytes.Contains(before, []byte(other)) {
			return nil, false
		}
	}
	// The only filter, or the only one of an array.
	for _, filter := range []string{"/Filter/FlateDecode", "/Filter /FlateDecode", "/Filter[/FlateDecode]", "/Filter [/FlateDecode]", "/Filter [ /FlateDecode ]"} {
		if bytes.Contains(before, []byte(filter)) {
			return before, true
		}
	}
	return nil, false
}

// inflater decompresses data in zlib's format, one after the other.
type inflater struct {
	in   bytes.Reader
	out  io.ReadCloser
	hash hash.Hash32
	text []byte // room for what came out
}

func newInflater() *inflater {
	const room = 32 << 10
	f := &inflater{hash: adler32.New(), text: make([]byte, room)}
	f.out = flate.NewReader(&f.in)
	return f
}

// inflated is what data holds.
type inflated struct {
	n    int64  // bytes that came out
	used int    // bytes that were decompressed for it
	ok   bool   // it is what was compressed; a missing check sum is no damage: some programs write none
	text []byte // what came out, until the next is read; nil where it is long
}

// read decompresses the beginning of b.
func (f *inflater) read(b []byte) inflated {
	const header, sum = 2, 4
	if len(b) < header || b[0]&0x0f != 8 || binary.BigEndian.Uint16(b)%31 != 0 {
		return inflated{}
	}
	f.in.Reset(b[header:])
	f.hash.Reset()
	if err := f.out.(flate.Resetter).Reset(&f.in, nil); err != nil {
		return inflated{}
	}
	var r inflated
	for room, ended := f.text, false; !ended && r.n < maxStream; {
		n, err := f.out.Read(room)
		f.hash.Write(room[:n]) // never fails
		r.n += int64(n)
		r.used = len(b) - f.in.Len()
		if ended = err == io.EOF; err != nil && !ended {
			return r
		}
		if room = room[n:]; len(room) == 0 {
			room = f.text
		}
	}
	if r.n < int64(len(f.text)) {
		r.text = f.text[:r.n]
	}
	rest := b[r.used:]
	unsummed := len(rest) < sum || bytes.HasPrefix(bytes.TrimLeft(rest[:sum], "\r\n"), []byte("en"))
	r.ok = r.n >= maxStream || unsummed || binary.BigEndian.Uint32(rest) == f.hash.Sum32()
	return r
}
