package tables

import (
	"slices"

	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// order decides whether the columns stand in the form's order or in that of the
// header, where the two differ. It reports whether the sums decided. A header
// cell above its column decides alone; so does one row of cells of a grid, of
// another order than that in which the cells of a header of two rows follow each
// other. What is left has two readings: in running text the words of a header
// come in any order.
func (p *pass) order(pairs []pair, heads []*head, s *shape) (bySums bool) {
	var formHolds, headHolds int
	open, spans := false, false
	for k, pair := range pairs {
		columns := p.columns(pair.row)
		h := heads[k]
		named := h.within(columns)
		if !p.differs(h, named, columns) {
			continue
		}
		switch {
		case h.oneRow && (h.grid || h.start(len(h.columns)) >= 0):
			s.headOrder = true
			continue
		case h.start(len(h.columns)) >= 0:
			s.headOrder, spans = true, true
		default:
			open = true
		}
		if start := s.fit(p.scan, pair.observed, len(columns), h); start >= 0 {
			formHolds += p.rowHolds(pair, columns, start)
			headHolds += p.rowHolds(pair, named, start)
		}
	}
	if !open {
		refuted := spans && formHolds >= fewestRefuting && formHolds > 2*headHolds
		s.headOrder = s.headOrder && !refuted
		return refuted
	}
	s.headOrder = headHolds > 2*formHolds
	s.undecided = !s.headOrder && formHolds <= 2*headHolds
	return true
}

// fewestRefuting is how many rows have to hold in the order of the form, and few in that of
// a header whose cells stand above the columns, to say that these stand above the wrong ones.
const fewestRefuting = 3

// differs reports whether the header names all columns of a row in another order
// than the form's, by its words and by their places in the grid.
func (p *pass) differs(h *head, named, columns []int) bool {
	return len(named) == len(columns) && !slices.Equal(named, columns) && !h.rises &&
		(!p.flattened(named) || h.grouped || h.grid && h.start(len(h.columns)) >= 0)
}

// flattened reports whether columns stand in the order in which the cells of a
// header of two rows follow each other: those without a group, then the others.
func (p *pass) flattened(columns []int) bool {
	all := p.form.Tables[p.table].Columns
	k := 0
	for _, grouped := range []bool{false, true} {
		for c := range all {
			if (len(all[c].Group) > 0) == grouped && slices.Contains(columns, c) {
				if columns[k] != c {
					return false
				}
				k++
			}
		}
	}
	return true
}

// rowHolds returns 1 where the values of a row, put into columns in this order,
// satisfy every equality among them and some are not 0.
func (p *pass) rowHolds(pair pair, columns []int, start int) int {
	r := &p.scan.rows[pair.observed]
	values := p.scan.values[int(r.values)+start:]
	at := func(slot int) (int64, bool) {
		for i, c := range columns {
			if p.slot(pair.row, c) == slot {
				v := &values[i].reading
				return v.Value.Coef(), v.Kind == number.Number && v.Value.IsInt()
			}
		}
		return 0, false
	}
	for _, c := range columns {
	sums:
		for _, k := range p.form.SumsOf[p.slot(pair.row, c)] {
			sum := &p.form.Sums[k]
			if sum.Relation != form.Equal {
				continue
			}
			left, right := int64(0), int64(0)
			for _, slot := range sum.Left {
				v, ok := at(slot)
				if !ok {
					continue sums
				}
				left += v
			}
			for _, slot := range sum.Right {
				v, ok := at(slot)
				if !ok {
					continue sums
				}
				right += v
			}
			if left == right && left != 0 {
				return 1
			}
		}
	}
	return 0
}
