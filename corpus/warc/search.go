package warc

import (
	"bytes"
	"compress/gzip"
	"io"
)

const (
	// overlap is how many bytes the beginning of a record needs to be known, plain or
	// compressed: the head of a gzip member and of its first block with the codes for
	// the five first bytes.
	overlap = 512
	// gzipMagic begins a gzip member: the magic number and the method deflate.
	gzipMagic = "\x1f\x8b\x08"
)

// prober looks for beginnings of records in damaged files. It keeps its decoder: such a
// file may hold a magic number at every third byte.
type prober struct{ gz gzip.Reader }

// begins finds the first place at which a record, or a compressed member with one, may
// begin; -1 where there is none. Places too near the end of the window count
// only in the last one. Frames of Zstandard are looked for in files that have such.
func (p *prober) begins(window []byte, last, frames bool) int {
	end := len(window)
	if !last {
		end -= overlap
	}
	for i := 0; i < end; i++ {
		rest := window[i:]
		switch {
		case rest[0] == 'W' && (i == 0 || window[i-1] == '\n') && isRecord(rest):
			return i
		case rest[0] == 0x1f && bytes.HasPrefix(rest, []byte(gzipMagic)) && p.holdsRecord(rest[:min(len(rest), overlap)]):
			return i
		case frames && rest[0] == zstdMagic[0] && bytes.HasPrefix(rest, []byte(zstdMagic)) && len(rest) > 4 && rest[4]&8 == 0:
			return i
		}
	}
	return -1
}

// isRecord reports whether b begins with the first line of a record.
func isRecord(b []byte) bool {
	end := bytes.IndexByte(b[:min(len(b), 24)], '\n')
	if end < 0 {
		return false
	}
	_, ok := version(string(trimEnd(b[:end+1])))
	return ok
}

// holdsRecord reports whether a gzip member begins with a record, as far as the bytes
// given tell.
func (p *prober) holdsRecord(b []byte) bool {
	const (
		reserved = 0xe0 // flags that no writer sets
		extra    = 4    // there is a further field, whose length follows
	)
	if len(b) < 12 || b[3]&reserved != 0 || b[3]&extra != 0 && (int(b[10])|int(b[11])<<8) > len(b) || p.gz.Reset(bytes.NewReader(b)) != nil {
		return false
	}
	var head [5]byte
	_, err := io.ReadFull(&p.gz, head[:])
	return err == nil && string(head[:]) == "WARC/"
}
