package interpret

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gouji/gouji/extract/pdfdoc/layout"
)

var helvetica = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/Widths[" +
	widths500 + "]>>>>"

// widths500 are widths of 500 for the codes 32 to 126.
var widths500 = strings.Repeat("500 ", 95)

func TestText(t *testing.T) {
	tests := []struct {
		name, content, want string
		last                [4]int // box of the last glyph
	}{
		{"Td and Tj", "BT /F 10 Tf 100 200 Td (12) Tj ET", "12", [4]int{105, 199, 110, 209}},
		{"TJ moves back", "BT /F 10 Tf 100 200 Td [(1) 100 (2)] TJ ET", "12", [4]int{104, 199, 109, 209}},
		{"scale", "BT /F 10 Tf 50 Tz 100 200 Td (12) Tj ET", "12", [4]int{103, 199, 105, 209}},
		{"spaces", "BT /F 10 Tf 3 Tc 7 Tw 100 200 Td (1 2) Tj ET", "12", [4]int{123, 199, 128, 209}},
		{"quotes", `BT /F 10 Tf 20 TL 100 200 Td (1) ' 2 3 (45) " ET`, "145", [4]int{108, 159, 113, 169}},
		{"TD sets the leading", "BT /F 10 Tf 0 -20 TD (1) Tj T* (2) Tj ET", "12", [4]int{0, -41, 5, -31}},
		{"rise", "BT /F 10 Tf 5 Ts 100 200 Td (1) Tj ET", "1", [4]int{100, 204, 105, 214}},
		{"cm in q", "q 2 0 0 2 10 10 cm BT /F 10 Tf (1) Tj ET Q BT /F 10 Tf (2) Tj ET", "12", [4]int{0, -1, 5, 9}},
		{"turned", "BT /F 10 Tf 0 1 -1 0 100 200 Tm (12) Tj ET", "12", [4]int{91, 205, 101, 210}},
		{"operands missing", "BT /F 10 Tf 72 Td /F Tf (1) Tj ET", "1", [4]int{0, -1, 5, 9}},
		{"operands of another kind", "BT /F 10 Tf (x) 2 Td /N Tj (3) Tj ET", "3", [4]int{0, -1, 5, 9}},
		{"Q without q", "Q Q BT /F 10 Tf (1) Tj ET", "1", [4]int{0, -1, 5, 9}},
		{"escapes", `BT /F 10 Tf (\061\(\)\
2\q) Tj ET`, "1()2q", [4]int{20, -1, 25, 9}},
		{"hex", "BT /F 10 Tf <3 132 3> Tj ET", "120", [4]int{10, -1, 15, 9}},
		{"no end", "BT /F 10 Tf (1) Tj (23", "1", [4]int{0, -1, 5, 9}},
		{"stray delimiters", "BT /F 10 Tf ] } ) > >> (1) Tj ET", "1", [4]int{0, -1, 5, 9}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(helvetica, tt.content))
			if got := text(p); got != tt.want {
				t.Fatalf("text %q, want %q", got, tt.want)
			}
			if got := rounded(p.Glyphs[len(p.Glyphs)-1].Box); got != tt.last {
				t.Errorf("last glyph at %v, want %v", got, tt.last)
			}
		})
	}
}

func TestAngle(t *testing.T) {
	p := read1(t, onePage(helvetica, "BT /F 10 Tf 0 1 -1 0 100 200 Tm (1) Tj ET"))
	if got := float64(p.Glyphs[0].Angle); math.Abs(got-math.Pi/2) > 1e-6 {
		t.Errorf("angle %v, want a quarter turn", got)
	}
}

func TestInvisible(t *testing.T) {
	tests := []struct {
		name, content, want string
		invisible           bool
	}{
		{"all", "BT /F 10 Tf 3 Tr (12) Tj ET", "12", true},
		{"most", "BT /F 10 Tf (1) Tj 3 Tr (234) Tj ET", "1234", true},
		{"few are left out", "BT /F 10 Tf (123) Tj 3 Tr (4) Tj 0 Tr (5) Tj ET", "1235", false},
		{"clip only", "BT /F 10 Tf (12) Tj 7 Tr (4) Tj ET", "12", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(helvetica, tt.content))
			if got := text(p); got != tt.want || p.Invisible != tt.invisible {
				t.Errorf("text %q invisible %v, want %q %v", got, p.Invisible, tt.want, tt.invisible)
			}
		})
	}
}

func TestRules(t *testing.T) {
	tests := []struct {
		name, content string
		want          [][4]int
	}{
		{"stroked line", "10 20 m 110 20 l S", [][4]int{{10, 20, 110, 20}}},
		{"slanted line", "10 20 m 110 120 l S", nil},
		{"stroked rectangle", "10 20 100 50 re S", [][4]int{{10, 20, 110, 20}, {110, 20, 110, 70}, {10, 70, 110, 70}, {10, 20, 10, 70}}},
		{"filled thin rectangle", "10 20 100 1 re f", [][4]int{{10, 20, 110, 21}}},
		{"two thin rectangles in one path", "10 20 100 1 re 10 40 1 100 re f*", [][4]int{{10, 20, 110, 21}, {10, 40, 11, 140}}},
		{"filled area", "10 20 100 50 re f", nil},
		{"frame between two areas", "10 20 100 50 re 11 21 98 48 re f*", [][4]int{{10, 20, 11, 70}, {109, 20, 110, 70}, {10, 20, 110, 21}, {10, 69, 110, 70}}},
		{"area far inside another", "10 20 100 50 re 30 30 50 30 re f*", nil},
		{"dot", "10 20 1 1 re f", nil},
		{"white line", "1 G 10 20 m 110 20 l S", nil},
		{"white of three colours", "1 1 1 rg 10 20 100 1 re f", nil},
		{"no ink", "0 0 0 0 K 10 20 m 110 20 l S", nil},
		{"black ink", "0 0 0 1 K 10 20 m 110 20 l S", [][4]int{{10, 20, 110, 20}}},
		{"white by a colour space", "/C cs 1 1 1 scn 10 20 100 1 re f", nil},
		{"tint", "/T CS 1 SCN 10 20 m 110 20 l S", [][4]int{{10, 20, 110, 20}}},
		{"tint of nothing", "/T CS 0 SCN 10 20 m 110 20 l S", nil},
		{"transparent", "/G gs 10 20 m 110 20 l S", nil},
		{"clip only", "10 20 m 110 20 l W n", nil},
		{"closed", "10 20 m 110 20 l 110 60 l s", [][4]int{{10, 20, 110, 20}, {110, 20, 110, 60}}},
		{"curve", "10 20 m 10 60 110 60 110 20 c S", nil},
		{"scaled", "0 2 -2 0 300 0 cm 10 20 m 110 20 l S", [][4]int{{260, 20, 260, 220}}},
		{"path without a start", "110 20 l S", nil},
	}
	const resources = "/ExtGState<</G<</CA 0>>>>/ColorSpace<</C[/ICCBased 5 0 R]/T[/Separation/Black/DeviceGray 6 0 R]>>"
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(resources, tt.content, stream("/N 3", "x"), "<<>>"))
			var got [][4]int
			for _, r := range p.Rules {
				got = append(got, rounded(r))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestFills finds the filled rectangles, in their order.
func TestFills(t *testing.T) {
	p := read1(t, onePage("", "0 g 100 100 200 50 re f 1 g 110 110 20 20 re f 0.5 g 10 20 m 110 20 l 60 90 l f 100 100 200 1 re f 10 20 30 40 re S", "<<>>"))
	want := []layout.Fill{{Box: layout.Box{X0: 100, Y0: 100, X1: 300, Y1: 150}}, {Box: layout.Box{X0: 110, Y0: 110, X1: 130, Y1: 130}, White: true}}
	if d := cmp.Diff(want, p.Fills); d != "" {
		t.Error(d)
	}
}

func TestForm(t *testing.T) {
	const content = "BT /F 10 Tf 50 60 Td ET q 1 0 0 1 100 200 cm /X Do Q BT /F 10 Tf (9) Tj ET"
	tests := []struct {
		name, form string
		want       string
		first      [4]int
	}{
		{"with resources of its own", stream("/Subtype/Form/Matrix[2 0 0 2 0 0]/Resources<<"+helvetica+">>", "BT /F 10 Tf (1) Tj ET"), "19", [4]int{100, 198, 110, 218}},
		{"with those of the page", stream("/Subtype/Form", "BT /F 10 Tf (1) Tj ET"), "19", [4]int{100, 199, 105, 209}},
		{"in the font that was set", stream("/Subtype/Form", "BT (1) Tj ET"), "19", [4]int{100, 199, 105, 209}},
		{"that shows itself", stream("/Subtype/Form", "BT /F 10 Tf (1) Tj ET /X Do /X Do"), "19", [4]int{100, 199, 105, 209}},
		{"that takes more states than it saved", stream("/Subtype/Form", "Q Q Q BT /F 10 Tf (1) Tj ET"), "19", [4]int{100, 199, 105, 209}},
		{"that leaves states", stream("/Subtype/Form", "q q 9 0 0 9 0 0 cm q"), "9", [4]int{0, -1, 5, 9}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(helvetica+"/XObject<</X 5 0 R>>", content, tt.form))
			if got := text(p); got != tt.want {
				t.Fatalf("text %q, want %q", got, tt.want)
			}
			if got := rounded(p.Glyphs[0].Box); got != tt.first {
				t.Errorf("first glyph at %v, want %v", got, tt.first)
			}
		})
	}
}

func TestInlineImage(t *testing.T) {
	tests := []struct{ name, content string }{
		{"size known", "BI /W 4 /H 2 /BPC 8 /CS /G ID \x00 EI (\xff\x00\x01EI BT /F 10 Tf (1) Tj ET"},
		{"filtered", "BI /W 4 /H 2 /F /Fl ID \x78\x9c EI \xff\x00\xee EI\nBT /F 10 Tf (1) Tj ET"},
		{"at the end", "BT /F 10 Tf (1) Tj ET BI /W 1 /H 1 ID \x80 EI"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(helvetica, tt.content))
			if got := text(p); got != "1" || len(p.Images) != 1 || p.Cut {
				t.Errorf("text %q, %d images, cut %v", got, len(p.Images), p.Cut)
			}
		})
	}
}

// TestLost reads pages of which a part is damaged or missing: what is left could
// be wrong.
func TestLost(t *testing.T) {
	const shown = "BT /F 10 Tf (1) Tj ET"
	broken := stream("/Filter/FlateDecode", "no zlib")
	tests := []struct {
		name, resources, content string
		object                   string
	}{
		{"image without end", helvetica, "BI /W 4 /H 2 /F /Fl ID \x78\x9c " + shown, ""},
		{"no font", "", shown, ""},
		{"no font set", helvetica, "BT (1) Tj ET", ""},
		{"no form", helvetica, "/X Do " + shown, ""},
		{"damaged form", helvetica + "/XObject<</X 5 0 R>>", "/X Do " + shown, stream("/Subtype/Form/Filter/FlateDecode", "no zlib")},
		{"damaged map of a font", "/Font<</F<</Subtype/Type1/ToUnicode 5 0 R>>>>", shown, broken},
		{"damaged encoding", "/Font<</F<</Subtype/Type0/Encoding 5 0 R/DescendantFonts[<<>>]>>>>", shown, broken},
		{"no descendant", "/Font<</F<</Subtype/Type0/Encoding/GBK-EUC-H>>>>", shown, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, pages, err := open(onePage(tt.resources, tt.content, tt.object))
			if err != nil {
				t.Fatal(err)
			}
			if p, err := d.read(pages[0], 1); !errors.Is(err, ErrDamaged) {
				t.Errorf("error %v, text %q", err, text(p))
			}
		})
	}
}

func TestActualText(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"one for one", "/Span <</ActualText <FEFF4E004E8C>>> BDC (ab) Tj EMC", "一二"},
		{"fewer", "/Span <</ActualText (x)>> BDC (ab) Tj EMC", "x"},
		{"more", "/Span <</ActualText <EFBBBFE4B880E4BA8CE4B889>>> BDC (ab) Tj EMC (c) Tj", "一二三c"},
		{"by name", "/Span /P BDC (ab) Tj EMC", "yz"},
		{"nothing", "/Span <</ActualText ()>> BDC (ab) Tj EMC", "ab"},
		{"other digits than printed", "/Span <</ActualText (100)>> BDC (200) Tj EMC", "200"},
		{"nested", "/A BMC /Span <</ActualText (x)>> BDC /B BMC (a) Tj EMC EMC EMC (b) Tj", "xb"},
		{"no end", "/Span <</ActualText (x)>> BDC (a) Tj", "x"},
		{"end without beginning", "EMC EMC (a) Tj", "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := read1(t, onePage(helvetica+"/Properties<</P<</ActualText(yz)>>>>", "BT /F 10 Tf "+tt.content+" ET"))
			if got := text(p); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
		})
	}
	p := read1(t, onePage(helvetica, "BT /F 10 Tf /Span <</ActualText (xyuv)>> BDC (ab) Tj EMC ET"))
	if got, want := rounded(p.Glyphs[2].Box), [4]int{5, -1, 8, 9}; got != want {
		t.Errorf("third of four characters at %v, want %v", got, want)
	}
}

func TestPageBox(t *testing.T) {
	b := pdfFile(
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[600 800 0 0]/CropBox[10 20 900 700]>>",
		"<</Type/Page/Parent 2 0 R/Rotate 90>>",
	)
	if got, want := rounded(read1(t, b).Box), [4]int{10, 20, 600, 700}; got != want {
		t.Errorf("box %v, want %v", got, want)
	}
}

// TestClips notes the large areas to which what is shown is clipped.
func TestClips(t *testing.T) {
	const text = " BT /F 10 Tf 100 200 Td (12) Tj ET "
	for content, want := range map[string][]layout.Box{
		"q 50 60 500 700 re W* n" + text + "Q" + text:                              {{X0: 50, Y0: 60, X1: 550, Y1: 760}},
		"q 2 0 0 2 0 0 cm 25 30 250 350 re W n q 40 0 400 400 re W n" + text + "Q": {{X0: 80, Y0: 60, X1: 550, Y1: 760}},
		"q 50 60 500 700 re W n Q" + text:                                          nil,
		"50 60 500 700 re n" + text:                                                nil,
		"q 50 60 40 20 re W n" + text + "Q":                                        nil, // a cell
	} {
		if got := read1(t, onePage(helvetica, content)).Clips; !cmp.Equal(got, want) {
			t.Errorf("%s: %v, want %v", content, got, want)
		}
	}
}

// TestAbrupt finds the pages whose content ends in the middle.
func TestAbrupt(t *testing.T) {
	for _, c := range []struct {
		name, content, form string
		want                bool
	}{
		{"whole", "q BT /F 10 Tf (12) Tj ET Q", "", false},
		{"a state that is never restored", "q BT /F 10 Tf (12) Tj ET", "", false},
		{"states inside each other", "q q BT /F 10 Tf (12) Tj ET", "", true},
		{"inside marked content", "/P BMC BT /F 10 Tf (12) Tj ET", "", true},
		{"nothing", "", "", false},
		{"inside a text", "BT /F 10 Tf (12) Tj", "", true},
		{"inside a string", "BT /F 10 Tf (12", "", true},
		{"before an operator", "0 0 m 9 0", "", true},
		{"a whole form", "/X Do", "BT /F 10 Tf (12) Tj ET", false},
		{"inside a form", "/X Do", "BT /F 10 Tf (12) Tj", true},
		{"a form inside a text", "BT /F 10 Tf /X Do (12) Tj ET", "0 0 m 9 0 l S", false},
	} {
		file := onePage("/XObject<</X 5 0 R>>"+helvetica, c.content, stream("/Subtype/Form", c.form))
		got, err := new(Reader).Read(t.Context(), file)
		if err != nil || (len(got.Abrupt) > 0) != c.want {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
}
