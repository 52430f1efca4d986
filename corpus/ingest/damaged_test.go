package ingest_test

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/extract/pdfdoc/interpret"
	"github.com/gouji/gouji/normalize"
)

// TestMain makes the test program the second reader's child.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == interpret.Argument {
		if err := interpret.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// twoReaders returns a pipeline with the second reader.
func twoReaders(t testing.TB) *ingest.Pipeline {
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return pipelineOf(t, ingest.Settings{Second: []string{own, interpret.Argument}, TwoReadings: true})
}

// TestDamagedFont damages the fonts of a file in many places: boxes of characters
// are wrong, and with them their order. No cell may have another number than the
// sound file, nor be called blank.
func TestDamagedFont(t *testing.T) {
	sound, p := pdfBytes(t, "lo_noto.pdf"), twoReaders(t)
	report, refusal := p.Parse("sound.pdf", sound)
	if refusal != nil {
		t.Fatal(refusal.Refused)
	}
	want := map[string]normalize.Fact{}
	for _, f := range report.Facts {
		want[f.ID] = f
		if f.Readings != 2 {
			t.Errorf("%s is read %d times", f.ID, f.Readings)
		}
	}
	const step = 9000
	wrong, kept := 0, 0
	for at := 20_000; at < len(sound)-4000; at += step {
		b := bytes.Clone(sound)
		clear(b[at : at+512])
		report, refusal := p.Parse("damaged.pdf", b)
		if refusal != nil {
			continue
		}
		for _, f := range report.Facts {
			switch w := want[f.ID]; {
			case f.Status == normalize.Unreadable:
				wrong++
			case f.Status != w.Status || !f.Value.Equal(w.Value):
				t.Errorf("%d bytes lost at %d: %s is %q, printed %q", 512, at, f.ID, f.Raw, w.Raw)
			default:
				kept++
			}
		}
	}
	t.Logf("%d facts kept, %d unreadable", kept, wrong)
	if wrong == 0 || kept == 0 {
		t.Error("the damage does not show, or nothing is left")
	}
}
