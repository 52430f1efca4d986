package fetch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/fetch/safe"
	"github.com/gouji/gouji/corpus/warc"
)

// childSite makes the test binary a process that fetches from the site at the
// address in it.
const childSite = "GOUJI_FETCH_TEST_SITE"

// childList names a list that such a process fetches without delay, in place of its own.
const childList = "GOUJI_FETCH_TEST_LIST"

func TestMain(m *testing.M) {
	site := os.Getenv(childSite)
	if site == "" {
		os.Exit(m.Run())
	}
	o, in := loopback(site, os.Args[1]), killInput()
	if name := os.Getenv(childList); name != "" {
		list, err := os.Open(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		o.Delay, o.Hosts, o.Rotate, in = -1, 16, 0, Input{List: list}
	}
	if err := Run(context.Background(), o, in); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// loopback returns options to fetch from a site on the loopback.
func loopback(site, to string) Options {
	return Options{
		To: to, Agent: "gouji/test", Delay: 2 * time.Millisecond, Hosts: 8, Rotate: 64 << 10,
		Dialer: safe.Dialer{Resolver: names{}, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "tcp", site)
		}},
	}
}

// killInput is several hundred addresses on a dozen hosts.
func killInput() Input {
	var b strings.Builder
	for i := range 45 {
		for _, host := range []string{"a", "b", "c", "d", "e", "f", "movedrobots", "g"} {
			fmt.Fprintf(&b, "http://%s.example/report/%d.html\n", host, 1000+i)
		}
	}
	return Input{
		URLs:  []string{"http://odd.example/moved", "http://odd.example/cookie", "http://odd.example/refresh", "http://odd.example/circle", "http://wall.example/412", "http://wall.example/404", "http://files.example/announce.html", "http://files.example/frame.html", "http://encoded.example/br.html", "http://encoded.example/gbk.html"},
		Pages: []string{"http://list.example/nb/", "http://years.example/"},
		List:  strings.NewReader(b.String()),
	}
}

// onLoopback serves a site on the loopback.
func onLoopback(t testing.TB, h http.Handler) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return l.Addr().String()
}

// TestKilled kills a process that fetches, again and again, and lets it go on:
// in the end everything is there once, and nothing that was kept was asked for again.
func TestKilled(t *testing.T) {
	const kills = 25
	s := newTestSite()
	site := onLoopback(t, s)
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	had := map[string]bool{} // addresses whose answers were kept whole at some kill
	checked := 0             // arrivals that were compared with them
	for n := 0; ; n++ {
		child := exec.Command(os.Args[0], dir)
		child.Env = append(os.Environ(), childSite+"="+site)
		child.Stderr = os.Stderr
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if n == kills {
			if err := child.Wait(); err != nil {
				t.Fatal(err)
			}
			s.checkKnown(t, had, checked)
			break
		}
		s.await(checked + 1 + random.IntN(12))
		time.Sleep(time.Duration(random.IntN(4000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := child.Wait(); err == nil {
			if n < 20 {
				t.Fatalf("the run was complete after %d kills", n)
			}
			break
		}
		time.Sleep(20 * time.Millisecond) // for requests that the site has still to see
		checked = s.checkKnown(t, had, checked)
		for u := range keptWhole(t, dir) {
			had[u] = true
		}
	}
	undisturbed := t.TempDir()
	if err := Run(t.Context(), loopback(site, undisturbed), killInput()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(outcomes(t, undisturbed), outcomes(t, dir)); diff != "" {
		t.Errorf("(-undisturbed +killed):\n%s", diff)
	}
	for u, n := range checkKept(t, dir) {
		if n != 1 && u != "http://odd.example/cookie" {
			t.Errorf("%d answers of %s", n, u)
		}
	}
	lines := map[string]int{}
	if err := ReadLog(dir, func(e Entry) bool {
		if e.Outcome != Kept {
			lines[e.URL]++
		}
		return true
	}); err != nil {
		t.Fatal(err)
	}
	for u, n := range lines {
		if n != 1 {
			t.Errorf("%d lines for %s", n, u)
		}
	}
	t.Logf("%d addresses", len(lines))
}

// await waits until the site has seen a number of requests.
func (s *testSite) await(n int) {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Microsecond) {
		s.mu.Lock()
		seen := len(s.arrivals)
		s.mu.Unlock()
		if seen >= n {
			return
		}
	}
}

// checkKnown checks that the requests from one on are for nothing that was kept.
func (s *testSite) checkKnown(t *testing.T, had map[string]bool, from int) (to int) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.arrivals[from:] {
		if u := "http://" + a.host + a.path; had[u] && a.host != "odd.example" {
			t.Errorf("%s was asked for again although it was kept", u)
		}
	}
	return len(s.arrivals)
}

// keptWhole returns the addresses of the answers that a directory's files hold,
// and checks that the log names no others.
func keptWhole(t *testing.T, dir string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		r := warc.NewReader(bufio.NewReader(f), warc.Limits{})
		r.Raw, r.Verify = true, true
		for {
			rec, err := r.Next()
			if err != nil {
				break
			}
			if _, err := io.Copy(io.Discard, rec.Body); err != nil {
				break
			}
			if rec.Type == warc.Response {
				all[rec.URI] = true
			}
		}
		_ = f.Close()
	}
	err = ReadLog(dir, func(e Entry) bool {
		if e.WARC != "" && !all[e.URL] {
			t.Errorf("the log names %s, which is not kept", e.URL)
		}
		return true
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}
