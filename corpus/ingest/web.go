package ingest

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/gouji/gouji/normalize"
)

// IsURL reports whether a path is a URL, which is fetched.
func IsURL(path string) bool {
	return hasPrefixFold(path, "http://") || hasPrefixFold(path, "https://")
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// fetch gets what a URL leads to.
func (r *run) fetch(ctx context.Context, in *input) (*Fetched, *normalize.Refusal) {
	if r.Fetch == nil {
		return nil, in.refused(&fault{NoFetch, ""}).Refusal
	}
	fetched, refusal := r.Fetch(ctx, in.Path)
	if fetched != nil && int64(len(fetched.Content)) > r.MaxBytes {
		return nil, in.refused(&fault{TooLarge, fmt.Sprintf("more than %d bytes", r.MaxBytes)}).Refusal
	}
	return fetched, refusal
}

// timestamp writes a time as the record has it, "" for an unknown one.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// nameOf returns the name of the file that a URL leads to, as far as it has one.
func nameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return path.Base(u.Path)
}
