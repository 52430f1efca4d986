package fetch

import (
	"errors"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

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
	end := map[netip.Addr]arrival{} // of the last answer from an address, whatever the host's name
	for _, a := range arrivals {
		addrs, err := names{}.LookupNetIP(t.Context(), "ip", a.host)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.MinFunc(addrs, netip.Addr.Compare)
		if before, ok := end[at]; ok && before.path != "/flaky" && a.begin.Sub(before.end) < delay {
			t.Errorf("%v between %s%s and %s%s at one address", a.begin.Sub(before.end), before.host, before.path, a.host, a.path)
		}
		end[at] = a
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
