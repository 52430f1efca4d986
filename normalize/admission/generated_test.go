package admission

import (
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize/reporttest"
)

// TestGeneratedPages refuses the pages that stand next to reports.
func TestGeneratedPages(t *testing.T) {
	for seed := range uint64(20) {
		for _, p := range reporttest.Pages(seed) {
			doc, err := read.Document("", p.Bytes, extract.Limits{})
			if err != nil {
				t.Errorf("%s: %v", p.Name, err)
				continue
			}
			v := Judge(inputOf(doc))
			if v.Refusal == nil || string(v.Refusal.Name) != p.Refused {
				t.Errorf("%d %s: %+v, want %s", seed, p.Name, v.Refusal, p.Refused)
				continue
			}
			for i, href := range p.Links {
				if i >= len(v.Refusal.Links) || v.Refusal.Links[i].Href != href {
					t.Errorf("%d %s: links %v, want %v", seed, p.Name, v.Refusal.Links, p.Links)
					break
				}
			}
		}
	}
}

// TestGeneratedReports admits generated reports in all layouts without the
// numbers of their tables.
func TestGeneratedReports(t *testing.T) {
	for d := range reporttest.Sample(5, 300) {
		doc, err := read.Document("", d.Bytes, extract.Limits{})
		if err != nil {
			t.Errorf("%s: %v", d.Name, err)
			continue
		}
		if v := Judge(inputOf(doc)); v.Refusal != nil {
			t.Errorf("%s refused: %+v", d.Name, v.Refusal)
		}
	}
}
