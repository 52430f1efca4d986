package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
)

// title makes a report whose title is the content.
func title(_ string, content []byte) (*normalize.Report, *normalize.Refusal) {
	return &normalize.Report{Schema: normalize.ReportSchema, Title: string(content)}, nil
}

// files writes files, path → content, below a new directory and makes that the
// working directory.
func files(t *testing.T, content map[string]string) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for path, text := range content {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// line is an outcome in short: "a.txt: content" or "a.txt! not_found".
func line(o ingest.Outcome) string {
	if o.Refusal != nil {
		return o.Path + "! " + o.Refusal.Refused
	}
	return o.Path + ": " + o.Report.Title
}

func lines(t *testing.T, o ingest.Options, paths ...string) []string {
	t.Helper()
	if o.Parse == nil {
		o.Parse = title
	}
	var got []string
	err := ingest.Run(t.Context(), o, paths, func(o ingest.Outcome) error {
		got = append(got, line(o))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestPaths(t *testing.T) {
	files(t, map[string]string{
		"b.txt": "b", "a.txt": "a", "[x].txt": "brackets",
		"d/z.html": "z", "d/y.html": "y", "d/e/x.html": "x", "d/e/x.md": "md",
		"d/.hidden": "h", "d/.git/config": "g", "d/x.html/inside": "dir named as a file",
	})
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, link := range [][2]string{
		{"../a.txt", "d/link"}, {"nowhere", "d/e/dangling"}, {"..", "d/e/loop"}, {"d", "dlink"},
	} {
		if err := os.Symlink(link[0], link[1]); err != nil {
			t.Skip("no symbolic links:", err)
		}
	}
	for _, test := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"as given, twice", []string{"b.txt", "a.txt", "b.txt"}, []string{"b.txt: b", "a.txt: a", "b.txt: b"}},
		{"directory", []string{"d"}, []string{"d/e/dangling! not_found", "d/e/x.html: x", "d/e/x.md: md", "d/link: a",
			"d/x.html/inside: dir named as a file", "d/y.html: y", "d/z.html: z"}},
		{"link to a directory", []string{"dlink/e/"}, []string{"dlink/e/dangling! not_found", "dlink/e/x.html: x", "dlink/e/x.md: md"}},
		{"missing among others", []string{"no", "a.txt"}, []string{"no! not_found", "a.txt: a"}},
		{"empty directory", []string{"empty", "a.txt"}, []string{"empty! no_files", "a.txt: a"}},
		{"hidden when named", []string{"d/.hidden"}, []string{"d/.hidden: h"}},
		{"pattern", []string{"*.txt"}, []string{"[x].txt: brackets", "a.txt: a", "b.txt: b"}},
		{"pattern that is a file's name", []string{"[x].txt"}, []string{"[x].txt: brackets"}},
		{"pattern in the middle", []string{"d/?/x.*"}, []string{"d/e/x.html: x", "d/e/x.md: md"}},
		{"pattern matches a directory", []string{"d/x*"}, []string{"d/x.html/inside: dir named as a file"}},
		{"any directories", []string{"**/?.html"}, []string{"d/e/x.html: x", "d/x.html/inside: dir named as a file", "d/y.html: y", "d/z.html: z"}},
		{"any directories twice", []string{"**/e/**/*.md"}, []string{"d/e/x.md: md"}},
		{"any directories at the end", []string{"d/e/**"}, []string{"d/e/dangling! not_found", "d/e/x.html: x", "d/e/x.md: md"}},
		{"hidden by pattern", []string{"d/.g*/*"}, []string{"d/.git/config: g"}},
		{"class", []string{"[ac].txt"}, []string{"a.txt: a"}},
		{"negated class", []string{"[!a].txt", "[^a].txt"}, []string{"b.txt: b", "b.txt: b"}},
		{"no match", []string{"*.pdf", "a.txt"}, []string{"*.pdf! no_match", "a.txt: a"}},
		{"no such directory", []string{"no/*.pdf"}, []string{"no/*.pdf! no_match"}},
		{"bad pattern", []string{"[a"}, []string{"[a! bad_pattern"}},
		{"nothing", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(t, ingest.Options{}, test.paths...)
			for i := range got {
				got[i] = filepath.ToSlash(got[i])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			count := 0
			ingest.Count(t.Context(), test.paths, func() { count++ })
			if count != len(test.want) {
				t.Errorf("Count found %d inputs, want %d", count, len(test.want))
			}
		})
	}
}

func TestUnreadableDirectory(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	files(t, map[string]string{"d/a/x": "x", "d/b/y": "y", "d/c": "c"})
	if err := os.Chmod("d/a", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("d/a", 0o755)
	if err := os.Chmod("d/c", 0); err != nil {
		t.Fatal(err)
	}
	want := []string{"d/a! permission", "d/b/y: y", "d/c! permission"}
	if diff := cmp.Diff(want, lines(t, ingest.Options{}, "d")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStdin(t *testing.T) {
	got := lines(t, ingest.Options{Stdin: strings.NewReader("in")}, "-", "-")
	if diff := cmp.Diff([]string{"-: in", "-! io"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = lines(t, ingest.Options{Stdin: strings.NewReader("12345"), MaxBytes: 4}, "-")
	if diff := cmp.Diff([]string{"-! too_large"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSource checks what Run says about where a report comes from.
func TestSource(t *testing.T) {
	files(t, map[string]string{"a": "abc", "big": "12345"})
	var got []normalize.Source
	err := ingest.Run(t.Context(), ingest.Options{Parse: title, MaxBytes: 4}, []string{"a", "big", "no"}, func(o ingest.Outcome) error {
		if o.Refusal == nil {
			got = append(got, o.Report.Source)
			return nil
		}
		got = append(got, o.Refusal.Source)
		if o.Refusal.Schema != normalize.RefusalSchema || o.Refusal.Reason.ZH == "" || o.Refusal.Reason.EN == "" || o.Refusal.Detail == "" {
			t.Errorf("incomplete refusal %+v", o.Refusal)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []normalize.Source{
		{Path: "a", Bytes: 3, SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{Path: "big"}, {Path: "no"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPanicOfTheParser(t *testing.T) {
	files(t, map[string]string{"a": "a", "b": "b", "c": "c"})
	var mu sync.Mutex
	var stacks []string
	got := lines(t, ingest.Options{
		Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
			if path == "b" {
				panic("boom")
			}
			return title(path, content)
		},
		OnPanic: func(path string, value any, stack []byte) {
			mu.Lock()
			defer mu.Unlock()
			stacks = append(stacks, fmt.Sprint(path, value, strings.Contains(string(stack), "ingest_test.go")))
		},
	}, "a", "b", "c")
	if diff := cmp.Diff([]string{"a: a", "b! internal_error", "c: c"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"bboomtrue"}, stacks); diff != "" {
		t.Errorf("stacks (-want +got):\n%s", diff)
	}
}

func TestTimeLimit(t *testing.T) {
	files(t, map[string]string{"a": "a", "b": "b"})
	release := make(chan struct{})
	defer close(release)
	got := lines(t, ingest.Options{
		TimeLimit: 50 * time.Millisecond,
		Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
			if path == "a" {
				<-release
			}
			return title(path, content)
		},
	}, "a", "b")
	if diff := cmp.Diff([]string{"a! time_limit", "b: b"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestOrder lets early files take longest.
func TestOrder(t *testing.T) {
	content := map[string]string{}
	var want []string
	for i := range 200 {
		path := fmt.Sprintf("d/%03d", i)
		content[path] = "x"
		want = append(want, path+": x")
	}
	files(t, content)
	got := lines(t, ingest.Options{Workers: 8, Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		if strings.HasSuffix(path, "0") {
			time.Sleep(2 * time.Millisecond)
		}
		return title(path, content)
	}}, "d")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestStreaming checks that the first outcome is out while later files are
// still unread, and that no more than the window is read ahead of it.
func TestStreaming(t *testing.T) {
	content := map[string]string{}
	for i := range 1000 {
		content[fmt.Sprintf("d/%04d", i)] = "x"
	}
	files(t, content)
	const workers = 2
	var parsed, emitted, ahead atomic.Int64
	o := ingest.Options{Workers: workers, Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		ahead.Store(max(ahead.Load(), parsed.Add(1)-emitted.Load()))
		return title(path, content)
	}}
	err := ingest.Run(t.Context(), o, []string{"d"}, func(ingest.Outcome) error {
		time.Sleep(50 * time.Microsecond)
		emitted.Add(1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if limit := int64(64*workers + 3); ahead.Load() > limit {
		t.Errorf("%d files read ahead of the output, want at most %d", ahead.Load(), limit)
	}
	if parsed.Load() != 1000 || emitted.Load() != 1000 {
		t.Errorf("parsed %d, emitted %d of 1000", parsed.Load(), emitted.Load())
	}
}

// TestMaxInFlight checks that files beyond the memory share wait, that one
// larger than the share is read all the same, and that nothing locks up.
func TestMaxInFlight(t *testing.T) {
	files(t, map[string]string{"a": "1234", "b": "1234", "c": "123456789", "d": "1"})
	var held, most atomic.Int64
	o := ingest.Options{Workers: 4, MaxInFlight: 5, Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		most.Store(max(most.Load(), held.Add(int64(len(content)))))
		time.Sleep(time.Millisecond)
		return title(path, content)
	}}
	n := 0
	err := ingest.Run(t.Context(), o, []string{"a", "b", "c", "d"}, func(o ingest.Outcome) error {
		n++
		held.Add(-int64(len(o.Report.Title)))
		return nil
	})
	if err != nil || n != 4 {
		t.Fatalf("%d outcomes, error %v", n, err)
	}
	if most.Load() > 9 {
		t.Errorf("%d bytes at once, want at most those of the largest file", most.Load())
	}
}

func TestEmitError(t *testing.T) {
	files(t, map[string]string{"a": "a", "b": "b", "c": "c"})
	stop := errors.New("stop")
	n := 0
	err := ingest.Run(t.Context(), ingest.Options{Parse: title}, []string{"a", "b", "c"}, func(ingest.Outcome) error {
		n++
		return stop
	})
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("error %v after %d outcomes, want stop after 1", err, n)
	}
}

// TestCancel ends a run while a file is being parsed and standard input hangs.
func TestCancel(t *testing.T) {
	files(t, map[string]string{"a": "a", "b": "b"})
	for _, last := range []string{"b", ingest.Stdin} {
		before := runtime.NumGoroutine()
		ctx, cancel := context.WithCancel(t.Context())
		reader, writer := io.Pipe()
		release := make(chan struct{})
		var got []string
		err := ingest.Run(ctx, ingest.Options{Stdin: reader, Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
			if path == "b" {
				<-release
			}
			return title(path, content)
		}}, []string{"a", last}, func(o ingest.Outcome) error {
			got = append(got, line(o))
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want canceled", last, err)
		}
		if diff := cmp.Diff([]string{"a: a"}, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", last, diff)
		}
		close(release)
		writer.Close()
		for wait := 0; runtime.NumGoroutine() > before && wait < 200; wait++ {
			time.Sleep(time.Millisecond)
		}
		if n := runtime.NumGoroutine(); n > before {
			t.Errorf("%s: %d goroutines before, %d after", last, before, n)
		}
	}
}

func TestNoParser(t *testing.T) {
	if err := ingest.Run(t.Context(), ingest.Options{}, []string{"-"}, nil); err == nil {
		t.Error("no error without a parser")
	}
}

// FuzzPattern checks that any path gives at least one outcome and that no
// pattern takes for ever.
func FuzzPattern(f *testing.F) {
	for _, seed := range []string{"d/**/x", "**", "[", "**/**/**/**/*", "*/../a", "\\*", "d//*", "/", "", "./**/.*"} {
		f.Add(seed)
	}
	dir := f.TempDir()
	for _, path := range []string{"a", "d/e/x", "d/x", "d/.h"} {
		name := filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			f.Fatal(err)
		}
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		if strings.Contains(pattern, "..") {
			t.Skip("leads out of the test's directory")
		}
		path := dir + "/" + pattern
		seen := map[string]bool{}
		err := ingest.Run(t.Context(), ingest.Options{Parse: title, Workers: 1}, []string{path}, func(o ingest.Outcome) error {
			if seen[o.Path] {
				t.Errorf("%s found twice", o.Path)
			}
			seen[o.Path] = true
			return nil
		})
		if err != nil || len(seen) == 0 || len(seen) > 4 {
			t.Errorf("%d outcomes, error %v", len(seen), err)
		}
	})
}

func BenchmarkRun(b *testing.B) {
	dir := b.TempDir()
	text := []byte(strings.Repeat("x", 5<<10))
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d", i)), text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(1000 * int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		err := ingest.Run(b.Context(), ingest.Options{Parse: title}, []string{dir}, func(ingest.Outcome) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}
