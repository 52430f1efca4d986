package read

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// span is a part of a text.
type span struct{ start, end int }

// tableSpans returns where the HTML tables of a markdown text are, which
// converters write where a table has spans. A table that is not closed ends
// before the next heading.
func tableSpans(text string) []span {
	var spans []span
	depth := 0
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], '<')
		if n < 0 {
			break
		}
		at += n
		if tagName(text[at:min(len(text), at+16)]) != "table" {
			continue
		}
		closing := text[at+1] == '/'
		switch {
		case !closing && depth == 0:
			spans = append(spans, span{at, len(text)})
			depth++
		case !closing:
			depth++
		case depth > 0:
			if depth--; depth == 0 {
				end := len(text)
				if n := strings.IndexByte(text[at:], '>'); n >= 0 {
					end = at + n + 1
				}
				spans[len(spans)-1].end = end
			}
		}
	}
	if depth > 0 {
		last := &spans[len(spans)-1]
		if n := strings.Index(text[last.start:], "\n#"); n >= 0 {
			last.end = last.start + n
		}
	}
	return spans
}

// mixed reads markdown that contains HTML tables: each by its reader, the
// markdown with blanks in place of the tables.
func (r *Reader) mixed(text string, tables []span, limits extract.Limits) (*extract.Document, error) {
	rest := []byte(text)
	for _, s := range tables {
		for i := s.start; i < s.end; i++ {
			if rest[i] != '\n' && rest[i] != '\r' {
				rest[i] = ' '
			}
		}
	}
	doc := r.text.Read(string(rest), extract.Markdown, limits)
	doc.Source = text
	line, counted := 0, 0
	left := limits
	for _, s := range tables {
		line += strings.Count(text[counted:s.start], "\n")
		counted = s.start
		if left.Cells <= 0 {
			doc.Problems = append(doc.Problems, extract.Problem{Kind: extract.LimitReached, Count: 1, Detail: "cells",
				Pos: extract.Pos{Line: line + 1, Offset: s.start}})
			break
		}
		part, err := r.html.Read(text[s.start:s.end], left)
		if err != nil {
			return nil, err
		}
		left.Cells -= spent(part)
		include(doc, part, extract.Pos{Line: line, Offset: s.start})
	}
	slices.SortStableFunc(doc.Blocks, func(a, b extract.Block) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	return doc, nil
}

// spent returns how much of the limit on cells a document uses. Each document
// costs something, so that a million empty tables end soon.
func spent(doc *extract.Document) int {
	const least = 16
	n := least + len(doc.Blocks)
	for _, b := range doc.Blocks {
		if b.Table != nil {
			n += b.Table.Rows * b.Table.Cols
		}
	}
	return n
}

// include adds to doc what was read of a part of its source that begins behind
// a place.
func include(doc, part *extract.Document, behind extract.Pos) {
	move := func(p *extract.Pos) {
		p.Line += behind.Line
		p.Offset += behind.Offset
	}
	for _, b := range part.Blocks {
		move(&b.Pos)
		if b.Table != nil {
			move(&b.Table.Pos)
			for i := range b.Table.Cells {
				move(&b.Table.Cells[i].Pos)
			}
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	for _, p := range part.Problems {
		move(&p.Pos)
		doc.Problems = append(doc.Problems, p)
	}
	doc.Links = append(doc.Links, part.Links...)
	doc.Images += part.Images
	doc.Scripts += part.Scripts
}
