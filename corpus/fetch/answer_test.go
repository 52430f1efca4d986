package fetch

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// FuzzVerdict judges any answer: every one has an outcome, and none leads to
// anything but web addresses.
func FuzzVerdict(f *testing.F) {
	forms, err := form.Embedded()
	if err != nil {
		f.Fatal(err)
	}
	j := judge{normalize.New(forms), 100}
	f.Add(200, "text/html", "", []byte(reportPage("某县", 2020)), "report")
	f.Add(302, "", "file:///etc/passwd", []byte{}, "list")
	f.Add(521, "text/html", "", []byte("<script>document.cookie=1;location=2</script>"), "attachment")
	f.Add(200, "image/gif", "", []byte("<title>年报</title><a href=//x/1.pdf>附件</a><iframe src=a?file=b.pdf></iframe><meta http-equiv=refresh content='0;url=x'>"), "list")
	f.Fuzz(func(t *testing.T, status int, contentType, location string, body []byte, kind string) {
		x := &exchange{url: &url.URL{Scheme: "http", Host: "a.example", Path: "/x/"}, status: status, header: http.Header{"Content-Type": {contentType}, "Location": {location}}}
		x.take(strings.NewReader(string(body)), 1<<20, 1<<16)
		v := j.verdict(x, Kind(kind))
		if v.outcome == "" || v.outcome != Fetched && v.outcome != Page && v.outcome != Redirected && v.outcome != Unchanged && v.reason == "" {
			t.Errorf("%+v", v)
		}
		all := append([]*url.URL{v.to}, v.next...)
		for _, r := range v.reports {
			all = append(all, r.URL)
		}
		for _, u := range all {
			if u != nil && u.Scheme != "http" && u.Scheme != "https" {
				t.Errorf("leads to %s", u)
			}
		}
		if (v.outcome == Redirected) != (v.to != nil) {
			t.Errorf("%+v", v)
		}
	})
}

// TestCookies bounds what a host may have stored.
func TestCookies(t *testing.T) {
	u := &url.URL{Scheme: "http", Host: "a.example", Path: "/"}
	c := new(cookies)
	for i := range 100 {
		var all []*http.Cookie
		for k := range 60 {
			all = append(all, &http.Cookie{Name: "n" + strings.Repeat("x", i) + strings.Repeat("y", k), Value: "v"})
		}
		c.SetCookies(u, append([]*http.Cookie{{Name: "long", Value: strings.Repeat("x", 5000)}}, all...))
		if n := len(c.Cookies(u)); n == 0 || n > mostCookies {
			t.Fatalf("%d cookies", n)
		}
		for _, one := range c.Cookies(u) {
			if one.Name == "long" {
				t.Fatal("a long one")
			}
		}
	}
}

// swift is a connection whose answer has come, and is no longer tapped, before the sending of its
// request returns.
type swift struct {
	net.Conn
	answered func()
}

func (s swift) Write(b []byte) (int, error) {
	s.answered()
	return len(b), nil
}

// TestSwiftAnswer has the request kept that is answered at once: it was lost where the answer was
// read before the sending of the request returned.
func TestSwiftAnswer(t *testing.T) {
	conn, sent := &tapped{}, new(strings.Builder)
	conn.Conn = swift{answered: func() { conn.tap(nil, nil) }}
	conn.tap(nil, sent)
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if sent.String() != "GET / HTTP/1.1\r\n\r\n" {
		t.Errorf("kept %q", sent)
	}
}
