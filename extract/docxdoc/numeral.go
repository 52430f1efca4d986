package docxdoc

import (
	"strconv"
	"strings"
)

// The characters of numerals, from 0 or from 1.
const (
	chineseDigits     = "〇一二三四五六七八九"
	chineseUnits      = "十百千"
	legalDigits       = "零壹贰叁肆伍陆柒捌玖"
	legalUnits        = "拾佰仟"
	traditionalDigits = "零壹貳參肆伍陸柒捌玖"
	stems             = "甲乙丙丁戊己庚辛壬癸"
	branches          = "子丑寅卯辰巳午未申酉戌亥"
)

// numeral writes n in a number format of WordprocessingML. What a format has no
// character for, and unknown formats, are decimal, as in Word.
func numeral(format string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "chineseCounting", "taiwaneseCounting":
		if n >= 100 {
			return digits(n, "○一二三四五六七八九")
		}
		return counted(n, "○一二三四五六七八九", chineseUnits, "", false)
	case "chineseCountingThousand", "taiwaneseCountingThousand":
		return counted(n, "零一二三四五六七八九", chineseUnits, "零", false)
	case "japaneseCounting":
		return counted(n, chineseDigits, chineseUnits, "", true)
	case "ideographDigital", "japaneseDigitalTenThousand":
		return digits(n, chineseDigits)
	case "taiwaneseDigital", "koreanDigital2":
		return digits(n, "○一二三四五六七八九")
	case "chineseLegalSimplified":
		return legal(n, legalDigits)
	case "ideographLegalTraditional":
		return legal(n, traditionalDigits)
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n)
	case "decimalEnclosedParen":
		return series(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return series(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return series(n, '㊀', 10)
	case "ideographTraditional":
		return member(n, stems)
	case "ideographZodiac":
		return member(n, branches)
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// digits writes the decimal digits of n with other characters.
func digits(n int, chars string) string {
	set := []rune(chars)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		if c < '0' || c > '9' {
			return strconv.Itoa(n)
		}
		b.WriteRune(set[c-'0'])
	}
	return b.String()
}

// counted writes n below ten thousand with units. zero stands for places
// skipped; a leading one before ten is left out, with bare before any unit.
func counted(n int, chars, units, zero string, bare bool) string {
	set, unit := []rune(chars), []rune(units)
	if n < 10 || n > 9999 {
		return digits(n, chars)
	}
	var b strings.Builder
	skipped := false
	for place, power := 3, 1000; place >= 0; place, power = place-1, power/10 {
		d := n / power % 10
		if d == 0 {
			skipped = b.Len() > 0
			continue
		}
		if skipped {
			b.WriteString(zero)
			skipped = false
		}
		if d > 1 || place == 0 || !bare && (place > 1 || b.Len() > 0) {
			b.WriteRune(set[d])
		}
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

// legal writes n as on bills: no one before ten is left out.
func legal(n int, chars string) string {
	s := counted(n, chars, legalUnits, "零", false)
	if strings.HasPrefix(s, "拾") {
		return string([]rune(chars)[1]) + s
	}
	return s
}

// enclosed writes n in a circle.
func enclosed(n int) string {
	switch {
	case n == 0:
		return "⓪"
	case n > 35 && n <= 50:
		return series(n-35, '㊱', 15)
	case n > 20 && n <= 35:
		return series(n-20, '㉑', 15)
	}
	return series(n, '①', 20)
}

// series returns the nth of last characters from first on.
func series(n int, first rune, last int) string {
	if n < 1 || n > last {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

// member returns the nth character.
func member(n int, chars string) string {
	if set := []rune(chars); n >= 1 && n <= len(set) {
		return string(set[n-1])
	}
	return strconv.Itoa(n)
}

// letters writes n as a, b, … z, aa, bb, ….
func letters(n int, first rune) string {
	const alphabet, longest = 26, 30
	if n < 1 || n > alphabet*longest {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%alphabet)), 1+(n-1)/alphabet)
}

func roman(n int) string {
	const most = 3999
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
		{40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= d.value {
			b.WriteString(d.text)
			n -= d.value
		}
	}
	return b.String()
}
