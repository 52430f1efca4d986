package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// Frames of Zstandard (RFC 8878) and what is taken of them.
const (
	zstdMagic      = "\x28\xb5\x2f\xfd"
	skipMagic      = 0x184d2a50 // of frames to be passed over; the last four bits are free
	dictionary     = 0x184d2a5d // the one with the dictionary of a WARC file, at its beginning
	mostDictionary = 16 << 20   // bytes
	mostWindow     = 32 << 20   // bytes that a frame of a file may look back
	mostWebWindow  = 8 << 20    // of a content encoding, as RFC 9659 has it
)

// Zstandard reports whether a file that begins with b is compressed with Zstandard,
// as WARC files named .warc.zst are.
func Zstandard(b []byte) bool { return isFrame(b) }

// isFrame reports whether b begins with the magic number of a frame, or of one to be passed over.
func isFrame(b []byte) bool {
	return bytes.HasPrefix(b, []byte(zstdMagic)) || isSkipped(b)
}

func isSkipped(b []byte) bool {
	return len(b) >= 4 && binary.LittleEndian.Uint32(b)&^0xf == skipMagic
}

// newZstd returns a decoder of one frame after the other, without goroutines.
func newZstd(r io.Reader, window uint64, o ...zstd.DOption) (*zstd.Decoder, error) {
	return zstd.NewReader(r, append(o, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(window))...)
}

// frame reads the bytes of the one frame at which a source stands, and none behind it:
// a decoder would read ahead, and the place of the next record would be lost.
type frame struct {
	from     *source
	left     int64 // bytes of the part that is being read
	begun    bool
	last     bool // the last block has been seen
	checksum bool // four bytes follow it
	err      error
}

func (f *frame) Read(p []byte) (int, error) {
	if f.left == 0 && f.err == nil {
		f.left, f.err = f.part()
	}
	if f.left == 0 {
		return 0, f.err
	}
	n, err := f.from.Read(p[:min(int64(len(p)), f.left)])
	if f.left -= int64(n); errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// part is the size of the next part: the head, a block, the checksum.
func (f *frame) part() (int64, error) {
	switch {
	case !f.begun:
		f.begun = true
		head, err := f.from.peek(5)
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		descriptor := head[4]
		f.checksum = descriptor&4 != 0
		size := int64(5) + [...]int64{0, 1, 2, 4}[descriptor&3] + [...]int64{0, 2, 4, 8}[descriptor>>6]
		if single := descriptor&0x20 != 0; !single || descriptor>>6 == 0 {
			size++ // the window, or the size of the content in one byte
		}
		return size, nil
	case !f.last:
		head, err := f.from.peek(3)
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		n := int64(head[0]) | int64(head[1])<<8 | int64(head[2])<<16
		f.last = n&1 != 0
		if kind := n >> 1 & 3; kind == 1 { // one byte, repeated
			return 3 + 1, nil
		}
		return 3 + n>>3, nil
	case f.checksum:
		f.checksum = false
		return 4, nil
	}
	return 0, io.EOF
}

// frame opens the frame at which the file stands. One to be passed over is, but for that
// with the dictionary.
func (r *Reader) frame() (skipped bool, err error) {
	defer func() {
		if err != nil { // the search for the next one begins behind this one's magic number
			r.lost = true
			if r.file.taken == r.start {
				r.file.discard(4)
			}
		}
	}()
	next, err := r.file.peek(8)
	if isSkipped(next) {
		if err != nil {
			return false, r.fail(CutOff, err, "in the head of a frame")
		}
		size := int64(binary.LittleEndian.Uint32(next[4:]))
		if binary.LittleEndian.Uint32(next) == dictionary && r.start == 0 {
			return true, r.dictionary(size)
		}
		if n, err := io.CopyN(io.Discard, r.file, 8+size); n < 8+size {
			return false, r.fail(CutOff, err, "in a frame that is to be passed over")
		}
		return true, nil
	}
	if r.zst == nil {
		if r.zst, err = newZstd(nil, mostWindow); err != nil {
			return false, r.fail(BadZstd, err, "")
		}
	}
	if err := r.zst.Reset(&frame{from: r.file}); err != nil {
		return false, r.fail(r.packedReason(err), err, "in the head of a frame")
	}
	r.packed = BadZstd
	r.text = newSource(r.zst, bufferSize)
	return false, nil
}

// dictionary reads the dictionary of a file, which may be compressed itself.
func (r *Reader) dictionary(size int64) error {
	if size > mostDictionary {
		return r.fail(TooLarge, nil, "a dictionary of %d bytes, limit %d", size, mostDictionary)
	}
	r.file.discard(8)
	content, err := io.ReadAll(io.LimitReader(r.file, size))
	if err == nil && int64(len(content)) < size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return r.fail(CutOff, err, "in the dictionary")
	}
	if bytes.HasPrefix(content, []byte(zstdMagic)) {
		if content, err = unpacked(content); err != nil {
			return r.fail(BadZstd, err, "in the dictionary")
		}
	}
	with := zstd.WithDecoderDictRaw(0, content)
	if bytes.HasPrefix(content, []byte("\x37\xa4\x30\xec")) {
		with = zstd.WithDecoderDicts(content)
	}
	if r.zst, err = newZstd(nil, mostWindow, with); err != nil {
		return r.fail(BadZstd, err, "in the dictionary")
	}
	return nil
}

// unpacked decompresses a dictionary.
func unpacked(b []byte) ([]byte, error) {
	z, err := newZstd(bytes.NewReader(b), mostWindow)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	content, err := io.ReadAll(io.LimitReader(z, mostDictionary+1))
	if err == nil && len(content) > mostDictionary {
		err = fmt.Errorf("it unpacks to more than %d bytes", mostDictionary)
	}
	return content, err
}
