package archive

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"strings"
	"time"

	"github.com/gouji/gouji/corpus/warc"
	"github.com/gouji/gouji/extract"
)

// warc walks a WARC file: the answers of sites with status 200, and resources,
// that are documents. Requests, metadata and what pages are made of (scripts,
// styles, images) are passed over.
func (w *walker) warc(prefix string, r io.Reader) error {
	records := warc.NewReader(r, warc.Limits{Body: w.Member})
	var first *warc.Error // that is not about a single record
	for {
		record, err := records.Next()
		var bad *warc.Error
		switch {
		case w.over != nil:
			return w.over
		case errors.Is(err, io.EOF):
			return ended(first)
		case errors.As(err, &bad):
			if first == nil {
				first = bad
			}
			continue
		case err != nil:
			return damaged(err)
		}
		if err := w.recorded(prefix, record); err != nil {
			return err
		}
	}
}

// ended says how a WARC file was left in which something was damaged.
func ended(first *warc.Error) error {
	if first == nil {
		return nil
	}
	return &extract.Error{Reason: extract.Damaged, Detail: fmt.Sprintf("at byte %d: %s: the records that could be found were read", first.Offset, first.Reason)}
}

// recorded gives one record.
func (w *walker) recorded(prefix string, r *warc.Record) error {
	if !holdsDocument(r) {
		return nil
	}
	content, bad := w.read(w.counted(r.Body), -1)
	m := &Member{Name: prefix + recordName(r), Content: content, Err: bad, URL: r.URI}
	if !r.Date.IsZero() {
		m.Fetched = r.Date.UTC().Format(time.RFC3339)
	}
	if bad == nil && r.Truncated() != "" {
		m.Content, m.Err = nil, &extract.Error{Reason: extract.Damaged, Detail: "the crawler cut it off: " + r.Truncated()}
	}
	return w.give(m)
}

// holdsDocument reports whether a record may hold a report.
func holdsDocument(r *warc.Record) bool {
	const ok = 200
	kind := r.Fields.Get("Content-Type")
	switch {
	case r.Type == warc.Response && r.HTTP != nil && r.HTTP.Status == ok:
		kind = r.HTTP.Header.Get("Content-Type")
	case r.Type == warc.Resource:
	default:
		return false
	}
	media, _, _ := mime.ParseMediaType(kind)
	switch group, rest, _ := strings.Cut(media, "/"); {
	case group == "image", group == "audio", group == "video", group == "font", strings.Contains(rest, "javascript"),
		rest == "css", rest == "json", rest == "x-www-form-urlencoded":
		return false
	}
	return !strings.HasSuffix(urlPath(r.URI), "robots.txt") && !strings.HasPrefix(r.URI, "dns:")
}

func urlPath(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Path
}

// recordName is the address of a record, by which a person finds it again. Where
// it has none, its id.
func recordName(r *warc.Record) string {
	if r.URI != "" {
		return r.URI
	}
	return r.ID
}
