package spool

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
)

func TestSpool(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	for _, size := range []int{0, 10, memory + 10, 3*memory + 1} {
		var s Spool
		var want strings.Builder
		for want.Len() < size {
			line := strings.Repeat("某", 300) + "\n"
			want.WriteString(line)
			if _, err := io.WriteString(&s, line); err != nil {
				t.Fatal(err)
			}
		}
		if (s.file != nil) != (size > memory) {
			t.Errorf("%d bytes: temporary file %v", size, s.file)
		}
		if s.buffer.Len() >= memory {
			t.Errorf("%d bytes: %d of them in memory", size, s.buffer.Len())
		}
		var got bytes.Buffer
		if n, err := s.WriteTo(&got); err != nil || n != int64(want.Len()) {
			t.Fatalf("%d bytes: wrote %d, %v", size, n, err)
		}
		if got.String() != want.String() {
			t.Errorf("%d bytes came out changed", size)
		}
		if files := names(t, dir); len(files) > 0 {
			t.Errorf("%d bytes: left behind %v", size, files)
		}
	}
}

func TestWithoutRoom(t *testing.T) {
	t.Setenv("TMPDIR", "/nonexistent")
	var s Spool
	if _, err := s.Write(make([]byte, memory)); err == nil {
		t.Error("no error without a directory for temporary files")
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
