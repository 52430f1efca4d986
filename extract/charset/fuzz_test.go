package charset

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzDecode(f *testing.F) {
	gbTable() // or the first inputs seem to reach new code
	big5Table()
	for _, e := range encodings {
		for _, text := range shortTexts(openings(f), 20)[:3] {
			if b, ok := encode(e.enc, text); ok {
				f.Add(b, "gb2312")
			}
		}
	}
	f.Add([]byte("<meta charset=gbk>\xB9\xAB\xBF"), "")
	f.Add([]byte("\x81\x36\xA6\x31\x81\x36\xA6"), "text/html; charset=gbk")
	f.Add([]byte("\xFE\xFF\xD8\x40\xDC\x0B"), "big5")
	f.Add([]byte("\xB9\xAB\x00\xBF\xAA\x00\x00"), "gb2312")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		before := bytes.Clone(b)
		got, err := Decode(b, declared)
		if !bytes.Equal(b, before) {
			t.Fatal("input was changed")
		}
		body := bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))
		if err != nil {
			if !errors.Is(err, ErrBinary) || got != (Text{}) {
				t.Fatalf("%+v, %v", got, err)
			}
			if utf8.Valid(body) && countControls(body) == 0 {
				t.Fatalf("valid UTF-8 is refused: %v", err)
			}
			return
		}
		if !utf8.ValidString(got.String) {
			t.Fatalf("%s: not valid UTF-8: %q", got.Charset, got.String)
		}
		if utf8.Valid(body) && bytes.IndexByte(body, 0) < 0 && (got.String != string(body) || got.Charset != UTF8 || got.Invalid != 0 || got.Truncated) {
			t.Fatalf("valid UTF-8 was changed: %+v", got)
		}
		if strings.Count(got.String, "\uFFFD") < got.Invalid {
			t.Fatalf("%d invalid, but %q", got.Invalid, got.String)
		}
		if got.Invalid == 0 && got.FirstInvalid != -1 || got.Invalid > 0 && !strings.HasPrefix(got.String[got.FirstInvalid:], "\uFFFD") {
			t.Fatalf("first of %d invalid at %d of %q", got.Invalid, got.FirstInvalid, got.String)
		}
		mayHaveMarks := []Name{UTF8, UTF16LE, UTF16BE, GB18030} // U+FFFD in the source
		if !slices.Contains(mayHaveMarks, got.Charset) && strings.Index(got.String, "\uFFFD") != got.FirstInvalid {
			t.Fatalf("first invalid at %d of %q", got.FirstInvalid, got.String)
		}
		if len(got.String) > 3*len(b) {
			t.Fatalf("%d bytes from %d", len(got.String), len(b))
		}
		if got.Charset == UTF16LE || got.Charset == UTF16BE {
			return
		}
		for _, c := range []string{"<", ">", "&", "\n", "\t"} { // no damage swallows markup
			if bytes.Count(body, []byte(c)) != strings.Count(got.String, c) {
				t.Fatalf("%q was swallowed in %q", c, got.String)
			}
		}
	})
}

func FuzzDeclared(f *testing.F) {
	f.Add([]byte(`<meta content="text/html; charset=gb2312">`))
	f.Add([]byte(`<!-- --><?xml version="1.0" encoding='GBK'?>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		label := Declared(b)
		if label != strings.ToLower(label) || strings.ContainsAny(label, " \t\r\n\"'<>;=") {
			t.Fatalf("label %q", label)
		}
		if label != "" && !bytes.Contains(bytes.ToLower(b[:min(len(b), declaredWithin)]), []byte(label)) {
			t.Fatalf("label %q is not in %q", label, b)
		}
	})
}
