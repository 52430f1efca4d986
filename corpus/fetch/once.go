package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/fetch/page"
)

// Document is what one address holds.
type Document struct {
	URL     string // where it was found, after redirects
	Fetched time.Time
	Content []byte // decoded
}

// Failure says why an address holds no document.
type Failure struct {
	URL    string // that failed, after redirects
	Reason Reason
	Detail string // English
}

func (e *Failure) Error() string {
	if e.Detail == "" {
		return string(e.Reason)
	}
	return string(e.Reason) + ": " + e.Detail
}

// Getter gets single documents that a person asks for, as a browser would: it
// follows redirects, keeps cookies and asks again where a failure may pass. It
// keeps nothing. Between two documents of one IP address the delay passes; where one
// leads to another on the same address, that follows at once. Of Options it
// heeds Agent, Delay, Timeout, MaxBytes, MaxRedirects, Retries, Backoff,
// MaxWait, Insecure and Dialer. It is safe for concurrent use.
type Getter struct {
	c  *crawl
	mu sync.Mutex
	// paces are those of addresses, by address and by the names of hosts.
	paces map[string]*pace
}

// pace lets one document at a time be got from an address.
type pace struct {
	turn chan struct{} // holds a value while nobody has the turn
	free time.Time     // when the next one may begin
}

// NewGetter returns a Getter, which is to be closed.
func NewGetter(o Options) *Getter {
	o = o.withDefaults()
	c := newCrawl(o, nil)
	c.client.keep = int(o.MaxBytes) // the document is wanted whole
	return &Getter{c: c, paces: map[string]*pace{}}
}

// Close ends its connections.
func (g *Getter) Close() { g.c.client.close() }

// Get gets a document. Its error is a *Failure, or that of ctx.
func (g *Getter) Get(ctx context.Context, address string) (*Document, error) {
	u, err := parseURL(address)
	if err != nil {
		return nil, &Failure{address, safeReason(err), detailOf(err)}
	}
	jar := new(cookies)
	var now *pace
	defer func() { g.leave(now) }()
	for range g.c.MaxRedirects + 1 {
		if at := g.paceOf(ctx, u.Hostname()); at != now {
			g.leave(now)
			now = nil
			if err := at.enter(ctx); err != nil {
				return nil, err
			}
			now = at
		}
		d, to, err := g.get(ctx, u, jar)
		if d != nil || err != nil {
			return d, err
		}
		u = to
	}
	return nil, &Failure{u.String(), TooManyHops, fmt.Sprintf("more than %d", g.c.MaxRedirects)}
}

// paceOf returns the pace of a host's address.
func (g *Getter) paceOf(ctx context.Context, name string) *pace {
	g.mu.Lock()
	p := g.paces[name]
	g.mu.Unlock()
	if p != nil {
		return p
	}
	at := g.c.addressOf(ctx, name)
	g.mu.Lock()
	defer g.mu.Unlock()
	if p = g.paces[at]; p == nil {
		p = &pace{turn: make(chan struct{}, 1)}
		p.turn <- struct{}{}
		g.paces[at] = p
	}
	g.paces[name] = p
	return p
}

// enter waits for the turn and for the end of the delay.
func (p *pace) enter(ctx context.Context) error {
	select {
	case <-p.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := sleep(ctx, time.Until(p.free)); err != nil {
		p.turn <- struct{}{}
		return err
	}
	return nil
}

// leave gives the turn to the next one, after the delay.
func (g *Getter) leave(p *pace) {
	if p != nil {
		p.free = time.Now().Add(g.c.pause(0))
		p.turn <- struct{}{}
	}
}

// get gets the document at an address, or says where that leads.
func (g *Getter) get(ctx context.Context, u *url.URL, jar http.CookieJar) (*Document, *url.URL, error) {
	if err := g.c.Dialer.CheckURL(u); err != nil {
		return nil, nil, &Failure{u.String(), safeReason(err), detailOf(err)}
	}
	for attempt := 0; ; attempt++ {
		d, to, wait, err := g.once(ctx, u, jar, attempt)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if wait == 0 || attempt >= g.c.Retries || wait > g.c.MaxWait {
			return d, to, err
		}
		if err := sleep(ctx, wait); err != nil {
			return nil, nil, err
		}
	}
}

// once asks once. With wait above 0, asking again after that time may help.
func (g *Getter) once(ctx context.Context, u *url.URL, jar http.CookieJar, attempt int) (d *Document, to *url.URL, wait time.Duration, err error) {
	x, err := g.c.client.do(ctx, u, jar, nil)
	if err != nil {
		reason, final := failureReason(err)
		if !final {
			wait, _ = g.c.wait(attempt, nil)
		}
		return nil, nil, wait, &Failure{u.String(), reason, detailOf(err)}
	}
	defer x.close()
	v := g.verdict(x)
	if v.again {
		wait, _ = g.c.wait(attempt, &http.Response{StatusCode: x.status, Header: x.header})
	}
	switch v.outcome {
	case Redirected:
		return nil, v.to, 0, nil
	case Fetched:
		return &Document{URL: u.String(), Fetched: x.time, Content: x.body}, nil, 0, nil
	}
	return nil, nil, wait, &Failure{u.String(), v.reason, v.detail}
}

// verdict judges an answer by everything but its being a report, which is the
// parser's business.
func (g *Getter) verdict(x *exchange) verdict {
	v := g.c.judge.verdict(x, anything)
	if v.outcome != Fetched || v.kind != htmlType {
		return v
	}
	p := page.Read(x.body, x.url)
	if p.Runes < 100 {
		sentOn(&v, p)
	}
	return v
}

// anything is the kind of a document that is not looked into.
const anything Kind = ""
