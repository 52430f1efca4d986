package ingest_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reporttest"
)

func pipeline(t testing.TB) ingest.Parser { return pipelineOf(t, ingest.Settings{}).Parse }

func pipelineOf(t testing.TB, s ingest.Settings) *ingest.Pipeline {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := ingest.NewPipeline(forms, s)
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// TestRoundTrip prints reports with known truth in all layouts, mixed with up to
// three perturbations and with errors in half of them, and reads them again:
// every cell, every broken sum, and the wrong cell wherever the sums determine it.
func TestRoundTrip(t *testing.T) {
	n := 4000
	switch {
	case testing.Short():
		n = 400
	case raceDetector:
		n = 500
	}
	parse := pipeline(t)
	documents, wrong := map[string]int{}, map[string]int{}
	cells := 0
	for d := range reporttest.Sample(1, n) {
		printer := strings.Fields(d.Name)[2]
		printer = printer[:strings.IndexByte(printer, '/')]
		documents[printer]++
		cells += len(d.Want.Facts)
		if diffs := differences(parse, &d); len(diffs) > 0 {
			wrong[printer]++
			t.Errorf("%s:\n    %s", d.Name, strings.Join(diffs[:min(len(diffs), 4)], "\n    "))
		}
		if spaced, ok := spacedLines(&d); ok {
			documents["(lines spaced)"]++
			if diffs := differences(parse, &spaced); len(diffs) > 0 {
				wrong["(lines spaced)"]++
				t.Errorf("%s, lines spaced:\n    %s", d.Name, strings.Join(diffs[:min(len(diffs), 4)], "\n    "))
			}
		}
	}
	for _, printer := range slices.Sorted(maps.Keys(documents)) {
		t.Logf("%-20s %5d documents, %d not exact", printer, documents[printer], wrong[printer])
	}
	t.Logf("%d documents, %d cells", n, cells)
}

// spacedLines puts an empty line behind every line of a text with tabs, as converters do
// that make a paragraph of every row.
func spacedLines(d *reporttest.Document) (reporttest.Document, bool) {
	spaced := *d
	if !strings.Contains(d.Name, " text-tabs-kept/") || d.Charsets[0] != "utf-8" || bytes.ContainsRune(d.Bytes, '\r') {
		return spaced, false
	}
	spaced.Bytes = bytes.ReplaceAll(d.Bytes, []byte("\n"), []byte("\n\n"))
	return spaced, true
}

// falseNumber reports whether a difference is a number that is not printed there.
func falseNumber(difference string) bool {
	blank := strings.Contains(difference, ", got "+normalize.Blank.String()) && strings.Contains(difference, "(printed ") && !strings.Contains(difference, `(printed "")`)
	return blank || strings.Contains(difference, ", got "+normalize.Stated.String()) || strings.Contains(difference, ", got "+normalize.Nil.String())
}

// differences says where reading a document departs from its truth.
func differences(parse ingest.Parser, d *reporttest.Document) []string {
	report, refusal := parse("report."+extension(d.Format), d.Bytes)
	if refusal != nil {
		return []string{"refused: " + refusal.Refused + " " + refusal.Detail}
	}
	diffs := reporttest.Compare(d.Want, gotOf(report))
	if !slices.Contains(d.Charsets, report.Source.Charset) {
		diffs = append(diffs, fmt.Sprintf("charset: got %q, want one of %q", report.Source.Charset, d.Charsets))
	}
	return diffs
}

func extension(f reporttest.Format) string {
	switch f {
	case reporttest.HTML:
		return "html"
	case "pdf":
		return "pdf"
	case reporttest.Docx:
		return "docx"
	case reporttest.Markdown:
		return "md"
	}
	return "txt"
}

// gotOf gives a report in the terms of the generator.
func gotOf(r *normalize.Report) reporttest.Got {
	got := reporttest.Got{
		Form: r.Form, Organ: r.Organ, Year: r.Year, Published: r.Published,
		Facts: map[string]reporttest.GotFact{}, Suspects: map[string]string{},
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		fact := reporttest.GotFact{Status: reporttest.Status(f.Status.String()), Raw: f.Raw}
		if f.Status.Known() {
			fact.Value = f.Value.String()
		}
		got.Facts[f.ID] = fact
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Verdict == "broken" && f.Severity == normalize.SeverityError {
			got.Broken = append(got.Broken, f.Rule+"@"+f.At)
		}
		for _, s := range f.Suspects {
			got.Suspects[s.Fact] = s.Expected.String()
		}
	}
	return got
}

// TestPages reads pages that are no reports: each is refused by its name, and
// leads to the report where it links to it.
func TestPages(t *testing.T) {
	parse := pipeline(t)
	n := map[string]int{}
	for seed := range uint64(30) {
		for _, page := range reporttest.Pages(seed) {
			report, refusal := parse(page.Name+"."+extension(page.Format), page.Bytes)
			switch {
			case refusal == nil:
				t.Errorf("%d/%s: taken for a report of %q, want %s", seed, page.Name, report.Organ, page.Refused)
			case refusal.Refused != page.Refused:
				t.Errorf("%d/%s: refused as %s (%s), want %s", seed, page.Name, refusal.Refused, refusal.Detail, page.Refused)
			case refusal.Reason.ZH == "" || refusal.Reason.EN == "":
				t.Errorf("%d/%s: no reason", seed, page.Name)
			default:
				n[page.Refused]++
			}
			if refusal != nil {
				for _, want := range page.Links {
					if !slices.ContainsFunc(refusal.Links, func(l normalize.Link) bool { return l.Href == want }) {
						t.Errorf("%d/%s: no link to %s", seed, page.Name, want)
					}
				}
			}
		}
	}
	t.Log(n)
}
