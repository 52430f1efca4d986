package compare

import (
	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/number"
)

// Relation says how a cell of A stands to the one of B with the same key.
type Relation string

// The relations.
const (
	Equal   Relation = "equal"   // in value and status; blank in both; the same unreadable print
	Differs Relation = "differs" // in value, or in what is printed and unreadable
	// StatusDiffers holds of a number against a blank or something unreadable, and
	// of a printed 0 against a dash.
	StatusDiffers Relation = "status"
	OnlyA         Relation = "only_a"
	OnlyB         Relation = "only_b"
)

// Cell is one key in both reports.
type Cell struct {
	ID       string   `json:"id"`
	Relation Relation `json:"relation"`
	// Foreign is true where only one report prints the cell and the form of the other
	// has no place for it.
	Foreign bool  `json:"foreign,omitempty"`
	A       *Side `json:"a,omitempty"` // nil: not printed
	B       *Side `json:"b,omitempty"`
	// Difference is B − A, in A's unit; nil where either has no value, where they are
	// in units that cannot be converted, and where it is too large for a number.
	Difference *number.Value `json:"difference,omitempty"`
}

// Side is a cell as one report prints it.
type Side struct {
	Value  *number.Value   `json:"value"` // nil: blank or unreadable
	Raw    string          `json:"raw"`
	Unit   string          `json:"unit,omitempty"`
	Status string          `json:"status"`
	Reason string          `json:"reason,omitempty"` // why it is unreadable
	Where  normalize.Where `json:"where"`
}

// counts reports whether there is a value other than 0.
func (s *Side) counts() bool { return s != nil && s.Value != nil && s.Value.Sign() != 0 }

func side(f *normalize.Fact) *Side {
	s := &Side{Raw: f.Raw, Unit: f.Unit, Status: f.Status.String(), Reason: f.Reason, Where: f.Where}
	if f.Status.Known() {
		v := f.Value
		s.Value = &v
	}
	return s
}

// occurrence is the nth fact of an id, from 0; more than one is the exception.
type occurrence struct {
	id string
	n  int
}

func occurrences(facts []normalize.Fact) []occurrence {
	seen := make(map[string]int, len(facts))
	all := make([]occurrence, len(facts))
	for i := range facts {
		id := facts[i].ID
		all[i] = occurrence{id, seen[id]}
		seen[id]++
	}
	return all
}

// cells matches the facts of two reports by id.
func cells(a, b *normalize.Report) []Cell {
	inA, inB := occurrences(a.Facts), occurrences(b.Facts)
	other := make(map[occurrence]int, len(inB))
	for i, o := range inB {
		other[o] = i
	}
	all := make([]Cell, 0, max(len(inA), len(inB)))
	for i, o := range inA {
		if j, ok := other[o]; ok {
			delete(other, o)
			all = append(all, pair(&a.Facts[i], &b.Facts[j]))
			continue
		}
		all = append(all, Cell{ID: o.id, Relation: OnlyA, A: side(&a.Facts[i]), Foreign: foreign(b, o.id)})
	}
	for j, o := range inB {
		if _, left := other[o]; left {
			all = append(all, Cell{ID: o.id, Relation: OnlyB, B: side(&b.Facts[j]), Foreign: foreign(a, o.id)})
		}
	}
	return all
}

// foreign reports whether a report's form has no place for a cell.
func foreign(r *normalize.Report, id string) bool {
	if r.FormData == nil {
		return r.Form == ""
	}
	_, known := r.FormData.Slot(id)
	return !known
}

// pair compares two facts of the same id.
func pair(a, b *normalize.Fact) Cell {
	c := Cell{ID: a.ID, A: side(a), B: side(b), Relation: StatusDiffers}
	switch {
	case a.Status.Known() && b.Status.Known():
		value, ok := convert(b.Value, b.Unit, a.Unit)
		if !ok {
			c.Relation = Differs
			return c
		}
		if difference, ok := number.Sub(value, a.Value); ok {
			difference = difference.Trim()
			c.Difference = &difference
		}
		switch {
		case !value.Equal(a.Value):
			c.Relation = Differs
		case a.Status == b.Status:
			c.Relation = Equal
		}
	case a.Status != b.Status:
	case a.Status == normalize.Unreadable && folded(a.Raw) != folded(b.Raw):
		c.Relation = Differs
	default:
		c.Relation = Equal
	}
	return c
}

// convert returns a value in another unit. Forms count the same thing by different
// words (件, 条), so only money is converted; money and counts are not compared.
func convert(v number.Value, from, to string) (_ number.Value, ok bool) {
	if from == to {
		return v, true
	}
	p, money := power(from)
	q, other := power(to)
	switch {
	case money != other:
		return v, from == "" || to == ""
	case money:
		return v.Shift(p - q)
	}
	return v, true
}

// power returns the power of ten of a unit of money in 元.
func power(unit string) (n int, money bool) {
	switch unit {
	case "元":
		return 0, true
	case "千元":
		return 3, true
	case "万元":
		return 4, true
	case "百万元":
		return 6, true
	case "亿元":
		return 8, true
	}
	return 0, false
}
