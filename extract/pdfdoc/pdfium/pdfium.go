// Package pdfium reads the pages of PDF files with PDFium: glyphs with their
// boxes, straight lines and images.
//
// In: the bytes of a file. Out: layout.Pages, and which pages could not be read.
// PDFium is what the Chrome browser shows PDF files with; it read every font and
// every damaged file tried, where the readers written in Go lost characters or
// panicked. It runs as WebAssembly, without cgo, in a memory of its own that is
// bounded, sees no file of the machine, and can be stopped at any time.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	pdf "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Options say what reading may cost. The zero value of a field means its default.
type Options struct {
	Instances int // files read at the same time; default GOMAXPROCS
	Memory    int // bytes that one file may take inside PDFium; default 512 MiB
	// Cache is the directory for the compiled WebAssembly, which saves seconds at
	// every start but the first; default gouji in the user's cache directory,
	// "-" for none.
	Cache string
}

// Engine reads PDF files. It starts PDFium with the first file and is safe for
// concurrent use.
type Engine struct {
	options Options
	slots   chan *slot
	cache   chan wazero.CompilationCache // holds the one cache; nil until needed
}

// slot is the place of one PDFium; nothing runs in it before its first file.
type slot struct {
	pool   pdf.Pool
	cancel context.CancelFunc
}

// New returns an engine. It starts nothing.
func New(o Options) *Engine {
	if o.Instances <= 0 {
		o.Instances = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = 512 << 20
	}
	e := &Engine{options: o, slots: make(chan *slot, o.Instances), cache: make(chan wazero.CompilationCache, 1)}
	for range o.Instances {
		e.slots <- &slot{}
	}
	e.cache <- nil
	return e
}

// Close ends what runs and waits for the files that are being read. The engine
// cannot be used afterwards.
func (e *Engine) Close() error {
	var errs []error
	for range e.options.Instances {
		errs = append(errs, (<-e.slots).stop())
	}
	if cache := <-e.cache; cache != nil {
		errs = append(errs, cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// start starts PDFium in a slot where it does not run.
func (e *Engine) start(s *slot) error {
	if s.pool != nil {
		return nil
	}
	// A context for the slot alone: ending it stops the WebAssembly in the middle
	// of a call, on the goroutine that runs it. The library's Kill frees memory
	// that the call may be using.
	ctx, cancel := context.WithCancel(context.Background())
	cache := <-e.cache
	if cache == nil {
		cache = e.compilationCache()
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(uint32(min(e.options.Memory>>16, 1<<16))).
			WithCloseOnContextDone(true).
			WithCompilationCache(cache),
	})
	e.cache <- cache
	if err != nil {
		cancel()
		return fmt.Errorf("start PDFium: %w", err)
	}
	s.pool, s.cancel = pool, cancel
	return nil
}

// compilationCache returns the cache in the directory of the options; one that
// lives in memory only where the directory cannot be written.
func (e *Engine) compilationCache() wazero.CompilationCache {
	dir := e.options.Cache
	if dir == "" {
		if user, err := os.UserCacheDir(); err == nil {
			dir = filepath.Join(user, "gouji")
		}
	}
	if dir != "" && dir != "-" {
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			return cache
		}
	}
	return wazero.NewCompilationCache()
}

// stop ends what runs in a slot.
func (s *slot) stop() error {
	if s.pool == nil {
		return nil
	}
	s.cancel()
	err := s.pool.Close()
	s.pool, s.cancel = nil, nil
	return err
}
