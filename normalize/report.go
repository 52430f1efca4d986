// Package normalize reads reports out of documents: a Document in, a Report
// out. It knows reports and nothing of formats.
//
// A report's tables are found by their labels, aligned with the forms of package
// form, and every fact keeps the place at which it is printed. What is no report
// is refused with a reason.
//
// The way through the package is Reader.Read (reader.go): package masthead reads organ
// and year, the first report is taken of a file that holds several (several.go),
// package tables places the cells, package outline finds the chapters, also in the rows
// of a spreadsheet (sheet.go), and package admission says whether it is a report
// (admit.go). Then the sums settle what an image left open (image.go) and
// digits that stand apart (joined.go), and what could not be taken as printed becomes
// findings (remark.go, seen.go, reasons.go). A second reading is compared with the
// first by Compare (twice.go). Sums and text are judged by the packages reconcile,
// mentions and rules.
package normalize

import (
	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/outline"
)

// Schema names of the two kinds of object that reading a document can yield.
const (
	ReportSchema  = "gouji/report/v1"
	RefusalSchema = "gouji/refusal/v1"
)

// Source says what was read.
type Source struct {
	Path    string `json:"path,omitempty"`
	URL     string `json:"url,omitempty"`
	Record  string `json:"record,omitempty"` // inside an archive
	Format  string `json:"format,omitempty"`
	Charset string `json:"charset,omitempty"` // what the bytes were, not what they claimed
	SHA256  string `json:"sha256,omitempty"`
	Bytes   int64  `json:"bytes"`
	Fetched string `json:"fetched,omitempty"` // RFC 3339, when known
}

// Name names the source in a line for people: its address, else its path, with
// the place inside an archive behind an exclamation mark.
func (s *Source) Name() string {
	switch {
	case s.URL != "":
		return s.URL
	case s.Record != "":
		return s.Path + "!" + s.Record
	}
	return s.Path
}

// Report is one annual report: the record of record.md.
type Report struct {
	Schema    string    `json:"schema"`
	Source    Source    `json:"source"`
	Title     string    `json:"title"`
	Organ     string    `json:"organ"`
	OrganFull string    `json:"organ_full,omitempty"` // the fullest form that the report itself gives
	Year      int       `json:"year"`                 // the year reported on, 0 where none is stated
	Published string    `json:"published"`            // YYYY-MM-DD, "" where none is stated
	Form      string    `json:"form"`                 // "" where no known form fits
	Partial   bool      `json:"partial,omitempty"`    // a part could not be read; findings say which
	Metadata  []Meta    `json:"metadata,omitempty"`   // index number, issuing organ … as the page states them
	Preamble  string    `json:"preamble,omitempty"`   // what stands between the title and the first chapter
	Sections  []Section `json:"sections"`
	Facts     []Fact    `json:"facts"`
	Tables    []Raw     `json:"tables,omitempty"` // tables that no form knows
	Mentions  []Mention `json:"mentions"`
	Implied   []Implied `json:"implied,omitempty"` // what the sums say of the cells without a number
	Checks    []Check   `json:"-"`                 // written as the object "checks"
	Findings  []Finding `json:"findings"`

	// Cells holds the facts by slot of the form, for rules; nil without a form.
	Cells []Cell `json:"-"`
	// FormData is the form that Form names; nil without one.
	FormData *form.Form `json:"-"`
	// Faults is what is wrong with the numbers and the order of the headings. Their
	// paths lead through Sections.
	Faults []outline.Fault `json:"-"`
	// Seen is what the document shows of tables and chapters that were not read.
	Seen Seen `json:"-"`
	// Beside is what reports of other years say of this one's facts: evidence, where its
	// own sums do not hold.
	Beside []Statement `json:"-"`
	// Images counts the pictures of the document, those of its decoration among them.
	Images int `json:"-"`
	// TitleAt is the place of the title, zero where no line of the document is the title.
	TitleAt Where `json:"-"`
	// YearFrom says what Year was read from.
	YearFrom masthead.Evidence `json:"-"`
	// Document is what the report was read from; nil unless the Reader keeps it.
	Document *extract.Document `json:"-"`
	// Grids are the tables by their numbers in Where, the first one being number 1,
	// those set in running text among them; nil unless the Reader keeps them.
	Grids []*extract.Table `json:"-"`
}

// Statement is the number that a fact must have by what another report says.
type Statement struct {
	Fact  string
	Value number.Value
}

// Meta is one named value that the page states about the report.
type Meta struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Section is a chapter of the narrative. Its text is the paragraphs between its
// heading and the next, joined by \n.
type Section struct {
	Key      string    `json:"key"` // of the form, "" where it has none
	Number   string    `json:"number"`
	Title    string    `json:"title"`
	Level    int       `json:"level"`
	Text     string    `json:"text"`
	Sections []Section `json:"sections,omitempty"`
	Line     int       `json:"line,omitempty"`
}

// Status says what a printed cell is.
type Status uint8

// The statuses. Absent is the zero value: the report does not print the cell,
// so there is no fact.
const (
	Absent     Status = iota
	Stated            // a number is printed
	Nil               // —, /, 无 …: value 0
	Blank             // nothing is printed: value null
	Unreadable        // something is printed that is no number: value null
)

// String returns the status as the record writes it.
func (s Status) String() string {
	return [...]string{"absent", "stated", "nil", "blank", "unreadable"}[s]
}

// Known reports whether the cell has a value to compute with.
func (s Status) Known() bool { return s == Stated || s == Nil }

// Cell is a fact's status and value, by slot.
type Cell struct {
	Value  number.Value
	Fact   int32 // index into Report.Facts, plus 1; 0 for none
	Status Status
}

// Fact is one printed cell of a table that the form knows.
type Fact struct {
	ID     string
	Value  number.Value // in the form's unit; meaningful when Status.Known()
	Raw    string       // as printed
	Unit   string
	Status Status
	// Readings is how many readers agree on the cell, 0 where it was read once.
	Readings uint8
	Reading  Reading // what decided how the cell reads
	// Reason names why an unreadable fact is that: one of the Reason constants of
	// packages number and tables (letter_in_number, cells_ran_together, columns_lost …).
	Reason string
	OCR    *OCR // nil for print that is text
	Where  Where
}

// Reading says what decided how a cell reads.
type Reading uint8

// What can decide it.
const (
	ReadingLayout  Reading = iota // the layout determines its place and text
	ReadingSums                   // two readings fitted, the sums decided between them
	ReadingPattern                // its digits are set apart as in other numbers of the report, which the sums say are numbers
	ReadingAlone                  // its digits are set apart, and all of its neighbours have a number: no part of it could be one of theirs
)

// String returns the reading as the record writes it, "" for ReadingLayout.
func (r Reading) String() string { return [...]string{"", "sums", "pattern", "alone"}[r] }

// OCR says how a cell was read from the image of a page.
type OCR struct {
	Confidence float32  `json:"confidence"`           // of the program that read it, from 0 to 1
	Readings   int      `json:"readings,omitempty"`   // of the image that agree; 0 where it is undecided
	Candidates []string `json:"candidates,omitempty"` // between which the image leaves the choice open
}

// Where leads back to the printed place. Zero fields are not known; table, row
// and column count from 1 in the document's own grid. A blank fact without a column has
// no cell of its own: its row prints fewer cells than the table has columns.
type Where struct {
	Page   int `json:"page,omitempty"`
	Line   int `json:"line,omitempty"`
	Table  int `json:"table,omitempty"`
	Row    int `json:"row,omitempty"`
	Column int `json:"column,omitempty"`
	Offset int `json:"offset,omitempty"` // of the cell's text in the decoded source, in bytes
	// Box is the cell on its page: left, upper, right and lower edge in points, from
	// the page's upper left corner. Zero where the format has no pages.
	Box [4]float32 `json:"box,omitzero"`
}

// Mention is a number that the narrative states about facts of the tables, or
// would have to be about some.
type Mention struct {
	Facts   []string     // whose sum it states; empty where nothing certain is named
	Value   number.Value // as stated, in the facts' unit
	Raw     string       // the words that name the facts, with the number
	Verdict string       // one of the Mention verdicts
	Reason  string       // why an unbound one is that; "" for the others
	Where   Passage
}

// The verdicts of a mention.
const (
	MentionAgrees      = "agrees"
	MentionDiffers     = "differs"
	MentionApproximate = "approximate" // about the facts' sum, within what the word allows
	MentionUnbound     = "unbound"     // nothing certain to compare with
)

// UnreadableMention is the reason of an unbound mention whose number is none; it
// has no value.
const UnreadableMention = "unreadable"

// Passage is a place in the narrative.
type Passage struct {
	Section   string `json:"section"`          // key of the chapter, "" where it has none and in the preamble
	Chapter   int    `json:"chapter"`          // index in Report.Sections from 1, 0 for the preamble
	Paragraph int    `json:"paragraph"`        // of the chapter and the sections below it, from 1; headings do not count
	Offset    int    `json:"offset"`           // from the beginning of the paragraph, in characters
	Length    int    `json:"length,omitempty"` // in characters
}

// Implied says what the identities that hold leave open for a cell without a
// number: a count between Least and Most. It is no fact.
type Implied struct {
	Fact  string        `json:"fact"`
	Least number.Value  `json:"least"`
	Most  *number.Value `json:"most,omitempty"` // nil: nothing bounds it; equal to Least: it is determined
}

// Raw is a table as printed, row by row.
type Raw struct {
	Table   int        `json:"table"` // its number in the document, as in Where
	Line    int        `json:"line,omitempty"`
	Section string     `json:"section,omitempty"`
	Rows    [][]string `json:"rows"`
}

// Check counts the identities of one rule by verdict.
type Check struct {
	Rule      string `json:"-"`
	Holds     int    `json:"holds"`
	Broken    int    `json:"broken"`
	Open      int    `json:"open"`
	NotStated int    `json:"not_stated"`
}

// Finding is one thing that a rule has to say about a report.
type Finding struct {
	Rule       string        `json:"rule"`
	At         string        `json:"at"`
	Severity   string        `json:"severity"`          // error, warning, notice
	Verdict    string        `json:"verdict,omitempty"` // of an identity: broken, open, not_stated
	Left       *number.Value `json:"left,omitempty"`
	Right      *number.Value `json:"right,omitempty"`
	Difference *number.Value `json:"difference,omitempty"` // left − right
	Derived    *number.Value `json:"derived,omitempty"`    // the total that the parts of a not_stated identity imply
	Formula    string        `json:"formula,omitempty"`
	Cause      string        `json:"cause,omitempty"` // published or reading, where two readers read the report
	Facts      []string      `json:"facts,omitempty"`
	Suspects   []Suspect     `json:"suspects,omitempty"`
	// Repairs are the smallest sets of two and more cells whose change satisfies
	// every identity, likeliest first, where no single cell does unless blanks stand
	// for more than 0; among them larger sets that one slip of the hand explains.
	// Located says how far Suspects and Repairs determine the error.
	Repairs []Repair `json:"repairs,omitempty"`
	// MoreRepairs counts the sets that explain it as well and are less likely than
	// all those listed.
	MoreRepairs int       `json:"more_repairs,omitempty"`
	Located     string    `json:"located,omitempty"` // of a broken identity: one of the Located constants
	Where       *Where    `json:"where,omitempty"`
	Passage     *Passage  `json:"passage,omitempty"` // of what the narrative says
	Message     form.Text `json:"message"`
	Identity    string    `json:"identity"`
	Waived      *Waiver   `json:"waived,omitempty"` // who accepted the finding and why; nil: nobody did
}

// Waiver is a person's decision to accept a finding.
type Waiver struct {
	Reason string `json:"reason"`
	By     string `json:"by"`
	Date   string `json:"date"` // YYYY-MM-DD
	Note   string `json:"note,omitempty"`
}

// The causes of a finding: the print itself, or the reading of it.
const (
	CausePublished = "published" // two readers agree on every number of it
	CauseReading   = "reading"   // they differ, or one of them lacks a number
)

// How far a broken identity's error is located.
const (
	LocatedCell          = "cell"           // one single cell explains it
	LocatedAlternatives  = "alternatives"   // several single cells, or sets of cells, explain it equally
	LocatedSet           = "set"            // one single smallest set of cells explains it
	LocatedNotDetermined = "not_determined" // the sums only detect, or the search reached its limit
)

// What outside the table agrees with an expected number.
const (
	EvidenceMention = "mention" // the narrative
	EvidenceYear    = "year"    // the report on the year before or after
)

// Repair is a smallest set of cells whose change together satisfies every
// identity.
type Repair struct {
	Changes  []Change `json:"changes"`
	Slip     string   `json:"slip,omitempty"`     // of the cells together: values_swapped, value_moved, split_value, shifted_row …; "" where each has its own
	Evidence []string `json:"evidence,omitempty"` // as a Suspect's
}

// Change is one cell of a Repair.
type Change struct {
	Fact     string       `json:"fact"`
	Stated   number.Value `json:"stated"`
	Expected number.Value `json:"expected"`
	Slip     string       `json:"slip"`
	Where    Where        `json:"where"`
}

// Suspect is a cell whose change alone would satisfy every sum it stands in.
type Suspect struct {
	Fact     string       `json:"fact"`
	Stated   number.Value `json:"stated"`
	Expected number.Value `json:"expected"`
	Slip     string       `json:"slip"`
	Reason   string       `json:"reason"`
	Evidence []string     `json:"evidence,omitempty"` // what outside the table agrees with Expected: the Evidence constants
	Where    Where        `json:"where"`
}

// Refusal says why a document is no report.
type Refusal struct {
	Schema  string    `json:"schema"`
	Source  Source    `json:"source"`
	Refused string    `json:"refused"` // a short stable name
	Reason  form.Text `json:"reason"`
	Detail  string    `json:"detail,omitempty"`
	Links   []Link    `json:"links,omitempty"` // where the report may be
}

// Link leads from a page to what may be the report.
type Link struct {
	Text string `json:"text"`
	Href string `json:"href"`
}
