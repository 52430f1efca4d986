package normalize

import (
	"slices"
	"strings"

	"github.com/gouji/gouji/extract"
	"github.com/gouji/gouji/normalize/admission"
	"github.com/gouji/gouji/normalize/form"
	"github.com/gouji/gouji/normalize/masthead"
	"github.com/gouji/gouji/normalize/number"
	"github.com/gouji/gouji/normalize/outline"
	"github.com/gouji/gouji/normalize/tables"
)

// Reader reads reports of the forms that it was made for. It is safe for
// concurrent use.
type Reader struct {
	// Keep leaves the document and its tables in the report, for those who print
	// them again. It is to be set before the first Read.
	Keep bool

	tables  *tables.Matcher
	outline *outline.Reader
}

// New compiles the labels and headings of forms.
func New(forms []*form.Form) *Reader {
	return &Reader{tables: tables.New(forms), outline: outline.New(forms)}
}

// Read reads the report that a document is, or says why it is none. Sums are
// not checked here; package reconcile does that.
func (r *Reader) Read(doc *extract.Document) (*Report, *Refusal) {
	opening := readOpening(doc)
	doc, others := firstOf(doc, &opening)
	found := r.tables.Find(doc, opening.Year)
	defer found.Done()
	text := r.narrated(doc, &found, &opening)
	outlined := r.outline.Read(outline.Input{
		Blocks: text.blocks, Skip: text.skip, First: text.first,
		Form: found.Form, TableLabel: r.tables.IsLabel,
	})
	verdict := admit(doc, &opening, &found, &outlined)
	if verdict.Refusal != nil {
		return nil, refusalOf(doc, verdict.Refusal)
	}
	if len(others) > 0 {
		verdict.Missing = append(verdict.Missing, admission.OtherReports)
	}
	report := &Report{
		Schema: ReportSchema,
		Source: Source{Format: string(doc.Format), Charset: doc.Charset},
		Title:  opening.Title, Organ: opening.Organ, OrganFull: opening.OrganFull,
		Year: opening.Year, Published: opening.Published,
		Metadata: metadata(opening.Metadata),
		Preamble: outlined.Preamble,
		Sections: sections(outlined.Sections),
		Partial:  verdict.Partial(),
		Faults:   outlined.Faults, Images: doc.Images, TitleAt: opening.at, YearFrom: opening.YearFrom,
	}
	report.fill(&found)
	report.decide()
	report.join(&found)
	report.Tables = rawTables(doc, &found)
	report.see(doc)
	report.remark(doc, &found, verdict.Missing, others)
	if r.Keep {
		report.Document, report.Grids = doc, found.Tables
	}
	return report, nil
}

// Bounds of what is looked at for the masthead.
const (
	openingLines  = 200
	closingLines  = 10
	maxTableLines = 12 // rows of one table: metadata have fewer, data tables say nothing of the masthead
)

// opening is a masthead and where it ends.
type opening struct {
	masthead.Masthead
	after int   // the block behind the title, 0 without one
	row   int   // of the table before that block, the one in which the title ends; -1 without one
	at    Where // of the title's first line
}

// readOpening reads the masthead from the first and the last lines.
func readOpening(doc *extract.Document) opening {
	n := len(doc.Blocks)
	room := n
	for i := range doc.Blocks[:min(n, openingLines)] {
		if t := doc.Blocks[i].Table; t != nil {
			room += min(t.Rows, maxTableLines)
		}
	}
	lines := make([]masthead.Line, 0, min(room, openingLines+closingLines+maxTableLines))
	blocks := make([]int, 0, cap(lines))
	add := func(i int) {
		before := len(lines)
		lines = appendLines(lines, &doc.Blocks[i])
		for range len(lines) - before {
			blocks = append(blocks, i)
		}
	}
	i := 0
	for ; i < n && len(lines) < openingLines; i++ {
		add(i)
	}
	for i = max(i, n-closingLines); i < n; i++ {
		add(i)
	}
	o := opening{row: -1, Masthead: masthead.Read(masthead.Input{Lines: lines, PageTitle: doc.Title, Meta: doc.Meta})}
	if last := o.TitleLine + o.TitleLines - 1; o.TitleLine >= 0 && last < len(blocks) {
		o.after = blocks[last]
		o.at = placeOf(doc.Blocks[blocks[o.TitleLine]].Pos)
		if doc.Blocks[o.after].Kind == extract.TableBlock {
			o.row = last - slices.Index(blocks, o.after)
		}
		if doc.Blocks[o.after].Kind == extract.TableBlock || len(doc.Blocks[o.after].Text) <= len(o.Title)+16 {
			o.after++
		}
	}
	return o
}

// appendLines appends a block as lines: a table row by row, its cells joined by
// tabs.
func appendLines(lines []masthead.Line, b *extract.Block) []masthead.Line {
	if b.Kind != extract.TableBlock {
		return append(lines, masthead.Line{Text: b.Text, Line: b.Pos.Line, Heading: b.Level})
	}
	for r := range min(b.Table.Rows, maxTableLines) {
		cells := b.Table.Row(r)
		if len(cells) == 0 {
			continue
		}
		text := cells[0].Text
		if len(cells) > 1 {
			text = joined(cells)
		}
		lines = append(lines, masthead.Line{Text: text, Line: cells[0].Pos.Line, Table: true})
	}
	return lines
}

// joined puts a tab between the texts of cells.
func joined(cells []extract.Cell) string {
	size := len(cells)
	for i := range cells {
		size += len(cells[i].Text)
	}
	var b strings.Builder
	b.Grow(size)
	for i := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(cells[i].Text)
	}
	return b.String()
}

func metadata(pairs []masthead.Pair) []Meta {
	var out []Meta
	for _, p := range pairs {
		out = append(out, Meta(p))
	}
	return out
}

func sections(from []outline.Section) []Section {
	if len(from) == 0 {
		return nil
	}
	out := make([]Section, len(from))
	for i := range from {
		s := &from[i]
		out[i] = Section{
			Key: s.Key, Number: s.Number, Title: s.Title, Level: s.Level, Text: s.Text,
			Sections: sections(s.Sections), Line: s.Line,
		}
	}
	return out
}

// fill makes facts of the placed cells.
func (r *Report) fill(found *tables.Result) {
	if found.Form == nil {
		return
	}
	r.Form, r.FormData = found.Form.ID, found.Form
	r.Cells = make([]Cell, len(found.Form.Facts))
	r.Facts = make([]Fact, len(found.Cells))
	for i := range found.Cells {
		c := &found.Cells[i]
		f, known := &r.Facts[i], &found.Form.Facts[c.Slot]
		f.ID, f.Unit = known.ID, known.Unit
		f.Value, f.Raw, f.Status, f.Reason = c.Value, c.Text, statusOf(c.Kind), c.Reason
		f.Where = whereOf(c.Place)
		if cell := found.Tables[c.Place.Table].At(c.Place.Row, c.Place.Col); cell != nil {
			f.Where.Box = cell.Box
			f.readFromImage(cell.OCR)
		}
		if c.BySums {
			f.Reading = ReadingSums
		}
		r.Cells[c.Slot] = Cell{Status: f.Status, Value: f.Value, Fact: int32(i) + 1}
	}
	r.doubtImage(found)
}

func statusOf(k number.Kind) Status {
	switch k {
	case number.Number:
		return Stated
	case number.NilMark:
		return Nil
	case number.None:
		return Blank
	}
	return Unreadable
}

func whereOf(p tables.Place) Where {
	w := placeOf(p.Pos)
	w.Table, w.Row, w.Column = p.Table+1, p.Row+1, p.Col+1
	if p.Col < 0 {
		w.Offset, w.Box = 0, [4]float32{} // those of another cell of the row
	}
	return w
}

func placeOf(p extract.Pos) Where {
	w := Where{Page: p.Page, Line: p.Line, Offset: p.Offset}
	if w.Page > 0 { // pages do not number their lines
		w.Line = 0
	}
	return w
}

// rawTables gives out the tables of which no cell is a fact, as printed.
func rawTables(doc *extract.Document, found *tables.Result) []Raw {
	var out []Raw
	for i, t := range found.Tables {
		if found.Placed[i] || doc.Blocks[found.Blocks[i]].Kind != extract.TableBlock || t.Rows < 2 || t.Cols < 2 {
			continue
		}
		out = append(out, rawTable(t, i))
	}
	return out
}

// rawTable writes a table row by row, a cell under a span as an empty text.
func rawTable(t *extract.Table, i int) Raw {
	raw := Raw{Table: i + 1, Line: t.Pos.Line, Rows: make([][]string, t.Rows)}
	for r := range raw.Rows {
		row := make([]string, t.Cols)
		cells := t.Row(r)
		for k := range cells {
			row[cells[k].Col] = cells[k].Text
		}
		for len(row) > 1 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		raw.Rows[r] = row
	}
	return raw
}
