package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"os"
	"path/filepath"
)

// output is a file that has its name only when it is whole.
type output struct {
	path   string
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	size   int64
}

func create(dir, name string) (*output, error) {
	const size = 256 << 10
	path := filepath.Join(dir, name)
	file, err := os.Create(path + ".part")
	if err != nil {
		return nil, err
	}
	o := &output{path: path, file: file, hash: sha256.New()}
	o.buffer = bufio.NewWriterSize(through{o}, size)
	return o, nil
}

// through counts and hashes what goes into the file.
type through struct{ o *output }

func (t through) Write(b []byte) (int, error) {
	n, err := t.o.file.Write(b)
	t.o.size += int64(n)
	t.o.hash.Write(b[:n])
	return n, err
}

func (o *output) Write(b []byte) (int, error) { return o.buffer.Write(b) }

// digest is the SHA-256 of what was written, after finish.
func (o *output) digest() string { return hex.EncodeToString(o.hash.Sum(nil)) }

// finish writes out the rest.
func (o *output) finish() error {
	err := o.buffer.Flush()
	if closed := o.file.Close(); err == nil {
		err = closed
	}
	o.file = nil
	return err
}

func (o *output) rename() error { return os.Rename(o.path+".part", o.path) }

func (o *output) abandon() {
	if o.file != nil {
		_ = o.file.Close() // the file goes
	}
	_ = os.Remove(o.path + ".part")
}
