// Package docxdoc reads Word documents (.docx, WordprocessingML) as office
// programs write them, and as they are damaged on the way.
//
// In: the bytes of the file. Out: an extract.Document with the paragraphs,
// headings and tables in the order in which they are printed, in their final
// state: what is deleted, struck out or hidden is left out, automatic numbers and the
// results of fields are in the text. Footnotes follow at the end, text boxes
// behind the paragraph that they are anchored in; headers and footers are no
// content.
//
// A docx file has no source that a place could point into. Document.Source is
// therefore the printed text, one line for each line of a paragraph and for each
// blank cell, in the order of the blocks: the text of a block or cell stands at
// its Pos.Offset, and Pos.Line counts the lines. The page is not known: it
// depends on the program that prints.
//
// ZIP and XML are read with the standard library's flate and an own scanner.
// encoding/xml takes many times as long and lets no name or text be read without
// a copy; the available docx modules keep no vertical merges, numbers or tracked
// changes, or have licences that do not fit. Time and memory are linear in the
// size of the inflated parts, which the limits bound.
package docxdoc

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/extract/dissolve"
)

// Read reads a docx file. It fails only with an *extract.Error: Empty if there
// is neither text nor picture, TooLarge beyond limits.Bytes (for the file, or for the parts that
// are read together), UnsupportedFormat for files of other programs and
// encrypted ones, Damaged if no text can be had. What is missing or doubtful in
// a Document is among its Problems.
func Read(b []byte, limits extract.Limits) (*extract.Document, error) {
	limits = limits.WithDefaults()
	switch {
	case int64(len(b)) > limits.Bytes:
		return nil, &extract.Error{Reason: extract.TooLarge, Detail: fmt.Sprintf("%d bytes, limit %d", len(b), limits.Bytes)}
	case len(b) == 0:
		return nil, &extract.Error{Reason: extract.Empty}
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")):
		return nil, &extract.Error{Reason: extract.UnsupportedFormat, Detail: "ole (an encrypted or old Office file)"}
	}
	a, err := openArchive(b, limits.Bytes)
	if err != nil {
		return nil, err
	}
	r := newReader(a, limits)
	if err := r.read(); err != nil {
		return nil, err
	}
	place(r.doc)
	return r.doc, nil
}

// reader builds a document from the parts of an archive.
type reader struct {
	archive   *archive
	limits    extract.Limits
	doc       *extract.Document
	styles    styles
	numbering numbering
	relations relations // of the part that is being read

	*scanner                 // of that part
	par      paragraph       // the one that is being read
	fields   []field         // the open ones, outermost first
	notes    []note          // that the text refers to
	look     look            // of the text that is being read
	mute     bool            // paragraphs are not numbered: they are in a cell that is merged away
	blocks   []extract.Block // of the document, or of the cells of the open tables
	cells    []dissolve.Cell // of the open tables, those of the innermost last
	depth    int             // of open tables

	dissolver dissolve.Dissolver
	texts     dissolve.Texts

	blocksLeft, cellsLeft int
}

func newReader(a *archive, limits extract.Limits) *reader {
	r := &reader{
		archive:    a,
		limits:     limits,
		doc:        &extract.Document{Format: extract.Docx, Charset: "utf-8"},
		blocksLeft: limits.Cells,
		cellsLeft:  limits.Cells,
	}
	r.dissolver = dissolve.Dissolver{
		CellLimit: limits.Cell, PlacesLeft: limits.Cells, Span: "gridSpan", Texts: &r.texts, Memory: new(extract.Memory),
		Problem: func(kind extract.ProblemKind, detail string, _ extract.Pos) { r.problem(kind, detail) },
	}
	return r
}

// read reads the parts one after the other.
func (r *reader) read() error {
	if r.archive.broken {
		r.problem(extract.TruncatedText, "the ZIP archive has no directory: parts may be missing")
	}
	root, err := r.relationsOf("")
	if err != nil {
		return err
	}
	name, err := r.mainPart(root)
	if err != nil {
		return err
	}
	if r.relations, err = r.relationsOf(name); err != nil {
		return err
	}
	if err := r.definitions(name); err != nil {
		return err
	}
	if err := r.text(name); err != nil {
		return err
	}
	main := r.relations
	for _, kind := range [...]noteKind{footnotes, endnotes} {
		if err := r.readNotes(kind, main.part(r.archive, kind.String(), beside(name, kind.String()))); err != nil {
			return err
		}
	}
	r.doc.Blocks = r.blocks
	if len(r.blocks) == 0 && r.doc.Images == 0 && len(r.doc.Problems) == 0 {
		return &extract.Error{Reason: extract.Empty, Detail: "a Word document without text"}
	}
	return r.metadata(root.part(r.archive, "core-properties", "docProps/core.xml"))
}

// beside returns the usual name of a part next to the main one.
func beside(name, kind string) string {
	return name[:strings.LastIndexByte(name, '/')+1] + kind + ".xml"
}

// definitions reads the styles and lists.
func (r *reader) definitions(name string) error {
	if part := r.relations.part(r.archive, "styles", beside(name, "styles")); part != "" {
		s, err := r.part(part)
		if err != nil {
			return err
		}
		r.styles = readStyles(s)
		r.checkEnd(s, part)
	}
	if part := r.relations.part(r.archive, "numbering", beside(name, "numbering")); part != "" {
		s, err := r.part(part)
		if err != nil {
			return err
		}
		r.numbering = readNumbering(s)
		r.checkEnd(s, part)
	}
	return nil
}

// text reads the main part. It is Damaged where nothing could be read of it.
func (r *reader) text(name string) error {
	s, err := r.part(name)
	if err != nil {
		return err
	}
	r.scanner = s
	known := false
	for root := range r.children() {
		if root != documentTag {
			continue
		}
		known = true
		for tag := range r.children() {
			if tag == bodyTag {
				r.readBlocks()
			}
		}
	}
	r.checkEnd(s, name)
	fault := s.ended()
	if !known && fault == "" {
		fault = "no Word document"
	}
	if len(r.blocks) == 0 && fault != "" {
		return &extract.Error{Reason: extract.Damaged, Detail: shortName(name) + ": " + fault}
	}
	return nil
}

// part opens a part and records what is wrong with its bytes.
func (r *reader) part(name string) (*scanner, error) {
	c, err := r.archive.read(name)
	if err != nil {
		return nil, err
	}
	if c.invalid > 0 {
		r.problem(extract.InvalidBytes, shortName(name))
		r.doc.Problems[len(r.doc.Problems)-1].Count = c.invalid
	}
	if c.corrupt {
		r.problem(extract.ChecksumFailed, shortName(name))
	}
	s := newScanner(c.text)
	s.source = c.cut
	return s, nil
}

// checkEnd records what is missing of a part that was read.
func (r *reader) checkEnd(s *scanner, name string) {
	if fault := s.ended(); fault != "" {
		r.problem(extract.TruncatedText, shortName(name)+": "+fault)
	}
	if s.mended > 0 {
		r.problem(extract.InvalidBytes, shortName(name)+": tags that are damaged")
	}
	if s.deep > 0 {
		r.problem(extract.NestingSkipped, "elements")
	}
}

func shortName(name string) string {
	const longest = 100
	return cutBefore(name, longest)
}

// problem counts a fault. Beyond a number of different ones details are left out.
func (r *reader) problem(kind extract.ProblemKind, detail string) {
	const most = 50
	if len(r.doc.Problems) >= most {
		detail = ""
	}
	for i := range r.doc.Problems {
		if p := &r.doc.Problems[i]; p.Kind == kind && p.Detail == detail {
			p.Count++
			return
		}
	}
	r.doc.Problems = append(r.doc.Problems, extract.Problem{Kind: kind, Count: 1, Detail: detail})
}
