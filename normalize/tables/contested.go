package tables

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/normalize/number"
)

// stand is where the value of a cell stands on a page.
type stand struct {
	cell, column int
	from, to     int32 // doubled display columns
}

// standing are the values that stand under the columns of one table on one page; rows of
// other columns stand under others.
type standing struct {
	table, page, part, first, columns int // first is the first of the columns
}

// contested takes back the numbers of rows that are short of columns, where a number at the
// same place of the page was given another column: in one of the rows nothing says which
// column is blank. A row that prints all of its columns is right.
func (p *placer) contested() {
	if !p.onPages() || len(p.scan.aligned) == 0 {
		return
	}
	groups, printed := p.standings()
	for _, stands := range groups {
		slices.SortFunc(stands, func(a, b stand) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.cell, b.cell)) })
		for i, a := range stands {
			for _, b := range stands[i+1:] {
				if b.from >= a.to {
					break
				}
				if a.column != b.column && within(a, b) {
					p.loseRow(printed[p.cells[a.cell].printed()], p.cells[a.cell].Slot)
					p.loseRow(printed[p.cells[b.cell].printed()], p.cells[b.cell].Slot)
				}
			}
		}
	}
}

// within reports whether one of two numbers stands under the other, all but the rounding
// of their places.
func within(a, b stand) bool {
	const rounding = 1
	return min(a.to, b.to)-max(a.from, b.from) >= min(a.to-a.from, b.to-b.from)-rounding
}

// standings returns the values of aligned text by where they stand, and the cells of each
// printed row.
func (p *placer) standings() (map[standing][]stand, map[printedRow][]int) {
	values := map[int]*value{} // by offset
	for i := range p.scan.rows {
		if r := &p.scan.rows[i]; r.aligned {
			for k := r.values; k < r.valueEnd; k++ {
				values[p.scan.values[k].pos.Offset] = &p.scan.values[k]
			}
		}
	}
	groups, printed := map[standing][]stand{}, map[printedRow][]int{}
	for k := range p.cells {
		c := &p.cells[k]
		if c.Kind == number.None || !p.scan.aligned[int32(c.Place.Table)] || p.form.Tables[p.form.Facts[c.Slot].Table].Header == "rows" {
			continue // also where rows and columns may be exchanged
		}
		printed[c.printed()] = append(printed[c.printed()], k)
		v := values[c.Place.Pos.Offset]
		if f := &p.form.Facts[c.Slot]; v != nil && c.Kind == number.Number && f.Column >= 0 {
			columns := p.scan.m.rowCols[p.index][f.Table][f.Row]
			at := standing{c.Place.Table, c.Place.Pos.Page, f.Table, columns[0], len(columns)}
			groups[at] = append(groups[at], stand{k, f.Column, v.mid - v.width, v.mid + v.width})
		}
	}
	return groups, printed
}

// width is how many columns the row of a fact has.
func (p *placer) width(slot int) int {
	f := &p.form.Facts[slot]
	return len(p.scan.m.rowCols[p.index][f.Table][f.Row])
}

// loseRow makes the cells of a printed row unreadable if they are not all that the row of
// a fact has; those of a turned table are of several rows.
func (p *placer) loseRow(cells []int, slot int) {
	row := p.form.Facts[slot].Row
	turned := slices.ContainsFunc(cells, func(k int) bool { return p.form.Facts[p.cells[k].Slot].Row != row })
	if len(cells) >= p.width(slot) || turned {
		return
	}
	for _, k := range cells {
		p.cells[k].unread(ReasonColumnsLost)
	}
}
