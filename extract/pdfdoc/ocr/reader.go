// Package ocr reads the images of scanned pages.
//
// In: pages as grey images. Out: for each a layout.Page with the lines of its
// tables and the characters that are printed, to be laid out together with pages
// that hold text, and afterwards the mark on every cell and paragraph of how it
// was read.
//
// The lines of tables are found in the image; every cell is then read on its own
// by the tesseract program. A digit that is read wrongly in silence is worse than
// one that is not read, so a number is read several times, in several sizes and by
// two models; the number of its figures and their likeness to those of other
// numbers are told from the image. Where these do not agree the number is left
// undecided, with the readings that remain. So are numbers in the columns of tables
// without vertical lines, whose rows tesseract does not keep together. Tesseract is run as a program because
// its library needs cgo.
package ocr

import (
	"context"
	"errors"
	"fmt"
	"image"
	"runtime"
	"time"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// Options say what reading may cost. The zero value of a field means its default.
type Options struct {
	Program string        // the tesseract program; default "tesseract", found in PATH
	Workers int           // runs of it at a time; default the number of processors
	Timeout time.Duration // for one run; default two minutes
	Pixels  int           // of a page; larger images are made smaller; default 20,000,000
	Pages   int           // of one document; those behind are not read; default 500
	DPI     int           // the resolution in which pages are asked for; default 300
}

// Render returns the image of a page, counted from 1, at the given resolution.
type Render func(ctx context.Context, page, dpi int) (*image.Gray, error)

// Reader reads images of pages. It is safe for concurrent use and holds nothing
// that needs closing.
type Reader struct {
	program program
	options Options
}

// New returns a reader. It starts nothing.
func New(o Options) *Reader {
	if o.Program == "" {
		o.Program = "tesseract"
	}
	if o.Workers <= 0 {
		o.Workers = runtime.NumCPU()
	}
	if o.Timeout <= 0 {
		o.Timeout = 2 * time.Minute
	}
	if o.Pixels <= 0 {
		o.Pixels = 20_000_000
	}
	if o.Pages <= 0 {
		o.Pages = 500
	}
	if o.DPI <= 0 {
		o.DPI = 300
	}
	return &Reader{program{o.Program, o.Timeout}, o}
}

// Check reports whether tesseract and the models are installed: nil, an error that
// wraps ErrNoTesseract, or the context's.
func (r *Reader) Check(ctx context.Context) error { return r.program.check(ctx) }

// Read reads pages, which are numbered from 1. A page that cannot be rendered or
// on which nothing can be recognised is named in Unread. The errors
// are ctx's own, those that wrap ErrNoTesseract, and failures of tesseract.
func (r *Reader) Read(ctx context.Context, pages []int, render Render) (*Scan, error) {
	if err := r.Check(ctx); err != nil {
		return nil, err
	}
	scan := &Scan{}
	if len(pages) > r.options.Pages {
		for _, n := range pages[r.options.Pages:] {
			scan.Unread = append(scan.Unread, Failure{n, fmt.Errorf("ocr: more than %d pages", r.options.Pages)})
		}
		pages = pages[:r.options.Pages]
	}
	found := make([]*page, len(pages))
	failed := make([]error, len(pages))
	err := parallel(ctx, len(pages), r.options.Workers, func(ctx context.Context, i int) error {
		img, err := render(ctx, pages[i], r.options.DPI)
		if err != nil {
			failed[i] = err
			return nil
		}
		found[i], err = r.page(ctx, pages[i], img)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := r.readPlaces(ctx, found); err != nil {
		return nil, err
	}
	for i, p := range found {
		switch {
		case p == nil:
			scan.Unread = append(scan.Unread, Failure{pages[i], failed[i]})
		case p.illegible():
			scan.Unread = append(scan.Unread, Failure{pages[i], ErrIllegible})
		default:
			scan.add(p)
		}
	}
	return scan, nil
}

// ErrIllegible says that there is print on a page of which nothing could be
// recognised.
var ErrIllegible = errors.New("ocr: nothing on the page could be recognised")

// parallel calls do for 0 to n-1, a number of them at a time, and returns the
// first error after all have ended.
func parallel(ctx context.Context, n, workers int, do func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := make(chan int)
	done := make(chan struct{})
	workers = min(workers, n)
	for range workers {
		go func() {
			defer func() { done <- struct{}{} }()
			for i := range jobs {
				if ctx.Err() != nil {
					continue
				}
				if err := do(ctx, i); err != nil {
					cancel(err)
				}
			}
		}()
	}
	for i := range n {
		jobs <- i
	}
	close(jobs)
	for range workers {
		<-done
	}
	return context.Cause(ctx)
}

// Failure is a page that was not read, and why.
type Failure struct {
	Page int
	Err  error
}

// Scan is what was read of the pages of a document.
type Scan struct {
	Pages  []layout.Page
	Unread []Failure
	pages  map[int]*page // by number
}

func (s *Scan) add(p *page) {
	if s.pages == nil {
		s.pages = map[int]*page{}
	}
	s.pages[p.number] = p
	s.Pages = append(s.Pages, p.layout())
}
