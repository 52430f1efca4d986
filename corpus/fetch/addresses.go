package fetch

import (
	"container/heap"
	"context"
	"time"
)

// address is an IP address with the hosts that are found there: the sites of a
// province often are names of one server. The hosts share its connections,
// each of which rests for the delay after a request.
type address struct {
	hosts    hostHeap    // with tasks, that no worker has
	free     []time.Time // of each connection that no worker has: from when on it may be used
	at       time.Time   // when the first of the hosts may be asked
	position int         // in the queue's heap, -1: not in it
	members  int         // hosts, also those for which nothing waits
}

func newAddress(slots int) *address {
	return &address{free: make([]time.Time, slots), position: -1}
}

// soonest is the index of the connection that is free first.
func (a *address) soonest() int {
	first := 0
	for i, t := range a.free {
		if t.Before(a.free[first]) {
			first = i
		}
	}
	return first
}

// take takes a connection.
func (a *address) take() {
	i, last := a.soonest(), len(a.free)-1
	a.free[i] = a.free[last]
	a.free = a.free[:last]
}

// arrange puts an address into the heap or out of it, by what is free.
func (q *queue) arrange(a *address) {
	if len(a.free) == 0 || len(a.hosts) == 0 {
		if a.position >= 0 {
			heap.Remove(&q.heap, a.position)
		}
		return
	}
	a.at = later(a.hosts[0].when(), a.free[a.soonest()])
	if a.position >= 0 {
		heap.Fix(&q.heap, a.position)
	} else {
		heap.Push(&q.heap, a)
	}
}

// addressHeap is a heap of addresses by the time at which they may be asked.
type addressHeap []*address

func (h addressHeap) Len() int           { return len(h) }
func (h addressHeap) Less(i, k int) bool { return h[i].at.Before(h[k].at) }
func (h addressHeap) Swap(i, k int) {
	h[i], h[k] = h[k], h[i]
	h[i].position, h[k].position = i, k
}

func (h *addressHeap) Push(x any) {
	one := x.(*address)
	one.position = len(*h)
	*h = append(*h, one)
}

func (h *addressHeap) Pop() any {
	last := len(*h) - 1
	one := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	one.position = -1
	return one
}

// addressOf returns the address at which a host is asked, its name where it has none.
func (c *crawl) addressOf(ctx context.Context, name string) string {
	const patience = 30 * time.Second
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	addrs, _ := c.Dialer.Lookup(ctx, name)
	for _, a := range addrs {
		if c.Dialer.Check(a) == nil {
			return a.String()
		}
	}
	return name // the request will say why
}
