package fetch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// readLog reads the log into the index, cuts off a line that was torn and
// returns where the last record that it names ends in each file.
func (a *archive) readLog() (ends map[int32]int64, err error) {
	ends = map[int32]int64{}
	in := bufio.NewReaderSize(a.log, 1<<16)
	good := int64(0)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		good += int64(len(line))
		var e Entry
		if json.Unmarshal(line, &e) != nil || e.URL == "" {
			continue // written by somebody else
		}
		if n := number(e.WARC); n > 0 {
			ends[n] = max(ends[n], e.Offset+e.Length)
		}
		a.remember(&e)
	}
	if a.reading {
		return ends, nil
	}
	if err := a.log.Truncate(good); err != nil {
		return nil, err
	}
	_, err = a.log.Seek(good, io.SeekStart)
	return ends, err
}

// remember puts an entry into the index. What has not changed stays where it was
// found before.
func (a *archive) remember(e *Entry) {
	k := keyOf(e.URL)
	p := place{state: stateOf(e), seconds: uint32(e.Time.Unix()), end: a.ending(e)}
	if n := number(e.WARC); n > 0 && e.Offset >= 0 && e.Offset <= math.MaxUint32 {
		p.file, p.offset, p.length = uint16(n), uint32(e.Offset), uint32(min(max(e.Length, 0), math.MaxUint32))
	}
	if before := a.index[k]; e.Outcome == Unchanged && before.file > 0 {
		before.seconds = p.seconds
		p = before
	}
	a.index[k] = p
}

// ending returns the index of an entry's outcome and reason.
func (a *archive) ending(e *Entry) uint8 {
	one := ending{e.Outcome, e.Reason}
	n, ok := a.known[one]
	if !ok && len(a.ends) < mostEnds { // no log that this program wrote has more
		n = uint8(len(a.ends))
		a.ends, a.known[one] = append(a.ends, one), n
	}
	return n
}

// number returns the number of a WARC file of a run, 0 for other names.
func number(name string) (n int32) {
	if _, err := fmt.Sscanf(name, filePlain, &n); err != nil || n < 1 || n > mostFiles || fmt.Sprintf(filePlain, n) != name {
		return 0
	}
	return n
}

// ReadLog reads the log of a directory and calls each for every entry, in order,
// until it returns false. A line that is torn or no entry is passed over.
func ReadLog(dir string, each func(Entry) bool) error {
	b, err := os.Open(filepath.Join(dir, LogName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer b.Close()
	in := bufio.NewReaderSize(b, 1<<16)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var e Entry
		if json.Unmarshal(bytes.TrimSpace(line), &e) == nil && e.URL != "" && !each(e) {
			return nil
		}
	}
}
