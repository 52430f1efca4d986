package pdfium

import (
	"context"

	"github.com/tetratelabs/wazero/experimental"
	"golang.org/x/sys/unix"
)

// withMapped lets WebAssembly that is started with the context have its memory from
// the system, up to a bound, instead of the Go heap. An instance takes 18 MB to begin
// with and uses a few; the system hands out a page where it is first written to,
// where the heap would be cleared for every file and copied whenever it grows. What
// an instance had is gone at once when it is closed: nothing may run in it then. The
// context stays as it is where the system has no such memory.
func withMapped(ctx context.Context, bound int) context.Context {
	probe, err := mapped(bound)
	if err != nil {
		return ctx
	}
	_ = unix.Munmap(probe)
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		b, err := mapped(int(min(most, uint64(bound))))
		if err != nil {
			return mapping(nil)
		}
		return mapping(b)
	}))
}

// mapped returns n bytes of zeros that take no memory yet.
func mapped(n int) ([]byte, error) {
	return unix.Mmap(-1, 0, n, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_NORESERVE)
}

// mapping is the memory of one instance, all that it may ever have.
type mapping []byte

// Reallocate returns the first bytes, nil for more than there are.
func (m mapping) Reallocate(size uint64) []byte {
	if size > uint64(len(m)) {
		return nil
	}
	return m[:size:size]
}

// Free gives the memory back.
func (m mapping) Free() {
	if m != nil {
		_ = unix.Munmap(m)
	}
}
