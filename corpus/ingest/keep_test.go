package ingest_test

import (
	"os"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
)

// The document stays with a report where that is wanted, and only there; every
// fact then leads to its cell.
func TestKeepDocument(t *testing.T) {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../../testdata/samples/ruzhou-2021.txt", "../../testdata/samples/hongze-2023.pdf"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, keep := range []bool{false, true} {
			p := ingest.NewPipeline(forms, ingest.Settings{KeepDocument: keep})
			r, refusal := p.Parse(name, content)
			if refusal != nil {
				t.Fatal(refusal.Refused)
			}
			if (r.Document != nil) != keep || (r.Grids != nil) != keep {
				t.Errorf("%s: kept %v, want %v", name, r.Document != nil, keep)
			}
			of := map[[3]int]string{}
			for i := range r.Facts {
				w := &r.Facts[i].Where
				if r.Facts[i].Status == normalize.Blank && w.Column == 0 && w.Row > 0 {
					continue // the row prints fewer cells
				}
				if other := of[[3]int{w.Table, w.Row, w.Column}]; other != "" {
					t.Errorf("%s: %s and %s have one place", name, other, r.Facts[i].ID)
				}
				of[[3]int{w.Table, w.Row, w.Column}] = r.Facts[i].ID
				if keep && (w.Table > len(r.Grids) || r.Grids[w.Table-1].At(w.Row-1, w.Column-1) == nil) {
					t.Errorf("%s: %s has no cell", name, r.Facts[i].ID)
				}
			}
			if err := p.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
