package interpret

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"sync"
	"time"
)

// children are the child processes that wait for a file.
type children struct {
	mutex sync.Mutex
	idle  []*process
}

// take returns a child that waits, nil where there is none.
func (c *children) take() *process {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	n := len(c.idle)
	if n == 0 {
		return nil
	}
	p := c.idle[n-1]
	c.idle = c.idle[:n-1]
	return p
}

func (c *children) give(p *process) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.idle = append(c.idle, p)
}

// process is a child process, which reads one file at a time.
type process struct {
	*exec.Cmd
	in       io.WriteCloser
	requests *gob.Encoder      // to in
	out      *io.LimitedReader // what the child may still answer about a file
	replies  *gob.Decoder      // from out
	stderr   *head
}

// errSilent says that the child ended without saying so.
var errSilent = errors.New("the child ended early")

// start starts a child.
func (r *Reader) start() (*process, error) {
	command := r.Command
	if len(command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("find this program: %w", err)
		}
		command = []string{self, Argument}
	}
	c := &process{Cmd: exec.Command(command[0], command[1:]...), stderr: &head{}}
	c.Stderr = c.stderr
	c.WaitDelay = time.Second
	var err error
	if c.in, err = c.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	c.out = &io.LimitedReader{R: out}
	c.requests, c.replies = gob.NewEncoder(c.in), gob.NewDecoder(c.out)
	return c, nil
}

// read sends a request and collects the answer, of which it takes most bytes. The
// child ends where ctx does. One that is spent is to be stopped.
func (c *process) read(ctx context.Context, q request, most int64) (file *File, spent bool, err error) {
	release := context.AfterFunc(ctx, func() { _ = c.Process.Kill() })
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		_ = c.requests.Encode(q) // a child that does not listen does not answer either
	}()
	c.out.N = most
	file, spent, err = collect(c.replies)
	if c.out.N <= 0 {
		spent, err = true, fmt.Errorf("%w: more than %d bytes of output", ErrLimit, most)
	}
	if !release() { // it ends, or will at once
		spent = true
	}
	if spent {
		_ = c.Process.Kill()
	}
	<-sent
	return file, spent, err
}

// stop ends the child. What it was doing is lost, so how it ends says nothing.
func (c *process) stop() {
	_ = c.Process.Kill()
	_ = c.Wait()
}

// collect reads the answer. Pages that are not mentioned were not read. A child
// that does not end its answer, or says that it has grown, is spent.
func collect(in *gob.Decoder) (file *File, spent bool, err error) {
	file = &File{}
	next := 1
	missing := func(spent bool, err error) (*File, bool, error) {
		for ; next <= file.Total; next++ {
			file.Unread = append(file.Unread, next)
		}
		return file, spent, err
	}
	for {
		var r reply
		if err := in.Decode(&r); err != nil {
			return missing(true, errSilent)
		}
		switch {
		case r.End:
			file.Abrupt, file.Damaged = r.Abrupt, r.Damaged
			return missing(r.Spent, r.err())
		case r.Page != nil:
			file.Pages = append(file.Pages, *r.Page)
			next++
		case r.Unread > 0:
			file.Unread = append(file.Unread, r.Unread)
			next++
		default:
			file.Total = r.Total
		}
	}
}

// err is the error that a reply names.
func (r reply) err() error {
	switch r.Fault {
	case faultPassword:
		return ErrPassword
	case faultEncryption:
		return detailed(ErrEncryption, r.Detail)
	case faultContradiction:
		return ErrContradiction
	case faultDamaged:
		return detailed(ErrDamaged, r.Detail)
	}
	return nil
}

// detailed wraps an error with the child's words, which may begin with the
// error's own.
func detailed(err error, detail string) error {
	return fmt.Errorf("%w%s", err, bytes.TrimPrefix([]byte(detail), []byte(err.Error())))
}

// cause says why a child that has ended did not finish its answer.
func (c *process) cause(ctx context.Context) error {
	switch {
	case ctx.Err() != nil && errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		return fmt.Errorf("%w: time", ErrLimit)
	case c.stderr.says("out of memory", "cannot allocate", "(*mheap).sysAlloc"):
		return fmt.Errorf("%w: memory", ErrLimit)
	case c.stderr.says("stack overflow", "stack exceeds"):
		return fmt.Errorf("%w: depth", ErrLimit)
	}
	return fmt.Errorf("%w: the reader ended early: %v", ErrDamaged, c.ProcessState)
}

// head keeps the beginning of what is written to it.
type head struct{ kept []byte }

func (t *head) Write(b []byte) (int, error) {
	const most = 4096
	t.kept = append(t.kept, b[:min(len(b), most-len(t.kept))]...)
	return len(b), nil
}

// says reports whether one of some phrases was written.
func (t *head) says(phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return bytes.Contains(t.kept, []byte(p)) })
}
