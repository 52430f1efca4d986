package tables

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize/form"
)

// TestReuse reads documents with one matcher, several at a time, and each as a
// matcher does that has read nothing before: what was read leaves no trace.
func TestReuse(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*extract.Document
	add := func(name string, content []byte) {
		doc, err := read.Document(name, content, extract.Limits{})
		if err != nil {
			t.Fatal(name, err)
		}
		docs = append(docs, doc)
	}
	for _, pattern := range []string{"*.txt", "*.md", "*.html"} {
		names, err := filepath.Glob("../../testdata/samples/" + pattern)
		if err != nil || len(names) == 0 {
			t.Fatal("no samples", err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			add(name, content)
		}
	}
	add("large.txt", []byte(strings.Repeat("总计 1 2 3\n自然人 4 5 6\n", 2000)))
	want := make([]Result, len(docs))
	for i, doc := range docs {
		want[i] = New(forms).Find(doc, 2023)
		want[i].scan = nil
	}
	m := New(forms)
	var readers sync.WaitGroup
	for n := range 4 {
		readers.Go(func() {
			for k := range 2 * len(docs) {
				i := (k*(n+1) + n) % len(docs)
				res := m.Find(docs[i], 2023)
				got := res
				got.scan = nil
				if !reflect.DeepEqual(want[i], got) {
					t.Errorf("document %d is read otherwise", i)
					return
				}
				res.Done()
			}
		})
	}
	readers.Wait()
}

// TestMemory fills the memory of labels: it stays small, and nothing is mixed up.
func TestMemory(t *testing.T) {
	m := memory{}
	for i := range 5 * maxMemory {
		text := fmt.Sprintf("（一）总计%*s", i%200, "")
		if i%7 == 0 {
			text = fmt.Sprintf("%d、总计", i)
		}
		m.keep(text, int32(i), []byte(text))
		if l, ok := m[text]; len(text) <= maxLabel && (!ok || l.word != int32(i) || l.folded != text) {
			t.Fatalf("%q is remembered as %+v", text, l)
		}
		if len(m) > maxMemory {
			t.Fatalf("%d labels are remembered", len(m))
		}
	}
	long := strings.Repeat("总计", maxLabel)
	m.keep(long, 1, []byte(long))
	if _, ok := m[long]; ok {
		t.Error("a long text is remembered")
	}
}

// TestLikeness leaves out what is not above the least.
func TestLikeness(t *testing.T) {
	texts := []string{"", "总计", "本年新收政府信息公开申请数量", "本年新收信息公开申请数", "上年结转政府信息公开申请数量", strings.Repeat("予以公开部分公开", 12)}
	for _, a := range texts {
		for _, b := range texts {
			whole := likeness([]byte(a), b, 0)
			for _, least := range []float32{0, 0.3, 0.6, 0.95, 1} {
				got := likeness([]byte(a), b, least)
				if got != whole && (got != 0 || whole > least) {
					t.Errorf("likeness of %q and %q above %v: %v, is %v", a, b, least, got, whole)
				}
			}
			if (a == b && a != "") != (whole == 1) {
				t.Errorf("likeness of %q and %q: %v", a, b, whole)
			}
		}
	}
}
