package number

import "strings"

// digits is a numeral of decimal digits found at the beginning of a text.
type digits struct {
	value  Value
	size   int    // in bytes; 0 where the text begins with none
	reason string // why the numeral is no number, "" where it is one
	joins  bool   // blanks stand between the digits, which may be several numbers
}

// scanDigits reads the numeral that text begins with: digits of any script,
// thousands separators, blanks inside, a decimal point. The numeral ends
// before the first character that cannot continue it.
func scanDigits(text string) digits {
	var s digitScanner
	end := 0
	for at := 0; at < len(text); {
		r, size := next(text[at:])
		if d := digitOf(r); d >= 0 {
			s.digit(d)
			at += size
			end = at
			continue
		}
		g := scanGap(text[at:])
		if !g.joins {
			if end > 0 && !s.point && isPoint(r) {
				end = at + size // "5." is 5
			}
			break
		}
		if !s.accept(g, end == 0) {
			break
		}
		at += g.size
	}
	if end == 0 {
		return digits{}
	}
	s.close()
	return digits{value: Value{s.coef, uint8(s.scale)}, size: end, reason: s.reason(), joins: s.joins()}
}

// gap is what stands between two digits of a numeral.
type gap struct {
	size   int
	mark   rune // ',' or '.' in any form, 0 for blanks alone
	blank  rune // a tab, else a line break as '\n', else the last blank; 0 for none
	blanks int  // how many of them: line breaks, else blanks
	joins  bool // a digit follows, and there is at most one mark
}

// scanGap reads the blanks and the mark that text begins with.
func scanGap(text string) gap {
	var g gap
	for g.size < len(text) {
		r, size := next(text[g.size:])
		switch {
		case isBlank(r):
			g.add(r, text[g.size+size:])
		case g.mark == 0 && isComma(r):
			g.mark = ','
		case g.mark == 0 && isPoint(r):
			g.mark = '.'
		default:
			g.joins = g.size > 0 && digitOf(r) >= 0
			return g
		}
		g.size += size
	}
	return g
}

// add counts the blank r, behind which rest follows. A tab outweighs all others.
func (g *gap) add(r rune, rest string) {
	switch {
	case r == '\t' || g.blank == '\t':
		g.blank = '\t'
	case r == '\r' && strings.HasPrefix(rest, "\n"):
	case r == '\n' || r == '\r':
		if g.blank != '\n' {
			g.blanks = 0
		}
		g.blanks++
		g.blank = '\n'
	case g.blank != '\n':
		g.blanks++
		g.blank = r
	}
}

// broken reports whether there is nothing but one line break besides the mark.
func (g *gap) broken() bool { return g.blank == '\n' && g.blanks == 1 }

// digitScanner gathers the digits of one numeral.
type digitScanner struct {
	coef        int64
	significant int // digits from the first that is not 0
	scale       int
	tooMany     bool
	point       bool // the decimal point was met
	leadingZero bool // the first digit of the whole part is 0

	commas, blanks grouping // of the whole part
	blank          rune     // what separates the groups that blanks make
	apart          bool     // blanks stand where no number has them
	spaced         bool     // a blank stands beside a comma
}

func (s *digitScanner) digit(d int) {
	if s.point {
		s.scale++
	} else {
		if s.commas.groups+s.blanks.groups+s.commas.digits == 0 {
			s.leadingZero = d == 0
		}
		s.commas.digit()
		s.blanks.digit()
	}
	if s.significant > 0 || d > 0 {
		s.significant++
	}
	if s.significant > MaxDigits || s.scale > MaxDigits {
		s.tooMany = true
		s.coef, s.scale = 0, 0
		return
	}
	s.coef = s.coef*10 + int64(d)
}

// accept reports whether the numeral goes on after g. A second point, a comma
// or a blank among the decimals, a blank beside the point and a tab end it, and
// so begin another number.
func (s *digitScanner) accept(g gap, first bool) bool {
	switch {
	case s.point, g.blank == '\t':
		return false
	case g.mark == '.':
		if g.blank != 0 && (first || !g.broken()) {
			return false
		}
		s.close()
		s.point = true
	case first:
		return false
	case g.mark == ',':
		s.commas.separate()
		s.spaced = s.spaced || g.blank != 0 && !g.broken()
	default:
		s.separate(g)
	}
	return true
}

// separate ends a group of digits at the blanks of g.
func (s *digitScanner) separate(g gap) {
	s.apart = s.apart || g.blanks > 1 || s.blank != 0 && s.blank != g.blank
	s.blank = g.blank
	s.blanks.separate()
}

// close ends the whole part.
func (s *digitScanner) close() {
	if !s.point {
		s.commas.close()
		s.blanks.close()
	}
}

// reason says why the numeral is no number. Commas and blanks have to group
// thousands.
func (s *digitScanner) reason() string {
	switch {
	case s.blanks.groups > 0 && !s.blanksJoin():
		return ReasonTwoNumbers
	case s.commas.groups > 0 && (s.commas.irregular || s.leadingZero || s.spaced):
		return ReasonSeparator
	case s.leadingZero && s.commas.digits > 1:
		return ReasonLeadingZero
	case s.tooMany:
		return ReasonTooManyDigits
	}
	return ""
}

// blanksJoin reports whether the blanks stand where one number has them. Line
// breaks do not say so: below each other stand the numbers of two rows, too.
func (s *digitScanner) blanksJoin() bool {
	return !s.apart && !s.leadingZero && s.commas.groups == 0 && !s.blanks.irregular && s.blank != '\n'
}

// joins reports whether the digits would be a number if nothing stood between
// them.
func (s *digitScanner) joins() bool {
	return s.blanks.groups > 0 && !s.leadingZero && !s.point && !s.tooMany && s.commas.groups == 0
}

// grouping watches the groups that one kind of separator makes.
type grouping struct {
	groups    int  // closed by a separator
	digits    int  // of the group at hand
	irregular bool // some group is no group of thousands
}

func (g *grouping) digit() { g.digits++ }

func (g *grouping) separate() {
	g.close()
	g.groups++
	g.digits = 0
}

func (g *grouping) close() {
	if g.groups == 0 {
		g.irregular = g.digits > 3
		return
	}
	g.irregular = g.irregular || g.digits != 3
}
