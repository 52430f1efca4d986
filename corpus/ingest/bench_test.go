package ingest_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/extract/read"
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/reconcile"
	"github.com/gouji/gouji/normalize/record"
)

// summed is the way from bytes to a report whose sums are checked: extract,
// normalize, reconcile.
func summed(t testing.TB) ingest.Parser {
	forms, err := form.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var documents read.Reader
	reader := normalize.New(forms)
	return func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		doc, err := documents.Document(context.Background(), path, content)
		if err != nil {
			t.Fatal(err)
		}
		defer doc.Done()
		report, refusal := reader.Read(doc)
		if refusal == nil {
			reconcile.Check(report)
		}
		return report, refusal
	}
}

// BenchmarkHTML compares the way from bytes to a report with what x/net/html
// alone takes to parse the same bytes: the sums only, and all rules.
func BenchmarkHTML(b *testing.B) {
	sums, all := summed(b), pipeline(b)
	eachSample(b, ".html", func(b *testing.B, name string, content []byte) {
		for _, way := range []struct {
			name  string
			parse ingest.Parser
		}{{"sums", sums}, {"all-rules", all}} {
			b.Run(way.name, func(b *testing.B) {
				b.SetBytes(int64(len(content)))
				b.ReportAllocs()
				for b.Loop() {
					if _, refusal := way.parse(name, content); refusal != nil {
						b.Fatal(refusal.Refused)
					}
				}
			})
		}
		b.Run("x-net-html", func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(content)); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

// BenchmarkText measures the way to checked sums for plain text and markdown.
func BenchmarkText(b *testing.B) {
	parse := summed(b)
	for _, ext := range []string{".txt", ".md"} {
		eachSample(b, ext, func(b *testing.B, name string, content []byte) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, refusal := parse(name, content); refusal != nil {
					b.Fatal(refusal.Refused)
				}
			}
		})
	}
}

// BenchmarkStages measures the stages one by one.
func BenchmarkStages(b *testing.B) {
	forms, err := form.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	var documents read.Reader
	reader := normalize.New(forms)
	eachSample(b, ".html", func(b *testing.B, name string, content []byte) {
		doc, err := documents.Document(ctx, name, content)
		if err != nil {
			b.Fatal(err)
		}
		report, refusal := reader.Read(doc)
		if refusal != nil {
			b.Fatal(refusal.Refused)
		}
		stage := func(stage string, run func()) {
			b.Run(stage, func(b *testing.B) {
				b.SetBytes(int64(len(content)))
				b.ReportAllocs()
				for b.Loop() {
					run()
				}
			})
		}
		stage("extract", func() {
			if doc, err := documents.Document(ctx, name, content); err == nil {
				doc.Done()
			}
		})
		stage("normalize", func() { reader.Read(doc) })
		stage("reconcile", func() {
			checked := *report
			reconcile.Check(&checked)
		})
		var buffer []byte
		stage("record", func() { buffer = record.Append(buffer[:0], report) })
	})
}

// BenchmarkCores reads all samples on as many cores as -cpu gives.
func BenchmarkCores(b *testing.B) {
	parse := pipeline(b)
	names, err := filepath.Glob(samples + "*.html")
	if err != nil || len(names) == 0 {
		b.Fatal("no samples: ", err)
	}
	contents := make([][]byte, len(names))
	size := 0
	for i, name := range names {
		if contents[i], err = os.ReadFile(name); err != nil {
			b.Fatal(err)
		}
		size += len(contents[i])
	}
	b.SetBytes(int64(size))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for i, name := range names {
				parse(name, contents[i])
			}
		}
	})
}

func eachSample(b *testing.B, ext string, run func(b *testing.B, name string, content []byte)) {
	b.Helper()
	names, err := filepath.Glob(samples + "*" + ext)
	if err != nil || len(names) == 0 {
		b.Fatal("no samples: ", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(name), func(b *testing.B) { run(b, name, content) })
	}
}
