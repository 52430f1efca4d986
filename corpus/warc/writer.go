package warc

import (
	"bufio"
	"compress/gzip"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"
)

// Writer appends records to a file. It is not safe for concurrent use.
type Writer struct {
	// Plain leaves the records uncompressed; otherwise each is a gzip member of its
	// own, so that it can be read by its offset alone.
	Plain bool

	w   io.Writer
	at  int64
	gz  *gzip.Writer
	buf *bufio.Writer
}

// NewWriter appends to w, which holds offset bytes already.
func NewWriter(w io.Writer, offset int64) *Writer { return &Writer{w: w, at: offset} }

// Draft is a record to be written.
type Draft struct {
	Type          Type
	ID            string    // "" for a new one
	URI           string    // "" for none
	Date          time.Time // written in UTC, to the microsecond
	ContentType   string
	PayloadDigest string      // as Digest makes it; "" for none
	Extra         [][2]string // further fields, in order
	// Block is read twice, from its beginning: for its digest and to be written.
	Block io.ReadSeeker
}

// Place is where a record stands in its file.
type Place struct {
	ID             string
	Offset, Length int64 // in bytes
}

// Offset is the number of bytes of the file so far.
func (w *Writer) Offset() int64 { return w.at }

// Write appends a record.
func (w *Writer) Write(d Draft) (Place, error) {
	sum := sha1.New()
	size, err := rewound(d.Block, sum)
	if err != nil {
		return Place{}, fmt.Errorf("warc: the block: %w", err)
	}
	if d.ID == "" {
		d.ID = NewID()
	}
	head, err := d.head(size, sum)
	if err != nil {
		return Place{}, err
	}
	out := &counting{w: w.w}
	place := Place{ID: d.ID, Offset: w.at}
	err = w.record(out, head, d.Block, size)
	w.at += out.n
	place.Length = out.n
	return place, err
}

// rewound copies all of a block to w, from its beginning.
func rewound(block io.ReadSeeker, w io.Writer) (int64, error) {
	if _, err := block.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	return io.Copy(w, block)
}

func (w *Writer) record(out *counting, head string, block io.ReadSeeker, size int64) error {
	if w.buf == nil {
		w.buf = bufio.NewWriterSize(out, bufferSize)
	} else {
		w.buf.Reset(out)
	}
	var to io.Writer = w.buf
	if !w.Plain {
		if w.gz == nil {
			w.gz = gzip.NewWriter(w.buf)
		} else {
			w.gz.Reset(w.buf)
		}
		to = w.gz
	}
	if _, err := io.WriteString(to, head); err != nil {
		return err
	}
	n, err := rewound(block, to)
	if err == nil && n != size {
		err = errors.New("warc: the block changed while it was written")
	}
	if err == nil {
		_, err = io.WriteString(to, "\r\n\r\n")
	}
	if err == nil && !w.Plain {
		err = w.gz.Close()
	}
	if err != nil {
		return err
	}
	return w.buf.Flush()
}

// head writes the fields of a record.
func (d *Draft) head(size int64, sum hash.Hash) (string, error) {
	var b strings.Builder
	b.WriteString("WARC/1.1\r\n")
	bad := ""
	field := func(name, value string) {
		if value == "" {
			return
		}
		if strings.ContainsAny(name+value, "\r\n\x00") || strings.ContainsAny(name, ": \t") {
			bad = name
		}
		b.WriteString(name + ": " + value + "\r\n")
	}
	field("WARC-Type", string(d.Type))
	field("WARC-Record-ID", d.ID)
	field("WARC-Date", d.Date.UTC().Format("2006-01-02T15:04:05.000000Z"))
	field("WARC-Target-URI", d.URI)
	for _, extra := range d.Extra {
		field(extra[0], extra[1])
	}
	field("WARC-Block-Digest", Digest(sum))
	field("WARC-Payload-Digest", d.PayloadDigest)
	field("Content-Type", d.ContentType)
	field("Content-Length", fmt.Sprint(size))
	b.WriteString("\r\n")
	if bad != "" {
		return "", fmt.Errorf("warc: the field %q would break the record's head", bad)
	}
	return b.String(), nil
}

// Digest prints a SHA-1 sum as WARC files have it.
func Digest(sum hash.Hash) string {
	return "sha1:" + base32.StdEncoding.EncodeToString(sum.Sum(nil))
}

// NewID returns a new record id, <urn:uuid:…> with a random UUID (RFC 9562,
// version 4).
func NewID() string {
	var u [16]byte
	_, _ = rand.Read(u[:]) // it never fails
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	s := hex.EncodeToString(u[:])
	return "<urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:] + ">"
}

// counting counts what is written.
type counting struct {
	w io.Writer
	n int64
}

func (c *counting) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
