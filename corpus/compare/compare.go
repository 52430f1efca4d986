// Package compare holds two reports against each other: what they say of
// themselves, their cells and their text.
//
// In: two reports, of the same or of different forms, organs and years. Out: a
// Comparison, with a place in both reports for everything that differs. Cells are
// matched by their public keys (applications.granted.total), never by where they
// stand; chapters by key, then by title, then by number; paragraphs by a longest
// common subsequence. Traditional and simplified characters, widths of
// characters and blanks make no difference, but are told.
//
// Time and memory grow with the size of the reports, not with its square: a
// Comparison that met a limit says so. The algorithms are small and of the
// standard library alone: those of diff libraries compare lines or characters of
// code, and know neither folded characters nor rejoined paragraphs.
package compare

import (
	"strconv"

	"github.com/gouji/gouji/normalize"
)

// Schema names the object that a Comparison is.
const Schema = "gouji/comparison/v1"

// Comparison is what two reports, A and B, have in common and what sets them
// apart.
type Comparison struct {
	Schema     string     `json:"schema"`
	A          Head       `json:"a"`
	B          Head       `json:"b"`
	Different  bool       `json:"different"` // anything but script, widths, blanks and breaks
	Similarity Similarity `json:"similarity"`
	Counts     Counts     `json:"counts"`
	Header     []Field    `json:"header"`   // organ, year, form, published
	Cells      []Cell     `json:"cells"`    // in the order of A, then what only B has
	Sections   []Section  `json:"sections"` // in the order of A, then what only B has
	// Limited says that a limit on work was met: some paragraphs may be listed as
	// different that could have been matched, and similarities may be of the
	// beginnings of texts.
	Limited bool `json:"limited,omitempty"`
}

// Head says which report one side is.
type Head struct {
	Source    normalize.Source `json:"source"`
	Title     string           `json:"title"`
	Organ     string           `json:"organ"`
	Year      int              `json:"year"`
	Form      string           `json:"form"`
	Published string           `json:"published"`
	Partial   bool             `json:"partial,omitempty"`
}

// Field is one thing that both reports say of themselves; "" where one does not.
type Field struct {
	Name     string   `json:"name"`
	A        string   `json:"a"`
	B        string   `json:"b"`
	Likeness Likeness `json:"likeness"`
}

// Share is a part of a whole.
type Share struct {
	Equal int `json:"equal"`
	Of    int `json:"of"`
}

// Ratio returns the share as a number from 0 to 1; ok is false where there is
// nothing to be a part of.
func (s Share) Ratio() (ratio float64, ok bool) {
	if s.Of == 0 {
		return 0, false
	}
	return float64(s.Equal) / float64(s.Of), true
}

// Similarity says how much two reports share.
type Similarity struct {
	// Cells are the cells that both forms have and at least one report prints;
	// equal are those of equal value and status.
	Cells Share `json:"cells"`
	// NonZero are those of Cells in which at least one report has a value other than
	// 0: two reports of little work agree in many zeros.
	NonZero Share `json:"non_zero"`
	// Text are the pairs of neighbouring characters of both narratives (twice what is
	// shared, of all), counted chapter by chapter after folding.
	Text Share `json:"text"`
}

// Counts counts the cells by relation.
type Counts struct {
	Equal   int `json:"equal"`
	Differs int `json:"differs"`
	Status  int `json:"status"`
	OnlyA   int `json:"only_a"` // with those of ForeignA
	OnlyB   int `json:"only_b"`
	// ForeignA and ForeignB are the cells of one report for which the other's form
	// has no place.
	ForeignA int `json:"foreign_a"`
	ForeignB int `json:"foreign_b"`
}

// Of compares two reports, which it does not change.
func Of(a, b *normalize.Report) *Comparison {
	c := &Comparison{Schema: Schema, A: head(a), B: head(b), Header: header(a, b)}
	c.Cells = cells(a, b)
	for i := range c.Cells {
		c.count(&c.Cells[i])
	}
	t := texts{characters: maxCharacters, table: maxTable, pairs: maxPairs}
	c.Sections = t.sections(a, b)
	c.Limited = t.limited
	for i := range c.Sections {
		c.Similarity.Text.Equal += c.Sections[i].Similarity.Equal
		c.Similarity.Text.Of += c.Sections[i].Similarity.Of
	}
	c.Different = c.differs()
	return c
}

func head(r *normalize.Report) Head {
	return Head{Source: r.Source, Title: r.Title, Organ: r.Organ, Year: r.Year, Form: r.Form, Published: r.Published, Partial: r.Partial}
}

func header(a, b *normalize.Report) []Field {
	field := func(name, a, b string) Field { return Field{name, a, b, liken(a, b)} }
	return []Field{
		field("organ", a.Organ, b.Organ),
		field("year", year(a.Year), year(b.Year)),
		field("form", a.Form, b.Form),
		field("published", a.Published, b.Published),
	}
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (c *Comparison) count(cell *Cell) {
	n := &c.Counts
	switch cell.Relation {
	case Equal:
		n.Equal++
	case Differs:
		n.Differs++
	case StatusDiffers:
		n.Status++
	case OnlyA:
		n.OnlyA++
		if cell.Foreign {
			n.ForeignA++
		}
	case OnlyB:
		n.OnlyB++
		if cell.Foreign {
			n.ForeignB++
		}
	}
	if cell.Foreign {
		return
	}
	shares := []*Share{&c.Similarity.Cells}
	if cell.A.counts() || cell.B.counts() {
		shares = append(shares, &c.Similarity.NonZero)
	}
	for _, s := range shares {
		s.Of++
		if cell.Relation == Equal {
			s.Equal++
		}
	}
}

func (c *Comparison) differs() bool {
	for i := range c.Header {
		if !c.Header[i].Likeness.Same() {
			return true
		}
	}
	for i := range c.Sections {
		if c.Sections[i].Different() {
			return true
		}
	}
	return c.Counts.Equal != len(c.Cells)
}

// Differences returns the comparison without the equal cells and without the
// paragraphs and chapters in which nothing at all differs. Counts and similarity stay.
func (c *Comparison) Differences() *Comparison {
	d := *c
	d.Cells, d.Sections = []Cell{}, []Section{}
	for i := range c.Cells {
		if c.Cells[i].Relation != Equal {
			d.Cells = append(d.Cells, c.Cells[i])
		}
	}
	for _, s := range c.Sections {
		changes := []Change{}
		for i := range s.Changes {
			if s.Changes[i].Likeness != Identical {
				changes = append(changes, s.Changes[i])
			}
		}
		if s.Changes = changes; len(changes) > 0 || s.Likeness != Identical || s.Heading != Identical && s.Heading != noLikeness {
			d.Sections = append(d.Sections, s)
		}
	}
	return &d
}
