package outline

import (
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize/reporttest"
)

// TestGenerated finds the chapters of generated reports in all layouts, though
// it knows of tables in running text by their labels only.
func TestGenerated(t *testing.T) {
	const documents, most = 500, 5
	fs := forms(t)
	r := New(fs)
	label := labels(fs)
	compared, wrong := 0, 0
	for d := range reporttest.Sample(3, documents) {
		if len(d.Want.Sections) == 0 {
			continue // free chapters
		}
		doc, err := read.Document("", d.Bytes, extract.Limits{})
		if err != nil {
			t.Errorf("%s: %v", d.Name, err)
			continue
		}
		o := r.Read(Input{Blocks: doc.Blocks, TableLabel: label})
		checkOutline(t, doc.Blocks, o)
		var keys []string
		for _, s := range o.Sections {
			if s.Key != "" {
				keys = append(keys, s.Key)
			}
		}
		compared++
		if got, want := strings.Join(keys, " "), strings.Join(d.Want.Sections, " "); got != want {
			wrong++
			t.Logf("%s: got %s, want %s", d.Name, got, want)
		}
	}
	t.Logf("%d of %d right", compared-wrong, compared)
	if compared < documents/4 || wrong > most {
		t.Errorf("%d of %d wrong, at most %d may be", wrong, compared, most)
	}
}
