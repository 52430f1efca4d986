package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/gouji/gouji/corpus/findings"
	"github.com/gouji/gouji/corpus/findings/internal/sample"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize"
)

// write writes reports, and one refusal.
func write(t testing.TB, o Options, reports ...*normalize.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	w := New(&b, o)
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if err := w.Report(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Refusal(sample.Refused()); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open reads a workbook with the library, after its parts have been read as XML.
func open(t *testing.T, workbook []byte) *excelize.File {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func value(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rows of the drawn tables by their numbers: where their first rows stand.
func tables(t *testing.T, f *excelize.File, sheet string) map[int]int {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	first := map[int]int{}
	for i, row := range rows {
		if len(row) > 0 {
			if m := regexp.MustCompile(`^Table (\d+)( · |$)`).FindStringSubmatch(row[0]); m != nil {
				n, _ := strconv.Atoi(m[1])
				first[n] = i + 2
			}
		}
	}
	return first
}

func blankless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// Every fact stands in the drawn tables as it is printed, the cells of broken
// sums are marked, and each suspected one has a comment.
func TestTablesAsPrinted(t *testing.T) {
	commented := 0
	for name, change := range sample.Files(t) {
		r := sample.Load(t, name, change)
		f := open(t, write(t, Options{Version: "v1.2.3"}, r))
		if rows, err := f.GetRows("Summary"); err != nil || rows[len(rows)-1][0] != "gouji v1.2.3" {
			t.Errorf("%v: the last row of the summary is %q", err, rows[len(rows)-1])
		}
		sheet := f.GetSheetName(3)
		first := tables(t, f, sheet)
		comments := map[string]string{}
		list, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range list {
			comments[c.Cell] = c.Text
		}
		colours := map[string]string{} // wanted, by cell
		for i := range r.Findings {
			for _, s := range r.Findings[i].Suspects {
				cell := address(s.Where.Column, first[s.Where.Table]+s.Where.Row-1)
				colours[cell] = badStrong
				if !strings.HasPrefix(comments[cell], "expected "+s.Expected.String()+" ") {
					t.Errorf("%s: comment on %s is %q, expected %s", name, cell, comments[cell], s.Expected)
				}
				commented++
			}
		}
		if len(comments) != len(colours) {
			t.Errorf("%s: %d comments, %d suspected cells", name, len(comments), len(colours))
		}
		broken := map[string]bool{} // cells; a fact that is blank has one only if nothing stands in it
		place := map[string]string{}
		for i := range r.Facts {
			fact := &r.Facts[i]
			if fact.Status == normalize.Blank && fact.Where.Column == 0 {
				continue // its row prints fewer cells
			}
			c := r.Grids[fact.Where.Table-1].At(fact.Where.Row-1, fact.Where.Column-1)
			if fact.Status != normalize.Blank || c.Text == "" {
				place[fact.ID] = address(c.Col+1, first[fact.Where.Table]+c.Row)
			}
		}
		for i := range r.Findings {
			if r.Findings[i].Verdict == "broken" {
				for _, id := range r.Findings[i].Facts {
					broken[place[id]] = true
				}
			}
		}
		for i := range r.Facts {
			fact := &r.Facts[i]
			if fact.Status == normalize.Blank && fact.Where.Column == 0 {
				continue // its row prints fewer cells
			}
			c := r.Grids[fact.Where.Table-1].At(fact.Where.Row-1, fact.Where.Column-1)
			cell := address(c.Col+1, first[fact.Where.Table]+c.Row)
			if got := value(t, f, sheet, cell); !strings.Contains(blankless(got), blankless(fact.Raw)) {
				t.Errorf("%s: %s is %q in %s, printed %q", name, fact.ID, got, cell, fact.Raw)
			}
			want := colours[cell]
			if want == "" && broken[cell] {
				want = badLight
			}
			id, err := f.GetCellStyle(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(style.Fill.Color) > 0 {
				got = strings.ToUpper(style.Fill.Color[0])
			}
			if (want == badLight || want == badStrong || got == badLight || got == badStrong) && got != want {
				t.Errorf("%s: %s (%s) has colour %q, want %q", name, fact.ID, cell, got, want)
			}
		}
		if n, _ := f.GetRows(f.GetSheetName(2)); len(n) != len(r.Findings)+2 { // head and refusal
			t.Errorf("%s: %d rows of %d findings", name, len(n), len(r.Findings))
		}
		merged, err := f.GetMergeCells(sheet)
		if err != nil {
			t.Fatal(err)
		}
		disjoint(t, name, merged)
	}
	if commented < 5 {
		t.Errorf("only %d suspects: the samples are not broken", commented)
	}
}

// disjoint checks that no two merged cells overlap, which spreadsheets take for
// damage.
func disjoint(t *testing.T, name string, merged []excelize.MergeCell) {
	t.Helper()
	taken := map[[2]int]bool{}
	for _, m := range merged {
		c1, r1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for c := c1; c <= c2; c++ {
			for r := r1; r <= r2; r++ {
				if taken[[2]int{c, r}] {
					t.Errorf("%s: %s overlaps another merged cell", name, m.GetStartAxis())
				}
				taken[[2]int{c, r}] = true
			}
		}
	}
}

// A text stays a text, and whatever stands in it leaves a workbook that opens.
func TestHostile(t *testing.T) {
	for _, language := range []findings.Language{findings.English, findings.Chinese} {
		bad := sample.Bad()
		bad.Organ = strings.Repeat("长", 40) + "/[:]"
		f := open(t, write(t, Options{Language: language}, sample.Bad(), sample.Bad(), bad))
		seen := map[string]bool{}
		for _, name := range f.GetSheetList() {
			if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 || strings.ContainsAny(name, `:\/?*[]'`) || seen[strings.ToLower(name)] {
				t.Errorf("sheet name %q", name)
			}
			seen[strings.ToLower(name)] = true
			rows, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				for k := range row {
					if formula, _ := f.GetCellFormula(name, address(k+1, i+1)); formula != "" {
						t.Errorf("%s %s is the formula %q", name, address(k+1, i+1), formula)
					}
					if strings.ContainsAny(row[k], "\x00\x1b\u202e") {
						t.Errorf("%s %s holds %q", name, address(k+1, i+1), row[k])
					}
				}
			}
		}
		sheet := f.GetSheetName(3)
		if got := value(t, f, sheet, "A7"); !strings.HasPrefix(got, "=cmd|' /C calc'!A0 <script>") {
			t.Errorf("the first cell of the table is %q", got)
		}
		if got := value(t, f, sheet, "B8"); got != "-2923" {
			t.Errorf("the number is %q", got)
		}
	}
}

func TestNumbersStandAsPrinted(t *testing.T) {
	w := New(io.Discard, Options{})
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	for text, number := range map[string]bool{
		"0": true, "3119": true, "-3": true, "1042.5600": true, "0.50": true, "123456789012345": true,
		"": false, "007": false, "1,234": false, "+3": false, "１２": false, "-0": false, "-0.0": false, "1.": false, ".5": false, "1e5": false, "0x1": false,
		"1234567890123456": false, "22（其中修订 16 件）": false, "--1": false, "1.2.3": false, "=1": false,
	} {
		c := w.value(text, w.styles.text).(excelize.Cell)
		if _, is := c.Value.(string); is == number {
			t.Errorf("%q: %T", text, c.Value)
		}
	}
	r := sample.Bad()
	r.Grids[0] = extract.NewTable(extract.Markup, 1, 3, []extract.Cell{
		{Text: "1042.5600", RowSpan: 1, ColSpan: 1}, {Text: "007", Col: 1, RowSpan: 1, ColSpan: 1}, {Text: strings.Repeat("长", 40000), Col: 2, RowSpan: 1, ColSpan: 1},
	}, extract.Pos{})
	r.Facts[0].Where = normalize.Where{Table: 1, Row: 1, Column: 1}
	f := open(t, write(t, Options{}, r))
	sheet := f.GetSheetName(3)
	row := strconv.Itoa(tables(t, f, sheet)[1])
	if got := value(t, f, sheet, "A"+row); got != "1042.5600" {
		t.Errorf("1042.5600 is shown as %q", got)
	}
	if got := value(t, f, sheet, "B"+row); got != "007" {
		t.Errorf("007 is shown as %q", got)
	}
	if got := value(t, f, sheet, "C"+row); !strings.HasSuffix(got, "… (cut: longer than a cell may be)") || len([]rune(got)) > maxText {
		t.Errorf("a long text has %d characters and ends in %q", len([]rune(got)), got[len(got)-40:])
	}
}

// Beyond the limits the findings are left, and the summary says what is not.
func TestLimits(t *testing.T) {
	broken := sample.Load(t, "examples/broken.txt", [2]string{})
	sound := sample.Load(t, "samples/suqian-2023.html", [2]string{})
	f := open(t, write(t, Options{Limits: Limits{Found: 1, Sound: 1}}, broken, sound, broken, sound, broken))
	if n := f.SheetCount; n != 5 {
		t.Errorf("%d sheets, want summary, inputs, findings and two reports: %v", n, f.GetSheetList())
	}
	if got := value(t, f, "Summary", "A21"); !strings.HasSuffix(got, "of 3 more there are the findings only.") {
		t.Errorf("summary: %q", got)
	}
	if rows, _ := f.GetRows("Findings"); len(rows) != 2+3*len(broken.Findings)+2*len(sound.Findings) {
		t.Errorf("%d rows of findings", len(rows))
	}
	if rows, _ := f.GetRows("Inputs"); len(rows) != 7 {
		t.Errorf("%d rows of inputs", len(rows))
	}
	f = open(t, write(t, Options{Limits: Limits{Cells: 20}}, broken))
	rows, err := f.GetRows(f.GetSheetName(3))
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; len(last) == 0 || !strings.HasPrefix(last[0], "The tables are too long for this file: ") {
		t.Errorf("the last row is %q", last)
	}
}

// A list goes on in a further sheet where one is full.
func TestFullSheets(t *testing.T) {
	var b bytes.Buffer
	w := New(&b, Options{})
	if err := w.Begin(); err != nil {
		t.Fatal(err)
	}
	w.found.most = 3 // with the names of the columns
	r := sample.Bad()
	if err := w.Report(r); err != nil {
		t.Fatal(err)
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	got := 0
	for _, name := range []string{"Findings", "Findings continued 2", "Findings continued 3"} {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] != "Severity" {
			t.Errorf("%s begins with %q", name, rows[0])
		}
		got += len(rows) - 1
	}
	if got != len(r.Findings) {
		t.Errorf("%d findings of %d", got, len(r.Findings))
	}
}

func TestSameBytes(t *testing.T) {
	reports := []*normalize.Report{sample.Bad(), sample.Load(t, "examples/broken.txt", [2]string{}), sample.Bad()}
	first := write(t, Options{}, reports...)
	for range 5 {
		if !bytes.Equal(first, write(t, Options{}, reports...)) {
			t.Fatal("the same reports give other bytes")
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	r := sample.Load(b, "samples/suqian-2024.html", [2]string{">471<", ">417<"})
	w := New(io.Discard, Options{Limits: Limits{Found: 1 << 30}})
	if err := w.Begin(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Report(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	b.StopTimer()
	if err := w.file.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkFindingsOnly writes reports beyond the limit of sheets, and the file.
func BenchmarkFindingsOnly(b *testing.B) {
	r := sample.Load(b, "samples/suqian-2024.html", [2]string{">471<", ">417<"})
	w := New(io.Discard, Options{Limits: Limits{Found: 1}})
	if err := w.Begin(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Report(r); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
