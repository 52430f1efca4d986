package pdfdoc_test

import (
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/pdfdoc"
	"github.com/gouji/gouji/extract/pdfdoc/pdfium"
)

// corpus is the mix of files that bulk runs are measured with, and their pages.
func corpus(b *testing.B) (files [][]byte, pages int) {
	for _, f := range []struct {
		name  string
		pages int
	}{
		{"huaian-2024.pdf", 6}, {"hongze-2023.pdf", 5}, {"chromium_ruled_ttf.pdf", 3}, {"chromium_noborder.pdf", 3}, {"lo_noto.pdf", 3}, {"lo_wqy.pdf", 3},
	} {
		files, pages = append(files, file(b, f.name)), pages+f.pages
	}
	return files, pages
}

// hosts are the ways of running PDFium.
func hosts(b *testing.B) map[string][]string {
	return map[string][]string{"inside": nil, "workers": worker(b)}
}

// BenchmarkRead reads files one after the other with a warm reader.
func BenchmarkRead(b *testing.B) {
	files, pages := corpus(b)
	for name, command := range hosts(b) {
		b.Run(name, func(b *testing.B) {
			r := reader(b, pdfdoc.Options{Options: pdfium.Options{Instances: 1, Worker: command}})
			read := func(f []byte) {
				if _, err := r.Read(b.Context(), f, extract.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
			read(files[0])
			for b.Loop() {
				for _, f := range files {
					read(f)
				}
			}
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// BenchmarkReadParallel reads files on all cores, PDFium started before.
func BenchmarkReadParallel(b *testing.B) {
	files, pages := corpus(b)
	for name, command := range hosts(b) {
		b.Run(name, func(b *testing.B) {
			r := reader(b, pdfdoc.Options{Options: pdfium.Options{Worker: command}})
			var next atomic.Int64
			read := func() {
				if _, err := r.Read(b.Context(), files[int(next.Add(1))%len(files)], extract.Limits{}); err != nil {
					b.Error(err)
				}
			}
			for range runtime.GOMAXPROCS(0) {
				read()
			}
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					read()
				}
			})
			b.ReportMetric(float64(pages)/float64(len(files))*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// BenchmarkStart reads the first file of a process, with PDFium compiled before
// and kept in the cache directory, and without.
func BenchmarkStart(b *testing.B) {
	quick := file(b, "lo_phantom_digit.pdf")
	for _, c := range []struct{ name, cache string }{{"cached", b.TempDir()}, {"uncached", "-"}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				r := pdfdoc.New(pdfdoc.Options{Options: pdfium.Options{Instances: 1, Cache: c.cache}})
				if _, err := r.Read(b.Context(), quick, extract.Limits{}); err != nil {
					b.Fatal(err)
				}
				if err := r.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
