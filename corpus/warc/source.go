package warc

import (
	"bufio"
	"errors"
	"io"
	"slices"
)

// source is a buffered reader that knows how many bytes were taken from it. As
// an io.ByteReader it gives a gzip reader no byte beyond its member.
type source struct {
	b     *bufio.Reader
	below *again
	taken int64
}

func newSource(r io.Reader, size int) *source {
	below := &again{r: r}
	return &source{b: bufio.NewReaderSize(below, size), below: below}
}

// unread puts back bytes that were taken last.
func (s *source) unread(b []byte) {
	ahead, _ := s.b.Peek(s.b.Buffered())
	s.below.first = slices.Concat(b, ahead, s.below.first)
	s.b.Reset(s.below)
	s.taken -= int64(len(b))
}

// again gives some bytes before those of a reader.
type again struct {
	first []byte
	r     io.Reader
}

func (a *again) Read(b []byte) (int, error) {
	if len(a.first) == 0 {
		return a.r.Read(b)
	}
	n := copy(b, a.first)
	if a.first = a.first[n:]; len(a.first) == 0 {
		a.first = nil
	}
	return n, nil
}

func (s *source) Read(b []byte) (int, error) {
	n, err := s.b.Read(b)
	s.taken += int64(n)
	return n, err
}

func (s *source) ReadByte() (byte, error) {
	c, err := s.b.ReadByte()
	if err == nil {
		s.taken++
	}
	return c, err
}

func (s *source) readSlice(end byte) ([]byte, error) {
	part, err := s.b.ReadSlice(end)
	s.taken += int64(len(part))
	return part, err
}

func (s *source) peek(n int) ([]byte, error) { return s.b.Peek(n) }

// discard takes n bytes, which have been peeked.
func (s *source) discard(n int) {
	n, _ = s.b.Discard(n)
	s.taken += int64(n)
}

// watched keeps the error with which a reader failed, so that it can be told
// from errors of the bytes.
type watched struct {
	r   io.Reader
	err error
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}
