package interpret

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestContradiction shows a digit in fonts whose map to Unicode is true or not.
func TestContradiction(t *testing.T) {
	// mapped writes a map from codes that begin at first to digits.
	mapped := func(first int, digits string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%d beginbfchar ", len(digits))
		for i, d := range digits {
			fmt.Fprintf(&b, "<%02X> <%04X> ", first+i, d)
		}
		return b.String() + "endbfchar"
	}
	const five = "/Encoding<</Differences[5/five 6/uni0036]>>"
	tests := []struct {
		name, font, toUnicode string
		want                  error
	}{
		{"as it is", "", mapped(0x13, "0123456789"), nil},
		{"0 behind 9", "", mapped(0x13, "1234567890"), nil},
		{"some digits", "", mapped(0x13, "2345"), nil},
		{"two digits change places", "", mapped(0x13, "0128456739"), ErrContradiction},
		{"all digits move", "", mapped(0x13, "3456789012"), ErrContradiction},
		{"numbered as they come up", "", mapped(1, "2013456789"), nil},
		{"numbered behind other characters", "", "1 beginbfrange <01> <12> <4E00> endbfrange " + mapped(0x13, "2013456789"), nil},
		{"not in a row", "", mapped(0x40, "24") + mapped(0x60, "03"), nil},
		{"a digit twice", "", mapped(0x13, "0123") + mapped(0x20, "3012"), nil},
		{"few", "", mapped(0x13, "210"), nil},
		{"everything is a digit", "", "1 beginbfrange <00> <FF> <0000> endbfrange", nil},
		{"names that agree", five, mapped(5, "56"), nil},
		{"a name of another digit", five, mapped(5, "65"), ErrContradiction},
		{"a number of another character", five, mapped(6, "5"), ErrContradiction},
		{"names that say nothing", "/Encoding<</Differences[5/g1/A]>>", mapped(5, "65"), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for shown, want := range map[string]error{"(" + string(rune(0x80)) + ")": nil, "<00050613144042010206>": tt.want} {
				file := onePage("/Font<</F<</Type/Font/Subtype/TrueType/ToUnicode 5 0 R"+tt.font+">>>>", "BT /F 10 Tf "+shown+" Tj ET", stream("", tt.toUnicode))
				if _, err := new(Reader).Pages(t.Context(), file); !errors.Is(err, want) {
					t.Errorf("%s shown: error %v, want %v", shown, err, want)
				}
			}
		})
	}
}
