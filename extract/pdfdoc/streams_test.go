package pdfdoc

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
		if _, n := prepare(b); n != 0 {
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
	if _, n := prepare(sound); n != 0 {
		t.Fatalf("%d damaged streams", n)
	}
	start, end := bytes.Index(sound, []byte("stream\n"))+len("stream\n"), bytes.Index(sound, []byte("\nendstream"))
	missed := 0
	for i := start; i < end; i++ {
		b := bytes.Clone(sound)
		b[i] ^= 0x10
		if _, n := prepare(b); n != 1 {
			missed++
		}
	}
	if missed > 1 { // a bit behind the end of the data is not used
		t.Errorf("%d of %d changes are not noticed", missed, end-start)
	}
	cut := append(bytes.Clone(sound[:end-4]), sound[end:]...)
	if _, n := prepare(cut); n != 0 {
		t.Error("a missing check sum is taken for damage")
	}
	image := compressedStream("/Subtype/Image", "pixels")
	image[bytes.Index(image, []byte("stream\n"))+10] ^= 0xff
	if _, n := prepare(image); n != 0 {
		t.Error("an image is checked")
	}
}

// FuzzDamage holds the search for damage against any bytes.
func FuzzDamage(f *testing.F) {
	f.Add(compressedStream("", "BT (3119) Tj ET"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, n := prepare(b); n < 0 || n > bytes.Count(b, []byte("stream")) {
			t.Errorf("%d streams", n)
		}
	})
}

// TestUndrawn shortens the programs of glyphs that say their box, and nothing else.
func TestUndrawn(t *testing.T) {
	const box = "500 0 20 -10 480 700 d1"
	for text, want := range map[string]string{
		box + "\n20 -10 m\n480 -10 l 480 700.5 l\nh f*": box,
		"\n" + box + " 20 0 460 700 re f":               "\n" + box,
		box + " 20 0 460 700 re f BT (3119) Tj ET":      "",
		box + " 20 0 460 700 re f /X Do":                "",
		box + " BI /W 1 ID x EI":                        "",
		"500 0 0 0 0 0 d1 20 0 460 700 re f":            "", // the drawing says how large it is
		"500 0 d0 20 0 460 700 re f":                    "",
		"20 -10 m 480 700 l S":                          "",
		"":                                              "",
	} {
		sound := compressedStream("", text+strings.Repeat(" 0 0 m", 100))
		got, damaged := prepare(sound)
		if damaged != 0 || len(got) != len(sound) {
			t.Fatalf("%q: %d damaged streams, %d bytes of %d", text, damaged, len(got), len(sound))
		}
		if want == "" {
			if !bytes.Equal(got, sound) {
				t.Errorf("%q is changed", text)
			}
			continue
		}
		data := got[bytes.Index(got, []byte("stream\n"))+len("stream\n"):]
		if s := newInflater().read(data); !s.ok || string(s.text) != want {
			t.Errorf("%q becomes %q", text, s.text)
		}
		if bytes.Equal(got, sound) || !bytes.Equal(sound, compressedStream("", text+strings.Repeat(" 0 0 m", 100))) {
			t.Errorf("%q: the caller's file is changed", text)
		}
	}
	if file := compressedStream("/DecodeParms<</Predictor 2>>", box+strings.Repeat(" 0 0 m", 100)); !same(prepare(file))(file) {
		t.Error("a stream with a predictor is changed")
	}
}

// same returns whether a prepared file is as it was.
func same(file []byte, _ int) func([]byte) bool {
	return func(b []byte) bool { return bytes.Equal(file, b) }
}
