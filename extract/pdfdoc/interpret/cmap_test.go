package interpret

import (
	"fmt"
	"strings"
	"testing"
)

func TestCMapText(t *testing.T) {
	tests := []struct {
		name, cmap string
		value      uint32
		want       string
	}{
		{"char", "1 beginbfchar <0041> <4E00> endbfchar", 0x41, "一"},
		{"several characters", "1 beginbfchar <41> <00310032> endbfchar", 0x41, "12"},
		{"one byte", "1 beginbfchar <41> <31> endbfchar", 0x41, "1"},
		{"surrogates", "1 beginbfchar <41> <D840DC00> endbfchar", 0x41, "𠀀"},
		{"range", "1 beginbfrange <0010> <0020> <0030> endbfrange", 0x15, "5"},
		{"before a range", "1 beginbfrange <0010> <0020> <0030> endbfrange", 0x0f, ""},
		{"behind a range", "1 beginbfrange <0010> <0020> <0030> endbfrange", 0x21, ""},
		{"range of texts", "1 beginbfrange <10> <12> [<0031> <0039> <0033> <0034>] endbfrange", 0x11, "9"},
		{"more texts than codes", "1 beginbfrange <10> <12> [<0031> <0039> <0033> <0034>] endbfrange", 0x13, ""},
		{"backwards", "1 beginbfrange <20> <10> <0030> endbfrange", 0x15, ""},
		{"the narrower counts", "2 beginbfrange <00> <ff> <0030> <10> <10> <0039> endbfrange", 0x10, "9"},
		{"behind the narrower", "2 beginbfrange <00> <ff> <0030> <10> <10> <0039> endbfrange", 0x11, "A"},
		{"count that lies", "99999999 beginbfchar <01> <4E00>", 1, "一"},
		{"without counts", "beginbfchar <01> <4E00> endbfchar beginbfchar <02> <4E8C> endbfchar", 2, "二"},
		{"all codes", "1 beginbfrange <00000000> <FFFFFFFF> <0030> endbfrange", 9, "9"},
		{"nothing", "", 9, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(parseCMap([]byte(tt.cmap)).text(tt.value)); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCMapBounds(t *testing.T) {
	many := strings.Repeat("<01> <0031> ", 2*maxRanges)
	if got := len(parseCMap([]byte("beginbfchar " + many)).texts); got != maxRanges {
		t.Errorf("%d entries, want %d", got, maxRanges)
	}
	long := "1 beginbfchar <01> <" + strings.Repeat("0031", 1000) + "> endbfchar"
	if got := len(parseCMap([]byte(long)).text(1)); got != maxText {
		t.Errorf("%d characters, want %d", got, maxText)
	}
}

func TestCodespace(t *testing.T) {
	tests := []struct {
		name  string
		space codespace
		text  string
		want  string
	}{
		{"two bytes", twoBytes, "\x01\x02\x03\x04", "0102 0304"},
		{"half a code", twoBytes, "\x01\x02\x03", "0102 03"},
		{"EUC", euc, "1\xb0\xa1\x80\xff2", "31 b0a1 80 ff 32"},
		{"GB 18030", gb18030, "1\x95\x32\x82\x36\xb0\xa1", "31 95328236 b0a1"},
		{"UTF-16", utf16Units, "\x4e\x00\xd8\x40\xdc\x00\x00\x31", "4e00 d840dc00 0031"},
		{"UTF-8", utf8Bytes, "1\xe4\xb8\xad", "31 e4b8ad"},
		{"each byte counts", codespace{{1, 0, 0x7f}, {2, 0x8140, 0x9ffc}}, "\x81\x20\x81\x40", "81 20 8140"},
		{"none", nil, "\x01\x02\x03\x04\x05", "01020304 05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for text := []byte(tt.text); len(text) > 0; {
				c := tt.space.next(text)
				text = text[c.bytes:]
				got = append(got, fmt.Sprintf("%0*x", 2*c.bytes, c.value))
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("codes %s, want %s", got, tt.want)
			}
		})
	}
}
