package tables_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/htmldoc"
	"github.com/gouji/gouji/extract/textdoc"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

func read(t testing.TB, name string) *extract.Document {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(name) {
	case ".html":
		doc, err := htmldoc.Read(string(b), extract.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		return doc
	case ".md":
		return textdoc.Read(string(b), extract.Markdown, extract.Limits{})
	}
	return textdoc.Read(string(b), extract.Text, extract.Limits{})
}

func matcher(t testing.TB) *tables.Matcher {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return tables.New(forms)
}

// TestSamples holds the facts of the real reports against what a careful reader
// finds in them.
func TestSamples(t *testing.T) {
	m := matcher(t)
	truths, err := filepath.Glob("../../testdata/truth/*.json")
	if err != nil || len(truths) == 0 {
		t.Fatal("no samples", err)
	}
	for _, truth := range truths {
		base := filepath.Join("../../testdata/samples", strings.TrimSuffix(filepath.Base(truth), ".json"))
		t.Run(filepath.Base(base), func(t *testing.T) {
			var want struct {
				Form  string
				Year  int
				Facts map[string]*json.Number
			}
			b, err := os.ReadFile(truth)
			if err == nil {
				err = json.Unmarshal(b, &want)
			}
			if err != nil {
				t.Fatal(err)
			}
			names, _ := filepath.Glob(base + ".[hmt][tdx]*")
			for _, name := range names {
				if strings.HasSuffix(name, ".json") {
					continue
				}
				res := m.Find(read(t, name), want.Year)
				if res.Form == nil || res.Form.ID != want.Form {
					t.Fatalf("form %v, want %s", res.Form, want.Form)
				}
				compare(t, res, want.Facts)
			}
		})
	}
}

func compare(t *testing.T, res tables.Result, want map[string]*json.Number) {
	got := map[string]bool{}
	for _, c := range res.Cells {
		id := res.Form.Facts[c.Slot].ID
		got[id] = true
		w, ok := want[id]
		switch {
		case !ok:
			t.Errorf("%s = %q is not printed", id, c.Text)
		case w == nil && c.Kind != number.None:
			t.Errorf("%s = %q, want blank", id, c.Text)
		case w != nil && (c.Kind != number.Number && c.Kind != number.NilMark || c.Value.String() != w.String()):
			v := c.Value
			var x number.Value
			if json.Unmarshal([]byte(w.String()), &x) == nil && (c.Kind == number.Number || c.Kind == number.NilMark) && x.Equal(v) {
				continue
			}
			t.Errorf("%s = %q %v %s, want %s", id, c.Text, c.Kind, c.Reason, w)
		}
	}
	for id := range want {
		if !got[id] {
			t.Errorf("%s is missing", id)
		}
	}
	for _, n := range res.Notes {
		t.Logf("note %s %d %d %q line %d", n.Kind, n.Table, n.Row, n.Text, n.Place.Pos.Line)
	}
}

func BenchmarkFind(b *testing.B) {
	m := matcher(b)
	for _, name := range []string{"suqian-2023.html", "pingtan-2025.html", "ruzhou-2021.txt", "shuyang-county-2025.md", "pingtan-2014.txt"} {
		doc := read(b, "../../testdata/samples/"+name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(doc.Source)))
			b.ReportAllocs()
			for b.Loop() {
				m.Find(doc, 2023)
			}
		})
	}
}
