package ingest_test

import (
	"bytes"
	"fmt"
	"os"
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

// TestRowCutOff cuts a page in the middle of a row, and loses a block inside one: the
// cells behind it are not blank, and the report says that something is missing.
func TestRowCutOff(t *testing.T) {
	sound, err := os.ReadFile(samples + "suqian-2024.html")
	if err != nil {
		t.Fatal(err)
	}
	p := pipelineOf(t, ingest.Settings{})
	want := stated(t, p, sound)
	from := bytes.Index(sound, []byte("本年新收"))
	for i := range 12 {
		at := from + 3000 + 97*i
		cut := append(bytes.Clone(sound[:at]), bytes.Repeat([]byte{0}, 40)...)
		for name, file := range map[string][]byte{"cut": sound[:at], "zeros": append(cut, sound[at+40:]...)} {
			report, refusal := p.Parse("damaged.html", file)
			if refusal != nil {
				t.Fatal(refusal.Refused)
			}
			if !report.Partial {
				t.Errorf("%s at %d: not partial", name, at)
			}
			for _, l := range lies(want, report) {
				t.Errorf("%s at %d: %s", name, at, l)
			}
		}
	}
}

// TestWordChecksum changes a bit of the compressed text of a Word document: only what
// the sums prove is still a number.
func TestWordChecksum(t *testing.T) {
	sound, err := os.ReadFile("../../testdata/docx/suqian-2023.docx")
	if err != nil {
		t.Fatal(err)
	}
	p := pipelineOf(t, ingest.Settings{})
	want := stated(t, p, sound)
	text := bytes.Index(sound, []byte("word/document.xml"))
	size := bytes.Index(sound[text:], []byte("PK"))
	unreadable := 0
	for at := text + size/4; at < text+size; at += size / 16 {
		b := bytes.Clone(sound)
		b[at] ^= 4
		report, refusal := p.Parse("damaged.docx", b)
		if refusal != nil {
			continue
		}
		for _, f := range report.Facts {
			if f.Status == normalize.Unreadable {
				unreadable++
			}
		}
		if l := lies(want, report); len(l) > 0 || !report.Partial {
			t.Errorf("a bit at %d: partial %v, %v", at, report.Partial, l)
		}
	}
	if unreadable == 0 {
		t.Error("no cell is unreadable")
	}
}
