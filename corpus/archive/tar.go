package archive

import (
	"archive/tar"
	"errors"
	"io"
	"strings"
)

// tar walks a tar archive.
func (w *walker) tar(prefix string, r io.Reader, depth int) error {
	archive := tar.NewReader(r)
	for {
		header, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return damaged(err)
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		name := strings.TrimPrefix(decodeName(header.Name, true), "./")
		if err := w.file(prefix, name, archive, header.Size, depth); err != nil {
			return err
		}
	}
}
