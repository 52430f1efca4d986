package docxdoc

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract"
)

// mainText returns the inflated main part of a file.
func mainText(tb testing.TB, b []byte) string {
	tb.Helper()
	a, err := openArchive(b, 64<<20)
	if err != nil {
		tb.Fatal(err)
	}
	c, err := a.read("word/document.xml")
	if err != nil || c.cut != "" {
		tb.Fatal(err, c.cut)
	}
	return c.text
}

// BenchmarkRead counts the bytes of the inflated main part.
func BenchmarkRead(b *testing.B) {
	for name, file := range sampleFiles(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(mainText(b, file))))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(file, extract.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkInflate is what the decompression of the main part alone takes.
func BenchmarkInflate(b *testing.B) {
	for name, file := range sampleFiles(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(mainText(b, file))))
			for b.Loop() {
				mainText(b, file)
			}
		})
	}
}

// BenchmarkTokens is what encoding/xml needs to read only the tokens of the main
// part.
func BenchmarkTokens(b *testing.B) {
	for name, file := range sampleFiles(b) {
		b.Run(name, func(b *testing.B) {
			text := mainText(b, file)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d := xml.NewDecoder(strings.NewReader(text))
				for {
					if _, err := d.RawToken(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkScan is what the own scanner needs for the same.
func BenchmarkScan(b *testing.B) {
	for name, file := range sampleFiles(b) {
		b.Run(name, func(b *testing.B) {
			text := mainText(b, file)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s := newScanner(text)
				for s.next() {
				}
				if s.fault != "" {
					b.Fatal(s.fault)
				}
			}
		})
	}
}
