package tables

import (
	"unicode/utf8"

	"github.com/gouji/gouji/normalize/number"
)

// spelled takes back what was read of running text in which every character stands by
// itself, as some programs write pages whose characters have elements of their own: rows
// print more digits than they have columns, each set apart, so that 1 1 4 may be one
// number or three.
func (p *placer) spelled() {
	const few = 4 // times as many rows show it as others
	apart, others := 0, 0
	rows := map[printedRow]*observed{}
	for i := range p.scan.rows {
		r := &p.scan.rows[i]
		switch {
		case !r.filled || r.heads || !p.inRunning(r.table):
			continue
		case !p.scan.singles(r) || !p.scan.inOneLine(r):
			others++ // on a line for each cell, what is set apart is one number
		case int(r.valueEnd-r.values) > p.widest(i):
			apart++
		}
		rows[r.printed()] = r
	}
	if apart < minTogether || apart < few*others {
		return
	}
	for k := range p.cells {
		c := &p.cells[k]
		r := rows[c.printed()]
		if r != nil && c.Kind != number.Unreadable {
			if c.Kind == number.None {
				p.strayText(c, r)
			}
			c.unread(ReasonColumnsLost)
		}
	}
}

// singles reports whether each value of a row is one character.
func (s *scan) singles(r *observed) bool {
	for _, v := range s.values[r.values:r.valueEnd] {
		if utf8.RuneCountInString(v.text) != 1 {
			return false
		}
	}
	return true
}

// widest returns how many values row i has at most: those of the form's row that its label
// names, or, where that may name a column of a turned table, of the widest table.
func (p *placer) widest(i int) (n int) {
	if l := p.scan.label(i); l.n > 0 && !p.scan.m.has(l.words[0], columnAxis) {
		p.scan.anchorsOf(l.words[0], p.index, func(a *anchor) {
			if a.axis == rowAxis {
				n = max(n, len(p.scan.m.rowCols[p.index][a.table][a.row]))
			}
		})
	}
	if n > 0 {
		return n
	}
	for t := range p.form.Tables {
		rows, columns := len(p.form.Tables[t].Rows), len(p.form.Tables[t].Columns)
		if p.form.Tables[t].Header == "rows" {
			columns *= rows
		}
		n = max(n, rows, columns)
	}
	return n
}
