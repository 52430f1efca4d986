package docxdoc

import (
	"slices"

	"github.com/gouji/gouji/extract"
)

// readBlocks reads what an element contains: paragraphs and tables.
func (r *reader) readBlocks() {
	for tag := range r.children() {
		r.block(tag)
	}
	r.flush()
}

// block reads one element that stands between paragraphs.
func (r *reader) block(tag tag) {
	switch tag {
	case pTag:
		r.paragraph()
	case tblTag:
		r.flush()
		r.readTable()
	case altChunkTag:
		r.flush()
		r.embedded("altChunk")
	case subDocTag:
		r.embedded("subDoc")
	case alternateContentTag:
		r.alternate(r.block)
	case rTag, hyperlinkTag: // only damaged files have them here; nothing is lost
		r.flush()
		r.par.first = len(r.blocks)
		r.inline(tag)
		r.flush()
	case delTag, moveFromTag, sdtPrTag, sectPrTag:
	default:
		for tag := range r.children() {
			r.block(tag)
		}
	}
}

// embedded records a document in the document, which is not read.
func (r *reader) embedded(kind string) {
	if to, ok := r.relations[r.attr("id")]; ok {
		kind += " " + shortName(to.target)
	}
	r.problem(extract.EmbeddedSkipped, kind)
}

// alternate reads one of several ways to show the same: the first, made for
// programs that know all extensions, that shows anything.
func (r *reader) alternate(read func(tag)) {
	before := r.shown()
	for tag := range r.children() {
		if tag != choiceTag && tag != fallbackTag || r.shown() != before {
			continue
		}
		for tag := range r.children() {
			read(tag)
		}
	}
}

// shown is a measure of what has been read so far.
func (r *reader) shown() int {
	return len(r.par.buf) + len(r.blocks) + r.doc.Images + len(r.doc.Problems)
}

// flush ends the open paragraph and makes a block of it, if anything is printed.
func (r *reader) flush() {
	p := &r.par
	text := p.text()
	if len(text) > 0 {
		b := extract.Block{Kind: extract.Paragraph, Text: r.texts.Keep(text)}
		if p.level > bodyLevel {
			b.Kind, b.Level = extract.Heading, p.level
		}
		r.add(p.first, b)
	}
	p.reset()
}

// add puts a block before those that were read since there were at of them: the
// text boxes of a paragraph come behind it.
func (r *reader) add(at int, b extract.Block) {
	if r.blocksLeft == 0 {
		r.problem(extract.LimitReached, "paragraphs")
		return
	}
	r.blocksLeft--
	r.blocks = slices.Insert(r.blocks, at, b)
}

// textBox reads blocks that stand aside of the open paragraph.
func (r *reader) textBox() {
	if r.look.hidden == on {
		r.problem(extract.HiddenSkipped, "")
		return
	}
	r.aside(r.readBlocks)
}

// aside reads something that has paragraphs of its own inside the open one.
func (r *reader) aside(read func()) {
	par, fields, outer := r.par, r.fields, r.look
	r.par, r.fields, r.look = paragraph{}, nil, look{}
	read()
	r.flush()
	r.par, r.fields, r.look = par, fields, outer
}
