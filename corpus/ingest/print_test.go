package ingest_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/reporttest"
)

// producer prints documents of one format to PDF.
type producer struct {
	name   string
	format reporttest.Format
	print  func(testing.TB, []reporttest.Document) [][]byte
}

func producers() []producer {
	return []producer{
		{"Chromium", reporttest.Sheet, printSheets},
		{"LibreOffice", reporttest.Docx, printDocx},
	}
}

// printed is how many reports each producer prints in TestPrinted, and a fifth of
// it how many pages of each layout TestCutAtEveryRow cuts.
var printed = flag.Int("printed", 75, "reports that each producer prints")

// TestPrinted prints reports of all arrangements, with and without rules, mixed
// with perturbations and errors, by two real producers, and reads them again. In
// none may a number stand where another one, or none, is printed.
func TestPrinted(t *testing.T) {
	n := prints()
	for _, by := range producers() {
		t.Run(by.name, func(t *testing.T) {
			docs := slices.Collect(reporttest.PaperSample(by.format, 1, n))
			read := tally{}
			read.all(t, docs, by.print(t, docs))
			read.check(t, inexactPrints(n))
		})
	}
}

// prints is how many reports each producer prints.
func prints() int {
	if raceDetector {
		return min(*printed, 20)
	}
	return *printed
}

// inexactPrints is how many of n documents of TestPrinted may depart from their
// truth, by layout: defects, of which most cells are unreadable with a reason, and
// some more than were seen, since fonts and versions of the producers differ.
func inexactPrints(n int) map[string]int {
	most := map[string]int{}
	for layout, percent := range map[string]int{"ruled": 1, "lines": 7, "bare": 11} {
		most["sheet-"+layout] = 1 + n*percent/100
		most["docx-"+layout] = most["sheet-"+layout]
	}
	return most
}

// TestWord reads the Word documents that TestPrinted prints, and more of them, as
// they are.
func TestWord(t *testing.T) {
	n := 2000
	switch {
	case testing.Short():
		n = 200
	case raceDetector:
		n = 200
	}
	parse, wrong := pipeline(t), 0
	for d := range reporttest.PaperSample(reporttest.Docx, 2, n) {
		if diffs := differences(parse, &d); len(diffs) > 0 {
			wrong++
			if i := slices.IndexFunc(diffs, falseNumber); i >= 0 {
				t.Errorf("%s: %s", d.Name, diffs[i])
			}
			t.Logf("%s:\n    %s", d.Name, strings.Join(diffs[:min(len(diffs), 4)], "\n    "))
		}
	}
	const most = 2 // a misprinted label of a turned table is not known
	if t.Logf("%d documents, %d not exact", n, wrong); wrong > most {
		t.Errorf("%d documents are not exact, had %d", wrong, most)
	}
}

// TestCutAtEveryRow prints reports so that a page ends in the longest table before
// nearly each of its rows, and within those that pages may tear.
func TestCutAtEveryRow(t *testing.T) {
	const page = 660 // points
	step := max(1, page*5/max(1, prints()))
	forms := []string{reporttest.OGI2021, reporttest.OGI2019}
	for _, by := range producers() {
		t.Run(by.name, func(t *testing.T) {
			var docs []reporttest.Document
			for _, l := range reporttest.PaperLayouts() {
				if l.Printer.Format != by.format || l.Arrangement.Name != "official" {
					continue
				}
				for points := 0; points < page; points += step {
					for i, form := range forms {
						if l.Printer.Explicit || points/step%(2*len(forms)) == i { // most of those with all rules
							docs = append(docs, pushed(t, form, l, points))
						}
					}
				}
			}
			read := tally{}
			cuts := read.all(t, docs, by.print(t, docs))
			read.check(t, map[string]int{ // LibreOffice leaves rows out, now and then
				"sheet-ruled": 1, "sheet-lines": 1 + len(docs)/30, "sheet-bare": 1 + len(docs)/30,
				"docx-ruled": 1 + len(docs)/100, "docx-lines": 1 + len(docs)/30, "docx-bare": 1 + len(docs)/30,
			})
			for _, form := range forms {
				t.Logf("%s: a page ends before %d rows of applications", form, len(cuts[form]))
				if rows := cuts[form]; len(rows) == 0 {
					t.Errorf("%s: no page ends within the table", form)
				}
			}
		})
	}
}

// pushed prints a report with space before its longest table.
func pushed(t *testing.T, form string, l reporttest.Layout, points int) reporttest.Document {
	rng := rand.New(rand.NewPCG(7, uint64(points)))
	zeros := []reporttest.Zeros{reporttest.ZerosPrinted, reporttest.ZerosBlank, reporttest.ZerosMixed}
	for range 100 {
		truth := reporttest.Random(rng, form, reporttest.Options{Size: reporttest.Office, Zeros: zeros[points%3]})
		if d, ok := reporttest.Render(rng, truth, l, reporttest.Pushed(points)); ok {
			d.Name = fmt.Sprintf("%d %s", points, d.Name)
			return d
		}
	}
	t.Fatalf("%s %s: no such report", form, l.Name())
	return reporttest.Document{}
}

// tally counts documents and cells by layout.
type tally map[string]*count

type count struct{ documents, inexact, cells, exact int }

// all reads printed documents, and returns by form before which rows of the
// applications table a page ends.
func (c tally) all(t *testing.T, docs []reporttest.Document, pdfs [][]byte) map[string]map[string]bool {
	p := pipelineOf(t, ingest.Settings{})
	cuts := map[string]map[string]bool{}
	for i := range docs {
		d := &docs[i]
		layout := layoutOf(d.Name)
		n := c[layout]
		if n == nil {
			n = &count{}
			c[layout] = n
		}
		n.documents++
		n.cells += len(d.Want.Facts)
		report, refusal := p.Parse("report.pdf", pdfs[i])
		if refusal != nil {
			t.Errorf("%s: refused: %s %s", d.Name, refusal.Refused, refusal.Detail)
			continue
		}
		diffs := reporttest.Compare(d.Want, gotOf(report))
		n.exact += exactFacts(d.Want, report)
		if len(diffs) > 0 {
			n.inexact++
			t.Logf("%s:\n    %s", d.Name, strings.Join(diffs[:min(len(diffs), 4)], "\n    "))
		}
		if k := slices.IndexFunc(diffs, falseNumber); k >= 0 {
			t.Errorf("%s: %s", d.Name, diffs[k])
		}
		noteCuts(cuts, report)
	}
	return cuts
}

// check logs what was read by layout, and fails where more documents than given
// are not exact.
func (c tally) check(t *testing.T, most map[string]int) {
	for _, layout := range slices.Sorted(maps.Keys(c)) {
		n := c[layout]
		if n.inexact > most[layout] {
			t.Errorf("%s: %d documents not exact, want at most %d", layout, n.inexact, most[layout])
		}
		t.Logf("%-12s %4d documents, %3d not exact; %6d cells, %6d exact", layout, n.documents, n.inexact, n.cells, n.exact)
	}
}

// layoutOf returns the name of the printer in a document's name.
func layoutOf(name string) string {
	for field := range strings.FieldsSeq(name) {
		if layout, _, found := strings.Cut(field, "/"); found && strings.Contains(layout, "-") {
			return layout
		}
	}
	return ""
}

// exactFacts counts the facts that are what the truth says.
func exactFacts(want reporttest.Truth, r *normalize.Report) int {
	n := 0
	for id, f := range gotOf(r).Facts {
		v, ok := want.Facts[id]
		if ok && v.AcceptsStatus(f.Status) && (!v.Known() || f.Value == v.Number || v.Converted) {
			n++
		}
	}
	return n
}

// noteCuts notes the rows of the applications table that begin a page.
func noteCuts(cuts map[string]map[string]bool, r *normalize.Report) {
	page := 0
	for i := range r.Facts {
		f := &r.Facts[i]
		row, last := strings.CutSuffix(f.ID, ".total")
		if !last || !strings.HasPrefix(row, "applications.") {
			continue
		}
		if page > 0 && f.Where.Page > page {
			if cuts[r.Form] == nil {
				cuts[r.Form] = map[string]bool{}
			}
			cuts[r.Form][strings.TrimPrefix(row, "applications.")] = true
		}
		page = f.Where.Page
	}
}
