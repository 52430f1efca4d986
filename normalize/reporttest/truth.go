// Package reporttest makes reports whose content is known, for the tests of
// package normalize, of the command and of the corpus; no program imports it.
//
// In: a seed. Out: documents in the layouts in which publishers, editors,
// copy-and-paste and converters leave a report, each with its Truth: what a
// careful reader finds in it. Next to the reports stand pages that are none,
// with the name under which they must be refused.
//
// The package knows the official forms from their description alone. It uses
// neither the readers nor the rules that it tests, so that a mistake in one is
// not repeated in the other.
package reporttest

import (
	"maps"
	"math/rand/v2"
	"slices"
)

// The forms that the package can fill in.
const (
	OGI2021 = "ogi-2021"
	OGI2019 = "ogi-2019"
	OGI2014 = "ogi-2014"
	Fujian  = "ogi-fujian"
)

// Forms lists the forms that the package can fill in.
func Forms() []string { return []string{OGI2021, OGI2019, OGI2014, Fujian} }

// Status says what a printed cell is, in the words of the record.
type Status string

// The statuses of a printed cell.
const (
	Stated     Status = "stated"
	Nil        Status = "nil"
	Blank      Status = "blank"
	Unreadable Status = "unreadable"
)

// Value is what one cell of a report prints.
type Value struct {
	Status Status
	// Number is the decimal that the cell means, in the form's unit, with the
	// digits that are printed. Of an unreadable cell it is what was meant.
	Number string
	// Print is what the cell shows; "" for a stated value shows Number.
	Print string
	// Converted is true where Print is in another unit than Number, so that zeros
	// at the end of the decimals are lost.
	Converted bool
	// Fused is true where Print runs into the cells around it.
	Fused bool
	// Doubtful is true where the layout leaves the number just readable, so that
	// calling it unreadable is right as well. Another number never is.
	Doubtful bool
}

// Printed returns the text that the cell shows.
func (v Value) Printed() string {
	if v.Print == "" && v.Status == Stated {
		return v.Number
	}
	return v.Print
}

// Known reports whether the cell has a value to compute with.
func (v Value) Known() bool { return v.Status == Stated || v.Status == Nil }

// Truth is what a careful reader finds in a report.
type Truth struct {
	Form      string
	Organ     string // as the title names it
	OrganFull string // the name in full, as preamble and signature print it
	Year      int
	Published string // YYYY-MM-DD where a publication date is printed, else ""
	// Dated is the date under the signature; where Published is "" a reader may
	// take it for the date of publication.
	Dated    string
	Sections []string // keys of the chapters in order; nil where the form prescribes none
	Facts    map[string]Value
	// Broken lists the identities that no reading of the blanks can make true, as
	// rule@at, sorted. Set by Random and Inject.
	Broken   []string
	Injected *Injection // nil for a sound report
}

// Clone returns a copy that shares nothing with t.
func (t Truth) Clone() Truth {
	t.Facts = maps.Clone(t.Facts)
	t.Broken = slices.Clone(t.Broken)
	t.Sections = slices.Clone(t.Sections)
	if t.Injected != nil {
		injected := *t.Injected
		t.Injected = &injected
	}
	return t
}

// IDs returns the ids of the facts that the report prints, in the form's order.
func (t Truth) IDs() []string {
	var ids []string
	for _, id := range schemaOf(t.Form).ids {
		if _, ok := t.Facts[id]; ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// AcceptsPublished reports whether a reader that gives this date is right.
func (t Truth) AcceptsPublished(date string) bool {
	return date == t.Published || t.Published == "" && date == t.Dated
}

// AcceptsStatus reports whether a reader that gives a cell this status is right;
// where it is stated or nil, the value must be Number as well.
func (v Value) AcceptsStatus(s Status) bool {
	return s == v.Status || v.Doubtful && s == Unreadable
}

// Size is how much an organ has to report.
type Size int

// The sizes, from a report in which every count is 0 to one with five and six digits.
const (
	Empty    Size = iota // every count is 0
	Township             // a handful of counts from 1 to 3
	Office               // a quarter of the cells filled, up to two digits
	City                 // most cells filled, up to four digits
	Province             // nearly all cells filled, up to six digits
)

// Sizes lists the sizes.
func Sizes() []Size { return []Size{Empty, Township, Office, City, Province} }

// Zeros says how an organ prints a count of 0.
type Zeros int

// The ways to print a 0.
const (
	ZerosPrinted Zeros = iota // 0
	ZerosBlank                // nothing
	ZerosNil                  // a dash, a slash or a word, the same in the whole report
	ZerosMixed                // all of these without a plan
	TotalsOnly                // nothing, but the totals as 0
)

// ZeroStyles lists the ways to print a 0.
func ZeroStyles() []Zeros {
	return []Zeros{ZerosPrinted, ZerosBlank, ZerosNil, ZerosMixed, TotalsOnly}
}

// Options choose the kind of report that Random makes.
type Options struct {
	Size  Size
	Zeros Zeros
	// Distinct makes every count different from 0 and, as far as the sums
	// allow, from the others, so that a number in a wrong cell shows.
	Distinct bool
}

// RandomOptions chooses options at random, sound mixtures of all kinds.
func RandomOptions(rng *rand.Rand) Options {
	o := Options{Size: pick(rng, Sizes()), Distinct: rng.IntN(4) == 0}
	if rng.IntN(3) == 0 {
		o.Zeros = pick(rng, ZeroStyles())
	}
	return o
}

// Random makes a sound report: every identity holds, or is left open by blanks.
func Random(rng *rand.Rand, form string, o Options) Truth {
	organ := pick(rng, organs())
	t := Truth{Form: form, Organ: organ.name, OrganFull: organ.full}
	t.Facts = make(map[string]Value, len(schemaOf(form).ids))
	t.Year = randomYear(rng, form)
	if form == OGI2019 || form == OGI2021 {
		t.Sections = sectionKeys()
	}
	for id, number := range numbers(rng, form, o) {
		t.Facts[id] = Value{Status: Stated, Number: number}
	}
	if o.Zeros != ZerosPrinted {
		t.printZeros(rng, o.Zeros)
	}
	t.Broken = t.broken()
	return t
}

func randomYear(rng *rand.Rand, form string) int {
	switch form {
	case OGI2021:
		return 2021 + rng.IntN(5)
	case OGI2019:
		return 2019 + rng.IntN(2)
	case OGI2014:
		return 2014 + rng.IntN(5)
	default:
		return 2008 + rng.IntN(11)
	}
}

// nilMarks are the ways to print that there is nothing to count.
func nilMarks() []string {
	return []string{"—", "——", "-", "/", "无", "－", "／", "--"}
}

// printZeros turns the zeros of a report into what the organ prints for them.
// It reports false where there are none.
func (t *Truth) printZeros(rng *rand.Rand, style Zeros) bool {
	mark := pick(rng, nilMarks())
	done := false
	for _, id := range t.plain() {
		if t.Facts[id].Number != "0" {
			continue
		}
		done = true
		switch choice := style; {
		case choice == ZerosBlank, choice == ZerosMixed && rng.IntN(3) == 0,
			choice == TotalsOnly && !isTotal(id):
			t.Facts[id] = Value{Status: Blank}
		case choice == ZerosNil, choice == ZerosMixed && rng.IntN(3) == 0:
			t.Facts[id] = Value{Status: Nil, Number: "0", Print: mark}
		}
	}
	return done
}

// HasBlanks reports whether the report leaves cells empty.
func (t Truth) HasBlanks() bool {
	for _, v := range t.Facts {
		if v.Status == Blank {
			return true
		}
	}
	return false
}

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// chance is true once in n times.
func chance(rng *rand.Rand, n int) bool { return rng.IntN(n) == 0 }
