package number

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// group writes ASCII digits in groups of three with separator between.
func group(digits, separator string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// widen writes ASCII digits in full width.
func widen(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r + '０' - '0'
		}
		return r
	}, text)
}

func TestVariantsReadEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, limit-1).Draw(t, "n")
		plain := Int(n).String()
		variants := []string{widen(plain), " " + plain + "\u00a0", plain + "件", "+" + plain}
		for _, separator := range []string{",", "，", "'", " ", "\u00a0", "&nbsp;", ",\n"} {
			variants = append(variants, group(plain, separator), widen(group(plain, separator)))
		}
		for _, text := range variants {
			if got := Parse(text); got.Kind != Number || got.Value != Int(n) {
				t.Fatalf("Parse(%q) = %+v, want %d", text, got, n)
			}
		}
		for _, text := range []string{"-" + plain, "－" + widen(plain), "减少" + plain, "−" + group(plain, ",")} {
			if got := Parse(text); got.Kind != Number || got.Value != Int(-n) {
				t.Fatalf("Parse(%q) = %+v, want -%d", text, got, n)
			}
		}
	})
}

// Two numbers that blanks keep apart are never joined, unless they look like
// groups of thousands on one line.
func TestNumbersApartStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 1e6).Draw(t, "a"), rapid.Int64Range(0, 1e6).Draw(t, "b")
		blank := rapid.SampledFrom([]string{" ", "\u00a0", "　", "\n", "\r\n", "  ", "\n\n", " \u00a0"}).Draw(t, "blank")
		text := Int(a).String() + blank + Int(b).String()
		single := len(blank) == 1 || blank == "\u00a0" || blank == "　" || blank == "\r\n"
		thousands := 0 < a && a < 1000 && 100 <= b && b < 1000
		joined := Int(a*power(len(Int(b).String())) + b)
		want := unreadable(ReasonTwoNumbers)
		switch {
		case single && thousands && !strings.Contains(blank, "\n"):
			want = Reading{Kind: Number, Value: joined, Joined: joined}
		case a > 0:
			want.Joined = joined
		}
		if got := Parse(text); got != want {
			t.Fatalf("Parse(%q) = %+v, want %+v", text, got, want)
		}
	})
}

// What prints nothing changes no reading.
func TestInvisibleCharactersChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"3119", "1,113", "96171.60", "3 119", "20 7", "021", "1O", "—", "暂无", "25.1（万元）", "三千一百一十九", "(3)", "2020-01-31", "1.属于国家秘密", "百分之三点五"}).Draw(t, "text")
		runes := []rune(text)
		at := rapid.IntRange(0, len(runes)).Draw(t, "at")
		mark := rapid.SampledFrom([]string{"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}).Draw(t, "mark")
		marked := string(runes[:at]) + mark + string(runes[at:])
		if got, want := Parse(marked), Parse(text); got != want {
			t.Fatalf("Parse(%q) = %+v, want %+v", marked, got, want)
		}
		if got, want := Looks(marked), Looks(text); got != want {
			t.Fatalf("Looks(%q) = %v, want %v", marked, got, want)
		}
	})
}

// Each letter put among the digits of a number makes it unreadable.
func TestLettersAreNeverDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := Int(rapid.Int64Range(10, 1e9).Draw(t, "n")).String()
		at := rapid.IntRange(0, len(plain)).Draw(t, "at")
		letter := rapid.SampledFrom([]string{"O", "o", "l", "I", "S", "〇", "○", "Ｏ"}).Draw(t, "letter")
		text := plain[:at] + letter + plain[at:]
		if got := Parse(text); got != unreadable(ReasonLetter) {
			t.Fatalf("Parse(%q) = %+v", text, got)
		}
	})
}

func TestDigitsOfEveryScript(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got := digitOf(r) >= 0; got != unicode.Is(unicode.Nd, r) {
			t.Errorf("digitOf(%U) = %d", r, digitOf(r))
		}
		if d := digitOf(r); d > 0 && digitOf(r-1) != d-1 {
			t.Errorf("%U is %d, but the digit before it is %d", r, d, digitOf(r-1))
		}
	}
}

// BenchmarkLong reads long texts of the hardest kinds: its speed is that of short ones,
// as the time that a text takes grows with its length and no more.
func BenchmarkLong(b *testing.B) {
	const size = 1 << 17
	for _, piece := range []string{"1", "1 ", "1,", "1.", "1;", "(", "()", "([", "一", "一点", "二O", "二O一", "十", "百", "减 ", "-", "— ", "&nbsp;", "1\t", "3件", "↓", "*", "万", "O", "\ufffd", ".", "其", "1 其", "1  万"} {
		text := strings.Repeat(piece, size/len(piece))
		b.Run(strconv.Quote(piece), func(b *testing.B) {
			b.SetBytes(4 * size)
			for b.Loop() {
				for _, long := range []string{text, "1" + text, "1" + text + "件", "1(" + text} {
					Parse(long)
					Looks(long)
					Trailing(long)
				}
			}
		})
	}
}

// printedDigits returns the decimal digits of text in ASCII, without leading
// zeros.
func printedDigits(text string) string {
	var b strings.Builder
	for _, r := range text {
		if d := digitOf(r); d >= 0 {
			b.WriteByte(byte('0' + d))
		}
	}
	return strings.TrimLeft(b.String(), "0")
}

// hasNumeral reports whether text contains a Chinese numeral or multiplier.
func hasNumeral(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return hanDigit(r) >= 0 || hanUnit(r) > 0 || hanTens(r) > 0 })
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "3119", "1,113", "3\n119", "96171.6000", ".5", "减少 2 项", "25.1（万元）", "22（其中修订 16 件）", "二○一九", "三千一百一十九", "—", "1O", "约200",
		"0 0 0", "5\u200b6", "20 7", "3\n119", "021", "2020-01-31", "￥1.2万", "百分之三点五", "#REF!", "&nbsp;", "１２３", "一百五", "(3)", "3↓", "1.\ufffd"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := Parse(text)
		if (r.Kind == Unreadable) != (r.Reason != "") {
			t.Errorf("Parse(%q) = %v with reason %q", text, r.Kind, r.Reason)
		}
		if !strings.Contains(printed(text), r.Note) {
			t.Errorf("Parse(%q): note %q is not printed", text, r.Note)
		}
		if again := Parse(" " + text + "\u00a0"); again != r {
			t.Errorf("Parse(%q) = %+v, with blanks around it %+v", text, r, again)
		}
		if r.Kind != Number {
			if r.Value != (Value{}) {
				t.Errorf("Parse(%q) = %v with value %v", text, r.Kind, r.Value)
			}
			return
		}
		if magnitude(r.Value.coef) >= limit || r.Value.scale > MaxDigits {
			t.Errorf("Parse(%q) = %v: too many digits", text, r.Value)
		}
		if plain := Parse(r.Value.String()); plain.Kind != Number || plain.Value != r.Value {
			t.Errorf("Parse(%q) = %v, which reads as %+v", text, r.Value, plain)
		}
		if hasNumeral(text) {
			return
		}
		read := printedDigits(r.Value.String())
		if digits := printedDigits(strings.TrimSuffix(printed(text), r.Note)); !strings.HasPrefix(digits, read) {
			t.Errorf("Parse(%q) = %v: digits that are not printed", text, r.Value)
		}
	})
}

func benchmarkParse(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(text)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"blank", ""}, {"nbsp", "\u00a0"}, {"zero", "0"}, {"digits", "3119"}, {"long", "640020470"}, {"decimal", "96171.6000"}, {"thousands", "1,113"}, {"nil", "—"},
		{"unit", "251000元"}, {"chinese", "三千一百一十九"}, {"note", "22（其中修订 16 件）"}, {"label", "1.属于国家秘密"}, {"heading", "本年新收政府信息公开申请数量"},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkParse(b, c.text) })
	}
}

func BenchmarkLooks(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"digits", "3119"}, {"nil", "—"}, {"numbered", "2、政府公报公开数"}, {"word", "政府信息公开工作年度报告"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Looks(c.text)
			}
		})
	}
}

func BenchmarkTrailing(b *testing.B) {
	const text = "本年新收政府信息公开申请数量640020470"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Trailing(text)
	}
}
