package interpret

import (
	"strings"
	"testing"
)

// TestDamaged finds the pages whose content is damaged, though nothing has a checksum.
func TestDamaged(t *testing.T) {
	zeros := strings.Repeat("\x00", 512)
	cases := []struct {
		name, content string
		want          bool
	}{
		{"sound", "q BX EX /P <</MCID 0>> BDC BT /F 10 Tf 1 0 0 1 72 700 Tm (1) Tj [(2) 3 (4)] TJ ET EMC Q 0 0 m 1 1 l S", false},
		{"sloppy numbers", "1.2e-05 w BT /F 10 Tf --5 0 Td (1) Tj ET", false},
		{"an inline image", "BI /W 16 /H 16 /BPC 8 /CS /G ID " + zeros + " EI BT /F 10 Tf (1) Tj ET", false},
		{"an operator changed", "BT /F 10 Tf (1) Vj ET", true},
		{"a string without its beginning", "BT /F 10 Tf 234) Tj ET", true},
		{"a place without a number", "BT /F 10 Tf 72 Td (1) Tj ET", true},
		{"a block lost", "BT /F 10 Tf (1) Tj " + zeros + " (2) Tj ET", true},
		{"a block lost in a string", "BT /F 10 Tf (1" + zeros + "2) Tj ET", true},
		{"a font lost", "BT /G 10 Tf (1) Tj ET", true},
		{"an object lost", "/Fm0 Do BT /F 10 Tf (1) Tj ET", true},
	}
	for _, c := range cases {
		got, err := new(Reader).Read(t.Context(), onePage(helvetica, c.content))
		if err != nil || (len(got.Damaged) > 0) != c.want {
			t.Errorf("%s: damaged %v, error %v, want %v", c.name, got.Damaged, err, c.want)
		}
	}
}

// TestLost finds pages of which bytes, or the whole content, are missing.
func TestBytesLost(t *testing.T) {
	sound := string(onePage(helvetica, "BT /F 10 Tf (1) Tj "+strings.Repeat("(2) Tj ", 20)+"ET"))
	cases := []struct {
		name, file string
		want       bool
	}{
		{"sound", sound, false},
		{"bytes cut out", strings.Replace(sound, strings.Repeat("(2) Tj ", 5), "", 1), true},
		{"content gone", strings.Replace(sound, "/Contents 4", "/Contents 9", 1), true},
		{"without content", strings.Replace(sound, "/Contents 4 0 R", "               ", 1), false},
	}
	for _, c := range cases {
		got, err := new(Reader).Read(t.Context(), []byte(c.file))
		if err != nil || (len(got.Damaged) > 0) != c.want {
			t.Errorf("%s: %+v, error %v, want damaged %v", c.name, got, err, c.want)
		}
	}
}
