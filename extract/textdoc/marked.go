package textdoc

import (
	"strconv"
	"strings"

	"github.com/gouji/gouji/extract"
)

// More notations of tables, all of which mark where a table begins and ends. For that of
// LaTeX see latex.go. MediaWiki has {| … |} with |- between the rows and a cell behind each | or ! that
// begins a line, or behind || within it. AsciiDoc has |=== … |=== with a cell behind
// each |, as many a row as the line above names columns.

// Bounds of a marked table.
const (
	maxMarked  = 4 << 20 // bytes
	maxSpan    = 200     // rows or columns of a cell
	maxColumns = 200
)

// notation says how a marked table is written.
type notation struct {
	begin, end string // of the table
	head       int    // bytes before the first row
	read       func(g *markedGrid, body string, pos extract.Pos)
}

// notationOf returns the notation of the table that s begins with; false for none.
func notationOf(s string) (notation, bool) {
	switch {
	case strings.HasPrefix(s, "{|"):
		return notation{"{|", "\n|}", strings.IndexByte(s, '\n') + 1, (*markedGrid).wiki}, true
	case strings.HasPrefix(s, "|==="):
		return notation{"|===", "\n|===", strings.IndexByte(s, '\n') + 1, (*markedGrid).ascii}, true
	case s[0] == '\\':
		begin, end, head := latexTable(s)
		return notation{begin, end, head, (*markedGrid).latex}, begin != ""
	}
	return notation{}, false
}

// marked reads the marked table that begins at a place, the beginning of a line. It
// returns the lines and bytes that it takes, 0 if there is none.
func (r *reader) marked(src string, pos extract.Pos) (lines, size int) {
	rest := src[pos.Offset:min(len(src), pos.Offset+maxMarked)]
	if pos.Offset < r.unmarked {
		return 0, 0
	}
	how, found := notationOf(rest)
	if !found {
		return 0, 0
	}
	n := strings.Index(rest, how.end)
	if n < 0 {
		r.unmarked = pos.Offset + len(rest) // do not search again
		return 0, 0
	}
	if strings.Contains(rest[len(how.begin):n], how.begin) { // one in another
		r.unmarked = pos.Offset + n
		return 0, 0
	}
	r.endTable()
	g := markedGrid{reader: r, first: len(r.cells), above: src[:pos.Offset]}
	how.read(&g, rest[how.head:max(how.head, n)], extract.Pos{Line: pos.Line + strings.Count(rest[:how.head], "\n"), Offset: pos.Offset + how.head})
	g.close()
	size = n + len(how.end)
	if line, _, _ := strings.Cut(rest[size:], "\n"); strings.TrimSpace(line) == "" {
		size = min(size+len(line)+1, len(rest))
	}
	return strings.Count(rest[:size], "\n"), size
}

// markedGrid places the cells of a marked table.
type markedGrid struct {
	*reader
	above    string // what stands before the table
	first    int    // of its cells
	cols     int    // 0 where the rows are marked
	row, col int
	width    int
	busy     []int // rows for which a column is taken by a cell above
	spans    bool
}

// add places a cell behind the last one.
func (g *markedGrid) add(text string, pos extract.Pos, colspan, rowspan int) {
	for g.covered() {
		g.col++
	}
	if g.cols > 0 && g.col >= g.cols {
		g.next()
		g.add(text, pos, colspan, rowspan)
		return
	}
	colspan, rowspan = min(max(colspan, 1), maxSpan), min(max(rowspan, 1), maxSpan)
	if g.cols > 0 {
		colspan = min(colspan, g.cols-g.col)
	}
	for k := g.col; k < g.col+colspan && k < len(g.busy); k++ {
		if g.busy[k] > 0 {
			colspan = k - g.col
		}
	}
	if g.col+colspan > maxColumns || g.full || g.places+(g.row+rowspan)*max(g.width, g.col+colspan) > g.limit.Cells {
		if !g.full {
			g.full = true
			g.problem(extract.LimitReached, "cells", pos)
		}
		return
	}
	printed, lead := g.printed(text)
	pos.Line += lineEndsIn(text[:lead])
	pos.Offset += lead
	if len(printed) > g.limit.Cell {
		printed = cut(printed, g.limit.Cell)
		g.problem(extract.LimitReached, "cell text", pos)
	}
	for len(g.busy) < g.col+colspan {
		g.busy = append(g.busy, 0)
	}
	for k := g.col; k < g.col+colspan; k++ {
		g.busy[k] = rowspan
	}
	g.cells = append(g.cells, extract.Cell{Text: printed, Row: g.row, Col: g.col, RowSpan: rowspan, ColSpan: colspan, Pos: pos})
	g.spans = g.spans || rowspan > 1 || colspan > 1
	g.col += colspan
	g.width = max(g.width, g.col)
}

// covered reports whether a cell above spans the row where the next cell stands.
func (g *markedGrid) covered() bool { return g.col < len(g.busy) && g.busy[g.col] > 0 }

// next begins a row.
func (g *markedGrid) next() {
	g.row++
	g.col = 0
	for k := range g.busy {
		g.busy[k] = max(0, g.busy[k]-1)
	}
}

// close adds the table.
func (g *markedGrid) close() {
	cells := g.cells[g.first:len(g.cells):len(g.cells)]
	if len(cells) == 0 {
		return
	}
	rows := cells[len(cells)-1].Row + 1
	for i := range cells {
		cells[i].RowSpan = min(cells[i].RowSpan, rows-cells[i].Row)
	}
	layout := extract.Pipes
	if g.spans {
		layout = extract.Markup
	}
	g.places += rows * g.width
	g.reader.add(extract.Block{Kind: extract.TableBlock, Table: extract.NewTable(layout, rows, g.width, cells, cells[0].Pos), Pos: cells[0].Pos})
}

// wiki reads what stands between {| and |}.
func (g *markedGrid) wiki(body string, pos extract.Pos) {
	for at := 0; at < len(body); {
		end := at + 1 // of the lines that begin here and go on with text
		for end < len(body) && (body[end-1] != '\n' || body[end] != '|' && body[end] != '!') {
			end++
		}
		text := body[at:end]
		p := extract.Pos{Line: pos.Line, Offset: pos.Offset + at}
		pos.Line += strings.Count(text, "\n")
		at = end
		switch {
		case text[0] != '|' && text[0] != '!', strings.HasPrefix(text, "|+"):
		case strings.HasPrefix(text, "|-"):
			if len(g.cells) > g.first {
				g.next()
			}
		default:
			g.wikiCells(text[1:], extract.Pos{Line: p.Line, Offset: p.Offset + 1})
		}
	}
}

// wikiCells adds the cells of a line.
func (g *markedGrid) wikiCells(text string, pos extract.Pos) {
	for {
		cell, rest, more := strings.Cut(text, "||")
		colspan, rowspan, lead := 1, 1, 0
		if n := strings.IndexByte(cell, '|'); n > 0 && strings.IndexByte(cell[:n], '=') > 0 && !strings.Contains(cell[:n], "[[") {
			colspan, rowspan, lead = spanIn(cell[:n], "colspan"), spanIn(cell[:n], "rowspan"), n+1
		}
		printed, skipped := trim(cell[lead:])
		if bold := strings.TrimPrefix(printed, "'''"); len(bold) < len(printed) && strings.HasSuffix(bold, "'''") {
			printed, skipped = strings.TrimSuffix(bold, "'''"), skipped+len("'''")
		}
		at := extract.Pos{Line: pos.Line + strings.Count(cell[:lead+skipped], "\n"), Offset: pos.Offset + lead + skipped}
		g.add(printed, at, colspan, rowspan)
		if !more {
			return
		}
		n := len(cell) + len("||")
		pos = extract.Pos{Line: pos.Line + strings.Count(text[:n], "\n"), Offset: pos.Offset + n}
		text = rest
	}
}

// spanIn returns the number that an attribute has, 1 where it is missing.
func spanIn(attributes, name string) int {
	_, rest, found := strings.Cut(attributes, name)
	rest = strings.TrimLeft(rest, " =\"'")
	digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	if n, err := strconv.Atoi(digits); found && err == nil {
		return n
	}
	return 1
}

// columnsAbove returns how many columns the line above a table names: [cols="1,2"] or
// [cols="3*"]; 0 for none.
func columnsAbove(before string) int {
	before = strings.TrimSuffix(strings.TrimSuffix(before, "\n"), "\r")
	line := before[strings.LastIndexByte(before, '\n')+1:]
	_, cols, found := strings.Cut(line, "cols=\"")
	if !found || line[0] != '[' {
		return 0
	}
	cols, _, _ = strings.Cut(cols, "\"")
	n := 0
	for c := range strings.SplitSeq(strings.TrimRight(cols, ","), ",") {
		times := 1
		if count, _, repeated := strings.Cut(c, "*"); repeated {
			times, _ = strconv.Atoi(strings.TrimSpace(count))
		}
		n = min(n+max(1, min(times, maxColumns)), maxColumns)
	}
	return n
}

// ascii reads what stands between two |===.
func (g *markedGrid) ascii(body string, pos extract.Pos) {
	g.cols = columnsAbove(g.above)
	if last := len(g.doc.Blocks) - 1; g.cols > 0 && last >= 0 && g.doc.Blocks[last].Pos.Line == pos.Line-2 {
		g.doc.Blocks = g.doc.Blocks[:last] // the line that names the columns
	}
	at := strings.IndexByte(body, '|')
	if at < 0 {
		return
	}
	if g.cols == 0 { // as many as the first line has
		line := body[strings.LastIndexByte(body[:at], '\n')+1:]
		line, _, _ = strings.Cut(line, "\n")
		g.cols = min(cellsIn(line, strings.IndexByte(line, '|')+1, len(line)), maxColumns)
	}
	colspan, rowspan, _ := spec(body[:at])
	pos.Line += strings.Count(body[:at], "\n")
	for at < len(body) {
		start := at + 1
		end := cellEnd(body, start, len(body))
		text := body[start:end]
		nextCol, nextRow, taken := 1, 1, 0
		if end < len(body) {
			nextCol, nextRow, taken = spec(text)
		}
		g.add(text[:len(text)-taken], extract.Pos{Line: pos.Line, Offset: pos.Offset + start}, colspan, rowspan)
		pos.Line += strings.Count(text, "\n")
		colspan, rowspan, at = nextCol, nextRow, end
	}
}

// spec returns the spans that stand at the end of a text, before the | of a cell: 2+, .3+,
// 2.3+; taken is how many bytes that are, with a letter for the cell's style.
func spec(text string) (colspan, rowspan, taken int) {
	token := text[strings.LastIndexAny(text, " \n|")+1:]
	spans, style, plus := strings.Cut(token, "+")
	switch {
	case plus && strings.Trim(spans, "0123456789.") == "" && strings.Trim(style, "<^>.adehlmsv") == "":
		columns, rows, _ := strings.Cut(spans, ".")
		colspan, _ = strconv.Atoi(columns)
		rowspan, _ = strconv.Atoi(rows)
		return max(1, colspan), max(1, rowspan), len(token)
	case token != "" && strings.Trim(token, "<^>.adehlmsv") == "" && len(token) <= 3:
		return 1, 1, len(token)
	}
	return 1, 1, 0
}
