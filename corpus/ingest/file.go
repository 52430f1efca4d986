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
func (r *run) process(ctx context.Context, l *lane, in *input) (Outcome, error) {
	switch {
	case in.read:
	case IsURL(in.Path):
		fetched, refusal := r.fetch(ctx, in)
		if ctx.Err() != nil {
			return Outcome{}, ctx.Err()
		}
		if refusal != nil {
			return Outcome{Place: in.Place, Refusal: refusal}, nil
		}
		in.content, in.read = fetched.Content, true
		in.from = origin{fetched.URL, timestamp(fetched.Time)}
	case in.Path == Stdin:
		if err := l.within(ctx, -1, func() { in.content, in.fault = r.stdin() }); err != nil {
			return Outcome{}, err
		}
		in.read = true
	}
	outcome, err := r.limited(ctx, l, func() Outcome {
		if in.read {
			return r.outcome(in, in.content, in.fault)
		}
		content, fault := r.file(in.Path)
		return r.outcome(in, content, fault)
	})
	if errors.Is(err, errTimeLimit) {
		return in.refused(&fault{TimeLimit, fmt.Sprintf("not done after %v", r.TimeLimit)}), nil
	}
	return outcome, err
}

// limited runs f within the time limit.
func (r *run) limited(ctx context.Context, l *lane, f func() Outcome) (Outcome, error) {
	result := make(chan Outcome, 1)
	if err := l.within(ctx, r.TimeLimit, func() { result <- f() }); err != nil {
		return Outcome{}, err
	}
	return <-result, nil
}

// lane runs one function after the other in a goroutine of its own, whose stack keeps
// the size that parsing needs. The zero value is ready for use.
type lane struct{ tasks chan func() }

// within waits for f until limit (negative: for ever) or the end of ctx. A nil
// error means that f has returned; otherwise f goes on by itself.
func (l *lane) within(ctx context.Context, limit time.Duration, f func()) error {
	var expired <-chan time.Time
	if limit >= 0 {
		timer := time.NewTimer(limit)
		defer timer.Stop()
		expired = timer.C
	}
	if l.tasks == nil {
		l.tasks = make(chan func())
		go func(tasks <-chan func()) {
			for task := range tasks {
				task()
			}
		}(l.tasks)
	}
	done := make(chan struct{})
	l.tasks <- func() {
		defer close(done)
		f()
	}
	select {
	case <-done:
		return nil
	case <-expired:
		l.end()
		return errTimeLimit
	case <-ctx.Done():
		l.end()
		return ctx.Err()
	}
}

// end lets the goroutine end after what it is doing.
func (l *lane) end() {
	if l.tasks != nil {
		close(l.tasks)
		l.tasks = nil
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
func (r *run) outcome(in *input, content []byte, fault *fault) Outcome {
	if fault != nil {
		return in.refused(fault)
	}
	o := Outcome{Place: in.Place, URL: in.from.url, Fetched: in.from.fetched, SHA256: sha256.Sum256(content), Bytes: int64(len(content))}
	if r.Memory != nil && r.Memory.Same(o.Place, o.SHA256) {
		o.Kept = Same
		return o
	}
	o.Report, o.Refusal = r.parse(in, content)
	var source *normalize.Source
	if o.Refusal != nil {
		source = &o.Refusal.Source
	} else {
		source = &o.Report.Source
	}
	in.locate(source)
	source.SHA256 = hex.EncodeToString(o.SHA256[:])
	source.Bytes = o.Bytes
	return o
}

// parse calls the parser and makes a refusal of its panic.
func (r *run) parse(in *input, content []byte) (report *normalize.Report, refusal *normalize.Refusal) {
	defer func() {
		if value := recover(); value != nil {
			if r.OnPanic != nil {
				r.OnPanic(in.Place.String(), value, debug.Stack())
			}
			report, refusal = nil, in.refused(&fault{InternalError, fmt.Sprint(value)}).Refusal
		}
	}()
	return r.Parse(in.name(), content)
}
