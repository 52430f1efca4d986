package ingest_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/normalize"
)

// zipped returns a zip file with files, name and content by turns.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for pair := range slices.Chunk(files, 2) {
		in, err := w.Create(pair[0])
		if err == nil {
			_, err = in.Write([]byte(pair[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const warcRecord = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/d/page.html?id=1\r\nWARC-Date: 2026-01-20T08:00:00Z\r\n" +
	"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: 23\r\n\r\nHTTP/1.1 200 OK\r\n\r\npage\r\n\r\n"

// TestArchives reads files inside archives between others.
func TestArchives(t *testing.T) {
	both := zipped(t, "a.txt", "1", "d/b.html", "2")
	files(t, map[string]string{
		"1.txt": "first", "2.zip": both, "3.zip": "no archive", "4.zip": zipped(t), "5.zip": both[:50], "6.warc": warcRecord, "7.txt": "last",
	})
	type got struct {
		Line   string
		Source normalize.Source
	}
	var all []got
	var names []string
	members := 0
	err := ingest.Run(t.Context(), ingest.Options{OnMember: func() { members++ }, Workers: 1, Parse: func(path string, content []byte) (*normalize.Report, *normalize.Refusal) {
		names = append(names, path)
		return title(path, content)
	}}, []string{"."}, func(o ingest.Outcome) error {
		g := got{Line: o.String() + "! "}
		if o.Refusal != nil {
			g.Line += o.Refusal.Refused
			g.Source = o.Refusal.Source
		} else {
			g.Line = o.String() + ": " + o.Report.Title
			g.Source = o.Report.Source
		}
		g.Source.SHA256 = ""
		all = append(all, g)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []got{
		{"1.txt: first", normalize.Source{Path: "1.txt", Bytes: 5}},
		{"2.zip!a.txt: 1", normalize.Source{Path: "2.zip", Record: "a.txt", Bytes: 1}},
		{"2.zip!d/b.html: 2", normalize.Source{Path: "2.zip", Record: "d/b.html", Bytes: 1}},
		{"3.zip: no archive", normalize.Source{Path: "3.zip", Bytes: 10}},
		{"4.zip! no_files", normalize.Source{Path: "4.zip"}},
		{"5.zip! damaged", normalize.Source{Path: "5.zip"}},
		{"6.warc!<urn:uuid:1>: page", normalize.Source{Path: "6.warc", Record: "<urn:uuid:1>",
			URL: "https://example.org/d/page.html?id=1", Fetched: "2026-01-20T08:00:00Z", Bytes: 4}},
		{"7.txt: last", normalize.Source{Path: "7.txt", Bytes: 4}},
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if members != 3 {
		t.Errorf("%d members", members)
	}
	if got := strings.Join(names, " "); got != "1.txt a.txt d/b.html 3.zip page.html 7.txt" {
		t.Errorf("names given to the parser: %s", got)
	}
}
