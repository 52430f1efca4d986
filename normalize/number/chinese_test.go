package number

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestChinese(t *testing.T) {
	tests := map[int64]string{
		0: "零", 1: "一", 10: "十", 12: "十二", 20: "二十", 105: "一百零五", 110: "一百一十", 1050: "一千零五十", 3119: "三千一百一十九",
		10500: "一万零五百", 100010: "十万零一十", 15000: "一万五千", 100000005: "一亿零五", 1e12: "一万亿", 120000000000: "一千二百亿", -3: "负三",
		math.MinInt64: "负九二二三三七二零三六八五四七七五八零八",
	}
	for n, want := range tests {
		if got := Chinese(n); got != want {
			t.Errorf("Chinese(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestChinesePrefix(t *testing.T) {
	tests := []struct {
		text, value, run, reason string
	}{
		{"四十二件", "42", "四十二", ""}, {"三点五万元", "3.5", "三点五", ""}, {"三点五十分", "3", "三", ""}, {"三点钟", "3", "三", ""},
		{"二〇一九年", "2019", "二〇一九", ""}, {"二O件", "2", "二", ""}, {"二○件", "20", "二○", ""}, {"三一百百件", "0", "三一百百", ReasonMalformed},
		{"二三十件", "0", "二三十", ReasonApproximate}, {"件", "0", "", ""}, {"", "0", "", ""}, {"○一", "0", "", ""}, {"第三", "0", "", ""},
	}
	for _, test := range tests {
		value, size, reason := ChinesePrefix(test.text)
		if value.String() != test.value || test.text[:size] != test.run || reason != test.reason {
			t.Errorf("ChinesePrefix(%s) = %v, %q, %q", test.text, value, test.text[:size], reason)
		}
	}
}

func TestChineseRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Int64Range(0, 1e12), rapid.Int64Range(0, 2e5), rapid.Int64Range(0, maxChinese-1)).Draw(t, "n")
		text := Chinese(n)
		value, size, reason := ChinesePrefix(text + "件")
		if value != Int(n) || size != len(text) || reason != "" {
			t.Fatalf("%d: ChinesePrefix(%s) = %v, %d, %q", n, text, value, size, reason)
		}
		if got := Parse(text); n != 1 && (got.Kind != Number || got.Value != Int(n)) {
			t.Fatalf("Parse(%s) = %+v, want %d", text, got, n)
		}
	})
}
