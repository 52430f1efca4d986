package outline

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// line is a line of the narrative, or the heading that it begins with.
type line struct {
	text  string // as printed, without outer blanks
	block int32
	head  int32 // index into heads plus 1; 0 for text
}

// head is a line, or a part of one, that may be a heading.
type head struct {
	mark    fold.Mark
	title   string // without numbering
	rest    string // text that follows in the same line
	printed string // the title as printed, with its numbering
	line    int32  // index into lines
	match   match
	markup  int8 // level of a heading of the format, 0 for plain text
	level   int8 // decided by the chooser; 0: no heading
	inline  bool // found inside a line
	label   bool // also a label of a table
	toc     bool // with leaders and the number of a page, as in a table of contents
	body    bool // text or a table stands behind it, before the next one
	prose   bool // prose follows at once; known of labels only
}

// scanner divides the blocks into lines and finds what may be a heading.
type scanner struct {
	titles *titles
	in     *Input
	lines  []line
	heads  []head
	near   int // titles that may still be compared by distance
	inside int // numbers inside lines that may still be looked at

	few     bool // the document has few lines
	block   int32
	markup  int8
	number  int32     // line that consists of a number only, plus 1
	mark    fold.Mark // that number
	listed  fold.Mark // numbering of the last list item in prose
	pieces  string    // the last heading's title with the short lines behind it
	chapter int       // number of the last chapter
	rank    int8      // of the furthest known chapter
	last    int8      // of the last chapter, -1 where it is unknown
}

// blocks reads the document.
func (s *scanner) blocks() {
	const few = 16
	s.rank, s.last = -1, -1
	s.few = len(s.in.Blocks) < few
	for i := max(s.in.First, 0); i < len(s.in.Blocks); i++ {
		b := &s.in.Blocks[i]
		s.block, s.markup = int32(i), 0
		switch {
		case s.in.skip(i) && (b.Kind == extract.TableBlock || !s.behindTables()):
			s.solid()
			s.between(b)
		case b.Kind == extract.TableBlock:
			s.solid()
			s.table(b.Table)
		default:
			if b.Kind == extract.Heading {
				s.markup = int8(max(1, min(b.Level, 6)))
			}
			for text := b.Text; text != ""; {
				var first string
				first, text = cutLine(text)
				s.read(first)
			}
		}
	}
}

// behindTables reports whether the last chapter is one that the form puts behind
// all its tables: what follows in running text is narrative, numbers or not.
func (s *scanner) behindTables() bool {
	f := s.in.Form
	if f == nil || s.last < 0 {
		return false
	}
	at := func(key string) int {
		return slices.IndexFunc(f.Sections, func(x form.Section) bool { return x.Key == key })
	}
	last := at(s.titles.keys[s.last])
	return last >= 0 && !slices.ContainsFunc(f.Tables, func(t form.Table) bool { return t.Section == "" || at(t.Section) >= last })
}

// between reads the headings of chapters that stand between the tables of running
// text and were taken for lines of these.
func (s *scanner) between(b *extract.Block) {
	const certain = 12 * 3 // bytes of a title that is nothing else, also without its number
	if b.Kind == extract.TableBlock {
		return
	}
	for text := b.Text; text != ""; {
		var first string
		first, text = cutLine(text)
		first = fold.TrimBlanks(first)
		if m := s.titles.known(first); m.rank < 0 || m.grade != official && len(first) < certain && !mayNumber(first) || s.in.tableLabel(first) {
			continue
		}
		s.read(first)
	}
}

// solid notes that the last heading has something to stand above.
func (s *scanner) solid() {
	if n := len(s.heads); n > 0 {
		s.heads[n-1].body = true
	}
}

// table reads the rows of a table that the page uses as a frame: those with a
// single cell that is prose or a chapter's heading.
func (s *scanner) table(t *extract.Table) {
	const prose = 30 * 3 // bytes
	if t == nil {
		return
	}
	for r := range t.Rows {
		cells := t.Row(r)
		only := ""
		for i := range cells {
			if cells[i].Text == "" {
				continue
			}
			if only != "" {
				only = ""
				break
			}
			only = cells[i].Text
		}
		if only == "" || len(only) < prose && (!mayNumber(only) || s.titles.known(only).rank < 0) {
			continue
		}
		for only != "" {
			var first string
			first, only = cutLine(only)
			s.read(first)
		}
	}
}

// read takes one line.
func (s *scanner) read(text string) {
	text = fold.TrimBlanks(text)
	if text == "" || fold.PageNumber(text) {
		return
	}
	h, ok := s.heading(text)
	if !ok {
		s.text(text)
		return
	}
	s.add(h)
	if h.rest != "" {
		s.text(h.rest)
	}
}

// add takes a heading.
func (s *scanner) add(h head) {
	if len(s.heads) == maxHeads {
		s.plain(h.printed)
		return
	}
	if s.pieces = ""; h.rest == "" && !h.label {
		s.pieces = h.title
	}
	h.line = int32(len(s.lines))
	s.heads = append(s.heads, h)
	s.lines = append(s.lines, line{h.printed, s.block, int32(len(s.heads))})
	if h.mark.Style == fold.Chinese {
		s.chapter = h.mark.N
		s.rank = max(s.rank, h.match.rank)
		s.last = h.match.rank
	}
}

// text takes a line, or the rest of one, that begins with no heading.
func (s *scanner) text(text string) {
	const ( // bytes from which chapters may stand inside
		long = 40 * 3
		huge = 270 * 3 // in a document that has lines enough for its chapters
	)
	if len(text) >= huge || len(text) >= long && s.few {
		s.inline(text)
		return
	}
	s.plain(text)
}

// plain takes text without headings.
func (s *scanner) plain(text string) {
	const something = 4 * 3 // bytes; less may be what is left of a list of titles
	s.lines = append(s.lines, line{text: text, block: s.block})
	s.cutLabel(text)
	if n := len(s.lines); n > 1 && s.lines[n-2].head > 0 {
		h := &s.heads[s.lines[n-2].head-1]
		h.prose = h.label && narrates(text) && !s.in.tableLabel(cutBytes(text, 600))
	}
	if len(text) >= something && (len(text) > 8*something || strings.Trim(text, leaders+"0123456789") != "") || strings.HasPrefix(text, "无") {
		s.solid()
	}
}

// narrates reports whether a line is prose: long and punctuated, or short with a
// full stop at its end or a year, 2024年,我乡未收到申请, which no label has.
func narrates(text string) bool {
	const short, long = 12 * 3, 25 * 3 // bytes
	switch {
	case len(text) < short:
		return false
	case len(text) >= long:
		return punctuated(cutBytes(text, 600))
	}
	return strings.HasSuffix(text, "。") || strings.HasSuffix(text, ".") || len(text) > len("2024年") && digit(text[0]) && strings.HasPrefix(text[4:], "年")
}

// punctuated reports whether a text has the punctuation of sentences. Half-width
// commas count behind a clause; those of cells separated by commas come sooner.
func punctuated(text string) bool {
	const clause = 12 * 3 // bytes
	if strings.ContainsAny(text, "。，；") {
		return true
	}
	for {
		i := strings.IndexAny(text, ",;")
		if i < 0 || i >= clause {
			return i >= 0
		}
		text = text[i+1:]
	}
}

// cutLabel notes that the last heading is a label which a narrow cell broke over
// lines, text being the next of them: 一、本年新收, 政府信息公开, 申请数量.
func (s *scanner) cutLabel(text string) {
	const ( // bytes
		piece = 16 * 3
		label = 60 * 3
	)
	if s.pieces == "" {
		return
	}
	if len(text) > piece || len(s.pieces)+len(text) > label {
		s.pieces = ""
	} else if s.pieces += text; s.in.tableLabel(s.pieces) {
		s.heads[len(s.heads)-1].label = true
		s.pieces = ""
	}
}
