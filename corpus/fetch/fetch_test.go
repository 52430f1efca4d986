package fetch

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestOutcomes fetches pages that behave in all the ways of real sites, on a
// clock of its own.
func TestOutcomes(t *testing.T) {
	want := map[string]string{
		"http://plain.example/report/1020.html":               "fetched",
		"http://plain.example/report/1022.html":               "fetched",
		"http://plain.example/none":                           "refused not_found",
		"https://secure.example/report/1020.html":             "fetched",
		"https://chain.example/report/1020.html":              "failed tls_chain",
		"https://expired.example/report/1020.html":            "failed tls_expired",
		"https://misnamed.example/report/1020.html":           "failed tls_name",
		"http://six.example/report/1020.html":                 "fetched",
		"http://encoded.example/gbk.html":                     "fetched",
		"http://encoded.example/gzip.html":                    "fetched",
		"http://encoded.example/br.html":                      "fetched",
		"http://encoded.example/chunked.html":                 "fetched",
		"http://encoded.example/hints.html":                   "fetched",
		"http://encoded.example/bomb.html":                    "refused too_large",
		"http://encoded.example/cut.html":                     "failed disconnected",
		"http://odd.example/moved":                            "redirected",
		"http://odd.example/moved2?%e5%b9%b4=1":               "redirected",
		"http://odd.example/circle":                           "redirected",
		"http://odd.example/circle2":                          "failed redirect_loop",
		"http://odd.example/self":                             "failed redirect_loop",
		"http://odd.example/private":                          "redirected",
		"http://10.0.0.1/secret":                              "skipped private_address",
		"http://odd.example/scheme":                           "refused bad_scheme",
		"http://odd.example/cookie":                           "fetched",
		"http://odd.example/refresh":                          "redirected meta_refresh",
		"http://odd.example/script":                           "redirected script_redirect",
		"http://odd.example/refreshed":                        "fetched",
		"http://odd.example/flaky":                            "fetched",
		"http://odd.example/busy":                             "fetched",
		"http://odd.example/later":                            "fetched",
		"http://odd.example/gone":                             "refused not_found",
		"http://odd.example/broken":                           "failed server_error",
		"http://odd.example/hang":                             "failed timeout",
		"http://odd.example/endless":                          "refused too_large",
		"http://odd.example/image":                            "refused content_type",
		"http://odd.example/empty":                            "refused empty",
		"http://odd.example/news":                             "fetched not_a_report",
		"http://odd.example/shell":                            "refused script_page",
		"http://wall.example/412":                             "refused script_challenge",
		"http://wall.example/521":                             "refused script_challenge",
		"http://wall.example/200":                             "refused script_challenge",
		"http://wall.example/captcha":                         "refused captcha",
		"http://wall.example/waf":                             "refused blocked",
		"http://wall.example/403":                             "refused forbidden",
		"http://wall.example/404":                             "refused error_page",
		"http://files.example/announce.html":                  "page attachment_page",
		"http://files.example/P0202301.pdf":                   "fetched",
		"http://cdn.example/a.docx":                           "refused not_found",
		"http://files.example/frame.html":                     "page attachment_page",
		"http://files.example/framed.pdf":                     "fetched",
		"http://crawldelay.example/report/1020.html":          "fetched",
		"http://crawldelay.example/%E7%A7%81%E5%AF%86/1.html": "skipped robots",
		"http://closed.example/report/1020.html":              "skipped robots",
		"http://norobots.example/report/1020.html":            "skipped robots_unreachable",
		"http://movedrobots.example/report/1020.html":         "fetched",
		"http://nohost.example/report/1020.html":              "failed no_such_host",
		"http://refused.example:81/report/1020.html":          "failed connect_failed",
		"http://private.example/":                             "skipped private_address",
		"http://mapped.example/":                              "skipped private_address",
		"http://metadata.example/latest/meta-data/":           "skipped private_address",
		"http://127.0.0.1/":                                   "skipped private_address",
		"http://2130706433/":                                  "skipped private_address",
		"http://0x7f.1/":                                      "skipped private_address",
		"http://[::1]/":                                       "skipped private_address",
		"http://[::ffff:127.0.0.1]/":                          "skipped private_address",
		"http://[64:ff9b::7f00:1]/":                           "skipped private_address",
		"http://localhost/":                                   "failed no_such_host",
		"file:///etc/passwd":                                  "skipped bad_scheme",
		"ftp://plain.example/":                                "skipped bad_scheme",
		"plain.example":                                       "skipped bad_url",
	}
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		var done []string
		o.Done = func(e Entry) { done = append(done, e.URL) }
		var urls []string
		for u := range want {
			switch u { // those to which others lead
			case "http://plain.example/report/1022.html", "http://odd.example/moved2?%e5%b9%b4=1", "http://odd.example/circle2", "http://10.0.0.1/secret",
				"http://odd.example/refreshed", "http://files.example/P0202301.pdf", "http://cdn.example/a.docx", "http://files.example/framed.pdf":
			default:
				urls = append(urls, u)
			}
		}
		slices.Sort(urls)
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		checkKept(t, o.To)
		s.checkPolite(t, time.Second)
		for _, a := range s.seen() {
			if a.header.Get("User-Agent") != o.Agent || a.host == "secure.example" && a.proto != 2 {
				t.Errorf("%s%s: %v, HTTP/%d", a.host, a.path, a.header, a.proto)
			}
		}
		before := len(s.seen())
		lines := len(readLog(t, o.To))
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		if n := len(readLog(t, o.To)); n != lines {
			t.Errorf("a run without anything new wrote %d lines", n-lines)
		}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("second run (-want +got):\n%s", diff)
		}
		for _, a := range s.seen()[before:] {
			t.Errorf("asked again: %s%s", a.host, a.path)
		}
	})
}

// TestCrawl fetches hundreds of pages from a dozen hosts: all of them,
// politely, and side by side.
func TestCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		s.slow = 100 * time.Millisecond
		o := options(t, s)
		began := time.Now()
		if err := Run(t.Context(), o, killInput()); err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		count := map[string]int{}
		for _, o := range outcomes(t, o.To) {
			count[o]++
		}
		// 8×45 reports, 40 of one list, 18 of another, 2 pages of other charsets, 3
		// behind redirects, 2 files.
		if count["fetched"] != 8*45+40+18+2+3+2 || count["page"] != 4+1 {
			t.Errorf("%v", count)
		}
		s.checkPolite(t, time.Second)
		requests := len(s.seen())
		if least := time.Duration(requests) * time.Second; took > least/4 {
			t.Errorf("%d requests took %v: not side by side", requests, took)
		}
	})
}

func TestHostDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Retries = 1
		o.Hosts = 4
		var urls []string
		for i := range 6 {
			urls = append(urls, fmt.Sprintf("http://odd.example/hang?%d", i))
		}
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		down := 0
		for _, o := range outcomes(t, o.To) {
			if o == "skipped host_down" {
				down++
			}
		}
		if down != 3 || len(s.seen()) != 1+3*2 {
			t.Errorf("%d skipped after %d requests", down, len(s.seen()))
		}
	})
}

func TestInsecure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Insecure = true
		const u = "https://chain.example/report/1020.html"
		if err := Run(t.Context(), o, Input{URLs: []string{u}}); err != nil {
			t.Fatal(err)
		}
		if got := outcomes(t, o.To)[u]; got != "fetched" {
			t.Error(got)
		}
	})
}

// TestOneSchemeFails gives up the site whose certificate is wrong, not the host.
func TestOneSchemeFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := options(t, newTestSite())
		urls := []string{"https://chain.example/report/1020.html", "http://chain.example/report/1020.html", "https://chain.example/report/1021.html"}
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		want := map[string]string{urls[0]: "failed tls_chain", urls[1]: "fetched", urls[2]: "failed tls_chain"}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestGetter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		g := NewGetter(o)
		defer g.Close()
		for u, want := range map[string]string{
			"http://odd.example/moved": "http://plain.example/report/1022.html", "http://odd.example/cookie": "http://odd.example/cookie", "http://odd.example/refresh": "http://odd.example/refreshed",
			"http://odd.example/later": "http://odd.example/later", "http://encoded.example/br.html": "http://encoded.example/br.html", "http://files.example/framed.pdf": "http://files.example/framed.pdf",
			"http://odd.example/private": "! private_address", "http://odd.example/self": "! too_many_redirects", "http://wall.example/521": "! script_challenge", "http://wall.example/404": "http://wall.example/404",
			"http://nohost.example/": "! no_such_host", "x": "! bad_url", "http://odd.example/endless": "! too_large",
		} {
			d, err := g.Get(t.Context(), u)
			got := ""
			var f *Failure
			switch {
			case errors.As(err, &f):
				got = "! " + string(f.Reason)
			case err != nil:
				t.Errorf("%s: %v", u, err)
			default:
				got = d.URL
				if len(d.Content) < 50 || d.Fetched.IsZero() {
					t.Errorf("%s: %d bytes, %v", u, len(d.Content), d.Fetched)
				}
			}
			if got != want {
				t.Errorf("%s: %s, want %s", u, got, want)
			}
		}
	})
}
