package charset

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func BenchmarkDecode(b *testing.B) {
	for _, kind := range []struct{ name, text string }{
		{"text", sampleFiles(b)["ruzhou-2021.txt"]},
		{"html", sampleFiles(b)["pingtan-2018.html"]},
		{"traditional", strings.Join(bigFive(b), "\n")},
	} {
		for _, e := range encodings {
			src, ok := encode(e.enc, kind.text)
			if !ok {
				continue
			}
			b.Run(kind.name+"/"+strings.ReplaceAll(e.name, " ", "-"), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Decode(src, ""); err != nil {
						b.Fatal(err)
					}
				}
			})
			if e.name == "utf-8" || e.name == "gbk" {
				b.Run(kind.name+"/damaged-"+e.name, func(b *testing.B) {
					spoilt := append([]byte(nil), src...)
					for i := 500; i < len(spoilt); i += 1000 {
						spoilt[i] = 0xFF
					}
					b.SetBytes(int64(len(spoilt)))
					b.ReportAllocs()
					for b.Loop() {
						if _, err := Decode(spoilt, ""); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// BenchmarkPairs compares the decoding alone with that of x/text.
func BenchmarkPairs(b *testing.B) {
	src, _ := encode(simplifiedchinese.GBK, sampleFiles(b)["ruzhou-2021.txt"])
	b.Run("own", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			decodePairs(src, gbTable())
		}
	})
	b.Run("x-text", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			if _, err := simplifiedchinese.GBK.NewDecoder().Bytes(src); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// bigFive returns texts that Big5 can encode.
func bigFive(b *testing.B) []string {
	return slices.DeleteFunc(traditional(b), func(text string) bool {
		_, ok := encode(traditionalchinese.Big5, text)
		return !ok
	})
}

// BenchmarkDecodeHostile has bytes in which every place is doubtful.
func BenchmarkDecodeHostile(b *testing.B) {
	for name, unit := range map[string]string{"unassigned": "\xAA\xA1\xA2", "strays": "\xC5\xCF\xA2\n", "four bytes": "\x81\x36\xA6\x31"} {
		src := []byte(strings.Repeat("\xD5\xFE\xB8\xAE", 1000) + strings.Repeat(unit, 100_000))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if text := decodePairs(src, gbTable()); text.String == "" {
					b.Fatal("no text")
				}
			}
		})
	}
}

func BenchmarkTables(b *testing.B) {
	for b.Loop() {
		newPairTable(simplifiedchinese.GB18030.NewDecoder(), func(_, _ byte, _ rune) (pair, cost) { return 0, costCommon })
	}
}

func BenchmarkDeclared(b *testing.B) {
	src := []byte(sampleFiles(b)["pingtan-2025.html"])
	b.ReportAllocs()
	for b.Loop() {
		if Declared(src) != "utf-8" {
			b.Fatal("not found")
		}
	}
}
