package pdfdoc

import (
	"context"
	"slices"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
	"github.com/gouji/gouji/extract/pdfdoc/ocr"
)

// recognise reads the pages of a file that are images.
func (r *Reader) recognise(ctx context.Context, b []byte, pages []int) (*ocr.Scan, error) {
	if err := r.ocr.Check(ctx); err != nil {
		return nil, err
	}
	images, err := r.engine.Images(ctx, b)
	if err != nil {
		return nil, err
	}
	scan, err := r.ocr.Read(ctx, pages, images.Page)
	if closed := images.Close(); err == nil && ctx.Err() == nil {
		err = closed
	}
	return scan, err
}

// merge puts pages with text and pages that were recognised in order. left are
// the numbers of those that could not be.
func merge(text []layout.Page, scan *ocr.Scan) (all []layout.Page, left []int) {
	all = append(text, scan.Pages...)
	slices.SortStableFunc(all, func(a, b layout.Page) int { return a.Number - b.Number })
	for _, f := range scan.Unread {
		left = append(left, f.Page)
	}
	return all, left
}
