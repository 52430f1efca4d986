package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/gouji/gouji/normalize"
)

// errTimeLimit says that a file took longer than Options.TimeLimit.
var errTimeLimit = errors.New("time limit")

// process reads and parses one input. An error says that ctx ended.
func (r *run) process(ctx context.Context, in *input) (Outcome, error) {
	source := normalize.Source{Path: in.path}
	read := func() ([]byte, *fault) { return r.file(in.path) }
	switch {
	case in.from != nil:
		source = *in.from
		read = func() ([]byte, *fault) { return in.bytes, nil }
	case IsURL(in.path):
		fetched, refusal := r.fetch(ctx, in.path)
		if ctx.Err() != nil {
			return Outcome{}, ctx.Err()
		}
		if refusal != nil {
			return Outcome{Path: in.path, Refusal: refusal}, nil
		}
		source = normalize.Source{URL: fetched.URL, Fetched: timestamp(fetched.Time)}
		read = func() ([]byte, *fault) { return fetched.Content, nil }
	case in.path == Stdin:
		var content []byte
		var wrong *fault
		if err := within(ctx, -1, func() { content, wrong = r.stdin() }); err != nil {
			return Outcome{}, err
		}
		read = func() ([]byte, *fault) { return content, wrong }
	}
	outcome, err := r.limited(ctx, func() Outcome {
		content, fault := read()
		return r.outcome(in.path, source, content, fault)
	})
	if errors.Is(err, errTimeLimit) {
		f := &fault{TimeLimit, fmt.Sprintf("not done after %v", r.TimeLimit)}
		return refused(in.path, source, f), nil
	}
	return outcome, err
}

// refused is the outcome of an input that is not parsed.
func refused(path string, source normalize.Source, f *fault) Outcome {
	refusal := f.refusal(path)
	refusal.Source = source
	return Outcome{Path: path, Refusal: refusal}
}

// limited runs f within the time limit.
func (r *run) limited(ctx context.Context, f func() Outcome) (Outcome, error) {
	result := make(chan Outcome, 1)
	if err := within(ctx, r.TimeLimit, func() { result <- f() }); err != nil {
		return Outcome{}, err
	}
	return <-result, nil
}

// within waits for f until limit (negative: for ever) or the end of ctx. A nil
// error means that f has returned; otherwise f goes on by itself.
func within(ctx context.Context, limit time.Duration, f func()) error {
	var expired <-chan time.Time
	if limit >= 0 {
		timer := time.NewTimer(limit)
		defer timer.Stop()
		expired = timer.C
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
		return nil
	case <-expired:
		return errTimeLimit
	case <-ctx.Done():
		return ctx.Err()
	}
}

// file reads the content of a file.
func (r *run) file(path string) ([]byte, *fault) {
	f, err := os.Open(path)
	if err != nil {
		return nil, faultOf(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, faultOf(err)
	}
	if info.Mode().IsRegular() && info.Size() > r.MaxBytes {
		return nil, &fault{TooLarge, fmt.Sprintf("%d bytes, limit %d", info.Size(), r.MaxBytes)}
	}
	return r.content(f, info.Size())
}

// stdin reads the content of standard input.
func (r *run) stdin() ([]byte, *fault) {
	if r.Stdin == nil {
		return nil, nil
	}
	return r.content(r.Stdin, 0)
}

// content reads all of from, which is about size bytes.
func (r *run) content(from io.Reader, size int64) ([]byte, *fault) {
	var b bytes.Buffer
	b.Grow(int(min(max(size, 0), r.MaxBytes)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(from, r.MaxBytes+1)); err != nil {
		return nil, faultOf(err)
	}
	if int64(b.Len()) > r.MaxBytes {
		return nil, &fault{TooLarge, fmt.Sprintf("more than %d bytes", r.MaxBytes)}
	}
	return b.Bytes(), nil
}

// outcome parses what was read and says where it comes from.
func (r *run) outcome(path string, from normalize.Source, content []byte, fault *fault) Outcome {
	if fault != nil {
		return refused(path, from, fault)
	}
	hash := sha256.Sum256(content)
	name := path
	if from.URL != "" {
		name = nameOf(from.URL)
	}
	report, refusal := r.parse(name, content)
	var source *normalize.Source
	if refusal != nil {
		source = &refusal.Source
	} else {
		source = &report.Source
	}
	source.Path, source.URL, source.Record, source.Fetched = from.Path, from.URL, from.Record, from.Fetched
	source.SHA256 = hex.EncodeToString(hash[:])
	source.Bytes = int64(len(content))
	return Outcome{Path: path, Report: report, Refusal: refusal}
}

// parse calls the parser and makes a refusal of its panic.
func (r *run) parse(path string, content []byte) (report *normalize.Report, refusal *normalize.Refusal) {
	defer func() {
		if value := recover(); value != nil {
			if r.OnPanic != nil {
				r.OnPanic(path, value, debug.Stack())
			}
			f := &fault{InternalError, fmt.Sprint(value)}
			report, refusal = nil, f.refusal(path)
		}
	}()
	return r.Parse(path, content)
}
