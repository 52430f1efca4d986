package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/series"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reporttest"
	"github.com/gouji/gouji/normalize/rules"
)

// TestRulesPage holds RULES.md against what the program writes.
func TestRulesPage(t *testing.T) {
	const page = "../../RULES.md"
	want := output(t, "explain --all --format markdown", "en")
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shown, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(shown) != want {
		t.Error("RULES.md is stale; run go test ./cmd/gouji -run RulesPage -update and read the change")
	}
}

func embeddedForms(t *testing.T) []*form.Form {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

// catalogue returns the ids of all rules that have a page.
func catalogue(t *testing.T) []string {
	t.Helper()
	var ids []string
	for _, r := range rules.All(embeddedForms(t)) {
		ids = append(ids, r.ID)
	}
	return ids
}

// TestExamplesBreakTheirRules holds that each example of the catalogue breaks its
// rule through the whole pipeline. Where nothing reads what the narrative mentions,
// nothing judges it either.
func TestExamplesBreakTheirRules(t *testing.T) {
	pipeline := ingest.NewPipeline(embeddedForms(t), ingest.Settings{})
	defer pipeline.Close()
	for _, r := range rules.All(embeddedForms(t)) {
		example := r.Page().Example
		if example == nil {
			continue
		}
		report, refusal := pipeline.Parse(example.Base, example.Content())
		if refusal != nil {
			t.Errorf("%s: the example is refused: %s", r.ID, refusal.Detail)
			continue
		}
		judged := !strings.HasPrefix(r.ID, "narrative.") || len(report.Mentions) > 0
		i := slices.IndexFunc(report.Findings, func(f normalize.Finding) bool { return f.Rule == r.ID })
		switch {
		case i < 0 && judged:
			t.Errorf("%s is not broken by its example", r.ID)
		case i >= 0 && report.Findings[i].Severity != r.Severity:
			t.Errorf("%s: the finding's severity is %s, the page's %s", r.ID, report.Findings[i].Severity, r.Severity)
		}
	}
}

// TestReportsBreakTheirRules holds that the reports of every rule between reports break it
// in a database of them.
func TestReportsBreakTheirRules(t *testing.T) {
	var pages []struct {
		Rule, Severity string
		Example        *struct {
			Files  []struct{ Name, Content string }
			Output form.Text
		}
	}
	if err := json.Unmarshal([]byte(output(t, "explain --all --format json", "en")), &pages); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range pages {
		if p.Example == nil || len(p.Example.Files) == 0 {
			continue
		}
		n++
		sign := "! "
		if p.Severity == "error" {
			sign = "✗ "
		}
		if len(p.Example.Files) < 2 || !strings.HasPrefix(p.Example.Output.EN, sign) || !strings.Contains(p.Example.Output.ZH, p.Rule) || strings.Contains(p.Example.Output.EN, os.TempDir()) {
			t.Errorf("%s: %+v", p.Rule, p.Example)
		}
	}
	if n != len(series.Rules())+1 { // and copies.differ
		t.Errorf("%d rules between reports have examples", n)
	}
}

// TestEveryFindingHasAPage holds that the rule of every finding, and every rule that
// is counted, is in the catalogue.
func TestEveryFindingHasAPage(t *testing.T) {
	known := catalogue(t)
	pipeline := ingest.NewPipeline(embeddedForms(t), ingest.Settings{})
	defer pipeline.Close()
	seen := map[string]bool{}
	see := func(name string, content []byte) {
		report, refusal := pipeline.Parse(name, content)
		if refusal != nil {
			return
		}
		for _, f := range report.Findings {
			if seen[f.Rule] = true; !slices.Contains(known, f.Rule) {
				t.Errorf("%s: the rule %s has no page", name, f.Rule)
			}
		}
		for _, c := range report.Checks {
			if !slices.Contains(known, c.Rule) {
				t.Errorf("%s: the rule %s has no page", name, c.Rule)
			}
		}
	}
	n := 800
	if testing.Short() {
		n = 100
	}
	for d := range reporttest.Sample(11, n) {
		see("report."+extension(d.Format), d.Bytes)
	}
	for _, r := range rules.All(embeddedForms(t)) {
		if e := r.Page().Example; e != nil {
			see(e.Base, e.Content())
		}
	}
	t.Logf("%d rules have findings", len(seen))
}

func extension(f reporttest.Format) string {
	switch f {
	case reporttest.HTML:
		return "html"
	case reporttest.Markdown:
		return "md"
	}
	return "txt"
}
