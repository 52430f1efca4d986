package ingest_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"github.com/gouji/gouji/normalize"
)

// rewritten changes the compressed streams of a PDF file, each into one that is no
// longer; change returns nil for those that stay. It returns how many it changed.
func rewritten(t *testing.T, file []byte, change func(text []byte) []byte) int {
	t.Helper()
	changed := 0
	for rest := file; ; {
		_, data, ok := bytes.Cut(rest, []byte(">>\nstream\n"))
		if rest = data; !ok {
			return changed
		}
		in := bytes.NewReader(data)
		z, err := zlib.NewReader(in)
		if err != nil {
			continue
		}
		text, err := io.ReadAll(z)
		if err != nil {
			continue
		}
		if text = change(text); text == nil {
			continue
		}
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
}

// TestDigitsChangePlaces makes the fonts of a sound file call 3 what they print as 8,
// and the other way round: its numbers must not come out as the organ's.
func TestDigitsChangePlaces(t *testing.T) {
	file := pdfBytes(t, "huaian-2024.pdf")
	changed := rewritten(t, file, func(text []byte) []byte {
		if !bytes.Contains(text, []byte("<0016> <0033>")) {
			return nil
		}
		text, _, _ = bytes.Cut(text, []byte("endcmap")) // nothing is said behind it, and it must not grow
		return []byte(strings.NewReplacer("<0016> <0033>", "<0016> <0038>", "<001B> <0038>", "<001B> <0033>").Replace(string(text)))
	})
	if changed == 0 {
		t.Fatal("no font was changed")
	}
	report, refusal := twoReaders(t).Parse("huaian-2024.pdf", file)
	if refusal == nil || refusal.Refused != "no_text" {
		t.Errorf("%d fonts changed: report %v, refusal %v", changed, report != nil, refusal)
	}
}

// TestContentCutOff cuts the content of a page in the middle of its table, and leaves
// all else in order: nothing that is left may be wrong or blank, and the report says
// that something is missing.
func TestContentCutOff(t *testing.T) {
	sound, p := pdfBytes(t, "lo_wqy.pdf"), twoReaders(t)
	want := stated(t, p, sound)
	for _, part := range []int{30, 50, 70} { // percent of a page's content
		file := bytes.Clone(sound)
		changed := rewritten(t, file, func(text []byte) []byte {
			if !bytes.Contains(text, []byte("Tj")) {
				return nil
			}
			text = text[:len(text)*part/100]
			return text[:bytes.LastIndexByte(text, '>')+1] // before the operator that shows a string
		})
		report, refusal := p.Parse("cut.pdf", file)
		if refusal != nil || changed == 0 {
			t.Fatal(refusal, changed)
		}
		if !report.Partial {
			t.Errorf("%d %% of %d pages are left: not partial", part, changed)
		}
		for _, f := range report.Facts {
			if w := want[f.ID]; f.Status != normalize.Unreadable && (f.Status != w.Status || !f.Value.Equal(w.Value)) {
				t.Errorf("%d %% are left: %s is %s %q, printed %q", part, f.ID, f.Status, f.Raw, w.Raw)
			}
		}
	}
}
