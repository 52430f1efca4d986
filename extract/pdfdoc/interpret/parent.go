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
	"time"
)

// process is a child process that reads one file.
type process struct {
	*exec.Cmd
	in     io.WriteCloser
	out    io.Reader
	stderr *head
}

// errSilent says that the child ended without saying so.
var errSilent = errors.New("the child ended early")

// start starts a child, which ends with ctx at the latest.
func (r *Reader) start(ctx context.Context) (*process, error) {
	command := r.Command
	if len(command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("find this program: %w", err)
		}
		command = []string{self, Argument}
	}
	c := &process{Cmd: exec.CommandContext(ctx, command[0], command[1:]...), stderr: &head{}}
	c.Stderr = c.stderr
	c.WaitDelay = time.Second
	var err error
	if c.in, err = c.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	if c.out, err = c.StdoutPipe(); err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("start reader: %w", err)
	}
	return c, nil
}

// exchange sends the request and collects the answer.
func (c *process) exchange(q request, most int64) (*File, error) {
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		_ = gob.NewEncoder(c.in).Encode(q) // a child that does not listen does not answer either
		_ = c.in.Close()
	}()
	bounded := &io.LimitedReader{R: c.out, N: most}
	file, err := collect(gob.NewDecoder(bounded))
	if err != nil && bounded.N <= 0 {
		err = fmt.Errorf("%w: more than %d bytes of output", ErrLimit, most)
	}
	if err != nil {
		_ = c.Process.Kill()
	}
	<-sent
	return file, err
}

// collect reads the answer. Pages that are not mentioned were not read.
func collect(in *gob.Decoder) (*File, error) {
	file := &File{}
	next := 1
	missing := func(err error) (*File, error) {
		for ; next <= file.Total; next++ {
			file.Unread = append(file.Unread, next)
		}
		return file, err
	}
	for {
		var r reply
		if err := in.Decode(&r); err != nil {
			return missing(errSilent)
		}
		switch {
		case r.End:
			return missing(r.err())
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
