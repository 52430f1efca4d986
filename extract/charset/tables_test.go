package charset

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// TestTables compares every pair with the decoder the tables are made from.
func TestTables(t *testing.T) {
	for _, tt := range []struct {
		name  string
		table *pairTable
		enc   encoding.Encoding
	}{
		{"gb18030", gbTable(), simplifiedchinese.GB18030},
		{"big5", big5Table(), traditionalchinese.Big5},
	} {
		assigned := 0
		for lead := firstLead; lead <= lastLead; lead++ {
			for trail := 0x40; trail <= lastLead; trail++ {
				src := []byte{byte(lead), byte(trail)}
				want, err := tt.enc.NewDecoder().Bytes(src)
				if err != nil {
					t.Fatal(err)
				}
				p := tt.table.at(src, 0)
				if p == 0 {
					if string(want[:3]) != "\uFFFD" {
						t.Errorf("%s % X: not assigned, want %q", tt.name, src, want)
					}
					continue
				}
				assigned++
				got := p.appendTo(nil)
				if string(got) != string(want) || p.width() != len(want) || p.cost() == 0 {
					t.Errorf("%s % X: %q of %d bytes at cost %d, want %q", tt.name, src, got, p.width(), p.cost(), want)
				}
			}
		}
		t.Logf("%s: %d pairs", tt.name, assigned)
	}
}

// TestFourBytes compares random four-byte characters with the x/text decoder.
func TestFourBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		src := []byte{byte(0x81 + random.IntN(126)), byte('0' + random.IntN(10)), byte(0x81 + random.IntN(126)), byte('0' + random.IntN(10))}
		want, err := simplifiedchinese.GB18030.NewDecoder().String(string(src))
		if err != nil {
			t.Fatal(err)
		}
		got := decodePairs(src, gbTable())
		if got.Invalid == 0 && got.String != want || got.Invalid > 0 && []rune(want)[0] != unicode.ReplacementChar {
			t.Errorf("% X: %+q with %d invalid, want %+q", src, got.String, got.Invalid, want)
		}
	}
}

// TestGB2312 compares with the number of characters in GB/T 2312-1980.
func TestGB2312(t *testing.T) {
	hanzi, others := 0, 0
	for lead := range 256 {
		for trail := range 256 {
			src := []byte{byte(lead), byte(trail)}
			if !isGB2312(src[0], src[1]) {
				continue
			}
			if gbTable().at(src, 0) == 0 {
				t.Errorf("% X is not in GB 18030", src)
			}
			if lead < 0xB0 {
				others++
			} else {
				hanzi++
			}
		}
	}
	if hanzi != 6763 || others != 682 {
		t.Errorf("%d Chinese characters and %d others, want 6763 and 682", hanzi, others)
	}
}

// TestUTF16 compares random code units with the standard library.
func TestUTF16(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		units := make([]uint16, random.IntN(8))
		for i := range units {
			units[i] = uint16(random.IntN(1 << 16))
			if random.IntN(2) == 0 {
				units[i] = uint16(0xD800 + random.IntN(0x800)) // surrogates
			}
		}
		want := string(utf16.Decode(units))
		for _, order := range []struct {
			binary.AppendByteOrder
			big bool
		}{{binary.LittleEndian, false}, {binary.BigEndian, true}} {
			var src []byte
			for _, u := range units {
				src = order.AppendUint16(src, u)
			}
			got := decodeUTF16(src, order.big)
			if got.Truncated {
				got.String += "\uFFFD" // of the half pair at the end
			}
			if got.String != want {
				t.Errorf("% X: %+q, want %+q", units, got.String, want)
			}
		}
	}
}
