// Package ingest turns paths into a stream of outcomes: for every file the
// report that it holds, or the reason why there is none.
//
// In: files, directories, patterns, archives (package archive), URLs and "-" for
// standard input. Out: one Outcome per input, in input order, while the rest is
// still being read on all cores. The files of an archive are inputs of their own.
// Every input is accounted for: what is missing, unreadable, too large, too slow
// or no report is a Refusal with a stable name, and the run goes on.
//
// Memory is bounded: a file larger than Options.MaxBytes is not read, the files
// between reading and emitting hold at most Options.MaxInFlight bytes, and at
// most four outcomes per worker wait for an earlier one. Of a directory, the
// names of one level at a time are held, because they are given out in lexical
// order.
package ingest

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/archive"
	"github.com/gouji/gouji/normalize"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Defaults of Options.
const (
	DefaultMaxBytes    = 64 << 20
	DefaultMaxInFlight = 256 << 20
	DefaultTimeLimit   = 60 * time.Second
)

// waitingPerWorker is how many outcomes per worker may wait for an earlier one, and for emit: a
// database's takes a tenth of a second where it ends a transaction, in which the workers go on.
const waitingPerWorker = 64

// Outcome is what became of one input. Exactly one of Report and Refusal is set,
// but for what Kept names.
type Outcome struct {
	Place
	Report  *normalize.Report
	Refusal *normalize.Refusal
	Kept    Kept
	SHA256  [32]byte // of the content; zero where it was not read
	Bytes   int64    // of the content
	URL     string   // where it was fetched, "" where that is not known
	Fetched string   // when, in RFC 3339
}

// Place is where an input was found.
type Place struct {
	Path    string
	Record  string    // inside the archive that Path names; "" for a file
	Size    int64     // of the file or archive that Path names; -1 where only reading can tell
	ModTime time.Time // of the same
}

// Kept says why an outcome has neither a report nor a refusal. Such outcomes
// occur with a Memory only.
type Kept uint8

// The kinds of outcomes with nothing new.
const (
	New       Kept = iota
	Unchanged      // the file, or the archive with all in it, was not read: it is as it was
	Same           // the content was read before: it was not parsed
	Walked         // an archive was read to its end; its files have outcomes of their own
)

// Memory knows what earlier runs have read. Its methods are called from several
// goroutines.
type Memory interface {
	// Unchanged reports whether what stands at a place is as it was when it was
	// read, by its size and time; for an archive, whether all in it is.
	Unchanged(Place) bool
	// Same reports whether the content with that hash has been parsed.
	Same(place Place, sha256 [32]byte) bool
}

// Fetched is what a URL leads to.
type Fetched struct {
	URL     string // after redirects
	Time    time.Time
	Content []byte
}

// Parser reads one file's bytes, which it may keep. Exactly one result is
// non-nil; path, hash and size of its Source are filled in by Run. It must be
// safe for concurrent use.
type Parser func(path string, content []byte) (*normalize.Report, *normalize.Refusal)

// Options say how a run reads. The zero value of a field means its default.
type Options struct {
	Parse Parser    // required
	Stdin io.Reader // what "-" reads; nil: nothing

	Workers     int   // files read at once; default: all cores
	MaxBytes    int64 // size of a file; default 64 MiB
	MaxInFlight int64 // bytes of the files between reading and emitting; default 256 MiB

	// Fetch gets what a URL among the paths leads to, or says why there is nothing; nil: URLs are
	// refused. It is not subject to TimeLimit.
	Fetch func(ctx context.Context, url string) (*Fetched, *normalize.Refusal)

	// TimeLimit is what reading and parsing one file may take; default 60 s,
	// negative: no limit. A parse that exceeds it cannot be stopped: it is
	// reported as time_limit and left to itself, with the memory that it holds,
	// until it ends. Waiting for standard input is not limited.
	TimeLimit time.Duration

	// Memory, where set, is asked before a file is read and before it is parsed.
	Memory Memory

	// OnMember is told of every file found inside an archive; nil: nobody is.
	// Count counts an archive as one.
	OnMember func()

	// OnPanic is told when Parse panics, with the value and the stack; nil:
	// nobody is. The file is reported as internal_error. OnPanic is called from
	// several goroutines.
	OnPanic func(path string, value any, stack []byte)
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxInFlight <= 0 {
		o.MaxInFlight = DefaultMaxInFlight
	}
	if o.TimeLimit == 0 {
		o.TimeLimit = DefaultTimeLimit
	}
	return o
}

// Run reads all inputs that paths name and calls emit once for each, from the
// calling goroutine and in input order: paths as given, directories and patterns
// in lexical order.
//
// It returns emit's error at once, and ctx's cause after emitting what was done
// when ctx ended. What is wrong with an input is an Outcome, not an error.
func Run(ctx context.Context, o Options, paths []string, emit func(Outcome) error) error {
	if o.Parse == nil {
		return errors.New("ingest: no parser")
	}
	r := &run{Options: o.withDefaults()}
	window := waitingPerWorker * r.Workers
	r.jobs = make(chan *job)
	r.order = make(chan *job, window)
	r.budget = newBudget(r.MaxInFlight)

	inner, cancel := context.WithCancelCause(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel(nil)
	running.Go(func() { r.dispatch(inner, paths) })
	for range r.Workers {
		running.Go(func() { r.work(inner) })
	}
	return r.collect(inner, emit)
}

// run is the state of one call of Run.
type run struct {
	Options
	jobs     chan *job // to the workers
	order    chan *job // to the collector, in input order
	budget   *budget
	complete bool // all jobs are in order; set before order is closed
}

// job is one input on its way.
type job struct {
	input
	share int64        // of the memory
	done  chan Outcome // receives one, unless the run ends before
}

// dispatch hands out the inputs in order, each with its share of the memory.
// Because a share is taken in input order, the outcome that the collector waits
// for always has its own.
func (r *run) dispatch(ctx context.Context, paths []string) {
	defer close(r.order)
	defer close(r.jobs)
	r.complete = expand(paths, func(in input) bool { return r.found(ctx, in) })
}

// found hands out one input, or those of an archive.
func (r *run) found(ctx context.Context, in input) bool {
	switch {
	case in.fault == nil && r.Memory != nil && r.Memory.Unchanged(in.Place):
		return r.known(ctx, in.Place, Unchanged)
	case in.fault == nil && in.Size >= 0 && archive.Named(in.Path):
		return r.archive(ctx, in)
	}
	return r.queue(ctx, in)
}

// queue hands out one input.
func (r *run) queue(ctx context.Context, in input) bool {
	j := &job{input: in, done: make(chan Outcome, 1)}
	switch {
	case j.fault != nil:
	case j.read:
		j.share = int64(len(j.content))
	case j.Size < 0:
		j.share = r.MaxBytes
	default:
		j.share = j.Size
	}
	if r.budget.take(ctx, j.share) != nil || !send(ctx, r.order, j) {
		return false
	}
	if j.fault != nil {
		j.done <- j.refused(j.fault)
		return true
	}
	return send(ctx, r.jobs, j)
}

// known hands out an outcome that needs no work.
func (r *run) known(ctx context.Context, place Place, kept Kept) bool {
	j := &job{done: make(chan Outcome, 1)}
	j.done <- Outcome{Place: place, Kept: kept}
	return send(ctx, r.order, j)
}

func send(ctx context.Context, to chan<- *job, j *job) bool {
	select {
	case to <- j:
		return true
	case <-ctx.Done():
		return false
	}
}

func (r *run) work(ctx context.Context) {
	var l lane
	defer l.end()
	for j := range r.jobs {
		if outcome, err := r.process(ctx, &l, &j.input); err == nil {
			j.done <- outcome
		}
	}
}

// collect emits the outcomes in order until all are out or ctx ends.
func (r *run) collect(ctx context.Context, emit func(Outcome) error) error {
	for j := range r.order {
		outcome, ok := j.wait(ctx)
		if !ok {
			return context.Cause(ctx)
		}
		if err := emit(outcome); err != nil {
			return err
		}
		r.budget.give(j.share)
	}
	if !r.complete {
		return context.Cause(ctx)
	}
	return nil
}

// wait returns the job's outcome, also after the end of ctx if it is there.
func (j *job) wait(ctx context.Context) (Outcome, bool) {
	select {
	case outcome := <-j.done:
		return outcome, true
	case <-ctx.Done():
	}
	select {
	case outcome := <-j.done:
		return outcome, true
	default:
		return Outcome{}, false
	}
}

// Count calls found once for every file that paths name, in the order of Run,
// until ctx ends: a run's total while it goes on, but for the files in archives.
func Count(ctx context.Context, paths []string, found func()) {
	expand(paths, func(input) bool {
		found()
		return ctx.Err() == nil
	})
}
