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
	x, asked, err := c.robotsAnswer(ctx, h)
	if err != nil {
		return asked, nil, err
	}
	if x == nil {
		return asked, c.noRobots(h, u), nil
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
			wait, _ := c.wait(h.probe.attempt, &http.Response{StatusCode: x.status, Header: x.header})
			h.probe.attempt++
			return asked, &again{time.Now().Add(min(wait, c.MaxWait))}, nil
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
func (c *crawl) noRobots(h *host, u *url.URL) *again {
	reason, final := failureReason(h.lost)
	if !final && h.probe.attempt < c.Retries {
		wait, _ := c.wait(h.probe.attempt, nil)
		h.probe.attempt++
		return &again{time.Now().Add(wait)}
	}
	if h.probe.url.Hostname() != u.Hostname() { // another host, to which it was redirected
		c.ruled(h, u, robots.DisallowAll())
		return &again{}
	}
	if h.unreached == nil {
		h.unreached = map[string]outage{}
	}
	h.unreached[site(u)], h.probe = outage{reason, detailOf(h.lost)}, nil
	return &again{}
}

// robotsAnswer asks for the host's robots.txt, or takes the answer that is
// kept. Without an answer, the host has the error.
func (c *crawl) robotsAnswer(ctx context.Context, h *host) (x *exchange, asked bool, err error) {
	t := h.probe
	if c.kept != nil && t.attempt == 0 {
		p := c.kept.at(keyOf(t.url.String()))
		if p.file > 0 && time.Since(time.Unix(int64(p.seconds), 0)) < robotsAge {
			if x, err := c.kept.exchange(p, t.url, c.MaxBytes); err == nil {
				if p.state == answered {
					e := c.line(t, Fetched, "", "")
					e.Status, e.Time, e.WARC, e.Offset, e.Length = x.status, x.time.UTC(), fmt.Sprintf(filePlain, p.file), p.offset, int64(p.length)
					err = c.end(e)
				}
				return x, false, err
			}
		}
	}
	if h.lost = c.Dialer.CheckURL(t.url); h.lost != nil {
		return nil, false, nil
	}
	x, err = c.client.do(ctx, t.url, &h.cookies, nil)
	var spooled *spoolError
	switch {
	case ctx.Err() != nil:
		return nil, true, ctx.Err()
	case errors.As(err, &spooled):
		return nil, true, err
	case err != nil:
		h.lost = err
		return nil, true, nil
	}
	return x, true, c.keepRobots(t, x)
}

func (c *crawl) keepRobots(t *task, x *exchange) error {
	e := c.line(t, Fetched, "", "")
	e.Status, e.Time, e.Bytes = x.status, x.time.UTC(), x.size
	return c.close(x, nil, &e)
}
