package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestDrawnFormatsAreNotWrittenToATerminal(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil || !isTerminal(terminal) {
		t.Skip("no terminal to be had")
	}
	defer terminal.Close()
	for _, format := range []string{"html", "xlsx"} {
		var stderr bytes.Buffer
		c := Command{Stdin: strings.NewReader("broken"), Stdout: terminal, Stderr: &stderr, Parser: fake}
		if code := c.Run(t.Context(), []string{"check", "--format", format, "-"}); code != ExitUsage {
			t.Errorf("%s: exit code %d", format, code)
		}
		if want := format + " is not written to a terminal: use -o FILE or redirect the output"; !strings.Contains(stderr.String(), want) {
			t.Errorf("%s: no %q in %q", format, want, stderr.String())
		}
		name := filepath.Join(t.TempDir(), "out")
		if code := c.Run(t.Context(), []string{"check", "--format", format, "-o", name, "-"}); code != ExitOK && code != ExitFindings && code != ExitFailure {
			t.Errorf("%s to a file: exit code %d: %s", format, code, stderr.String())
		}
	}
}

// Output that fails leaves no file, and an older one as it was.
func TestFailedOutputLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.csv")
	if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := &app{Command: Command{Stdout: &bytes.Buffer{}}, lang: english}
	for _, keep := range []bool{false, true} {
		out, err := a.openTarget(a.checkCommand(), name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte("new")); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(name); string(got) != "old" {
			t.Errorf("the file is %q before the end", got)
		}
		if err := out.close(keep); err != nil {
			t.Fatal(err)
		}
		want := map[bool]string{false: "old", true: "new"}[keep]
		if got, _ := os.ReadFile(name); string(got) != want {
			t.Errorf("the file is %q, want %q", got, want)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Errorf("%d files are left", len(entries))
		}
	}
}

// What is no regular file is written to and stays what it is.
func TestOutputToADevice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no /dev/null")
	}
	if got := gouji(t, "check", "-o", "/dev/null", "--format", "csv", "sound"); got.code != ExitOK || got.stdout != "" {
		t.Errorf("%+v", got)
	}
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode().IsRegular() {
		t.Errorf("/dev/null is %v", info)
	}
}

func TestNewWaivers(t *testing.T) {
	var stdout, stderr bytes.Buffer
	name := filepath.Join(t.TempDir(), "w.yaml")
	c := Command{Stdin: strings.NewReader("broken"), Stdout: &stdout, Stderr: &stderr, Parser: fake,
		Now: func() time.Time { return time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC) }}
	if code := c.Run(t.Context(), []string{"check", "--write-waivers", name, "--reason", "r", "--by", "b", "--jobs", "-1", "-"}); code != ExitUsage {
		t.Errorf("exit code %d", code)
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a run that failed leaves the file: %v", err)
	}
	if code := c.Run(t.Context(), []string{"check", "--write-waivers", name, "--reason", "r", "--by", "b", "-"}); code != ExitFindings {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
	// The findings of the fake have no identity: there is nothing to accept.
	got, err := os.ReadFile(name)
	if err != nil || !strings.HasPrefix(string(got), "# Accepted findings") || strings.Contains(string(got), "- identity") {
		t.Errorf("%v: %s", err, got)
	}
}

func TestNearest(t *testing.T) {
	all := []named{
		{"disclosure.fees.amount", "行政事业性收费 · 本年收费金额"},
		{"applications.received.natural_person", "本年新收申请 · 自然人"},
		{"applications.received.total", "本年新收申请 · 总计"},
		{"applications.results_total.total", "办理结果总计 · 总计"},
		{"proceedings.litigation_direct.total", "行政诉讼·未经复议直接起诉 · 总计"},
	}
	for typed, want := range map[string]string{
		"applications.recieved.total": "applications.received.total",
		"Applications.Received.Total": "applications.received.total",
		"litigation_direct.total":     "proceedings.litigation_direct.total",
		"fees":                        "disclosure.fees.amount",
		"received":                    "applications.received.natural_person applications.received.total",
		"新收":                          "applications.received.natural_person applications.received.total",
		"nothing like it":             "",
		"":                            "",
		strings.Repeat("x", 1<<20):    "",
	} {
		if got := nearest(all, typed); strings.Join(got, " ") != want && (want == "" || len(got) == 0 || got[0] != want) {
			t.Errorf("%.40s: %v", typed, got)
		}
	}
	for _, d := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"flaw", "lawn", 2}} {
		if got := distance(d.a, d.b); got != d.want {
			t.Errorf("%q to %q: %d, want %d", d.a, d.b, got, d.want)
		}
	}
}
