package extract

import (
	"reflect"
	"sync"
)

// Memory is what the blocks and cells of a document are made in. Readers that read
// one document after the other take it from a Pool.
type Memory struct {
	Blocks []Block
	Cells  []Cell // of all tables

	pool *Pool
}

// Pool keeps the memory of documents that are done with. It is safe for concurrent
// use, and not to be copied once it was used.
type Pool struct{ done sync.Pool }

// Memory returns empty memory, which a document gives back by Done.
func (p *Pool) Memory() *Memory {
	m, ok := p.done.Get().(*Memory)
	if !ok {
		m = new(Memory)
	}
	m.pool = p
	return m
}

// Done gives the memory of d's blocks and tables to a document that is read later;
// none of them may be used any more, but all texts may. It need not be called.
func (d *Document) Done() {
	m := d.Memory
	if m == nil {
		return
	}
	m.Blocks, m.Cells = Emptied(d.Blocks), Emptied(m.Cells)
	d.Blocks, d.Memory = nil, nil
	m.pool.done.Put(m)
}

// Emptied returns the memory of a list without what it holds, for a reader that
// reads document after document; nil if that is large, since few documents need
// as much. Whoever shortens such a list before does it by Shortened, so that
// nothing behind its end keeps a document alive.
func Emptied[T any](list []T) []T {
	const most = 256 << 10 // bytes
	if uintptr(cap(list))*reflect.TypeFor[T]().Size() > most {
		return nil
	}
	return Shortened(list, 0)
}

// Shortened returns the first n elements of a list and clears the others.
func Shortened[T any](list []T, n int) []T {
	clear(list[n:])
	return list[:n]
}
