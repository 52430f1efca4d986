package pdfium

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	pdf "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// inside is PDFium in this process.
type inside struct {
	pool   pdf.Pool
	cancel context.CancelFunc
}

// startInside starts PDFium with a bound on its memory. Only what is stoppable
// ends when a file's context does.
func startInside(memory int, cache wazero.CompilationCache, stoppable bool) (*inside, error) {
	// A context for this host alone: ending it stops the WebAssembly in the middle
	// of a call, on the goroutine that runs it. The library's Kill frees memory
	// that the call may be using.
	ctx, cancel := context.WithCancel(context.Background())
	if !stoppable {
		ctx = withMapped(ctx, memory) // here nothing runs any more when an instance is closed
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(uint32(min(memory>>16, 1<<16))).
			WithCloseOnContextDone(stoppable).
			WithCompilationCache(cache),
	})
	if err != nil {
		cancel()
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	return &inside{pool, cancel}, nil
}

// compilationCache returns the cache in a directory, by default the user's; one
// that lives in memory only where the directory cannot be written.
func compilationCache(dir string) wazero.CompilationCache {
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

// read reads a file with a fresh instance, so that no file finds what another
// left behind.
func (h *inside) read(ctx context.Context, b []byte) (file *File, err error) {
	release := context.AfterFunc(ctx, h.cancel)
	defer release()
	defer func() {
		if p := recover(); p != nil {
			file, err = nil, fmt.Errorf("%w: %v", errBroken, p)
		}
	}()
	instance, err := h.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBroken, err)
	}
	file, err = pages(ctx, instance, b)
	// Nothing runs any more: the memory goes as a whole, without closing the
	// document first, which frees object after object.
	if killErr := instance.Kill(); killErr != nil && err == nil {
		err = fmt.Errorf("%w: %w", errBroken, killErr)
	}
	return file, err
}

func (h *inside) stop() error {
	h.cancel()
	return h.pool.Close()
}
