// Package spool keeps what a writer has to wait with: text of which an earlier
// part of the file depends on what comes later.
//
// In: bytes. Out: the same bytes, once. Up to a limit they are kept in memory,
// beyond it in a temporary file, which has no name where the system allows that: a
// run that is killed leaves nothing behind.
package spool

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// memory is how many bytes are kept in memory.
const memory = 4 << 20

// Spool takes bytes and gives them out again. The zero value is empty.
type Spool struct {
	buffer bytes.Buffer
	file   *os.File // nil until the buffer has become too large
	named  bool     // the file has to be removed
}

// Write appends b. Its errors are those of the temporary file.
func (s *Spool) Write(b []byte) (int, error) {
	n, _ := s.buffer.Write(b) // which cannot fail
	if s.buffer.Len() < memory {
		return n, nil
	}
	return n, s.spill()
}

// WriteString appends text.
func (s *Spool) WriteString(text string) (int, error) {
	n, _ := s.buffer.WriteString(text) // which cannot fail
	if s.buffer.Len() < memory {
		return n, nil
	}
	return n, s.spill()
}

// spill writes the buffer to the file.
func (s *Spool) spill() error {
	if s.file == nil {
		file, err := os.CreateTemp("", "gouji-*")
		if err != nil {
			return err
		}
		s.file = file
		s.named = os.Remove(file.Name()) != nil
	}
	_, err := s.buffer.WriteTo(s.file)
	return err
}

// WriteTo writes everything to w and empties the spool.
func (s *Spool) WriteTo(w io.Writer) (int64, error) {
	var n int64
	if s.file != nil {
		if _, err := s.file.Seek(0, io.SeekStart); err != nil {
			return 0, err
		}
		var err error
		if n, err = io.Copy(w, s.file); err != nil {
			return n, err
		}
	}
	m, err := s.buffer.WriteTo(w)
	return n + m, errors.Join(err, s.Close())
}

// Close removes the temporary file and empties the spool.
func (s *Spool) Close() error {
	s.buffer.Reset()
	if s.file == nil {
		return nil
	}
	file := s.file
	s.file = nil
	if err := file.Close(); err != nil || !s.named {
		return err
	}
	return os.Remove(file.Name())
}
