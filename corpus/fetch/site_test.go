package fetch

import (
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"hash/crc32"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/gouji/gouji/corpus/fetch/safe"
)

// reportPage is a page with a whole report.
func reportPage(organ string, year int) string {
	return fmt.Sprintf(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>%[1]s%[2]d年政府信息公开工作年度报告_某县人民政府</title></head><body>
<a href="/">网站首页</a><h1>%[1]s%[2]d年政府信息公开工作年度报告</h1>
<p>根据《中华人民共和国政府信息公开条例》要求，编制本报告。本报告所列数据的统计期限自%[2]d年1月1日起至%[2]d年12月31日止。</p>
<h2>一、总体情况</h2><p>%[2]d年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开政府信息120条，未收到政府信息公开申请。</p>
<h2>二、主动公开政府信息情况</h2><p>规章 0 0 0</p><h2>三、收到和处理政府信息公开申请情况</h2><p>本年新收政府信息公开申请数量为零。</p>
<h2>四、政府信息公开行政复议、行政诉讼情况</h2><p>无。</p><h2>五、存在的主要问题及改进情况</h2><p>公开不够及时，将加强培训，提高工作人员的业务能力和服务水平。</p>
<h2>六、其他需要报告的事项</h2><p>无。</p></body></html>`, organ, year)
}

// arrival is a request as the site saw it.
type arrival struct {
	host, path string
	begin, end time.Time
	header     http.Header
	proto      int
}

// testSite behaves as real sites do, each host in another way.
type testSite struct {
	mu       sync.Mutex
	arrivals []arrival
	open     map[string]int // requests being answered, by host
	most     map[string]int // at once
	slow     time.Duration  // that each answer takes
	reports  int            // per host of plain reports
	changed  bool           // pages with an ETag have changed
}

func newTestSite() *testSite {
	return &testSite{open: map[string]int{}, most: map[string]int{}, reports: 20}
}

func (s *testSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, _ := strings.Cut(r.Host, ":")
	begin := time.Now()
	s.mu.Lock()
	s.open[host]++
	s.most[host] = max(s.most[host], s.open[host])
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.open[host]--
		s.arrivals = append(s.arrivals, arrival{host, r.URL.RequestURI(), begin, time.Now(), r.Header.Clone(), r.ProtoMajor})
	}()
	if s.slow > 0 {
		time.Sleep(s.slow)
	}
	s.serve(w, r, host)
}

// asked counts the requests for an address so far, without the present one.
func (s *testSite) asked(host, path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.arrivals {
		if a.host == host && a.path == path {
			n++
		}
	}
	return n
}

func (s *testSite) serve(w http.ResponseWriter, r *http.Request, host string) {
	name, _, _ := strings.Cut(host, ".")
	path := r.URL.Path
	if path == "/robots.txt" {
		s.robots(w, r, name)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if n, ok := strings.CutPrefix(path, "/report/"); ok {
		year, _ := strconv.Atoi(strings.TrimSuffix(n, ".html"))
		io.WriteString(w, reportPage("某县"+name+"局", 1000+year))
		return
	}
	switch name {
	case "list":
		s.list(w, path)
	case "years":
		io.WriteString(w, `<title>政府信息公开年报</title>`)
		for y := 2008; y <= 2025; y++ {
			fmt.Fprintf(w, `<a href="/report/%d.html">某县%d年政府信息公开工作年度报告</a>`, y-1000, y)
		}
		io.WriteString(w, `<a href="http://www.other.example/report/1020.html">他县2020年政府信息公开工作年度报告</a>`)
	case "encoded":
		s.encoded(w, path)
	case "odd":
		s.odd(w, r, path)
	case "wall":
		s.wall(w, path)
	case "files":
		s.files(w, path)
	case "central":
		io.WriteString(w, "User-agent: *\nDisallow: /report/1021.html\n")
	case "cms":
		s.cms(w, r, path)
	case "many":
		s.many(w, r, path)
	case "tag":
		tag := `"v1"`
		if s.changed {
			tag = `"v2"`
		}
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, reportPage("某县标签局"+tag, 2020))
	default:
		http.NotFound(w, r)
	}
}

func (s *testSite) robots(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "crawldelay":
		io.WriteString(w, "User-agent: *\nCrawl-delay: 5\nDisallow: /私密/\n")
	case "closed":
		io.WriteString(w, "User-agent: gouji\nDisallow: /\n")
	case "norobots":
		w.WriteHeader(http.StatusServiceUnavailable)
	case "awayrobots1", "awayrobots2":
		http.Redirect(w, r, "http://central.example/all.txt", http.StatusFound)
	case "ringrobots1":
		http.Redirect(w, r, "http://ringrobots2.example/robots.txt", http.StatusFound)
	case "ringrobots2":
		http.Redirect(w, r, "http://ringrobots1.example/robots.txt", http.StatusFound)
	case "weeksrobots":
		w.Header().Set("Retry-After", "1000000")
		w.WriteHeader(http.StatusServiceUnavailable)
	case "laterrobots":
		if s.asked("laterrobots.example", "/robots.txt") == 0 {
			w.Header().Set("Retry-After", "500")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	case "movedrobots":
		http.Redirect(w, r, "/real/robots.txt", http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}

// list is a list of reports over four pages, with one pager of each kind.
func (s *testSite) list(w io.Writer, path string) {
	page := 0
	if n, ok := strings.CutPrefix(strings.TrimSuffix(path, ".html"), "/nb/index_"); ok {
		page, _ = strconv.Atoi(n)
	}
	io.WriteString(w, "<title>政府信息公开年报_某县</title><ul>")
	for i := range 10 {
		fmt.Fprintf(w, `<li><a href="../report/%d.html" title="某县第%d单位2021年政府信息公开工作年度报告">某县第%d单位2021年政府信…</a></li>`, 1000+10*page+i, i, i)
	}
	switch page {
	case 0:
		io.WriteString(w, `</ul><script>createPageHTML(2, 0, "index", "html");</script>`)
	case 1:
		io.WriteString(w, `</ul><a href="index_2.html">下一页</a>`)
	case 2:
		io.WriteString(w, `</ul><a href="javascript:goto('index_3.html')">下一页 &gt;</a>`)
	}
}

func (s *testSite) encoded(w http.ResponseWriter, path string) {
	page := reportPage("某县编码局", 2021)
	switch path {
	case "/gbk.html": // declared as UTF-8, sent as an image
		w.Header().Set("Content-Type", "image/gif")
		b, _ := simplifiedchinese.GBK.NewEncoder().String(page)
		io.WriteString(w, b)
	case "/gzip.html":
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, page)
		z.Close()
	case "/br.html":
		w.Header().Set("Content-Encoding", "br")
		z := brotli.NewWriter(w)
		io.WriteString(z, page)
		z.Close()
	case "/chunked.html":
		for part := range slices.Chunk([]byte(page), 500) {
			w.Write(part)
			w.(http.Flusher).Flush()
		}
	case "/bomb.html":
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, page)
		zeros := make([]byte, 1<<16)
		for range 64 {
			z.Write(zeros)
		}
		z.Close()
	case "/hints.html":
		w.WriteHeader(http.StatusEarlyHints)
		w.WriteHeader(http.StatusEarlyHints)
		io.WriteString(w, page)
	case "/cut.html":
		w.Header().Set("Content-Length", "100000")
		io.WriteString(w, page)
	}
}

func (s *testSite) odd(w http.ResponseWriter, r *http.Request, path string) {
	host, _, _ := strings.Cut(r.Host, ":")
	report := reportPage("某县异常局", 2022)
	switch path {
	case "/moved":
		http.Redirect(w, r, "/moved2?年=1", http.StatusMovedPermanently)
	case "/moved2":
		http.Redirect(w, r, "http://plain.example/report/1022.html", http.StatusFound)
	case "/circle":
		http.Redirect(w, r, "/circle2", http.StatusFound)
	case "/circle2":
		http.Redirect(w, r, "/circle", http.StatusFound)
	case "/self":
		http.Redirect(w, r, "/self", http.StatusFound)
	case "/private":
		http.Redirect(w, r, "http://10.0.0.1/secret", http.StatusFound)
	case "/scheme":
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	case "/cookie":
		if c, err := r.Cookie("pass"); err != nil || c.Value != "1" {
			http.SetCookie(w, &http.Cookie{Name: "pass", Value: "1", Path: "/"})
			http.Redirect(w, r, "/cookie", http.StatusFound)
			return
		}
		io.WriteString(w, report)
	case "/refresh":
		io.WriteString(w, `<meta http-equiv="refresh" content="0;url=/refreshed">`)
	case "/script":
		io.WriteString(w, `<script>window.location.href = "/refreshed"</script>`)
	case "/refreshed", "/flaky", "/busy", "/later":
		if s.asked(host, path) == 0 && path != "/refreshed" {
			s.fail(w, path)
			return
		}
		io.WriteString(w, report)
	case "/gone":
		w.WriteHeader(http.StatusGone)
	case "/broken":
		w.WriteHeader(http.StatusInternalServerError)
	case "/weeks":
		w.Header().Set("Retry-After", "1000000")
		w.WriteHeader(http.StatusServiceUnavailable)
	case "/hang":
		select {
		case <-r.Context().Done():
		case <-time.After(time.Hour):
		}
	case "/endless":
		for b := make([]byte, 1<<16); ; {
			if _, err := w.Write(append([]byte("<p>年报"), b...)); err != nil {
				return
			}
		}
	case "/image":
		w.Header().Set("Content-Type", "image/png")
		io.WriteString(w, "\x89PNG\r\n\x1a\n"+strings.Repeat("x", 5000))
	case "/empty":
	case "/news":
		io.WriteString(w, "<title>新闻</title><p>今天县里召开了春季植树造林动员大会，县长出席会议并讲话。</p>")
	case "/shell":
		io.WriteString(w, `<title>年报</title><div id=app></div><script>fetch("/api/report?id=7").then(show)</script>`)
	}
}

// fail answers as a server that will work the next time.
func (s *testSite) fail(w http.ResponseWriter, path string) {
	switch path {
	case "/flaky":
		conn, _, _ := http.NewResponseController(w).Hijack()
		conn.Close()
	case "/busy":
		w.WriteHeader(http.StatusBadGateway)
	case "/later":
		w.Header().Set("Retry-After", "47")
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

func (s *testSite) wall(w http.ResponseWriter, path string) {
	switch path {
	case "/412":
		w.WriteHeader(http.StatusPreconditionFailed)
		io.WriteString(w, `<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><script src="/x.js"></script></head><body></body></html>`)
	case "/521":
		w.WriteHeader(521)
		io.WriteString(w, `<script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script>`)
	case "/200":
		io.WriteString(w, `<html><script>document.cookie="k="+f();window.location.reload()</script></html>`)
	case "/captcha":
		io.WriteString(w, `<title>安全验证</title><p>请拖动滑块完成验证</p>`)
	case "/waf":
		w.WriteHeader(http.StatusForbidden)
		io.WriteString(w, `<title>拦截提示</title><p>您的请求已被拦截</p>`)
	case "/403":
		w.WriteHeader(http.StatusForbidden)
	case "/404":
		io.WriteString(w, `<title>404</title><h1>您访问的页面不存在或已被删除</h1>`)
	}
}

func (s *testSite) files(w http.ResponseWriter, path string) {
	switch path {
	case "/announce.html":
		io.WriteString(w, `<title>某县2023年政府信息公开工作年度报告</title><h1>某县2023年政府信息公开工作年度报告</h1><p>现将某县2023年政府信息公开工作年度报告予以公布，详见附件。</p>
<a href="./P0202301.pdf">附件：某县2023年政府信息公开工作年度报告.pdf</a> <a href="http://cdn.example/a.docx">附件：年度报告.docx</a><a href="/other.html">其他</a>`)
	case "/frame.html":
		io.WriteString(w, `<title>某县2022年政府信息公开工作年度报告</title><h1>某县2022年政府信息公开工作年度报告</h1><iframe src="/pdfjs/viewer.html?file=%2Fframed.pdf"></iframe>`)
	case "/P0202301.pdf", "/framed.pdf":
		w.Header().Set("Content-Type", "text/html") // as some servers say
		io.WriteString(w, "%PDF-1.4\n"+strings.Repeat("x", 3000))
	}
}

// cms shows a list as jpage does: the first records in the page, the others by an interface;
// titles without years, dates beside them. A second list is turned by a script alone.
func (s *testSite) cms(w http.ResponseWriter, r *http.Request, path string) {
	record := func(year int) string {
		return fmt.Sprintf(`<record><![CDATA[<li><a href="/report/%d.html">某县财政局政府信息公开年度报告</a><span>%d-01-20</span></li>]]></record>`, year-1000, year+1)
	}
	switch path {
	case "/nb/":
		fmt.Fprintf(w, `<title>政府信息公开年报</title><a href="/nb/">政府信息公开年报</a><div id="7"><script type="text/xml"><datastore><nextgroup><![CDATA[<a href="/module/jpage/dataproxy.jsp?page=1&unitid=7"></a>]]></nextgroup><recordset>%s%s</recordset></datastore></script></div>`, record(2023), record(2022))
	case "/module/jpage/dataproxy.jsp":
		w.Header().Set("Content-Type", "text/xml;charset=UTF-8")
		next := ""
		if r.FormValue("page") == "1" {
			next = `<nextgroup><![CDATA[<a href="/module/jpage/dataproxy.jsp?page=2&unitid=7"></a>]]></nextgroup>`
		}
		year := 2021 // and 2020 in the first group, 2019 and 2018 in the second one
		if next == "" {
			year = 2019
		}
		fmt.Fprintf(w, `<?xml version='1.0' encoding='UTF-8'?><datastore>%s<recordset>%s%s</recordset></datastore>`, next, record(year), record(year-1))
	case "/script/":
		io.WriteString(w, `<title>政府信息公开年报</title><a href="/report/1020.html">某县2020年政府信息公开工作年度报告</a><a href="javascript:app.turn(2)">下一页</a>`)
	}
}

// many has more of everything than is taken.
func (s *testSite) many(w io.Writer, r *http.Request, path string) {
	const announce = `<title>某县2023年政府信息公开工作年度报告</title><h1>某县2023年政府信息公开工作年度报告</h1><p>现予公布，详见附件。</p>`
	switch {
	case path == "/links.html":
		io.WriteString(w, `<title>政府信息公开年报</title><a href="/report/1020.html">某县2020年政府信息公开工作年度报告</a>`+strings.Repeat(`<a href=/x.html>x</a>`, 10_499))
	case path == "/files.html":
		io.WriteString(w, announce)
		for i := range 53 {
			fmt.Fprintf(w, `<a href="/f/%d.pdf">附件%d.pdf</a>`, i, i)
		}
	case path == "/deep.html":
		n, _ := strconv.Atoi(r.URL.RawQuery)
		fmt.Fprintf(w, `%s<a href="/deep.html?%d">附件：年度报告.pdf</a>`, announce, n+1)
	case strings.HasPrefix(path, "/pages"):
		io.WriteString(w, `<title>政府信息公开年报</title><script>createPageHTML(20, 0, "pages", "html");</script>`)
	}
}

// names resolves every host of .example to the loopback, with exceptions.
type names struct{}

func (names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	switch {
	case host == "private.example":
		return []netip.Addr{netip.MustParseAddr("192.168.7.7")}, nil
	case host == "mapped.example":
		return []netip.Addr{netip.MustParseAddr("::ffff:10.0.0.7")}, nil
	case host == "metadata.example":
		return []netip.Addr{netip.MustParseAddr("169.254.169.254")}, nil
	case host == "six.example":
		return []netip.Addr{netip.MustParseAddr("2400:3200::1")}, nil
	case strings.HasSuffix(host, ".example") && !strings.HasPrefix(host, "nohost"):
		if strings.HasPrefix(host, "shared") { // many names of one server
			return []netip.Addr{netip.MustParseAddr("8.8.9.9"), netip.MustParseAddr("8.8.8.8")}, nil
		}
		sum := crc32.ChecksumIEEE([]byte(host))
		return []netip.Addr{netip.AddrFrom4([4]byte{20, byte(sum >> 16), byte(sum >> 8), byte(sum)})}, nil
	}
	return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}

// certificate returns a certificate for all hosts of .example and the pool of
// who issued it.
func certificate(t testing.TB, names []string, expires time.Time) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, DNSNames: names, NotBefore: time.Unix(0, 0), NotAfter: expires,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// pipes is a listener for connections within the process, so that a test can run on a
// clock of its own.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), done: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.done) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(8, 8, 8, 8)} }

func (p *pipes) dial() (net.Conn, error) {
	here, there := newPipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

// half is one direction of a connection within the process, with a buffer as
// those of the system have: net.Pipe has none, and TLS waits on both ends.
type half struct {
	mu       sync.Mutex
	changed  *sync.Cond
	buf      []byte
	closed   bool
	deadline time.Time // of reading
	timer    *time.Timer
}

func newHalf() *half {
	h := &half{}
	h.changed = sync.NewCond(&h.mu)
	return h
}

func (h *half) read(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.buf) == 0 {
		switch {
		case h.closed:
			return 0, io.EOF
		case !h.deadline.IsZero() && !time.Now().Before(h.deadline):
			return 0, os.ErrDeadlineExceeded
		}
		h.changed.Wait()
	}
	n := copy(b, h.buf)
	h.buf = h.buf[n:]
	h.changed.Broadcast()
	return n, nil
}

func (h *half) write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.buf) > 1<<20 && !h.closed {
		h.changed.Wait()
	}
	if h.closed {
		return 0, io.ErrClosedPipe
	}
	h.buf = append(h.buf, b...)
	h.changed.Broadcast()
	return len(b), nil
}

func (h *half) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	h.changed.Broadcast()
}

func (h *half) until(t time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.deadline = t
	if h.timer != nil {
		h.timer.Stop()
		h.timer = nil
	}
	if d := time.Until(t); !t.IsZero() && d > 0 {
		h.timer = time.AfterFunc(d, h.changed.Broadcast)
	}
	h.changed.Broadcast()
}

// pipe is one end of a connection within the process.
type pipe struct{ in, out *half }

func newPipe() (here, there pipe) {
	a, b := newHalf(), newHalf()
	return pipe{a, b}, pipe{b, a}
}

func (p pipe) Read(b []byte) (int, error)         { return p.in.read(b) }
func (p pipe) Write(b []byte) (int, error)        { return p.out.write(b) }
func (p pipe) Close() error                       { p.in.close(); p.out.close(); return nil }
func (p pipe) LocalAddr() net.Addr                { return p.RemoteAddr() }
func (p pipe) RemoteAddr() net.Addr               { return &net.TCPAddr{IP: net.IPv4(8, 8, 8, 8), Port: 80} }
func (p pipe) SetDeadline(t time.Time) error      { p.in.until(t); return nil }
func (p pipe) SetReadDeadline(t time.Time) error  { p.in.until(t); return nil }
func (p pipe) SetWriteDeadline(t time.Time) error { return nil }

// start starts the site within the process and returns a dialer for it.
func (s *testSite) start(t testing.TB) (d safe.Dialer, roots *x509.CertPool) {
	t.Helper()
	good, roots := certificate(t, []string{"*.example"}, time.Now().Add(1000*time.Hour))
	stranger, _ := certificate(t, []string{"*.example"}, time.Now().Add(1000*time.Hour))
	expired, _ := certificate(t, []string{"*.example"}, time.Now().Add(-time.Hour))
	misnamed, _ := certificate(t, []string{"elsewhere.test"}, time.Now().Add(1000*time.Hour))
	for _, c := range []tls.Certificate{expired, misnamed} {
		parsed, err := x509.ParseCertificate(c.Certificate[0])
		if err != nil {
			t.Fatal(err)
		}
		roots.AddCert(parsed)
	}
	plain, secure := newPipes(), newPipes()
	config := &tls.Config{NextProtos: []string{"h2", "http/1.1"}, GetCertificate: func(h *tls.ClientHelloInfo) (*tls.Certificate, error) {
		switch h.ServerName {
		case "chain.example":
			return &stranger, nil
		case "expired.example":
			return &expired, nil
		case "misnamed.example":
			return &misnamed, nil
		}
		return &good, nil
	}}
	quiet := log.New(io.Discard, "", 0)
	one := &http.Server{Handler: s, ErrorLog: quiet}
	two := &http.Server{Handler: s, ErrorLog: quiet, TLSConfig: config}
	var running sync.WaitGroup
	running.Go(func() { _ = one.Serve(plain) })
	running.Go(func() { _ = two.ServeTLS(secure, "", "") })
	t.Cleanup(func() { one.Close(); two.Close(); running.Wait() })
	d = safe.Dialer{Resolver: names{}, Dial: func(ctx context.Context, _, address string) (net.Conn, error) {
		switch {
		case strings.HasSuffix(address, ":81"):
			return nil, &net.OpError{Op: "dial", Err: fmt.Errorf("connection refused")}
		case strings.HasSuffix(address, ":443"):
			return secure.dial()
		}
		return plain.dial()
	}}
	return d, roots
}
