package textdoc

import (
	"strings"

	"github.com/gouji/gouji/extract"
)

// wrappedTabs returns how many tabs each row has in the table that src begins with, if
// some rows are broken into lines; -1 where none is or the rows differ. Nothing tells where
// a row ends but that count, so that all rows have to agree.
func wrappedTabs(src string) int {
	const mostPieces = 4
	tabs, rest := 0, src
	for range mostPieces {
		line, below, _ := strings.Cut(rest, "\n")
		tabs += strings.Count(line, "\t")
		switch rows, broken := rowsOfTabs(src, tabs); {
		case rows > 1 && !broken:
			return -1
		case rows > 0 && broken:
			return tabs
		}
		rest = below
	}
	return -1
}

// rowsOfTabs returns how many rows of so many tabs src begins with and whether some of them
// have several lines; 0 where other rows are among them. A single row whose second line
// begins with words may be two rows, whose tabs only happen to add up.
func rowsOfTabs(src string, tabs int) (rows int, broken bool) {
	const mostLines, fewest = 400, 4 // rows
	const sure = 2                   // breaks
	n, last, breaks := 0, "", 0
	for range mostLines {
		line, rest, _ := strings.Cut(src, "\n")
		src, line = rest, strings.TrimLeft(strings.TrimRight(line, "\r"), "> ")
		more := strings.Count(line, "\t")
		switch {
		case line == "", more == 0 && n == 0 && !closesRow(last, line) && !pageNumber(line):
			if n > 0 || breaks > 0 && (breaks < sure || rows < fewest) {
				return 0, false
			}
			return rows, breaks >= sure
		case more == 0 && n == 0:
			if !pageNumber(line) {
				breaks += sure
			}
			continue
		}
		if n > 0 && !goesOnWith(last, line) {
			return 0, false
		}
		if cell, _, _ := strings.Cut(line, "\t"); n > 0 && cell != "" && !printsValue(cell) {
			breaks++
		} else if n > 0 {
			breaks += sure // no row begins with a value or a tab
		}
		switch n += more; {
		case n > tabs:
			return 0, false
		case n == tabs:
			n = 0
			rows++
		}
		last = line
	}
	return rows, breaks >= sure
}

// closesRow reports whether a line without tabs is the value of the row whose last line ends
// with a tab.
func closesRow(last, line string) bool {
	return strings.HasSuffix(last, "\t") && line != "" && printsValue(line)
}

// goesOnWith reports whether a line may go on with the row that the last line belongs to:
// values do not go on with words, nor words with values.
func goesOnWith(last, line string) bool {
	cell, _, _ := strings.Cut(line, "\t")
	if cell == "" || strings.HasSuffix(last, "\t") || strings.Trim(cell, units) == "" {
		return true
	}
	return printsValue(cell) == printsValue(last[strings.LastIndexByte(last, '\t')+1:])
}

// wrappedTab adds a line to the row of tabs above it, which it goes on with.
func (r *reader) wrappedTab(line string, pos extract.Pos) bool {
	t := &r.table
	if t.whole <= 0 || !t.open(extract.Tabs) || r.gap > 0 || r.full {
		return false
	}
	last := &r.cells[len(r.cells)-1]
	cell, rest, more := strings.Cut(line, "\t")
	if missing := t.whole - last.Col; missing < 0 || missing == 0 && (more || last.Text != "" || !closesRow("\t", line)) || strings.Count(line, "\t") > missing {
		return false
	}
	if printed, lead := trim(cell); last.Text == "" {
		last.Text, last.Pos = printed, extract.Pos{Line: pos.Line, Offset: pos.Offset + lead}
	} else if printed != "" && len(last.Text) <= longestCell {
		last.Text += "\n" + printed
	}
	if more {
		t.half = true
		r.tabRow(rest, extract.Pos{Line: pos.Line, Offset: pos.Offset + len(cell) + 1})
	}
	return true
}
