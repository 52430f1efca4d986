package interpret

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// pdfFile makes a file of objects, the first of which is the catalogue.
func pdfFile(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(objects)+1, start)
	return b.Bytes()
}

// stream makes a stream object.
func stream(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// onePage makes a file of one page of 600 by 800 points; more objects are
// numbered from 5.
func onePage(resources, content string, more ...string) []byte {
	return pdfFile(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
		"<</Type/Page/Parent 2 0 R/Resources<<" + resources + ">>/Contents 4 0 R>>",
		stream("", content),
	}, more...)...)
}

// read1 reads the first page of a file in this process.
func read1(t testing.TB, b []byte) layout.Page {
	t.Helper()
	d, pages, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	page, err := d.read(pages[0], 1)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// text is the characters of a page in the order in which they are shown.
func text(p layout.Page) string {
	out := make([]rune, len(p.Glyphs))
	for i, g := range p.Glyphs {
		out[i] = g.Rune
	}
	return string(out)
}

// testdata reads a file of the test data.
func testdata(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rounded rounds a box to whole points.
func rounded(b layout.Box) [4]int {
	round := func(x float32) int { return int(x+1000.5) - 1000 }
	return [4]int{round(b.X0), round(b.Y0), round(b.X1), round(b.Y1)}
}
