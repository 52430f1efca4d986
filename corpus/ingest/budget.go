package ingest

import (
	"context"
	"sync"
)

// budget is an amount of memory that is taken by one goroutine and given back
// by another.
type budget struct {
	total int64

	mu      sync.Mutex
	free    int64
	changed chan struct{} // holds a token when free has grown since it was looked at
}

func newBudget(total int64) *budget {
	return &budget{total: total, free: total, changed: make(chan struct{}, 1)}
}

// take waits until n bytes are free, or all where n is more than there are, and
// takes them. It returns ctx's error when ctx ends before.
func (b *budget) take(ctx context.Context, n int64) error {
	for !b.try(n) {
		select {
		case <-b.changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (b *budget) try(n int64) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.free < n && b.free < b.total {
		return false
	}
	b.free -= n
	return true
}

// give puts back n bytes that were taken.
func (b *budget) give(n int64) {
	b.mu.Lock()
	b.free += n
	b.mu.Unlock()
	select {
	case b.changed <- struct{}{}:
	default:
	}
}
