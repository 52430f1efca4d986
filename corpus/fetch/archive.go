package fetch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/warc"
)

// The names in the directory of a run; LogName is that of the log.
const (
	LogName   = "fetch.jsonl"
	lockName  = ".lock"
	filePlain = "fetch-%06d.warc.gz"
)

// ErrInUse says that another run writes to the directory.
var ErrInUse = errors.New("another run writes to this directory")

// archive is what a run keeps: WARC files, the log, and an index of what
// is in both. It is safe for concurrent use.
type archive struct {
	dir    string
	agent  string
	rotate int64
	lock   *os.File

	mu    sync.Mutex
	file  *os.File
	w     *warc.Writer
	n     int32  // number of the file
	info  string // id of this run's warcinfo record in it; "" before the first record
	log   *os.File
	index map[key]place
	lost  error // after it nothing more can be written
}

// place is where the answer of an address is, and what became of it.
type place struct {
	offset  int64
	length  uint32 // of the record
	file    int32  // 0: there is no answer
	seconds uint32 // when it was asked, since 1970
	state   state
}

// state is what is known of an address.
type state uint8

const (
	unknown  state = iota
	answered       // in a WARC file, not in the log: the last run was killed in between
	leads          // a redirect or a page, whose links have to be followed in a later run, too
	ended          // an outcome that leads to nothing more
	failed         // an outcome that may be tried again
)

// stateOf says what an entry of the log means for a later run.
func stateOf(e *Entry) state {
	switch e.Outcome {
	case Redirected, Page:
		return leads
	case Kept:
		return answered
	case Failed:
		return failed
	case Skipped:
		if e.Reason == HostDown || e.Reason == RobotsLost || e.Reason == PrivateAddress || e.Reason == NoSuchHost {
			return failed
		}
	}
	return ended
}

// openArchive opens a directory, repairs what a killed run has left and reads
// what is there.
func openArchive(dir, agent string, rotate int64) (a *archive, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	a = &archive{dir: dir, agent: agent, rotate: rotate, index: map[key]place{}}
	if a.lock, err = lockFile(filepath.Join(dir, lockName)); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.close())
		}
	}()
	if a.log, err = os.OpenFile(filepath.Join(dir, LogName), os.O_RDWR|os.O_CREATE, 0o666); err != nil {
		return nil, err
	}
	ends, err := a.readLog()
	if err != nil {
		return nil, err
	}
	return a, a.recover(ends)
}

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
	p := place{state: stateOf(e), seconds: uint32(e.Time.Unix()), file: number(e.WARC), offset: e.Offset, length: uint32(e.Length)}
	if before := a.index[k]; e.Outcome == Unchanged && before.file > 0 {
		before.seconds = p.seconds
		p = before
	}
	a.index[k] = p
}

// number returns the number of a WARC file of a run, 0 for other names.
func number(name string) (n int32) {
	if _, err := fmt.Sscanf(name, filePlain, &n); err != nil || n < 1 || fmt.Sprintf(filePlain, n) != name {
		return 0
	}
	return n
}

func (a *archive) path(n int32) string { return filepath.Join(a.dir, fmt.Sprintf(filePlain, n)) }

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
	if len(files) == 0 {
		return a.begin(1)
	}
	return a.continued(files[len(files)-1])
}

// rescue reads the records of a file from an offset on into the index. Of the
// last file what follows the last whole record is cut off.
func (a *archive) rescue(n int32, from int64, last bool) error {
	f, err := os.OpenFile(a.path(n), os.O_RDWR, 0)
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
	if last && good < size {
		return f.Truncate(good)
	}
	return nil
}

// forget takes the answers out of the index that a file of the size given no longer
// has, and returns the place of the last one that it may have.
func (a *archive) forget(n int32, size int64) (last int64) {
	for k, p := range a.index {
		if p.file == n && p.offset >= size {
			delete(a.index, k)
		}
	}
	for _, p := range a.index {
		if p.file == n {
			last = max(last, p.offset)
		}
	}
	for k, p := range a.index {
		if p.file == n && p.offset == last {
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

// begin begins a file.
func (a *archive) begin(n int32) error {
	f, err := os.OpenFile(a.path(n), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	a.file, a.n, a.w, a.info = f, n, warc.NewWriter(f, 0), ""
	return nil
}

// continued opens a file to be written on.
func (a *archive) continued(n int32) error {
	f, err := os.OpenFile(a.path(n), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	a.file, a.n, a.w, a.info = f, n, warc.NewWriter(f, size), ""
	return nil
}

// introduce writes who writes the records that follow.
func (a *archive) introduce() error {
	a.info = warc.NewID()
	text := "software: " + a.agent + "\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obey\r\n"
	_, err := a.w.Write(warc.Draft{
		Type: warc.Info, ID: a.info, Date: time.Now(), ContentType: "application/warc-fields",
		Extra: [][2]string{{"WARC-Filename", filepath.Base(a.file.Name())}}, Block: strings.NewReader(text),
	})
	return err
}

// close ends the files.
func (a *archive) close() error {
	var errs []error
	for _, f := range []*os.File{a.file, a.log} {
		if f != nil {
			errs = append(errs, f.Sync(), f.Close())
		}
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Close())
	}
	return errors.Join(errs...)
}

// keep appends a request and its answer and, at once, the entry that says what
// became of them, so that the log is never behind by more than the last
// answer. e is nil for an answer after which the address is asked for again.
// before is the record that a conditional request asked about.
func (a *archive) keep(x *exchange, before *warc.Record, e *Entry) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lost != nil {
		return a.lost
	}
	if a.w.Offset() >= a.rotate {
		if err := a.file.Close(); err != nil {
			return a.fail(err)
		}
		if err := a.begin(a.n + 1); err != nil {
			return a.fail(err)
		}
	}
	if a.info == "" {
		if err := a.introduce(); err != nil {
			return a.fail(err)
		}
	}
	start := a.w.Offset()
	at, err := a.records(x, before)
	if err != nil { // no half of it is to stay
		return a.fail(errors.Join(err, a.file.Truncate(start)))
	}
	if e == nil {
		return nil
	}
	e.WARC, e.Offset, e.Length = filepath.Base(a.file.Name()), at.Offset, at.Length
	return a.line(e)
}

func (a *archive) fail(err error) error {
	a.lost = err
	return err
}

// records writes the request first, so that an answer is never without it.
func (a *archive) records(x *exchange, before *warc.Record) (warc.Place, error) {
	answerID := warc.NewID()
	common := [][2]string{{"WARC-Warcinfo-ID", a.info}}
	if x.addr != "" {
		common = append(common, [2]string{"WARC-IP-Address", x.addr})
	}
	if x.http2 {
		common = append(common, [2]string{"WARC-Protocol", "h2"})
	}
	request, err := a.w.Write(warc.Draft{
		Type: warc.Request, URI: x.url.String(), Date: x.time, ContentType: "application/http;msgtype=request",
		Extra: append(slices.Clone(common), [2]string{"WARC-Concurrent-To", answerID}), Block: x.request.reader(0),
	})
	if err != nil {
		return warc.Place{}, err
	}
	d := warc.Draft{
		Type: warc.Response, ID: answerID, URI: x.url.String(), Date: x.time, ContentType: "application/http;msgtype=response",
		PayloadDigest: x.payload, Block: x.response.reader(x.skip),
	}
	d.Extra = append(common, [2]string{"WARC-Concurrent-To", request.ID})
	if x.cut != "" {
		d.Extra = append(d.Extra, [2]string{"WARC-Truncated", x.cut})
	}
	if before != nil && x.status == http.StatusNotModified {
		d.Type = warc.Revisit
		d.PayloadDigest = before.PayloadDigest()
		d.Extra = append(d.Extra, [2]string{"WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/server-not-modified"},
			[2]string{"WARC-Refers-To", before.ID}, [2]string{"WARC-Refers-To-Target-URI", before.URI}, [2]string{"WARC-Refers-To-Date", before.Fields.Get("WARC-Date")})
	}
	return a.w.Write(d)
}

// note appends an entry to the log.
func (a *archive) note(e *Entry) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lost != nil {
		return a.lost
	}
	return a.line(e)
}

func (a *archive) line(e *Entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if _, err := a.log.Write(append(line, '\n')); err != nil {
		return a.fail(err)
	}
	a.remember(e)
	return nil
}

// at returns what is known of an address.
func (a *archive) at(k key) place {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.index[k]
}

// record reads the record at a place, up to its body, and gives it to use.
func (a *archive) record(p place, use func(*warc.Record) error) error {
	f, err := os.Open(a.path(p.file))
	if err != nil {
		return err
	}
	defer f.Close()
	in := warc.NewReader(io.NewSectionReader(f, p.offset, 1<<62), warc.Limits{Body: bodyMost})
	rec, err := in.Next()
	if err != nil {
		return err
	}
	return use(rec)
}

// bodyMost bounds the content that is read back from a file.
const bodyMost = 1 << 30

// exchange reads an answer back.
func (a *archive) exchange(p place, u *url.URL, limit int64) (*exchange, error) {
	x := &exchange{url: u, addr: ""}
	err := a.record(p, func(rec *warc.Record) error {
		if rec.Type != warc.Response || rec.HTTP == nil {
			return fmt.Errorf("%s holds no answer at %d", a.path(p.file), p.offset)
		}
		x.time, x.status, x.header, x.cut = rec.Date, rec.HTTP.Status, rec.HTTP.Header, rec.Truncated()
		x.take(rec.Body, limit, bodyKept)
		return nil
	})
	return x, err
}

// conditions returns the fields that make a request conditional on the answer at
// a place, and its record.
func (a *archive) conditions(p place) (http.Header, *warc.Record) {
	var known *warc.Record
	h := http.Header{}
	err := a.record(p, func(rec *warc.Record) error {
		if rec.HTTP == nil || rec.HTTP.Status != http.StatusOK || rec.Truncated() != "" {
			return nil
		}
		if tag := rec.HTTP.Header.Get("ETag"); tag != "" {
			h.Set("If-None-Match", tag)
		}
		if date := rec.HTTP.Header.Get("Last-Modified"); date != "" {
			h.Set("If-Modified-Since", date)
		}
		known = rec
		return nil
	})
	if err != nil || len(h) == 0 {
		return nil, nil
	}
	return h, known
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
