package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// TestDoubled reads texts whose bytes were taken for Latin letters and written again.
func TestDoubled(t *testing.T) {
	text := sampleFiles(t)["ruzhou-2021.txt"]
	windows := func(b []byte) string { // programs leave alone what Windows-1252 does not have
		var s strings.Builder
		for _, c := range b {
			if r := charmap.Windows1252.DecodeByte(c); r != utf8.RuneError {
				s.WriteRune(r)
			} else {
				s.WriteRune(rune(c))
			}
		}
		return s.String()
	}
	iso := func(b []byte) string {
		runes := make([]rune, len(b))
		for i, c := range b {
			runes[i] = rune(c)
		}
		return string(runes)
	}
	for _, e := range encodings {
		b, ok := encode(e.enc, text)
		if !ok || strings.HasPrefix(e.name, "UTF-16") || strings.HasPrefix(e.name, "utf-16") {
			continue
		}
		for name, double := range map[string]func([]byte) string{"windows-1252": windows, "iso-8859-1": iso} {
			got, err := Decode([]byte(double(b)), "utf-8")
			if err != nil || got.String != text || !strings.HasSuffix(string(got.Charset), AsLatin1) {
				t.Errorf("%s as %s: %q %v", e.name, name, got.Charset, err)
			}
		}
	}
	for _, text := range []string{
		strings.Repeat("Déjà vu à l'été: où, forêt, garçon, naïve. ", 20),
		strings.Repeat("Ärger über Öl, größer. ", 20) + "政府",
		"\u00a0\u00a0" + text,
		"é",
	} {
		if got, err := Decode([]byte(text), ""); err != nil || got.String != text || got.Charset != UTF8 {
			t.Errorf("%.40q: %q %v", text, got.Charset, err)
		}
	}
}
