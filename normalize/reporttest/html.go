package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// htmlWriter writes a report as HTML. What an editor or a converter does to the
// elements is in its dress.
type htmlWriter struct {
	strings.Builder
	rng *rand.Rand
	dress
}

// dress is how a kind of editor writes elements. Functions that are nil leave
// the plain way.
type dress struct {
	upper    bool // tags in capitals
	unquoted bool // attributes without quotation marks where they need none
	unclosed bool // paragraphs, cells and rows without end tags
	th       bool // cells of headers as th
	sections bool // thead and tbody
	lines    bool // line ends between elements
	// element gives the tag and the attributes of a block outside of tables.
	element func(rng *rand.Rand, b block) (tag, attributes string)
	// inline dresses a text within its paragraph or cell.
	inline func(rng *rand.Rand, s string) string
	// cell gives what stands in a cell.
	cell       func(w *htmlWriter, c *cell) string
	attributes func(rng *rand.Rand, c *cell) string // of a cell
	table      string                               // attributes of tables
	row        string                               // attributes of rows
}

// name writes a tag's name.
func (w *htmlWriter) name(tag string) string {
	if w.upper {
		return strings.ToUpper(tag)
	}
	return tag
}

// open writes a start tag with attributes as they are to be printed.
func (w *htmlWriter) open(tag, attributes string) {
	w.WriteByte('<')
	w.WriteString(w.name(tag))
	if attributes != "" {
		w.WriteByte(' ')
		w.WriteString(attributes)
	}
	w.WriteByte('>')
}

func (w *htmlWriter) close(tag string) {
	if w.unclosed && (tag == "p" || tag == "td" || tag == "th" || tag == "tr") {
		w.end()
		return
	}
	w.WriteString("</")
	w.WriteString(w.name(tag))
	w.WriteByte('>')
	w.end()
}

func (w *htmlWriter) end() {
	if w.lines {
		w.WriteByte('\n')
	}
}

// text escapes a text and dresses it; a line end in it becomes a br.
func (w *htmlWriter) text(s string) string {
	if first, rest, broken := strings.Cut(s, "\n"); broken {
		return w.text(first) + "<br>" + w.text(rest)
	}
	if strings.ContainsAny(s, "&<>\u00a0") {
		s = escapes.Replace(s)
	}
	if w.inline == nil || s == "" {
		return s
	}
	return w.inline(w.rng, s)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\u00a0", "&nbsp;")

// blocks writes the whole report.
func (w *htmlWriter) blocks(d *report) {
	w.Grow(16 << 10)
	for _, b := range d.blocks {
		switch {
		case b.kind == table:
			w.grid(b.grid)
		case b.kind == pageBreak && b.text == "":
			w.WriteString("<hr>")
		default:
			tag, attributes := plainElement(w.rng, b)
			if w.element != nil {
				tag, attributes = w.element(w.rng, b)
			}
			w.open(tag, attributes)
			w.WriteString(w.text(b.String()))
			w.close(tag)
		}
	}
}

func plainElement(_ *rand.Rand, b block) (tag, attributes string) {
	switch b.kind {
	case title:
		return "h1", ""
	case heading:
		return "h" + strconv.Itoa(b.level+1), ""
	}
	return "p", ""
}

// grid writes a table.
func (w *htmlWriter) grid(g *grid) {
	w.open("table", w.table)
	w.end()
	if !w.sections {
		w.rows(g.rows)
	} else {
		heads := min(g.heads, len(g.rows))
		if heads > 0 {
			w.open("thead", "")
			w.rows(g.rows[:heads])
			w.close("thead")
		}
		w.open("tbody", "")
		w.rows(g.rows[heads:])
		w.close("tbody")
	}
	w.close("table")
}

func (w *htmlWriter) rows(rows [][]cell) {
	for _, line := range rows {
		w.open("tr", w.row)
		for i := range line {
			w.cellElement(&line[i])
		}
		w.close("tr")
	}
}

func (w *htmlWriter) cellElement(c *cell) {
	tag := "td"
	if w.th && (c.role == header || c.role == caption) {
		tag = "th"
	}
	var attributes string
	if w.attributes != nil {
		attributes = w.attributes(w.rng, c)
	}
	w.open(tag, strings.TrimSpace(w.spans(c)+attributes))
	switch {
	case w.cell != nil:
		w.WriteString(w.cell(w, c))
	default:
		w.WriteString(w.text(c.String()))
	}
	w.close(tag)
}

// spans writes the span attributes of a cell, each with a blank behind it.
func (w *htmlWriter) spans(c *cell) string {
	if c.rows == 1 && c.cols == 1 {
		return ""
	}
	var s strings.Builder
	for _, span := range []struct {
		name string
		n    int
	}{{"colspan", c.cols}, {"rowspan", c.rows}} {
		switch {
		case span.n == 1:
		case w.unquoted:
			s.WriteString(w.name(span.name) + "=" + strconv.Itoa(span.n) + " ")
		default:
			s.WriteString(w.name(span.name) + `="` + strconv.Itoa(span.n) + `" `)
		}
	}
	return s.String()
}

// document frames what body writes as a page with a head.
func (w *htmlWriter) document(d *report, body func()) string {
	w.WriteString("<!DOCTYPE html>\n<html>\n<head>\n")
	w.WriteString(w.charset())
	fmt.Fprintf(w, "<title>%s</title>\n</head>\n<body>\n", d.title())
	body()
	w.WriteString("\n</body>\n</html>\n")
	return w.String()
}

// charset declares the charset in one of the two ways, or not at all.
func (w *htmlWriter) charset() string {
	switch w.rng.IntN(5) {
	case 0:
		return ""
	case 1, 2:
		return `<meta http-equiv="Content-Type" content="text/html; ` + declaration + `">` + "\n"
	default:
		return "<meta " + declaration + ">\n"
	}
}
