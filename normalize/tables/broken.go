package tables

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// broken takes back numbers of aligned text that a narrow column may have broken: a
// value that was placed nowhere stands on the next line in their column, and may be
// the rest of one, or what it begins with.
func (p *placer) broken() {
	if len(p.scan.aligned) == 0 {
		return
	}
	cells := map[int]*Cell{} // by the offset of their value
	lost := map[printedRow]bool{}
	for k := range p.cells {
		c := &p.cells[k]
		if !p.scan.aligned[int32(c.Place.Table)] {
			continue
		}
		if c.Kind != number.None {
			cells[c.Place.Pos.Offset] = c
		}
		if c.Reason == ReasonColumnsLost {
			lost[c.printed()] = true // its values are left over, since nothing says whose they are
		}
	}
	for i := range p.scan.rows {
		r := &p.scan.rows[i]
		if !r.aligned || r.heads || lost[r.printed()] || p.unknown(r) {
			continue
		}
		for k := int(r.values); k < int(r.valueEnd); k++ {
			if v := &p.scan.values[k]; cells[v.pos.Offset] == nil && digits(v.text) {
				p.doubtBeside(k, -1, cells)
				p.doubtBeside(k, 1, cells)
			}
		}
	}
}

// unknown reports whether a row has values behind a label of its own: one that the
// form does not have.
func (p *placer) unknown(r *observed) bool {
	return r.pieceEnd > r.pieces && !p.scan.restOf(r)
}

// doubtBeside makes the number unreadable that stands in the column of value k on the
// lines next to it, in the given direction, if that may be a part of it.
func (p *placer) doubtBeside(k, step int, cells map[int]*Cell) {
	const (
		most  = 2 // lines
		aside = 2 // half columns that a text may stand aside; between two texts are twice as many
	)
	values := p.scan.values
	v := &values[k]
	for n := k + step; n >= 0 && n < len(values); n += step {
		u := &values[n]
		lines := max(u.pos.Line-v.pos.Line, v.pos.Line-u.pos.Line)
		if lines > most || u.pos.Page != v.pos.Page {
			return
		}
		if lines == 0 || distance(u.mid, v.mid) > int(u.width+v.width)+aside {
			continue
		}
		first, rest := u, v
		if step > 0 {
			first, rest = v, u
		}
		if c := cells[u.pos.Offset]; c != nil && c.Kind == number.Number && digits(u.text) && goesOn(first.text, rest.text) {
			c.Kind, c.Reason, c.Value = number.Unreadable, ReasonColumnsLost, number.Value{}
		}
		return
	}
}

// goesOn reports whether a number may have had no room for its end: what had room is
// no shorter, or ends with a mark that numbers do not end with.
func goesOn(first, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(first)
	return utf8.RuneCountInString(rest) <= utf8.RuneCountInString(first) || !unicode.IsDigit(last)
}

// digits reports whether a text has nothing but digits and the marks between them.
func digits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(",，.． ", r) }) < 0
}
