// Package interpret reads the pages of PDF files with an interpreter of its own
// for their content streams: glyphs, straight lines and images. It is the second
// reader: where it and PDFium read the same number, that number is what is
// printed.
//
// In: the bytes of a file. Out: layout.Pages, and which pages could not be read.
//
// The objects and streams of a file come from github.com/ledongthuc/pdf, the
// continuation of rsc.io/pdf under the Go project's BSD licence, which is still
// maintained and needs nothing but the standard library. Its own functions for
// text are not used: they decode wrong characters, take all characters of Chinese
// fonts to be without width, and skip forms. It panics on damaged files, and can
// run for ever or out of memory. So files are read in a child process with limits
// on time, memory and output: a Reader starts the program again, and the child
// calls Serve. A child reads one file after the other, as starting one takes longer
// than reading most files, until it fails or has grown.
package interpret

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// The reasons why a file, or the rest of it, cannot be read.
var (
	ErrPassword   = errors.New("a password is needed")
	ErrEncryption = errors.New("encrypted in a way that is not supported")
	ErrDamaged    = errors.New("not readable as PDF")
	// ErrContradiction says that a font prints other digits than it says.
	ErrContradiction = errors.New("a font contradicts itself about its digits")
	ErrLimit         = errors.New("more time, memory or output needed than allowed")
)

// Argument is the command line argument on which a program is to call Serve.
const Argument = "__read-pdf"

// Reader reads PDF files in child processes. The zero value is ready for a
// program that calls Serve on Argument. It is safe for concurrent use, and may be
// closed after use; its children end with the program at the latest.
type Reader struct {
	// Command starts the child; default this program with Argument.
	Command []string
	Timeout time.Duration // for one file; default 30 seconds
	Memory  int64         // bytes that the child may take; default 512 MiB
	Output  int64         // bytes that the child may answer; default 256 MiB

	children children
}

// File is what was read of a file.
type File struct {
	Pages  []layout.Page
	Total  int   // pages of the file
	Unread []int // numbers of the pages that could not be read
	// Abrupt are the numbers of the pages whose content ends before all that it began
	// has its end: the rest is missing.
	Abrupt []int
	// Damaged are the numbers of the pages of which a stream, font or object is damaged
	// or missing, or whose content has what no program writes: numbers may be missing or
	// wrong. Those that were read nevertheless are among Pages.
	Damaged []int
}

// Read reads all pages. Its errors are ErrPassword, ErrEncryption, ErrDamaged,
// ErrContradiction, ErrLimit, the context's own, and failures to start the child.
// With ErrContradiction, ErrLimit or ErrDamaged there is a File nevertheless when some of its pages were read.
func (r *Reader) Read(ctx context.Context, b []byte) (*File, error) {
	own, cancel := context.WithTimeout(ctx, r.timeout())
	defer cancel()
	file, err := r.read(own, b)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if file != nil && len(file.Pages) == 0 && err != nil {
		file = nil
	}
	return file, err
}

// read reads a file by a child that waits, or by a new one. A child that has read
// other files before and ends over this one may have ended because of those.
func (r *Reader) read(ctx context.Context, b []byte) (*File, error) {
	q := request{File: b, Memory: r.memory(), Seconds: int(r.timeout()/time.Second) + 1}
	c := r.children.take()
	used := c != nil
	if !used {
		var err error
		if c, err = r.start(); err != nil {
			return nil, err
		}
	}
	file, spent, err := c.read(ctx, q, r.output())
	if !spent {
		r.children.give(c)
		return file, err
	}
	c.stop()
	if errors.Is(err, errSilent) {
		if used && ctx.Err() == nil {
			return r.read(ctx, b)
		}
		err = c.cause(ctx)
	}
	return file, err
}

// Close ends the children that read nothing.
func (r *Reader) Close() {
	for c := r.children.take(); c != nil; c = r.children.take() {
		c.stop()
	}
}

// Pages reads all pages, as Read does, and fails where one is missing.
func (r *Reader) Pages(ctx context.Context, b []byte) ([]layout.Page, error) {
	file, err := r.Read(ctx, b)
	if err != nil {
		return nil, err
	}
	if len(file.Unread) > 0 {
		return nil, fmt.Errorf("%w: pages %v", ErrDamaged, file.Unread)
	}
	return file.Pages, nil
}

func (r *Reader) timeout() time.Duration { return positive(r.Timeout, 30*time.Second) }
func (r *Reader) memory() int64          { return positive(r.Memory, 512<<20) }
func (r *Reader) output() int64          { return positive(r.Output, 256<<20) }

// positive returns n, or usual where n is not positive.
func positive[T int64 | time.Duration](n, usual T) T {
	if n > 0 {
		return n
	}
	return usual
}
