package stats_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/stats"
	"github.com/gouji/gouji/corpus/store"
	"github.com/gouji/gouji/normalize/form"
)

// compute counts the reports of some paths.
func compute(t *testing.T, paths ...string) *stats.Stats {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := ingest.NewPipeline(forms, ingest.Settings{})
	defer p.Close()
	db, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Build(t.Context(), store.BuildOptions{Ingest: ingest.Options{Parse: p.Parse}, Paths: paths, Forms: forms, Parser: "test"}); err != nil {
		t.Fatal(err)
	}
	s, err := stats.Compute(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCompute(t *testing.T) {
	s := compute(t, "../../testdata/samples/*.html", "../../testdata/samples/ruzhou-2021.txt", "../../testdata/examples/broken.txt", "../../testdata/truth/suqian-2023.json")
	if s.Reports.Reports != 7 || s.Reports.Broken != 1 || s.Reports.Reconcile+s.Reports.Unchecked() != 6 || s.Copies != 0 {
		t.Errorf("reports %+v, %d copies", s.Reports, s.Copies)
	}
	byYear := map[string]stats.Count{}
	for _, c := range s.Years {
		byYear[c.Name] = c
	}
	if diff := cmp.Diff(stats.Count{Name: "2024", Reports: 2, Reconcile: 1, Broken: 1}, byYear["2024"]); diff != "" {
		t.Errorf("2024 (-want +got):\n%s", diff)
	}
	if i := slices.IndexFunc(s.Places, func(c stats.Count) bool { return c.Name == "宿迁市" }); i < 0 || s.Places[i].Reports != 2 {
		t.Errorf("places %+v", s.Places)
	}
	if i := slices.IndexFunc(s.Rules, func(r stats.Rule) bool { return r.Rule == "applications.flow" }); i < 0 || s.Rules[i].Broken != 1 || s.Rules[i].Reports != s.Rules[i].Reconcile+1 {
		t.Errorf("rules %+v", s.Rules)
	}
	if len(s.Refused) != 1 || s.Refused[0].Inputs != 1 {
		t.Errorf("refused %+v", s.Refused)
	}
}

func TestEmpty(t *testing.T) {
	s := compute(t, "../../testdata/truth/suqian-2023.json")
	if s.Reports.Reports != 0 || s.Reports.Share() != "–" {
		t.Errorf("%+v", s.Reports)
	}
	if err := s.WritePage(io.Discard, "en", nil); err != nil {
		t.Error(err)
	}
}

// TestPage checks that the page is well-formed, loads nothing and writes names
// as text.
func TestPage(t *testing.T) {
	hostile := `<script src="https://example.org/x.js">` + strings.Repeat("县", 99)
	s := &stats.Stats{Reports: stats.Count{Reports: 3, Reconcile: 1, Broken: 1}, Years: []stats.Count{{Name: "2024", Reports: 3, Reconcile: 1, Broken: 1}},
		Places: []stats.Count{{Name: hostile, Reports: 3}}, Findings: []stats.Finding{{Rule: hostile, Findings: 1}}, Forms: []stats.Count{{Reports: 3}}}
	for range 100 {
		s.Places = append(s.Places, stats.Count{Name: "x", Reports: 1})
	}
	for _, lang := range []string{"zh", "en"} {
		var b bytes.Buffer
		if err := s.WritePage(&b, lang, nil); err != nil {
			t.Fatal(err)
		}
		page := b.String()
		for _, part := range []string{"<script", "http://", "url(", "<link", "<img", "src=\"h"} {
			if strings.Contains(page, part) {
				t.Errorf("%s: the page contains %s", lang, part)
			}
		}
		if n := strings.Count(page, "<rect"); n != 3*(1+1+40) {
			t.Errorf("%s: %d bars", lang, n)
		}
		svg := page[strings.Index(page, "<svg"):]
		svg = svg[:strings.Index(svg, "</svg>")+len("</svg>")]
		decoder := xml.NewDecoder(strings.NewReader(svg))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
		}
	}
}
