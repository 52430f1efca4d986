package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/ingest"
)

// target is where a command's output goes: standard output, or a file that gets
// its name when it is complete.
type target struct {
	io.Writer
	file *os.File // nil: standard output, or a file that is no regular one
	name string   // that the file gets
	done func() error
}

// openTarget opens the file with the given name, standard output for "". A
// regular file is written under a name that begins with a dot, by which
// directories that are being read pass it over, and replaces the old one in the
// end: nobody finds half a file.
func (a *app) openTarget(cmd *cobra.Command, name string, paths []string) (*target, error) {
	if name == "" {
		return &target{Writer: a.output()}, nil
	}
	if info, err := os.Stat(name); err == nil {
		if info.IsDir() {
			return nil, a.usage(cmd, "--output：%s 是目录", "--output: %s is a directory", name)
		}
		for _, path := range paths {
			if input, err := os.Stat(path); err == nil && os.SameFile(info, input) {
				return nil, a.usage(cmd, "--output：%s 也是输入，不予覆盖", "--output: %s is an input, too, and is not overwritten", name)
			}
		}
		if !info.Mode().IsRegular() {
			file, err := os.OpenFile(name, os.O_WRONLY, 0)
			if err != nil {
				return nil, &outputError{err}
			}
			return &target{Writer: outputWriter{file}, done: file.Close}, nil
		}
	}
	const mode = 0o644
	partial := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".partial")
	file, err := os.OpenFile(partial, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			at.Path = name
		}
		return nil, &outputError{err}
	}
	return &target{Writer: outputWriter{file}, file: file, name: name}, nil
}

// close ends the output. A file is kept where it is complete, which one that was
// interrupted is as far as it goes.
func (t *target) close(keep bool) error {
	switch {
	case t.done != nil:
		if err := t.done(); err != nil {
			return &outputError{err}
		}
	case t.file != nil:
		err := t.file.Close()
		if keep && err == nil {
			err = os.Rename(t.file.Name(), t.name)
		} else {
			err = errors.Join(err, os.Remove(t.file.Name()))
		}
		if err != nil {
			return &outputError{err}
		}
	}
	return nil
}

// findingsWriter writes outcomes with one of the writers of corpus/findings.
type findingsWriter struct{ w findings.Writer }

func (f findingsWriter) begin() error { return f.w.Begin() }

func (f findingsWriter) write(o ingest.Outcome) error {
	if o.Refusal != nil {
		return f.w.Refusal(o.Refusal)
	}
	return f.w.Report(o.Report)
}

func (f findingsWriter) end() error { return f.w.End() }
