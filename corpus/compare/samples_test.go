package compare_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/compare"
	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

const testdata = "../../testdata/"

// reader returns what reads a file of testdata, after a change of its content.
func reader(t testing.TB) func(name string, change func(string) string) *normalize.Report {
	t.Helper()
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p := ingest.NewPipeline(forms, ingest.Settings{})
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return func(name string, change func(string) string) *normalize.Report {
		t.Helper()
		content, err := os.ReadFile(testdata + name)
		if err != nil {
			t.Fatal(err)
		}
		if change != nil {
			content = []byte(change(string(content)))
		}
		r, refusal := p.Parse(name, content)
		if refusal != nil {
			t.Fatalf("%s: %s", name, refusal.Refused)
		}
		return r
	}
}

// TestYears compares the reports of two years with the truth of both.
func TestYears(t *testing.T) {
	read := reader(t)
	c := compare.Of(read("samples/suqian-2023.html", nil), read("samples/suqian-2024.html", nil))
	a, b := truth(t, "suqian-2023"), truth(t, "suqian-2024")
	if len(c.Cells) != len(a) {
		t.Errorf("%d cells, want %d", len(c.Cells), len(a))
	}
	for _, cell := range c.Cells {
		va, vb := a[cell.ID], b[cell.ID]
		if equal := va.Equal(vb); equal != (cell.Relation == compare.Equal) {
			t.Errorf("%s: %s and %s: %s", cell.ID, va, vb, cell.Relation)
			continue
		}
		sum, ok := number.Add(va, *cell.Difference)
		if !ok || !sum.Equal(vb) {
			t.Errorf("%s: %s + %s is not %s", cell.ID, va, cell.Difference, vb)
		}
		if cell.A.Where.Row == 0 || cell.B.Where.Row == 0 {
			t.Errorf("%s: no place", cell.ID)
		}
	}
	if !c.Different || c.Header[1].Likeness != compare.TextDiffers {
		t.Error("the years are not told to differ")
	}
	if ratio, _ := c.Similarity.Text.Ratio(); ratio < 0.3 || ratio > 0.8 {
		t.Errorf("similarity of the text %.2f", ratio)
	}
}

func truth(t *testing.T, name string) map[string]number.Value {
	t.Helper()
	var want struct{ Facts map[string]number.Value }
	b, err := os.ReadFile(testdata + "truth/" + name + ".json")
	if err == nil {
		err = json.Unmarshal(b, &want)
	}
	if err != nil {
		t.Fatal(err)
	}
	return want.Facts
}

// TestCopies compares reports with what programs made of them: all cells are
// equal; so is the text, but for what the program itself changed.
func TestCopies(t *testing.T) {
	read := reader(t)
	for _, test := range []struct {
		a, b string
		text bool // the same
	}{
		{"samples/suqian-2023.html", "docx/suqian-2023.docx", true},
		{"samples/suqian-2023.html", "converted/suqian-2023.w3m.txt", true},
		{"samples/suqian-2023.html", "converted/suqian-2023.pandoc-gfm.md", true},
		{"samples/suqian-2024.html", "converted/suqian-2024.libreoffice.docx", true},
		{"samples/suqian-2024.html", "converted/suqian-2024.turndown.md", true},
		{"samples/suqian-2024.html", "converted/suqian-2024.chromium-pdftotext-layout.txt", true},
		{"samples/shanghai-office-2019.html", "converted/shanghai-office-2019.mammoth.html", true},
		{"samples/huaian-2024.pdf", "converted/huaian-2024.pdftohtml.html", false},
		{"samples/huaian-2024.pdf", "converted/huaian-2024.pdftotext-layout.txt", false},
	} {
		t.Run(test.b, func(t *testing.T) {
			c := compare.Of(read(test.a, nil), read(test.b, nil))
			if c.Counts.Equal != len(c.Cells) || len(c.Cells) == 0 {
				t.Errorf("%+v", c.Counts)
			}
			if test.text && c.Different {
				t.Errorf("different: %s", told(c))
			}
			if ratio, _ := c.Similarity.Text.Ratio(); ratio < 0.95 {
				t.Errorf("similarity of the text %.3f", ratio)
			}
		})
	}
}

// TestTraditionalCopy compares a report with its copy in traditional characters,
// and with one of full-width digits in the text besides.
func TestTraditionalCopy(t *testing.T) {
	traditional := map[rune]rune{}
	for r := rune(0x4e00); r < 0x9fff; r++ {
		if s := fold.Rune(r); s != r && traditional[s] == 0 {
			traditional[s] = r
		}
	}
	read := reader(t)
	c := compare.Of(read("samples/suqian-2024.html", nil), read("samples/suqian-2024.html", func(s string) string {
		return strings.Map(func(r rune) rune {
			if other := traditional[r]; other != 0 {
				return other
			}
			return r
		}, s)
	}))
	if c.Different || c.Counts.Equal != 200 {
		t.Errorf("%+v %s", c.Counts, told(c))
	}
	script := 0
	for _, s := range c.Sections {
		if s.Likeness == compare.SameScript {
			script++
		}
	}
	if c.Header[0].Likeness != compare.SameScript || script == 0 {
		t.Errorf("the script is not told: %s", told(c))
	}
}

// TestSilentCorrection finds the one cell and the one number that were changed in
// a copy.
func TestSilentCorrection(t *testing.T) {
	read := reader(t)
	c := compare.Of(read("samples/suqian-2024.html", nil), read("samples/suqian-2024.html", func(s string) string {
		return strings.NewReplacer(">3440<", ">3441<", "14万余条", "15万余条").Replace(s)
	}))
	d := c.Differences()
	for _, cell := range d.Cells {
		if cell.A.Raw != "3440" || cell.B.Raw != "3441" || cell.Difference.String() != "1" {
			t.Errorf("%s: %s, %s", cell.ID, cell.A.Raw, cell.B.Raw)
		}
	}
	if len(d.Cells) == 0 || len(d.Sections) != 1 || len(d.Sections[0].Changes) != 1 || !c.Different {
		t.Fatalf("%d cells; %s", len(d.Cells), told(d))
	}
	if change := d.Sections[0].Changes[0]; change.Likeness != compare.TextDiffers || change.Similarity.Equal == change.Similarity.Of {
		t.Errorf("%+v", change)
	}
}

// told lists what differs in header and text.
func told(c *compare.Comparison) string {
	var b strings.Builder
	for _, f := range c.Header {
		fmt.Fprintf(&b, "%s %s; ", f.Name, f.Likeness)
	}
	for _, s := range c.Sections {
		fmt.Fprintf(&b, "\n%s %s %s %s", s.Kind, s.Key, s.Heading, s.Likeness)
		for _, change := range s.Changes {
			if change.Likeness != compare.Identical {
				fmt.Fprintf(&b, "\n  %s %.200v | %.200v", change.Likeness, change.A, change.B)
			}
		}
	}
	return b.String()
}

// BenchmarkOf compares the reports of two years, and a report with itself.
func BenchmarkOf(b *testing.B) {
	read := reader(b)
	first, second := read("samples/suqian-2023.html", nil), read("samples/suqian-2024.html", nil)
	for _, other := range []struct {
		name   string
		report *normalize.Report
	}{{"years", second}, {"same", first}} {
		b.Run(other.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				compare.Of(first, other.report)
			}
		})
	}
}
