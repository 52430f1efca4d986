package interpret

import (
	"errors"
	"testing"
	"time"
)

// TestChildReads reads files one after the other: one child reads all of them but
// for those that end it, which costs no other file.
func TestChildReads(t *testing.T) {
	r := Reader{Timeout: 5 * time.Second}
	defer r.Close()
	child := func() int {
		if len(r.children.idle) != 1 {
			t.Fatalf("%d children wait", len(r.children.idle))
		}
		return r.children.idle[0].Process.Pid
	}
	read := func(file string, want error) {
		t.Helper()
		got, err := r.Read(t.Context(), testdata(t, "bad/"+file+".pdf"))
		if !errors.Is(err, want) || want == nil && text(got.Pages[0]) != hello {
			t.Fatalf("%s: %v", file, err)
		}
	}
	read("ok", nil)
	first := child()
	read("tiny", ErrDamaged) // its own fault
	read("ok", nil)
	if child() != first {
		t.Error("another child was started for a file in order")
	}
	read("xrefstm_hugesize", ErrLimit)
	read("ok", nil)
	if child() == first {
		t.Error("the child outlived its limit")
	}
	if err := r.children.idle[0].Process.Kill(); err != nil {
		t.Fatal(err)
	}
	read("ok", nil)
	r.Close()
	if len(r.children.idle) > 0 {
		t.Error("a child waits behind the end")
	}
}

// TestChildGrows lets a child grow by a file; it is not used for another one.
func TestChildGrows(t *testing.T) {
	var r Reader
	defer r.Close()
	if _, err := r.Read(t.Context(), make([]byte, 128<<20)); !errors.Is(err, ErrDamaged) {
		t.Fatal(err)
	}
	if len(r.children.idle) > 0 {
		t.Error("a large child waits for files")
	}
}
