package fetch

import (
	"container/heap"
	"context"
	"net/url"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/fetch/robots"
)

// task is one address to fetch.
type task struct {
	url     *url.URL
	kind    Kind
	asked   string // the address given by the user that led here
	from    string
	name    string
	year    int
	chain   []string // the addresses that redirected to this one
	attempt int      // failures so far
	cookies bool     // it was asked again because it set a cookie
	list    *listing // of a list page
	depth   int      // pages that led here, from the one that the user named
}

// listing counts the pages and reports of one list.
type listing struct {
	pages, reports int
	over           bool // the limit of pages was reached, and told
}

// waiting is a task in a queue: itself, or where its line stands in the list,
// so that a long list costs little memory.
type waiting struct {
	task *task
	line int64
}

// host is a host with the tasks that wait for it. It is asked by one worker at a
// time, to whom everything but the queue belongs meanwhile.
type host struct {
	name     string
	waiting  []waiting
	first    int // index of the next one in waiting
	ready    time.Time
	position int // in the heap, -1 while a worker has it or nothing waits

	robots   map[string]*robots.Rules // by scheme and authority
	delay    time.Duration            // that its robots.txt asks for
	cookies  cookies
	failures int    // in a row, of addresses for which nothing was answered
	down     Reason // why it is not asked any more, "" where it is
	detail   string // of down
	probe    *task  // for a robots.txt, nil where none is needed
	lost     error  // with which probe failed
	// unreached are the sites whose robots.txt had no answer, by scheme and authority:
	// https may fail where http answers.
	unreached map[string]outage
}

// outage is why a site is not asked any more.
type outage struct {
	reason Reason
	detail string
}

func (h *host) empty() bool { return h.first == len(h.waiting) }

func (h *host) pop() waiting {
	w := h.waiting[h.first]
	h.waiting[h.first] = waiting{}
	h.first++
	if h.first > 64 && h.first*2 > len(h.waiting) {
		h.waiting = append(h.waiting[:0:0], h.waiting[h.first:]...)
		h.first = 0
	}
	return w
}

// pushFront puts a task before the others.
func (h *host) pushFront(w waiting) {
	if h.first > 0 {
		h.first--
		h.waiting[h.first] = w
		return
	}
	h.waiting = append([]waiting{w}, h.waiting...)
}

// queue hands out hosts whose time has come. It is safe for concurrent use.
type queue struct {
	mu      sync.Mutex
	hosts   map[string]*host
	heap    hostHeap // those with tasks that no worker has
	busy    int      // those that a worker has
	changed chan struct{}
}

func newQueue() *queue { return &queue{hosts: map[string]*host{}, changed: make(chan struct{}, 1)} }

func (q *queue) wake() {
	select {
	case q.changed <- struct{}{}:
	default:
	}
}

// push adds a task to the host's queue.
func (q *queue) push(name string, w waiting) {
	q.mu.Lock()
	defer q.mu.Unlock()
	h := q.hosts[name]
	if h == nil {
		q.sweep()
		h = &host{name: name, position: -1, ready: time.Now()}
		q.hosts[name] = h
	}
	h.waiting = append(h.waiting, w)
	if h.position == -1 {
		heap.Push(&q.heap, h)
		q.wake()
	}
}

// taken reports whether a worker has the host.
func (h *host) taken() bool { return h.position == inWork }

const inWork = -2

// sweep forgets hosts for which nothing waits and whose delay is over, now and then.
func (q *queue) sweep() {
	const many = 1024
	if len(q.hosts) < many || len(q.hosts)&(many-1) != 0 {
		return
	}
	now := time.Now()
	for name, h := range q.hosts {
		if h.empty() && !h.taken() && h.down == "" && len(h.unreached) == 0 && h.ready.Before(now) {
			delete(q.hosts, name)
		}
	}
}

// next waits for a host whose time has come and returns it with its first
// task. It returns false at the end of ctx, and when nothing waits and no
// worker has a host. It is to be called by one goroutine.
func (q *queue) next(ctx context.Context) (*host, waiting, bool) {
	for ctx.Err() == nil {
		h, w, wait, done := q.try()
		switch {
		case h != nil:
			return h, w, true
		case done:
			return nil, waiting{}, false
		}
		timer := time.NewTimer(wait)
		select {
		case <-q.changed:
		case <-timer.C:
		case <-ctx.Done():
		}
		timer.Stop()
	}
	return nil, waiting{}, false
}

// try returns the host whose turn it is, or how long that may last.
func (q *queue) try() (h *host, w waiting, wait time.Duration, done bool) {
	const forever = time.Hour
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.heap) == 0 {
		return nil, waiting{}, forever, q.busy == 0
	}
	if wait = time.Until(q.heap[0].ready); wait > 0 {
		return nil, waiting{}, wait, false
	}
	h = heap.Pop(&q.heap).(*host)
	h.position = inWork
	q.busy++
	return h, h.pop(), 0, false
}

// done gives a host back, to be asked again from ready on; w, where it has a
// task or a line, is to be the next one.
func (q *queue) done(h *host, ready time.Time, w *waiting) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.busy--
	h.ready, h.position = ready, -1
	if w != nil {
		h.pushFront(*w)
	}
	if !h.empty() {
		heap.Push(&q.heap, h)
	} else {
		h.waiting, h.first = nil, 0
	}
	q.wake()
}

// hostHeap is a heap of hosts by the time at which they may be asked.
type hostHeap []*host

func (h hostHeap) Len() int           { return len(h) }
func (h hostHeap) Less(i, k int) bool { return h[i].ready.Before(h[k].ready) }
func (h hostHeap) Swap(i, k int) {
	h[i], h[k] = h[k], h[i]
	h[i].position, h[k].position = i, k
}

func (h *hostHeap) Push(x any) {
	one := x.(*host)
	one.position = len(*h)
	*h = append(*h, one)
}

func (h *hostHeap) Pop() any {
	last := len(*h) - 1
	one := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	one.position = -1
	return one
}
