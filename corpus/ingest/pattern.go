package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// anyDirs is the segment that stands for any number of directories.
const anyDirs = "**"

func isPattern(path string) bool { return strings.ContainsAny(path, "*?[") }

// pattern finds the files that a pattern matches. A directory that it matches
// stands for its files.
func (w *walker) pattern(path string) bool {
	dir, segments := splitPattern(strings.ReplaceAll(path, "[!", "[^")) // the shell's way to negate
	for _, segment := range segments {
		if _, err := filepath.Match(segment, ""); err != nil {
			return w.fault(path, &fault{BadPattern, err.Error()})
		}
	}
	before := w.found
	if _, err := os.Stat(dir); err == nil && !(matcher{w, segments}).below(dir, []int{0}) {
		return false
	}
	if w.found == before {
		return w.fault(path, &fault{NoMatch, ""})
	}
	return true
}

// splitPattern separates the directory at which a pattern begins from the
// segments that are to be matched below it.
func splitPattern(path string) (dir string, segments []string) {
	segments = strings.Split(filepath.ToSlash(path), "/")
	fixed := slices.IndexFunc(segments, isPattern)
	dir = strings.Join(segments[:fixed], "/")
	switch {
	case fixed == 0:
		dir = "."
	case dir == "":
		dir = "/"
	}
	segments = slices.DeleteFunc(segments[fixed:], func(s string) bool { return s == "" || s == "." })
	if segments[len(segments)-1] == anyDirs {
		segments = append(segments, "*")
	}
	return filepath.FromSlash(dir), segments
}

// matcher walks a tree once, with all places of the pattern at which a
// directory can stand, so that nothing is found twice and the effort does not
// grow with the number of ways in which a path matches.
type matcher struct {
	*walker
	segments []string
}

// below finds what matches below dir, where dir stands at the places given.
func (m matcher) below(dir string, places []int) bool {
	for i := 0; i < len(places); i++ { // ** may stand for nothing
		if p := places[i]; m.segments[p] == anyDirs && !slices.Contains(places, p+1) {
			places = append(places, p+1)
		}
	}
	entries, ok := m.list(dir)
	for _, entry := range entries {
		if !ok {
			return false
		}
		path := filepath.Join(dir, entry.Name())
		next, matched := m.step(places, entry)
		switch {
		case matched:
			ok = m.entry(path, entry)
		case len(next) > 0 && isDir(path, entry):
			ok = m.below(path, next)
		}
	}
	return ok
}

// step returns the places at which an entry of a directory stands, and whether
// the pattern ends there.
func (m matcher) step(places []int, entry fs.DirEntry) (next []int, matched bool) {
	name := entry.Name()
	for _, p := range places {
		segment := m.segments[p]
		if segment == anyDirs {
			if entry.IsDir() && !hidden(name) {
				next = append(next, p)
			}
			continue
		}
		if hidden(name) && !hidden(segment) {
			continue
		}
		if ok, _ := filepath.Match(segment, name); !ok {
			continue
		}
		if p+1 == len(m.segments) {
			return nil, true
		}
		if !slices.Contains(next, p+1) {
			next = append(next, p+1)
		}
	}
	return next, false
}

// isDir reports whether an entry is a directory or a link to one.
func isDir(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
