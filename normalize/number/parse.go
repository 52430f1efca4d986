package number

import (
	"strings"
	"unicode/utf8"
)

// Kind says what the text of a cell is.
type Kind uint8

// The kinds of reading.
const (
	None       Kind = iota // blank
	Number                 // a number
	NilMark                // a mark or word for "none"
	Text                   // words: a label, a unit, a date
	Unreadable             // looks like a value but is none
)

// String returns the kind's name in small letters.
func (k Kind) String() string {
	switch k {
	case None:
		return "none"
	case Number:
		return "number"
	case NilMark:
		return "nil"
	case Text:
		return "text"
	}
	return "unreadable"
}

// Why a text is Unreadable. The names are stable.
const (
	ReasonLetter        = "letter_in_number"  // 1O, 3l, 1E+05, 〇5: letters or mixed scripts among digits
	ReasonNoNumber      = "no_number"         // ?, #REF!, NaN, *
	ReasonTwoNumbers    = "two_numbers"       // 3 / 5, 1-3, 12 0, 20 7
	ReasonLeadingZero   = "leading_zero"      // 00, 021: zeros that no number begins with
	ReasonSeparator     = "separator"         // 1,23: commas that group no thousands; 12、: stray punctuation
	ReasonParenthesis   = "parenthesis"       // (3): minus three, a note or a list number
	ReasonSign          = "sign"              // —3, 减少-2, 3↓: the sign is not certain
	ReasonTooManyDigits = "too_many_digits"   // more than MaxDigits significant digits or decimals
	ReasonApproximate   = "approximate"       // 200余, 约200, 三四
	ReasonDashOrOne     = "dash_or_one"       // 一 alone: the numeral or a misprinted dash
	ReasonMalformed     = "malformed_numeral" // 三一百百, 一百五: no well-formed Chinese numeral
	ReasonDamaged       = "damaged_text"      // U+FFFD or NUL beside digits
)

// Reading is what Parse found in a cell.
type Reading struct {
	Kind   Kind
	Value  Value  // of a Number; 0 otherwise
	Unit   string // the printed unit in simplified characters, "" where none is printed
	Reason string // of Unreadable: one of the Reason constants
	Note   string // what is printed around a Number or NilMark, as printed
	// Joined is what two_numbers would be if the blanks between the digits did not
	// count: 6\n5, 2 5 1 0, 31\n19. The text does not say. Of a Number it is Value where
	// blanks group its thousands, which may be two numbers as well. 0 for none.
	Joined Value
}

// Parse reads the whole text of a table cell. It never fails; the decisions:
//
//   - Blank is what prints nothing but takes a place: spaces of all widths,
//     fillers, the entity &nbsp;. What takes no place, such as a zero-width space, is
//     passed over.
//   - Digits of every script are read. Equal single blanks join them where they
//     group thousands (3 119 is 3119), and a line break beside a comma or point
//     joins (3,\n119). Other blanks between digits are two_numbers: 20 7, 31\n19,
//     3 1 1 9; Joined is 207 and so on,
//     unless they begin with 0 (0 5).
//   - Commas and apostrophes must group thousands (1,113), else separator. A 0
//     before other digits is leading_zero (00, 021). Decimals are kept as printed;
//     .5 is 0.5 and "5." is 5.
//   - A sign is +, a minus or hyphen of any form, or a word (减少2, 净增3, ↓2). An
//     em dash before a number, two signs, and a decline after the number
//     (3↓) are unreadable: sign. (3) is unreadable: parenthesis.
//   - 万, 千, 百, 亿 after a number multiply it exactly and leave no unit (1.2万 is
//     12000), but 万元 and 亿元 are units and leave the value as printed. ¥ is the
//     unit 元. A unit may stand in brackets; 百分之三 is 3 with the unit %.
//   - Chinese numerals are read as ChinesePrefix does; 零 is the number 0. 一
//     alone is dash_or_one, with a sign or unit it is 1.
//   - Nil marks are up to four dashes and slashes, a backslash alone, × and words (无,
//     暂无, 不涉及, N/A), also in brackets or with a note. More dashes are a ruler and
//     no_number. "0件" is a number.
//   - Notes are brackets after a number, whatever they contain (22（其中修订16件）, 22[1]),
//     footnote marks (22*, 22①, 22²) and explanations that begin with 其中, 含, 包括, 注.
//   - Marks that programs and lists put around a number are no part of it: quotation
//     marks ("12", '0, ="12"), the mark of an item (• 12), a semicolon behind it.
//   - Letters for digits, exponents, several numbers, rough numbers and
//     program errors are unreadable. A number followed by other words is Text, as in
//     1.属于国家秘密 or 2020年; so are dates and units alone.
func Parse(text string) Reading {
	if text == "" {
		return Reading{}
	}
	return parsePrinted(text)
}

// parsePrinted reads text that is not empty; apart from Parse so that the call
// for an empty cell is inlined.
func parsePrinted(text string) Reading {
	if r, ok := Plain(text); ok {
		return r
	}
	r := parse(printed(text))
	if (r.Kind == Number || r.Kind == NilMark) && strings.IndexByte(text, 0) >= 0 {
		return unreadable(ReasonDamaged)
	}
	return r
}

// Plain reads what most cells hold, nothing but a number of ASCII digits; ok is
// false for all other text, which Parse reads.
func Plain(text string) (r Reading, ok bool) {
	n, ok := plain(text)
	if !ok {
		return Reading{}, false
	}
	return Reading{Kind: Number, Value: Value{coef: n}}, true
}

// plain reads one to MaxDigits ASCII digits without a leading zero.
func plain(text string) (n int64, ok bool) {
	if text == "" || len(text) > MaxDigits || len(text) > 1 && text[0] == '0' {
		return 0, false
	}
	for i := range len(text) {
		d := text[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	return n, true
}

// parse reads text without invisible characters.
func parse(text string) Reading {
	text = trimBlanks(text)
	if text == "" {
		return Reading{}
	}
	if r, ok := parseNil(text); ok {
		return r
	}
	if inner, ok := unbracket(text); ok {
		return parseBracketed(inner)
	}
	if inner := undecorated(text); len(inner) < len(text) {
		if r := parseOpen(inner); r.Kind == Number {
			return r
		}
	}
	return parseOpen(text)
}

// parseOpen reads trimmed text that is no nil mark and not all in brackets.
func parseOpen(text string) Reading {
	c := cell{text: text, rest: text}
	if !c.head() {
		return classify(text)
	}
	c.tail()
	return c.reading()
}

func unreadable(reason string) Reading { return Reading{Kind: Unreadable, Reason: reason} }

// parseNil reads a nil mark: strokes and slashes, or a word, with a note if
// there is one.
func parseNil(text string) (Reading, bool) {
	size := strokes(text)
	word := size == 0
	if word {
		if size = nilWords.begins(text); size == 0 {
			return Reading{}, false
		}
	}
	c := cell{rest: text[size:]}
	c.notes()
	if c.rest != "" || c.unit != "" || !word && hasDigit(c.note) {
		return Reading{}, false // -(3) may be a negative number
	}
	return Reading{Kind: NilMark, Note: c.note}, true
}

// maxStrokes is the most dashes and slashes of a nil mark.
const maxStrokes = 4

// strokes returns the length of the nil mark that text begins with: a
// backslash, or dashes and slashes with blanks between them; 0 where there is
// none.
func strokes(text string) int {
	if r, size := next(text); r == '\\' || r == '＼' {
		return size
	}
	end, count := 0, 0
	for at := 0; at < len(text); {
		r, size := next(text[at:])
		at += size
		switch {
		case isDash(r), r == '/', r == '／', r == '∕', r == '⁄':
			if count++; count > maxStrokes {
				return 0
			}
			end = at
		case end == 0 || !isBlank(r):
			return end
		}
	}
	return end
}

// unbracket returns what stands between brackets that enclose all of text.
func unbracket(text string) (inner string, ok bool) {
	r, open := next(text)
	if closer(r) == 0 {
		return "", false
	}
	last, size := utf8.DecodeLastRuneInString(text)
	if closes(last) != closer(r) || bracket(text) != len(text) {
		return "", false
	}
	return trimBlanks(text[open : len(text)-size]), true
}

// parseBracketed reads a cell that is all in brackets. Numerals of words, as
// in （一）, number a list.
func parseBracketed(inner string) Reading {
	r, _ := next(inner)
	switch {
	case inner == "":
		return unreadable(ReasonNoNumber)
	case closer(r) != 0:
		return classify(inner)
	case hanDigit(r) >= 0 || hanUnit(r) > 0:
		return Reading{Kind: Text}
	}
	if nothing, ok := parseNil(inner); ok {
		return nothing
	}
	reading := parseOpen(inner)
	if reading.Kind == Number {
		return unreadable(ReasonParenthesis)
	}
	return reading
}
