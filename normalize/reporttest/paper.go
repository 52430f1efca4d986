package reporttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// The formats of documents with pages. A Sheet is a page of HTML that a browser
// prints to PDF.
const (
	Sheet Format = "sheet"
	Docx  Format = "docx"
)

// rules says which lines a table is printed with.
type rules uint8

const (
	allRules rules = iota
	rowRules       // those between rows
	noRules
)

// PaperPrinters lists the ways to write a report for paper: as a sheet that a
// browser prints, and as a Word document.
func PaperPrinters() []Printer {
	var out []Printer
	for _, kind := range []struct {
		name, doc string
		rules     rules
	}{
		{"ruled", "Tables with all rules.", allRules},
		{"lines", "Tables with rules between rows only.", rowRules},
		{"bare", "Tables without rules.", noRules},
	} {
		ruled := kind.rules == allRules
		out = append(out,
			// A browser makes a row of empty cells as low as a double rule.
			Printer{Name: "sheet-" + kind.name, Doc: kind.doc, Format: Sheet, Explicit: ruled, Vanishing: true,
				print: func(rng *rand.Rand, d *report) string { return sheetPage(rng, d, kind.rules) }},
			// The file itself has all cells, but what is printed of it need not show them.
			Printer{Name: "docx-" + kind.name, Doc: kind.doc, Format: Docx, Explicit: ruled, Vanishing: !ruled,
				print: func(rng *rand.Rand, d *report) string { return docxFile(rng, d, kind.rules) }})
	}
	return out
}

// PaperLayouts lists every printer for paper with every arrangement that paper can
// show.
func PaperLayouts() []Layout {
	var out []Layout
	for _, p := range PaperPrinters() {
		for _, a := range Arrangements() {
			if !a.Markup {
				out = append(out, Layout{p, a})
			}
		}
	}
	return out
}

// Pushed puts empty space before the table of applications or statistics, so
// that the page ends that many points earlier in it.
func Pushed(points int) Perturbation {
	return Perturbation{
		Name: fmt.Sprintf("pushed-%d", points), Kind: OfNarrative,
		Doc:   "Empty space before the longest table, so that a page ends in it.",
		suits: onPaper,
		report: func(_ *rand.Rand, d *report) bool {
			i := slices.IndexFunc(d.blocks, func(b block) bool {
				return b.kind == table && (b.grid.name == "applications" || b.grid.name == "statistics")
			})
			if i < 0 {
				return false
			}
			d.insert(i, block{kind: space, level: points})
			return true
		},
	}
}

func onPaper(l Layout) bool { return l.Printer.Format == Sheet || l.Printer.Format == Docx }

// paper is how an organ lays out its pages; lengths in points.
type paper struct {
	rules     rules
	margin    int // at the left and right
	top       int
	size      float64 // of the narrative's characters
	small     float64 // of those in tables
	repeats   bool    // header rows are repeated on each page
	whole     bool    // no row is torn by a page
	upright   bool    // labels of groups stand in a column one character wide
	footer    string  // page number, with %s for the number; "" for none
	head      bool    // the title stands at the head of every page
	left      bool    // labels begin at the left of their cells
	numbering bool    // headings are numbered by the program that shows them
	landscape bool    // tables are too wide for an upright page
}

// turn lays the page on its side where a table needs that.
func (p *paper) turn(d *report) {
	for _, b := range d.blocks {
		if b.kind != table {
			continue
		}
		var need float64
		for _, width := range p.wanted(b.grid) {
			need += width
		}
		p.landscape = p.landscape || need > p.room()+1
	}
}

// room is the width between the margins.
func (p paper) room() float64 {
	if p.landscape {
		return 842 - 2*float64(p.margin)
	}
	return 595 - 2*float64(p.margin)
}

func randomPaper(rng *rand.Rand, r rules) paper {
	return paper{
		rules: r, margin: 40 + rng.IntN(35), top: 50 + rng.IntN(30),
		size: pick(rng, []float64{12, 14, 16}), small: pick(rng, []float64{8, 9, 9, 10.5}),
		repeats: chance(rng, 3), whole: chance(rng, 2), upright: chance(rng, 3),
		footer: pick(rng, []string{"", "- %s -", "— %s —", "第 %s 页", "%s", "-%s-"}), head: chance(rng, 5),
		left: chance(rng, 2), numbering: chance(rng, 3),
	}
}

// widths divides the width of a page among a table's columns.
func (p paper) widths(g *grid) []float64 {
	out := p.wanted(g)
	var sum float64
	for _, width := range out {
		sum += width
	}
	if room := p.room(); sum > room {
		for k := range out {
			out[k] *= room / sum
		}
	}
	return out
}

// wanted is what a table's columns need: the values theirs, the labels the rest.
func (p paper) wanted(g *grid) []float64 {
	m := g.matrix()
	free := p.room()
	out := make([]float64, len(m[0]))
	var shares float64
	stubs := make([]float64, len(out))
	for k := range out {
		if k < g.stubs {
			stubs[k] = []float64{1, 2, 6}[min(2, k+3-min(3, g.stubs))]
			if g.stubs < 3 {
				stubs[k] = 6 / float64(1+5*k)
			}
			shares += stubs[k]
			continue
		}
		digits := 2
		for r := range m {
			if c := m[r][k]; c != nil && c.role == value && c.cols == 1 {
				digits = max(digits, len([]rune(c.String())))
			}
		}
		out[k] = max(float64(digits)*p.small*0.62, 2.5*p.small) + 12
		free -= out[k]
	}
	if shares == 0 && free > 0 {
		for k := range out {
			out[k] += free / float64(len(out))
		}
	}
	for k := range stubs {
		if shares > 0 && k < g.stubs {
			out[k] = max(p.small*1.3+6, free*stubs[k]/shares)
		}
	}
	return out
}

// sheetPage writes a page for a browser to print.
func sheetPage(rng *rand.Rand, d *report, r rules) string {
	p := randomPaper(rng, r)
	p.turn(d)
	w := &htmlWriter{rng: rng, dress: dress{sections: true, lines: true}}
	w.element = func(_ *rand.Rand, b block) (tag, attributes string) {
		switch b.kind {
		case title:
			return "h1", ""
		case heading:
			return "h" + fmt.Sprint(b.level+1), ""
		case space:
			return "div", fmt.Sprintf(`style="height:%dpt"`, b.level)
		case pageBreak:
			return "p", `style="text-align:center;break-after:page"`
		case dateline:
			return "p", `style="text-align:center"`
		case signature:
			return "p", `style="text-align:right"`
		}
		return "p", `class="zw"`
	}
	w.attributes = func(_ *rand.Rand, c *cell) string {
		if p.upright && c.role == stub && c.rows > 2 {
			return `class="up"`
		}
		if c.role == stub && p.left {
			return `class="l"`
		}
		return ""
	}
	w.WriteString("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + d.title() + "</title>\n<style>\n")
	w.WriteString(p.css(rng, d.title()))
	w.WriteString("</style>\n</head>\n<body>\n")
	w.blocks(d)
	w.WriteString("</body>\n</html>\n")
	return w.String()
}

// css describes the paper to a browser.
func (p paper) css(rng *rand.Rand, title string) string {
	var s strings.Builder
	f := func(format string, args ...any) { fmt.Fprintf(&s, format, args...) }
	orientation := ""
	if p.landscape {
		orientation = " landscape"
	}
	f("@page{size:A4%s;margin:%dpt %dpt}\n", orientation, p.top, p.margin)
	if p.footer != "" {
		f("@page{@bottom-center{content:\"%s\";font-size:9pt}}\n", strings.Replace(p.footer, "%s", "\" counter(page) \"", 1))
	}
	if p.head {
		f("@page{@top-center{content:\"%s\";font-size:9pt}}\n", title)
	}
	f("body{font:%gpt/1.6 sans-serif;margin:0}\nh1{text-align:center;font-size:20pt}\nh2,h3,h4{font-size:1em;margin:6pt 0;text-indent:2em}\n", p.size)
	f("p{margin:0}\np.zw{text-indent:2em;text-align:justify}\n")
	f("table{width:100%%;border-collapse:collapse;font-size:%gpt;line-height:1.25;margin:6pt 0}\n", p.small)
	f("td{padding:%dpt %dpt;text-align:center}\ntd.l{text-align:left}\ntd.up{width:1em;word-break:break-all}\n", 1+rng.IntN(4), 2+rng.IntN(3))
	switch p.rules {
	case allRules:
		f("td{border:%s solid %s}\n", pick(rng, []string{"0.5pt", "0.75pt", "1pt", "1px", "2pt"}), pick(rng, []string{"#000", "#000", "#333", "#999"}))
		if chance(rng, 4) {
			f("thead td{background:#e8eef7}\n")
		}
		if chance(rng, 8) {
			f("table{border-collapse:separate;border-spacing:2px;border:1px solid #000}\n")
		}
	case rowRules:
		f("td{border-top:0.75pt solid #000;border-bottom:0.75pt solid #000}\n")
	}
	if !p.repeats {
		f("thead{display:table-row-group}\n")
	}
	if p.whole {
		f("tr{break-inside:avoid}\n")
	}
	return s.String()
}
