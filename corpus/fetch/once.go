package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
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
// keeps nothing. Of Options it heeds Agent, Timeout, MaxBytes, MaxRedirects,
// Retries, Backoff, MaxWait, Insecure and Dialer. It is safe for concurrent
// use.
type Getter struct{ c *crawl }

// NewGetter returns a Getter, which is to be closed.
func NewGetter(o Options) *Getter {
	o = o.withDefaults()
	c := newCrawl(o, nil)
	c.client.keep = int(o.MaxBytes) // the document is wanted whole
	return &Getter{c}
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
	for range g.c.MaxRedirects + 1 {
		d, to, err := g.get(ctx, u, jar)
		if d != nil || err != nil {
			return d, err
		}
		u = to
	}
	return nil, &Failure{u.String(), TooManyHops, fmt.Sprintf("more than %d", g.c.MaxRedirects)}
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
