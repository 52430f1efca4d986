package pdfdoc

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestSoundStreams finds no damage in files that have none.
func TestSoundStreams(t *testing.T) {
	names, err := filepath.Glob("../../testdata/pdf/*.pdf")
	if err != nil || len(names) < 15 {
		t.Fatal(len(names), err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := damagedStreams(b); n != 0 {
			t.Errorf("%s: %d streams", filepath.Base(name), n)
		}
	}
}

// compressedStream is an object with a compressed stream.
func compressedStream(entries, text string) []byte {
	var data bytes.Buffer
	w := zlib.NewWriter(&data)
	fmt.Fprint(w, text)
	w.Close()
	return fmt.Appendf(nil, "4 0 obj\n<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream\nendobj\n", data.Len(), entries, data.Bytes())
}

// TestDamagedStream changes every byte of a stream's data in turn.
func TestDamagedStream(t *testing.T) {
	sound := compressedStream("", "BT (3119) Tj ET BT (3001) Tj ET")
	if n := damagedStreams(sound); n != 0 {
		t.Fatalf("%d damaged streams", n)
	}
	start, end := bytes.Index(sound, []byte("stream\n"))+len("stream\n"), bytes.Index(sound, []byte("\nendstream"))
	missed := 0
	for i := start; i < end; i++ {
		b := bytes.Clone(sound)
		b[i] ^= 0x10
		if damagedStreams(b) != 1 {
			missed++
		}
	}
	if missed > 1 { // a bit behind the end of the data is not used
		t.Errorf("%d of %d changes are not noticed", missed, end-start)
	}
	cut := append(bytes.Clone(sound[:end-4]), sound[end:]...)
	if n := damagedStreams(cut); n != 0 {
		t.Error("a missing check sum is taken for damage")
	}
	image := compressedStream("/Subtype/Image", "pixels")
	image[bytes.Index(image, []byte("stream\n"))+10] ^= 0xff
	if n := damagedStreams(image); n != 0 {
		t.Error("an image is checked")
	}
}

// FuzzDamage holds the search for damage against any bytes.
func FuzzDamage(f *testing.F) {
	f.Add(compressedStream("", "BT (3119) Tj ET"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if n := damagedStreams(b); n < 0 || n > bytes.Count(b, []byte("stream")) {
			t.Errorf("%d streams", n)
		}
	})
}
