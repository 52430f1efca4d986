package store

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// A record's facts are one row of the table cells, as a row for each of them
// would take longer to write than a report takes to be read. A fact stands in the
// slot that its name has in its form, in digits, so that SQL cuts it out without
// reading the others:
//
//	numbers  status, then the value, right-aligned: width characters
//	places   page, table, row, column, line, offset: see placeDigits
//
// Slots of facts that a report does not have, and values that are no numbers, are
// blank. What few facts have is in JSON objects by slot.

// placeDigits are the widths of a place's numbers. The views and the scripts of
// schema know them, too.
func placeDigits() [6]int { return [...]int{3, 2, 3, 2, 5, 7} }

const placeWidth = 22

// extra is what few facts have: a value of the column more of the table.
type extra struct {
	Reason   string           `json:"reason,omitempty"`
	Reading  string           `json:"reading,omitempty"`
	Readings int              `json:"readings,omitempty"`
	OCR      *normalize.OCR   `json:"ocr,omitempty"`
	Box      *[4]float32      `json:"box,omitempty"`
	Where    *normalize.Where `json:"where,omitempty"` // a place whose numbers are too large for the column places
}

// cells writes the facts of a report.
func (w *writer) cells(record int64, r *normalize.Report) error {
	if len(r.Facts) == 0 {
		return nil
	}
	slots, err := w.slots(r.FormData)
	if err != nil {
		return err
	}
	count, width := 0, 1
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Fact != 0 {
			count = max(count, slots[i]+1)
			width = max(width, 1+len(w.digits(&r.Facts[c.Fact-1])))
		}
	}
	blank := bytes.Repeat([]byte(" "), count*(width+placeWidth))
	numbers, places := blank[:count*width], blank[count*width:]
	var raw, more objects
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Fact == 0 {
			continue
		}
		f, slot := &r.Facts[c.Fact-1], slots[i]
		digits := w.digits(f)
		number := numbers[slot*width : (slot+1)*width]
		number[0] = '0' + byte(f.Status)
		copy(number[width-len(digits):], digits)
		if f.Raw != string(digits) {
			raw.add(slot, f.Raw)
		}
		e := extra{Reason: f.Reason, Reading: f.Reading.String(), Readings: int(f.Readings), OCR: f.OCR}
		if f.Where.Box != [4]float32{} {
			e.Box = &f.Where.Box
		}
		if !putPlace(places[slot*placeWidth:(slot+1)*placeWidth], &f.Where) {
			e.Where = &f.Where
		}
		if e != (extra{}) {
			more.add(slot, &e)
		}
	}
	return w.packed.add(record, int64(width), numbers, places, raw.value(), more.value())
}

// digits writes a fact's value, nothing where it has none. The result is valid until
// the next call.
func (w *writer) digits(f *normalize.Fact) []byte {
	w.scratch = w.scratch[:0]
	if f.Status.Known() {
		w.scratch = f.Value.Append(w.scratch)
	}
	return w.scratch
}

// slots returns the slots of a form's facts, after giving one to those that have
// none yet.
func (w *writer) slots(f *form.Form) ([]int, error) {
	if slots, ok := w.places[f]; ok {
		return slots, nil
	}
	slots := make([]int, len(f.Facts))
	for i := range f.Facts {
		fact := &f.Facts[i]
		id, slot, fresh := w.names.add(f.ID, fact.ID)
		slots[i] = slot
		if !fresh {
			continue
		}
		table, row, column := parts(fact.ID)
		if err := w.b.exec("INSERT INTO names VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
			id, f.ID, fact.ID, table, row, column, fact.Unit, int64(slot)); err != nil {
			return nil, err
		}
	}
	w.places[f] = slots
	return slots, nil
}

// putPlace writes a place into a slot of the column places; false: its numbers
// are too large.
func putPlace(slot []byte, w *normalize.Where) bool {
	end := 0
	numbers := [...]int{w.Page, w.Table, w.Row, w.Column, w.Line, w.Offset}
	for i, digits := range placeDigits() {
		rest := numbers[i]
		for at := end + digits - 1; at >= end; at-- {
			slot[at] = '0' + byte(rest%10)
			rest /= 10
		}
		if rest != 0 || numbers[i] < 0 {
			for i := range slot {
				slot[i] = '0'
			}
			return false
		}
		end += digits
	}
	return true
}

// getPlace reads a slot of the column places.
func getPlace(slot []byte) normalize.Where {
	var numbers [6]int
	for i, digits := range placeDigits() {
		for _, c := range slot[:digits] {
			numbers[i] = numbers[i]*10 + int(c-'0')
		}
		slot = slot[digits:]
	}
	return normalize.Where{Page: numbers[0], Table: numbers[1], Row: numbers[2], Column: numbers[3], Line: numbers[4], Offset: numbers[5]}
}

// objects is a JSON object whose keys are slots.
type objects struct {
	text []byte
	err  error
}

func (o *objects) add(slot int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		o.err = err
	}
	sign := byte(',')
	if o.text == nil {
		sign = '{'
	}
	o.text = strconv.AppendInt(append(o.text, sign, '"'), int64(slot), 10)
	o.text = append(append(o.text, '"', ':'), b...)
}

// value is the object as a column holds it, NULL where it is empty. The types of
// the record are all allowed in JSON.
func (o *objects) value() driver.Value {
	if o.text == nil || o.err != nil {
		return nil
	}
	return string(append(o.text, '}'))
}

// packed is a row of cells: width, numbers and what else is asked for.
type packed struct {
	width   int
	numbers []byte
}

func unpack(row []driver.Value) (packed, error) {
	p := packed{width: int(integer(row[0])), numbers: blob(row[1])}
	if p.width < 1 || len(p.numbers)%p.width != 0 {
		return p, fmt.Errorf("cells of width %d in %d characters", p.width, len(p.numbers))
	}
	return p, nil
}

// slots is how many there are.
func (p *packed) slots() int { return len(p.numbers) / p.width }

// at returns the status in a slot, 0 where there is no fact, and the value, which
// is meaningful where the status is Known.
func (p *packed) at(slot int) (status normalize.Status, v number.Value, err error) {
	text := p.numbers[slot*p.width : (slot+1)*p.width]
	if text[0] == ' ' {
		return 0, v, nil
	}
	status = normalize.Status(text[0] - '0')
	if status.Known() {
		err = v.UnmarshalJSON(bytes.TrimLeft(text[1:], " "))
	}
	return status, v, err
}
