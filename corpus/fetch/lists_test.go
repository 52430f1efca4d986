package fetch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

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
