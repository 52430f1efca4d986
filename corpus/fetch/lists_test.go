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
		if n := len(s.seen()); n != 3 { // two robots.txt and the list
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

// TestLimits names every limit that cuts off what a page leads to, in every run.
func TestLimits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.MaxPages = 3
		in := Input{Pages: []string{"http://many.example/links.html", "http://many.example/pages.html"}, URLs: []string{"http://many.example/files.html", "http://many.example/deep.html?0"}}
		limits, known := map[string][]Limit{}, map[string][]Limit{}
		note := func(to map[string][]Limit) func(Entry) {
			return func(e Entry) {
				if len(e.Limits) > 0 {
					to[e.URL] = e.Limits
				}
			}
		}
		o.Done, o.Known = note(limits), note(known)
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		want := map[string][]Limit{
			"http://many.example/links.html":  {{Links, 10_000, 10_500}},
			"http://many.example/files.html":  {{Attachments, 50, 53}},
			"http://many.example/deep.html?4": {{Depth, 4, 5}},
		}
		if diff := cmp.Diff(want, limits); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		skipped := 0
		for _, o := range outcomes(t, o.To) {
			if o == "skipped too_many_pages" {
				skipped++
			}
		}
		if skipped != 1 {
			t.Errorf("%d lines for pages beyond the limit", skipped)
		}
		lines := len(readLog(t, o.To))
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, known); diff != "" {
			t.Errorf("second run (-want +got):\n%s", diff)
		}
		if n := len(readLog(t, o.To)); n != lines {
			t.Errorf("the second run wrote %d lines", n-lines)
		}
		o.MaxPages = 100 // what a lower limit kept from being asked for is asked for now
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if n := s.askedFor("many.example", "/pages_19.html"); n != 1 {
			t.Errorf("the last page was asked for %d times", n)
		}
	})
}

// TestRememberFailures tells in a second run what was not got in the first one, without
// asking again.
func TestRememberFailures(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Retries = -1
		in := Input{URLs: []string{"http://odd.example/gone", "http://odd.example/broken", "http://closed.example/1", "http://wall.example/captcha", "http://odd.example/moved", "nonsense", "http://10.0.0.1/"}}
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		want, before := outcomes(t, o.To), len(s.seen())
		got := map[string]string{}
		o.Known = func(e Entry) { got[e.URL] = strings.TrimSpace(string(e.Outcome) + " " + string(e.Reason)) }
		o.Done = func(e Entry) { t.Errorf("a new outcome: %+v", e) }
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" || len(s.seen()) != before {
			t.Errorf("%d requests (-want +got):\n%s", len(s.seen())-before, diff)
		}
		o.Done, o.RetryFailed = nil, true
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if s.askedFor("wall.example", "/captcha") != 2 || s.askedFor("odd.example", "/gone") != 1 || s.askedFor("odd.example", "/broken") != 2 {
			t.Error("failures, and answers of firewalls, are to be asked for again, and nothing else")
		}
	})
}

// TestContentSystems follows a list over what its pager asks an interface for, takes
// the reports whose titles name no year by the dates beside them, and says where only a script
// would lead on.
func TestContentSystems(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newTestSite()
		o := options(t, s)
		o.Years = [2]int{2020, 2021}
		limits := map[string][]Limit{}
		o.Done = func(e Entry) {
			if len(e.Limits) > 0 {
				limits[e.URL] = e.Limits
			}
		}
		in := Input{Pages: []string{"http://cms.example/nb/", "http://cms.example/script/"}}
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		want := map[string]string{
			"http://cms.example/nb/": "page", "http://cms.example/script/": "page",
			"http://cms.example/module/jpage/dataproxy.jsp?page=1&unitid=7": "page", "http://cms.example/module/jpage/dataproxy.jsp?page=2&unitid=7": "page",
			"http://cms.example/report/1023.html": "skipped other_year", "http://cms.example/report/1018.html": "skipped other_year",
			"http://cms.example/report/1022.html": "skipped other_year", "http://cms.example/report/1021.html": "fetched", "http://cms.example/report/1020.html": "fetched",
			"http://cms.example/report/1019.html": "fetched", // published in 2020
		}
		if diff := cmp.Diff(want, outcomes(t, o.To)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(map[string][]Limit{"http://cms.example/script/": {{ScriptPager, 1, 2}}}, limits); diff != "" {
			t.Errorf("limits (-want +got):\n%s", diff)
		}
		lines := len(readLog(t, o.To))
		if err := Run(t.Context(), o, in); err != nil || len(readLog(t, o.To)) != lines {
			t.Errorf("a second run wrote %d lines, error %v", len(readLog(t, o.To))-lines, err)
		}
		o.Years = [2]int{} // now all of them are wanted
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		if got := outcomes(t, o.To); got["http://cms.example/report/1023.html"] != "fetched" || got["http://cms.example/report/1018.html"] != "fetched" {
			t.Errorf("%v", got)
		}
	})
}
