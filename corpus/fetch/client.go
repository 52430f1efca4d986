package fetch

import (
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gouji/gouji/corpus/fetch/safe"
	"github.com/gouji/gouji/corpus/warc"
)

const (
	maxHeader = 1 << 20 // bytes of an answer's head
	// bodyKept is how much of an answer's content is held in memory to be looked at,
	// where it is not wanted whole.
	bodyKept = 8 << 20
	// sniffed is how much of it tells its type.
	sniffed = 1 << 10
)

// client asks for single addresses over one connection for each host.
type client struct {
	transport *http.Transport
	agent     string
	timeout   time.Duration
	maxBytes  int64
	keep      int // bytes of an answer's content that are held in memory
	stats     *Stats
}

func newClient(o Options) *client {
	config := &tls.Config{NextProtos: []string{"h2", "http/1.1"}, InsecureSkipVerify: o.Insecure, RootCAs: o.RootCAs}
	if o.Insecure {
		config.MinVersion = tls.VersionTLS10
	}
	dialer, patience := o.Dialer, headTimeout(o.Timeout)
	if dialer.Timeout == 0 {
		dialer.Timeout = max(15*time.Second, patience/4)
	}
	c := &client{agent: o.Agent, timeout: o.Timeout, maxBytes: o.MaxBytes, keep: bodyKept, stats: o.Stats}
	c.transport = &http.Transport{
		// No proxy: what is checked must be the address that is dialled.
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return &tapped{Conn: conn}, nil
		},
		DialTLSContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			return dialTLS(ctx, &dialer, config, patience, network, address)
		},
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // the bytes are kept as they come
		MaxConnsPerHost:        1,
		MaxIdleConnsPerHost:    1,
		MaxIdleConns:           256,
		IdleConnTimeout:        90 * time.Second,
		ResponseHeaderTimeout:  patience,
		MaxResponseHeaderBytes: maxHeader,
	}
	return c
}

// headTimeout is how long the head of an answer, or TLS, may take of the time for all of a
// request.
func headTimeout(all time.Duration) time.Duration { return max(min(time.Minute, all), all/3) }

func (c *client) close() { c.transport.CloseIdleConnections() }

// dialTLS returns a *tls.Conn for HTTP/2, which the transport has to see, and
// for HTTP/1.1 one whose bytes can be tapped.
func dialTLS(ctx context.Context, d *safe.Dialer, config *tls.Config, patience time.Duration, network, address string) (net.Conn, error) {
	conn, err := d.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	config = config.Clone()
	config.ServerName = host
	secure := tls.Client(conn, config)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, &handshakeError{err}
	}
	if secure.ConnectionState().NegotiatedProtocol == "h2" {
		return secure, nil
	}
	return &tapped{Conn: secure}, nil
}

// handshakeError says that there is a connection but no TLS.
type handshakeError struct{ err error }

func (e *handshakeError) Error() string { return "TLS handshake: " + e.err.Error() }
func (e *handshakeError) Unwrap() error { return e.err }

// tapped is a connection whose bytes are copied while a message is read.
type tapped struct {
	net.Conn
	mu      sync.Mutex
	in, out io.Writer // nil: not copied
}

func (t *tapped) tap(in, out io.Writer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.in, t.out = in, out
}

func (t *tapped) Read(b []byte) (int, error) {
	n, err := t.Conn.Read(b)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.in != nil && n > 0 {
		_, _ = t.in.Write(b[:n]) // a spool keeps its error
	}
	return n, err
}

// Write copies before it sends: the answer may be here, read and no longer tapped, before the
// sending returns. A request that could not be sent whole has no exchange to be kept in.
func (t *tapped) Write(b []byte) (int, error) {
	t.copyOut(b)
	return t.Conn.Write(b)
}

func (t *tapped) copyOut(b []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.out != nil {
		_, _ = t.out.Write(b)
	}
}

// exchange is a request with its answer.
type exchange struct {
	url    *url.URL
	time   time.Time
	status int
	header http.Header
	addr   string // the IP address that was asked
	http2  bool

	body    []byte // the beginning of the content, decoded
	size    int64  // of the content, decoded
	sha256  string // of the content, decoded, in hexadecimal
	payload string // digest of the content as it was sent, for WARC
	cut     string // why the content is not whole: length, time, disconnect; "" for a whole one
	decoded error  // why the content could not be decoded

	request, response spool // the messages as they were sent; empty for an exchange that is read from a file
	skip              int64 // bytes of provisional answers before the response
}

func (x *exchange) close() {
	x.request.close()
	x.response.close()
}

// whole reports whether all of the content is in body.
func (x *exchange) whole() bool {
	return x.size == int64(len(x.body)) && x.cut == "" && x.decoded == nil
}

// do asks for an address. Redirects are not followed. The exchange is to be
// closed; it is nil with an error.
func (c *client) do(ctx context.Context, u *url.URL, jar http.CookieJar, extra http.Header) (*exchange, error) {
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	x := &exchange{url: u, time: time.Now()}
	tap := &wiretap{x: x}
	request, err := http.NewRequestWithContext(tap.trace(ctx), http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	c.stats.Asked.Add(1)
	request.Header = http.Header{
		"User-Agent":      {c.agent},
		"Accept":          {"text/html,application/xhtml+xml,application/pdf,application/msword,*/*;q=0.8"},
		"Accept-Language": {"zh-CN,zh;q=0.9,en;q=0.5"},
		"Accept-Encoding": {"gzip, deflate, br"},
	}
	for name, values := range extra {
		request.Header[name] = values
	}
	for _, cookie := range jar.Cookies(u) {
		request.AddCookie(cookie)
	}
	response, err := c.transport.RoundTrip(request)
	if err != nil {
		tap.end()
		x.close()
		return nil, err
	}
	x.status, x.header = response.StatusCode, response.Header
	if cookies := response.Cookies(); len(cookies) > 0 {
		jar.SetCookies(u, cookies)
	}
	x.http2 = response.ProtoMajor == 2
	if tap.conn == nil {
		x.written(response)
	}
	c.read(ctx, x, response, tap)
	_ = response.Body.Close()
	tap.end()
	c.stats.Bytes.Add(x.response.size)
	if err := errors.Join(x.request.err, x.response.err); err != nil {
		x.close()
		return nil, &spoolError{err}
	}
	x.passProvisional()
	return x, nil
}

// spoolError says that a message could not be held.
type spoolError struct{ err error }

func (e *spoolError) Error() string { return "fetch: temporary file: " + e.err.Error() }
func (e *spoolError) Unwrap() error { return e.err }

// wiretap copies what a connection carries to an exchange.
type wiretap struct {
	x    *exchange
	mu   sync.Mutex
	conn *tapped // nil for HTTP/2, whose messages have no text of their own
}

func (w *wiretap) trace(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		w.end() // a connection that was found dead is replaced by another one
		w.mu.Lock()
		defer w.mu.Unlock()
		w.x.request.reset()
		w.x.response.reset()
		if host, _, err := net.SplitHostPort(info.Conn.RemoteAddr().String()); err == nil {
			w.x.addr = host
		}
		if conn, ok := info.Conn.(*tapped); ok {
			w.conn = conn
			conn.tap(&w.x.response, &w.x.request)
		}
	}})
}

func (w *wiretap) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.conn != nil {
		w.conn.tap(nil, nil)
	}
	w.conn = nil
}

// written writes the heads of messages that had no text of their own.
func (x *exchange) written(r *http.Response) {
	x.request.reset()
	x.response.reset()
	fmt.Fprintf(&x.request, "GET %s HTTP/1.1\r\nHost: %s\r\n", x.url.RequestURI(), x.url.Host)
	_ = r.Request.Header.Write(&x.request) // a spool keeps its error
	_, _ = io.WriteString(&x.request, "\r\n")
	fmt.Fprintf(&x.response, "HTTP/1.1 %03d %s\r\n", r.StatusCode, http.StatusText(r.StatusCode))
	_ = r.Header.Write(&x.response)
	_, _ = io.WriteString(&x.response, "\r\n")
}

// read reads an answer's content to its end or to the limit. What is no
// document by its type and its first bytes is not read on.
func (c *client) read(ctx context.Context, x *exchange, r *http.Response, tap *wiretap) {
	sent := sha1.New()
	var to io.Writer = sent
	if tap.conn == nil {
		to = io.MultiWriter(sent, &x.response)
	}
	wire := &wireReader{r: io.TeeReader(r.Body, to), left: c.maxBytes}
	x.take(warc.Decode(wire, http.Header{"Content-Encoding": r.Header["Content-Encoding"]}), c.maxBytes, c.keep)
	if x.cut == "" && x.decoded != nil && wire.err == nil { // a damaged encoding: the rest is kept as well
		_, _ = io.Copy(io.Discard, wire)
	}
	switch {
	case wire.err == nil:
	case errors.Is(wire.err, errTooLarge):
		x.cut = "length"
	case isTimeout(wire.err) || ctx.Err() != nil:
		x.cut, x.decoded = "time", nil
	default:
		x.cut, x.decoded = "disconnect", nil
	}
	if len(r.TransferEncoding) == 0 { // readers differ on what the payload of a message in chunks is
		x.payload = warc.Digest(sent)
	}
}

var errTooLarge = errors.New("larger than the limit")

// wireReader keeps the error with which the bytes of an answer end, other than
// io.EOF.
type wireReader struct {
	r    io.Reader
	left int64
	err  error
}

func (w *wireReader) Read(b []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.r.Read(b)
	if w.left -= int64(n); w.left < 0 {
		err = errTooLarge
	}
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}

// take reads decoded content up to a limit: its digest, its size, its beginning of
// at most keep bytes.
func (x *exchange) take(content io.Reader, limit int64, keep int) {
	sum := sha256.New()
	buf := make([]byte, 32<<10)
	for {
		n, err := content.Read(buf)
		sum.Write(buf[:n])
		if x.size += int64(n); x.size > limit {
			x.cut = "length"
			break
		}
		x.body = append(x.body, buf[:min(n, keep-len(x.body))]...)
		if err != nil {
			if !errors.Is(err, io.EOF) {
				x.decoded = err
			}
			break
		}
		if x.size >= sniffed && x.useless() {
			x.cut = "length"
			break
		}
	}
	x.sha256 = hex.EncodeToString(sum.Sum(nil))
}

// useless reports whether the content is an image, a video or the like, both by what
// the server says and by its bytes.
func (x *exchange) useless() bool {
	said, _, _ := strings.Cut(x.header.Get("Content-Type"), ";")
	return isMedia(strings.TrimSpace(said)) && isMedia(sniff(x.body))
}

// passProvisional finds where the response begins behind provisional answers, such as
// 103 Early Hints.
func (x *exchange) passProvisional() {
	beginning := make([]byte, min(x.response.size, 64<<10))
	n, _ := io.ReadFull(x.response.reader(0), beginning)
	beginning = beginning[:n]
	for {
		end := bytes.Index(beginning[x.skip:], []byte("\r\n\r\n"))
		if end < 0 {
			return
		}
		line := strings.Fields(string(beginning[x.skip:][:min(end, 32)]))
		if len(line) < 2 {
			return
		}
		if code, err := strconv.Atoi(line[1]); err != nil || code < 100 || code > 199 || code == http.StatusSwitchingProtocols {
			return
		}
		x.skip += int64(end) + 4
	}
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &t) && t.Timeout()
}
