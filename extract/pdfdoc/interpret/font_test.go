package interpret

import (
	"math"
	"strings"
	"testing"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

func TestSimpleFont(t *testing.T) {
	tests := []struct{ name, font, shown, want string }{
		{"no encoding", "/Subtype/Type1/BaseFont/Times-Roman", "(1'\\341)", "1’Æ"},
		{"WinAnsi", "/Subtype/TrueType/Encoding/WinAnsiEncoding", "(1\\200\\225)", "1€•"},
		{"MacRoman", "/Subtype/TrueType/Encoding/MacRomanEncoding", "(\\212)", "ä"},
		{"differences", "/Subtype/Type1/Encoding<</Differences[1/one/two 65/uni4E00/u20000/three.alt/A/emdash/g12]>>", "<0102414243444546>", "12一𠀀3A—\ufffd"},
		{"own encoding of a font program", "/Subtype/TrueType/FontDescriptor<</Flags 4/FontFile2 5 0 R>>", "(1)", "\ufffd"},
		{"font program that is not symbolic", "/Subtype/TrueType/FontDescriptor<</Flags 32/FontFile2 5 0 R>>", "(1)", "1"},
		{"symbols", "/Subtype/Type1/BaseFont/ZapfDingbats", "(1)", "\ufffd"},
		{"ToUnicode before the encoding", "/Subtype/Type1/Encoding/WinAnsiEncoding/ToUnicode 5 0 R", "(1AB)", "1xyB"},
	}
	toUnicode := stream("", "1 beginbfchar <41> <00780079> endbfchar 1 beginbfrange <42> <42> [<0000>] endbfrange")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage("/Font<</F<</Type/Font"+tt.font+">>>>", "BT /F 10 Tf "+tt.shown+" Tj ET", toUnicode))
			if got := text(p); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSimpleWidths(t *testing.T) {
	tests := []struct {
		name, font string
		want       float32 // of three digits
	}{
		{"standard font", "/Subtype/Type1/BaseFont/Helvetica", 16.68},
		{"fixed pitch", "/Subtype/Type1/BaseFont/Courier", 18},
		{"widths", "/Subtype/Type1/FirstChar 48/Widths[100 200 300]", 6},
		{"missing width", "/Subtype/Type1/FirstChar 48/Widths[100]/FontDescriptor<</MissingWidth 400>>", 9},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage("/Font<</F<</Type/Font"+tt.font+">>>>", "BT /F 10 Tf (012) Tj ET"))
			if got := p.Glyphs[2].Box.X1; math.Abs(float64(got-tt.want)) > 0.01 {
				t.Errorf("three digits take %v, want %v", got, tt.want)
			}
		})
	}
}

func TestType3(t *testing.T) {
	tests := []struct {
		name, font, content string
		want                [4]int
	}{
		{"upright", "/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 -120 1000 880]", "1 0 0 1 100 200 Tm", [4]int{100, 199, 105, 209}},
		{"upside down twice", "/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 120 1000 -880]", "1 0 0 -1 100 200 Tm", [4]int{100, 199, 105, 209}},
		{"box by d1", "/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 0 0 0]", "1 0 0 -1 100 200 Tm", [4]int{100, 199, 105, 209}},
		{"dots", "/FontMatrix[0.1 0 0 0.1 0 0]/FontBBox[0 0 5 8]", "1 0 0 1 100 200 Tm", [4]int{100, 200, 600, 208}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font := "/Subtype/Type3/Encoding<</Differences[1/a]>>/CharProcs<</a 5 0 R>>/FirstChar 1/Widths[500]/ToUnicode 6 0 R"
			p := read1(t, onePage("/Font<</F<</Type/Font"+font+tt.font+">>>>", "BT /F 10 Tf "+tt.content+" <01> Tj ET",
				stream("", "500 0 0 120 500 -880 d1 0 0 m f"), stream("", "1 beginbfchar <01> <0037> endbfchar")))
			if text(p) != "7" {
				t.Errorf("text %q", text(p))
			}
			if got := rounded(p.Glyphs[0].Box); got != tt.want {
				t.Errorf("box %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCompositeFont(t *testing.T) {
	const gb1 = "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
	tests := []struct{ name, encoding, descendant, shown, want string }{
		{"GB-EUC", "/GB-EUC-H", gb1, "<31D6D0>", "1中"},
		{"GBK", "/GBK-EUC-H", gb1, "<E946>", "镕"},
		{"GB 18030 of four bytes", "/GBK2K-H", gb1, "<95328236>", "𠀀"},
		{"UCS2", "/UniGB-UCS2-H", gb1, "<4E2D0031>", "中1"},
		{"UTF-16 surrogates", "/UniGB-UTF16-H", gb1, "<D840DC00>", "𠀀"},
		{"UTF-32", "/UniGB-UTF32-H", gb1, "<00004E2D>", "中"},
		{"UTF-8", "/UniGB-UTF8-H", gb1, "<E4B8AD>", "中"},
		{"Big5", "/ETen-B5-H", "", "<A4A431>", "中1"},
		{"identity of Adobe-GB1", "/Identity-H", gb1, "<001211CF1E24>", "1中"},
		{"identity of another font", "/Identity-H", "", "<0012>", "\ufffd"},
		{"unknown name", "/Nothing-H", "", "<0012>", "\ufffd"},
		{"bytes that are no character", "/GBK-EUC-H", gb1, "<31FF32>", "1\ufffd2"},
		{"half a character at the end", "/GBK-EUC-H", gb1, "<31D6>", "1\ufffd"},
		{"CMap in the file", "5 0 R", gb1, "<0141>", "1中"},
		{"CMap that adds to a known one", "6 0 R", gb1, "<D6D0>", "中"},
	}
	own := stream("/Type/CMap", "1 begincodespacerange <00> <7f> endcodespacerange 1 begincidrange <01> <02> 18 endcidrange 1 begincidchar <41> 4559 endcidchar")
	added := stream("/Type/CMap/UseCMap/GBK-EUC-H", "/GBK-EUC-H usecmap")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			font := "/Subtype/Type0/Encoding" + tt.encoding + "/DescendantFonts[<</Subtype/CIDFontType0" + tt.descendant + ">>]"
			if !strings.HasPrefix(tt.encoding, "/") {
				font = "/Subtype/Type0/Encoding " + tt.encoding + "/DescendantFonts[<</Subtype/CIDFontType0" + tt.descendant + ">>]"
			}
			p := read1(t, onePage("/Font<</F<</Type/Font"+font+">>>>", "BT /F 10 Tf "+tt.shown+" Tj ET", own, added))
			if got := text(p); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCompositeWidths(t *testing.T) {
	font := func(encoding, more string) string {
		return "/Font<</F<</Type/Font/Subtype/Type0/Encoding" + encoding + "/DescendantFonts[<</Subtype/CIDFontType0" +
			"/CIDSystemInfo<</Ordering(GB1)>>/W[1 95 500 814[300 400] 4559 4559 700]" + more + ">>]>>>>"
	}
	tests := []struct {
		name, font, shown string
		want              layout.Box
	}{
		{"Chinese", font("/GBK-EUC-H", ""), "<D6D7>", layout.Box{X0: 0, Y0: -1.2, X1: 10, Y1: 8.8}},
		{"by number", font("/GBK-EUC-H", ""), "<D6D0>", layout.Box{X0: 0, Y0: -1.2, X1: 7, Y1: 8.8}},
		{"half-wide", font("/GBK-EUC-H", ""), "<22>", layout.Box{X0: 0, Y0: -1.2, X1: 4, Y1: 8.8}},
		{"proportional", font("/GBKp-EUC-H", ""), "<22>", layout.Box{X0: 0, Y0: -1.2, X1: 5, Y1: 8.8}},
		{"usual width", font("/GBK-EUC-H", "/DW 900"), "<D6D7>", layout.Box{X0: 0, Y0: -1.2, X1: 9, Y1: 8.8}},
		{"downwards", font("/GBK-EUC-V", ""), "<D6D7D6D7>", layout.Box{X0: -5, Y0: -20, X1: 5, Y1: -10}},
		{"downwards by W2", font("/GBK-EUC-V", "/DW2[900 -800]"), "<D6D7D6D7>", layout.Box{X0: -5, Y0: -18.2, X1: 5, Y1: -8.2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(tt.font, "BT /F 10 Tf "+tt.shown+" Tj ET"))
			got := p.Glyphs[len(p.Glyphs)-1].Box
			for _, d := range [...]float32{got.X0 - tt.want.X0, got.Y0 - tt.want.Y0, got.X1 - tt.want.X1, got.Y1 - tt.want.Y1} {
				if math.Abs(float64(d)) > 0.01 {
					t.Fatalf("box %v, want %v", got, tt.want)
				}
			}
		})
	}
}

// TestGB1 holds the numbers of Adobe-GB1 against each other: every character
// leads to a number that leads back to it.
func TestGB1(t *testing.T) {
	n := 0
	for cid := uint32(96); cid < 7717; cid++ {
		r := runeGB1(cid)
		if r == '\ufffd' || r < 0x80 {
			continue
		}
		n++
		if back := cidGB1(r); back != cid {
			t.Fatalf("%d is %c, which is %d", cid, r, back)
		}
	}
	const atLeast = 6763 + 600 // the hanzi, and punctuation and letters
	if n < atLeast {
		t.Errorf("%d characters, want at least %d", n, atLeast)
	}
	for cid, want := range map[uint32]rune{18: '1', 831: '2', 7716: ' ', 940: '啊', 4559: '中', 7702: '齄'} {
		if got := runeGB1(cid); got != want {
			t.Errorf("%d is %c, want %c", cid, got, want)
		}
	}
}
