package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/warc"
)

// options are those of a test: the site's dialer, a directory.
func options(t testing.TB, s *testSite) Options {
	d, roots := s.start(t)
	return Options{To: t.TempDir(), Agent: "gouji/test (+mailto:test@example.org)", Dialer: d, RootCAs: roots, MaxBytes: 2 << 20, Timeout: 20 * time.Second}
}

// outcomes returns a line for each entry of a directory's log: address,
// outcome, reason.
func outcomes(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := ReadLog(dir, func(e Entry) bool {
		if e.Kind != Robots && !(e.Outcome == Kept && strings.HasSuffix(e.URL, "/robots.txt")) {
			all[e.URL] = strings.TrimSpace(string(e.Outcome) + " " + string(e.Reason))
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func readLog(t testing.TB, dir string) (all []Entry) {
	t.Helper()
	if err := ReadLog(dir, func(e Entry) bool { all = append(all, e); return true }); err != nil {
		t.Fatal(err)
	}
	return all
}

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

// seen returns the requests so far, when all of them are done.
func (s *testSite) seen() []arrival {
	synctest.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.arrivals)
}

// askedFor counts the requests for an address so far, when all are done.
func (s *testSite) askedFor(host, path string) int {
	synctest.Wait()
	return s.asked(host, path)
}

// checkPolite checks that each host was asked for one thing at a time, with at
// least the delay between the end of an answer and the next question.
func (s *testSite) checkPolite(t testing.TB, delay time.Duration) {
	t.Helper()
	arrivals := s.seen()
	last := map[string]arrival{}
	gaps := 0
	for _, a := range arrivals {
		before, ok := last[a.host]
		least := delay
		if a.host == "crawldelay.example" {
			least = max(delay, 5*time.Second)
		}
		if before.path == "/later" && before.end.Sub(before.begin) == 0 && a.path == "/later" {
			least = 47 * time.Second
		}
		if ok && before.path != "/flaky" { // whose connection is renewed at once
			gaps++
			if gap := a.begin.Sub(before.end); gap < least {
				t.Errorf("%s: %v between %s and %s, want %v", a.host, gap, before.path, a.path, least)
			}
		}
		last[a.host] = a
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for host, n := range s.most {
		if n > 1 {
			t.Errorf("%s: %d requests at once", host, n)
		}
	}
	if gaps == 0 {
		t.Error("no gaps measured")
	}
}

// checkKept reads the WARC files of a directory: each record is whole, each
// answer that the log names is where it says, and every answer has its request.
func checkKept(t testing.TB, dir string) (answers map[string]int) {
	t.Helper()
	type spot struct {
		file   string
		offset int64
	}
	at := map[spot]string{}
	answers = map[string]int{}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r := warc.NewReader(f, warc.Limits{})
		r.Raw, r.Verify = true, true
		requests := map[string]bool{}
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			beginning, err := io.ReadAll(rec.Body)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch rec.Type {
			case warc.Request:
				requests[rec.Fields.Get("WARC-Concurrent-To")] = true
			case warc.Response, warc.Revisit:
				if line := string(beginning[:min(len(beginning), 12)]); !strings.HasPrefix(line, "HTTP/1.1 ") || line[9] == '1' {
					t.Errorf("%s begins with %q", rec.URI, line)
				}
				at[spot{filepath.Base(name), rec.Offset}] = rec.URI
				answers[rec.URI]++
				if !requests[rec.ID] {
					t.Errorf("%s: no request for %s", name, rec.URI)
				}
			}
		}
	}
	last := map[string]Entry{}
	if err := ReadLog(dir, func(e Entry) bool { last[e.URL] = e; return true }); err != nil {
		t.Fatal(err)
	}
	for _, e := range last {
		if e.WARC != "" && at[spot{e.WARC, e.Offset}] != e.URL {
			t.Errorf("%s is not at %s %d, but %q", e.URL, e.WARC, e.Offset, at[spot{e.WARC, e.Offset}])
		}
	}
	return answers
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

// TestLists follows a list over its pages.
func TestLists(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		if err := Run(t.Context(), o, Input{Pages: []string{"http://list.example/nb/"}}); err != nil {
			t.Fatal(err)
		}
		got := outcomes(t, o.To)
		reports, pages := 0, 0
		for u, o := range got {
			switch {
			case o == "fetched" && strings.Contains(u, "/report/"):
				reports++
			case o == "page":
				pages++
			default:
				t.Errorf("%s: %s", u, o)
			}
		}
		if reports != 40 || pages != 4 {
			t.Errorf("%d reports, %d pages", reports, pages)
		}
		s.checkPolite(t, time.Second)
	})
}

// TestListLater reads as a list what was fetched as a page, without asking again;
// and asks again where the file with the answer is gone.
func TestListLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		const list = "http://list.example/nb/index_3.html"
		if err := Run(t.Context(), o, Input{URLs: []string{list}}); err != nil {
			t.Fatal(err)
		}
		if err := Run(t.Context(), o, Input{Pages: []string{list}}); err != nil {
			t.Fatal(err)
		}
		if got := outcomes(t, o.To); len(got) != 11 || s.askedFor("list.example", "/nb/index_3.html") != 1 {
			t.Errorf("%d addresses, the list asked for %d times", len(got), s.askedFor("list.example", "/nb/index_3.html"))
		}
		if err := os.Rename(filepath.Join(o.To, "fetch-000001.warc.gz"), filepath.Join(o.To, "moved.warc.gz")); err != nil {
			t.Fatal(err)
		}
		if err := Run(t.Context(), o, Input{Pages: []string{list}}); err != nil {
			t.Fatal(err)
		}
		if n := s.askedFor("list.example", "/nb/index_3.html"); n != 2 || len(s.seen()) != 1+1+10+2 {
			t.Errorf("asked for %d times, %d requests", n, len(s.seen()))
		}
	})
}

// TestYears takes the years asked for from a list, and nothing from other
// sites; a dry run only tells.
func TestYears(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Years = [2]int{2019, 2021}
		o.DryRun = true
		var found []string
		o.Found = func(f Found) error { found = append(found, fmt.Sprint(f.URL, " ", f.Year)); return nil }
		in := Input{Pages: []string{"http://years.example/"}, URLs: []string{"http://plain.example/report/1020.html"}}
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		slices.Sort(found)
		want := []string{"http://plain.example/report/1020.html 0", "http://years.example/report/1019.html 2019", "http://years.example/report/1020.html 2020", "http://years.example/report/1021.html 2021"}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if entries, err := os.ReadDir(o.To); err != nil || len(entries) > 0 {
			t.Errorf("a dry run wrote %v, error %v", entries, err)
		}
		if n := len(s.seen()); n != 2 { // robots.txt and the list
			t.Errorf("%d requests", n)
		}
		o.DryRun, o.Found = false, nil
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if got := outcomes(t, o.To); len(got) != 5 || got["http://years.example/report/1021.html"] != "fetched" {
			t.Errorf("%v", got)
		}
	})
}

// TestListFile reads addresses from a file, among them bad and repeated ones.
func TestListFile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		list := "\ufeff# reports\r\nhttp://a.example/report/1020.html 甲县\r\n\r\nhttp://b.example/report/1020.html\nHTTP://A.example:80/report/1020.html#x\nnonsense\nhttp://c.example/report/1020.html"
		if err := Run(t.Context(), o, Input{List: strings.NewReader(list)}); err != nil {
			t.Fatal(err)
		}
		want := map[string]string{"http://a.example/report/1020.html": "fetched", "http://b.example/report/1020.html": "fetched", "http://c.example/report/1020.html": "fetched", "nonsense": "skipped bad_url"}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if len(s.seen()) != 6 {
			t.Errorf("%d requests", len(s.seen()))
		}
	})
}

// TestRefresh asks again on condition, and keeps what has not changed as a
// revisit record.
func TestRefresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		const u = "http://tag.example/r.html"
		in := Input{URLs: []string{u}}
		states := []string{}
		for i := range 4 {
			s.changed = i == 3
			if err := Run(t.Context(), o, in); err != nil {
				t.Fatal(err)
			}
			states = append(states, outcomes(t, o.To)[u])
			o.Refresh = i > 0 // the second run asks nothing
			time.Sleep(time.Hour)
		}
		if diff := cmp.Diff([]string{"fetched", "fetched", "unchanged", "fetched"}, states); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if n := s.askedFor("tag.example", "/r.html"); n != 3 {
			t.Errorf("%d requests", n)
		}
		if n := checkKept(t, o.To)[u]; n != 3 {
			t.Errorf("%d answers kept", n)
		}
		o.RefreshAge = 48 * time.Hour
		if err := Run(t.Context(), o, in); err != nil || s.askedFor("tag.example", "/r.html") != 3 {
			t.Errorf("asked although recent, error %v", err)
		}
	})
}

// TestRetryFailed asks again for what failed, when that is wanted.
func TestRetryFailed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Retries = -1
		in := Input{URLs: []string{"http://odd.example/busy", "http://odd.example/gone", "http://odd.example/weeks"}}
		for range 2 {
			if err := Run(t.Context(), o, in); err != nil {
				t.Fatal(err)
			}
		}
		want := map[string]string{"http://odd.example/busy": "failed server_error", "http://odd.example/gone": "refused not_found", "http://odd.example/weeks": "failed retry_later"}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" || len(s.seen()) != 4 {
			t.Errorf("%d requests (-want +got):\n%s", len(s.seen()), diff)
		}
		o.RetryFailed = true
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		want["http://odd.example/busy"] = "fetched"
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" || len(s.seen()) != 6 {
			t.Errorf("%d requests (-want +got):\n%s", len(s.seen()), diff)
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

func TestInUse(t *testing.T) {
	dir := t.TempDir()
	a, err := openArchive(dir, "test", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openArchive(dir, "test", 1<<20); !errors.Is(err, ErrInUse) {
		t.Errorf("error %v", err)
	}
	if err := a.close(); err != nil {
		t.Fatal(err)
	}
	a, err = openArchive(dir, "test", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	a.close()
}

// TestRotate begins new files, and none is without its first record.
func TestRotate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Rotate = 8 << 10
		var urls []string
		for i := range 20 {
			urls = append(urls, fmt.Sprintf("http://plain.example/report/%d.html", 1000+i))
		}
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		files, _ := filepath.Glob(filepath.Join(o.To, "*.warc.gz"))
		if len(files) < 3 {
			t.Errorf("%d files", len(files))
		}
		checkKept(t, o.To)
	})
}

// TestTorn cuts a finished run's files at any place and goes on: nothing that
// is whole is asked for again, and what is torn is.
func TestTorn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		in := Input{URLs: []string{"http://odd.example/moved", "http://files.example/announce.html"}, Pages: []string{"http://list.example/nb/index_3.html"}}
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		want := outcomes(t, o.To)
		read := func(name string) []byte {
			b, err := os.ReadFile(filepath.Join(o.To, name))
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		log, file := read(LogName), read("fetch-000001.warc.gz")
		for i := range 20 {
			to := t.TempDir()
			cutLog, cutFile := log[:len(log)*i/20], file
			if i%2 == 1 { // the file ends between what the log knows and what there is
				cutFile = file[:len(file)*(i+1)/21]
			}
			for name, b := range map[string][]byte{LogName: cutLog, "fetch-000001.warc.gz": cutFile} {
				if err := os.WriteFile(filepath.Join(to, name), b, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			before := len(s.seen())
			o.To = to
			if err := Run(t.Context(), o, in); err != nil {
				t.Fatalf("%d: %v", i, err)
			}
			if diff := cmp.Diff(want, outcomes(t, to)); diff != "" {
				t.Errorf("%d (-want +got):\n%s", i, diff)
			}
			for u, n := range checkKept(t, to) {
				if n != 1 {
					t.Errorf("%d: %d answers of %s", i, n, u)
				}
			}
			if again := len(s.seen()) - before; i%2 == 0 && again > 0 {
				t.Errorf("%d: %d requests although all was kept", i, again)
			}
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

// TestInterrupted ends a run early without harm.
func TestInterrupted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		in := Input{Pages: []string{"http://list.example/nb/"}}
		if err := Run(ctx, o, in); err == nil {
			t.Error("no error")
		}
		first := len(s.seen())
		if first < 4 || first > 15 {
			t.Errorf("%d requests", first)
		}
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if n := len(outcomes(t, o.To)); n != 44 {
			t.Errorf("%d outcomes", n)
		}
		if len(s.seen()) > 46 {
			t.Errorf("%d requests", len(s.seen()))
		}
		checkKept(t, o.To)
	})
}
