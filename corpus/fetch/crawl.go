package fetch

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/gouji/gouji/corpus/fetch/safe"
	"github.com/gouji/gouji/corpus/warc"
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
	return &crawl{Options: o, client: newClient(o), kept: kept, queue: newQueue(), seen: map[key]struct{}{}, jitter: rand.Float64}
}

// run fetches what in names and all that it leads to.
func (c *crawl) run(ctx context.Context, in Input) error {
	forms, err := form.Embedded()
	if err != nil {
		return err
	}
	c.judge.reports = normalize.New(forms)
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
		if s := address(line); s != "" {
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

// address returns the address in a line of a list, "" where it has none.
func address(line string) string {
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
	if c.kept != nil && c.kept.at(keyOf(s)).state != unknown {
		c.Stats.Known.Add(1)
		return nil
	}
	return c.end(Entry{URL: s, Kind: kind, Outcome: Skipped, Reason: safeReason(why), Detail: detailOf(why), Time: time.Now().UTC()})
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
	u, err := parseURL(address(line))
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
		c.queue.done(h, time.Now(), nil)
		return
	}
	asked, again, err := c.step(ctx, h, t)
	if err != nil {
		c.stop(err)
	}
	ready := time.Now()
	if asked {
		ready = ready.Add(c.pause(h))
	}
	if again != nil {
		c.queue.done(h, later(ready, again.at), &waiting{task: t})
		return
	}
	c.Stats.Queued.Add(-1)
	c.queue.done(h, ready, nil)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// pause is how long a host is left alone after a request.
func (c *crawl) pause(h *host) time.Duration {
	d := max(c.Delay, 0, min(h.delay, maxCrawlDelay))
	return d + time.Duration(c.jitter()*float64(d)/2)
}

// again says that a task has to be done once more.
type again struct{ at time.Time }

// step does one thing for a task: it says whether the host was asked, and when
// the task has to be done again, nil where it has ended. An error ends the
// run.
func (c *crawl) step(ctx context.Context, h *host, t *task) (asked bool, next *again, err error) {
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
	if c.DryRun && t.kind != ListPage {
		return false, nil, c.found(t)
	}
	if h.down != "" {
		return false, nil, c.unasked(t, outage{h.down, h.detail})
	}
	if out, unreached := h.unreached[site(t.url)]; unreached {
		return false, nil, c.unasked(t, out)
	}
	rules := h.robots[site(t.url)]
	if rules == nil {
		asked, next, err = c.robots(ctx, h, t.url)
		if err != nil {
			return asked, nil, err
		}
		return asked, next, nil
	}
	if !rules.Allowed(t.url.RequestURI()) {
		if rules.Unreachable() {
			return false, nil, c.skip(t, RobotsLost, "")
		}
		return false, nil, c.skip(t, RobotsDisallow, "")
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
	case failed:
		return !c.RetryFailed
	}
	return !c.Refresh || time.Since(time.Unix(int64(p.seconds), 0)) < c.RefreshAge
}

// replay does with a known answer what was, or would have been, done with it when it
// came. It returns false where the address has to be asked for nevertheless.
func (c *crawl) replay(h *host, t *task, p place) (done bool, err error) {
	if p.state != answered {
		c.Stats.Known.Add(1)
	}
	if p.state == failed || p.file == 0 || p.state == ended && t.kind != ListPage {
		return true, nil
	}
	x, err := c.kept.exchange(p, t.url, c.MaxBytes)
	if err != nil { // the file is no longer there, or damaged
		return false, nil
	}
	if set := (&http.Response{Header: x.header}).Cookies(); len(set) > 0 {
		h.cookies.SetCookies(t.url, set)
	}
	v := c.judge.verdict(x, t.kind)
	if p.state == answered {
		if c.needsCookie(t, x, v) {
			return false, nil
		}
		c.settle(t, &v)
		e := c.entry(t, x, v)
		e.WARC, e.Offset, e.Length = fmt.Sprintf(filePlain, p.file), p.offset, int64(p.length)
		if err := c.end(e); err != nil {
			return false, err
		}
	}
	return true, c.follow(t, v)
}

// needsCookie reports whether an answer wants the same address to be asked for
// with the cookie that it sets, and notes that this has been done.
func (c *crawl) needsCookie(t *task, x *exchange, v verdict) bool {
	if v.outcome != Redirected || v.to.String() != t.url.String() || t.cookies || len(x.header["Set-Cookie"]) == 0 {
		return false
	}
	t.cookies = true
	return true
}

// ask asks for a task's address and does what the answer means.
func (c *crawl) ask(ctx context.Context, h *host, t *task, known place) (*again, error) {
	extra, before := c.extra(t, known)
	x, err := c.client.do(ctx, t.url, &h.cookies, extra)
	if err != nil {
		return c.unanswered(ctx, h, t, err)
	}
	defer x.close()
	if ctx.Err() != nil && x.cut != "" {
		return nil, ctx.Err()
	}
	h.failures = 0
	v := c.judge.verdict(x, t.kind)
	switch {
	case v.outcome == Unchanged:
		return nil, c.unchanged(h, t, x, known, before)
	case v.again:
		wait, given := c.wait(t.attempt, &http.Response{StatusCode: x.status, Header: x.header})
		if given && wait > c.MaxWait {
			v.reason, v.detail = RetryLater, fmt.Sprintf("after %v", wait)
			h.down, h.detail = RetryLater, v.detail
		} else if t.attempt < c.Retries {
			t.attempt++
			return &again{time.Now().Add(wait)}, c.close(x, nil, nil)
		}
	case c.needsCookie(t, x, v):
		return &again{}, c.close(x, nil, nil)
	}
	c.settle(t, &v)
	e := c.entry(t, x, v)
	if err := c.close(x, nil, &e); err != nil {
		return nil, err
	}
	return nil, c.follow(t, v)
}

// close keeps an answer with the entry that it leads to, nil where it leads to
// none, and tells of it.
func (c *crawl) close(x *exchange, before *warc.Record, e *Entry) error {
	if c.kept != nil {
		if err := c.kept.keep(x, before, e); err != nil {
			return err
		}
	}
	if e != nil {
		c.tell(e)
	}
	return nil
}

// unchanged ends a task whose answer is that the one that was asked about still holds.
func (c *crawl) unchanged(h *host, t *task, x *exchange, known place, before *warc.Record) error {
	e := c.line(t, Unchanged, "", "")
	if before == nil {
		e.Outcome, e.Reason, e.Detail = Refused, HTTPStatus, "304 without a condition"
	}
	e.Status, e.Time = x.status, x.time.UTC()
	if err := c.close(x, before, &e); err != nil || before == nil || known.state != leads {
		return err
	}
	_, err := c.replay(h, t, known)
	return err
}

// extra returns further fields for a request, and the record that is asked about.
func (c *crawl) extra(t *task, known place) (http.Header, *warc.Record) {
	h, before := http.Header{}, (*warc.Record)(nil)
	if c.kept != nil && known.file > 0 && known.state != failed {
		if conditions, rec := c.kept.conditions(known); rec != nil {
			h, before = conditions, rec
		}
	}
	if from, err := url.Parse(t.from); err == nil && t.from != "" && from.Host == t.url.Host {
		h.Set("Referer", t.from)
	}
	return h, before
}

// settle turns a redirect in a circle, or one too many, into a failure.
func (c *crawl) settle(t *task, v *verdict) {
	if v.outcome != Redirected {
		return
	}
	switch to := v.to.String(); {
	case to == t.url.String():
		v.outcome, v.reason, v.detail = Failed, RedirectLoop, "to itself"
	case contains(t.chain, to):
		v.outcome, v.reason, v.detail = Failed, RedirectLoop, to
	case len(t.chain) >= c.MaxRedirects:
		v.outcome, v.reason, v.detail = Failed, TooManyHops, to
	}
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// entry writes what became of a task with an answer.
func (c *crawl) entry(t *task, x *exchange, v verdict) Entry {
	e := c.line(t, v.outcome, v.reason, v.detail)
	e.Status, e.Time, e.Data = x.status, x.time.UTC(), v.data
	if v.outcome == Redirected {
		e.To = v.to.String()
	}
	if v.outcome == Fetched || v.outcome == Page || v.outcome == Refused && x.size > 0 {
		e.Type, e.Bytes = v.kind, x.size
		if x.cut == "" && x.decoded == nil {
			e.Digest = "sha256:" + x.sha256
		}
	}
	return e
}

func (c *crawl) line(t *task, o Outcome, r Reason, detail string) Entry {
	e := Entry{URL: t.url.String(), Kind: t.kind, Outcome: o, Reason: r, Detail: detail, From: t.from, Name: t.name, Year: t.year, Time: time.Now().UTC()}
	if t.asked != e.URL {
		e.Asked = t.asked
	}
	return e
}

func (c *crawl) skip(t *task, r Reason, detail string) error {
	return c.end(c.line(t, Skipped, r, detail))
}

// end writes an entry to the log and tells of it.
func (c *crawl) end(e Entry) error {
	if c.kept != nil {
		if err := c.kept.note(&e); err != nil {
			return err
		}
	}
	c.tell(&e)
	return nil
}

func (c *crawl) tell(e *Entry) {
	c.telling.Lock()
	defer c.telling.Unlock()
	if e.Kind != Robots {
		c.Stats.Done.Add(1)
	}
	if c.Done != nil {
		c.Done(*e)
	}
}

// found tells of what a dry run would fetch.
func (c *crawl) found(t *task) error {
	c.telling.Lock()
	defer c.telling.Unlock()
	if c.Found == nil {
		return nil
	}
	return c.Found(Found{URL: t.url.String(), Year: t.year, Name: t.name, From: t.from})
}

// follow queues what an answer leads to.
func (c *crawl) follow(t *task, v verdict) error {
	here := t.url.String()
	origin := t.asked
	if origin == "" {
		origin = here
	}
	switch v.outcome {
	case Redirected:
		c.add(&task{url: v.to, kind: t.kind, asked: origin, from: here, name: t.name, year: t.year, chain: append(append([]string(nil), t.chain...), here), list: t.list, depth: t.depth})
	case Page:
		if t.depth >= maxDepth {
			return nil
		}
		kind := Report
		if t.kind != ListPage || v.reason == AttachmentPage {
			kind = Attachment
		}
		if kind == Attachment {
			v.reports = v.reports[:min(len(v.reports), mostAttached)]
		}
		for _, r := range v.reports {
			if kind == Report && !c.wanted(r.Year) {
				continue
			}
			if kind == Report && !c.another(t.list) {
				one := &task{url: canonical(r.URL), kind: kind, asked: origin, from: here, name: r.Name, year: r.Year}
				return c.skip(one, TooManyPages, fmt.Sprintf("this report and those after it: more than %d", mostReports))
			}
			name, year := r.Name, r.Year
			if kind == Attachment && t.name != "" {
				name, year = t.name, t.year
			}
			c.add(&task{url: canonical(r.URL), kind: kind, asked: origin, from: here, name: name, year: year, depth: t.depth + 1})
		}
		if t.list == nil {
			return nil
		}
		return c.further(t, v.next, origin, here)
	}
	return nil
}

// another counts one more report of a list, up to the limit.
func (c *crawl) another(l *listing) bool {
	if l == nil {
		return true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	l.reports++
	return l.reports <= mostReports
}

// further queues the further pages of a list.
func (c *crawl) further(t *task, next []*url.URL, origin, here string) error {
	for _, u := range next {
		u = canonical(u)
		if !c.isNew(u) {
			continue
		}
		one := &task{url: u, kind: ListPage, asked: origin, from: here, list: t.list}
		c.mu.Lock()
		t.list.pages++
		over := t.list.pages >= c.MaxPages
		c.mu.Unlock()
		if over {
			return c.skip(one, TooManyPages, fmt.Sprintf("more than %d pages", c.MaxPages))
		}
		c.push(u, waiting{task: one})
	}
	return nil
}

func (c *crawl) wanted(year int) bool {
	return year == 0 || (c.Years[0] == 0 || year >= c.Years[0]) && (c.Years[1] == 0 || year <= c.Years[1])
}

// wait is how long to leave a host alone after a failure; given says that the host
// itself asked for it.
func (c *crawl) wait(attempt int, r *http.Response) (d time.Duration, given bool) {
	if r != nil && r.Header.Get("Retry-After") != "" && (r.StatusCode == http.StatusTooManyRequests || r.StatusCode == http.StatusServiceUnavailable) {
		d = retryablehttp.DefaultBackoff(0, 0, 0, r)
		if d > 0 {
			return d, true
		}
	}
	d = retryablehttp.DefaultBackoff(c.Backoff, maxBackoff, attempt, nil)
	return d + time.Duration(c.jitter()*float64(d)/2), false
}

// unanswered says what it means that there is no answer.
func (c *crawl) unanswered(ctx context.Context, h *host, t *task, err error) (*again, error) {
	var lost *spoolError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &lost):
		return nil, err
	}
	reason, final := failureReason(err)
	if reason == PrivateAddress || reason == BadURL {
		return nil, c.skip(t, reason, detailOf(err))
	}
	retry, _ := retryablehttp.ErrorPropagatedRetryPolicy(ctx, nil, err)
	if retry && !final && t.attempt < c.Retries {
		wait, _ := c.wait(t.attempt, nil)
		t.attempt++
		return &again{time.Now().Add(wait)}, nil
	}
	if h.failures++; h.failures >= downAfter {
		h.down = HostDown
	}
	return nil, c.end(c.line(t, Failed, reason, detailOf(err)))
}

// failureReason names an error of the network; final says that asking again
// changes nothing.
func failureReason(err error) (r Reason, final bool) {
	var dns *net.DNSError
	var chain x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var handshake *handshakeError
	var plain tls.RecordHeaderError
	var private *safe.Error
	var op *net.OpError
	switch {
	case errors.As(err, &private):
		return safeReason(private), true
	case errors.As(err, &dns) && dns.IsNotFound:
		return NoSuchHost, true
	case errors.As(err, &dns):
		return DNSFailed, false
	case errors.As(err, &chain):
		return TLSChain, true
	case errors.As(err, &name):
		return TLSName, true
	case errors.As(err, &invalid):
		return TLSExpired, true
	case errors.As(err, &plain):
		return TLSFailed, true
	case errors.As(err, &handshake):
		return TLSFailed, false
	case isTimeout(err):
		return TimedOut, false
	case errors.As(err, &op) && op.Op == "dial":
		return ConnectFailed, false
	case strings.Contains(err.Error(), "malformed HTTP"), strings.Contains(err.Error(), "exceeded"):
		return BadAnswer, true
	}
	return Disconnected, false
}

// detailOf is what an error says beside its reason.
func detailOf(err error) string {
	var refused *safe.Error
	if errors.As(err, &refused) {
		return refused.Detail
	}
	return err.Error()
}

func safeReason(err error) Reason {
	var e *safe.Error
	if errors.As(err, &e) {
		return Reason(e.Reason)
	}
	return BadURL
}

func site(u *url.URL) string { return u.Scheme + "://" + u.Host }

// unasked ends a task for a host or a site that is not asked any more.
func (c *crawl) unasked(t *task, out outage) error {
	e := c.line(t, Failed, out.reason, out.detail)
	if out.reason == HostDown || out.reason == RetryLater || out.reason == PrivateAddress {
		e.Outcome = Skipped
	}
	return c.end(e)
}

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
