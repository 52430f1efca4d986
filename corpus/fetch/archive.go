package fetch

import (
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
	ends  []ending // that places have; the first one is none
	known map[ending]uint8
	lost  error // after it nothing more can be written

	reading bool // nothing is written: what a run would do is only looked at
}

// ending is an outcome with its reason.
type ending struct {
	outcome Outcome
	reason  Reason
}

// place is where the answer of an address is, and what became of it. A run holds one for every
// address, so it is small.
type place struct {
	offset  uint32
	length  uint32 // of the record
	seconds uint32 // when it was asked, since 1970
	file    uint16 // 0: there is no answer
	end     uint8  // index in the archive's ends
	state   state
}

// The bounds of places.
const (
	mostRotate = 2 << 30 // bytes after which a file ends at the latest
	mostFiles  = 1<<16 - 1
	mostEnds   = 1 << 8
)

// state is what is known of an address.
type state uint8

const (
	unknown  state = iota
	answered       // in a WARC file, not in the log: the last run was killed in between
	leads          // a redirect or a page, whose links have to be followed in a later run, too
	ended          // an outcome that leads to nothing more
	refused        // the answer was not what was asked for; asking again would not change that
	failed         // an outcome that may be tried again
	passed         // not asked because of a limit of the run, which the next one may not have
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
	case Refused:
		switch e.Reason {
		case Blocked, Captcha, ScriptChallenge: // firewalls let through another time what they stopped once
			return failed
		}
		return refused
	case Skipped:
		switch e.Reason {
		case BadURL, BadScheme:
			return refused
		case TooManyPages, OtherYear:
			return passed
		}
		return failed
	}
	return ended
}

// openArchive opens a directory, repairs what a killed run has left and reads
// what is there.
func openArchive(dir, agent string, rotate int64) (a *archive, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	a = newArchive(dir)
	a.agent, a.rotate = agent, rotate
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
	return a, a.load()
}

// readArchive reads what is in a directory and leaves it as it is; nil where there is
// no log.
func readArchive(dir string) (a *archive, err error) {
	a = newArchive(dir)
	a.reading = true
	if a.log, err = os.Open(filepath.Join(dir, LogName)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := a.load(); err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

func newArchive(dir string) *archive {
	return &archive{dir: dir, index: map[key]place{}, ends: []ending{{}}, known: map[ending]uint8{}}
}

// load reads the log and what the files have beyond it.
func (a *archive) load() error {
	ends, err := a.readLog()
	if err != nil {
		return err
	}
	return a.recover(ends)
}

func (a *archive) path(n int32) string { return filepath.Join(a.dir, fmt.Sprintf(filePlain, n)) }

// begin begins a file.
func (a *archive) begin(n int32) error {
	if n > mostFiles {
		return fmt.Errorf("%s holds %d files: begin another directory", a.dir, mostFiles)
	}
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
		if f != nil && !a.reading {
			errs = append(errs, f.Sync())
		}
		if f != nil {
			errs = append(errs, f.Close())
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
	if a.lost != nil || a.reading {
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
	if a.reading {
		a.remember(e)
		return nil
	}
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

// ended returns what became of the address of a place.
func (a *archive) ended(p place) ending {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ends[p.end]
}

// record reads the record at a place, up to its body, and gives it to use.
func (a *archive) record(p place, use func(*warc.Record) error) error {
	f, err := os.Open(a.path(int32(p.file)))
	if err != nil {
		return err
	}
	defer f.Close()
	in := warc.NewReader(io.NewSectionReader(f, int64(p.offset), 1<<62), warc.Limits{Body: bodyMost})
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
			return fmt.Errorf("%s holds no answer at %d", a.path(int32(p.file)), p.offset)
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
