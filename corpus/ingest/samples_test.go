package ingest_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// truth is what a careful reader finds in a sample.
type truth struct {
	Organ      string
	OrganFull  string `json:"organ_full"`
	Year       int
	Form       string
	Published  *string
	Facts      map[string]*number.Value
	Violations []string
}

const (
	samples = "../../testdata/samples/"
	truths  = "../../testdata/truth/" // what a careful reader finds in the samples
)

// accuracy counts cells by format.
type accuracy struct{ cells, exact int }

// TestSamples reads every real report as a user would and compares all that its
// truth holds.
func TestSamples(t *testing.T) {
	parse := pipeline(t)
	names, err := filepath.Glob(truths + "*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples: ", err)
	}
	formats := map[string]accuracy{}
	for _, name := range names {
		want := readTruth(t, name)
		base := samples + strings.TrimSuffix(filepath.Base(name), ".json")
		for _, ext := range []string{".txt", ".md", ".html", ".pdf"} {
			content, err := os.ReadFile(base + ext)
			if err != nil {
				continue
			}
			t.Run(filepath.Base(base)+ext, func(t *testing.T) {
				report, refusal := parse(base+ext, content)
				if refusal != nil {
					t.Fatalf("refused: %s %s", refusal.Refused, refusal.Detail)
				}
				compareTruth(t, want, report)
				a := formats[report.Source.Format]
				a.cells += len(want.Facts)
				a.exact += exactCells(want, report)
				formats[report.Source.Format] = a
			})
		}
	}
	for format, a := range formats {
		t.Logf("%-9s %4d of %4d cells exact", format, a.exact, a.cells)
	}
}

func readTruth(t *testing.T, name string) truth {
	t.Helper()
	var want truth
	b, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(b, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func compareTruth(t *testing.T, want truth, r *normalize.Report) {
	t.Helper()
	check := func(name, want, got string) {
		if want != got {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	check("form", want.Form, r.Form)
	check("organ", want.Organ, r.Organ)
	check("year", fmt.Sprint(want.Year), fmt.Sprint(r.Year))
	if want.Published != nil {
		check("published", *want.Published, r.Published)
	}
	if want.OrganFull != "" {
		check("organ_full", want.OrganFull, r.OrganFull)
	}
	if n := exactCells(want, r); n != len(want.Facts) {
		t.Errorf("%d of %d cells exact", n, len(want.Facts))
	}
	for i := range r.Facts {
		if _, ok := want.Facts[r.Facts[i].ID]; !ok {
			t.Errorf("%s = %q is not printed", r.Facts[i].ID, r.Facts[i].Raw)
		}
	}
	var broken []string
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Verdict == "broken" {
			broken = append(broken, f.Rule+"@"+f.At)
		}
	}
	slices.Sort(broken)
	check("broken sums", strings.Join(want.Violations, " "), strings.Join(broken, " "))
}

// exactCells counts the facts of the truth that the report states just so.
func exactCells(want truth, r *normalize.Report) int {
	n := 0
	for i := range r.Facts {
		f := &r.Facts[i]
		v, ok := want.Facts[f.ID]
		if ok && (v == nil && f.Status == normalize.Blank || v != nil && f.Status.Known() && v.Equal(f.Value)) {
			n++
		}
	}
	return n
}

// TestOpenings reads the beginnings of 100 real pages: all are reports of which
// a part is missing, and say who reports on which year.
func TestOpenings(t *testing.T) {
	parse := pipeline(t)
	file, err := os.Open(truths + "openings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	wrong := map[string]int{}
	n, whole := 0, 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for ; lines.Scan(); n++ {
		var want struct {
			Text      string
			Organ     *string
			Year      *int
			Published *string
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		r, refusal := parse("opening.txt", []byte(want.Text))
		if refusal != nil {
			t.Errorf("opening %d is refused: %s %s", n, refusal.Refused, refusal.Detail)
			continue
		}
		if !r.Partial {
			whole++
			t.Logf("opening %d is taken for a whole report", n)
		}
		note := func(field string, printed bool, want, got any) {
			if printed && want != got {
				wrong[field]++
				t.Logf("opening %d: %s is %v, want %v", n, field, got, want)
			}
		}
		note("organ", want.Organ != nil, deref(want.Organ), r.Organ)
		note("year", want.Year != nil, deref(want.Year), r.Year)
		note("published", want.Published != nil, deref(want.Published), r.Published)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if whole > 2 {
		t.Errorf("%d openings are not partial", whole)
	}
	for _, field := range []string{"organ", "year", "published"} {
		t.Logf("%s right in %d of %d", field, n-wrong[field], n)
		if wrong[field] > n/50 {
			t.Errorf("%s wrong in %d of %d openings", field, wrong[field], n)
		}
	}
}

func deref[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// TestPlaces checks that the raw text of every fact of the samples stands where
// the fact says.
func TestPlaces(t *testing.T) {
	parse := pipeline(t)
	names, err := filepath.Glob(samples + "*.*")
	if err != nil {
		t.Fatal(err)
	}
	places := 0
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, refusal := parse(name, content)
		if refusal != nil {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Raw == "" {
				continue
			}
			places++
			if r.Source.Format == "pdf" {
				continue // offsets count in the text that was made of it; TestPDF holds them
			}
			if !bytes.HasPrefix(content[f.Where.Offset:], []byte(f.Raw)) {
				t.Errorf("%s: %s %q is not at byte %d", name, f.ID, f.Raw, f.Where.Offset)
			}
			if line := 1 + bytes.Count(content[:f.Where.Offset], []byte("\n")); line != f.Where.Line {
				t.Errorf("%s: %s is on line %d, not %d", name, f.ID, line, f.Where.Line)
			}
			if f.Where.Table == 0 || f.Where.Row == 0 || f.Where.Column == 0 {
				t.Errorf("%s: %s has no place in a table: %+v", name, f.ID, f.Where)
			}
		}
	}
	t.Logf("%d places", places)
}
