package reporttest

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// Format is the kind of file that a layout is printed to.
type Format string

// The formats.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
)

// Printer is a way to write a report to a file.
type Printer struct {
	Name   string
	Doc    string // one sentence: what the file looks like, and what makes such files
	Format Format
	// Lossy is true where an empty cell leaves no trace, so that the place of a
	// blank cannot be known: only reports without blanks are printed so.
	Lossy bool
	// Vanishing is true where a row of empty cells leaves no trace.
	Vanishing bool
	// Unlined is true where a line does not end where a row ends, so that a page
	// number may be taken for a cell.
	Unlined bool
	// Explicit is true where the end of each cell is marked, so that a cell may
	// hold blanks.
	Explicit bool
	// Fused is true where the numbers of a row run together: they are unreadable.
	Fused bool
	print func(*rand.Rand, *report) string
}

// Printers lists the ways to write a report.
func Printers() []Printer {
	return slices.Concat(textPrinters(), markdownPrinters(), htmlPrinters())
}

// Layout is an arrangement of the tables written by a printer.
type Layout struct {
	Printer     Printer
	Arrangement Arrangement
}

// Layouts lists every printer with every arrangement that it can express.
func Layouts() []Layout {
	var out []Layout
	for _, p := range Printers() {
		for _, a := range Arrangements() {
			if a.Markup && p.Format != HTML || a.Numbered && p.Unlined || p.Fused && a.Name != "official" {
				continue
			}
			out = append(out, Layout{p, a})
		}
	}
	return out
}

// Name is the printer's and the arrangement's name.
func (l Layout) Name() string { return l.Printer.Name + "/" + l.Arrangement.Name }

// Fits reports whether the layout can show the report without losing anything.
func (l Layout) Fits(t Truth) bool {
	if l.Arrangement.Forms != nil && !slices.Contains(l.Arrangement.Forms, t.Form) {
		return false
	}
	if (l.Printer.Lossy || l.Printer.Fused) && t.HasBlanks() {
		return false
	}
	for _, r := range proceedingRows() {
		// The rows of this table have no labels in most arrangements.
		if l.Printer.Vanishing && t.uniform("proceedings."+r+".", Blank) || l.Printer.Format == Markdown &&
			l.Arrangement.Titled && t.uniform("proceedings."+r+".", Nil) {
			return false
		}
	}
	return true
}

// uniform reports whether the report prints proceedings under that prefix, all
// with the same status.
func (t Truth) uniform(prefix string, status Status) bool {
	for _, column := range resultColumns() {
		if v, ok := t.Facts[prefix+column]; !ok || v.Status != status {
			return false
		}
	}
	return true
}

// Document is a printed report and what a careful reader finds in it.
type Document struct {
	Name   string // layout and perturbations
	Format Format
	Bytes  []byte
	// Charsets are the names under which the bytes may be reported.
	Charsets []string
	Want     Truth
}

// Render prints a report. It reports false where the layout or a perturbation
// does not suit it.
func Render(rng *rand.Rand, t Truth, l Layout, perturbations ...Perturbation) (Document, bool) {
	t = t.Clone()
	slices.SortStableFunc(perturbations, func(a, b Perturbation) int { return int(a.Kind) - int(b.Kind) })
	names := []string{t.Form, l.Name()}
	for _, p := range perturbations {
		if !p.Suits(l) || p.truth != nil && !p.truth(rng, &t) {
			return Document{}, false
		}
		names = append(names, p.Name)
	}
	if !l.Fits(t) {
		return Document{}, false
	}
	d := compose(rng, t)
	for _, p := range perturbations {
		if p.table != nil && !p.table(rng, d) {
			return Document{}, false
		}
	}
	l.Arrangement.apply(rng, d)
	for _, p := range perturbations {
		if p.report != nil && !p.report(rng, d) {
			return Document{}, false
		}
	}
	if l.Printer.Fused {
		d.truth.fuse()
	}
	out := Document{
		Name:     strings.Join(names, " "),
		Format:   l.Printer.Format,
		Bytes:    []byte(l.Printer.print(rng, d)),
		Charsets: []string{"utf-8"},
	}
	out.Want = d.truth
	for _, p := range perturbations {
		if p.file != nil && !p.file(rng, &out) {
			return Document{}, false
		}
	}
	if len(perturbations) > 0 || l.Printer.Fused {
		out.Want.settle()
	}
	return out, true
}

// settle judges the sums anew after cells have become unreadable.
func (t *Truth) settle() {
	t.Broken = t.broken()
	if t.Injected == nil {
		return
	}
	repairs := t.Repairs()
	t.Injected.Determined = len(t.Injected.Facts) == 1 && len(repairs) == 1 &&
		repairs[0] == Repair{t.Injected.Facts[0], t.Injected.Was[0]}
}

// fuse makes the facts unreadable whose numbers run together. A number alone
// behind its label can still be read, by who dares.
func (t *Truth) fuse() {
	for id, v := range t.Facts {
		alone := strings.HasPrefix(id, "disclosure.") && len(disclosureRow(t, id)) == 1 || t.Form == OGI2014
		if alone {
			v.Doubtful = true
		} else {
			v.Print = v.Printed()
			v.Status, v.Fused = Unreadable, true
		}
		t.Facts[id] = v
	}
}

// disclosureRow returns the facts printed in the row of one.
func disclosureRow(t *Truth, id string) []string {
	prefix := id[:strings.LastIndexByte(id, '.')+1]
	return slices.DeleteFunc(t.IDs(), func(other string) bool { return !strings.HasPrefix(other, prefix) })
}
