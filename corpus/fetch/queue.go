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
	asker   *host    // that waits for the answer, where this is the robots.txt to which its own was redirected
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
	probes   []waiting // robots.txt files that other hosts wait for; they come first
	waiting  []waiting
	first    int // index of the next one in waiting
	ready    time.Time
	parked   bool // it waits for an answer of another host
	position int  // among the hosts of its address, -1 while nothing waits
	address  *address
	joins    string // the address to which it is to belong from now on, "" for no change
	placed   bool   // its address is known; until then it has one of its own

	robots   map[string]*robots.Rules // by scheme and authority
	delay    time.Duration            // that its robots.txt asks for
	cookies  cookies
	failures int    // in a row, of addresses for which nothing was answered
	down     Reason // why it is not asked any more, "" where it is
	detail   string // of down
	probe    *task  // for a robots.txt, nil where none is needed
	reply    *reply // to probe, of another host
	// unreached are the sites whose robots.txt had no answer, by scheme and authority:
	// https may fail where http answers.
	unreached map[string]outage
}

// reply is an answer that a host got for another one, or why there is none.
type reply struct {
	answer *exchange
	lost   error
}

// outage is why a site is not asked any more.
type outage struct {
	reason Reason
	detail string
}

func (h *host) empty() bool { return len(h.probes) == 0 && h.first == len(h.waiting) }

// when is the time from which the host may be asked for what comes next.
func (h *host) when() time.Time {
	if h.parked && len(h.probes) == 0 {
		return h.ready.Add(forever)
	}
	return h.ready
}

// forever is longer than a host waits for anything.
const forever = 10_000 * time.Hour

func (h *host) pop() waiting {
	if len(h.probes) > 0 {
		w := h.probes[0]
		h.probes = h.probes[1:]
		return w
	}
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
	mu        sync.Mutex
	slots     int // connections to one address
	hosts     map[string]*host
	addresses map[string]*address
	heap      addressHeap // those with a free connection and a host that no worker has
	busy      int         // hosts that a worker has
	changed   chan struct{}
}

// newQueue returns a queue that hands out at most a number of hosts of one
// address at once.
func newQueue(perAddress int) *queue {
	return &queue{slots: perAddress, hosts: map[string]*host{}, addresses: map[string]*address{}, changed: make(chan struct{}, 1)}
}

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
	h := q.host(name)
	h.waiting = append(h.waiting, w)
	q.enter(h)
}

// delegate adds a task of one host to the queue of another one, before all others
// there. The one is not handed out until answered is called.
func (q *queue) delegate(from *host, name string, t *task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	from.parked, t.asker = true, from
	h := q.host(name)
	h.probes = append(h.probes, waiting{task: t})
	q.enter(h)
}

// answered gives a host the answer that it waits for.
func (q *queue) answered(h *host, r *reply) {
	q.mu.Lock()
	defer q.mu.Unlock()
	h.parked, h.reply = false, r
	q.enter(h)
}

func (q *queue) host(name string) *host {
	h := q.hosts[name]
	if h == nil {
		q.sweep()
		h = &host{name: name, position: -1, ready: time.Now(), address: newAddress(1)}
		h.address.members = 1
		q.hosts[name] = h
	}
	return h
}

// enter puts a host that no worker has where it belongs by its time.
func (q *queue) enter(h *host) {
	switch {
	case h.taken() || h.empty():
		return
	case h.position >= 0:
		heap.Fix(&h.address.hosts, h.position)
	default:
		heap.Push(&h.address.hosts, h)
	}
	q.arrange(h.address)
	q.wake()
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
		if h.empty() && !h.taken() && !h.parked && h.down == "" && len(h.unreached) == 0 && h.ready.Before(now) {
			delete(q.hosts, name)
			h.address.members--
		}
	}
	for name, a := range q.addresses {
		if a.members == 0 && len(a.free) == q.slots && a.free[a.soonest()].Before(now) {
			delete(q.addresses, name)
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
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.heap) == 0 {
		return nil, waiting{}, forever, q.busy == 0
	}
	a := q.heap[0]
	if wait = time.Until(a.at); wait > 0 {
		return nil, waiting{}, wait, false
	}
	h = heap.Pop(&a.hosts).(*host)
	h.position = inWork
	a.take()
	q.arrange(a)
	q.busy++
	return h, h.pop(), 0, false
}

// done gives a host back, to be asked again from ready on, and its address from
// free on; w, where it has a task or a line, is to be the next one.
func (q *queue) done(h *host, ready, free time.Time, w *waiting) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.busy--
	h.ready, h.position = ready, -1
	h.address.free = append(h.address.free, free)
	q.arrange(h.address)
	if h.joins != "" {
		q.join(h)
	}
	switch {
	case w != nil && w.task != nil && w.task.asker != nil:
		h.probes = append([]waiting{*w}, h.probes...)
	case w != nil:
		h.pushFront(*w)
	}
	if h.first == len(h.waiting) {
		h.waiting, h.first = nil, 0
	}
	q.enter(h)
	q.wake()
}

// join makes a host one of its address.
func (q *queue) join(h *host) {
	a := q.addresses[h.joins]
	if a == nil {
		a = newAddress(q.slots)
		q.addresses[h.joins] = a
	}
	h.address.members--
	a.members++
	h.address, h.joins = a, ""
	h.placed = true
}

// hostHeap is a heap of hosts by the time at which they may be asked.
type hostHeap []*host

func (h hostHeap) Len() int           { return len(h) }
func (h hostHeap) Less(i, k int) bool { return h[i].when().Before(h[k].when()) }
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
