package htmldoc

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/gouji/gouji/extract"
)

// TestReuse reads sources in each other's memory: every document is what a new
// reader makes of its source, and stays that until it is done with.
func TestReuse(t *testing.T) {
	sources := []string{
		"<p>甲<p>乙", "<table><tr><td>1<td rowspan=3>2<tr><td>3</table>",
		"<table><tr><td><p>a<p>b<td><table><tr><td>c<td>d</table></table>",
		"<div hidden><table><tr><td>1<td>2", "<h1>标题<b>x</h1><a href=u>链接</a><![CDATA[", "<style>.a{display:none}</style><p class=a>无<p>有",
		strings.Repeat("<tr><td>1<td>2", 5000),
	}
	names, err := filepath.Glob("../../testdata/samples/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(content))
	}
	want := make([]*extract.Document, len(sources))
	for i, src := range sources {
		if want[i], err = Read(src, extract.Limits{}); err != nil {
			t.Fatal(err)
		}
		want[i].Memory = nil
	}
	var m Reader
	var readers sync.WaitGroup
	for n := range 4 {
		readers.Go(func() {
			got := make([]*extract.Document, len(sources))
			for k := range 2 * len(sources) {
				i := (k*(n+1) + n) % len(sources)
				if got[i] != nil {
					got[i].Done()
				}
				got[i], _ = m.Read(sources[i], extract.Limits{})
			}
			for i := range sources {
				if got[i] == nil {
					continue
				}
				got[i].Memory = nil
				if !reflect.DeepEqual(want[i], got[i]) {
					t.Errorf("source %d is read otherwise", i)
				}
			}
		})
	}
	readers.Wait()
}
