package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/gouji/gouji/corpus/fetch/robots"
)

// robots takes one step to the robots.txt of the site of u: a request, or
// none where it is kept and recent. The task that needs it is to be done again.
func (c *crawl) robots(ctx context.Context, h *host, u *url.URL) (asked bool, next *again, err error) {
	if h.robots == nil {
		h.robots = map[string]*robots.Rules{}
		c.Stats.Hosts.Add(1)
	}
	if h.probe == nil {
		at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
		h.probe = &task{url: at, kind: Robots}
	}
	if h.reply == nil && h.probe.url.Hostname() != h.name { // the other host has its own delay
		c.Stats.Queued.Add(1)
		probe := *h.probe
		c.queue.delegate(h, probe.url.Hostname(), &probe)
		return false, &again{}, nil
	}
	r := h.reply
	if h.reply = nil; r == nil {
		if r, asked, err = c.robotsAnswer(ctx, h, h.probe); err != nil {
			return asked, nil, err
		}
	}
	x := r.answer
	if x == nil {
		return asked, c.noRobots(h, u, r.lost), nil
	}
	defer x.close()
	switch {
	case x.status >= 300 && x.status < 400:
		v := redirected(x)
		if v.outcome == Redirected && len(h.probe.chain) < robotsHops {
			h.probe = &task{url: v.to, kind: Robots, from: h.probe.url.String(), chain: append(h.probe.chain, h.probe.url.String())}
			return asked, &again{}, nil
		}
		c.ruled(h, u, &robots.Rules{})
	case x.status >= 500 || x.status == http.StatusTooManyRequests:
		if h.probe.attempt < c.Retries {
			wait, given := c.wait(h.probe.attempt, &http.Response{StatusCode: x.status, Header: x.header})
			if given && wait > c.MaxWait {
				h.unreach(u, outage{RetryLater, fmt.Sprintf("robots.txt: after %v", wait)})
				return asked, &again{}, nil
			}
			h.probe.attempt++
			return asked, &again{time.Now().Add(wait)}, nil
		}
		c.ruled(h, u, robots.DisallowAll())
	case x.status >= 400:
		c.ruled(h, u, &robots.Rules{})
	default:
		c.ruled(h, u, robots.Parse(x.body, token))
	}
	return asked, &again{}, nil
}

// ruled sets the rules of a site. One without a robots.txt allows everything,
// one that fails nothing (RFC 9309, 2.3.1).
func (c *crawl) ruled(h *host, u *url.URL, rules *robots.Rules) {
	h.robots[site(u)] = rules
	h.delay = max(h.delay, rules.Delay)
	h.probe = nil
}

// noRobots decides what it means that a question for a robots.txt has no answer.
func (c *crawl) noRobots(h *host, u *url.URL, lost error) *again {
	reason, final := failureReason(lost)
	if !final && h.probe.attempt < c.Retries {
		wait, _ := c.wait(h.probe.attempt, nil)
		h.probe.attempt++
		return &again{time.Now().Add(wait)}
	}
	if h.probe.url.Hostname() != u.Hostname() { // another host, to which it was redirected
		c.ruled(h, u, robots.DisallowAll())
		return &again{}
	}
	h.unreach(u, outage{reason, detailOf(lost)})
	return &again{}
}

// unreach notes that the site of u is not asked any more.
func (h *host) unreach(u *url.URL, why outage) {
	if h.unreached == nil {
		h.unreached = map[string]outage{}
	}
	h.unreached[site(u)], h.probe = why, nil
}

// probeFor asks a host for a robots.txt to which that of another one was redirected.
func (c *crawl) probeFor(ctx context.Context, h *host, t *task) (asked bool, next *again, err error) {
	if !h.placed {
		h.joins = c.addressOf(ctx, h.name)
		return false, &again{}, nil
	}
	r, asked, err := c.robotsAnswer(ctx, h, t)
	if err != nil {
		return asked, nil, err
	}
	c.queue.answered(t.asker, r)
	return asked, nil, nil
}

// robotsAnswer asks a host for a robots.txt, or takes the answer that is kept.
func (c *crawl) robotsAnswer(ctx context.Context, h *host, t *task) (r *reply, asked bool, err error) {
	if c.kept != nil && t.attempt == 0 {
		if x, err := c.recentRobots(t); x != nil || err != nil {
			return &reply{answer: x}, false, err
		}
	}
	if err := c.Dialer.CheckURL(t.url); err != nil {
		return &reply{lost: err}, false, nil
	}
	x, err := c.client.do(ctx, t.url, &h.cookies, nil)
	var spooled *spoolError
	switch {
	case ctx.Err() != nil:
		return nil, true, ctx.Err()
	case errors.As(err, &spooled):
		return nil, true, err
	case err != nil:
		return &reply{lost: err}, true, nil
	}
	return &reply{answer: x}, true, c.keepRobots(t, x)
}

// recentRobots returns the answer that is kept, nil where there is none or it is too old.
func (c *crawl) recentRobots(t *task) (*exchange, error) {
	p := c.kept.at(keyOf(t.url.String()))
	if p.file == 0 || time.Since(time.Unix(int64(p.seconds), 0)) >= robotsAge {
		return nil, nil
	}
	x, err := c.kept.exchange(p, t.url, c.MaxBytes)
	if err != nil { // the file is no longer there, or damaged
		return nil, nil
	}
	if p.state != answered {
		return x, nil
	}
	e := c.line(t, Fetched, "", "")
	e.Status, e.Time, e.WARC, e.Offset, e.Length = x.status, x.time.UTC(), fmt.Sprintf(filePlain, p.file), int64(p.offset), int64(p.length)
	return x, c.end(e)
}

func (c *crawl) keepRobots(t *task, x *exchange) error {
	e := c.line(t, Fetched, "", "")
	e.Status, e.Time, e.Bytes = x.status, x.time.UTC(), x.size
	return c.close(x, nil, &e)
}
