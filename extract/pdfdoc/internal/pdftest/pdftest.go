// Package pdftest writes small PDF files for tests.
//
// In: the content streams of pages and the objects that they use. Out: a file,
// uncompressed, with a sound cross-reference table.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"
)

// File is a file to be written. Its pages are 595 × 842 points large and have the
// font /F1, Helvetica.
type File struct {
	Pages     []string // content streams
	Resources string   // of all pages, beside the font: "/XObject<</X 4 0 R>>"
	Objects   []string // further objects, numbered from 4
}

// Stream writes a stream object with further entries of its dictionary.
func Stream(entries, content string) string {
	return fmt.Sprintf("<</Length %d%s>>\nstream\n%s\nendstream", len(content), entries, content)
}

// Image returns the object of an image of one black pixel.
func Image() string {
	return Stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00")
}

// Bytes returns the file.
func (f *File) Bytes() []byte {
	first := 4 + len(f.Objects) // object of the first page, its content behind it
	var kids strings.Builder
	for i := range f.Pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+2*i)
	}
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(f.Pages)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, f.Objects...)
	for i, content := range f.Pages {
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>%s>>/Contents %d 0 R>>", f.Resources, first+2*i+1),
			Stream("", content))
	}
	return write(objects)
}

func write(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}
