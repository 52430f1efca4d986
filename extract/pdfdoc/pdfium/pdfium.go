// Package pdfium reads the pages of PDF files with PDFium: glyphs with their
// boxes, straight lines and images.
//
// In: the bytes of a file. Out: layout.Pages, and which pages could not be read.
// PDFium is what the Chrome browser shows PDF files with; it read every font and
// every damaged file tried, where the readers written in Go lost characters or
// panicked. It runs as WebAssembly, without cgo, in a memory of its own that is
// bounded, sees no file of the machine, and can be stopped at any time.
//
// WebAssembly that can be stopped inside a process asks at every turn of a loop
// whether it should, and is five times slower for it. A program that reads many
// files therefore lets worker processes do it (Options.Worker, Serve), which are
// stopped by ending them.
package pdfium

import (
	"context"
	"errors"
	"runtime"

	"github.com/tetratelabs/wazero"
)

// Options say what reading may cost. The zero value of a field means its default.
type Options struct {
	Instances int // files read at the same time; default GOMAXPROCS
	Memory    int // bytes that one file may take inside PDFium; default 512 MiB
	// Cache is the directory for the compiled WebAssembly, which saves seconds at
	// every start but the first; default gouji in the user's cache directory,
	// "-" for none.
	Cache string
	// Worker is the command, with its arguments, of a process that calls Serve with
	// the same options: as a rule the own program. Without one PDFium runs inside
	// this process.
	Worker []string
}

func (o Options) withDefaults() Options {
	if o.Instances <= 0 {
		o.Instances = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = 512 << 20
	}
	return o
}

// Engine reads PDF files. It starts PDFium with the first file and is safe for
// concurrent use.
type Engine struct {
	options Options
	idle    chan host                    // run and read nothing
	unused  chan struct{}                // one for each that might be started
	cache   chan wazero.CompilationCache // holds the one cache; nil until needed
}

// host runs PDFium for one file at a time.
type host interface {
	// read reads a file. After errBroken, and when the context has ended, the
	// host must be stopped.
	read(ctx context.Context, b []byte) (*File, error)
	stop() error
}

// New returns an engine. It starts nothing.
func New(o Options) *Engine {
	o = o.withDefaults()
	e := &Engine{
		options: o, idle: make(chan host, o.Instances), unused: make(chan struct{}, o.Instances),
		cache: make(chan wazero.CompilationCache, 1),
	}
	for range o.Instances {
		e.unused <- struct{}{}
	}
	e.cache <- nil
	return e
}

// Close ends what runs and waits for the files that are being read. The engine
// cannot be used afterwards.
func (e *Engine) Close() error {
	var errs []error
	for range e.options.Instances {
		select {
		case h := <-e.idle:
			errs = append(errs, h.stop())
		case <-e.unused:
		}
	}
	if cache := <-e.cache; cache != nil {
		errs = append(errs, cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// Read reads all pages. Its errors are ErrPassword, ErrDamaged with what PDFium
// says, the context's own when it ends first, and failures to start PDFium.
func (e *Engine) Read(ctx context.Context, b []byte) (*File, error) {
	h, err := e.host(ctx)
	if err != nil {
		return nil, err
	}
	file, err := h.read(ctx, b)
	if ctx.Err() != nil || errors.Is(err, errBroken) {
		// What was stopped or broke down can only fail to end because of that.
		_ = h.stop()
		e.unused <- struct{}{}
	} else {
		e.idle <- h
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return file, err
}

// host returns one that reads nothing: one that runs already, where there is one.
func (e *Engine) host(ctx context.Context) (host, error) {
	select {
	case h := <-e.idle:
		return h, nil
	default:
	}
	select {
	case h := <-e.idle:
		return h, nil
	case <-e.unused:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	h, err := e.start()
	if err != nil {
		e.unused <- struct{}{}
	}
	return h, err
}

// start starts PDFium in a process of its own or in this one.
func (e *Engine) start() (host, error) {
	if len(e.options.Worker) > 0 {
		return startProcess(e.options.Worker)
	}
	cache := <-e.cache
	if cache == nil {
		cache = compilationCache(e.options.Cache)
	}
	defer func() { e.cache <- cache }()
	return startInside(e.options.Memory, cache, true)
}
