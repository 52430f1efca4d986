package form

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWrite compares the listing of a form with everything that a listing shows
// with its text in both languages.
func TestWrite(t *testing.T) {
	f, err := Parse("listing.yaml", testdata(t, "listing.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "zh"} {
		var b strings.Builder
		if err := Write(&b, f, lang); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(testdata(t, "listing."+lang+".txt")), b.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", lang, diff)
		}
	}
}

// TestWriteEmbedded checks that the listing of each official form names all its
// rows, columns and rules.
func TestWriteEmbedded(t *testing.T) {
	for _, f := range embedded(t) {
		var b strings.Builder
		if err := Write(&b, f, "zh"); err != nil {
			t.Fatal(err)
		}
		words := map[string]bool{}
		for _, word := range strings.Fields(b.String()) {
			words[word] = true
		}
		want := append([]string{f.ID}, f.Rules...)
		for _, table := range f.Tables {
			want = append(want, table.Key)
			for _, row := range table.Rows {
				want = append(want, row.Key)
			}
			for _, column := range table.Columns {
				want = append(want, column.Key)
			}
		}
		for _, word := range want {
			if !words[word] {
				t.Errorf("%s: the listing does not name %s", f.ID, word)
			}
		}
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestWriteReportsErrors(t *testing.T) {
	broken := errors.New("broken")
	if err := Write(brokenWriter{broken}, byID(t, "ogi-2021"), "en"); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func testdata(tb testing.TB, name string) []byte {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}
