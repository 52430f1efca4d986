package normalize

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/fold"
	"github.com/gouji/gouji/normalize/form"
)

// Seen says what the words of a document show of its form's tables and chapters
// that could not be read as such. Who says that they are missing has to look here.
type Seen struct {
	Tables   []string // keys of tables of which no cell is a fact
	Chapters []string // keys of sections that are not among the chapters
}

// see looks for the words of what is missing. A document that has everything,
// as most have, costs nothing.
func (r *Report) see(doc *extract.Document) {
	f := r.FormData
	if f == nil {
		return
	}
	var words []byte
	text := func() []byte {
		if words == nil {
			words = wordsOf(doc)
		}
		return words
	}
	printed := make([]bool, len(f.Tables))
	for slot := range r.Cells {
		if r.Cells[slot].Status != Absent {
			printed[f.Facts[slot].Table] = true
		}
	}
	for i := range f.Tables {
		if !printed[i] && tableWords(text(), &f.Tables[i]) {
			r.Seen.Tables = append(r.Seen.Tables, f.Tables[i].Key)
		}
	}
	for i := range f.Sections {
		s := &f.Sections[i]
		if s.Number == "" || slices.ContainsFunc(r.Sections, func(x Section) bool { return x.Key == s.Key }) {
			continue
		}
		if slices.ContainsFunc(s.Headings, func(h string) bool { return bytes.Contains(text(), folded(s.Number+h)) }) {
			r.Seen.Chapters = append(r.Seen.Chapters, s.Key)
		}
	}
}

// wordsOf returns all characters of a document in their comparison form, without
// what separates them. What lines and cells tear apart stands together there.
func wordsOf(doc *extract.Document) []byte {
	words := make([]byte, 0, 1<<12)
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		words = appendWords(words, b.Text)
		if b.Kind != extract.TableBlock {
			continue
		}
		for row := range b.Table.Rows {
			for _, cell := range b.Table.Row(row) {
				words = appendWords(words, cell.Text)
			}
		}
	}
	return words
}

// appendWords appends a text up to a bound that no report reaches.
func appendWords(words []byte, text string) []byte {
	const most = 1 << 20 // bytes
	for _, c := range text {
		if len(words) > most {
			break
		}
		if c = fold.Rune(c); c != 0 {
			words = utf8.AppendRune(words, c)
		}
	}
	return words
}

func folded(text string) []byte { return appendWords(nil, text) }

// tableWords reports whether the words of several columns or captions of a table
// occur.
func tableWords(words []byte, t *form.Table) bool {
	const (
		several  = 2
		shortest = 4 * 3 // bytes of a word that is no other one
	)
	n := 0
	see := func(label string) {
		if l := folded(label); len(l) >= shortest && bytes.Contains(words, l) {
			n++
		}
	}
	for i := range t.Columns {
		see(t.Columns[i].Labels[0])
	}
	for _, caption := range t.Captions {
		see(caption)
	}
	return n >= several
}
