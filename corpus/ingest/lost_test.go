package ingest_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
)

// stated reads a sound file and returns its facts.
func stated(t *testing.T, p *ingest.Pipeline, file []byte) map[string]normalize.Fact {
	t.Helper()
	report, refusal := p.Parse("sound.pdf", file)
	if refusal != nil || report.Partial {
		t.Fatal(refusal, report)
	}
	facts := map[string]normalize.Fact{}
	for _, f := range report.Facts {
		facts[f.ID] = f
	}
	return facts
}

// lies returns the facts that are other than those of the sound file, but for those
// that are said to be unreadable.
func lies(want map[string]normalize.Fact, report *normalize.Report) (out []string) {
	for _, f := range report.Facts {
		if w := want[f.ID]; f.Status != normalize.Unreadable && (f.Status != w.Status || !f.Value.Equal(w.Value)) {
			out = append(out, fmt.Sprintf("%s is %q, printed %q", f.ID, f.Raw, w.Raw))
		}
	}
	return out
}

// TestBlocksLost loses blocks of a file whose content is not compressed, so that no
// checksum is wrong: what stood there is not blank, nor do other numbers move there.
func TestBlocksLost(t *testing.T) {
	sound, p := pdfBytes(t, "cmap_GBK-EUC-H_literal.pdf"), twoReaders(t)
	want := stated(t, p, sound)
	cases := map[string]func(at int) []byte{
		"zeros": func(at int) []byte {
			b := bytes.Clone(sound)
			clear(b[at : at+512])
			return b
		},
		"cut out": func(at int) []byte { return append(bytes.Clone(sound[:at]), sound[at+700:]...) },
	}
	for name, lose := range cases {
		said := 0
		for at := 3000; at < len(sound)-3000; at += len(sound) / 4 {
			report, refusal := p.Parse("damaged.pdf", lose(at))
			if refusal != nil {
				continue
			}
			if report.Partial {
				said++
			}
			for _, l := range lies(want, report) {
				t.Errorf("%s at %d: %s", name, at, l)
			}
		}
		if said == 0 {
			t.Errorf("%s: no report says that something is missing", name)
		}
	}
}

// TestFontSwapped names a font where a form is to be and the form where the font is:
// what one reader leaves out, the other one reads, and it is not blank.
func TestFontSwapped(t *testing.T) {
	sound, p := pdfBytes(t, "formxobj.pdf"), twoReaders(t)
	want := stated(t, p, sound)
	swapped := strings.NewReplacer("/Fm0 21 0 R", "/Fm0 11 0 R", "/FT38 11 0 R", "/FT38 21 0 R").Replace(string(sound))
	if swapped == string(sound) {
		t.Fatal("nothing to swap")
	}
	report, refusal := p.Parse("swapped.pdf", []byte(swapped))
	if refusal != nil {
		t.Fatal(refusal.Refused)
	}
	for _, l := range lies(want, report) {
		t.Error(l)
	}
}
