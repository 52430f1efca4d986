package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

const (
	bufferSize = 64 << 10
	// mostJunk is how many bytes behind a record are read in search of the end of its gzip
	// member, before that is searched for in the file.
	mostJunk = 1 << 20
)

// Reader reads the records of one WARC file in order. It is not safe for
// concurrent use.
type Reader struct {
	// Raw leaves the blocks of HTTP messages as they are stored: HTTP is nil and
	// Body is the block with its head.
	Raw bool
	// Verify compares each block that is read to its end with the digest that the
	// record states, where that is of sha1, sha256 or md5; Body then ends with an
	// *Error.
	Verify bool

	limits Limits
	below  *watched
	file   *source // the bytes of the file
	text   *source // the bytes of the records: file, or what a gzip member holds
	gz     *gzip.Reader
	zst    *zstd.Decoder
	packed Reason // of damage to the member that is being read
	probe  prober
	start  int64  // where the gzip member or the plain record begins
	behind bool   // a record of this gzip member has been read
	last   *block // of the record that was returned last
	lost   bool   // the next record has to be searched for
	back   int64  // bytes that were read once more
	ended  error  // nothing more can be read
}

// NewReader reads from r, which holds a WARC file from the beginning of a
// record, plain or compressed.
func NewReader(r io.Reader, l Limits) *Reader {
	below := &watched{r: r}
	file := newSource(below, bufferSize)
	return &Reader{limits: l.withDefaults(), below: below, file: file, text: file}
}

// Next returns the next record. Its error is io.EOF at the end of the file, an
// error of the reader below, after which nothing more can be read, or an *Error,
// after which Next may be called again to look for the next record.
func (r *Reader) Next() (*Record, error) {
	if r.ended != nil {
		return nil, r.ended
	}
	rec, err := r.next()
	var bad *Error
	switch {
	case err == nil:
		return rec, nil
	case r.below.err != nil:
		r.ended = r.below.err
	case errors.As(err, &bad):
		return nil, bad
	default:
		r.ended = err
	}
	return nil, r.ended
}

// End returns the place in the file up to which records have been read.
func (r *Reader) End() int64 { return r.file.taken }

func (r *Reader) next() (*Record, error) {
	if err := r.finish(); err != nil {
		return nil, err
	}
	if r.lost {
		if err := r.search(); err != nil {
			return nil, err
		}
		r.lost = false
	}
	if err := r.open(); err != nil {
		return nil, err
	}
	rec, err := r.record()
	if err != nil && r.last == nil {
		r.lost = true
	}
	return rec, err
}

func (r *Reader) fail(reason Reason, err error, detail string, args ...any) *Error {
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF // io.EOF is the end of the file alone
	}
	return &Error{Offset: r.start, Reason: reason, Detail: fmt.Sprintf(detail, args...), Err: err}
}

func (r *Reader) compressed() bool { return r.text != r.file }

// finish passes over what is left of the last record and the line ends behind
// it.
func (r *Reader) finish() error {
	b := r.last
	if b == nil {
		return nil
	}
	_, err := io.Copy(io.Discard, b)
	r.last = nil
	if b.uncovered {
		// r stands at a record
	} else if b.left == 0 {
		if behind := r.separate(b); behind != nil {
			return behind
		}
	} else if r.compressed() && !b.memberEnded {
		r.lost, r.text = true, r.file
	}
	if b.told {
		return nil
	}
	return err
}

// separate passes over blank lines behind a block. Other bytes before the next
// record say that the stated length was wrong.
func (r *Reader) separate(b *block) error {
	for {
		next, err := r.text.peek(5)
		switch {
		case len(next) == 0:
			return r.memberEnd(err)
		case next[0] == '\r' || next[0] == '\n' || next[0] == 0:
			r.text.discard(1)
		case string(next) == "WARC/", !r.compressed() && (bytes.HasPrefix(next, []byte(gzipMagic)) || isFrame(next)):
			return nil
		default:
			r.lost = true
			return r.fail(WrongLength, nil, "the block of %d bytes is followed by bytes that belong to no record", b.size)
		}
	}
}

// memberEnd looks at the error at the end of the record's bytes, which may be
// damage of a gzip member.
func (r *Reader) memberEnd(err error) error {
	if !r.compressed() || err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	r.lost, r.text = true, r.file
	return r.fail(r.packedReason(err), err, "at the end of a gzip member")
}

// open makes text stand at the beginning of a record: in a new gzip member where
// the last one has ended.
func (r *Reader) open() error {
	if r.compressed() {
		next, err := r.text.peek(1)
		if len(next) > 0 {
			return nil
		}
		if err := r.memberEnd(err); err != nil {
			return err
		}
		r.text = r.file
	}
	for {
		next, err := r.file.peek(4)
		if len(next) == 0 {
			return err
		}
		r.start, r.behind = r.file.taken, false
		switch {
		case isFrame(next):
			if skipped, err := r.frame(); err != nil || !skipped {
				return err
			}
		case next[0] == '\r' || next[0] == '\n' || next[0] == 0:
			r.file.discard(1)
		case bytes.HasPrefix(next, []byte(gzipMagic)):
			return r.member()
		default:
			return nil
		}
	}
}

// member opens the gzip member at which the file stands.
func (r *Reader) member() error {
	r.packed = BadGzip
	if r.gz == nil {
		r.gz = new(gzip.Reader)
	}
	if err := r.gz.Reset(r.file); err != nil {
		r.lost = true
		return r.fail(r.packedReason(err), err, "in the head of a gzip member")
	}
	r.gz.Multistream(false)
	r.text = newSource(r.gz, bufferSize)
	return nil
}

// packedReason names an error of a compressed member.
func (r *Reader) packedReason(err error) Reason {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return CutOff
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return TooLarge
	}
	return r.packed
}

// record reads the head of a record and prepares its body.
func (r *Reader) record() (*Record, error) {
	offset := r.start
	if r.behind {
		offset = -1
	}
	if next, _ := r.text.peek(5); !r.compressed() && len(next) == 5 && string(next) != "WARC/" { // what follows may be a member: it is not read as a line
		return nil, r.fail(NotWARC, nil, "no record begins with %q", next)
	}
	head := &lines{r: r.text, left: r.limits.Head}
	line, err := head.next()
	if err != nil {
		return nil, r.headError(err)
	}
	v, ok := version(line)
	if !ok {
		return nil, r.fail(NotWARC, nil, "no record begins with %q", clip(line))
	}
	r.behind = r.compressed()
	fields, err := head.fields()
	if err != nil {
		return nil, r.headError(err)
	}
	rec, err := newRecord(v, fields)
	if err != nil {
		return nil, r.fail(BadHeader, err, "")
	}
	if rec.Length > r.limits.Block {
		if !r.compressed() {
			r.last = &block{r: r, left: rec.Length, size: rec.Length, start: r.start, told: true}
		}
		return nil, r.fail(TooLarge, nil, "a block of %d bytes, limit %d", rec.Length, r.limits.Block)
	}
	rec.Offset = offset
	r.last = &block{r: r, left: rec.Length, size: rec.Length, start: r.start}
	if r.Verify {
		r.last.expect(rec.Digest())
	}
	body := &limited{block: r.last, from: r.last, left: r.limits.Body}
	if r.Raw {
		body.left = r.limits.Block
	} else {
		body.from = r.payload(rec)
	}
	rec.Body = body
	return rec, nil
}

// headError names what is wrong with the head of a record.
func (r *Reader) headError(err error) error {
	switch {
	case errors.Is(err, errHeadTooLarge):
		return r.fail(TooLarge, err, "")
	case errors.Is(err, io.ErrUnexpectedEOF):
		if r.compressed() {
			r.text = r.file // the rest of the member is nowhere
		}
		return r.fail(CutOff, nil, "the head of a record has no end")
	}
	r.text = r.file
	return r.fail(r.packedReason(err), err, "in the head of a record")
}

// payload returns the decoded payload of a record. A block of HTTP without a
// well-formed head is given out as it is.
func (r *Reader) payload(rec *Record) io.Reader {
	b := r.last
	if media := strings.ToLower(strings.TrimSpace(rec.Fields.Get("Content-Type"))); !strings.HasPrefix(media, "application/http") {
		return b
	}
	inner := newSource(b, bufferSize)
	ahead, _ := inner.peek(int(min(rec.Length, bufferSize)))
	head := &lines{r: newSource(bytes.NewReader(ahead), 4<<10), left: r.limits.Head}
	h, err := readHTTP(head)
	if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && h != nil && len(ahead) < bufferSize) { // a message without a body may lack the empty line
		return inner
	}
	inner.discard(int(head.r.taken))
	b.hidden.payload = head.r.taken
	rec.HTTP = h
	return decode(inner, h.Header, b.start)
}

// search looks for the beginning of the next record: in a gzip member behind the
// member's end, else in the bytes of the file.
func (r *Reader) search() error {
	if r.compressed() {
		_, err := io.CopyN(io.Discard, r.text, mostJunk)
		r.text = r.file
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
	for {
		window, err := r.file.peek(bufferSize)
		if len(window) == 0 {
			return err
		}
		if at := r.probe.begins(window, err != nil, r.zst != nil); at >= 0 {
			r.file.discard(at)
			return nil
		}
		if err != nil {
			r.file.discard(len(window))
			return err
		}
		r.file.discard(len(window) - overlap)
	}
}
