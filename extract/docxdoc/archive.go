package docxdoc

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// archive is the ZIP file that a document consists of. Parts are inflated only
// when they are read, and all together not beyond a limit.
type archive struct {
	parts   map[string]part // by partName
	left    int64           // bytes that may still be inflated
	inflate io.ReadCloser
	broken  bool // the directory is lost; the parts were found by their own headers
}

// part is one file of an archive.
type part struct {
	data      []byte // compressed
	method    uint16
	encrypted bool
	twice     bool // another part with this name may have another content
	checked   bool // sum and size are known
	sum       uint32
	size      uint64
}

// content is a part's text.
type content struct {
	text    string
	cut     string // why the end is missing; "" where it is not
	corrupt bool   // the text is not the one that the checksum was made of
	invalid int    // bytes that are no UTF-8
}

// openArchive reads the directory of a ZIP file, or finds its parts one by one
// where the directory is damaged.
func openArchive(b []byte, limit int64) (*archive, error) {
	a := &archive{parts: make(map[string]part), left: limit}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err == nil || errors.Is(err, zip.ErrInsecurePath) {
		a.list(r, b)
	}
	if len(a.parts) == 0 {
		a.broken = true
		a.recover(b)
	}
	if len(a.parts) == 0 {
		return nil, &extract.Error{Reason: extract.Damaged, Detail: "no ZIP archive, or an empty one"}
	}
	return a, nil
}

// list takes the parts of the directory.
func (a *archive) list(r *zip.Reader, b []byte) {
	for _, f := range r.File {
		start, err := f.DataOffset()
		if err != nil || start < 0 || start > int64(len(b)) {
			continue
		}
		data := b[start:]
		if f.CompressedSize64 < uint64(len(data)) {
			data = data[:f.CompressedSize64]
		}
		a.add(f.Name, part{
			data: data, method: f.Method, encrypted: f.Flags&1 != 0,
			checked: true, sum: f.CRC32, size: f.UncompressedSize64,
		})
	}
}

func (a *archive) add(name string, p part) {
	name = partName(name)
	if old, ok := a.parts[name]; ok {
		old.twice = old.twice || !old.same(p)
		p = old
	}
	a.parts[name] = p
}

// same reports whether two parts are known to have the same content.
func (p part) same(q part) bool {
	return p.checked && q.checked && p.sum == q.sum && p.size == q.size
}

// partName folds the name of a part: they are compared without case, and some
// programs write the separators of their system.
func partName(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimPrefix(name, "/")
}

// recover finds parts by the headers that stand before them.
func (a *archive) recover(b []byte) {
	const fixed = 30
	for {
		i := bytes.Index(b, []byte("PK\x03\x04"))
		if i < 0 || len(b)-i < fixed {
			return
		}
		h := b[i:]
		flags, method := binary.LittleEndian.Uint16(h[6:]), binary.LittleEndian.Uint16(h[8:])
		packed, size := binary.LittleEndian.Uint32(h[18:]), binary.LittleEndian.Uint32(h[22:])
		name := int(binary.LittleEndian.Uint16(h[26:]))
		start := fixed + name + int(binary.LittleEndian.Uint16(h[28:]))
		if start > len(h) {
			return
		}
		p := part{data: h[start:], method: method, encrypted: flags&1 != 0}
		b = p.data
		const streamed, unknown = 1 << 3, 1<<32 - 1
		if flags&streamed == 0 && packed != unknown {
			p.checked, p.sum, p.size = true, binary.LittleEndian.Uint32(h[14:]), uint64(size)
			p.data = p.data[:min(len(p.data), int(packed))]
			b = b[len(p.data):]
		} else if method == zip.Store {
			if end := bytes.Index(p.data, []byte("PK")); end >= 0 {
				p.data = p.data[:end]
			}
		}
		a.add(string(h[fixed:fixed+name]), p)
	}
}

// has reports whether there is a part with a name.
func (a *archive) has(name string) bool {
	_, ok := a.parts[partName(name)]
	return ok
}

// read inflates a part as far as it can be. A part that is not there has no
// text. The error is TooLarge, UnsupportedFormat, or Damaged if two parts have
// the name.
func (a *archive) read(name string) (content, error) {
	p, ok := a.parts[partName(name)]
	switch {
	case !ok:
		return content{cut: "the part is missing"}, nil
	case p.encrypted:
		return content{}, &extract.Error{Reason: extract.UnsupportedFormat, Detail: "encrypted ZIP archive"}
	case p.twice:
		return content{}, &extract.Error{Reason: extract.Damaged, Detail: fmt.Sprintf("two parts with the name %.100q", name)}
	case p.method != zip.Store && p.method != zip.Deflate:
		return content{}, &extract.Error{Reason: extract.UnsupportedFormat, Detail: fmt.Sprintf("ZIP compression method %d", p.method)}
	}
	b, err := a.unpack(p)
	if err != nil && errors.Is(err, errTooLarge) {
		return content{}, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%.100q inflates beyond the limit", name)}
	}
	c := decode(b)
	if err != nil {
		c.cut = "the compressed data are damaged"
		c.corrupt = !errors.Is(err, io.ErrUnexpectedEOF) // noticed behind the damage, not at it
	} else {
		c.corrupt = p.checked && (p.size != uint64(len(b)) || p.sum != crc32.ChecksumIEEE(b))
	}
	return c, nil
}

var errTooLarge = errors.New("too large")

// unpack returns the bytes of a part, also those before an error.
func (a *archive) unpack(p part) ([]byte, error) {
	// No text that people write is packed denser than ratio; what is small
	// does no harm.
	const ratio, small = 500, 4 << 20
	limit := min(a.left, max(small, ratio*int64(len(p.data))))
	if p.method == zip.Store {
		if int64(len(p.data)) > limit {
			return nil, errTooLarge
		}
		a.left -= int64(len(p.data))
		return p.data, nil
	}
	var out bytes.Buffer
	if p.checked {
		out.Grow(int(min(p.size, uint64(limit), 64*uint64(len(p.data)))) + bytes.MinRead)
	}
	_, err := out.ReadFrom(io.LimitReader(a.inflater(p.data), limit+1))
	if int64(out.Len()) > limit {
		return nil, errTooLarge
	}
	a.left -= int64(out.Len())
	return out.Bytes(), err
}

// inflater returns the one decompressor of the archive, set to data.
func (a *archive) inflater(data []byte) io.Reader {
	if a.inflate == nil {
		a.inflate = flate.NewReader(bytes.NewReader(data))
		return a.inflate
	}
	// A reader that flate made is always a Resetter, and Reset never fails.
	_ = a.inflate.(flate.Resetter).Reset(bytes.NewReader(data), nil)
	return a.inflate
}

// decode makes text of bytes: XML in an office file is UTF-8 or UTF-16.
func decode(b []byte) content {
	order := byteOrder(b)
	if order == nil {
		text := strings.TrimPrefix(string(b), "\ufeff")
		if utf8.ValidString(text) {
			return content{text: text}
		}
		valid := strings.ToValidUTF8(text, "\ufffd")
		return content{text: valid, invalid: strings.Count(valid, "\ufffd") - strings.Count(text, "\ufffd")}
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return content{text: strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")}
}

// byteOrder returns the order of the bytes of UTF-16, nil if b is none.
func byteOrder(b []byte) binary.ByteOrder {
	switch {
	case len(b) < 2:
		return nil
	case b[0] == 0xff && b[1] == 0xfe, b[0] == '<' && b[1] == 0:
		return binary.LittleEndian
	case b[0] == 0xfe && b[1] == 0xff, b[0] == 0 && b[1] == '<':
		return binary.BigEndian
	}
	return nil
}
