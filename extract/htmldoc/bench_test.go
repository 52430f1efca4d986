package htmldoc

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/gouji/gouji/extract"
)

const samples = "../../testdata/samples/"

// sources returns the HTML samples by name.
func sources(tb testing.TB) map[string]string {
	tb.Helper()
	paths, err := filepath.Glob(samples + "*.html")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no samples: %v", err)
	}
	all := make(map[string]string)
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".html")] = string(b)
	}
	return all
}

func BenchmarkRead(b *testing.B) {
	for name, src := range sources(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(src, extract.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkParse is what the parser of golang.org/x/net needs for the same.
func BenchmarkParse(b *testing.B) {
	for name, src := range sources(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(strings.NewReader(src)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
