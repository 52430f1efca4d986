package mentions

import (
	"strings"

	"github.com/gouji/gouji/normalize/number"
)

// weakened returns the number with what the words around it do to it.
func (s *scan) weakened(i int) amount {
	a := s.t.nums[s.t.tokens[i].ref]
	for _, beside := range [...]class{s.classOf(i - 1), s.classOf(i + 1)} {
		switch {
		case a.rough != exact:
		case beside&about != 0:
			a.rough = aboutIt
		case beside&nearly != 0:
			a.rough = belowIt
		case beside&over != 0:
			a.rough = aboveIt
		}
	}
	if s.partOfWord(i) || s.countsElse(i, &a) {
		a.rough = notCounted
	}
	if s.isMark(i-1, '-') || s.isMark(i+1, '-') && s.isNumeral(i+2) {
		a.reason = number.ReasonTwoNumbers
	}
	return a
}

// partOfWord reports whether a number is a part of something longer: of an
// approximate number (数十件), of a name in Latin letters, of a fraction.
func (s *scan) partOfWord(i int) bool {
	if i == 0 {
		return false
	}
	first, last := s.t.sym[s.t.tokens[i].start], s.t.sym[s.t.tokens[i-1].end-1]
	return strings.ContainsRune("数几上成", last) && strings.ContainsRune("十百千万", first) ||
		last >= 'a' && last <= 'z' || s.isMark(i-1, '.') || s.isMark(i-1, '/')
}

// countsElse reports whether a number counts nothing that a table has: it is an
// ordinal, stands in the row of a table, is a limit (100 件以上的单位) or counts what
// the next word names (20 个工作日).
func (s *scan) countsElse(i int, a *amount) bool {
	behind := i + 1
	return s.classOf(i-1)&ordinal != 0 ||
		s.isNumeral(i-1) || s.isNumeral(behind) ||
		s.classOf(behind)&limits != 0 && i+2 < len(s.t.tokens) && s.t.tokens[i+2].kind != mark ||
		a.counter >= 0 && s.t.sym[s.t.tokens[i].end-1] == '个' && behind < len(s.t.tokens) && s.unnamed(behind)
}

// unnamed reports whether a token is a thing of its own.
func (s *scan) unnamed(j int) bool {
	t := &s.t.tokens[j]
	return t.kind == other || t.kind == known && s.g.words[t.ref].filler
}

// standsAlone reports whether a number without a counter is said to be one, and
// ends its item.
func (s *scan) standsAlone(i int) bool {
	if i == 0 || !s.has(i-1, i, tallies|about|nearly|over) {
		return false
	}
	if i+1 == len(s.t.tokens) {
		return true
	}
	n := &s.t.tokens[i+1]
	return n.kind == mark && strings.ContainsRune(",、;。)", n.sym)
}

// isMark reports whether token j is there and is the given mark.
func (s *scan) isMark(j int, sym rune) bool {
	return j >= 0 && j < len(s.t.tokens) && s.t.tokens[j].kind == mark && s.t.tokens[j].sym == sym
}

// isNumeral reports whether token j is there and is a numeral.
func (s *scan) isNumeral(j int) bool {
	return j >= 0 && j < len(s.t.tokens) && s.t.tokens[j].kind == numeral
}
