package masthead

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// field is one label of the page with its value.
type field struct {
	label
	printed string // the label as printed
	value   span
	line    int // index into the window
}

// Bounds of the metadata block.
const (
	metadataLine   = 600 // bytes of a line that are looked at
	longestValue   = 360 // bytes
	metadataFields = 40
)

// metadata reads the labelled values of the lines in front of the first
// paragraph of the report.
func (w window) metadata() []field {
	r := fieldReader{fields: make([]field, 0, 8)}
	for i := range w {
		if len(r.fields) == metadataFields {
			break
		}
		if startsBody(w[i]) {
			if len(w[i].plain) > proseLine {
				r.line(w[i].span, i) // a page whose whole text is one line
			}
			break
		}
		r.line(w[i].span, i)
	}
	return r.fields
}

// startsBody reports whether the report proper begins with a line.
func startsBody(l line) bool {
	if len(l.plain) > proseLine {
		return true
	}
	return startsChapter(l)
}

// startsChapter reports whether a line is the heading of one of the report's
// first chapters, or of its first table.
func startsChapter(l line) bool {
	return strings.HasPrefix(l.plain, "一、") || strings.HasPrefix(l.plain, "第二十条") || strings.HasPrefix(l.plain, "二、")
}

// chapterBegins reports whether a chapter begins among the lines.
func (w window) chapterBegins() bool { return slices.ContainsFunc(w, startsChapter) }

// reportBegins reports whether the report proper begins among the lines.
func (w window) reportBegins() bool { return slices.ContainsFunc(w, startsBody) }

// proseLine is the length, in bytes, from which a line counts as a paragraph.
const proseLine = 300

// fieldReader collects fields line by line.
type fieldReader struct {
	fields  []field
	pending field // whose value the next line may hold
	wait    bool
	heads   []field // labels in cells of a row, whose values the next row may hold
}

func (r *fieldReader) line(s span, at int) {
	if len(s.plain) > metadataLine {
		s = s.to(metadataLine)
	}
	opened, n, ok := nextLabel(s.plain, 0)
	if !ok && r.below(s) {
		return
	}
	if r.wait && (!ok || n.start > 0) && len(s.plain) <= longestValue {
		r.addWaiting(s)
	}
	r.wait = false
	heads, row := r.heads[:0], true
	for ok {
		f := field{label: opened, printed: s.text[n.start:n.end], line: at}
		next, m, more := nextLabel(s.plain, n.end)
		end := len(s.plain)
		if more {
			end = m.start
		}
		value := f.valueIn(firstCell(s.cut(n.end, end)))
		if row = row && value.empty(); row {
			heads = append(heads, f)
		}
		if value.empty() {
			r.pending, r.wait = f, !more && strings.TrimFunc(s.plain[n.end:], fillsCell) == ""
		} else {
			r.add(f, value)
		}
		opened, n, ok = next, m, more
	}
	if !row || len(heads) < 2 || len(heads) != len(cellsOf(s)) {
		heads = heads[:0]
	}
	r.heads = heads
}

// addWaiting takes a line for the value of the label in the line before.
func (r *fieldReader) addWaiting(s span) {
	if _, state := parseTitle(s); state != found || strings.HasPrefix(r.pending.name, "标题") {
		r.add(r.pending, r.pending.valueIn(s))
	}
}

// below reads a row of values below a row of as many labels.
func (r *fieldReader) below(s span) bool {
	if len(r.heads) == 0 {
		return false
	}
	cells := cellsOf(s)
	if len(cells) != len(r.heads) {
		return false
	}
	for i, f := range r.heads {
		if !cells[i].empty() {
			r.add(f, f.valueIn(cells[i]))
		}
	}
	r.heads, r.wait = r.heads[:0], false
	return true
}

// cellsOf splits a table row into its cells.
func cellsOf(s span) []span {
	s = s.trimRight(func(r rune) bool { return r == '|' || blank(r) && r != '\t' })
	var cells []span
	for {
		i := strings.IndexAny(s.plain, "|\t")
		if i < 0 {
			return append(cells, s.trim())
		}
		cells = append(cells, s.to(i).trim())
		s = s.from(i + 1)
	}
}

func (r *fieldReader) add(f field, value span) {
	if !value.empty() && len(value.plain) <= longestValue && len(r.fields) < metadataFields {
		f.value = value
		r.fields = append(r.fields, f)
	}
}

func fillsCell(r rune) bool {
	return bullet(r) || r == '_' || r == ':' || r == '：' || r == '[' || r == '【' || r == ']' || r == '】'
}

// firstCell returns the first cell of s that holds something.
func firstCell(s span) span {
	s = s.trimLeft(fillsCell)
	if i := strings.IndexAny(s.plain, "|\t"); i >= 0 {
		s = s.to(i)
	}
	return s.trimRight(func(r rune) bool { return bullet(r) || r == '【' || r == '[' || r == '，' })
}

// valueIn takes the field's value out of a text that may go on behind it, as in
// a report folded into one line.
func (f field) valueIn(s span) span {
	switch f.use {
	case dated:
		s = s.trimFunc(bracket)
		if _, rest, ok := leadingDate(s.plain); ok && !endsDate(rest) {
			return s.to(len(s.plain) - len(rest) + clock(rest)).trim()
		}
	case issued, sourced:
		if i := strings.IndexFunc(s.plain, blank); i > 0 && len(s.plain) > longestPart && named(s.to(i)) {
			return s.to(i)
		}
	}
	return s
}

// place is a byte range.
type place struct{ start, end int }

// nextLabel returns the next label of s from i on, and its place with the colon
// behind it.
func nextLabel(s string, i int) (label, place, bool) {
	free := true // nothing of a word stands before i
	if i > 0 {
		r, _ := runeBefore(s, i)
		free = !word(r)
	}
	for i < len(s) {
		if s[i] < utf8.RuneSelf { // no label begins so
			free = !letter(s[i])
			i++
			continue
		}
		r, n := runeAt(s, i)
		if group := labelsFrom(r); group != nil {
			if l, end, ok := labelAt(s, i, group, free); ok {
				return l, place{i, end}, true
			}
		}
		free = !word(r)
		i += n
	}
	return label{}, place{}, false
}

// word reports whether r is part of a word, so that no label begins behind it.
func word(r rune) bool {
	return r >= 0x4e00 && r < 0xa000 || r < utf8.RuneSelf && letter(byte(r))
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// labelGroup is the index into labels, plus 1, by the last bits of a group's
// first character; where two groups share them, the first one's.
var labelGroup = func() (index [firstsSize]uint8) {
	for i := len(labels) - 1; i >= 0; i-- {
		index[labels[i].first&(firstsSize-1)] = uint8(i) + 1
	}
	return index
}()

const firstsSize = 1 << 10

// labelsFrom returns the labels that begin with r.
func labelsFrom(r rune) []label {
	g := int(labelGroup[r&(firstsSize-1)])
	if g == 0 {
		return nil
	}
	for i := g - 1; i < len(labels); i++ {
		if labels[i].first == r {
			return labels[i].labels
		}
	}
	return nil
}

// labelAt reads the label of the group at s[i:]. A label stands free on both
// sides or has a colon; a long one may follow another word if it has one.
func labelAt(s string, i int, group []label, free bool) (label, int, bool) {
	_, first := runeAt(s, i)
	spaced := blanks(s[i+first:]) > 0
	for _, l := range group {
		end, ok := spelled(s, i, l.name, spaced)
		if !ok {
			continue
		}
		rest := s[end:]
		rest = rest[blanks(rest):]
		after := strings.TrimPrefix(strings.TrimPrefix(rest, ":"), "：")
		colon := len(after) < len(rest)
		if colon && (free || len(l.name) >= len("发布日期") || s[i-1] < utf8.RuneSelf || digitBefore(s, i) || l.use == sourced || l.use == notCarried) {
			return l, len(s) - len(after), true
		}
		apart := len(rest) < len(s)-end || rest == "" || strings.IndexByte("|[](\t", rest[0]) >= 0 || strings.HasPrefix(rest, "】")
		if free && apart {
			return l, end, true
		}
		if free && l.use == dated {
			if _, _, ok := leadingDate(rest); ok {
				return l, end, true
			}
		}
	}
	return label{}, 0, false
}

func digitBefore(s string, i int) bool {
	r, _ := runeBefore(s, i)
	return r >= '0' && r <= '9'
}

// spelled reports whether name stands at s[i:], with blanks between its
// characters, behind the first of them if spaced, or without, and where it ends.
func spelled(s string, i int, name string, spaced bool) (int, bool) {
	if strings.HasPrefix(s[i:], name) {
		return i + len(name), true
	}
	if !spaced {
		return 0, false
	}
	for k, r := range name {
		if k > 0 {
			i += blanks(s[i:])
		}
		q, n := runeAt(s, i)
		if q != r || n == 0 {
			return 0, false
		}
		i += n
	}
	return i, true
}

// published returns the date of the best label among the fields.
func published(fields []field) (date, bool) {
	best, rank := date{}, 0
	for _, f := range fields {
		if f.use != dated || best != (date{}) && f.rank >= rank {
			continue
		}
		if d, _, ok := leadingDate(f.value.plain); ok {
			best, rank = d, f.rank
		}
	}
	return best, best != date{}
}

// pairs returns the fields as the masthead shows them.
func pairs(fields []field) []Pair {
	var all []Pair
	for _, f := range fields {
		if f.use != notCarried {
			all = append(all, Pair{dropBlanks(strings.TrimRightFunc(f.printed, fillsCell)), f.value.text})
		}
	}
	return all
}
