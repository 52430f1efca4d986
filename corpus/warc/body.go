package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
)

// block is the block of a record as it is stored.
type block struct {
	r           *Reader
	left, size  int64
	start       int64 // of the record
	err         error // that Read has returned, other than io.EOF
	memberEnded bool  // the gzip member ended before the block did
	told        bool  // whoever reads the record has seen err
	hidden      hidden
	uncovered   bool // the reader stands at a record inside the block

	sum  hash.Hash // nil where there is nothing to compare with
	want string
}

func (b *block) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if b.r.last != b && b.left > 0 { // the reader has gone on
		return 0, io.ErrClosedPipe
	}
	if b.left == 0 {
		return 0, b.end()
	}
	n, err := b.r.text.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	b.hidden.see(p[:n])
	if b.sum != nil {
		b.sum.Write(p[:n])
	}
	if b.hidden.full() && b.r.uncover(b) {
		return n, b.wrongLength()
	}
	if err == nil || b.left == 0 {
		return n, nil
	}
	if b.r.below.err != nil {
		b.err = b.r.below.err
		return n, b.err
	}
	bad := &Error{Offset: b.start, Reason: b.r.packedReason(err)}
	if bad.Reason == CutOff {
		b.memberEnded = errors.Is(err, io.EOF)
		bad.Detail = "the file ends inside a block"
		if b.r.compressed() && b.memberEnded {
			bad.Detail = "the gzip member ends inside a block"
		}
	} else {
		bad.Err = err
	}
	if b.err = bad; b.memberEnded || !b.r.compressed() {
		if b.r.uncover(b) {
			return n, b.wrongLength()
		}
	}
	return n, b.err
}

// wrongLength is the error of a block that holds the record to which the reader has
// gone back.
func (b *block) wrongLength() error {
	b.err = &Error{Offset: b.start, Reason: WrongLength, Detail: fmt.Sprintf("the block of %d bytes covers another record", b.size)}
	return b.err
}

// end returns io.EOF, or an *Error where the length or the digest does not fit.
func (b *block) end() error {
	if b.r.last == b && !b.r.fits() && b.r.uncover(b) {
		return b.wrongLength()
	}
	if b.sum == nil {
		return io.EOF
	}
	got := b.sum.Sum(nil)
	b.sum = nil
	if !sameDigest(got, b.want) {
		b.err = &Error{Offset: b.start, Reason: WrongDigest, Detail: "the block's digest is " + base32.StdEncoding.EncodeToString(got)}
		return b.err
	}
	return io.EOF
}

// expect prepares the comparison with a digest such as sha1:3I42H3S6….
func (b *block) expect(digest string) {
	algorithm, value, _ := strings.Cut(digest, ":")
	switch strings.ToLower(algorithm) {
	case "sha1":
		b.sum = sha1.New()
	case "sha256", "sha-256":
		b.sum = sha256.New()
	case "md5":
		b.sum = md5.New()
	default:
		return
	}
	b.want = strings.TrimSpace(value)
}

// sameDigest compares with a digest in base 32 or hexadecimal.
func sameDigest(sum []byte, printed string) bool {
	return strings.EqualFold(hex.EncodeToString(sum), printed) ||
		strings.EqualFold(strings.TrimRight(base32.StdEncoding.EncodeToString(sum), "="), strings.TrimRight(printed, "="))
}

// limited is the body of a record. It ends with an error where it is larger than
// the limit.
type limited struct {
	block *block
	from  io.Reader
	left  int64 // -1 when there was more
}

func (l *limited) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if l.left < 0 {
		return 0, l.tooLarge()
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left+1)])
	if l.left -= int64(n); l.left < 0 {
		return n - 1, l.tooLarge()
	}
	l.block.told = l.block.told || err != nil && l.block.err != nil
	return n, err
}

func (l *limited) tooLarge() error {
	return &Error{Offset: l.block.start, Reason: TooLarge, Detail: "the payload is larger than the limit"}
}

// mostCodings bounds the content encodings of one payload.
const mostCodings = 4

// Decode undoes the transfer and the content encoding that the head of an HTTP
// message names. What is not encoded although its head says so is left as it
// is: many writers store payloads decoded. The reader returned ends with an
// *Error where the payload is damaged; its size is not limited.
func Decode(body io.Reader, h http.Header) io.Reader {
	if h.Get("Transfer-Encoding") == "" && h.Get("Content-Encoding") == "" {
		return body
	}
	return decode(newSource(body, bufferSize), h, 0)
}

func decode(from *source, h http.Header, at int64) io.Reader {
	if strings.EqualFold(strings.TrimSpace(h.Get("Transfer-Encoding")), "chunked") && chunked(from) {
		from = newSource(&coded{r: httputil.NewChunkedReader(from.b), at: at}, bufferSize)
	}
	var codings []string
	for coding := range strings.SplitSeq(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" && coding != "identity" {
			codings = append(codings, coding)
		}
	}
	if len(codings) > mostCodings {
		return failing{&Error{Offset: at, Reason: UnknownCoding, Detail: "more than four content encodings"}}
	}
	for i := len(codings) - 1; i >= 0; i-- {
		r, err := uncoded(codings[i], from)
		if err != nil {
			return failing{&Error{Offset: at, Reason: UnknownCoding, Detail: "content encoding " + clip(codings[i])}}
		}
		if r != nil {
			from = newSource(&coded{r: r, at: at}, bufferSize)
		}
	}
	return from
}

// uncoded decodes one content encoding; nil where the bytes are not encoded.
func uncoded(coding string, from *source) (io.Reader, error) {
	switch coding {
	case "gzip", "x-gzip":
		if magic, _ := from.peek(2); string(magic) != "\x1f\x8b" {
			return nil, nil
		}
		return &lazy{open: func() (io.Reader, error) { return gzip.NewReader(from) }}, nil
	case "deflate": // zlib by the standard, bare deflate by some servers
		magic, _ := from.peek(2)
		switch {
		case len(magic) < 2:
			return nil, nil
		case magic[0]&0x0f == 8 && (int(magic[0])<<8|int(magic[1]))%31 == 0:
			return &lazy{open: func() (io.Reader, error) { return zlib.NewReader(from) }}, nil
		case decodes(from, func(r io.Reader) io.Reader { return flate.NewReader(r) }):
			return flate.NewReader(from), nil
		}
		return nil, nil
	case "zstd":
		if magic, _ := from.peek(4); string(magic) != zstdMagic {
			return nil, nil
		}
		return &lazy{open: func() (io.Reader, error) { return newZstd(from, mostWebWindow) }}, nil
	case "br":
		if !decodes(from, func(r io.Reader) io.Reader { return brotli.NewReader(r) }) {
			return nil, nil
		}
		return brotli.NewReader(from), nil
	}
	return nil, errors.New("unknown")
}

// decodes reports whether the bytes ahead are encoded in a way without a magic
// number, by trying.
func decodes(from *source, open func(io.Reader) io.Reader) bool {
	ahead, err := from.peek(bufferSize)
	if len(ahead) == 0 {
		return false
	}
	_, bad := io.CopyN(io.Discard, open(bytes.NewReader(ahead)), 1<<20)
	if bad == nil || errors.Is(bad, io.EOF) {
		return true
	}
	return err == nil && errors.Is(bad, io.ErrUnexpectedEOF)
}

// chunked reports whether the bytes ahead begin with the size of a chunk.
func chunked(from *source) bool {
	ahead, _ := from.peek(64)
	digits := 0
	for digits < len(ahead) && strings.IndexByte("0123456789abcdefABCDEF", ahead[digits]) >= 0 {
		digits++
	}
	if digits == 0 || digits > 16 {
		return false
	}
	rest := bytes.TrimLeft(ahead[digits:], " \t")
	return len(rest) > 0 && (rest[0] == '\r' || rest[0] == '\n' || rest[0] == ';')
}

// lazy opens a decoder when the first byte is wanted, so that its error is one
// of reading.
type lazy struct {
	open func() (io.Reader, error)
	r    io.Reader
}

func (l *lazy) Read(p []byte) (int, error) {
	if l.r == nil {
		r, err := l.open()
		if err != nil {
			return 0, err
		}
		l.r = r
	}
	return l.r.Read(p)
}

// coded makes an *Error of a decoder's errors.
type coded struct {
	r  io.Reader
	at int64
}

func (c *coded) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	var known *Error
	if err != nil && !errors.Is(err, io.EOF) && !errors.As(err, &known) {
		reason := BadEncoding
		if errors.Is(err, io.ErrUnexpectedEOF) {
			reason = CutOff
		}
		err = &Error{Offset: c.at, Reason: reason, Err: err}
	}
	return n, err
}

// failing is a payload that cannot be read.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
