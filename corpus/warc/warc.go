// Package warc reads and writes WARC files (ISO 28500, versions 1.0 and 1.1):
// what came over the wire, with time, address and digest.
//
// In: the bytes of a WARC file, plain or compressed with gzip or Zstandard (a
// member or frame for each record, or one for many; with or without a dictionary). Out: one Record after the other, with its
// HTTP head read and its payload decoded; or, the other way round, records
// appended to a file.
//
// Files from outside are hostile and often damaged. Every part has a limit,
// nothing is held in memory but heads, and what follows the beginning of a record inside
// of another one's block (at most 16 MiB), and an error names the place and the
// reason; reading goes on at the next record that can be found, also where the one before
// states a length that covers it.
//
// It rests on the standard library: the format is small, and what matters here, bounds
// and going on behind damage, is not what modules for archivists are made for. Brotli,
// which the standard library lacks, is decoded by andybalholm/brotli, Zstandard by
// klauspost/compress, which reading Parquet files brings along.
package warc

import (
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"time"
)

// Type is the type of a record, as in the field WARC-Type.
type Type string

// The types that ISO 28500 defines.
const (
	Info         Type = "warcinfo"
	Response     Type = "response"
	Request      Type = "request"
	Resource     Type = "resource"
	Metadata     Type = "metadata"
	Revisit      Type = "revisit"
	Conversion   Type = "conversion"
	Continuation Type = "continuation"
)

// Fields are the named fields of a record, by their canonical MIME names.
type Fields = textproto.MIMEHeader

// Record is one record of a WARC file. Body is valid until the next record is read.
type Record struct {
	Type    Type
	Version string    // "1.0", "1.1"
	URI     string    // WARC-Target-URI, without angle brackets; "" where the record has none
	ID      string    // WARC-Record-ID with its angle brackets, as printed
	Date    time.Time // WARC-Date; the zero time where it is missing or malformed
	Fields  Fields
	Length  int64 // of the block, in bytes, as stated
	// Offset is where the record begins in the file: for a compressed file, its
	// gzip member. It is -1 for a record behind another one of the same member.
	Offset int64
	HTTP   *HTTP // of a block of type application/http; nil for others and where its head is malformed
	// Body is the payload: of an HTTP message what follows its head, without
	// chunks and content encoding; of other records the block. It ends with an
	// *Error where the payload is cut, damaged or larger than the limits.
	Body io.Reader
}

// HTTP is the head of an HTTP message.
type HTTP struct {
	Method, Target string // of a request
	Proto          string // "HTTP/1.1"
	Status         int    // of a response
	StatusLine     string // the first line as printed
	Header         http.Header
}

// Truncated says why the payload is not whole (length, time, disconnect), as the
// record states it; "" for a whole one.
func (r *Record) Truncated() string { return r.Fields.Get("WARC-Truncated") }

// Digest is the record's stated digest of the block, "" where there is none.
func (r *Record) Digest() string { return r.Fields.Get("WARC-Block-Digest") }

// PayloadDigest is the stated digest of the payload, "" where there is none.
func (r *Record) PayloadDigest() string { return r.Fields.Get("WARC-Payload-Digest") }

// RefersTo names the record that holds the payload of a revisit record: its
// id, target and date; each is "" where it is not stated.
func (r *Record) RefersTo() (id, uri, date string) {
	return r.Fields.Get("WARC-Refers-To"), trimAngles(r.Fields.Get("WARC-Refers-To-Target-URI")), r.Fields.Get("WARC-Refers-To-Date")
}

// Reason is the short stable name of an error.
type Reason string

// The reasons.
const (
	NotWARC       Reason = "not_warc"       // it does not begin like a record
	BadHeader     Reason = "bad_header"     // the head of a record is malformed or without a length
	BadGzip       Reason = "bad_gzip"       // the compressed bytes are damaged
	BadZstd       Reason = "bad_zstd"       // the same, of Zstandard
	CutOff        Reason = "cut_off"        // the file or the gzip member ends inside a record
	WrongLength   Reason = "wrong_length"   // the block is followed by bytes that belong to no record, or covers another one
	TooLarge      Reason = "too_large"      // a limit was reached
	BadEncoding   Reason = "bad_encoding"   // the payload is not encoded as its head says
	WrongDigest   Reason = "wrong_digest"   // the bytes are not those that the digest was made of
	UnknownCoding Reason = "unknown_coding" // the payload's content encoding is not known
)

// Error says what is wrong with a file, and where.
type Error struct {
	Offset int64 // of the record in the file, or of the place where the file is damaged
	Reason Reason
	Detail string // English
	Err    error  // the cause, if there is one
}

func (e *Error) Error() string {
	s := fmt.Sprintf("warc: at byte %d: %s", e.Offset, e.Reason)
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Limits bound what a file may cost. The zero value of a field means its default.
type Limits struct {
	Head  int   // bytes of a record's or a message's head; default 256 KiB
	Block int64 // bytes of a record's block; default 1 GiB. A larger record is passed over with an error
	Body  int64 // bytes of a decoded payload; default 64 MiB
}

func (l Limits) withDefaults() Limits {
	if l.Head <= 0 {
		l.Head = 256 << 10
	}
	if l.Block <= 0 {
		l.Block = 1 << 30
	}
	if l.Body <= 0 {
		l.Body = 64 << 20
	}
	return l
}
