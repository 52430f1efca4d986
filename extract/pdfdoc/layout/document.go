package layout

import (
	"context"
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
)

// Result is what the pages of a document hold.
type Result struct {
	Blocks []extract.Block
	Source string // the text that the blocks' offsets point into
	// Cut names the pages of which a part was left out because of a limit.
	Cut []int
}

// Document reads pages, in their order. It returns the context's error where
// the context ends first.
func Document(ctx context.Context, pages []Page, limits extract.Limits) (*Result, error) {
	limits = limits.WithDefaults()
	res := &Result{}
	sheets := make([]*sheet, len(pages))
	items := make([][]item, len(pages))
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sheets[i] = pages[i].upright()
		items[i] = sheets[i].items(limits.Cells)
		sheets[i].glyphs = nil
		if sheets[i].cut {
			res.Cut = append(res.Cut, pages[i].Number)
		}
	}
	withoutMargins(sheets, items)
	for i := range items {
		items[i] = columned(items[i], sheets[i].across)
	}
	b := builder{body: measure(items), scale: newScale(items), limits: limits, cells: limits.Cells}
	for i := range items {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if i > 0 {
			b.feed = "\f"
		}
		b.page(items[i], sheets[i].number)
	}
	b.end()
	res.Blocks, res.Source = b.blocks, b.source.String()
	res.Cut = append(res.Cut, b.cut...)
	slices.Sort(res.Cut)
	res.Cut = slices.Compact(res.Cut)
	return res, nil
}

// builder makes blocks of items in reading order.
type builder struct {
	body   body
	limits extract.Limits
	cells  int // how many more are allowed
	cut    []int
	blocks []extract.Block
	source strings.Builder
	scale  scale
	feed   string // stands before the next block

	open  *paragraph // whose end is not known yet
	table *grid      // which the next page may go on with
}

// page adds the items of a page.
func (b *builder) page(items []item, number int) {
	for i, it := range items {
		if it.table != nil {
			b.addTable(it.table, i == 0)
			continue
		}
		b.flushTable()
		if it.lines != nil {
			b.flushText()
			b.addAligned(it.lines, number)
			continue
		}
		if b.open != nil && b.open.text.Len() > b.limits.Cell {
			b.flushText()
		}
		if b.open != nil && !b.body.continues(&b.open.last, it.line, i == 0) {
			b.flushText()
		}
		if b.open == nil {
			b.open = &paragraph{}
		}
		b.open.add(it.line, number)
	}
}

// addTable adds a table, or joins it to the one before that goes on with it.
func (b *builder) addTable(g *grid, first bool) {
	b.flushText()
	if b.table != nil && first && b.table.continuedBy(g) && b.table.places()+g.places() <= b.cells {
		b.table.append(g)
		return
	}
	b.flushTable()
	b.table = g
}

func (b *builder) end() {
	b.flushText()
	b.flushTable()
}

func (b *builder) flushText() {
	p := b.open
	if p == nil {
		return
	}
	b.open = nil
	text := p.text.String()
	pos := b.pos(p.page)
	b.source.WriteString(text)
	b.source.WriteString("\n")
	b.blocks = append(b.blocks, extract.Block{Kind: extract.Paragraph, Text: text, Pos: pos, Box: p.box.printed()})
}

// pos returns the place of the next block of a page.
func (b *builder) pos(page int) extract.Pos {
	b.source.WriteString(b.feed)
	b.feed = ""
	return extract.Pos{Page: page, Offset: b.source.Len()}
}

// maxAligned bounds the bytes of a document that lines set in columns may fill,
// most of them blanks.
const maxAligned = 64 << 20

// addAligned adds a paragraph of lines that are set in columns.
func (b *builder) addAligned(a *aligned, page int) {
	if b.source.Len() > maxAligned {
		b.cut = append(b.cut, page)
		return
	}
	pos := b.pos(page)
	parts := a.write(&b.source, b.scale)
	text := b.source.String()[pos.Offset:]
	b.source.WriteByte('\n')
	b.blocks = append(b.blocks, extract.Block{Kind: extract.Paragraph, Text: text, Pos: pos, Box: a.box.printed(), Parts: parts})
}

func (b *builder) flushTable() {
	g := b.table
	if g == nil {
		return
	}
	b.table = nil
	if b.cells -= g.places(); b.cells < 0 {
		b.cells, b.cut = 0, append(b.cut, g.page)
		return
	}
	cells := make([]extract.Cell, len(g.cells))
	pos := b.pos(g.page)
	for i := range g.cells {
		c := &g.cells[i]
		if i > 0 {
			b.source.WriteByte("\t\n"[min(1, c.row-g.cells[i-1].row)])
		}
		cells[i] = extract.Cell{
			Text: c.text, Row: c.row, Col: c.col, RowSpan: c.rows, ColSpan: c.cols,
			Pos: extract.Pos{Page: c.page, Offset: b.source.Len()}, Box: c.box.printed(),
		}
		b.source.WriteString(c.text)
	}
	b.source.WriteByte('\n')
	b.blocks = append(b.blocks, extract.Block{
		Kind: extract.TableBlock, Pos: pos, Box: g.box().printed(),
		Table: extract.NewTable(extract.Markup, g.rowCount(), g.colCount(), cells, pos),
	})
}

// printed gives a box the form of a block's.
func (b Box) printed() extract.Box { return extract.Box{b.X0, b.Y0, b.X1, b.Y1} }
