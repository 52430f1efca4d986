package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

func numberPerturbations() []Perturbation {
	zeros := func(style Zeros) func(*rand.Rand, *Truth) bool {
		return func(rng *rand.Rand, t *Truth) bool { return t.printZeros(rng, style) }
	}
	return []Perturbation{
		{Name: "full-width", Kind: OfNumbers, suits: separate,
			Doc:   "Digits, signs and points in full width: Chinese input methods.",
			truth: reprinted(2, func(_ *rand.Rand, _, n string) string { return fullWidth(n) })},
		{Name: "separators", Kind: OfNumbers, suits: separate,
			Doc:   "Commas between thousands, half or full width: spreadsheets and accountants.",
			truth: reprinted(1, separators)},
		{Name: "blanks-inside", Kind: OfNumbers, suits: explicit,
			Doc:   "Blanks inside numbers: justified cells and thousands set apart.",
			truth: blanksInside},
		{Name: "breaks-inside", Kind: OfNumbers, suits: only(HTML),
			Doc:   "A line break inside a long number: narrow cells filled by hand.",
			truth: breaksInside},
		{Name: "blanks-around", Kind: OfNumbers, suits: explicit,
			Doc:   "Blanks of all widths before and behind numbers: cells centred by hand.",
			truth: reprinted(2, blanksAround)},
		{Name: "units", Kind: OfNumbers, suits: separate,
			Doc:   "The unit behind the number, money in yuan where the form wants ten thousands.",
			truth: units},
		{Name: "chinese-numerals", Kind: OfNumbers, suits: explicit,
			Doc:   "Counts as Chinese numerals: reports dictated or retyped.",
			truth: chineseNumerals},
		{Name: "signs", Kind: OfNumbers, suits: separate,
			Doc:   "Changes with a plus sign or a word for more and fewer, as the form of 2019 asks.",
			truth: signs},
		{Name: "notes", Kind: OfNumbers, suits: placed,
			Doc:   "A remark in brackets behind a number, with a number in it.",
			truth: reprinted(12, notes)},
		{Name: "letters", Kind: OfNumbers, suits: placed,
			Doc:   "Letters in the place of digits that look like them: retyped or scanned numbers.",
			truth: letters},
		{Name: "words", Kind: OfNumbers, suits: placed,
			Doc:   "A word or a program's error in the place of a number.",
			truth: words},
		{Name: "negative", Kind: OfNumbers, suits: placed,
			Doc:   "A count below 0, which no count is.",
			truth: negative},
		{Name: "nil-marks", Kind: OfNumbers, suits: separate,
			Doc:   "A dash, a slash or a word for every 0.",
			truth: zeros(ZerosNil)},
		{Name: "blank-zeros", Kind: OfNumbers, suits: placed,
			Doc:   "Nothing for every 0.",
			truth: zeros(ZerosBlank)},
	}
}

// plain lists the facts that are printed as their number.
func (t *Truth) plain() []string {
	return slices.DeleteFunc(t.IDs(), func(id string) bool {
		v := t.Facts[id]
		return v.Status != Stated || v.Print != ""
	})
}

// reprinted shows one in n numbers as f writes them; "" leaves a number alone.
func reprinted(n int, f func(rng *rand.Rand, id, number string) string) func(*rand.Rand, *Truth) bool {
	return func(rng *rand.Rand, t *Truth) bool {
		done := false
		for _, id := range t.plain() {
			if !chance(rng, n) {
				continue
			}
			v := t.Facts[id]
			if v.Print = f(rng, id, v.Number); v.Print != "" {
				t.Facts[id] = v
				done = true
			}
		}
		return done
	}
}

// fullWidth widens the ASCII characters of a number.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F {
			return r + 0xFEE0
		}
		return r
	}, s)
}

// grouped puts a separator between the thousands of a number of four digits or
// more, "" for shorter ones.
func grouped(number, separator string) string {
	whole, fraction, decimal := strings.Cut(number, ".")
	digits := strings.TrimPrefix(whole, "-")
	if len(digits) < 4 {
		return ""
	}
	var s strings.Builder
	s.WriteString(whole[:len(whole)-len(digits)])
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			s.WriteString(separator)
		}
		s.WriteByte(digits[i])
	}
	if decimal {
		s.WriteString("." + fraction)
	}
	return s.String()
}

func separators(rng *rand.Rand, _, number string) string {
	switch rng.IntN(3) {
	case 0:
		return grouped(number, "，")
	case 1:
		return fullWidth(grouped(number, ","))
	default:
		return grouped(number, ",")
	}
}

// blanksInside sets thousands apart or all digits. Digits set apart one by one
// may be several numbers.
func blanksInside(rng *rand.Rand, t *Truth) bool {
	blank := pick(rng, []string{" ", " ", "　", "\u00a0"})
	apart := chance(rng, 3)
	done := false
	for _, id := range t.plain() {
		v := t.Facts[id]
		if len(v.Number) < 2 || strings.ContainsAny(v.Number, ".-") || chance(rng, 2) {
			continue
		}
		if v.Print = grouped(v.Number, blank); apart || v.Print == "" {
			v.Print = strings.Join(strings.Split(v.Number, ""), blank)
			v.Doubtful = true
		}
		t.Facts[id] = v
		done = true
	}
	return done
}

// breaksInside breaks long numbers behind a comma, or anywhere, where they may
// be two numbers.
func breaksInside(rng *rand.Rand, t *Truth) bool {
	commas := chance(rng, 2)
	return t.some(rng, func(v *Value) bool {
		if len(v.Number) < 4 || strings.ContainsAny(v.Number, ".-") {
			return false
		}
		if commas {
			v.Print = grouped(v.Number, ",\n")
			return true
		}
		at := 2 + rng.IntN(len(v.Number)-2)
		v.Print, v.Doubtful = v.Number[:at]+"\n"+v.Number[at:], true
		return true
	})
}

func blanksAround(rng *rand.Rand, _, number string) string {
	blanks := []string{" ", "  ", "　", "\u00a0", "\u00a0\u00a0", ""}
	before, behind := pick(rng, blanks), pick(rng, blanks)
	if before+behind == "" {
		return ""
	}
	return before + number + behind
}

// unitOf is the unit in which a fact is counted.
func unitOf(form, id string) string {
	table, rest, _ := strings.Cut(id, ".")
	switch {
	case table == "statistics":
		return schemaOf(form).units[id]
	case strings.HasSuffix(id, ".amount"):
		return "万元"
	case table == "disclosure" && strings.HasSuffix(rest, ".items_previous_year"):
		return "项"
	case strings.HasSuffix(id, ".projects"):
		return "个"
	}
	return "件"
}

// units writes the form's unit behind one number in three, and yuan behind
// money where the form wants ten thousands of it.
func units(rng *rand.Rand, t *Truth) bool {
	done := false
	for _, id := range t.plain() {
		v, unit := t.Facts[id], unitOf(t.Form, id)
		switch {
		case strings.HasSuffix(id, ".change"):
			continue
		case unit == "万元" && v.Number != "0" && !chance(rng, 3):
			v.Print, v.Converted = yuan(v.Number)+"元", true
		case chance(rng, 3):
			v.Print = v.Number + unit
		default:
			continue
		}
		t.Facts[id] = v
		done = true
	}
	return done
}

// yuan multiplies an amount with up to four decimals by ten thousand.
func yuan(amount string) string {
	whole, fraction, _ := strings.Cut(amount, ".")
	digits := strings.TrimLeft(whole+fraction+strings.Repeat("0", 4-len(fraction)), "0")
	if digits == "" {
		return "0"
	}
	return digits
}

// chineseNumerals writes one number in three as a Chinese numeral. 一 alone may
// be a dash.
func chineseNumerals(rng *rand.Rand, t *Truth) bool {
	done := false
	for _, id := range t.plain() {
		v := t.Facts[id]
		if !chance(rng, 3) {
			continue
		}
		if v.Print = chineseNumeral(v.Number); v.Print != "" {
			v.Doubtful = v.Print == "一"
			t.Facts[id] = v
			done = true
		}
	}
	return done
}

// chineseNumeral writes a count below 10^8, "" for other numbers.
func chineseNumeral(number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= 1e8 {
		return ""
	}
	if n == 0 {
		return "零"
	}
	s := underTenThousand(n % 10000)
	if n >= 10000 {
		if low := n % 10000; low > 0 && low < 1000 {
			s = "零" + s
		}
		s = underTenThousand(n/10000) + "万" + s
	}
	if strings.HasPrefix(s, "一十") {
		s = strings.TrimPrefix(s, "一")
	}
	return s
}

// underTenThousand writes a number from 1 to 9999, "" for 0.
func underTenThousand(n int) string {
	digits, units := []rune("零一二三四五六七八九"), []string{"千", "百", "十", ""}
	var s strings.Builder
	zero := false
	for i, unit := 0, 1000; unit > 0; i, unit = i+1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			zero = s.Len() > 0
			continue
		}
		if zero {
			s.WriteRune('零')
		}
		zero = false
		s.WriteRune(digits[d])
		s.WriteString(units[i])
	}
	return s.String()
}

// signs writes changes with a sign or a word.
func signs(rng *rand.Rand, t *Truth) bool {
	more := pick(rng, []string{"+", "＋", "增加", "增"})
	fewer := pick(rng, []string{"-", "－", "减少", "减", "−"})
	done := false
	for _, id := range t.plain() {
		v := t.Facts[id]
		if !strings.HasSuffix(id, ".change") || v.Number == "0" {
			continue
		}
		if digits, less := strings.CutPrefix(v.Number, "-"); less {
			v.Print = fewer + digits
		} else {
			v.Print = more + digits
		}
		t.Facts[id] = v
		done = true
	}
	return done
}

func notes(rng *rand.Rand, _, number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 2 {
		return ""
	}
	part := 1 + rng.IntN(n-1)
	return number + fmt.Sprintf(pick(rng, []string{"（其中修订%d件）", "(其中修订%d件)", "（含上年%d件）", "（其中%d件不公开）", "\n（其中修订%d件）"}), part)
}

// some changes up to three facts that f can change.
func (t *Truth) some(rng *rand.Rand, f func(v *Value) bool) bool {
	ids := t.plain()
	rng.Shuffle(len(ids), func(i, k int) { ids[i], ids[k] = ids[k], ids[i] })
	left := 1 + rng.IntN(3)
	done := false
	for _, id := range ids {
		if v := t.Facts[id]; left > 0 && f(&v) {
			t.Facts[id] = v
			left--
			done = true
		}
	}
	return done
}

func letters(rng *rand.Rand, t *Truth) bool {
	return t.some(rng, func(v *Value) bool {
		i := strings.IndexAny(v.Number, "01")
		if i < 0 {
			return false
		}
		letter := pick(rng, []string{"O", "o"})
		if v.Number[i] == '1' {
			letter = pick(rng, []string{"l", "I"})
		}
		v.Status, v.Print = Unreadable, v.Number[:i]+letter+v.Number[i+1:]
		return true
	})
}

func words(rng *rand.Rand, t *Truth) bool {
	return t.some(rng, func(v *Value) bool {
		v.Status = Unreadable
		v.Print = pick(rng, []string{"不详", "见附件", "无法统计", "#REF!", "####", "待统计", "#VALUE!", "若干"})
		return true
	})
}

func negative(rng *rand.Rand, t *Truth) bool {
	ids := slices.DeleteFunc(t.plain(), func(id string) bool {
		return t.Facts[id].Number == "0" || strings.HasSuffix(id, ".change") || strings.HasSuffix(id, ".amount")
	})
	if len(ids) == 0 {
		return false
	}
	id := pick(rng, ids)
	v := t.Facts[id]
	v.Number, v.Doubtful = "-"+v.Number, true
	t.Facts[id] = v
	return true
}
