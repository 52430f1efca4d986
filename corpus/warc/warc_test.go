package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// response returns a draft of a response with a head and a body.
func response(uri, head, body string) Draft {
	return Draft{
		Type: Response, URI: uri, Date: time.Date(2026, 1, 20, 8, 0, 0, 0, time.UTC), ContentType: "application/http;msgtype=response",
		Block: strings.NewReader(head + "\r\n\r\n" + body),
	}
}

// file writes records and returns the file and the place of each.
func file(t testing.TB, plain bool, drafts ...Draft) ([]byte, []Place) {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, 0)
	w.Plain = plain
	var places []Place
	for _, d := range drafts {
		p, err := w.Write(d)
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, p)
	}
	return b.Bytes(), places
}

// contents reads a whole file and returns a line for each record and error.
func contents(r *Reader) (all []string) {
	for {
		rec, err := r.Next()
		var bad *Error
		switch {
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &bad):
			all = append(all, "! "+string(bad.Reason))
			continue
		case err != nil:
			return append(all, "!! "+err.Error())
		}
		status := 0
		if rec.HTTP != nil {
			status = rec.HTTP.Status
		}
		body, err := io.ReadAll(rec.Body)
		line := fmt.Sprintf("%s %s %d %q", rec.Type, rec.URI, status, body)
		if errors.As(err, &bad) {
			line += " ! " + string(bad.Reason)
		} else if err != nil {
			line += " !! " + err.Error()
		}
		all = append(all, line)
	}
}

func read(b []byte) []string { return contents(NewReader(bytes.NewReader(b), Limits{})) }

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var drafts []Draft
		var bodies [][]byte
		for i := range rapid.IntRange(0, 6).Draw(t, "records") {
			body := rapid.SliceOf(rapid.Byte()).Draw(t, "body")
			if rapid.Bool().Draw(t, "long") {
				body = bytes.Repeat(append(body, 'x'), 3000)
			}
			bodies = append(bodies, body)
			drafts = append(drafts, Draft{
				Type: Resource, URI: fmt.Sprintf("http://a.example/%d", i), Date: time.UnixMicro(int64(i)), ContentType: "text/plain",
				Block: bytes.NewReader(body),
			})
		}
		var b bytes.Buffer
		w := NewWriter(&b, 0)
		w.Plain = rapid.Bool().Draw(t, "plain")
		var places []Place
		for _, d := range drafts {
			p, err := w.Write(d)
			if err != nil {
				t.Fatal(err)
			}
			places = append(places, p)
		}
		r := NewReader(iotest.HalfReader(bytes.NewReader(b.Bytes())), Limits{})
		r.Verify = true
		skip := rapid.Bool().Draw(t, "skip")
		for i, d := range drafts {
			rec, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			if rec.Offset != places[i].Offset || rec.ID != places[i].ID || rec.URI != d.URI || !rec.Date.Equal(d.Date) {
				t.Fatalf("%+v, written %+v at %+v", rec, d, places[i])
			}
			alone := NewReader(bytes.NewReader(b.Bytes()[places[i].Offset:][:places[i].Length]), Limits{})
			if one, err := alone.Next(); err != nil || one.ID != rec.ID {
				t.Fatalf("by its place: %v, error %v", one, err)
			}
			if skip {
				continue
			}
			if got, err := io.ReadAll(rec.Body); err != nil || !bytes.Equal(got, bodies[i]) {
				t.Fatalf("body %q, error %v, want %q", got, err, bodies[i])
			}
		}
		if _, err := r.Next(); !errors.Is(err, io.EOF) {
			t.Fatalf("at the end: %v", err)
		}
		if r.End() != int64(b.Len()) {
			t.Fatalf("ends at %d of %d", r.End(), b.Len())
		}
	})
}

func compressed(t testing.TB, text string, open func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t *testing.T, text string) string {
	return compressed(t, text, func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) })
}

// TestDecoded reads payloads with chunks and content encodings, also those that
// are not encoded although their heads say so.
func TestDecoded(t *testing.T) {
	const text = "政府信息公开工作年度报告"
	chunks := func(s string) string {
		return fmt.Sprintf("5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", s[:5], len(s)-5, s[5:])
	}
	deflated := compressed(t, text, func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, 9); return z })
	zlibbed := compressed(t, text, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })
	brotlied := compressed(t, text, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })
	for _, test := range []struct{ name, fields, body, want string }{
		{"plain", "", text, text},
		{"chunked", "Transfer-Encoding: chunked", chunks(text), text},
		{"not chunked", "Transfer-Encoding: chunked", text, text},
		{"gzip", "Content-Encoding: gzip", gzipped(t, text), text},
		{"not gzip", "Content-Encoding: gzip", text, text},
		{"chunked gzip", "transfer-encoding: Chunked\r\ncontent-encoding: X-GZIP", chunks(gzipped(t, text)), text},
		{"deflate", "Content-Encoding: deflate", deflated, text},
		{"zlib", "Content-Encoding: deflate", zlibbed, text},
		{"not deflate", "Content-Encoding: deflate", text, text},
		{"br", "Content-Encoding: br", brotlied, text},
		{"not br", "Content-Encoding: br", text, text},
		{"zstd", "Content-Encoding: zstd", zstandard(t, text), text},
		{"not zstd", "Content-Encoding: zstd", text, text},
		{"twice", "Content-Encoding: deflate, gzip", gzipped(t, zlibbed), text},
		{"identity", "Content-Encoding: identity", text, text},
		{"empty", "Content-Encoding: gzip", "", ""},
		{"folded field", "Content-Encoding:\r\n\tgzip", gzipped(t, text), text},
		{"no field", "this is no field", text, text},
	} {
		head := "HTTP/1.1 200 OK"
		if test.fields != "" {
			head += "\r\n" + test.fields
		}
		for _, plain := range []bool{false, true} {
			b, _ := file(t, plain, response("http://a.example/", head, test.body))
			want := []string{fmt.Sprintf("response http://a.example/ 200 %q", test.want)}
			if diff := cmp.Diff(want, read(b)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}

// TestBadPayload ends with a named error and goes on.
func TestBadPayload(t *testing.T) {
	zipped := gzipped(t, strings.Repeat("年报", 1000))
	bomb := gzipped(t, strings.Repeat("\x00", 1<<20))
	const text = "政府信息公开工作年度报告"
	for _, test := range []struct {
		name, fields, body string
		want               Reason
	}{
		{"cut gzip", "Content-Encoding: gzip", zipped[:len(zipped)-20], CutOff},
		{"damaged gzip", "Content-Encoding: gzip", zipped[:12] + "\xff\xff\xff\xff\xff" + zipped[17:], BadEncoding},
		{"cut chunk", "Transfer-Encoding: chunked", "ff\r\nabc", CutOff},
		{"bad chunk", "Transfer-Encoding: chunked", "3\r\nabc\r\nzz\r\n", BadEncoding},
		{"bomb", "Content-Encoding: gzip", bomb, TooLarge},
		{"unknown", "Content-Encoding: lzma", "x", UnknownCoding},
		{"cut zstd", "Content-Encoding: zstd", zstandard(t, text)[:20], CutOff},
		{"damaged zstd", "Content-Encoding: zstd", zstandard(t, text)[:8] + "\xff\xff\xff\xff", BadEncoding},
		{"zstd bomb", "Content-Encoding: zstd", zstandard(t, strings.Repeat("\x00", 1<<20)), TooLarge},
		{"many", "Content-Encoding: gzip, gzip, gzip, gzip, gzip", zipped, UnknownCoding},
	} {
		b, _ := file(t, false, response("http://a.example/", "HTTP/1.1 200 OK\r\n"+test.fields, test.body), response("http://b.example/", "HTTP/1.1 404 Gone", ""))
		got := contents(NewReader(bytes.NewReader(b), Limits{Body: 100_000}))
		if len(got) != 2 || !strings.HasSuffix(got[0], " ! "+string(test.want)) || got[1] != `response http://b.example/ 404 ""` {
			t.Errorf("%s: %s", test.name, clipAll(got))
		}
	}
}

func clipAll(lines []string) []string {
	for i, l := range lines {
		if len(l) > 300 {
			lines[i] = l[:100] + "…" + l[len(l)-100:]
		}
	}
	return lines
}

// TestDamaged reads what is left of damaged files.
func TestDamaged(t *testing.T) {
	three := []Draft{
		response("http://a.example/", "HTTP/1.1 200 OK", "first"),
		response("http://b.example/", "HTTP/1.1 200 OK", "second"),
		response("http://c.example/", "HTTP/1.1 200 OK", "third"),
	}
	const (
		first  = `response http://a.example/ 200 "first"`
		second = `response http://b.example/ 200 "second"`
		third  = `response http://c.example/ 200 "third"`
	)
	gz, at := file(t, false, three...)
	plain, plainAt := file(t, true, three...)
	longer := strings.Replace(string(plain), "Content-Length: 24", "Content-Length: 30", 1)
	for _, test := range []struct {
		name string
		file string
		want []string
	}{
		{"whole", string(gz), []string{first, second, third}},
		{"whole plain", string(plain), []string{first, second, third}},
		{"one member", gzipped(t, string(plain)), []string{first, second, third}},
		{"nothing", "", nil},
		{"blank lines", "\r\n\n" + string(plain) + "\r\n\r\n\n", []string{first, second, third}},
		{"mixed", string(plain[:plainAt[1].Offset]) + string(gz), []string{first, first, second, third}},
		{"cut", string(gz[:at[2].Offset+at[2].Length-30]), []string{first, second, `response http://c.example/ 200 "" ! cut_off`}[:2]},
		{"cut in plain block", string(plain[:len(plain)-6]), []string{first, second, `response http://c.example/ 200 "thi" ! cut_off`}},
		{"cut in plain head", string(plain[:plainAt[2].Offset+30]), []string{first, second, "! cut_off"}},
		{"damaged member", string(gz[:at[1].Offset+30]) + "\xff\xff\xff\xff" + string(gz[at[1].Offset+34:]), nil},
		{"junk between", string(gz[:at[1].Offset]) + "junk\nWARC/\n" + string(gz[at[1].Offset:]), []string{first, "! not_warc", second, third}},
		{"junk in front", "junk\r\n\r\n" + string(plain), []string{"! not_warc", first, second, third}},
		{"too long", longer, []string{`response http://a.example/ 200 "first\r\n\r\nWA" ! wrong_length`, second, third}},
		{"too short", strings.Replace(string(plain), "Content-Length: 24", "Content-Length: 20", 1), nil},
		{"no length", strings.Replace(string(plain), "Content-Length", "Content-Width", 1), []string{"! bad_header", second, third}},
		{"negative length", strings.Replace(string(plain), "Content-Length: ", "Content-Length: -", 1), []string{"! bad_header", second, third}},
		{"no HTTP", strings.Replace(string(plain), "HTTP/1.1 200", "XTTP/1.1 200", 1), []string{`response http://a.example/ 0 "XTTP/1.1 200 OK\r\n\r\nfirst"`, second, third}},
		{"not a WARC", "<html>\n<p>年报", []string{"! not_warc"}},
		{"gzip without records", gzipped(t, "<html>") + string(gz), []string{"! cut_off", first, second, third}},
	} {
		got := read([]byte(test.file))
		if test.want == nil && test.file != "" { // what is read of the damaged record is open; the last one must be there
			if !slices.Contains(got, third) || !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "! ") }) {
				t.Errorf("%s: %q", test.name, got)
			}
			continue
		}
		if test.name == "cut" {
			if len(got) != 3 || got[0] != first || got[1] != second || !strings.Contains(got[2], "! cut_off") {
				t.Errorf("%s: %q", test.name, got)
			}
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestSkipped goes on without reading the bodies, and says what was wrong in
// them.
func TestSkipped(t *testing.T) {
	gz, at := file(t, false, response("http://a.example/", "HTTP/1.1 200 OK", strings.Repeat("text ", 1000)), response("http://b.example/", "HTTP/1.1 200 OK", "b"))
	r := NewReader(bytes.NewReader(gz[:len(gz)-5]), Limits{})
	for range 2 {
		if _, err := r.Next(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := r.Next()
	var bad *Error
	if !errors.As(err, &bad) || bad.Reason != CutOff || bad.Offset != at[1].Offset {
		t.Errorf("error %v", err)
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

func TestLimits(t *testing.T) {
	drafts := []Draft{
		response("http://a.example/", "HTTP/1.1 200 OK", strings.Repeat("a", 5000)),
		response("http://b.example/", "HTTP/1.1 200 OK", "b"),
		{Type: Info, Date: time.Now(), Block: strings.NewReader("c"), Extra: [][2]string{{"X-Long", strings.Repeat("x", 9000)}}},
		response("http://d.example/", "HTTP/1.1 200 OK", "d"),
	}
	for _, plain := range []bool{false, true} {
		b, _ := file(t, plain, drafts...)
		got := contents(NewReader(bytes.NewReader(b), Limits{Block: 1000, Head: 4000}))
		want := []string{"! too_large", `response http://b.example/ 200 "b"`, "! too_large", `response http://d.example/ 200 "d"`}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("plain %v (-want +got):\n%s", plain, diff)
		}
	}
}

func TestVerify(t *testing.T) {
	b, _ := file(t, true, response("http://a.example/", "HTTP/1.1 200 OK", "first"), response("http://b.example/", "HTTP/1.1 200 OK", "second"))
	b = bytes.Replace(b, []byte("first"), []byte("fixed"), 1)
	r := NewReader(bytes.NewReader(b), Limits{})
	r.Verify = true
	want := []string{`response http://a.example/ 200 "fixed" ! wrong_digest`, `response http://b.example/ 200 "second"`}
	if diff := cmp.Diff(want, contents(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestForeign reads what other writers write: angle brackets around addresses,
// lower case names, bare line ends in heads, requests, revisits.
func TestForeign(t *testing.T) {
	const text = "WARC/1.0\r\nwarc-type: revisit\r\nWARC-Target-URI: <http://a.example/>\r\nWARC-Date: 2020-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n" +
		"WARC-Refers-To-Target-URI: <http://b.example/>\r\nWARC-Refers-To-Date: 2019-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 26\r\n\r\nHTTP/1.1 304 Not Modified\n\r\n\r\n" +
		"WARC/1.0\nWARC-Type: request\nContent-Type: application/http; msgtype=request\nContent-Length: 18\n\nGET /x HTTP/1.1\r\n\n\r\n\r\n"
	r := NewReader(strings.NewReader(text), Limits{})
	rec, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	_, uri, date := rec.RefersTo()
	if rec.Type != Revisit || rec.URI != "http://a.example/" || uri != "http://b.example/" || date != "2019-01-01T00:00:00Z" || rec.HTTP == nil || rec.HTTP.Status != 304 || rec.Date.Year() != 2020 || rec.Version != "1.0" {
		t.Errorf("%+v %+v %s %s", rec, rec.HTTP, uri, date)
	}
	rec, err = r.Next()
	if err != nil || rec.HTTP == nil || rec.HTTP.Method != "GET" || rec.HTTP.Target != "/x" {
		t.Errorf("%+v, error %v", rec, err)
	}
}

func TestReaderFails(t *testing.T) {
	b, _ := file(t, false, response("http://a.example/", "HTTP/1.1 200 OK", "first"))
	broken := errors.New("broken disk")
	r := NewReader(io.MultiReader(bytes.NewReader(b[:100]), iotest.ErrReader(broken)), Limits{})
	for range 3 {
		if rec, err := r.Next(); err == nil {
			_, err = io.ReadAll(rec.Body)
			if !errors.Is(err, broken) {
				t.Errorf("body: %v", err)
			}
		} else if !errors.Is(err, broken) {
			t.Errorf("next: %v", err)
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	w := NewWriter(io.Discard, 0)
	if _, err := w.Write(Draft{Type: Info, URI: "http://a/\r\nWARC-Type: x", Block: strings.NewReader("")}); err == nil {
		t.Error("a line break in a field was written")
	}
}

// FuzzReader reads any bytes to their end without panic, in bounded memory, with
// no more errors than bytes.
func FuzzReader(f *testing.F) {
	gz, _ := file(f, false, response("http://a.example/", "HTTP/1.1 200 OK\r\nContent-Encoding: br", "\x0b\x02\x80text\x03"), response("http://b.example/", "HTTP/1.1 200 OK", "b"))
	plain, _ := file(f, true, response("http://a.example/", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n"), response("http://b.example/", "HTTP/1.1 200 OK", "b"))
	f.Add(gz)
	f.Add(plain)
	f.Add(append(bytes.Clone(gz[:200]), plain...))
	f.Add(bytes.ReplaceAll(plain, []byte("Content-Length: "), []byte("Content-Length: 1")))
	f.Add([]byte(zstandard(f, string(plain)) + "\x50\x2a\x4d\x18\x02\x00\x00\x00xx" + zstandard(f, string(plain))))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, skip := range []bool{false, true} {
			r := NewReader(bytes.NewReader(b), Limits{Head: 4 << 10, Block: 1 << 20, Body: 1 << 20})
			r.Verify = skip
			for n := 0; ; n++ {
				if n > len(b)*1100+2 { // a member of n bytes holds at most about a thousand times as many
					t.Fatal("no end")
				}
				rec, err := r.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				var bad *Error
				if err != nil {
					if !errors.As(err, &bad) {
						t.Fatalf("error %v", err)
					}
					continue
				}
				if rec.Offset > int64(len(b)) || rec.Length < 0 {
					t.Fatalf("%+v", rec)
				}
				if skip {
					continue
				}
				if n, err := io.Copy(io.Discard, rec.Body); n > 1<<20 || err != nil && !errors.As(err, &bad) {
					t.Fatalf("%d bytes, error %v", n, err)
				}
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	var drafts []Draft
	for i := range 200 {
		drafts = append(drafts, response(fmt.Sprintf("http://a.example/%d", i), "HTTP/1.1 200 OK", strings.Repeat(fmt.Sprintf("<tr><td>%d</td></tr>\n", i*7919), 2000)))
	}
	for name, plain := range map[string]bool{"gzip": false, "plain": true} {
		data, _ := file(b, plain, drafts...)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if got := len(read(data)); got != 200 {
					b.Fatal(got)
				}
			}
		})
	}
}
