package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gouji/gouji/normalize"
)

// input is one file to read, or the fault that there is none.
type input struct {
	Place
	fault   *fault
	read    bool // content is all of it
	content []byte
	from    origin
}

// locate writes where an input was found and fetched.
func (in *input) locate(source *normalize.Source) {
	source.Path, source.Record = in.Path, in.Record
	source.URL, source.Fetched = in.from.url, in.from.fetched
	if IsURL(in.Path) {
		source.Path = ""
		if source.URL == "" {
			source.URL = in.Path
		}
	}
}

// name returns the name of the file itself, which hints at its format.
func (in *input) name() string {
	if in.from.url != "" {
		return nameOf(in.from.url)
	}
	return in.Place.Name()
}

// origin is where and when a content was fetched; "" where that is not known.
type origin struct{ url, fetched string }

// expand yields the inputs that paths name, in order, as they are found. It
// returns false when yield did.
//
// A directory stands for all regular files below it and for links to such; what
// begins with a dot and the log of gouji fetch are passed over, and so are links to
// directories, so that no walk runs in circles. A path that does not exist and has
// one of *?[ in it is a pattern; ** in it stands for any number of directories.
func expand(paths []string, yield func(input) bool) bool {
	w := &walker{yield: yield}
	for _, path := range paths {
		if !w.named(path) {
			return false
		}
	}
	return true
}

// walker passes on what it finds. Its methods return false when yield did.
type walker struct {
	yield func(input) bool
	found int  // inputs passed on so far
	stdin bool // standard input is among them
}

func (w *walker) give(in input) bool {
	w.found++
	return w.yield(in)
}

func (w *walker) fault(path string, f *fault) bool {
	return w.give(input{Place: Place{Path: path}, fault: f})
}

// named finds what the user named.
func (w *walker) named(path string) bool {
	if path == Stdin {
		if w.stdin {
			return w.fault(path, &fault{IO, "standard input is named twice"})
		}
		w.stdin = true
		return w.give(input{Place: Place{Path: path, Size: -1}})
	}
	if IsURL(path) {
		return w.give(input{Place: Place{Path: path, Size: -1}})
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return w.whole(path)
	case err == nil && info.Mode().IsRegular():
		return w.give(input{Place: Place{Path: path, Size: info.Size(), ModTime: info.ModTime()}})
	case err == nil: // a pipe or device
		return w.give(input{Place: Place{Path: path, Size: -1}})
	case isPattern(path):
		return w.pattern(path)
	}
	f := faultOf(err)
	if f.name == NotFound && strings.HasPrefix(path, "www.") {
		f.detail = "an address begins with https:// or http://"
	}
	return w.fault(path, f)
}

// whole finds the files of a directory that the user named.
func (w *walker) whole(dir string) bool {
	before := w.found
	if !w.tree(dir) {
		return false
	}
	if w.found == before {
		return w.fault(dir, &fault{NoFiles, ""})
	}
	return true
}

// tree finds all files below dir.
func (w *walker) tree(dir string) bool {
	entries, ok := w.list(dir)
	for _, entry := range entries {
		if !ok {
			return false
		}
		if !hidden(entry.Name()) && entry.Name() != fetchLog {
			ok = w.entry(filepath.Join(dir, entry.Name()), entry)
		}
	}
	return ok
}

// entry finds the file or the files that an entry of a directory stands for.
func (w *walker) entry(path string, entry fs.DirEntry) bool {
	if entry.IsDir() {
		return w.tree(path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.fault(path, faultOf(err))
	case info.Mode().IsRegular():
		return w.give(input{Place: Place{Path: path, Size: info.Size(), ModTime: info.ModTime()}})
	}
	return true
}

// list returns the entries of a directory in lexical order. One that cannot be
// read is passed on as a fault.
func (w *walker) list(dir string) ([]fs.DirEntry, bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return entries, w.fault(dir, faultOf(err))
	}
	return entries, true
}

// fetchLog is the name of the log that gouji fetch writes beside its WARC files.
const fetchLog = "fetch.jsonl"

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// Roots returns for each of the paths the file or directory at or below which
// everything lies that it names.
func Roots(paths []string) []string {
	roots := make([]string, len(paths))
	for i, path := range paths {
		if _, err := os.Stat(path); err != nil && isPattern(path) {
			path, _ = splitPattern(path)
		}
		roots[i] = filepath.Clean(path)
	}
	return roots
}
