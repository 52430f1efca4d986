package archive_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/gouji/gouji/corpus/archive"
)

// file is a file to be packed.
type file struct {
	name, content string
	utf8          bool // marked as such in a zip file
}

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		in, err := w.CreateHeader(&zip.FileHeader{Name: f.name, NonUTF8: !f.utf8, Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(in, f.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarred(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.content)), Mode: 0o644, Typeflag: tar.TypeReg, Format: tar.FormatGNU})
		if err == nil {
			_, err = io.WriteString(w, f.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// walk lists what is in an archive, "name: content" or "name! reason", and at
// last "! reason" where the archive itself ends badly.
func walk(name string, b []byte, l archive.Limits) []string {
	var got []string
	err := archive.Walk(name, bytes.NewReader(b), int64(len(b)), l, func(m *archive.Member) bool {
		if m.Err != nil {
			got = append(got, m.Name+"! "+m.Err.Error())
		} else {
			got = append(got, m.Name+": "+string(m.Content))
		}
		return true
	})
	if err != nil {
		got = append(got, "! "+err.Error())
	}
	return got
}

func gbk(t *testing.T, s string) string {
	t.Helper()
	b, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWalk(t *testing.T) {
	two := []file{{"a.txt", "a", true}, {"d/b.txt", "b", true}}
	chinese := file{name: gbk(t, "年报/淮安.txt"), content: "x"}
	for _, test := range []struct {
		name    string
		file    string
		content []byte
		want    []string
	}{
		{"zip", "x.zip", zipped(t, two...), []string{"a.txt: a", "d/b.txt: b"}},
		{"tar", "x.tar", tarred(t, two...), []string{"a.txt: a", "d/b.txt: b"}},
		{"tar.gz", "x.tar.gz", gzipped(t, tarred(t, two...)), []string{"a.txt: a", "d/b.txt: b"}},
		{"one file", "d/报告.html.gz", gzipped(t, []byte("page")), []string{"报告.html: page"}},
		{"names of Chinese programs in zip", "x.zip", zipped(t, chinese), []string{"年报/淮安.txt: x"}},
		{"names of Chinese programs in tar", "x.tar", tarred(t, chinese), []string{"年报/淮安.txt: x"}},
		{"names of programs for Windows", "x.zip", zipped(t, file{"d\\a.txt", "a", true}), []string{"d/a.txt: a"}},
		{"names in no charset", "x.zip", zipped(t, file{"a\xff\xff.txt", "a", false}), []string{"a\uFFFD.txt: a"}},
		{"names that lead out", "x.zip", zipped(t, file{"../../a", "a", true}, file{"/b", "b", true}), []string{"../../a: a", "/b: b"}},
		{"the same name twice", "x.tar", tarred(t, two[0], two[0], two[0]), []string{"a.txt: a", "a.txt#2: a", "a.txt#3: a"}},
		{"hidden", "x.zip", zipped(t, file{"__MACOSX/._a.txt", "x", true}, file{".git/a", "x", true}, two[0]), []string{"a.txt: a"}},
		{"archive inside", "x.zip", zipped(t, two[0], file{"in.tar.gz", string(gzipped(t, tarred(t, two...))), true}),
			[]string{"a.txt: a", "in.tar.gz/a.txt: a", "in.tar.gz/d/b.txt: b"}},
		{"zip in tar", "x.tar", tarred(t, file{"in.zip", string(zipped(t, two...)), true}), []string{"in.zip/a.txt: a", "in.zip/d/b.txt: b"}},
		{"three inside each other", "x.zip", zipped(t, file{"y.zip", string(zipped(t, file{"z.zip", string(zipped(t, two...)), true})), true}),
			[]string{"y.zip/z.zip! unsupported_format: more than 2 archives inside each other"}},
		{"no archive by that name inside", "x.zip", zipped(t, file{"a.gz", "text", true}), []string{"a.gz: text"}},
		{"damaged archive inside", "x.tar", tarred(t, file{"in.tar.gz", string(gzipped(t, tarred(t, two...))[:60]), true}, two[0]),
			[]string{"in.tar.gz! damaged: it ends too early", "a.txt: a"}},
		{"no archive", "x.zip", []byte("<html>"), []string{"! no archive"}},
		{"empty", "x.zip", nil, []string{"! no archive"}},
		{"empty zip", "x.zip", zipped(t), nil},
		{"cut zip", "x.zip", zipped(t, two...)[:60], []string{"! damaged: zip: not a valid zip file"}},
		{"cut tar", "x.tar", tarred(t, two...)[:1300], []string{"a.txt: a", "! damaged: it ends too early"}},
		{"cut gz", "a.txt.gz", gzipped(t, []byte(strings.Repeat("random text ", 99)))[:30], []string{"a.txt! damaged: it ends too early"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, walk(test.file, test.content, archive.Limits{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// answer is a WARC record of an HTTP answer.
func answer(url, head, body string) string {
	block := "HTTP/1.1 " + head + "\r\nContent-Length: " + fmt.Sprint(len(body)) + "\r\n\r\n" + body
	return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url + "\r\nWARC-Date: 2026-01-20T08:00:00Z\r\n" +
		"Content-Type: application/http;msgtype=response\r\nContent-Length: " + fmt.Sprint(len(block)) + "\r\n\r\n" + block + "\r\n\r\n"
}

func TestWARC(t *testing.T) {
	page := answer("https://example.org/a.html", "200 OK\r\nContent-Type: text/html", "<p>a")
	others := answer("https://example.org/no", "404 Not Found\r\nContent-Type: text/html", "no") +
		answer("https://example.org/s.js", "200 OK\r\nContent-Type: application/javascript", "var") +
		answer("https://example.org/i", "200 OK\r\nContent-Type: image/png", "png") +
		answer("https://example.org/robots.txt", "200 OK\r\nContent-Type: text/plain", "User-agent: *")
	second := answer("https://example.org/b.pdf", "200 OK\r\nContent-Type: application/pdf", "%PDF")
	each := string(gzipped(t, []byte(page))) + string(gzipped(t, []byte(others))) + string(gzipped(t, []byte(second)))
	both := []string{"https://example.org/a.html: <p>a", "https://example.org/b.pdf: %PDF"}
	inside := []string{"archive/data.warc.gz/https://example.org/a.html: <p>a", "archive/data.warc.gz/https://example.org/b.pdf: %PDF"}
	for _, test := range []struct {
		name, file, content string
		want                []string
	}{
		{"plain", "x.warc", page + others + second, both},
		{"packed record by record", "x.warc.gz", each, both},
		{"packed as a whole", "x.warc.gz", string(gzipped(t, []byte(page+others+second))), both},
		{"the same address twice", "x.warc", page + page, []string{both[0], "https://example.org/a.html#2: <p>a"}},
		{"wacz", "x.wacz", string(zipped(t, file{"pages/pages.jsonl", "{}", true}, file{"archive/data.warc.gz", each, true}, file{"datapackage.json", "{}", true})), inside},
		{"cut", "x.warc", page + second[:len(second)-6], []string{both[0], "https://example.org/b.pdf! damaged: warc: at byte 251: cut_off: the file ends inside a block"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, walk(test.file, []byte(test.content), archive.Limits{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	// A length that is too large hides nothing: the record is refused, those in it are read.
	wrong := strings.Replace(page, "Content-Length: ", "Content-Length: 1", 1)
	got := walk("x.warc", []byte(wrong+second+second), archive.Limits{})
	want := []string{"https://example.org/a.html! damaged: warc: at byte 0: wrong_length: the block of 167 bytes covers another record", both[1], "https://example.org/b.pdf#2: %PDF"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("wrong length (-want +got):\n%s", diff)
	}
}

// TestRevisit passes over a revisit record whose content the file has, and names the place of
// the content otherwise.
func TestRevisit(t *testing.T) {
	page := answer("https://example.org/a.html", "200 OK\r\nContent-Type: text/html", "<p>a")
	revisit := func(status, refers string) string {
		block := "HTTP/1.1 " + status + "\r\n\r\n"
		return "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://example.org/again.html\r\nWARC-Date: 2026-02-20T08:00:00Z\r\n" + refers +
			fmt.Sprintf("Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	}
	const (
		here  = "WARC-Refers-To-Target-URI: https://example.org/a.html\r\nWARC-Refers-To-Date: 2026-01-20T08:00:00Z\r\n"
		there = "WARC-Refers-To: <urn:uuid:7>\r\nWARC-Refers-To-Target-URI: https://example.org/c.html\r\nWARC-Refers-To-Date: 2025-01-20T08:00:00Z\r\n"
	)
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"content before", page + revisit("200 OK\r\nContent-Type: text/html", here), []string{"https://example.org/a.html: <p>a"}},
		{"content elsewhere", page + revisit("200 OK\r\nContent-Type: text/html", there), []string{"https://example.org/a.html: <p>a", "https://example.org/again.html! elsewhere: revisit <urn:uuid:7> https://example.org/c.html 2025-01-20T08:00:00Z"}},
		{"not modified", revisit("304 Not Modified", there), nil},
		{"an image", revisit("200 OK\r\nContent-Type: image/png", there), nil},
		{"without a place", revisit("200 OK", ""), []string{"https://example.org/again.html! elsewhere: revisit"}},
	} {
		if diff := cmp.Diff(test.want, walk("x.warc", []byte(test.content), archive.Limits{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestZstandard walks a WARC file that is compressed with Zstandard.
func TestZstandard(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	a := z.EncodeAll([]byte(answer("https://example.org/a.html", "200 OK\r\nContent-Type: text/html", "<p>a")), nil)
	b := z.EncodeAll([]byte(answer("https://example.org/b.pdf", "200 OK\r\nContent-Type: application/pdf", "%PDF")), nil)
	want := []string{"https://example.org/a.html: <p>a", "https://example.org/b.pdf: %PDF"}
	if diff := cmp.Diff(want, walk("x.warc.zst", append(a, b...), archive.Limits{})); diff != "" || !archive.Named("x.warc.zst") {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestChecksum(t *testing.T) {
	b := zipped(t, file{"a.txt", "content that is long enough", true}, file{"b.txt", "b", true})
	b[45] ^= 0x10 // in the first file's packed content
	got := walk("x.zip", b, archive.Limits{})
	if len(got) != 2 || !strings.HasPrefix(got[0], "a.txt! damaged: ") || got[1] != "b.txt: b" {
		t.Errorf("got %q", got)
	}
}

func TestEncrypted(t *testing.T) {
	b := zipped(t, file{"a.txt", "a", true})
	for _, at := range []int{bytes.Index(b, []byte("PK\x03\x04")) + 6, bytes.Index(b, []byte("PK\x01\x02")) + 8} {
		b[at] |= 1
	}
	if got := walk("x.zip", b, archive.Limits{}); !slices.Equal(got, []string{"a.txt! password"}) {
		t.Errorf("got %q", got)
	}
}

func TestLimits(t *testing.T) {
	var many []file
	for i := range 5 {
		many = append(many, file{fmt.Sprint(i), "12345", true})
	}
	for _, test := range []struct {
		name   string
		limits archive.Limits
		want   []string // the last ones
	}{
		{"members", archive.Limits{Members: 2}, []string{"1: 12345", "! too_large: more than 2 files"}},
		{"member", archive.Limits{Member: 4}, []string{"4! too_large: 5 bytes, limit 4"}},
		{"total", archive.Limits{Total: 12}, []string{"1: 12345", "! too_large: it unpacks to more than 12 bytes"}},
	} {
		got := walk("x.zip", zipped(t, many...), test.limits)
		if !slices.Equal(got[max(0, len(got)-len(test.want)):], test.want) {
			t.Errorf("%s: got %q", test.name, got)
		}
	}
}

// TestBombs unpacks zeros, flat and inside each other, and files that share
// their packed content.
func TestBombs(t *testing.T) {
	zeros := string(make([]byte, 32<<20))
	flat := zipped(t, file{"a", zeros, true}, file{"b", zeros, true}, file{"c", zeros, true}, file{"d", zeros, true})
	inner := string(gzipped(t, tarred(t, file{"a", zeros, true})))
	var many []file
	for i := range 4 {
		many = append(many, file{fmt.Sprintf("%d.tar.gz", i), inner, true})
	}
	for name, b := range map[string][]byte{
		"flat":   flat,
		"inside": zipped(t, many...),
		"tar.gz": gzipped(t, tarred(t, file{"a", zeros, true}, file{"b", zeros, true}, file{"c", zeros, true}, file{"d", zeros, true})),
	} {
		var unpacked int
		err := archive.Walk("x", bytes.NewReader(b), int64(len(b)), archive.Limits{}, func(m *archive.Member) bool {
			unpacked += len(m.Content)
			return true
		})
		if err == nil || !strings.HasSuffix(err.Error(), "it unpacks to more than 200 times its size") || unpacked > 100<<20 {
			t.Errorf("%s: %d bytes, error %v", name, unpacked, err)
		}
	}
}

// TestNothingIsWritten walks names that lead out of a directory and looks for
// files there.
func TestNothingIsWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	walk("x.zip", zipped(t, file{"../escaped", "x", true}, file{"escaped", "x", true}), archive.Limits{})
	for _, name := range []string{"../escaped", "escaped"} {
		if _, err := os.Lstat(name); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStop(t *testing.T) {
	n := 0
	b := tarred(t, file{"a", "a", true}, file{"in.tar", string(tarred(t, file{"b", "b", true}, file{"c", "c", true})), true}, file{"d", "d", true})
	err := archive.Walk("x.tar", bytes.NewReader(b), int64(len(b)), archive.Limits{}, func(*archive.Member) bool { n++; return n < 2 })
	if err != nil || n != 2 {
		t.Errorf("%d members, error %v", n, err)
	}
}

// FuzzWalk checks that no bytes take more than their share and that every
// member has a name of its own.
func FuzzWalk(f *testing.F) {
	files := []file{{"a.txt", "a", true}, {"d/b.txt", "bbb", false}}
	for _, b := range [][]byte{
		zipped(f, files...), tarred(f, files...), gzipped(f, tarred(f, files...)), gzipped(f, []byte("text")),
		zipped(f, file{"in.tar", string(tarred(f, files...)), true}),
		tarred(f, file{"in.zip", string(zipped(f, files...)), true}), zipped(f)[:20],
	} {
		f.Add("x.zip", b)
	}
	f.Add("", []byte("\x1f\x8b"))
	record := answer("https://example.org/a", "200 OK\r\nContent-Encoding: gzip", string(gzipped(f, []byte("a"))))
	f.Add("x.warc", []byte(record+record))
	f.Add("x.warc.gz", gzipped(f, []byte(record+record)))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		limits := archive.Limits{Members: 50, Member: 1 << 20, Total: 4 << 20}
		names, total := map[string]bool{}, 0
		err := archive.Walk(name, bytes.NewReader(b), int64(len(b)), limits, func(m *archive.Member) bool {
			if names[m.Name] {
				t.Errorf("%q twice", m.Name)
			}
			names[m.Name] = true
			if total += len(m.Content); m.Err != nil && m.Content != nil {
				t.Errorf("%q has content and a reason", m.Name)
			}
			return true
		})
		if len(names) > limits.Members || int64(total) > limits.Total+int64(len(b)) {
			t.Errorf("%d members, %d bytes, error %v", len(names), total, err)
		}
	})
}
