package archive

import (
	"bufio"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gouji/gouji/corpus/warc"
	"github.com/gouji/gouji/extract"
)

// warc walks a WARC file: the answers of sites with status 200, and resources,
// that are documents. Requests, metadata and what pages are made of (scripts,
// styles, images) are passed over. What is damaged is given where it stands. A
// revisit record stands for an answer whose content another record has: it is passed
// over where that one stands before it, for then the document is given already, and
// otherwise given with the place of its content.
func (w *walker) warc(prefix string, r io.Reader) error {
	records := warc.NewReader(r, warc.Limits{Body: w.Member})
	have := contents{seed: w.seed, records: map[uint64]struct{}{}}
	for {
		record, err := records.Next()
		var bad *warc.Error
		switch {
		case w.over != nil:
			return w.over
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			err = w.give(&Member{Name: fmt.Sprintf("%s@%d", prefix, bad.Offset), Err: damaged(bad)})
		case err != nil:
			return damaged(err)
		case record.Type == warc.Revisit:
			err = w.revisited(prefix, record, &have)
		default:
			have.add(record)
			err = w.recorded(prefix, record)
		}
		if err != nil {
			return err
		}
	}
}

// contents are the records that a file has had so far, by their ids and by their
// addresses with the time.
type contents struct {
	seed    maphash.Seed
	records map[uint64]struct{}
}

func (c *contents) add(r *warc.Record) {
	if _, ok := answer(r); !ok {
		return
	}
	if r.ID != "" {
		c.records[maphash.String(c.seed, r.ID)] = struct{}{}
	}
	c.records[maphash.String(c.seed, r.URI+" "+r.Fields.Get("WARC-Date"))] = struct{}{}
}

func (c *contents) has(what string) bool {
	_, ok := c.records[maphash.String(c.seed, what)]
	return ok
}

// revisited gives a revisit record whose content is not in the file. One that says that
// nothing has changed since an answer (status 304) is no answer with a document itself.
func (w *walker) revisited(prefix string, r *warc.Record, have *contents) error {
	if r.HTTP != nil && (r.HTTP.Status != http.StatusOK || !isDocument(r.HTTP.Header.Get("Content-Type"), []byte(" "))) {
		return nil
	}
	id, uri, date := r.RefersTo()
	if id != "" && have.has(id) || uri != "" && have.has(uri+" "+date) {
		return nil
	}
	m := &Member{Name: prefix + recordName(r), URL: r.URI, Err: &extract.Error{Reason: extract.Elsewhere, Detail: "revisit"}}
	for _, part := range []string{id, uri, date} {
		if part != "" {
			m.Err.Detail += " " + part
		}
	}
	if !r.Date.IsZero() {
		m.Fetched = r.Date.UTC().Format(time.RFC3339)
	}
	return w.give(m)
}

// recorded gives one record, if it holds a document.
func (w *walker) recorded(prefix string, r *warc.Record) error {
	said, ok := answer(r)
	if !ok {
		return nil
	}
	body := bufio.NewReaderSize(w.counted(r.Body), headSize)
	beginning, err := body.Peek(headSize) // what http.DetectContentType looks at
	var torn *warc.Error
	if !errors.As(err, &torn) && !isDocument(said, beginning) {
		return nil
	}
	m := &Member{Name: prefix + recordName(r), URL: r.URI}
	if !r.Date.IsZero() {
		m.Fetched = r.Date.UTC().Format(time.RFC3339)
	}
	switch {
	case torn != nil:
		m.Err = damaged(torn)
	case r.Truncated() != "":
		m.Err = &extract.Error{Reason: extract.Damaged, Detail: "the crawler cut it off: " + r.Truncated()}
	default:
		m.Content, m.Err = w.read(body, -1)
	}
	return w.give(m)
}

// answer reports whether a record holds what somebody asked for, and which type
// that is said to be.
func answer(r *warc.Record) (contentType string, ok bool) {
	u, err := url.Parse(r.URI)
	if err != nil || u.Path == "/robots.txt" || u.Scheme == "dns" {
		return "", false
	}
	switch {
	case r.Type == warc.Response && r.HTTP != nil:
		return r.HTTP.Header.Get("Content-Type"), r.HTTP.Status == http.StatusOK
	case r.Type == warc.Resource:
		return r.Fields.Get("Content-Type"), true
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
	case strings.HasPrefix(said, "image/"), strings.HasPrefix(said, "video/"), strings.HasPrefix(said, "audio/"), strings.HasPrefix(said, "font/"):
		return false
	case said == "text/css", strings.Contains(said, "javascript"), strings.HasSuffix(said, "json"):
		return false
	}
	return true
}

// recordName is the id of a record, by which other programs find it, too. Where
// it has none, its address.
func recordName(r *warc.Record) string {
	if r.ID != "" {
		return r.ID
	}
	return r.URI
}
