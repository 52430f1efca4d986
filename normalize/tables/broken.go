package tables

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// placement says which values of aligned text were placed, by their offsets, before any
// is taken back.
type placement map[int]*Cell

// placement returns the present one.
func (p *placer) placement() placement {
	placed := placement{}
	for k := range p.cells {
		if c := &p.cells[k]; c.Kind != number.None && p.scan.aligned[int32(c.Place.Table)] {
			placed[c.Place.Pos.Offset] = c
		}
	}
	return placed
}

// lostRows returns the printed rows whose values are left over since nothing says whose
// they are: those from which the form's rows without any number have their text.
func (p *placer) lostRows() map[printedRow]bool {
	type formRow struct{ table, row int }
	known, lost := map[formRow]bool{}, map[printedRow]bool{}
	for _, numbers := range [2]bool{true, false} {
		for k := range p.cells {
			c := &p.cells[k]
			f := &p.form.Facts[c.Slot]
			of := formRow{f.Table, f.Row}
			switch {
			case numbers && c.Kind == number.Number:
				known[of] = true
			case !numbers && c.Reason == ReasonColumnsLost && !known[of]:
				lost[c.printed()] = true
			}
		}
	}
	return lost
}

// broken takes back numbers of aligned text that a narrow column may have broken: a
// value that was placed nowhere stands on the next line in their column, and may be
// the rest of one, or what it begins with. It is not where it makes the
// row on its other side as long as that one's.
func (p *placer) broken(placed placement) {
	if len(placed) == 0 {
		return
	}
	lost := p.lostRows()
	for i := range p.scan.rows {
		r := &p.scan.rows[i]
		if !r.aligned || r.heads || lost[r.printed()] || p.unknown(r) {
			continue
		}
		for k := int(r.values); k < int(r.valueEnd); k++ {
			v := &p.scan.values[k]
			if placed[v.pos.Offset] != nil || !digits(v.text) {
				continue
			}
			above, below := p.nearby(k, -1), p.nearby(k, 1)
			if !p.completes(k, 1) {
				placed.doubt(above, above, v)
			}
			if !p.completes(k, -1) {
				placed.doubt(below, v, below)
			}
		}
	}
}

// doubt makes the number of value u, nil for none, unreadable if first may go on with rest.
func (l placement) doubt(u, first, rest *value) {
	if u == nil {
		return
	}
	if c := l[u.pos.Offset]; c != nil && c.Kind == number.Number && digits(u.text) && goesOn(first.text, rest.text) {
		c.unread(ReasonColumnsLost)
	}
}

// unknown reports whether a row has values behind a label of its own: one that the
// form does not have.
func (p *placer) unknown(r *observed) bool {
	return r.pieceEnd > r.pieces && !p.scan.restOf(r)
}

// nearby returns the value in the column of value k that is next to it on the lines above or
// below, nil for none.
func (p *placer) nearby(k, step int) *value {
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
			return nil
		}
		if lines > 0 && distance(u.mid, v.mid) <= int(u.width+v.width)+aside {
			return u
		}
	}
	return nil
}

// completes reports whether value k and those on the line next to it, in the given
// direction, are as many as on the line in the other direction, and in other columns.
func (p *placer) completes(k, step int) bool {
	line := p.scan.values[k].pos.Line
	n := p.onLine(k, line+step)
	if n == 0 || n+p.onLine(k, line) != p.onLine(k, line-step) {
		return false
	}
	u := p.nearby(k, step)
	return u == nil || u.pos.Line != line+step
}

// onLine counts the values on a line next to that of value k.
func (p *placer) onLine(k, line int) (n int) {
	const around = 48 // values: more than two lines have
	for i := max(0, k-around); i < min(len(p.scan.values), k+around); i++ {
		if p.scan.values[i].pos.Line == line {
			n++
		}
	}
	return n
}

// goesOn reports whether a number may have had no room for its end: what had room is
// longer than that, or as long and no single digit, or ends with a mark that numbers do
// not end with.
func goesOn(first, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(first)
	room, more := utf8.RuneCountInString(first), utf8.RuneCountInString(rest)
	return more < room || more == room && room > 1 || !unicode.IsDigit(last)
}

// digits reports whether a text has nothing but digits and the marks between them.
func digits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(",，.． ", r) }) < 0
}
