package fetch

import (
	"bytes"
	"io"
	"os"
)

// spoolMemory is how many bytes of a message are held in memory; more go to a
// temporary file.
const spoolMemory = 512 << 10

// spool holds the bytes of a message until they are written as a record.
type spool struct {
	memory bytes.Buffer
	file   *os.File
	size   int64
	err    error // the first; the bytes are then incomplete
}

func (s *spool) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.file == nil && s.memory.Len()+len(b) > spoolMemory && s.err == nil {
		if s.file, s.err = os.CreateTemp("", "gouji-fetch-*"); s.err == nil {
			_ = os.Remove(s.file.Name()) // where the system allows that, the file goes with the process
			_, s.err = s.file.Write(s.memory.Bytes())
			s.memory = bytes.Buffer{}
		}
	}
	if s.file == nil {
		return s.memory.Write(b)
	}
	if s.err == nil {
		_, s.err = s.file.Write(b)
	}
	return len(b), nil
}

// reader reads the spool's bytes from an offset on.
func (s *spool) reader(from int64) io.ReadSeeker {
	if s.file == nil {
		return io.NewSectionReader(bytes.NewReader(s.memory.Bytes()), from, s.size-from)
	}
	return io.NewSectionReader(s.file, from, s.size-from)
}

// reset forgets what was written.
func (s *spool) reset() {
	s.close()
	*s = spool{}
}

func (s *spool) close() {
	if s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name()) // already gone where open files can be removed
	}
}
