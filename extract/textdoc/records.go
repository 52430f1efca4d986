package textdoc

import (
	"strings"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
)

// Spreadsheets are exported as records: cells with commas, semicolons or tabs
// between, of which those that hold a separator, a quotation mark or a line end
// are quoted (RFC 4180). People write wide commas and strokes between the cells. Commas
// stand in prose as well, so that only a text with rows of numbers between them is
// taken for such a table.

// separators are what may stand between the cells of a record, other than tabs. A
// slash is none: it is a mark for nothing in tables that blanks align.
func separators() [10]string {
	return [...]string{",", ";", "，", "；", wideLine, drawnLine, heavyLine, brokenLine, doubleLine, strokeLine}
}

// Lines between the cells of a frame whose lines are not as wide as its text.
const (
	drawnLine  = "│"
	heavyLine  = "┃"
	wideLine   = "｜"
	brokenLine = "¦"
	doubleLine = "‖"
	strokeLine = "丨" // a character that looks like a line
)

// framed reports whether the separator is that of a frame.
func framed(separator string) bool {
	switch separator {
	case drawnLine, heavyLine, wideLine, brokenLine, doubleLine, strokeLine:
		return true
	}
	return false
}

// separatorOf returns what separates the cells of a text of records, "" where it
// is none. Tabs separate cells anyway; they make records where cells are quoted.
func separatorOf(src string) string {
	const reach, enough, least, many = 1 << 20, 3, 3, 8
	src = src[:min(len(src), reach)]
	long := "" // the separator of a row of many values
	for _, separator := range separators() {
		if !countsTo(src, separator, enough*least) {
			continue
		}
		rows, narrow := 0, 0
		for at := 0; rows < enough && narrow < many; {
			n := strings.Index(src[at:], separator)
			if n < 0 {
				break
			}
			at += n
			start := strings.LastIndexByte(src[:at], '\n') + 1
			end := len(src)
			if n := strings.IndexByte(src[at:], '\n'); n >= 0 {
				end = at + n
			}
			line := strings.TrimRight(src[start:end], "\r")
			values := valuesIn(line, separator)
			if values >= certainValues && long == "" {
				long = separator
			}
			if values > 0 {
				rows++
			} else if narrowRow(line, separator) {
				narrow++
			}
			at = end
		}
		if rows == enough || narrow == many {
			return separator
		}
	}
	if long != "" {
		return long
	}
	if strings.Contains(src, "\t\"") || strings.Contains(src, "\"\t") {
		return "\t"
	}
	return ""
}

// countsTo reports whether s holds a separator n times, without counting the others.
func countsTo(s, separator string, n int) bool {
	for ; n > 0; n-- {
		at := strings.Index(s, separator)
		if at < 0 {
			return false
		}
		s = s[at+len(separator):]
	}
	return true
}

// certainValues is how many values no sentence lists one behind the other.
const certainValues = 10

// valuesIn counts the values of a line that is a row of them: of four cells or more, of
// which three hold a number, or all but the first hold one or nothing. It returns 0 for
// other lines. The thousands of one number are no cells.
func valuesIn(line, separator string) int {
	line = strings.TrimRight(line, "\t ")
	if strings.IndexByte(line, '\t') >= 0 || !countsTo(line, separator, 3) {
		return 0
	}
	cells, values, blanks, thousands := 0, 0, 0, 0
	for cell := range strings.SplitSeq(line, separator) {
		cell = strings.Trim(cell, "\" ")
		cells++
		switch {
		case cell == "":
			blanks++
		case valueCell(cell):
			values++
			if number := strings.TrimRight(cell, units); utf8.RuneCountInString(number) == len("000") && strings.Trim(number, "0123456789.-０１２３４５６７８９") == "" {
				thousands++
			}
		}
	}
	if values > thousands && (values < cells || values >= certainValues) && (values > 2 || values+blanks == cells-1) {
		return values
	}
	return 0
}

// units are the characters of the units that a table prints behind its numbers.
const units = "件条份次个人篇项元万"

// valueCell reports whether a cell is one number, with or without its unit, or a mark or
// word for nothing.
func valueCell(cell string) bool {
	const longest = len("万元")
	if strings.Trim(cell, "0123456789.-") == "" {
		return true // the common case
	}
	if len(cell) > longest && ideograph(cell[0]) {
		return false // words
	}
	cell = strings.TrimLeft(cell, "0123456789.,+-—–－─/\\０１２３４５６７８９．，／")
	return len(cell) <= longest && strings.Trim(cell, units+"无零〇一二三四五六七八九十百千") == ""
}

// narrowRow reports whether a line is a row of two or three cells of which the last
// alone is a number, as tables of indicators have. Of such rows it takes many to
// tell them from sentences.
func narrowRow(line, separator string) bool {
	if framed(separator) {
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), separator), separator)
	}
	n := strings.LastIndex(line, separator)
	if n <= 0 || countsTo(line, separator, 3) || strings.IndexByte(line, '\t') >= 0 {
		return false
	}
	before := line[:n]
	if k := strings.LastIndex(before, separator); k >= 0 {
		before = before[k+len(separator):]
	}
	before = strings.TrimRight(before, " ")
	_, last := utf8.DecodeLastRuneInString(before)
	value := strings.TrimSpace(strings.Trim(line[n+len(separator):], "\" "))
	return value != "" && (numeric(value) || valueCell(value)) && before != "" && !numeric(before[len(before)-last:])
}

// record reads the record that begins at a place, the beginning of a line. It
// returns the line ends and bytes that it takes; none where the line is read as
// any other.
func (r *reader) record(src string, pos extract.Pos) (lines, size int) {
	if r.separator == "" || r.markdown != nil && markdownOwn(src, pos.Offset) {
		return 0, 0
	}
	r.fields = r.fields[:0]
	at, quoted := pos.Offset, false
	for len(r.fields) <= r.limit.Cells {
		f := r.field(src, at)
		r.fields = append(r.fields, f)
		quoted = quoted || f.quoted
		at = f.next
		if !strings.HasPrefix(src[at:], r.separator) {
			break
		}
		at += len(r.separator)
	}
	switch {
	case len(r.fields) > r.limit.Cells, !quoted && (r.separator == "\t" || len(r.fields) == 1), !quoted && (prose(src, r.fields) || grouped(src, r.fields)):
		return 0, 0
	}
	r.fields = bracketed(src, r.fields)
	if r.enclosed {
		r.fields = unframed(src, r.fields)
	}
	r.readRecord(src, r.fields, pos)
	end := at
	for end < len(src) && src[end] == '\r' {
		end++
	}
	if end < len(src) && src[end] == '\n' {
		end++
	} else if end > at {
		end = at + 1
	}
	return lineEndsIn(src[pos.Offset:end]), end - pos.Offset
}

// bracketed puts the fields of a record together that a separator inside brackets
// parted: 部分公开（区分处理的，只计这一情形）.
func bracketed(src string, fields []field) []field {
	open := func(f field) int {
		text := src[f.start:f.end]
		return strings.Count(text, "（") + strings.Count(text, "(") - strings.Count(text, "）") - strings.Count(text, ")")
	}
	out := fields[:0]
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if depth := open(f); depth > 0 && !f.quoted {
			for k := i + 1; k < len(fields) && !fields[k].quoted; k++ {
				if depth += open(fields[k]); depth <= 0 {
					f.end, f.next, i = fields[k].end, fields[k].next, k
					break
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// encloses reports whether a frame's lines stand at both ends of its rows: most lines
// that hold any begin and end with one.
func encloses(src, separator string) bool {
	const reach, most = 1 << 20, 10
	rows, bare := 0, 0
	for line := range strings.Lines(src[:min(len(src), reach)]) {
		if line = strings.TrimSpace(line); strings.Contains(line, separator) {
			rows++
			if !strings.HasPrefix(line, separator) || !strings.HasSuffix(line, separator) {
				bare++
			}
		}
	}
	return framed(separator) && bare*most <= rows
}

// unframed returns the fields between the outer lines of a frame, where a record has
// both.
func unframed(src string, fields []field) []field {
	last := len(fields) - 1
	empty := func(f field) bool { return strings.Trim(src[f.start:f.end], " \t") == "" }
	if last < 2 || !empty(fields[0]) || !empty(fields[last]) {
		return fields
	}
	return fields[1:last]
}

// markdownOwn reports whether the line at a place is none of a record in markdown: a
// heading, a row of pipes, a list's item, a quotation or a comment.
func markdownOwn(src string, at int) bool {
	return at < len(src) && strings.IndexByte("#|->*<`\n\r", src[at]) >= 0
}

// prose reports whether a record is a line of sentences with commas: no cell
// holds a number or nothing.
func prose(src string, fields []field) bool {
	for _, f := range fields {
		if numeric(src[f.start:f.end]) {
			return false
		}
	}
	return strings.Contains(src[fields[0].start:fields[len(fields)-1].end], "。")
}

// grouped reports whether each separator of a record only groups the digits of a number:
// 总计 4,404 35,794.
func grouped(src string, fields []field) bool {
	for i := range fields[1:] {
		before, behind := src[fields[i].start:fields[i].end], src[fields[i+1].start:fields[i+1].end]
		digits := len(behind) - len(strings.TrimLeft(behind, "0123456789"))
		if digits != len("000") || before == "" || strings.IndexByte("0123456789", before[len(before)-1]) < 0 {
			return false
		}
	}
	return len(fields) > 1
}

// field is a cell of a record.
type field struct {
	start, end int // its text in the source, without the outer quotation marks
	next       int // where the separator or line end behind it stands
	quoted     bool
}

// field reads the cell at a place.
func (r *reader) field(src string, at int) field {
	start := at
	for start < len(src) && src[start] == ' ' {
		start++
	}
	if start == 0 && strings.HasPrefix(src, "\ufeff") {
		start = len("\ufeff")
	}
	if start < len(src) && src[start] == '"' {
		if end := r.closingQuote(src, start+1); end >= 0 {
			return field{start: start + 1, end: end, next: lineEnd(src, end+1), quoted: true}
		}
	}
	next := at
	for next < len(src) && !r.separates(src, next) {
		next++
	}
	return field{start: at, end: next, next: next}
}

// separates reports whether a separator or a line end stands at a place.
func (r *reader) separates(src string, at int) bool {
	return src[at] == '\n' || src[at] == '\r' || src[at] == r.separator[0] && strings.HasPrefix(src[at:], r.separator)
}

// endsAt reports whether a cell ends at a place.
func (r *reader) endsAt(src string, at int) bool { return at == len(src) || r.separates(src, at) }

// lineEnd returns where the line ends of which only blanks are left at a place, and the
// place in others.
func lineEnd(src string, at int) int {
	end := at
	for end < len(src) && src[end] == ' ' {
		end++
	}
	if end == len(src) || src[end] == '\n' || src[end] == '\r' {
		return end
	}
	return at
}

// closingQuote returns where the quotation mark stands that ends a quoted cell, before a
// separator or line end; -1 where there is none.
func (r *reader) closingQuote(src string, at int) int {
	end := min(len(src), at+r.limit.Cell)
	for at < end && at >= r.unclosed {
		n := strings.IndexByte(src[at:end], '"')
		if n < 0 {
			break
		}
		at += n
		switch next := at + 1; {
		case r.endsAt(src, lineEnd(src, next)):
			return at
		case src[next] != '"':
			return -1
		}
		at += len(`""`)
	}
	r.unclosed = max(r.unclosed, end) // do not search again
	return -1
}

// readRecord adds the row of a record. A text that is alone in its record is a
// paragraph, unless it stands inside a table.
func (r *reader) readRecord(src string, fields []field, pos extract.Pos) {
	printed, only := 0, field{}
	for _, f := range fields {
		if text, _ := trim(src[f.start:f.end]); text != "" {
			printed++
			only = f
		}
	}
	open := r.table.open(extract.Tabs)
	switch {
	case printed == 0 && !(open && len(fields) > 1):
		r.endTable()
	case printed == 1 && (len(fields) == 1 || !open || sentenceOrHeading(src[only.start:only.end])):
		r.endTable()
		r.paragraphs(src, only, pos)
	default:
		r.recordRow(src, fields, pos)
	}
}

// sentenceOrHeading reports whether the only text of a record is none of a
// table's.
func sentenceOrHeading(text string) bool {
	text, _ = trim(text)
	numeral := strings.TrimLeft(text, "一二三四五六七八九十")
	return strings.Contains(text, "。") || pageNumber(text) || len(numeral) < len(text) && strings.HasPrefix(numeral, "、")
}

// paragraphs adds the lines of a text.
func (r *reader) paragraphs(src string, f field, pos extract.Pos) {
	line := pos.Line + lineEndsIn(src[pos.Offset:f.start])
	for start := f.start; start <= f.end; {
		end := f.end
		if n := strings.IndexAny(src[start:f.end], "\r\n"); n >= 0 {
			end = start + n
		}
		if text, lead := trim(src[start:end]); text != "" {
			r.paragraph(unquote(text, f), extract.Pos{Line: line, Offset: start + lead})
		}
		line += lineEndsIn(src[start:min(end+1, f.end)])
		if start = end + 1; start < len(src) && src[end] == '\r' && src[start] == '\n' {
			start++
		}
	}
}

// recordRow adds a row of cells.
func (r *reader) recordRow(src string, fields []field, pos extract.Pos) {
	if !r.beginRow(extract.Tabs, pos) {
		return
	}
	line, counted := pos.Line, pos.Offset
	for col, f := range fields {
		if r.full {
			break
		}
		text, lead := trim(src[f.start:f.end])
		at := f.start + lead
		line += lineEndsIn(src[counted:at])
		counted = at
		r.cell(unquote(text, f), col, extract.Pos{Line: line, Offset: at})
	}
	r.table.rows++
}

// unquote returns a text of a cell as it is printed.
func unquote(text string, f field) string {
	if f.quoted {
		text = strings.ReplaceAll(text, `""`, `"`)
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	return text
}

// lineEndsIn counts the line ends in s: \n, before which any number of \r belongs
// to it, or \r.
func lineEndsIn(s string) int {
	n := strings.Count(s, "\n")
	returns := 0
	for i := range len(s) {
		switch s[i] {
		case '\r':
			returns++
		case '\n':
			returns = 0
		default:
			n += returns
			returns = 0
		}
	}
	return n + returns
}
