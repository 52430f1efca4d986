// Package extract turns the bytes of a document into a Document: an ordered
// list of located blocks. It knows formats and nothing of reports.
//
// In: the bytes of one plain text, markdown or HTML file. Out: a Document, or
// an *Error that names why there is none. The subpackages read one format
// each; this package holds what they share and chooses between them by content.
package extract

// Format is the kind of file a document was read from.
type Format string

// The formats that Read knows.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	PDF      Format = "pdf"
	Docx     Format = "docx"
)

// Pos is the place at which something is printed. Zero fields are unknown.
type Pos struct {
	// Page counts from 1; only formats with pages have it.
	Page int
	// Line counts from 1 in the decoded source (for HTML: of the markup).
	Line int
	// Offset is the byte offset of the first byte in the decoded (UTF-8) source.
	Offset int
}

// Document is what a file contains, in reading order.
type Document struct {
	Format  Format
	Charset string // what the bytes were: utf-8, gb2312, gbk, gb18030, big5, utf-16le, utf-16be
	Source  string // the decoded source that every Pos.Offset points into
	Title   string // HTML title element
	Meta    []Meta // HTML meta elements with a name or property, in order
	Blocks  []Block
	Links   []Link
	Scripts int // HTML script elements, inline or not
	Images  int // HTML img elements
	// Problems are what was met and survived; nothing is dropped in silence.
	Problems []Problem
	// Memory is that of its blocks and cells, for Done; nil where it cannot be used again.
	Memory *Memory
}

// Meta is one named value of a document's metadata.
type Meta struct{ Name, Value string }

// Link is a reference to another document, as printed: not resolved.
type Link struct {
	Text string // the link's text
	Href string
	// Frame is true where the other document is shown inside this one
	// (iframe, embed, object).
	Frame bool
}

// Problem is a fault of the document that the reader got over.
type Problem struct {
	Kind   ProblemKind
	Count  int // how many times
	Detail string
	Pos    Pos // the first place, where known
}

// ProblemKind names a fault; the names are stable.
type ProblemKind string

// The faults that a reader can survive.
const (
	InvalidBytes    ProblemKind = "invalid_bytes"    // bytes that are no text in the document's charset, shown as U+FFFD
	TruncatedText   ProblemKind = "truncated_text"   // the file ends inside a character or a tag
	SpanClipped     ProblemKind = "span_clipped"     // a rowspan or colspan larger than the table or the limits
	HiddenSkipped   ProblemKind = "hidden_skipped"   // elements that a browser does not show
	StruckSkipped   ProblemKind = "struck_skipped"   // elements whose text is struck out, which is no longer valid
	NestingSkipped  ProblemKind = "nesting_skipped"  // structure nested deeper than the limit, read as plain text
	LimitReached    ProblemKind = "limit_reached"    // a limit on the number of blocks or cells was reached; the rest is missing
	PagesScanned    ProblemKind = "pages_scanned"    // pages that are images, whose text is missing; Detail names them
	PagesUnread     ProblemKind = "pages_unread"     // pages that are damaged or cost too much, whose text is missing; Detail names them
	PagesAbrupt     ProblemKind = "pages_abrupt"     // pages whose content ends in the middle; Detail names them
	PagesDamaged    ProblemKind = "pages_damaged"    // pages whose content, fonts or objects are damaged or missing; Detail names them
	PagesRepeated   ProblemKind = "pages_repeated"   // pages that print just what another one prints, whose own text may be missing; Detail names them
	EmbeddedSkipped ProblemKind = "embedded_skipped" // a document or object inside the document that is not read; Detail says what
	ChecksumFailed  ProblemKind = "checksum_failed"  // the bytes of a part are not those that its checksum was made of; Detail names it
)

// Box is a rectangle on a page: left, upper, right and lower edge in points,
// from the upper left corner of the page when its text stands upright. The zero
// value is unknown.
type Box [4]float32

// Kind tells the blocks of a document apart.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading        // marked as a heading by the format (h1…h6, #)
	TableBlock
)

// Block is a paragraph, a heading or a table.
type Block struct {
	Kind  Kind
	Level int    // of a Heading, from 1
	Text  string // of a Paragraph or Heading, as printed; line breaks inside are \n
	Table *Table // of a TableBlock
	Pos   Pos
	Box   Box    // on its first page; formats with pages have it
	Parts []Part // of a Paragraph whose lines are set in columns, in order; formats with pages have them
	OCR   *OCR   // of a Paragraph or Heading, nil for text that is printed as text
}

// Part is a piece of a line that wide room sets apart from the rest: Offset is
// where it begins in the document's source.
type Part struct {
	Offset int
	Box    Box
	OCR    *OCR // nil for text that is printed as text
}

// Layout says how a table's cells were told apart in the source.
type Layout uint8

// The layouts.
const (
	Markup Layout = iota // spans are known: an HTML table, one with rules in PDF
	Tabs                 // cells separated by tab characters
	Pipes                // cells separated by | characters
	Lines                // cells found in running text by their content
)

// Cell is one printed cell. Row and Col count from 0 and name its upper left
// corner in the table's grid; the spans are at least 1.
type Cell struct {
	Text             string // as printed, outer blanks removed; line breaks inside are \n
	Row, Col         int
	RowSpan, ColSpan int
	Header           bool // marked as a header cell
	Pos              Pos
	Box              Box  // on its page; formats with pages have it
	OCR              *OCR // nil for text that is printed as text
}

// Unread is the text, or the part of a text, that stands for print that was seen
// and could not be read. It is no number and no word.
const Unread = "\uFFFD"

// OCR says how text was read from the image of a page.
type OCR struct {
	// Confidence is that of the least certain word, from 0 to 1, as the program
	// gives it that took the image for it.
	Confidence float32
	// Readings counts the independent readings of the image, two or more, that agree
	// on the numbers in the text; 0 where no number is certain. A number on which too
	// few agree is not in the text: Unread stands in its place. Only the numbers of a
	// list's items, and numbers in Chinese characters, are in the text without that.
	Readings int
	// Candidates are the readings between which the image leaves the choice open,
	// the likeliest first, of all places where the text holds Unread.
	Candidates []string
}

// Table is a rectangular grid of cells. A table that was cut by a page or by
// an editor stays several tables.
type Table struct {
	Rows, Cols int
	Layout     Layout
	Cells      []Cell // in row-major order of their upper left corners
	Pos        Pos

	grid  []int32 // Rows*Cols: index into Cells plus 1, 0 where nothing is printed
	start []int32 // Rows+1: index of the first cell that begins in a row
}

// NewTable builds the grid of cells that are given in row-major order of their
// upper left corners. Where two cells overlap, the later one gets the place.
// Spans that reach beyond rows or cols are clipped in place.
func NewTable(layout Layout, rows, cols int, cells []Cell, pos Pos) *Table {
	t := &Table{Rows: rows, Cols: cols, Layout: layout, Cells: cells, Pos: pos}
	t.grid = make([]int32, rows*cols)
	t.start = make([]int32, rows+1)
	row := 0
	for i := range cells {
		c := &cells[i]
		c.RowSpan = max(1, min(c.RowSpan, rows-c.Row))
		c.ColSpan = max(1, min(c.ColSpan, cols-c.Col))
		for ; row <= c.Row; row++ {
			t.start[row] = int32(i)
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				t.grid[r*cols+k] = int32(i) + 1
			}
		}
	}
	for ; row <= rows; row++ {
		t.start[row] = int32(len(cells))
	}
	return t
}

// At returns the cell that covers a place of the grid, nil where none does.
func (t *Table) At(row, col int) *Cell {
	if row < 0 || col < 0 || row >= t.Rows || col >= t.Cols {
		return nil
	}
	if i := t.grid[row*t.Cols+col]; i > 0 {
		return &t.Cells[i-1]
	}
	return nil
}

// Row returns the cells whose upper left corner is in a row, left to right.
func (t *Table) Row(row int) []Cell {
	if row < 0 || row >= t.Rows {
		return nil
	}
	return t.Cells[t.start[row]:t.start[row+1]]
}
