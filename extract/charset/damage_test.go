package charset

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTruncation cuts a text after every one of its first bytes.
func TestTruncation(t *testing.T) {
	html := sampleFiles(t)["suqian-2023.html"]
	texts := map[string]string{
		"simplified":  sampleFiles(t)["ruzhou-2021.txt"],
		"traditional": traditional(t)[0] + traditional(t)[1],
		"html":        html[strings.Index(html, "<title>"):],
	}
	for kind, text := range texts {
		for _, e := range encodings {
			b, ok := encode(e.enc, text)
			if !ok {
				continue
			}
			for size := 40; size <= 340; size++ {
				got, err := Decode(b[:size], "")
				if err != nil || !slices.Contains(e.want, got.Charset) || got.Invalid != 0 || !strings.HasPrefix(text, got.String) {
					t.Errorf("%s as %s cut at %d: %+v, %v", kind, e.name, size, got, err)
					continue
				}
				again, _ := encode(e.enc, got.String)
				if whole := len(again) == size; got.Truncated == whole {
					t.Errorf("%s as %s cut at %d: Truncated = %v, but %d bytes are text", kind, e.name, size, got.Truncated, len(again))
				}
			}
		}
	}
}

// damage is a way to spoil the bytes of a text at one place.
type damage struct {
	name  string
	spoil func(b []byte, at int, random *rand.Rand) []byte
	each  float64 // how many characters one damage may cost on average
}

var damages = []damage{
	{"changed", func(b []byte, at int, random *rand.Rand) []byte {
		b[at] = byte(random.IntN(256))
		return b
	}, 2},
	{"lost", func(b []byte, at int, _ *rand.Rand) []byte {
		return slices.Delete(b, at, at+1)
	}, 2},
	{"inserted", func(b []byte, at int, random *rand.Rand) []byte {
		return slices.Insert(b, at, byte(0x80+random.IntN(0x80)))
	}, 2},
}

// TestDamage spoils texts at random places: the charset is still found and few
// characters are lost for each place.
func TestDamage(t *testing.T) {
	const gap = 200 // bytes for one damage, on average
	random := rand.New(rand.NewPCG(1, 2))
	for _, e := range encodings[:4] {
		texts := openings(t)
		if e.name == "big5" {
			texts = traditional(t)
		}
		for _, d := range damages {
			places, lost := 0, 0
			for _, text := range texts {
				b, ok := encode(e.enc, text)
				if !ok || len(b) < gap {
					continue
				}
				spoilt := slices.Clone(b)
				n := len(b) / gap
				for range n {
					spoilt = d.spoil(spoilt, random.IntN(len(spoilt)), random)
				}
				got, err := Decode(spoilt, "")
				if err != nil || family(string(got.Charset)) != family(string(e.want[0])) {
					t.Errorf("%s %s: %.50q is %s, %v", e.name, d.name, text, got.Charset, err)
					continue
				}
				if marks := strings.Count(got.String, "\uFFFD"); marks != got.Invalid && !strings.Contains(text, "\uFFFD") {
					t.Errorf("%s %s: %d invalid, but %d marks", e.name, d.name, got.Invalid, marks)
				}
				places += n
				lost += missing(text, got.String)
			}
			each := float64(lost) / float64(places)
			t.Logf("%s %s: %.2f characters lost at each of %d places", e.name, d.name, each, places)
			if each > d.each {
				t.Errorf("%s %s: %.2f characters lost at each place", e.name, d.name, each)
			}
		}
	}
}

// missing returns how many characters of want are not in got, whatever their
// places.
func missing(want, got string) int {
	count := make(map[rune]int)
	for _, r := range got {
		count[r]++
	}
	n := 0
	for _, r := range want {
		if count[r]--; count[r] < 0 {
			n++
		}
	}
	return n
}

// TestDamagedBlock overwrites a block, as a bad disk does.
func TestDamagedBlock(t *testing.T) {
	text := sampleFiles(t)["ruzhou-2021.txt"]
	random := rand.New(rand.NewPCG(3, 4))
	for _, e := range encodings[:3] {
		b, _ := encode(e.enc, text)
		for at := 0; at+512 <= len(b); at += 256 {
			for _, noise := range []bool{false, true} {
				spoilt := slices.Clone(b)
				for i := range 512 {
					spoilt[at+i] = 0
					if noise {
						spoilt[at+i] = byte(random.IntN(256))
					}
				}
				got, err := Decode(spoilt, "")
				if err != nil || family(string(got.Charset)) != family(string(e.want[0])) {
					t.Errorf("%s with a bad block at %d (noise %v): %s, %v", e.name, at, noise, got.Charset, err)
				}
			}
		}
	}
}

// TestDamagedBeginning puts noise before a text.
func TestDamagedBeginning(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	noise := make([]byte, 8<<10)
	for i := range noise {
		noise[i] = byte(random.IntN(256))
	}
	text := strings.Repeat(sampleFiles(t)["ruzhou-2021.txt"], 6)
	for _, e := range encodings[:6] {
		b, ok := encode(e.enc, text)
		if !ok {
			continue
		}
		got, err := Decode(append(slices.Clone(noise), b...), "")
		if err != nil || family(string(got.Charset)) != family(string(e.want[0])) || !strings.HasSuffix(got.String, text[len(text)/2:]) {
			t.Errorf("%s: %s, %v", e.name, got.Charset, err)
		}
	}
}

func TestDecodeNoise(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for size := 256; size < 1<<17; size = size*5/4 + 1 {
		b := make([]byte, size)
		for i := range b {
			b[i] = byte(random.IntN(256))
		}
		if got, err := Decode(b, ""); !errors.Is(err, ErrBinary) {
			t.Errorf("%d random bytes are %s with %d invalid sequences, %v", size, got.Charset, got.Invalid, err)
		}
	}
}

// TestDecodeShares checks that valid UTF-8 is not copied and nothing is written.
func TestDecodeShares(t *testing.T) {
	b := []byte("\xEF\xBB\xBF" + strings.Repeat("政府信息公开", 1000))
	before := string(b)
	if n := testing.AllocsPerRun(10, func() {
		if got, err := Decode(b, "gbk"); err != nil || len(got.String) != len(b)-3 || !utf8.ValidString(got.String) {
			t.Errorf("got %s, %v", got.Charset, err)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if string(b) != before {
		t.Error("input was changed")
	}
}
