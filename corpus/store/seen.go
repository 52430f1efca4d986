package store

import (
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gouji/gouji/corpus/archive"
	"github.com/gouji/gouji/corpus/ingest"
)

// seen is what a build came across, by hash of the place.
type seen struct {
	places   map[uint64]struct{}
	archives map[string]bool // read to the end; true: unchanged, with all in it
}

// add takes note of an outcome and reports whether its place was seen before.
func (s *seen) add(o *ingest.Outcome) (twice bool) {
	if s.places == nil {
		s.places, s.archives = map[uint64]struct{}{}, map[string]bool{}
	}
	hash := place(o.Path, o.Record)
	_, twice = s.places[hash]
	s.places[hash] = struct{}{}
	file := o.Record == "" && o.Report != nil // a file in the archive's place
	if archive.Named(o.Path) && (file || o.Kept == ingest.Walked || o.Kept == ingest.Unchanged) {
		s.archives[o.Path] = o.Kept == ingest.Unchanged
	}
	return twice
}

// has reports whether the build came across a place, and whether it would have
// if it were still there.
func (s *seen) has(path, member string) (seen, looked bool) {
	unchanged, walked := s.archives[path]
	if unchanged && member != "" {
		return true, true
	}
	_, seen = s.places[place(path, member)]
	return seen, walked && member != ""
}

// markRemoved marks the sources below the named paths that are no longer there.
func (b *builder) markRemoved() error {
	roots := ingest.Roots(b.Paths)
	var gone []int64
	missing := map[string]bool{}
	err := b.query("SELECT id, path, member FROM sources WHERE removed = 0", func(row []driver.Value) error {
		path, _ := row[1].(string)
		member, _ := row[2].(string)
		found, looked := b.seen.has(path, member)
		if found || !below(path, roots) {
			return nil
		}
		if !looked {
			if _, known := missing[path]; !known {
				_, err := os.Stat(path)
				missing[path] = errors.Is(err, fs.ErrNotExist)
			}
		}
		if looked || missing[path] {
			id, _ := row[0].(int64)
			gone = append(gone, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(gone) > 0 {
		if err := b.exec("INSERT OR REPLACE INTO meta VALUES('finished', '0')"); err != nil {
			return err
		}
	}
	for _, id := range gone {
		if err := b.exec("UPDATE sources SET removed = 1 WHERE id = ?", id); err != nil {
			return err
		}
	}
	b.summary.Removed = len(gone)
	return nil
}

// below reports whether a path is one of the roots or lies below one.
func below(path string, roots []string) bool {
	for _, root := range roots {
		switch {
		case path == root, root == "." && !filepath.IsAbs(path) && path != ".." && !strings.HasPrefix(path, ".."+string(filepath.Separator)):
			return true
		case strings.HasPrefix(path, strings.TrimSuffix(root, string(filepath.Separator))+string(filepath.Separator)):
			return true
		}
	}
	return false
}
