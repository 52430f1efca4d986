package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"github.com/gouji/gouji/corpus/warc"
	"github.com/gouji/gouji/extract"
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
func (r *run) fetch(ctx context.Context, address string) (*Fetched, *normalize.Refusal) {
	source := normalize.Source{URL: address}
	if r.Fetch == nil {
		return nil, refused(address, source, &fault{NoFetch, ""}).Refusal
	}
	fetched, refusal := r.Fetch(ctx, address)
	if fetched != nil && int64(len(fetched.Content)) > r.MaxBytes {
		return nil, refused(address, source, &fault{TooLarge, fmt.Sprintf("more than %d bytes", r.MaxBytes)}).Refusal
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

// isWARC reports whether a file is read as a WARC file: by its name, as a plain
// text may begin like one.
func isWARC(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz")
}

// records passes on the documents of a WARC file.
func (w *walker) records(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return w.fault(path, faultOf(err))
	}
	defer f.Close()
	before := w.found
	in := warc.NewReader(f, warc.Limits{Body: w.maxBytes})
	for {
		rec, err := in.Next()
		var bad *warc.Error
		switch {
		case errors.Is(err, io.EOF):
			if w.found == before {
				return w.fault(path, &fault{NoFiles, "a WARC file without documents"})
			}
			return true
		case errors.As(err, &bad):
			if !w.fault(path, faultOfRecord(bad)) {
				return false
			}
		case err != nil:
			return w.fault(path, faultOf(err))
		default:
			if !w.record(path, rec) {
				return false
			}
		}
	}
}

// faultOfRecord names what is wrong with a WARC file or a payload in it.
func faultOfRecord(bad *warc.Error) *fault {
	if bad.Reason == warc.TooLarge {
		return &fault{TooLarge, bad.Error()}
	}
	return &fault{string(extract.Damaged), bad.Error()}
}

// record passes on a record that holds a document.
func (w *walker) record(path string, rec *warc.Record) bool {
	said, ok := answer(rec)
	if !ok {
		return true
	}
	source := &normalize.Source{Path: path, URL: rec.URI, Record: rec.ID, Fetched: timestamp(rec.Date)}
	beginning := make([]byte, 512) // what http.DetectContentType looks at
	n, err := io.ReadFull(rec.Body, beginning)
	beginning = beginning[:n]
	if err == nil && w.maxBytes > 0 && isDocument(said, beginning) {
		var rest []byte
		rest, err = io.ReadAll(rec.Body)
		beginning = append(beginning, rest...)
	}
	in := input{path: path, from: source, bytes: beginning}
	var bad *warc.Error
	switch {
	case errors.As(err, &bad):
		in.fault, in.bytes = faultOfRecord(bad), nil
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		in.fault, in.bytes = faultOf(err), nil
	case !isDocument(said, beginning):
		return true
	}
	in.size = int64(len(in.bytes))
	return w.give(in)
}

// answer reports whether a record holds what somebody asked for, and which type
// that is said to be.
func answer(rec *warc.Record) (contentType string, ok bool) {
	u, err := url.Parse(rec.URI)
	if err != nil || u.Path == "/robots.txt" {
		return "", false
	}
	switch {
	case rec.Type == warc.Response && rec.HTTP != nil:
		return rec.HTTP.Header.Get("Content-Type"), rec.HTTP.Status == http.StatusOK && (u.Scheme == "http" || u.Scheme == "https")
	case rec.Type == warc.Resource:
		return rec.Fields.Get("Content-Type"), true
	}
	return "", false
}

// isDocument reports whether content may be a report, by its first bytes and by
// the type that it is said to be: not an image, a style sheet or a script.
func isDocument(said string, beginning []byte) bool {
	if len(beginning) == 0 {
		return false
	}
	is, _, _ := strings.Cut(http.DetectContentType(beginning), ";")
	for _, media := range [...]string{"image/", "video/", "audio/", "font/"} {
		if strings.HasPrefix(is, media) {
			return false
		}
	}
	said, _, _ = strings.Cut(strings.ToLower(said), ";")
	switch said = strings.TrimSpace(said); {
	case is != "text/plain":
		return true
	case said == "text/css", strings.Contains(said, "javascript"), strings.HasSuffix(said, "json"), said == "image/svg+xml":
		return false
	}
	return true
}
