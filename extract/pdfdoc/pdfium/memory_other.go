//go:build !linux

package pdfium

import "context"

// withMapped does nothing here: memory comes from the Go heap.
func withMapped(ctx context.Context, _ int) context.Context { return ctx }
