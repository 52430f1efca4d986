package pdfium

import (
	"context"
	"fmt"
	"image"
	"math"
	"sync"

	pdf "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels bounds the image of a page; a larger one is rendered at a lower
// resolution.
const maxPixels = 40_000_000

// Images renders the pages of one file, one at a time. It is to be closed after
// use; its methods may be called concurrently.
type Images struct {
	one      sync.Mutex // page is rendered
	host     *inside
	instance pdf.Pdfium
	doc      references.FPDF_DOCUMENT
}

// Images opens a file to render its pages. Its errors are those of Read.
func (e *Engine) Images(ctx context.Context, b []byte) (*Images, error) {
	cache := <-e.cache
	if cache == nil {
		cache = compilationCache(e.options.Cache)
	}
	e.cache <- cache
	host, err := startInside(e.options.Memory, cache, true)
	if err != nil {
		return nil, err
	}
	i := &Images{host: host}
	if i.instance, err = host.pool.GetInstanceWithContext(ctx); err != nil {
		_ = i.Close()
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	opened, err := i.instance.OpenDocument(&requests.OpenDocument{File: &b})
	if err != nil {
		_ = i.Close()
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	i.doc = opened.Document
	return i, nil
}

// Page renders a page, counted from 1, in grey at a resolution in dots per inch.
// When ctx ends, rendering stops and no other page can be rendered.
func (i *Images) Page(ctx context.Context, page, dpi int) (gray *image.Gray, err error) {
	i.one.Lock()
	defer i.one.Unlock()
	release := context.AfterFunc(ctx, i.host.cancel)
	defer release()
	defer func() {
		if p := recover(); p != nil {
			gray, err = nil, fmt.Errorf("%w: %v", errBroken, p)
		}
		if ctx.Err() != nil {
			gray, err = nil, ctx.Err()
		}
	}()
	index := requests.Page{ByIndex: &requests.PageByIndex{Document: i.doc, Index: page - 1}}
	size, err := i.instance.GetPageSize(&requests.GetPageSize{Page: index})
	if err != nil {
		return nil, err
	}
	const point = 72
	if pixels := size.Width * size.Height * float64(dpi*dpi) / (point * point); pixels > maxPixels {
		dpi = max(1, int(float64(dpi)*math.Sqrt(maxPixels/pixels)))
	}
	rendered, err := i.instance.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: index, DPI: dpi, ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return nil, err
	}
	defer rendered.Cleanup()
	shared, ok := rendered.Result.RenderedImage.(*image.Gray)
	if !ok {
		return nil, fmt.Errorf("%w: no grey image of page %d", errBroken, page)
	}
	own := *shared // its pixels are PDFium's until the clean-up
	own.Pix = append([]byte(nil), shared.Pix...)
	return &own, nil
}

// Close ends PDFium.
func (i *Images) Close() error { return i.host.stop() }
