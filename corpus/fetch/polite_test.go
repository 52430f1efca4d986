package fetch

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestOneAddress asks hosts that share an address as if they were one.
func TestOneAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		s.slow = 300 * time.Millisecond
		o := options(t, s)
		var urls []string
		for i := range 30 {
			urls = append(urls, fmt.Sprintf("http://shared%d.example/report/%d.html", i%10, 1000+i), fmt.Sprintf("http://a.example/report/%d.html", 1000+i))
		}
		began := time.Now()
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		s.checkPolite(t, time.Second)
		if took := time.Since(began); took < 40*time.Second || took > 80*time.Second {
			t.Errorf("40 requests to one address took %v", took)
		}
		o.To, o.PerAddress = t.TempDir(), 4
		began = time.Now()
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took < 31*time.Second || took > 60*time.Second { // a.example alone takes as long
			t.Errorf("with four connections %v", took)
		}
		for u, got := range outcomes(t, o.To) {
			if got != "fetched" {
				t.Errorf("%s: %s", u, got)
			}
		}
	})
}

// TestRobotsElsewhere keeps the delay of a host to which robots.txt files of others
// lead, and ends where they lead to each other.
func TestRobotsElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		var urls []string
		want := map[string]string{}
		for i := range 4 {
			for _, host := range []string{"awayrobots1", "central", "awayrobots2", "ringrobots1", "ringrobots2", "weeksrobots", "laterrobots"} {
				u := fmt.Sprintf("http://%s.example/report/%d.html", host, 1020+i)
				urls = append(urls, u)
				switch want[u] = "fetched"; {
				case host == "weeksrobots":
					want[u] = "skipped retry_later"
				case strings.HasPrefix(host, "away") && i == 1:
					want[u] = "skipped robots"
				}
			}
		}
		began := time.Now()
		if err := Run(t.Context(), o, Input{URLs: urls}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		s.checkPolite(t, time.Second)
		if s.askedFor("central.example", "/all.txt") == 0 || s.askedFor("weeksrobots.example", "/robots.txt") != 1 || time.Since(began) < 500*time.Second {
			t.Errorf("robots.txt files were not asked for as they should, in %v", time.Since(began))
		}
		checkKept(t, o.To)
	})
}

// TestGetterIsPolite gets documents side by side: those of one address one after
// the other.
func TestGetterIsPolite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		s.slow = 100 * time.Millisecond
		g := NewGetter(options(t, s))
		defer g.Close()
		began := time.Now()
		var all sync.WaitGroup
		for i := range 4 {
			for _, host := range []string{"a", "shared1", "shared2"} {
				all.Go(func() {
					if _, err := g.Get(t.Context(), fmt.Sprintf("http://%s.example/report/%d.html", host, 1020+i)); err != nil {
						t.Error(err)
					}
				})
			}
		}
		all.Wait()
		s.checkPolite(t, time.Second)
		if took := time.Since(began); took > 13*time.Second {
			t.Errorf("8 documents of one address took %v", took)
		}
	})
}

// TestHeadTimeout waits for the head of an answer as long as the flags say.
func TestHeadTimeout(t *testing.T) {
	for all, want := range map[time.Duration]time.Duration{20 * time.Second: 20 * time.Second, 3 * time.Minute: time.Minute, 15 * time.Minute: 5 * time.Minute} {
		if got := newClient(Options{Timeout: all}.withDefaults()).transport.ResponseHeaderTimeout; got != want {
			t.Errorf("%v: %v, want %v", all, got, want)
		}
	}
}
