package pdfium

import (
	"context"
	"errors"
	"fmt"

	pdf "github.com/klippa-app/go-pdfium"
	failure "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// Bounds of what is read.
const (
	maxPages   = 10_000
	maxGlyphs  = 200_000   // of one page
	maxObjects = 100_000   // of one page: texts, paths, images
	maxTotal   = 4_000_000 // glyphs and rules of a file
)

// The reasons why a file cannot be opened.
var (
	ErrPassword = errors.New("a password is needed")
	ErrDamaged  = errors.New("not readable as PDF")
)

// File is what was read of a file.
type File struct {
	Pages  []layout.Page
	Total  int   // pages that the file says it has
	Unread []int // numbers of the pages that could not be read
}

// errBroken says that PDFium itself failed: out of memory, or a fault of its own.
var errBroken = fmt.Errorf("%w: PDFium broke down", ErrDamaged)

// pages reads the pages of a file.
func pages(ctx context.Context, in pdf.Pdfium, b []byte) (*File, error) {
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &b})
	switch {
	case errors.Is(err, failure.ErrPassword), errors.Is(err, failure.ErrSecurity):
		return nil, ErrPassword
	case errors.Is(err, failure.ErrFormat), errors.Is(err, failure.ErrFile), errors.Is(err, failure.ErrPage), errors.Is(err, failure.ErrUnknown):
		return nil, ErrDamaged
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	file := &File{Total: count.PageCount}
	left := maxTotal
	for i := range min(count.PageCount, maxPages) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p, err := readPage(in, doc.Document, i, left)
		if err != nil {
			file.Unread = append(file.Unread, i+1)
			continue
		}
		left -= len(p.Glyphs) + len(p.Rules) + len(p.Fills)
		file.Pages = append(file.Pages, *p)
	}
	for i := maxPages; i < min(count.PageCount, 2*maxPages); i++ {
		file.Unread = append(file.Unread, i+1)
	}
	return file, nil
}

// readPage reads the page with an index.
func readPage(in pdf.Pdfium, doc references.FPDF_DOCUMENT, index, left int) (*layout.Page, error) {
	loaded, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return nil, err
	}
	defer in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) //nolint:errcheck // the instance ends with the file
	page := requests.Page{ByReference: &loaded.Page}
	r := pageReader{in: in, page: page, budget: maxObjects, ends: ends{}, out: layout.Page{Number: index + 1}}
	if err := r.bounds(); err != nil {
		return nil, err
	}
	if err := r.objects(); err != nil {
		return nil, err
	}
	r.out.Invisible = len(r.out.Images) > 0 && r.invisible()
	if err := r.glyphs(min(maxGlyphs, left)); err != nil {
		return nil, err
	}
	return &r.out, nil
}
