package store_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gouji/gouji/corpus/store"
)

// kills is how many times TestKill kills a build, and of how many reports.
func kills() (times, reports int) {
	if raceDetector {
		return min(*killCount, 8), 50
	}
	return *killCount, 300
}

var killCount = flag.Int("kills", 15, "how many times TestKill kills a build")

// childEnv names the database and the directory for the process that TestKill
// kills.
const childEnv = "GOUJI_TEST_BUILD"

// TestMain lets the test binary be that process.
func TestMain(m *testing.M) {
	if task := os.Getenv(childEnv); task != "" {
		child(task)
		return
	}
	os.Exit(m.Run())
}

// child builds and says how far it is.
func child(task string) {
	path, dir, _ := strings.Cut(task, "\n")
	t := &childTest{}
	o := options(t, dir)
	o.Outcomes = 10
	db, err := store.Create(context.Background(), path)
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("open")
	if _, err := db.Build(context.Background(), o); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	if err := db.Close(); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("done")
}

// childTest is what options needs outside of a test.
type childTest struct{ testing.TB }

func (childTest) Helper()        {}
func (childTest) Cleanup(func()) {}
func (childTest) Fatal(a ...any) { panic(fmt.Sprint(a...)) }

// TestKill kills a build at random moments and lets the next one go on; between
// two kills, files are as they were. In the end the database is the same as that
// of a build that nothing disturbed.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	times, reports := kills()
	corpus(t, in, 5, reports)
	pack(t, filepath.Join(in, "more.zip"), 6, reports/8)
	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	if last := runChild(t, whole, in, -1); last != "done" {
		t.Fatal(last)
	}
	took := time.Since(start)
	want := dump(t, whole)
	rng := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	path, restarts, killed := "", 0, 0
	for killed < times {
		if path == "" { // begin anew, as a finished build has nothing left to be killed in
			path = filepath.Join(dir, fmt.Sprintf("killed-%d.db", restarts))
			restarts++
		}
		last := runChild(t, path, in, time.Duration(rng.Int64N(int64(took)*9/10)))
		if strings.HasPrefix(last, "error:") {
			t.Fatal(last)
		}
		if last != "done" {
			killed++
			continue
		}
		compareDumps(t, want, path)
		path = ""
	}
	if path != "" {
		if last := runChild(t, path, in, -1); last != "done" {
			t.Fatal(last)
		}
		compareDumps(t, want, path)
	}
	t.Logf("killed %d times over %d builds of %v each", killed, restarts, took)
}

// compareDumps reports where a database differs.
func compareDumps(t *testing.T, want, path string) {
	t.Helper()
	got := dump(t, path)
	if got == want {
		return
	}
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("%s, line %d:\nwant %.300s\ngot  %.300s", path, i, a[i], b[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", path, len(b), len(a))
}

// runChild builds in a process of its own, kills it after a time (negative:
// never), and returns the last line that it printed.
func runChild(t *testing.T, path, in string, after time.Duration) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), childEnv+"="+path+"\n"+in)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if after >= 0 {
		timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
	}
	last := ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		last = lines.Text()
	}
	_ = cmd.Wait() // a killed process ends with an error
	return last
}
