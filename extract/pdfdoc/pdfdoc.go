// Package pdfdoc reads PDF files.
//
// In: the bytes of a file. Out: an extract.Document whose tables are rebuilt from
// the printed lines, or are lines of aligned text where none part the columns, and
// whose paragraphs are put together over lines and pages; or an *extract.Error. Two
// steps do the work: package pdfium finds glyphs and lines, package layout makes
// blocks of them.
package pdfdoc

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/ocr"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

// Options say what reading may cost. The zero value of a field means its default.
type Options struct {
	pdfium.Options
	Timeout time.Duration // for one file; default one minute
	// OCR reads the pages that are images; nil: they are named and left out.
	OCR *ocr.Reader
}

// Reader reads PDF files. It is safe for concurrent use and starts nothing
// before its first file.
type Reader struct {
	engine  *pdfium.Engine
	ocr     *ocr.Reader
	timeout time.Duration
}

// New returns a reader, to be closed after use.
func New(o Options) *Reader {
	if o.Timeout <= 0 {
		o.Timeout = time.Minute
	}
	return &Reader{engine: pdfium.New(o.Options), ocr: o.OCR, timeout: o.Timeout}
}

// Close ends what the reader has started.
func (r *Reader) Close() error { return r.engine.Close() }

// Read reads the file b. Its errors are ctx's own, failures to start the engine,
// and *extract.Error: Empty, TooLarge, Damaged, Password, Scanned, NoText or
// TimedOut. A file of which some pages are missing or parts are damaged is a
// Document whose Problems say so.
func (r *Reader) Read(ctx context.Context, b []byte, limits extract.Limits) (*extract.Document, error) {
	limits = limits.WithDefaults()
	if len(b) == 0 {
		return nil, &extract.Error{Reason: extract.Empty, Detail: "0 bytes"}
	}
	if int64(len(b)) > limits.Bytes {
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", len(b), limits.Bytes)}
	}
	own, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	prepared, damaged := prepare(b)
	file, err := r.engine.Read(own, prepared)
	if err != nil {
		return nil, r.refusal(ctx, own, err)
	}
	pages, scanned, err := readable(file)
	var scan *ocr.Scan
	if len(scanned) > 0 && r.ocr != nil {
		if scan, err = r.recognise(own, b, scanned); err != nil {
			return nil, r.refusal(ctx, own, err)
		}
		pages, scanned = merge(pages, scan)
	}
	if err != nil {
		return nil, err
	}
	again := repeated(pages)
	read, err := layout.Document(own, pages, limits)
	if err != nil {
		return nil, r.refusal(ctx, own, err)
	}
	if scan != nil {
		scan.Mark(read.Blocks)
	}
	doc := document(file, read, scanned, again)
	if damaged > 0 {
		doc.Problems = append(doc.Problems, extract.Problem{Kind: extract.ChecksumFailed, Count: damaged, Detail: "compressed streams"})
	}
	return doc, nil
}

// refusal says why a file could not be read; ctx is the caller's context, own
// the one with the time limit.
func (r *Reader) refusal(ctx, own context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case own.Err() != nil:
		return &extract.Error{Reason: extract.TimedOut, Detail: fmt.Sprintf("not read within %v", r.timeout)}
	case errors.Is(err, pdfium.ErrPassword):
		return &extract.Error{Reason: extract.Password, Detail: "pdf"}
	case errors.Is(err, pdfium.ErrDamaged):
		return &extract.Error{Reason: extract.Damaged, Detail: "pdf: " + err.Error()}
	}
	return err
}

// document makes a Document of what was read; scanned and again are the pages that
// are images or print what others print.
func document(file *pdfium.File, read *layout.Result, scanned, again []int) *extract.Document {
	doc := &extract.Document{Format: extract.PDF, Charset: "utf-8", Source: read.Source, Blocks: read.Blocks}
	for i := range file.Pages {
		doc.Images += len(file.Pages[i].Images)
	}
	add := func(kind extract.ProblemKind, pages []int) {
		if len(pages) > 0 {
			doc.Problems = append(doc.Problems, extract.Problem{
				Kind: kind, Count: len(pages), Detail: pageList(pages), Pos: extract.Pos{Page: pages[0]},
			})
		}
	}
	add(extract.PagesScanned, scanned)
	add(extract.PagesUnread, file.Unread)
	add(extract.PagesRepeated, again)
	add(extract.LimitReached, read.Cut)
	return doc
}
