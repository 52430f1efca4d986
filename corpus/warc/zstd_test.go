package warc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

func zstandard(t testing.TB, text string, o ...zstd.EOption) string {
	return compressed(t, text, func(w io.Writer) io.WriteCloser {
		z, err := zstd.NewWriter(w, o...)
		if err != nil {
			t.Fatal(err)
		}
		return z
	})
}

// skipped is a frame to be passed over.
func skipped(magic uint32, content string) string {
	head := binary.LittleEndian.AppendUint32(nil, magic)
	return string(binary.LittleEndian.AppendUint32(head, uint32(len(content)))) + content
}

// TestZstandard reads files with a frame for each record, with one for all, with a
// dictionary, and what is left of damaged ones.
func TestZstandard(t *testing.T) {
	plain, at := file(t, true, response("http://a.example/", "HTTP/1.1 200 OK", "first"), response("http://b.example/", "HTTP/1.1 200 OK", "second"), response("http://c.example/", "HTTP/1.1 200 OK", "third"))
	const (
		first  = `response http://a.example/ 200 "first"`
		second = `response http://b.example/ 200 "second"`
		third  = `response http://c.example/ 200 "third"`
	)
	dict := []byte(strings.Repeat("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\r\nHTTP/1.1 200 OK\r\n", 4))
	frames := func(o ...zstd.EOption) (all []string) {
		for _, p := range at {
			all = append(all, zstandard(t, string(plain[p.Offset:p.Offset+p.Length]), o...))
		}
		return all
	}
	each, unsure := frames(), frames(zstd.WithEncoderCRC(false), zstd.WithSingleSegment(true))
	with := frames(zstd.WithEncoderDictRaw(0, dict))
	for _, test := range []struct {
		name, file string
		want       []string
	}{
		{"each", strings.Join(each, ""), []string{first, second, third}},
		{"without checksums", strings.Join(unsure, ""), []string{first, second, third}},
		{"one frame", zstandard(t, string(plain)), []string{first, second, third}},
		{"frames to be passed over", skipped(skipMagic, "x") + each[0] + skipped(skipMagic+7, "WARC/1.1\r\n") + each[1] + each[2], []string{first, second, third}},
		{"dictionary", skipped(dictionary, string(dict)) + strings.Join(with, ""), []string{first, second, third}},
		{"compressed dictionary", skipped(dictionary, zstandard(t, string(dict))) + strings.Join(with, ""), []string{first, second, third}},
		{"mixed", each[0] + gzipped(t, string(plain[at[1].Offset:])), []string{first, second, third}},
		{"junk between", each[0] + "junk" + each[1] + each[2], []string{first, "! not_warc", second, third}},
		{"cut", each[0] + each[1] + each[2][:20], []string{first, second, "! cut_off"}},
		{"damaged", each[0] + each[1][:len(each[1])/2] + "\xff\xff\xff\xff\xff" + each[1][len(each[1])/2:] + each[2], nil},
		{"cut dictionary", skipped(dictionary, string(dict))[:60], []string{"! cut_off"}},
		{"no records", zstandard(t, "<html>") + each[0], []string{"! cut_off", first}},
	} {
		got := read([]byte(test.file))
		if test.want == nil {
			if !strings.Contains(fmt.Sprint(got), "! ") || got[0] != first || got[len(got)-1] != third {
				t.Errorf("%s: %q", test.name, got)
			}
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
	r := NewReader(strings.NewReader(strings.Join(each, "")), Limits{})
	var offsets []int64
	for rec, err := r.Next(); err == nil; rec, err = r.Next() {
		offsets = append(offsets, rec.Offset)
	}
	if want := []int64{0, int64(len(each[0])), int64(len(each[0]) + len(each[1]))}; !cmp.Equal(want, offsets) {
		t.Errorf("offsets %v, want %v", offsets, want)
	}
}

// BenchmarkSearch looks for the next record in a file that is damaged on purpose: each
// third byte begins what may be a gzip member, with blocks that hold nothing.
func BenchmarkSearch(b *testing.B) {
	hostile := append([]byte("junk"), bytes.Repeat([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\xff\xff"), 1<<20/15)...)
	dense := append([]byte("junk"), bytes.Repeat([]byte(gzipMagic), 1<<20/3)...)
	for name, data := range map[string][]byte{"blocks": hostile, "dense": dense} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if got := read(data); len(got) != 1 {
					b.Fatal(got)
				}
			}
		})
	}
}
