package form

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"
	"unicode/utf8"
)

// Limits of a form file. A file beyond them is refused.
const (
	MaxBytes   = 1 << 20 // of a file
	MaxRows    = 2_000   // of all tables together
	MaxColumns = 200     // of a table
	MaxFacts   = 20_000  // of all tables together
	MaxRules   = 1_000   // entries in identities
	MaxTerms   = 200_000 // of all identities together, written out
	MaxTokens  = 100_000 // of YAML
	MaxDepth   = 16      // of nested YAML
	MaxFaults  = 50      // reported of one file
)

//go:embed forms/*.yaml
var official embed.FS

// Embedded returns the official forms, ordered by id. Each call reads them anew:
// keep the result.
func Embedded() ([]*Form, error) { return Load(official, "forms") }

// Load reads the form files (.yaml, .yml) in a directory of fsys, ordered by
// name. All faults of all files are reported, joined; then there are no forms.
func Load(fsys fs.FS, dir string) ([]*Form, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, &Error{File: dir, Msg: "cannot list form files: " + err.Error(), Err: err}
	}
	var names []string
	for _, entry := range entries {
		if ext := path.Ext(entry.Name()); !entry.IsDir() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(dir, entry.Name()))
		}
	}
	var forms []*Form
	var faults []error
	files := map[string]string{} // by form id
	for i, loaded := range loadFiles(fsys, names) {
		if loaded.err != nil {
			faults = append(faults, loaded.err)
			continue
		}
		f := loaded.form
		if first, taken := files[f.ID]; taken {
			faults = append(faults, &Error{File: names[i], Path: "id", Msg: fmt.Sprintf("%q is also the form of %s", f.ID, first)})
			continue
		}
		files[f.ID] = names[i]
		forms = append(forms, f)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return forms, nil
}

// loaded is what became of one file.
type loaded struct {
	form *Form
	err  error
}

// loadFiles loads files on all cores, in the order of their names: to read YAML is
// most of what a command on a single report takes.
func loadFiles(fsys fs.FS, names []string) []loaded {
	files := make([]loaded, len(names))
	var running sync.WaitGroup
	for i, name := range names {
		running.Go(func() { files[i].form, files[i].err = loadFile(fsys, name) })
	}
	running.Wait()
	return files
}

func loadFile(fsys fs.FS, name string) (*Form, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, &Error{File: name, Msg: "cannot open: " + err.Error(), Err: err}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, &Error{File: name, Msg: "cannot read: " + err.Error(), Err: err}
	}
	return Parse(name, data)
}

// Parse reads one form file; name is used in errors only. The result is checked
// and compiled. Faults are *Error values, joined where there are several.
func Parse(name string, data []byte) (*Form, error) {
	if len(data) > MaxBytes {
		return nil, &Error{File: name, Msg: fmt.Sprintf("larger than %d bytes", MaxBytes)}
	}
	if !utf8.Valid(data) {
		return nil, &Error{File: name, Msg: "not UTF-8"}
	}
	src, err := readSource(name, string(data))
	if err != nil {
		return nil, err
	}
	f, err := src.decode()
	if err != nil {
		return nil, err
	}
	if faults := check(f); len(faults) > 0 {
		return nil, src.errors(faults)
	}
	f.complete()
	if faults := f.compile(); len(faults) > 0 {
		return nil, src.errors(faults)
	}
	return f, nil
}
