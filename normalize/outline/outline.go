// Package outline finds the chapters of a report and nests them as a tree.
//
// In: the document's blocks, which of them belong to tables, and the forms,
// whose sections say what chapters are called. Out: sections with their text as
// printed, what stands before the first one, and what is wrong in the order and
// numbering of the headings.
//
// A heading is known by its numbering (一、 (一) 1. (1) ①), by the format (h1,
// #), or by its words where the numbers were lost in copying. Rows of tables,
// tables of contents and numbered sentences are no headings. Nothing is
// invented or reordered: every line of text is a line of the document.
package outline

import (
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
)

// Section is a chapter of the narrative, or a part of one.
type Section struct {
	Key      string // of the form's section; "" below the chapters and where the form has none
	Number   string // as printed, without the dot: 一, (一), 1
	Title    string // as printed, without the numbering
	Level    int    // 1 for 一、, 2 for (一), 3 for 1., 4 for (1), 5 for ①
	Text     string // paragraphs between this heading and the next, joined by \n
	Line     int    // of the heading in the source; 0 where unknown
	Sections []Section
}

// FaultKind names what is wrong with a heading; the names are stable.
type FaultKind string

// The faults.
const (
	Repeated      FaultKind = "repeated"       // a chapter or a number stands twice
	Gap           FaultKind = "gap"            // numbers before this one are missing
	OutOfOrder    FaultKind = "out_of_order"   // a chapter or a number stands behind one that it should precede
	Restarts      FaultKind = "restarts"       // the numbering begins again among the same headings
	DoubledNumber FaultKind = "doubled_number" // 一、一、
	NumberLost    FaultKind = "number_lost"    // a chapter without its number
)

// Fault is one thing wrong in the structure of the headings.
type Fault struct {
	Kind FaultKind
	// Path leads to the section: the index in Outline.Sections, then in the
	// Sections of that one, and so on.
	Path []int
	Line int // of the heading, as in Section
}

// Outline is what a document's headings divide it into.
type Outline struct {
	Preamble string // what stands before the first heading, paragraphs joined by \n
	Sections []Section
	Faults   []Fault // in the order of the headings, at most 200
	// End is the index of the block with which the page's footer begins
	// (上一篇, 版权所有); the number of blocks where there is none.
	End int
}

// Input is what an outline is read from.
type Input struct {
	Blocks []extract.Block
	// Skip tells for each block whether it is no narrative: a table, a part of
	// one printed in running text, a title, navigation. It may be shorter than
	// Blocks.
	Skip  []bool
	First int // index of the first block to read, behind the title
	// Form is the form that is printed; nil where none is known. Then the
	// sections of all forms count.
	Form *form.Form
	// TableLabel reports whether a text is a label of a table's row, column or
	// group. It may be nil.
	TableLabel func(text string) bool
}

// Bounds of what a hostile document may cost.
const (
	maxHeads    = 1 << 14 // lines that may be headings
	maxSections = 1 << 12 // further headings stay text
	maxFaults   = 200
)

// Reader knows the headings of all forms. It is safe for concurrent use.
type Reader struct{ titles titles }

// New compiles the section headings of forms.
func New(forms []*form.Form) *Reader { return &Reader{newTitles(forms)} }

// Read divides a document.
func (r *Reader) Read(in Input) Outline {
	s := scanner{
		titles: &r.titles,
		in:     &in,
		lines:  make([]line, 0, min(len(in.Blocks)+8, 1<<16)),
		heads:  make([]head, 0, 24),
		near:   maxDistances,
		inside: maxHeads,
	}
	s.blocks()
	c := chooser{titles: &r.titles, heads: s.heads}
	c.choose()
	return assemble(&s, in.Form)
}

// tableLabel reports whether text is a label of a table.
func (in *Input) tableLabel(text string) bool { return in.TableLabel != nil && in.TableLabel(text) }

// skip reports whether block i is no narrative.
func (in *Input) skip(i int) bool { return i < len(in.Skip) && in.Skip[i] }

// cutLine splits s behind its first line.
func cutLine(s string) (first, rest string) {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i], s[i+1:]
	}
	return s, ""
}
