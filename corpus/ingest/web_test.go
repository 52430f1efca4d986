package ingest_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/corpus/ingest"
	"github.com/gouji/gouji/corpus/warc"
	"github.com/gouji/gouji/normalize"
)

// archive writes a WARC file with answers of the heads and bodies given.
func archive(t testing.TB, name string, answers ...[3]string) (ids []string) {
	t.Helper()
	var b bytes.Buffer
	w := warc.NewWriter(&b, 0)
	w.Plain = !strings.HasSuffix(name, ".gz")
	write := func(d warc.Draft) string {
		p, err := w.Write(d)
		if err != nil {
			t.Fatal(err)
		}
		return p.ID
	}
	write(warc.Draft{Type: warc.Info, Date: time.Unix(0, 0), ContentType: "application/warc-fields", Block: strings.NewReader("software: x\r\n")})
	for _, a := range answers {
		write(warc.Draft{Type: warc.Request, URI: a[0], Date: time.Unix(0, 0), ContentType: "application/http;msgtype=request", Block: strings.NewReader("GET / HTTP/1.1\r\n\r\n")})
		ids = append(ids, write(warc.Draft{Type: warc.Response, URI: a[0], Date: time.Unix(1768896000, 0), ContentType: "application/http;msgtype=response", Block: strings.NewReader("HTTP/1.1 " + a[1] + "\r\n\r\n" + a[2])}))
	}
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return ids
}

// TestWARC makes an input of every answer that is a document.
func TestWARC(t *testing.T) {
	files(t, map[string]string{"d/b.txt": "last"})
	for _, name := range []string{"d/a.warc.gz", "d/a.warc"} {
		ids := archive(t, name,
			[3]string{"http://a.example/1.html", "200 OK\r\nContent-Type: text/html", "<p>first"},
			[3]string{"http://a.example/robots.txt", "200 OK\r\nContent-Type: text/plain", "User-agent: *"},
			[3]string{"http://a.example/x.css", "200 OK\r\nContent-Type: text/css", "p {}"},
			[3]string{"http://a.example/x.json", "200 OK\r\nContent-Type: application/json", "{}"},
			[3]string{"http://a.example/x.png", "200 OK\r\nContent-Type: text/html", "\x89PNG\r\n\x1a\n"},
			[3]string{"http://a.example/moved", "302 Found\r\nLocation: /", "<p>moved"},
			[3]string{"http://a.example/none", "404 Not Found", "<p>none"},
			[3]string{"http://a.example/empty", "200 OK", ""},
			[3]string{"http://a.example/bad", "200 OK\r\nTransfer-Encoding: chunked", "5\r\n<p>ba"},
			[3]string{"http://a.example/large", "200 OK\r\nContent-Type: text/html", strings.Repeat("x", 3000)},
			[3]string{"http://a.example/2.html", "200 OK\r\nContent-Type: image/gif\r\nTransfer-Encoding: chunked", "8\r\n<p>secon\r\n1\r\nd\r\n0\r\n\r\n"},
		)
		var got []string
		var sources []normalize.Source
		o := ingest.Options{Parse: title, MaxBytes: 2000}
		err := ingest.Run(t.Context(), o, []string{name, "d/b.txt"}, func(o ingest.Outcome) error {
			got = append(got, line(o))
			if o.Refusal != nil {
				sources = append(sources, o.Refusal.Source)
			} else {
				sources = append(sources, o.Report.Source)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want := []string{name + ": <p>first", name + "! damaged", name + "! too_large", name + ": <p>second", "d/b.txt: last"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", name, diff)
		}
		if s := sources[3]; s.Path != name || s.URL != "http://a.example/2.html" || s.Record != ids[10] || s.Fetched != "2026-01-20T08:00:00Z" || s.Bytes != 9 || s.SHA256 == "" {
			t.Errorf("%+v", s)
		}
		if s := sources[1]; s.URL != "http://a.example/bad" || s.Record != ids[8] {
			t.Errorf("%+v", s)
		}
	}
}

// TestDamagedWARC says where a file is damaged and goes on behind that.
func TestDamagedWARC(t *testing.T) {
	files(t, nil)
	archive(t, "a.warc.gz", [3]string{"http://a.example/1", "200 OK", "<p>one"}, [3]string{"http://a.example/2", "200 OK", "<p>two"})
	b, err := os.ReadFile("a.warc.gz")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"cut.warc.gz": b[:len(b)-20], "no.warc": []byte("<html>")} {
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	archive(t, "none.warc.gz", [3]string{"http://a.example/1", "404 Not Found", "x"})
	for name, want := range map[string][]string{
		"cut.warc.gz":  {"cut.warc.gz: <p>one", "cut.warc.gz! damaged"},
		"no.warc":      {"no.warc: <html>"},
		"none.warc.gz": {"none.warc.gz! no_files"},
	} {
		if diff := cmp.Diff(want, lines(t, ingest.Options{}, name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestURL asks whoever fetches, and says where the document was found.
func TestURL(t *testing.T) {
	o := ingest.Options{Parse: title, MaxBytes: 100, Fetch: func(_ context.Context, url string) (*ingest.Fetched, *normalize.Refusal) {
		switch url {
		case "http://a.example/":
			return &ingest.Fetched{URL: "https://a.example/x", Time: time.Unix(1768896000, 0), Content: []byte("found")}, nil
		case "https://large.example/":
			return &ingest.Fetched{URL: url, Content: make([]byte, 101)}, nil
		}
		return nil, &normalize.Refusal{Refused: "private_address"}
	}}
	want := []string{"http://a.example/: found", "https://large.example/! too_large", "HTTP://10.0.0.1/! private_address"}
	if diff := cmp.Diff(want, lines(t, o, "http://a.example/", "https://large.example/", "HTTP://10.0.0.1/")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"http://a.example/! no_fetch"}, lines(t, ingest.Options{}, "http://a.example/")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	err := ingest.Run(t.Context(), o, []string{"http://a.example/"}, func(o ingest.Outcome) error {
		if s := o.Report.Source; s.URL != "https://a.example/x" || s.Path != "" || s.Fetched != "2026-01-20T08:00:00Z" || s.Bytes != 5 {
			t.Errorf("%+v", s)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
