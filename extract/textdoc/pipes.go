package textdoc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// piped reports whether a line is a row of cells separated by pipes; end is
// where the line ends in the source. A single pipe between words makes no row,
// unless rows stand above or a delimiter row below, or a number stands behind it.
func (r *reader) piped(text string, end int) bool {
	n := strings.IndexByte(text, '|')
	if n < 0 {
		return frame(text) || r.table.open(extract.Pipes) && crossRule(text)
	}
	if n == 0 || r.table.open(extract.Pipes) || strings.IndexByte(text[n+1:], '|') >= 0 || n == len(text)-1 {
		return true
	}
	return numeric(text[n+1:]) || delimited(r.doc.Source, end)
}

// frame reports whether text is a line that only draws a table's frame:
// +----+====+.
func frame(text string) bool {
	return text[0] == '+' && len(text) > 2 && strings.Trim(text, "+-=: ") == ""
}

// crossRule reports whether text is the line that a database program draws below its header:
// ----+----.
func crossRule(text string) bool {
	return text[0] == '-' && strings.IndexByte(text, '+') > 0 && strings.Trim(text, "-+") == ""
}

// delimited reports whether the line behind the line end at an offset of src is
// a delimiter row.
func delimited(src string, offset int) bool {
	start := offset
	for start < len(src) && start < offset+2 && (src[start] == '\r' || src[start] == '\n') {
		start++
	}
	end := start
	for end < len(src) && strings.IndexByte("-:|+ ", src[end]) >= 0 {
		end++
	}
	if end < len(src) && src[end] != '\n' && src[end] != '\r' {
		return false
	}
	return strings.IndexByte(src[start:end], '|') >= 0 && delimiter(src[start:end], true)
}

// numeric reports whether a cell holds a number or nothing: no letter of any
// kind.
func numeric(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c == '.', c == ',', c == '+', c == '-', c == '/', c == ' ', c == '*':
		case c < utf8.RuneSelf, ideograph(c):
			return false
		default:
			return strings.Trim(s[i:], "0123456789.,+-—/ ０１２３４５６７８９．，　*") == ""
		}
	}
	return true
}

// delimiter reports whether a row only divides the header from the rows
// (|---|:-:|, |---+---|).
func delimiter(text string, may bool) bool {
	d := dashesOf(text)
	return d.divide(text, may)
}

// dashes are the cells of a row that may divide the header from the rows.
type dashes struct {
	short   int // cells of one or two dashes, which are a nil mark as well
	longest int // dashes of a cell
	others  int // cells of something else
	spoiled bool
}

// dashesOf looks at a row's cells. The row is spoiled where it prints more than dashes and
// a damaged cell.
func dashesOf(text string) (d dashes) {
	if (text[0] == '-' || strings.HasPrefix(text, "|-")) && strings.Trim(text, "-+|") == "" {
		text = strings.ReplaceAll(text, "+", "|")
	}
	const character = 4 // bytes
	if rest := strings.Trim(text, "-:| "); len(rest) > character {
		d.spoiled = true
		return d
	}
	for cell := range strings.SplitSeq(strings.Trim(text, "| "), "|") {
		bare := strings.Trim(cell, " ")
		line := strings.Trim(bare, ":")
		if line == "" || strings.Trim(line, "-") != "" {
			d.others++
			continue
		}
		if len(bare) < 3 && len(line) == len(bare) {
			d.short++
		}
		d.longest = max(d.longest, len(line))
	}
	d.spoiled = d.others > 1
	return d
}

// divide reports whether a row of dashes divides. One or two dashes do where they may,
// beside longer ones, as where the dashes fill columns, or without blanks around them.
// Beside a colon they always do.
func (d *dashes) divide(text string, may bool) bool {
	if d.spoiled || d.others > 0 {
		return false
	}
	return d.short == 0 || strings.IndexByte(text, ':') >= 0 || may && (d.longest > 2 || uneven(text) || !strings.Contains(text, " "))
}

// divideIfAny reports whether a row divides that stands where one has to: one of its cells
// may be damaged.
func (d *dashes) divideIfAny() bool { return !d.spoiled && d.longest > 0 }

// uneven reports whether dashes alone and in pairs are in a row.
func uneven(text string) bool {
	return strings.Contains(text, "--") && strings.Contains(text, " - ")
}

// pipeRow adds a row whose cells are separated by pipes; outer pipes and \| are
// no separators.
func (r *reader) pipeRow(text string, pos extract.Pos) {
	t := &r.table
	if frame(text) {
		if t.open(extract.Pipes) {
			t.bands = append(t.bands, t.rows)
		}
		return
	}
	unruled := t.open(extract.Pipes) && !t.ruled
	if d := dashesOf(text); d.divide(text, unruled && t.rows == 1) || unruled && d.divideIfAny() && r.headed(text, pos.Offset+len(text)) {
		t.ruled = t.open(extract.Pipes)
		r.innerPipes(text)
		return
	}
	direct := r.gap == 0
	if !r.beginRow(extract.Pipes, pos) {
		return
	}
	start, end := 0, len(text)
	if t.inner > 0 && cellsIn(text, start, end) == t.inner && !(text[end-1] == '|' && numberBelow(r.doc.Source[pos.Offset+end:])) {
		t.shut = false
		r.pipeCells(text, start, end, 0, pos)
		t.rows++
		return
	}
	if direct && (r.brokenRow(text, pos) || r.wrappedRow(text, pos)) {
		return
	}
	if text[0] == '|' {
		start = 1
	}
	if t.rows == 0 {
		t.led = start > 0 || r.ruledBelow(pos.Offset+len(text))
		t.bare = !t.led && !closedRows(r.doc.Source[pos.Offset:])
	}
	bare := t.bare && !t.ruled && strings.IndexByte(strings.Trim(text, "| "), '|') >= 0 // a blank cell stands behind the last pipe
	if end > start && text[end-1] == '|' && !escaped(text, end-1) && !bare {
		end--
	}
	before := direct && start > 0 && t.ruled && !t.led && !t.shut // a pipe, which would have ended the row above
	if before && t.rows > 0 && r.lastCols()+cellsIn(text, start, end) == t.cols {
		t.rows-- // a line break: the row above goes on
		r.pipeCells(text, start, end, r.lastCols(), pos)
		t.rows++
		return
	}
	if start > 0 && t.rows > 0 && !t.led && cellsIn(text, start, end) < t.cols {
		start = 0 // rows of this table begin with a cell: this one's is empty
	}
	t.shut = end < len(text)
	t.closed = t.closed || t.shut
	t.outer = t.outer || start > 0 || t.shut
	r.pipeCells(text, start, end, 0, pos)
	t.rows++
	t.hangs, t.begun = text[0] != '|' && r.hanging(text, pos), false
}

// headed reports whether a row of dashes that ends at a place divides the rows above, which
// hold words only, from one of values below: dashes for nothing are the values themselves.
// Behind a single row the rest of the header may stand below.
func (r *reader) headed(text string, end int) bool {
	const reach = 6 // lines, such as those of a page's end
	if strings.IndexByte(strings.Trim(text, "| "), '|') < 0 {
		return false // a cell on a line of its own
	}
	cells := r.cells[r.table.first:]
	for i := range cells {
		if text := cells[i].Text; text != "" && (numeric(text) || valueCell(text)) {
			return false
		}
	}
	below := ""
	rest := r.doc.Source[end:]
	for n := 0; n < reach && rest != "" && strings.IndexByte(below, '|') < 0; n++ {
		below, rest, _ = strings.Cut(rest, "\n")
	}
	below, _ = trim(strings.TrimLeft(below, "> "))
	if strings.Count(below, "|") != strings.Count(text, "|") {
		return false
	}
	for cell := range strings.SplitSeq(strings.Trim(below, "|"), "|") {
		if cell, _ = trim(cell); r.table.rows > 1 && !numeric(cell) && !valueCell(cell) {
			return false
		}
	}
	return true
}

// numberBelow reports whether the next line of src that prints something is a number: it may
// be the value that is missing behind the last pipe.
func numberBelow(src string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(src, " \t\r\n"), "\n")
	line, _ = trim(line)
	return line != "" && numeric(line)
}

// innerPipes takes note of a delimiter row below a header if it has no outer pipes: those of
// the header, and of rows below, stand beside blank cells then.
func (r *reader) innerPipes(text string) {
	t := &r.table
	if t.rows != 1 || text[0] == '|' || text[len(text)-1] == '|' {
		return
	}
	t.inner = 1 + strings.Count(text, "|") + strings.Count(text, "+")
	if t.led && t.cols < t.inner {
		for i := t.first; i < len(r.cells); i++ {
			r.cells[i].Col++
		}
		r.cells = slices.Insert(r.cells, t.first, extract.Cell{RowSpan: 1, ColSpan: 1, Pos: t.pos})
		t.cols++
		t.led = false
	}
}

// ruledBelow reports whether the line behind an offset is a delimiter row that begins with
// a pipe: the rows have outer ones, which some of them lost.
func (r *reader) ruledBelow(end int) bool {
	return strings.HasPrefix(strings.TrimLeft(r.doc.Source[end:], "\r\n"), "|") && delimited(r.doc.Source, end)
}

// closedRows reports whether the first rows of src all end with a pipe.
func closedRows(src string) bool {
	const most = 8 // lines
	n := 0
	for line := range strings.FieldsFuncSeq(src, func(c rune) bool { return c == '\r' || c == '\n' }) {
		line = strings.TrimRight(line, " ")
		if n++; n > most || strings.IndexByte(line, '|') < 0 {
			break
		}
		if line[len(line)-1] != '|' {
			return false
		}
	}
	return true
}

// brokenRow adds a line to the row above it, which a line break in a cell broke: unlike
// others of its table it does not end with a pipe. The line goes on with its last cell.
func (r *reader) brokenRow(text string, pos extract.Pos) bool {
	t := &r.table
	if t.rows == 0 || !t.led || t.shut || len(text) > longestCell {
		return false
	}
	end := len(text)
	shut := text[end-1] == '|' && !escaped(text, end-1)
	if shut {
		end--
	}
	header := t.rows == 1 && shut && delimited(r.doc.Source, pos.Offset+len(text))
	cols := r.lastCols() + cellsIn(text, 0, end) - 1
	if stays := t.closed && (t.ruled && cols <= t.cols || cols <= r.wrapped()); !stays && !header {
		return false
	}
	t.shut, t.closed = shut, t.closed || shut
	stop := cellEnd(text, 0, end)
	if printed, lead := r.printed(text[:stop]); printed != "" {
		switch last := &r.cells[len(r.cells)-1]; {
		case len(last.Text) > longestCell:
		case last.Text == "":
			last.Text, last.Pos = printed, extract.Pos{Line: pos.Line, Offset: pos.Offset + lead}
		default:
			last.Text += "\n" + printed
		}
	}
	t.rows--
	if stop < end {
		r.pipeCells(text, stop+1, end, r.lastCols(), pos)
	}
	t.rows++
	return true
}

// lastCols is how many columns the last row has.
func (r *reader) lastCols() int {
	if len(r.cells) <= r.table.first {
		return 0
	}
	return r.cells[len(r.cells)-1].Col + 1
}

// pipeCells adds the cells in text[start:end] from a column on; pos is that of text.
func (r *reader) pipeCells(text string, start, end, col int, pos extract.Pos) {
	if start == 1 && col == 0 && doublePipes(text) {
		r.headerCells(text, pos)
		return
	}
	for ; start <= end && !r.full; col++ {
		stop := cellEnd(text, start, end)
		printed, lead := r.printed(text[start:stop])
		r.cell(printed, col, extract.Pos{Line: pos.Line, Offset: pos.Offset + start + lead})
		start = stop + 1
	}
}

// doublePipes reports whether a row is a header of which wikis write two pipes between and
// around the cells: ||项目||数量||.
func doublePipes(text string) bool {
	const fewest = 3
	if !strings.HasPrefix(text, "||") || !strings.HasSuffix(text, "||") || strings.Count(text, "||") < fewest || strings.Count(text, "||")*2 != strings.Count(text, "|") {
		return false
	}
	return strings.Trim(text, "| ") != "" && !strings.Contains(text, "|||")
}

// headerCells adds the cells of such a row.
func (r *reader) headerCells(text string, pos extract.Pos) {
	at := len("||")
	for col := 0; at < len(text) && !r.full; col++ {
		end := at + strings.Index(text[at:], "||")
		printed, lead := r.printed(text[at:end])
		r.cell(printed, col, extract.Pos{Line: pos.Line, Offset: pos.Offset + at + lead})
		at = end + len("||")
	}
}

// cellsIn counts the cells of a row.
func cellsIn(text string, start, end int) int {
	n := 0
	for ; start <= end; n++ {
		start = cellEnd(text, start, end) + 1
	}
	return n
}

// cellEnd returns where the cell ends that begins at start.
func cellEnd(text string, start, end int) int {
	for at := start; at < end; at++ {
		n := strings.IndexByte(text[at:end], '|')
		if n < 0 {
			break
		}
		if at += n; !escaped(text, at) {
			return at
		}
	}
	return end
}

// escaped reports whether the character at i has an odd number of backslashes
// before it. One that stands alone between pipes is a mark for nothing.
func escaped(text string, i int) bool {
	n := 0
	for n < i && text[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1 && !(n == 1 && strings.HasSuffix(strings.TrimRight(text[:i-1], " "), "|"))
}

// sentence reports whether a row without outer pipes is a line of words with
// pipes between (a path of links, a title in two parts): a single row with no
// number behind its first cell.
func sentence(cells []extract.Cell) bool {
	if cells[len(cells)-1].Row > 0 {
		return false
	}
	for i := range cells[1:] {
		if numeric(cells[i+1].Text) {
			return false
		}
	}
	return true
}

// unread takes a row back and adds its line as a paragraph.
func (r *reader) unread(cells []extract.Cell) {
	r.cells = extract.Shortened(r.cells, r.table.first)
	line := r.doc.Source[r.table.pos.Offset:]
	if n := strings.IndexAny(line, "\r\n\f"); n >= 0 {
		line = line[:n]
	}
	text, lead := r.printed(line)
	pos := r.table.pos
	pos.Offset += lead
	r.paragraph(text, pos)
}
