// Package textdoc reads plain text and markdown: lines become paragraphs,
// headings and the rows of tables.
//
// In: decoded text. Out: an extract.Document whose positions point into that
// text. Cells separated by tabs or pipes become tables; what is aligned by
// blanks or printed one cell per line stays paragraphs, one per line, since only
// who knows the words can tell such a table from prose.
//
// Plain text is taken as printed: the text at a position is the block's text.
// Markdown loses its marks (emphasis, headings, links, comments), so there a
// position is that of the first printed character. No markdown library is used:
// they follow CommonMark, by which the tables of these files, retyped by hand and
// without delimiter rows, are no tables, and they keep no place of a cell.
package textdoc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// Reader reads texts in the memory of those that are done with. It is safe for
// concurrent use.
type Reader struct{ memory extract.Pool }

// Read is the Read of a new Reader.
func Read(src string, format extract.Format, limits extract.Limits) *extract.Document {
	return new(Reader).Read(src, format, limits)
}

// Read reads src as format, which is extract.Text or extract.Markdown. It takes
// time linear in the length of src. What goes beyond the limits is left out and
// recorded as a Problem; the limit on cells also bounds the number of blocks and
// the places in the grids of all tables together.
func (m *Reader) Read(src string, format extract.Format, limits extract.Limits) *extract.Document {
	limits = limits.WithDefaults()
	seen := surveyOf(src)
	cells := seen.rows + strings.Count(src, "\t") + strings.Count(src, "|")
	memory := m.memory.Memory()
	r := reader{
		doc:    &extract.Document{Format: format, Source: src, Blocks: slices.Grow(memory.Blocks, min(seen.texts, limits.Cells)), Memory: memory},
		limit:  limits,
		cells:  slices.Grow(memory.Cells, min(cells, limits.Cells)),
		spaced: seen.spaced,
		tabs:   seen.tabs,
		below:  seen.below,
		quoted: seen.quoted && format != extract.Markdown,
		apart:  strings.Contains(src, "|") && apart(src),
	}
	if format == extract.Markdown {
		r.markdown = new(markdown)
	}
	if r.separator = separatorOf(src); r.separator != "" {
		r.enclosed = encloses(src, r.separator)
	}
	r.lines(src)
	r.endTable()
	memory.Cells = r.cells
	return r.doc
}

// reader collects the document.
type reader struct {
	doc      *extract.Document
	limit    extract.Limits
	markdown *markdown // nil for plain text
	table    table
	cells    []extract.Cell // of all tables, in one array
	places   int            // in the grids of the closed tables
	full     bool           // the limit on cells was reached
	unmarked int            // there is no marked table before this offset
	unframed int            // there is no framed table before this offset
	unbarred int            // there is no table of cells with bars below them before this offset
	unlisted int            // there is no list of rows before this offset
	bars     int            // before this offset a line of one pipe ends a cell, see barred.go

	quoted bool // the lines are quoted, as in an answer by mail
	below  bool // the values of rows stand below their labels, see valuesbelow.go
	spaced bool // an empty line stands behind every row of the text's tables
	tabs   bool // there are tabs between the cells of some row, not only behind lines
	apart  bool // cells are paragraphs, see hanging.go
	gap    int  // empty lines since the last row, where the rows are spaced

	separator string  // of the cells of records, "" where the text has none
	enclosed  bool    // separators stand at both ends of a record, too
	fields    []field // of the record that is being read
	unclosed  int     // no quoted cell that begins before this offset ends
}

// lines reads line by line. A line ends at \n, before which any number of \r
// belongs to the line end, or at a \r elsewhere.
func (r *reader) lines(src string) {
	number := 1
	for offset := 0; offset < len(src); number++ {
		if lines, size := r.framed(src, extract.Pos{Line: number, Offset: offset}); lines > 0 {
			number += lines - 1
			offset += size
			continue
		}
		if lines, size := r.barred(src, extract.Pos{Line: number, Offset: offset}); lines > 0 {
			number += lines
			offset += size
			continue
		}
		if lines, size := r.marked(src, extract.Pos{Line: number, Offset: offset}); size > 0 {
			number += lines - 1
			offset += size
			continue
		}
		if lines, size := r.listed(src, extract.Pos{Line: number, Offset: offset}); size > 0 {
			number += lines - 1
			offset += size
			continue
		}
		if lines, size := r.record(src, extract.Pos{Line: number, Offset: offset}); size > 0 {
			number += lines - 1
			offset += size
			continue
		}
		line, next := src[offset:], len(src)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], offset+n+1
		}
		line = strings.TrimRight(line, "\r")
		for {
			n := strings.IndexByte(line, '\r')
			if n < 0 {
				break
			}
			r.pages(line[:n], extract.Pos{Line: number, Offset: offset})
			line = line[n+1:]
			offset += n + 1
			number++
		}
		r.pages(line, extract.Pos{Line: number, Offset: offset})
		offset = next
	}
}

// pages reads a line that may hold page breaks, at which tables end.
func (r *reader) pages(line string, pos extract.Pos) {
	for {
		n := strings.IndexByte(line, '\f')
		if n < 0 {
			r.line(line, pos)
			return
		}
		if n > 0 {
			r.line(line[:n], pos)
		}
		r.endTable()
		line = line[n+1:]
		pos.Offset += n + 1
	}
}

// line reads one line.
func (r *reader) line(line string, pos extract.Pos) {
	if r.quoted {
		lead := len(line) - len(strings.TrimLeft(line, "> "))
		line, pos.Offset = line[lead:], pos.Offset+lead
	}
	if r.markdown != nil {
		line, pos = r.markdown.uncommented(line, pos)
	}
	text, lead := trim(line)
	if r.markdown != nil {
		text, lead = unquoted(text, lead)
	}
	at := extract.Pos{Line: pos.Line, Offset: pos.Offset + lead}
	switch {
	case r.table.hangs && r.goesOn(line, text, at), r.brokenNumber(text), r.wrappedCell(text), r.wrappedTab(line, pos), text == "|" && pos.Offset < r.bars:
	case r.table.half && line == "":
	case r.table.half:
		r.tabRow(line, pos)
	case r.below && r.labelsAbove(line, text, pos):
	case text == "":
		r.blank(line, pos)
	case r.tabbed(line, text, pos.Offset+len(line)):
		r.tabRow(line, pos)
	case r.piped(text, pos.Offset+len(line)):
		r.pipeRow(text, at)
	case r.markdown != nil:
		r.markdownLine(text, at)
	case rule(text):
		if !framed(r.separator) { // else it is one between the rows
			r.endTable()
		}
	default:
		r.endTable()
		if text[0] == '\\' {
			text, lead = latexHeading(text)
			at.Offset += lead
		}
		r.paragraph(text, at)
	}
}

// rule reports whether a line only draws a rule: strokes of a frame, or dashes
// of which more than a nil mark's stand in a row.
func rule(text string) bool {
	const nilMark = "-----"
	switch {
	case text[0] == '-', text[0] == '=':
		return strings.Trim(text, "-= ") == "" && (strings.Contains(text, nilMark+"-") || strings.Contains(text, "======"))
	case strings.HasPrefix(text, "＋"):
		return strings.Trim(text, "＋－＝ー—-= ") == "" && utf8.RuneCountInString(text) > 2
	case strings.HasPrefix(text, "\xe2\x94"), strings.HasPrefix(text, "\xe2\x95"):
		return strings.IndexFunc(text, func(c rune) bool { return c != ' ' && (c < 0x2500 || c > 0x257f) }) < 0 &&
			strings.Trim(text, "│┃║ ") != "" && utf8.RuneCountInString(text) > 2
	}
	return false
}

// blank reads a line without text: a row of empty cells where tabs stand below
// a row, otherwise the end of a table.
func (r *reader) blank(line string, pos extract.Pos) {
	if r.table.open(extract.Tabs) && strings.IndexByte(line, '\t') >= 0 {
		r.tabRow(line, pos)
		return
	}
	if r.gap++; r.spaced && r.gap == 1 {
		return
	}
	r.endTable()
}

// survey is what a look at the lines of a text shows.
type survey struct {
	rows   int  // lines with separators of cells
	texts  int  // the others but the empty ones, and one more
	spaced bool // the rows of its tables stand apart
	tabs   bool // tabs stand between texts of a line
	quoted bool // lines begin with >, as in an answer by mail
	below  bool // values stand on the line below their labels, with tabs between
}

// surveyOf looks at the beginning of a text.
func surveyOf(src string) survey {
	const reach, fewest, times = 1 << 20, 8, 8
	src = src[:min(len(src), reach)]
	s := survey{texts: 1}
	direct, apart, since := 0, 0, 2 // lines from row to row, lines since the last row
	lines, quoted := 0, 0
	var below valuesBelow
	tabs := strings.IndexByte(src, '\t') >= 0
	for line := range strings.Lines(src) {
		if tabs {
			below.line(line)
			s.tabs = s.tabs || inside(line)
		}
		if line[0] > ' ' {
			lines++
		}
		if line[0] == '>' {
			quoted++
		}
		switch {
		case strings.IndexByte(line, '\t') < 0 && strings.IndexByte(line, '|') < 0:
			since++
			if !blankLine(line) {
				since = 2
				s.texts++
			}
		case blankLine(line):
			since++
		default:
			switch since {
			case 0:
				direct++
			case 1:
				apart++
			}
			since = 0
			s.rows++
		}
	}
	// The rows stand apart where an empty line is behind each, as where a converter
	// made a paragraph of every row.
	s.spaced = apart >= fewest && apart > times*direct
	s.below = s.tabs && below.found()
	s.quoted = quoted >= fewest || quoted > 0 && times*quoted > (times-1)*lines
	return s
}

// blankLine reports whether a line that is not empty prints nothing.
func blankLine(line string) bool {
	return blankAt(line) > 0 && strings.TrimSpace(line) == ""
}

// inside reports whether a tab stands between two texts of a line. Tabs before a text alone
// are of a page whose cells have a line each.
func inside(line string) bool {
	line = strings.TrimLeft(line, "\t ")
	n := strings.IndexByte(line, '\t')
	return n >= 0 && strings.TrimRight(line[n:], "\t \r\n") != ""
}

// paragraph adds a line of text.
func (r *reader) paragraph(text string, pos extract.Pos) {
	r.add(extract.Block{Text: text, Pos: pos})
}

// add adds a block. A text beyond the limit is cut.
func (r *reader) add(b extract.Block) {
	if len(r.doc.Blocks) >= r.limit.Cells {
		r.problem(extract.LimitReached, "blocks", b.Pos)
		return
	}
	if len(b.Text) > r.limit.Cell {
		b.Text = cut(b.Text, r.limit.Cell)
		r.problem(extract.LimitReached, "paragraph text", b.Pos)
	}
	r.doc.Blocks = append(r.doc.Blocks, b)
}

func (r *reader) problem(kind extract.ProblemKind, detail string, pos extract.Pos) {
	for i := range r.doc.Problems {
		if p := &r.doc.Problems[i]; p.Kind == kind && p.Detail == detail {
			p.Count++
			return
		}
	}
	r.doc.Problems = append(r.doc.Problems, extract.Problem{Kind: kind, Count: 1, Detail: detail, Pos: pos})
}
