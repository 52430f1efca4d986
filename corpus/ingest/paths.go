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
	path  string
	size  int64 // when it was found; -1 where only reading can tell
	fault *fault
	from  *normalize.Source // of a record of a WARC file; nil for others
	bytes []byte            // of a record
}

// expand yields the inputs that paths name, in order, as they are found. It
// returns false when yield did. The records of WARC files are inputs of their own, with at
// most maxBytes each; with 0, they are only counted.
//
// A directory stands for all regular files below it and for links to such; what
// begins with a dot and the log of gouji fetch are passed over, and so are links to directories, so that no
// walk runs in circles. A path that does not exist and has one of *?[ in it is
// a pattern; ** in it stands for any number of directories.
func expand(paths []string, maxBytes int64, yield func(input) bool) bool {
	w := &walker{yield: yield, maxBytes: maxBytes}
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

	maxBytes int64 // of a record of a WARC file; 0: records are not read
}

func (w *walker) give(in input) bool {
	w.found++
	return w.yield(in)
}

func (w *walker) fault(path string, f *fault) bool {
	return w.give(input{path: path, fault: f})
}

// named finds what the user named.
func (w *walker) named(path string) bool {
	if path == Stdin {
		if w.stdin {
			return w.fault(path, &fault{IO, "standard input is named twice"})
		}
		w.stdin = true
		return w.give(input{path: path, size: -1})
	}
	if IsURL(path) {
		return w.give(input{path: path, size: -1})
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return w.whole(path)
	case err == nil && info.Mode().IsRegular():
		return w.file(path, info)
	case err == nil: // a pipe or device
		return w.give(input{path: path, size: -1})
	case isPattern(path):
		return w.pattern(path)
	}
	return w.fault(path, faultOf(err))
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
		return w.file(path, info)
	}
	return true
}

// file passes on a file, or the records of a WARC file.
func (w *walker) file(path string, info fs.FileInfo) bool {
	if isWARC(path) {
		return w.records(path)
	}
	return w.give(input{path: path, size: info.Size()})
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
