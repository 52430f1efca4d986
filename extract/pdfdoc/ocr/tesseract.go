package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ErrNoTesseract is wrapped by the errors of a Reader where the tesseract program
// or its Chinese or English model is not installed. The message names the
// packages.
var ErrNoTesseract = errors.New("tesseract is not installed with the models chi_sim and eng " +
	"(Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-chi-sim)")

// The models of tesseract that are used.
const (
	chinese = "chi_sim"
	english = "eng"
)

// maxOutput bounds what is read from one run of the program.
const maxOutput = 64 << 20

// setup says how tesseract is to read images.
type setup struct {
	model     string
	layout    int    // tesseract's page segmentation mode
	whitelist string // the characters that may occur, empty: all
}

// The page segmentation modes of tesseract that are used.
const (
	anyLayout = 3
	oneBlock  = 6
	oneLine   = 7
	oneWord   = 8
	rawLine   = 13
)

// program is the tesseract of this machine.
type program struct {
	path    string
	timeout time.Duration // of one run
}

// check reports whether the program and its models are there.
func (p program) check(ctx context.Context) error {
	out, err := p.run(ctx, "", "--list-langs")
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w: %v", ErrNoTesseract, err)
	}
	have := strings.Fields(string(out))
	for _, model := range [...]string{chinese, english} {
		found := false
		for _, f := range have {
			found = found || f == model
		}
		if !found {
			return fmt.Errorf("%w: no model %s", ErrNoTesseract, model)
		}
	}
	return nil
}

// read reads images in one run and returns the lines of each. Its cost is that
// of starting the program once and of reading the images.
func (p program) read(ctx context.Context, images []*image.Gray, how setup) ([][]line, error) {
	if len(images) == 0 {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "gouji-ocr-")
	if err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	defer os.RemoveAll(dir)
	var list strings.Builder
	for i, img := range images {
		name := filepath.Join(dir, strconv.Itoa(i)+".pgm")
		if err := os.WriteFile(name, pgm(img), 0o600); err != nil {
			return nil, fmt.Errorf("ocr: %w", err)
		}
		list.WriteString(name + "\n")
	}
	names := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(names, []byte(list.String()), 0o600); err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	args := []string{names, "stdout", "-l", how.model, "--psm", strconv.Itoa(how.layout), "--dpi", "300"}
	if how.whitelist != "" {
		args = append(args, "-c", "tessedit_char_whitelist="+how.whitelist)
	}
	args = append(args, "-c", "tessedit_create_tsv=1")
	out, err := p.run(ctx, dir, args...)
	if err != nil {
		return nil, err
	}
	return parseTSV(out, len(images))
}

// run runs the program and returns what it prints.
func (p program) run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	own, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	cmd := exec.CommandContext(own, p.path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.WaitDelay = time.Second
	stdout, stderr := &limited{left: maxOutput}, &limited{left: 4096, lossy: true}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case own.Err() != nil:
		return nil, fmt.Errorf("ocr: tesseract did not end within %v: %w", p.timeout, own.Err())
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%w: %v", ErrNoTesseract, err)
	case err != nil:
		return nil, fmt.Errorf("ocr: tesseract: %w: %s", err, bytes.TrimSpace(stderr.buf.Bytes()))
	}
	return stdout.buf.Bytes(), nil
}

// limited keeps what is written to it up to a limit; behind it writing fails, or
// is lost.
type limited struct {
	buf   bytes.Buffer
	left  int
	lossy bool
}

var errOutput = errors.New("ocr: more output than expected")

func (l *limited) Write(b []byte) (int, error) {
	n := min(len(b), l.left)
	l.buf.Write(b[:n])
	l.left -= n
	if n < len(b) && !l.lossy {
		return n, errOutput
	}
	return len(b), nil
}

// pgm writes an image as a portable graymap.
func pgm(img *image.Gray) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := fmt.Appendf(make([]byte, 0, w*h+32), "P5\n%d %d\n255\n", w, h)
	for y := range h {
		out = append(out, img.Pix[y*img.Stride:][:w]...)
	}
	return out
}
