package interpret

import "testing"

// BenchmarkPage reads a page of 1,300 glyphs and 860 lines in this process.
func BenchmarkPage(b *testing.B) {
	file := testdata(b, "fonts/cmap_GBK-EUC-H.pdf")
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		_, err := answer(file, func(any) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkChild reads the same page in a child process.
func BenchmarkChild(b *testing.B) {
	file := testdata(b, "fonts/cmap_GBK-EUC-H.pdf")
	b.SetBytes(int64(len(file)))
	var r Reader
	defer r.Close()
	for b.Loop() {
		if _, err := r.Pages(b.Context(), file); err != nil {
			b.Fatal(err)
		}
	}
}
