package charset

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const samplesDir = "../../testdata/samples"

// encodings are the charsets in which a text can be sent.
var encodings = []struct {
	name string
	enc  encoding.Encoding
	want []Name // what Decode may report
}{
	{"utf-8", encoding.Nop, []Name{UTF8}},
	{"gbk", simplifiedchinese.GBK, []Name{GB2312, GBK}},
	{"gb18030", simplifiedchinese.GB18030, []Name{GB2312, GBK, GB18030}},
	{"big5", traditionalchinese.Big5, []Name{Big5}},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), []Name{UTF16LE}},
	{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), []Name{UTF16BE}},
	{"utf-16le with mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), []Name{UTF16LE}},
	{"utf-16be with mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), []Name{UTF16BE}},
}

// sampleFiles returns the texts of all sample documents by file name.
func sampleFiles(t testing.TB) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for _, pattern := range []string{"*.txt", "*.md", "*.html"} {
		paths, err := filepath.Glob(filepath.Join(samplesDir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(path)] = string(b)
		}
	}
	if len(texts) < 5 {
		t.Fatalf("only %d samples", len(texts))
	}
	return texts
}

// openings returns the beginnings of many reports.
func openings(t testing.TB) []string {
	t.Helper()
	f, err := os.Open(filepath.Join(samplesDir, "../truth/openings.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var texts []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var opening struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &opening); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, opening.Text)
	}
	if err := lines.Err(); err != nil || len(texts) < 50 {
		t.Fatalf("%d openings, %v", len(texts), err)
	}
	return texts
}

// traditional returns openings in traditional characters.
func traditional(t testing.TB) []string {
	t.Helper()
	b, err := os.ReadFile("../../testdata/charset/traditional.txt")
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := strings.Split(string(b), "\n\n")
	return slices.DeleteFunc(paragraphs, func(s string) bool { return countHigh([]byte(s)) == 0 })
}

// shortTexts cuts texts at punctuation and line breaks into pieces with at
// least so many characters above ASCII.
func shortTexts(texts []string, least int) []string {
	var pieces []string
	for _, text := range texts {
		start, high := 0, 0
		for i, r := range text {
			if r >= utf8.RuneSelf {
				high++
			}
			if high >= least {
				end := i + utf8.RuneLen(r)
				pieces = append(pieces, text[start:end])
				start, high = end, 0
			}
		}
	}
	return pieces
}

// encode returns text in a charset; ok is false where it has other characters.
func encode(enc encoding.Encoding, text string) (b []byte, ok bool) {
	b, err := enc.NewEncoder().Bytes([]byte(text))
	return b, err == nil
}

func TestRoundTrip(t *testing.T) {
	texts := append(openings(t), traditional(t)...)
	for _, text := range sampleFiles(t) {
		texts = append(texts, text)
	}
	for _, e := range encodings {
		n := 0
		for _, text := range texts {
			b, ok := encode(e.enc, text)
			if !ok || utf8.RuneCountInString(text) < 20 {
				continue
			}
			n++
			for _, declared := range []string{"", "gb2312", "utf-8", "big5", "text/html; charset=ISO-8859-1"} {
				got, err := Decode(b, declared)
				if err != nil || got.String != text || got.Invalid != 0 || got.Truncated || !slices.Contains(e.want, got.Charset) {
					t.Errorf("%s declared %q: %.60q → %v, %d invalid, %.60q, %v", e.name, declared, text, got.Charset, got.Invalid, got.String, err)
				}
			}
		}
		t.Logf("%s: %d texts", e.name, n)
		if n == 0 {
			t.Errorf("%s: no text", e.name)
		}
	}
}

// TestShortTexts measures how often short texts are read in a wrong charset.
func TestShortTexts(t *testing.T) {
	texts := openings(t)
	var titles []string
	for _, text := range texts {
		title, _, _ := strings.Cut(text, "\n")
		titles = append(titles, title)
	}
	for _, sizes := range []struct {
		name    string
		texts   []string
		allowed float64 // share of errors
	}{
		{"first lines", titles, 0},
		{"20 characters", shortTexts(texts, 20), 0},
		{"10 characters", shortTexts(texts, 10), 0.002},
		{"4 characters", shortTexts(texts, 4), 0.1},
		{"traditional, 20 characters", shortTexts(traditional(t), 20), 0},
		{"traditional, 10 characters", shortTexts(traditional(t), 10), 0},
		{"traditional, 4 characters", shortTexts(traditional(t), 4), 0.1},
	} {
		for _, e := range encodings[:6] {
			n, wrong := 0, 0
			for _, text := range sizes.texts {
				b, ok := encode(e.enc, text)
				if !ok || countHigh([]byte(text)) == 0 {
					continue
				}
				n++
				if got, err := Decode(b, ""); err != nil || got.String != text {
					if wrong++; wrong < 4 {
						t.Logf("%s as %s: %q → %s %q, %v", sizes.name, e.name, text, got.Charset, got.String, err)
					}
				}
			}
			t.Logf("%s as %s: %d of %d wrong", sizes.name, e.name, wrong, n)
			if float64(wrong) > sizes.allowed*float64(n) || n == 0 {
				t.Errorf("%s as %s: %d of %d wrong", sizes.name, e.name, wrong, n)
			}
		}
	}
}
