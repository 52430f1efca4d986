package fetch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

const (
	token         = "gouji" // product token in robots.txt files
	robotsAge     = 24 * time.Hour
	robotsHops    = 5
	maxCrawlDelay = 5 * time.Minute
	maxBackoff    = 5 * time.Minute
	mostReports   = 50_000 // of one list
	mostAttached  = 50     // files of one announcement
	maxDepth      = 4      // pages that lead to each other: list, announcement, frame, file
	downAfter     = 3      // addresses in a row for which a host did not answer
)

// crawl is the state of a run.
type crawl struct {
	Options
	client *client
	kept   *archive // nil: nothing is kept
	judge  judge
	queue  *queue
	list   io.ReaderAt

	mu      sync.Mutex
	seen    map[key]struct{} // addresses that were queued in this run
	stopped error            // why the run cannot go on
	cancel  context.CancelFunc

	telling sync.Mutex // one entry after the other
	jitter  func() float64
}

func newCrawl(o Options, kept *archive) *crawl {
	return &crawl{Options: o, client: newClient(o), kept: kept, queue: newQueue(o.PerAddress), seen: map[key]struct{}{}, jitter: rand.Float64}
}

// run fetches what in names and all that it leads to.
func (c *crawl) run(ctx context.Context, in Input) error {
	forms, err := form.Embedded()
	if err != nil {
		return err
	}
	c.judge = judge{normalize.New(forms), c.MaxPages}
	c.list = in.List
	ctx, c.cancel = context.WithCancel(ctx)
	defer c.cancel()
	if err := c.begin(in); err != nil {
		return err
	}
	type turn struct {
		h *host
		w waiting
	}
	turns := make(chan turn)
	var workers sync.WaitGroup
	for range c.Hosts {
		workers.Go(func() {
			for t := range turns {
				c.turn(ctx, t.h, t.w)
			}
		})
	}
	for {
		h, w, ok := c.queue.next(ctx)
		if !ok {
			break
		}
		turns <- turn{h, w}
	}
	close(turns)
	workers.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped != nil {
		return c.stopped
	}
	return ctx.Err()
}

// stop ends the run with an error.
func (c *crawl) stop(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped == nil && !errors.Is(err, context.Canceled) {
		c.stopped = err
	}
	c.cancel()
}

// begin queues what the user named.
func (c *crawl) begin(in Input) error {
	for _, s := range in.URLs {
		if err := c.first(s, Report, nil); err != nil {
			return err
		}
	}
	for _, s := range in.Pages {
		if err := c.first(s, ListPage, &listing{}); err != nil {
			return err
		}
	}
	if in.List == nil {
		return nil
	}
	offset := int64(0)
	r := bufio.NewReader(io.NewSectionReader(in.List, 0, 1<<62))
	for {
		line, err := r.ReadString('\n')
		if s := addressIn(line); s != "" {
			u, bad := parseURL(s)
			switch {
			case bad != nil:
				if err := c.malformed(s, Report, bad); err != nil {
					return err
				}
			case c.isNew(u):
				c.push(u, waiting{line: offset})
			}
		}
		offset += int64(len(line))
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// addressIn returns the address in a line of a list, "" where it has none.
func addressIn(line string) string {
	fields := strings.Fields(strings.TrimPrefix(line, "\ufeff"))
	if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
		return ""
	}
	return fields[0]
}

// first queues an address that the user named.
func (c *crawl) first(s string, kind Kind, l *listing) error {
	u, err := parseURL(s)
	if err != nil {
		return c.malformed(s, kind, err)
	}
	c.add(&task{url: u, kind: kind, list: l})
	return nil
}

// malformed ends an address that is none, once.
func (c *crawl) malformed(s string, kind Kind, why error) error {
	e := Entry{URL: s, Kind: kind, Outcome: Skipped, Reason: safeReason(why), Detail: detailOf(why), Time: time.Now().UTC()}
	if c.kept != nil && c.kept.at(keyOf(s)).state != unknown {
		c.knew(&e)
		return nil
	}
	return c.end(e)
}

// add queues a task unless its address was queued before.
func (c *crawl) add(t *task) {
	if c.isNew(t.url) {
		c.push(t.url, waiting{task: t})
	}
}

func (c *crawl) isNew(u *url.URL) bool {
	k := keyOf(u.String())
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.seen[k]; known {
		return false
	}
	c.seen[k] = struct{}{}
	return true
}

func (c *crawl) push(u *url.URL, w waiting) {
	c.Stats.Queued.Add(1)
	c.queue.push(u.Hostname(), w)
}

// task returns what waits: a task, or the one that a line of the list means.
func (c *crawl) task(w waiting) (*task, error) {
	if w.task != nil {
		return w.task, nil
	}
	line, err := bufio.NewReaderSize(io.NewSectionReader(c.list, w.line, 64<<10), 4<<10).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	u, err := parseURL(addressIn(line))
	if err != nil {
		return nil, fmt.Errorf("the list has changed: %w", err)
	}
	return &task{url: u, kind: Report}, nil
}

// turn does what comes next for a host: one request, or none where the answer
// is known.
func (c *crawl) turn(ctx context.Context, h *host, w waiting) {
	t, err := c.task(w)
	if err != nil {
		c.stop(err)
		c.queue.done(h, time.Now(), time.Now(), nil)
		return
	}
	asked, again, err := c.step(ctx, h, t)
	if err != nil {
		c.stop(err)
	}
	now := time.Now()
	ready, free := now, now
	if asked {
		ready, free = now.Add(c.pause(h.delay)), now.Add(c.pause(0))
	}
	if again != nil {
		c.queue.done(h, later(ready, again.at), free, &waiting{task: t})
		return
	}
	c.Stats.Queued.Add(-1)
	c.queue.done(h, ready, free, nil)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// pause is how long a host or an address is left alone after a request; longest is
// the delay that the host asks for.
func (c *crawl) pause(longest time.Duration) time.Duration {
	d := max(c.Delay, 0, min(longest, maxCrawlDelay))
	return d + time.Duration(c.jitter()*float64(d)/2)
}

// again says that a task has to be done once more.
type again struct{ at time.Time }

// step does one thing for a task: it says whether the host was asked, and when
// the task has to be done again, nil where it has ended. An error ends the
// run.
func (c *crawl) step(ctx context.Context, h *host, t *task) (asked bool, next *again, err error) {
	if t.asker != nil {
		return c.probeFor(ctx, h, t)
	}
	known := place{}
	if c.kept != nil {
		known = c.kept.at(keyOf(t.url.String()))
	}
	if t.attempt == 0 && !t.cookies && c.settled(known) {
		if done, err := c.replay(h, t, known); done || err != nil {
			return false, nil, err
		}
	}
	if err := c.Dialer.CheckURL(t.url); err != nil {
		return false, nil, c.skip(t, safeReason(err), detailOf(err))
	}
	if h.down != "" {
		return false, nil, c.unasked(t, outage{h.down, h.detail})
	}
	if out, unreached := h.unreached[site(t.url)]; unreached {
		return false, nil, c.unasked(t, out)
	}
	if !h.placed {
		h.joins = c.addressOf(ctx, h.name)
		return false, &again{}, nil
	}
	rules := h.robots[site(t.url)]
	if rules == nil {
		return c.robots(ctx, h, t.url)
	}
	if !rules.Allowed(t.url.RequestURI()) {
		if rules.Unreachable() {
			return false, nil, c.skip(t, RobotsLost, "")
		}
		return false, nil, c.skip(t, RobotsDisallow, "")
	}
	if c.DryRun && t.kind != ListPage {
		return false, nil, c.found(t)
	}
	next, err = c.ask(ctx, h, t, known)
	return true, next, err
}

// settled reports whether what is known of an address is enough for this run.
func (c *crawl) settled(p place) bool {
	switch p.state {
	case unknown:
		return false
	case answered:
		return true
	case passed:
		return false
	case failed:
		return !c.RetryFailed
	}
	return !c.Refresh || time.Since(time.Unix(int64(p.seconds), 0)) < c.RefreshAge
}

func site(u *url.URL) string { return u.Scheme + "://" + u.Host }

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
