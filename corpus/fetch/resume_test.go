package fetch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

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
