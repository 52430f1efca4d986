// Package textdoc reads plain text and markdown: lines become paragraphs,
// headings and the rows of tables.
//
// In: decoded text. Out: an extract.Document. Cells separated by tabs or pipes
// become tables; what is aligned by blanks or printed one cell per line stays
// paragraphs, since only who knows the words can tell such a table from prose.
package textdoc

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// Read reads src as format, which is extract.Text or extract.Markdown.
func Read(src string, format extract.Format, limits extract.Limits) *extract.Document {
	limits = limits.WithDefaults()
	r := reader{
		doc:   &extract.Document{Format: format, Source: src, Blocks: make([]extract.Block, 0, 16+len(src)/160)},
		limit: limits,
		cells: make([]extract.Cell, 0, 8+len(src)/24),
	}
	r.lines(src)
	r.endTable()
	return r.doc
}

// reader collects the document. The table that is being read is the tail of
// cells from first on.
type reader struct {
	doc   *extract.Document
	limit extract.Limits
	cells []extract.Cell // of all tables, in one array
	total int            // cells of the document

	layout extract.Layout
	first  int // index in cells of the open table's first cell
	rows   int // rows of the open table; 0 when none is open
	cols   int
	pos    extract.Pos
	full   bool // the limit on cells was reached
}

// lines cuts src at line ends (\n, \r\n, a lone \r where there is no \n, form
// and line feeds) and reads each line.
func (r *reader) lines(src string) {
	end := byte('\n')
	if strings.IndexByte(src, '\n') < 0 && strings.IndexByte(src, '\r') >= 0 {
		end = '\r'
	}
	number := 1
	for offset := 0; offset < len(src); number++ {
		n := strings.IndexByte(src[offset:], end)
		line := src[offset:]
		if n >= 0 {
			line = line[:n]
		}
		r.pages(line, extract.Pos{Line: number, Offset: offset})
		if n < 0 {
			return
		}
		offset += n + 1
	}
}

// pages reads a line that may hold page breaks.
func (r *reader) pages(line string, pos extract.Pos) {
	for {
		n := strings.IndexByte(line, '\f')
		if n < 0 {
			r.line(line, pos)
			return
		}
		r.line(line[:n], pos)
		r.endTable()
		line = line[n+1:]
		pos.Offset += n + 1
	}
}

// line reads one line.
func (r *reader) line(line string, pos extract.Pos) {
	line = strings.TrimSuffix(line, "\r")
	text, lead := trim(line)
	if text == "" {
		if strings.IndexByte(line, '\t') < 0 || r.rows == 0 {
			r.endTable()
		}
		return
	}
	at := extract.Pos{Line: pos.Line, Offset: pos.Offset + lead}
	switch {
	case strings.IndexByte(line, '\t') >= 0 && r.tabs(line, text):
		r.row(extract.Tabs, line, pos, '\t')
	case strings.IndexByte(text, '|') >= 0 && r.pipes(text):
		if separator(text) {
			return
		}
		r.pipeRow(text, at)
	default:
		r.endTable()
		r.paragraph(text, at)
	}
}

// tabs reports whether a line with tab characters is a row of a table: a tab
// stands between or behind cells, or the row above is one.
func (r *reader) tabs(line, text string) bool {
	if r.rows > 0 && r.layout == extract.Tabs {
		return true
	}
	return strings.IndexByte(text, '\t') >= 0 || strings.HasSuffix(strings.TrimRight(line, " "), "\t")
}

// pipes reports whether a line with pipes is a row of a table. One pipe
// between two words is none unless rows stand above.
func (r *reader) pipes(text string) bool {
	if r.rows > 0 && r.layout == extract.Pipes {
		return true
	}
	return text[0] == '|' || text[len(text)-1] == '|' || strings.Count(text, "|") > 1
}

// separator reports whether a markdown row only marks the header (|---|:-:|).
func separator(text string) bool {
	dashes := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '-':
			dashes++
		case '|', ':', ' ':
		default:
			return false
		}
	}
	return dashes > 2 || dashes > 0 && strings.Count(text, "-") >= strings.Count(text, "|")-1 && strings.IndexByte(text, ':') >= 0
}

// row adds a row whose cells are separated by sep.
func (r *reader) row(layout extract.Layout, line string, pos extract.Pos, sep byte) {
	if !r.open(layout, pos) {
		return
	}
	col, start := 0, 0
	for {
		n := strings.IndexByte(line[start:], sep)
		cell := line[start:]
		if n >= 0 {
			cell = line[start : start+n]
		}
		r.cell(cell, col, extract.Pos{Line: pos.Line, Offset: pos.Offset + start})
		col++
		if n < 0 || r.full {
			break
		}
		start += n + 1
	}
	r.cols = max(r.cols, col)
	r.rows++
}

// pipeRow adds a markdown row; outer pipes and \| are no separators.
func (r *reader) pipeRow(text string, pos extract.Pos) {
	if !r.open(extract.Pipes, pos) {
		return
	}
	start := 0
	if text[0] == '|' {
		start = 1
	}
	end := len(text)
	if end > start && text[end-1] == '|' && (end < 2 || text[end-2] != '\\') {
		end--
	}
	col := 0
	for i := start; i <= end && !r.full; i++ {
		if i < end && (text[i] != '|' || i > 0 && text[i-1] == '\\') {
			continue
		}
		cell, lead := unemphasised(text[start:i])
		r.cell(cell, col, extract.Pos{Line: pos.Line, Offset: pos.Offset + start + lead})
		col++
		start = i + 1
	}
	r.cols = max(r.cols, col)
	r.rows++
}

// unemphasised removes the ** around a markdown cell and returns the number of
// bytes removed at the front.
func unemphasised(s string) (text string, lead int) {
	text, lead = trim(s)
	if len(text) > 4 && strings.HasPrefix(text, "**") && strings.HasSuffix(text, "**") {
		return text[2 : len(text)-2], lead + 2
	}
	return text, lead
}

// open starts a table or goes on with the open one.
func (r *reader) open(layout extract.Layout, pos extract.Pos) bool {
	if r.full {
		return false
	}
	if r.rows > 0 && r.layout != layout {
		r.endTable()
	}
	if r.rows == 0 {
		r.layout, r.first, r.cols, r.pos = layout, len(r.cells), 0, pos
	}
	return true
}

// cell adds one cell to the open row.
func (r *reader) cell(s string, col int, pos extract.Pos) {
	text, lead := trim(s)
	if len(text) > r.limit.Cell {
		text = cut(text, r.limit.Cell)
		r.problem(extract.LimitReached, "cell text", pos)
	}
	pos.Offset += lead
	if r.total++; r.total > r.limit.Cells || (r.rows+1)*max(r.cols, col+1) > r.limit.Cells {
		r.full = true
		r.problem(extract.LimitReached, "cells", pos)
		return
	}
	r.cells = append(r.cells, extract.Cell{Text: text, Row: r.rows, Col: col, RowSpan: 1, ColSpan: 1, Pos: pos})
}

// endTable closes the open table.
func (r *reader) endTable() {
	if r.rows == 0 {
		return
	}
	cells := r.cells[r.first:len(r.cells):len(r.cells)]
	if n := len(cells); n > 0 {
		rows := cells[n-1].Row + 1
		table := extract.NewTable(r.layout, rows, r.cols, cells, r.pos)
		r.doc.Blocks = append(r.doc.Blocks, extract.Block{Kind: extract.TableBlock, Table: table, Pos: r.pos})
	}
	r.rows = 0
}

// paragraph adds a line of text, or a heading where it is marked as one.
func (r *reader) paragraph(text string, pos extract.Pos) {
	b := extract.Block{Text: text, Pos: pos}
	if text[0] == '#' {
		rest := strings.TrimLeft(text, "#")
		if level := len(text) - len(rest); level <= 6 && strings.HasPrefix(rest, " ") {
			body, lead := trim(rest)
			body = strings.TrimRight(strings.TrimRight(body, "#"), " ")
			if body == "" {
				return
			}
			b.Kind, b.Level, b.Text = extract.Heading, level, body
			b.Pos.Offset += level + lead
		}
	}
	if len(b.Text) > r.limit.Cell {
		b.Text = cut(b.Text, r.limit.Cell)
		r.problem(extract.LimitReached, "paragraph text", pos)
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

// trim removes blanks of any width from both ends and returns the number of
// bytes removed at the front.
func trim(s string) (text string, lead int) {
	start, end := 0, len(s)
	for start < end {
		if c := s[start]; c < utf8.RuneSelf {
			if c > ' ' {
				break
			}
			start++
			continue
		}
		n := wideBlank(s[start:end])
		if n == 0 {
			break
		}
		start += n
	}
	for end > start {
		if c := s[end-1]; c < utf8.RuneSelf {
			if c > ' ' {
				break
			}
			end--
			continue
		}
		_, n := utf8.DecodeLastRuneInString(s[start:end])
		if wideBlank(s[end-n:end]) == 0 {
			break
		}
		end -= n
	}
	return s[start:end], start
}

// wideBlank returns the length of the blank that s begins with, if it is one of
// those outside ASCII.
func wideBlank(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case 0xa0, 0x3000, 0x2002, 0x2003, 0x2009, 0x200b, 0x200c, 0x200d, 0xfeff:
		return n
	}
	return 0
}

// cut shortens s to at most n bytes at a character boundary.
func cut(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
