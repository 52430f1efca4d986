package reporttest

import (
	"math/rand/v2"
	"slices"
)

// Kind groups the perturbations that would get into each other's way; a
// document has at most one of each kind, done in this order.
type Kind uint8

// The kinds.
const (
	OfNumbers   Kind = iota // how numbers are printed
	OfLabels                // how labels are printed
	OfTables                // rows and columns added or missing
	OfNarrative             // what stands around the tables
	OfScript                // the characters of the whole document
	OfLines                 // line ends
	OfCharset               // bytes and declared charset
)

// Perturbation is something that people or programs do to a report without
// changing what a careful reader finds in it, or with a change that Truth follows.
type Perturbation struct {
	Name string
	Doc  string // one sentence: what is done, and who does it
	Kind Kind
	// suits says which layouts leave the result readable; nil for all.
	suits func(Layout) bool
	// The four stages at which a perturbation can work, each nil where it does
	// not. They report false where the report has nothing to be perturbed.
	truth  func(*rand.Rand, *Truth) bool    // before the report is composed
	table  func(*rand.Rand, *report) bool   // before its tables are arranged
	report func(*rand.Rand, *report) bool   // before it is printed
	file   func(*rand.Rand, *Document) bool // after it was printed
}

// Suits reports whether the perturbation leaves a report in this layout readable.
func (p Perturbation) Suits(l Layout) bool { return p.suits == nil || p.suits(l) }

// Perturbations lists the perturbations, ordered by kind.
func Perturbations() []Perturbation {
	return slices.Concat(numberPerturbations(), labelPerturbations(), tablePerturbations(),
		narrativePerturbations(), filePerturbations())
}

// explicit suits layouts that mark the end of each cell.
func explicit(l Layout) bool { return l.Printer.Explicit }

// placed suits layouts in which an empty cell keeps its place.
func placed(l Layout) bool { return !l.Printer.Lossy }

// separate suits layouts that separate the numbers of a row.
func separate(l Layout) bool { return !l.Printer.Fused }

// only suits the layouts of a format.
func only(f Format) func(Layout) bool {
	return func(l Layout) bool { return l.Printer.Format == f }
}
