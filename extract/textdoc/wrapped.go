package textdoc

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// Mail and editors break long lines, those of rows as well. Where the rows begin and end
// with pipes a break adds none, so that the lines of a row have as many together as every
// other row has:
//
//	| 三、本年度办理结果 | （一）予以公开 | 12 | 0 |
//	3 | 0 | 0 | 0 | 15 |

// wrapped returns how many cells the rows have together, of which some are broken, in the
// table that is open; -1 where none is or the rows differ.
func (r *reader) wrapped() int {
	t := &r.table
	if t.whole == 0 {
		t.whole = -1
		if n := wrappedPipes(r.doc.Source[t.pos.Offset:]); n > 0 {
			t.whole = n - 1
		}
	}
	return t.whole
}

// wrappedPipes returns how many pipes most rows have in the table that src begins with, if
// some are broken; 0 otherwise.
func wrappedPipes(src string) int {
	const mostLines, fewest = 400, 4 // rows
	var counts []int
	broken, shut := false, true
	for range mostLines {
		line, rest, _ := strings.Cut(src, "\n")
		src = rest
		line = strings.Trim(line, "> \r")
		n := strings.Count(line, "|")
		if line == "" || n == 0 && shut {
			break
		}
		if line == "|" {
			return 0 // each cell stands on a line of its own
		}
		if shut && line[0] == '|' || len(counts) == 0 {
			counts = append(counts, 0)
		} else {
			broken = true
		}
		counts[len(counts)-1] += n
		shut = line[len(line)-1] == '|'
	}
	if !broken || len(counts) < fewest {
		return 0
	}
	slices.Sort(counts)
	n := counts[len(counts)/2]
	equal := 0
	for _, count := range counts {
		if count == n {
			equal++
		}
	}
	if 4*equal < 3*len(counts) {
		return 0
	}
	return n
}

// wrappedRow adds a line to the row above it that a break behind a pipe ended.
func (r *reader) wrappedRow(text string, pos extract.Pos) bool {
	t := &r.table
	if t.rows == 0 || !t.led || !t.shut || text[0] == '|' {
		return false
	}
	end := len(text)
	shut := text[end-1] == '|' && !escaped(text, end-1)
	if shut {
		end--
	}
	if cols := r.lastCols() + cellsIn(text, 0, end); !(t.ruled && cols == t.cols) && cols > r.wrapped() {
		return false
	}
	t.shut = shut
	t.rows--
	r.pipeCells(text, 0, end, r.lastCols(), pos)
	t.rows++
	return true
}

// wrappedCell adds a line without pipes to the last cell, which goes on below it.
func (r *reader) wrappedCell(text string) bool {
	t := &r.table
	if t.shut || !t.led || !t.closed || text == "" || r.gap > 0 || !t.open(extract.Pipes) {
		return false
	}
	if strings.IndexByte(text, '|') >= 0 || len(text) > longestCell || sentenceOrHeading(text) || r.lastCols() > r.wrapped() {
		return false
	}
	last := &r.cells[len(r.cells)-1]
	if last.Text == "" || len(last.Text) > longestCell {
		return false
	}
	printed, _ := r.printed(text)
	last.Text += "\n" + printed
	return true
}
