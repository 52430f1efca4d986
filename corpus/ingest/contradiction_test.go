package ingest_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"
)

// TestDigitsChangePlaces makes the fonts of a sound file call 3 what they print as 8,
// and the other way round: its numbers must not come out as the organ's.
func TestDigitsChangePlaces(t *testing.T) {
	file, changed := pdfBytes(t, "huaian-2024.pdf"), 0
	for rest := file; ; {
		_, data, ok := bytes.Cut(rest, []byte(">>\nstream\n"))
		if rest = data; !ok {
			break
		}
		in := bytes.NewReader(data)
		z, err := zlib.NewReader(in)
		if err != nil {
			continue
		}
		text, err := io.ReadAll(z)
		if err != nil || !bytes.Contains(text, []byte("<0016> <0033>")) {
			continue
		}
		three, eight := []byte("<0016> <0033>"), []byte("<001B> <0038>")
		text = bytes.Replace(text, three, []byte("<0016> <0038>"), 1)
		text = bytes.Replace(text, eight, []byte("<001B> <0033>"), 1)
		text, _, _ = bytes.Cut(text, []byte("endcmap")) // nothing is said behind it, and it must not grow
		var out bytes.Buffer
		w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(text) // a buffer takes everything
		_ = w.Close()
		if used := len(data) - in.Len(); out.Len() > used {
			t.Fatalf("%d bytes where there is room for %d", out.Len(), used)
		}
		copy(data, out.Bytes())
		changed++
	}
	if changed == 0 {
		t.Fatal("no font was changed")
	}
	report, refusal := twoReaders(t).Parse("huaian-2024.pdf", file)
	if refusal == nil || refusal.Refused != "no_text" {
		t.Errorf("%d fonts changed: report %v, refusal %v", changed, report != nil, refusal)
	}
}
