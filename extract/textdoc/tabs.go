package textdoc

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// tabbed reports whether a line is a row of cells separated by tabs; text is
// the line without its outer blanks, end is where the line ends in the source.
func (r *reader) tabbed(line, text string, end int) bool {
	if strings.IndexByte(line, '\t') < 0 || !r.tabs {
		return false
	}
	if n := strings.IndexByte(text, '\t'); n >= 0 {
		return !numbering(text[:n]) || strings.IndexByte(text[n+1:], '\t') >= 0
	}
	// One cell, and tabs before or behind it.
	if strings.Contains(text, "。") || strings.IndexByte(text, '|') >= 0 || pageNumber(text) || spacedValue(text) {
		return false
	}
	if r.table.open(extract.Tabs) {
		return true
	}
	if numeric(text) && line[0] != '\t' && strings.Count(line, "\t") == 1 {
		return false // a value on a line of its own
	}
	n := strings.Index(line, text) + len(text)
	behind := strings.Count(line[n:], "\t")
	return behind > 1 || behind == 1 && !counted(text) && labelled(r.doc.Source[end:])
}

// spacedValue reports whether a text ends with a value behind blanks: its cells stand
// apart by blanks, and the tabs behind it are no more than these.
func spacedValue(text string) bool {
	n := strings.LastIndexAny(text, " \u3000\u00a0")
	if n < 0 {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[n:])
	return numeric(text[n+size:]) && !numeric(text[:n])
}

// counted reports whether text begins with a numeral or a bracket, as headings do.
func counted(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("一二三四五六七八九十（(", first)
}

// labelled reports whether the line behind the line end that s begins with is a
// label, one tab and a value or nothing.
func labelled(s string) bool {
	const longest = 200 // bytes
	s = s[:min(len(s), longest)]
	s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
	if n := strings.IndexAny(s, "\r\n"); n >= 0 {
		s = s[:n]
	}
	label, value, found := strings.Cut(s, "\t")
	return found && !numeric(label) && strings.IndexByte(value, '\t') < 0 && numeric(value)
}

// tabRow adds a row whose cells are separated by tabs, or the rest of one that is open.
func (r *reader) tabRow(line string, pos extract.Pos) {
	if !r.beginRow(extract.Tabs, pos) {
		return
	}
	if r.table.whole == 0 {
		r.table.whole = -1
		if !r.below {
			r.table.whole = wrappedTabs(r.doc.Source[pos.Offset:])
		}
	}
	first := 0
	if r.table.half {
		first = r.lastCols()
		r.table.rows--
		r.table.half = false
	}
	for col, start := first, 0; start <= len(line) && !r.full; col++ {
		end := strings.IndexByte(line[start:], '\t')
		if end < 0 {
			end = len(line)
		} else {
			end += start
		}
		text, lead := trim(line[start:end])
		r.cell(text, col, extract.Pos{Line: pos.Line, Offset: pos.Offset + start + lead})
		start = end + 1
	}
	r.table.rows++
}

// numbering reports whether s is an automatic number or bullet that a word
// processor put before a paragraph, with a tab behind it.
func numbering(s string) bool {
	if s, _ = trim(s); len(s) > len("（十二）、") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("、.．)）•●◆■", last)
}

// pageNumber reports whether text is printed around a page's number: - 4 -,
// —3—, 第 4 页.
func pageNumber(text string) bool {
	const dashes, longest = "-–—―－ ", len("第 100 页，共 100 页 ")
	if len(text) > longest {
		return false
	}
	if strings.HasPrefix(text, "第") && strings.Contains(text, "页") {
		return true
	}
	before := strings.TrimLeft(text, dashes)
	number := strings.TrimRight(before, dashes)
	return len(before) < len(text) && len(number) < len(before) && number != "" && strings.Trim(number, "0123456789") == ""
}
