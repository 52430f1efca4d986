package ingest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
)

const converted = "../../testdata/converted/" // what programs and sites make of reports

// conversion is a document made of a report by a program that people use, or a
// page in the style of a site (page), and how its cells are read.
type conversion struct {
	name       string // report.maker.ext
	exact      int    // cells of the truth that are read just so
	unreadable int    // cells for which a reason is given
	missing    int    // printed cells of which there is no fact, or a blank one
	wrong      int    // cells with a number that is not printed there: defects
	off        string // fields that are read wrong: defects
}

// conversions lists every file of the directory. What improves is logged, so
// that the list is brought up to it; what gets worse fails.
func conversions() []conversion {
	return []conversion{
		{"anping-2021.page.html", 200, 0, 0, 0, ""},
		{"binjiang-2023.page.html", 200, 0, 0, 0, ""},
		{"donghu-2020.libreoffice-pdftotext-layout.txt", 196, 0, 2, 0, ""},
		{"donghu-2020.page.html", 198, 0, 0, 0, ""},
		{"fee-in-yuan.page.html", 200, 0, 0, 0, ""},
		{"gaoxin-2024.textcontent.txt", 200, 0, 0, 0, ""},
		{"hailing-2025.pandoc-plain.txt", 200, 0, 0, 0, ""},
		{"hongze-2023.pdfminer.txt", 17, 18, 151, 0, ""},
		{"hongze-2023.pdftotext-fixed.txt", 172, 14, 0, 0, ""},
		{"hongze-2023.pdftotext-layout.txt", 186, 0, 0, 0, ""},
		{"huaian-2024.pdftohtml.html", 200, 0, 0, 0, ""},
		{"huaian-2024.pdftotext-layout.txt", 200, 0, 0, 0, ""},
		{"huaian-2024.pdftotext-raw.txt", 200, 0, 0, 0, ""},
		{"huaian-2024.pdftotext.txt", 10, 138, 52, 0, ""},
		{"last-year-first.page.html", 200, 0, 0, 0, ""},
		{"linhe-2016.page.html", 58, 0, 0, 0, ""},
		{"litigation-first.page.html", 200, 0, 0, 0, ""},
		{"liulin-2019.chromium-pdftotext-raw.txt", 169, 14, 15, 0, ""},
		{"longquan-2022.page.html", 200, 0, 0, 0, ""},
		{"nancheng-2024.page.html", 200, 0, 0, 0, ""},
		{"pingshan-2022.html-to-text-filled.txt", 49, 50, 100, 0, ""},
		{"pingshan-2022.page.html", 199, 0, 0, 0, ""},
		{"pingtan-2018.bars.txt", 30, 0, 0, 0, ""},
		{"pingtan-2018.beautifulsoup-lines.txt", 30, 0, 0, 0, ""},
		{"qinghe-2023.chromium-pdftotext-layout.txt", 186, 14, 0, 0, ""},
		{"qinghe-2023.pandoc-plain.txt", 12, 106, 82, 0, ""},
		{"shanghai-office-2019.innertext.txt", 141, 57, 0, 0, ""},
		{"shanghai-office-2019.libreoffice-calc-tab.txt", 186, 12, 0, 0, ""},
		{"shanghai-office-2019.mammoth.html", 198, 0, 0, 0, ""},
		{"shanghai-office-2019.pandoc-latex.txt", 198, 0, 0, 0, ""},
		{"shanghai-office-2019.rows-pipe.txt", 106, 92, 0, 0, ""},
		{"suqian-2023.bars.txt", 200, 0, 0, 0, ""},
		{"suqian-2023.libreoffice-pdftotext.txt", 0, 191, 9, 0, ""},
		{"suqian-2023.node-html-markdown.md", 200, 0, 0, 0, ""},
		{"suqian-2023.pandoc-gfm.md", 200, 0, 0, 0, ""},
		{"suqian-2023.rows.csv", 200, 0, 0, 0, ""},
		{"suqian-2023.w3m.txt", 200, 0, 0, 0, ""},
		{"suqian-2024.chromium-pdftotext-layout.txt", 200, 0, 0, 0, ""},
		{"suqian-2024.libreoffice.docx", 200, 0, 0, 0, ""},
		{"suqian-2024.rows-lists.txt", 200, 0, 0, 0, ""},
		{"suqian-2024.turndown.md", 200, 0, 0, 0, ""},
		{"xinhua-2023.chromium-pdftotext-layout.txt", 53, 147, 0, 0, ""},
		{"yongning-2022.beautifulsoup-blanks.txt", 119, 71, 10, 0, ""},
		{"yunshan-2022.page.html", 200, 0, 0, 0, ""},
	}
}

// TestConverted reads what converters make of reports: where a converter lost
// what belongs to a cell, the cell has a reason and no number.
func TestConverted(t *testing.T) {
	parse := pipeline(t)
	var total conversion
	for _, want := range conversions() {
		t.Run(want.name, func(t *testing.T) {
			content, err := os.ReadFile(converted + want.name)
			if err != nil {
				t.Fatal(err)
			}
			truth, illegible := convertedTruth(t, want.name)
			report, refusal := parse(want.name, content)
			if refusal != nil {
				t.Fatalf("refused: %s %s", refusal.Refused, refusal.Detail)
			}
			got := convertedCells(t, truth, illegible, report)
			got.name, got.off = want.name, strings.Join(wrongFields(truth, report), " ")
			judge(t, want, got)
			if got.exact == len(truth.Facts) && got.wrong == 0 {
				compareSums(t, truth, report)
			}
			total.exact += got.exact
			total.unreadable += got.unreadable
			total.missing += got.missing
			total.wrong += got.wrong
		})
	}
	t.Logf("%d cells exact, %d unreadable, %d missing, %d wrong", total.exact, total.unreadable, total.missing, total.wrong)
}

// TestConvertedListed checks that no file of the directory is left out.
func TestConvertedListed(t *testing.T) {
	names, err := filepath.Glob(converted + "*.*.*")
	if err != nil {
		t.Fatal(err)
	}
	list := conversions()
	for _, name := range names {
		if !slices.ContainsFunc(list, func(c conversion) bool { return c.name == filepath.Base(name) }) {
			t.Errorf("%s is not listed", name)
		}
	}
	if len(names) != len(list) {
		t.Errorf("%d files, %d listed", len(names), len(list))
	}
}

// convertedTruth returns what a careful reader finds in the report that a file
// was made of, and the ids of the cells that he cannot read.
func convertedTruth(t *testing.T, name string) (want truth, illegible []string) {
	t.Helper()
	report, _, _ := strings.Cut(name, ".")
	path := converted + report + ".json"
	if _, err := os.Stat(path); err != nil {
		return readTruth(t, truths+report+".json"), nil
	}
	var extra struct{ Unreadable []string }
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, &extra)
	}
	if err != nil {
		t.Fatal(err)
	}
	return readTruth(t, path), extra.Unreadable
}

// convertedCells counts the cells of a report by how they are read, and reports
// each wrong one.
func convertedCells(t *testing.T, want truth, illegible []string, r *normalize.Report) conversion {
	t.Helper()
	c := conversion{exact: exactCells(want, r)}
	for i := range r.Facts {
		f := &r.Facts[i]
		v, printed := want.Facts[f.ID]
		switch {
		case f.Status == normalize.Unreadable && printed:
			c.unreadable++
		case f.Status.Known() && (!printed || v == nil || !v.Equal(f.Value)):
			c.wrong++
			t.Logf("wrong: %s = %q on line %d, printed is %v", f.ID, f.Raw, f.Where.Line, v)
		}
		if slices.Contains(illegible, f.ID) && f.Status != normalize.Unreadable {
			t.Errorf("%s = %q cannot be read", f.ID, f.Raw)
		}
	}
	c.missing = len(want.Facts) - c.exact - c.unreadable
	for i := range r.Facts {
		f := &r.Facts[i]
		if _, printed := want.Facts[f.ID]; printed && f.Status.Known() && !exactly(want, f) {
			c.missing--
		}
	}
	return c
}

// exactly reports whether a fact states what is printed.
func exactly(want truth, f *normalize.Fact) bool {
	v := want.Facts[f.ID]
	return v != nil && v.Equal(f.Value)
}

// wrongFields names the fields that differ from the truth.
func wrongFields(want truth, r *normalize.Report) []string {
	var off []string
	if r.Organ != want.Organ {
		off = append(off, "organ")
	}
	if r.Year != want.Year {
		off = append(off, "year")
	}
	if r.Form != want.Form {
		off = append(off, "form")
	}
	return off
}

// judge compares how a document is read with how it was read before.
func judge(t *testing.T, want, got conversion) {
	t.Helper()
	switch {
	case got == want:
	case got.wrong > want.wrong:
		t.Errorf("%d wrong numbers, had %d", got.wrong, want.wrong)
	case got.exact < want.exact:
		t.Errorf("%d cells exact, had %d", got.exact, want.exact)
	case got.missing > want.missing:
		t.Errorf("%d cells missing, had %d", got.missing, want.missing)
	case got.off != want.off && got.off != "":
		t.Errorf("wrong are %q, were %q", got.off, want.off)
	default:
		t.Logf("better: %+v, was %+v", got, want)
	}
}

// compareSums compares the broken sums with those of the truth.
func compareSums(t *testing.T, want truth, r *normalize.Report) {
	t.Helper()
	var broken []string
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Verdict == "broken" {
			broken = append(broken, f.Rule+"@"+f.At)
		}
	}
	slices.Sort(broken)
	if !slices.Equal(broken, want.Violations) {
		t.Errorf("broken sums: got %q, want %q", broken, want.Violations)
	}
}
