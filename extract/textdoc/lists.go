package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// Rows are written as lists by programs that print what they took out of a PDF
// file: ['规章', '1', None] on a line, or [[…], […]] for the rows of a table.

// listed reads the lists that begin at a place, the beginning of a line, and end with
// one. It returns the lines and bytes that they take, 0 if there are none.
func (r *reader) listed(src string, pos extract.Pos) (lines, size int) {
	if src[pos.Offset] != '[' || pos.Offset < r.unlisted {
		return 0, 0
	}
	l := lists{src: src[:min(len(src), pos.Offset+maxMarked)], at: pos.Offset, line: pos.Line}
	ok := l.list(0) && len(l.cells) > 0
	if end := l.lineEnd(); !ok || end == 0 {
		r.unlisted = max(l.at, pos.Offset+1)
		return 0, 0
	}
	for i := range l.rows {
		row := &l.rows[i]
		if row.first {
			r.endTable()
		}
		r.listRow(l.cells[row.from:row.to])
	}
	if l.deep {
		r.endTable()
	}
	return l.line - pos.Line, l.at - pos.Offset
}

func (r *reader) listRow(cells []listCell) {
	if !r.beginRow(extract.Pipes, cells[0].pos) {
		return
	}
	r.table.ruled = true // no sentence with bars in it
	for col, c := range cells {
		if r.full {
			break
		}
		text, lead := trim(c.text)
		c.pos.Offset += lead
		r.cell(text, col, c.pos)
	}
	r.table.rows++
}

// lists reads lists of strings and of lists.
type lists struct {
	src   string
	at    int
	line  int
	cells []listCell
	rows  []listSpan
	first bool // the next row is the first of a list of rows
	deep  bool // there are lists of rows
}

type listCell struct {
	text string
	pos  extract.Pos
}

// listSpan is a row by its cells.
type listSpan struct {
	from, to int
	first    bool
}

// list reads the list that begins at a [ and reports whether it is one of rows or
// of what cells hold, not of both.
func (l *lists) list(depth int) bool {
	const deepest = 4 // pages, tables, rows, cells
	if depth == deepest {
		return false
	}
	l.at++
	from, lists := len(l.cells), 0
	for n := 0; ; n++ {
		l.blanks()
		switch c := l.peek(); {
		case c == ']':
			l.at++
			if lists == 0 && from < len(l.cells) {
				l.rows = append(l.rows, listSpan{from, len(l.cells), l.first})
				l.first = false
			}
			return true
		case n > 0 && c != ',':
			return false
		case n > 0:
			l.at++
			l.blanks()
		}
		if l.peek() != '[' {
			if lists > 0 || !l.cell() {
				return false
			}
			continue
		}
		if lists == 0 && from < len(l.cells) {
			return false
		}
		l.first = l.first || lists == 0
		l.deep = true
		lists++
		if !l.list(depth + 1) {
			return false
		}
	}
}

// cell reads a string in quotation marks, a number or a word for nothing.
func (l *lists) cell() bool {
	const number = "0123456789.-+eE"
	pos := extract.Pos{Line: l.line, Offset: l.at}
	c := l.peek()
	if c == '\'' || c == '"' {
		return l.quoted(c)
	}
	rest := l.src[l.at:]
	for _, nothing := range []string{"None", "null", "nan", "NaN"} {
		if strings.HasPrefix(rest, nothing) {
			l.at += len(nothing)
			l.cells = append(l.cells, listCell{pos: pos})
			return true
		}
	}
	text := rest[:len(rest)-len(strings.TrimLeft(rest, number))]
	l.at += len(text)
	l.cells = append(l.cells, listCell{text, pos})
	return text != ""
}

// quoted reads a string. Of the escapes only that of a line end is undone: the
// others do not stand in labels and numbers.
func (l *lists) quoted(mark byte) bool {
	start := l.at + 1
	for end := start; end < len(l.src); end++ {
		switch l.src[end] {
		case '\n', '\r':
			l.at = end
			return false
		case '\\':
			end++
		case mark:
			l.at = end + 1
			text := l.src[start:end]
			if strings.Contains(text, `\n`) {
				text = strings.ReplaceAll(text, `\n`, "\n")
			}
			l.cells = append(l.cells, listCell{text, extract.Pos{Line: l.line, Offset: start}})
			return true
		}
	}
	l.at = len(l.src)
	return false
}

// peek returns the next byte, 0 at the end.
func (l *lists) peek() byte {
	if l.at < len(l.src) {
		return l.src[l.at]
	}
	return 0
}

// blanks passes over blanks and line ends.
func (l *lists) blanks() {
	start := l.at
	for l.at < len(l.src) && strings.IndexByte(" \t\r\n", l.src[l.at]) >= 0 {
		l.at++
	}
	l.line += lineEndsIn(l.src[start:l.at])
}

// lineEnd passes over what ends a line of lists and returns where that is, 0 where
// something else stands on it.
func (l *lists) lineEnd() int {
	rest := strings.TrimPrefix(l.src[l.at:], ",")
	line, _, found := strings.Cut(rest, "\n")
	if strings.TrimRight(line, " \t\r") != "" || strings.Contains(strings.TrimRight(line, "\r"), "\r") {
		return 0
	}
	l.at = len(l.src) - len(rest) + len(line)
	if found {
		l.at++
		l.line++
	}
	return l.at
}
