package ingest_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/reconcile"
)

const pdfDir = "../../testdata/pdf/"

func pdfBytes(t testing.TB, name string) []byte {
	b, err := os.ReadFile(pdfDir + name)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = os.ReadFile(samples + name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pdfReader(t testing.TB) *pdfdoc.Reader {
	r := pdfdoc.New(pdfdoc.Options{})
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func reportReader(t testing.TB) *normalize.Reader {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return normalize.New(forms)
}

// truthOf returns the file that says what a PDF file prints.
func truthOf(name string) string {
	if name == "invented" {
		return pdfDir + "invented.json"
	}
	return truths + name + ".json"
}

// TestPDF holds every fact read from PDF files against what they print.
func TestPDF(t *testing.T) {
	huaian := pdfBytes(t, "huaian-2024.pdf")
	shared := map[string]string{"rot90_content.pdf": "huaian-2024", "formxobj.pdf": "huaian-2024"}
	files := map[string][]byte{
		"bytes before":   append([]byte("HTTP/1.1 200 OK\r\n\r\n"), huaian...),
		"bytes behind":   append(bytes.Clone(huaian), "<html>not found</html>\n"...),
		"startxref lost": bytes.Replace(huaian, []byte("startxref"), []byte("startxxxx"), 1),
	}
	for name := range files {
		shared[name] = "huaian-2024"
	}
	names, err := filepath.Glob("../../testdata/[ps]*/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		name := filepath.Base(path)
		switch {
		case strings.HasPrefix(name, "chromium"), strings.HasPrefix(name, "cmap"), name == "lo_noto.pdf", name == "lo_wqy.pdf":
			shared[name] = "invented"
		case name == "huaian-2024.pdf", name == "hongze-2023.pdf":
			shared[name] = strings.TrimSuffix(name, ".pdf")
		case shared[name] == "":
			continue
		}
		files[name] = pdfBytes(t, name)
	}
	if len(files) != 19 {
		t.Errorf("%d files", len(files))
	}
	reader, reports := pdfReader(t), reportReader(t)
	for name, b := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := reader.Read(t.Context(), b, extract.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			report, refusal := reports.Read(doc)
			if refusal != nil {
				t.Fatal(refusal.Refused, refusal.Detail)
			}
			reconcile.Check(report)
			want := readTruth(t, truthOf(shared[name]))
			if want.Organ != "" {
				compareTruth(t, want, report)
				if len(report.Sections) != 6 || report.Partial {
					t.Errorf("%d sections, partial %v", len(report.Sections), report.Partial)
				}
			}
			if strings.HasPrefix(name, "cmap") { // the big table alone
				maps.DeleteFunc(want.Facts, func(id string, _ *number.Value) bool { return !strings.HasPrefix(id, "applications.") })
			}
			if n := exactCells(want, report); n != len(want.Facts) || n != len(report.Facts) {
				t.Errorf("%d of %d cells exact, %d facts", n, len(want.Facts), len(report.Facts))
			}
			for i := range report.Facts {
				f := &report.Facts[i]
				if f.Where.Page == 0 || !strings.HasPrefix(doc.Source[f.Where.Offset:], f.Raw) {
					t.Errorf("%s: %q does not stand at %+v", f.ID, f.Raw, f.Where)
				}
			}
		})
	}
}

// TestTornNumber reads a table without rules whose row a page tore: the last digit of a total
// stands alone at the top of the next page, whose columns stand elsewhere. The total was read
// without that digit.
func TestTornNumber(t *testing.T) {
	report, refusal := pipelineOf(t, ingest.Settings{}).Parse("torn.pdf", pdfBytes(t, "torn_number.pdf"))
	if refusal != nil {
		t.Fatal(refusal.Refused, refusal.Detail)
	}
	got := map[string]normalize.Fact{}
	for _, f := range report.Facts {
		got[f.ID] = f
	}
	torn, other := got["applications.unable_unclear.total"], got["applications.unable_unclear.other"]
	if torn.Status != normalize.Unreadable || torn.Raw != "２７４" {
		t.Errorf("torn: %s %q", torn.Status, torn.Raw)
	}
	if other.Status != normalize.Stated || other.Raw != "455" {
		t.Errorf("beside it: %s %q", other.Status, other.Raw)
	}
}
