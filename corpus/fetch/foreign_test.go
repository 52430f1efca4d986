package fetch

import (
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nlnwa/gowarc/v3"
)

// TestReadByAnother has what a run kept read by another implementation, the Norwegian
// national library's: it finds every answer that the log names at its place, with the status, and
// every digest right.
func TestReadByAnother(t *testing.T) {
	var dir string
	synctest.Test(t, func(t *testing.T) {
		o := options(t, newTestSite())
		o.Rotate, dir = 16<<10, o.To
		in := killInput()
		in.URLs = append(in.URLs, "http://tag.example/r.html", "http://encoded.example/cut.html", "http://encoded.example/bomb.html", "http://encoded.example/hints.html",
			"http://encoded.example/chunked.html", "https://secure.example/report/1020.html", "http://odd.example/empty", "http://six.example/report/1020.html")
		if err := Run(t.Context(), o, in); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Hour)
		o.Refresh = true
		if err := Run(t.Context(), o, Input{URLs: []string{"http://tag.example/r.html"}}); err != nil {
			t.Fatal(err)
		}
		checkOther(t, dir)
	})
}

// checkOther reads the files of a directory with another implementation.
func checkOther(t *testing.T, dir string) {
	type answer struct {
		uri    string
		status int
	}
	want := map[string]answer{}
	for _, e := range readLog(t, dir) {
		if e.WARC != "" {
			want[fmt.Sprint(e.WARC, " ", e.Offset)] = answer{e.URL, e.Status}
		}
	}
	got, types := map[string]answer{}, map[string]int{}
	files, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, name := range files {
		r, err := gowarc.NewWarcFileReader(name, 0, gowarc.WithSyntaxErrorPolicy(gowarc.ErrWarn), gowarc.WithSpecViolationPolicy(gowarc.ErrWarn), gowarc.WithUnknownRecordTypePolicy(gowarc.ErrFail))
		if err != nil {
			t.Fatal(err)
		}
		for rec, err := range r.Records() {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			findings, err := rec.WarcRecord.ValidateDigest()
			if err != nil {
				t.Fatalf("%s at %d: %v", name, rec.Offset, err)
			}
			uri := rec.WarcRecord.WarcHeader().Get(gowarc.WarcTargetURI)
			for _, f := range append(rec.Validation, findings...) {
				t.Errorf("%s at %d, %s of %s: %v", filepath.Base(name), rec.Offset, rec.WarcRecord.Type(), uri, f)
			}
			types[rec.WarcRecord.Type().String()]++
			at := fmt.Sprint(filepath.Base(name), " ", rec.Offset)
			switch block := rec.WarcRecord.Block().(type) {
			case gowarc.HttpResponseBlock:
				got[at] = answer{uri, block.HttpStatusCode()}
			case gowarc.Block:
				if rec.WarcRecord.Type() == gowarc.Revisit {
					got[at] = answer{uri, 304}
				}
			}
			if err := rec.WarcRecord.Close(); err != nil {
				t.Error(err)
			}
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	maps.DeleteFunc(got, func(at string, _ answer) bool { _, named := want[at]; return !named }) // answers after which the address was asked for again
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(answer{})); diff != "" {
		t.Errorf("(-log +read):\n%s", diff)
	}
	if types["request"] < 400 || types["response"] < 400 || types["warcinfo"] < 3 || types["revisit"] != 1 {
		t.Errorf("%v", types)
	}
}
