package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/gouji/gouji/corpus/warc"
	"github.com/hashicorp/go-retryablehttp"
)

// replay does with a known answer what was, or would have been, done with it when it
// came. It returns false where the address has to be asked for nevertheless.
func (c *crawl) replay(h *host, t *task, p place) (done bool, err error) {
	end := c.kept.ended(p)
	if p.state == failed || p.file == 0 || (p.state == ended || p.state == refused) && t.kind != ListPage {
		e := c.line(t, end.outcome, end.reason, "")
		c.knew(&e)
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
	if p.state == answered && c.needsCookie(t, x, v) {
		return false, nil
	}
	c.settle(t, &v)
	e := c.entry(t, x, v)
	if p.state == answered && !c.DryRun {
		e.WARC, e.Offset, e.Length = fmt.Sprintf(filePlain, p.file), int64(p.offset), int64(p.length)
		if err := c.end(e); err != nil {
			return false, err
		}
	} else {
		c.knew(&e)
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

// settle turns a redirect in a circle, or one too many, into a failure, and names the
// limits that what a page leads to exceeds.
func (c *crawl) settle(t *task, v *verdict) {
	if v.outcome != Page {
		v.limits = nil
	}
	switch v.outcome {
	case Page:
		if n := len(v.reports); n > mostAttached && v.linked(t) == Attachment {
			v.limits = append(v.limits, Limit{Attachments, mostAttached, n})
			v.reports = v.reports[:mostAttached]
		}
		if len(v.reports) > 0 && t.depth >= maxDepth {
			v.limits = append(v.limits, Limit{Depth, maxDepth, t.depth + 1})
			v.reports = nil
		}
	case Redirected:
		switch to := v.to.String(); {
		case to == t.url.String():
			v.outcome, v.reason, v.detail = Failed, RedirectLoop, "to itself"
		case slices.Contains(t.chain, to):
			v.outcome, v.reason, v.detail = Failed, RedirectLoop, to
		case len(t.chain) >= c.MaxRedirects:
			v.outcome, v.reason, v.detail = Failed, TooManyHops, to
		}
	}
}

// linked is the kind of what a page leads to.
func (v *verdict) linked(t *task) Kind {
	if t.kind != ListPage || v.reason == AttachmentPage {
		return Attachment
	}
	return Report
}

// entry writes what became of a task with an answer.
func (c *crawl) entry(t *task, x *exchange, v verdict) Entry {
	e := c.line(t, v.outcome, v.reason, v.detail)
	e.Status, e.Time, e.Data, e.Limits = x.status, x.time.UTC(), v.data, v.limits
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

// skip ends a task whose address is not asked for. What the log says already is not
// written again.
func (c *crawl) skip(t *task, r Reason, detail string) error {
	e := c.line(t, Skipped, r, detail)
	if c.kept != nil && c.kept.ended(c.kept.at(keyOf(e.URL))) == (ending{e.Outcome, e.Reason}) {
		c.knew(&e)
		return nil
	}
	return c.end(e)
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

// knew tells of an outcome of an earlier run.
func (c *crawl) knew(e *Entry) {
	c.telling.Lock()
	defer c.telling.Unlock()
	c.Stats.Known.Add(1)
	if c.Known != nil {
		c.Known(*e)
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

// unasked ends a task for a host or a site that is not asked any more.
func (c *crawl) unasked(t *task, out outage) error {
	e := c.line(t, Failed, out.reason, out.detail)
	if out.reason == HostDown || out.reason == RetryLater || out.reason == PrivateAddress {
		e.Outcome = Skipped
	}
	return c.end(e)
}
