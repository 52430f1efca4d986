package interpret

import (
	"math"
	"path/filepath"
	"regexp"
	"testing"
	"unicode/utf8"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

// FuzzContent carries out any content stream.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"BT /F 10 Tf 100 200 Td [(12) -300 <33>] TJ T* (4) ' 1 2 (5) \" ET",
		"q 2 0 0 2 0 0 cm 10 20 100 1 re f 1 G 0 0 m 9 9 l S Q Q /X Do /G gs /C cs 1 1 1 scn",
		"BI /W 4 /H 2 /BPC 8 /CS /G ID 12345678 EI /Span <</ActualText <FEFF4E00>>> BDC (a) Tj EMC",
		"BT /V 10 Tf 3 Tr <B0A1B0A2> Tj ET 0 0 m 1 2 3 4 5 6 c 1 2 3 4 v h b*",
	} {
		f.Add([]byte(s))
	}
	resources := helvetica[:len(helvetica)-2] + "/V<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-V/DescendantFonts[<</W[1[500]]>>]>>>>" +
		"/XObject<</X 5 0 R>>/ExtGState<</G<</CA 0>>>>/ColorSpace<</C[/ICCBased 6 0 R]>>"
	file := onePage(resources, "", stream("/Subtype/Form", "/X Do (1) Tj"), stream("/N 3", ""))
	f.Fuzz(func(t *testing.T, content []byte) {
		d, pages, err := open(file)
		if err != nil {
			t.Fatal(err)
		}
		in := newInterpreter(d, pages[0], 1)
		in.run(content)
		in.finish()
		check(t, in.out)
	})
}

// check holds what is true of any page.
func check(t *testing.T, p layout.Page) {
	t.Helper()
	if len(p.Glyphs) > maxOnPage || len(p.Rules) > maxRules+maxEdges {
		t.Fatalf("%d glyphs, %d lines", len(p.Glyphs), len(p.Rules))
	}
	for _, g := range p.Glyphs {
		if g.Rune <= ' ' || !utf8.ValidRune(g.Rune) {
			t.Fatalf("character %U", g.Rune)
		}
		if b := g.Box; b.X1 < b.X0 && !math.IsNaN(float64(b.X0)) || b.Y1 < b.Y0 && !math.IsNaN(float64(b.Y0)) {
			t.Fatalf("box %v", b)
		}
	}
}

// FuzzCMap reads any CMap and asks it for codes.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FFFF> endcodespacerange 2 beginbfchar <0001> <4E00> <02> <D840DC00> endbfchar"), []byte("\x00\x01"))
	f.Add([]byte("/GBK-EUC-H usecmap 1 beginbfrange <01> <ff> [<0031> <0032>] endbfrange /WMode 1 def"), []byte("\x01\x02"))
	f.Add([]byte("2 begincidrange <0000> <00ff> 7 <0100> <ffff> 300 endcidrange begincidchar <01> 5"), []byte("\x01\x02"))
	f.Fuzz(func(t *testing.T, data, text []byte) {
		m := parseCMap(data)
		for len(text) > 0 {
			c := m.space.next(text)
			if c.bytes < 1 || c.bytes > len(text) {
				t.Fatalf("code of %d bytes", c.bytes)
			}
			text = text[c.bytes:]
			if got := m.text(c.value); len(got) > maxText {
				t.Fatalf("%d characters", len(got))
			}
			m.number(c.value)
		}
	})
}

// costly finds numbers of seven digits and more.
var costly = regexp.MustCompile(`[1-9][0-9]{6}`)

// FuzzFile opens any file as the child does. What the library cannot be kept
// from is left to the child's limits: files that state sizes of millions.
func FuzzFile(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*.pdf")
	if err != nil || len(files) == 0 {
		f.Fatal(err)
	}
	for _, file := range files {
		if filepath.Base(file) != "xrefstm_hugesize.pdf" {
			f.Add(testdata(f, file[len("testdata/"):]))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		const most = 1 << 16
		if len(b) > most || costly.Match(b) {
			return
		}
		_, err := answer(b, func(r any) error {
			if page := r.(reply).Page; page != nil {
				check(t, *page)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
