package textdoc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// A framed table is drawn with lines: ┌─┬─┐ by text browsers, +---+ by document
// converters. The lines say which cells span rows and columns, and where the
// lines of a cell's text belong together, provided that every line is as wide as
// the frame. A frame that is not so is read line by line, see pipes.go.

// stroke is what a character of a frame draws; bits.
type stroke uint8

const (
	across stroke = 1 << iota // ─ -
	down                      // │ |
)

// strokeOf returns what a character draws.
func (f *frameDrawing) strokeOf(c rune) stroke {
	if f.ascii {
		return asciiStroke(c)
	}
	if c < 0x2500 || c > 0x257f {
		return 0
	}
	switch c {
	case '─', '━', '┄', '┅', '┈', '┉', '═', '╌', '╍', '╴', '╶', '╸', '╺', '╼', '╾':
		return across
	case '│', '┃', '┆', '┇', '┊', '┋', '║', '╎', '╏', '╵', '╷', '╹', '╻', '╽', '╿':
		return down
	}
	return across | down
}

// asciiStroke returns what a character of an ASCII frame draws. A colon aligns
// the column below.
func asciiStroke(c rune) stroke {
	switch c {
	case '|':
		return down
	case '-', '=', ':':
		return across
	case '+':
		return across | down
	}
	return 0
}

// Bounds of a frame: in lines, in columns, and of its drawing in all.
const (
	maxFrameLines  = 10_000
	maxFrameWidth  = 4_000
	maxFramePlaces = 8 << 20
)

// framed reads the framed table that begins at a place, the beginning of a line.
// It returns the lines and bytes that it takes, 0 if there is none.
func (r *reader) framed(src string, pos extract.Pos) (lines, size int) {
	if pos.Offset < r.unframed || r.full || r.markdown != nil && r.markdown.comment > pos.Offset {
		return 0, 0
	}
	at := pos.Offset
	for at < len(src) && src[at] == ' ' {
		at++
	}
	if at == len(src) || src[at] != '+' && src[at] != 0xe2 {
		return 0, 0
	}
	f := frameDrawing{src: src}
	if !f.collect(pos) {
		return 0, 0
	}
	r.unframed = f.lines[len(f.lines)-1].next
	if f.uneven || !f.draw() || f.flush() {
		return 0, 0
	}
	if f.cols() == 1 {
		r.framedText(&f)
		return len(f.lines), f.lines[len(f.lines)-1].next - pos.Offset
	}
	cells, ok := f.cells(r)
	if !ok {
		return 0, 0
	}
	r.unframed = 0
	r.endTable()
	r.frameTable(cells, f.rows(), f.cols())
	return len(f.lines), f.lines[len(f.lines)-1].next - pos.Offset
}

// framedText reads what stands in a frame around a text, as lines.
func (r *reader) framedText(f *frameDrawing) {
	r.endTable()
	for i := range f.lines {
		if l := &f.lines[i]; !f.ruled(i, 0) {
			from, to := l.between(f.bounds[0], f.bounds[1])
			r.line(l.text[from:to], extract.Pos{Line: l.pos.Line, Offset: l.pos.Offset + from})
		}
	}
	r.endTable()
}

// frameTable adds the table of a frame.
func (r *reader) frameTable(cells []extract.Cell, rows, cols int) {
	if len(cells) == 0 {
		return
	}
	if r.places+rows*cols > r.limit.Cells {
		r.full = true
		r.problem(extract.LimitReached, "cells", cells[0].Pos)
		return
	}
	r.places += rows * cols
	layout, pos := extract.Pipes, cells[0].Pos
	for i := range cells {
		if cells[i].RowSpan > 1 || cells[i].ColSpan > 1 {
			layout = extract.Markup
		}
		if cells[i].Text != "" && cells[i].Pos.Offset < pos.Offset {
			pos = cells[i].Pos
		}
	}
	r.add(extract.Block{Kind: extract.TableBlock, Table: extract.NewTable(layout, rows, cols, cells, pos), Pos: pos})
}

// frameDrawing is a frame as it is drawn.
type frameDrawing struct {
	src     string
	ascii   bool // the frame is drawn with + - |
	lines   []frameLine
	width   int      // in columns
	strokes []stroke // by line and column
	uneven  bool     // a line of it is not as wide; of a frame drawn with + - |
	wide    bool     // Chinese characters take two columns
	narrow  bool     // they take one
	bounds  []int    // the columns in which something is drawn downwards
	rules   []int    // the lines with something drawn across
}

// frameLine is a line of a frame.
type frameLine struct {
	text    string
	pos     extract.Pos
	columns []int32 // the column of each byte of text, and that behind it
	next    int     // where the source goes on behind the line
}

// beginsFrame reports whether text is the upper edge of a frame of two columns
// or more, or of one as wide as a table.
func beginsFrame(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	switch first {
	case '┌', '┏', '╔', '╭', '┍', '┎', '╒', '╓':
	case '+':
		return len(text) > 4 && text[len(text)-1] == '+' && strings.Trim(text, "+-=:") == ""
	default:
		return false
	}
	for _, c := range text[size:] {
		if c < 0x2500 || c > 0x257f {
			return false
		}
	}
	return len(text) > 3*size
}

// collect takes the lines from the upper edge on that begin and end with a line
// of the frame and are as wide, however wide their ambiguous characters are.
func (f *frameDrawing) collect(pos extract.Pos) bool {
	at, number := pos.Offset, pos.Line
	for at < len(f.src) && len(f.lines) < maxFrameLines {
		line, next := f.src[at:], len(f.src)
		if n := strings.IndexByte(line, '\n'); n >= 0 {
			line, next = line[:n], at+n+1
		}
		text := strings.TrimRight(line, " \t\r")
		bare := strings.TrimLeft(text, " ")
		if len(f.lines) == 0 {
			if !beginsFrame(bare) {
				return false
			}
			f.ascii = bare[0] == '+'
			f.width = utf8.RuneCountInString(text)
		}
		l := frameLine{text: text, pos: extract.Pos{Line: number, Offset: at}, next: next}
		if f.width > maxFrameWidth || !f.encloses(bare) {
			break
		}
		if !f.wide && !f.narrow && strings.ContainsFunc(text, wideCharacter) { // the first such line decides
			f.narrow = utf8.RuneCountInString(text) == f.width
			f.wide = !f.narrow
		}
		if f.uneven || !l.place(f.width, f.narrow) {
			if f.uneven = f.ascii; !f.uneven {
				break
			}
		}
		f.lines = append(f.lines, l)
		at, number = next, number+1
	}
	return len(f.lines) > 0
}

// encloses reports whether a line begins and ends with a
// line of the frame.
func (f *frameDrawing) encloses(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if f.strokeOf(first)&down == 0 || f.strokeOf(last)&down == 0 || strings.ContainsAny(text, "\t\r\f") {
		return false
	}
	return f.ascii || len(f.lines) == 0 || !beginsFrame(text)
}

// draw finds the rows and columns; false if there are none. The frame ends with
// its last rule.
func (f *frameDrawing) draw() bool {
	if f.width*len(f.lines) > maxFramePlaces {
		return false
	}
	f.strokes = make([]stroke, f.width*len(f.lines))
	for i := range f.lines {
		l := &f.lines[i]
		for at, c := range l.text {
			if s := f.strokeOf(c); s != 0 {
				f.strokes[i*f.width+int(l.columns[at])] = s
			}
		}
	}
	f.corners()
	f.measure()
	if len(f.bounds) < 2 || len(f.rules) < 2 {
		return false
	}
	f.lines = f.lines[:f.rules[len(f.rules)-1]+1]
	return true
}

// place finds the columns of a line's characters; false if the line is not width
// columns wide in all. narrow says that all characters take one column.
func (l *frameLine) place(width int, narrow bool) bool {
	l.columns = make([]int32, len(l.text)+1)
	modes := []widths{{1, 0, 2}, {2, 0, 2}, {1, 1, 2}, {2, 1, 2}}
	if narrow {
		modes = []widths{{1, 1, 1}}
	}
	for _, w := range modes {
		column := 0
		for at := 0; at < len(l.text); {
			c, size := utf8.DecodeRuneInString(l.text[at:])
			for ; size > 0; size-- {
				l.columns[at] = int32(column)
				at++
			}
			column += w.of(c)
		}
		l.columns[len(l.text)] = int32(column)
		if column == width {
			return true
		}
	}
	return false
}

// widths are the columns that programs do not agree on: of punctuation and signs
// that Chinese fonts share with Western ones, of marks that print nothing, and of
// Chinese characters, which some count like others.
type widths struct{ ambiguous, none, wide int }

func wideCharacter(c rune) bool { return widths{1, 1, 2}.of(c) == 2 }

// of returns how many columns a character takes.
func (w widths) of(c rune) int {
	switch {
	case c < 0xa1:
		return 1
	case c >= 0x200b && c <= 0x200f, c == 0x2060, c == 0xfeff, c >= 0x300 && c <= 0x36f:
		return w.none
	case c >= 0x2500 && c <= 0x257f:
		return 1
	case c >= 0x1100 && c <= 0x115f, c >= 0x2e80 && c <= 0x303e, c >= 0x3041 && c <= 0xa4cf, c >= 0xac00 && c <= 0xd7a3,
		c >= 0xf900 && c <= 0xfaff, c >= 0xfe30 && c <= 0xfe6f, c >= 0xff00 && c <= 0xff60, c >= 0xffe0 && c <= 0xffe6,
		c >= 0x1f300 && c <= 0x1faff, c >= 0x20000 && c <= 0x3fffd:
		return w.wide
	}
	return w.ambiguous
}

// corners makes corners of the walls that rules meet, where a program writes |---+---|
// for +---+---+.
func (f *frameDrawing) corners() {
	const fewest = 4 // strokes, so that no nil mark is one
	for i := range f.lines {
		line := f.strokes[i*f.width : (i+1)*f.width]
		run := 0 // strokes across before a column
		for x := range line {
			if line[x] == down && f.ascii && (run >= fewest || x+fewest < len(line) && !slices.ContainsFunc(line[x+1:x+1+fewest], func(s stroke) bool { return s&across == 0 })) {
				line[x] |= across
			}
			if run++; line[x]&across == 0 {
				run = 0
			}
		}
	}
}

// measure finds the bounds of columns, which are where lines meet, and the rules.
func (f *frameDrawing) measure() {
	for x := range f.width {
		if f.joined(x) {
			f.bounds = append(f.bounds, x)
		}
	}
	for i := range f.lines {
		for k := range f.cols() {
			if f.ruled(i, k) {
				f.rules = append(f.rules, i)
				break
			}
		}
	}
}

func (f *frameDrawing) at(line, column int) stroke { return f.strokes[line*f.width+column] }
