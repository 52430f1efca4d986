package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// manyFiles returns a directory with n files.
func manyFiles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPlainProgress(t *testing.T) {
	paths := []string{manyFiles(t, 3)}
	synctest.Test(t, func(t *testing.T) {
		var stderr bytes.Buffer
		a := &app{Command: Command{Stderr: &stderr, Stdout: &stderr}, lang: english}
		p := a.startProgress(t.Context(), "plain", paths, true)
		p.done()
		time.Sleep(2*plainInterval + time.Second)
		p.stop()
		want := "gouji: 1 of 3 files found so far, 0.1 per second, 20s left\n" + "gouji: 1 of 3 files found so far, 0.1 per second, 40s left\n"
		if got := stderr.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// TestProgressWithoutTerminal checks that nothing is shown and that what is
// written comes through.
func TestProgressWithoutTerminal(t *testing.T) {
	for _, mode := range []string{"auto", "never"} {
		var stderr bytes.Buffer
		a := &app{Command: Command{Stderr: &stderr, Stdout: &stderr}, lang: english}
		p := a.startProgress(t.Context(), mode, []string{manyFiles(t, 30)}, true)
		p.done()
		fmt.Fprint(p, "a line\n")
		p.stop()
		if got := stderr.String(); got != "a line\n" {
			t.Errorf("%s: %q", mode, got)
		}
	}
}

// TestBar draws the bar without a terminal, where mpb shows nothing but what is
// written above it.
func TestBar(t *testing.T) {
	var stderr bytes.Buffer
	p := &progress{lang: english, to: &stderr, units: files(), cancel: func() {}}
	p.counted.Store(barFrom)
	p.showBar()
	if p.bars != nil {
		t.Error("a bar for a handful of files")
	}
	p.counted.Store(barFrom + 1)
	p.showBar()
	if p.bars == nil {
		t.Fatal("no bar")
	}
	p.read.Store(barFrom + 1)
	p.counted.Store(2 * barFrom)
	p.showBar()
	if got := p.bar.Current(); got != barFrom+1 {
		t.Errorf("the bar stands at %d, want %d", got, barFrom+1)
	}
	fmt.Fprint(p, "a line\n")
	p.stop()
	fmt.Fprint(p, "after\n")
	if got := stderr.String(); strings.Count(got, "a line\n") > 1 || !strings.HasSuffix(got, "after\n") {
		t.Errorf("%q", got)
	}
}

func TestSpeed(t *testing.T) {
	p := &progress{}
	if _, _, ok := p.speed(time.Second); ok {
		t.Error("a speed before the first file")
	}
	p.read.Store(50)
	p.counted.Store(250)
	if rate, rest, ok := p.speed(5 * time.Second); !ok || rate != 10 || rest != 20*time.Second {
		t.Errorf("got %v per second, %v left", rate, rest)
	}
	p.counted.Store(40) // files are counted by the side
	if _, rest, _ := p.speed(5 * time.Second); rest != 0 {
		t.Errorf("%v left", rest)
	}
}
