package fetch

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"

	"github.com/gouji/gouji/corpus/warc"
)

// recover reads what the WARC files have beyond the log, cuts off a record
// that was torn and opens the last file to be written on.
func (a *archive) recover(ends map[int32]int64) error {
	entries, err := os.ReadDir(a.dir)
	if err != nil {
		return err
	}
	var files []int32
	for _, e := range entries {
		if n := number(e.Name()); n > 0 {
			files = append(files, n)
		}
	}
	slices.Sort(files)
	logged := int32(0)
	for n := range ends {
		logged = max(logged, n)
	}
	for i, n := range files {
		if n < logged {
			continue
		}
		if err := a.rescue(n, ends[n], i == len(files)-1); err != nil {
			return err
		}
	}
	if a.reading {
		return nil
	}
	if len(files) == 0 {
		return a.begin(1)
	}
	return a.continued(files[len(files)-1])
}

// rescue reads the records of a file from an offset on into the index. Of the
// last file what follows the last whole record is cut off.
func (a *archive) rescue(n int32, from int64, last bool) error {
	mode := os.O_RDWR
	if a.reading {
		mode = os.O_RDONLY
	}
	f, err := os.OpenFile(a.path(n), mode, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if from > size { // the system lost what it had not written yet
		from = a.forget(n, size)
	}
	in := warc.NewReader(io.NewSectionReader(f, from, size-from), warc.Limits{})
	in.Raw, in.Verify = true, true
	var before *warc.Record // whose end is known when the next one has begun
	good := from
	for {
		rec, err := in.Next()
		end := size
		var bad *warc.Error
		switch {
		case err == nil:
			end = from + rec.Offset
		case errors.As(err, &bad):
			end = from + bad.Offset
			if before != nil && bad.Offset == before.Offset {
				before = nil // it is the one that is torn
			}
		case !errors.Is(err, io.EOF):
			return err
		}
		if before != nil {
			if err := a.found(n, from+before.Offset, end, before); err != nil {
				return err
			}
		}
		good = end
		if err != nil {
			break
		}
		if rec.HTTP, err = wholeHead(rec.Body); err != nil {
			break // it is torn
		}
		before = rec
	}
	if last && good < size && !a.reading {
		return f.Truncate(good)
	}
	return nil
}

// forget takes the answers out of the index that a file of the size given no longer
// has, and returns the place of the last one that it may have.
func (a *archive) forget(n int32, size int64) (last int64) {
	for k, p := range a.index {
		if int32(p.file) == n && int64(p.offset) >= size {
			delete(a.index, k)
		}
	}
	for _, p := range a.index {
		if int32(p.file) == n {
			last = max(last, int64(p.offset))
		}
	}
	for k, p := range a.index {
		if int32(p.file) == n && int64(p.offset) == last {
			delete(a.index, k)
		}
	}
	return last
}

// wholeHead reads a block to its end and returns the head of the response that it is,
// nil where it is none.
func wholeHead(block io.Reader) (*warc.HTTP, error) {
	var beginning bytes.Buffer
	if _, err := io.CopyN(&beginning, block, maxHeader); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, block); err != nil {
		return nil, err
	}
	r, err := http.ReadResponse(bufio.NewReader(&beginning), nil)
	if err != nil {
		return nil, nil
	}
	return &warc.HTTP{Status: r.StatusCode, Header: r.Header}, nil
}

// found notes an answer that the log does not know: unless it asks to come
// again. Without the line, the next run would take it for looked at, as the
// log then knows later ones.
func (a *archive) found(n int32, offset, end int64, rec *warc.Record) error {
	if rec.Type != warc.Response || rec.HTTP == nil || rec.HTTP.Status >= 500 || rec.HTTP.Status == http.StatusTooManyRequests || rec.Truncated() == "time" || rec.Truncated() == "disconnect" {
		return nil
	}
	return a.note(&Entry{URL: rec.URI, Outcome: Kept, Status: rec.HTTP.Status, WARC: filepath.Base(a.path(n)), Offset: offset, Length: end - offset, Time: rec.Date})
}
