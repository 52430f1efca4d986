package compare

import (
	"strings"

	"github.com/gouji/gouji/normalize"
	"github.com/gouji/gouji/normalize/fold"
)

// The kinds of what is compared as text.
const (
	KindPreamble = "preamble" // what stands before the first chapter
	KindChapter  = "chapter"  // with all sections below it
	KindTables   = "tables"   // the tables that no form knows, a row being a paragraph
)

// Section is a chapter in both reports, with all that stands below it.
type Section struct {
	Kind       string   `json:"kind"`
	Key        string   `json:"key"`
	A          *Chapter `json:"a,omitempty"` // nil: A has none
	B          *Chapter `json:"b,omitempty"`
	Heading    Likeness `json:"heading,omitempty"`    // of the titles; "" where there are none to compare
	Likeness   Likeness `json:"likeness"`             // of the text
	Similarity Share    `json:"similarity"`           // pairs of neighbouring characters
	Same       int      `json:"same_paragraphs"`      // of A: how many are the same in B
	Changes    []Change `json:"paragraphs,omitempty"` // in order, the same ones among them
}

// Different reports whether the chapters say different things.
func (s *Section) Different() bool {
	return !s.Likeness.Same() || s.Heading != noLikeness && !s.Heading.Same()
}

// Chapter names a chapter of one report.
type Chapter struct {
	Chapter    int    `json:"chapter"` // index in the report's sections from 1; 0: none of them
	Number     string `json:"number,omitempty"`
	Title      string `json:"title,omitempty"`
	Line       int    `json:"line,omitempty"`
	Paragraphs int    `json:"paragraphs"` // headings of sections among them

	key        string
	kind       string
	paragraphs []Paragraph
}

// Paragraph is a paragraph, the heading of a section below a chapter, or a row of
// a table that no form knows.
type Paragraph struct {
	Text    string `json:"text"`
	Number  int    `json:"number,omitempty"` // in its chapter from 1; headings do not count
	Heading bool   `json:"heading,omitempty"`
	Table   int    `json:"table,omitempty"` // as in normalize.Where
	Row     int    `json:"row,omitempty"`
}

// sections matches and compares the chapters of two reports.
func (t *texts) sections(a, b *normalize.Report) []Section {
	inA, inB := chapters(a), chapters(b)
	match := matchChapters(inA, inB)
	all := make([]Section, 0, max(len(inA), len(inB)))
	taken := make([]bool, len(inB))
	for i := range inA {
		var other *Chapter
		if j := match[i]; j >= 0 {
			taken[j], other = true, &inB[j]
		}
		all = append(all, t.section(&inA[i], other))
	}
	for j := range inB {
		if !taken[j] {
			all = append(all, t.section(nil, &inB[j]))
		}
	}
	return all
}

// chapters returns what a report has of text, in order.
func chapters(r *normalize.Report) []Chapter {
	var all []Chapter
	add := func(c Chapter) {
		c.Paragraphs = len(c.paragraphs)
		all = append(all, c)
	}
	if r.Preamble != "" {
		number := 0
		add(Chapter{kind: KindPreamble, paragraphs: appendLines(nil, r.Preamble, &number)})
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		number := 0
		c := Chapter{kind: KindChapter, Chapter: i + 1, Number: s.Number, Title: s.Title, Line: s.Line, key: s.Key}
		c.paragraphs = appendLines(nil, s.Text, &number)
		c.paragraphs = appendSections(c.paragraphs, s.Sections, &number, maxDepth)
		add(c)
	}
	if rows := tableRows(r); len(rows) > 0 {
		add(Chapter{kind: KindTables, paragraphs: rows})
	}
	return all
}

// maxDepth bounds how deep sections are followed; headings know five styles.
const maxDepth = 64

func appendSections(to []Paragraph, sections []normalize.Section, number *int, depth int) []Paragraph {
	if depth == 0 {
		return to
	}
	for i := range sections {
		s := &sections[i]
		if heading := strings.TrimSpace(s.Number + " " + s.Title); heading != "" {
			to = append(to, Paragraph{Text: heading, Heading: true})
		}
		to = appendLines(to, s.Text, number)
		to = appendSections(to, s.Sections, number, depth-1)
	}
	return to
}

// appendLines appends the paragraphs of a text; number is that of the last one.
// Empty ones count, as they do for mentions, and are left out.
func appendLines(to []Paragraph, text string, number *int) []Paragraph {
	if text == "" {
		return to
	}
	for line := range strings.SplitSeq(text, "\n") {
		*number++
		if fold.TrimBlanks(line) != "" {
			to = append(to, Paragraph{Text: line, Number: *number})
		}
	}
	return to
}

func tableRows(r *normalize.Report) []Paragraph {
	var rows []Paragraph
	for i := range r.Tables {
		for j, cells := range r.Tables[i].Rows {
			rows = append(rows, Paragraph{Text: strings.Join(cells, " | "), Table: r.Tables[i].Table, Row: j + 1})
		}
	}
	return rows
}

// matchChapters returns for each chapter of a the index of the one in b that is
// the same, -1 for none: by kind and key, then by title, then by number, each in
// order, at last those that have none of them. Chapters with different keys are
// different.
func matchChapters(a, b []Chapter) []int {
	match := make([]int, len(a))
	for i := range match {
		match[i] = -1
	}
	taken := make([]bool, len(b))
	for _, name := range []func(*Chapter) string{
		func(c *Chapter) string {
			if c.kind == KindChapter {
				return c.key
			}
			return c.kind
		},
		func(c *Chapter) string { return fold.Label(c.Title) },
		func(c *Chapter) string { return folded(c.Number) },
		func(c *Chapter) string { // without any name
			if c.key != "" || fold.Label(c.Title) != "" || folded(c.Number) != "" {
				return ""
			}
			return c.kind
		},
	} {
		places := map[string][]int{}
		for j := range b {
			if n := name(&b[j]); n != "" && !taken[j] {
				places[n] = append(places[n], j)
			}
		}
		for i := range a {
			list := places[name(&a[i])]
			if match[i] >= 0 || len(list) == 0 || a[i].kind != b[list[0]].kind || keysDiffer(&a[i], &b[list[0]]) {
				continue
			}
			match[i], taken[list[0]] = list[0], true
			places[name(&a[i])] = list[1:]
		}
	}
	return match
}

func keysDiffer(a, b *Chapter) bool { return a.key != "" && b.key != "" && a.key != b.key }

// section compares two chapters, of which one may be nil.
func (t *texts) section(a, b *Chapter) Section {
	s := Section{A: a, B: b}
	first := a
	if a == nil {
		first = b
	}
	s.Kind, s.Key = first.kind, first.key
	if s.Key == "" && b != nil {
		s.Key = b.key
	}
	inA, inB := a.units(), b.units()
	s.Similarity = shared(t.chapterGrams(inA), t.chapterGrams(inB))
	switch {
	case b == nil:
		s.Likeness, s.Changes = TextOnlyInA, alone(nil, inA, nil)
		return s
	case a == nil:
		s.Likeness, s.Changes = TextOnlyInB, alone(nil, nil, inB)
		return s
	case a.Title != "" || b.Title != "":
		s.Heading = liken(a.Title, b.Title)
	}
	s.Changes = t.diff(inA, inB)
	s.Likeness = Identical
	for i := range s.Changes {
		change := &s.Changes[i]
		if change.Likeness.Same() {
			s.Same += len(change.A)
		}
		if rank(change.Likeness) > rank(s.Likeness) {
			s.Likeness = change.Likeness
		}
	}
	if !s.Likeness.Same() {
		s.Likeness = TextDiffers
	}
	return s
}

// units returns the paragraphs of a chapter, none of one that is not there.
func (c *Chapter) units() []unit {
	if c == nil {
		return nil
	}
	return units(c.paragraphs)
}

// rank orders likenesses, the closest first.
func rank(l Likeness) int {
	switch l {
	case Identical:
		return 0
	case SameBlanks:
		return 1
	case SameScript:
		return 2
	case SameBreaks:
		return 3
	}
	return 4
}
