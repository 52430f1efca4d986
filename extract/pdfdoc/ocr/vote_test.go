package ocr

import (
	"image"
	"slices"
	"testing"

	"github.com/gouji/gouji/extract"
)

func TestDecide(t *testing.T) {
	yes := func(c rune) verdict { return verdict{c, 0.05, 0.3} }
	unknown := verdict{near: 1, next: 1}
	for _, tt := range []struct {
		name       string
		number     numeral
		verdicts   []verdict
		want       string
		candidates []string
	}{
		{
			name:     "all agree",
			number:   numeral{pattern: "DD", readings: []reading{{"26", 0.97}, {"26", 0.9}, {"26", 0.9}, {"26", 0.9}}},
			verdicts: []verdict{unknown, unknown},
			want:     "26",
		},
		{
			name:     "two agree, two have nothing",
			number:   numeral{pattern: "D", readings: []reading{{"1", 0.9}, {"", 1}, {"l", 0.8}, {"1", 0.8}}},
			verdicts: []verdict{unknown},
			want:     "1",
		},
		{
			name:     "two agree without confidence",
			number:   numeral{pattern: "D", readings: []reading{{"9", 0.6}, {"", 1}, {"9", 0.5}, {"9", 0.95}}},
			verdicts: []verdict{unknown},
			want:     extract.Unread, candidates: []string{"9"},
		},
		{
			name:     "a confident objection",
			number:   numeral{pattern: "DD", readings: []reading{{"26", 0.97}, {"26", 0.9}, {"26", 0.9}, {"20", 0.9}}},
			verdicts: []verdict{unknown, unknown},
			want:     extract.Unread, candidates: []string{"26", "20"},
		},
		{
			name:     "a confident objection that the shapes overrule",
			number:   numeral{pattern: "DD", readings: []reading{{"26", 0.97}, {"26", 0.9}, {"26", 0.9}, {"20", 0.9}}},
			verdicts: []verdict{yes('2'), yes('6')},
			want:     "26",
		},
		{
			name:     "the shapes object to all",
			number:   numeral{pattern: "DD", readings: []reading{{"26", 0.97}, {"26", 0.9}, {"26", 0.9}, {"26", 0.9}}},
			verdicts: []verdict{yes('2'), yes('0')},
			want:     extract.Unread, candidates: []string{"26", "20"},
		},
		{
			name:     "a figure more than the readings have",
			number:   numeral{pattern: "DDDD", readings: []reading{{"319", 0.97}, {"319", 0.9}, {"319", 0.9}, {"3119", 0.5}}},
			verdicts: []verdict{unknown, unknown, unknown, unknown},
			want:     extract.Unread, candidates: []string{"3119"},
		},
		{
			name:     "a point that the readings do not have",
			number:   numeral{pattern: "DD.D", readings: []reading{{"961", 0.97}, {"961", 0.9}, {"961", 0.9}, {"961", 0.9}}},
			verdicts: []verdict{unknown, unknown, unknown, unknown},
			want:     extract.Unread,
		},
		{
			name:     "no readings",
			number:   numeral{pattern: "D", readings: []reading{{}, {}, {}, {}}},
			verdicts: []verdict{unknown},
			want:     extract.Unread,
		},
		{
			name:     "cut by a line",
			number:   numeral{pattern: "D", cut: true, readings: []reading{{"7", 0.97}, {"7", 0.97}, {"7", 0.97}, {"7", 0.97}}},
			verdicts: []verdict{yes('7')},
			want:     extract.Unread, candidates: []string{"7"},
		},
		{
			name:     "touched by a line, and some do not agree",
			number:   numeral{pattern: "D", touched: true, readings: []reading{{"1", 0.97}, {"1", 0.97}, {"", 1}, {"1", 0.97}}},
			verdicts: []verdict{yes('1')},
			want:     extract.Unread, candidates: []string{"1"},
		},
		{
			name:     "touching digits, confirmed by nothing else",
			number:   numeral{pattern: "DD", parted: true, readings: []reading{{"88", 0.97}, {"88", 0.97}, {"", 1}, {"88", 0.97}}},
			verdicts: []verdict{yes('8'), unknown},
			want:     extract.Unread, candidates: []string{"88"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.number.decide(tt.verdicts)
			if got.text != tt.want || !slices.Equal(got.ocr.Candidates, tt.candidates) {
				t.Errorf("got %q %q, want %q %q", got.text, got.ocr.Candidates, tt.want, tt.candidates)
			}
			if decided := got.text != extract.Unread; decided != (got.ocr.Readings >= enough) {
				t.Errorf("text %q with %d readings", got.text, got.ocr.Readings)
			}
		})
	}
}

func TestSlash(t *testing.T) {
	draw := func(f func(y int) (from, to int)) shape {
		img := blankPage(30, 60)
		for y := range 60 {
			from, to := f(y)
			fill(img, image.Rect(from, y, to, y+1), 0)
		}
		return shapeOf(img, img.Rect)
	}
	slash := draw(func(y int) (int, int) { return 26 - y*26/60, 30 - y*26/60 })
	one := draw(func(y int) (int, int) { return 13, 17 })
	seven := draw(func(y int) (int, int) {
		if y < 6 {
			return 0, 30
		}
		return 26 - y*18/60, 30 - y*18/60
	})
	if !slash.slash() {
		t.Error("a slash is none")
	}
	if one.slash() || seven.slash() {
		t.Errorf("1 is a slash: %v, 7 is one: %v", one.slash(), seven.slash())
	}
	n := numeral{pattern: "D", shapes: []shape{slash}, readings: []reading{{"1", 0.97}, {"1", 0.97}, {"7", 0.5}, {"1", 0.97}}}
	if got := n.decide([]verdict{{near: 1, next: 1}}); got.text != extract.Unread {
		t.Errorf("a slash is read as %q", got.text)
	}
}

func TestParted(t *testing.T) {
	img := blankPage(60, 40)
	fill(img, image.Rect(10, 10, 20, 30), 0)
	fill(img, image.Rect(20, 18, 22, 20), 0)
	fill(img, image.Rect(22, 10, 32, 30), 0)
	ink := threshold(img, 200)
	marks := connected(ink, img.Rect)
	if len(marks) != 1 {
		t.Fatalf("%d marks", len(marks))
	}
	got := parted(img, marks)
	if len(got) != 2 || got[0].box.Max.X != got[1].box.Min.X || abs(got[1].box.Min.X-21) > 1 {
		t.Errorf("parted into %v", got)
	}
}

func TestDigitRuns(t *testing.T) {
	for text, want := range map[string][]string{
		"":              nil,
		"件":             nil,
		"3119":          {"3119"},
		"共3119件,12次":    {"3119", "12"},
		"96171.6万元。":    {"96171.6"},
		"1,113":         {"1,113"},
		"5.":            {"5"},
		"３４件":           {"３４"},
		"2024年1月1日至12月": {"2024", "1", "1", "12"},
	} {
		var got []string
		for _, r := range digitRuns(text) {
			got = append(got, text[r[0]:r[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestItemNumber(t *testing.T) {
	for _, tt := range []struct {
		rest string
		next []word
		want bool
	}{
		{".属于国家秘密", nil, true},
		{"", []word{{text: "、"}, {text: "其他"}}, true},
		{".5", nil, false},
		{"件", nil, false},
		{"", nil, false},
	} {
		if got := itemNumber(tt.rest, tt.next); got != tt.want {
			t.Errorf("%q %v: got %v", tt.rest, tt.next, got)
		}
	}
}

func TestCertain(t *testing.T) {
	for text, want := range map[string]bool{
		"其他":     true,
		"22件":    true,
		"(一)":    true,
		"四":      false,
		"四十二件":   false,
		"3 1362": false,
		"7 � 0":  false,
		"'.":     false,
	} {
		p := place{lines: []line{{words: []word{{text: text}}}}, marks: []mark{{box: image.Rect(0, 0, 3, 3)}}}
		p.certain()
		if got := p.text == ""; got != want {
			t.Errorf("%q is certain: %v", text, got)
		}
	}
	dashes := place{lines: []line{{words: []word{{text: "——"}}}}, marks: []mark{{box: image.Rect(0, 0, 20, 3)}, {box: image.Rect(24, 0, 44, 3)}}}
	if dashes.certain(); dashes.text != "" {
		t.Error("two dashes are not certain")
	}
}

func TestStandAlone(t *testing.T) {
	at := func(text string, x, y int) word {
		return word{text: text, box: image.Rect(x, y, x+20*len([]rune(text)), y+30)}
	}
	printed := func(words ...word) *place {
		p := &place{lines: []line{{words: words}}}
		for _, w := range words {
			p.box = p.box.Union(w.box)
		}
		return p
	}
	lines := []*place{
		printed(at("申请", 0, 0), at("34", 45, 0), at("件", 90, 0)),
		printed(at("信访", 0, 100)), printed(at("62", 300, 100)), printed(at("71", 500, 100)),
	}
	var values []*value
	var got []bool
	for _, p := range lines {
		values = append(values, p.values()...)
	}
	standAlone(lines, values)
	for _, v := range values {
		got = append(got, v.alone)
	}
	if want := []bool{false, true, true}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
