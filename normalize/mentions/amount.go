package mentions

import (
	"slices"

	"github.com/gouji/gouji/normalize/number"
)

// amount is a number of the text.
type amount struct {
	value   number.Value
	rough   rough
	place   int    // exponent of the place that the words around it round to
	counter int32  // number of the counter, -1 without one
	reason  string // why it is no number, "" where it is one
	round   bool   // 1.2万: rounded to its last digit
}

// rough says how the words around a number weaken it.
type rough uint8

const (
	exact      rough = iota
	aboutIt          // 约: on either side
	belowIt          // 近: somewhat less
	aboveIt          // 余: somewhat more
	notCounted       // 数十: no number at all
)

// digits reads what begins with a digit: a year, a month, a rate, a count.
func (t *text) digits(g *grammar, at int) int {
	end, point, grouped := at, false, false
	for end < len(t.sym) {
		r := t.sym[end]
		if r >= '0' && r <= '9' {
			if grouped && !t.beside(end) {
				break // 1,807 1,686: the next number
			}
			end++
			continue
		}
		if !t.joined(at, end, r, point) {
			break
		}
		point = point || r == '.'
		grouped = grouped || r == ','
		end++
	}
	raw := t.raw[t.byte[at]:t.after(end)]
	if end < len(t.sym) && !point {
		switch t.sym[end] {
		case '年':
			return t.year(at, end)
		case '月':
			t.add(token{kind: monthNo, start: int32(at), end: int32(end + 1), ref: int32(small(t.sym[at:end]))})
			return end + 1
		}
	}
	a := amount{counter: -1}
	reading := number.Parse(raw)
	if reading.Joined != (number.Value{}) && setApart(raw) {
		reading.Kind, reading.Value = number.Number, reading.Joined
	}
	if reading.Kind != number.Number {
		a.reason = reading.Reason
		if a.reason == "" {
			a.reason = number.ReasonMalformed
		}
	}
	a.value = reading.Value
	return t.counted(g, at, end, a)
}

// setApart reports whether every digit of a number stands by itself: a sentence
// states no two numbers like that.
func setApart(raw string) bool { return slices.Max(number.Groups(raw)) == 1 }

// joined reports whether a comma or point stands inside a number.
func (t *text) joined(at, end int, r rune, point bool) bool {
	digit := func(i int) bool { return i < len(t.sym) && t.sym[i] >= '0' && t.sym[i] <= '9' }
	switch r {
	case ',':
		return !point && digit(end+1) && digit(end+2) && digit(end+3) && !(digit(end+4) && t.beside(end+4)) && end-at <= 12 && t.byte[end+1]-t.byte[end] <= 3
	case '.':
		return !point && digit(end+1)
	}
	return false
}

// beside reports whether nothing stands between symbol i and the one before.
func (t *text) beside(i int) bool { return t.after(i) == int(t.byte[i]) }

// after returns where in the text the symbol before i ends.
func (t *text) after(i int) int {
	if i == 0 {
		return 0
	}
	at := int(t.byte[i-1])
	for at++; at < len(t.raw) && t.raw[at]&0xc0 == 0x80; at++ {
	}
	return at
}

// year reads digits before 年: a year, or a span of years, which is no count.
func (t *text) year(at, end int) int {
	n := small(t.sym[at:end])
	end++
	if end < len(t.sym) {
		switch t.sym[end] {
		case '度', '底', '末':
			end++
		}
	}
	if n >= 70 && n <= 99 {
		n += 1900
	} else if n < 70 && end-at > 2 {
		n += 2000
	}
	if n < 1949 || n > 2200 {
		t.add(token{kind: other, start: int32(at), end: int32(end)})
		return end
	}
	t.add(token{kind: yearNo, start: int32(at), end: int32(end), ref: int32(n)})
	return end
}

// small reads a few digits, 0 for more.
func small(digits []rune) int {
	n := 0
	for _, r := range digits {
		if r < '0' || r > '9' || n > 1e6 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}

// chinese reads a Chinese numeral that counts something. It returns at where
// there is none.
func (t *text) chinese(g *grammar, at int) int {
	start := int(t.byte[at])
	end := at + 1
	for end < len(t.sym) && end-at < 24 && hanNumeral(t.sym[end]) {
		end++
	}
	v, size, reason := number.ChinesePrefix(t.raw[start:t.after(end)])
	if size == 0 {
		return at
	}
	for end > at+1 && t.after(end)-start > size {
		end--
	}
	if first := t.sym[at]; reason != "" && (first == '百' || first == '千' || first == '万') {
		return at // 百余
	}
	a := amount{value: v, counter: -1, reason: reason}
	next := t.counted(g, at, end, a)
	n := len(t.tokens) - 1
	if t.tokens[n].kind == numeral && t.nums[t.tokens[n].ref].counter < 0 && !(end-at == 1 && v.Sign() == 0) {
		t.nums = t.nums[:len(t.nums)-1] // 一是, 三审
		t.tokens = t.tokens[:n]
		return at
	}
	return next
}

// counted appends the token of a number with the words that belong to it: 万, 余,
// the counter.
func (t *text) counted(g *grammar, at, end int, a amount) int {
	if end < len(t.sym) && t.sym[end] == '%' {
		return t.finish(rate, at, end+1, a)
	}
	c, size := g.counters.longest(t.sym[end:])
	if size == 0 {
		end = t.multiply(end, &a)
		end = t.beyond(end, &a)
		c, size = g.counters.longest(t.sym[end:])
	}
	if size > 0 {
		a.counter = int32(c)
		end += size
	} else if end < len(t.sym) && (t.sym[end] == '倍' || t.begins(end, "个百分点") || t.begins(end, "分之")) {
		return t.finish(rate, at, end+1, a)
	}
	return t.finish(numeral, at, end, a)
}

// multiply applies 万 and its like.
func (t *text) multiply(end int, a *amount) int {
	shift := 0
	if end < len(t.sym) {
		switch t.sym[end] {
		case '百':
			shift = 2
		case '千':
			shift = 3
		case '万':
			shift = 4
		case '亿':
			shift = 8
		}
	}
	if shift == 0 || a.reason != "" {
		return end
	}
	v, ok := a.value.Shift(shift)
	if !ok {
		a.reason = number.ReasonTooManyDigits
	}
	a.round = shift >= 4
	a.place = shift - int(a.value.Scale())
	a.value = v
	return end + 1
}

// beyond applies 余 and its like between a number and its counter.
func (t *text) beyond(end int, a *amount) int {
	if end < len(t.sym) {
		switch t.sym[end] {
		case '余', '多', '几', '来':
			a.rough = aboveIt
			return end + 1
		}
	}
	return end
}

func (t *text) begins(at int, word string) bool {
	for _, r := range word {
		if at >= len(t.sym) || t.sym[at] != r {
			return false
		}
		at++
	}
	return true
}

// finish appends the token of a number.
func (t *text) finish(k kind, at, end int, a amount) int {
	if !a.round {
		a.place = zeros(a.value)
	}
	t.nums = append(t.nums, a)
	t.add(token{kind: k, start: int32(at), end: int32(end), ref: int32(len(t.nums) - 1)})
	return end
}

// zeros returns the exponent of the last digit of v that is not 0.
func zeros(v number.Value) int {
	n := v.Coef()
	place := -int(v.Scale())
	for n != 0 && n%10 == 0 {
		n /= 10
		place++
	}
	return place
}

func hanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '廿', '卅',
		'壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟':
		return true
	}
	return false
}
