package number

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxChinese bounds the numbers that Chinese writes with 万 and 亿.
const maxChinese = 1e16

// Chinese writes n in the common numerals: 3119 is 三千一百一十九, 12 is 十二,
// -3 is 负三. Numbers of 10^16 and more are written digit by digit.
func Chinese(n int64) string {
	var dst []byte
	if n < 0 {
		dst = append(dst, "负"...)
	}
	m := magnitude(n)
	switch {
	case m == 0:
		return "零"
	case m >= maxChinese:
		for _, c := range strconv.FormatUint(m, 10) {
			dst = append(dst, hanDigits[c-'0']...)
		}
		return string(dst)
	}
	text := string(appendChinese(nil, m))
	if rest, ok := strings.CutPrefix(text, "一十"); ok {
		text = "十" + rest
	}
	return string(append(dst, text...))
}

// hanDigits are the numerals that Chinese writes.
var hanDigits = [10]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// hanUnits are the units that Chinese writes, largest first.
var hanUnits = [5]struct {
	size uint64
	name string
}{{1e8, "亿"}, {1e4, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}}

// appendChinese appends m > 0: for each unit the number of it, and 零 where
// places between two digits are empty.
func appendChinese(dst []byte, m uint64) []byte {
	for _, unit := range hanUnits {
		count := m / unit.size
		if count == 0 {
			continue
		}
		dst = appendChinese(dst, count)
		dst = append(dst, unit.name...)
		m %= unit.size
		if m == 0 {
			return dst
		}
		if m < unit.size/10 {
			dst = append(dst, hanDigits[0]...)
			return appendChinese(dst, m)
		}
	}
	return append(dst, hanDigits[m]...)
}

// ChinesePrefix reads the Chinese numeral that text begins with: the longest
// run of numeral characters, size bytes long, with its decimals (三点五). size
// is 0 where text begins with none. reason is "" or one of ReasonMalformed,
// ReasonApproximate (三四百, 七八), ReasonLeadingZero (〇五) and ReasonTooManyDigits.
//
// Read are common, traditional and financial numerals, 两 廿 卅 卌 幺, numbers
// written digit by digit (二〇一九) and circles for zero between numerals (二○一九,
// 二O一九). Not read are a digit whose place is left out (一百五, 一万二), a 零 where
// no place is empty (一百零五十) and units without a digit (百, 万), except 十.
func ChinesePrefix(text string) (v Value, size int, reason string) {
	whole, positional := hanRun(text)
	if whole == 0 {
		return Value{}, 0, ""
	}
	if zero := zeroMyriad(text[:whole]); zero > 0 {
		return Value{}, zero, ""
	}
	if positional {
		v, reason = readPositional(text[:whole])
	} else {
		v, reason = readComposed(text[:whole])
	}
	fraction, size := hanFraction(text[whole:])
	if size == 0 || reason != "" {
		return v, whole + size, reason
	}
	v, reason = appendDecimals(v, fraction)
	return v, whole + size, reason
}

// zeroMyriad returns the length of the zero that a numeral consists of but for a last 万,
// which belongs to the unit then: 零万元. It is 0 for others.
func zeroMyriad(run string) int {
	zero, size := next(run)
	myriad, n := next(run[size:])
	if hanDigit(zero) != 0 || hanUnit(myriad) != 4 || size+n < len(run) {
		return 0
	}
	return size
}

// hanRun returns the length of the run of numeral characters that text begins
// with, and whether it consists of digits only.
func hanRun(text string) (size int, positional bool) {
	positional = true
	for size < len(text) {
		r, n := next(text[size:])
		switch {
		case hanDigit(r) >= 0:
		case hanUnit(r) > 0 || hanTens(r) > 0:
			positional = false
		case size > 0 && isCircle(r):
			if n = circles(text[size:]); n == 0 {
				return size, positional
			}
		default:
			return size, positional
		}
		size += n
	}
	return size, positional
}

// circles returns the length of the circles that text begins with, 0 where
// they are letters that no numeral follows.
func circles(text string) (size int) {
	letters := false
	for size < len(text) {
		r, n := next(text[size:])
		if !isCircle(r) {
			if letters && hanDigit(r) < 0 && hanUnit(r) == 0 {
				return 0
			}
			return size
		}
		letters = letters || r != '○' && r != '◯' && r != '〇'
		size += n
	}
	if letters {
		return 0
	}
	return size
}

// hanFraction returns the decimals (点五) that text begins with.
func hanFraction(text string) (digits string, size int) {
	point, n := next(text)
	if point != '点' && point != '點' {
		return "", 0
	}
	size = n
	for size < len(text) {
		r, n := next(text[size:])
		if hanDigit(r) < 0 {
			if u := hanUnit(r); u == 1 || u == 2 || hanTens(r) > 0 {
				return "", 0 // 三点五十: a time of day
			}
			break
		}
		size += n
	}
	if size == n {
		return "", 0
	}
	return text[n:size], size
}

// readPositional reads digits that stand for their places. Two neighbours in
// the row of numbers, as in 三四, mean "three or four".
func readPositional(run string) (Value, string) {
	first, n := next(run)
	if n < len(run) && hanDigit(first) == 0 {
		return Value{}, ReasonLeadingZero
	}
	second, m := next(run[n:])
	if n+m == len(run) && m > 0 {
		if d := hanDigit(first); d > 0 && hanDigit(second) == d+1 {
			return Value{}, ReasonApproximate
		}
	}
	return appendDigits(Value{}, run)
}

// appendDecimals returns v with the numerals of digits as its decimals.
func appendDecimals(v Value, digits string) (Value, string) {
	scale := utf8.RuneCountInString(digits)
	if scale > MaxDigits {
		return Value{}, ReasonTooManyDigits
	}
	v, reason := appendDigits(v, digits)
	v.scale = uint8(scale)
	return v, reason
}

// appendDigits returns v with the numerals of digits as further digits.
func appendDigits(v Value, digits string) (Value, string) {
	for _, r := range digits {
		v.coef = v.coef*10 + int64(max(0, hanDigit(r)))
		if v.coef >= limit {
			return Value{}, ReasonTooManyDigits
		}
	}
	return v, ""
}

// readComposed reads a numeral with units.
func readComposed(run string) (Value, string) {
	c := composer{pending: -1, unit: 4}
	for i, r := range run {
		if reason := c.take(r, i == 0); reason != "" {
			return Value{}, reason
		}
	}
	if !c.close(true) {
		return Value{}, ReasonMalformed
	}
	return Int(c.total + c.myriad + c.section), ""
}

// composer adds up a numeral such as 三亿零五万一千二百: at most one 亿, and
// before and after it at most one 万.
type composer struct {
	total   int64 // what 亿 counts, multiplied
	myriad  int64 // what 万 counts since then, multiplied
	section int64 // below 10^4 since then
	pending int   // the digit whose unit is to come, -1 for none
	unit    int   // exponent of the section's last unit, 4 at its beginning
	zero    bool  // 零 was met since the last unit
}

func (c *composer) take(r rune, first bool) string {
	switch d := hanDigit(r); {
	case d > 0:
		if c.pending > 0 && d == c.pending+1 {
			return ReasonApproximate
		}
		if c.pending > 0 {
			return ReasonMalformed
		}
		c.pending = d
		return ""
	case d == 0 || isCircle(r):
		if first || c.pending > 0 || c.zero {
			return ReasonMalformed
		}
		c.zero = true
		return ""
	}
	if tens := hanTens(r); tens > 0 {
		if c.pending > 0 {
			return ReasonMalformed
		}
		c.pending = tens
		return c.add(1)
	}
	switch unit := hanUnit(r); unit {
	case 1:
		if c.pending < 0 && (first || c.zero || c.unit == 2) {
			c.pending = 1
		}
		return c.add(1)
	case 2, 3:
		return c.add(unit)
	case 4:
		return c.multiplyMyriad()
	}
	return c.multiplyTotal()
}

// add puts the pending digit at the place unit of the section.
func (c *composer) add(unit int) string {
	if c.pending < 0 || unit >= c.unit || !c.gap(unit) {
		return ReasonMalformed
	}
	c.section += int64(c.pending) * power(unit)
	c.pending, c.unit, c.zero = -1, unit, false
	return ""
}

// gap reports whether a 零 that was met stands for an empty place above unit.
// At the beginning of a section it always may: 十万零一千.
func (c *composer) gap(unit int) bool {
	return !c.zero || c.unit == 4 || c.unit-unit >= 2
}

// close ends the section. A last digit without a unit has to follow 十 or 零,
// or to be the whole section; the whole of the last section only if nothing
// comes before it.
func (c *composer) close(last bool) bool {
	if c.pending < 0 {
		return !c.zero
	}
	switch {
	case !c.gap(0):
		return false
	case c.zero, c.unit == 1:
	case c.unit != 4, last && c.total+c.myriad > 0:
		return false
	}
	c.section += int64(c.pending)
	c.pending, c.zero = -1, false
	return true
}

func (c *composer) multiplyMyriad() string {
	if !c.close(false) || c.section == 0 || c.myriad > 0 {
		return ReasonMalformed
	}
	c.myriad, c.section, c.unit = c.section*1e4, 0, 4
	return ""
}

func (c *composer) multiplyTotal() string {
	if !c.close(c.myriad > 0) || c.section+c.myriad == 0 || c.total > 0 {
		return ReasonMalformed
	}
	c.total, c.myriad, c.section, c.unit = (c.myriad+c.section)*1e8, 0, 0, 4
	return ""
}

// hanDigit returns the value of a Chinese digit, -1 for other characters.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一', '壹', '弌', '幺':
		return 1
	case '二', '两', '兩', '贰', '貳', '弍':
		return 2
	case '三', '叁', '參', '叄', '弎':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆', '陸':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanUnit returns the exponent of a Chinese unit, 0 for other characters.
func hanUnit(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万', '萬':
		return 4
	case '亿', '億':
		return 8
	}
	return 0
}

// hanTens returns the digit of a character that means tens, 0 for others.
func hanTens(r rune) int {
	switch r {
	case '廿':
		return 2
	case '卅':
		return 3
	case '卌':
		return 4
	}
	return 0
}
