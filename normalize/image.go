package normalize

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/tables"
)

// ReasonUndecided is the reason of a cell whose image leaves its number open.
const ReasonUndecided = "ocr_undecided"

// readFromImage notes how a cell was read from an image; nil is none.
func (f *Fact) readFromImage(o *extract.OCR) {
	if o == nil {
		return
	}
	f.OCR = &OCR{Confidence: o.Confidence, Readings: o.Readings, Candidates: o.Candidates}
	if f.Status == Unreadable && strings.Contains(f.Raw, extract.Unread) {
		f.Reason = ReasonUndecided
	}
}

// doubtImage makes the cells unreadable that are not certain in what was read from an
// image. In lines of text no rule parts the cells, print that was overlooked looks
// like a blank, and what was read only once may be wrong. In a row of a grid no cell is
// blank that the row does not print: dirt on its number may have made a text of it.
func (r *Report) doubtImage(found *tables.Result) {
	for i := range r.Facts {
		f, place := &r.Facts[i], found.Cells[i].Place
		t := found.Tables[place.Table]
		lost := f.Status == Blank && f.Where.Column == 0
		if t.Layout != extract.Lines && !lost || f.Status == Unreadable || f.OCR != nil && f.OCR.Readings > 0 || !fromImage(t.Row(place.Row)) {
			continue
		}
		f.Status, f.Value, f.Reason = Unreadable, number.Value{}, ReasonUndecided
		r.Cells[found.Cells[i].Slot].Status = Unreadable
	}
}

// fromImage reports whether a row was read from an image.
func fromImage(row []extract.Cell) bool {
	return slices.ContainsFunc(row, func(c extract.Cell) bool { return c.OCR != nil })
}

// decide lets the sums choose between the readings that an image leaves open: a
// candidate is taken where it alone makes every equality true whose other terms
// are all known, and there is such an equality. The fact says so.
func (r *Report) decide() {
	if r.FormData == nil {
		return
	}
	for changed := true; changed; {
		changed = false
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Reason != ReasonUndecided || f.OCR == nil || len(f.OCR.Candidates) == 0 {
				continue
			}
			if slot, ok := r.FormData.Slot(f.ID); ok && r.decideFact(f, slot) {
				changed = true
			}
		}
	}
}

// decideFact takes the candidate that the sums leave, if there is just one.
func (r *Report) decideFact(f *Fact, slot int) bool {
	chosen := -1
	var value number.Value
	for i, candidate := range f.OCR.Candidates {
		reading := number.Parse(candidate)
		if reading.Kind != number.Number || !r.satisfies(slot, reading.Value) {
			continue
		}
		if chosen >= 0 {
			return false
		}
		chosen, value = i, reading.Value
	}
	if chosen < 0 {
		return false
	}
	f.Status, f.Value, f.Reason, f.Reading = Stated, value, "", ReadingSums
	r.Cells[slot].Status, r.Cells[slot].Value = Stated, value
	return true
}

// satisfies reports whether a value makes every equality of a slot true whose
// other terms are known, and there is one.
func (r *Report) satisfies(slot int, v number.Value) bool {
	judged := false
	for _, i := range r.FormData.SumsOf[slot] {
		sum := &r.FormData.Sums[i]
		if sum.Relation != form.Equal {
			continue
		}
		left, ok := r.side(sum.Left, slot, v)
		if !ok {
			continue
		}
		right, ok := r.side(sum.Right, slot, v)
		if !ok {
			continue
		}
		if !left.Equal(right) {
			return false
		}
		judged = true
	}
	return judged
}

// side adds up one side of an equality with v in a slot; ok is false where a
// printed term is not known.
func (r *Report) side(slots []int, slot int, v number.Value) (total number.Value, ok bool) {
	for _, s := range slots {
		term := v
		if s != slot {
			c := &r.Cells[s]
			if c.Status == Absent {
				continue
			}
			if !c.Status.Known() {
				return total, false
			}
			term = c.Value
		}
		if total, ok = number.Add(total, term); !ok {
			return total, false
		}
	}
	return total, true
}
