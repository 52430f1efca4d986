// Package tables finds the tables of the known forms in a document and places
// every printed cell.
//
// In: an extract.Document and the forms. Out: a Result: which form is printed,
// which printed cell is which fact, what could not be placed and why. Labels
// are anchors: rows are aligned with the form's rows in order, columns come
// from the header or from the row's own shape. A value is never moved to make a
// sum come out; where two orders of the columns fit the layout equally the sums
// decide, and the cells say so.
//
// The way through the package, by files:
//
//   - Rows of grids: scan.go and row.go read them into labels and values, stacked.go
//     those of which one cell holds several.
//   - Rows of running text: stream.go collects tokens (lexical.go, fused.go for cells
//     without separators, bullets.go and listed.go for items of lists, inline.go for
//     tables in one line) until the table ends, and
//     running.go has rows made of them: cells.go and celllines.go where each cell has a
//     line, aligned.go where blanks align columns. Of these, columnmodel.go tells how
//     wide a character is printed, unaligned.go whether columns are aligned at all,
//     alignedcells.go, alignedlabels.go and alignedrows.go put cells, labels and rows
//     together, above.go, below.go and parting.go what stands above and below each other.
//     locate.go leads all of it back to the source.
//   - The form: choose.go picks it (vocabulary.go holds the labels of all), align.go
//     matches rows with its rows, strays.go those in another order, years.go leaves out
//     last year's, mixed.go grids that are no table of a report.
//   - Columns: header.go, turnedheader.go and order.go say what a header names,
//     shape.go and middles.go where the values of a row stand, remarks.go what is
//     none, absorb.go which words stand for some.
//   - Cells: place.go goes through the tables; filing.go, placerow.go, turned.go and crossed.go file
//     the values, units.go brings them into the form's unit.
//   - Doubts: leftover.go, broken.go, torn.go, displaced.go, runtogether.go, spelled.go and cutoff.go
//     take back what was placed, where something printed beside it has found no place or
//     cells ran together.
//
// Where nothing says which column a value belongs to, the row's facts are unreadable.
package tables

import (
	"cmp"
	"slices"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/number"
)

// Why a printed value is Unreadable beside the reasons of package number.
const (
	ReasonRanTogether = "cells_ran_together" // the row's numbers stand together without separators
	ReasonColumnsLost = "columns_lost"       // fewer values than columns, nothing says which
	ReasonRowsDiffer  = "rows_differ"        // two rows of aligned text that differ are both taken for the fact's
	ReasonCutOff      = "cut_off"            // the document or the printed area ends with it, and its last digits may be missing
	ReasonUnit        = "unit"               // printed in a unit that has no measure in the form's
)

// Result is what Find found.
type Result struct {
	Form *form.Form // nil where no form's rows are printed
	// Cells are in the order of the form's slots, each slot at most once. Done takes
	// them back.
	Cells []Cell
	// Tables are the document's tables in reading order, those of running text
	// among them. Blocks holds the index of each one's (first) block.
	Tables []*extract.Table
	Blocks []int
	// InTable says for every block of the document whether it is a table or a
	// part of one.
	InTable []bool
	Placed  []bool // by table: some of its cells are in Cells
	Notes   []Note // in reading order

	scan *scan // nil after Done
}

// Done gives the memory of r's cells, and of what led to them, to a later Find. It
// need not be called.
func (r *Result) Done() {
	if r.scan != nil {
		r.scan.finish()
		r.scan, r.Cells = nil, nil
	}
}

// Cell is one printed cell that is a fact of the form.
type Cell struct {
	Slot  int
	Text  string // as printed
	Kind  number.Kind
	Value number.Value // in the form's unit; of a Number
	// Joined is the number of an Unreadable whose digits blanks keep apart, in the
	// form's unit, if they are one; 0 for none. The text does not say; the sums may. Of
	// a Number it is Value where blanks group its thousands.
	Joined number.Value
	// Reason says why the cell is Unreadable: one of number's or of this package's.
	Reason string
	// BySums is true where the sums decided between two readings of the layout.
	BySums bool
	Place  Place
}

// unread makes the cell one whose number cannot be read, and says why.
func (c *Cell) unread(reason string) {
	c.Kind, c.Reason, c.Value = number.Unreadable, reason, number.Value{}
}

// Place is where a cell is printed: table, row and column counted from 0 in
// Result.Tables and in the table's grid. Col is -1 for a blank that has no cell of its
// own, in a row that prints fewer cells than there are columns.
type Place struct {
	Table, Row, Col int
	Pos             extract.Pos
}

// Note is something about the tables that a reader should know.
type Note struct {
	Kind  NoteKind
	Table int // of the form, -1 where it concerns no single one
	Row   int // of the form's table, -1 for none
	Text  string
	Place Place
}

// NoteKind names a Note.
type NoteKind string

// The kinds of note.
const (
	LabelMisprinted NoteKind = "label_misprinted" // a row's label is not spelled as any known one
	RowUnknown      NoteKind = "row_unknown"      // a row with values that the form does not have
	RowRepeated     NoteKind = "row_repeated"     // a row once more, with other values; the first one counts
	RowMissing      NoteKind = "row_missing"      // a required row of a printed table is not there
	RowsLimited     NoteKind = "rows_limited"     // more rows than are looked at
)

// Find finds the tables of the matcher's forms in a document. year, the year
// reported on or 0, decides between forms that fit equally, and between tables
// that are announced as those of several years.
func (m *Matcher) Find(doc *extract.Document, year int) Result {
	s := m.scan(doc)
	res := Result{scan: s, Tables: s.tables, Blocks: s.blocks, InTable: s.used, Placed: make([]bool, len(s.tables))}
	if s.limited != nil && len(s.tables) > 0 {
		res.Notes = append(res.Notes, Note{Kind: RowsLimited, Table: -1, Row: -1, Place: Place{Table: len(s.tables) - 1, Pos: *s.limited}})
	}
	f := s.choose(year)
	if f < 0 {
		return res
	}
	res.Form = m.forms[f]
	p := newPlacer(s, f)
	p.run(year)
	s.cells = p.cells
	res.Cells, res.Notes = p.cells, append(p.notes, res.Notes...)
	for i := range res.Cells {
		place := &res.Cells[i].Place
		res.Placed[place.Table] = true
		place.Pos = s.sourceLine(*place)
	}
	for i := range res.Notes {
		res.Notes[i].Place.Pos = s.sourceLine(res.Notes[i].Place)
	}
	slices.SortStableFunc(res.Notes, func(a, b Note) int { return cmp.Compare(a.Place.Pos.Offset, b.Place.Pos.Offset) })
	return res
}
