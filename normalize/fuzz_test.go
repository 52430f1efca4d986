package normalize_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/record"
	"github.com/gouji/gouji/normalize/tables"
)

// FuzzReport reads any bytes as any kind of file, all the way to the record. No
// input may panic or hang; every fact's raw text has to stand at the place that
// the fact names; the record has to be valid JSON.
func FuzzReport(f *testing.F) {
	forms, err := form.Embedded()
	if err != nil {
		f.Fatal(err)
	}
	reader := normalize.New(forms)
	for _, pattern := range []string{"../testdata/samples/*.txt", "../testdata/samples/*.md", "../testdata/samples/s*.html", "../testdata/examples/*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(filepath.Ext(name), content)
			f.Add(".txt", content[len(content)/3:])
		}
	}
	f.Add(".txt", []byte("规章 1 2 3\n行政规范性文件 １ 二 —\n行政许可1280\n行政处罚 O\n本年新收政府信息公开申请数量640020470"))
	f.Fuzz(func(t *testing.T, ext string, content []byte) {
		doc, err := read.Document("report"+ext, content, extract.Limits{Bytes: 1 << 20, Cells: 20_000})
		if err != nil {
			return
		}
		report, refusal := reader.Read(doc)
		if refusal != nil {
			if !json.Valid(record.AppendRefusal(nil, refusal)) {
				t.Fatal("the refusal is no JSON")
			}
			return
		}
		for i := range report.Facts {
			checkFact(t, doc, &report.Facts[i])
		}
		reconcile.Check(report)
		if !json.Valid(record.Append(nil, report)) {
			t.Fatal("the record is no JSON")
		}
	})
}

// checkFact checks that a fact's raw text stands where the fact says.
func checkFact(t *testing.T, doc *extract.Document, f *normalize.Fact) {
	t.Helper()
	if f.Status == normalize.Absent || f.Status == normalize.Blank && squeezed(f.Raw, len(f.Raw)) != "" {
		t.Fatalf("%s: status %s with raw %q", f.ID, f.Status, f.Raw)
	}
	if f.Raw == "" {
		return
	}
	if f.Where.Offset > len(doc.Source) {
		t.Fatalf("%s: byte %d of %d", f.ID, f.Where.Offset, len(doc.Source))
	}
	printed := doc.Source[f.Where.Offset:]
	if doc.Format == extract.HTML || doc.Format == extract.Markdown {
		printed = shown(printed, len(f.Raw))
	}
	raw := squeezed(f.Raw, len(f.Raw))
	if f.Reason == tables.ReasonColumnsLost {
		first, _, _ := strings.Cut(f.Raw, " ") // the row's values, of which the place is the first one's
		raw = squeezed(first, len(first))
	}
	if got := squeezed(printed, len(raw)); got != raw {
		t.Fatalf("%s: raw %q, but %q stands at byte %d", f.ID, f.Raw, got, f.Where.Offset)
	}
}

// shown returns the beginning of what a browser shows of markup, with at least n
// bytes that are no blanks where there are so many.
func shown(src string, n int) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	for len(squeezed(b.String(), n)) < n {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
	return b.String()
}

// squeezed drops what prints nothing, until n bytes are left.
func squeezed(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if b.Len() >= n {
			break
		}
		if !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
