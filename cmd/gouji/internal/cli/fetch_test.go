package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/fetch"
)

// reportSite serves a list, the report broken.txt and pages that are none.
func reportSite(t *testing.T) (address string) {
	t.Helper()
	report, err := os.ReadFile("../../../../testdata/examples/broken.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/list":
			io.WriteString(w, `<title>政府信息公开年报</title><a href="/report.txt">某县2024年政府信息公开工作年度报告</a><a href="/old.txt">某县2016年政府信息公开工作年度报告</a>
<a href="/old.txt">某县2016年政府信息公开工作年度报告</a><a href="/zn.html">政府信息公开指南</a><a href="/tz.html">关于做好2024年政府信息公开工作年度报告编制工作的通知</a>`+
				`<a href="http://b.example/">乙县2015年政府信息公开工作年度报告</a><a href="http://c.example/">丙县2015年政府信息公开工作年度报告</a>`)
		case "/report.txt", "/old.txt":
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			w.Write(report)
		case "/moved":
			http.Redirect(w, r, "/report.txt", http.StatusFound)
		case "/away":
			http.Redirect(w, r, "http://[::ffff:10.0.0.1]/", http.StatusFound)
		case "/robots.txt":
			io.WriteString(w, "User-agent: *\nDisallow: /secret/\n")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// run runs the program with its own parser.
func runWeb(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := Command{Stdin: strings.NewReader(stdin), Stdout: &stdout, Stderr: &stderr}
	code := c.Run(t.Context(), args)
	return result{code, stdout.String(), stderr.String()}
}

// TestFetch fetches, goes on without asking again, and reads what was kept.
func TestFetch(t *testing.T) {
	site := reportSite(t)
	dir := filepath.Join(t.TempDir(), "kept")
	args := []string{"fetch", "--allow-private", "--delay", "1ms", "--to", dir, "--from-page", site + "/list", "--years", "2019-", "--list", "-", "--contact", "me@example.org"}
	got := runWeb(t, site+"/none\n"+site+"/moved\n", args...)
	lines := strings.Split(got.stdout, "\n")
	want := []string{"fetched: 1", "pages that lead further: 1", "redirected: 1", "not what was asked for: 1", "  1 not found (not_found)", "    " + site + "/none"}
	if diff := cmp.Diff(want, lines[:min(len(want), len(lines))]); diff != "" || got.code != ExitFailure || got.stderr != "" {
		t.Errorf("exit code %d, stderr %q (-want +got):\n%s", got.code, got.stderr, diff)
	}
	got = runWeb(t, site+"/none\n"+site+"/moved\n", args...)
	for _, part := range []string{"known from before: 4\n  fetched: 1\n", "    1 not found (not_found)\n      " + site + "/none\n", "not asked for again", "\n0 requests to 0 hosts"} {
		if !strings.Contains(got.stdout, part) || got.code != ExitFailure {
			t.Errorf("exit code %d, no %q in %s", got.code, part, got.stdout)
		}
	}
	if got = runWeb(t, "", "fetch", "--allow-private", "--to", dir, site+"/moved"); got.code != ExitOK || !strings.HasPrefix(got.stdout, "known from before: 2\n") {
		t.Errorf("exit code %d, %s", got.code, got.stdout)
	}
	got = runWeb(t, "", "parse", dir)
	if n := strings.Count(got.stdout, `"schema":"gouji/report/v1"`); n != 1 || !strings.Contains(got.stdout, `"url":"`+site+`/report.txt"`) || !strings.Contains(got.stdout, `"record":"<urn:uuid:`) || !strings.Contains(got.stdout, `"fetched":"2`) {
		t.Errorf("%d reports in %.2000s", n, got.stdout)
	}
	if got = runWeb(t, "", "check", dir); !strings.Contains(got.stdout, "✗ "+site+"/report.txt") || got.code != ExitFindings {
		t.Errorf("exit code %d, %s", got.code, got.stdout)
	}
	if err := fetch.ReadLog(dir, func(e fetch.Entry) bool {
		if e.Kind != fetch.Robots && e.Time.IsZero() {
			t.Errorf("%+v", e)
		}
		return true
	}); err != nil {
		t.Error(err)
	}
}

// TestDryRun lists what a run would fetch, and what not: what is there already, what robots.txt
// forbids, addresses that are none. Given to --list, the output is a list.
func TestDryRun(t *testing.T) {
	site := reportSite(t)
	dir := filepath.Join(t.TempDir(), "kept")
	if got := runWeb(t, "", "fetch", "--allow-private", "--delay", "0", "--to", dir, site+"/report.txt", site+"/none"); got.code != ExitFailure {
		t.Errorf("exit code %d, %s", got.code, got.stdout)
	}
	before, err := os.ReadFile(filepath.Join(dir, fetch.LogName))
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"fetch", "--allow-private", "--dry-run", "--delay", "0", "--to", dir, "--from-page", site + "/list", site + "/secret/1.html", site + "/none", site + "/report.txt", "nonsense"}
	got := runWeb(t, "", args...)
	lines := strings.Split(got.stdout, "\n")
	want := []string{
		"# skipped bad_url\tnonsense\t\t", "# skipped robots\t" + site + "/secret/1.html\t\t", "# known: refused not_found\t" + site + "/none\t\t", "# known: fetched not_a_report\t" + site + "/report.txt\t\t",
		"# page\t" + site + "/list\t\t", site + "/old.txt\t2016\t某县2016年政府信息公开工作年度报告", "# would be fetched: 1",
	}
	slices.Sort(want[:6])
	slices.Sort(lines[:min(6, len(lines))])
	for i := range lines { // whether the example is a report is not the matter here
		lines[i] = strings.Replace(lines[i], "known: fetched\t", "known: fetched not_a_report\t", 1)
	}
	if diff := cmp.Diff(want, lines[:min(7, len(lines))]); diff != "" || got.code != ExitFailure || got.stderr != "" {
		t.Errorf("exit code %d, stderr %q (-want +got):\n%s", got.code, got.stderr, diff)
	}
	if after, err := os.ReadFile(filepath.Join(dir, fetch.LogName)); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the dry run changed the log, error %v", err)
	}
	again := runWeb(t, got.stdout, "fetch", "--allow-private", "--dry-run", "--delay", "0", "--list", "-")
	if !strings.HasPrefix(again.stdout, site+"/old.txt\t\t\n# would be fetched: 1\n") || again.code != ExitOK {
		t.Errorf("exit code %d, %s", again.code, again.stdout)
	}
}

// TestListOfPipe reads a list that can be read only once.
func TestListOfPipe(t *testing.T) {
	site := reportSite(t)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	go func() {
		defer w.Close()
		for range 5000 { // more than a pipe holds
			fmt.Fprintln(w, site+"/report.txt")
		}
		fmt.Fprintln(w, site+"/old.txt")
	}()
	name := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(name); err != nil {
		t.Skip("no /dev/fd")
	}
	got := runWeb(t, "", "fetch", "--allow-private", "--dry-run", "--delay", "0", "--list", name)
	if got.code != ExitOK || !strings.Contains(got.stdout, "# would be fetched: 2\n") {
		t.Errorf("exit code %d, %s%s", got.code, got.stdout, got.stderr)
	}
	if got := runWeb(t, "", "fetch", "--dry-run", "--list", t.TempDir()); got.code != ExitFailure {
		t.Errorf("a directory: exit code %d, %s", got.code, got.stderr)
	}
}

// TestURLs reads URLs as paths, and refuses those that lead inside.
func TestURLs(t *testing.T) {
	site := reportSite(t)
	got := runWeb(t, "", "parse", "--allow-private", site+"/moved", site+"/none")
	decoder := json.NewDecoder(strings.NewReader(got.stdout))
	var report, refusal struct {
		Schema  string
		Refused string
		Source  struct{ Path, URL, Fetched, SHA256 string }
	}
	if err := decoder.Decode(&report); err != nil {
		t.Fatal(err)
	}
	if err := decoder.Decode(&refusal); err != nil {
		t.Fatal(err)
	}
	if report.Schema != "gouji/report/v1" || report.Source.URL != site+"/report.txt" || report.Source.Path != "" || report.Source.Fetched == "" || report.Source.SHA256 == "" {
		t.Errorf("%+v", report)
	}
	if refusal.Refused != "not_found" || refusal.Source.URL != site+"/none" || got.code != ExitFailure {
		t.Errorf("%+v", refusal)
	}
	for _, u := range []string{site + "/moved", "http://127.0.0.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/"} {
		if got := runWeb(t, "", "check", u); got.code != ExitFailure || !strings.Contains(got.stdout, "(private_address: ") {
			t.Errorf("%s: exit code %d, %s", u, got.code, got.stdout)
		}
	}
}

func TestFetchUsage(t *testing.T) {
	for _, args := range []string{
		"fetch", "fetch http://a/", "fetch --to x", "fetch --to x --years 1900 http://a/", "fetch --to x --years 2024-2019 http://a/", "fetch --to x --years abc http://a/",
		"fetch --to x --delay -1s http://a/", "fetch --to x --hosts 0 http://a/", "fetch --to x --refresh=-1h http://a/", "fetch --to x --refresh=soon http://a/", "fetch --to x --max-bytes 0 http://a/",
	} {
		if got := gouji(t, strings.Fields(args)...); got.code != ExitUsage {
			t.Errorf("%s: exit code %d, %s", args, got.code, got.stderr)
		}
	}
}

func TestParseYears(t *testing.T) {
	for s, want := range map[string][2]int{"": {}, "2019-2024": {2019, 2024}, "2023": {2023, 2023}, "2019-": {2019, 0}, "-2020": {0, 2020}, "2019至2021": {2019, 2021}, "2019—2021": {2019, 2021}} {
		if got, err := parseYears(s); err != nil || got != want {
			t.Errorf("%q: %v, error %v", s, got, err)
		}
	}
}

func TestAgent(t *testing.T) {
	if got := agent("me@example.org\r\nX: y) 中"); !strings.HasPrefix(got, "gouji/") || !strings.HasSuffix(got, " (+me@example.orgX: y )") {
		t.Errorf("%q", got)
	}
}

func TestFetchProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var stderr bytes.Buffer
		a := &app{Command: Command{Stderr: &stderr, Stdout: &stderr}, lang: english}
		stats := new(fetch.Stats)
		p := a.startFetchProgress(t.Context(), "plain", stats)
		stats.Hosts.Add(2)
		stats.Done.Add(7)
		stats.Queued.Add(3)
		stats.Asked.Add(20)
		stats.Bytes.Add(10 << 20)
		time.Sleep(plainInterval + time.Second)
		p.stop()
		want := "gouji: 2 hosts, 7 done, 3 waiting, 10.0 MiB, 2.0 requests/s, 1.0 MiB/s\n"
		if got := stderr.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}

// TestReasons checks that every reason of fetching has a text in both languages.
func TestReasons(t *testing.T) {
	for _, r := range []fetch.Reason{fetch.BadURL, fetch.PrivateAddress, fetch.ScriptChallenge, fetch.TLSChain, fetch.RobotsDisallow} {
		if text := r.Text(); text.ZH == string(r) || text.EN == string(r) || text.ZH == text.EN {
			t.Errorf("%s: %+v", r, text)
		}
	}
	if text := fetch.Reason("new").Text(); text.EN != "new" {
		t.Error(fmt.Sprint(text))
	}
}
